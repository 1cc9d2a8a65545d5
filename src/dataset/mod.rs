//! Read a published dataset back: what [`publish`](crate::publish) wrote, as Arrow batches with the
//! schema of the tables, and cell by cell.
//!
//! A dataset of another version of griffie is one whose columns differ: it is refused with a
//! message that says which column, and who made it.

mod altered;
mod column;
mod csv_file;
mod parquet_file;

pub use altered::AlteredFile;
pub use column::{Column, Value};

use crate::error::Error;
use crate::publish::{About, Format, MADE_BY};
use crate::read::{self, DATASET_MARK as MARK};
use crate::table::sql::{Dialect, Source};
use crate::table::{self, TableSchema};
use arrow_array::RecordBatch;
use serde::Deserialize;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The most of a mark that is read, in bytes.
const LARGEST_MARK: u64 = 1024 * 1024;

/// A published dataset: a folder with a file or two for every table.
///
/// ```
/// use griffie::dataset::Dataset;
/// use griffie::{Griffie, extract, lexicon::Grammars, publish::Settings};
/// use griffie::read::{Inputs, Papers};
/// use std::ops::ControlFlow;
/// let room = tempfile::tempdir()?;
/// std::fs::write(room.path().join("brief.txt"), "Er is € 70 mln. vrijgemaakt.")?;
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let papers = Papers::new(Inputs::find(&[room.path().join("brief.txt")]));
/// let out = room.path().join("data");
/// extract(&griffie, papers, &out, &Settings::default(), || ControlFlow::Continue(()))?;
///
/// let dataset = Dataset::open(&out)?;
/// let amounts = dataset.table("amounts")?;
/// let value = amounts.column("value_low")?;
/// assert_eq!((amounts.rows(), value.money(0)), (1, Some(70_000_000_0000)));
/// assert_eq!(value.cell(0), "70000000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Dataset {
    folder: PathBuf,
    made_by: String,
    about: About,
    tables: Vec<(TableSchema, PathBuf, Format)>,
}

impl Dataset {
    /// Opens the dataset in a folder: its mark, and for every table its Parquet file, or its CSV
    /// file where there is no other. Rows are read by [`Self::table`].
    ///
    /// # Errors
    /// If the folder is no griffie dataset, or a table or a column is missing or of another type.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let Mark { made_by, about } = mark(folder)?;
        let mut tables = Vec::new();
        for schema in table::schema() {
            let found = [Format::Parquet, Format::Csv].into_iter().find_map(|format| {
                let path = folder.join(format!("{}.{}", schema.name, format.ending()));
                path.is_file().then_some((path, format))
            });
            let Some((path, format)) = found else {
                let message = format!(
                    "the table {0} is missing: there is no {0}.parquet and no {0}.csv{1}",
                    schema.name,
                    remedy(&made_by)
                );
                return Err(Error::dataset(folder, message));
            };
            let checked = match format {
                Format::Parquet => parquet_file::check(&path, &schema),
                Format::Csv => csv_file::check(&path, &schema),
            };
            checked.map_err(|error| error.because(&remedy(&made_by)))?;
            tables.push((schema, path, format));
        }
        Ok(Self { folder: folder.to_owned(), made_by, about, tables })
    }

    /// Where it stands.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The name and version of the griffie that made it: `griffie 0.1.0`.
    pub fn made_by(&self) -> &str {
        &self.made_by
    }

    /// What its publisher says of it.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The formats its tables are in.
    pub fn formats(&self) -> Vec<Format> {
        let there = |format: &Format| {
            self.tables.iter().all(|(schema, ..)| {
                self.folder.join(format!("{}.{}", schema.name, format.ending())).is_file()
            })
        };
        Format::ALL.into_iter().filter(there).collect()
    }

    /// What loads it into the tables that [`create`](table::sql::create) makes: DuckDB from its
    /// Parquet files, or from its CSV files where there are no others, SQLite from its CSV files.
    ///
    /// # Errors
    /// If it has no CSV files and SQLite is asked for.
    pub fn load_into(&self, database: Dialect) -> Result<String, Error> {
        let formats = self.formats();
        let source = match database {
            Dialect::DuckDb if formats.contains(&Format::Parquet) => Source::Parquet,
            _ if formats.contains(&Format::Csv) => Source::Csv,
            _ => {
                let message = "it has no CSV files, which SQLite is loaded from: extract it anew \
                               with --format csv,parquet";
                return Err(Error::dataset(&self.folder, message));
            }
        };
        Ok(table::sql::load(database, &self.folder.to_string_lossy(), source))
    }

    /// Reads a table; all its rows are held in memory.
    ///
    /// # Errors
    /// If there is no such table, or its file cannot be read or holds what the schema forbids.
    pub fn table(&self, name: &str) -> Result<Table, Error> {
        let known = self.tables.iter().find(|(schema, ..)| schema.name == name);
        let Some((schema, path, format)) = known else {
            return Err(Error::dataset(&self.folder, format!("no table is called {name}")));
        };
        let batches = match format {
            Format::Parquet => parquet_file::read(path, schema),
            Format::Csv => csv_file::read(path, schema),
        };
        let batches = batches.map_err(|error| error.because(&remedy(&self.made_by)))?;
        Ok(Table { path: path.clone(), ..Table::of(schema.clone(), batches) })
    }
}

