//! What the elements of a paper are, and what they say of themselves.

use super::super::xml;
use roxmltree::Node;
use rustc_hash::FxHashMap;

/// Elements whose text is no part of the paper: what a machine needs, pictures, the labels that
/// are written where what they label is.
pub(super) const LEFT_OUT: &[&str] = &[
    "metadata",
    "colspec",
    "illustratie",
    "noot.nr",
    "ordernr",
    "plaatje",
    "sys.gegevens",
    "sysnr",
    "versie",
    "witreg",
];

/// Elements of the head, each a line of it.
pub(super) const HEAD_LINES: &[&str] = &[
    "datumtekst",
    "dossier",
    "item-titel",
    "kamervraagnummer",
    "nds-nr",
    "onderw",
    "raadnr",
    "subtitel",
    "tekstregel",
    "vergjaar",
    "vraagnummer",
];

/// Elements that stand within a line of text, whatever stands around them.
pub(super) const INLINE: &[&str] = &[
    "achternaam",
    "datum",
    "dossierref",
    "extref",
    "functie",
    "inf",
    "intref",
    "kamervraagonderwerp",
    "naam",
    "nadruk",
    "noot",
    "nootref",
    "organisatie",
    "politiek",
    "sup",
    "voetref",
    "voornaam",
    "voorvoegsels",
];

/// Elements that begin a block, even within a paragraph.
pub(super) const BLOCKS: &[&str] =
    &["al", "al-groep", "definitielijst", "divisie", "lijst", "table", "tussenkop"];

/// Elements that hold a number or sign and the text it belongs to.
pub(super) const NUMBERED: &[&str] =
    &["definitie-item", "li", "lid", "noot.li", "specificatie-item", "wijziging"];

/// The numbers and signs in those.
pub(super) const NUMBERS: &[&str] = &["li.nr", "lidnr", "nr"];

/// How many nodes of an element are looked at for its own text.
const LOOKS: usize = 1_000;

/// The label of a note is no longer than this, in characters.
const LONGEST_LABEL: usize = 20;

/// The name of an element, without that of its language.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// Whether text stands right in this element.
pub(super) fn has_text(node: Node<'_, '_>) -> bool {
    node.children().any(|child| child.is_text() && !child.text().is_none_or(xml::is_blank))
}

/// The first text in an element but that of its notes, in one line: as much as any number, label
/// or heading has.
pub(super) fn own_text(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut next = node.first_child();
    for _ in 0..LOOKS {
        let Some(at) = next else { break };
        if at.is_text() {
            text.push_str(at.text().unwrap_or_default());
        }
        let inner = at.first_child().filter(|_| name(at) != "noot");
        next = inner.or_else(|| {
            let mut up = Some(at);
            while let Some(here) = up.filter(|&here| here != node) {
                if let Some(sibling) = here.next_sibling() {
                    return Some(sibling);
                }
                up = here.parent();
            }
            None
        });
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether this is a question or an answer of its own, not a word of a description.
pub(super) fn is_part(node: Node<'_, '_>) -> bool {
    node.children().any(|child| child.is_element())
}

/// How deep a heading's number says it stands: `2.1` is 2.
pub(super) fn level_of(number: &str) -> Option<u8> {
    let bare = number.trim_end_matches('.');
    let parts = bare.split('.');
    let dotted = bare.contains('.')
        && parts.clone().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    dotted.then(|| u8::try_from(parts.count()).unwrap_or(u8::MAX))
}

/// How many elements with a heading of their own stand around this one.
pub(super) fn level_at(node: Node<'_, '_>) -> u8 {
    let headed = |above: &Node<'_, '_>| {
        let first = above.children().find(Node::is_element);
        first.is_some_and(|first| name(first) == "kop")
    };
    let around = node.ancestors().skip(1).filter(headed).count();
    u8::try_from(around.max(usize::from(name(node) == "kop"))).unwrap_or(u8::MAX)
}

/// The label a note bears.
pub(super) fn label(node: Node<'_, '_>) -> String {
    let number = node.children().find(|child| name(*child) == "noot.nr").map(own_text);
    let number = number.filter(|number| !number.is_empty());
    let number = number.or_else(|| node.attribute("nr").map(str::to_owned)).unwrap_or_default();
    number.chars().take(LONGEST_LABEL).collect()
}

/// The labels of all notes that can be pointed at.
pub(super) fn labels<'a>(root: Node<'a, 'a>) -> FxHashMap<&'a str, String> {
    let notes = root.descendants().filter(|node| matches!(name(*node), "noot" | "voetnoot"));
    notes.filter_map(|node| Some((node.attribute("id")?, label(node)))).collect()
}
