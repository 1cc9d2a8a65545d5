//! The names of laws: listed, or built as such names are.

use crate::error::Error;
use crate::grammar::citation::Acts;
use crate::grammar::title::{Titles, begins_sentence, is_capital, is_year, upto, word};
use crate::lexicon::{Case, Grammars, RoleRow, Token, Words, first_token};
use nom::IResult;
use nom::error::ErrorKind;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::Arc;

/// Endings of compounds that are names of laws wherever they stand.
const LAW: &str = "wet";

/// Endings of compounds that are names of regulations, where the capital is not that of a sentence.
const REGULATIONS: [&str; 5] = ["besluit", "regeling", "richtlijn", "verordening", "verdrag"];

/// Least letters of the noun that makes a lower-case `regeling` a name: `regeling
/// ambulancevoorzieningen`.
const LONG: usize = 14;

/// What a word does in the name of a law or a citation of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// `Wet`: a name, if words follow.
    Head,
    /// `Besluit`: a name, if words follow and it does not begin a sentence.
    Named,
    /// `op het`: joins a head to its words.
    Opener,
    /// `Algemene`: belongs to the compound behind it.
    Adjective,
    /// `Europese`: belongs to it, or says whose a thing is that has no name.
    Origin,
    /// `noodwet`: no name.
    Generic,
    /// `artikel`
    Article,
    /// `lid`
    Detail,
}

#[derive(Debug, Deserialize)]
struct LawRow {
    form: String,
    case: Case,
    alone: Answer,
    bwb: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Yes,
    No,
}

#[derive(Debug, Clone)]
struct Law {
    alone: bool,
    bwb_id: Option<String>,
}

/// A name read: its length in bytes, and what the list knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) length: usize,
    pub(super) listed: bool,
    pub(super) bwb_id: Option<String>,
}

impl Name {
    fn pattern(length: usize) -> Self {
        Self { length, listed: false, bwb_id: None }
    }
}

/// The names of laws and the words they are built of.
#[derive(Debug)]
pub(super) struct Names {
    laws: Words<Law>,
    words: Words<Role>,
    titles: Arc<Titles>,
    acts: Arc<Acts>,
    openers: Vec<String>,
    /// The first words of names and articles, by their hashes.
    firsts: FxHashSet<u64>,
}

