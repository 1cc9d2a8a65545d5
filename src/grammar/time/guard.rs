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
#[inline]
pub(super) fn glued(here: Here<'_>) -> bool {
    let behind = here.behind();
    if behind.ends_with("d.d.") || behind.ends_with("dd.") {
        return false;
    }
    let mut before = behind.chars().rev();
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
        // `de heer dr. M. de Winter`: a season has no capital inside a sentence.
        Licence::Season => {
            text.starts_with(char::is_lowercase) && lists.makes(&word, Governed::Season)
        }
        Licence::Year => {
            !counts(lists, &word, text, rest)
                && (governed_year(lists, behind, &word)
                    || bracketed(behind, rest)
                    || listed(behind)
                    || subject(lists, behind, rest))
        }
        Licence::Moment => {
            let article = ["de", "het", "deze", "dit"].contains(&word.as_str());
            let word = if article { last_word(without_last_word(behind)) } else { word };
            // `de begrotingsbehandeling van 21 januari`: the day says when.
            let dated = [" van ", " op ", " d.d. "].iter().any(|link| {
                rest.strip_prefix(link).is_some_and(|i| i.starts_with(|c: char| c.is_ascii_digit()))
            });
            !dated && lists.makes(&word, Governed::Moment)
        }
        Licence::Distance => {
            let before = last_word(without_last_word(behind));
            (lists.makes(&word, Governed::Distance) || behind.ends_with(" nu en "))
                && !lists.forbids(&before, Governed::Distance)
                && !anchored(lists, rest, &atom.expression)
                && !of_rule(lists, behind)
        }
        Licence::Date => lists.makes(&word, Governed::Date),
        Licence::Dated => lists.makes(&word, Governed::Dated),
        Licence::Numbered => !lists.forbids(&word, Governed::Numbered),
    }
}

/// Whether a distance counts from something else than today: `binnen zes weken na ontvangst`.
fn anchored(lists: &Lists, rest: &str, expression: &TimeExpression) -> bool {
    matches!(expression, TimeExpression::Distance { .. })
        && rest.strip_prefix(' ').is_some_and(|rest| lists.anchors.longest(rest).is_some())
}

/// Whether the sentence says what a law asks of anyone: `Ingevolge artikel 4:13 Awb dient binnen
/// acht weken te worden beslist`.
fn of_rule(lists: &Lists, behind: &str) -> bool {
    let sentence = behind.rsplit(". ").next().unwrap_or(behind);
    sentence.starts_with(char::is_uppercase) && lists.rules.longest(sentence).is_some()
}

/// `sinds 2014`, `planperiode 2022-2027`, `tussen nu en 2030`; but not `meer dan 2000` or `1.500 tot
/// 2000`.
fn governed_year(lists: &Lists, behind: &str, word: &str) -> bool {
    let before = without_last_word(behind);
    let compared = lists.forbids(&last_word(before), Governed::Year);
    let number = before.trim_end();
    let ranged = number.ends_with(|c: char| c.is_ascii_digit())
        && ["tot", "naar", "à"].contains(&word)
        && number.rsplit(' ').next().is_none_or(|number| year(number).is_err());
    let governed = lists.makes(word, Governed::Year)
        || word.ends_with("periode")
        || word.ends_with("jaren")
        || behind.ends_with(" nu en ");
    governed && !compared && !ranged
}

/// `in 2022 (6,3%) en 2021 (5,4%)`: behind a bracket behind a year.
fn listed(behind: &str) -> bool {
    let links = [", en ", " en ", " of ", " tot ", " naar ", ", "];
    let Some(text) = links.iter().find_map(|link| behind.strip_suffix(link)) else { return false };
    let Some(text) = text.strip_suffix(')') else { return false };
    let Some((text, bracket)) = text.rsplit_once(" (") else { return false };
    let number = text.rsplit(' ').next().unwrap_or_default();
    !bracket.contains(')') && year(number).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Whether an expression without a year comes back every year: `jaarlijks op 1 april`, `1 oktober
/// van elk jaar`.
pub(super) fn repeated(lists: &Lists, behind: &str, rest: &str) -> bool {
    if rest.strip_prefix(' ').is_some_and(|rest| lists.every_year.longest(rest).is_some()) {
        return true;
    }
    // `tweemaal per jaar (in februari en in juli)`
    let bracketed = behind.rsplit_once('(').is_some_and(|(before, inside)| {
        !inside.contains([')', '.', ';']) && ends_with(&lists.yearly, before.trim_end())
    });
    if bracketed {
        return true;
    }
    let clause = behind.rsplit([',', '.', ';', ':', '(']).next().unwrap_or_default();
    let words: Vec<String> =
        clause.split_whitespace().rev().take(4).map(str::to_lowercase).collect();
    // "in ieder geval voor 1 november" names one time.
    let in_any_case = |at: usize| at.checked_sub(1).and_then(|next| words.get(next));
    words.iter().enumerate().any(|(at, word)| {
        lists.forbids(word, Governed::Repeated)
            && in_any_case(at).is_none_or(|next| next != "geval")
    })
}

/// Whether a date belongs to the name of an act: `Wet van 3 mei 2001`, `Verordening (EU) 2016/679
/// van het Europees Parlement en de Raad van 27 april 2016`.
pub(super) fn of_act(lists: &Lists, behind: &str) -> bool {
    let Some(text) = behind.strip_suffix(" van ") else { return false };
    let word = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    lists.forbids(&word, Governed::Act) || ends_with(&lists.makers_of_acts, text)
}

/// Whether a text ends with one of these forms, each of whole words.
fn ends_with(forms: &[String], text: &str) -> bool {
    let mut before = forms.iter().filter_map(|form| text.strip_suffix(form.as_str()));
    before.any(|before| before.is_empty() || before.ends_with(' '))
}

/// Whether a year belongs to the name of a budget: `Vaststelling van de begrotingsstaten van het
/// Ministerie van Economische Zaken (XIII) voor het jaar 2019`.
pub(super) fn of_budget(lists: &Lists, behind: &str) -> bool {
    let Some(text) = behind.strip_suffix(" voor het ") else { return false };
    let mut start = text.len().saturating_sub(BUDGET_NAME);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let near = text.get(start..).unwrap_or_default().to_lowercase();
    lists.budgets.has_budget(near.rsplit(". ").next().unwrap_or_default())
}

/// The longest name of a budget before its year, in bytes.
const BUDGET_NAME: usize = 240;

/// `(2023)`, `(2019-2022)`, `(2023, 2024)`; but not the year of a publication.
fn bracketed(behind: &str, rest: &str) -> bool {
    behind.ends_with('(') && rest.starts_with([')', ',', ';']) && !of_publication(behind, rest)
}

/// Whether the year in brackets is that of a publication behind its author: `1 AER (2008), Brandstofmix
/// in beweging`.
fn of_publication(behind: &str, rest: &str) -> bool {
    let Some(before) = behind.strip_suffix(" (") else { return false };
    let (lead, author) = before.rsplit_once(' ').unwrap_or(("", before));
    let abbreviated = author.len() > 1 && author.chars().all(char::is_uppercase);
    let first = lead.is_empty() || lead.ends_with(|c: char| c == '.' || c.is_ascii_digit());
    let title = rest.strip_prefix("), ").or_else(|| rest.strip_prefix("). "));
    abbreviated && first && title.is_some_and(|title| title.starts_with(char::is_uppercase))
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
