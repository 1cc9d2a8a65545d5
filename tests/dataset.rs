//! What holds for every dataset: every fact can be pointed at, CSV and Parquet are the same, and
//! the same papers give the same bytes.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test stop at the first surprise"
)]

mod support;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use griffie::table::{ColumnType, schema};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use support::{PLACED, extract, files, papers, table};

type Row = BTreeMap<String, String>;

fn dataset() -> (tempfile::TempDir, std::path::PathBuf) {
    let room = tempfile::tempdir().expect("folder");
    let out = room.path().join("data");
    let run = extract(&papers(room.path()), &out, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    (room, out)
}

#[test]
fn ok_every_fact_is_the_text_at_its_place() {
    let (_room, data) = dataset();
    let texts = table(&data, "texts").into_iter();
    let texts: BTreeMap<String, Vec<char>> = texts
        .map(|mut row| (row.remove("doc_id").unwrap(), row["text"].chars().collect()))
        .collect();
    let mut facts = 0;
    for (name, letter) in PLACED {
        let mut last = BTreeMap::new();
        for row in table(&data, name) {
            let doc_id = &row["doc_id"];
            let (start, end): (usize, usize) =
                (row["char_start"].parse().unwrap(), row["char_end"].parse().unwrap());
            let there: String = texts[doc_id][start..end].iter().collect();
            assert_eq!(row["quote"], there, "{name} {row:?}");
            let id = schema().iter().find(|table| table.name == name).unwrap().key;
            assert_eq!(row[id], format!("{doc_id}-{letter}{start}"));
            assert!(row["sentence"].chars().count() <= 600, "{name} {row:?}");
            if name != "questions" && row["reading"].chars().count() < 600 {
                assert!(row["sentence"].contains(row["reading"].trim()), "{name} {row:?}");
            }
            assert!(!row["reading"].contains('\n') || name == "questions", "{name} {row:?}");
            let before = last.insert(doc_id.clone(), start);
            assert!(before < Some(start), "{name}: places are unique and in order: {row:?}");
            facts += 1;
        }
    }
    assert!(facts > 300, "only {facts} facts in all papers");
}

#[test]
fn ok_rows_point_at_rows_that_are_there() {
    let (_room, data) = dataset();
    let keys = |name: &str, column: &str| -> BTreeSet<String> {
        table(&data, name).into_iter().map(|mut row| row.remove(column).unwrap()).collect()
    };
    let all = |text: &str| -> Vec<String> {
        text.split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    let (documents, events, organisations, mentions, rules) = (
        keys("documents", "doc_id"),
        keys("events", "event_id"),
        keys("organisations", "org_id"),
        keys("organisation_mentions", "mention_id"),
        keys("rules", "rule"),
    );
    for (name, _) in PLACED {
        for row in table(&data, name) {
            assert!(documents.contains(&row["doc_id"]), "{name} {row:?}");
            assert!(rules.contains(&row["rule"]), "no such rule: {name} {row:?}");
            let ids = row.get("organisation_ids").or(row.get("owner_id"));
            for id in all(ids.map_or("", String::as_str)) {
                assert!(organisations.contains(&id), "no organisation {id}: {name} {row:?}");
            }
            if name == "deadlines" {
                assert!(events.contains(&row["event_id"]), "no such event: {row:?}");
            }
            if name == "organisation_mentions" {
                assert!(organisations.contains(&row["org_id"]), "no such organisation: {row:?}");
                let definer = &row["alias_of"];
                assert!(definer.is_empty() || mentions.contains(definer), "no definer: {row:?}");
            }
        }
    }
    let counted: i64 = table(&data, "organisations")
        .iter()
        .map(|row| row["mentions"].parse::<i64>().unwrap())
        .sum();
    assert_eq!(counted as usize, mentions.len());
}

#[test]
fn ok_cells_are_what_the_schema_says() {
    let (_room, data) = dataset();
    for described in schema() {
        let rows = table(&data, described.name);
        for column in &described.columns {
            for row in &rows {
                let cell = &row[column.name];
                let context = || format!("{}.{}: {cell:?}", described.name, column.name);
                let required = !column.nullable && column.kind != ColumnType::List;
                assert!(!(required && cell.is_empty()), "empty: {}", context());
                if !column.values.is_empty() && !cell.is_empty() {
                    assert!(column.values.contains(&cell.as_str()), "not listed: {}", context());
                }
            }
        }
        let keys: BTreeSet<&String> =
            rows.iter().filter_map(|row| row.get(described.key)).collect();
        assert!(keys.len() == rows.len() || described.key.is_empty(), "key of {}", described.name);
    }
}

#[test]
fn ok_documents_stand_in_order_of_source() {
    let (_room, data) = dataset();
    let sources: Vec<String> = table(&data, "documents")
        .into_iter()
        .map(|mut row| row.remove("source").unwrap())
        .collect();
    assert!(sources.is_sorted(), "{sources:?}");
    assert!(sources.iter().any(|source| source.starts_with("seeds/000_")), "{sources:?}");
    let order: Vec<String> = table(&data, "documents")
        .into_iter()
        .map(|mut row| row.remove("doc_id").unwrap())
        .collect();
    for name in ["texts", "questions", "events", "organisation_mentions", "references"] {
        let mut met: Vec<String> =
            table(&data, name).into_iter().map(|mut row| row.remove("doc_id").unwrap()).collect();
        met.dedup();
        let want: Vec<String> = order.iter().filter(|id| met.contains(id)).cloned().collect();
        assert_eq!(met, want, "{name}");
    }
}

#[test]
fn ok_csv_and_parquet_hold_the_same_rows() {
    let (_room, data) = dataset();
    for described in schema() {
        let file = File::open(data.join(format!("{}.parquet", described.name))).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        assert_eq!(reader.schema().fields(), described.arrow().fields(), "{}", described.name);
        let batches: Vec<RecordBatch> = reader.build().unwrap().collect::<Result<_, _>>().unwrap();
        let from_parquet: Vec<Row> = batches.iter().flat_map(rows_of).collect();
        assert_eq!(table(&data, described.name), from_parquet, "{}", described.name);
    }
}

/// The rows of a batch as the cells CSV would have, written here anew.
fn rows_of(batch: &RecordBatch) -> Vec<Row> {
    let schema = batch.schema();
    let row = |row: usize| {
        let cells = schema.fields().iter().zip(batch.columns()).map(|(field, column)| {
            let cell = if column.is_null(row) {
                assert!(field.is_nullable(), "{field:?}");
                String::new()
            } else {
                cell_of(column, row)
            };
            (field.name().clone(), cell)
        });
        cells.collect()
    };
    (0..batch.num_rows()).map(row).collect()
}

fn cell_of(column: &dyn Array, row: usize) -> String {
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Date32 => {
            let date = column.as_primitive::<Date32Type>().value_as_date(row).unwrap();
            date.format("%Y-%m-%d").to_string()
        }
        DataType::Decimal128(20, 4) => {
            let text = column.as_primitive::<Decimal128Type>().value_as_string(row);
            let text = text.trim_end_matches("00");
            if text.ends_with('.') { format!("{text}00") } else { trimmed(text) }
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            let items: Vec<&str> = items.as_string::<i32>().iter().flatten().collect();
            assert!(items.iter().all(|item| !item.is_empty() && !item.contains(';')), "{items:?}");
            items.join(";")
        }
        other => panic!("a type no table has: {other}"),
    }
}

/// A decimal without a zero in the fourth place.
fn trimmed(text: &str) -> String {
    let decimals = text.len() - text.find('.').unwrap() - 1;
    if decimals == 4 { text.trim_end_matches('0').to_owned() } else { text.to_owned() }
}

#[test]
fn ok_same_papers_same_bytes() {
    let room = tempfile::tempdir().unwrap();
    let papers = papers(room.path());
    let turned: Vec<_> = papers.iter().rev().chain(&papers).cloned().collect();
    let (one, many, again) = ("one", "many", "again");
    let run = |name: &str, inputs: &[std::path::PathBuf], jobs: &str| {
        let out = room.path().join(name);
        assert_eq!(extract(inputs, &out, &["--jobs", jobs]).code, Some(0));
        files(&out)
    };
    let first: BTreeMap<_, _> = run(one, &papers, "1");
    assert_eq!(first.len(), 2 * schema().len() + 6);
    for (name, inputs, jobs) in [(many, &turned, "7"), (again, &papers, "2")] {
        let other = run(name, inputs, jobs);
        for (file, bytes) in &first {
            assert!(other[file] == *bytes, "{file} differs in the run {name:?}");
        }
    }
}

#[test]
fn ok_files_named_one_by_one_are_the_folder() {
    let room = tempfile::tempdir().unwrap();
    let seeds = support::of_repository("seeds");
    let by_name: Vec<_> = support::names(&seeds)
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "txt"))
        .map(|name| seeds.join(name))
        .collect();
    let glob = [seeds.join("*.txt")];
    let outs = ["folder", "files", "glob"].map(|name| room.path().join(name));
    assert_eq!(extract(&[seeds], &outs[0], &[]).code, Some(0));
    assert_eq!(extract(&by_name, &outs[1], &[]).code, Some(0));
    assert_eq!(extract(&glob, &outs[2], &[]).code, Some(0));
    let [folder, named, matched] = outs.map(|out| files(&out));
    assert!(folder == named && folder == matched);
}

