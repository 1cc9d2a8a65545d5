//! From the elements of a paper to its text and marks.
//!
//! The walk keeps its own stack, so no nesting can exhaust the program's.

use super::super::rendering::Rendering;
use super::super::{Mark, MarkKind};
use super::elements::{
    BLOCKS, HEAD_LINES, INLINE, LEFT_OUT, NUMBERED, NUMBERS, has_text, is_part, label, labels,
    level_at, level_of, name, own_text,
};
use super::{numbers::numbers, table};
use roxmltree::{Node, NodeType};
use rustc_hash::FxHashMap;

/// A heading is no longer than this, in characters: what is longer is a sentence set apart.
const LONGEST_HEADING: usize = 200;

/// Writes a paper.
#[derive(Default)]
pub(super) struct Writer<'a> {
    page: Rendering,
    steps: Vec<Step<'a>>,
    /// The labels of notes, by the id of each.
    notes: FxHashMap<&'a str, String>,
}

/// What is still to be done.
pub(super) enum Step<'a> {
    /// An element or a text; `inline` where a line of text is open.
    Visit {
        node: Node<'a, 'a>,
        inline: bool,
    },
    Begin(MarkKind),
    End,
    Space,
    LineBreak,
    BeginNote(String),
    EndNote,
}

impl<'a> Writer<'a> {
    /// The text of a paper and its marks.
    pub(super) fn write(mut self, root: Node<'a, 'a>) -> (String, Vec<Mark>) {
        self.notes = labels(root);
        self.children(root, false);
        while let Some(step) = self.steps.pop() {
            self.step(step);
        }
        self.page.finish()
    }

    fn step(&mut self, step: Step<'a>) {
        match step {
            Step::Visit { node, inline } => self.visit(node, inline),
            Step::Begin(kind) => self.page.begin(kind),
            Step::End => self.page.end(),
            Step::Space => self.page.text(" "),
            Step::LineBreak => self.page.line_break(),
            Step::BeginNote(label) => self.page.begin_note(&label),
            Step::EndNote => self.page.end_note(),
        }
    }

    /// Does `steps` next, in their order.
    fn push(&mut self, steps: Vec<Step<'a>>) {
        self.steps.extend(steps.into_iter().rev());
    }

    fn children(&mut self, node: Node<'a, 'a>, inline: bool) {
        self.push(visits(node, inline));
    }

    /// A block and what it holds.
    fn block(&mut self, kind: MarkKind, inner: Vec<Step<'a>>) {
        let steps = [Step::Begin(kind)].into_iter().chain(inner).chain([Step::End]);
        self.push(steps.collect());
    }

    fn visit(&mut self, node: Node<'a, 'a>, inline: bool) {
        match node.node_type() {
            NodeType::Text => self.page.text(node.text().unwrap_or_default()),
            NodeType::Element => self.element(node, inline && !BLOCKS.contains(&name(node))),
            NodeType::Root | NodeType::PI | NodeType::Comment => {}
        }
    }

    fn element(&mut self, node: Node<'a, 'a>, inline: bool) {
        match name(node) {
            tag if LEFT_OUT.contains(&tag) => {}
            tag if !inline && INLINE.contains(&tag) => {
                self.block(MarkKind::Paragraph, vec![Step::Visit { node, inline: true }]);
            }
            "br" if inline => self.page.line_break(),
            "noot" | "voetnoot" => self.note(node),
            "nootref" | "voetref" => self.note_reference(node),
            "extref" => self.link(node),
            "naam" | "wie" if inline => self.push(words(node)),
            _ if inline => self.children(node, true),
            "stuk" | "nds-stuk" => self.piece(node),
            "kop" => self.heading(node),
            "tussenkop" | "tuskop" | "itemkop" | "opschr" => self.subheading(node),
            tag if HEAD_LINES.contains(&tag) => self.block(MarkKind::Letterhead, words(node)),
            tag if NUMBERED.contains(&tag) => self.item(node),
            "vraag" | "antwoord" if is_part(node) => self.part(node),
            "ondertekening" | "ondtek" | "ondertek" => self.signature(node),
            "table" => self.push(table::steps(node)),
            "kamervraagomschrijving" | "omschr" => {
                self.block(MarkKind::Paragraph, visits(node, true));
            }
            "spreker" if node.parent().is_some_and(|parent| name(parent) == "spreekbeurt") => {
                self.block(MarkKind::Paragraph, words(node));
            }
            tag if tag == "al"
                || tag.rsplit_once('.').is_some_and(|(_, last)| last == "al")
                || has_text(node) =>
            {
                self.block(MarkKind::Paragraph, visits(node, true));
            }
            _ => self.children(node, false),
        }
    }

    /// A paper of the printed series: its number and title are one line of the head.
    fn piece(&mut self, node: Node<'a, 'a>) {
        let line = |child: &Node<'_, '_>| {
            matches!(name(*child), "stuknr" | "titel" | "ltrlabel" | "nummer" | "nds-nr" | "letter")
        };
        let mut steps = vec![Step::Begin(MarkKind::Letterhead)];
        for child in node.children().filter(Node::is_element).filter(line) {
            steps.push(Step::Space);
            steps.extend(visits(child, true));
        }
        steps.push(Step::End);
        let rest = node.children().filter(|child| !line(child));
        steps.extend(rest.map(|node| Step::Visit { node, inline: false }));
        self.push(steps);
    }

    /// `2.1 Aanleiding`: its number says how deep it stands, else the divisions around it.
    fn heading(&mut self, node: Node<'a, 'a>) {
        if node.parent().is_some_and(|parent| name(parent) == "kamerwrk") {
            let parts = node.children().filter(Node::is_element);
            let lines = parts.map(|part| head_line(visits(part, true)));
            self.push(lines.flatten().collect());
            return;
        }
        let number = node.children().find(|child| name(*child) == "nr").map(own_text);
        let level = number.as_deref().and_then(level_of).unwrap_or_else(|| level_at(node));
        self.block(MarkKind::Heading { level }, words(node));
    }

