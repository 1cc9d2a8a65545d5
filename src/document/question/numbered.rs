//! Questions, and answers, that bear a number and no word: `1. Kunt u …`, `12` on its own line.

use super::super::lists::{Half, Lists};
use super::super::page::Page;
use super::label::{End, Label, bare_numbers};
use super::{Token, token};
use crate::Span;
use crate::layout::BlockKind;

/// How far behind its number a question must come to its question mark, in bytes.
const ASKED: usize = 2_000;

/// How far before a number the word is looked for that it may belong to, in bytes.
const LOOKED_BACK: usize = 100;

/// Adds to the labels in words the questions that bear only a number, each the next one. Where all
/// questions come first and all answers after one `Antwoord`, as in the Aanhangsel before 2003, the
/// numbers behind it are those of the answers.
pub(super) fn with_numbers(lists: &Lists, page: &Page<'_>, worded: Vec<Token>) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut numbering = Numbering::default();
    let candidates = candidates(lists, page);
    let ends: Vec<usize> = candidates.iter().chain(&worded).map(|token| token.span.start).collect();
    let mut tokens: Vec<(Token, bool)> =
        candidates.into_iter().map(|token| (token, true)).collect();
    tokens.extend(worded.into_iter().map(|token| (token, false)));
    tokens.sort_by_key(|(token, _)| token.span.start);
    let mut ends = ends;
    ends.sort_unstable();
    for (token, bare) in tokens {
        if !bare {
            numbering.answered = all.iter().all(|token| token.half == Half::Question);
            all.push(token);
            continue;
        }
        let Some((first, last)) = numbers(&token) else { continue };
        if first == 1 && numbering.answered && numbering.asked >= 2 {
            if let Some(heading) = all.last_mut() {
                heading.half = Half::Neither;
            }
            numbering.answers = Some(1);
        }
        if let Some(expected) = numbering.answers {
            if first == expected && last <= numbering.asked_last {
                numbering.answers = Some(last + 1);
                all.push(Token { half: Half::Answer, ..token });
            }
            continue;
        }
        // `1. Op welke wijze …?` and below it `1. Er is geen onderzoek gedaan`.
        let again = all.last().is_some_and(|last| {
            last.half == Half::Question
                && last.span.of(page.body.text()) == token.span.of(page.body.text())
                && asks(page, Span::new(last.span.end, token.span.start))
        });
        if again {
            all.push(Token { half: Half::Answer, ..token });
            continue;
        }
        let end = ends.get(ends.partition_point(|&end| end <= token.span.start));
        let end = end.copied().unwrap_or(page.body.text().len());
        if numbering.takes(first, last) && asks(page, Span::new(token.span.end, end)) {
            numbering.asked += token.numbers.len();
            numbering.asked_last = last;
            numbering.answered = false;
            all.push(token);
        }
    }
    all
}

/// How far the count of questions and answers has come.
#[derive(Debug, Default)]
struct Numbering {
    asked: usize,
    asked_last: u32,
    /// Whether the last label was the first `Antwoord`.
    answered: bool,
    /// The next answer, once the answers are counted.
    answers: Option<u32>,
}

impl Numbering {
    fn takes(&self, first: u32, last: u32) -> bool {
        if self.asked == 0 {
            first == last || first == 1
        } else {
            first == self.asked_last + 1 && last >= first
        }
    }
}

fn numbers(token: &Token) -> Option<(u32, u32)> {
    let (first, last) = (token.numbers.first()?, token.numbers.last()?);
    Some((first.0.parse().ok()?, last.0.parse().ok()?))
}

/// Whether a question mark stands in what follows a number.
fn asks(page: &Page<'_>, span: Span) -> bool {
    let mut end = span.end.min(span.start + ASKED);
    while !page.body.text().is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end).of(page.body.text()).contains('?')
}

/// Every number that stands where a question's number can stand.
fn candidates(lists: &Lists, page: &Page<'_>) -> Vec<Token> {
    let body = &page.body;
    let mut all = Vec::new();
    let starts = body.starts_with(|byte| byte.is_ascii_digit()).flat_map(|at| {
        // `(3)`: with its bracket, else without.
        let bracket = at.checked_sub(1).filter(|_| body.before(at).ends_with('('));
        bracket.into_iter().chain([at])
    });
    for at in starts {
        let text = body.from(at);
        let Ok((rest, label)) = bare_numbers(text) else { continue };
        let free = body.opens_line(at) || in_running_text(lists, body.before(at), rest, &label);
        if free && !in_table(page, at) {
            all.push(token(body, at, rest, label));
        }
    }
    all
}

/// Whether a number inside a line opens a question: behind the end of a sentence, and before the
/// first words of a question or with a sign behind it.
fn in_running_text(lists: &Lists, before: &str, rest: &str, label: &Label<'_>) -> bool {
    let before = before.trim_end();
    let from = before.len().saturating_sub(LOOKED_BACK);
    let near = (from..=before.len()).find_map(|at| before.get(at..)).unwrap_or_default();
    let word = near.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let ended = before.ends_with(['.', '?', '!', ':']) && !lists.abbreviations.contains(word);
    let opens = lists.openers.longest(rest).is_some();
    let first = label.numbers.first().is_some_and(|(number, _)| number == "1");
    match label.end {
        End::Sign => ended,
        End::Sentence => opens && (ended || first || before.ends_with([')', '"', '\''])),
        End::Line => false,
    }
}

fn in_table(page: &Page<'_>, at: usize) -> bool {
    let pieces = page.body.pieces_in(Span::new(at, at + 1));
    let kind = pieces.first().and_then(|piece| page.kind_of(piece.block));
    matches!(kind, Some(BlockKind::Table(_)))
}
