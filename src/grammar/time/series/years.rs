//! The years that the items of a series lend each other.

use super::Item;
use crate::grammar::{Shift, TimeExpression, Unit};

/// Items without a year take that of the next one that has it, else of the one before.
pub(super) fn lend_years(items: &mut [Item<'_>]) {
    let mut later: Option<(Shift, u32)> = None;
    for item in items.iter_mut().rev() {
        let order = order(&item.atom.expression);
        match (year_of(&mut item.atom.expression), later) {
            (Some(year), Some((lent, behind))) if *year == Shift::Unstated => {
                // "van 15 december tot 10 januari 2025" begins the year before.
                *year = if order > behind { next_year(lent, -1) } else { lent };
            }
            _ => {}
        }
        if let Some(&mut year) = year_of(&mut item.atom.expression)
            && year != Shift::Unstated
        {
            later = Some((year, order));
        }
    }
    let mut earlier: Option<(Shift, u32)> = None;
    for item in items.iter_mut() {
        let order = order(&item.atom.expression);
        if let Some(year) = year_of(&mut item.atom.expression) {
            if let (Shift::Unstated, Some((lent, before))) = (*year, earlier) {
                *year = if order < before { next_year(lent, 1) } else { lent };
            }
            if *year != Shift::Unstated {
                earlier = Some((*year, order));
            }
        }
    }
}

fn next_year(year: Shift, by: i32) -> Shift {
    match year {
        Shift::Year(year) => Shift::Year(year + by),
        Shift::Relative(year) => Shift::Relative(year + by),
        other => other,
    }
}

/// The year an expression has or lacks, for those that can be lent one.
pub(super) fn year_of(expression: &mut TimeExpression) -> Option<&mut Shift> {
    match expression {
        TimeExpression::Day { year, .. } => Some(year),
        TimeExpression::Unit { unit, year, .. } if *unit != Unit::Year => Some(year),
        _ => None,
    }
}

/// The year of an expression that has one.
pub(super) fn year_in(expression: &TimeExpression) -> Option<Shift> {
    match expression {
        TimeExpression::Day { year, .. }
        | TimeExpression::Unit { year, .. }
        | TimeExpression::Moment { year, .. } => Some(*year),
        _ => None,
    }
}

/// Where in a year an expression begins, for telling which of two comes first.
fn order(expression: &TimeExpression) -> u32 {
    match expression {
        TimeExpression::Day { day, month, .. } => u32::from(*month) * 32 + u32::from(*day),
        TimeExpression::Unit { unit, .. } => match unit {
            Unit::Month(n) => u32::from(*n) * 32,
            Unit::Quarter(n) | Unit::Season(n) => u32::from(*n) * 96 - 64,
            Unit::HalfYear(n) => u32::from(*n) * 192 - 160,
            Unit::Week(n) => u32::from(*n) * 7,
            _ => 0,
        },
        _ => 0,
    }
}
