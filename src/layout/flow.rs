//! Running text in one normal form, and the way back to the source.
//!
//! A flow is what grammars read. Its text is NFC; every quote is `'` or `"`, every dash `-`, every
//! stretch of white space one space; line breaks and line-end hyphens are mended; note marks are
//! lifted out. The way back is a list of [`Run`]s, not a map per byte.

use crate::Span;
use crate::lexicon::{Word, tokens_of};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The running text of one block or cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    text: String,
    runs: Vec<Run>,
    words: Vec<Word>,
    /// Index of the block it belongs to, in [`super::Layout::blocks`].
    pub block: usize,
    /// Sentences, as bytes of [`Flow::text`], in order, without the spaces between them.
    pub sentences: Vec<Span>,
    /// Note marks that were lifted out, in order.
    pub notes: Vec<NoteReference>,
}

/// A stretch of a flow that comes from one stretch of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the flow's text.
    pub flow: Span,
    /// Bytes of the source's text.
    pub source: Span,
    /// How the one became the other.
    pub kind: RunKind,
}

/// How a run's source became its flow text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// Byte for byte the same.
    Same,
    /// A character in another guise: a curly quote, a long dash, a decomposed accent.
    Folded,
    /// White space of any length and kind, one space in the flow.
    Space,
}

/// A note mark lifted out of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteReference {
    /// Where it stood: a byte offset into the flow's text, behind the word it was glued to.
    pub at: usize,
    /// The mark: `33`.
    pub label: String,
    /// The mark's own bytes in the source's text.
    pub source: Span,
    /// The note's block, as an index into [`super::Layout::blocks`], where the paper has it.
    pub note: Option<usize>,
}

impl Flow {
    pub(crate) const EMPTY: Self = Self {
        text: String::new(),
        runs: Vec::new(),
        words: Vec::new(),
        block: 0,
        sentences: Vec::new(),
        notes: Vec::new(),
    };

    /// The text in normal form.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words and signs of the text, in order: cut once, for every step that goes over them.
    #[inline]
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The runs, in order of the flow.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Bytes of the source, from the first to the last character of `span` (bytes of the flow).
    ///
    /// What layout took out between the two (a line-end hyphen, a page foot) lies inside; what it
    /// took out at either edge (a note mark behind the last word) lies outside.
    pub fn source_span(&self, span: Span) -> Span {
        let (Some(first), Some(last)) =
            (self.run_at(span.start), self.run_at(span.end.saturating_sub(1).max(span.start)))
        else {
            let end = self.runs.last().map_or(0, |run| run.source.end);
            return Span::new(end, end);
        };
        let start = match first.kind {
            RunKind::Same => first.source.start + (span.start - first.flow.start),
            RunKind::Folded | RunKind::Space => first.source.start,
        };
        let end = match last.kind {
            _ if span.is_empty() => start,
            RunKind::Same => last.source.start + (span.end - last.flow.start),
            RunKind::Folded | RunKind::Space => last.source.end,
        };
        Span::new(start, end)
    }

    /// The bytes of the flow that come from these bytes of the source; `None` where none do.
    pub fn flow_span(&self, source: Span) -> Option<Span> {
        // Runs stand in the order of the source but where a joint was mended.
        let inside = |run: &&Run| run.source.overlaps(source) && run.kind != RunKind::Space;
        let from = self.runs.partition_point(|run| run.source.end <= source.start);
        let mut runs = self.runs.iter().skip(from);
        let runs = runs.by_ref().take_while(|run| run.source.start < source.end).filter(inside);
        let within = runs.map(|run| match run.kind {
            RunKind::Same => {
                let start = source.start.max(run.source.start) - run.source.start;
                let end = source.end.min(run.source.end) - run.source.start;
                Span::new(run.flow.start + start, run.flow.start + end)
            }
            RunKind::Folded | RunKind::Space => run.flow,
        });
        within.reduce(Span::hull)
    }

