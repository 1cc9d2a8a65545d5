//! Acts of the European Union: `Richtlijn 2014/17/EU`, `Verordening (EU) nr. 910/2014`.
//!
//! Up to 2014 a directive is year/number/body and a regulation `nr.` number/year; from 2015 both
//! are (body) year/number. The identifier is the CELEX number: sector 3, year, letter, four digits
//! (eur-lex.europa.eu/content/tools/eur-lex-celex-infographic).

use super::lexicon::{boundary, day, digits, found, no, number};
use super::{Citation, CitationKind, Here, Match, Res, citation, longest, reading, upto};
use crate::error::Error;
use crate::grammar::Rule;
use crate::lexicon::{Case, Grammars, Words};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while_m_n};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, recognize, value};
use nom::sequence::{delimited, terminated};
use serde::Deserialize;

pub(super) const ACT: Rule = Rule {
    name: "citation.eu-act",
    reads: "A directive, regulation or decision of the European Union: `Richtlijn 2014/17/EU`.",
};

pub(super) const CELEX: Rule =
    Rule { name: "citation.celex", reads: "A CELEX number: `CELEX:32014R0910`." };

pub(super) const COM: Rule = Rule {
    name: "citation.com-document",
    reads: "A paper of the European Commission: `COM(2021) 206 final`.",
};

/// A row of `grammars/eu_acts.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    letter: char,
}

/// The kinds of act, each with its letter in CELEX numbers.
#[derive(Debug)]
pub(in crate::grammar) struct Acts {
    kinds: Words<char>,
}

impl Acts {
    pub(in crate::grammar) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("eu_acts.csv")?;
        let kinds = rows.into_iter().map(|row| (row.form, Case::Any, row.letter));
        Ok(Self { kinds: Words::new(kinds) })
    }

    /// The words these citations begin with, but for the bracket of `(EU) nr. 910/2014`.
    pub(super) fn openers(&self) -> impl Iterator<Item = String> {
        let others = ["celex", "com", "eu", "pb", "pbeu", "pbeg"];
        self.kinds.first_words().into_iter().chain(others.map(str::to_owned))
    }

    /// Reads an act, a CELEX number or a paper of the Commission.
    pub(super) fn read(&self, here: Here<'_>) -> Option<Match> {
        let i = here.ahead();
        let other = match i.bytes().next()? {
            b'C' => longest([celex(here, i), commission(here, i)]),
            b'P' => journal(here, i),
            b'0'..=b'9' => celex(here, i),
            _ => None,
        };
        longest([self.act(here, i), other])
    }

    /// The length of the name of an act at the start of `i`, its own word first: `Verordening (EU)
    /// 2016/679`.
    pub(in crate::grammar) fn length(&self, i: &str) -> Option<usize> {
        let (rest, _) = self.name(i).filter(|_| i.starts_with(char::is_alphabetic))?;
        Some(i.len() - rest.len())
    }

    fn act(&self, here: Here<'_>, i: &str) -> Option<Match> {
        let (rest, identifier) = self.name(i)?;
        let citation = Citation { identifier, ..citation(CitationKind::Eu) };
        let end = here.offset_of(rest) + tail(rest);
        Some(Match { end, ..reading(here, vec![(upto(i, rest), ACT, citation)], rest) })
    }

    /// The name of an act: what is left behind it, and its CELEX number where its kind is known.
    fn name<'t>(&self, i: &'t str) -> Option<(&'t str, Option<String>)> {
        let kind = self.kinds.longest(i);
        let named = kind.and_then(|(word, letter)| Some((i.get(word.len()..)?, *letter)));
        let (rest, letter) = match named {
            Some((rest, letter)) => (rest.trim_start(), Some(letter)),
            None if may_be_numbers(i) => (i, None),
            None => return None,
        };
        let (rest, (letter, year, serial)) =
            found(alt((|i| bodied(letter, i), |i| suffixed(letter, i))).parse(rest))?;
        Some((rest, letter.map(|letter| format!("3{year}{letter}{serial:04}"))))
    }
}

/// Whether a body, `nr.` or the first of two numbers stands here: without its kind an act is named
/// by no less.
fn may_be_numbers(i: &str) -> bool {
    let behind = i.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() == i.len() {
        return i.starts_with(['(', 'n', 'N']);
    }
    behind.trim_start().starts_with('/')
}

type Act = (Option<char>, u16, u16);

/// `(EU) 2016/679`, `(EU) nr. 910/2014`, `(EEG) nr. 1408/71`, and without a body `nr. 910/2014`.
fn bodied(letter: Option<char>, i: &str) -> Res<'_, Act> {
    let body = delimited((char('('), space0), body, (space0, char(')'), space0));
    let (rest, body) = opt(body).parse(i)?;
    let (rest, word) = opt((alt((tag("nr."), tag("nr"), tag("No"))), space0)).parse(rest)?;
    let (rest, (first, second)) = pair(rest)?;
    let (rest, ()) = boundary(rest)?;
    if rest.starts_with('/') || (body.is_none() && letter != Some('R')) {
        return no(i);
    }
    // `(EU) 2016/679` by itself says no kind; with `nr.` it is a regulation.
    let letter = letter.or(word.is_some().then_some('R'));
    let read = if word.is_some() || full_year(first).is_none() {
        year(second).zip(serial(first))
    } else {
        full_year(first).zip(serial(second))
    };
    match read {
        Some((year, serial)) => Ok((rest, (letter, year, serial))),
        None => no(i),
    }
}

