//! A table out of its CSV file, typed by the table's schema.

use crate::error::Error;
use crate::table::{ColumnSchema, ColumnType, MONEY_PRECISION, MONEY_SCALE, TableSchema};
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use chrono::NaiveDate;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// Rows a batch has at most.
const ROWS_PER_BATCH: usize = 4096;
/// Bytes after which a batch is closed.
const BYTES_PER_BATCH: usize = 16 * 1024 * 1024;

/// Checks that the file has the columns of the table.
pub(super) fn check(path: &Path, schema: &TableSchema) -> Result<(), Error> {
    open(path, schema).map(|_| ())
}

/// Reads all rows, as the table's schema has them.
pub(super) fn read(path: &Path, schema: &TableSchema) -> Result<Vec<RecordBatch>, Error> {
    let (mut reader, positions) = open(path, schema)?;
    let wanted = Arc::new(schema.arrow());
    let mut columns: Vec<Builder> = schema.columns.iter().map(Builder::new).collect();
    let (mut rows, mut bytes) = (0, 0);
    let mut batches = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| Error::dataset(path, error))? {
        for ((builder, column), position) in columns.iter_mut().zip(&schema.columns).zip(&positions)
        {
            let cell = record.get(*position).unwrap_or_default();
            builder.take(cell).map_err(|()| {
                let line = record.position().map_or(0, csv::Position::line);
                let kind = column.kind.as_str();
                let cell: String = cell.chars().take(40).collect();
                let message = format!("line {line}: {}: {cell:?} is no {kind}", column.name);
                Error::dataset(path, message)
            })?;
        }
        rows += 1;
        bytes += record.as_slice().len();
        if rows == ROWS_PER_BATCH || bytes >= BYTES_PER_BATCH {
            batches.push(batch(path, &wanted, &mut columns)?);
            (rows, bytes) = (0, 0);
        }
    }
    if rows > 0 {
        batches.push(batch(path, &wanted, &mut columns)?);
    }
    Ok(batches)
}

/// The rows taken since the last batch.
fn batch(path: &Path, wanted: &SchemaRef, columns: &mut [Builder]) -> Result<RecordBatch, Error> {
    let arrays = columns.iter_mut().map(Builder::finish).collect();
    RecordBatch::try_new(Arc::clone(wanted), arrays).map_err(|error| Error::dataset(path, error))
}

/// Opens the file and finds, for every column of the table, which of the file's it is.
fn open(path: &Path, schema: &TableSchema) -> Result<(csv::Reader<File>, Vec<usize>), Error> {
    let file = File::open(path).map_err(|error| Error::io("opening", path, error))?;
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| Error::dataset(path, error))?;
    let positions = schema.columns.iter().map(|column| {
        header
            .iter()
            .position(|name| name == column.name)
            .ok_or_else(|| Error::dataset(path, format!("the column {} is missing", column.name)))
    });
    let positions = positions.collect::<Result<_, _>>()?;
    Ok((reader, positions))
}

/// A column being filled, cell by cell.
enum Builder {
    Text(StringBuilder),
    Int(Int64Builder),
    Date(Date32Builder),
    Money(Decimal128Builder),
    Bool(BooleanBuilder),
    List(ListBuilder<StringBuilder>),
}

impl Builder {
    fn new(column: &ColumnSchema) -> Self {
        match column.kind {
            ColumnType::Text => Self::Text(StringBuilder::new()),
            ColumnType::Int => Self::Int(Int64Builder::new()),
            ColumnType::Date => Self::Date(Date32Builder::new()),
            ColumnType::Money => Self::Money(
                Decimal128Builder::new()
                    .with_data_type(DataType::Decimal128(MONEY_PRECISION, MONEY_SCALE)),
            ),
            ColumnType::Bool => Self::Bool(BooleanBuilder::new()),
            ColumnType::List => {
                let list = ListBuilder::new(StringBuilder::new());
                Self::List(match column.field().data_type() {
                    DataType::List(item) => list.with_field(Arc::clone(item)),
                    _ => list,
                })
            }
        }
    }

    /// Takes a cell; an empty one is null, or an empty list. `Err` where it is not of the type.
    fn take(&mut self, cell: &str) -> Result<(), ()> {
        let filled = Some(cell).filter(|cell| !cell.is_empty());
        match self {
            Self::Text(column) => column.append_option(filled),
            Self::Int(column) => column.append_option(read_as(filled, |cell| cell.parse().ok())?),
            Self::Date(column) => column.append_option(read_as(filled, date)?),
            Self::Money(column) => column.append_option(read_as(filled, money)?),
            Self::Bool(column) => column.append_option(read_as(filled, |cell| match cell {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            })?),
            Self::List(column) => {
                for item in cell.split(';').filter(|item| !item.is_empty()) {
                    column.values().append_value(item);
                }
                column.append(true);
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Int(column) => Arc::new(column.finish()),
            Self::Date(column) => Arc::new(column.finish()),
            Self::Money(column) => Arc::new(column.finish()),
            Self::Bool(column) => Arc::new(column.finish()),
            Self::List(column) => Arc::new(column.finish()),
        }
    }
}

/// What a cell says; `Err` where it says something else.
fn read_as<T>(cell: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    cell.map(|cell| read(cell).ok_or(())).transpose()
}

/// `2025-10-24` as days since 1970.
fn date(cell: &str) -> Option<i32> {
    NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok().map(Date32Type::from_naive_date)
}

/// `-0.50` as ten-thousandths: a point and two to four decimals.
fn money(cell: &str) -> Option<i128> {
    let (sign, sum) = match cell.strip_prefix('-') {
        Some(sum) => (-1, sum),
        None => (1, cell),
    };
    let (whole, part) = sum.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let room = usize::from(MONEY_SCALE.unsigned_abs()).checked_sub(part.len())?;
    let fits =
        (1..=usize::from(MONEY_PRECISION - MONEY_SCALE.unsigned_abs())).contains(&whole.len());
    if part.len() < 2 || !fits || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part}{:0<room$}", "").parse::<i128>().ok().map(|sum| sign * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_money_out_of_text() {
        let cases = [
            ("0.00", 0),
            ("1.75", 17_500),
            ("1.2345", 12_345),
            ("-0.50", -5_000),
            ("70000000.00", 700_000_000_000),
            ("9999999999999999.9999", 99_999_999_999_999_999_999),
        ];
        for (cell, want) in cases {
            assert_eq!(money(cell), Some(want), "{cell}");
        }
    }

    #[test]
    fn err_no_money() {
        for cell in ["", "1", "1.", ".50", "1.5", "1,50", "1.23456", "--1.00", "1.0x", "+1.00"] {
            assert_eq!(money(cell), None, "{cell}");
        }
        assert_eq!(money("99999999999999999.00"), None, "a digit too many");
    }
}
