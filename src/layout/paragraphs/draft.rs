//! Drafts: blocks of which the kind and the place are known, and the flow is not built yet.

use crate::Span;
use crate::layout::lines::Line;

/// A block before its flow is built: where its text stands.
#[derive(Debug, Clone)]
pub(in crate::layout) struct Draft {
    pub(in crate::layout) kind: DraftKind,
    /// Stretches of the source, in order; between two of them stands a line end.
    pub(in crate::layout) parts: Vec<Span>,
    /// A page begins at this byte of the source or before.
    pub(in crate::layout) indent: usize,
}

/// What a draft will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::layout) enum DraftKind {
    Letterhead,
    Heading {
        level: u8,
    },
    Paragraph,
    ListItem,
    /// The note with this index.
    Note(usize),
    /// The table with this index.
    Table(usize),
    Signature,
    Furniture,
}

impl Draft {
    pub(in crate::layout) fn new(kind: DraftKind, line: &Line) -> Self {
        Self { kind, parts: vec![line.span], indent: line.indent }
    }

    /// Where it begins.
    pub(in crate::layout) fn start(&self) -> usize {
        self.parts.first().map_or(0, |span| span.start)
    }
}
