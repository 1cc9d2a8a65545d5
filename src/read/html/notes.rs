//! Notes: which elements are marks of notes, and which are their texts.
//!
//! A mark is a short link to a place in the page, the text is what stands at that place. Pages
//! without such links put the number in superscript before the note as in the text.

use super::address::fragment;
use super::node::{is_block, is_dropped, short_text};
use super::parse::text_of;
use super::signs::{Role, role_of};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::{Html, Node};

/// How far around the place a link leads to its note is looked for.
const UPWARDS: usize = 6;

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The label of the note whose mark an element is.
    marks: FxHashMap<NodeId, String>,
    /// The label of the note whose text an element is.
    texts: FxHashMap<NodeId, String>,
    /// The texts, in the order of their first marks.
    order: Vec<NodeId>,
}

impl Notes {
    /// Finds the notes whose marks stand in `main`.
    pub(super) fn of(html: &Html, main: NodeRef<'_, Node>) -> Self {
        let mut notes = Self::default();
        notes.linked(html, main);
        if notes.marks.is_empty() {
            notes.raised(main);
        }
        notes
    }

    /// The label of the note whose mark a node is.
    pub(super) fn mark(&self, node: NodeId) -> Option<&str> {
        self.marks.get(&node).map(String::as_str)
    }

    /// The label of the note whose text a node is.
    pub(super) fn text(&self, node: NodeId) -> Option<&str> {
        self.texts.get(&node).map(String::as_str)
    }

    /// The texts, in the order of their first marks.
    pub(super) fn texts(&self) -> &[NodeId] {
        &self.order
    }

    /// Marks that are links.
    fn linked(&mut self, html: &Html, main: NodeRef<'_, Node>) {
        let places = places(html);
        let around: FxHashSet<NodeId> =
            main.ancestors().map(|node| node.id()).chain([main.id()]).collect();
        // A note's link back to its mark is no mark: how deep in notes found already this stands.
        let mut within = 0_usize;
        for edge in main.traverse() {
            match edge {
                Edge::Close(node) => within -= usize::from(self.texts.contains_key(&node.id())),
                Edge::Open(node) => {
                    within += usize::from(self.texts.contains_key(&node.id()));
                    if within > 0 {
                        continue;
                    }
                    let Some(label) = linked_label(node) else { continue };
                    let element = node.value().as_element();
                    let target = element.and_then(|a| fragment(a.attr("href")?));
                    let Some(place) = target.and_then(|target| places.get(target)) else {
                        continue;
                    };
                    let Some(text) = text_at(*place) else { continue };
                    let holds = text == node || node.ancestors().any(|above| above == text);
                    if holds || around.contains(&text.id()) {
                        continue;
                    }
                    self.add(node.id(), text.id(), label);
                }
            }
        }
    }

    /// Marks in superscript without links: notes are blocks that begin with one.
    fn raised(&mut self, main: NodeRef<'_, Node>) {
        let mut texts: FxHashMap<String, NodeId> = FxHashMap::default();
        let mut marks: Vec<(NodeId, String)> = Vec::new();
        // The blocks that are open, and whether text has stood in them.
        let mut blocks: Vec<(NodeId, bool)> = vec![(main.id(), false)];
        for edge in main.traverse() {
            match edge {
                Edge::Open(node) => {
                    if let Some(element) = node.value().as_element() {
                        if is_block(element) {
                            blocks.push((node.id(), false));
                        } else if element.name() == "sup"
                            && let Some(label) = label_of(&short_text(node, 8))
                            && let Some(&(block, begun)) = blocks.last()
                        {
                            if begun {
                                marks.push((node.id(), label));
                            } else if block != main.id() {
                                texts.entry(label).or_insert(block);
                            }
                        }
                    } else if let Some(text) = text_of(node.value())
                        && !text.trim().is_empty()
                    {
                        // Text in a block stands in the blocks around it too.
                        for (_, begun) in blocks.iter_mut().rev().take_while(|(_, begun)| !begun) {
                            *begun = true;
                        }
                    }
                }
                Edge::Close(node) => {
                    if blocks.len() > 1 && blocks.last().is_some_and(|(id, _)| *id == node.id()) {
                        blocks.pop();
                    }
                }
            }
        }
        for (mark, label) in marks {
            if let Some(&text) = texts.get(&label) {
                self.add(mark, text, label);
            }
        }
    }

    fn add(&mut self, mark: NodeId, text: NodeId, label: String) {
        if !self.texts.contains_key(&text) {
            self.order.push(text);
        }
        let label = self.texts.entry(text).or_insert(label).clone();
        self.marks.insert(mark, label);
    }
}

/// The places of a page that links lead to.
fn places(html: &Html) -> FxHashMap<&str, NodeRef<'_, Node>> {
    let mut places = FxHashMap::default();
    for node in html.tree.root().descendants() {
        let Some(element) = node.value().as_element() else { continue };
        let named = element.attr("name").filter(|_| element.name() == "a");
        for name in element.attr("id").into_iter().chain(named) {
            places.entry(name).or_insert(node);
        }
    }
    places
}

/// The label of a link that reads like the mark of a note.
fn linked_label(node: NodeRef<'_, Node>) -> Option<String> {
    let element = node.value().as_element()?;
    if element.name() != "a" || element.attr("href").and_then(fragment).is_none() {
        return None;
    }
    let text = short_text(node, 12);
    let label = label_of(&text)?;
    let is_sup = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| element.name() == "sup")
    };
    let raised = node.ancestors().take(3).any(is_sup) || node.children().any(is_sup);
    let named = role_of(element) == Some(Role::NoteReference);
    (named || raised || text.starts_with(['[', '('])).then_some(label)
}

