//! From the tree of a page to its text with marks: what each element does to the text in it.
//!
//! The tree is walked once, without recursion.

use super::address::{absolute, identifier};
use super::flow::Writer;
use super::label::List;
use super::node::{after, heading_level, is_block, is_dropped, is_named, short_text};
use super::notes::{Notes, is_way_back};
use super::numbers::numbers;
use super::parse::text_of;
use super::signs::{PREVIEW, Role, role_of};
use super::table::{head_lines, holds_data};
use crate::read::MarkKind;
use crate::read::rendering::Rendering;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashSet;
use scraper::node::Element;
use scraper::{Html, Node};

/// A heading with more characters than this is a sentence set apart.
const LONGEST_HEADING: usize = 250;

/// Writes the paper that `main` holds; `address` is the page's own.
pub(super) fn write(
    html: &Html,
    main: NodeRef<'_, Node>,
    notes: &Notes,
    address: Option<&str>,
) -> Rendering {
    let mut walk = Walk {
        writer: Writer::default(),
        notes,
        address,
        open: Vec::new(),
        written: FxHashSet::default(),
    };
    walk.through(main);
    // Notes that stand beside the text, or are hidden until their mark is pointed at.
    for &text in notes.texts() {
        if !walk.written.contains(&text)
            && let Some(node) = html.tree.get(text)
        {
            walk.through(node);
        }
    }
    walk.writer.finish()
}

/// What ends with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Nothing,
    Line,
    Kind,
    Block,
    Signature,
    Inline,
    List,
    Item,
    Table,
    Group,
    Row,
    Cell,
    Note,
    Notes,
}

struct Walk<'p> {
    writer: Writer,
    notes: &'p Notes,
    address: Option<&'p str>,
    /// What ends with each element that is open.
    open: Vec<Ends>,
    /// The notes written.
    written: FxHashSet<NodeId>,
}

