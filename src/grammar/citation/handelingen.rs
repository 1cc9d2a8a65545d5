//! Handelingen and their Aanhangsel.
//!
//! From 1 January 2011 by sitting, item and page (`nr. 61, item 14, p. 3-5`), before that by page
//! alone (`nr. 108, p. 7909-7943`): Aanwijzingen voor de regelgeving 3.43. The Aanhangsel holds
//! questions with their answers, by number of the session year.

use super::lexicon::{Lexicon, Role, found, number, separator};
use super::page::pages;
use super::paper::token;
use super::session_year::{SessionYear, compact, labelled};
use super::{Citation, CitationKind, Here, Match, Read, Res, citation, longest, reading, upto};
use crate::grammar::Rule;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, space0, space1};
use nom::combinator::{opt, recognize, value};
use nom::sequence::{preceded, terminated};

pub(super) const HANDELINGEN: Rule = Rule {
    name: "citation.handelingen",
    reads: "The proceedings by session year, sitting, item and page: `Handelingen II 2018/19, \
            nr. 61, item 14, p. 3-5`.",
};

pub(super) const AANHANGSEL: Rule = Rule {
    name: "citation.aanhangsel",
    reads: "Questions with their answers in the Aanhangsel, by number: `Aanhangsel Handelingen II \
            2020/21, nr. 3171`.",
};

/// Reads a citation of the Handelingen or of the Aanhangsel.
pub(super) fn read(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    longest([appendix(words, here, i, i, None, None), proceedings(words, here, i)])
}

/// `Handelingen II 2018/19, nr. 61, item 14, p. 3-5`
fn proceedings(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let (rest, _) = found((|i| words.role(Role::Proceedings, i), separator).parse(i))?;
    let (rest, (chamber, year)) = series(words, rest).ok()?;
    if let Some(found) =
        appendix(words, here, i, rest, chamber, year.clone().and_then(|year| year.0))
    {
        return Some(found);
    }
    let Ok((rest, (sitting, item, page))) = place(words, rest) else {
        return year.map(|_| Match::nothing(here.offset_of(rest)));
    };
    let chamber = chamber.unwrap_or("TK");
    let year = year.and_then(|year| year.0);
    let identified = |sitting: &Option<String>| {
        year.as_deref().and_then(|year| {
            let prefix = format!("h-{}-{}", chamber.to_lowercase(), compact(year));
            match (&sitting, &item, &page) {
                (Some(sitting), Some(item), _) => Some(format!("{prefix}-{sitting}-{item}")),
                (_, None, Some(pages)) if year < "2011" => {
                    Some(format!("{prefix}-{}", plain(pages)?))
                }
                (Some(sitting), None, _) => Some(format!("{prefix}-{sitting}")),
                _ => None,
            }
        })
    };
    let cite = |sitting: Option<String>| Citation {
        identifier: identified(&sitting),
        chamber: Some(chamber),
        session_year: year.clone(),
        number: sitting,
        page: page.clone(),
        ..citation(CitationKind::Handelingen)
    };
    let whole = sitting.is_some() && item.is_none() && page.is_none();
    let mut read: Vec<Read<'_>> = vec![(upto(i, rest), HANDELINGEN, cite(sitting))];
    let mut rest = rest;
    // `nrs. 62 en 63`
    while whole && let Some((next, text, number)) = another(words, rest) {
        read.push((text, HANDELINGEN, cite(Some(number))));
        rest = next;
    }
    Some(reading(here, read, rest))
}

/// The Chamber and the session year, where they are given.
fn series<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (Option<&'static str>, Option<SessionYear>)> {
    let chamber = |i| terminated(|i| words.chamber(true, i), separator).parse(i);
    let year = |i| terminated(|i| labelled(words, i), separator).parse(i);
    (opt(chamber), opt(year)).parse(i)
}

type Parts = (Option<String>, Option<String>, Option<String>);

