//! Several flows read as one text, with the way back.

use crate::Span;
use crate::layout::Place;
use crate::lexicon::{self, ByHash, Words};
use memchr::memmem;
use std::sync::Arc;

/// The text of several flows, one a line: what the parsers of frames read.
///
/// A frame may stand one item a line, or all in one line where the text was extracted without
/// breaks. Both come out as one text in which a line feed parts two flows and nothing else does.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    text: String,
    pieces: Vec<Piece>,
    words: Vec<Word>,
    /// The words in small letters that are kept in the middle of lines, where not all are.
    kept: Option<Arc<ByHash<()>>>,
}

/// Where a word starts. Many lists are asked about every word: its hash is made once.
#[derive(Debug, Clone, Copy)]
struct Word {
    at: usize,
    hash: u64,
    /// Its first byte.
    first: u8,
    /// Whether a line begins with it.
    opens: bool,
}

/// One flow, or a part of one, in a strip.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Bytes of the strip.
    pub(super) span: Span,
    /// Where it comes from.
    pub(super) place: Place,
    /// Its block, as an index into [`crate::Layout::blocks`].
    pub(super) block: usize,
}

impl Strip {
    /// A strip for long texts: of the words in small letters in the middle of lines only those of
    /// these hashes are kept, and no other list may be looked for.
    pub(super) fn keeping(kept: Arc<ByHash<()>>) -> Self {
        Self { kept: Some(kept), ..Self::default() }
    }

