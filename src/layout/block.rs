//! The blocks of a paper and how they hold their flows.

use super::{Flow, NoteReference};
use crate::Span;
use crate::doubt::Doubt;

/// Index of a flow in [`Layout::flows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FlowId(pub u32);

/// A stretch of one flow: how every fact is placed until it is tabulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The flow.
    pub flow: FlowId,
    /// Bytes of [`Flow::text`].
    pub span: Span,
}

/// A paper laid out: its blocks in reading order, and their flows.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// The blocks, in reading order: notes stand where they are printed.
    pub blocks: Vec<Block>,
    /// The flows of all blocks, in the order of the blocks.
    pub flows: Vec<Flow>,
    /// What was laid out with doubt.
    pub doubts: Vec<Doubt>,
}

impl Layout {
    /// The flow with this id; an empty one for an id of another paper.
    pub fn flow(&self, id: FlowId) -> &Flow {
        static EMPTY: Flow = Flow::EMPTY;
        self.flows.get(id.0 as usize).unwrap_or(&EMPTY)
    }

    /// The block a flow belongs to.
    pub fn block_of(&self, id: FlowId) -> Option<&Block> {
        self.blocks.get(self.flow(id).block)
    }

    /// Flow ids in reading order.
    pub fn flow_ids(&self) -> impl Iterator<Item = FlowId> + use<> {
        (0..self.flows.len() as u32).map(FlowId)
    }

    /// The text of a place, in the flow's normal form.
    pub fn text_of(&self, place: Place) -> &str {
        place.span.of(self.flow(place.flow).text())
    }

    /// The place in the source: bytes of [`crate::Source::text`], from the first to the last
    /// character of the place, with whatever stands between them on the page.
    pub fn source_span(&self, place: Place) -> Span {
        self.flow(place.flow).source_span(place.span)
    }

    /// The flow of the note that a note reference points at.
    pub fn note(&self, reference: &NoteReference) -> Option<FlowId> {
        reference.note.and_then(|index| self.blocks.get(index)).map(|block| block.flow)
    }
}

/// One block of a paper.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of the source's text, from its first to its last character. Another block (a note, a
    /// page foot) may stand inside it; the flow's runs say which characters are its own.
    pub span: Span,
    /// Its running text. For a table: the caption, or an empty flow.
    pub flow: FlowId,
    /// The nearest heading above it, as an index into [`Layout::blocks`].
    pub section: Option<usize>,
    /// The page it starts on, from 1, where the container has pages.
    pub page: Option<u32>,
}

impl Block {
    /// Its flows in reading order: of a table its caption and its cells row by row.
    pub fn flows(&self) -> Vec<FlowId> {
        let BlockKind::Table(table) = &self.kind else { return vec![self.flow] };
        let rows = table.rows.iter();
        let rows = rows.flat_map(|row| row.label.iter().chain(row.cells.iter().flatten()));
        table.caption.iter().chain(table.head.iter().flatten()).chain(rows).copied().collect()
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A line above the body that names sender, addressee, date, number or subject: `Aan de
    /// Voorzitter …`, `Den Haag, 4 februari 2016`, `Nr. 608 BRIEF VAN DE MINISTER …`, one a line
    /// as printed. Not scanned for facts.
    Letterhead,
    /// A heading; 1 is the highest level.
    Heading {
        /// Depth, from 1.
        level: u8,
    },
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list, its sign or number included in the flow.
    ListItem,
    /// A note, its label lifted out of the flow.
    Note {
        /// The number or sign the note bears.
        label: String,
    },
    /// A table; caption, head and cells each have a flow.
    Table(Table),
    /// Closing line, office and name: `De Minister van …,` / `G.A. van der Steur`.
    Signature,
    /// What belongs to the page or the site, not to the paper. Not scanned for facts.
    Furniture,
}

impl BlockKind {
    /// Whether facts are read in it: it is the paper's own text, not its head, foot or signature.
    pub fn is_scanned(&self) -> bool {
        !matches!(self, Self::Letterhead | Self::Furniture | Self::Signature)
    }

    /// What it is called.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Heading { .. } => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list item",
            Self::Note { .. } => "note",
            Self::Table(_) => "table",
            Self::Signature => "signature",
            Self::Furniture => "furniture",
        }
    }
}

/// A table, cell by cell. All flows carry the index of the table's block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its title, with the unit if the title names it: `Tabel 1 … (bedragen x € 1.000)`.
    pub caption: Option<FlowId>,
    /// Head cells, one a column, the label column first; `None` for an empty head cell.
    pub head: Vec<Option<FlowId>>,
    /// The rows below the head.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The line's label, the first column.
    pub label: Option<FlowId>,
    /// The other cells, aligned with `head[1..]`; `None` for an empty cell.
    pub cells: Vec<Option<FlowId>>,
}
