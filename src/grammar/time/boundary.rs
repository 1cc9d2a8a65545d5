//! How the words before an expression relate the event to it: `vóór`, `uiterlijk`, `tot en met`.

use super::guard::last_word;
use super::lists::Lists;
use crate::grammar::{Boundary, Part, TimeExpression, Unit};

/// How many words before an expression are looked at.
const WORDS: usize = 6;

/// The boundary the words before an expression set; the longest phrase counts.
pub(super) fn boundary(lists: &Lists, behind: &str, expression: &TimeExpression) -> Boundary {
    let Some(text) = behind.strip_suffix(' ') else { return Boundary::At };
    let text = text.trim_start_matches('(');
    let starts = text.rmatch_indices([' ', '(']).map(|(at, _)| at + 1).chain([0]).take(WORDS);
    let mut found = None;
    for start in starts {
        let Some(tail) = text.get(start..) else { continue };
        let Some((matched, &boundary)) = lists.boundaries.longest(tail) else { continue };
        let rest = tail.get(matched.len()..).unwrap_or_default();
        if rest.split(' ').all(|word| word.is_empty() || lists.small.contains(word)) {
            found = Some((matched, boundary));
        }
    }
    match found {
        // "binnen" bounds what is counted; "binnen het jaar 2025" is at it.
        Some((form, _))
            if form.eq_ignore_ascii_case("binnen")
                && !matches!(expression, TimeExpression::Distance { .. }) =>
        {
            Boundary::At
        }
        // "voor" an expression that lasts says what for: "€ 5 mln. voor 2025".
        Some((form, Boundary::Before))
            if form.eq_ignore_ascii_case("voor") && purpose(expression) =>
        {
            Boundary::At
        }
        Some((_, boundary)) => boundary,
        None => Boundary::At,
    }
}

/// Whether a range begins here: `van 1 maart tot en met 5 april`.
pub(super) fn opens_range(behind: &str) -> bool {
    ["van", "vanaf"].contains(&last_word(behind).as_str())
}

/// Whether money or work can be meant for the whole of a time, so that `voor` is no bound.
fn purpose(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Unit { unit, part, .. } | TimeExpression::Relative { unit, part, .. } => {
            let lasting = matches!(
                unit,
                Unit::Year
                    | Unit::SchoolYear
                    | Unit::Decade
                    | Unit::HalfYear(_)
                    | Unit::Quarter(_)
                    | Unit::Week(_)
            );
            lasting && matches!(part, Part::Whole | Part::FirstHalf | Part::SecondHalf)
        }
        TimeExpression::Span { .. } | TimeExpression::Distance { stretch: true, .. } => true,
        _ => false,
    }
}