/// Sitting, item and pages; at least one of them.
fn place<'i>(words: &Lexicon, i: &'i str) -> Res<'i, Parts> {
    let owned = |text: &str| text.to_owned();
    let word = |i| recognize((|i| number_word(words, i), space0)).parse(i);
    let sitting = preceded(opt(word), number(1, 3)).map(owned);
    let item_word = (separator, |i| words.role(Role::Item, i), space0).map(|_| ());
    // `61-14-3`, as the foot of the page has it.
    let dash = value((), char('-'));
    let item = preceded(alt((item_word, dash)), number(1, 3)).map(owned);
    // `Handelingen TK 1997-1998, 6368-6375`: pages ran through the year, into the thousands.
    let bare = recognize((number(4, 5), char('-'), number(4, 5))).map(owned);
    let page = alt((|i| pages(words, i), preceded(char('-'), number(1, 5)).map(owned), bare));
    let (rest, (sitting, item, page)) = (opt(sitting), opt(item), opt(page)).parse(i)?;
    if sitting.is_none() && page.is_none() {
        return super::lexicon::no(i);
    }
    Ok((rest, (sitting, item, page)))
}

/// `7909-7943`, if the pages are a plain range or a single one.
fn plain(pages: &str) -> Option<&str> {
    pages.bytes().all(|b| b.is_ascii_digit() || b == b'-').then_some(pages)
}

/// The Aanhangsel, from `i` on; `start` is where the citation began and what was read before it
/// may have given Chamber and year.
pub(super) fn appendix<'i>(
    words: &Lexicon,
    here: Here<'i>,
    start: &'i str,
    i: &'i str,
    chamber: Option<&'static str>,
    session_year: Option<String>,
) -> Option<Match> {
    let (rest, _) = found((|i| words.role(Role::Appendix, i), separator).parse(i))?;
    let (rest, (own_chamber, own_year)) = series(words, rest).ok()?;
    let dated = own_year.is_some();
    let year = own_year.and_then(|year| year.0).or(session_year);
    let chamber = own_chamber.or(chamber).unwrap_or("TK");
    let word = |i| recognize((|i| number_word(words, i), space0)).parse(i);
    let first = preceded(opt(word), token).parse(rest);
    let Ok((mut rest, number)) = first else {
        return dated.then(|| Match::nothing(here.offset_of(rest)));
    };
    // `Aanhangsel Handelingen nr. 1234, vergaderjaar 2020-2021`
    let late = |i| preceded(separator, |i| labelled(words, i)).parse(i);
    let year = year.or_else(|| match late(rest) {
        Ok((behind, SessionYear(Some(year)))) => {
            rest = behind;
            Some(year)
        }
        _ => None,
    });
    let cite = |number: &str| {
        let number = number.trim_start_matches('0');
        Citation {
            identifier: year
                .as_deref()
                .map(|year| format!("ah-{}-{}-{number}", chamber.to_lowercase(), compact(year))),
            chamber: Some(chamber),
            session_year: year.clone(),
            number: Some(number.to_owned()),
            ..citation(CitationKind::Aanhangsel)
        }
    };
    let mut read: Vec<Read<'i>> = vec![(upto(start, rest), AANHANGSEL, cite(&number))];
    while let Some((next, text, number)) = another(words, rest) {
        read.push((text, AANHANGSEL, cite(&number)));
        rest = next;
    }
    Some(reading(here, read, rest))
}

/// `nr.`, `nrs.`
fn number_word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Number, i).or_else(|_| words.role(Role::Numbers, i))
}

/// `en 3172`, `, nr. 3173` behind a number of the Aanhangsel or of a sitting.
fn another<'i>(words: &Lexicon, i: &'i str) -> Option<(&'i str, &'i str, String)> {
    let and = recognize((opt(char(',')), space1, tag("en"), space1));
    let comma = recognize((char(','), space1));
    let (start, _) = found(alt((and, comma)).parse(i))?;
    let word = |i| recognize((|i| words.role(Role::Number, i), space0)).parse(i);
    let (digits, _) = found(opt(word).parse(start))?;
    let (rest, number) = number(1, 4)(digits).ok()?;
    let closed = !rest.starts_with(['/', '-'])
        && !rest.trim_start().starts_with(|c: char| c.is_alphanumeric());
    closed.then(|| (rest, upto(start, rest), number.to_owned()))
}
