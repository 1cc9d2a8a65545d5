//! Rows of `motions`.

use super::{Context, Motion, Reference};

use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes motions of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Motions {}

impl Motions {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The motions of a paper, by place.
    pub(super) fn of(&self, _paper: Context<'_>, _references: &[Reference]) -> Vec<Motion> {
        Vec::new()
    }
}
