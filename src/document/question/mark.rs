//! Pairs that the container marks as such.

use super::super::Pair;
use super::super::lists::Lists;
use super::super::page::Page;
use super::super::strip::Piece;
use super::label::{bare_number, label};
use super::pair::{LARGEST_GROUP, refers_to};
use crate::Span;
use crate::layout::Place;
use crate::read::MarkKind;

/// The pairs of a paper whose container marks questions and answers.
pub(super) fn pairs(lists: &Lists, page: &Page<'_>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut counted = 0_usize;
    for mark in &page.source.marks {
        match &mark.kind {
            MarkKind::Question { number } => {
                counted += 1;
                let (read, question) = text(lists, page, mark.span);
                let number = number.clone().or(read).unwrap_or_else(|| counted.to_string());
                pairs.push(Pair {
                    number,
                    question,
                    answer: Vec::new(),
                    answers_with: None,
                    refers_to: None,
                    hull: mark.span,
                });
            }
            MarkKind::Answer { numbers } => {
                let (_, places) = text(lists, page, mark.span);
                let first = places.first().map(|&place| page.layout.text_of(place));
                let pointed = first.and_then(|text| refers_to(lists, text));
                answer(&mut pairs, numbers, &places, pointed.as_ref(), mark.span);
            }
            _ => {}
        }
    }
    if pairs.iter().all(|pair| pair.answer.is_empty()) {
        pairs.clear();
    }
    pairs
}

/// Gives an answer to the questions whose numbers it bears, or to all that wait for one; `pointed` is
/// the question it points at.
fn answer(
    pairs: &mut [Pair],
    numbers: &[String],
    places: &[Place],
    pointed: Option<&String>,
    span: Span,
) {
    let waits = |index: &usize| pairs.get(*index).is_some_and(|pair| pair.answer.is_empty());
    let named = |index: &usize| pairs.get(*index).is_some_and(|p| numbers.contains(&p.number));
    let waiting = pairs.iter().rposition(|pair| !pair.answer.is_empty()).map_or(0, |i| i + 1);
    let mut group: Vec<usize> = (0..pairs.len()).filter(waits).filter(named).collect();
    if group.is_empty() {
        group = (waiting..pairs.len()).collect();
    }
    let first = group.first().and_then(|&index| pairs.get(index)).map(|pair| pair.number.clone());
    let together = group.len() > 1;
    let given = if group.len() > LARGEST_GROUP { 1 } else { group.len() };
    for (nth, index) in group.into_iter().enumerate() {
        let Some(pair) = pairs.get_mut(index) else { continue };
        if nth < given {
            pair.answer = places.to_vec();
            pair.hull = pair.hull.hull(span);
            pair.refers_to = pointed.cloned();
        }
        if together {
            pair.answers_with.clone_from(&first);
        }
    }
}

/// The flows that lie in a marked stretch, their label cut off, and the number it names.
fn text(lists: &Lists, page: &Page<'_>, span: Span) -> (Option<String>, Vec<Place>) {
    let pieces = page.body.pieces();
    let source = |piece: &Piece| page.layout.source_span(piece.place);
    let from = pieces.partition_point(|piece| source(piece).start < span.start);
    let mut places = Vec::new();
    let mut number = None;
    for (nth, piece) in pieces.iter().skip(from).enumerate() {
        if source(piece).start >= span.end {
            break;
        }
        let text = piece.span.of(page.body.text());
        let mut place = piece.place;
        if nth == 0
            && let Ok((rest, label)) = label(lists, text).or_else(|_| bare_number(text))
        {
            number = label.numbers.first().map(|(number, _)| number.clone());
            place.span.start = place.span.end - rest.len();
        }
        if !place.span.is_empty() {
            places.push(place);
        }
    }
    (number, places)
}
