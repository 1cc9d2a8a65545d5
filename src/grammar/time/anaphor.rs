//! Years told before: `dat jaar`, `datzelfde jaar`, `het jaar daarop`, `mei van dat jaar`, `eind dat
//! jaar`, `augustus van het voorgaande jaar`.
//!
//! The year meant is the last one in figures within reach before the place; `het voorgaande jaar`
//! without such a year in its sentence is the one before the paper's.

use super::atom::{Atom, with_part};
use super::lists::Lists;
use super::rules;
use super::text::{Res, word, word_of, year};
use crate::grammar::{Here, Part, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::sequence::preceded;

/// How a year is told: counted from the one before it in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// `dat jaar`, `jaar daarop`: so many years behind the one told.
    Behind(i32),
    /// `voorgaande jaar`: the one before that of its sentence, or of the paper.
    Previous,
}

impl Told {
    /// The year meant at a place, if one was told.
    pub(super) fn year(self, here: Here<'_>) -> Option<Shift> {
        match self {
            Self::Behind(by) => told(here.behind()).map(|year| Shift::Year(year + by)),
            Self::Previous => {
                let sentence = here.behind().rsplit(". ").next().unwrap_or_default();
                Some(told(sentence).map_or(Shift::Relative(-1), |year| Shift::Year(year - 1)))
            }
        }
    }
}

/// `dat jaar`, `hetzelfde jaar`, `jaar daarop`.
pub(super) fn same_year(i: &str) -> Res<'_, Told> {
    alt((
        map(alt((word("dat jaar"), word("datzelfde jaar"), word("hetzelfde jaar"))), |()| {
            Told::Behind(0)
        }),
        map(alt((word("jaar daarop"), word("jaar daarna"))), |()| Told::Behind(1)),
        map(alt((word("jaar daarvoor"), word("jaar ervoor"))), |()| Told::Behind(-1)),
    ))
    .parse(i)
}

/// `voorgaande jaar`, which names a year only behind a month, a quarter or a part.
fn previous_year(i: &str) -> Res<'_, Told> {
    map(alt((word("voorgaande jaar"), word("voorafgaande jaar"))), |()| Told::Previous).parse(i)
}

/// Such a year behind a month, a quarter or a part: ` van dat jaar`, ` uit het voorgaande jaar`.
pub(super) fn year_behind(i: &str) -> Res<'_, Told> {
    let definite = word_of(&[" van het ", " in het ", " uit het "]);
    let link = word_of(&[" van ", " in ", " uit ", " "]);
    alt((preceded(definite, alt((same_year, previous_year))), preceded(link, same_year))).parse(i)
}

/// Such a year as an expression of its own, or a part of it, where a year was told.
pub(super) fn alone<'t>(lists: &Lists, here: Here<'_>, i: &'t str) -> Option<(&'t str, Atom)> {
    let (rest, told, part) = if let Ok((rest, told)) = same_year(i) {
        (rest, told, Part::Whole)
    } else {
        let (rest, &part) = lists.parts.parse(i).ok()?;
        let (rest, told) = year_behind(rest).ok()?;
        (rest, told, part)
    };
    let year = told.year(here)?;
    let whole = TimeExpression::Unit { unit: Unit::Year, year, part: Part::Whole };
    Some((rest, Atom::free(with_part(whole, part)?, rules::SAME_YEAR)))
}

/// The last year in figures of a text.
fn told(behind: &str) -> Option<i32> {
    let starts = behind.rmatch_indices(['1', '2']).filter(|&(at, _)| {
        let before = behind.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "-/.,".contains(c))
    });
    starts.filter_map(|(at, _)| year(behind.get(at..)?).ok()).map(|(_, year)| year).next()
}
