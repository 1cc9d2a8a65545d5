//! Judgments: `ECLI:NL:HR:2014:3519`, and the older `LJN BQ1234`.
//!
//! An ECLI has a country, a court, a year and an ordinal of at most 25 letters, digits and stops
//! (Council conclusions 2011/C 127/01). An LJN has no ECLI of its own: its court is not in it.

use super::lexicon::{boundary, digits, found};
use super::{Citation, CitationKind, Here, Match, citation, reading, upto};
use crate::grammar::Rule;
use nom::Parser;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{opt, recognize, verify};

pub(super) const ECLI: Rule = Rule {
    name: "citation.ecli",
    reads: "A judgment by its European case law identifier: `ECLI:NL:HR:2014:3519`.",
};

pub(super) const LJN: Rule = Rule {
    name: "citation.ljn",
    reads: "A judgment by the number rechtspraak.nl gave it before 2013: `LJN BQ1234`.",
};

/// The words these citations begin with.
pub(super) const OPENERS: &[&str] = &["ecli", "ljn"];

/// Reads an ECLI or an LJN.
pub(super) fn read(here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    match i.bytes().next()? {
        b'E' => ecli(here, i),
        b'L' => ljn(here, i),
        _ => None,
    }
}

fn ecli(here: Here<'_>, i: &str) -> Option<Match> {
    let colon = |i| recognize((space0, char(':'), space0)).parse(i);
    let country = take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase());
    let court = take_while_m_n(1, 7, |c: char| c.is_ascii_alphanumeric());
    let ordinal = take_while_m_n(1, 25, |c: char| c.is_ascii_alphanumeric() || c == '.');
    let ordinal = verify(ordinal, |ordinal: &str| ordinal.starts_with(|c: char| c != '.'));
    let parts = (tag("ECLI"), colon, country, colon, court, colon, digits(4), colon, ordinal);
    let (rest, (_, _, country, _, court, _, year, _, ordinal)) = found({ parts }.parse(i))?;
    let name = ordinal.trim_end_matches('.');
    let stops = ordinal.len() - name.len();
    let end = i.len() - rest.len() - stops;
    let (text, rest) = i.split_at_checked(end)?;
    boundary(rest).ok()?;
    let identifier = Some(format!("ECLI:{country}:{court}:{year}:{name}"));
    let citation = Citation { identifier, ..citation(CitationKind::Ecli) };
    Some(reading(here, vec![(text, ECLI, citation)], rest))
}

fn ljn(here: Here<'_>, i: &str) -> Option<Match> {
    let number = recognize((take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase()), digits(4)));
    let label = (tag("LJN"), opt(tag("-nummer")), space0, opt(one_of(":-,")), space0);
    let (rest, (_, number)) = found((label, number).parse(i))?;
    let (rest, ()) = boundary(rest).ok()?;
    let citation = Citation { number: Some(number.to_owned()), ..citation(CitationKind::Ecli) };
    Some(reading(here, vec![(upto(i, rest), LJN, citation)], rest))
}
