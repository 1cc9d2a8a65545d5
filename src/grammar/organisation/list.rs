//! Names and abbreviations of known organisations, where the text makes them one.
//!
//! A name of several words is read in any case, as long as it has a capital or three words or more;
//! a name of one word only in its own case, or in capitals. Forms that are also something else
//! stand in `organisations_ambiguous.csv` with what the text must show.

use super::name::{begins_sentence, last_word, words};
use super::pattern::{NameWords, Role};
use super::place::Places;
use super::register::{Entry, Register};
use crate::error::Error;
use crate::grammar::Here;
use crate::lexicon::{Case, Grammars, Words};
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::Arc;

/// The forms of all organisations but places and departments in office.
#[derive(Debug)]
pub(super) struct Names {
    forms: Words<Form>,
    words: Arc<NameWords>,
}

/// A form, the entries it may mean, and what the text must show.
#[derive(Debug, Clone)]
struct Form {
    entries: Vec<u32>,
    needs: Needs,
    /// Whether it may mean a political party.
    party: bool,
}

impl Form {
    /// Lets it mean one entry more. What one spelling of it needs, all do.
    fn add(&mut self, entry: u32, needs: Needs) {
        if self.entries.last() != Some(&entry) {
            self.entries.push(entry);
        }
        if self.needs == Needs::Nothing {
            self.needs = needs;
        }
    }
}

/// What the text must show before a form counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Needs {
    /// Nothing more.
    #[default]
    Nothing,
    /// Only a definition in the paper makes it a name.
    Never,
    /// Only behind an office or a ministry.
    Department,
    /// An article or a preposition before it.
    Article,
    /// Its own case.
    Exact,
    /// A capital inside a sentence, or an article before it.
    Name,
    /// Words in small letters beside it.
    Mixed,
}

#[derive(Debug, Deserialize)]
struct Ambiguous {
    form: String,
    needs: Needs,
}

/// What the register calls a political party.
pub(super) const PARTY: &str = "politieke_partij";

/// Public bodies that bear the name of an island.
const ISLANDS: &str = "caribisch_openbaar_lichaam";

impl Names {
    pub(super) fn new(
        register: &Register,
        places: &Places,
        grammars: &Grammars,
    ) -> Result<Self, Error> {
        let needs: FxHashMap<String, Needs> = grammars
            .rows::<Ambiguous>("organisations_ambiguous.csv")?
            .into_iter()
            .map(|row| (row.form, row.needs))
            .collect();
        let room = register.entries().len() * 2;
        let mut forms: Vec<(Cow<'_, str>, Form)> = Vec::with_capacity(room);
        let mut at = FxHashMap::with_capacity_and_hasher(room, FxBuildHasher);
        for (index, entry) in (0..).zip(register.entries()) {
            for form in names_of(entry, places) {
                let needs = needs.get(form).copied().unwrap_or_default();
                let form: Cow<'_, str> = if is_of_any_case(form, needs) {
                    form.to_lowercase().into()
                } else {
                    form.into()
                };
                let at = *at.entry(form.clone()).or_insert(forms.len());
                let party = entry.kind == PARTY;
                if let Some((_, known)) = forms.get_mut(at) {
                    known.add(index, needs);
                    known.party |= party;
                } else {
                    forms.push((form, Form { entries: vec![index], needs, party }));
                }
            }
        }
        let mut all = Vec::with_capacity(forms.len() * 2);
        for (form, value) in forms {
            if matches!(value.needs, Needs::Never | Needs::Department) {
                continue;
            }
            if is_of_any_case(&form, value.needs) {
                all.push((form, Case::Any, value));
                continue;
            }
            let single = !form.contains(' ');
            let capitals = form.to_uppercase();
            if single && form.len() > 4 && capitals != form {
                all.push((capitals.into(), Case::Exact, value.clone()));
            }
            all.push((form, Case::Exact, value));
        }
        Ok(Self { forms: Words::new(all), words: grammars.shared(NameWords::new)? })
    }

    /// The forms that may stand in lower case.
    pub(super) fn in_lower_case(&self) -> impl Iterator<Item = &str> {
        let lower = self
            .forms
            .forms()
            .filter(|(form, case)| *case == Case::Any || !form.starts_with(char::is_uppercase));
        lower.map(|(form, _)| form)
    }

