//! A stretch of rendered text: where its marks start and end, and what parts its words, lines and blocks.

use crate::Span;
use crate::read::{Mark, MarkKind};

/// What parts the text to come from the text before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    #[default]
    Nothing,
    Space,
    Line,
    Block,
}

impl Gap {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Space => " ",
            Self::Line => "\n",
            Self::Block => "\n\n",
        }
    }
}

/// A stretch of text with its marks: the body, or a note.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// What has begun and not ended, outermost first.
    open: Vec<Open>,
    pub(super) gap: Gap,
    /// Pages that start at the text to come.
    pub(super) pages: Vec<u32>,
}

/// A mark that has begun: it starts with the first text after that.
#[derive(Debug)]
enum Open {
    Waiting(MarkKind),
    /// Its index among the marks.
    Started(usize),
}

impl Sheet {
    pub(super) fn begin(&mut self, kind: MarkKind) {
        match kind {
            MarkKind::NoteReference { .. }
            | MarkKind::Link { .. }
            | MarkKind::Reference { .. }
            | MarkKind::PageStart { .. } => {}
            MarkKind::Cell { .. } => {
                // The row's first cell begins with it.
                if self.row_has_cells() {
                    self.text.push('\t');
                }
                self.gap = Gap::Nothing;
            }
            MarkKind::Row => self.part(Gap::Line),
            _ => self.part(Gap::Block),
        }
        let stands_empty = matches!(kind, MarkKind::Cell { .. } | MarkKind::Row);
        self.open.push(Open::Waiting(kind));
        if stands_empty {
            self.start();
        }
    }

    pub(super) fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let Open::Started(index) = open else { return };
        let end = self.text.len();
        let Some(mark) = self.marks.get_mut(index) else { return };
        mark.span.end = end;
        match mark.kind {
            MarkKind::NoteReference { .. }
            | MarkKind::Link { .. }
            | MarkKind::Reference { .. }
            | MarkKind::PageStart { .. } => {}
            MarkKind::Cell { .. } => self.gap = Gap::Nothing,
            MarkKind::Row => self.part(Gap::Line),
            _ => self.part(Gap::Block),
        }
    }

    pub(super) fn end_all(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
    }

    /// Asks for a gap before the text to come; in a cell all is one line.
    pub(super) fn part(&mut self, gap: Gap) {
        let gap = if self.in_cell() { Gap::Space } else { gap };
        self.gap = self.gap.max(gap);
    }

    pub(super) fn write(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_space = is_space(first);
            let end = rest.find(|c| is_space != self::is_space(c)).unwrap_or(rest.len());
            let (run, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if is_space {
                self.gap = self.gap.max(Gap::Space);
            } else {
                self.start();
                self.text.push_str(run);
            }
            rest = behind;
        }
    }

    /// Writes the gap and starts every mark that waits for its text.
    pub(super) fn start(&mut self) {
        let at_line_start = self.at_line_start();
        let gap = std::mem::take(&mut self.gap);
        if !(self.text.is_empty() || at_line_start && gap <= Gap::Space) {
            self.text.push_str(gap.as_str());
        }
        let start = Span::new(self.text.len(), self.text.len());
        for number in self.pages.drain(..) {
            self.marks.push(Mark { span: start, kind: MarkKind::PageStart { number } });
        }
        for open in &mut self.open {
            if let Open::Waiting(kind) = open {
                self.marks.push(Mark { span: start, kind: kind.clone() });
                *open = Open::Started(self.marks.len() - 1);
            }
        }
    }

    pub(super) fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(['\n', '\t'])
    }

    fn kinds(&self) -> impl Iterator<Item = &MarkKind> {
        self.open.iter().filter_map(|open| match open {
            Open::Waiting(kind) => Some(kind),
            Open::Started(index) => self.marks.get(*index).map(|mark| &mark.kind),
        })
    }

    pub(super) fn in_cell(&self) -> bool {
        self.kinds().any(|kind| matches!(kind, MarkKind::Cell { .. }))
    }

    /// Whether the row that is open has a cell already.
    fn row_has_cells(&self) -> bool {
        let row = self.open.iter().rev().find_map(|open| match open {
            Open::Started(index) => match self.marks.get(*index)?.kind {
                MarkKind::Row => Some(*index),
                _ => None,
            },
            Open::Waiting(_) => None,
        });
        let behind = row.and_then(|row| self.marks.get(row..));
        let mut behind = behind.into_iter().flatten();
        behind.any(|mark| matches!(mark.kind, MarkKind::Cell { .. }))
    }
}

/// White space that parts words in markup; a non-breaking space is a character of the text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{b}')
}
