//! Descriptors: what a dataset holds, for people and for programs. A file a descriptor, all made
//! from the schema of the tables and the files as written; they name only files that are there.

mod checksums;
mod csvw;
mod datapackage;
mod dcat;
mod readme;

pub(crate) use checksums::NAME as CHECKSUMS;
pub(super) use checksums::{Checksum, checksums};

use super::{About, Format, MADE_BY, Organisation};
use crate::error::Error;
use crate::table::TableSchema;
use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

/// What there is to say of a dataset.
#[derive(Debug)]
pub(super) struct Description<'a> {
    /// Its tables, as written.
    pub(super) tables: Vec<Written>,
    /// The digest of the word lists its papers were read with.
    pub(super) grammars: &'a str,
    /// What its publisher says.
    pub(super) about: &'a About,
    /// Whether cells of the CSV files were made harmless to spreadsheets.
    pub(super) csv_safe: bool,
}

/// A table as it was written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) schema: TableSchema,
    pub(super) rows: usize,
    /// The first and the last day its papers can be of, where it says so.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) files: Vec<TableFile>,
}

/// A file of a table.
#[derive(Debug)]
pub(super) struct TableFile {
    pub(super) format: Format,
    pub(super) checksum: Checksum,
}

impl Description<'_> {
    /// The name and text of each descriptor.
    ///
    /// # Errors
    /// If one cannot be put into words: a defect of griffie.
    pub(super) fn texts(&self) -> Result<Vec<(&'static str, String)>, Error> {
        type Make = fn(&Description<'_>) -> Result<Option<String>, Error>;
        let all: [(&str, Make); 4] = [
            (readme::NAME, |dataset| Ok(Some(readme::text(dataset)))),
            (datapackage::NAME, |dataset| {
                json(datapackage::NAME, &datapackage::package(dataset)).map(Some)
            }),
            (csvw::NAME, |dataset| {
                csvw::group(dataset).map(|group| json(csvw::NAME, &group)).transpose()
            }),
            (dcat::NAME, |dataset| json(dcat::NAME, &dcat::dataset(dataset)).map(Some)),
        ];
        let texts =
            all.into_par_iter().map(|(name, make)| Ok(make(self)?.map(|text| (name, text))));
        let texts: Vec<Result<_, Error>> = texts.collect();
        texts.into_iter().filter_map(Result::transpose).collect()
    }

    /// The files of its tables.
    pub(super) fn files(&self) -> impl Iterator<Item = &Checksum> {
        self.tables.iter().flat_map(|table| &table.files).map(|file| &file.checksum)
    }

    fn formats(&self) -> Vec<Format> {
        let mut formats: Vec<Format> =
            self.tables.iter().flat_map(|table| &table.files).map(|file| file.format).collect();
        formats.sort_unstable();
        formats.dedup();
        formats
    }

    /// What it is called, in English where its publisher has not said.
    fn title(&self) -> &str {
        self.about.title.as_deref().unwrap_or("Facts from Dutch parliamentary papers")
    }

    /// What it holds, in English where its publisher has not said.
    fn description(&self) -> &str {
        self.about.description.as_deref().unwrap_or(
            "What Dutch parliamentary papers say, as tables: events and deadlines, sums of money, \
             organisations, references, motions, questions with their answers. Every row says \
             which characters of which paper it rests on.",
        )
    }

    /// Who made it: its publisher, unless said.
    fn creator(&self) -> Option<&Organisation> {
        self.about.creator.as_ref().or(self.about.publisher.as_ref())
    }

    fn version(&self) -> &str {
        self.about.version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"))
    }

    /// What made it, in a sentence.
    fn provenance(&self) -> String {
        format!("Made by {MADE_BY} with the word lists {}.", self.grammars)
    }

    fn keywords(&self) -> Vec<&str> {
        let given: Vec<&str> = self.about.keywords.iter().map(String::as_str).collect();
        if given.is_empty() { vec!["Kamerstukken", "Tweede Kamer", "parlement"] } else { given }
    }
}

/// JSON as it is published: indented, with a line end at its end.
pub(super) fn json(name: &'static str, content: &impl Serialize) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(content);
    text.map(|text| text + "\n").map_err(|error| Error::table(name, error))
}
