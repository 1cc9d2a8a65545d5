//! The words of `citation_words.csv` and `budget_chapters.csv`, and the small parsers over them.

use super::Res;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, recognize};
use serde::Deserialize;

/// What a word does in a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// `Kamerstukken`
    Paper,
    /// `amendement`: a paper by what it is.
    Amendment,
    /// `dossier`, `wetsvoorstel`: a dossier number follows.
    Dossier,
    /// `Handelingen`
    Proceedings,
    /// `Aanhangsel Handelingen`
    Appendix,
    /// `Tweede Kamer`, `TK`: may open a citation itself.
    Chamber,
    /// `II`, `I`: a Chamber only behind the name of a series.
    Ordinal,
    /// `vergaderjaar`
    Year,
    /// `nr.`
    Number,
    /// `nrs.`
    Numbers,
    /// `letter`
    Letter,
    /// `letters`
    Letters,
    /// `p.`
    Page,
    /// `item`
    Item,
    /// `hoofdstuk`
    Chapter,
    /// `t.v.v.`
    Replaces,
    /// `Stcrt.`
    Stcrt,
    /// `Stb.`
    Stb,
    /// `Trb.`
    Trb,
    /// A word that shows the number before it to be a day or a count.
    Count,
}

impl Role {
    /// Whether a citation can begin with such a word.
    fn opens(self) -> bool {
        matches!(
            self,
            Self::Paper
                | Self::Amendment
                | Self::Dossier
                | Self::Proceedings
                | Self::Appendix
                | Self::Chamber
                | Self::Year
                | Self::Number
                | Self::Stcrt
                | Self::Stb
                | Self::Trb
        )
    }
}

#[derive(Debug, Deserialize)]
struct WordRow {
    form: String,
    case: Case,
    role: Role,
    chamber: Option<String>,
}

#[derive(Debug, Deserialize)]
struct ChapterRow {
    chapter: String,
}

/// A word's role, and the Chamber it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    role: Role,
    chamber: Option<&'static str>,
}

/// The word lists of this grammar.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Words<Entry>,
    openers: Vec<String>,
    chapters: Vec<String>,
}

impl Lexicon {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<WordRow> = grammars.rows("citation_words.csv")?;
        let chapters: Vec<ChapterRow> = grammars.rows("budget_chapters.csv")?;
        let opening = rows.iter().filter(|row| row.role.opens());
        let openers = Words::new(opening.map(|row| (&row.form, row.case, ()))).first_words();
        let entries = rows.iter().map(|row| {
            let chamber = row.chamber.as_deref().and_then(code);
            (&row.form, row.case, Entry { role: row.role, chamber })
        });
        Ok(Self {
            words: Words::new(entries),
            openers,
            chapters: chapters.into_iter().map(|row| row.chapter).collect(),
        })
    }

    /// The words a citation can begin with.
    pub(super) fn openers(&self) -> Vec<String> {
        self.openers.clone()
    }

    /// Whether any of the words stands here.
    pub(super) fn begins(&self, i: &str) -> bool {
        self.words.longest(i).is_some()
    }

    /// A word of this role.
    pub(super) fn role<'i>(&self, role: Role, i: &'i str) -> Res<'i, &'i str> {
        match self.words.longest(i) {
            Some((form, entry)) if entry.role == role => {
                Ok((i.get(form.len()..).unwrap_or_default(), form))
            }
            _ => no(i),
        }
    }

    /// A Chamber: `Tweede Kamer`, `TK`; with `ordinals` also `II`.
    pub(super) fn chamber<'i>(&self, ordinals: bool, i: &'i str) -> Res<'i, &'static str> {
        match self.words.longest(i) {
            Some((form, Entry { role, chamber: Some(chamber) }))
                if *role == Role::Chamber || (ordinals && *role == Role::Ordinal) =>
            {
                Ok((i.get(form.len()..).unwrap_or_default(), chamber))
            }
            _ => no(i),
        }
    }

    /// Whether this is the number of a budget chapter or the letter of a budget fund.
    pub(super) fn is_chapter(&self, letters: &str) -> bool {
        self.chapters.iter().any(|chapter| chapter == letters)
    }
}

fn code(chamber: &str) -> Option<&'static str> {
    match chamber {
        "TK" => Some("TK"),
        "EK" => Some("EK"),
        "VV" => Some("VV"),
        _ => None,
    }
}

/// A failure at `i`.
pub(super) fn no<T>(i: &str) -> Res<'_, T> {
    Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)))
}

/// What stands between the parts of a citation: blanks and at most one comma, stop or colon.
pub(super) fn separator(i: &str) -> Res<'_, &str> {
    recognize((space0, opt(one_of(",;:")), space0)).parse(i)
}

/// A comma with blanks about it.
pub(super) fn comma(i: &str) -> Res<'_, &str> {
    recognize((space0, char(','), space0)).parse(i)
}

/// Succeeds where no letter or digit follows.
pub(super) fn boundary(i: &str) -> Res<'_, ()> {
    if i.chars().next().is_some_and(char::is_alphanumeric) { no(i) } else { Ok((i, ())) }
}

/// A run of exactly `n` digits, no digit behind it.
pub(super) fn digits(n: usize) -> impl Fn(&str) -> Res<'_, &str> {
    move |i| {
        let length = i.bytes().take_while(u8::is_ascii_digit).count();
        if length == n {
            Ok((i.get(n..).unwrap_or_default(), i.get(..n).unwrap_or_default()))
        } else {
            no(i)
        }
    }
}

/// A run of `least` to `most` digits, no digit behind it.
pub(super) fn number(least: usize, most: usize) -> impl Fn(&str) -> Res<'_, &str> {
    move |i| {
        let length = i.bytes().take_while(u8::is_ascii_digit).count();
        if (least..=most).contains(&length) { digits(length)(i) } else { no(i) }
    }
}

/// A day in full: `3 mei 2019`.
pub(super) fn day(i: &str) -> Res<'_, &str> {
    let month = take_while_m_n(3, 9, |c: char| c.is_ascii_lowercase());
    recognize((number(1, 2), space1, month, space1, digits(4))).parse(i)
}

/// The length of the day of a citation behind it: ` van 14 mei 2024`, `, d.d. 14 mei 2024`. What is dated
/// is the paper that is cited.
pub(super) fn dated(i: &str) -> usize {
    let link = alt((tag(" van "), tag(" d.d. "), tag(", d.d. "), tag(" dd. "), tag(", van ")));
    let read: Res<'_, &str> = recognize((link, day)).parse(i);
    read.map_or(0, |(_, day)| day.len())
}

/// What was read, if it was.
pub(super) fn found<T>(read: Res<'_, T>) -> Option<(&str, T)> {
    read.ok()
}
