//! One expression, before its surroundings are looked at.

use super::day::{day, iso, numeric, ordinal_day};
use super::lists::Lists;
use super::moment::moment;
use super::opening;
use super::period::{
    decade, half_year, month, quarter, school_year, season, short_year, week, week_of_day, year,
    year_of_word,
};
use super::relative::{
    distance, distance_ahead, named_shift, relative, today, weekday, weekend, year_first,
};
use super::rules;
use super::text::{Res, fail, word_of};
use crate::grammar::{Part, Rule, Shift, TimeExpression, Unit};
use nom::Parser;
use nom::sequence::preceded;

/// An expression as the text gives it, and what has to stand before it to make it a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) expression: TimeExpression,
    pub(super) rule: Rule,
    pub(super) licence: Licence,
}

/// What has to stand before an expression to make it a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Licence {
    /// Nothing.
    Free,
    /// A word that can govern a bare month: `in maart`.
    Month,
    /// A word that can govern a bare season: `de zomer`.
    Season,
    /// A word that can govern a bare year, or a bracket.
    Year,
    /// A word that can govern a bare moment: `bij Voorjaarsnota`.
    Moment,
    /// `over` or `binnen`: `over twee jaar`.
    Distance,
    /// `op`, `van`, `d.d.`: a numeric date with a year in two figures.
    Date,
    /// `d.d.`: a numeric date without a year.
    Dated,
    /// No `per` or `elke`: `week 3`, where `per week 3 uur` names none.
    Numbered,
}

impl Atom {
    /// An expression that is a time wherever it stands.
    pub(super) fn free(expression: TimeExpression, rule: Rule) -> Self {
        Self { expression, rule, licence: Licence::Free }
    }

    /// A whole unit in a year, which needs the licence only where the year is left out.
    pub(super) fn unit(unit: Unit, year: Shift, rule: Rule, licence: Licence) -> Self {
        let licence = if year == Shift::Unstated { licence } else { Licence::Free };
        let expression = TimeExpression::Unit { unit, year, part: Part::Whole };
        Self { expression, rule, licence }
    }
}

/// The longest expression that stands here.
pub(super) fn atom<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    longest(lists, i, &DAYS)
        .into_iter()
        .chain(period(lists, i))
        .chain(part_of_period(lists, i))
        .min_by_key(|(rest, _)| rest.len())
        .map_or_else(|| fail(i), Ok)
}

type Parse = for<'t> fn(&Lists, &'t str) -> Res<'t, Atom>;

/// Parsers of which the one that reaches furthest is taken, by what stands where they begin.
struct Parsers {
    figure: &'static [Parse],
    other: &'static [Parse],
}

const DAYS: Parsers = Parsers {
    figure: &[
        iso,
        numeric,
        day,
        ordinal_day,
        distance_ahead,
        opening::of_year,
        opening::week_of_month,
    ],
    other: &[
        day,
        weekday,
        weekend,
        today,
        distance,
        distance_ahead,
        opening::of_year,
        opening::week_of_month,
    ],
};

const PERIODS: Parsers = Parsers {
    figure: &[quarter, half_year, year],
    other: &[
        week,
        week_of_day,
        month,
        quarter,
        half_year,
        season,
        school_year,
        year_of_word,
        short_year,
        decade,
        relative,
        year_first,
        named_shift,
        moment,
    ],
};

fn longest<'t>(lists: &Lists, i: &'t str, parsers: &Parsers) -> Option<(&'t str, Atom)> {
    let figure = i.starts_with(|c: char| c.is_ascii_digit());
    let parsers = if figure { parsers.figure } else { parsers.other };
    parsers.iter().filter_map(|parse| parse(lists, i).ok()).min_by_key(|(rest, _)| rest.len())
}

/// A whole period: anything a part can be taken of.
fn period<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    longest(lists, i, &PERIODS).map_or_else(|| fail(i), Ok)
}

/// `begin 2026`, `eind van het eerste kwartaal`, `einde van dit jaar`, `tweede helft van maart`.
fn part_of_period<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, &part) = lists.parts.parse(i)?;
    let definite = word_of(&[" van het ", " van de ", " het ", " de "]);
    let link = word_of(&[" van het ", " van de ", " van ", " in ", " het ", " de ", " "]);
    let (rest, atom) = preceded(link, |i| period(lists, i))
        .parse(rest)
        .or_else(|_| preceded(definite, |i| running(lists, i)).parse(rest))
        .or_else(|_| if part == Part::End { year_end(rest) } else { fail(i) })?;
    match with_part(atom.expression, part) {
        Some(expression) => {
            let halved = matches!(part, Part::FirstHalf | Part::SecondHalf)
                && matches!(expression, TimeExpression::Unit { unit: Unit::Year, .. });
            let rule = if halved { rules::HALF_YEAR } else { atom.rule };
            Ok((rest, Atom::free(expression, rule)))
        }
        None => fail(i),
    }
}

/// `het jaar`, `de maand` behind a part: the one that runs.
fn running<'t>(lists: &Lists, i: &'t str) -> Res<'t, Atom> {
    let (rest, unit) = super::relative::singular(lists, i)?;
    let expression = TimeExpression::Relative { unit, by: 0, part: Part::Whole };
    // "het einde van het jaar daarop" runs from what the text told before.
    if word_of(&[" daarop", " daarna", " daarvoor", " waarin", " waarop", " na ", " voor "])(rest)
        .is_ok()
    {
        return fail(i);
    }
    Ok((rest, Atom::free(expression, rules::RELATIVE)))
}

/// ` jaar` right behind `einde`: the running year.
fn year_end(i: &str) -> Res<'_, Atom> {
    let (rest, ()) = super::text::word(" jaar")(i)?;
    let expression = TimeExpression::Relative { unit: Unit::Year, by: 0, part: Part::Whole };
    Ok((rest, Atom::free(expression, rules::RELATIVE)))
}

/// A part of a whole expression; none of one that has no parts.
pub(super) fn with_part(expression: TimeExpression, part: Part) -> Option<TimeExpression> {
    Some(match expression {
        TimeExpression::Unit { unit, year, part: Part::Whole } => {
            TimeExpression::Unit { unit, year, part }
        }
        TimeExpression::Relative { unit, by, part: Part::Whole } => {
            TimeExpression::Relative { unit, by, part }
        }
        TimeExpression::Moment { name, year, part: Part::Whole } => {
            TimeExpression::Moment { name, year, part }
        }
        _ => return None,
    })
}
