//! Publish: record batches become files, whole or not at all.
//!
//! Knows folders, CSV and Parquet; knows nothing of Dutch.

mod cells;
mod csv_file;
mod exchange;
mod parquet_file;

pub(crate) use cells::Cells;

use crate::error::Error;
use crate::read::DATASET_MARK as MARK;
use crate::table::{self, TableSchema};
use arrow_array::RecordBatch;
use csv_file::CsvFile;
use exchange::Exchange;
use parquet_file::ParquetFile;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// griffie's name and version, as datasets name their maker.
pub const MADE_BY: &str = concat!("griffie ", env!("CARGO_PKG_VERSION"));

/// A file format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Comma-separated values: RFC 4180, UTF-8, line ends LF.
    Csv,
    /// Apache Parquet, compressed with zstd.
    Parquet,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Parquet];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

/// A dataset being written next to the place it will stand.
///
/// Nothing is seen at that place before [`Self::commit`]; dropped without it, all is cleaned up.
#[derive(Debug)]
pub struct Publication {
    exchange: Exchange,
    tables: Vec<TableFiles>,
}

#[derive(Debug)]
struct TableFiles {
    schema: TableSchema,
    rows: usize,
    csv: Option<CsvFile>,
    parquet: Option<ParquetFile>,
}

impl Publication {
    /// Begins a dataset that will stand at `out`.
    ///
    /// # Errors
    /// If `out` is a file or a folder that is no griffie dataset, if another griffie is writing
    /// there, or if nothing can be written beside it.
    pub fn begin(out: &Path, formats: &[Format]) -> Result<Self, Error> {
        let exchange = Exchange::begin(out)?;
        let tables = table::schema().into_iter().map(|schema| {
            let path = |format: Format| {
                exchange.folder().join(format!("{}.{}", schema.name, format.ending()))
            };
            let csv = formats.contains(&Format::Csv).then(|| path(Format::Csv));
            let parquet = formats.contains(&Format::Parquet).then(|| path(Format::Parquet));
            Ok(TableFiles {
                csv: csv.map(|path| CsvFile::create(path, &schema)).transpose()?,
                parquet: parquet.map(|path| ParquetFile::create(path, &schema)).transpose()?,
                schema,
                rows: 0,
            })
        });
        let tables = tables.collect::<Result<_, Error>>()?;
        Ok(Self { exchange, tables })
    }

    /// Adds rows to a table.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn write(&mut self, table: &str, rows: &RecordBatch) -> Result<(), Error> {
        for files in self.tables.iter_mut().filter(|files| files.schema.name == table) {
            files.rows += rows.num_rows();
            if let Some(csv) = &mut files.csv {
                csv.write(rows)?;
            }
            if let Some(parquet) = &mut files.parquet {
                parquet.write(rows)?;
            }
        }
        Ok(())
    }

    /// Closes the files and puts the dataset in its place, in one step; returns the rows of each
    /// table.
    ///
    /// # Errors
    /// If a file cannot be closed or the dataset not be put in place: what stood there stays.
    pub fn commit(self) -> Result<Vec<(&'static str, usize)>, Error> {
        let mut rows = Vec::new();
        let mut names = Vec::new();
        let folder = self.exchange.folder().to_owned();
        for files in self.tables {
            rows.push((files.schema.name, files.rows));
            let csv = files.csv.map(CsvFile::close).transpose()?;
            let parquet = files.parquet.map(ParquetFile::close).transpose()?;
            names.extend([csv, parquet].into_iter().flatten().map(|path| file_name(&path)));
        }
        write_file(&folder.join("README.md"), &table::markdown())?;
        names.push("README.md".to_owned());
        write_file(&folder.join(MARK), &mark(&names, &rows)?)?;
        self.exchange.commit()?;
        Ok(rows)
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The mark's text: who made the dataset, its files, and the rows of each table.
fn mark(files: &[String], rows: &[(&str, usize)]) -> Result<String, Error> {
    let rows: serde_json::Map<_, _> =
        rows.iter().map(|&(table, rows)| (table.to_owned(), rows.into())).collect();
    let mark = serde_json::json!({ "made_by": MADE_BY, "files": files, "rows": rows });
    let text = serde_json::to_string_pretty(&mark).map_err(|error| Error::table(MARK, error))?;
    Ok(text + "\n")
}

fn write_file(path: &Path, text: &str) -> Result<(), Error> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes()).map_err(|error| Error::io("writing", path, error))?;
    sync(&file, path)
}

fn create(path: &Path) -> Result<File, Error> {
    File::create(path).map_err(|error| Error::io("creating", path, error))
}

fn sync(file: &File, path: &Path) -> Result<(), Error> {
    file.sync_all().map_err(|error| Error::io("writing", path, error))
}

/// Puts a folder's own entries on the disk, where the system can.
fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        let opened = File::open(folder).map_err(|error| Error::io("opening", folder, error))?;
        sync(&opened, folder)?;
    }
    Ok(())
}

/// The files of the dataset in `folder`, by its mark; `None` where it is none.
fn dataset_files(folder: &Path) -> Option<Vec<PathBuf>> {
    let text = fs::read_to_string(folder.join(MARK)).ok()?;
    let mark: serde_json::Value = serde_json::from_str(&text).ok()?;
    let made_by = mark.get("made_by")?.as_str()?;
    let files = mark.get("files")?.as_array()?.iter().filter_map(serde_json::Value::as_str);
    let files = files.chain([MARK]).map(PathBuf::from);
    made_by.starts_with("griffie ").then(|| files.collect())
}
