//! From labels to pairs.

use super::super::Pair;
use super::super::frame_words::FrameWord;
use super::super::lists::{BodyLine, Half, Lists};
use super::super::page::Page;
use super::Token;
use super::split::question_end;
use crate::Span;
use crate::layout::BlockKind;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, space1};
use nom::combinator::{map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// An answer given to more questions than this stands with the first only.
pub(super) const LARGEST_GROUP: usize = 20;

/// How far into an answer it may point at another one, in bytes.
const POINTING: usize = 160;

/// A question met, and its answer once that is met.
struct Asked {
    number: String,
    label: usize,
    text: Span,
    answer: Option<Span>,
    group: Option<String>,
}

/// The pairs that these labels make. `unlabelled` says that answers bear no label.
pub(super) fn pairs(
    lists: &Lists,
    page: &Page<'_>,
    tokens: &[Token],
    unlabelled: bool,
) -> Vec<Pair> {
    let body = &page.body;
    let mut asked: Vec<Asked> = Vec::new();
    let mut counted = 0;
    let last = notes_at_end(page);
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        let stop = next.map_or(last, |next| next.span.start);
        let text = content(lists, page, Span::new(token.span.end, stop), next);
        if text.is_empty() && next.is_some_and(|next| repeats(token, next)) {
            continue;
        }
        match token.half {
            Half::Question => {
                counted += 1;
                let unnumbered = vec![(counted.to_string(), token.span.start)];
                let numbers = if token.numbers.is_empty() { &unnumbered } else { &token.numbers };
                let group = (numbers.len() > 1).then(|| numbers.first().map(|(n, _)| n.clone()));
                let (text, answer) = if unlabelled {
                    let end = question_end(body, text);
                    let answer = body.trim(Span::new(end, text.end));
                    (Span::new(text.start, end), (!answer.is_empty()).then_some(answer))
                } else {
                    (text, None)
                };
                for (nth, (number, at)) in numbers.iter().enumerate() {
                    let label = if nth == 0 { token.span.start } else { *at };
                    let (number, group) = (number.clone(), group.clone().flatten());
                    asked.push(Asked { number, label, text, answer, group });
                }
            }
            Half::Answer => answer(&mut asked, token, text),
            Half::Neither => {}
        }
    }
    if asked.iter().all(|asked| asked.answer.is_none()) {
        return Vec::new();
    }
    asked.iter().map(|asked| pair(lists, page, asked)).collect()
}

/// Whether the next label is this one again, as conversion of headings leaves it.
fn repeats(token: &Token, next: &Token) -> bool {
    next.half == token.half
        && !token.numbers.is_empty()
        && token.numbers.iter().map(|(n, _)| n).eq(next.numbers.iter().map(|(n, _)| n))
}

/// Gives an answer to the questions it names, or to all that wait for one.
fn answer(asked: &mut [Asked], token: &Token, text: Span) {
    let mut group: Vec<usize> = token
        .numbers
        .iter()
        .filter_map(|(number, _)| {
            asked.iter().rposition(|asked| asked.number == *number && asked.answer.is_none())
        })
        .collect();
    if group.is_empty() {
        let waiting = asked.iter().rposition(|asked| asked.answer.is_some()).map_or(0, |i| i + 1);
        let named = token.numbers.first();
        group = match named {
            // A number no question bears: the answer is to the question just asked, if any.
            Some(_) => (waiting < asked.len()).then(|| asked.len() - 1).into_iter().collect(),
            None => (waiting..asked.len()).collect(),
        };
    }
    group.sort_unstable();
    group.dedup();
    let first = group.first().and_then(|&index| asked.get(index)).map(|asked| asked.number.clone());
    let together = group.len() > 1;
    let given = if group.len() > LARGEST_GROUP { 1 } else { group.len() };
    for (nth, &index) in group.iter().enumerate() {
        let Some(asked) = asked.get_mut(index) else { continue };
        if nth < given {
            asked.answer = Some(text);
        }
        if together {
            asked.group.clone_from(&first);
        }
    }
}

fn pair(lists: &Lists, page: &Page<'_>, asked: &Asked) -> Pair {
    let body = &page.body;
    let answer = asked.answer.map(|span| body.places(span)).unwrap_or_default();
    let question = body.places(asked.text);
    let refers_to = asked.answer.and_then(|span| refers_to(lists, span.of(body.text())));
    let label = body.places(Span::new(asked.label, asked.label + 1));
    let places = label.iter().chain(&question).chain(&answer);
    let spans = places.map(|&place| page.layout.source_span(place));
    let hull = spans.reduce(Span::hull).unwrap_or_default();
    Pair {
        number: asked.number.clone(),
        question,
        answer,
        answers_with: asked.group.clone(),
        refers_to,
        hull,
    }
}