#[test]
fn ok_parquet_says_what_columns_hold() {
    let (_room, data) = dataset();
    let path = data.join("amounts.parquet");
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&path).unwrap()).unwrap();
    let footer = reader.metadata().file_metadata();
    assert_eq!(footer.created_by(), Some(griffie::publish::MADE_BY));
    let pairs = footer.key_value_metadata().unwrap();
    let value = |key: &str| {
        let pair = pairs.iter().find(|pair| pair.key == key);
        pair.and_then(|pair| pair.value.clone()).unwrap_or_default()
    };
    assert_eq!(value("table"), "amounts");
    assert_eq!(value("char_start.unit"), "Unicode code points");
    assert_eq!(value("qualifier.values"), "exact;about;at_least;at_most");
    let field = reader.schema().field_with_name("value_low").unwrap();
    assert!(field.metadata().contains_key("description"), "{field:?}");
    for column in reader
        .metadata()
        .row_groups()
        .iter()
        .flat_map(parquet::file::metadata::RowGroupMetaData::columns)
    {
        assert!(column.statistics().is_some(), "{}", column.column_path());
        assert!(column.column_index_offset().is_some(), "{}", column.column_path());
        assert_eq!(column.compression().to_string(), "ZSTD(ZstdLevel(1))");
    }
}

#[test]
fn ok_csv_lines_end_in_lf() {
    let (_room, data) = dataset();
    for described in schema().iter().filter(|table| table.name != "texts") {
        let bytes = files(&data).remove(&format!("{}.csv", described.name)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let header: Vec<_> = described.columns.iter().map(|column| column.name).collect();
        assert_eq!(text.lines().next(), Some(header.join(",").as_str()));
        assert!(text.ends_with('\n') && !text.ends_with("\r\n"), "{}", described.name);
    }
    assert!(Path::new(&data).join("README.md").exists());
}
