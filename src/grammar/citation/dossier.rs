//! The dossier of a paper: five digits, and a budget chapter or a part where it has one.
//!
//! `29 517`, `29517`, `36410-VI`, `36 600 VI`, `31700.VIII`, `19 700 hoofdstuk XV`, `36 121
//! (R2170)`, `21 501-32`. A comma decides: `36 800, A` is letter A of the Eerste Kamer, `36 800 A,
//! nr. 5` number 5 of fund A. The number of a kingdom act is left out, as in the addresses.

use super::Res;
use super::lexicon::{Lexicon, Role, boundary, comma, digits, no, number};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};

/// The dossier that counts its numbers within parts: the Council of the European Union.
const IN_PARTS: &str = "21501";

/// How a dossier stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// Behind a word that says what it is: any spelling.
    Named,
    /// Alone: only the two usual spellings, `29 517` and `29517`.
    Alone,
}

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dossier {
    /// Its number with chapter or part: `29517`, `36410-VI`, `21501-32`.
    pub(super) name: String,
    /// Whether it has a budget chapter or a part.
    pub(super) divided: bool,
    /// Whether a blank parts the thousands, as in print.
    pub(super) spaced: bool,
}

/// Reads a dossier.
pub(super) fn dossier<'i>(words: &Lexicon, company: Company, i: &'i str) -> Res<'i, Dossier> {
    if company == Company::Named
        && let Ok((rest, name)) = roman(i)
    {
        let name = name.to_uppercase();
        return Ok((rest, Dossier { name, divided: false, spaced: false }));
    }
    let (rest, (base, spaced)) = base(company, i)?;
    let (rest, _) = opt(kingdom).parse(rest)?;
    let part = |i| if base == IN_PARTS { part(i) } else { chapter(words, i) };
    let (rest, part) = opt(part).parse(rest)?;
    let (rest, _) = opt(kingdom).parse(rest)?;
    let name = part.as_ref().map_or_else(|| base.clone(), |part| format!("{base}-{part}"));
    Ok((rest, Dossier { name, divided: part.is_some(), spaced }))
}

/// The five digits, and whether a blank parts them.
fn base(company: Company, i: &str) -> Res<'_, (String, bool)> {
    let marks = if company == Company::Named { " .-" } else { " " };
    let parted = (digits(2), one_of(marks), digits(3));
    let parted = parted.map(|(thousands, mark, rest)| (format!("{thousands}{rest}"), mark == ' '));
    let whole = digits(5).map(|digits: &str| (digits.to_owned(), false));
    // Dossiers have run from 10 000 (1968) and will not reach 40 000 for decades.
    let known = |(base, _): &(String, bool)| base.starts_with(['1', '2', '3']);
    verify(alt((parted, whole)), known).parse(i)
}

/// A dossier of the Eerste Kamer in roman numerals: `LXXXII`, `CXXIV`.
fn roman(i: &str) -> Res<'_, &str> {
    let numeral = take_while_m_n(3, 8, |c: char| "CLXVI".contains(c));
    verify(terminated(numeral, boundary), |numeral: &str| numeral.starts_with(['C', 'L'])).parse(i)
}

/// ` (R2114)`, `(R 1669)`, `-(R1519)`.
fn kingdom(i: &str) -> Res<'_, &str> {
    let number = (char('R'), space0, number(3, 4));
    recognize((space0, opt(char('-')), delimited(char('('), number, char(')')))).parse(i)
}

/// `-32`, of a dossier in parts.
fn part(i: &str) -> Res<'_, String> {
    let dash = (space0, char('-'), space0);
    let (rest, part) = preceded(dash, terminated(digits(2), boundary)).parse(i)?;
    Ok((rest, part.to_owned()))
}

/// A budget chapter in any of the ways it is joined to its dossier.
fn chapter<'i>(words: &Lexicon, i: &'i str) -> Res<'i, String> {
    let word = |i| words.role(Role::Chapter, i);
    let behind_word = (alt((comma, space1)), word, space0).map(|_| ());
    let joined = |i| value((), alt((recognize((space0, char('-'), space0)), tag(".")))).parse(i);
    let behind_comma = value((), comma);
    let letters = |i| {
        let (rest, letters) = take_while_m_n(1, 6, |c: char| c.is_ascii_uppercase())(i)?;
        let (rest, ()) = boundary(rest)?;
        if words.is_chapter(letters) { Ok((rest, letters)) } else { no(i) }
    };
    let roman = verify(letters, |letters: &str| letters.starts_with(['I', 'V', 'X']));
    // `35925-E`: a letter behind a dash is a number of the Eerste Kamer, unless one follows it.
    let more = (opt(comma), space0, opt(char('-')), |i| numbered(words, i));
    let fund = terminated(letters, peek(more));
    let blank = value((), space1);
    let read = alt((
        preceded(behind_word, letters),
        preceded(alt((joined, value((), space0))), roman),
        preceded(joined, fund),
        preceded(blank, letters),
        // `36 410, VI, nr. 50`, against `36 800, A` and `35 925, E`.
        preceded(behind_comma, terminated(letters, peek((comma, |i| numbered(words, i))))),
    ))
    .parse(i);
    let (rest, letters) = read?;
    Ok((rest, letters.to_owned()))
}

/// Whether a number follows.
fn numbered<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    alt((
        |i| words.role(Role::Number, i),
        |i| words.role(Role::Numbers, i),
        number(1, 4),
        tag("letter"),
    ))
    .parse(i)
}
