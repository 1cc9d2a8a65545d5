//! A table out of its Parquet file.

use crate::error::Error;
use crate::table::TableSchema;
use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// Rows a batch has at most; texts are long, and those of one batch have to fit one buffer.
const ROWS_PER_BATCH: usize = 256;

type Builder = ParquetRecordBatchReaderBuilder<File>;

/// Checks that the file has the columns of the table.
pub(super) fn check(path: &Path, schema: &TableSchema) -> Result<(), Error> {
    open(path, schema).map(|_| ())
}

/// Reads all rows, as the table's schema has them.
pub(super) fn read(path: &Path, schema: &TableSchema) -> Result<Vec<RecordBatch>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::dataset(path, error);
    let (builder, columns) = open(path, schema)?;
    let reader = builder.with_batch_size(ROWS_PER_BATCH).build().map_err(|e| failed(&e))?;
    let wanted = Arc::new(schema.arrow());
    let batches = reader.map(|batch| {
        let batch = batch.and_then(|batch| batch.project(&columns)).map_err(|e| failed(&e))?;
        RecordBatch::try_new(Arc::clone(&wanted), batch.columns().to_vec()).map_err(|e| failed(&e))
    });
    batches.collect()
}

/// Opens the file and finds, for every column of the table, which of the file's it is.
fn open(path: &Path, schema: &TableSchema) -> Result<(Builder, Vec<usize>), Error> {
    let file = File::open(path).map_err(|error| Error::io("opening", path, error))?;
    let builder = Builder::try_new(file)
        .map_err(|error| Error::dataset(path, format!("this is no Parquet file: {error}")))?;
    let fields = builder.schema().fields();
    let columns = schema.columns.iter().map(|column| {
        let Some((index, field)) = fields.find(column.name) else {
            return Err(Error::dataset(path, format!("the column {} is missing", column.name)));
        };
        let wanted = column.field();
        if field.data_type() != wanted.data_type() {
            let message = format!(
                "the column {} is of type {}, not {}",
                column.name,
                field.data_type(),
                wanted.data_type()
            );
            return Err(Error::dataset(path, message));
        }
        Ok(index)
    });
    let columns = columns.collect::<Result<_, _>>()?;
    Ok((builder, columns))
}