/// The label in the text of a mark: `1`, `[1]`, `a)`, `**`.
fn label_of(text: &str) -> Option<String> {
    let label = text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.' | ',' | ' '));
    let number = label.len() <= 4 && label.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    let roman = label.len() <= 5 && label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let signs = label.chars().count() <= 3 && label.chars().all(|c| "*†‡§#".contains(c));
    (!label.is_empty() && (number || letter || roman || signs)).then(|| label.to_owned())
}

/// The note at a place that a mark leads to: the element that is one by its sign, else the block
/// around the place.
fn text_at(place: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    let around = || std::iter::once(place).chain(place.ancestors()).take(UPWARDS);
    let is = |node: &NodeRef<'_, Node>, test: fn(&scraper::node::Element) -> bool| {
        node.value().as_element().is_some_and(test)
    };
    let signed = around().find(|node| is(node, |element| role_of(element) == Some(Role::Note)));
    let block = || {
        let block = around().find(|node| is(node, is_block))?;
        let cell = is(&block, |element| matches!(element.name(), "td" | "th"));
        if cell { block.parent() } else { Some(block) }
    };
    let found = signed.or_else(block)?;
    let unfit = is(&found, |element| {
        super::node::heading_level(element).is_some()
            || matches!(element.name(), "body" | "html" | "main" | "table")
    });
    (!unfit).then_some(found)
}

/// Whether a link in a note leads back to its mark.
pub(super) fn is_way_back(node: NodeRef<'_, Node>) -> bool {
    let Some(element) = node.value().as_element() else { return false };
    if is_dropped(element) {
        return true;
    }
    element.name() == "a"
        && element.attr("href").and_then(fragment).is_some()
        && !short_text(node, 12).contains(char::is_alphanumeric)
}

/// The text of a note behind its label, where the label stands at its start.
///
/// `alone` says that the text is all of an element: then it may be the label itself.
pub(super) fn behind_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = text.trim_start().trim_start_matches(['[', '(']).strip_prefix(label)?;
    let bare = rest.trim_start_matches([']', ')', '.', ':']);
    let parted =
        bare.is_empty() || bare.len() < rest.len() || bare.starts_with(char::is_whitespace);
    parted.then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of the marks and those of the texts with the beginnings of these.
    fn found(markup: &str) -> (Vec<String>, Vec<(String, String)>) {
        let html = Html::parse_document(markup);
        let main = html.tree.root();
        let notes = Notes::of(&html, main);
        let marks = main.descendants().filter_map(|node| notes.mark(node.id()));
        let marks = marks.map(str::to_owned).collect();
        let texts = notes.texts().iter().map(|id| {
            let node = html.tree.get(*id).expect("a node");
            (notes.text(*id).expect("a label").to_owned(), short_text(node, 20))
        });
        let texts = texts.collect();
        (marks, texts)
    }

    #[test]
    fn ok_notes_of_the_sites() {
        let pages = [
            // officielebekendmakingen.nl
            "<p>liggen»?<a class='nootnum x' href='#ID-1'>1</a></p><div id=noten><div class='voet \
             noot'><h5 class=note-close><a href='#c'>X</a> Noot</h5><sup><span class=nootnum><a \
             id='ID-1'></a>1</span></sup><p>Trouw, 3 mei</p></div></div>",
            // pandoc
            "<p>liggen?<a href='#fn1' class=footnote-ref id=fnref1><sup>1</sup></a></p><section \
             class=footnotes><ol><li id=fn1><p>Trouw, 3 mei<a href='#fnref1' \
             class=footnote-back>↩︎</a></p></li></ol></section>",
            // Word
            "<p>liggen?<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div><p><a href='#_ftnref1' \
             name='_ftn1'>[1]</a> Trouw, 3 mei</p></div>",
            // in full, as browsers save it
            "<p>x<sup><a href='file:///a.html#n1'>1</a></sup></p><p><a name=n1></a>Trouw, 3 mei</p>",
            // no links
            "<p>liggen<sup>1</sup> m<sup>2</sup></p><p> <sup>1</sup> Trouw, 3 mei</p>",
        ];
        for page in pages {
            let (marks, texts) = found(page);
            assert_eq!(marks, ["1"], "{page}");
            assert!(
                matches!(texts.as_slice(), [(label, text)] if label == "1" && text.contains("Trouw")),
                "{page}: {texts:?}"
            );
        }
    }

    #[test]
    fn ok_links_that_are_no_notes() {
        let pages = [
            "<p><a href='#h1'>1</a> Inleiding</p><h2 id=h1>Inleiding</h2>",
            "<sup><a href='#gone'>1</a></sup>",
            "<p id=self>x<sup><a href='#self'>1</a></sup></p>",
            "<sup><a href='#top'>naar boven</a></sup><p id=top>x</p>",
            "<p>10<sup>6</sup> m<sup>2</sup></p><p>x</p>",
        ];
        for page in pages {
            assert!(found(page).0.is_empty(), "{page}");
        }
    }

    #[test]
    fn ok_text_behind_its_label() {
        let cases = [
            ("1", "1", Some("")),
            (" [1]", "1", Some("")),
            ("1. Trouw", "1", Some(" Trouw")),
            ("1 Trouw", "1", Some(" Trouw")),
            ("12 april", "1", None),
            ("Trouw", "1", None),
            ("*) raming", "*", Some(" raming")),
        ];
        for (text, label, want) in cases {
            assert_eq!(behind_label(text, label), want, "{text}");
        }
    }
}
