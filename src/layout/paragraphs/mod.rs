//! From lines to drafts of blocks: which lines run on, and what kind of block they make.
//!
//! The evidence for a break between two lines: a blank line, a line that ends before the measure is
//! full, the stop at its end, the capital or list marker of the next. No single one decides, since
//! text can be double-spaced, and pages and notes cut sentences in two.

mod draft;
mod headings;
mod runs_on;
mod small_words;

pub(super) use draft::{Draft, DraftKind};
pub(super) use small_words::SmallWords;

use super::lines::{Line, Measure, Role};
use super::sentence::Splitter;
use super::shape::{self, Marker};
use runs_on::is_double_spaced;
use rustc_hash::FxHashMap;

/// Makes drafts of lines whose roles are known.
#[derive(Debug)]
pub(super) struct Assembler<'t> {
    text: &'t str,
    lines: &'t [Line],
    kinds: &'t [DraftKind],
    splitter: &'t Splitter,
    small_words: &'t SmallWords,
    measure: Measure,
    /// Whether sentences run over single blank lines.
    double: bool,
    drafts: Vec<Draft>,
    /// The draft of each table.
    tables: FxHashMap<usize, usize>,
    /// The draft that running text goes on in, and the index of its last line.
    open: Option<(usize, usize)>,
    /// Lines in the open draft.
    count: usize,
    /// The number of the last list item.
    number: u32,
}

impl<'t> Assembler<'t> {
    pub(super) fn new(
        text: &'t str,
        lines: &'t [Line],
        kinds: &'t [DraftKind],
        splitter: &'t Splitter,
        small_words: &'t SmallWords,
    ) -> Self {
        let measure = Measure::new(lines, |line| line.role == Role::Body);
        let double = is_double_spaced(text, lines, &measure);
        Self {
            text,
            lines,
            kinds,
            splitter,
            small_words,
            measure,
            double,
            drafts: Vec::new(),
            tables: FxHashMap::default(),
            open: None,
            count: 0,
            number: 0,
        }
    }

    /// The drafts, in the order of their first line.
    pub(super) fn assemble(mut self) -> Vec<Draft> {
        for (at, line) in self.lines.iter().enumerate() {
            match line.role {
                Role::Furniture => self.add(DraftKind::Furniture, line),
                Role::Note(index) => self.extend(DraftKind::Note(index), line),
                Role::Letterhead => {
                    self.open = None;
                    self.add(DraftKind::Letterhead, line);
                }
                Role::Signature(number) => self.signature(at, number, line),
                Role::Table(index) => {
                    self.open = None;
                    self.table(index, line);
                }
                Role::Fixed(kind) => self.fixed(at, kind, line),
                Role::Body => self.body(at, line),
            }
        }
        self.headings();
        self.drafts
    }

    fn add(&mut self, kind: DraftKind, line: &Line) {
        self.drafts.push(Draft::new(kind, line));
    }

    /// Adds a line of a table to it: whatever a cell holds, a table is one block.
    fn table(&mut self, index: usize, line: &Line) {
        let known = self.tables.get(&index).and_then(|&draft| self.drafts.get_mut(draft));
        if let Some(draft) = known {
            draft.parts.push(line.span);
        } else {
            self.tables.insert(index, self.drafts.len());
            self.add(DraftKind::Table(index), line);
        }
    }

    /// Adds the line to the last draft if it is of this very kind.
    fn extend(&mut self, kind: DraftKind, line: &Line) {
        match self.drafts.iter_mut().rev().take(4).find(|draft| draft.kind == kind) {
            Some(draft) => draft.parts.push(line.span),
            None => self.add(kind, line),
        }
    }

    /// Adds a line whose kind the container gives.
    fn fixed(&mut self, at: usize, kind: usize, line: &Line) {
        let same = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let same = same.is_some_and(|before| before.role == Role::Fixed(kind)) || line.joined;
        if let (true, Some((draft, _))) = (same, self.open)
            && let Some(draft) = self.drafts.get_mut(draft)
        {
            draft.parts.push(line.span);
            return;
        }
        self.open = Some((self.drafts.len(), at));
        self.count = 1;
        let kind = self.kinds.get(kind).cloned().unwrap_or(DraftKind::Paragraph);
        self.add(kind, line);
    }

    fn signature(&mut self, at: usize, number: usize, line: &Line) {
        self.open = None;
        let same = at
            .checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(|before| before.role == Role::Signature(number));
        match self.drafts.last_mut() {
            Some(draft) if same && draft.kind == DraftKind::Signature => {
                draft.parts.push(line.span);
            }
            _ => self.add(DraftKind::Signature, line),
        }
    }

    fn body(&mut self, at: usize, line: &Line) {
        if let Some((draft, last)) = self.open
            && self.runs_on(draft, last, at, line)
            && let Some(draft) = self.drafts.get_mut(draft)
        {
            draft.parts.push(line.span);
            self.open = self.open.map(|(draft, _)| (draft, at));
            self.count += 1;
            return;
        }
        let content = line.span.of(self.text);
        let marker = shape::marker(content).map(|(marker, _)| marker);
        if let Some(Marker::Number(number)) = marker {
            self.number = number;
        }
        let kind = if marker.is_some() { DraftKind::ListItem } else { DraftKind::Paragraph };
        self.open = Some((self.drafts.len(), at));
        self.count = 1;
        self.add(kind, line);
    }
}

/// A label of a question or an answer, with nothing behind it.
fn is_bare_label(line: &str) -> bool {
    shape::label(line).is_some_and(|end| {
        line.get(end..).unwrap_or_default().trim_matches([' ', ':', '.']).is_empty()
    })
}

/// `II Uitkomst`, `A. Algemeen`, `2.1 Aanpak`: a number that begins a heading.
fn is_heading_number(line: &str) -> bool {
    let word = shape::first_word(line);
    let stem = word.trim_end_matches(['.', ')']);
    let roman = !stem.is_empty()
        && stem.len() <= 5
        && stem.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = stem.len() == 1 && word.len() == 2 && stem.bytes().all(|b| b.is_ascii_uppercase());
    let number = stem.contains('.')
        && stem.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && stem.len() <= 7;
    (roman || letter || number) && line.len() > word.len()
}
