//! Pairs that the container marks as such.

use super::super::Pair;
use super::super::lists::Lists;
use super::super::page::Page;
use super::label::{bare_number, label};
use super::pair::refers_to;
use crate::Span;
use crate::layout::{BlockKind, Place};
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
                answer(page, &mut pairs, numbers, &places, mark.span);
            }
            _ => {}
        }
    }
    if pairs.iter().all(|pair| pair.answer.is_empty()) {
        pairs.clear();
    }
    pairs
}

fn answer(page: &Page<'_>, pairs: &mut [Pair], numbers: &[String], places: &[Place], span: Span) {
    let waiting = pairs.iter().rposition(|pair| !pair.answer.is_empty()).map_or(0, |i| i + 1);
    let mut group: Vec<usize> = (waiting..pairs.len())
        .filter(|&index| {
            numbers.is_empty() || pairs.get(index).is_some_and(|p| numbers.contains(&p.number))
        })
        .collect();
    if group.is_empty() && waiting < pairs.len() {
        group = (waiting..pairs.len()).collect();
    }
    let first = group.first().and_then(|&index| pairs.get(index)).map(|pair| pair.number.clone());
    let together = group.len() > 1;
    let pointed = places.first().and_then(|&place| refers_to(page.layout.text_of(place)));
    for index in group {
        let Some(pair) = pairs.get_mut(index) else { continue };
        pair.answer = places.to_vec();
        pair.hull = pair.hull.hull(span);
        pair.refers_to.clone_from(&pointed);
        if together {
            pair.answers_with.clone_from(&first);
        }
    }
}

/// The flows that lie in a marked stretch, their label cut off, and the number it names.
fn text(lists: &Lists, page: &Page<'_>, span: Span) -> (Option<String>, Vec<Place>) {
    let mut places = Vec::new();
    let mut number = None;
    let blocks = page.layout.blocks.iter();
    for block in blocks.filter(|block| !block.span.is_empty() && span.contains(block.span)) {
        if matches!(block.kind, BlockKind::Note { .. } | BlockKind::Furniture) {
            continue;
        }
        for flow in block.flows() {
            let text = page.layout.flow(flow).text();
            let mut start = 0;
            if places.is_empty()
                && let Ok((rest, label)) = label(lists, text).or_else(|_| bare_number(text))
            {
                number = number.or_else(|| label.numbers.first().map(|(number, _)| number.clone()));
                start = text.len() - rest.len();
            }
            if start < text.trim_end().len() {
                let span = Span::new(start, text.trim_end().len());
                places.push(Place { flow, span });
            }
        }
    }
    (number, places)
}
