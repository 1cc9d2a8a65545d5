//! What stands within a paragraph: runs of text, links and fields, breaks, the marks of notes.

use super::super::{MarkKind, xml};
use super::parts::Place;
use super::symbols::symbol;
use super::word::{child, name, switch, value};
use super::writer::{Mode, Step, Writer};
use roxmltree::Node;

/// The label of a note is no longer than this, in characters.
const LONGEST_LABEL: usize = 20;

impl<'a> Writer<'a> {
    /// A paragraph ends: its line breaks say nothing of the next.
    pub(super) fn new_line(&mut self) {
        self.breaks = 0;
    }

    /// Whether text at this place is text of the paper.
    pub(super) fn shows(&self) -> bool {
        self.quiet == 0 && !self.fields.hides()
    }

    pub(super) fn write_text(&mut self, text: &str) {
        self.page.text(text);
        self.breaks = 0;
    }

    pub(super) fn text(&mut self, node: Node<'a, 'a>) {
        if !self.shows() {
            return;
        }
        let text = node.text().unwrap_or_default();
        let kept = xml::attribute(node, "space") == Some("preserve");
        let mut text = if kept { text } else { text.trim_matches([' ', '\n', '\t', '\r']) };
        if let Some(mark) = self.repeated.take() {
            text = text.trim_start().strip_prefix(mark.as_str()).unwrap_or(text);
        }
        self.write_text(text);
    }

    pub(super) fn run_of_text(&mut self, node: Node<'a, 'a>) {
        let properties = child(node, "rPr");
        let own = properties.and_then(|p| switch(p, "vanish"));
        let style = || {
            let style = properties.and_then(|p| value(p, "rStyle"))?;
            self.styles.hides(Some(style))
        };
        let hidden = own.or_else(style).unwrap_or(self.hidden);
        let marked = node.children().find(|child| {
            matches!(name(*child), "footnoteReference" | "endnoteReference")
                && matches!(xml::attribute(*child, "customMarkFollows"), Some("1" | "true" | "on"))
        });
        if let Some(reference) = marked {
            // The run goes on with the mark that the note is given by hand.
            let marks = node.children().filter(|child| matches!(name(*child), "t" | "sym"));
            let mark: String = marks.map(mark_of).collect();
            if self.shows() && !hidden {
                let mark = mark.trim().chars().take(LONGEST_LABEL).collect();
                self.note_with(reference, Some(mark));
            }
            return;
        }
        if hidden {
            self.quiet += 1;
            self.children_then(node, Step::Loud);
        } else {
            self.children(node);
        }
    }

    pub(super) fn field_sign(&mut self, node: Node<'a, 'a>) {
        match xml::attribute(node, "fldCharType") {
            Some("begin") => self.fields.begin(),
            Some("separate") => {
                let target = self.fields.separate();
                self.link(target);
            }
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    pub(super) fn end_field(&mut self) {
        if self.fields.end() {
            self.end_link();
        }
    }

    /// Begins a link, unless one is open; gives whether it did.
    pub(super) fn link(&mut self, target: Option<String>) -> bool {
        let Some(target) = target.filter(|_| !self.linked && self.shows()) else { return false };
        self.page.begin(MarkKind::Link { target });
        self.linked = true;
        true
    }

    pub(super) fn end_link(&mut self) {
        if std::mem::take(&mut self.linked) {
            self.page.end();
        }
    }

    /// A page begins; where a row of a table runs over it, each of its cells says so.
    pub(super) fn page_break(&mut self) {
        if self.turned.replace(true) == Some(true) && self.mode == Mode::Cell {
            return;
        }
        if self.mode != Mode::Cell {
            self.turned = None;
        }
        self.number = self.number.saturating_add(1);
        self.page.page_start(self.number);
    }

    /// A line break; two of them part paragraphs.
    pub(super) fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks == 2 && self.parted && !self.linked {
            self.page.end();
            self.page.begin(MarkKind::Paragraph);
        } else {
            self.page.line_break();
        }
    }

    pub(super) fn note(&mut self, node: Node<'a, 'a>) {
        if self.shows() {
            self.note_with(node, None);
        }
    }

    /// The mark of a note, and the note's text.
    fn note_with(&mut self, node: Node<'a, 'a>, mark: Option<String>) {
        let place = (self.section, self.number);
        let section = self.sections.get(self.section);
        let id = xml::attribute(node, "id").unwrap_or_default();
        let foot = name(node) == "footnoteReference";
        let notes = if foot { &mut self.footnotes } else { &mut self.endnotes };
        let label = mark.clone().unwrap_or_else(|| {
            if foot {
                notes.next(section, |section| &section.footnotes, place)
            } else {
                notes.next(section, |section| &section.endnotes, place)
            }
        });
        let note = notes.take(id);
        self.page.marked(MarkKind::NoteReference { label: label.clone() }, &label);
        let Some(note) = note else { return };
        self.page.begin_note(&label);
        if self.parts.paged {
            // A note stands behind the text, but is of the page its mark is on.
            self.page.page_start(self.number);
        }
        self.repeated = mark.filter(|mark| !mark.is_empty());
        let end = Step::EndNote(self.place, self.mode);
        self.place = if foot { Place::Footnotes } else { Place::Endnotes };
        self.mode = Mode::Note;
        self.children_then(note, end);
    }
}

fn mark_of(node: Node<'_, '_>) -> String {
    if name(node) == "t" {
        return node.text().unwrap_or_default().to_owned();
    }
    let value = |name| xml::attribute(node, name).unwrap_or_default();
    symbol(value("font"), value("char")).map(String::from).unwrap_or_default()
}
