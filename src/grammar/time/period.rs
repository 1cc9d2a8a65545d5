//! Named periods: weeks, months, quarters, half years, seasons, school years, years, decades.

use super::atom::{Atom, Licence};
use super::day::day;
use super::lists::{Lists, YearWord};
use super::rules;
use super::text::{Res, boundary, fail, pair_sign, short_number, space, word, word_of, year_pair};
use crate::grammar::{Part, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, digit1, one_of, satisfy};
use nom::combinator::{map, map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};

/// `week 12`, `week 12 van 2024`.
pub(super) fn week<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let number =
        map_opt(terminated(short_number, boundary), |n| (1..=53).contains(&n).then_some(n));
    let (rest, number) = preceded(word("week "), number).parse(i)?;
    let rest_of_year = rest.strip_prefix(',').unwrap_or(rest);
    if let Ok((rest, year)) = lists.year_behind(rest_of_year) {
        return Ok((rest, Atom::unit(Unit::Week(number), year, rules::WEEK, Licence::Free)));
    }
    Ok((rest, Atom::unit(Unit::Week(number), Shift::Unstated, rules::WEEK, Licence::Numbered)))
}

/// `week van 18 september`, `week van maandag 3 juni 2024`.
pub(super) fn week_of_day<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, atom) = preceded(word("week van "), |i| day(lists, i)).parse(i)?;
    Ok((rest, Atom::free(TimeExpression::WeekOf(Box::new(atom.expression)), rules::WEEK)))
}

/// `maart`, `maart 2024`, `september vorig jaar`, `mei/juni 2024`.
pub(super) fn month<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, first) = lists.any_month(i)?;
    let short = lists.month(i).is_err();
    if let Ok((rest, second)) = preceded(pair_sign, |i| lists.any_month(i)).parse(rest) {
        let (rest, year) = opt(|i| lists.year_behind(i)).parse(rest)?;
        let year = year.unwrap_or(Shift::Unstated);
        let of = |month| TimeExpression::Unit { unit: Unit::Month(month), year, part: Part::Whole };
        let (from, to) = (Box::new(of(first)), Box::new(of(second)));
        if first >= second || (short && year == Shift::Unstated) {
            return fail(i);
        }
        let expression = TimeExpression::Span { from, to };
        let licence = if year == Shift::Unstated { Licence::Month } else { Licence::Free };
        return Ok((rest, Atom { expression, rule: rules::MONTH_RANGE, licence }));
    }
    let (rest, year) = opt(|i| lists.year_behind(i)).parse(rest)?;
    let year = year.unwrap_or(Shift::Unstated);
    if short && !matches!(year, Shift::Year(_)) {
        return fail(i);
    }
    Ok((rest, Atom::unit(Unit::Month(first), year, rules::MONTH, Licence::Month)))
}

/// `vierde kwartaal van 2025`, `kwartaal 4 2024`, `Q1 2026`, `2026-Q1`.
pub(super) fn quarter<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let number = map_opt(terminated(short_number, boundary), |n| (1..=4).contains(&n).then_some(n));
    let named = alt((
        terminated(|i| lists.ordinal(i), word(" kwartaal")),
        preceded(word("kwartaal "), number),
        figure_of(&['Q'], 4),
    ));
    let (rest, (year_before, quarter)) = with_year_before(named).parse(i)?;
    let (rest, year) = year_or_none(lists, year_before, rest)?;
    let numbered = word("kwartaal ")(i).is_ok();
    let licence = if numbered { Licence::Numbered } else { Licence::Free };
    let quarter = match (quarter, year) {
        (0, Shift::Unstated) => return fail(i),
        (0, _) => 4,
        (1..=4, _) => quarter,
        _ => return fail(i),
    };
    Ok((rest, Atom::unit(Unit::Quarter(quarter), year, rules::QUARTER, licence)))
}

