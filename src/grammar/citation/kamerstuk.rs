//! Kamerstukken: `Kamerstukken II 2023/24, 36410-VI, nr. 50` in all its spellings.
//!
//! A list is a citation a number: the first runs from the head to its number, the later ones are
//! what is left of them in the text (`nrs. 12` and `14`; `29 628, nr. 5`) and share the Chamber and
//! session year, and the dossier where they name none.

use super::dossier::{Company, Dossier, dossier};
use super::lexicon::{Lexicon, Role, boundary, comma, found, no, number, separator};
use super::page::pages;
use super::session_year::labelled;
use super::{Citation, CitationKind, Here, Match, Read, Res, citation, reading, upto};
use super::{handelingen, identifier};
use crate::grammar::{Rule, Value};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{map, not, opt, recognize, value};
use nom::sequence::{delimited, preceded, terminated};

pub(super) const NAMED: Rule = Rule {
    name: "citation.kamerstuk",
    reads: "A paper of parliament by series, Chamber, session year, dossier and number: \
            `Kamerstukken II 2023/24, 36410-VI, nr. 50`.",
};

pub(super) const BARE: Rule = Rule {
    name: "citation.bare-kamerstuk",
    reads: "A dossier and number without the name of the series, where brackets, `nr.` or a list \
            show what they are: `(25 764, nr. 4)`.",
};

pub(super) const ELIDED: Rule = Rule {
    name: "citation.elided-kamerstuk",
    reads: "A later number of a list, the rest of its citation left out: `14` in `nrs. 12 en 14`.",
};

/// What the parts of one list share.
#[derive(Debug, Clone, Default)]
struct Series {
    chamber: Option<&'static str>,
    session_year: Option<String>,
}

/// How a number was introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
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
struct Item {
    dossier: Dossier,
    number: Option<(String, Mark)>,
    page: Option<String>,
}

/// A citation that opens with the name of its series, of a Chamber, or of what the paper is.
pub(super) fn named(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    papers(words, here, i)
        .or_else(|| of_chamber(words, here, i))
        .or_else(|| of_dossier(words, here, i))
        .or_else(|| number_first(words, here, i))
}

/// `Kamerstukken II 2023/24, …`
fn papers(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let (rest, _) = words.role(Role::Paper, i).ok()?;
    let (rest, _) = separator(rest).ok()?;
    let chamber = |i| terminated(|i| words.chamber(true, i), separator).parse(i);
    let with = chamber(rest).ok().map(|(rest, chamber)| (rest, Some(chamber)));
    let mut year_end = None;
    for (rest, chamber) in with.into_iter().chain([(rest, None)]) {
        let year = |i| terminated(|i| labelled(words, i), separator).parse(i);
        let (rest, session_year) = found(opt(year).parse(rest))?;
        if session_year.is_some() && year_end.is_none() {
            year_end = Some(rest);
        }
        let series = Series { chamber, session_year: session_year.and_then(|year| year.0) };
        if let Some(found) = identifier::of_parliament(here, i, rest) {
            return Some(found);
        }
        if let Some(found) =
            handelingen::appendix(words, here, i, rest, series.chamber, series.session_year.clone())
        {
            return Some(found);
        }
        let (rest, _) = found(opt(terminated(|i| number_word(words, i), space0)).parse(rest))?;
        if let Ok((rest, item)) = item(words, Company::Named, rest) {
            return Some(list(words, here, &series, (i, NAMED), item, rest));
        }
    }
    // Only a session year: no citation, but no two years either.
    year_end.map(|rest| Match::nothing(here.offset_of(rest)))
}

/// `Tweede Kamer, vergaderjaar 2024-2025, 29 628, nr. 1272`; without a year a number must follow.
fn of_chamber(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let (rest, chamber) = words.chamber(false, i).ok()?;
    let (rest, _) = separator(rest).ok()?;
    let year = |i| terminated(|i| labelled(words, i), separator).parse(i);
    let (rest, session_year) = found(opt(year).parse(rest))?;
    let dated = session_year.is_some();
    let series =
        Series { chamber: Some(chamber), session_year: session_year.and_then(|year| year.0) };
    if dated
        && let Some(found) =
            handelingen::appendix(words, here, i, rest, Some(chamber), series.session_year.clone())
    {
        return Some(found);
    }
    let (rest, item) = item(words, Company::Named, rest).ok()?;
    (dated || item.number.is_some()).then(|| list(words, here, &series, (i, NAMED), item, rest))
}

