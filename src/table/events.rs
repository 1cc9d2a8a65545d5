//! The table `events`.

use super::column::{Column, Definition};
use super::place::{Row, UNIQUE, around};
use crate::fact::Event;

pub(super) fn definition<'s>() -> Definition<Row<'s, Event>> {
    let id = Column::text("event_id", "The event.", |row: &Row<'_, Event>| row.id().into())
        .like("[0-9a-f]{16}-e[0-9]+");
    let own = vec![
        Column::text(
            "edtf",
            "When, as an EDTF string (Extended Date/Time Format, level 2).",
            |row: &Row<'_, Event>| row.fact.time.edtf.as_str().into(),
        )
        .such_as("2025-10-24"),
        Column::maybe_date("earliest", "The first day it can mean.", |row: &Row<'_, Event>| {
            row.fact.time.earliest
        }),
        Column::maybe_date("latest", "The last day it can mean.", |row: &Row<'_, Event>| {
            row.fact.time.latest
        }),
        Column::term("granularity", "The unit the text speaks in.", |row: &Row<'_, Event>| {
            row.fact.time.granularity
        }),
        Column::term(
            "relation",
            "How the event stands to the time: at it, before it, by it at the latest …",
            |row: &Row<'_, Event>| row.fact.relation,
        ),
        Column::term(
            "basis",
            "Whether the text states the year, or the time is counted from the document's date, \
             stated or inferred.",
            |row: &Row<'_, Event>| row.fact.time.basis,
        ),
        Column::term("kind", "What kind of event.", |row: &Row<'_, Event>| row.fact.kind),
        Column::term(
            "modality",
            "Whether it happened, goes on, is planned, or is expected.",
            |row: &Row<'_, Event>| row.fact.modality,
        ),
        Column::text(
            "clause",
            "What happened, in the words of the sentence, mended.",
            |row: &Row<'_, Event>| row.reading_or_own(row.fact.clause).into(),
        )
        .dutch(),
        Column::list(
            "organisation_ids",
            "Organisations of the same sentence: rows of organisations.",
            |row: &Row<'_, Event>| row.fact.organisation_ids.clone(),
        )
        .points_at("organisations", "org_id")
        .such_as("mnre1058;oorg10264"),
    ];
    Definition {
        name: "events",
        about: "What happened or will happen, and when: one row a time named in the text.",
        key: "event_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
