//! A table as CSV: RFC 4180, UTF-8, line ends LF, a header row.

use super::cells::Cells;
use super::{create, sync};
use crate::error::Error;
use crate::table::TableSchema;
use arrow_array::RecordBatch;
use std::fs::File;
use std::path::{Path, PathBuf};

/// First characters by which spreadsheets take a cell for a formula (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A CSV file being written.
#[derive(Debug)]
pub(super) struct CsvFile {
    table: &'static str,
    path: PathBuf,
    writer: csv::Writer<File>,
    /// Whether cells that look like formulas are neutralised.
    safe: bool,
}

impl CsvFile {
    pub(super) fn create(path: PathBuf, schema: &TableSchema, safe: bool) -> Result<Self, Error> {
        let file = create(&path)?;
        let mut writer = csv::WriterBuilder::new().buffer_capacity(64 * 1024).from_writer(file);
        let header = schema.columns.iter().map(|column| column.name);
        writer.write_record(header).map_err(|error| failed(schema.name, &path, error))?;
        Ok(Self { table: schema.name, path, writer, safe })
    }

    pub(super) fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns: Vec<Cells<'_>> =
            rows.columns().iter().map(|column| Cells::of(column)).collect();
        let mut cell = String::new();
        let failed = |error| failed(self.table, &self.path, error);
        for row in 0..rows.num_rows() {
            for column in &columns {
                cell.clear();
                column.write(row, &mut cell);
                if self.safe && column.is_text() && cell.starts_with(FORMULA) {
                    cell.insert(0, '\'');
                }
                self.writer.write_field(&cell).map_err(failed)?;
            }
            self.writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<PathBuf, Error> {
        let closed = self.writer.into_inner();
        let file = closed.map_err(|error| Error::io("writing", &self.path, error.into_error()))?;
        sync(&file, &self.path)?;
        Ok(self.path)
    }
}

/// What the system says where it lets the file not be written, or the crate of the table.
fn failed(table: &'static str, path: &Path, error: csv::Error) -> Error {
    let message = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::io("writing", path, error),
        _ => Error::table(table, message),
    }
}
