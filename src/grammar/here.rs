//! What a grammar sees of a flow, and what it gives back.

use super::Mention;
use crate::Span;
use crate::lexicon::{Token, Word};

/// How far a grammar looks ahead, in bytes, so that time is linear in the text whatever the text.
const REACH: usize = 300;

/// How far the URL grammar looks ahead.
const REACH_OF_URL: usize = 2_000;

/// A place in a flow.
#[derive(Debug, Clone, Copy)]
pub struct Here<'f> {
    /// The whole flow, in normal form.
    pub flow: &'f str,
    /// The byte at which a mention may begin; always on a character boundary.
    pub at: usize,
    /// The words and signs of the flow from here on; the first may begin before.
    pub(crate) words: &'f [Word],
}

impl<'f> Here<'f> {
    /// The text ahead, as far as a grammar may look.
    #[inline]
    pub fn ahead(self) -> &'f str {
        self.clip(REACH)
    }

    /// The text ahead, as far as the URL grammar may look.
    pub fn ahead_of_url(self) -> &'f str {
        self.clip(REACH_OF_URL)
    }

    /// The text before, at most as far back as a grammar may look ahead.
    #[inline]
    pub fn behind(self) -> &'f str {
        let mut start = self.at.saturating_sub(REACH);
        while !self.flow.is_char_boundary(start) {
            start += 1;
        }
        Span::new(start, self.at).of(self.flow)
    }

    /// The hash of the word or sign that begins here, as lists know it.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        self.word().hash
    }

    /// The word or sign that begins here.
    #[inline]
    pub(crate) fn word(self) -> Word {
        match self.words.first() {
            Some(word) if word.start() == self.at => *word,
            _ => {
                let Token { length, hash } = Token::first(self.ahead());
                Word { at: self.at as u32, length: length as u32, hash }
            }
        }
    }

    /// The words and signs ahead, up to and with the word with this number; signs do not count.
    #[inline]
    pub(crate) fn words_ahead(self, count: usize) -> impl Iterator<Item = Word> {
        let near = self.words.iter().take_while(move |word| word.start() < self.at + REACH);
        let mut left = count;
        near.copied().take_while(move |word| {
            let within = left > 0;
            left -= usize::from(within && word.is_in_letters(self.flow));
            within
        })
    }

    /// The character just before, if any.
    #[inline]
    pub fn previous(self) -> Option<char> {
        self.behind().chars().next_back()
    }

    /// The offset in the flow of `part`, a slice of [`Self::ahead`] or of the flow itself.
    #[inline]
    pub fn offset_of(self, part: &str) -> usize {
        nom::Offset::offset(self.flow, part)
    }

    /// The span in the flow of `part`, a slice of [`Self::ahead`] or of the flow itself.
    #[inline]
    pub fn span_of(self, part: &str) -> Span {
        let start = self.offset_of(part);
        Span::new(start, start + part.len())
    }

    #[inline]
    fn clip(self, reach: usize) -> &'f str {
        let mut end = self.flow.len().min(self.at + reach);
        while !self.flow.is_char_boundary(end) {
            end -= 1;
        }
        Span::new(self.at, end).of(self.flow)
    }
}

/// What a grammar read: how far, and the mentions in it.
///
/// One reading may hold several mentions (`nrs. 12 en 14`, `14, 15 en 16 maart`), or be longer than
/// its mention (`vóór 1 mei 2026`, where the mention is `1 mei 2026`), or hold none: a reading
/// without mentions says that these characters are nothing of interest and are not to be read as
/// something else (a session year, a phone number).
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// One past the last byte read, in the flow. The scanner walks on from here.
    pub end: usize,
    /// What was read, in order, not overlapping.
    pub mentions: Vec<Mention>,
}

impl Match {
    /// A reading of one mention that ends where the mention ends.
    pub fn one(mention: Mention) -> Self {
        Self { end: mention.span.end, mentions: vec![mention] }
    }

    /// A reading that says: nothing of interest here, up to `end`.
    pub fn nothing(end: usize) -> Self {
        Self { end, mentions: Vec::new() }
    }
}
