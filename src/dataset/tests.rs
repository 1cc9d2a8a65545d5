//! What comes back of a dataset, and what is said of a folder that is none.

use super::*;
use crate::lexicon::Grammars;
use crate::publish::{About, Settings};
use crate::read::{Inputs, Papers};
use crate::{Griffie, extract};
use chrono::NaiveDate;
use std::ops::ControlFlow;

const PAPER: &str = "Den Haag, 9 maart 2023\n\nGeachte voorzitter,\n\nHet kabinet trekt € 1,5 \
                     mln. uit; de Minister van Financiën informeert uw Kamer uiterlijk 1 mei 2023.\n";

fn datasets() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let room = tempfile::tempdir().expect("folder");
    fs::write(room.path().join("a.txt"), PAPER).expect("paper");
    fs::write(room.path().join("b.txt"), PAPER.replace("1,5", "2")).expect("paper");
    let griffie = Griffie::new(&Grammars::built_in()).expect("griffie");
    let inputs = Inputs::find(&[room.path().join("*.txt")]);
    let [both, csv] = ["both", "csv"].map(|name| room.path().join(name));
    for (out, formats) in [(&both, Format::ALL.to_vec()), (&csv, vec![Format::Csv])] {
        let settings = Settings { formats, about: about(), ..Settings::default() };
        let papers = Papers::new(inputs.clone());
        extract(&griffie, papers, out, &settings, || ControlFlow::Continue(())).expect("dataset");
    }
    (room, both, csv)
}

fn about() -> About {
    let title = Some("Toezeggingen".to_owned());
    About { title, themes: vec!["JUST".to_owned()], ..About::default() }
}

#[test]
fn ok_parquet_and_csv_come_back_the_same() {
    let (_room, both, csv) = datasets();
    let (both, csv) = (Dataset::open(&both).expect("opens"), Dataset::open(&csv).expect("opens"));
    assert_eq!((both.made_by(), both.about()), (MADE_BY, &about()));
    assert_eq!((both.formats(), csv.formats()), (Format::ALL.to_vec(), vec![Format::Csv]));
    let mut rows = 0;
    for schema in table::schema() {
        let (one, other) =
            (both.table(schema.name).expect("rows"), csv.table(schema.name).expect("rows"));
        rows += one.rows();
        assert_eq!(one.rows(), other.rows(), "{}", schema.name);
        let all = |table: &Table| table.batches().first().cloned();
        assert_eq!(all(&one), all(&other), "{}", schema.name);
        for batch in one.batches() {
            assert_eq!(*batch.schema(), schema.arrow(), "{}", schema.name);
        }
    }
    assert!(rows > 80, "{rows} rows");
}

#[test]
fn ok_cells_by_type() {
    let (_room, data, _) = datasets();
    let data = Dataset::open(&data).expect("opens");
    let (amounts, deadlines, documents) = (
        data.table("amounts").expect("rows"),
        data.table("deadlines").expect("rows"),
        data.table("documents").expect("rows"),
    );
    assert_eq!((amounts.rows(), deadlines.rows(), documents.rows()), (2, 2, 2));
    let column = |table: &'static str, name| match table {
        "amounts" => amounts.column(name).expect("column"),
        "deadlines" => deadlines.column(name).expect("column"),
        _ => documents.column(name).expect("column"),
    };
    let values = column("amounts", "value_low");
    let values: Vec<_> = (0..3).map(|row| values.money(row)).collect();
    assert_eq!(values, [Some(15_000_000_000), Some(20_000_000_000), None]);
    assert_eq!(column("amounts", "in_table").boolean(1), Some(false));
    assert_eq!(column("amounts", "value_low").cell(0), "1500000.00");
    assert_eq!(column("amounts", "value_low").text(0), None, "asked for another type");
    assert_eq!(column("deadlines", "latest").date(0), NaiveDate::from_ymd_opt(2023, 5, 1));
    assert_eq!(column("deadlines", "char_start").int(2), None);
    assert_eq!(column("documents", "soort").text(0), None, "null");
    let evidence = column("documents", "kind_evidence");
    assert_eq!(evidence.cell(0), evidence.list(0).join(";"));
    assert!(!evidence.list(0).is_empty());
    assert!(amounts.column("no_such").is_err() && data.table("no_such").is_err());
}

