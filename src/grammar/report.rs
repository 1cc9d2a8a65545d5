//! Other named publications: reports, guidelines, programmes, by title.

use super::{Grammar, Here, Match, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;

/// The rules of this grammar.
const RULES: &[Rule] = &[];

/// Other named publications: reports, guidelines, programmes, by title.
#[derive(Debug)]
pub(super) struct ReportGrammar {}

impl ReportGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }
}

impl Grammar for ReportGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Report
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
