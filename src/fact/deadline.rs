//! Rows of `deadlines`.

use super::{Context, Deadline, Event, Organisation};

use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes deadlines of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Deadlines {}

impl Deadlines {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The deadlines of a paper, by place.
    pub(super) fn of(
        &self,
        _paper: Context<'_>,
        _events: &[Event],
        _organisations: &[Organisation],
    ) -> Vec<Deadline> {
        Vec::new()
    }
}
