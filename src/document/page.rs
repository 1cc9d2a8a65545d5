//! A paper as the parsers of frames see it: its head, its body, its running feet.

use super::lists::Lists;
use super::strip::Strip;
use crate::Source;
use crate::Span;
use crate::layout::{BlockKind, FlowId, Layout, Place, RunKind};
use std::sync::Arc;

/// How much of a paper its head can be, in bytes.
const HEAD: usize = 4_000;

/// Up to this length a block may be lines that only stand together, such as an office and a name:
/// its printed lines are kept apart.
const FEW_LINES: usize = 300;

/// A paper laid out as strips.
#[derive(Debug)]
pub(super) struct Page<'p> {
    pub(super) source: &'p Source,
    pub(super) layout: &'p Layout,
    /// The first part of the paper, furniture and all, notes and tables left out.
    pub(super) head: Strip,
    /// The whole paper, notes and furniture left out; of its words those of [`Lists::tell`].
    pub(super) body: Strip,
    /// What was set apart as furniture, one a line: running feet, a site's own lines.
    pub(super) feet: Strip,
}

impl<'p> Page<'p> {
    /// Reads the blocks of a paper as strips. `lists` say which words of the body are kept.
    pub(super) fn new(lists: &Lists, source: &'p Source, layout: &'p Layout) -> Self {
        let (mut head, mut feet) = (Strip::default(), Strip::default());
        let mut body = Strip::keeping(Arc::clone(&lists.tell));
        let sizes = layout.flows.iter().map(|flow| (flow.text().len() + 1, flow.words().len()));
        let (bytes, words) = sizes.fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
        body.reserve(bytes, words / 4);
        for (index, block) in layout.blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Note { .. } => {}
                BlockKind::Table(_) => {
                    for flow in block.flows() {
                        push(&mut body, layout, index, flow, usize::MAX);
                    }
                }
                kind => {
                    let left = HEAD.saturating_sub(head.text().len());
                    push(&mut head, layout, index, block.flow, left);
                    if *kind == BlockKind::Furniture {
                        push(&mut feet, layout, index, block.flow, usize::MAX);
                    } else if layout.flow(block.flow).text().len() <= FEW_LINES {
                        push_lines(&mut body, source, layout, index, block.flow);
                    } else {
                        push(&mut body, layout, index, block.flow, usize::MAX);
                    }
                }
            }
        }
        Self { source, layout, head, body, feet }
    }

    /// The kind of the block with this index.
    pub(super) fn kind_of(&self, block: usize) -> Option<&'p BlockKind> {
        self.layout.blocks.get(block).map(|block| &block.kind)
    }

    /// Whether a blank line stands on the page before the line of the head that holds this byte.
    pub(super) fn blank_before(&self, at: usize) -> bool {
        let pieces = self.head.pieces();
        let index = pieces.partition_point(|piece| piece.span.start <= at).saturating_sub(1);
        let (Some(before), Some(after)) =
            (index.checked_sub(1).and_then(|i| pieces.get(i)), pieces.get(index))
        else {
            return true;
        };
        let from = self.layout.source_span(before.place).end;
        let to = self.layout.source_span(after.place).start;
        let gap = self.source.text.get(from..to).unwrap_or_default();
        gap.matches('\n').count() > 1
    }

    /// Where a place begins in the source, in characters.
    pub(super) fn character(&self, place: Place) -> usize {
        let start = self.layout.source_span(place).start;
        self.source.text.get(..start).unwrap_or_default().chars().count()
    }
}

fn push(strip: &mut Strip, layout: &Layout, block: usize, flow: FlowId, left: usize) {
    let (text, words) = (layout.flow(flow).text(), layout.flow(flow).words());
    let start = text.len() - text.trim_start().len();
    let mut end = text.trim_end().len().min(start.saturating_add(left));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let span = Span::new(start, end);
    strip.push(Place { flow, span }, block, text, words);
}

/// Adds a flow as its printed lines: cut at each space that is a line break in the source.
fn push_lines(strip: &mut Strip, source: &Source, layout: &Layout, block: usize, flow: FlowId) {
    let (text, words) = (layout.flow(flow).text(), layout.flow(flow).words());
    let spaces = layout.flow(flow).runs().iter().filter(|run| run.kind == RunKind::Space);
    let breaks = spaces.filter(|run| run.source.of(&source.text).contains('\n'));
    let mut start = 0;
    for gap in breaks.map(|run| run.flow).chain([Span::new(text.len(), text.len())]) {
        let line = Span::new(start, gap.start).of(text);
        let from = start + (line.len() - line.trim_start().len());
        let span = Span::new(from, from + line.trim().len());
        strip.push(Place { flow, span }, block, text, words);
        start = gap.end;
    }
}

/// Pages made by hand, for the tests of this room.
#[cfg(test)]
pub(super) mod by_hand {
    use crate::layout::{Block, BlockKind, FlowId, Layout};
    use crate::{FlowBuilder, Source, Span};

    /// A source and its layout: a block a line of `text`. A line may say its kind in front:
    /// `#` heading, `|` furniture, `^` letterhead, `_` signature, `*` note, else a paragraph.
    pub(in super::super) fn paper(text: &str) -> (Source, Layout) {
        let source = Source::plain("test.txt", text);
        let mut layout = Layout::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let (start, end) = (at, at + line.trim_end().len());
            at += line.len();
            if start == end {
                continue;
            }
            let kind = match line.chars().next() {
                Some('#') => BlockKind::Heading { level: 1 },
                Some('|') => BlockKind::Furniture,
                Some('^') => BlockKind::Letterhead,
                Some('_') => BlockKind::Signature,
                Some('*') => BlockKind::Note { label: "1".to_owned() },
                _ => BlockKind::Paragraph,
            };
            let start = start + usize::from(kind != BlockKind::Paragraph);
            let mut flow = FlowBuilder::new(&source.text);
            flow.push(Span::new(start, end));
            let index = layout.blocks.len();
            layout.flows.push(flow.finish(index));
            let span = Span::new(start, end);
            let flow = FlowId(index as u32);
            layout.blocks.push(Block { kind, span, flow, section: None, page: None });
        }
        (source, layout)
    }
}
