//! Rows of `organisation_mentions`.

use super::{Context, Organisation};

use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes organisations of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Organisations {}

impl Organisations {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The organisations of a paper, by place.
    pub(super) fn of(&self, _paper: Context<'_>) -> Vec<Organisation> {
        Vec::new()
    }
}
