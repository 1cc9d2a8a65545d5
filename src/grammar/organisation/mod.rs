//! Organisations, by the register, by list and by pattern of name.
//!
//! A mention is the name without its article: `Raad voor de Kinderbescherming`, `ministerie van
//! JenV`, `gemeente Utrecht`. Words that name a class (`gemeenten`, `werkgevers`, `uw Kamer`) are
//! none, nor is a name inside a compound (`NAVO-top`). At a place the longest of these counts:
//!
//! - [`office`]: ministries and the departments in the titles of office-holders;
//! - [`place`]: municipalities, provinces, water boards;
//! - [`list`]: names and abbreviations of known bodies;
//! - [`pattern`]: names by the head word in them;
//!
//! and behind each an alias, as [`alias`] reads it. What an alias means further on in a paper is
//! decided in `fact::organisation`.

mod alias;
mod department;
mod list;
mod name;
mod office;
mod pattern;
mod place;
mod register;

pub(crate) use register::{Entry, Register, key, key_hash, slug};

use self::alias::{Alias, Aliases};
use self::department::Departments;
use self::list::Names;
use self::name::{last_word, words};
use self::office::OfficeWords;
use self::pattern::{NameWords, Patterns, Role, Shape};
use self::place::Places;
use super::{
    Grammar, Here, Match, Mention, MentionKind, OrganisationMention, Rule, Trigger, Value,
};
use crate::Span;
use crate::error::Error;
use crate::lexicon::Grammars;
use std::sync::Arc;

const LISTED: Rule = Rule {
    name: "organisation.name",
    reads: "A name or abbreviation of a known organisation: Algemene Rekenkamer, WODC.",
};
const MINISTRY: Rule = Rule {
    name: "organisation.ministry",
    reads: "A ministry, alone or in a row: ministerie van JenV, ministeries van BZK en SZW.",
};
pub(crate) const OFFICE: Rule = Rule {
    name: "organisation.office",
    reads: "A department in the title of an office-holder: Financiën in minister van Financiën.",
};
const COMMITTEE: Rule = Rule {
    name: "organisation.committee",
    reads: "A committee of parliament: vaste commissie voor Financiën.",
};
const PLACE: Rule = Rule {
    name: "organisation.place",
    reads: "A municipality, province or water board: gemeente Utrecht, provincie Zeeland.",
};
const HEAD: Rule = Rule {
    name: "organisation.head",
    reads: "A name by a word in it that says what it is: Stichting Lezen en Schrijven.",
};
const COMPOUND: Rule = Rule {
    name: "organisation.compound",
    reads: "A name by the last part of a compound: Fietsersbond, Omgevingsdienst Twente.",
};
const COMPANY: Rule = Rule {
    name: "organisation.company",
    reads: "A name with a legal form behind it: Vesteda Investment Management B.V.",
};
const INTRODUCED: Rule = Rule {
    name: "organisation.introduced",
    reads: "A name behind a word that says what it is: Oberon in onderzoeksbureau Oberon.",
};
const ABBREVIATED: Rule = Rule {
    name: "organisation.abbreviated",
    reads: "A name with its abbreviation behind it: Landelijk Zorgsysteem Veteranen (LZV).",
};
const CHAIR: Rule = Rule {
    name: "organisation.chair",
    reads: "A committee named after its chair: commissie-Wolthuis.",
};
/// The place that defines an alias; `fact::organisation` joins it to the name before it.
pub(crate) const ALIAS: Rule = Rule {
    name: "organisation.alias",
    reads: "An alias where it is defined: inspectie in (hierna: de inspectie).",
};

/// Rules of the document's second pass, in `fact::organisation`.
pub(crate) const ALIAS_USED: Rule = Rule {
    name: "organisation.alias-used",
    reads: "An alias defined elsewhere in the paper: de inspectie, LMS.",
};
/// A head word that stands for a whole name of the paper.
pub(crate) const SHORT: Rule = Rule {
    name: "organisation.short",
    reads: "A head word with a capital for a name of the paper: de Taskforce.",
};
/// An abbreviation no list has in a row of organisations.
pub(crate) const ROW: Rule = Rule {
    name: "organisation.row",
    reads: "An abbreviation in a row of organisations: NRTO, MBO Raad, VNG en LVO.",
};
/// A head word used as a name throughout a paper that gives no fuller name.
pub(crate) const BARE: Rule = Rule {
    name: "organisation.bare",
    reads: "A head word with a capital used as a name throughout: onze Taskforce.",
};

