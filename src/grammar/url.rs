//! Addresses on the web.

use super::{Grammar, Here, Match, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;

/// The rules of this grammar.
const RULES: &[Rule] = &[];

/// Addresses on the web.
#[derive(Debug)]
pub struct UrlGrammar {}

impl UrlGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }
}

impl Grammar for UrlGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Url
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
