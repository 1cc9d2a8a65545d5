//! Which container bytes are in, told by the bytes alone: names mislead.

use super::{MediaType, Reader, docx, html, official_xml, pdf, plain};

/// First bytes of containers that griffie does not read, and what can be done with them.
const NOT_READ: &[(&[u8], &str)] = &[
    (
        b"PK\x03\x04",
        "this is a ZIP file (DOCX, ODT …), which griffie does not read: save it as text",
    ),
    (b"\xD0\xCF\x11\xE0", "this is an old Word file, which griffie does not read: save it as text"),
    (
        b"7z\xBC\xAF\x27\x1C",
        "this is a 7-Zip archive, which griffie does not read: unpack it first",
    ),
    (b"Rar!\x1A\x07", "this is a RAR archive, which griffie does not read: unpack it first"),
    (b"BZh", "this is compressed by bzip2, which griffie does not read: unpack it first"),
    (b"\xFD7zXZ\0", "this is compressed by xz, which griffie does not read: unpack it first"),
    (b"{\\rtf", "this is an RTF file, which griffie does not read: save it as text"),
];

/// The container the bytes are in, by the first of them, and what reads it.
pub(super) fn reader_for(bytes: &[u8]) -> Result<(MediaType, Reader), String> {
    if docx::begins(bytes) {
        return Ok((MediaType::Docx, docx::read));
    }
    if is_pdf(bytes) {
        return Ok((MediaType::Pdf, pdf::read));
    }
    match NOT_READ.iter().find(|(first, _)| bytes.starts_with(first)) {
        Some((_, message)) => Err((*message).to_owned()),
        None if official_xml::begins(bytes) => Ok((MediaType::Xml, official_xml::read)),
        None if html::is_page(bytes) => Ok((MediaType::Html, html::read)),
        None => Ok((MediaType::Plain, plain::read)),
    }
}

/// Whether the sign of a PDF stands within the first 1,024 bytes, as viewers look for it.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    start.windows(5).any(|window| window == b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn err_containers_that_are_not_read() {
        let cases: [(&[u8], &str); 3] =
            [(b"PK\x03\x04rest", "ZIP"), (b"\xD0\xCF\x11\xE0rest", "Word"), (b"{\\rtf1", "RTF")];
        for (bytes, want) in cases {
            let message = reader_for(bytes).expect_err("not read");
            assert!(message.contains(want), "{message}");
        }
    }
}
