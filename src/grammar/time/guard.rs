//! What is no time: session years, counts, numbers glued to something, bare words nothing governs.

use super::atom::{Atom, Licence};
use super::lists::{Cue, Lists, YearWord};
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

/// Whether what follows a number says that it counts things: ` woningen`, ` tot 2500`.
pub(super) fn counts(lists: &Lists, rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix(' ') else { return false };
    if lists.counted.longest(behind).is_some() || behind.starts_with(['%', '€']) {
        return true;
    }
    let upto = word_of(&["tot ", "à ", "a ", "- "])(behind);
    upto.is_ok_and(|(next, ())| {
        next.starts_with(|c: char| c.is_ascii_digit())
            && year(next).is_err()
            && super::day::day_number(next).is_err()
    })
}

/// Whether what stands before a bare expression makes it a time.
pub(super) fn licensed(lists: &Lists, here: Here<'_>, atom: &Atom, rest: &str) -> bool {
    let behind = here.behind();
    let cue =
        |wanted: fn(&Cue) -> bool| lists.cues.get(last_word(behind).as_str()).is_some_and(wanted);
    match atom.licence {
        Licence::Free => true,
        Licence::Month => cue(|cue| cue.month),
        Licence::Season => cue(|cue| cue.season),
        Licence::Year => {
            cue(|cue| cue.year) || bracketed(behind, rest) || subject(lists, behind, rest)
        }
        Licence::Moment => {
            let article = ["de", "het", "deze", "dit"].contains(&last_word(behind).as_str());
            let before = if article { without_last_word(behind) } else { behind };
            lists.cues.get(last_word(before).as_str()).is_some_and(|cue| cue.moment)
        }
        Licence::Distance => ahead(behind) && !anchored(rest, &atom.expression),
        Licence::Date => {
            ["d.d.", "dd.", "dd", "d.d", "op", "van", "per", "tot", "datum", "sinds", "vanaf"]
                .contains(&last_word(behind).as_str())
        }
        Licence::Dated => ["d.d.", "dd.", "dd", "d.d"].contains(&last_word(behind).as_str()),
    }
}

/// `over`, `binnen`: what counts from today. `verdeeld over twee jaar` counts from nothing.
fn ahead(behind: &str) -> bool {
    match last_word(behind).as_str() {
        "binnen" => true,
        "over" => {
            let before = last_word(without_last_word(behind));
            let spread =
                ["verdeeld", "gespreid", "verspreid", "uitgesmeerd", "verdelen", "spreiden"];
            let about = ["gaat", "informatie", "gegevens", "cijfers", "rapportage", "gemiddeld"];
            !spread.contains(&before.as_str()) && !about.contains(&before.as_str())
        }
        "en" => behind.ends_with("binnen nu en "),
        _ => false,
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
