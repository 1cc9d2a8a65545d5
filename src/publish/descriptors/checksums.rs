//! `SHA256SUMS`: every file of the dataset but itself, as `sha256sum -c` reads it.

use crate::digest::{sha256_hex, sha256_hex_of};
use crate::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;

/// The file's name.
pub(crate) const NAME: &str = "SHA256SUMS";

/// A file with the digest of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checksum {
    pub(crate) file: String,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
}

impl Checksum {
    /// Of a file that was written.
    pub(crate) fn of_file(path: &Path) -> Result<Self, Error> {
        let failed = |error| Error::io("reading back", path, error);
        let (sha256, bytes) = sha256_hex_of(File::open(path).map_err(failed)?).map_err(failed)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { file, sha256, bytes })
    }

    /// Of a text that is written as it is.
    pub(crate) fn of_text(file: &str, text: &str) -> Self {
        let sha256 = sha256_hex(text.as_bytes());
        Self { file: file.to_owned(), sha256, bytes: text.len() as u64 }
    }
}

/// The text of the file: a line a file, in the order of their names.
pub(crate) fn checksums<'c>(files: impl IntoIterator<Item = &'c Checksum>) -> String {
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files.iter().fold(String::new(), |mut text, Checksum { file, sha256, .. }| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{sha256}  {file}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_line_a_file_by_name() {
        let (b, a) = (Checksum::of_text("b.csv", "abc"), Checksum::of_text("a.csv", ""));
        let want = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.csv\n\
                    ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.csv\n";
        assert_eq!(checksums([&b, &a]), want);
    }
}
