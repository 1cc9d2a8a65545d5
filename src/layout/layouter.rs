//! From a source to its blocks.

use super::build::Builder;
use super::frame::{LetterheadFinder, SignatureFinder};
use super::furniture::Finder;
use super::hyphen::{Hyphens, Vocabulary};
use super::lines::{Measure, Role};
use super::margin::MarginFinder;
use super::marks::Marked;
use super::notes::{self, Note, NoteFinder};
use super::paragraphs::{Assembler, Draft, DraftKind, SmallWords};
use super::sentence::Splitter;
use super::table::{Cell, Grid, TableFinder};
use super::{Block, BlockKind, FlowId, Layout, NoteReference, Table, TableRow};
use crate::doubt::{Doubt, Stage};
use crate::error::Error;
use crate::lexicon::Grammars;
use crate::{Source, Span};

/// Lays papers out, with the word lists it needs for that.
#[derive(Debug)]
pub struct Layouter {
    furniture: Finder,
    letterheads: LetterheadFinder,
    signatures: SignatureFinder,
    margin: MarginFinder,
    notes: NoteFinder,
    hyphens: Hyphens,
    splitter: Splitter,
    small_words: SmallWords,
    tables: TableFinder,
}

impl Layouter {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {
            furniture: Finder::new(grammars)?,
            letterheads: LetterheadFinder::new(grammars)?,
            signatures: SignatureFinder::new(grammars)?,
            margin: MarginFinder::new(grammars)?,
            notes: NoteFinder::new(grammars)?,
            hyphens: Hyphens::new(grammars)?,
            splitter: Splitter::new(grammars)?,
            small_words: SmallWords::new(grammars)?,
            tables: TableFinder::new(grammars)?,
        })
    }

    /// The blocks of a paper and their flows.
    pub fn lay_out(&self, source: &Source) -> Layout {
        let text = source.text.as_str();
        let mut layout = Layout::default();
        let mut marked = Marked::of(source);
        let mut lines = std::mem::take(&mut marked.lines);
        // A line that is the whole paper is neither its head nor its foot, whatever it looks like.
        let has_frame = lines.len() > 1;
        if has_frame {
            self.furniture.mark(text, &mut lines, &self.notes);
        }
        if has_frame {
            // Below a head that is marked may stand more of it: addressee, date.
            let measure = Measure::new(&lines, |line| line.role == Role::Body);
            self.letterheads.mark(text, &mut lines, &measure);
        }
        if has_frame && !marked.has_letterhead {
            self.margin.mark(text, &mut lines);
        }
        let grids = std::mem::take(&mut marked.grids);
        let grids = self.tables.tables(text, &mut lines, grids, &mut layout.doubts);
        if has_frame && !marked.has_signature {
            self.signatures.mark(text, &mut lines);
        }
        let words = self.notes.words(text, &lines);
        let notes = if marked.has_notes {
            std::mem::take(&mut marked.notes)
        } else {
            self.notes.notes(text, &mut lines, &words)
        };
        let marks = if marked.references.is_empty() {
            notes::marks(text, &lines, &notes, &words)
        } else {
            std::mem::take(&mut marked.references)
        };
        let assembler =
            Assembler::new(text, &lines, &marked.kinds, &self.splitter, &self.small_words);
        let mut drafts = assembler.assemble();
        drafts.sort_by_key(Draft::start);
        let builder = Builder {
            source: text,
            hyphens: &self.hyphens,
            splitter: &self.splitter,
            words: Vocabulary::of(lines.iter().map(|line| line.span.of(text))),
            marks,
            blocks_of_notes: blocks_of_notes(&drafts, notes.len()),
        };
        let mut section = None;
        for (index, draft) in drafts.into_iter().enumerate() {
            let mut add = |parts: &[Span]| {
                layout.flows.push(builder.flow(parts, index));
                FlowId((layout.flows.len() - 1) as u32)
            };
            let span = Span::new(draft.start(), draft.parts.last().map_or(0, |part| part.end));
            let (kind, flow) = block(draft, text, &notes, &grids, &mut add);
            let heading = matches!(kind, BlockKind::Heading { .. });
            let page = marked.page_at(span.start);
            layout.blocks.push(Block { kind, span, flow, section, page });
            if heading {
                section = Some(index);
            }
        }
        doubt_marks(&mut layout);
        layout
    }
}

