//! What the container of a paper, or a record beside it, says of it, in griffie's own forms.

use super::lists::Lists;
use super::series::{case_number, dossier, numbered};
use super::{DocumentKind, NumberKind};
use crate::read::Metadata;
use chrono::NaiveDate;
use nom::combinator::all_consuming;
use nom::{IResult, Parser};

/// Every kind, by the name griffie's own tables give it.
const KINDS: [DocumentKind; 5] = [
    DocumentKind::VraagAntwoord,
    DocumentKind::Bijlage,
    DocumentKind::Verzamelbrief,
    DocumentKind::Brief,
    DocumentKind::Overig,
];

/// A record of a paper. What the paper states counts before it; it counts before what is inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// What it calls the paper, in its own words, and the kind that stands for.
    pub(super) kind: Option<(String, DocumentKind)>,
    /// The Tweede Kamer's name for the kind.
    pub(super) soort: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<NaiveDate>,
    pub(super) dossier: Option<String>,
    pub(super) number: Option<String>,
    pub(super) number_kind: Option<NumberKind>,
    pub(super) identifier: Option<String>,
    pub(super) chamber: Option<&'static str>,
    pub(super) session_year: Option<String>,
}

impl Record {
    /// Reads the record of a paper.
    pub(super) fn new(lists: &Lists, said: &Metadata) -> Self {
        let mut record = Self {
            title: said.title.as_deref().and_then(tidy),
            date: said.date,
            ..Self::default()
        };
        if let Some(text) = said.kind.as_deref().and_then(tidy) {
            let own = KINDS.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(&text));
            let soort = lists.soorten.longest(&text).map(|(_, soort)| soort.clone());
            record.kind = own.or(soort.as_ref().map(|soort| soort.kind)).map(|kind| (text, kind));
            record.soort = soort.map(|soort| soort.name);
        }
        record.identifier = said.identifier.as_deref().and_then(tidy);
        let number = said.number.as_deref().and_then(tidy);
        record.number = number.map(|number| whole(numbered, &number).unwrap_or(&number).to_owned());
        let text = said.dossier.as_deref().and_then(tidy);
        record.dossier = text.map(|text| whole(dossier, &text).unwrap_or(text));
        record.take_identifier();
        let document = |number: &str| all_consuming(case_number('D')).parse(number).is_ok();
        if record.number.as_deref().is_some_and(document) {
            record.number_kind = Some(NumberKind::Document);
        }
        if record.number.is_some() {
            record.number_kind = record.number_kind.or(Some(NumberKind::Ondernummer));
        }
        record
    }

    /// Takes from the official identifier what else is not said: `kst-36410-VI-50` is number 50 of
    /// dossier 36410-VI.
    fn take_identifier(&mut self) {
        let identifier = self.identifier.as_deref().unwrap_or_default();
        let mut parts = identifier.split('-').skip(1);
        self.chamber = match parts.next() {
            Some("tk") => Some("TK"),
            Some("ek") => Some("EK"),
            _ => None,
        };
        // `ah-tk-20242025-1580`
        self.session_year = parts.next().filter(|_| self.chamber.is_some()).and_then(|years| {
            let (first, second) = years.split_at_checked(4)?;
            let follows = first.parse::<u16>().ok()?.checked_add(1) == second.parse::<u16>().ok();
            (years.len() == 8 && follows).then(|| format!("{first}-{second}"))
        });
        let number = |text: &str| {
            text.rsplit_once('-').map(|(rest, number)| (rest.to_owned(), number.to_owned()))
        };
        if let Some((rest, last)) = identifier.strip_prefix("kst-").and_then(number) {
            if let Some(of) = whole(dossier, &rest)
                && *self.dossier.get_or_insert_with(|| of.clone()) == of
            {
                self.number.get_or_insert(last);
            }
            self.number_kind = Some(NumberKind::Ondernummer);
        } else if identifier.starts_with("ah-") {
            self.number = self.number.take().or_else(|| number(identifier).map(|(_, last)| last));
            self.number_kind = Some(NumberKind::Aanhangsel);
        } else if identifier.starts_with("blg-") {
            self.number_kind = Some(NumberKind::Bijlage);
        }
    }

    /// The identifier of the paper: what the record says, else what a dossier and its number make.
    pub(super) fn identifier(&self, dossier: Option<&str>) -> Option<String> {
        let composed = || {
            let number = self.number.as_deref()?;
            match self.number_kind? {
                NumberKind::Ondernummer => Some(format!("kst-{}-{number}", dossier?)),
                NumberKind::Document => Some(number.to_owned()),
                NumberKind::Bijlage | NumberKind::Aanhangsel => None,
            }
        };
        self.identifier.clone().or_else(composed)
    }
}

