//! The committed dataset is what griffie makes of the seeds today.
//!
//! If this fails after a change that is meant: `cargo run --release -- extract seeds --out data`,
//! read the difference, and commit it.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::metadata::KeyValue;
use std::fs::File;
use std::path::Path;
use support::{extract, files, names, of_repository};

/// What a Parquet file holds, apart from how its bytes were compressed.
#[derive(Debug, PartialEq)]
struct Held {
    made_by: Option<String>,
    descriptions: Option<Vec<KeyValue>>,
    rows: Vec<RecordBatch>,
}

fn held(path: &Path) -> Held {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let footer = reader.metadata().file_metadata();
    let (made_by, descriptions) =
        (footer.created_by().map(str::to_owned), footer.key_value_metadata().cloned());
    let rows = reader.build().unwrap().collect::<Result<_, _>>().unwrap();
    Held { made_by, descriptions, rows }
}

#[test]
fn ok_data_is_made_of_the_seeds() {
    let room = tempfile::tempdir().unwrap();
    let (made, committed) = (room.path().join("data"), of_repository("data"));
    let run = extract(&[of_repository("seeds")], &made, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(names(&committed), names(&made));
    let (made_files, committed_files) = (files(&made), files(&committed));
    for (name, bytes) in &made_files {
        if name.ends_with(".parquet") {
            let (made, committed) = (held(&made.join(name)), held(&committed.join(name)));
            assert!(made == committed, "data/{name} holds other rows or descriptions");
        } else {
            assert!(committed_files[name] == *bytes, "data/{name} differs");
        }
    }
}
