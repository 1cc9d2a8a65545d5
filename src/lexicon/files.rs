//! The files of `grammars/` and how their rows are read.

use crate::error::Error;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;

const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/grammars.rs"));

/// The word lists griffie reads with.
///
/// ```
/// let grammars = griffie::lexicon::Grammars::built_in();
/// assert!(grammars.names().count() > 0);
/// ```
#[derive(Debug, Clone)]
pub struct Grammars {
    /// File name, text; a user's file of the same name follows the built-in one.
    files: Vec<(String, String)>,
}

impl Grammars {
    /// The lists compiled into the program.
    pub fn built_in() -> Self {
        let files = BUILT_IN.iter().map(|&(name, text)| (name.to_owned(), text.to_owned()));
        Self { files: files.collect() }
    }

    /// The built-in lists with the user's own files of the same names laid over them: their rows
    /// are read after the built-in ones, and where two rows have the same form the later counts.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read, or a file has a name no built-in list has.
    pub fn with_overlay(folder: &Path) -> Result<Self, Error> {
        let mut grammars = Self::built_in();
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|e| Error::io("reading folder", folder, e))? {
            paths.push(entry.map_err(|e| Error::io("reading folder", folder, e))?.path());
        }
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || name.starts_with("README") {
                continue;
            }
            if !grammars.names().any(|known| known == name) {
                let known: Vec<&str> = BUILT_IN.iter().map(|&(name, _)| name).collect();
                let message = format!("no such word list; the lists are {}", known.join(", "));
                return Err(Error::output(&path, message));
            }
            let text =
                fs::read_to_string(&path).map_err(|e| Error::io("reading word list", &path, e))?;
            grammars.files.push((name, text));
        }
        Ok(grammars)
    }

    /// The names of the lists, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// The rows of a CSV list, typed; the user's rows last. Lines that begin with `#` are remarks.
    ///
    /// # Errors
    /// If there is no such list, or a row does not fit the type: the message names file and line.
    pub fn rows<T: DeserializeOwned>(&self, file: &str) -> Result<Vec<T>, Error> {
        let mut rows = Vec::new();
        let mut found = false;
        for (_, text) in self.files.iter().filter(|(name, _)| name == file) {
            found = true;
            let mut reader = csv::ReaderBuilder::new()
                .comment(Some(b'#'))
                .trim(csv::Trim::All)
                .from_reader(text.as_bytes());
            for row in reader.deserialize() {
                rows.push(row.map_err(|error| {
                    let line = error.position().map_or(0, csv::Position::line);
                    Error::grammar(file, line, error)
                })?);
            }
        }
        if found { Ok(rows) } else { Err(Error::grammar(file, 0, "no such word list")) }
    }
}
