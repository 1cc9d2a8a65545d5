//! XML that nobody vouches for: decoded, measured before it is parsed, and parsed within limits.
//!
//! No document type is read, so no entity expands and nothing is fetched. What the parser's memory
//! and time grow with (elements, attributes, namespaces, depth) is counted first, in one pass.

use encoding_rs::{Encoding, UTF_8};
use roxmltree::{Document, Node, ParsingOptions};
use std::borrow::Cow;

/// The most elements or attributes of a file.
const MOST: usize = 4_000_000;

/// Elements are nested no deeper.
const DEEPEST: usize = 500;

/// The most attributes of one element.
const MOST_OF_ONE: usize = 500;

/// The most declarations of namespaces.
const MOST_NAMESPACES: usize = 20_000;

/// How far into a file its declaration lies, in bytes.
const DECLARATION: usize = 200;

/// How far into a file its root element begins, in bytes.
const PROLOG: usize = 4_096;

/// The text of an XML file: by its byte order mark, by what it declares, else UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| declared(bytes)).unwrap_or(UTF_8);
    encoding.decode_with_bom_removal(bytes).0
}

/// The local name of the root element, by the first bytes of a file that begins as XML does.
pub(super) fn root(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes.get(..bytes.len().min(PROLOG))?);
    let mut rest = text.trim_start();
    loop {
        let aside = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")];
        let Some((_, close)) = aside.iter().find(|(open, _)| rest.starts_with(open)) else { break };
        rest = rest.split_once(close)?.1.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')))?;
    let name = name.get(..end)?;
    let local = name.rsplit(':').next().filter(|name| name.starts_with(char::is_alphabetic))?;
    Some(local.to_owned())
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(DECLARATION))?;
    let start = String::from_utf8_lossy(start);
    let declaration = start.trim_start().strip_prefix("<?xml")?;
    let (declaration, _) = declaration.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
    Encoding::for_label(value.split(quote).nth(1)?.as_bytes())
}

/// Parses a file within limits; the error is a sentence.
pub(super) fn parse(text: &str) -> Result<Document<'_>, String> {
    measure(text)?;
    let options = ParsingOptions { nodes_limit: MOST as u32, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|why| format!("broken XML: {why}"))
}

/// The value of the attribute with this local name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Whether white space is all that an XML text holds.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))
}

/// Refuses what would take the parser too much memory or time.
fn measure(text: &str) -> Result<(), String> {
    let count = |sign| text.bytes().filter(|&byte| byte == sign).count();
    if count(b'<') > MOST || count(b'=') > MOST {
        return Err(format!("the XML has more than {MOST} elements or attributes"));
    }
    let mut depth = 0_usize;
    let mut namespaces = 0;
    let mut rest = text;
    while let Some(tag) = rest.find('<').and_then(|at| rest.get(at..)) {
        let aside = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((_, close)) = aside.iter().find(|(open, _)| tag.starts_with(open)) {
            rest = tag.split_once(close).map_or("", |(_, rest)| rest);
            continue;
        }
        if tag.starts_with("<!") {
            return Err("the XML declares a document type, which griffie does not read".to_owned());
        }
        let end = end_of_tag(tag);
        let (tag, behind) = tag.split_at_checked(end).unwrap_or((tag, ""));
        rest = behind;
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
            continue;
        }
        if !tag.ends_with("/>") {
            depth += 1;
        }
        if depth > DEEPEST {
            return Err(format!("the XML is nested more than {DEEPEST} elements deep"));
        }
        if tag.matches('=').count() > MOST_OF_ONE {
            let attributes = attributes(tag);
            if attributes > MOST_OF_ONE {
                return Err(format!("an element of the XML has {attributes} attributes"));
            }
        }
        namespaces += tag.matches("xmlns").count();
        if namespaces > MOST_NAMESPACES {
            return Err(format!("the XML declares more than {MOST_NAMESPACES} namespaces"));
        }
    }
    Ok(())
}

/// Behind the `>` that closes a tag: one in an attribute's value does not.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// How many attributes a tag has, signs within their values left aside.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (None, b'=') => count += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse(text).map(|_| ()).expect_err("refused")
    }

    #[test]
    fn ok_text_in_the_encoding_it_declares() {
        let paper = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><al>co\u{f6}rdinatie</al>";
        let bytes: Vec<u8> = paper.chars().map(|c| c as u8).collect();
        assert_eq!(decode(&bytes), paper);
        let marked: Vec<u8> = [0xEF, 0xBB, 0xBF].into_iter().chain(paper.bytes()).collect();
        assert_eq!(decode(&marked), paper);
        let wide: Vec<u8> =
            "\u{feff}<al>é</al>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide), "<al>é</al>");
    }

    #[test]
    fn ok_signs_in_comments_and_values_are_no_tags() {
        let text =
            "<?xml version='1.0'?><!-- <!DOCTYPE > --><a b='>' c=\"/>\"><![CDATA[</a>]]></a>";
        assert!(parse(text).is_ok());
    }

    #[test]
    fn err_what_would_take_too_much() {
        let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
        assert!(refused(&deep).contains("500 elements deep"));
        let wide = (0..10_000).map(|n| format!(" a{n}=''")).collect::<Vec<_>>().concat();
        assert!(refused(&format!("<a{wide}/>")).contains("10000 attributes"));
        let names =
            (0..21_000).map(|n| format!("<a xmlns:n{n}='x'/>")).collect::<Vec<_>>().concat();
        assert!(refused(&format!("<b>{names}</b>")).contains("namespaces"));
        let laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert!(refused(laughs).contains("document type"));
        assert!(refused(&"<".repeat(MOST + 1)).contains("elements or attributes"));
    }

    #[test]
    fn err_broken_xml() {
        for text in ["", "<a>", "<a></b>", "<a>&onbekend;</a>", "text", "<a b=\"<\"/>", "<a"] {
            assert!(refused(text).starts_with("broken XML"), "{text}");
        }
    }
}
