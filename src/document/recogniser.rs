//! From blocks to the document.

use super::date::{self, Stated};
use super::evidence::{self, Mark, MarkKind};
use super::head::{self, Head};
use super::kind;
use super::lists::Lists;
use super::page::Page;
use super::people;
use super::record::Record;
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

/// What the Tweede Kamer calls questions without answers.
const QUESTIONS: &str = "Schriftelijke vragen";

/// What it calls the notice that their answer comes later.
const POSTPONED: &str = "Mededeling (uitstel antwoord)";

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
        let page = Page::new(lists, source, layout);
        let mut marks = evidence::marks(lists, &page);
        let mut head = head::head(lists, &page, &mut marks);
        let dated = date::date(lists, &page, &mut marks);
        let signature = signature::signature(lists, &page, &mut marks);
        let record = Record::new(lists, &source.metadata);
        let stated = head.soort.as_ref().map(|soort| soort.kind);
        let recorded = record.kind.as_ref().map(|(_, kind)| *kind);
        let called = stated.or(recorded) == Some(DocumentKind::VraagAntwoord);
        let framed = called || marks.has(MarkKind::AnswerBy) || marks.has(MarkKind::AnswerList);
        let questions = question::pairs(lists, &page, framed);
        if let Some(&place) = questions.first().and_then(|pair| pair.question.first()) {
            marks.all.push(Mark { kind: MarkKind::Pair, places: vec![place] });
        }
        let kind = kind::kind(&marks, stated, recorded, !questions.is_empty());
        let own = own::own(&page, &head, &marks);
        let title = title::title(lists, &page, &head, &marks, &record, kind);
        let date = date(dated.as_ref(), &record);
        let reference = match date {
            Some((date, _)) => Some(Reference { earliest: date, latest: date, inferred: false }),
            None => reference::inferred(lists, &page, &head, title.as_deref()),
        };
        let mut evidence = marks.describe(&page);
        if head.soort.is_none() {
            let words = record.kind.as_ref().map(|(words, _)| words.replace(';', ","));
            evidence.extend(words.map(|words| format!("record: \"{words}\"")));
        }
        if head.soort.is_none() && people::postponed(lists, &page.head).is_some() {
            head.soort = lists.soorten.longest(POSTPONED).map(|(_, soort)| soort.clone());
        }
        if head.soort.is_none() && dated.is_some_and(|dated| dated.is_asked()) {
            head.soort = lists.soorten.longest(QUESTIONS).map(|(_, soort)| soort.clone());
        }
        let header = header(lists, &page, kind, head, record, title, date, &signature);
        Document { kind, evidence, header, reference, questions, own, doubts: Vec::new() }
    }
}

/// The date the text states, else the one its record gives.
fn date(stated: Option<&Stated>, record: &Record) -> Option<(NaiveDate, DateBasis)> {
    let stated = stated.map(|stated| (stated.date, DateBasis::Stated));
    stated.or_else(|| record.date.map(|date| (date, DateBasis::Metadata)))
}

