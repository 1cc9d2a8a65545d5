//! Laws and regulations, by name or abbreviation, with the article cited.

use super::{Grammar, Here, Match, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;

/// The rules of this grammar.
const RULES: &[Rule] = &[];

/// Laws and regulations, by name or abbreviation, with the article cited.
#[derive(Debug)]
pub(super) struct LawGrammar {}

impl LawGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }
}

impl Grammar for LawGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Law
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
