//! Which kind a paper is, from the marks it bears.

use super::DocumentKind;
use super::evidence::{MarkKind, Marks};

/// What the Tweede Kamer calls a paper, and its kind here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Soort {
    /// The name: `Motie`.
    pub(super) name: String,
    /// The kind that name stands for.
    pub(super) kind: DocumentKind,
}

/// The kind: what the paper calls itself first, then its frame. Pairs make a letter that carries
/// them one of questions and answers; a letter that says it collects is a collective one.
pub(super) fn kind(marks: &Marks, soort: Option<&Soort>, pairs: bool) -> DocumentKind {
    use MarkKind::{
        Aanhangsel, Addressee, AddresseeLine, Annex, AnnexOf, Announced, AnswerBy, Closing,
        Collective, DateLine, DecisionNote, DecisionPart, FactSheet, OwnWork, Salutation,
        Signature,
    };
    if let Some(soort) = soort
        && soort.kind == DocumentKind::Overig
    {
        return DocumentKind::Overig;
    }
    if pairs {
        return DocumentKind::VraagAntwoord;
    }
    let addressed = marks.has(Addressee) || marks.has(AddresseeLine) || marks.has(Salutation);
    let called = |kind| soort.is_some_and(|soort| soort.kind == kind);
    let annex = (marks.has(Annex) || marks.has(AnnexOf)) && !marks.has(Salutation);
    let signed = marks.has(Signature) || marks.has(Closing);
    let note = marks.has(DecisionNote) && marks.has(DecisionPart);
    if called(DocumentKind::Bijlage) || annex || note {
        return DocumentKind::Bijlage;
    }
    let letter = called(DocumentKind::Brief)
        || addressed && (signed || marks.has(DateLine))
        || marks.has(Salutation);
    if letter {
        let collects = marks.has(Collective) || marks.has(Announced);
        return if collects { DocumentKind::Verzamelbrief } else { DocumentKind::Brief };
    }
    if called(DocumentKind::VraagAntwoord) || marks.has(Aanhangsel) && marks.has(AnswerBy) {
        return DocumentKind::VraagAntwoord;
    }
    let unsigned = !addressed && !signed && !marks.has(DateLine);
    if unsigned && (marks.has(OwnWork) || marks.has(FactSheet)) {
        return DocumentKind::Bijlage;
    }
    DocumentKind::Overig
}