const RULES: &[Rule] = &[
    LISTED,
    MINISTRY,
    OFFICE,
    COMMITTEE,
    PLACE,
    HEAD,
    COMPOUND,
    COMPANY,
    INTRODUCED,
    ABBREVIATED,
    CHAIR,
    ALIAS,
    ALIAS_USED,
    SHORT,
    ROW,
    BARE,
];

/// Organisations, by the register, by list and by pattern of name.
#[derive(Debug)]
pub(super) struct OrganisationGrammar {
    register: Arc<Register>,
    names: Names,
    departments: Departments,
    offices: OfficeWords,
    places: Places,
    patterns: Patterns,
    aliases: Aliases,
    words: Arc<NameWords>,
}

/// A reading before its aliases: names in order, and how far.
struct Reading<'f> {
    names: Vec<Found<'f>>,
    end: usize,
    rule: Rule,
}

/// A name found: its text, what it may be, and the alias behind it.
struct Found<'f> {
    text: &'f str,
    entries: Vec<u32>,
    kind: Option<&'static str>,
    alias: Option<Alias<'f>>,
}

impl OrganisationGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let register = grammars.shared(Register::new)?;
        let places = Places::new(&register, grammars)?;
        Ok(Self {
            names: Names::new(&register, &places, grammars)?,
            departments: Departments::new(&register, grammars)?,
            offices: OfficeWords::new(grammars)?,
            places,
            patterns: Patterns::new(grammars)?,
            aliases: Aliases::new(grammars)?,
            words: grammars.shared(NameWords::new)?,
            register,
        })
    }

    /// Whether a pattern runs on from a known name of several words into what is joined to it:
    /// `Inspectie van het Onderwijs en Monitor`, `Algemene Rekenkamer bij het Jaarverslag`.
    fn runs_on(&self, flow: &str, listed: &Reading<'_>, longer: &Reading<'_>) -> bool {
        let known = listed.names.last().is_some_and(|name| name.text.contains(' '));
        let rest = flow.get(listed.end..longer.end).and_then(|rest| rest.strip_prefix(' '));
        let joint = rest.and_then(|rest| words(rest).next());
        known
            && longer.rule.name == HEAD.name
            && joint.is_some_and(|word| self.words.is_small(Role::Loose, &word))
    }

    fn offices<'f>(&self, here: Here<'f>) -> Option<Reading<'f>> {
        if !self.offices.may_begin(here.hash()) || here.previous() == Some('-') {
            return None;
        }
        let read =
            self.offices.read(here.ahead(), &self.departments, &self.register, &self.aliases)?;
        let rule = match (read.committee, read.office) {
            (true, _) => COMMITTEE,
            (_, true) => OFFICE,
            _ => MINISTRY,
        };
        // Those of another country are no ministries of ours, and have no name of their own here.
        let end = here.at + read.length;
        if !read.committee && self.is_foreign(here, end) {
            return Some(Reading { names: Vec::new(), end, rule });
        }
        let names = read.departments.into_iter().map(|department| Found {
            text: department.text,
            entries: if read.committee { Vec::new() } else { department.entries },
            kind: read.committee.then_some("commissie"),
            alias: department.alias,
        });
        Some(Reading { names: names.collect(), end: here.at + read.length, rule })
    }

    /// Whether the office that ends at `end` is one of another country: `de Duitse minister van
    /// Defensie`, `de minister van Buitenlandse Zaken van Oekraïne`.
    fn is_foreign(&self, here: Here<'_>, end: usize) -> bool {
        let before = last_word(here.behind()).filter(|_| here.previous() == Some(' '));
        let adjective = before.is_some_and(|(_, word)| self.words.is(Role::Foreign, word));
        let behind = here.flow.get(end..).and_then(|rest| rest.strip_prefix(" van "));
        let country = behind.and_then(|behind| words(behind).next());
        adjective || country.is_some_and(|word| self.words.is(Role::Country, word.text))
    }

    fn places<'f>(&self, here: Here<'f>) -> Option<Reading<'f>> {
        if !self.places.may_begin(here.hash()) {
            return None;
        }
        let (row, length) = self.places.read(here.ahead())?;
        let names = row.into_iter();
        let names = names.map(|(text, entries)| Found { text, entries, kind: None, alias: None });
        Some(self.with_alias(here, names.collect(), here.at + length, PLACE))
    }

    fn listed<'f>(&self, here: Here<'f>) -> Option<Reading<'f>> {
        let (text, entries) = self.names.read(here)?;
        let party =
            |index: &u32| self.register.get(*index).is_some_and(|entry| entry.kind == list::PARTY);
        // `het lid Brandsma (D66)`: the party of a person, not an organisation that acts.
        if entries.iter().all(party) && here.previous() == Some('(') {
            return None;
        }
        let found = Found { text, entries: entries.to_vec(), kind: None, alias: None };
        Some(self.with_alias(here, vec![found], here.at + text.len(), LISTED))
    }

    fn patterned<'f>(&self, here: Here<'f>) -> Option<Reading<'f>> {
        let name = self.patterns.read(here, &self.aliases, |text| {
            // A department is the topic of a name as often as a name: `Raad Buitenlandse Zaken`.
            self.names.begins(text)
                && self.departments.one(text, &self.register, &self.aliases).is_none()
        })?;
        let rule = match name.shape {
            Shape::Head => HEAD,
            Shape::Compound => COMPOUND,
            Shape::Company => COMPANY,
            Shape::Introduced => INTRODUCED,
            Shape::Abbreviated => ABBREVIATED,
            Shape::Chair => CHAIR,
        };
        let found =
            Found { text: name.text, entries: Vec::new(), kind: Some(name.kind), alias: None };
        Some(self.with_alias(here, vec![found], here.at + name.text.len(), rule))
    }

    /// Adds the alias behind the last name.
    fn with_alias<'f>(
        &self,
        here: Here<'f>,
        mut names: Vec<Found<'f>>,
        end: usize,
        rule: Rule,
    ) -> Reading<'f> {
        let rest = here.ahead().get(end - here.at..).unwrap_or_default();
        let mut end = end;
        if let Some(last) = names.last_mut() {
            let entries = last.entries.iter().filter_map(|&index| self.register.get(index));
            let known = |alias: &str| {
                let alias = key(alias);
                entries.clone().any(|entry| {
                    let forms = entry.forms.iter().chain(&entry.abbreviation);
                    forms.chain([&entry.name]).any(|form| key(form) == alias)
                })
            };
            last.alias = self.aliases.behind(rest, last.text, known);
            end += last.alias.as_ref().map_or(0, |alias| alias.length);
        }
        Reading { names, end, rule }
    }
}