/// `eerste halfjaar 2024`, `tweede half jaar`, `H1 2025`; `tweede helft van 2025` is a part.
pub(super) fn half_year<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let named = terminated(|i| lists.ordinal(i), (space, |i| lists.halves.parse(i)));
    let figure = |i: &'t str| figure_of(&['H'], 2).parse(i);
    let (rest, (year_before, half, needs_year)) = alt((
        map(named, |half| (None, half, false)),
        map(with_year_before(figure), |(year, half)| (year, half, true)),
    ))
    .parse(i)?;
    let (rest, year) = year_or_none(lists, year_before, rest)?;
    if !(1..=2).contains(&half) || (needs_year && year == Shift::Unstated) {
        return fail(i);
    }
    Ok((rest, Atom::unit(Unit::HalfYear(half), year, rules::HALF_YEAR, Licence::Free)))
}

/// `voorjaar`, `voorjaar in 2024`, `winter 2023/2024`.
pub(super) fn season<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &season) = lists.seasons.parse(i)?;
    let pair = preceded(word_of(&[" van ", " in ", " "]), year_pair);
    let (rest, year) = alt((
        map(pair, |(first, _)| Shift::Year(first)),
        |i| lists.year_behind(i),
        nom::combinator::success(Shift::Unstated),
    ))
    .parse(rest)?;
    Ok((rest, Atom::unit(Unit::Season(season), year, rules::SEASON, Licence::Season)))
}

/// `schooljaar 2024-2025`.
pub(super) fn school_year<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &kind) = lists.year_words.parse(i)?;
    if kind != YearWord::School {
        return fail(i);
    }
    let (rest, first) = preceded(
        word_of(&[" van ", " in ", " "]),
        alt((map(year_pair, |(first, _)| first), super::text::year)),
    )
    .parse(rest)?;
    let year = Shift::Year(first);
    Ok((rest, Atom::unit(Unit::SchoolYear, year, rules::SCHOOL_YEAR, Licence::Free)))
}

/// `jaar 2025`, `begrotingsjaar 2025`, `boekjaar 2023-2024`.
pub(super) fn year_of_word<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &kind) = lists.year_words.parse(i)?;
    if kind != YearWord::Year {
        return fail(i);
    }
    let (rest, mut atom) = preceded(space, |i| year(lists, i)).parse(rest)?;
    atom.licence = Licence::Free;
    Ok((rest, atom))
}

/// `2025`, `2019-2022`.
pub(super) fn year<'t>(_lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    if let Ok((rest, (first, last))) = year_pair(i) {
        if joined(rest) {
            return fail(i);
        }
        let of = |year| TimeExpression::Unit {
            unit: Unit::Year,
            year: Shift::Year(year),
            part: Part::Whole,
        };
        let (from, to) = (Box::new(of(first)), Box::new(of(last)));
        let expression = TimeExpression::Span { from, to };
        return Ok((rest, Atom { expression, rule: rules::YEAR_RANGE, licence: Licence::Year }));
    }
    let (rest, year) = super::text::year(i).or_else(|_| super::text::marked_year(i))?;
    if joined(rest) {
        return fail(i);
    }
    let expression =
        TimeExpression::Unit { unit: Unit::Year, year: Shift::Year(year), part: Part::Whole };
    Ok((rest, Atom { expression, rule: rules::YEAR, licence: Licence::Year }))
}

/// `'98`, in a period or by itself.
pub(super) fn short_year<'t>(_lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, year) = preceded(satisfy(|c| c == '\''), dated_short).parse(i)?;
    if joined(rest) {
        return fail(i);
    }
    let year = Shift::Year(year);
    let expression = TimeExpression::Unit { unit: Unit::Year, year, part: Part::Whole };
    Ok((rest, Atom { expression, rule: rules::YEAR, licence: Licence::Year }))
}

fn dated_short(i: &str) -> Res<'_, i32> {
    terminated(map_opt(digit1, super::text::short_year), boundary).parse(i)
}