impl Names {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let laws: Vec<LawRow> = grammars.rows("laws.csv")?;
        let words: Vec<RoleRow<Role>> = grammars.rows("law_words.csv")?;
        let law = |row: LawRow| {
            let law = Law { alone: row.alone == Answer::Yes, bwb_id: row.bwb };
            (row.form, row.case, law)
        };
        let laws = Words::new(laws.into_iter().map(law));
        let articles = words.iter().filter(|row| row.role == Role::Article);
        let mut openers: Vec<String> = articles.map(|row| row.form.replace('.', "")).collect();
        openers.extend(laws.first_words());
        openers.push("regeling".to_owned());
        let named = |row: &RoleRow<Role>| {
            matches!(row.role, Role::Head | Role::Named | Role::Adjective | Role::Origin)
        };
        let firsts = words.iter().filter(|row| named(row)).map(|row| &row.form).chain(&openers);
        let firsts = firsts.map(|form| Token::first(form).hash).collect();
        let words = Words::new(words.into_iter().map(|row| {
            let case = if named(&row) { Case::Exact } else { Case::Any };
            (row.form, case, row.role)
        }));
        let (titles, acts) = (grammars.shared(Titles::new)?, grammars.shared(Acts::new)?);
        Ok(Self { laws, words, titles, acts, openers, firsts })
    }

    /// The words a name or an article can begin with, but for capitals.
    pub(super) fn openers(&self) -> Vec<String> {
        self.openers.clone()
    }

    /// Whether a name or an article can begin with the first word of `i`, which has this hash.
    pub(super) fn may_begin(&self, i: &str, hash: u64) -> bool {
        let compound = || {
            let word = first_token(i);
            [LAW].iter().chain(&REGULATIONS).any(|ending| word.ends_with(ending))
        };
        self.firsts.contains(&hash) || compound()
    }

    /// A word of this role.
    pub(super) fn role<'i>(&self, role: Role, i: &'i str) -> IResult<&'i str, &'i str> {
        match self.words.longest(i) {
            Some((form, found)) if *found == role => {
                Ok((i.get(form.len()..).unwrap_or_default(), form))
            }
            _ => Err(nom::Err::Error(nom::error::Error::new(i, ErrorKind::Verify))),
        }
    }

    /// The name of the law an article is of.
    pub(super) fn behind_article(&self, i: &str) -> Option<Name> {
        self.listed(i, false)
            .or_else(|| book(i))
            .or_else(|| self.headed(i, true))
            .or_else(|| self.compound(i, true))
            .or_else(|| self.acts.length(i).map(Name::pattern))
    }

    /// An abbreviation that no list has, behind an article with its paragraph (`artikel 24, tweede
    /// lid, WWH`): papers define their own.
    pub(super) fn abbreviation(&self, i: &str) -> Option<Name> {
        let end = i.find(|c: char| !c.is_alphanumeric()).unwrap_or(i.len());
        let (form, behind) = i.split_at_checked(end)?;
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        let roman = form.chars().all(|c| "IVXLCM".contains(c));
        let fits = form.chars().all(char::is_alphabetic)
            && form.starts_with(char::is_uppercase)
            && (2..=8).contains(&form.chars().count())
            && capitals >= 2;
        let compound =
            behind.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphanumeric));
        (fits && !roman && !compound).then(|| Name::pattern(form.len()))
    }

    /// A name that stands by itself, `behind` being the text before it.
    pub(super) fn alone(&self, i: &str, behind: &str) -> Option<Name> {
        let inside = !begins_sentence(behind);
        self.quoted(i, behind)
            .or_else(|| self.listed(i, true))
            .or_else(|| self.headed(i, inside))
            .or_else(|| self.compound(i, inside))
            .or_else(|| self.lower_case(i))
    }

    fn listed(&self, i: &str, alone: bool) -> Option<Name> {
        let (form, law) = self.laws.longest(i)?;
        let behind = i.get(form.len()..)?;
        // `WIA-uitkering`, `AVG-proof`
        let compound =
            behind.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphanumeric));
        if compound || (alone && !law.alone) {
            return None;
        }
        let length = form.len() + self.extension(behind);
        Some(Name { length, listed: true, bwb_id: law.bwb_id.clone() })
    }

    /// The length of ` BES` or of a year behind a name that has none.
    fn extension(&self, behind: &str) -> usize {
        let next = word(behind);
        next.filter(|next| next.text == "BES" || is_year(next.text))
            .map_or(0, |next| behind.len() - next.rest.len())
    }

    /// `Wet` and its words.
    fn headed(&self, i: &str, inside: bool) -> Option<Name> {
        let (form, role) = self.words.longest(i)?;
        let named = match role {
            Role::Head => true,
            Role::Named => inside,
            Role::Opener
            | Role::Adjective
            | Role::Origin
            | Role::Generic
            | Role::Article
            | Role::Detail => false,
        };
        if !named {
            return None;
        }
        let behind = i.get(form.len()..)?;
        let opened = behind.strip_prefix(' ').and_then(|i| self.role(Role::Opener, i).ok());
        let (rest, count) = match opened {
            // `Besluit van 3 mei`, `Wet van de Minister`: only the openers of law names.
            Some((_, "van")) if form != "Wetboek" && form != "Verdrag" => return None,
            Some((_, "tot" | "ter")) if *role == Role::Named => return None,
            Some((rest, _)) => self.titles.words(rest, &["van", "in", "voor"]),
            None => self.titles.words(behind, joiners(form)),
        };
        let rest = listed_abbreviations(upto(i, rest), rest);
        (count > 0).then(|| Name::pattern(upto(i, rest).len()))
    }

    /// `Bekendmakingswet`, `Penitentiaire beginselenwet`, `Dienstenwet 2009`.
    fn compound(&self, i: &str, inside: bool) -> Option<Name> {
        let origin = self.role(Role::Origin, i).ok();
        let qualifier = origin.or_else(|| self.role(Role::Adjective, i).ok());
        let adjective = qualifier.map_or(i, |(rest, _)| rest.trim_start());
        let start = adjective.chars().next()?;
        let end = adjective.find(|c: char| !c.is_alphanumeric()).unwrap_or(adjective.len());
        let (compound, behind) = adjective.split_at_checked(end)?;
        let qualified = adjective.len() < i.len();
        let capital = start.is_uppercase() && is_capital(compound);
        if !(qualified || capital) {
            return None;
        }
        let ends_in =
            |ending: &str| compound.ends_with(ending) && compound.len() > ending.len() + 2;
        let fits = ends_in(LAW) || (inside && REGULATIONS.iter().any(|ending| ends_in(ending)));
        let generic = self.words.longest(compound).is_some_and(|(form, role)| {
            let named = matches!(role, Role::Generic | Role::Head | Role::Named);
            named && form.len() == compound.len()
        });
        if !fits || generic || behind.starts_with('-') {
            return None;
        }
        // `Landelijke beëindigingsregeling veehouderijlocaties`
        let (tail, count) = if qualified && !ends_in(LAW) {
            self.titles.words(behind, &["met", "voor"])
        } else {
            (behind, 0)
        };
        // `de Europese derogatieregeling`
        if origin.is_some() && count == 0 && !ends_in(LAW) && !capital {
            return None;
        }
        let length = if count > 0 { behind.len() - tail.len() } else { self.extension(behind) };
        Some(Name::pattern(i.len() - behind.len() + length))
    }

    /// `regeling ambulancevoorzieningen`: a lower-case head before one long noun.
    fn lower_case(&self, i: &str) -> Option<Name> {
        let noun = word(i.strip_prefix("regeling")?)?;
        let long = noun.text.chars().count() >= LONG && noun.text.chars().all(char::is_lowercase);
        let plural = ["ingen", "ing", "heden", "heid", "kosten", "gelden", "middelen", "toeslagen"];
        let fits = long && plural.iter().any(|ending| noun.text.ends_with(ending));
        (fits && !self.titles.is_stop(noun.text)).then(|| Name::pattern(upto(i, noun.rest).len()))
    }

    /// A name between quotes, of any words: `'Regeling erkenning en aanspraken PTSS'`.
    fn quoted(&self, i: &str, behind: &str) -> Option<Name> {
        let quote = behind.chars().next_back().filter(|c| "'\"".contains(*c))?;
        let (form, role) = self.words.longest(i)?;
        let (inside, _) = i.split_at_checked(closing(i, quote)?)?;
        let named = matches!(role, Role::Head | Role::Named) && form.len() < inside.len();
        let sentence = inside.contains(". ") || inside.len() > 160;
        (named && !sentence).then(|| Name::pattern(inside.trim_end_matches(',').len()))
    }
}

