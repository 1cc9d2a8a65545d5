//! Sums of money.

use super::{Grammar, Here, Match, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;

/// The rules of this grammar.
const RULES: &[Rule] = &[];

/// Sums of money.
#[derive(Debug)]
pub struct MoneyGrammar {}

impl MoneyGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }
}

impl Grammar for MoneyGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Money
    }

    fn triggers(&self) -> Vec<Trigger> {
        Vec::new()
    }

    fn read(&self, _here: Here<'_>) -> Option<Match> {
        None
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}
