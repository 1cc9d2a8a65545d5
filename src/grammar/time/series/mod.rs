//! Expressions joined to one another, and the years they lend each other.
//!
//! ```text
//! series    = [elided connector]* atom [connector atom]*
//! connector = ("," | "en" | "of" | "tot" | "tot en met" | "t/m" | "naar" | "-" | "/") ["in"] ["het"]
//! ```
//!
//! Each item is a mention of its own (`14`, `15` and `16 maart 2022`), but for days joined by a
//! dash, which are one (`14-16 maart`). An item without a year takes it from the next that has one
//! (`in maart en april 2024`), else from the one before (`van 1 maart 2024 tot 5 april`). A bare year
//! behind an item with a year is that item once more (`voorjaar van 2016 en 2017`).
//!
//! - [`mod@joint`]: what joins two items;
//! - [`mod@elided`]: items that share the unit of the last of them;
//! - [`years`]: the years that items lend each other.

mod elided;
mod joint;
mod years;

use self::elided::elided;
use self::joint::{Joint, LIST, joint};
use self::years::{lend_years, year_in, year_of};
use super::anaphor;
use super::atom::{Atom, Licence, atom};
use super::boundary::{boundary, opens_range};
use super::guard;
use super::lists::Lists;
use super::period::decade_in_century;
use super::rules;
use super::text::{Res, fail};
use crate::grammar::{
    Boundary, Here, Match, Mention, Part, Shift, TimeExpression, TimeMention, Unit, Value,
};
use nom::Parser;
use nom::combinator::recognize;

/// How many items a series may have.
const MOST: usize = 12;

/// An item of a series.
#[derive(Debug)]
struct Item<'t> {
    text: &'t str,
    atom: Atom,
    /// What joins it to the one before.
    joint: Option<Joint>,
}

/// The series that begins at a place.
pub(super) fn read(lists: &Lists, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let (rest, items) = items(lists, here, i)?;
    let mut mentions: Vec<Mention> = Vec::with_capacity(items.len());
    let ranged =
        items.get(1).is_some_and(|item| matches!(item.joint, Some(Joint::Until | Joint::Through)));
    let between = guard::last_word(here.behind()) == "tussen";
    for item in items {
        let before = match item.joint {
            None if ranged && opens_range(here.behind()) => Boundary::Since,
            None => boundary(lists, here.behind(), &item.atom.expression),
            Some(Joint::Until) => Boundary::Until,
            Some(Joint::Through) => Boundary::By,
            Some(Joint::List | Joint::Dash) if between => Boundary::At,
            Some(Joint::List | Joint::Dash) => inherited(mentions.last()),
        };
        let expression = match item.atom.expression {
            // "binnen zes weken" is the stretch up to then, "over zes weken" the day itself.
            TimeExpression::Distance { unit, by, .. } if before == Boundary::By && by > 0 => {
                TimeExpression::Distance { unit, by, stretch: true }
            }
            other => other,
        };
        mentions.push(Mention {
            span: here.span_of(item.text),
            rule: item.atom.rule,
            value: Value::Time(TimeMention { expression, boundary: before }),
        });
    }
    Some(Match { end: here.at + i.len() - rest.len(), mentions })
}

fn inherited(last: Option<&Mention>) -> Boundary {
    match last.map(|mention| &mention.value) {
        Some(Value::Time(TimeMention { boundary, .. })) => *boundary,
        _ => Boundary::At,
    }
}

fn items<'t>(lists: &Lists, here: Here<'t>, i: &'t str) -> Option<(&'t str, Vec<Item<'t>>)> {
    let (mut rest, mut items) = elided(lists, i)
        .or_else(|_| single(lists, i, None).map(|(rest, one)| (rest, vec![one])))
        .ok()
        .or_else(|| {
            let (rest, atom) = anaphor::alone(lists, here, i)?;
            Some((rest, vec![Item { text: i.get(..i.len() - rest.len())?, atom, joint: None }]))
        })?;
    let between = guard::last_word(here.behind()) == "tussen";
    while items.len() < MOST
        && let Ok((next, item)) = following(lists, &items, rest)
            .or_else(|_| if between { fail(rest) } else { same_unit(lists, &items, rest) })
    {
        rest = next;
        items.push(item);
    }
    if let Some(behind) = same_year(here, i, rest, &mut items) {
        rest = behind;
    }
    // A bare first item needs its licence; the items it is joined with share it.
    let first = items.first()?;
    let behind_first = first.text.len() + here.offset_of(first.text) - here.at;
    let behind_all = i.get(i.len() - rest.len()..)?;
    let alone = i.get(behind_first..)?;
    let licensed = guard::licensed(lists, here, &first.atom, first.text, alone)
        || (items.len() > 1
            && guard::licensed(lists, here, &first.atom, first.text, behind_all))
        // "maart en april 2024": the year of the last makes the first a time; so does a range.
        || (matches!(first.atom.licence, Licence::Month | Licence::Season)
            && items.iter().skip(1).any(|item| {
                item.atom.licence == Licence::Free || item.joint == Some(Joint::Through)
            }));
    if !licensed {
        return None;
    }
    let yearless = items.iter().all(|item| year_in(&item.atom.expression) == Some(Shift::Unstated));
    let day = matches!(first.atom.expression, TimeExpression::Day { .. });
    if (yearless && guard::repeated(lists, here.behind(), rest))
        || (day && guard::of_act(lists, here.behind()))
        || guard::of_budget(lists, here.behind())
    {
        // Read, and no time: what it is made of is not read again.
        return Some((rest, Vec::new()));
    }
    lend_years(&mut items);
    Some((rest, items))
}

