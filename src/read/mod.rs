//! Read: the bytes of one file become a [`Source`].
//!
//! Knows files, encodings and containers; knows nothing of Dutch.

mod source;

pub use source::{Mark, MarkKind, MediaType, Metadata, Source};

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// SHA-256 of `bytes` as 64 lower-case hex digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
