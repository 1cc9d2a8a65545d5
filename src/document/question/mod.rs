//! Question–answer pairs.
//!
//! Labels are found first, each where a label can stand; then the pairs are made from what lies
//! between them. A paper whose answers bear no label is cut at the last question mark in a row.

mod label;
mod mark;
mod pair;
mod split;

use super::Pair;
use super::lists::{Half, Lists};
use super::page::Page;
use super::strip::Strip;
use crate::Span;
use crate::layout::BlockKind;
use label::{End, Label, bare_number, label};

/// The pairs of a paper. `framed` says that the paper calls itself one of questions and answers:
/// then answers need no label of their own.
pub(super) fn pairs(lists: &Lists, page: &Page<'_>, framed: bool) -> Vec<Pair> {
    let marked = mark::pairs(lists, page);
    if !marked.is_empty() {
        return marked;
    }
    let found = tokens(lists, page);
    let answers = found.iter().any(|token| token.half == Half::Answer);
    if !answers && !framed {
        return Vec::new();
    }
    pair::pairs(page, &found, !answers)
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
    with_bare_numbers(page, worded)
}

/// Labels in words, at the start of a line or of a sentence.
fn worded_tokens(lists: &Lists, body: &Strip) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut expected = 1;
    for at in body.word_starts() {
        let text = body.from(at);
        if !text.starts_with(['V', 'v', 'A', 'a', 'B', 'G']) {
            continue;
        }
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
            expected = last + 1;
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
fn stands_free(body: &Strip, at: usize, label: &Label<'_>, expected: u32) -> bool {
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
    let next = label.numbers.first().is_some_and(|(text, _)| text.parse() == Ok(expected));
    match (label.half, label.numbers.is_empty()) {
        (Half::Question, true) => after_sentence && label.end == End::Sign,
        (Half::Question, false) => {
            next || after_sentence && label.end != End::Sentence || after_note(before) && next
        }
        (Half::Answer, true) => after_question || after_sentence && label.end == End::Sign,
        (Half::Answer, false) => after_sentence || after_note(before),
    }
}

/// Whether a note mark behind a question mark ends this text: `liggen"?1`.
fn after_note(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < before.len() && bare.ends_with(['?', '.', '"'])
}

/// Adds the questions that bear only a number, each the next one, with its answer's label behind
/// it or a question in it.
fn with_bare_numbers(page: &Page<'_>, worded: Vec<Token>) -> Vec<Token> {
    let body = &page.body;
    let mut candidates: Vec<Token> = Vec::new();
    for at in body.word_starts().chain(body.text().match_indices('(').map(|(at, _)| at)) {
        let text = body.from(at);
        if !text.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
            continue;
        }
        let Ok((rest, label)) = bare_number(text) else { continue };
        let free = body.opens_line(at) || {
            let before = body.before(at).trim_end();
            label.end == End::Sign && before.ends_with(['.', '?', '!', ':', ')'])
        };
        if free {
            candidates.push(token(body, at, rest, label));
        }
    }
    candidates.sort_by_key(|token| token.span.start);
    let mut all = worded;
    let mut expected = None;
    for (index, token) in candidates.iter().enumerate() {
        let Some(number) = token.numbers.first().and_then(|(text, _)| text.parse::<u32>().ok())
        else {
            continue;
        };
        if expected.is_some_and(|expected| number != expected)
            || expected.is_none() && number > 1 && !all.iter().any(|t| t.half == Half::Answer)
        {
            continue;
        }
        let end = candidates.get(index + 1).map_or(body.text().len(), |next| next.span.start);
        let end = all
            .iter()
            .filter(|token| token.half == Half::Answer)
            .map(|answer| answer.span.start)
            .find(|&start| start > token.span.start)
            .map_or(end, |start| start.min(end));
        let asked = Span::new(token.span.end, end).of(body.text());
        let in_table = page
            .kind_of(body.pieces_in(token.span).first().map_or(usize::MAX, |piece| piece.block))
            .is_some_and(|kind| matches!(kind, BlockKind::Table(_)));
        if asked.contains('?') && !in_table {
            expected = Some(number + 1);
            all.push(token.clone());
        }
    }
    all.sort_by_key(|token| token.span.start);
    all
}

#[cfg(test)]
mod tests;
