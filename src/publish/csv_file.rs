//! A table as CSV: RFC 4180, UTF-8, line ends LF, a header row.

use super::{create, sync};
use crate::error::Error;
use crate::table::{MONEY_SCALE, TableSchema};
use arrow_array::types::Decimal128Type;
use arrow_array::{
    Array, BooleanArray, Date32Array, Decimal128Array, Int64Array, ListArray, PrimitiveArray,
    RecordBatch, StringArray,
};
use std::fmt::Write as _;
use std::fs::File;
use std::path::PathBuf;

/// A CSV file being written.
#[derive(Debug)]
pub(super) struct CsvFile {
    table: &'static str,
    path: PathBuf,
    writer: csv::Writer<File>,
}

impl CsvFile {
    pub(super) fn create(path: PathBuf, schema: &TableSchema) -> Result<Self, Error> {
        let file = create(&path)?;
        let mut writer = csv::WriterBuilder::new().buffer_capacity(64 * 1024).from_writer(file);
        let header = schema.columns.iter().map(|column| column.name);
        writer.write_record(header).map_err(|error| Error::table(schema.name, error))?;
        Ok(Self { table: schema.name, path, writer })
    }

    pub(super) fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns: Vec<Cells<'_>> =
            rows.columns().iter().map(|column| Cells::of(column)).collect();
        let mut cell = String::new();
        for row in 0..rows.num_rows() {
            for column in &columns {
                cell.clear();
                column.write(row, &mut cell);
                self.writer.write_field(&cell).map_err(|error| Error::table(self.table, error))?;
            }
            let end = self.writer.write_record(None::<&[u8]>);
            end.map_err(|error| Error::table(self.table, error))?;
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<PathBuf, Error> {
        let file = self.writer.into_inner().map_err(|error| Error::table(self.table, error))?;
        sync(&file, &self.path)?;
        Ok(self.path)
    }
}

/// A column as text.
enum Cells<'a> {
    Text(&'a StringArray),
    Int(&'a Int64Array),
    Date(&'a Date32Array),
    Money(&'a Decimal128Array),
    Bool(&'a BooleanArray),
    List(&'a ListArray),
    /// A type the schema does not have.
    Other,
}

impl<'a> Cells<'a> {
    fn of(column: &'a dyn Array) -> Self {
        let any = column.as_any();
        any.downcast_ref()
            .map(Self::Text)
            .or_else(|| any.downcast_ref().map(Self::Int))
            .or_else(|| any.downcast_ref().map(Self::Date))
            .or_else(|| any.downcast_ref().map(Self::Bool))
            .or_else(|| any.downcast_ref().map(Self::List))
            .or_else(|| any.downcast_ref::<PrimitiveArray<Decimal128Type>>().map(Self::Money))
            .unwrap_or(Self::Other)
    }

    /// Writes the cell of a row; nothing for null. Writing to a string cannot fail.
    fn write(&self, row: usize, cell: &mut String) {
        match self {
            Self::Text(column) if column.is_valid(row) => cell.push_str(column.value(row)),
            Self::Int(column) if column.is_valid(row) => {
                let _ = write!(cell, "{}", column.value(row));
            }
            Self::Date(column) => {
                if let Some(date) =
                    column.is_valid(row).then(|| column.value_as_date(row)).flatten()
                {
                    let _ = write!(cell, "{date}");
                }
            }
            Self::Money(column) if column.is_valid(row) => write_money(column.value(row), cell),
            Self::Bool(column) if column.is_valid(row) => {
                cell.push_str(if column.value(row) { "true" } else { "false" });
            }
            Self::List(column) if column.is_valid(row) => {
                let items = column.value(row);
                let items = items.as_any().downcast_ref::<StringArray>().into_iter().flatten();
                for (index, item) in items.flatten().enumerate() {
                    if index > 0 {
                        cell.push(';');
                    }
                    cell.push_str(item);
                }
            }
            _ => {}
        }
    }
}

/// A sum with two decimals, more only where they are not zero.
fn write_money(value: i128, cell: &mut String) {
    let unit = 10_u128.pow(MONEY_SCALE.unsigned_abs().into());
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let decimals = format!("{part:0width$}", width = usize::from(MONEY_SCALE.unsigned_abs()));
    let (cents, more) = decimals.split_at_checked(2).unwrap_or((&decimals, ""));
    let sign = if value < 0 { "-" } else { "" };
    let more = more.trim_end_matches('0');
    // Writing to a string cannot fail.
    let _ = write!(cell, "{sign}{whole}.{cents}{more}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_money_as_text() {
        let cases = [
            (0, "0.00"),
            (10_000, "1.00"),
            (17_500, "1.75"),
            (12_345, "1.2345"),
            (12_340, "1.234"),
            (-5_000, "-0.50"),
            (700_000_000_000, "70000000.00"),
        ];
        for (value, want) in cases {
            let mut cell = String::new();
            write_money(value, &mut cell);
            assert_eq!(cell, want);
        }
    }
}
