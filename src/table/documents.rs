//! The tables `documents` and `texts`: one row a paper.

use super::column::{Column, Definition};
use super::sheet::Sheet;
use super::term::{CHAMBERS, DocumentDateBasis};

type Row<'s> = &'s Sheet<'s>;

pub(super) fn definition<'s>() -> Definition<Row<'s>> {
    Definition {
        name: "documents",
        about: "The papers, one row each.",
        key: "doc_id",
        unique: &[&["source"], &["sha256"]],
        columns: columns(),
    }
}

#[expect(clippy::too_many_lines, reason = "a list, a column an entry")]
fn columns<'s>() -> Vec<Column<Row<'s>>> {
    vec![
        Column::text(
            "doc_id",
            "The first 16 hex digits of the SHA-256 of its bytes.",
            |sheet: &Row<'_>| sheet.doc_id().into(),
        )
        .like("[0-9a-f]{16}"),
        Column::text(
            "source",
            "Its path under the input folder, that folder's own name in front; more of its \
             parents' names where two papers would share one. A row of a table is \
             corpus.jsonl#7, by its id; a file in an archive is archive.zip/path/brief.txt.",
            |sheet: &Row<'_>| sheet.paper.source.name.as_str().into(),
        )
        .such_as("papers/2024/brief.txt"),
        Column::text("media_type", "The format of the file.", |sheet: &Row<'_>| {
            sheet.paper.source.media_type.as_str().into()
        })
        .such_as("text/plain"),
        Column::text("sha256", "The SHA-256 of its bytes.", |sheet: &Row<'_>| {
            sheet.paper.source.sha256.as_str().into()
        })
        .like("[0-9a-f]{64}"),
        Column::term("kind", "What kind of paper it is.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.kind
        }),
        Column::list(
            "kind_evidence",
            "Which marks of that kind were seen where.",
            |sheet: &Row<'_>| sheet.paper.facts.document.evidence.clone(),
        ),
        Column::maybe_text(
            "soort",
            "The Tweede Kamer's own name for what `overig` is, where plain.",
            |sheet: &Row<'_>| sheet.paper.facts.document.header.soort.as_deref().map(Into::into),
        )
        .dutch()
        .such_as("Memorie van toelichting"),
        Column::maybe_text("title", "Its title or subject.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.title.as_deref().map(Into::into)
        })
        .dutch(),
        Column::maybe_date("date", "Its date.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.date.map(|(date, _)| date)
        }),
        Column::maybe_term(
            "date_basis",
            "Whether the text states the date, a record gives it, or only bounds were inferred.",
            |sheet: &Row<'_>| {
                let document = &sheet.paper.facts.document;
                match document.header.date {
                    Some((_, basis)) => Some(DocumentDateBasis::Known(basis)),
                    None => document.reference.map(|_| DocumentDateBasis::Inferred),
                }
            },
        ),
        Column::maybe_date(
            "reference_earliest",
            "The first day it can be of: future expressions are counted from it.",
            |sheet: &Row<'_>| {
                let document = &sheet.paper.facts.document;
                let date = document.header.date.map(|(date, _)| date);
                document.reference.map(|reference| reference.earliest).or(date)
            },
        ),
        Column::maybe_date(
            "reference_latest",
            "The last day it can be of: past expressions are counted from it.",
            |sheet: &Row<'_>| {
                let document = &sheet.paper.facts.document;
                let date = document.header.date.map(|(date, _)| date);
                document.reference.map(|reference| reference.latest).or(date)
            },
        ),
        Column::maybe_text(
            "chamber",
            "Tweede Kamer, Eerste Kamer or Verenigde Vergadering.",
            |sheet: &Row<'_>| sheet.paper.facts.document.header.chamber.map(Into::into),
        )
        .one_of(CHAMBERS),
        Column::maybe_text("session_year", "The parliamentary year.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.session_year.as_deref().map(Into::into)
        })
        .like("[0-9]{4}-[0-9]{4}")
        .such_as("2023-2024"),
        Column::maybe_text(
            "dossier",
            "The dossier, with its budget chapter where it has one.",
            |sheet: &Row<'_>| sheet.paper.facts.document.header.dossier.as_deref().map(Into::into),
        )
        .such_as("36410-VI"),
        Column::maybe_text("number", "Its number, as the paper bears it.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.number.as_deref().map(Into::into)
        })
        .such_as("264"),
        Column::maybe_term("number_kind", "Which series the number is of.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.number_kind
        }),
        Column::maybe_text("identifier", "Its official identifier.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.identifier.as_deref().map(Into::into)
        })
        .such_as("kst-29517-264"),
        Column::maybe_text("case_number", "The case it belongs to.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.case_number.as_deref().map(Into::into)
        })
        .such_as("2025Z18704"),
        Column::maybe_text("sender", "Who sends it, as written.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.sender.as_deref().map(Into::into)
        })
        .dutch(),
        Column::maybe_text("addressee", "To whom, as written.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.addressee.as_deref().map(Into::into)
        })
        .dutch(),
        Column::maybe_text("signatory", "Who signed it.", |sheet: &Row<'_>| {
            sheet.paper.facts.document.header.signatory.as_deref().map(Into::into)
        })
        .dutch(),
        Column::int("characters", "The length of its text.", |sheet: &Row<'_>| sheet.characters())
            .at_least(0)
            .in_unit("Unicode code points"),
    ]
}

/// The table `texts`.
pub(super) fn texts<'s>() -> Definition<Row<'s>> {
    Definition {
        name: "texts",
        about: "The text of each paper: what every char_start and char_end counts in.",
        key: "doc_id",
        unique: &[],
        columns: vec![
            Column::text("doc_id", "The document.", |sheet: &Row<'_>| sheet.doc_id().into())
                .points_at("documents", "doc_id"),
            Column::text(
                "text",
                "Its text; for a plain text file unchanged, less a byte order mark.",
                |sheet: &Row<'_>| sheet.paper.source.text.as_str().into(),
            )
            .dutch(),
        ],
    }
}
