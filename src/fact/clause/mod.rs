//! The clause a mention stands in.
//!
//! A sentence of a letter holds several clauses with tenses of their own: `De inspectie rondt haar
//! onderzoek in het derde kwartaal af, waarna ik de Kamer in oktober zal berichten`. A clause
//! begins where a word opens one (`waarna`, `dat` behind a noun, `en ik`; Algemene Nederlandse
//! Spraakkunst, hoofdstuk 10 and 24) or behind a semicolon or colon; a stretch without a verb belongs to
//! the clause before it. Brackets are a clause of their own if they hold a verb; else they stand
//! inside the clause around them, and are passed over when something is looked for in it.
//!
//! - [`cut`]: where a sentence is cut into clauses;
//! - [`paired`]: words of a list that ask for a second word in their clause.

mod cut;
mod paired;

pub(super) use self::cut::{Clauses, Parted};
pub(super) use self::paired::{Paired, group, heads};

use crate::Span;
use crate::lexicon::{Token, Word, Words, next_token};

/// A part of a sentence with its own verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Bytes of the flow, without the opening word's comma and the spaces around.
    pub(super) span: Span,
    /// Its words and signs, but for those in brackets that are passed over.
    words: Vec<Word>,
}

impl Clause {
    /// The phrases of a list that stand in the clause, longest first at each place, by place.
    pub(super) fn find<'w, T>(&self, flow: &str, words: &'w Words<T>) -> Vec<(Span, &'w T)> {
        let mut found = Vec::new();
        let mut at = self.span.start;
        for word in &self.words {
            if word.start() < at || !words.may_begin(word.hash) {
                continue;
            }
            let rest = Span::new(word.start(), self.span.end).of(flow);
            if let Some((phrase, value)) = words.longest_of(word.hash, rest) {
                at = word.start() + phrase.len();
                found.push((Span::new(word.start(), at), value));
            }
        }
        found
    }

    /// The words of the clause, by place.
    pub(super) fn words<'f>(&self, flow: &'f str) -> impl Iterator<Item = (Span, &'f str)> {
        self.words.iter().map(|word| (span_of(*word), word.of(flow)))
    }

    /// A clause that is this whole stretch of a flow.
    pub(super) fn whole(flow: &str, span: Span) -> Self {
        Self { span, words: cut(flow, span) }
    }
}

/// The words and signs of a stretch.
fn cut(flow: &str, span: Span) -> Vec<Word> {
    let mut words = Vec::with_capacity(span.len() / 5);
    let mut at = span.start;
    while let Some((start, Token { length, hash })) = next_token(flow, at, span.end) {
        at = start + length;
        words.push(Word { at: start as u32, length: length as u32, hash });
    }
    words
}

fn span_of(word: Word) -> Span {
    Span::new(word.start(), word.end())
}