    /// A flat heading; a whole sentence set as one is a paragraph.
    fn subheading(&mut self, node: Node<'a, 'a>) {
        let text = own_text(node);
        let plain = node.attribute("kopopmaak") == Some("rom") || node.attribute("letat").is_none();
        let sentence = plain && text.ends_with(['.', ':', ';', ',']);
        let kind = if sentence || text.chars().count() > LONGEST_HEADING {
            MarkKind::Paragraph
        } else {
            MarkKind::Heading { level: level_at(node).saturating_add(1) }
        };
        self.block(kind, visits(node, true));
    }

    /// An item: its number and its first paragraph are one line, what follows stands below it.
    fn item(&mut self, node: Node<'a, 'a>) {
        let lists = node.ancestors().filter(|above| NUMBERED.contains(&name(*above))).count();
        let level = u8::try_from(lists).unwrap_or(u8::MAX);
        let mut steps = vec![Step::Begin(MarkKind::ListItem { level })];
        let mut open = true;
        for child in node.children() {
            let tag = name(child);
            let line = NUMBERS.contains(&tag) || tag == "term" || tag == "wat";
            if !child.is_element() {
                steps.push(Step::Visit { node: child, inline: open });
            } else if open && line {
                steps.extend(visits(child, true));
                steps.push(Step::Space);
            } else if open && matches!(tag, "al" | "noot.al" | "definitie" | "specificatie") {
                steps.extend(visits(child, true));
                steps.push(Step::End);
                open = false;
            } else if open && INLINE.contains(&tag) {
                steps.push(Step::Visit { node: child, inline: true });
            } else {
                if open {
                    steps.push(Step::End);
                    open = false;
                }
                steps.push(Step::Visit { node: child, inline: false });
            }
        }
        if open {
            steps.push(Step::End);
        }
        self.push(steps);
    }

    /// A question or an answer, its number in its head.
    fn part(&mut self, node: Node<'a, 'a>) {
        let head = node.children().find(|child| matches!(name(*child), "nr" | "nummer"));
        let numbers = head.map(|head| numbers(&own_text(head))).unwrap_or_default();
        let kind = if name(node) == "vraag" {
            MarkKind::Question { number: numbers.into_iter().next() }
        } else {
            MarkKind::Answer { numbers }
        };
        self.block(kind, visits(node, false));
    }

    /// Who signed: an office or a name a line.
    fn signature(&mut self, node: Node<'a, 'a>) {
        let mut steps = Vec::new();
        for child in node.children() {
            if child.is_element() {
                steps.push(Step::LineBreak);
                steps.extend(words(child));
            } else {
                steps.push(Step::Visit { node: child, inline: true });
            }
        }
        self.block(MarkKind::Signature, steps);
    }

    /// A note: its mark here, its text behind the paper. A `voetnoot` has its mark elsewhere.
    fn note(&mut self, node: Node<'a, 'a>) {
        let label = label(node);
        if name(node) == "noot" {
            self.page.marked(MarkKind::NoteReference { label: label.clone() }, &label);
        }
        let mut steps = vec![Step::BeginNote(label)];
        steps.extend(visits(node, false));
        steps.push(Step::EndNote);
        self.push(steps);
    }

    /// The mark of a note that stands elsewhere.
    fn note_reference(&mut self, node: Node<'a, 'a>) {
        let named = ["refid", "idref", "ref", "nr"].iter().find_map(|name| node.attribute(*name));
        let label = named.and_then(|id| self.notes.get(id).cloned());
        let text = own_text(node);
        let label = label.unwrap_or_else(|| {
            if text.is_empty() { named.unwrap_or_default().to_owned() } else { text }
        });
        if !label.is_empty() {
            self.page.marked(MarkKind::NoteReference { label: label.clone() }, &label);
        }
    }

    /// A link to a publication or to a page of the web.
    fn link(&mut self, node: Node<'a, 'a>) {
        let target = node.attribute("doc").unwrap_or_default().trim();
        let kind = match node.attribute("soort") {
            _ if target.is_empty() => None,
            Some("document") if !target.contains("://") => {
                Some(MarkKind::Reference { identifier: target.to_owned() })
            }
            _ if target.starts_with("http://") || target.starts_with("https://") => {
                Some(MarkKind::Link { target: target.to_owned() })
            }
            _ => None,
        };
        match kind {
            Some(kind) => self.block(kind, visits(node, true)),
            None => self.children(node, true),
        }
    }
}

/// The steps that visit what a node holds.
pub(super) fn visits<'a>(node: Node<'a, 'a>, inline: bool) -> Vec<Step<'a>> {
    node.children().map(|node| Step::Visit { node, inline }).collect()
}

/// The steps that visit what a node holds, each element a word of its own.
fn words<'a>(node: Node<'a, 'a>) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for child in node.children() {
        let apart = child.is_element() && child.prev_sibling().is_some_and(|s| s.is_element());
        if apart && name(child) != "noot" {
            steps.push(Step::Space);
        }
        let parts = matches!(name(child), "naam" | "dossiernummer" | "onderw" | "spreker");
        if parts {
            steps.extend(visits(child, true).into_iter().flat_map(|step| [Step::Space, step]));
            steps.push(Step::Space);
        } else {
            steps.push(Step::Visit { node: child, inline: true });
        }
    }
    steps
}

/// A line of the head.
fn head_line(inner: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let line = [Step::Begin(MarkKind::Letterhead)].into_iter().chain(inner).chain([Step::End]);
    line.collect()
}
