//! The small change of the grammar: words, spaces, boundaries, years in figures.

use nom::character::complete::digit1;
use nom::combinator::{map_opt, not, peek};
use nom::error::{Error, ErrorKind};
use nom::sequence::terminated;
use nom::{IResult, Parser};

/// What a parser of this grammar gives.
pub(super) type Res<'t, T> = IResult<&'t str, T>;

/// A failure to read anything here.
#[inline]
pub(super) fn fail<T>(i: &str) -> Res<'_, T> {
    Err(nom::Err::Error(Error::new(i, ErrorKind::Fail)))
}

/// Succeeds where no letter or digit follows.
#[inline]
pub(super) fn boundary(i: &str) -> Res<'_, ()> {
    not(peek(nom::character::complete::satisfy(char::is_alphanumeric))).parse(i)
}

/// A word or phrase in lower-case ASCII, in any case, up to a boundary.
#[inline]
pub(super) fn word<'t>(form: &'static str) -> impl Fn(&'t str) -> Res<'t, ()> {
    let first = form.bytes().next().map(|byte| byte.to_ascii_lowercase());
    move |i| {
        // Most are turned away by their first letter.
        if i.bytes().next().map(|byte| byte.to_ascii_lowercase()) != first {
            return fail(i);
        }
        match (i.get(..form.len()), i.get(form.len()..)) {
            (Some(start), Some(rest)) if start.eq_ignore_ascii_case(form) => {
                if form.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    boundary(rest)
                } else {
                    Ok((rest, ()))
                }
            }
            _ => fail(i),
        }
    }
}

/// The longest of some words or phrases, given longest first.
pub(super) fn word_of<'t>(forms: &'static [&'static str]) -> impl Fn(&'t str) -> Res<'t, ()> {
    move |i| forms.iter().find_map(|form| word(form)(i).ok()).map_or_else(|| fail(i), Ok)
}

/// A space.
#[inline]
pub(super) fn space(i: &str) -> Res<'_, char> {
    nom::character::complete::char(' ')(i)
}

/// A number of one or two digits.
pub(super) fn short_number(i: &str) -> Res<'_, u8> {
    map_opt(digit1, |digits: &str| if digits.len() <= 2 { digits.parse().ok() } else { None })
        .parse(i)
}

/// A year in four figures, 1900 to 2099, as it may stand alone.
pub(super) fn year(i: &str) -> Res<'_, i32> {
    terminated(map_opt(digit1, |digits: &str| bare_year(digits)), boundary).parse(i)
}

/// A year behind a day or month: 1500 to 2199, or in two figures behind an apostrophe (`'24`).
///
/// A note mark glued to it (`24 november 20232`) is left behind: no other number of five or six
/// figures follows a month.
pub(super) fn dated_year(i: &str) -> Res<'_, i32> {
    if let Some(short) = i.strip_prefix('\'') {
        return terminated(map_opt(digit1, short_year), boundary).parse(short);
    }
    let (rest, digits) = digit1(i)?;
    let year = match digits.len() {
        4 => digits.parse().ok().filter(|year| (1500..2200).contains(year)),
        5 | 6 => digits.get(..4).and_then(bare_year),
        _ => None,
    };
    match year {
        Some(year) if boundary(rest).is_ok() => Ok((i.get(4..).unwrap_or(rest), year)),
        _ => fail(i),
    }
}

/// A year with the mark of a note glued to it, where a clause or sentence ends: `rond 20302, mits`. The mark is
/// left behind.
pub(super) fn marked_year(i: &str) -> Res<'_, i32> {
    let (rest, digits) = digit1(i)?;
    let mut behind = rest.chars();
    let ends = behind.next().is_none_or(|sign| matches!(sign, ',' | '.' | ';'))
        && behind.next().is_none_or(|next| next == ' ');
    // No mark is 0: `rond 20500` is a number.
    let marked = digits.len() == 5 && !digits.ends_with('0');
    match digits.get(..4).filter(|_| marked && ends).and_then(bare_year) {
        Some(year) => Ok((i.get(4..).unwrap_or(rest), year)),
        None => fail(i),
    }
}

/// A year in two figures, of this century up to 2060.
pub(super) fn short_year(digits: &str) -> Option<i32> {
    let short: i32 = (digits.len() == 2).then(|| digits.parse().ok())??;
    Some(if short <= 60 { 2000 + short } else { 1900 + short })
}

/// The second year of a pair such as `2023/24`, `2019-2022`: behind the first, at most a century.
pub(super) fn second_year(i: &str, first: i32) -> Res<'_, i32> {
    let complete = |digits: &str| match digits.len() {
        4 => bare_year(digits),
        2 => {
            let short: i32 = digits.parse().ok()?;
            let century = first - first.rem_euclid(100);
            Some(if short > first.rem_euclid(100) {
                century + short
            } else {
                century + 100 + short
            })
            .filter(|&second| second == first + 1)
        }
        _ => None,
    };
    let i = i.strip_prefix('\'').unwrap_or(i);
    map_opt(terminated(digit1, boundary), |digits: &str| {
        complete(digits).filter(|&second| second > first && second - first <= 100)
    })
    .parse(i)
}

/// What joins two years in figures: `-`, `/`, with or without spaces.
pub(super) fn pair_sign(i: &str) -> Res<'_, ()> {
    word_of(&[" - ", " / ", "- ", " -", "-", "/"])(i)
}

/// A pair of years: `2019-2022`, `2023/24`.
pub(super) fn year_pair(i: &str) -> Res<'_, (i32, i32)> {
    let (rest, digits) = digit1(i)?;
    let Some(first) = bare_year(digits) else { return fail(i) };
    let (rest, ()) = pair_sign(rest)?;
    let (rest, second) = second_year(rest, first)?;
    Ok((rest, (first, second)))
}

fn bare_year(digits: &str) -> Option<i32> {
    let year = (digits.len() == 4).then(|| digits.parse().ok())??;
    (1900..2100).contains(&year).then_some(year)
}
