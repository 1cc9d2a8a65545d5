//! The first or last units of a longer one: `eerste zes maanden van 2025`, `eerste week van januari`.

use super::atom::Atom;
use super::lists::Lists;
use super::rules;
use super::text::{Res, dated_year, fail, space, word, word_of};
use crate::grammar::{Part, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::sequence::{preceded, terminated};

/// `eerste zes maanden van 2025`, `laatste twee kwartalen van dit jaar`.
pub(super) fn of_year<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, ordinal) = terminated(|i| lists.ordinal(i), space).parse(i)?;
    let count = |i| lists.numbers.cardinal(i);
    let figure = map(super::text::short_number, u32::from);
    let (rest, count) = terminated(alt((count, figure)), space).parse(rest)?;
    let (rest, most) =
        alt((map(word("maanden"), |()| 12_u8), map(word("kwartalen"), |()| 4))).parse(rest)?;
    let figures = map(dated_year, Shift::Year);
    let year =
        alt((|i| lists.relative_year(i), figures, map(word("het jaar"), |()| Shift::Relative(0))));
    let link = word_of(&[" van het jaar ", " van het ", " van ", " in ", " "]);
    let (rest, year) = preceded(link, year).parse(rest)?;
    let Some(count) = u8::try_from(count).ok().filter(|count| (1..most).contains(count)) else {
        return fail(i);
    };
    let (first, last) = match ordinal {
        0 => (most - count + 1, most),
        1 => (1, count),
        _ => return fail(i),
    };
    let of = |n| {
        let unit = if most == 12 { Unit::Month(n) } else { Unit::Quarter(n) };
        Box::new(TimeExpression::Unit { unit, year, part: Part::Whole })
    };
    Ok((rest, Atom::free(TimeExpression::Span { from: of(first), to: of(last) }, rules::OPENING)))
}

/// `eerste week van januari 2026`: its days 1-7, the second 8-14, and so on; `laatste week van
/// maart`: the last part of the month.
pub(super) fn week_of_month<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let week = word_of(&[" week van de maand ", " week van ", " week in "]);
    let (rest, ordinal) = terminated(|i| lists.ordinal(i), week).parse(i)?;
    let (rest, month) = lists.any_month(rest)?;
    let (rest, year) = lists.year_behind(rest).unwrap_or((rest, Shift::Unstated));
    let expression = match ordinal {
        0 => TimeExpression::Unit { unit: Unit::Month(month), year, part: Part::End },
        1..=4 => {
            let of = |day| Box::new(TimeExpression::Day { day, month, year });
            TimeExpression::Span { from: of(ordinal * 7 - 6), to: of(ordinal * 7) }
        }
        _ => return fail(i),
    };
    Ok((rest, Atom::free(expression, rules::OPENING)))
}
