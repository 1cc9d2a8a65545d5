//! From a source to its blocks.

use super::{Block, BlockKind, FlowBuilder, FlowId, Layout};
use crate::error::Error;
use crate::lexicon::Grammars;
use crate::{Source, Span};

/// Lays papers out, with the word lists it needs for that.
#[derive(Debug)]
pub struct Layouter {}

impl Layouter {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The blocks of a paper and their flows.
    pub fn lay_out(&self, source: &Source) -> Layout {
        let span = Span::new(0, source.text.len());
        let mut flow = FlowBuilder::new(&source.text);
        flow.push(span);
        let block =
            Block { kind: BlockKind::Paragraph, span, flow: FlowId(0), section: None, page: None };
        Layout { blocks: vec![block], flows: vec![flow.finish(0)], doubts: Vec::new() }
    }
}
