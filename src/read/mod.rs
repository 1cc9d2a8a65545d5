//! Read: the bytes of one file become a [`Source`].
//!
//! Knows files, encodings and containers; knows nothing of Dutch. A reader of a new container is
//! one file here: it turns bytes into `Content`, and a line in `sniff` sends it the bytes that are
//! its own.

mod decoding;
mod docx;
mod html;
mod inputs;
mod listed;
mod official_xml;
mod papers;
pub mod pdf;
mod plain;
mod raw;
mod rendering;
mod sniff;
mod source;
mod xml;

pub(crate) use inputs::reason;
pub use inputs::{DATASET_MARK, Input, Inputs, Origin};
pub use listed::paths_in;
pub use papers::{Columns, Papers, Progress, Records, Refusal};
pub use raw::Raw;
pub use source::{Mark, MarkKind, MediaType, Metadata, Source};

use crate::digest::sha256_hex;
use crate::doubt::Doubt;
use serde::{Deserialize, Serialize};
use sniff::reader_for;

/// What the reports that griffie makes name as their maker, before its version.
pub(crate) const REPORT_MARK: &str = "griffie report, ";

/// The largest file that is read, in bytes: every offset into it fits any integer it is cast to.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// What a reader makes of the bytes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    /// See [`Source::text`].
    pub(crate) text: String,
    /// See [`Source::marks`].
    pub(crate) marks: Vec<Mark>,
    /// See [`Source::metadata`].
    #[serde(skip)]
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

/// That something is larger than griffie reads.
pub(crate) fn too_large(what: &str) -> String {
    let limit = LARGEST_FILE / 1024 / 1024;
    format!("{what} is larger than {limit} MB, the most griffie reads")
}