/// `2014/17/EU`, `95/46/EG`, `nr. 2006/123/EG`, `2002/584/JBZ`.
fn suffixed(letter: Option<char>, i: &str) -> Res<'_, Act> {
    let (rest, _) = opt((alt((tag("nr."), tag("nr"))), space0)).parse(i)?;
    let (rest, (first, second)) = pair(rest)?;
    let (rest, _) = (space0, char('/'), space0, body, boundary).parse(rest)?;
    // `95/46/EG` alone is a directive as often as a decision.
    match year(first).zip(serial(second)) {
        Some((year, serial)) => Ok((rest, (letter, year, serial))),
        None => no(i),
    }
}

fn pair(i: &str) -> Res<'_, (&str, &str)> {
    let (rest, (first, _, second)) =
        (number(1, 4), (space0, char('/'), space0), number(1, 4)).parse(i)?;
    Ok((rest, (first, second)))
}

fn body(i: &str) -> Res<'_, &str> {
    alt((
        recognize((tag("EU"), opt((one_of(",/"), space0, tag("Euratom"))))),
        tag("Euratom"),
        tag("EEG"),
        recognize((tag("EG"), opt((one_of(",/"), space0, tag("Euratom"))))),
        tag("EGKS"),
        tag("GBVB"),
        tag("JBZ"),
        tag("JHA"),
    ))
    .parse(i)
}

fn full_year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|year| (1952..2100).contains(year))
}

/// A year of two digits is of the last century.
fn year(digits: &str) -> Option<u16> {
    match digits.len() {
        2 => digits.parse::<u16>().ok().filter(|year| *year >= 52).map(|year| 1900 + year),
        _ => full_year(digits),
    }
}

fn serial(digits: &str) -> Option<u16> {
    digits.parse().ok()
}

/// How many bytes of what follows belong to the act's full name: `van het Europees Parlement en de
/// Raad van 12 december 2006`, `(PbEU 2016, L 119)`. Its date is no event.
fn tail(i: &str) -> usize {
    let institution = alt((
        tag("het Europees Parlement en de Raad"),
        tag("het Europees Parlement en van de Raad"),
        tag("de Raad en het Europees Parlement"),
        tag("de Commissie"),
        tag("de Europese Commissie"),
        tag("de Europese Centrale Bank"),
        tag("de Raad"),
    ));
    let dated = (opt((space1, tag("van"), space1, institution)), space1, tag("van"), space1, day);
    let journal = (alt((tag("PbEU"), tag("PbEG"), tag("Pb"), tag("PB"))), is_not("()"));
    let journal = recognize((space1, delimited(char('('), journal, char(')'))));
    let tail: Res<'_, &str> = recognize((opt(dated), opt(journal))).parse(i);
    tail.map_or(0, |(_, tail)| tail.len())
}

fn celex(here: Here<'_>, i: &str) -> Option<Match> {
    let label = value((), (tag("CELEX"), space0, opt(char(':')), space0));
    let (rest, _) = found(opt(label).parse(i))?;
    let (rest, id) = celex_number(rest).ok()?;
    let citation = Citation { identifier: Some(id.to_owned()), ..citation(CitationKind::Eu) };
    Some(reading(here, vec![(upto(i, rest), CELEX, citation)], rest))
}

/// `PbEU 2016, L 119/1`, `Pb 2009, C 115`: the place of an act already named, whose year is no event.
fn journal(here: Here<'_>, i: &str) -> Option<Match> {
    let series = alt((tag("PbEU"), tag("PbEG"), tag("Pb EU"), tag("Pb EG"), tag("Pb"), tag("PB")));
    let year = (digits(4), space0, opt(char(',')), space0);
    let issue = (one_of("LC"), space0, number(1, 4), opt((char('/'), number(1, 4))));
    let (rest, _) = found((series, opt(char('.')), space1, year, issue).parse(i))?;
    Some(Match::nothing(here.offset_of(rest)))
}

/// `32014R0910`, `62016CJ0210`
fn celex_number(i: &str) -> Res<'_, &str> {
    if !i.starts_with(['3', '5', '6']) || i.get(1..5).and_then(full_year).is_none() {
        return no(i);
    }
    let letters = take_while_m_n(1, 2, |c: char| c.is_ascii_uppercase());
    let sector = take_while_m_n(5, 5, |c: char| c.is_ascii_digit());
    recognize(terminated((sector, letters, digits(4)), boundary)).parse(i)
}

/// `COM(2021) 206`, `COM (2018) 0640 final`
fn commission(here: Here<'_>, i: &str) -> Option<Match> {
    let year = delimited((tag("COM"), space0, char('(')), digits(4), (char(')'), space0));
    let (rest, (year, serial)) = found((year, number(1, 4)).parse(i))?;
    let last = (space1, alt((tag("final"), tag("definitief"), tag("def."))));
    let (rest, _) = found(opt(last).parse(rest))?;
    let identifier = Some(format!("COM({year}) {}", serial.trim_start_matches('0')));
    let citation = Citation { identifier, ..citation(CitationKind::Eu) };
    Some(reading(here, vec![(upto(i, rest), COM, citation)], rest))
}