    /// The longest name at this place: the text and the entries it may mean.
    pub(super) fn read<'f>(&self, here: Here<'f>) -> Option<(&'f str, &[u32])> {
        let ahead = here.ahead();
        let (matched, form) = self.forms.longest_of(here.hash(), ahead)?;
        let rest = ahead.get(matched.len()..)?;
        let grouped = form.party && self.is_group(rest);
        (is_free(here, matched, rest, grouped) && self.shows(form.needs, here, matched, rest))
            .then_some((matched, form.entries.as_slice()))
    }

    /// Whether a name begins at the start of `text`, whatever stands around it.
    pub(super) fn begins(&self, text: &str) -> bool {
        self.forms.longest(text).is_some_and(|(matched, _)| matched.chars().any(char::is_uppercase))
    }

    /// Whether the text shows what the form needs.
    fn shows(&self, needs: Needs, here: Here<'_>, matched: &str, rest: &str) -> bool {
        match needs {
            Needs::Nothing | Needs::Exact => has_capital_or_length(matched),
            Needs::Never | Needs::Department => false,
            Needs::Article => self.is_introduced(here.behind()),
            Needs::Name => !begins_sentence(here.behind()) || self.goes_on(rest),
            Needs::Mixed => !is_among_capitals(here.behind(), rest),
        }
    }

    /// Whether those who speak for a party stand behind its name: `-fractie`.
    fn is_group(&self, rest: &str) -> bool {
        let behind = rest.strip_prefix('-').and_then(|behind| words(behind).next());
        behind.is_some_and(|word| self.words.is_small(Role::Group, &word))
    }

    /// Whether an article or a preposition stands just before.
    fn is_introduced(&self, behind: &str) -> bool {
        last_word(behind).is_some_and(|(before, word)| {
            behind.ends_with(' ')
                && before.len() + word.len() + 1 == behind.len()
                && self.words.is(Role::Before, word)
        })
    }

    /// Whether the sentence goes on with what a body does.
    fn goes_on(&self, rest: &str) -> bool {
        words(rest.trim_start()).next().is_some_and(|word| {
            word.text.starts_with(char::is_lowercase) && self.words.is(Role::Behind, word.text)
        })
    }
}

/// Neither the later part of a compound (`oud-PvdA`) nor of an address. At the head of a compound
/// only an abbreviation of three letters or more is still a name: `WODC` in `WODC-rapport`; a party's
/// however it is written, where its members are meant (`grouped`): `PvdA-fractie`.
fn is_free(here: Here<'_>, matched: &str, rest: &str, grouped: bool) -> bool {
    let before = here.previous().is_some_and(|c| matches!(c, '-' | '@' | '_' | '.' | '/' | '#'));
    let mut next = rest.chars();
    let abbreviation = matched.len() > 2
        && matched.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && matched.chars().any(char::is_uppercase);
    let after = match next.next() {
        Some('-') if grouped => false,
        Some('-') => {
            next.next().is_some_and(|c| c.is_uppercase() || !abbreviation && c.is_alphanumeric())
        }
        Some('@' | '_') => true,
        Some('.') => next.next().is_some_and(char::is_alphanumeric) && !matched.contains(' '),
        _ => false,
    };
    // `Politie- en Defensiepersoneel`
    let elided = rest.starts_with("- en ") || rest.starts_with("- of ");
    !before && !after && !elided
}

/// A name of several words in small letters must be long enough to be no chance.
fn has_capital_or_length(matched: &str) -> bool {
    matched.chars().any(char::is_uppercase)
        || !matched.contains(' ')
        || matched.split(' ').count() >= 3
}

/// Whether the words on both sides are in capitals: a heading, where case says nothing.
fn is_among_capitals(behind: &str, rest: &str) -> bool {
    let capital = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    };
    let before = last_word(behind).filter(|_| behind.ends_with(' ')).map(|(_, word)| capital(word));
    let after = words(rest.trim_start()).next().map(|word| capital(word.text));
    match (before, after) {
        (Some(before), Some(after)) => before && after,
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => false,
    }
}

/// The names of an organisation that are read wherever they stand: of places, which bear the names
/// of towns and rivers, only what says more than those.
fn names_of<'e>(entry: &'e Entry, places: &Places) -> impl Iterator<Item = &'e str> {
    // `op Saba` is the island; the body is `openbaar lichaam Saba`.
    let read = entry.kind != ISLANDS;
    let place = places.is_kind(&entry.kind);
    let regional = entry.kind == "samenwerkingsorganisatie";
    let names = std::iter::once(entry.name.as_str());
    let abbreviation = entry.abbreviation.as_deref().filter(|_| !regional);
    let others = entry.forms.iter().filter(move |_| !place).map(String::as_str);
    let names = names.chain(abbreviation).chain(others).chain(entry.department());
    // A joint body with one word for a name (`Stark`) is not known by that word alone.
    let names = names.filter(move |form| !regional || form.contains(' '));
    names.filter(move |form| read && !(place && places.is_headed(form))).map(without_article)
}

/// Whether a form is read in any case: one of several words is, unless its own case tells it apart.
fn is_of_any_case(form: &str, needs: Needs) -> bool {
    form.contains(' ') && needs != Needs::Exact
}

fn without_article(form: &str) -> &str {
    let rest = ["De ", "de ", "Het ", "het "].iter().find_map(|article| form.strip_prefix(article));
    rest.filter(|rest| rest.contains(' ')).unwrap_or(form)
}
