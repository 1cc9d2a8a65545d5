//! Items that share the unit of the last of them: `14, 15 en 16 maart`, `eerste en tweede kwartaal`.

use super::joint::{Joint, joint};
use super::{Item, MOST, single};
use crate::grammar::time::atom::Atom;
use crate::grammar::time::day::day_number;
use crate::grammar::time::lists::Lists;
use crate::grammar::time::rules;
use crate::grammar::time::text::{Res, fail, word_of};
use crate::grammar::{TimeExpression, Unit};
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

/// Items whose unit follows a later one: `14, 15 en` before `16 maart`, `eerste en` before `tweede
/// kwartaal`. The items come back with the full one behind them.
pub(super) fn elided<'t>(lists: &Lists, i: &'t str) -> Res<'t, Vec<Item<'t>>> {
    let mut leads: Vec<(&'t str, u8, Option<Joint>)> = Vec::new();
    let mut rest = i;
    let mut before = None;
    let figure = i.starts_with(|c: char| c.is_ascii_digit());
    while leads.len() < MOST {
        let lead = if figure || !leads.is_empty() || weekday(lists, rest).is_ok() {
            preceded(opt(|i| weekday(lists, i)), day_number)
                .parse(rest)
                .or_else(|_| lists.ordinal(rest))
        } else {
            lists.ordinal(rest)
        };
        let Ok((next, number)) = lead else { break };
        let text = rest.get(..rest.len() - next.len()).unwrap_or_default();
        let Ok((next, joint)) = joint(next) else { break };
        leads.push((text, number, before));
        before = Some(joint);
        rest = next;
        let Ok((behind, full)) = single(lists, rest, Some(joint)) else { continue };
        return close(i, &leads, full, behind);
    }
    fail(i)
}

/// `maandag ` before a day of the month.
fn weekday<'t>(lists: &Lists, i: &'t str) -> Res<'t, ()> {
    let (rest, _) = lists.weekdays.parse(i)?;
    word_of(&[", ", " "])(rest)
}

/// Gives the leads the unit of the full item behind them.
fn close<'t>(
    i: &'t str,
    leads: &[(&'t str, u8, Option<Joint>)],
    full: Item<'t>,
    rest: &'t str,
) -> Res<'t, Vec<Item<'t>>> {
    let dashed = full.joint == Some(Joint::Dash);
    let of = |number: u8| match full.atom.expression {
        TimeExpression::Day { day, month, year } if month > 0 && number < day => {
            Some((TimeExpression::Day { day: number, month, year }, rules::DAY_ELIDED))
        }
        TimeExpression::Unit { unit: Unit::Quarter(n), year, part } if (1..n).contains(&number) => {
            let unit = Unit::Quarter(number);
            Some((TimeExpression::Unit { unit, year, part }, rules::QUARTER_ELIDED))
        }
        TimeExpression::Unit { unit: Unit::HalfYear(2), year, part } if number == 1 => {
            let unit = Unit::HalfYear(1);
            Some((TimeExpression::Unit { unit, year, part }, rules::QUARTER_ELIDED))
        }
        _ => None,
    };
    let mut items = Vec::with_capacity(leads.len() + 1);
    for &(text, number, joint) in leads {
        let Some((expression, rule)) = of(number) else { return fail(i) };
        items.push(Item { text, atom: Atom::free(expression, rule), joint });
    }
    if dashed
        && leads.len() == 1
        && let Some(first) = items.pop()
    {
        let expression = TimeExpression::Span {
            from: Box::new(first.atom.expression),
            to: Box::new(full.atom.expression),
        };
        let text = i.get(..i.len() - rest.len()).unwrap_or_default();
        let item = Item { text, atom: Atom::free(expression, rules::DAY_RANGE), joint: None };
        return Ok((rest, vec![item]));
    }
    if dashed {
        return fail(i);
    }
    items.push(full);
    Ok((rest, items))
}
