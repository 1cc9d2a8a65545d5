//! Municipalities, provinces and water boards: a head word and a name of the register.
//!
//! ```text
//! place  = ("gemeente" | "provincie" | "waterschap" …) name            whole is the mention
//!        | ("gemeenten" | "provincies" | "waterschappen") name { separator name }   each name is one
//! ```

use super::register::Register;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The names of places by the class they belong to.
#[derive(Debug)]
pub(super) struct Places {
    heads: Words<Head>,
    names: Words<Vec<(Class, u32)>>,
    /// What the register calls places.
    kinds: Vec<String>,
}

/// The index of a kind of place.
type Class = usize;

#[derive(Debug, Clone, Copy)]
struct Head {
    class: Class,
    several: bool,
}

/// A row of `grammars/place_heads.csv`. The first of a kind is its singular.
#[derive(Debug, Deserialize)]
struct HeadRow {
    form: String,
    /// As the register calls it.
    kind: String,
    number: Number,
}

/// How many names follow a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Number {
    One,
    Several,
}

/// Places read at one spot: each with its entries, and the bytes read.
pub(super) type Row<'t> = (Vec<(&'t str, Vec<u32>)>, usize);

impl Places {
    pub(super) fn new(register: &Register, grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<HeadRow> = grammars.rows("place_heads.csv")?;
        let mut kinds: Vec<&HeadRow> = Vec::new();
        let mut heads = Vec::with_capacity(rows.len());
        for row in &rows {
            let class = kinds.iter().position(|kind| kind.kind == row.kind).unwrap_or(kinds.len());
            if class == kinds.len() {
                kinds.push(row);
            }
            let several = row.number == Number::Several;
            heads.push((row.form.as_str(), Case::Any, Head { class, several }));
        }
        let mut names: FxHashMap<&str, Vec<(Class, u32)>> = FxHashMap::default();
        for (index, entry) in (0..).zip(register.entries()) {
            let found = kinds.iter().enumerate().find(|(_, kind)| kind.kind == entry.kind);
            let Some((class, head)) = found else { continue };
            let forms = entry.forms.iter().map(String::as_str).chain([entry.name.as_str()]);
            for form in forms {
                let name = form.strip_prefix(head.form.as_str());
                let name = name.and_then(|name| name.strip_prefix(' ')).unwrap_or(form);
                let entries = names.entry(name).or_default();
                if !entries.contains(&(class, index)) {
                    entries.push((class, index));
                }
            }
        }
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_by_key(|&(name, _)| name);
        let names = names.into_iter().map(|(name, entries)| (name, Case::Any, entries));
        Ok(Self {
            heads: Words::new(heads),
            names: Words::new(names),
            kinds: kinds.into_iter().map(|kind| kind.kind.clone()).collect(),
        })
    }

    /// Whether what the register calls so is a place.
    pub(super) fn is_kind(&self, kind: &str) -> bool {
        self.kinds.iter().any(|place| place == kind)
    }

    /// Whether a name carries the word that says what it is: read here, by that word.
    pub(super) fn is_headed(&self, name: &str) -> bool {
        self.heads.longest(name).is_some()
    }

    /// The words a reading can begin with.
    pub(super) fn first_words(&self) -> Vec<String> {
        self.heads.first_words()
    }

    /// Whether a place can begin with the word of this hash.
    pub(super) fn may_begin(&self, hash: u64) -> bool {
        self.heads.may_begin(hash)
    }

    /// Reads a place, or a row of places, at the start of `text`.
    pub(super) fn read<'t>(&self, text: &'t str) -> Option<Row<'t>> {
        let (matched, head) = self.heads.longest(text)?;
        let from = matched.len() + 1;
        let first = self.name(text.get(matched.len()..)?.strip_prefix(' ')?, head.class)?;
        if !head.several {
            let end = from + first.0.len();
            return Some((vec![(text.get(..end)?, first.1)], end));
        }
        let mut end = from + first.0.len();
        let mut found = vec![first];
        while let Some(rest) = text.get(end..) {
            let skip = [", en ", " en ", ", ", " & "].iter().find(|s| rest.starts_with(**s));
            let Some(skip) = skip.map(|skip| skip.len()) else { break };
            let Some(next) = rest.get(skip..).and_then(|rest| self.name(rest, head.class)) else {
                break;
            };
            end += skip + next.0.len();
            found.push(next);
        }
        Some((found, end))
    }

    fn name<'t>(&self, text: &'t str, class: Class) -> Option<(&'t str, Vec<u32>)> {
        let (matched, entries) = self.names.longest(text)?;
        let written = matched.chars().any(char::is_uppercase);
        let entries: Vec<u32> =
            entries.iter().filter(|(of, _)| *of == class).map(|&(_, index)| index).collect();
        let glued = text.get(matched.len()..).is_some_and(|rest| rest.starts_with('-'));
        (written && !glued && !entries.is_empty()).then_some((matched, entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Vec<&str>, usize)> {
        let grammars = Grammars::built_in();
        let places = Places::new(&Register::new(&grammars).unwrap(), &grammars).unwrap();
        places.read(text).map(|(row, end)| (row.into_iter().map(|(t, _)| t).collect(), end))
    }

    #[test]
    fn ok_places() {
        let cases: [(&str, &[&str]); 8] = [
            ("gemeente Utrecht heeft", &["gemeente Utrecht"]),
            ("Gemeente 's-Gravenhage is", &["Gemeente 's-Gravenhage"]),
            ("gemeente Den Haag is", &["gemeente Den Haag"]),
            ("gemeenten Almere, Lelystad en Zeewolde", &["Almere", "Lelystad", "Zeewolde"]),
            ("provincies Zuid-Holland en Utrecht", &["Zuid-Holland", "Utrecht"]),
            ("waterschap Amstel, Gooi en Vecht", &["waterschap Amstel, Gooi en Vecht"]),
            ("provincie Groningen", &["provincie Groningen"]),
            ("openbaar lichaam Bonaire", &["openbaar lichaam Bonaire"]),
        ];
        for (text, want) in cases {
            assert_eq!(read(text).map(|(row, _)| row), Some(want.to_vec()), "{text}");
        }
    }

    #[test]
    fn err_no_places() {
        for text in
            ["gemeente heeft", "gemeenten en provincies", "gemeente Nergenshuizen", "Utrecht"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