/// What a parser makes of a text, if it reads all of it.
fn whole<'t, T>(parser: impl Fn(&'t str) -> IResult<&'t str, T>, text: &'t str) -> Option<T> {
    all_consuming(parser).parse(text).ok().map(|(_, read)| read)
}

/// One line; none where nothing is in it.
fn tidy(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "each case makes its own")]
    fn record(metadata: Metadata) -> Record {
        Record::new(&Lists::built_in(), &metadata)
    }

    #[test]
    fn ok_numbers_in_the_forms_of_the_tables() {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for (dossier, number, identifier, want) in [
            ("36 410 VI", "nr. 50", "", ["36410-VI", "50", "Ondernummer", "kst-36410-VI-50"]),
            ("36410-VI", "50", "", ["36410-VI", "50", "Ondernummer", "kst-36410-VI-50"]),
            ("", "", "kst-36410-VI-50", ["36410-VI", "50", "Ondernummer", "kst-36410-VI-50"]),
            ("35925", "", "kst-35925-E", ["35925", "E", "Ondernummer", "kst-35925-E"]),
            ("35238", "", "kst-36410-VI-50", ["35238", "", "", "kst-36410-VI-50"]),
            ("", "", "ah-tk-20212022-2998", ["", "2998", "Aanhangsel", "ah-tk-20212022-2998"]),
            ("", "2025D43420", "", ["", "2025D43420", "Document", "2025D43420"]),
            ("", "50", "", ["", "50", "Ondernummer", ""]),
            ("Belastingen", "3", "", ["Belastingen", "3", "Ondernummer", "kst-Belastingen-3"]),
        ] {
            let record = record(Metadata {
                dossier: some(dossier),
                number: some(number),
                identifier: some(identifier),
                ..Metadata::default()
            });
            let kind =
                record.number.as_ref().and(record.number_kind).map(|kind| format!("{kind:?}"));
            let identifier = record.identifier(record.dossier.as_deref());
            let read = [
                record.dossier.as_deref(),
                record.number.as_deref(),
                kind.as_deref(),
                identifier.as_deref(),
            ];
            assert_eq!(read.map(Option::unwrap_or_default), want);
        }
    }

    #[test]
    fn ok_chamber_and_session_year_of_an_identifier() {
        for (identifier, chamber, year) in [
            ("ah-tk-20242025-1580", Some("TK"), Some("2024-2025")),
            ("h-ek-20242025-12-3", Some("EK"), Some("2024-2025")),
            ("kv-tk-2010Z06025", Some("TK"), None),
            ("h-tk-20242024-1", Some("TK"), None),
            ("kst-29517-264", None, None),
            ("tk", None, None),
        ] {
            let record =
                record(Metadata { identifier: Some(identifier.to_owned()), ..Metadata::default() });
            assert_eq!((record.chamber, record.session_year.as_deref()), (chamber, year));
        }
    }

    #[test]
    fn ok_kinds_by_any_of_their_names() {
        for (text, kind, soort) in [
            (
                "Antwoord schriftelijke vragen",
                "vraag_antwoord",
                Some("Antwoord schriftelijke vragen"),
            ),
            ("brief regering", "brief", Some("Brief regering")),
            ("VRAAG_ANTWOORD", "vraag_antwoord", None),
            ("verzamelbrief", "verzamelbrief", None),
            ("bijlage", "bijlage", Some("Bijlage")),
            ("overig", "overig", None),
        ] {
            let record = record(Metadata { kind: Some(text.to_owned()), ..Metadata::default() });
            let (words, read) = record.kind.expect(text);
            assert_eq!((words.as_str(), read.as_str()), (text, kind));
            assert_eq!(record.soort.as_deref(), soort, "{text}");
        }
        let record = record(Metadata { kind: Some("iets".to_owned()), ..Metadata::default() });
        assert_eq!((record.kind, record.soort), (None, None));
    }
}
