//! Identifiers that stand in the text themselves: `kst-29517-264`, `2023Z18870`, `BWBR0043762`.
//!
//! The parts of an identifier are a guess by its nature (`-A-4` is fund A number 4, `-A` a letter
//! of the Eerste Kamer); the identifier is kept as it is.

use super::lexicon::{Lexicon, boundary, digits, found, no};
use super::{Citation, CitationKind, Here, Match, Read, Res, citation, reading, upto};
use crate::grammar::Rule;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::recognize;
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};

pub(super) const OFFICIAL: Rule = Rule {
    name: "citation.official-identifier",
    reads: "An identifier of officielebekendmakingen.nl: `kst-29517-264`.",
};

pub(super) const PARLIAMENT: Rule = Rule {
    name: "citation.parliament-number",
    reads: "A case, document or activity of the Tweede Kamer: `2023Z18870`; with the series before \
            it, if one is named.",
};

pub(super) const BWB: Rule = Rule {
    name: "citation.bwb",
    reads: "A law or a local rule by its number in the register: `BWBR0043762`.",
};

/// The prefixes of identifiers, with the series of each.
pub(super) const PREFIXES: &[(&str, CitationKind)] = &[
    ("kst", CitationKind::Kamerstuk),
    ("h", CitationKind::Handelingen),
    ("ah", CitationKind::Aanhangsel),
    ("kv", CitationKind::Kamervraag),
    ("blg", CitationKind::Bijlage),
    ("stcrt", CitationKind::Staatscourant),
    ("stb", CitationKind::Staatsblad),
    ("trb", CitationKind::Tractatenblad),
];

/// Reads an identifier.
pub(super) fn read(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    match i.bytes().next()? {
        b'0'..=b'9' => of_parliament(here, i, i),
        b'a'..=b'z' => official(words, here, i),
        _ => register(here, i),
    }
}

/// Numbers of the Tweede Kamer from `i` on, the first cited from `start`.
pub(super) fn of_parliament<'i>(here: Here<'i>, start: &'i str, i: &'i str) -> Option<Match> {
    let (mut rest, first) = parliament_number(i).ok()?;
    let mut read: Vec<Read<'i>> = vec![(upto(start, rest), PARLIAMENT, parliament(first))];
    let join = || {
        alt((recognize((space1, tag("en"), space1)), recognize((space0, one_of(",;/"), space0))))
    };
    while let Ok((next, number)) = preceded(join(), parliament_number).parse(rest) {
        read.push((number, PARLIAMENT, parliament(number)));
        rest = next;
    }
    Some(reading(here, read, rest))
}

/// Year, letter, five digits.
fn parliament_number(i: &str) -> Res<'_, &str> {
    let year = take_while_m_n(4, 4, |c: char| c.is_ascii_digit());
    let (rest, number) =
        recognize(terminated((year, one_of("ZDA"), digits(5)), boundary)).parse(i)?;
    if number.starts_with("19") || number.starts_with("20") { Ok((rest, number)) } else { no(i) }
}

fn parliament(number: &str) -> Citation {
    let kind = match number.as_bytes().get(4) {
        Some(b'Z') => CitationKind::Zaak,
        Some(b'A') => CitationKind::Activiteit,
        _ => CitationKind::Document,
    };
    Citation {
        identifier: Some(number.to_owned()),
        number: Some(number.to_owned()),
        ..citation(kind)
    }
}

fn official(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let part = |i| take_while1(|c: char| c.is_ascii_alphanumeric()).parse(i);
    let prefix = take_while1(|c: char| c.is_ascii_lowercase());
    let (rest, (prefix, body)) =
        found((prefix, recognize(many1_count((char('-'), part)))).parse(i))?;
    let (rest, ()) = boundary(rest).ok()?;
    let (_, kind) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
    let numbered = body.bytes().filter(u8::is_ascii_digit).count() >= 2;
    let parts: Vec<&str> = body.split('-').skip(1).collect();
    let chamber = parts.first().and_then(|part| match *part {
        "tk" => Some("TK"),
        "ek" => Some("EK"),
        "vv" => Some("VV"),
        _ => None,
    });
    let fits = match kind {
        CitationKind::Handelingen | CitationKind::Aanhangsel => chamber.is_some() && numbered,
        CitationKind::Kamerstuk => true,
        _ => numbered,
    };
    if !fits {
        return None;
    }
    let (dossier, number) = match kind {
        CitationKind::Kamerstuk => paper(words, &parts),
        _ => (None, parts.last().map(|&part| part.to_owned())),
    };
    let text = upto(i, rest);
    let citation = Citation {
        identifier: Some(text.to_owned()),
        chamber,
        session_year: chamber.and_then(|_| year_of(parts.get(1)?)),
        dossier,
        number,
        ..citation(*kind)
    };
    Some(reading(here, vec![(text, OFFICIAL, citation)], rest))
}

/// Dossier and number of `29517-264`, `36410-VI-50`, `35925-E`, `31700-IXB-21-h1`.
fn paper(words: &Lexicon, parts: &[&str]) -> (Option<String>, Option<String>) {
    let Some((&first, others)) = parts.split_first() else { return (None, None) };
    let reprint = |part: &str| {
        part.len() > 1
            && part.starts_with(['h', 'n'])
            && part.bytes().skip(1).all(|b| b.is_ascii_digit())
    };
    let length = others.len() - usize::from(others.last().is_some_and(|part| reprint(part)));
    let named = others.iter().take(length);
    let divided =
        length > 1 && others.first().is_some_and(|part| first == "21501" || words.is_chapter(part));
    let (chapter, number): (Vec<_>, Vec<_>) =
        named.enumerate().partition(|(index, _)| divided && *index == 0);
    let dossier =
        chapter.first().map_or_else(|| first.to_owned(), |(_, part)| format!("{first}-{part}"));
    (Some(dossier), number.last().map(|(_, part)| (**part).to_owned()))
}

fn year_of(compact: &str) -> Option<String> {
    let (from, to) = compact.split_at_checked(4)?;
    (to.len() == 4).then(|| format!("{from}-{to}"))
}

/// `BWBR0043762`, `BWBV0001000`, `CVDR101405_1`
fn register(here: Here<'_>, i: &str) -> Option<Match> {
    let law = recognize((tag("BWB"), one_of("RVW"), digits(7)));
    let version = recognize(nom::combinator::opt((
        char('_'),
        take_while_m_n(1, 3, |c: char| c.is_ascii_digit()),
    )));
    let local =
        recognize((tag("CVDR"), take_while_m_n(3, 7, |c: char| c.is_ascii_digit()), version));
    let (rest, id) = found(terminated(alt((law, local)), boundary).parse(i))?;
    let citation = Citation { identifier: Some(id.to_owned()), ..citation(CitationKind::Wet) };
    Some(reading(here, vec![(id, BWB, citation)], rest))
}
