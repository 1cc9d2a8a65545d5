//! Question–answer pairs.
//!
//! Where the container marks them, or a table has a column for each, they are taken from there. Else
//! labels are found first, each where a label can stand; then the pairs are made from what lies
//! between them. A paper whose answers bear no label is cut at the last question mark in a row.

mod label;
mod mark;
mod numbered;
mod pair;
mod split;
mod tabled;

use super::Pair;
use super::lists::{Half, Lists};
use super::page::Page;
use super::strip::Strip;
use crate::Span;
use label::{End, Label, label};

/// How many numbers may be missing between two labels in running text.
const SKIPPED: u32 = 4;

/// The pairs of a paper. `framed` says that the paper calls itself one of questions and answers:
/// then answers need no label of their own.
pub(super) fn pairs(lists: &Lists, page: &Page<'_>, framed: bool) -> Vec<Pair> {
    let marked = mark::pairs(lists, page);
    if !marked.is_empty() {
        return marked;
    }
    let tabled = tabled::pairs(lists, page);
    if !tabled.is_empty() {
        return tabled;
    }
    let found = tokens(lists, page);
    let answers = found.iter().any(|token| token.half == Half::Answer);
    if !answers && !framed {
        return Vec::new();
    }
    pair::pairs(lists, page, &found, !answers)
}

/// A label in its place.
#[derive(Debug, Clone)]
struct Token {
    /// Which half of a pair it opens.
    half: Half,
    /// Its numbers, each with the byte of the body at which it is named.
    numbers: Vec<(String, usize)>,
    /// The label, as bytes of the body.
    span: Span,
}

/// The labels of the body, in order.
fn tokens(lists: &Lists, page: &Page<'_>) -> Vec<Token> {
    let worded = worded_tokens(lists, &page.body);
    if worded.iter().any(|token| token.half == Half::Question) {
        return worded;
    }
    numbered::with_numbers(lists, page, worded)
}

/// Labels in words, at the start of a line or of a sentence.
fn worded_tokens(lists: &Lists, body: &Strip) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut expected = None;
    for at in body.starts_of(&lists.questions) {
        let text = body.from(at);
        if tokens.last().is_some_and(|token| at < token.span.end) {
            continue;
        }
        let Ok((rest, label)) = label(lists, text) else { continue };
        if !stands_free(body, at, &label, expected) {
            continue;
        }
        if label.half == Half::Question
            && let Some(last) = label.numbers.last().and_then(|(text, _)| text.parse::<u32>().ok())
        {
            expected = Some(last + 1);
        }
        tokens.push(token(body, at, rest, label));
    }
    tokens
}

fn token(body: &Strip, at: usize, rest: &str, label: Label<'_>) -> Token {
    let numbers = label.numbers.into_iter();
    let numbers = numbers.map(|(text, part)| (text, body.span_of(part).start)).collect();
    Token { half: label.half, numbers, span: Span::new(at, body.span_of(rest).start) }
}

/// Whether a label here opens a question or an answer, and is not a word of a sentence.
fn stands_free(body: &Strip, at: usize, label: &Label<'_>, expected: Option<u32>) -> bool {
    let text = body.from(at);
    if body.opens_line(at) {
        // `vraag 3 Kunt` may be the middle of a sentence that layout did not join.
        return text.starts_with(char::is_uppercase) || label.end != End::Sentence;
    }
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let before = body.before(at).trim_end();
    let after_question = before.ends_with(['?', '"', '\'']) || before.ends_with("?)");
    let after_sentence = after_question || before.ends_with(['.', '!', ':', ')', ';']);
    let number = label.numbers.first().and_then(|(text, _)| text.parse::<u32>().ok());
    let next = number == Some(expected.unwrap_or(1));
    // A label or two may have been lost between the last one and this.
    let near = number.is_some_and(|n| expected.is_none_or(|e| (e..e + SKIPPED).contains(&n)));
    match (label.half, label.numbers.is_empty()) {
        (Half::Question, true) => after_sentence && label.end == End::Sign,
        (Half::Question, false) => next || after_sentence && (near || label.end != End::Sentence),
        (Half::Answer, true) => after_question || after_sentence && label.end == End::Sign,
        (Half::Neither, _) => false,
        (Half::Answer, false) => after_sentence || after_note(before),
    }
}

/// Whether a note mark behind a question mark ends this text: `liggen"?1`.
fn after_note(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < before.len() && bare.ends_with(['?', '.', '"'])
}

#[cfg(test)]
mod tests;
