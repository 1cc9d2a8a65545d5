//! Read: the bytes of one file become a [`Source`].
//!
//! Knows files, encodings and containers; knows nothing of Dutch. A reader of a new container is
//! one file here: it turns bytes into `Content`, and [`read`] sends it the bytes that are its own.

mod inputs;
mod plain;
mod rendering;
mod source;

pub(crate) use inputs::reason;
pub use inputs::{DATASET_MARK, Input, Inputs};
pub use source::{Mark, MarkKind, MediaType, Metadata, Source};

use crate::doubt::Doubt;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The largest file that is read, in bytes: every offset into it fits any integer it is cast to.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// What a reader makes of the bytes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Content {
    /// See [`Source::text`].
    pub(crate) text: String,
    /// See [`Source::marks`].
    pub(crate) marks: Vec<Mark>,
    /// See [`Source::metadata`].
    pub(crate) metadata: Metadata,
    /// See [`Source::doubts`].
    pub(crate) doubts: Vec<Doubt>,
}

/// What reads one container; the error is a sentence for the table `rejects`.
type Reader = fn(&[u8]) -> Result<Content, String>;

/// Reads the bytes of one file.
///
/// # Errors
/// If they are no paper in a format griffie reads: a sentence that says why and what can be done.
///
/// ```
/// let source = griffie::read::read("brief.txt", "Geachte voorzitter,\r\n".as_bytes())?;
/// assert_eq!(source.text, "Geachte voorzitter,\r\n");
/// assert!(griffie::read::read("leeg.txt", b"").is_err());
/// # Ok::<(), String>(())
/// ```
pub fn read(name: impl Into<String>, bytes: &[u8]) -> Result<Source, String> {
    let (media_type, reader) = reader_for(bytes)?;
    let Content { text, marks, metadata, doubts } = reader(bytes)?;
    let sha256 = sha256_hex(bytes);
    Ok(Source { name: name.into(), media_type, sha256, text, marks, metadata, doubts })
}

/// First bytes of containers that griffie does not read, and what can be done with them.
const NOT_READ: &[(&[u8], &str)] = &[
    (b"%PDF-", "this is a PDF, which griffie does not read: extract its text first (pdftotext)"),
    (
        b"PK\x03\x04",
        "this is a ZIP file (DOCX, ODT …), which griffie does not read: save it as text",
    ),
    (b"\xD0\xCF\x11\xE0", "this is an old Word file, which griffie does not read: save it as text"),
    (b"{\\rtf", "this is an RTF file, which griffie does not read: save it as text"),
];

/// The container the bytes are in, by the first of them, and what reads it.
fn reader_for(bytes: &[u8]) -> Result<(MediaType, Reader), String> {
    match NOT_READ.iter().find(|(first, _)| bytes.starts_with(first)) {
        Some((_, message)) => Err((*message).to_owned()),
        None => Ok((MediaType::Plain, plain::read)),
    }
}

/// SHA-256 of `bytes` as 64 lower-case hex digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn err_containers_that_are_not_read() {
        let cases: [(&[u8], &str); 4] = [
            (b"%PDF-1.7\n", "PDF"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\xD0\xCF\x11\xE0rest", "Word"),
            (b"{\\rtf1", "RTF"),
        ];
        for (bytes, want) in cases {
            let message = read("x", bytes).expect_err("not read");
            assert!(message.contains(want), "{message}");
        }
    }
}
