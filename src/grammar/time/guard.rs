//! What is no time: session years, counts, numbers glued to something, bare words nothing governs.

use super::atom::{Atom, Licence};
use super::lists::{Counted, Governed, Lists, YearWord};
use super::text::{Res, space, word_of, year, year_pair};
use crate::grammar::{Here, TimeExpression};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::sequence::{pair, preceded};

/// Whether the place hangs on to what stands before it: `12` in `3.12`, `mei` in `pro-mei`.
pub(super) fn glued(here: Here<'_>) -> bool {
    let mut before = here.behind().chars().rev();
    match before.next() {
        Some(c) if c.is_alphanumeric() => true,
        Some('€' | '$' | '£' | '#' | '@' | '_' | '\\' | '=' | '§') => true,
        Some('-' | '/' | '.' | ',' | ':' | '+') => before.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// A session year of parliament, to its end: `vergaderjaar 2024-2025`, `vergaderjaren 2022/23 en
/// 2023/24`. Never an event (gold/README.md).
pub(super) fn session_year<'t>(lists: &Lists, i: &'t str) -> Res<'t, ()> {
    let (rest, &kind) = lists.year_words.parse(i)?;
    if kind != YearWord::Session {
        return super::text::fail(i);
    }
    let years = |i| alt((map(year_pair, |_| ()), map(year, |_| ()))).parse(i);
    let (mut rest, ()) =
        preceded(alt((map(space, |_| ()), word_of(&[": ", ", "]))), years).parse(rest)?;
    while let Ok((next, _)) =
        pair(word_of(&[" en ", " tot en met ", " t/m ", ", "]), years).parse(rest)
    {
        rest = next;
    }
    Ok((rest, ()))
}

/// Whether what follows a number says that it is no year: ` euro`, ` tot 2500`; ` woningen` only
/// where nothing before the number makes it a year, or it is a round one.
pub(super) fn counts(lists: &Lists, before: &str, number: &str, rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix(' ') else { return false };
    match lists.counted.longest(behind) {
        Some((_, Counted::Unit)) => return true,
        Some((_, Counted::Noun)) => {
            return number.ends_with("00") || !lists.makes(before, Governed::Counted);
        }
        None => {}
    }
    let upto = word_of(&["tot ", "à ", "a ", "- "])(behind);
    behind.starts_with('%')
        || upto.is_ok_and(|(next, ())| {
            next.starts_with(|c: char| c.is_ascii_digit())
                && year(next).is_err()
                && super::day::day_number(next).is_err()
        })
}

/// Whether a word goes on behind a dash: `zomer-editie`, `2030-doelen`, `kwartaal- en jaarcijfers`;
/// but not a second time, as in `maart 2024-juni 2025`.
pub(super) fn compound(lists: &Lists, rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| {
        (rest.starts_with(char::is_alphabetic) || rest.starts_with(' '))
            && lists.any_month(rest).is_err()
            && lists.parts.longest(rest).is_none()
    })
}

/// Whether what stands around an expression makes it a time; `rest` is what follows it.
pub(super) fn licensed(lists: &Lists, here: Here<'_>, atom: &Atom, text: &str, rest: &str) -> bool {
    let behind = here.behind();
    let word = last_word(behind);
    match atom.licence {
        Licence::Free => true,
        Licence::Month => lists.makes(&word, Governed::Month),
        Licence::Season => lists.makes(&word, Governed::Season),
        Licence::Year => {
            !counts(lists, &word, text, rest)
                && (lists.makes(&word, Governed::Year)
                    || bracketed(behind, rest)
                    || subject(lists, behind, rest))
        }
        Licence::Moment => {
            let article = ["de", "het", "deze", "dit"].contains(&word.as_str());
            let word = if article { last_word(without_last_word(behind)) } else { word };
            lists.makes(&word, Governed::Moment)
        }
        Licence::Distance => {
            let before = last_word(without_last_word(behind));
            (lists.makes(&word, Governed::Distance) || behind.ends_with("binnen nu en "))
                && !lists.forbids(&before, Governed::Distance)
                && !anchored(rest, &atom.expression)
        }
        Licence::Date => lists.makes(&word, Governed::Date),
        Licence::Dated => lists.makes(&word, Governed::Dated),
        Licence::Numbered => !lists.forbids(&word, Governed::Numbered),
    }
}

/// Whether a distance counts from something else than today: `binnen zes weken na ontvangst`.
fn anchored(rest: &str, expression: &TimeExpression) -> bool {
    let anchor = word_of(&[
        " nadat",
        " na",
        " vanaf",
        " voordat",
        " voor",
        " vóór",
        " van",
        " per",
        " gerekend",
        " tijd",
    ]);
    matches!(expression, TimeExpression::Distance { .. }) && anchor(rest).is_ok()
}

/// `(2023)`, `(2019-2022)`, `(2023, 2024)`.
fn bracketed(behind: &str, rest: &str) -> bool {
    behind.ends_with('(') && rest.starts_with([')', ',', ';'])
}

/// `2024 was een bewogen jaar`, at the start of a sentence.
fn subject(lists: &Lists, behind: &str, rest: &str) -> bool {
    let starts = behind.trim_end();
    (starts.is_empty() || starts.ends_with(['.', '?', '!']))
        && rest.strip_prefix(' ').is_some_and(|rest| lists.verbs.longest(rest).is_some())
}

/// The last word of what stands before a place, in lower case, without an opening bracket or quote;
/// empty where a comma or another sign parts the two.
pub(super) fn last_word(behind: &str) -> String {
    let Some(behind) = behind.strip_suffix(' ') else { return String::new() };
    let word = behind.rsplit(' ').next().unwrap_or_default();
    word.trim_start_matches(['(', '"', '\'', '[', '-']).to_lowercase()
}

/// What stands before the last word.
pub(super) fn without_last_word(behind: &str) -> &str {
    let trimmed = behind.trim_end();
    trimmed.rfind(' ').and_then(|at| trimmed.get(..=at)).unwrap_or_default()
}
