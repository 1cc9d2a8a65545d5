//! Papers of a few sentences, for the tests of this room.

use super::{Facts, Relater};
use crate::calendar::Reference;
use crate::document::{Document, DocumentKind, Header};
use crate::grammar::Scanner;
use crate::layout::{Block, BlockKind, FlowId, Place};
use crate::lexicon::Grammars;
use crate::{FlowBuilder, Layout, Source, Span};
use std::sync::LazyLock;

/// The steps a test needs, with their word lists loaded once.
pub(super) struct Bench {
    scanner: Scanner,
    relater: Relater,
}

/// A test paper, read.
pub(super) struct Read {
    layout: Layout,
    pub(super) facts: Facts,
}

impl Read {
    /// The words at a place.
    pub(super) fn text(&self, place: Place) -> &str {
        self.layout.text_of(place)
    }
}

/// The one bench of all tests.
static BENCH: LazyLock<Bench> = LazyLock::new(|| {
    let grammars = Grammars::built_in();
    Bench { scanner: Scanner::new(&grammars).unwrap(), relater: Relater::new(&grammars).unwrap() }
});

impl Bench {
    pub(super) fn get() -> &'static Self {
        &BENCH
    }

    /// Reads a paragraph of these sentences in a paper of which no date is known.
    pub(super) fn read_undated(&self, sentences: &[&str]) -> Read {
        self.read_with(None, &[sentences], &[])
    }

    /// Reads a paragraph of these sentences in a paper of this date. A note mark is written
    /// `{1}`; `notes` holds the notes, by number from 1.
    pub(super) fn read(&self, date: &str, sentences: &[&str], notes: &[&str]) -> Read {
        let day = date.parse().unwrap();
        let date = Reference { earliest: day, latest: day, inferred: false };
        self.read_with(Some(date), &[sentences], notes)
    }

    /// Reads paragraphs of a sentence each.
    pub(super) fn read_paragraphs(&self, paragraphs: &[&str]) -> Read {
        let paragraphs: Vec<_> = paragraphs.iter().map(std::slice::from_ref).collect();
        self.read_with(None, &paragraphs, &[])
    }

    fn read_with(
        &self,
        reference: Option<Reference>,
        paragraphs: &[&[&str]],
        notes: &[&str],
    ) -> Read {
        let bodies: Vec<String> = paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
        let mut text = bodies.join("\n");
        let body = text.len();
        for note in notes {
            text.push('\n');
            text.push_str(note);
        }
        let source = Source::plain("test.txt", text);
        let mut layout = Layout::default();
        let mut add = |span: Span, kind: BlockKind, ends: &[usize]| {
            let mut flow = FlowBuilder::new(&source.text);
            let mut starts = Vec::new();
            let mut at = span.start;
            for &end in ends {
                starts.push(flow.text().len());
                while let Some(open) = source.text[at..end].find('{') {
                    flow.push(Span::new(at, at + open));
                    let label = &source.text[at + open + 1..at + open + 2];
                    flow.note(label, Span::new(at + open, at + open + 3), label.parse().ok());
                    at += open + 3;
                }
                flow.push(Span::new(at, end));
                at = end;
            }
            let index = layout.flows.len();
            let mut flow = flow.finish(index);
            let text = flow.text();
            let ends = starts.iter().skip(1).copied().chain([text.len()]);
            flow.sentences = starts
                .iter()
                .zip(ends)
                .map(|(&start, end)| {
                    let sentence = &text[start..end];
                    let start = start + sentence.len() - sentence.trim_start().len();
                    Span::new(start, start + sentence.trim().len())
                })
                .collect();
            let flow_id = FlowId(index as u32);
            layout.blocks.push(Block { kind, span, flow: flow_id, section: None, page: None });
            layout.flows.push(flow);
        };
        let mut end = 0;
        for sentences in paragraphs {
            let start = end;
            let mut ends = Vec::new();
            for sentence in *sentences {
                ends.push(end + sentence.len());
                end += sentence.len() + 1;
            }
            add(Span::new(start, end - 1), BlockKind::Paragraph, &ends);
        }
        let mut at = body + 1;
        for (number, note) in notes.iter().enumerate() {
            let kind = BlockKind::Note { label: (number + 1).to_string() };
            add(Span::new(at, at + note.len()), kind, &[at + note.len()]);
            at += note.len() + 1;
        }
        let mentions: Vec<_> =
            layout.flows.iter().map(|flow| self.scanner.scan(flow.text())).collect();
        let document = Document {
            kind: DocumentKind::Brief,
            evidence: Vec::new(),
            header: Header::default(),
            reference,
            questions: Vec::new(),
            own: Vec::new(),
            doubts: Vec::new(),
        };
        let facts = self.relater.relate(&source, &layout, document, &mentions);
        Read { layout, facts }
    }
}
