//! Saved web pages: the paper on a page, without the site around it.
//!
//! Knows the pages of zoek.officielebekendmakingen.nl, tweedekamer.nl, tkconv and rijksoverheid.nl
//! by their signs, and any other by where its running text stands.

mod address;
mod content;
mod flow;
mod label;
mod metadata;
mod node;
mod notes;
mod numbers;
mod parse;
mod signs;
mod table;
mod walk;

use super::{Content, REPORT_MARK, decoding};
use crate::doubt::{Doubt, Stage};
use encoding_rs::{Encoding, UTF_8};

/// A page says within so many bytes which encoding it is in.
const DECLARED_WITHIN: usize = 4_096;

/// What a page begins with, behind white space, comments and an XML declaration, in lower case.
const BEGINNINGS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "article",
    "main",
    "section",
    "div",
    "table",
    "h1",
    "h2",
    "p",
    "pre",
    "script",
    "style",
    "link",
];

/// Whether bytes are a page, told by how they begin.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let (start, _) = encoding.decode_with_bom_removal(start);
    let mut rest = start.trim_start();
    loop {
        let (skipped, end) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<?") {
            ("<?", ">")
        } else {
            break;
        };
        let behind = rest.get(skipped.len()..).and_then(|rest| rest.split_once(end));
        let Some((_, behind)) = behind else { return false };
        rest = behind.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    BEGINNINGS.iter().any(|name| {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag.get(name.len()..).is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_whitespace() || "/>".contains(c))
            })
    })
}

/// Reads a saved page.
pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    let decoded = decoding::decode(bytes, declared(bytes))?;
    let html = parse::tree(&decoded.text)?;
    if metadata::generator(&html).is_some_and(|program| program.starts_with(REPORT_MARK)) {
        return Err("this is a report that griffie made of papers, and no paper".to_owned());
    }
    let main = content::main(&html);
    let notes = notes::Notes::of(&html, main.node);
    let address = metadata::address(&html);
    let (text, marks) = walk::write(&html, main.node, &notes, address.as_deref()).finish();
    if text.trim().is_empty() {
        return Err("the page has no text of its own, only what belongs to the site".to_owned());
    }
    // Bytes of the file are no places of the text.
    let broken = decoded.doubts.len();
    let doubts = decoded.doubts.into_iter().take(1).map(|doubt| Doubt {
        stage: Stage::Read,
        message: if broken > 1 {
            format!("{} and {} more", doubt.message, broken - 1)
        } else {
            doubt.message
        },
        at: None,
    });
    let doubts = doubts.collect();
    Ok(Content { text, marks, metadata: metadata::of(&html, main), doubts })
}

/// The encoding a page says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    // `<meta charset=…>`, `<meta … content="text/html; charset=…">`, `<?xml … encoding=…?>`.
    let value = |name: &str| {
        let behind = start.split_once(name).map(|(_, rest)| rest.trim_start())?;
        let value = behind.strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        value.split(|c: char| c.is_whitespace() || "\"'>;?/".contains(c)).next().map(str::to_owned)
    };
    let label = value("charset").or_else(|| value("encoding"))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that could be read this far is in no encoding of two bytes a letter.
    if encoding.is_ascii_compatible() { Some(encoding) } else { None }
}

#[cfg(test)]
mod tests;
