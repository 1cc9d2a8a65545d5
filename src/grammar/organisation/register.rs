//! The organisations griffie knows by name: TOOI and the project's own list.
//!
//! Sources: the TOOI registers of public organisations (<https://standaarden.overheid.nl/tooi>),
//! compiled into `organisations.csv` by `tools/compile_tooi.py`, and `organisations_extra.csv`,
//! whose rows add forms to a register row of the same id and name, or stand for a body the register
//! lacks.

use crate::error::Error;
use crate::lexicon::Grammars;
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::hash::Hasher as _;
use unicode_normalization::UnicodeNormalization;

const LISTS: [&str; 2] = ["organisations.csv", "organisations_extra.csv"];

/// An organisation under one name, for as long as it bore it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The TOOI code, `mnre1058`, or `x-` and a slug of the name.
    pub(crate) id: String,
    /// `ministerie`, `gemeente`, `bedrijf` …
    pub(crate) kind: String,
    /// The official name.
    pub(crate) name: String,
    /// The abbreviation that goes with the name.
    pub(crate) abbreviation: Option<String>,
    /// Other names and abbreviations.
    pub(crate) forms: Vec<String>,
    /// The first day it bore the name, where known.
    pub(crate) valid_from: Option<NaiveDate>,
    /// The last day it bore the name, where known.
    pub(crate) valid_until: Option<NaiveDate>,
}

impl Entry {
    /// Days between the day and the nearest one on which the organisation bore this name; 0 within.
    pub(crate) fn distance(&self, day: NaiveDate) -> u64 {
        let early = self.valid_from.map_or(0, |from| (from - day).num_days().max(0));
        let late = self.valid_until.map_or(0, |until| (day - until).num_days().max(0));
        early.max(late).unsigned_abs()
    }

    /// The register's URI of the organisation; `None` for one the register lacks.
    ///
    /// `mnre1058` gives `https://identifier.overheid.nl/tooi/id/ministerie/mnre1058`.
    pub(crate) fn tooi_uri(&self) -> Option<String> {
        let letters = self.id.trim_end_matches(|c: char| c.is_ascii_digit());
        let register = match letters {
            "mnre" => "ministerie",
            "gm" => "gemeente",
            "pv" => "provincie",
            "ws" => "waterschap",
            "zb" => "zbo",
            "so" | "oorg" | "col" => letters,
            _ => return None,
        };
        Some(format!("https://identifier.overheid.nl/tooi/id/{register}/{}", self.id))
    }

    /// The department's own name, for a ministry: `Justitie en Veiligheid`.
    pub(crate) fn department(&self) -> Option<&str> {
        self.name.strip_prefix("ministerie van ")
    }
}

/// All entries, in the order mentions count them in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Register {
    entries: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    kind: String,
    name: String,
    abbreviation: String,
    forms: String,
    #[serde(deserialize_with = "day")]
    valid_from: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    valid_until: Option<NaiveDate>,
}

/// An ISO day, or nothing.
fn day<'de, D: Deserializer<'de>>(field: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = <Cow<'de, str>>::deserialize(field)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| D::Error::custom(format!("expected a day, found {text}")))
}

impl Register {
    /// Reads both lists.
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let [register, own] = LISTS;
        let (register, own) = (grammars.rows::<Row>(register)?, grammars.rows::<Row>(own)?);
        let named: FxHashSet<&str> = own.iter().map(|row| &*row.id).collect();
        let mut entries: Vec<Entry> = Vec::with_capacity(register.len() + own.len());
        let mut known: FxHashMap<(String, String), usize> = FxHashMap::default();
        // Periods of one name stand one under the other in the register: never merged.
        for entry in register.into_iter().map(Row::entry) {
            if named.contains(&*entry.id) {
                known.entry((entry.id.clone(), entry.name.clone())).or_insert(entries.len());
            }
            entries.push(entry);
        }
        for entry in own.into_iter().map(Row::entry) {
            match known.entry((entry.id.clone(), entry.name.clone())) {
                Occupied(same) => {
                    let alike = entries.iter_mut().skip(*same.get());
                    let alike = alike.filter(|old| old.id == entry.id && old.name == entry.name);
                    alike.for_each(|old| old.add(&entry));
                }
                Vacant(place) => {
                    place.insert(entries.len());
                    entries.push(entry);
                }
            }
        }
        Ok(Self { entries })
    }

    /// The entries, in order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this index.
    pub(crate) fn get(&self, index: u32) -> Option<&Entry> {
        self.entries.get(index as usize)
    }

    /// Of these entries the one that bore its name on this day, else the nearest to it; without a
    /// day the latest. Of two that did, the one that lost the name first: the register often leaves
    /// out when a name began.
    pub(crate) fn on(&self, candidates: &[u32], day: Option<NaiveDate>) -> Option<&Entry> {
        let entries = candidates.iter().filter_map(|&index| self.get(index));
        let until = |entry: &Entry| entry.valid_until.map_or(i32::MAX, days);
        let from = |entry: &Entry| entry.valid_from.map_or(i32::MIN, days);
        match day {
            Some(day) => entries
                .min_by_key(|entry| (entry.distance(day), until(entry), Reverse(from(entry)))),
            None => entries.min_by_key(|entry| (Reverse(until(entry)), Reverse(from(entry)))),
        }
    }
}

/// The day as a number that grows with time.
fn days(day: NaiveDate) -> i32 {
    chrono::Datelike::num_days_from_ce(&day)
}

