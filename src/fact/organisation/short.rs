//! Short forms: a head word with a capital that stands for a whole name.
//!
//! `Taskforce Onze hulpverleners veilig` is `de Taskforce` further on, `Inspectie Justitie en
//! Veiligheid` is `de Inspectie`. Where two organisations of a paper share a head word, the one
//! named last before the place is meant.

use crate::error::Error;
use crate::lexicon::{Endings, Grammars, WordMap};
use serde::Deserialize;

/// The head words that may stand alone.
#[derive(Debug)]
pub(super) struct Heads {
    kinds: WordMap<Kind>,
    suffixes: Endings<()>,
}

/// What a head word is short for.
#[derive(Debug)]
struct Kind {
    name: String,
    /// Whether it also names what every paper speaks of.
    common: bool,
}

/// Whether a head word may be short for a whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Short {
    Yes,
    No,
    /// Yes, but it also names what every paper speaks of.
    Common,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    kind: String,
    place: String,
    short: Short,
}

impl Heads {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let mut kinds = WordMap::default();
        let mut suffixes = Vec::new();
        for row in grammars.rows::<Row>("organisation_patterns.csv")? {
            if row.place == "suffix" {
                suffixes.push(row.form);
            } else if row.short != Short::No && !row.form.contains(' ') {
                let kind = Kind { name: row.kind, common: row.short == Short::Common };
                kinds.insert(&row.form, kind);
            }
        }
        Ok(Self { kinds, suffixes: Endings::set(suffixes) })
    }

    /// The kind of body this word, with a capital, may be short for.
    pub(super) fn kind(&self, word: &str) -> Option<&str> {
        self.of(word).map(|kind| kind.name.as_str())
    }

    /// Whether this word, with a capital, also names what every paper speaks of.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.of(word).is_some_and(|kind| kind.common)
    }

    fn of(&self, word: &str) -> Option<&Kind> {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital { self.kinds.get(word) } else { None }
    }

    /// The words that may stand for this name: its heads, and compounds that hold one.
    pub(super) fn short_for(&self, name: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        if !name.contains(' ') {
            return words;
        }
        for word in name.split([' ', ',']).filter(|word| !word.is_empty()) {
            let compound =
                || self.suffixes.of(word).any(|(suffix, ())| word.len() > suffix.len() + 3);
            if self.kinds.contains(word) || word.starts_with(char::is_uppercase) && compound() {
                let capital = capitalised(word);
                if !words.contains(&capital) {
                    words.push(capital);
                }
            }
        }
        words
    }
}

/// The word with a capital.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
