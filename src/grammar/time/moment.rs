//! Moments of the parliamentary and the common year: `Prinsjesdag 2025`, `het zomerreces`.

use super::atom::{Atom, Licence};
use super::lists::{Lists, Needs};
use super::rules;
use super::text::{Res, fail, word, word_of, year, year_pair};
use crate::grammar::{Part, Shift, TimeExpression};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, success, verify};
use nom::sequence::{preceded, separated_pair};

/// `Voorjaarsnota 2026`, `jaarwisseling 2024-2025`, `zomerreces`.
pub(super) fn moment<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, (name, needs)) = lists.moments.parse(i)?;
    // "jaarwisseling van 2024 op 2025"
    let turned = verify(separated_pair(year, word(" op "), year), |(a, b)| a + 1 == *b);
    let pair = preceded(word_of(&[" van ", " "]), alt((year_pair, turned)));
    let (rest, year) = alt((
        map(pair, |(first, _)| Shift::Year(first)),
        |i| lists.year_behind(i),
        success(Shift::Unstated),
    ))
    .parse(rest)?;
    let licence = match (needs, year) {
        (Needs::Year, Shift::Unstated) => return fail(i),
        (Needs::Cue, Shift::Unstated) => Licence::Moment,
        _ => Licence::Free,
    };
    let expression = TimeExpression::Moment { name: name.to_string(), year, part: Part::Whole };
    Ok((rest, Atom { expression, rule: rules::MOMENT, licence }))
}