impl Row {
    fn entry(self) -> Entry {
        let id = if self.id.is_empty() { format!("x-{}", slug(&self.name)) } else { self.id };
        let forms = self.forms.split(';').map(str::trim).filter(|form| !form.is_empty());
        Entry {
            id,
            kind: self.kind,
            abbreviation: (!self.abbreviation.is_empty()).then_some(self.abbreviation),
            forms: forms.map(ToOwned::to_owned).collect(),
            name: self.name,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
        }
    }
}

impl Entry {
    /// Takes over the forms of a row about the same name.
    fn add(&mut self, other: &Self) {
        if self.abbreviation.is_none() {
            self.abbreviation.clone_from(&other.abbreviation);
        }
        for form in other.forms.iter().chain(&other.abbreviation) {
            if *form != self.name && !self.forms.contains(form) {
                self.forms.push(form.clone());
            }
        }
    }
}

/// A name in ASCII letters and digits, its words joined by `-`: `Raad voor Cultuur` gives
/// `raad-voor-cultuur`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len() + 1);
    spell(name, |c| slug.push(char::from(c)));
    slug
}

/// What two spellings of one name have in common: `Landelijke Meldkamer Samenwerking` and
/// `landelijke Meldkamersamenwerking` have the same key.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 1);
    spell_key(name, |c| key.push(char::from(c)));
    key
}

/// A hash of the key of a name, made without the key.
pub(crate) fn key_hash(name: &str) -> u64 {
    let mut hash = FxHasher::default();
    spell_key(name, |c| hash.write_u8(c));
    hash.finish()
}

fn spell_key(name: &str, mut put: impl FnMut(u8)) {
    spell(name, |c| {
        if c != b'-' {
            put(c);
        }
    });
}

/// Puts down the slug of a name, an ASCII character at a time.
fn spell(name: &str, put: impl FnMut(u8)) {
    if name.is_ascii() {
        spell_ascii(name.bytes(), put);
    } else {
        spell_ascii(name.nfd().filter(char::is_ascii).map(|c| c as u8), put);
    }
}

fn spell_ascii(name: impl Iterator<Item = u8>, mut put: impl FnMut(u8)) {
    let (mut begun, mut parted) = (false, false);
    for c in name {
        let letters = match c {
            b'&' if parted => &b"en"[..],
            c if c.is_ascii_alphanumeric() => &[c.to_ascii_lowercase()],
            b'\'' => continue,
            _ => {
                parted = begun;
                continue;
            }
        };
        if parted {
            put(b'-');
        }
        letters.iter().copied().for_each(&mut put);
        (begun, parted) = (true, c == b'&');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        Register::new(&Grammars::built_in()).unwrap()
    }

    #[test]
    fn ok_the_register_knows_periods() {
        let register = register();
        let of = |form: &str, day: &str| {
            let all = register.entries().iter().enumerate();
            let candidates: Vec<u32> = all
                .filter(|(_, e)| e.forms.iter().chain(&e.abbreviation).any(|f| f == form))
                .map(|(i, _)| i as u32)
                .collect();
            let entry = register.on(&candidates, Some(day.parse().unwrap())).unwrap();
            (entry.id.clone(), entry.name.clone())
        };
        let cases = [
            (
                "LNV",
                "2008-05-01",
                "mnre1150",
                "ministerie van Landbouw, Natuur en Voedselkwaliteit",
            ),
            ("LNV", "1999-05-01", "mnre1150", "ministerie van Landbouw, Natuurbeheer en Visserij"),
            (
                "LNV",
                "2021-05-01",
                "mnre1153",
                "ministerie van Landbouw, Natuur en Voedselkwaliteit",
            ),
            ("VenJ", "2016-02-04", "mnre1058", "ministerie van Veiligheid en Justitie"),
            ("EZ", "2015-02-04", "mnre1045", "ministerie van Economische Zaken"),
            ("EZ", "2005-02-04", "mnre1040", "ministerie van Economische Zaken"),
        ];
        for (form, day, id, name) in cases {
            assert_eq!(of(form, day), (id.to_owned(), name.to_owned()), "{form} {day}");
        }
    }

    #[test]
    fn ok_uris_come_from_codes() {
        let register = register();
        let uri =
            |id: &str| register.entries().iter().find(|e| e.id == id).and_then(Entry::tooi_uri);
        let base = "https://identifier.overheid.nl/tooi/id";
        assert_eq!(uri("gm0363"), Some(format!("{base}/gemeente/gm0363")));
        assert_eq!(uri("oorg10101"), Some(format!("{base}/oorg/oorg10101")));
        assert_eq!(uri("x-berenschot"), None);
    }

    #[test]
    fn ok_slugs_and_keys() {
        let cases = [
            (
                "Raad voor civiel-militaire Zorg en Onderzoek",
                "raad-voor-civiel-militaire-zorg-en-onderzoek",
            ),
            ("Coöperatie Één & Co.", "cooperatie-een-en-co"),
            ("Knooppunt Coördinatie Regio's- Rijk", "knooppunt-coordinatie-regios-rijk"),
            ("& \"Dienst Terugkeer &Vertrek\" (DT&V). ", "dienst-terugkeer-en-vertrek-dt-v"),
            ("", ""),
        ];
        for (name, want) in cases {
            assert_eq!(slug(name), want);
            assert_eq!(key(name), want.replace('-', ""));
            assert_eq!(key_hash(name), key_hash(want), "{name}");
        }
        assert_eq!(key("Bestuurlijk Meldkamer Beraad"), key("bestuurlijk Meldkamerberaad"));
        assert_ne!(key("Raad voor Cultuur"), key("Raad voor de Cultuur"));
    }
}
