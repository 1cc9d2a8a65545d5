//! The table `references`.

use super::column::{Column, Definition};
use super::place::{Row, UNIQUE, around};
use super::term::{CHAMBERS, REFERENCE_KINDS};
use crate::fact::Reference;

pub(super) fn definition<'s>() -> Definition<Row<'s, Reference>> {
    let id =
        Column::text("reference_id", "The reference.", |row: &Row<'_, Reference>| row.id().into())
            .like("[0-9a-f]{16}-r[0-9]+");
    let own = vec![
        Column::text("kind", "What is referred to.", |row: &Row<'_, Reference>| {
            row.fact.kind.into()
        })
        .one_of(REFERENCE_KINDS),
        Column::maybe_text(
            "identifier",
            "Its identifier, in the form of its kind.",
            |row: &Row<'_, Reference>| row.fact.identifier.as_deref().map(Into::into),
        )
        .such_as("kst-29517-264"),
        Column::maybe_text("url", "Its official address.", |row: &Row<'_, Reference>| {
            row.fact.url.as_deref().map(Into::into)
        }),
        Column::maybe_text(
            "chamber",
            "Tweede Kamer, Eerste Kamer or Verenigde Vergadering.",
            |row: &Row<'_, Reference>| row.fact.chamber.map(Into::into),
        )
        .one_of(CHAMBERS),
        Column::maybe_text(
            "session_year",
            "The parliamentary year.",
            |row: &Row<'_, Reference>| row.fact.session_year.as_deref().map(Into::into),
        )
        .like("[0-9]{4}-[0-9]{4}")
        .such_as("2023-2024"),
        Column::maybe_text(
            "dossier",
            "The dossier, with its budget chapter where it has one.",
            |row: &Row<'_, Reference>| row.fact.dossier.as_deref().map(Into::into),
        )
        .such_as("36410-VI"),
        Column::maybe_text(
            "number",
            "The number within the dossier, the session year or the gazette.",
            |row: &Row<'_, Reference>| row.fact.number.as_deref().map(Into::into),
        ),
        Column::maybe_text("cited_page", "The page or pages cited.", |row: &Row<'_, Reference>| {
            row.fact.cited_page.as_deref().map(Into::into)
        })
        .such_as("7-8"),
        Column::maybe_text("law", "The law's name as written.", |row: &Row<'_, Reference>| {
            row.fact.law.as_deref().map(Into::into)
        })
        .dutch(),
        Column::maybe_text("article", "The article cited.", |row: &Row<'_, Reference>| {
            row.fact.article.as_deref().map(Into::into)
        })
        .such_as("3.1"),
        Column::maybe_text(
            "bwb_id",
            "The law's number in the Basiswettenbestand.",
            |row: &Row<'_, Reference>| row.fact.bwb_id.as_deref().map(Into::into),
        )
        .such_as("BWBR0039429"),
    ];
    Definition {
        name: "references",
        about: "Citations of papers, gazettes, laws, judgments, reports and web pages.",
        key: "reference_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
