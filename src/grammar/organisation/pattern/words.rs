//! The words of `grammars/organisation_words.csv`: where a name begins and ends, and what is none.

use crate::error::Error;
use crate::lexicon::{Grammars, WordMap, ends_folded};
use serde::Deserialize;

/// What a row of `grammars/organisation_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// With a capital no part of a name before its head: `De`, `Minister`.
    Stop,
    /// Behind a head an organ every foundation has, or what belongs to no one body: `toezicht`.
    Tail,
    /// What an abbreviated name is if one of its words ends so: no organisation.
    Thing,
    /// Before `Nederland` a part of the country: `Caribisch`.
    Land,
    /// A compound that is a common noun, whoever writes it with a capital: `gemeenteraad`.
    Compound,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    role: Role,
}

/// The words, by what they are for.
#[derive(Debug)]
pub(super) struct NameWords {
    forms: WordMap<Vec<Role>>,
    things: Vec<String>,
}

impl NameWords {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let mut words = Self { forms: WordMap::default(), things: Vec::new() };
        for row in grammars.rows::<Row>("organisation_words.csv")? {
            if row.role == Role::Thing {
                words.things.push(row.form.to_lowercase());
            } else {
                let mut roles = words.forms.get(&row.form).cloned().unwrap_or_default();
                roles.push(row.role);
                words.forms.insert(&row.form, roles);
            }
        }
        Ok(words)
    }

    /// Whether the word, in any case, is one of these.
    pub(super) fn is(&self, role: Role, word: &str) -> bool {
        self.forms.get(word).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether the word names a law, a plan, a sum; `zorgsysteem` may be a body.
    pub(super) fn is_thing(&self, word: &str) -> bool {
        !ends_folded(word, "zorgsysteem") && self.things.iter().any(|end| ends_folded(word, end))
    }

    /// Compounds that are common nouns, whoever writes them with a capital.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.is(Role::Compound, word) || word.chars().any(|c| c.is_ascii_digit())
    }
}

pub(super) fn is_link(word: &str) -> bool {
    matches!(
        word,
        "voor"
            | "van"
            | "tot"
            | "tegen"
            | "inzake"
            | "op"
            | "der"
            | "bij"
            | "ter"
            | "zonder"
            | "for"
            | "of"
            | "on"
            | "naar"
            | "over"
    )
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "de" | "het" | "een" | "den" | "der" | "the" | "'t")
}
