//! The bytes of one paper, before their format is looked at.

use super::{Content, Metadata, Source, reader_for};
use crate::digest::sha256_hex;
use crate::doubt::Doubt;

/// The bytes of one paper on their way to the reader of their format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// See [`Source::name`].
    pub source: String,
    /// The file, the member of an archive, or the text of a record.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// What a record beside the paper says of it; this counts before what the container says.
    pub metadata: Metadata,
    /// What was found with doubt before its format was looked at.
    pub doubts: Vec<Doubt>,
}

impl Raw {
    /// A paper's bytes under its name.
    pub fn new(source: impl Into<String>, bytes: Vec<u8>) -> Self {
        let sha256 = sha256_hex(&bytes);
        let metadata = Metadata::default();
        Self { source: source.into(), bytes, sha256, metadata, doubts: Vec::new() }
    }

    /// Reads the bytes by their format.
    ///
    /// # Errors
    /// If they are no paper in a format griffie reads: a sentence that says why and what can be
    /// done.
    ///
    /// ```
    /// use griffie::read::Raw;
    /// let source = Raw::new("brief.txt", b"Geachte voorzitter,\r\n".to_vec()).read()?;
    /// assert_eq!(source.text, "Geachte voorzitter,\r\n");
    /// assert!(Raw::new("leeg.txt", Vec::new()).read().is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn read(self) -> Result<Source, String> {
        let (media_type, reader) = reader_for(&self.bytes)?;
        let Content { text, marks, metadata, doubts } = reader(&self.bytes)?;
        if text.len() as u64 > super::LARGEST_FILE {
            return Err(super::too_large("its text"));
        }
        let metadata = self.metadata.or(metadata);
        let doubts = [self.doubts, doubts].concat();
        let Self { source: name, sha256, .. } = self;
        Ok(Source { name, media_type, sha256, text, marks, metadata, doubts })
    }
}
