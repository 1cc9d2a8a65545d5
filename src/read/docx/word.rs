//! Names of the markup of Word: elements of its main namespace, their values and switches.

use super::super::xml;
use roxmltree::Node;

/// The namespaces of the markup: of Word, and of the strict standard.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The local name of an element of the main namespace; empty for any other.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    let tag = node.tag_name();
    if tag.namespace().is_some_and(|space| MAIN.contains(&space)) { tag.name() } else { "" }
}

/// The child element of this name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| name(*child) == wanted)
}

/// The value of the child element of this name: `<w:pStyle w:val="Kop1"/>`.
pub(super) fn value<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    child(node, wanted).and_then(|child| xml::attribute(child, "val"))
}

/// The number the child element of this name holds.
pub(super) fn number<T: std::str::FromStr>(node: Node<'_, '_>, wanted: &str) -> Option<T> {
    value(node, wanted)?.parse().ok()
}

/// The switch of this name: on where it stands, unless it says off.
pub(super) fn switch(node: Node<'_, '_>, wanted: &str) -> Option<bool> {
    let child = child(node, wanted)?;
    Some(!matches!(xml::attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}