/// `amendement 36725-VI, nr. 16`, `dossier 29 517`, `wetsvoorstel 34 372`.
fn of_dossier(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let amendment = words.role(Role::Amendment, i);
    let is_amendment = amendment.is_ok();
    let (rest, _) = amendment.or_else(|_| words.role(Role::Dossier, i)).ok()?;
    let (rest, _) = separator(rest).ok()?;
    let (rest, _) = found(opt(terminated(|i| number_word(words, i), space0)).parse(rest))?;
    let (rest, item) = item(words, Company::Alone, rest).ok()?;
    let certain = item.number.is_some() || !is_amendment;
    certain.then(|| list(words, here, &Series::default(), (i, NAMED), item, rest))
}

/// `nr. 537 (33529)`, as motions are announced in the Handelingen.
fn number_first(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let (rest, _) = found((|i| number_word(words, i), space0).parse(i))?;
    let (rest, number) = token(rest).ok()?;
    let bracketed =
        delimited((space1, char('(')), |i| dossier(words, Company::Alone, i), char(')'));
    let (rest, dossier) = found({ bracketed }.parse(rest))?;
    let item = Item { dossier, number: Some((number, Mark::Word)), page: None };
    let read = vec![(upto(i, rest), BARE, item.citation(&Series::default()))];
    Some(reading(here, read, rest))
}

/// A dossier and number alone: `(25 764, nr. 4)`, `36 800 XIII nr. 2`, `35925-32; 21501-32-1188`.
pub(super) fn bare(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let behind = here.behind();
    let bracketed = behind.ends_with('(');
    let part_of_more = behind.ends_with(|c: char| "-/.,:+€$'".contains(c))
        || behind.trim_end().ends_with(['€', '$', '+']);
    let begins = i.starts_with(|c: char| c.is_ascii_digit()) || words.role(Role::Year, i).is_ok();
    if part_of_more || !begins {
        return None;
    }
    let year = |i| terminated(|i| labelled(words, i), separator).parse(i);
    let (rest, session_year) = opt(year).parse(i).ok()?;
    let series = Series { chamber: None, session_year: session_year.and_then(|year| year.0) };
    let (rest, first) = item(words, Company::Alone, rest).ok()?;
    let divided = first.dossier.divided;
    let closed = bracketed && rest.trim_start().starts_with([')', ';', ',']);
    let alone = match &first.number {
        Some((_, Mark::Word | Mark::Plural)) => true,
        Some((_, Mark::Joined)) => divided || closed,
        Some((number, Mark::Comma)) => closed && number.starts_with(char::is_alphabetic),
        None => {
            (divided && (closed || first.dossier.name.contains("XX")))
                || (closed && of_bill(words, behind))
        }
    };
    let joined = matches!(first.number, Some((_, Mark::Joined)));
    // `(22 026/22 589, nr. 188)`
    let unnumbered = bracketed && first.number.is_none();
    let found = list(words, here, &series, (i, BARE), first, rest);
    let (first, more) = found.mentions.split_first()?;
    let shared =
        unnumbered && matches!(&first.value, Value::Citation(cited) if cited.number.is_some());
    (alone || (joined && !more.is_empty()) || shared).then_some(found)
}

/// Whether the text before a bracket names a bill: `wetsvoorstel Wet toekomst pensioenen (36 067)`.
fn of_bill(words: &Lexicon, behind: &str) -> bool {
    let sentence = behind.rsplit(". ").next().unwrap_or(behind);
    let mut starts = sentence.match_indices(' ').filter_map(|(at, _)| sentence.get(at + 1..));
    starts.any(|word| words.role(Role::Dossier, word).is_ok())
}

/// A dossier with its number and pages, as far as they are given.
fn item<'i>(words: &Lexicon, company: Company, i: &'i str) -> Res<'i, Item> {
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
fn uncounted<'i>(words: &Lexicon, i: &'i str) -> Res<'i, String> {
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

fn number_word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Number, i).or_else(|_| words.role(Role::Letter, i))
}

fn plural_word<'i>(words: &Lexicon, i: &'i str) -> Res<'i, &'i str> {
    words.role(Role::Numbers, i).or_else(|_| words.role(Role::Letters, i))
}

