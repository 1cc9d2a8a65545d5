//! Plain text: kept as it is, line ends included.

use super::{Content, decoding};

/// Reads a plain text file.
pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    let decoded = decoding::decode(bytes, None)?;
    if let Some(markup) = markup(&decoded.text) {
        return Err(format!(
            "this is {markup}, which griffie does not read: save it as text first"
        ));
    }
    let (text, doubts) = (decoded.text.into_owned(), decoded.doubts);
    Ok(Content { text, doubts, ..Content::default() })
}

/// How files of markup begin, in lower case.
const MARKUP: &[(&str, &str)] = &[("<?xml", "XML"), ("<!doctype", "XML")];

/// The language of markup a text is in, by its beginning.
fn markup(text: &str) -> Option<&'static str> {
    let text = text.trim_start().as_bytes();
    let begins = |sign: &str| {
        text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign.as_bytes()))
    };
    MARKUP.iter().find(|(sign, _)| begins(sign)).map(|&(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_text_stays_as_it_is() {
        for plain in ["Geachte voorzitter,\r\n", "< html", "<p.m.> bedrag", "Zie <html>.", "<<?xml"]
        {
            assert_eq!(read(plain.as_bytes()).expect("text").text, plain);
        }
    }

    #[test]
    fn err_markup() {
        for markup in
            ["<?xml version=\"1.0\"?><officiele-publicatie/>", "<!DOCTYPE officiele-publicatie>"]
        {
            let utf_16 = std::iter::once(0xFEFF).chain(markup.encode_utf16());
            let utf_16: Vec<u8> = utf_16.flat_map(u16::to_le_bytes).collect();
            for bytes in [markup.as_bytes().to_vec(), utf_16] {
                let message = read(&bytes).expect_err("markup");
                assert!(
                    message.contains("XML") && message.contains("save it as text"),
                    "{message}"
                );
            }
        }
    }
}
