//! The places in running text where the mark of a numbered note could stand, each with a weight:
//! how seldom such digits are anything else.

mod beside;
mod weights;

pub(super) use beside::Beside;
pub(super) use weights::{closed, is_year};

use super::Candidate;
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{BLOCK, Line, Role, Signs};
use crate::lexicon::{ByHash, Token, words_of};
use rustc_hash::{FxHashMap, FxHashSet};
use weights::bracketed;

/// Every place in the lines where the mark of a numbered note could stand, in order.
pub(super) fn candidates(text: &str, lines: &[Line], words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| readable(line) && line.signs.any(Signs::FIGURE)) {
        if matches!(line.role, Role::Note(_)) {
            continue;
        }
        let context = Context { text, line: line.span, words };
        context.scan(&mut found);
    }
    found
}

/// Whether a line is of the running text, where marks stand.
pub(super) fn readable(line: &Line) -> bool {
    !matches!(line.role, Role::Furniture | Role::Letterhead)
}

/// The words of a paper, as far as they tell a mark from a name with a digit.
#[derive(Debug)]
pub(in crate::layout) struct Words<'t> {
    pub(in crate::layout::notes) beside: &'t Beside,
    /// How often each word that ends in a digit stands there: `Mutluer1`, `KCR2`.
    tokens: FxHashMap<&'t str, u32>,
    /// The words without a digit at their end that others have with one behind them.
    pub(in crate::layout::notes) stems: FxHashSet<&'t str>,
}

impl<'t> Words<'t> {
    pub(super) fn of(beside: &'t Beside, text: &'t str, lines: &[Line]) -> Self {
        let (tokens, stems) = <(FxHashMap<_, _>, FxHashSet<_>)>::default();
        let mut words = Self { beside, tokens, stems };
        let mut asked: FxHashSet<&str> = FxHashSet::default();
        let lines = || lines.iter().filter(|line| readable(line));
        for line in lines().filter(|line| line.signs.any(Signs::FIGURE)) {
            for (stem, token) in numbered(line.span.of(text)) {
                if token.starts_with(char::is_alphabetic) {
                    *words.tokens.entry(token).or_default() += 1;
                }
                asked.insert(stem);
            }
        }
        if asked.is_empty() {
            return words;
        }
        let hashes: ByHash<()> = asked.iter().map(|stem| Token::first(stem).hash).collect();
        for line in lines().map(|line| line.span.of(text)) {
            for (at, token) in words_of(line).filter(|(_, token)| hashes.get(token.hash).is_some())
            {
                let token = Span::new(at, at + token.length).of(line);
                let own = !(token.ends_with(|c: char| c.is_ascii_digit())
                    && token.starts_with(char::is_alphabetic));
                if own && token.len() > 1 && asked.contains(token) {
                    words.stems.insert(token);
                }
            }
        }
        words
    }
}

/// The words of a line that end in a digit and have a letter before it: what stands before the
/// digits, and the whole.
fn numbered(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let left = line.as_bytes().get(at..)?;
            let start = at + first_digit(left)?;
            let digits = line.as_bytes().iter().skip(start);
            at = start + digits.take_while(|byte| byte.is_ascii_digit()).count();
            let before = line.get(..start)?;
            let goes_on = line.get(at..)?.starts_with(char::is_alphanumeric);
            if goes_on || !before.ends_with(char::is_alphanumeric) {
                continue;
            }
            let stem = before.len() - before.trim_end_matches(char::is_alphanumeric).len();
            return Some((line.get(start - stem..start)?, line.get(start - stem..at)?));
        }
    })
}

/// Where the first digit stands.
fn first_digit(bytes: &[u8]) -> Option<usize> {
    let none = |block: &[u8]| !block.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
    let from = bytes.chunks(BLOCK).take_while(|block| none(block)).count() * BLOCK;
    let found = bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
    Some(from + found)
}