    /// Adds a line: the text of `place` in its flow, of which `words` are the words.
    pub(super) fn push(&mut self, place: Place, block: usize, flow: &str, words: &[lexicon::Word]) {
        let text = place.span.of(flow);
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { span: Span::new(start, self.text.len()), place, block });
        let from = words.partition_point(|word| word.start() < place.span.start);
        let words = words.get(from..).unwrap_or_default();
        for word in words.iter().take_while(|word| word.end() <= place.span.end) {
            let Some(&first) = flow.as_bytes().get(word.start()) else { break };
            let opens = word.start() == place.span.start;
            let kept = match first {
                b'a'..=b'z' => opens || self.keeps(word.hash),
                // A quote stands before `s-Gravenhage` and the like.
                b'A'..=b'Z' | b'0'..=b'9' | b'\'' => true,
                _ => !first.is_ascii() && word.is_in_letters(flow),
            };
            if kept {
                let at = start + (word.start() - place.span.start);
                self.words.push(Word { at, hash: word.hash, first, opens });
            }
        }
    }

    #[inline]
    fn keeps(&self, hash: u64) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.get(hash).is_some())
    }

    /// Whether the words kept are all with which phrases of the list begin.
    fn keeps_all<T>(&self, list: &Words<T>) -> bool {
        list.firsts().all(|hash| self.keeps(hash))
    }

    /// Makes room for as many bytes and words.
    pub(super) fn reserve(&mut self, bytes: usize, words: usize) {
        self.text.reserve(bytes);
        self.words.reserve(words);
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text from a byte on.
    pub(super) fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The text before a byte.
    pub(super) fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default()
    }

    /// The lines, in order.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The lines that share at least one byte with `span`.
    pub(super) fn pieces_in(&self, span: Span) -> &[Piece] {
        let from = self.pieces.partition_point(|piece| piece.span.end <= span.start);
        let to = self.pieces.partition_point(|piece| piece.span.start < span.end);
        self.pieces.get(from..to.max(from)).unwrap_or_default()
    }

    /// The places that make up `span`, flow by flow.
    pub(super) fn places(&self, span: Span) -> Vec<Place> {
        let pieces = self.pieces_in(span).iter();
        let places = pieces.map(|piece| {
            let start = span.start.max(piece.span.start);
            let end = span.end.min(piece.span.end);
            let offset = |at: usize| piece.place.span.start + (at - piece.span.start);
            Place { flow: piece.place.flow, span: Span::new(offset(start), offset(end)) }
        });
        places.filter(|place| !place.span.is_empty()).collect()
    }

    /// Where these words first stand.
    pub(super) fn find(&self, words: &str) -> Option<usize> {
        memmem::find(self.text.as_bytes(), words.as_bytes())
    }

    /// Whether a line starts at this byte.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|last| self.text.as_bytes().get(last) == Some(&b'\n'))
    }

    /// The end of the line that holds this byte.
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.from(at).find('\n').map_or(self.text.len(), |offset| at + offset)
    }

    /// The first bytes of words that were kept, from left to right.
    pub(super) fn word_starts(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().map(|word| word.at)
    }

    /// The first bytes of words whose first byte is one of these.
    pub(super) fn starts_with(&self, is: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
        self.words.iter().filter(move |word| is(word.first)).map(|word| word.at)
    }

    /// The first bytes of lines, and of words whose first byte is one of these.
    pub(super) fn starts_of_lines_and(
        &self,
        is: impl Fn(u8) -> bool,
    ) -> impl Iterator<Item = usize> {
        self.words.iter().filter(move |word| word.opens || is(word.first)).map(|word| word.at)
    }

    /// The first bytes of lines, of words with a capital, and of words at which a phrase of the list
    /// may begin.
    pub(super) fn starts_of_lines_capitals_or<T>(
        &self,
        list: &Words<T>,
    ) -> impl Iterator<Item = usize> {
        debug_assert!(self.keeps_all(list));
        let capital = |word: &Word| word.first.is_ascii_uppercase() || !word.first.is_ascii();
        let words = self.words.iter();
        words
            .filter(move |word| word.opens || capital(word) || list.may_begin(word.hash))
            .map(|word| word.at)
    }

    /// The first bytes of words at which a phrase of the list may begin.
    pub(super) fn starts_of<T>(&self, list: &Words<T>) -> impl Iterator<Item = usize> {
        debug_assert!(self.keeps_all(list));
        self.words.iter().filter(|word| list.may_begin(word.hash)).map(|word| word.at)
    }

    /// The phrases of the list that stand in the text, each with its first byte.
    pub(super) fn phrases<'s, T>(
        &'s self,
        list: &'s Words<T>,
    ) -> impl Iterator<Item = (usize, &'s str, &'s T)> {
        debug_assert!(self.keeps_all(list));
        let words = self.words.iter().filter(|word| list.may_begin(word.hash));
        words.filter_map(|word| {
            let (matched, value) = list.longest_of(word.hash, self.from(word.at))?;
            Some((word.at, matched, value))
        })
    }

    /// The first bytes of words at which a phrase of either list may begin, and of lines.
    pub(super) fn starts_of_lines_or<T, U>(
        &self,
        one: &Words<T>,
        other: &Words<U>,
    ) -> impl Iterator<Item = usize> {
        debug_assert!(self.keeps_all(one) && self.keeps_all(other));
        let words = self
            .words
            .iter()
            .filter(|word| word.opens || one.may_begin(word.hash) || other.may_begin(word.hash));
        words.map(|word| word.at)
    }

    /// Where the line begins, if a word begins it.
    pub(super) fn first_word(&self, line: Span) -> Option<usize> {
        let begins = line.of(&self.text).starts_with(|c: char| c.is_alphanumeric() || c == '\'');
        begins.then_some(line.start)
    }

    /// The span of `part`, a slice of this strip's text.
    pub(super) fn span_of(&self, part: &str) -> Span {
        let start = nom::Offset::offset(self.text.as_str(), part);
        Span::new(start, start + part.len())
    }

    /// `span` without white space at either end.
    pub(super) fn trim(&self, span: Span) -> Span {
        let text = span.of(&self.text);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }
}

/// The flow a test made of one line.
#[cfg(test)]
pub(super) fn of_lines(lines: &[&str]) -> Strip {
    let mut strip = Strip::default();
    for (index, line) in lines.iter().enumerate() {
        let place =
            Place { flow: crate::layout::FlowId(index as u32), span: Span::new(0, line.len()) };
        strip.push(place, index, line, &lexicon::tokens_of(line));
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_spans_lead_back_to_their_flows() {
        let strip = of_lines(&["Vraag 1", "Kunt u", "dit toelichten?"]);
        let span = Span::new(8, strip.text().len());
        let places = strip.places(span);
        assert_eq!(places.len(), 2);
        assert_eq!(places[1], Place { flow: crate::layout::FlowId(2), span: Span::new(0, 15) });
        assert!(strip.opens_line(8) && !strip.opens_line(9));
        assert_eq!(strip.word_starts().collect::<Vec<_>>(), [0, 6, 8, 13, 15, 19]);
    }
}
