//! From blocks to the document.

use super::date::{self, Stated};
use super::evidence::{self, Mark, MarkKind};
use super::head::{self, Head};
use super::kind::{self, Soort};
use super::lists::Lists;
use super::page::Page;
use super::people;
use super::signature::{self, Signature};
use super::{
    DateBasis, Document, DocumentKind, Header, NumberKind, own, question, reference, title,
};
use crate::Source;
use crate::calendar::Reference;
use crate::error::Error;
use crate::layout::Layout;
use crate::lexicon::Grammars;
use chrono::NaiveDate;

/// Recognises papers, with the word lists it needs for that.
#[derive(Debug)]
pub struct Recogniser {
    lists: Lists,
}

impl Recogniser {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { lists: Lists::new(grammars)? })
    }

    /// The kind, header fields and question–answer pairs of a paper.
    pub fn recognise(&self, source: &Source, layout: &Layout) -> Document {
        let lists = &self.lists;
        let page = Page::new(source, layout);
        let mut marks = evidence::marks(lists, &page);
        let head = head::head(lists, &page, &mut marks);
        let stated = date::date(lists, &page, &mut marks);
        let signature = signature::signature(lists, &page, &mut marks);
        let soort = self.soort(&page, &head);
        let called = soort.as_ref().is_some_and(|s| s.kind == DocumentKind::VraagAntwoord);
        let framed = called || marks.has(MarkKind::AnswerBy) || marks.has(MarkKind::AnswerList);
        let questions = question::pairs(lists, &page, framed);
        if let Some(&place) = questions.first().and_then(|pair| pair.question.first()) {
            marks.all.push(Mark { kind: MarkKind::Pair, places: vec![place] });
        }
        let kind = kind::kind(&marks, soort.as_ref(), !questions.is_empty());
        let own = own::own(&page, &head, &marks);
        let title = title::title(lists, &page, &head, &marks, kind);
        let date = date(&page, stated.as_ref());
        let reference = match date {
            Some((date, _)) => Some(Reference { earliest: date, latest: date, inferred: false }),
            None => reference::inferred(lists, &page, &head, title.as_deref()),
        };
        let header = header(lists, &page, kind, head, soort, title, date, &signature);
        let evidence = marks.describe(&page);
        Document { kind, evidence, header, reference, questions, own, doubts: Vec::new() }
    }

    /// What the Tweede Kamer calls the paper: its head says, or its record.
    fn soort(&self, page: &Page<'_>, head: &Head) -> Option<Soort> {
        let recorded = page.source.metadata.kind.as_deref();
        let recorded = recorded.and_then(|kind| self.lists.soorten.longest(kind));
        head.soort.clone().or_else(|| recorded.map(|(_, soort)| soort.clone()))
    }
}

/// The date the text states, else the one its record gives.
fn date(page: &Page<'_>, stated: Option<&Stated>) -> Option<(NaiveDate, DateBasis)> {
    let stated = stated.map(|stated| (stated.date, DateBasis::Stated));
    stated.or_else(|| page.source.metadata.date.map(|date| (date, DateBasis::Metadata)))
}

#[expect(clippy::too_many_arguments, reason = "the fields of one table, read in as many ways")]
fn header(
    lists: &Lists,
    page: &Page<'_>,
    kind: DocumentKind,
    head: Head,
    soort: Option<Soort>,
    title: Option<String>,
    date: Option<(NaiveDate, DateBasis)>,
    signature: &Signature,
) -> Header {
    let record = &page.source.metadata;
    let sender = people::sender(page, &head, signature);
    let annex = (kind == DocumentKind::Bijlage).then(|| head::annex(page)).flatten();
    let (number, number_kind) = match annex {
        Some(number) if head.number.is_none() => (Some(number), Some(NumberKind::Bijlage)),
        _ => (head.number, head.number_kind),
    };
    let recorded = record.number.clone().filter(|_| number.is_none());
    let number_kind = number_kind.or(recorded.as_ref().map(|_| NumberKind::Ondernummer));
    let addressee = people::addressee(lists, &page.head);
    Header {
        soort: soort.filter(|_| kind == DocumentKind::Overig).map(|soort| soort.name),
        title,
        date,
        chamber: head.chamber,
        session_year: head.session_year,
        dossier: head.dossier.or_else(|| record.dossier.clone()),
        number: number.or(recorded),
        number_kind,
        identifier: head.identifier.or_else(|| record.identifier.clone()),
        case_number: head.case_number,
        sender,
        addressee: addressee.map(|span| span.of(page.head.text()).replace('\n', " ")),
        signatory: signature.names(&page.body),
    }
}
