//! Rows of `events`.

use super::{Context, Event, Organisation};
use crate::calendar::Calendar;
use crate::error::Error;
use crate::lexicon::Grammars;

/// Makes events of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Events {}

impl Events {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The events of a paper, by place.
    pub(super) fn of(
        &self,
        _paper: Context<'_>,
        _organisations: &[Organisation],
        _calendar: &Calendar,
    ) -> Vec<Event> {
        Vec::new()
    }
}
