//! Publish: record batches become files, whole or not at all.
//!
//! Knows folders, CSV and Parquet; knows nothing of Dutch.

mod about;
mod cells;
mod csv_file;
mod descriptors;
mod exchange;
mod parquet_file;

pub(crate) use cells::Cells;

use crate::error::Error;
use crate::read::DATASET_MARK as MARK;
use crate::table::{self, Batches, TableSchema};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Date32Type;
use arrow_array::{Array as _, PrimitiveArray, RecordBatch};
use chrono::NaiveDate;
use csv_file::CsvFile;
use descriptors::{Checksum, Description, TableFile, Written};
use exchange::Exchange;
use parquet_file::ParquetFile;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

pub(crate) use descriptors::CHECKSUMS;

pub use about::{About, Contact, Licence, Organisation, Origin};

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

    /// Its media type, as IANA has it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// How a dataset is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The formats of its tables.
    pub formats: Vec<Format>,
    /// Whether a cell of a CSV file that a spreadsheet would take for a formula gets an apostrophe
    /// in front. The cell is then no longer what the paper says.
    pub csv_safe: bool,
    /// What its publisher says of it.
    pub about: About,
}

impl Default for Settings {
    fn default() -> Self {
        Self { formats: Format::ALL.to_vec(), csv_safe: false, about: About::default() }
    }
}

/// A dataset being written next to the place it will stand.
///
/// Nothing is seen at that place before [`Self::commit`]; dropped without it, all is cleaned up.
#[derive(Debug)]
pub struct Publication {
    exchange: Exchange,
    tables: Vec<TableFiles>,
    about: About,
    csv_safe: bool,
}

#[derive(Debug)]
struct TableFiles {
    schema: TableSchema,
    rows: usize,
    days: Option<(NaiveDate, NaiveDate)>,
    csv: Option<CsvFile>,
    parquet: Option<ParquetFile>,
}

impl TableFiles {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.rows += rows.num_rows();
        self.days = days(rows).chain(self.days).reduce(hull);
        if let Some(csv) = &mut self.csv {
            csv.write(rows)?;
        }
        if let Some(parquet) = &mut self.parquet {
            parquet.write(rows)?;
        }
        Ok(())
    }
}

impl Publication {
    /// Begins a dataset that will stand at `out`.
    ///
    /// # Errors
    /// If `out` is a file or a folder that is no griffie dataset, if another griffie is writing
    /// there, or if nothing can be written beside it.
    pub fn begin(out: &Path, settings: &Settings) -> Result<Self, Error> {
        let exchange = Exchange::begin(out)?;
        let tables = table::schema().into_par_iter().map(|schema| {
            let path = |format: Format| {
                exchange.folder().join(format!("{}.{}", schema.name, format.ending()))
            };
            let path = |format| settings.formats.contains(&format).then(|| path(format));
            let (csv, parquet) = (path(Format::Csv), path(Format::Parquet));
            let safe = settings.csv_safe;
            Ok(TableFiles {
                csv: csv.map(|path| CsvFile::create(path, &schema, safe)).transpose()?,
                parquet: parquet.map(|path| ParquetFile::create(path, &schema)).transpose()?,
                schema,
                rows: 0,
                days: None,
            })
        });
        let tables = tables.collect::<Result<_, Error>>()?;
        Ok(Self { exchange, tables, about: settings.about.clone(), csv_safe: settings.csv_safe })
    }

