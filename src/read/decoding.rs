//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252.
//!
//! A byte order mark decides. Without one, text that is UTF-8 but for a few bytes is UTF-8,
//! whatever it says of itself; then counts what it declares; all else is judged by `chardetng`,
//! which knows the letters of the legacy encodings of the web. A byte no encoding explains becomes
//! U+FFFD, and a doubt says where.

use crate::doubt::{Doubt, Stage};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The most places of undecodable bytes that get a doubt of their own.
const MOST_DOUBTS: usize = 20;

/// The text of a file, line ends and all.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    /// Places are bytes of `text`.
    pub(super) doubts: Vec<Doubt>,
}

/// Decodes the bytes of a file that is text; `declared` is the encoding it says it is in.
///
/// # Errors
/// If the bytes are no text, or hold none.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'b>, String> {
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    let marked = Encoding::for_bom(bytes);
    if marked.is_none() && bytes.contains(&0) {
        return Err("the file is binary (it has NUL bytes), not text; UTF-16 needs a byte order \
                    mark"
            .to_owned());
    }
    let (encoding, guessed) = match marked {
        Some((encoding, _)) => (encoding, None),
        None => encoding_of(bytes, declared),
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    if text.trim().is_empty() {
        return Err("the file has no text, only white space".to_owned());
    }
    if is_binary(&text) {
        return Err("the file is binary (it is full of control characters), not text".to_owned());
    }
    let mut doubts: Vec<Doubt> = guessed.into_iter().collect();
    if broken || encoding == WINDOWS_1252 {
        doubts.extend(undecodable(&text, encoding));
    }
    Ok(Decoded { text, doubts })
}

/// The encoding of bytes without a byte order mark, with a doubt where it is an odd one.
fn encoding_of(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> (&'static Encoding, Option<Doubt>) {
    if is_mostly_utf_8(bytes) {
        return (UTF_8, None);
    }
    if let Some(declared) = declared.filter(|encoding| *encoding != UTF_8) {
        return (declared, None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"nl"), Utf8Detection::Deny);
    let doubt = (guess != WINDOWS_1252).then(|| Doubt {
        stage: Stage::Read,
        message: format!(
            "the bytes look like {}, which no Dutch paper is written in; read as windows-1252",
            guess.name()
        ),
        at: None,
    });
    (WINDOWS_1252, doubt)
}

/// Whether the bytes are UTF-8, or would be but for fewer bytes than it has characters of several
/// bytes: those hardly ever arise by chance in another encoding.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut wide, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    broken == 0 || broken < wide
}

/// Whether a text is full of control characters: more than one in a hundred.
fn is_binary(text: &str) -> bool {
    let controls = text.chars().filter(|c| {
        c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
    });
    controls.clone().any(|c| c == '\0') || controls.count() * 100 > text.chars().count()
}

/// A doubt for each place where a byte could not be decoded.
fn undecodable(text: &str, encoding: &'static Encoding) -> Vec<Doubt> {
    // Windows-1252 leaves five bytes open; the web standard maps them to controls.
    let broken =
        |c: char| c == '\u{fffd}' || encoding == WINDOWS_1252 && ('\u{80}'..='\u{9f}').contains(&c);
    let mut places = text.char_indices().filter(|&(_, c)| broken(c)).map(|(at, _)| at);
    let doubt = |message: String, at| Doubt { stage: Stage::Read, message, at };
    let mut doubts: Vec<Doubt> = places
        .by_ref()
        .take(MOST_DOUBTS)
        .map(|at| doubt(format!("a byte that is not {}", encoding.name()), Some(at)))
        .collect();
    let more = places.count();
    if more > 0 {
        doubts.push(doubt(format!("{more} more bytes that are not {}", encoding.name()), None));
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).expect("text").text.into_owned()
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn ok_encodings() {
        let paper = "Coördinatie van € 5 mln. – “ruim” ↩︎\r\nfinanciën\n";
        assert_eq!(text(paper.as_bytes()), paper);
        assert_eq!(text(format!("\u{feff}{paper}").as_bytes()), paper);
        assert_eq!(text(&utf_16(paper, u16::to_le_bytes)), paper);
        assert_eq!(text(&utf_16(paper, u16::to_be_bytes)), paper);
        let old = "Coördinatie van € 5 mln. – “ruim”\r\nfinanciën, zoals de Kamer heeft verzocht";
        let (bytes, _, unmapped) = WINDOWS_1252.encode(old);
        assert!(!unmapped);
        assert_eq!(text(&bytes), old);
        assert!(decode(&bytes, None).expect("text").doubts.is_empty());
    }

    #[test]
    fn ok_ascii_and_one_letter() {
        assert_eq!(text(b"a"), "a");
        assert_eq!(text(b"co\xF6rdinatie"), "co\u{f6}rdinatie");
        assert_eq!(text(b"form\x0cfeed\tand tab\x1a"), "form\x0cfeed\tand tab\x1a");
    }

    #[test]
    fn ok_what_a_file_declares_counts_where_its_bytes_allow_it() {
        let decoded = |bytes: &[u8], label: &str| {
            let declared = Encoding::for_label(label.as_bytes());
            decode(bytes, declared).expect("text").text.into_owned()
        };
        assert_eq!(decoded(b"20 \xa4", "iso-8859-15"), "20 €");
        assert_eq!(decoded("financiën".as_bytes(), "iso-8859-1"), "financiën");
        assert_eq!(decoded(b"financi\xebn van de minister", "utf-8"), "financiën van de minister");
    }

    #[test]
    fn ok_a_broken_byte_in_utf_8_is_a_doubt() {
        let content = decode(b"financi\xc3\xabn en co\xc3\xb6rdinatie \xff hier", None);
        let content = content.expect("text");
        assert_eq!(content.text, "financiën en coördinatie \u{fffd} hier");
        let places: Vec<_> = content.doubts.iter().map(|doubt| doubt.at).collect();
        assert_eq!(places, [Some("financiën en coördinatie ".len())]);
    }

    #[test]
    fn ok_many_broken_bytes_are_counted() {
        let mut bytes = "ë".repeat(200).into_bytes();
        bytes.extend([b' ', 0xff].repeat(25));
        let doubts = decode(&bytes, None).expect("text").doubts;
        assert_eq!(doubts.len(), MOST_DOUBTS + 1);
        assert_eq!(doubts.last().expect("one").message, "5 more bytes that are not UTF-8");
    }

    #[test]
    fn err_no_text() {
        let cases: [(&[u8], &str); 6] = [
            (b"", "empty"),
            (b"\xef\xbb\xbf", "no text"),
            (b" \r\n\t", "no text"),
            (b"a\0b", "NUL"),
            (b"\x01\x02\x03\x04", "control"),
            (b"\xff\xfea\0\0\0", "control"),
        ];
        for (bytes, want) in cases {
            let message = decode(bytes, None).expect_err("no text");
            assert!(message.contains(want), "{bytes:?}: {message}");
        }
    }
}
