//! Kamerstukken: `Kamerstukken II 2023/24, 36410-VI, nr. 50` in all its spellings.
//!
//! A list is a citation a number: the first runs from the head to its number, the later ones are
//! what is left of them in the text (`nrs. 12` and `14`; `29 628, nr. 5`) and share the Chamber and
//! session year, and the dossier where they name none.

use super::dossier::{Company, dossier};
use super::lexicon::{Lexicon, Role, found, no, separator};
use super::page::pages;
use super::paper::{Item, Mark, Series, item, number_word, token, uncounted};
use super::session_year::labelled;
use super::{Here, Match, Read, Res, reading, upto};
use super::{handelingen, identifier};
use crate::grammar::{Rule, Value};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, space0, space1};
use nom::combinator::{opt, recognize, value};
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

/// `amendement 36725-VI, nr. 16`, `dossier 29 517`, `wetsvoorstel 34 372`, `wetsvoorstel 34.972`.
fn of_dossier(words: &Lexicon, here: Here<'_>, i: &str) -> Option<Match> {
    let amendment = words.role(Role::Amendment, i);
    let is_amendment = amendment.is_ok();
    let (rest, _) = amendment.or_else(|_| words.role(Role::Dossier, i)).ok()?;
    let (rest, _) = separator(rest).ok()?;
    let (rest, _) = found(opt(terminated(|i| number_word(words, i), space0)).parse(rest))?;
    let company = if is_amendment { Company::Alone } else { Company::Named };
    let (rest, item) = item(words, company, rest).ok()?;
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
