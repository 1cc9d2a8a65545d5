//! Which container bytes are in, told by the bytes alone: names mislead.

use super::{MediaType, Reader, plain};

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
pub(super) fn reader_for(bytes: &[u8]) -> Result<(MediaType, Reader), String> {
    match NOT_READ.iter().find(|(first, _)| bytes.starts_with(first)) {
        Some((_, message)) => Err((*message).to_owned()),
        None => Ok((MediaType::Plain, plain::read)),
    }
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
            let message = reader_for(bytes).expect_err("not read");
            assert!(message.contains(want), "{message}");
        }
    }
}
