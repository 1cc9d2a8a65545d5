//! Word documents (Office Open XML), as the Tweede Kamer and the ministries publish them.
//!
//! The text is what the document prints: fields as they were computed last, lists with their
//! numbers, tracked changes as if accepted, hidden text left out. Headings, lists, tables and notes
//! are marked as such; so is the head of a letter, which stands in a running head, in text boxes or
//! in tables without lines before the first paragraph. Other running heads and feet stand once,
//! behind the text.

mod counting;
mod fields;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod parts;
mod run;
mod sections;
mod styles;
mod symbols;
mod table;
mod word;
mod writer;

use super::{Content, Metadata};
use package::Package;
use parts::Texts;
use writer::Writer;

/// A title in the properties of a document is at least so long, in characters: `Brief` names none.
const SHORTEST_TITLE: usize = 12;

/// Whether the bytes are a Word document, or were one before they were damaged.
pub(super) fn begins(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    if let Ok(mut package) = Package::open(bytes) {
        package.holds_word()
    } else {
        let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
        let names: [&[u8]; 3] = [b"[Content_Types].xml", b"word/document.xml", b"_rels/.rels"];
        names.iter().any(|name| start.windows(name.len()).any(|part| part == *name))
    }
}

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    let mut package = Package::open(bytes)?;
    let texts = Texts::of(&mut package)?;
    let parts = texts.parse()?;
    let (text, marks) = Writer::new(&parts).write();
    if text.is_empty() {
        return Err("the DOCX has no text; it may hold a scan".to_owned());
    }
    let title = package.title()?.filter(|title| is_title(title, &text));
    let metadata = Metadata { title, ..Metadata::default() };
    Ok(Content { text, marks, metadata, doubts: parts.doubts.to_vec() })
}

/// Whether a title in the properties is that of this document. It may be that of the template, or
/// of the letter this one was made from; the document's own stands in its text too.
fn is_title(title: &str, text: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    title.chars().count() >= SHORTEST_TITLE && plain(text).contains(&plain(title))
}

#[cfg(test)]
mod tests;
