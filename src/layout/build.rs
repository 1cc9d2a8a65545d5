//! From drafts to flows.

use super::hyphen::{Hyphens, Joint, Vocabulary};
use super::notes::NoteMark;
use super::sentence::Splitter;
use super::{Flow, FlowBuilder};
use crate::Span;

/// Builds flows of stretches of one source.
#[derive(Debug)]
pub(super) struct Builder<'s> {
    pub(super) source: &'s str,
    pub(super) hyphens: &'s Hyphens,
    pub(super) splitter: &'s Splitter,
    pub(super) words: Vocabulary<'s>,
    /// Note marks, by place.
    pub(super) marks: Vec<NoteMark>,
    /// For each note its block.
    pub(super) blocks_of_notes: Vec<Option<usize>>,
}

impl Builder<'_> {
    /// The flow of these stretches, in order, for the block with this index.
    pub(super) fn flow(&self, parts: &[Span], block: usize) -> Flow {
        let mut flow = FlowBuilder::new(self.source);
        for (at, &part) in parts.iter().enumerate() {
            let Some(&next) = parts.get(at + 1) else {
                self.push(&mut flow, part);
                break;
            };
            let joint = self.hyphens.joint(self.tail(part), self.head(next), &self.words);
            let cut = match joint {
                Joint::Hyphen(length) => length,
                Joint::Space | Joint::Nothing => 0,
            };
            self.push(&mut flow, Span::new(part.start, part.end - cut));
            if joint == Joint::Space {
                flow.space(Span::new(part.end, next.start.max(part.end)));
            }
        }
        let mut flow = flow.finish(block);
        flow.sentences = self.splitter.split(flow.text());
        flow
    }

    /// The end of a stretch, as far as a joint looks back.
    fn tail(&self, part: Span) -> &str {
        let text = part.of(self.source);
        let mut from = text.len().saturating_sub(2_000);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        text.get(from..).unwrap_or_default()
    }

    /// The start of a stretch, as far as a joint looks ahead.
    fn head(&self, part: Span) -> &str {
        let text = part.of(self.source);
        let mut to = text.len().min(400);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        text.get(..to).unwrap_or_default()
    }

    /// Adds a stretch, its note marks lifted out.
    fn push(&self, flow: &mut FlowBuilder<'_>, part: Span) {
        let from = self.marks.partition_point(|mark| mark.span.start < part.start);
        let mut at = part.start;
        for mark in self.marks.iter().skip(from).take_while(|mark| mark.span.end <= part.end) {
            let before = Span::new(at, mark.span.start);
            let after = Span::new(mark.span.end, part.end).of(self.source);
            // `vertegenwoordigd 4.`: the space before the mark goes with it.
            let stop = after.is_empty() || after.starts_with(['.', ',', ';', ':', ')', '?', '!']);
            let kept = before.of(self.source).trim_end_matches(super::flow::is_space).len();
            let before = if stop { Span::new(at, at + kept) } else { before };
            flow.push(before);
            let note = mark.note.and_then(|note| self.blocks_of_notes.get(note).copied().flatten());
            flow.note(&mark.label, mark.span, note);
            at = mark.span.end;
        }
        flow.push(Span::new(at, part.end));
    }
}
