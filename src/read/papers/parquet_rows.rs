//! Tables in Parquet.

use super::columns::{Columns, Field, Places};
use super::container::{Container, Found, Unopened, record};
use super::meter::{Meter, bomb};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType,
};
use arrow_array::{Array, BinaryArray, RecordBatch, StringArray, downcast_integer};
use arrow_schema::{DataType, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The largest description of a table that is read, in bytes.
const LARGEST_FOOTER: u32 = 64 * 1024 * 1024;

/// The papers of a table. Rows are read one by one: a few bytes may stand for a large text in each
/// of many rows.
pub(super) struct ParquetRows {
    rows: ParquetRecordBatchReader,
    places: Places,
    /// Which column of the file stands where among those that are read.
    read: Vec<usize>,
    number: u64,
    /// Bytes of the file to a row, for a progress bar; none where the file was not named itself.
    share: u64,
    meter: Arc<Meter>,
    ended: bool,
}

impl ParquetRows {
    /// Begins to read a table; `outermost` says whether it was named itself. The error says which
    /// columns it lacks.
    pub(super) fn open(
        file: File,
        columns: &Columns,
        meter: &Arc<Meter>,
        outermost: bool,
    ) -> Result<Self, Unopened> {
        let size = checked(&file)?;
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let builder =
            caught(|| ParquetRecordBatchReaderBuilder::try_new_with_options(file, options))?;
        let names = builder.schema().fields().iter().map(|field| field.name().clone());
        let names: Vec<String> = names.collect();
        let places = columns.of_corpus(&names).map_err(Unopened::NoCorpus)?;
        let read = places.columns();
        for group in builder.metadata().row_groups() {
            for column in group.columns() {
                let sizes = (column.compressed_size(), column.uncompressed_size());
                let (stored, unpacked) = (u64::try_from(sizes.0), u64::try_from(sizes.1));
                if let (Ok(stored), Ok(unpacked)) = (stored, unpacked)
                    && let Some(message) = bomb(stored, unpacked)
                {
                    return Err(message.into());
                }
            }
        }
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(1);
        let mask = ProjectionMask::roots(builder.parquet_schema(), read.iter().copied());
        let rows_of = caught(|| builder.with_projection(mask).with_batch_size(1).build())?;
        let share = if outermost { size / rows.max(1) } else { 0 };
        let meter = Arc::clone(meter);
        Ok(Self { rows: rows_of, places, read, number: 0, share, meter, ended: false })
    }

    fn found(&mut self, row: &RecordBatch) -> Found {
        let place = format!("row {}", self.number);
        let column = |column: usize| {
            let column = row.column(self.read.iter().position(|&read| read == column)?);
            (!column.is_empty() && !column.is_null(0)).then_some(column)
        };
        let cell = |at: usize| {
            let column = column(at)?;
            match bytes(column) {
                Some(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
                None => shown(column),
            }
        };
        let text = self.places.of(Field::Text).and_then(column).and_then(bytes);
        if let Err(error) = self.meter.inflated(text.map_or(0, <[u8]>::len) as u64) {
            self.ended = true;
            return Found::Refused { path: None, message: format!("{place}: {error}") };
        }
        record(&place, &self.places, text.map(<[u8]>::to_vec), cell)
    }
}

/// The first value of a column of texts.
fn bytes(column: &Arc<dyn Array>) -> Option<&[u8]> {
    let any = column.as_any();
    let text = any.downcast_ref::<StringArray>().map(|column| column.value(0).as_bytes());
    text.or_else(|| any.downcast_ref::<BinaryArray>().map(|column| column.value(0)))
}

/// The first value of a column of numbers, days or moments; none for values made of values.
fn shown(column: &dyn Array) -> Option<String> {
    macro_rules! number {
        ($type:ty) => {
            column.as_primitive::<$type>().value(0).to_string()
        };
    }
    macro_rules! moment {
        ($type:ty) => {
            column.as_primitive::<$type>().value_as_datetime(0)?.to_string()
        };
    }
    Some(downcast_integer! {
        column.data_type() => (number),
        DataType::Boolean => column.as_boolean().value(0).to_string(),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Date32 => column.as_primitive::<Date32Type>().value_as_date(0)?.to_string(),
        DataType::Timestamp(TimeUnit::Millisecond, _) => moment!(TimestampMillisecondType),
        DataType::Timestamp(TimeUnit::Microsecond, _) => moment!(TimestampMicrosecondType),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => moment!(TimestampNanosecondType),
        _ => return None,
    })
}

impl Container for ParquetRows {
    fn next(&mut self) -> Option<Found> {
        if self.ended {
            return None;
        }
        self.number += 1;
        self.meter.progressed(self.share);
        match caught(|| self.rows.next().transpose()) {
            Ok(Some(row)) => Some(self.found(&row)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(why) => {
                self.ended = true;
                let message = format!("row {}: {why}; the rest is not read", self.number);
                Some(Found::Refused { path: None, message })
            }
        }
    }
}

/// The size of a Parquet file, if its description can be one that is read.
fn checked(mut file: &File) -> Result<u64, String> {
    let mut end = [0_u8; 8];
    let size = file
        .seek(SeekFrom::End(-8))
        .and_then(|at| file.read_exact(&mut end).map(|()| at + 8))
        .map_err(|_| broken("it is cut off"))?;
    let [a, b, c, d, magic @ ..] = end;
    match &magic {
        b"PAR1" if u32::from_le_bytes([a, b, c, d]) <= LARGEST_FOOTER => Ok(size),
        b"PAR1" => Err(broken("its description is too large")),
        b"PARE" => Err("this Parquet file is encrypted: save it without a key".to_owned()),
        _ => Err(broken("it is cut off")),
    }
}

fn broken(why: &str) -> String {
    format!("this Parquet file is damaged: {why}")
}

/// Does a job of the crate, which panics on some files that are broken.
fn caught<T, E: std::fmt::Display>(job: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(job)) {
        Ok(result) => result.map_err(|error| broken(&error.to_string())),
        Err(_) => Err(broken("its pages do not fit its description")),
    }
}
