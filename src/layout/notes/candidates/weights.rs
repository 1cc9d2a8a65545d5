//! How much digits weigh as the mark of a note, by what stands before and behind them; 0 where they
//! are none.

use super::Context;
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::notes::starts_with_month;
use crate::layout::shape;
use crate::lexicon::is_month;

impl Context<'_, '_> {
    /// `Mutluer1`, `Werkonderzoek10`, `NOOVA14`; not `C2000`, `A2`, `KCR2`, `CO2`.
    pub(in crate::layout::notes) fn glued(&self, before: &str, run: &str) -> u32 {
        let start = before
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_alphanumeric())
            .last()
            .map_or(before.len(), |(at, _)| at);
        let stem = before.get(start..).unwrap_or_default();
        let token = before.len() - start + run.len();
        let whole = nom::Offset::offset(self.text, stem);
        let repeated = self
            .words
            .tokens
            .get(Span::new(whole, whole + token).of(self.text))
            .is_some_and(|&count| count > 1);
        let letters = stem.chars().count();
        let beside = self.words.beside;
        // Numbers inside: B2B2, 4G5.
        if repeated || stem.contains(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        if stem.contains(char::is_lowercase) && letters >= 2 {
            return if beside.is_name(stem) { 2 } else { 10 };
        }
        let designation = beside.is_designation(stem);
        if designation || letters < 3 {
            let known = letters == 2 && self.words.stems.contains(stem) && !designation;
            return if known { 3 } else { 0 };
        }
        if self.words.stems.contains(stem) { 7 } else { 4 }
    }

    /// Digits behind a space: a year with its mark (`eind 20238`), or a mark that stands apart
    /// (`vertegenwoordigd 4.`, `regio's. 22 De`).
    pub(super) fn apart_or_year(&self, before: &str, after: &str, run: &str) -> (usize, u32) {
        if run.len() > 3 {
            return self.year_with_mark(before, run);
        }
        let beside = self.words.beside;
        let words = before.trim_end_matches(is_space);
        let last = words.rsplit(is_space).next().unwrap_or_default();
        let spaces = before.len() - words.len();
        if spaces > 1 || run.len() > 2 {
            return (0, 0);
        }
        let tail = after.trim_start_matches(is_space);
        let ends = ['.', '?', '!', '\u{bb}', '\u{201d}', '\u{2019}', '\'', '"'];
        if last.ends_with(ends) && last.chars().count() > 3 {
            if after.starts_with(')') && before.matches('(').count() <= before.matches(')').count()
            {
                return (0, 6);
            }
            let sentence = tail.is_empty() || after.len() > tail.len() && shape::starts_upper(tail);
            let abbreviation = last.matches('.').count() > 1 || beside.counts(last);
            return if sentence && !abbreviation { (0, 3) } else { (0, 0) };
        }
        let stop = after.starts_with(['.', ',', ';']) && after.chars().nth(1).is_none_or(is_space);
        let word = last.chars().count() > 3 && last.chars().all(char::is_lowercase);
        if stop && word && !beside.counts(last) && !is_month(last) { (0, 2) } else { (0, 0) }
    }

    /// Digits behind a stop or comma: `gemeld.9`, `c.s.,26`; not `3.9` nor `nr.117`.
    pub(in crate::layout::notes) fn punctuated(&self, before: &str, mark: char, run: &str) -> u32 {
        if run.len() > 3 {
            return 0;
        }
        let stem = before.strip_suffix(mark).unwrap_or_default();
        let word_start = stem.rfind(is_space).map_or(0, |at| at + 1);
        let word = before
            .get(word_start..)
            .unwrap_or_default()
            .trim_start_matches(['(', '"', '\u{ab}', '\u{2018}', '\u{201c}']);
        let lower = word.to_lowercase();
        if word.contains("://") || word.starts_with("www.") {
            return 0;
        }
        match stem.chars().next_back() {
            Some(c) if c.is_ascii_digit() => {
                // `in 2025.7`: a year, a stop, a mark; `12.500` is a number.
                let digits = stem.chars().rev().take_while(char::is_ascii_digit).count();
                let year = stem.get(stem.len() - digits..).unwrap_or_default();
                let apart = stem.get(..stem.len() - digits).unwrap_or_default().ends_with(is_space);
                if is_year(year) && apart && run.len() < 3 && mark != ':' { 5 } else { 0 }
            }
            Some(c)
                if c.is_alphabetic()
                    || matches!(
                        c,
                        '.' | ')' | ']' | '\'' | '\u{2019}' | '"' | '\u{201d}' | '\u{bb}' | '%'
                    ) =>
            {
                let inner = lower.trim_end_matches(['.', ',', ';', ':']);
                if self.words.beside.is_abbreviation(inner) && mark == '.' {
                    0
                } else if mark == ':' {
                    2
                } else {
                    9
                }
            }
            _ => 0,
        }
    }

    /// A year and a mark written as one number: `20238`, `202433`. Returns the digits of the year and
    /// the weight.
    pub(in crate::layout::notes) fn year_with_mark(&self, before: &str, run: &str) -> (usize, u32) {
        let year = run.get(..4).unwrap_or_default();
        if run.len() < 5 || run.len() > 7 || !is_year(year) {
            return (0, 0);
        }
        let words = before.trim_end_matches(is_space);
        let last = words.rsplit(is_space).next().unwrap_or_default().to_lowercase();
        let weight = if starts_with_month(&last) {
            10
        } else if self.words.beside.is_before_year(&last) {
            7
        } else if before.ends_with(['-', '\u{2013}', '/']) {
            6
        } else {
            3
        };
        (4, weight)
    }

    /// A line that holds nothing but digits, in the middle of a sentence: a mark that a converter
    /// put on a line of its own.
    pub(super) fn line_alone(&self, digits: usize, after: &str) -> u32 {
        if !after.is_empty() || digits > 2 {
            return 0;
        }
        let rest = self.text.get(self.line.end..).unwrap_or_default();
        let next = rest.trim_start_matches(is_space);
        let breaks = rest.get(..rest.len() - next.len()).unwrap_or_default().matches('\n').count();
        let goes_on =
            next.starts_with([',', '.', ';', ')']) || next.starts_with(char::is_lowercase);
        if breaks <= 1 && goes_on { 5 } else { 0 }
    }
}

/// Digits behind a closing bracket or quote: `(LMS)12`, `“Robuustheid”5`.
pub(in crate::layout::notes) fn closed(before: &str, after: &str) -> u32 {
    let mut chars = before.chars().rev();
    let mark = chars.next();
    let inner = chars.next();
    let opened = inner.is_none_or(is_space) || inner == Some('(');
    // '98 is a year, and a quote that opens is none that closes.
    if opened && matches!(mark, Some('\'' | '\u{2019}' | '"')) {
        return 0;
    }
    if after.starts_with(')') { 3 } else { 8 }
}

/// Digits in brackets behind a question or a quote: `… op geld”? (1)`.
pub(super) fn bracketed(before: &str) -> u32 {
    let stem = before.trim_end_matches('(').trim_end_matches(is_space);
    let asked = stem.ends_with(['?', '!', '"', '\u{201d}', '\u{2019}', '\u{bb}']);
    if asked { 5 } else { 0 }
}

pub(in crate::layout::notes) fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}
