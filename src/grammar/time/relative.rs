//! Expressions counted from the document's date: `vorige week`, `afgelopen zomer`, `vrijdag jl.`,
//! `over twee jaar`, `15 jaar geleden`, `vandaag`.

use super::atom::{Atom, Licence};
use super::lists::{Lists, YearWord};
use super::rules;
use super::text::{Res, boundary, fail, space, word};
use crate::grammar::{Part, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::character::complete::digit1;
use nom::combinator::{map, map_opt, opt};
use nom::sequence::terminated;

/// `vorige week`, `deze maand`, `dit jaar`, `volgend schooljaar`.
pub(super) fn relative<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &by) = terminated(|i| lists.shifts.parse(i), space).parse(i)?;
    let (rest, unit) = singular(lists, rest)?;
    let rule = rules::RELATIVE;
    Ok((rest, Atom::free(TimeExpression::Relative { unit, by, part: Part::Whole }, rule)))
}

/// A unit in the singular, of which one can be the running one: `jaar`, `kwartaal`, `schooljaar`.
pub(super) fn singular<'t>(lists: &Lists, i: &'t str) -> Res<'t, Unit> {
    if let Ok((rest, &kind)) = lists.year_words.parse(i) {
        return match kind {
            YearWord::Year => Ok((rest, Unit::Year)),
            YearWord::School => Ok((rest, Unit::SchoolYear)),
            // `deze zitting` is no year.
            YearWord::Session
                if i.strip_suffix(rest).is_some_and(|form| form.ends_with("jaar")) =>
            {
                Ok((rest, Unit::SessionYear))
            }
            YearWord::Session => fail(i),
        };
    }
    let (rest, &(unit, number)) = lists.units.parse(i)?;
    let plural =
        i.strip_suffix(rest).is_none_or(|form| form.ends_with("en") || form.ends_with('a'));
    if plural || unit == Unit::Day || number != 1 { fail(i) } else { Ok((rest, unit)) }
}

/// `afgelopen zomer`, `dit najaar`, `komende mei`, `komend kerstreces`.
pub(super) fn named_shift<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &by) = terminated(|i| lists.shifts.parse(i), space).parse(i)?;
    let shift = shift_of(by);
    if let Ok((rest, &season)) = lists.seasons.parse(rest) {
        return Ok((rest, Atom::unit(Unit::Season(season), shift, rules::SEASON, Licence::Free)));
    }
    if let Ok((rest, month)) = lists.month(rest)
        && by != 0
    {
        return Ok((rest, Atom::unit(Unit::Month(month), shift, rules::MONTH, Licence::Free)));
    }
    let (rest, (name, _)) = lists.moments.parse(rest)?;
    let expression =
        TimeExpression::Moment { name: name.to_string(), year: shift, part: Part::Whole };
    Ok((rest, Atom::free(expression, rules::MOMENT)))
}

/// `vorig jaar december`, `volgend jaar zomer`.
pub(super) fn year_first<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, year) = terminated(|i| lists.relative_year(i), space).parse(i)?;
    if let Ok((rest, month)) = lists.month(rest) {
        return Ok((rest, Atom::unit(Unit::Month(month), year, rules::MONTH, Licence::Free)));
    }
    let (rest, &season) = lists.seasons.parse(rest)?;
    Ok((rest, Atom::unit(Unit::Season(season), year, rules::SEASON, Licence::Free)))
}

/// `afgelopen weekend`: its Saturday and Sunday.
pub(super) fn weekend<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &by) = terminated(|i| lists.shifts.parse(i), word(" weekend")).parse(i)?;
    let of = |weekday| Box::new(TimeExpression::Weekday { weekday, year: shift_of(by) });
    Ok((rest, Atom::free(TimeExpression::Span { from: of(5), to: of(6) }, rules::WEEKDAY)))
}