    /// The words of `span` as the paper spells them, mended: its own quotes and dashes, but single
    /// spaces, no line-end hyphens, no note marks, no furniture. `source` is the source's text.
    pub fn reading(&self, source: &str, span: Span) -> String {
        let mut out = String::with_capacity(span.len());
        let from = self.runs.partition_point(|run| run.flow.end <= span.start);
        for run in self.runs.iter().skip(from).take_while(|run| run.flow.start < span.end) {
            match run.kind {
                RunKind::Same => {
                    let start = span.start.max(run.flow.start);
                    let end = span.end.min(run.flow.end);
                    out.push_str(Span::new(start, end).of(&self.text));
                }
                RunKind::Folded => out.extend(run.source.of(source).nfc()),
                RunKind::Space => out.push(' '),
            }
        }
        out
    }

    /// The sentence that holds the byte `at`, or the nearest one before it.
    pub fn sentence_at(&self, at: usize) -> Span {
        let index = self.sentences.partition_point(|sentence| sentence.start <= at);
        index
            .checked_sub(1)
            .and_then(|i| self.sentences.get(i))
            .copied()
            .unwrap_or(Span::new(0, self.text.len()))
    }

    fn run_at(&self, at: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.flow.end <= at))
    }
}

/// Builds a [`Flow`] out of stretches of the source, folding each to the normal form.
///
/// ```
/// use griffie::{FlowBuilder, Span};
/// let source = "de geleden immateri-\nële schade in ‘2024’";
/// let mut flow = FlowBuilder::new(source);
/// flow.push(Span::new(0, 19));
/// flow.push(Span::new(21, source.len()));
/// let flow = flow.finish(0);
/// assert_eq!(flow.text(), "de geleden immateriële schade in '2024'");
/// assert_eq!(flow.source_span(Span::new(11, 23)).of(source), "immateri-\nële");
/// assert_eq!(flow.reading(source, Span::new(11, 40)), "immateriële schade in ‘2024’");
/// ```
#[derive(Debug)]
pub struct FlowBuilder<'s> {
    source: &'s str,
    text: String,
    runs: Vec<Run>,
    notes: Vec<NoteReference>,
}

impl<'s> FlowBuilder<'s> {
    /// An empty flow over this source text.
    pub fn new(source: &'s str) -> Self {
        Self { source, text: String::new(), runs: Vec::new(), notes: Vec::new() }
    }

    /// Adds a stretch of the source. White space, line breaks included, becomes one space; a
    /// stretch is mended (hyphens, furniture) by leaving out what does not belong.
    pub fn push(&mut self, span: Span) {
        let text = span.of(self.source);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let start = span.start + at;
            let plain = plain(rest);
            if plain > 0 {
                let source = Span::new(start, start + plain);
                self.add(source.of(self.source), source, RunKind::Same);
                at += plain;
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let mut length = c.len_utf8();
            if c == ' ' && chars.clone().next().is_some_and(stands) && !self.ends_with_space() {
                self.add(" ", Span::new(start, start + length), RunKind::Same);
            } else if is_space(c) {
                self.space(Span::new(start, start + length));
            } else if !is_ignorable(c) {
                // A base letter and its combining marks are folded as one character.
                let marks = chars.take_while(|&c| !c.is_ascii() && is_combining_mark(c));
                length += marks.map(char::len_utf8).sum::<usize>();
                self.fold(Span::new(start, start + length), c);
            }
            at += length;
        }
    }