/// What belongs to a label of the text between it and the next: up to a signature, a heading over
/// the next question, or the remark that closes the Aanhangsel.
fn content(lists: &Lists, page: &Page<'_>, span: Span, next: Option<&Token>) -> Span {
    let body = &page.body;
    let span = body.trim(span);
    let pieces = body.pieces_in(span);
    let mut end = span.end;
    for piece in pieces.iter().skip(1) {
        let closes = match page.kind_of(piece.block) {
            Some(BlockKind::Signature | BlockKind::Letterhead) => true,
            _ => closing(lists, piece.span.of(body.text())),
        };
        if closes {
            end = end.min(piece.span.start);
            break;
        }
    }
    let before_question = next.is_some_and(|next| next.half == Half::Question);
    for piece in pieces.iter().skip(1).rev() {
        if piece.span.start >= end {
            continue;
        }
        let heading = matches!(page.kind_of(piece.block), Some(BlockKind::Heading { .. }));
        if before_question && (heading || titles(lists, piece.span.of(body.text()))) {
            end = piece.span.start;
        } else {
            break;
        }
    }
    body.trim(Span::new(span.start, end))
}

/// Whether a line stands behind the last question or answer and belongs to none.
fn closing(lists: &Lists, line: &str) -> bool {
    match lists.body_lines.longest(line) {
        Some((_, BodyLine::Closes)) => true,
        Some((matched, BodyLine::ClosesAlone)) => matched.len() == line.len(),
        _ => false,
    }
}

/// Where the notes begin that layout left as paragraphs at the end of the paper: lines numbered from
/// `1)` on, whose first number stands as a mark in the text before them.
fn notes_at_end(page: &Page<'_>) -> usize {
    let body = &page.body;
    let mut start = body.text().len();
    let mut lowest = None;
    for piece in body.pieces().iter().rev() {
        let line = piece.span.of(body.text());
        let Ok((_, number)) = note_number(line) else { break };
        if lowest.is_some_and(|lowest: u32| number + 1 != lowest) {
            break;
        }
        lowest = Some(number);
        start = piece.span.start;
    }
    let marked = ["1)", "[1]"].iter().any(|mark| body.before(start).contains(mark));
    if lowest == Some(1) && marked { start } else { body.text().len() }
}

/// `1) ` or `[1] `
fn note_number(line: &str) -> IResult<&str, u32> {
    let bracketed = delimited(char('['), digit1, char(']'));
    let number = terminated(alt((terminated(digit1, char(')')), bracketed)), space1);
    map_opt(number, |digits: &str| digits.parse().ok()).parse(line)
}

/// Whether a line reads like a heading over the questions that follow: short, and no sentence.
fn titles(lists: &Lists, line: &str) -> bool {
    line.len() <= 120
        && !line.ends_with(['.', '?', '!', ':', ';', ','])
        && matches!(lists.body_line(line), Some(BodyLine::Heads | BodyLine::Numbers))
}

/// The question that an answer points at in its first words: `Zie het antwoord op vraag 2.`
pub(super) fn refers_to(lists: &Lists, answer: &str) -> Option<String> {
    let mut opening = answer.len().min(POINTING);
    while !answer.is_char_boundary(opening) {
        opening -= 1;
    }
    let opening = answer.get(..opening)?;
    let sentence = opening.split_once(". ").map_or(opening, |(first, _)| first);
    let (_, rest) = lists.frame.first(FrameWord::Points, sentence)?;
    let starts = rest.char_indices().filter(|&(_, c)| c == 'v' || c == 'V').map(|(at, _)| at);
    starts
        .filter_map(|at| rest.get(at..))
        .find_map(|rest| question_named(rest).ok().map(|(_, number)| number.to_owned()))
}

fn question_named(text: &str) -> IResult<&str, &str> {
    let word = alt((tag("vragen"), tag("vraag"), tag("Vraag"), tag("Vragen")));
    let (rest, number) = preceded((word, space1, opt(char('('))), digit1).parse(text)?;
    if rest.starts_with(char::is_alphanumeric) {
        return super::super::day::fail(text);
    }
    Ok((rest, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_another_question_pointed_at() {
        let lists = Lists::built_in();
        for (answer, want) in [
            ("Zie het antwoord op vraag 2.", Some("2")),
            ("Ja. Zie vraag 2.", None),
            ("Ik verwijs u naar mijn antwoorden op de vragen 3 en 4.", Some("3")),
            ("Hiervoor wordt verwezen naar vraag 12.", Some("12")),
            ("Ziekenhuizen stellen deze vraag 2 keer.", None),
            ("Ik zie 2 vragen.", None),
            ("", None),
        ] {
            assert_eq!(refers_to(&lists, answer).as_deref(), want, "{answer}");
        }
    }
}
