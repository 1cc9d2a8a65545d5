//! The words of `grammars/organisation_words.csv`: where a name begins and ends, and what is none.

use crate::error::Error;
use crate::grammar::organisation::name::Word;
use crate::lexicon::{Endings, Grammars, RoleRow, WordRoles, forms_of};
use serde::Deserialize;

/// What a row of `grammars/organisation_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::grammar::organisation) enum Role {
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
    /// Before a name that is also a common word, it shows that the name is meant: `bij`.
    Before,
    /// Behind such a name at the start of a sentence it shows the same: `adviseert`.
    Behind,
    /// Named by its chair: `commissie-Wolthuis`.
    Chaired,
    /// Begins the name of a body whose other words need not say that it is one: `Nationaal`.
    National,
    /// A name of its own that may also be the later part of another: `Nederland`.
    Part,
    /// Ends as a thing does, but may be a body: `zorgsysteem`.
    Body,
    /// In small letters between a head and what the body is for: `voor`.
    Link,
    /// An article behind such a word: `de`.
    Article,
    /// In small letters joins a capital to a name that has begun: `van`.
    Joins,
    /// So as one of two: `en`.
    And,
    /// Joins to a known name what is no part of it: `inzake`.
    Loose,
    /// Behind a party's name and a hyphen, who speak for the party: `PvdA-fractie`.
    Group,
    /// Of another country, before an office: `Duitse`.
    Foreign,
    /// Another country, behind an office: `Oekraïne`.
    Country,
}

/// The words, by what they are for.
#[derive(Debug)]
pub(in crate::grammar::organisation) struct NameWords {
    forms: WordRoles<Role>,
    things: Endings<()>,
    bodies: Endings<()>,
}

impl NameWords {
    pub(in crate::grammar::organisation) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("organisation_words.csv")?;
        Ok(Self {
            things: Endings::set(forms_of(&rows, &Role::Thing)),
            bodies: Endings::set(forms_of(&rows, &Role::Body)),
            forms: rows.into_iter().map(|row| (row.form, row.role)).collect(),
        })
    }

    /// Whether the word, in any case, is one of these.
    pub(in crate::grammar::organisation) fn is(&self, role: Role, word: &str) -> bool {
        self.forms.is(role, word)
    }

    /// [`Self::is`], where the hash of the word is known.
    pub(super) fn is_of(&self, role: Role, hash: u64, word: &str) -> bool {
        self.forms.is_of(role, hash, word)
    }

    /// Whether the word, in small letters, is one of these.
    pub(in crate::grammar::organisation) fn is_small(&self, role: Role, word: &Word<'_>) -> bool {
        self.is_any_small(&[role], word)
    }

    /// Whether the word, in small letters, is one of these.
    pub(super) fn is_any_small(&self, roles: &[Role], word: &Word<'_>) -> bool {
        !word.is_capital() && self.forms.is_any_of(roles, word.hash, word.text)
    }

    /// Whether the word names a law, a plan, a sum.
    pub(super) fn is_thing(&self, word: &str) -> bool {
        self.things.has(word) && !self.bodies.has(word)
    }

    /// Compounds that are common nouns, whoever writes them with a capital.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.is(Role::Compound, word) || word.chars().any(|c| c.is_ascii_digit())
    }
}
