//! Which sums of a sentence come back each year: words such as `structureel`, and the sums a series or a
//! row carries them to.

use super::sentence::{FAR, Sentence};
use crate::Span;
use crate::grammar::{Recurrence, phrases};

/// How far behind a sum a word that says it comes back may stand, in bytes.
const BEHIND: usize = 70;

impl Sentence<'_, '_> {
    /// Words such as `structureel` near a sum, and those a series or a row takes over.
    pub(super) fn settle_recurrence(&mut self) {
        let words: Vec<(Span, Option<Recurrence>)> =
            phrases(&self.cues.recurrence, self.span.of(self.text))
                .map(|(span, value)| {
                    (Span::new(span.start + self.span.start, span.end + self.span.start), *value)
                })
                .filter(|(span, _)| !self.is_of_another_noun(*span))
                .collect();
        for at in 0..self.sums.len() {
            let found = self.recurrence_of(at, &words);
            if let Some(sum) = self.sums.get_mut(at) {
                sum.recurrence = sum.recurrence.or(found);
            }
        }
        for at in (1..self.sums.len()).rev() {
            let later = self.sums.get(at).and_then(|sum| sum.recurrence);
            if self.in_row(at - 1, at)
                && let Some(sum) = self.sums.get_mut(at - 1)
            {
                sum.recurrence = sum.recurrence.or(later);
            }
        }
        for at in 1..self.sums.len() {
            let (Some(a), Some(b)) = (self.sums.get(at - 1), self.sums.get(at)) else { break };
            let gap = self.gap(a.span.end, b.span.start);
            let series = self.cues.series.is_in(gap) && !gap.contains(';');
            let earlier = a.recurrence.filter(|_| series || self.in_row(at - 1, at));
            if let Some(sum) = self.sums.get_mut(at) {
                sum.recurrence = sum.recurrence.or(earlier);
            }
        }
    }

    /// An inflected word says something of the noun behind it: `structurele middelen` is about
    /// money, `een jaarlijkse rapportage` is not.
    fn is_of_another_noun(&self, word: Span) -> bool {
        let inflected = word.of(self.text).ends_with('e');
        let mut end = self.span.end.min(word.end + 30);
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let noun = self.gap(word.end, end);
        inflected && !self.cues.money.is_in(noun) && !noun.trim_start().starts_with(['€', '$'])
    }

    fn recurrence_of(&self, at: usize, words: &[(Span, Option<Recurrence>)]) -> Option<Recurrence> {
        let sum = self.sums.get(at)?;
        let from = at.checked_sub(1).and_then(|before| self.sums.get(before));
        let to = self.sums.get(at + 1).map_or(self.span.end, |next| next.span.start);
        let start = from.map_or(self.span.start, |before| before.span.end);
        let within = |span: Span, from: usize, to: usize| span.start >= from && span.end <= to;
        let before = words.iter().rev().find(|(word, _)| {
            let gap = self.gap(word.end, sum.span.start);
            within(*word, start, sum.span.start)
                && gap.len() <= FAR / 2
                && !self.is_broken(gap)
                && (from.is_none() || {
                    let left = self.gap(start, word.start);
                    left.contains(',') || left.contains(';') || left.contains(" en ")
                })
        });
        let after = || {
            words.iter().find(|(word, _)| {
                let gap = self.gap(sum.span.end, word.start);
                let last = to == self.span.end;
                within(*word, sum.span.end, to)
                    && gap.len() <= BEHIND
                    && !gap.contains([',', ';'])
                    && (last || !gap.contains(" en "))
                    && !has_count(gap)
                    && !self.is_broken(gap)
            })
        };
        let (word, value) = before.or_else(after)?;
        // `per jaar structureel`
        let joined = words.iter().any(|(next, value)| {
            *value == Some(Recurrence::Structural)
                && next.start > word.end
                && self.gap(word.end, next.start) == " "
        });
        if *value == Some(Recurrence::Annual) && joined {
            Some(Recurrence::Structural)
        } else {
            *value
        }
    }
}

/// Whether a gap counts something: a number in it that is no year.
fn has_count(gap: &str) -> bool {
    let numbers = gap.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut counts = numbers.filter(|digits| digits.len() != 4 || !digits.starts_with(['1', '2']));
    counts.next().is_some()
}
