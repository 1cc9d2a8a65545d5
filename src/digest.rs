//! SHA-256 as text.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::{self, Read};

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// SHA-256 of bytes that come in parts.
#[derive(Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    /// Adds the next bytes.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes, as 64 lower-case hex digits.
    pub(crate) fn hex(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// SHA-256 of `bytes` as 64 lower-case hex digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.add(bytes);
    digest.hex()
}

/// SHA-256 of all that can be read, and how many bytes that was.
pub(crate) fn sha256_hex_of(mut source: impl Read) -> io::Result<(String, u64)> {
    let mut digest = Digest::default();
    let mut chunk = vec![0; CHUNK];
    let mut bytes = 0;
    loop {
        match source.read(&mut chunk) {
            Ok(0) => return Ok((digest.hex(), bytes)),
            Ok(read) => {
                digest.add(chunk.get(..read).unwrap_or_default());
                bytes += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_same_by_parts() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), abc);
        assert_eq!(sha256_hex_of(&b"abc"[..]).expect("read"), (abc.to_owned(), 3));
        let long = vec![b'x'; 3 * CHUNK + 1];
        let (digest, bytes) = sha256_hex_of(&long[..]).expect("read");
        assert_eq!((digest, bytes), (sha256_hex(&long), long.len() as u64));
    }
}
