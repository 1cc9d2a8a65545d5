//! The words of `grammars/note_numbers.csv`: beside which digits are a number of their own, and
//! beside which the mark of a note.

use crate::error::Error;
use crate::lexicon::{Grammars, WordRoles};
use serde::Deserialize;

/// What a row of `grammars/note_numbers.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    /// A number follows behind a space: `leden 4`.
    Apart,
    /// A number is glued to it: `mbo4`.
    Glued,
    /// Either: `artikel 4`, `artikel4`.
    Both,
    /// A number follows behind its stop: `nr.117`.
    Stop,
    /// So where the file does not hold the notes: `fig.3`.
    StopAlone,
    /// In capitals it ends in a digit of its own: `CO2`.
    Designation,
    /// So in small letters: `vitamine3`.
    Name,
    /// Takes a small 2 or 3: `m2`.
    Unit,
    /// Four digits behind it are a year: `eind 20238`.
    Year,
    /// What the number before it counts: `miljoen`.
    Sum,
    /// Four digits behind it may be an amount: `van 2000`.
    Amount,
    /// Ends in two digits of its own behind a hyphen: `covid-19`.
    Hyphened,
}

/// The words, in any case.
#[derive(Debug)]
pub(in crate::layout::notes) struct Beside {
    words: WordRoles<Role>,
}

impl Beside {
    pub(in crate::layout::notes) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { words: WordRoles::new(grammars, "note_numbers.csv")? })
    }

    /// Whether a number behind this word and a space is a number.
    pub(super) fn counts(&self, word: &str) -> bool {
        self.words.is(Role::Apart, word) || self.words.is(Role::Both, word)
    }

    /// Whether a number glued to this word is a number.
    pub(in crate::layout::notes) fn bears_number(&self, word: &str) -> bool {
        self.words.is(Role::Glued, word) || self.words.is(Role::Both, word)
    }

    /// Whether a number behind this word and a stop is a number.
    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        self.words.is(Role::Stop, word)
    }

    /// Whether a number behind this word and a stop is a number in a paper without notes.
    pub(in crate::layout::notes) fn is_abbreviation_alone(&self, word: &str) -> bool {
        self.words.is(Role::StopAlone, word)
    }

    /// Short names that end in a digit of their own: roads, gases, quarters, vitamins.
    pub(super) fn is_designation(&self, stem: &str) -> bool {
        self.words.is(Role::Designation, stem) || stem.chars().count() == 1
    }

    /// Whether a word in small letters ends in a digit of its own.
    pub(super) fn is_name(&self, stem: &str) -> bool {
        self.words.is(Role::Name, stem)
    }

    /// Units that take a small 2 or 3.
    pub(in crate::layout::notes) fn is_unit(&self, word: &str) -> bool {
        self.words.is(Role::Unit, word)
    }

    /// Whether four digits behind this word are a year.
    pub(super) fn is_before_year(&self, word: &str) -> bool {
        self.words.is(Role::Year, word)
    }

    /// Whether four digits behind this word may be an amount.
    pub(in crate::layout::notes) fn is_before_amount(&self, word: &str) -> bool {
        self.words.is(Role::Amount, word)
    }

    /// Names that end in two digits of their own behind a hyphen.
    pub(in crate::layout::notes) fn is_hyphened(&self, word: &str) -> bool {
        self.words.is(Role::Hyphened, word)
    }

    /// Whether a number before this word is a sum.
    pub(in crate::layout::notes) fn is_sum(&self, word: &str) -> bool {
        self.words.is(Role::Sum, word)
    }
}
