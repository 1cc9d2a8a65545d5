//! Rows of `amounts`.

use super::{Amount, Context, Organisation};

use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes amounts of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Amounts {}

impl Amounts {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The amounts of a paper, by place.
    pub(super) fn of(&self, _paper: Context<'_>, _organisations: &[Organisation]) -> Vec<Amount> {
        Vec::new()
    }
}
