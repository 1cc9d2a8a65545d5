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

/// The kind: what the paper calls itself first, then what its record calls it, then its frame. Pairs
/// make a letter that carries them one of questions and answers; a letter that says it collects is
/// a collective one, whatever else it is called.
pub(super) fn kind(
    marks: &Marks,
    stated: Option<DocumentKind>,
    recorded: Option<DocumentKind>,
    pairs: bool,
) -> DocumentKind {
    use MarkKind::{
        Aanhangsel, Addressee, AddresseeLine, Annex, AnnexOf, Announced, AnswerBy, Closing,
        Collective, DateLine, DecisionNote, DecisionPart, FactSheet, Kamer, OwnWork, Salutation,
        Signature, ThisLetter,
    };
    let called = stated.or(recorded);
    if called == Some(DocumentKind::Overig) {
        return DocumentKind::Overig;
    }
    if pairs {
        return DocumentKind::VraagAntwoord;
    }
    if let (None, Some(kind @ (DocumentKind::VraagAntwoord | DocumentKind::Verzamelbrief))) =
        (stated, recorded)
    {
        return kind;
    }
    let addressed = marks.has(Addressee) || marks.has(AddresseeLine) || marks.has(Salutation);
    let called = |kind| called == Some(kind);
    let annex = (marks.has(Annex) || marks.has(AnnexOf)) && !marks.has(Salutation);
    let signed = marks.has(Signature) || marks.has(Closing);
    let note = marks.has(DecisionNote) && marks.has(DecisionPart);
    if called(DocumentKind::Bijlage) || annex || note {
        return DocumentKind::Bijlage;
    }
    // A letter that lost its head still speaks to the Chamber, and is signed or calls itself one.
    let speaks = marks.has(Kamer) && (signed || marks.has(ThisLetter));
    let letter = called(DocumentKind::Brief)
        || speaks
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

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::super::{Document, Recogniser};
    use crate::lexicon::Grammars;

    fn read(text: &str) -> Document {
        let (source, layout) = by_hand::paper(text);
        Recogniser::new(&Grammars::built_in()).unwrap().recognise(&source, &layout)
    }

    #[test]
    fn ok_kinds() {
        for (text, want) in [
            (
                "Nr. 6 BRIEF VAN DE MINISTER VAN FINANCIËN\nAan de Voorzitter van de Tweede Kamer\nDen Haag, 24 mei 2019\nTekst",
                "brief",
            ),
            ("Datum 3 mei 2024\nBetreft Voortgang\nGeachte voorzitter,\nTekst.", "brief"),
            (
                "Zoals gezegd informeer ik uw Kamer.\nDe Minister van Defensie,\nK.H. Ollongren",
                "brief",
            ),
            ("Geachte voorzitter,\nZoals in de vorige verzamelbrief gemeld.", "brief"),
            (
                "Betreft Tweede verzamelbrief toeslagen\nGeachte voorzitter,\nTekst.",
                "verzamelbrief",
            ),
            ("Geachte voorzitter,\nIn deze verzamelbrief leest u meer.", "verzamelbrief"),
            (
                "Geachte voorzitter,\nMet deze brief informeer ik uw Kamer over de volgende onderwerpen.\n#Jeugd\nA.\n#Sport\nB.\n#Wonen\nC.\n#Treinen\nD.",
                "verzamelbrief",
            ),
            ("Geachte voorzitter,\nIk ga in op verschillende onderwerpen.\n#Jeugd\nA.", "brief"),
            (
                "Geachte voorzitter,\nHierbij de antwoorden.\nVraag 1\nWat?\nAntwoord 1\nDit.",
                "vraag_antwoord",
            ),
            ("Bijlage 2 bij de voortgangsbrief\nTekst", "bijlage"),
            ("Bijlage nummer 4\nHorend bij Eerste Halfjaarbericht politie 2024\nTekst", "bijlage"),
            ("Bijlage Toezeggingen\nTekst", "bijlage"),
            ("Bijlage Moties en toezeggingen, stand 1 mei 2024\nTekst", "bijlage"),
            ("Bijlage Datum 3 mei\nTekst", "overig"),
            ("Bijlagen 2\nBetreft Iets\nGeachte voorzitter,\nTekst", "brief"),
            ("TER BESLISSING\nAanleiding\nTekst\nKernpunten\nTekst", "bijlage"),
            (
                "Nr. 7 MOTIE VAN HET LID VAN DER GRAAF\nDe Kamer,\ngehoord de beraadslaging,",
                "overig",
            ),
            ("Nr. 3 MEMORIE VAN TOELICHTING\nTekst\nDe Minister van Defensie,\nJ. Pen", "overig"),
            ("Nr. 9 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nVraag 1\nWat?\nAntwoord\nDit.", "overig"),
            (
                "#Kabinet trekt geld uit\nNieuwsbericht | 12-05-2023\nDe Kamer krijgt een bijlage.",
                "overig",
            ),
            ("De bijlage bij de wet.\nArtikel 1\nTekst", "overig"),
            ("", "overig"),
        ] {
            assert_eq!(read(text).kind.as_str(), want, "{text}");
        }
    }

    #[test]
    fn ok_records_count_where_the_paper_does_not_say() {
        for (text, record, want) in [
            ("Iets over geld", "Antwoord schriftelijke vragen", "vraag_antwoord"),
            ("Geachte voorzitter,\nTekst.", "Antwoord schriftelijke vragen", "vraag_antwoord"),
            ("Geachte voorzitter,\nTekst.", "bijlage", "bijlage"),
            ("Geachte voorzitter,\nTekst.", "Motie", "overig"),
            ("Geachte voorzitter,\nTekst.", "verzamelbrief", "verzamelbrief"),
            ("Geachte voorzitter,\nIn deze verzamelbrief leest u meer.", "brief", "verzamelbrief"),
            ("Iets over geld", "Brief regering", "brief"),
            ("Vraag 1\nWat?\nAntwoord 1\nDit.", "Brief regering", "vraag_antwoord"),
            ("Nr. 7 MOTIE VAN HET LID PEN\nDe Kamer,", "Brief regering", "overig"),
            ("Nr. 6 BRIEF VAN DE MINISTER\nTekst", "Bijlage", "brief"),
            ("Iets over geld", "onbekend", "overig"),
        ] {
            let (mut source, layout) = by_hand::paper(text);
            source.metadata.kind = Some(record.to_owned());
            let recogniser = Recogniser::new(&Grammars::built_in()).unwrap();
            let document = recogniser.recognise(&source, &layout);
            assert_eq!(document.kind.as_str(), want, "{record}: {text}");
            let said =
                document.evidence.iter().any(|mark| *mark == format!("record: \"{record}\""));
            let stated = text.starts_with("Nr. ") || record == "onbekend";
            assert_eq!(said, !stated, "{:?}", document.evidence);
        }
    }

    #[test]
    fn ok_evidence_says_what_stood_where() {
        let document = read("Nieuw\nGeachte voorzitter,\nTekst.");
        assert_eq!(document.evidence, ["salutation: \"Geachte voorzitter\" at 6"]);
        let document = read("Nr. 7 MOTIE VAN HET LID PEN\nVoorgesteld 30 maart 2022");
        assert_eq!(document.header.soort.as_deref(), Some("Motie"));
    }
}