    /// Adds rows to tables.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn write(&mut self, batches: &Batches) -> Result<(), Error> {
        self.tables.par_iter_mut().try_for_each(|files| {
            let table = files.schema.name;
            let own = batches.iter().filter(|(name, _)| *name == table);
            own.map(|(_, rows)| rows).try_for_each(|rows| files.write(rows))
        })
    }

    /// Closes the files, describes them and puts the dataset in its place, in one step; returns the
    /// rows of each table. `grammars` is the digest of the word lists the papers were read with.
    ///
    /// # Errors
    /// If a file cannot be closed or the dataset not be put in place: what stood there stays.
    pub fn commit(self, grammars: &str) -> Result<Vec<(&'static str, usize)>, Error> {
        let folder = self.exchange.folder().to_owned();
        let tables =
            self.tables.into_par_iter().map(TableFiles::close).collect::<Result<_, _>>()?;
        let dataset = Description { tables, grammars, about: &self.about, csv_safe: self.csv_safe };
        let mut sums: Vec<Checksum> = dataset.files().cloned().collect();
        for (name, text) in dataset.texts()? {
            write_file(&folder.join(name), &text)?;
            sums.push(Checksum::of_text(name, &text));
        }
        let mark = mark(&dataset, &sums)?;
        let of_mark = Checksum::of_text(MARK, &mark);
        let sums = descriptors::checksums(sums.iter().chain([&of_mark]));
        write_file(&folder.join(descriptors::CHECKSUMS), &sums)?;
        write_file(&folder.join(MARK), &mark)?;
        self.exchange.commit()?;
        Ok(dataset.tables.iter().map(|table| (table.schema.name, table.rows)).collect())
    }
}

impl TableFiles {
    fn close(self) -> Result<Written, Error> {
        let csv = self.csv.map(CsvFile::close).transpose()?.map(|path| (Format::Csv, path));
        let parquet = self.parquet.map(ParquetFile::close).transpose()?;
        let parquet = parquet.map(|path| (Format::Parquet, path));
        let files = [csv, parquet].into_iter().flatten();
        let files = files
            .map(|(format, path)| Ok(TableFile { format, checksum: Checksum::of_file(&path)? }));
        let files = files.collect::<Result<_, Error>>()?;
        Ok(Written { schema: self.schema, rows: self.rows, days: self.days, files })
    }
}

/// The first and the last day each of some papers can be of.
fn days(rows: &RecordBatch) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    let column = |name| rows.column_by_name(name)?.as_primitive_opt::<Date32Type>();
    let columns = column("reference_earliest").zip(column("reference_latest"));
    columns.into_iter().flat_map(|(earliest, latest)| {
        (0..earliest.len()).filter_map(|row| {
            let day = |of: &PrimitiveArray<Date32Type>| {
                of.is_valid(row).then(|| of.value_as_date(row))?
            };
            day(earliest).zip(day(latest))
        })
    })
}

fn hull(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> (NaiveDate, NaiveDate) {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The mark: what made the dataset, its files, and the rows of each table.
#[derive(Debug, Serialize)]
struct Mark<'a> {
    made_by: &'static str,
    grammars: &'a str,
    #[serde(skip_serializing_if = "About::is_silent")]
    about: &'a About,
    files: Vec<&'a str>,
    rows: BTreeMap<&'static str, usize>,
}

fn mark(dataset: &Description<'_>, files: &[Checksum]) -> Result<String, Error> {
    let files = files.iter().map(|checksum| checksum.file.as_str());
    descriptors::json(
        MARK,
        &Mark {
            made_by: MADE_BY,
            grammars: dataset.grammars,
            about: dataset.about,
            files: files.chain([descriptors::CHECKSUMS]).collect(),
            rows: dataset.tables.iter().map(|table| (table.schema.name, table.rows)).collect(),
        },
    )
}

/// Puts a dataset that was made elsewhere in its place, in one step.
///
/// # Errors
/// As [`Publication::begin`] and [`Publication::commit`]; what stands at `out` stays then.
pub fn put_in_place(made: &Path, out: &Path) -> Result<(), Error> {
    let exchange = Exchange::begin(out)?;
    for name in dataset_files(made).unwrap_or_default() {
        let (from, to) = (made.join(&name), exchange.folder().join(&name));
        fs::copy(&from, &to).map_err(|error| Error::io("copying", &from, error))?;
        let copied = File::open(&to).map_err(|error| Error::io("opening", &to, error))?;
        sync(&copied, &to)?;
    }
    exchange.commit()
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
