//! The official XML of officielebekendmakingen.nl: kamerstukken, Aanhangsel, Handelingen, of 1995
//! up to now.
//!
//! Structure comes from the markup: the head as the printed series has it, headings, paragraphs,
//! lists, tables, notes where their marks stand, questions and answers, signatures, and links to
//! other publications with their identifiers. An element this reader does not know is a paragraph
//! where it holds text, and otherwise what it holds.

mod elements;
pub(super) mod metadata;
pub(super) mod numbers;
mod table;
mod writer;

pub(crate) use metadata::record;

use super::{Content, xml};
use roxmltree::Document;
use writer::Writer;

/// Root elements of papers.
const PAPERS: &[&str] = &[
    "officiele-publicatie",
    "kamerstuk",
    "kamervragen",
    "handelingen",
    "kamerwrk",
    "vraagdoc",
    "handeling",
];

/// Whether the bytes are official XML, or XML that nothing else reads.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let declared =
        bytes.trim_ascii_start().starts_with(b"<?xml") || bytes.starts_with(b"\xef\xbb\xbf<?xml");
    xml::root(bytes).is_some_and(|root| {
        let known = PAPERS.contains(&root.as_str()) || root == metadata::RECORD;
        known || declared && !root.eq_ignore_ascii_case("html")
    })
}

/// Reads a paper in official XML.
pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    let text = xml::decode(bytes);
    let document = xml::parse(&text)?;
    let root = document.root_element().tag_name().name();
    if metadata::is_record(&document) {
        return Err("this is the metadata record of a publication, not the publication".to_owned());
    }
    if !PAPERS.contains(&root) {
        return Err(format!(
            "this is XML with the root element `{root}`, which griffie does not know: it reads the \
             XML of officielebekendmakingen.nl"
        ));
    }
    content(&document)
}

fn content(document: &Document<'_>) -> Result<Content, String> {
    let (text, marks) = Writer::default().write(document.root_element());
    if text.is_empty() {
        return Err("the XML has no text".to_owned());
    }
    let metadata = metadata::of_paper(document);
    Ok(Content { text, marks, metadata, ..Content::default() })
}

#[cfg(test)]
mod tests;