impl Walk<'_> {
    fn through(&mut self, root: NodeRef<'_, Node>) {
        let mut at = Some(Edge::Open(root));
        while let Some(edge) = at {
            let node = match edge {
                Edge::Open(node) => {
                    if let Some(ends) = self.enter(node, node == root) {
                        self.open.push(ends);
                        at = Some(node.first_child().map_or(Edge::Close(node), Edge::Open));
                        continue;
                    }
                    node
                }
                Edge::Close(node) => {
                    if let Some(ends) = self.open.pop() {
                        self.leave(ends);
                    }
                    node
                }
            };
            at = if node == root {
                None
            } else {
                let next = node.next_sibling().map(Edge::Open);
                next.or_else(|| node.parent().map(Edge::Close))
            };
        }
        self.writer.end_line();
    }

    /// Takes a node: what ends with it, or nothing if what is in it is passed over.
    fn enter(&mut self, node: NodeRef<'_, Node>, is_root: bool) -> Option<Ends> {
        let element = match node.value() {
            Node::Element(element) => element,
            Node::Document | Node::Fragment => return Some(Ends::Nothing),
            other => {
                if let Some(text) = text_of(other) {
                    self.writer.text(text);
                }
                return None;
            }
        };
        if let Some(label) = self.notes.text(node.id()) {
            let first = self.written.insert(node.id());
            return first.then(|| {
                self.writer.begin_note(label, element.name() == "li");
                Ends::Note
            });
        }
        if let Some(label) = self.notes.mark(node.id()) {
            self.writer.note_reference(label);
            return None;
        }
        if !is_root && is_dropped(element) || self.writer.is_in_note() && is_way_back(node) {
            return None;
        }
        match role_of(element) {
            Some(Role::Question) => {
                let number = numbers(node).into_iter().next();
                Some(self.block(MarkKind::Question { number }))
            }
            Some(Role::Answer) => Some(self.block(MarkKind::Answer { numbers: numbers(node) })),
            Some(Role::Signature) => match self.block(MarkKind::Signature) {
                Ends::Block => Some(Ends::Signature),
                ends => Some(ends),
            },
            Some(Role::Signatory) if self.open.contains(&Ends::Signature) => {
                self.writer.line_break();
                Some(Ends::Nothing)
            }
            Some(Role::Line) if !self.open.contains(&Ends::Block) => {
                Some(self.kind(MarkKind::Letterhead))
            }
            Some(Role::Line | Role::Paragraph) => Some(self.kind(MarkKind::Paragraph)),
            Some(Role::Heading) => self.heading(node, element, 3),
            Some(Role::Caption) => Some(self.kind(MarkKind::Caption)),
            Some(Role::Label) => {
                self.writer.label(&short_text(node, 20));
                None
            }
            Some(Role::Notes) => {
                self.writer.end_line();
                Some(Ends::Notes)
            }
            _ => self.element(node, element),
        }
    }

    /// Takes an element that bears no sign.
    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Option<Ends> {
        if let Some(level) = heading_level(element) {
            return self.heading(node, element, level);
        }
        let ends = match element.name() {
            "br" => {
                self.writer.line_break();
                return None;
            }
            "a" => {
                let href = element.attr("href")?;
                let reference =
                    identifier(href).map(|identifier| MarkKind::Reference { identifier });
                let link = || absolute(href, self.address).map(|target| MarkKind::Link { target });
                let Some(kind) = reference.or_else(link) else { return Some(Ends::Nothing) };
                self.writer.begin_inline(kind);
                Ends::Inline
            }
            "pre" | "listing" | "xmp" | "plaintext"
                if !self.writer.is_in_cell() && !self.writer.is_in_note() =>
            {
                self.writer.verbatim(&lines_of(node));
                return None;
            }
            "ol" | "ul" | "menu" | "dir" => {
                let items = node.children().filter(|child| is_named(*child, "li")).count();
                self.writer.begin_list(List::of(element, items));
                Ends::List
            }
            "li" => {
                self.writer.begin_item(element);
                Ends::Item
            }
            "table" if self.writer.is_near_top() && !self.writer.is_in_cell() => {
                if let Some(lines) = head_lines(node) {
                    for line in lines {
                        self.writer.head_line(&line);
                    }
                    return None;
                }
                self.writer.begin_table(holds_data(node));
                Ends::Table
            }
            "table" => {
                self.writer.begin_table(!self.writer.is_in_cell() && holds_data(node));
                Ends::Table
            }
            "thead" | "tbody" | "tfoot" => Ends::Group,
            "tr" if self.writer.begin_row() => Ends::Row,
            "td" | "th" => {
                let group = node.ancestors().nth(1);
                let head =
                    element.name() == "th" || group.is_some_and(|group| is_named(group, "thead"));
                if self.writer.begin_cell(element, head) { Ends::Cell } else { Ends::Line }
            }
            "caption" => self.kind(MarkKind::Caption),
            _ if is_block(element) => {
                self.writer.end_line();
                Ends::Line
            }
            _ => Ends::Nothing,
        };
        Some(ends)
    }

    /// Takes a heading; one above notes only names them.
    fn heading(&mut self, node: NodeRef<'_, Node>, element: &Element, level: u8) -> Option<Ends> {
        let text = short_text(node, LONGEST_HEADING + 1);
        let names_notes = self.open.contains(&Ends::Notes) && !self.writer.is_in_note();
        if names_notes || element.name() == PREVIEW.0 && text.starts_with(PREVIEW.1) {
            return None;
        }
        let is_sentence = text.chars().count() > LONGEST_HEADING
            || element.classes().any(|class| class.ends_with("_rom"))
            || self.writer.is_in_note();
        let kind = if is_sentence { MarkKind::Paragraph } else { MarkKind::Heading { level } };
        Some(self.kind(kind))
    }

    fn kind(&mut self, kind: MarkKind) -> Ends {
        self.writer.begin_kind(kind);
        Ends::Kind
    }

    /// A block mark; in a cell there are none.
    fn block(&mut self, kind: MarkKind) -> Ends {
        if self.writer.is_in_cell() {
            self.writer.end_line();
            return Ends::Line;
        }
        self.writer.begin_block(kind);
        Ends::Block
    }

    fn leave(&mut self, ends: Ends) {
        match ends {
            Ends::Nothing => {}
            Ends::Line | Ends::Notes => self.writer.end_line(),
            Ends::Kind => self.writer.end_kind(),
            Ends::Block | Ends::Signature => self.writer.end_block(),
            Ends::Inline => self.writer.end_inline(),
            Ends::List => self.writer.end_list(),
            Ends::Item => self.writer.end_item(),
            Ends::Table => self.writer.end_table(),
            Ends::Group => self.writer.end_group(),
            Ends::Row => self.writer.end_row(),
            Ends::Cell => self.writer.end_cell(),
            Ends::Note => self.writer.end_note(),
        }
    }
}

/// The lines of an element whose white space counts.
fn lines_of(root: NodeRef<'_, Node>) -> String {
    let mut lines = String::new();
    let mut at = root.first_child();
    while let Some(node) = at {
        let element = node.value().as_element();
        if let Some(text) = text_of(node.value()) {
            lines.push_str(text);
        } else if element.is_some_and(|element| element.name() == "br") {
            lines.push('\n');
        }
        let below = node.first_child().filter(|_| !element.is_some_and(is_dropped));
        at = below.or_else(|| after(node, root));
    }
    lines
}
