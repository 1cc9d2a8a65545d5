//! What is asked of the nodes of a page in several places.

use super::parse::text_of;
use super::signs::{Role, is_hidden, role_of};
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// An element that begins a line of its own.
pub(super) fn is_block(element: &Element) -> bool {
    matches!(
        element.name(),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// The level of a heading element.
pub(super) fn heading_level(element: &Element) -> Option<u8> {
    match element.name().as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Whether an element and all in it is no text of the paper.
pub(super) fn is_dropped(element: &Element) -> bool {
    is_hidden(element) || role_of(element) == Some(Role::Dropped)
}

/// Whether a node is an element of this name.
pub(super) fn is_named(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

/// The first so many characters of the text in a node, white space run together; what is dropped
/// does not count.
pub(super) fn short_text(node: NodeRef<'_, Node>, most: usize) -> String {
    let mut text = String::new();
    let mut at = Some(node);
    while let Some(here) = at {
        if let Some(part) = text_of(here.value()) {
            text.push_str(part);
        }
        if text.trim().chars().count() > most {
            break;
        }
        let skipped = here != node && here.value().as_element().is_some_and(is_dropped);
        let below = here.first_child().filter(|_| !skipped);
        at = below.or_else(|| after(here, node));
    }
    let words: Vec<&str> = text.split([' ', '\n', '\t', '\r', '\x0c']).collect();
    let text: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    text.join(" ").chars().take(most).collect()
}

/// The node behind a node and all in it, within `root`.
pub(super) fn after<'p>(
    node: NodeRef<'p, Node>,
    root: NodeRef<'p, Node>,
) -> Option<NodeRef<'p, Node>> {
    let mut at = node;
    while at != root {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
    None
}
