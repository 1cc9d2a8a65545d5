//! The phrase tables of `tests/gold/phrases`, each phrase read as a paper of its own.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of a test stop at the first surprise"
)]

use griffie::lexicon::Grammars;
use griffie::{Facts, Griffie, Paper, Source};
use std::collections::BTreeMap;
use std::path::PathBuf;

type Phrase = BTreeMap<String, String>;

fn phrases(table: &str) -> Vec<Phrase> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/gold/phrases")
        .join(format!("{table}.tsv"));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .flexible(true)
        .from_path(path)
        .unwrap();
    let columns = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cell = |i: usize| row.get(i).unwrap_or_default().to_owned();
        columns.iter().enumerate().map(|(i, name)| (name.to_owned(), cell(i))).collect()
    });
    rows.collect()
}

/// The faults of a table: phrases in which `found` does not give what the row says. `found` gives
/// the quote and the values in the order of `columns`.
fn faults(
    table: &str,
    columns: &[&str],
    found: impl Fn(&Paper) -> Vec<Vec<String>>,
) -> Vec<String> {
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let rows = phrases(table);
    assert!(rows.len() >= 10, "{table} has {} phrases", rows.len());
    let mut faults = Vec::new();
    for row in rows {
        let mut source = Source::plain("phrase.txt", row["text"].clone());
        source.metadata.date = row.get("reference").map(|day| day.parse().unwrap());
        let paper = griffie.read(source);
        let got = found(&paper);
        let want: Vec<String> = columns.iter().map(|column| row[*column].clone()).collect();
        let right = if want[0].is_empty() { got.is_empty() } else { got.contains(&want) };
        if !right {
            faults.push(format!("{:?}: want {want:?}, got {got:?}", row["text"]));
        }
    }
    faults
}

fn quote(paper: &Paper, place: griffie::layout::Place) -> String {
    paper.layout.source_span(place).of(&paper.source.text).to_owned()
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The name a closed list has in the tables: `EntryIntoForce` is `entry_into_force`.
fn name(value: impl std::fmt::Debug) -> String {
    let mut name = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
}

fn facts(paper: &Paper) -> &Facts {
    &paper.facts
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} phrases are read wrong:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn events() {
    assert_none(&faults("events", &["quote", "earliest", "latest"], |paper| {
        let rows = facts(paper).events.iter();
        rows.map(|row| vec![quote(paper, row.place), day(row.time.earliest), day(row.time.latest)])
            .collect()
    }));
}

#[test]
fn deadlines() {
    assert_none(&faults("deadlines", &["quote", "latest", "kind"], |paper| {
        let rows = facts(paper).deadlines.iter();
        rows.map(|row| vec![quote(paper, row.place), day(row.time.latest), name(row.kind)])
            .collect()
    }));
}

#[test]
fn amounts() {
    let number = |value: i128| {
        let text = format!("{}.{:04}", value / 10_000, value % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    assert_none(&faults("amounts", &["quote", "low", "high", "currency", "recurrence"], |paper| {
        let rows = facts(paper).amounts.iter();
        rows.map(|row| {
            let recurrence = row.recurrence.map(name);
            vec![
                quote(paper, row.place),
                number(row.low),
                number(row.high),
                row.currency.as_str().to_owned(),
                recurrence.unwrap_or_default(),
            ]
        })
        .collect()
    }));
}

#[test]
fn references() {
    assert_none(&faults("references", &["quote", "kind", "identifier"], |paper| {
        let rows = facts(paper).references.iter();
        rows.map(|row| {
            vec![
                quote(paper, row.place),
                row.kind.to_owned(),
                row.identifier.clone().unwrap_or_default(),
            ]
        })
        .collect()
    }));
}