/// What is left behind `, SZW en VWS`, where the name ends with an abbreviation: `Kaderregeling
/// subsidies OCW, SZW en VWS`.
fn listed_abbreviations<'i>(name: &str, rest: &'i str) -> &'i str {
    let capitals = |text: &str| text.len() > 1 && text.chars().all(char::is_uppercase);
    let abbreviation = |i: &'i str| word(i).filter(|next| capitals(next.text)).map(|n| n.rest);
    if !name.rsplit(' ').next().is_some_and(capitals) {
        return rest;
    }
    let mut end = rest;
    while let Some(next) = end.strip_prefix(',').and_then(abbreviation) {
        end = next;
    }
    if end.len() == rest.len() {
        return rest;
    }
    end.strip_prefix(" en").and_then(abbreviation).unwrap_or(rest)
}

/// Where the quotation that `quote` opened ends: the same sign with no letter behind it.
fn closing(i: &str, quote: char) -> Option<usize> {
    i.match_indices(quote)
        .map(|(at, _)| at)
        .find(|at| !i.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)))
}

/// The prepositions that join the words of a name: a regulation is often one *voor* something; a
/// law hardly ever, and there the word belongs to the sentence.
fn joiners(head: &str) -> &'static [&'static str] {
    if head.to_lowercase().ends_with("regeling") { &["van", "voor"] } else { &["van"] }
}

/// `Boek 7 BW`, `Boek 7 van het Burgerlijk Wetboek`
fn book(i: &str) -> Option<Name> {
    let rest = i.strip_prefix("Boek ").or_else(|| i.strip_prefix("boek "))?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let codes = [" BW", " van het Burgerlijk Wetboek", " van het BW"];
    let code = codes.iter().find(|code| rest.starts_with(**code))?;
    Some(Name::pattern(i.len() - rest.len() + code.len()))
}

/// The length of an abbreviation in brackets behind a name: ` (Wlz)`, ` (hierna: Wlz)`.
pub(super) fn alias(behind: &str) -> usize {
    let inside = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let Some((inside, _)) = inside else { return 0 };
    let name = inside.strip_prefix("hierna").map_or(inside, |n| n.trim_start_matches([':', ' ']));
    let name = name.strip_prefix("de ").or_else(|| name.strip_prefix("het ")).unwrap_or(name);
    let mut parts = name.split(' ');
    let abbreviation = parts.next().is_some_and(|first| {
        let letters = first.chars().all(|c| c.is_alphanumeric() || c == '-');
        first.starts_with(char::is_uppercase) && letters && first.len() < 12
    });
    let year = parts.next().is_none_or(is_year) && parts.next().is_none();
    if abbreviation && year { inside.len() + " ()".len() } else { 0 }
}
