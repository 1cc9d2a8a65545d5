//! Days: `9 januari jl.`, `maandag 3 juni 2024`, `2025-05-15`, `14.03.2022`.

use super::atom::{Atom, Licence};
use super::lists::Lists;
use super::rules;
use super::text::{Res, boundary, fail, short_number, short_year, space, word_of};
use crate::grammar::{Rule, Shift, TimeExpression};
use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{map_opt, opt};
use nom::sequence::{preceded, terminated};
use nom::{AsChar, Parser};

/// `[maandag] 3 juni [2024]`: a day of the month with its month.
pub(super) fn day<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let weekday = terminated(|i| lists.weekdays.parse(i), word_of(&[", ", " "]));
    let (rest, _) = opt(weekday).parse(i)?;
    let (rest, day) = terminated(day_number, space).parse(rest)?;
    let (rest, month) = lists.any_month(rest)?;
    if !exists(day, month) {
        return fail(i);
    }
    let (rest, year) = opt(|i| lists.year_behind(i)).parse(rest)?;
    let year = year.unwrap_or(Shift::Unstated);
    Ok((rest, atom(day, month, year, rules::DAY, Licence::Free)))
}

/// The number of a day: `3`, `3.`, `3e`, `1ste`.
pub(super) fn day_number(i: &str) -> Res<'_, u8> {
    let ending = alt((
        terminated(word_of(&["ste", "de", "e"]), boundary),
        preceded(char('.'), nom::combinator::success(())),
        boundary,
    ));
    map_opt(terminated(short_number, ending), |day| (1..=31).contains(&day).then_some(day)).parse(i)
}

/// `14e jl.`, `1e van deze maand`: a day of a month that is not named.
pub(super) fn ordinal_day<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, day) = terminated(short_number, word_of(&["ste", "de", "e"])).parse(i)?;
    if !(1..=31).contains(&day) {
        return fail(i);
    }
    if let Ok((rest, ())) = word_of(&[" van deze maand", " dezer"])(rest) {
        return Ok((rest, atom(day, 0, Shift::Relative(0), rules::DAY, Licence::Free)));
    }
    let (rest, shift) = preceded(space, |i| lists.shift_behind(i)).parse(rest)?;
    Ok((rest, atom(day, 0, shift, rules::DAY, Licence::Free)))
}

/// `2025-05-15`.
pub(super) fn iso<'t>(_lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, (year, _, month, _, day)) =
        (figures(4), char('-'), figures(2), char('-'), figures(2)).parse(i)?;
    date(i, rest, (day, month, i32::from(year)), rules::DAY_ISO, Licence::Free)
}

/// `22-11-2024`, `14.03.2022`, `1/2/24`, `22/11`.
pub(super) fn numeric<'t>(_lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, day) = short_number(i)?;
    let Some(sign) = rest.chars().next().filter(|sign| "-/.".contains(*sign)) else {
        return fail(i);
    };
    let (rest, month) = preceded(char(sign), short_number).parse(rest)?;
    let Ok((rest, digits)) = preceded(char(sign), digits).parse(rest) else {
        if sign != '/' || !exists(day, u8::min(month, 13)) || boundary(rest).is_err() {
            return fail(i);
        }
        let atom = atom(day, month, Shift::Unstated, rules::DAY_NUMERIC, Licence::Dated);
        return Ok((rest, atom));
    };
    let (year, licence) = match digits.len() {
        4 => (digits.parse().ok().filter(|year| (1900..2100).contains(year)), Licence::Free),
        2 => (short_year(digits), Licence::Date),
        _ => (None, Licence::Free),
    };
    let Some(year) = year else { return fail(i) };
    date(i, rest, (u16::from(day), u16::from(month), year), rules::DAY_NUMERIC, licence)
}

fn digits(i: &str) -> Res<'_, &str> {
    preceded(opt(char('\'')), digit1).parse(i)
}

/// A number of just so many digits.
fn figures<'t>(
    count: usize,
) -> impl Parser<&'t str, Output = u16, Error = nom::error::Error<&'t str>> {
    map_opt(
        nom::bytes::complete::take_while_m_n(count, count, AsChar::is_dec_digit),
        |digits: &str| digits.parse().ok(),
    )
}

/// A date in figures, if there is such a day and no figure or dash follows.
fn date<'t>(
    i: &'t str,
    rest: &'t str,
    (day, month, year): (u16, u16, i32),
    rule: Rule,
    licence: Licence,
) -> Res<'t, Atom> {
    let (Ok(day), Ok(month)) = (u8::try_from(day), u8::try_from(month)) else { return fail(i) };
    let glued = rest
        .strip_prefix(['-', '/', '.', ','])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if !exists(day, month) || !(1900..2100).contains(&year) || glued || boundary(rest).is_err() {
        return fail(i);
    }
    Ok((rest, atom(day, month, Shift::Year(year), rule, licence)))
}

/// Whether the month has such a day in some year.
fn exists(day: u8, month: u8) -> bool {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn atom(day: u8, month: u8, year: Shift, rule: Rule, licence: Licence) -> Atom {
    Atom { expression: TimeExpression::Day { day, month, year }, rule, licence }
}