    /// Whether nothing may be added as a space: there is one, or the flow is empty.
    fn ends_with_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(' ')
    }

    /// Adds one space for a stretch of the source that is a break between words: a line end, a
    /// blank line, a page foot between two halves of a sentence.
    pub fn space(&mut self, source: Span) {
        match self.runs.last_mut() {
            None => {}
            Some(run) if run.kind == RunKind::Space => run.source.end = source.end,
            Some(_) => self.add(" ", source, RunKind::Space),
        }
    }

    /// Notes a note mark at the current end of the flow. `source` is the mark's own place.
    pub fn note(&mut self, label: &str, source: Span, note: Option<usize>) {
        let at = self.text.trim_end().len();
        self.notes.push(NoteReference { at, label: label.to_owned(), source, note });
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The flow, belonging to the block with this index. A space at the end is dropped.
    pub fn finish(mut self, block: usize) -> Flow {
        if let Some(run) = self.runs.pop_if(|run| run.kind == RunKind::Space) {
            self.text.truncate(run.flow.start);
        }
        let words = tokens_of(&self.text);
        let Self { text, runs, notes, .. } = self;
        Flow { text, runs, words, block, sentences: Vec::new(), notes }
    }

    fn fold(&mut self, source: Span, first: char) {
        let text = source.of(self.source);
        if let Some(folded) = folded(first)
            && text.len() == first.len_utf8()
        {
            self.add(folded, source, RunKind::Folded);
        } else if is_nfc(text) {
            self.add(text, source, RunKind::Same);
        } else {
            let composed: String = text.nfc().collect();
            self.add(&composed, source, RunKind::Folded);
        }
    }

    fn add(&mut self, text: &str, source: Span, kind: RunKind) {
        let start = self.text.len();
        self.text.push_str(text);
        let flow = Span::new(start, self.text.len());
        match self.runs.last_mut() {
            Some(run)
                if kind == RunKind::Same
                    && run.kind == RunKind::Same
                    && run.source.end == source.start =>
            {
                run.flow.end = flow.end;
                run.source.end = source.end;
            }
            _ => self.runs.push(Run { flow, source, kind }),
        }
    }
}

/// The length of the start of `text` that is in normal form as it stands: printable ASCII without
/// a backtick, single spaces inside, and no character that a combining mark may follow at its end.
fn plain(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    if bytes.first() == Some(&b' ') {
        return 0;
    }
    let block = |from: usize| bytes.get(from..).and_then(<[u8]>::first_chunk::<STEP>);
    // In numbers and not in truths, for then the compiler looks at all bytes of a block in one step.
    let odd = |byte: u8, next: u8| {
        u8::from(byte.wrapping_sub(b' ') > b'~' - b' ')
            | u8::from(byte == b'`')
            | u8::from(byte == b' ') & u8::from(next == b' ')
    };
    // Each byte is looked at with the next, which may be a second space.
    while let (Some(block), Some(next)) = (block(end), block(end + 1)) {
        let pairs = block.iter().zip(next);
        if pairs.fold(0, |any, (&byte, &next)| any | odd(byte, next)) != 0 {
            break;
        }
        end += STEP;
    }
    let mut spaced = end.checked_sub(1).is_none_or(|last| bytes.get(last) == Some(&b' '));
    for &byte in bytes.iter().skip(end) {
        let space = byte == b' ';
        if space && spaced || odd(byte, 0) != 0 {
            break;
        }
        spaced = space;
        end += 1;
    }
    // A letter before a mark is the mark's; a space at the end may be one of several.
    if bytes.get(end).is_some_and(|next| !next.is_ascii()) && !spaced {
        end -= 1;
        spaced = end.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b' ');
    }
    end - usize::from(spaced && end > 0)
}

/// Bytes of running text that are looked at in one step: lines are short.
const STEP: usize = 16;

/// White space of every kind, no-break and thin spaces included.
#[inline]
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{2060}' || c == '\u{180e}'
}

/// Characters that carry no meaning of their own: soft hyphens, zero-width marks, controls.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{fe0e}' | '\u{fe0f}')
        || c.is_control()
}

/// Whether a character stands in a flow by itself: a space before it is a single one.
fn stands(c: char) -> bool {
    !(is_space(c) || is_ignorable(c) || is_combining_mark(c))
}

/// The one quote, dash or letter pair that stands for `c`, if `c` is a variant of one.
fn folded(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{b4}' | '`'
        | '\u{2039}' | '\u{203a}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => {
            "\""
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => "-",
        '\u{2026}' => "...",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{132}' => "IJ",
        '\u{133}' => "ij",
        _ => return None,
    })
}
