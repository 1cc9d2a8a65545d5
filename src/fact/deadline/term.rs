//! The time of a deadline: how exact it is, how long it leaves, and whether it is still to come.

use super::super::Event;
use super::cue::Role;
use crate::Span;
use crate::calendar::{Calendar, Reference, Resolved};
use crate::grammar::{Boundary, Part, Shift, TimeExpression, Unit};
use chrono::NaiveDate;

/// How much an expression says of its own that something is to happen then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// A day, a month, a quarter, a part of a year.
    Exact,
    /// A year, a school year.
    Bare,
    /// From one time to another, or the years to come.
    Stretch,
}

pub(super) fn strength_of(expression: &TimeExpression) -> Strength {
    match expression {
        TimeExpression::Unit { unit, part, .. } | TimeExpression::Relative { unit, part, .. } => {
            match unit {
                Unit::Year | Unit::SchoolYear | Unit::SessionYear | Unit::Decade | Unit::Vague
                    if *part == Part::Whole =>
                {
                    Strength::Bare
                }
                _ => Strength::Exact,
            }
        }
        TimeExpression::Span { from, .. } => match strength_of(from) {
            Strength::Exact => Strength::Exact,
            Strength::Bare | Strength::Stretch => Strength::Stretch,
        },
        TimeExpression::Distance { stretch: true, .. } => Strength::Stretch,
        TimeExpression::Day { .. }
        | TimeExpression::Distance { stretch: false, .. }
        | TimeExpression::WeekOf(_)
        | TimeExpression::Weekday { .. }
        | TimeExpression::Moment { .. }
        | TimeExpression::Today { .. } => Strength::Exact,
    }
}

/// The time within which it may still happen. What begins at a time (`met ingang van 1 januari`)
/// is due at that time.
pub(super) fn due(
    resolved: &Resolved,
    relation: Boundary,
    expression: &TimeExpression,
    calendar: &Calendar,
) -> Resolved {
    let relation = if relation == Boundary::Since { Boundary::At } else { relation };
    let (earliest, latest) = calendar.due(resolved, relation, expression);
    let edtf = if (earliest, latest) == (resolved.earliest, resolved.latest) {
        resolved.edtf.clone()
    } else {
        let day =
            |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        format!("{}/{}", day(earliest), day(latest))
    };
    Resolved { edtf, earliest, latest, ..resolved.clone() }
}

/// Whether the time has not passed when the paper is written; `event` is the time itself, `time` what
/// is left of it to act in.
pub(super) fn lies_ahead(time: &Resolved, event: &Resolved, reference: &Reference) -> bool {
    match (time.earliest, time.latest) {
        // What happens on the day of the paper itself has no term.
        (_, Some(latest)) if reference.earliest == reference.latest => latest > reference.latest,
        (_, Some(latest)) => latest >= reference.earliest,
        (Some(earliest), None) => earliest >= reference.earliest,
        // The day a recess begins on is not known of every year.
        (None, None) => event.latest.is_some_and(|latest| latest >= reference.earliest),
    }
}

/// Whether it is said to go on since a time that has come: `loopt van 2023 tot en met 2027`.
pub(super) fn begun(event: &Event, reference: &Reference) -> bool {
    event.relation == Boundary::Since
        && event.time.earliest.is_none_or(|earliest| earliest <= reference.latest)
}

/// Whether it comes back every year, so that no one time is meant: `tweemaal per jaar (in februari
/// en in juli)`, `jaarlijks in de periode 2017-2021`. A time with its own year is one all the same.
pub(super) fn recurs(expression: &TimeExpression, cues: &[(Span, Role)]) -> bool {
    let undated = match expression {
        TimeExpression::Day { year, .. }
        | TimeExpression::Unit { year, .. }
        | TimeExpression::Moment { year, .. } => *year == Shift::Unstated,
        _ => strength_of(expression) == Strength::Stretch,
    };
    undated && cues.iter().any(|(_, role)| *role == Role::Recurring)
}
