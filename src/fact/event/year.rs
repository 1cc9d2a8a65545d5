//! The year a time leaves out: that of a time beside it, of a note, or of the same day elsewhere in
//! the paper.

use super::{gap, times};
use crate::Span;
use crate::calendar::Leaning;
use crate::fact::Context;
use crate::grammar::{Boundary, Mention, Shift, TimeExpression, TimeMention, Unit, Value};
use crate::layout::Place;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// How far apart two times of a sentence may stand, in bytes, for the one to lend its year.
const NEIGHBOUR_REACH: usize = 120;

/// The year an expression states.
fn stated_year(expression: &TimeExpression) -> Option<i32> {
    match expression {
        TimeExpression::Day { year: Shift::Year(year), .. }
        | TimeExpression::Unit { year: Shift::Year(year), .. }
        | TimeExpression::Moment { year: Shift::Year(year), .. } => Some(*year),
        TimeExpression::Span { to: within, .. } | TimeExpression::WeekOf(within) => {
            stated_year(within)
        }
        _ => None,
    }
}

/// Whether an expression leaves its year out.
fn is_yearless(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Day { year, month, .. } => *year == Shift::Unstated && *month > 0,
        TimeExpression::Unit { year, unit, .. } => {
            *year == Shift::Unstated && !matches!(unit, Unit::Season(_))
        }
        _ => false,
    }
}

/// The same expression in this year.
pub(super) fn with_year(expression: &TimeExpression, stated: i32) -> TimeExpression {
    let mut dated = expression.clone();
    if let TimeExpression::Day { year, .. } | TimeExpression::Unit { year, .. } = &mut dated {
        *year = Shift::Year(stated);
    }
    dated
}

/// The year of a time beside this one: of the next one where only a link parts them (`in juni en
/// juli 2024`, `van 1 maart tot 1 juni 2021`), of one before it in the same tense (`in 2023
/// gestart en in oktober afgerond`).
pub(super) fn year_beside(
    times: &[(&Mention, &TimeMention)],
    index: usize,
    sentence: Span,
    leaning: Leaning,
) -> Option<i32> {
    let (mention, time) = times.get(index)?;
    if !is_yearless(&time.expression) {
        return None;
    }
    let mut last = mention.span;
    for (next, time) in times.iter().skip(index + 1).take(LISTED) {
        if next.span.start - last.end > LINK {
            break;
        }
        if let Some(year) = stated_year(&time.expression) {
            return Some(year);
        }
        if !is_yearless(&time.expression) {
            break;
        }
        last = next.span;
    }
    if leaning != Leaning::Past {
        return None;
    }
    let before = times.iter().take(index).rev();
    before
        .take_while(|(other, _)| {
            sentence.contains(other.span) && gap(other.span, mention.span) <= NEIGHBOUR_REACH
        })
        .find_map(|(_, time)| stated_year(&time.expression))
}

/// The day a stretch began whose end this time is, where neither states its year: `van 13 november tot
/// 4 december`. `last` is the time that was resolved before this one.
pub(super) fn day_begun(
    times: &[(&Mention, &TimeMention)],
    index: usize,
    last: Option<(usize, NaiveDate)>,
) -> Option<NaiveDate> {
    let (mention, time) = times.get(index)?;
    let (from, day) = last.filter(|(from, _)| from + 1 == index)?;
    let (first, begins) = times.get(from)?;
    let stretch = begins.boundary == Boundary::Since
        && matches!(time.boundary, Boundary::Until | Boundary::By)
        && mention.span.start - first.span.end <= LINK;
    (stretch && is_yearless(&begins.expression) && is_yearless(&time.expression)).then_some(day)
}

/// How many times one list holds at most.
const LISTED: usize = 24;

/// How long `en`, `tot en met` and the like with their spaces are at most, in bytes.
const LINK: usize = 12;

/// The year of the same month in a note that is marked behind this place in its sentence.
pub(super) fn year_of_note(
    paper: Context<'_>,
    place: Place,
    expression: &TimeExpression,
) -> Option<i32> {
    if !is_yearless(expression) {
        return None;
    }
    let month = month_of(expression)?;
    let flow = paper.layout.flow(place.flow);
    let sentence = paper.sentence_of(place).span;
    let from = flow.notes.partition_point(|mark| mark.at < place.span.end);
    let marks = flow.notes.iter().skip(from).take_while(|mark| mark.at <= sentence.end);
    marks.filter_map(|mark| paper.layout.note(mark)).find_map(|note| {
        times(paper, note)
            .into_iter()
            .filter(|(_, time)| month_of(&time.expression) == Some(month))
            .find_map(|(_, time)| stated_year(&time.expression))
    })
}

/// How far a day may lie from the paper for its year to hold wherever the paper names that day.
const SAME_DAY: u64 = 92;

/// The days near the paper's own that it names with their year: month and day to year.
pub(super) fn stated_days(paper: Context<'_>) -> FxHashMap<(u8, u8), i32> {
    let Some(reference) = paper.document.reference else { return FxHashMap::default() };
    let days = paper.all_mentions().filter_map(|(_, mention)| match &mention.value {
        Value::Time(time) => match time.expression {
            TimeExpression::Day { day, month, year: Shift::Year(year) } => Some((month, day, year)),
            _ => None,
        },
        _ => None,
    });
    let near = days.filter(|&(month, day, year)| {
        NaiveDate::from_ymd_opt(year, month.into(), day.into())
            .is_some_and(|date| (date - reference.latest).num_days().unsigned_abs() <= SAME_DAY)
    });
    near.map(|(month, day, year)| ((month, day), year)).collect()
}

/// The year the paper states elsewhere of this day: `verwacht u uiterlijk 23 januari 2012 … de
/// termijn van 23 januari`.
pub(super) fn year_said(
    expression: &TimeExpression,
    stated: &FxHashMap<(u8, u8), i32>,
) -> Option<i32> {
    match expression {
        TimeExpression::Day { day, month, year: Shift::Unstated } => {
            stated.get(&(*month, *day)).copied()
        }
        _ => None,
    }
}

fn month_of(expression: &TimeExpression) -> Option<u8> {
    match expression {
        TimeExpression::Day { month, .. }
        | TimeExpression::Unit { unit: Unit::Month(month), .. } => Some(*month),
        _ => None,
    }
}
