//! Years told before: `dat jaar`, `datzelfde jaar`, `het jaar daarop`, `mei van dat jaar`.
//!
//! The year meant is the last one in figures within reach before the place.

use super::atom::Atom;
use super::rules;
use super::text::{Res, word, year};
use crate::grammar::{Here, Part, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;

/// The words such an expression can begin with.
pub(super) const FIRST_WORDS: &[&str] = &["dat", "datzelfde", "hetzelfde", "jaar"];

/// `dat jaar`, `hetzelfde jaar`, `jaar daarop`: how many years behind the one told.
pub(super) fn same_year(i: &str) -> Res<'_, i32> {
    alt((
        map(alt((word("dat jaar"), word("datzelfde jaar"), word("hetzelfde jaar"))), |()| 0),
        map(alt((word("jaar daarop"), word("jaar daarna"))), |()| 1),
        map(alt((word("jaar daarvoor"), word("jaar ervoor"))), |()| -1),
    ))
    .parse(i)
}

/// Such a year as an expression of its own, where a year was told.
pub(super) fn alone<'t>(here: Here<'_>, i: &'t str) -> Option<(&'t str, Atom)> {
    let (rest, by) = same_year(i).ok()?;
    let year = Shift::Year(told(here)? + by);
    let expression = TimeExpression::Unit { unit: Unit::Year, year, part: Part::Whole };
    Some((rest, Atom::free(expression, rules::SAME_YEAR)))
}

/// The last year in figures before a place.
pub(super) fn told(here: Here<'_>) -> Option<i32> {
    let behind = here.behind();
    let starts = behind.rmatch_indices(['1', '2']).filter(|&(at, _)| {
        let before = behind.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "-/.,".contains(c))
    });
    starts.filter_map(|(at, _)| year(behind.get(at..)?).ok()).map(|(_, year)| year).next()
}