/// The first paper and those that follow it in one list.
fn list<'i>(
    words: &Lexicon,
    here: Here<'i>,
    series: &Series,
    (start, rule): (&'i str, Rule),
    first: Item,
    mut rest: &'i str,
) -> Match {
    let mut series = series.clone();
    let mut items = vec![(upto(start, rest), rule, first.clone(), series.clone())];
    let mut last = first;
    while let Some((next_rest, text, next)) = following(words, &mut series, &last, rest) {
        items.push((text, ELIDED, next.clone(), series.clone()));
        (rest, last) = (next_rest, next);
    }
    // `27 830 en 31 865, nr. 339`: one paper of two dossiers, its number behind the last.
    let mut shared: Option<(String, Mark)> = None;
    for (_, _, item, _) in items.iter_mut().rev() {
        match &item.number {
            Some((_, Mark::Word)) => shared.clone_from(&item.number),
            Some(_) => shared = None,
            None => item.number.clone_from(&shared),
        }
    }
    let cited = |(text, rule, item, series): (&'i str, Rule, Item, Series)| -> Read<'i> {
        (text, rule, item.citation(&series))
    };
    reading(here, items.into_iter().map(cited).collect(), rest)
}

/// The next paper of a list: what is left of the text, the paper's own words, the paper.
fn following<'i>(
    words: &Lexicon,
    series: &mut Series,
    last: &Item,
    i: &'i str,
) -> Option<(&'i str, &'i str, Item)> {
    if let Ok((start, _)) = (separator, |i| words.role(Role::Replaces, i), space0).parse(i)
        && let Ok((rest, number)) = word_and_number(words, start)
    {
        return Some((rest, upto(start, rest), last.with(number, Mark::Word)));
    }
    let (start, join) = join(i).ok()?;
    if let Ok((rest, item)) = next_dossier(words, series, last, start) {
        return Some((rest, upto(start, rest), item));
    }
    let (_, mark) = last.number.as_ref()?;
    if let Ok((rest, number)) = word_and_number(words, start) {
        let item = last.with(number, Mark::Word);
        let (rest, page) = found(opt(|i| pages(words, i)).parse(rest))?;
        return Some((rest, upto(start, rest), Item { page, ..item }));
    }
    let (rest, number) = uncounted(words, start).ok()?;
    let goes_on = match mark {
        Mark::Plural => true,
        Mark::Word | Mark::Comma => join == Join::And && closes(rest),
        Mark::Joined => false,
    };
    goes_on.then(|| (rest, upto(start, rest), last.with(number, *mark)))
}

/// `29 628, nr. 850`, `2019/20, 35 300 IX, nr. 5` behind another paper.
fn next_dossier<'i>(
    words: &Lexicon,
    series: &mut Series,
    last: &Item,
    i: &'i str,
) -> Res<'i, Item> {
    let year = |i| terminated(|i| labelled(words, i), separator).parse(i);
    // `en EK 36 600 C, A`
    let chamber = |i| terminated(|i| words.chamber(false, i), separator).parse(i);
    let (rest, chamber) = opt(chamber).parse(i)?;
    let (rest, session_year) = opt(year).parse(rest)?;
    let (rest, item) = item(words, Company::Alone, rest)?;
    let alike = match (&item.number, &last.number) {
        (Some((_, Mark::Word | Mark::Plural | Mark::Joined)), _) => true,
        (Some((number, Mark::Comma)), _) => number.starts_with(char::is_alphabetic),
        (None, None) => item.dossier.spaced == last.dossier.spaced,
        (None, Some(_)) => false,
    };
    if !alike {
        return no(i);
    }
    if let Some(year) = session_year {
        series.session_year = year.0;
    }
    series.chamber = chamber.or(series.chamber);
    Ok((rest, item))
}

/// `nr. 468`, `letter F`
fn word_and_number<'i>(words: &Lexicon, i: &'i str) -> Res<'i, String> {
    preceded((|i| number_word(words, i), space0), token).parse(i)
}

/// How the papers of a list are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// `en`, `t/m`
    And,
    /// A comma, a semicolon, a dash.
    Mark,
}

fn join(i: &str) -> Res<'_, Join> {
    let and = alt((
        tag("en met"),
        tag("en/of"),
        tag("en"),
        tag("&"),
        tag("t/m"),
        tag("tot en met"),
        tag("respectievelijk"),
        tag("resp."),
    ));
    let mark = recognize((space0, alt((char(','), char(';'), char('-'), char('/'))), space0));
    alt((value(Join::And, (opt(char(',')), space1, and, space1)), value(Join::Mark, mark))).parse(i)
}

/// Whether the list may end here: the words behind `nr. 172 en 173` may not count anything.
fn closes(i: &str) -> bool {
    let next = i.trim_start();
    !next.starts_with(char::is_alphabetic) || next.starts_with("en ")
}

impl Item {
    /// Another number of the same dossier.
    fn with(&self, number: String, mark: Mark) -> Self {
        Self { dossier: self.dossier.clone(), number: Some((number, mark)), page: None }
    }

    fn citation(&self, series: &Series) -> Citation {
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