/// `vrijdag jl.`, `komende dinsdag`, `dinsdag volgende week`, `vorige week dinsdag`.
pub(super) fn weekday<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let named = |i| lists.weekdays.parse(i);
    let before = (terminated(|i| lists.shifts.parse(i), space), named);
    let before = map(before, |(&by, &weekday)| (weekday, shift_of(by)));
    let behind = (terminated(named, space), |i| lists.shift_behind(i));
    let behind = map(behind, |(&weekday, shift)| (weekday, shift));
    let of_week = terminated(|i| lists.shifts.parse(i), word(" week"));
    let week = (terminated(named, space), of_week);
    let week = map(week, |(&weekday, &by)| (weekday, Shift::Relative(by)));
    let of_week = terminated(|i| lists.shifts.parse(i), word(" week "));
    let week_first = map((of_week, named), |(&by, &weekday)| (weekday, Shift::Relative(by)));
    let (rest, (weekday, year)) = alt((before, behind, week, week_first)).parse(i)?;
    let expression = TimeExpression::Weekday { weekday, year };
    Ok((rest, Atom::free(expression, rules::WEEKDAY)))
}

/// `vandaag`, `gisteren`; `vandaag de dag` names no day.
pub(super) fn today<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &by) = lists.days.parse(i)?;
    if word(" de dag")(rest).is_ok() {
        return fail(i);
    }
    Ok((rest, Atom::free(TimeExpression::Today { by }, rules::TODAY)))
}

/// `komende twee jaar`, `afgelopen zes maanden`, `komend half jaar`.
pub(super) fn distance<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let shift = alt((
        |i| lists.shifts.parse(i).map(|(rest, &by)| (rest, by)),
        map(word("laatste"), |()| -1),
    ));
    let (rest, by) = map_opt(terminated(shift, space), |by| (by != 0).then_some(by)).parse(i)?;
    let (rest, (unit, count)) = alt((
        |i| counted(lists, i),
        map_opt(|i| lists.units.parse(i), |&(unit, count)| (count > 1).then_some((unit, count))),
    ))
    .parse(rest)?;
    // `de afgelopen 100 jaar` places nothing on the calendar.
    if unit == Unit::Year && count > DECADE {
        return fail(i);
    }
    let expression = TimeExpression::Distance { unit, by: signed(count, by), stretch: true };
    Ok((rest, Atom::free(expression, rules::DISTANCE)))
}

/// The longest stretch of years that is a time.
const DECADE: u32 = 10;

/// `15 jaar geleden`; `twee jaar` behind `over` or `binnen`.
pub(super) fn distance_ahead<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, (unit, count)) = counted(lists, i)?;
    if let Ok((rest, ())) = word(" geleden")(rest) {
        let expression = TimeExpression::Distance { unit, by: signed(count, -1), stretch: false };
        return Ok((rest, Atom::free(expression, rules::DISTANCE)));
    }
    let expression = TimeExpression::Distance { unit, by: signed(count, 1), stretch: false };
    Ok((rest, Atom { expression, rule: rules::DISTANCE, licence: Licence::Distance }))
}

/// `twee jaar`, `een half jaar`, `anderhalf jaar`: the unit and how many of it.
fn counted<'t>(lists: &Lists, i: &'t str) -> Res<'t, (Unit, u32)> {
    let figures = terminated(
        map_opt(digit1, |d: &str| if d.len() <= 3 { d.parse().ok() } else { None }),
        boundary,
    );
    let number = alt((figures, |i| lists.numbers.cardinal(i)));
    let whole = opt(terminated(|i| lists.whole.parse(i), space));
    let number = terminated(number, (space, whole));
    // "anderhalf jaar" is a unit by itself: eighteen months.
    let (rest, number) = opt(number).parse(i)?;
    let (rest, &(unit, each)) = lists.units.parse(rest)?;
    match number {
        None if each == 1 => fail(i),
        Some(0) => fail(i),
        _ => Ok((rest, (unit, number.unwrap_or(1).saturating_mul(each)))),
    }
}

fn signed(count: u32, sign: i32) -> i32 {
    i32::try_from(count.min(1_000)).unwrap_or_default() * sign
}

fn shift_of(by: i32) -> Shift {
    match by {
        ..0 => Shift::Last,
        0 => Shift::Relative(0),
        1.. => Shift::Next,
    }
}
