//! One paper of a dossier: its number and pages, behind the dossier or by itself.

use super::dossier::{Company, Dossier, dossier};
use super::lexicon::{Lexicon, Role, boundary, comma, no, number, separator};
use super::page::pages;
use super::session_year::labelled;
use super::{Citation, CitationKind, Res, citation};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, space0, space1};
use nom::combinator::{map, not, opt, recognize, value};
use nom::sequence::{preceded, terminated};

/// What the parts of one list share.
#[derive(Debug, Clone, Default)]
pub(super) struct Series {
    pub(super) chamber: Option<&'static str>,
    pub(super) session_year: Option<String>,
}

/// How a number was introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `nr. 5`, `letter E`
    Word,
    /// `nrs. 5 en 6`
    Plural,
    /// `29517-264`
    Joined,
    /// `35 925, E`
    Comma,
}

/// One paper of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) dossier: Dossier,
    pub(super) number: Option<(String, Mark)>,
    pub(super) page: Option<String>,
}

impl Item {
    /// Another number of the same dossier.
    pub(super) fn with(&self, number: String, mark: Mark) -> Self {
        Self { dossier: self.dossier.clone(), number: Some((number, mark)), page: None }
    }

    pub(super) fn citation(&self, series: &Series) -> Citation {
        let number = self.number.as_ref().map(|(number, _)| number.clone());
        let dossier = &self.dossier.name;
        let identifier = match &number {
            Some(number) => format!("kst-{dossier}-{number}"),
            None => format!("kst-{dossier}"),
        };
        let lettered = number.as_ref().is_some_and(|n| n.starts_with(char::is_alphabetic));
        Citation {
            identifier: Some(identifier),
            chamber: series.chamber.or(lettered.then_some("EK")),
            session_year: series.session_year.clone(),
            dossier: Some(dossier.clone()),
            number,
            page: self.page.clone(),
            ..citation(CitationKind::Kamerstuk)
        }
    }
}

/// A dossier with its number and pages, as far as they are given.
pub(super) fn item<'i>(words: &Lexicon, company: Company, i: &'i str) -> Res<'i, Item> {
    let (rest, dossier) = dossier(words, company, i)?;
    // `29 689, vergaderjaar 2012-2013, nr. 477`: the year in the wrong place.
    let stray = |i| preceded(separator, |i| labelled(words, i)).parse(i);
    let strayed = |i| preceded(stray, |i| numbered(words, i)).parse(i);
    // `Kamerstukken I, 2017/18 30 880 AA`: a letter of the Eerste Kamer without its comma.
    let lettered = |i| {
        let letters = take_while_m_n(1, 2, |c: char| c.is_ascii_uppercase());
        let (rest, letters) = terminated(preceded(space1, letters), boundary).parse(i)?;
        let named = company == Company::Named && dossier.spaced && !words.is_chapter(letters);
        if named { Ok((rest, (letters.to_owned(), Mark::Comma))) } else { no(i) }
    };
    let (rest, number) = opt(alt((strayed, |i| numbered(words, i), lettered))).parse(rest)?;
    let (rest, page) = opt(|i| pages(words, i)).parse(rest)?;
    let (rest, ()) = boundary(rest)?;
    Ok((rest, Item { dossier, number, page }))
}

/// The number of a paper with what introduces it.
fn numbered<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (String, Mark)> {
    let dash = |i| recognize((space0, opt(char('-')), space0)).parse(i);
    let lead = |i| alt((recognize((separator, dash)), dash)).parse(i);
    let word = |i| value(Mark::Word, |i| number_word(words, i)).parse(i);
    let plural = |i| value(Mark::Plural, |i| plural_word(words, i)).parse(i);
    let behind_word = (preceded(lead, alt((plural, word))), preceded(space0, token));
    let joined = preceded(char('-'), terminated(token, not((char('-'), number(1, 4)))));
    let behind_comma = preceded(comma, |i| uncounted(words, i));
    alt((
        map(behind_word, |(mark, number)| (number, mark)),
        map(joined, |number| (number, Mark::Joined)),
        map(behind_comma, |number| (number, Mark::Comma)),
    ))
    .parse(i)
}

/// A number that no word behind it shows to be a day or a count, and that begins no other dossier.
pub(super) fn uncounted<'i>(words: &Lexicon, i: &'i str) -> Res<'i, String> {
    if dossier(words, Company::Alone, i).is_ok() || words.chamber(false, i).is_ok() {
        return no(i);
    }
    let (rest, number) = token(i)?;
    if preceded(space1, |i| words.role(Role::Count, i)).parse(rest).is_ok() {
        return no(i);
    }
    Ok((rest, number))
}

/// `264`, `18A`, `188b`, `50-h1`, `E`, `AB`.
pub(super) fn token(i: &str) -> Res<'_, String> {
    let letter =
        |i| terminated(take_while_m_n(1, 1, |c: char| c.is_ascii_alphabetic()), boundary).parse(i);
    let reprint = |i| {
        let (rest, part) =
            recognize((char('-'), alt((char('h'), char('n'))), number(1, 2))).parse(i)?;
        Ok((rest, part))
    };
    let digits = recognize((number(1, 4), opt(letter), opt(reprint)));
    let letters = take_while_m_n(1, 4, |c: char| c.is_ascii_uppercase());
    let (rest, token) = terminated(alt((digits, letters)), boundary).parse(i)?;
    Ok((rest, token.to_owned()))
}

pub(super) fn number_word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Number, i).or_else(|_| words.role(Role::Letter, i))
}

fn plural_word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Numbers, i).or_else(|_| words.role(Role::Letters, i))
}