/// For each note the index of its block.
fn blocks_of_notes(drafts: &[Draft], notes: usize) -> Vec<Option<usize>> {
    let mut blocks = vec![None; notes];
    for (block, draft) in drafts.iter().enumerate() {
        if let DraftKind::Note(index) = draft.kind
            && let Some(place) = blocks.get_mut(index)
        {
            *place = Some(block);
        }
    }
    blocks
}

/// The kind of a draft's block and its flow; `add` builds a flow.
fn block(
    mut draft: Draft,
    text: &str,
    notes: &[Note],
    grids: &[Grid],
    add: &mut impl FnMut(&[Span]) -> FlowId,
) -> (BlockKind, FlowId) {
    let kind = match draft.kind {
        DraftKind::Letterhead => BlockKind::Letterhead,
        DraftKind::Heading { level } => BlockKind::Heading { level },
        DraftKind::Paragraph => BlockKind::Paragraph,
        DraftKind::ListItem => BlockKind::ListItem,
        DraftKind::Signature => BlockKind::Signature,
        DraftKind::Furniture => BlockKind::Furniture,
        DraftKind::Note(note) => {
            let note = notes.get(note);
            if let (Some(note), Some(first)) = (note, draft.parts.first_mut()) {
                first.start = note.label_span.end.clamp(first.start, first.end);
            }
            if let Some(last) = draft.parts.last_mut() {
                last.end = last.start + trim_arrow(last.of(text)).len();
            }
            BlockKind::Note { label: note.map_or_else(String::new, |note| note.label.clone()) }
        }
        DraftKind::Table(index) => {
            let (table, flow) = table(grids.get(index), add);
            return (BlockKind::Table(table), flow);
        }
    };
    (kind, add(&draft.parts))
}

/// A note's text without the arrow that leads back to its mark.
fn trim_arrow(text: &str) -> &str {
    text.trim_end_matches(['\u{21a9}', '\u{fe0e}', '\u{2191}', '\u{2934}', ' ', '\u{a0}'])
}

fn table(grid: Option<&Grid>, add: &mut impl FnMut(&[Span]) -> FlowId) -> (Table, FlowId) {
    let Some(grid) = grid else { return (Table::default(), add(&[])) };
    let flow = add(&grid.caption);
    let mut cell = |cell: &Cell| (!cell.is_empty()).then(|| add(cell));
    let head = grid.head.iter().map(&mut cell).collect();
    let rows = grid
        .rows
        .iter()
        .map(|row| {
            let mut flows = row.iter().map(&mut cell);
            TableRow { label: flows.next().flatten(), cells: flows.collect() }
        })
        .collect();
    (Table { caption: (!grid.caption.is_empty()).then_some(flow), head, rows }, flow)
}

/// A mark whose note is missing is doubtful; where a paper has no notes at all they were left out
/// of the copy, which is said once.
fn doubt_marks(layout: &mut Layout) {
    let doubt = |message: String, note: &NoteReference| Doubt {
        stage: Stage::Layout,
        message,
        at: Some(note.source.start),
    };
    let has_notes = layout.blocks.iter().any(|block| matches!(block.kind, BlockKind::Note { .. }));
    let mut lost = layout.flows.iter().flat_map(|flow| &flow.notes).filter(|n| n.note.is_none());
    let doubts: Vec<Doubt> = if has_notes {
        lost.map(|note| doubt(format!("the note mark {} has no note", note.label), note)).collect()
    } else {
        let first = lost.next();
        first.map(|note| doubt("note marks without notes".to_owned(), note)).into_iter().collect()
    };
    layout.doubts.extend(doubts);
}
