//! Rows of `references`.

use super::{Context, Reference};

use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes references of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct References {}

impl References {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The references of a paper, by place.
    pub(super) fn of(&self, _paper: Context<'_>) -> Vec<Reference> {
        Vec::new()
    }
}