/// `jaren negentig`, `jaren '90`, `jaren tachtig van de vorige eeuw`.
pub(super) fn decade<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, year) = preceded(word("jaren "), |i| decade_in_century(lists, i)).parse(i)?;
    Ok((rest, Atom::unit(Unit::Decade, Shift::Year(year), rules::DECADE, Licence::Free)))
}

/// `negentig`, `'90`, `tachtig van de vorige eeuw`: the first year of it.
pub(super) fn decade_in_century<'t>(lists: &Lists, i: &'t str) -> Res<'t, i32> {
    let figure =
        map(preceded(opt(satisfy(|c| c == '\'')), terminated(short_number, boundary)), u32::from);
    let (rest, tens) = alt((figure, |i| lists.numbers.cardinal(i))).parse(i)?;
    if !tens.is_multiple_of(10) || tens > 90 {
        return fail(i);
    }
    let first = if tens >= 20 { 1900 } else { 2000 };
    let century = |i| lists.centuries.parse(i);
    let bracketed = delimited(char('('), century, char(')'));
    let (rest, _) = opt(preceded(space, alt((century, bracketed)))).parse(rest)?;
    Ok((rest, first + i32::try_from(tens).unwrap_or_default()))
}

/// `Q1`, `H2`: a capital and a figure up to `most`.
fn figure_of<'t>(
    letters: &'static [char],
    most: u8,
) -> impl Parser<&'t str, Output = u8, Error = nom::error::Error<&'t str>> {
    let figure = map_opt(one_of("1234"), |c| c.to_digit(10)?.try_into().ok());
    let figure = map_opt(figure, move |n: u8| (n <= most).then_some(n));
    preceded(satisfy(move |c| letters.contains(&c)), terminated(figure, boundary))
}

/// A unit with its year in front: `2026-Q1`, `2026 Q1`.
fn with_year_before<'t>(
    mut unit: impl Parser<&'t str, Output = u8, Error = nom::error::Error<&'t str>>,
) -> impl FnMut(&'t str) -> Res<'t, (Option<i32>, u8)> {
    move |i| {
        let before: Res<'t, i32> = terminated(super::text::year, one_of("- ")).parse(i);
        let (rest, year) = match before {
            Ok((rest, year)) if rest.starts_with(['Q', 'H']) => (rest, Some(year)),
            _ => (i, None),
        };
        let (rest, unit) = unit.parse(rest)?;
        Ok((rest, (year, unit)))
    }
}

fn year_or_none<'t>(lists: &Lists, before: Option<i32>, i: &'t str) -> Res<'t, Shift> {
    if let Some(year) = before {
        return Ok((i, Shift::Year(year)));
    }
    // "Q4-2025", "Q4/2025"
    let glued = map(preceded(one_of("-/"), super::text::year), Shift::Year);
    alt((|i| lists.year_behind(i), glued, nom::combinator::success(Shift::Unstated))).parse(i)
}

/// Whether a sentence ends here, its full stop followed by the mark of a note: `2021-2027.3 Sinds`.
fn ends_at_mark(rest: &str) -> bool {
    let behind = rest.trim_start_matches('.').trim_start_matches(|c: char| c.is_ascii_digit());
    let short = rest.len() - behind.len() <= ".12".len();
    short
        && behind
            .strip_prefix(' ')
            .map_or(behind.is_empty(), |next| next.starts_with(char::is_uppercase))
}

/// Whether a number goes on behind it: `2025.1`, `2025-12`, `2030-doelen`, `2000%`.
fn joined(rest: &str) -> bool {
    let mut next = rest.chars();
    match next.next() {
        Some('-' | '/') => next.next().is_some_and(char::is_alphanumeric),
        Some('.') => next.next().is_some_and(|c| c.is_ascii_digit()) && !ends_at_mark(rest),
        Some(',' | ':') => next.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%' | '€' | '°' | '\'' | '+' | '*' | '_') => true,
        _ => false,
    }
}