/// A table of a dataset, with its rows.
#[derive(Debug, Clone)]
pub struct Table {
    schema: TableSchema,
    path: PathBuf,
    batches: Vec<RecordBatch>,
    /// For each batch, the number of rows up to its end.
    ends: Vec<usize>,
}

impl Table {
    /// A table of rows that have its schema, such as those of one paper.
    pub fn of(schema: TableSchema, batches: Vec<RecordBatch>) -> Self {
        let ends = batches.iter().scan(0, |end, batch| {
            *end += batch.num_rows();
            Some(*end)
        });
        let ends = ends.collect();
        Self { path: PathBuf::from(schema.name), schema, batches, ends }
    }

    /// What is published about it.
    pub fn schema(&self) -> &TableSchema {
        &self.schema
    }

    /// The number of its rows.
    pub fn rows(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Its rows; every batch has the schema's columns, in the schema's order.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// A column, to be asked row by row.
    ///
    /// # Errors
    /// If the table has no such column.
    pub fn column(&self, name: &str) -> Result<Column<'_>, Error> {
        let known = self.schema.columns.iter().position(|column| column.name == name);
        let index = known.ok_or_else(|| {
            Error::dataset(&self.path, format!("no column of this table is called {name}"))
        })?;
        Ok(Column::new(self.batches.iter().map(|batch| batch.column(index)), &self.ends))
    }
}

/// What the mark of a dataset says of it as a whole.
#[derive(Debug, Deserialize)]
struct Mark {
    made_by: String,
    #[serde(default)]
    about: About,
}

/// Reads the mark of the dataset in a folder.
fn mark(folder: &Path) -> Result<Mark, Error> {
    let path = folder.join(MARK);
    let no_dataset =
        |why: &str| Error::dataset(folder, format!("this is no griffie dataset: {why}"));
    let file = match fs::File::open(&path) {
        Ok(file) => file,
        Err(_) if !folder.exists() => return Err(no_dataset("there is no such folder")),
        Err(_) if !folder.is_dir() => return Err(no_dataset("it is a file, not a folder")),
        Err(error) => return Err(no_dataset(&format!("its {MARK}: {}", read::reason(&error)))),
    };
    let mut text = String::new();
    let read = file.take(LARGEST_MARK).read_to_string(&mut text);
    read.map_err(|error| no_dataset(&format!("its {MARK}: {error}")))?;
    let mark: Option<Mark> = serde_json::from_str(&text).ok();
    mark.filter(|mark| mark.made_by.starts_with("griffie "))
        .ok_or_else(|| no_dataset(&format!("its {MARK} does not name griffie")))
}

/// What can be done about a dataset that is not as the schema says.
fn remedy(made_by: &str) -> String {
    if made_by == MADE_BY {
        "; make the dataset anew with `griffie extract`".to_owned()
    } else {
        format!(
            "; the dataset was made by {made_by}, this is {MADE_BY}: make it anew with `griffie \
             extract`, or read it with that version"
        )
    }
}

#[cfg(test)]
mod tests;
