//! The gazettes: `Stcrt. 2025, nr. 9867`, `Staatsblad 2016, 498`, `Trb. 1951, 25`.
//!
//! Year and number, in any of the spellings of the Aanwijzingen voor de regelgeving 3.43 and of
//! ministries; also `Staatscourant van 3 mei 2019, nr. 23456`.

use super::lexicon::{Lexicon, Role, boundary, digits, found, no, number, separator};
use super::{Citation, CitationKind, Here, Match, Read, Res, citation, reading, upto};
use crate::grammar::Rule;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, space0, space1};
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, preceded, terminated};

pub(super) const GAZETTE: Rule = Rule {
    name: "citation.gazette",
    reads: "The Staatscourant, Staatsblad or Tractatenblad by year and number: `Stcrt. 2025, nr. \
            9867`.",
};

const SERIES: [(Role, CitationKind, &str); 3] = [
    (Role::Stcrt, CitationKind::Staatscourant, "stcrt"),
    (Role::Stb, CitationKind::Staatsblad, "stb"),
    (Role::Trb, CitationKind::Tractatenblad, "trb"),
];

/// Reads a citation of a gazette.
pub(super) fn read(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let of = |(role, kind, prefix): (Role, CitationKind, &'static str)| {
        let (rest, _) = words.role(role, i).ok()?;
        Some((rest, kind, prefix))
    };
    let (rest, kind, prefix) = SERIES.into_iter().find_map(of)?;
    let (rest, _) = separator(rest).ok()?;
    let (mut rest, (year, first)) = found(
        alt((|i| year_and_number(words, i), |i| number_and_year(words, i), |i| dated(words, i)))
            .parse(rest),
    )?;
    let cite = |number: &str| Citation {
        identifier: Some(format!("{prefix}-{year}-{number}")),
        number: Some(number.to_owned()),
        ..citation(kind)
    };
    let mut read: Vec<Read<'_>> = vec![(upto(i, rest), GAZETTE, cite(first))];
    while let Some((next, number)) = another(words, rest) {
        read.push((number, GAZETTE, cite(number)));
        rest = next;
    }
    Some(reading(here, read, rest))
}

/// `2025, nr. 9867`, `2016, 498`, `2025/9867`, `2025-9867`, `2013 nr. 45`
fn year_and_number<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (&'i str, &'i str)> {
    let word = |i| recognize((separator, |i| word(words, i), space0)).parse(i);
    let mark = recognize((space0, alt((char(','), char('/'), char('-'))), space0));
    let (rest, _) = opt((tag("van"), space1)).parse(i)?;
    let (rest, (year, _, number)) = (year, alt((word, mark)), number(1, 6)).parse(rest)?;
    // `Stcrt. 2025, 3 mei`: a day.
    if preceded(space1, |i| words.role(Role::Count, i)).parse(rest).is_ok() {
        return no(i);
    }
    let (rest, ()) = boundary(rest)?;
    Ok((rest, (year, number)))
}

/// `nr. 9867 van 2025`, `nr. 9867 (2025)`
fn number_and_year<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (&'i str, &'i str)> {
    let of = alt((
        delimited((space1, tag("van"), space1), year, boundary),
        delimited((space1, char('(')), year, char(')')),
    ));
    let (rest, (_, _, number, year)) = (|i| word(words, i), space0, number(1, 6), of).parse(i)?;
    Ok((rest, (year, number)))
}

/// `van 3 mei 2019, nr. 23456`, `d.d. 3 mei 2019, nr. 23456`
fn dated<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (&'i str, &'i str)> {
    let of = alt((tag("van"), tag("d.d."), tag("dd.")));
    let day = (number(1, 2), space1, |i| words.role(Role::Count, i), space1);
    let (rest, (_, _, _, year)) = (of, space1, day, year).parse(i)?;
    let (rest, (_, _, _, number)) =
        (separator, |i| word(words, i), space0, number(1, 6)).parse(rest)?;
    let (rest, ()) = boundary(rest)?;
    Ok((rest, (year, number)))
}

fn word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Number, i).or_else(|_| words.role(Role::Numbers, i))
}

fn year(i: &str) -> Res<'_, &str> {
    let (rest, year) = digits(4)(i)?;
    if ["18", "19", "20"].iter().any(|century| year.starts_with(century)) {
        Ok((rest, year))
    } else {
        no(i)
    }
}

/// `en 499` behind a number.
fn another<'i>(words: &Lexicon, i: &'i str) -> Option<(&'i str, &'i str)> {
    let and = recognize((space1, tag("en"), space1));
    let (rest, number) = found(preceded(and, terminated(number(1, 6), boundary)).parse(i))?;
    let counts = preceded(space1, |i| words.role(Role::Count, i)).parse(rest).is_ok();
    let open = rest.trim_start().starts_with(char::is_alphanumeric);
    (!counts && !open).then_some((rest, number))
}
