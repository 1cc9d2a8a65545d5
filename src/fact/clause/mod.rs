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
use crate::lexicon::{Words, next_token};

/// A part of a sentence with its own verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Bytes of the flow, without the opening word's comma and the spaces around.
    pub(super) span: Span,
    /// Brackets inside it that are passed over.
    skipped: Vec<Span>,
}

impl Clause {
    /// The phrases of a list that stand in the clause, longest first at each place, by place.
    pub(super) fn find<'w, T>(&self, flow: &str, words: &'w Words<T>) -> Vec<(Span, &'w T)> {
        let mut found = Vec::new();
        let mut at = self.span.start;
        while let Some((start, token)) = next_token(flow, at, self.span.end) {
            at = start + token.length;
            let span = Span::new(start, at);
            if !words.may_begin(token.hash) || self.skips(span) {
                continue;
            }
            let rest = Span::new(start, self.span.end).of(flow);
            if let Some((phrase, value)) = words.longest_of(token.hash, rest) {
                at = start + phrase.len();
                found.push((Span::new(start, at), value));
            }
        }
        found
    }

    /// The words of the clause, by place.
    pub(super) fn words<'f>(&self, flow: &'f str) -> impl Iterator<Item = (Span, &'f str)> {
        let mut at = self.span.start;
        let tokens = std::iter::from_fn(move || {
            let (start, token) = next_token(flow, at, self.span.end)?;
            at = start + token.length;
            Some(Span::new(start, at))
        });
        tokens.filter(|&token| !self.skips(token)).map(|token| (token, token.of(flow)))
    }

    fn skips(&self, token: Span) -> bool {
        self.skipped.iter().any(|skipped| skipped.contains(token))
    }

    /// A clause that is this whole stretch.
    pub(super) fn whole(span: Span) -> Self {
        Self { span, skipped: Vec::new() }
    }
}
