//! A table as Parquet: zstd, statistics, page index, and its descriptions in the metadata.

use super::{MADE_BY, create, sync};
use crate::error::Error;
use crate::table::TableSchema;
use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rows a row group has at most.
const ROWS_PER_GROUP: usize = 64_000;

/// Bytes of values after which a row group is closed, so that memory is bounded.
const BYTES_PER_GROUP: usize = 32 * 1024 * 1024;

/// Bytes of rows that are kept before they are encoded: each column that is being encoded holds
/// some 100 KB for its codec, which is more than the whole of a small dataset.
const BYTES_KEPT: usize = 256 * 1024;

/// A Parquet file being written.
#[derive(Debug)]
pub(super) struct ParquetFile {
    table: &'static str,
    path: PathBuf,
    writer: ArrowWriter<File>,
    /// Rows that are not encoded yet, and their bytes.
    kept: Vec<RecordBatch>,
    bytes_kept: usize,
    /// Bytes of values in the row group that is open.
    bytes: usize,
}

impl ParquetFile {
    pub(super) fn create(path: PathBuf, schema: &TableSchema) -> Result<Self, Error> {
        let table = schema.name;
        let failed = |error| Error::table(table, error);
        let properties = WriterProperties::builder()
            .set_created_by(MADE_BY.to_owned())
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3).map_err(failed)?))
            .set_statistics_enabled(EnabledStatistics::Page)
            .set_max_row_group_row_count(Some(ROWS_PER_GROUP))
            .set_key_value_metadata(Some(descriptions(schema)))
            .build();
        let file = create(&path)?;
        let writer = ArrowWriter::try_new(file, Arc::new(schema.arrow()), Some(properties));
        let writer = writer.map_err(failed)?;
        Ok(Self { table, path, writer, kept: Vec::new(), bytes_kept: 0, bytes: 0 })
    }

    pub(super) fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.kept.push(rows.clone());
        self.bytes_kept += rows.get_array_memory_size();
        if self.bytes_kept >= BYTES_KEPT { self.encode() } else { Ok(()) }
    }

    /// Encodes the rows that are kept.
    fn encode(&mut self) -> Result<(), Error> {
        let failed = |error| failed(self.table, &self.path, error);
        for rows in self.kept.drain(..) {
            self.writer.write(&rows).map_err(failed)?;
        }
        self.bytes += std::mem::take(&mut self.bytes_kept);
        if self.bytes >= BYTES_PER_GROUP {
            self.writer.flush().map_err(failed)?;
            self.bytes = 0;
        }
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<PathBuf, Error> {
        self.encode()?;
        let (table, path) = (self.table, &self.path);
        let file = self.writer.into_inner().map_err(|error| failed(table, path, error))?;
        sync(&file, &self.path)?;
        Ok(self.path)
    }
}

/// What the system says where it lets the file not be written, or the crate of the table.
fn failed(table: &'static str, path: &Path, error: ParquetError) -> Error {
    match error {
        ParquetError::External(inner) => match inner.downcast() {
            Ok(error) => Error::io("writing", path, *error),
            Err(other) => Error::table(table, other),
        },
        error => Error::table(table, error),
    }
}

/// The descriptions for the file's footer, for readers that know no Arrow schema: a key for the
/// table, and for each column its description, unit and closed list.
fn descriptions(schema: &TableSchema) -> Vec<KeyValue> {
    let mut pairs = vec![
        KeyValue::new("table".to_owned(), schema.name.to_owned()),
        KeyValue::new("description".to_owned(), schema.about.to_owned()),
        KeyValue::new("key".to_owned(), schema.key.to_owned()),
    ];
    for column in &schema.columns {
        let name = column.name;
        pairs.push(KeyValue::new(format!("{name}.description"), column.about.to_owned()));
        if let Some(unit) = column.unit {
            pairs.push(KeyValue::new(format!("{name}.unit"), unit.to_owned()));
        }
        if !column.values.is_empty() {
            pairs.push(KeyValue::new(format!("{name}.values"), column.values.join(";")));
        }
    }
    pairs
}
