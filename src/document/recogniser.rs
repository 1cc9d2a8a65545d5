//! From blocks to the document.

use super::{Document, DocumentKind, Header};
use crate::Source;
use crate::error::Error;
use crate::layout::Layout;
use crate::lexicon::Grammars;

/// Recognises papers, with the word lists it needs for that.
#[derive(Debug)]
pub struct Recogniser {}

impl Recogniser {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The kind, header fields and question–answer pairs of a paper.
    pub fn recognise(&self, _source: &Source, _layout: &Layout) -> Document {
        Document {
            kind: DocumentKind::Overig,
            evidence: Vec::new(),
            header: Header::default(),
            reference: None,
            questions: Vec::new(),
            own: Vec::new(),
            doubts: Vec::new(),
        }
    }
}
