//! Real phrasings, through the scanner and the calendar.

use crate::calendar::{Calendar, Leaning, Reference};
use crate::grammar::{Boundary, MentionKind, Scanner, TimeMention, Value};
use crate::lexicon::Grammars;
use chrono::NaiveDate;

/// A time as found: quote, first day, last day, EDTF, boundary.
type Found = (String, String, String, String, Boundary);

struct Reader {
    scanner: Scanner,
    calendar: Calendar,
}

impl Reader {
    fn new() -> Self {
        let grammars = Grammars::built_in();
        Self {
            scanner: Scanner::new(&grammars).unwrap(),
            calendar: Calendar::new(&grammars).unwrap(),
        }
    }

    /// The times of a text, in a paper of this date.
    fn read(&self, text: &str, date: &str, leaning: Leaning) -> Vec<Found> {
        let date: NaiveDate = date.parse().unwrap();
        let reference = Reference { earliest: date, latest: date, inferred: false };
        let mentions = self.scanner.scan(text);
        let times = mentions.iter().filter(|mention| mention.kind() == MentionKind::Time);
        times
            .map(|mention| {
                let Value::Time(TimeMention { expression, boundary }) = &mention.value else {
                    unreachable!("a time has the value of a time");
                };
                let quote = mention.span.of(text).to_owned();
                match self.calendar.resolve(expression, Some(&reference), leaning) {
                    Some(found) => {
                        let day = |day: Option<NaiveDate>| day.unwrap().to_string();
                        (quote, day(found.earliest), day(found.latest), found.edtf, *boundary)
                    }
                    None => (quote, String::new(), String::new(), String::new(), *boundary),
                }
            })
            .collect()
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn ok_shared_phrases() {
    let cases = [
        (
            "2025-10-03",
            "Op 30 september 2025 is het netwerk opgeleverd.",
            "30 september 2025",
            "2025-09-30",
            "2025-09-30",
        ),
        (
            "2025-10-03",
            "Het gesprek vond plaats op 9 oktober jl. in Utrecht.",
            "9 oktober jl.",
            "2024-10-09",
            "2024-10-09",
        ),
        (
            "2025-10-03",
            "Op 3 juli jongstleden is het amendement aangenomen.",
            "3 juli jongstleden",
            "2025-07-03",
            "2025-07-03",
        ),
        (
            "2025-10-03",
            "De vragen van de leden d.d. 9 januari 2024 zijn beantwoord.",
            "9 januari 2024",
            "2024-01-09",
            "2024-01-09",
        ),
        (
            "2025-10-03",
            "Zie de publicatie van 2025-05-15.",
            "2025-05-15",
            "2025-05-15",
            "2025-05-15",
        ),
        ("2025-10-03", "De wet geldt per 1 jan. 2024.", "1 jan. 2024", "2024-01-01", "2024-01-01"),
        (
            "2025-10-03",
            "De hoorzitting is op 5 mei a.s. gepland.",
            "5 mei a.s.",
            "2026-05-05",
            "2026-05-05",
        ),
        (
            "2025-10-03",
            "Op 10 december aanstaande spreken wij verder.",
            "10 december aanstaande",
            "2025-12-10",
            "2025-12-10",
        ),
        (
            "2025-10-03",
            "De pilot liep van 1 maart 2021 tot 1 juni 2021.",
            "1 juni 2021",
            "2021-06-01",
            "2021-06-01",
        ),
        (
            "2025-10-03",
            "De verkiezingen zijn op 14, 15 en 16 maart 2022.",
            "16 maart 2022",
            "2022-03-16",
            "2022-03-16",
        ),
        (
            "2025-10-03",
            "In maart 2024 is de brief verzonden.",
            "maart 2024",
            "2024-03-01",
            "2024-03-31",
        ),
        (
            "2025-10-03",
            "Tussen november 2015 en medio 2017 wordt kennis gedeeld.",
            "november 2015",
            "2015-11-01",
            "2015-11-30",
        ),
        (
            "2025-10-03",
            "Eind januari 2025 is de pilot gestart.",
            "Eind januari 2025",
            "2025-01-21",
            "2025-01-31",
        ),
        (
            "2025-10-03",
            "Medio maart 2025 volgt een besluit.",
            "Medio maart 2025",
            "2025-03-11",
            "2025-03-20",
        ),
        ("2025-10-03", "De pilots lopen tot eind 2026.", "eind 2026", "2026-09-01", "2026-12-31"),
        ("2025-10-03", "Begin 2024 wordt geëvalueerd.", "Begin 2024", "2024-01-01", "2024-04-30"),
        (
            "2025-10-03",
            "De start is voorzien in het vierde kwartaal van 2025.",
            "vierde kwartaal van 2025",
            "2025-10-01",
            "2025-12-31",
        ),
        ("2025-10-03", "In Q1 2026 gaat de campagne lopen.", "Q1 2026", "2026-01-01", "2026-03-31"),
        (
            "2025-10-03",
            "Het eerste kwartaal van volgend jaar volgt de rest.",
            "eerste kwartaal van volgend jaar",
            "2026-01-01",
            "2026-03-31",
        ),
        (
            "2025-10-03",
            "In de tweede helft van 2025 start de bouw.",
            "tweede helft van 2025",
            "2025-07-01",
            "2025-12-31",
        ),
        (
            "2025-10-03",
            "De geplande oplevering is het voorjaar in 2024.",
            "voorjaar in 2024",
            "2024-03-01",
            "2024-05-31",
        ),
        (
            "2025-10-03",
            "In het najaar van 2025 verschijnt de monitor.",
            "najaar van 2025",
            "2025-09-01",
            "2025-11-30",
        ),
        (
            "2025-10-03",
            "Afgelopen zomer is de visie vastgesteld.",
            "Afgelopen zomer",
            "2025-06-01",
            "2025-08-31",
        ),
        (
            "2023-06-30",
            "Dit onderwerp is in september vorig jaar geprioriteerd.",
            "september vorig jaar",
            "2022-09-01",
            "2022-09-30",
        ),
        ("2025-10-03", "Vorig jaar waren het er meer.", "Vorig jaar", "2024-01-01", "2024-12-31"),
        (
            "2025-10-03",
            "Volgend jaar komt er een wetsvoorstel.",
            "Volgend jaar",
            "2026-01-01",
            "2026-12-31",
        ),
        (
            "2025-10-03",
            "Volgende maand wordt het besproken.",
            "Volgende maand",
            "2025-11-01",
            "2025-11-30",
        ),
        ("2025-10-03", "Vorige week is dit gemeld.", "Vorige week", "2025-09-22", "2025-09-28"),
        (
            "2025-10-03",
            "De resultaten komen voor het einde van dit jaar.",
            "einde van dit jaar",
            "2025-09-01",
            "2025-12-31",
        ),
        ("2025-10-03", "Sinds 2014 is dit de praktijk.", "2014", "2014-01-01", "2014-12-31"),
        (
            "2025-10-03",
            "In de periode 2019-2022 is geïnvesteerd.",
            "2019-2022",
            "2019-01-01",
            "2022-12-31",
        ),
        (
            "2025-10-03",
            "Tijdens de jaarwisseling 2024-2025 was er een storing.",
            "jaarwisseling 2024-2025",
            "2024-12-31",
            "2025-01-01",
        ),
        (
            "2025-10-03",
            "In juni heeft de Kamer hierover gesproken, maar in juni 2024 nog niet.",
            "juni 2024",
            "2024-06-01",
            "2024-06-30",
        ),
        (
            "2025-10-03",
            "In de jaren negentig is dit ingevoerd.",
            "jaren negentig",
            "1990-01-01",
            "1999-12-31",
        ),
        (
            "2025-10-03",
            "Op Prinsjesdag 2025 is de begroting aangeboden.",
            "Prinsjesdag 2025",
            "2025-09-16",
            "2025-09-16",
        ),
        ("2025-10-03", "Zie Kamerstukken II 2023/24, 29 517, nr. 264.", "", "", ""),
        ("2025-10-03", "De Comptabiliteitswet 2016 schrijft dit voor.", "", "", ""),
        ("2025-10-03", "Dit gebeurt jaarlijks en driejaarlijks.", "", "", ""),
        ("2025-10-03", "Bel 112 of 070 342 43 44.", "", "", ""),
        ("2025-10-03", "Postbus 20018, 2500 EA Den Haag", "", "", ""),
        ("2025-10-03", "Artikel 2025 van het reglement bestaat niet.", "", "", ""),
        ("2025-10-03", "Er mag geen twijfel bestaan.", "", "", ""),
    ];
    let reader = Reader::new();
    for (date, text, quote, earliest, latest) in cases {
        let found = reader.read(text, date, Leaning::Unknown);
        let list: Vec<[&str; 3]> =
            found.iter().map(|(q, e, l, ..)| [q.as_str(), e.as_str(), l.as_str()]).collect();
        if quote.is_empty() {
            assert!(list.is_empty(), "{text}: {list:?}");
        } else {
            assert!(list.contains(&[quote, earliest, latest]), "{text}: {list:?}");
        }
    }
}