#[expect(clippy::too_many_arguments, reason = "the fields of one table, read in as many ways")]
fn header(
    lists: &Lists,
    page: &Page<'_>,
    kind: DocumentKind,
    head: Head,
    record: Record,
    title: Option<String>,
    date: Option<(NaiveDate, DateBasis)>,
    signature: &Signature,
) -> Header {
    let sender = people::sender(lists, page, &head, signature);
    let annex = (kind == DocumentKind::Bijlage).then(|| head::annex(page)).flatten();
    let (number, number_kind) = match annex {
        Some(number) if head.number.is_none() => (Some(number), Some(NumberKind::Bijlage)),
        _ => (head.number, head.number_kind),
    };
    let dossier = head.dossier.or_else(|| record.dossier.clone());
    let identifier = head.identifier.or_else(|| record.identifier(dossier.as_deref()));
    let (number, number_kind) = match number {
        Some(_) => (number, number_kind),
        None => (record.number, record.number_kind),
    };
    let soort = head.soort.map(|soort| soort.name).or(record.soort);
    let addressee = people::addressee(lists, &page.head);
    let addressee = addressee.map(|span| span.of(page.head.text()).replace('\n', " "));
    let chamber = head.chamber.or(record.chamber);
    let chamber = chamber.or_else(|| people::chamber_of(addressee.as_deref()?));
    Header {
        soort: soort.filter(|_| kind == DocumentKind::Overig),
        title,
        date,
        chamber,
        session_year: head.session_year.or(record.session_year),
        dossier,
        number,
        number_kind,
        identifier,
        case_number: head.case_number,
        sender,
        addressee,
        signatory: signature.names(&page.body),
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::*;
    use crate::read::Metadata;

    #[test]
    fn ok_a_record_fills_what_the_text_does_not_state() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let record = Metadata {
            title: Some("Voortgang".to_owned()),
            date: NaiveDate::from_ymd_opt(2024, 5, 3),
            kind: Some("Brief regering".to_owned()),
            dossier: Some("36 410 VI".to_owned()),
            number: Some("50".to_owned()),
            identifier: None,
        };
        let header = |text: &str| {
            let (mut source, layout) = by_hand::paper(text);
            source.metadata = record.clone();
            recogniser.recognise(&source, &layout).header
        };
        let bare = header("#Toeslagen\nEr is geld.");
        assert_eq!(bare.title.as_deref(), Some("Voortgang"), "not the heading, which may be any");
        assert_eq!(bare.date, record.date.map(|date| (date, DateBasis::Metadata)));
        assert_eq!(bare.dossier.as_deref(), Some("36410-VI"));
        assert_eq!(bare.number.as_deref(), Some("50"));
        assert_eq!(bare.number_kind, Some(NumberKind::Ondernummer));
        assert_eq!(bare.identifier.as_deref(), Some("kst-36410-VI-50"));
        let stated = header(
            "Vergaderjaar 2018-2019\n35 238 Beheerste groei\nNr. 6 BRIEF VAN DE MINISTER VAN FINANCIËN\n\
             Den Haag, 24 mei 2019\nBetreft Groei\nGeachte voorzitter,\nTekst.",
        );
        assert_eq!(stated.title.as_deref(), Some("Groei"));
        let day = NaiveDate::from_ymd_opt(2019, 5, 24);
        assert_eq!(stated.date, day.map(|day| (day, DateBasis::Stated)));
        assert_eq!(stated.dossier.as_deref(), Some("35238"));
        assert_eq!(stated.number.as_deref(), Some("6"));
        assert_eq!(stated.identifier.as_deref(), Some("kst-35238-6"));
    }

    #[test]
    fn ok_the_subject_below_a_row_of_labels() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        for text in [
            "Aan de Voorzitter\nonderwerp  doorkiesnummer  bijlage(n)\nLucht in steden  070-339  2\n\
             Hierbij zend ik u de nota.",
            "Aan de Voorzitter\nOnderwerp Doorkiesnummer\nLucht in steden 070 339 1234\nTekst.",
        ] {
            let (source, layout) = by_hand::paper(text);
            let title = recogniser.recognise(&source, &layout).header.title;
            assert_eq!(title.as_deref(), Some("Lucht in steden"), "{text}");
        }
    }

    #[test]
    fn ok_what_a_site_calls_the_paper() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let head =
            "34 919 Defensienota\nNr. 89 BRIEF VAN DE MINISTER VAN DEFENSIE\nAan de Voorzitter";
        for (site, title) in [
            ("Brief regering : Contouren Vastgoedplan", "Contouren Vastgoedplan"),
            ("Brief regering : 'Contouren Vastgoedplan'", "Contouren Vastgoedplan"),
            ("Lijst van vragen : Lijst van vragen", "Defensienota"),
            ("Brief regering: stand van zaken", "Defensienota"),
            ("Kamerstuk 34919-89\nStand van het vastgoed\nBron: site", "Stand van het vastgoed"),
            (
                "Kamerstuk 34919-89\nBrief regering\nStand van het vastgoed",
                "Stand van het vastgoed",
            ),
            (
                "[overzicht] [besluiten]\nContouren\nDefensienota\nBrief regering\n\
                 Nummer: 2022D18914, datum: 2022-05-13",
                "Contouren",
            ),
            ("Contouren\nBrief regering\nNummer: 2022D18914, datum: 2022-05-13", "Contouren"),
        ] {
            let (source, layout) = by_hand::paper(&format!("{site}\n{head}"));
            let header = recogniser.recognise(&source, &layout).header;
            assert_eq!(header.title.as_deref(), Some(title), "{site}");
            assert_eq!(header.identifier.as_deref(), Some("kst-34919-89"), "{site}");
        }
    }

    #[test]
    fn ok_a_dossier_of_the_eerste_kamer() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let text =
            "CXXIV Verslag van de Tijdelijke Commissie\nG BRIEF VAN DE VOORZITTER\nAan de leden";
        let (source, layout) = by_hand::paper(text);
        let header = recogniser.recognise(&source, &layout).header;
        assert_eq!(header.identifier.as_deref(), Some("kst-CXXIV-G"));
        assert_eq!(header.title.as_deref(), Some("Verslag van de Tijdelijke Commissie"));
    }

    #[test]
    fn ok_questions_without_answers() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let text =
            "Vragen van het lid Pen (VVD) over inkt (ingezonden 28 januari 2016).\nVraag 1\nWat?";
        let (source, layout) = by_hand::paper(text);
        let header = recogniser.recognise(&source, &layout).header;
        assert_eq!(header.soort.as_deref(), Some(QUESTIONS));
        assert_eq!(header.date.map(|(_, basis)| basis), Some(DateBasis::Stated));
    }

    #[test]
    fn ok_a_paper_numbered_by_the_chamber_alone() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let (source, layout) =
            by_hand::paper("2020D17507 LIJST VAN VRAGEN\nDe commissie heeft vragen.\n1 Waarom?");
        let header = recogniser.recognise(&source, &layout).header;
        assert_eq!(header.identifier.as_deref(), Some("2020D17507"));
        assert_eq!(header.number_kind, Some(NumberKind::Document));
    }

    #[test]
    fn ok_a_motion_within_a_debate_is_not_the_papers_kind() {
        let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
        let (source, layout) =
            by_hand::paper("12 Begroting 2019\nAan de orde is de behandeling.\nMotie\nDe Kamer,");
        assert_eq!(recogniser.recognise(&source, &layout).header.soort, None);
    }
}
