//! Resolve: a temporal expression and the document's date become days and EDTF.
//!
//! Arithmetic only: knows nothing of text.

mod resolved;

use crate::error::Error;
use crate::grammar::TimeExpression;
use crate::lexicon::Grammars;

pub use resolved::{Basis, Granularity, Leaning, Reference, Resolved};

/// The calendar of the Dutch state: arithmetic, the parliamentary year and its recesses.
#[derive(Debug)]
pub struct Calendar {}

impl Calendar {
    /// Builds the calendar from its lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The days an expression means in a paper of this date; `None` where the expression needs a
    /// date and the paper has none, or where it names no day that exists.
    pub fn resolve(
        &self,
        _expression: &TimeExpression,
        _reference: Option<&Reference>,
        _leaning: Leaning,
    ) -> Option<Resolved> {
        None
    }
}
