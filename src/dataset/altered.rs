//! Whether the files of a dataset are as they were written.

use super::Dataset;
use crate::digest::sha256_hex_of;
use crate::error::Error;
use crate::publish::CHECKSUMS;
use serde::Serialize;
use std::fs::{self, File};
use std::io::ErrorKind;

/// A file of a dataset that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlteredFile {
    /// Its name.
    pub file: String,
    /// Whether it is gone, and not only changed.
    pub gone: bool,
}

impl Dataset {
    /// The files that are not as they were written, by `SHA256SUMS`, in its order; all are read.
    /// Where `SHA256SUMS` itself is gone, nothing can be said of the others.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn altered(&self) -> Result<Vec<AlteredFile>, Error> {
        let path = self.folder.join(CHECKSUMS);
        let sums = match fs::read_to_string(&path) {
            Ok(sums) => sums,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(vec![AlteredFile { file: CHECKSUMS.to_owned(), gone: true }]);
            }
            Err(error) => return Err(Error::io("reading", &path, error)),
        };
        let mut altered = Vec::new();
        for (sum, name) in sums.lines().filter_map(|line| line.split_once("  ")) {
            let path = self.folder.join(name);
            let failed = |error| Error::io("reading", &path, error);
            let gone = match File::open(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => true,
                Err(error) => return Err(failed(error)),
                Ok(file) if sha256_hex_of(&file).map_err(failed)?.0 == sum => continue,
                Ok(_) => false,
            };
            altered.push(AlteredFile { file: name.to_owned(), gone });
        }
        Ok(altered)
    }
}