#[test]
fn ok_rows_across_batches() {
    let ends = [2, 2, 3];
    let array = |items: &[i64]| -> arrow_array::ArrayRef {
        std::sync::Arc::new(arrow_array::Int64Array::from(items.to_vec()))
    };
    let arrays = [array(&[1, 2]), array(&[]), array(&[3])];
    let column = Column::new(arrays.iter(), &ends);
    let cells: Vec<_> = (0..4).map(|row| column.int(row)).collect();
    assert_eq!(cells, [Some(1), Some(2), Some(3), None]);
}

#[test]
fn err_no_dataset() {
    let (room, both, csv) = datasets();
    let [none, file, empty] = ["none", "a.txt", "empty"].map(|name| room.path().join(name));
    fs::create_dir(&empty).expect("folder");
    let foreign = room.path().join("foreign");
    fs::create_dir(&foreign).expect("folder");
    fs::write(foreign.join(MARK), "{\"made_by\": \"somebody\"}").expect("mark");
    fs::remove_file(both.join("events.csv")).expect("file");
    fs::remove_file(both.join("events.parquet")).expect("file");
    let cases = [
        (&none, "there is no such folder"),
        (&file, "it is a file, not a folder"),
        (&empty, "its griffie.json: no such file or folder"),
        (&foreign, "its griffie.json does not name griffie"),
        (&both, "the table events is missing: there is no events.parquet and no events.csv; make"),
    ];
    for (folder, want) in cases {
        let error = Dataset::open(folder).expect_err("no dataset");
        assert!(error.is_usage() && error.to_string().contains(want), "{error}");
    }
    assert!(Dataset::open(&csv).is_ok());
}

#[test]
fn err_a_dataset_of_another_version() {
    let (_room, both, csv) = datasets();
    let mark = fs::read_to_string(csv.join(MARK)).expect("mark");
    fs::write(csv.join(MARK), mark.replace(MADE_BY, "griffie 0.0.1")).expect("mark");
    let amounts = fs::read_to_string(csv.join("amounts.csv")).expect("table");
    let change = |from: &str, to: &str| {
        fs::write(csv.join("amounts.csv"), amounts.replacen(from, to, 1)).expect("table");
        let dataset = Dataset::open(&csv);
        let failed = dataset.and_then(|dataset| dataset.table("amounts"));
        failed.map(|_| ()).expect_err("another version").to_string()
    };
    let old = format!("the dataset was made by griffie 0.0.1, this is {MADE_BY}");
    let cases = [
        ("qualifier", "qualified", "amounts.csv: the column qualifier is missing"),
        ("1500000.00", "1500000", "amounts.csv: line 2: value_low: \"1500000\" is no money"),
        ("1500000.00", "", "value_low"),
        (",false,", ",no,", "line 2: sign_before: \"no\" is no bool"),
    ];
    for (from, to, want) in cases {
        let message = change(from, to);
        assert!(message.contains(want) && message.contains(&old), "{message}");
    }
    fs::copy(both.join("events.parquet"), both.join("amounts.parquet")).expect("table");
    let message = Dataset::open(&both).expect_err("another table").to_string();
    assert!(message.contains("amounts.parquet: the column amount_id is missing"), "{message}");
    fs::write(both.join("amounts.parquet"), "half").expect("table");
    let message = Dataset::open(&both).expect_err("half a table").to_string();
    assert!(message.contains("amounts.parquet: this is no Parquet file"), "{message}");
}

#[test]
fn ok_each_database_loads_from_the_files_that_suit_it() {
    let (room, both, csv) = datasets();
    let open = |folder: &Path| Dataset::open(folder).expect("opens");
    let cases = [
        (&both, Dialect::DuckDb, "FORMAT parquet"),
        (&csv, Dialect::DuckDb, "read_csv("),
        (&both, Dialect::Sqlite, ".import --csv"),
    ];
    for (folder, database, want) in cases {
        let sql = open(folder).load_into(database).expect("loads");
        assert!(sql.contains(want) && sql.contains(&*folder.to_string_lossy()), "{sql}");
    }
    let parquet = room.path().join("parquet");
    fs::create_dir(&parquet).expect("folder");
    for entry in fs::read_dir(&both).expect("folder").flatten() {
        if entry.path().extension().is_none_or(|ending| ending != "csv") {
            fs::copy(entry.path(), parquet.join(entry.file_name())).expect("file");
        }
    }
    let error = open(&parquet).load_into(Dialect::Sqlite).expect_err("no CSV files").to_string();
    assert!(error.contains("--format csv,parquet"), "{error}");
}