/// Gives the last item the year told before, where the text says so: `mei van dat jaar`.
fn same_year<'t>(
    here: Here<'_>,
    i: &'t str,
    rest: &'t str,
    items: &mut [Item<'t>],
) -> Option<&'t str> {
    let item = items.last_mut()?;
    let year = year_of(&mut item.atom.expression).filter(|year| **year == Shift::Unstated)?;
    let (behind, told) = anaphor::year_behind(rest).ok()?;
    *year = told.year(here)?;
    item.atom.licence = Licence::Free;
    item.atom.rule = rules::SAME_YEAR;
    let start = i.len() - (item.text.len() + rest.len());
    item.text = i.get(start..i.len() - behind.len())?;
    Some(behind)
}

/// One item.
fn single<'t>(lists: &Lists, i: &'t str, joint: Option<Joint>) -> Res<'t, Item<'t>> {
    let (rest, atom) = atom(lists, i)?;
    // "maart-editie", "2030-doelen", "kwartaal- en jaarcijfers": part of a longer word.
    if guard::compound(lists, rest) {
        return fail(i);
    }
    let text = i.get(..i.len() - rest.len()).unwrap_or_default();
    Ok((rest, Item { text, atom, joint }))
}

/// A joint and an item that may stand behind the items read so far.
fn following<'t>(lists: &Lists, items: &[Item<'t>], i: &'t str) -> Res<'t, Item<'t>> {
    let Some(last) = items.last() else { return fail(i) };
    let (rest, joint) = joint(i)?;
    let (rest, item) = single(lists, rest, Some(joint))?;
    let fits = match (class(&last.atom.expression), class(&item.atom.expression)) {
        (Class::Year, Class::Year) => {
            // "in 2025, 2000 keer": each further year is one by what follows it, too.
            item.atom.licence == Licence::Year && !guard::counts(lists, "in", item.text, rest)
        }
        (Class::Dated, Class::Dated) => true,
        _ => false,
    };
    if fits { Ok((rest, item)) } else { fail(i) }
}

/// A further year of the unit before, or a further decade: `2017` in `voorjaar van 2016 en 2017`,
/// `zestig` in `jaren vijftig en zestig`.
fn same_unit<'t>(lists: &Lists, items: &[Item<'t>], i: &'t str) -> Res<'t, Item<'t>> {
    let Some(last) = items.last() else { return fail(i) };
    let (behind, link) = recognize(joint).parse(i)?;
    // `in mei 2024, in 2025` begins a time of its own.
    if link == " op " || !LIST.contains(&link) {
        return fail(i);
    }
    let (rest, expression) = further(lists, &last.atom.expression, behind)?;
    // `in mei 2024, 2025 is …`: a comma goes on with a list.
    let listed = joint(rest).is_ok_and(|(next, _)| next.starts_with(|c: char| c.is_numeric()));
    let decade = matches!(expression, TimeExpression::Unit { unit: Unit::Decade, .. });
    if link == ", " && !decade && !listed {
        return fail(i);
    }
    let text = behind.get(..behind.len() - rest.len()).unwrap_or_default();
    if guard::counts(lists, "in", text, rest) || guard::compound(lists, rest) {
        return fail(i);
    }
    let atom = Atom::free(expression, last.atom.rule);
    Ok((rest, Item { text, atom, joint: Some(Joint::List) }))
}

/// The expression once more, with the year or the decade that stands here.
fn further<'t>(lists: &Lists, expression: &TimeExpression, i: &'t str) -> Res<'t, TimeExpression> {
    let mut again = expression.clone();
    match (&expression, year_of(&mut again)) {
        (
            TimeExpression::Unit { unit: Unit::Decade, year: Shift::Year(before), .. },
            Some(year),
        ) => {
            let (rest, decade) = decade_in_century(lists, i)?;
            if decade <= *before {
                return fail(i);
            }
            *year = Shift::Year(decade);
            Ok((rest, again))
        }
        (
            TimeExpression::Unit { part: Part::Whole, .. } | TimeExpression::Day { .. },
            Some(year @ Shift::Year(_)),
        ) => {
            let (rest, figures) = super::text::year(i)?;
            *year = Shift::Year(figures);
            Ok((rest, again))
        }
        _ => fail(i),
    }
}

/// What an expression can be joined with.
#[derive(PartialEq, Eq)]
enum Class {
    /// Whole years.
    Year,
    /// Days and periods that have a year, or lack it.
    Dated,
    /// Anything else stands alone.
    Alone,
}

fn class(expression: &TimeExpression) -> Class {
    match expression {
        TimeExpression::Unit { unit: Unit::Year, part: Part::Whole, .. } => Class::Year,
        TimeExpression::Span { from, .. } => class(from),
        TimeExpression::Day { .. } | TimeExpression::Unit { .. } => Class::Dated,
        _ => Class::Alone,
    }
}