impl Grammar for OrganisationGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Organisation
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = self.offices.first_words().into_iter().chain(self.places.first_words());
        let words = words.chain(self.patterns.first_words().iter().cloned());
        let words = words.filter(|word| word.chars().all(char::is_alphanumeric));
        let names = self.names.in_lower_case();
        let names = names.filter(|name| name.starts_with(char::is_alphanumeric));
        let names = names.map(|name| Trigger::Phrase(name.to_owned()));
        words.map(Trigger::Word).chain(names).chain([Trigger::Capital]).collect()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        let (listed, patterned) = (self.listed(here), self.patterned(here));
        let patterned = patterned.filter(|longer| {
            !listed.as_ref().is_some_and(|listed| self.runs_on(here.flow, listed, longer))
        });
        let readings = [self.offices(here), self.places(here), listed, patterned];
        let mut best: Option<Reading<'_>> = None;
        for reading in readings.into_iter().flatten() {
            if best.as_ref().is_none_or(|best| reading.end > best.end) {
                best = Some(reading);
            }
        }
        let best = best?;
        let mut mentions = Vec::with_capacity(best.names.len() + 1);
        for found in best.names {
            let defines = found.alias.as_ref().map(|alias| alias.text.to_owned());
            mentions.push(mention(
                here.span_of(found.text),
                best.rule,
                OrganisationMention {
                    entries: found.entries,
                    name: if best.rule == COMMITTEE {
                        committee(found.text)
                    } else {
                        found.text.to_owned()
                    },
                    kind: found.kind,
                    defines,
                },
            ));
            if let Some(alias) = found.alias {
                mentions.push(mention(
                    here.span_of(alias.text),
                    ALIAS,
                    OrganisationMention {
                        entries: Vec::new(),
                        name: alias.text.to_owned(),
                        kind: None,
                        defines: None,
                    },
                ));
            }
        }
        Some(Match { end: best.end, mentions })
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

/// The name of a committee of parliament: `vaste Kamercommissie Financiën` is the `vaste commissie
/// voor Financiën`.
fn committee(text: &str) -> String {
    let text = text.replace("Kamercommissie", "commissie").replace("kamercommissie", "commissie");
    let Some((kind, topic)) = text.split_once("ommissie") else { return text };
    let topic = topic.strip_prefix('s').unwrap_or(topic).trim_start();
    let topic = topic.strip_prefix("voor ").or_else(|| topic.strip_prefix("van "));
    let topic = topic.unwrap_or_else(|| text.rsplit("ommissie ").next().unwrap_or_default());
    format!("{kind}ommissie voor {topic}")
}

fn mention(span: Span, rule: Rule, value: OrganisationMention) -> Mention {
    Mention { span, rule, value: Value::Organisation(value) }
}

#[cfg(test)]
mod tests;
