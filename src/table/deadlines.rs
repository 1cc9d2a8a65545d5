//! The table `deadlines`.

use super::column::{Column, Definition};
use super::place::{Row, UNIQUE, around};
use crate::fact::Deadline;

pub(super) fn definition<'s>() -> Definition<Row<'s, Deadline>> {
    let id =
        Column::text("deadline_id", "The deadline.", |row: &Row<'_, Deadline>| row.id().into())
            .like("[0-9a-f]{16}-d[0-9]+");
    let own = vec![
        Column::text(
            "event_id",
            "The event at the same place: a row of events.",
            |row: &Row<'_, Deadline>| row.sheet.id('e', row.source).into(),
        )
        .points_at("events", "event_id"),
        Column::text(
            "edtf",
            "When, as an EDTF string (Extended Date/Time Format, level 2).",
            |row: &Row<'_, Deadline>| row.fact.time.edtf.as_str().into(),
        )
        .such_as("2026-33"),
        Column::maybe_date(
            "earliest",
            "The first day the time named can mean.",
            |row: &Row<'_, Deadline>| row.fact.time.earliest,
        ),
        Column::maybe_date(
            "latest",
            "The last day on which it is still in time.",
            |row: &Row<'_, Deadline>| row.fact.time.latest,
        ),
        Column::term("kind", "What is to happen.", |row: &Row<'_, Deadline>| row.fact.kind),
        Column::term(
            "firmness",
            "Whether it will happen, is expected to, or is aimed at.",
            |row: &Row<'_, Deadline>| row.fact.firmness,
        ),
        Column::maybe_text("owner", "Who is to do it, as written.", |row: &Row<'_, Deadline>| {
            row.fact.owner.map(|place| row.sheet.reading(place).into())
        })
        .dutch()
        .such_as("het kabinet"),
        Column::maybe_text(
            "owner_id",
            "The organisation that is to do it: a row of organisations.",
            |row: &Row<'_, Deadline>| row.fact.owner_id.as_deref().map(Into::into),
        )
        .points_at("organisations", "org_id"),
        Column::maybe_text("recipient", "For whom, as written.", |row: &Row<'_, Deadline>| {
            row.fact.recipient.map(|place| row.sheet.reading(place).into())
        })
        .dutch()
        .such_as("uw Kamer"),
        Column::text("cue", "The words that make it a deadline.", |row: &Row<'_, Deadline>| {
            row.reading_or_own(row.fact.cue).into()
        })
        .dutch()
        .such_as("uiterlijk"),
        Column::text(
            "clause",
            "What is to be done, in the words of the sentence, mended.",
            |row: &Row<'_, Deadline>| row.reading_or_own(row.fact.clause).into(),
        )
        .dutch(),
    ];
    Definition {
        name: "deadlines",
        about: "Terms that still lay ahead when the paper was written: promises, deliveries, \
                entries into force.",
        key: "deadline_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
