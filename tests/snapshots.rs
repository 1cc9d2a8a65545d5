//! What griffie reads in each seed, table by table, for review.
//!
//! A snapshot is what the program said last time; what is true stands in `tests/gold/`. Each shows
//! the rows of one table in aligned columns, the columns that carry the reading only.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use support::{extract, of_repository, table as rows_of};

/// A row of a CSV table, by column.
type Row = BTreeMap<String, String>;

/// The columns shown of each table, place columns first where the table has them.
const SHOWN: [(&str, &[&str]); 10] = [
    (
        "documents",
        &[
            "kind",
            "kind_evidence",
            "soort",
            "title",
            "date",
            "date_basis",
            "reference_earliest",
            "reference_latest",
            "chamber",
            "session_year",
            "dossier",
            "number",
            "number_kind",
            "identifier",
            "case_number",
            "sender",
            "addressee",
            "signatory",
            "characters",
        ],
    ),
    ("questions", &["number", "answers_with", "refers_to", "question", "answer"]),
    (
        "events",
        &["char_start", "reading", "edtf", "relation", "basis", "kind", "modality", "clause"],
    ),
    (
        "deadlines",
        &[
            "char_start",
            "reading",
            "earliest",
            "latest",
            "kind",
            "firmness",
            "owner",
            "recipient",
            "cue",
            "clause",
        ],
    ),
    (
        "amounts",
        &[
            "char_start",
            "reading",
            "value_low",
            "value_high",
            "currency",
            "qualifier",
            "recurrence",
            "year_from",
            "year_to",
            "label",
        ],
    ),
    ("organisation_mentions", &["char_start", "reading", "org_id", "alias_of", "rule"]),
    ("references", &["char_start", "reading", "kind", "identifier", "url", "in_note"]),
    ("motions", &["char_start", "reading", "submitters", "identifier", "status"]),
    ("organisations", &["org_id", "name", "names", "kind", "mentions"]),
    ("warnings", &["stage", "message", "char_start"]),
];

/// Few rows or long texts read best as blocks, many short rows as aligned columns.
fn page(table: &str, columns: &[&str], rows: &[Row]) -> String {
    let mut page = String::new();
    if matches!(table, "documents" | "questions") {
        for row in rows {
            for column in columns {
                writeln!(page, "{column:<18} {}", row[*column]).unwrap();
            }
            page.push('\n');
        }
        return page;
    }
    let cell = |text: &str| text.replace('\n', " ").chars().take(90).collect::<String>();
    let width = |column: &&str| {
        let cells = rows.iter().map(|row| cell(&row[*column]).chars().count());
        cells.chain([column.len()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let mut line = |cells: Vec<String>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        writeln!(page, "{}", padded.collect::<Vec<_>>().join("  ").trim_end()).unwrap();
    };
    line(columns.iter().map(ToString::to_string).collect());
    for row in rows {
        line(columns.iter().map(|column| cell(&row[*column])).collect());
    }
    page
}

#[test]
fn every_table_of_every_seed() {
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("data");
    let run = extract(&[of_repository("seeds")], &data, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let documents = rows_of(&data, "documents");
    assert_eq!(documents.len(), 5);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(of_repository("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (table, columns) in SHOWN {
            let all = rows_of(&data, table);
            if table == "organisations" {
                insta::assert_snapshot!("all__organisations", page(table, columns, &all));
                continue;
            }
            for document in &documents {
                let own: Vec<Row> =
                    all.iter().filter(|row| row["doc_id"] == document["doc_id"]).cloned().collect();
                if own.is_empty() {
                    continue;
                }
                let seed = Path::new(&document["source"]).file_stem().unwrap().to_string_lossy();
                let name = format!("{}__{table}", seed.split('_').next().unwrap_or(&seed));
                insta::assert_snapshot!(name, page(table, columns, &own));
            }
        }
    });
}