/// A line and what is known of the paper around it.
pub(super) struct Context<'w, 't> {
    pub(super) text: &'t str,
    pub(super) line: Span,
    pub(super) words: &'w Words<'t>,
}

impl Context<'_, '_> {
    fn scan(&self, found: &mut Vec<Candidate>) {
        let content = self.line.of(self.text);
        let bytes = content.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let Some(next) = bytes.get(at..).and_then(first_digit) else { break };
            at += next;
            let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
            if digits <= 7 {
                self.judge(content, at, digits, found);
            }
            at += digits;
        }
    }

    /// Judges the digits at `at` of the line.
    fn judge(&self, content: &str, at: usize, digits: usize, found: &mut Vec<Candidate>) {
        let before = tail_of(content.get(..at).unwrap_or_default());
        let after = content.get(at + digits..).unwrap_or_default();
        let run = content.get(at..at + digits).unwrap_or_default();
        if !ends_token(after) {
            return;
        }
        let (skip, weight) = match before.chars().next_back() {
            None => (0, self.line_alone(digits, after)),
            Some(c) if c.is_alphabetic() => (0, self.glued(before, run)),
            Some(c) if matches!(c, '.' | ',' | ';' | ':' | '?' | '!') => {
                (0, self.punctuated(before, c, run))
            }
            Some(')' | ']' | '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}') => {
                (0, closed(before, after))
            }
            Some('%') => (0, 4),
            Some(c) if is_space(c) => self.apart_or_year(before, after, run),
            Some('(') if after.starts_with(')') => (0, bracketed(before)),
            Some('-' | '\u{2013}' | '/' | '(') => self.year_with_mark(before, run),
            Some(_) => (0, 0),
        };
        let Some(label) = run.get(skip..) else { return };
        if weight == 0 || label.is_empty() || label.len() > 3 || label.starts_with('0') {
            return;
        }
        let Ok(number) = label.parse::<u32>() else { return };
        let start = self.line.start + at + skip;
        // `liggen»? 1)`: a bracket that nothing opened is part of the mark.
        let closed =
            after.starts_with(')') && before.matches('(').count() <= before.matches(')').count();
        let bracket = before.ends_with('(') && after.starts_with(')');
        let end = start + label.len() + usize::from(closed || bracket);
        let start = start - usize::from(bracket);
        found.push(Candidate { span: Span::new(start, end), number, weight });
        self.second_mark(content, at + digits, number, weight, found);
    }

    /// `gemeld9,10` and `gemeld.9 10`: two marks in a row.
    fn second_mark(
        &self,
        content: &str,
        at: usize,
        number: u32,
        weight: u32,
        found: &mut Vec<Candidate>,
    ) {
        let rest = content.get(at..).unwrap_or_default();
        let parted = rest.strip_prefix(", ").or_else(|| rest.strip_prefix([',', ' ', '/']));
        let Some(tail) = parted else { return };
        let next = (number + 1).to_string();
        if let Some(behind) = tail.strip_prefix(next.as_str())
            && ends_token(behind)
        {
            let start = self.line.start + at + (rest.len() - tail.len());
            let span = Span::new(start, start + next.len());
            found.push(Candidate { span, number: number + 1, weight: weight.min(5) });
        }
    }
}

/// The end of what stands before digits, as far as is looked back.
pub(super) fn tail_of(text: &str) -> &str {
    let from = text.len().saturating_sub(REACH);
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at));
    from.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// How far is looked back, in bytes.
const REACH: usize = 160;

fn ends_token(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => false,
        // 3.15, 10,5, 2018-2019, 24/7 and 20% are numbers.
        Some('.' | ',' | ':') => {
            !chars.next().is_some_and(|c| c.is_ascii_digit()) || after.starts_with(',')
        }
        Some('-' | '/' | '\u{2013}') => !chars.next().is_some_and(char::is_alphanumeric),
        Some('%' | '\u{b0}' | '\u{20ac}') => false,
        Some(_) | None => true,
    }
}
