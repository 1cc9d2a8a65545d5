//! From a source to its blocks.

use super::build::Builder;
use super::frame::FrameFinder;
use super::furniture::Finder;
use super::hyphen::{Hyphens, Vocabulary};
use super::lines::{Measure, Role, lines_of};
use super::notes::{self, Note, NoteFinder};
use super::paragraphs::{Assembler, Draft, DraftKind, Openers};
use super::sentence::Splitter;
use super::{Block, BlockKind, FlowId, Layout};
use crate::error::Error;
use crate::lexicon::Grammars;
use crate::{Source, Span};

/// Lays papers out, with the word lists it needs for that.
#[derive(Debug)]
pub struct Layouter {
    furniture: Finder,
    frame: FrameFinder,
    notes: NoteFinder,
    hyphens: Hyphens,
    splitter: Splitter,
    openers: Openers,
}

impl Layouter {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {
            furniture: Finder::new(grammars)?,
            frame: FrameFinder::new(grammars)?,
            notes: NoteFinder::new(grammars)?,
            hyphens: Hyphens::new(grammars)?,
            splitter: Splitter::new(grammars)?,
            openers: Openers::new(grammars)?,
        })
    }

    /// The blocks of a paper and their flows.
    pub fn lay_out(&self, source: &Source) -> Layout {
        let text = source.text.as_str();
        let mut lines = lines_of(text, Span::new(0, text.len()));
        self.furniture.mark(text, &mut lines);
        let measure = Measure::new(&lines, |line| line.role == Role::Body);
        self.frame.head(text, &mut lines, &measure);
        let found = self.notes.notes(text, &mut lines);
        self.frame.signatures(text, &mut lines);
        let marks = notes::marks(text, &lines, &found);
        let mut drafts = Assembler::new(text, &lines, &self.splitter, &self.openers).assemble();
        drafts.sort_by_key(Draft::start);
        let mut blocks_of_notes = vec![None; found.len()];
        for (block, draft) in drafts.iter().enumerate() {
            if let DraftKind::Note(index) = draft.kind
                && let Some(place) = blocks_of_notes.get_mut(index)
            {
                *place = Some(block);
            }
        }
        let builder = Builder {
            source: text,
            hyphens: &self.hyphens,
            splitter: &self.splitter,
            words: Vocabulary::of(lines.iter().map(|line| line.span.of(text))),
            marks,
            blocks_of_notes,
        };
        let mut layout = Layout::default();
        let mut section = None;
        for draft in drafts {
            let index = layout.blocks.len();
            let block = block(&builder, draft, index, section, &found, &mut layout);
            if matches!(block.kind, BlockKind::Heading { .. }) {
                section = Some(index);
            }
            layout.blocks.push(block);
        }
        layout
    }
}

fn block(
    builder: &Builder<'_>,
    mut draft: Draft,
    index: usize,
    section: Option<usize>,
    notes: &[Note],
    layout: &mut Layout,
) -> Block {
    let span = Span::new(draft.start(), draft.parts.last().map_or(0, |part| part.end));
    let kind = match draft.kind {
        DraftKind::Letterhead => BlockKind::Letterhead,
        DraftKind::Heading { level } => BlockKind::Heading { level },
        DraftKind::Paragraph | DraftKind::Table(_) => BlockKind::Paragraph,
        DraftKind::ListItem => BlockKind::ListItem,
        DraftKind::Signature => BlockKind::Signature,
        DraftKind::Furniture => BlockKind::Furniture,
        DraftKind::Note(note) => {
            let note = notes.get(note);
            if let (Some(note), Some(first)) = (note, draft.parts.first_mut()) {
                first.start = note.label_span.end.clamp(first.start, first.end);
            }
            BlockKind::Note { label: note.map_or_else(String::new, |note| note.label.clone()) }
        }
    };
    let flow = FlowId(layout.flows.len() as u32);
    layout.flows.push(builder.flow(&draft.parts, index));
    Block { kind, span, flow, section, page: None }
}
