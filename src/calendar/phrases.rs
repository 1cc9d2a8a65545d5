//! Real phrasings, through the scanner and the calendar.

#![expect(clippy::too_many_lines, reason = "tables of phrasings")]

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

/// Every time of a text in a paper of 3 October 2025, a Friday: its quote and EDTF, in order.
fn check(leaning: Leaning, cases: &[(&str, &[(&str, &str)])]) {
    let reader = Reader::new();
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let found = reader.read(text, "2025-10-03", leaning);
        let got: Vec<(&str, &str)> =
            found.iter().map(|(quote, _, _, edtf, _)| (quote.as_str(), edtf.as_str())).collect();
        if got != *want {
            wrong.push(format!("{text}\n   want {want:?}\n   got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ok_days() {
    check(
        Leaning::Past,
        &[
            (
                "Tijdens het debat van woensdag 12 maart 2025 is dit toegezegd.",
                &[("woensdag 12 maart 2025", "2025-03-12")],
            ),
            ("Bij brief van 1 januari 1998 (dossier) is", &[("1 januari 1998", "1998-01-01")]),
            ("Het besluit van 14 sept. 2021 treedt", &[("14 sept. 2021", "2021-09-14")]),
            ("in uw brief d.d. 22-11-2024 en", &[("22-11-2024", "2024-11-22")]),
            ("uw brief d.d. 22/11 over", &[("22/11", "2024-11-22")]),
            ("ingekomen op 14.03.2022 bij", &[("14.03.2022", "2022-03-14")]),
            ("Datum 3/6/2019, kenmerk", &[("3/6/2019", "2019-06-03")]),
            ("gewijzigd op 07-02-23 door", &[("07-02-23", "2023-02-07")]),
            ("tijdens het commissiedebat van 18 juni jl. heb ik", &[("18 juni jl.", "2025-06-18")]),
            ("van 4 september j.l. (Kamerstuk", &[("4 september j.l.", "2025-09-04")]),
            ("op 30 september laatstleden gemeld", &[("30 september laatstleden", "2025-09-30")]),
            ("uw vragen van 6 februari 2025 jl. over", &[("6 februari 2025 jl.", "2025-02-06")]),
            (
                "op 12 en 13 juni 2024 vond plaats",
                &[("12", "2024-06-12"), ("13 juni 2024", "2024-06-13")],
            ),
            (
                "de zittingen van 3, 4 en 5 april 2023",
                &[("3", "2023-04-03"), ("4", "2023-04-04"), ("5 april 2023", "2023-04-05")],
            ),
            (
                "van 1 maart tot en met 5 april 2024 liep",
                &[("1 maart", "2024-03-01"), ("5 april 2024", "2024-04-05")],
            ),
            (
                "van 15 december tot en met 10 januari 2025",
                &[("15 december", "2024-12-15"), ("10 januari 2025", "2025-01-10")],
            ),
            (
                "in het weekend van 14-16 maart 2022 zijn",
                &[("14-16 maart 2022", "2022-03-14/2022-03-16")],
            ),
            (
                "in de nacht van 31 december op 1 januari 2024",
                &[("31 december", "2023-12-31"), ("1 januari 2024", "2024-01-01")],
            ),
            ("Op maandag 3 juni sprak ik", &[("maandag 3 juni", "2025-06-03")]),
            (
                "Op 1e mei 2024 en op 2 mei 2024",
                &[("1e mei 2024", "2024-05-01"), ("2 mei 2024", "2024-05-02")],
            ),
            (
                "De regeling is op 5 mei van dit jaar gesloten",
                &[("5 mei van dit jaar", "2025-05-05")],
            ),
            ("op 22 november vorig jaar verkozen", &[("22 november vorig jaar", "2024-11-22")]),
            ("Zaterdag jl. was er brand", &[("Zaterdag jl.", "2025-09-27")]),
            ("Afgelopen vrijdag is besloten", &[("Afgelopen vrijdag", "2025-09-26")]),
            ("Vandaag stuur ik uw Kamer", &[("Vandaag", "2025-10-03")]),
            ("Gisteren heeft de Kamer gestemd", &[("Gisteren", "2025-10-02")]),
            ("op dinsdag vorige week besproken", &[("dinsdag vorige week", "2025-09-23")]),
            ("vorige week dinsdag hebben we", &[("vorige week dinsdag", "2025-09-23")]),
            ("De peildatum is 29 februari.", &[("29 februari", "2024-02-29")]),
            ("in werking getreden op 1 juli '21 en", &[("1 juli '21", "2021-07-01")]),
            (
                "tussen 1 en 15 oktober 2023 zijn",
                &[("1", "2023-10-01"), ("15 oktober 2023", "2023-10-15")],
            ),
            ("ORDERS VAN 3 MEI 2016 EN LATER", &[("3 MEI 2016", "2016-05-03")]),
            (
                "de verkiezingen van 22 november 2023 en 29 oktober",
                &[("22 november 2023", "2023-11-22"), ("29 oktober", "2024-10-29")],
            ),
        ],
    );
    check(
        Leaning::Future,
        &[
            ("Uiterlijk 1 december a.s. ontvangt u", &[("1 december a.s.", "2025-12-01")]),
            ("Op 15 januari komt de taskforce bijeen", &[("15 januari", "2026-01-15")]),
            ("komende dinsdag debatteren wij", &[("komende dinsdag", "2025-10-07")]),
            ("aanstaande vrijdag volgt", &[("aanstaande vrijdag", "2025-10-10")]),
            ("De nota wordt donderdag a.s. besproken", &[("donderdag a.s.", "2025-10-09")]),
            ("gaat per 1 jan. 2026 in", &[("1 jan. 2026", "2026-01-01")]),
        ],
    );
}

#[test]
fn ok_periods() {
    check(
        Leaning::Future,
        &[
            ("In maart en april wordt", &[("maart", "2026-03"), ("april", "2026-04")]),
            (
                "in januari, februari en maart 2024",
                &[("januari", "2024-01"), ("februari", "2024-02"), ("maart 2024", "2024-03")],
            ),
            ("uiterlijk in december 2025", &[("december 2025", "2025-12")]),
            ("sinds juli 2023 geldt", &[("juli 2023", "2023-07")]),
            ("naar verwachting in mei/juni 2026", &[("mei/juni 2026", "2026-05/2026-06")]),
            ("in de maand november", &[("november", "2025-11")]),
            ("begin november wordt", &[("begin november", "2025-11-01/2025-11-10")]),
            ("half december verwacht ik", &[("half december", "2025-12-11/2025-12-20")]),
            (
                "in de eerste helft van maart 2026",
                &[("eerste helft van maart 2026", "2026-03-01/2026-03-15")],
            ),
            ("eind mei van dit jaar", &[("eind mei van dit jaar", "2025-05-21/2025-05-31")]),
            ("In dec. 2025 volgt", &[("dec. 2025", "2025-12")]),
            ("de tweede helft van 2026 wordt", &[("tweede helft van 2026", "2026-41")]),
            ("in het eerste halfjaar van 2026", &[("eerste halfjaar van 2026", "2026-40")]),
            ("het tweede half jaar 2024", &[("tweede half jaar 2024", "2024-41")]),
            ("in H1 2026 starten", &[("H1 2026", "2026-40")]),
            (
                "in de eerste helft van volgend jaar",
                &[("eerste helft van volgend jaar", "2026-40")],
            ),
            ("in Q3 volgt", &[("Q3", "2026-35")]),
            ("in Q4 2025 of Q1 2026", &[("Q4 2025", "2025-36"), ("Q1 2026", "2026-33")]),
            ("begin Q2 2026", &[("begin Q2 2026", "2026-04")]),
            ("eind eerste kwartaal 2026", &[("eind eerste kwartaal 2026", "2026-03")]),
            (
                "aan het eind van het derde kwartaal van 2026",
                &[("eind van het derde kwartaal van 2026", "2026-09")],
            ),
            ("kwartaal 4 2026", &[("kwartaal 4 2026", "2026-36")]),
            (
                "in het eerste en tweede kwartaal van 2026",
                &[("eerste", "2026-33"), ("tweede kwartaal van 2026", "2026-34")],
            ),
            (
                "in het laatste kwartaal van dit jaar",
                &[("laatste kwartaal van dit jaar", "2025-36")],
            ),
            ("het 2e kwartaal 2026", &[("2e kwartaal 2026", "2026-34")]),
            ("in 2026-Q2 gereed", &[("2026-Q2", "2026-34")]),
            ("in week 12 van 2026", &[("week 12 van 2026", "2026-03-16/2026-03-22")]),
            ("vanaf week 46 wordt", &[("week 46", "2025-11-10/2025-11-16")]),
            ("in het voorjaar van 2026", &[("voorjaar van 2026", "2026-21")]),
            ("dit najaar wordt", &[("dit najaar", "2025-23")]),
            ("komend voorjaar volgt", &[("komend voorjaar", "2026-21")]),
            ("in de winter van 2023/2024", &[("winter van 2023/2024", "2023-24")]),
            ("eind van de zomer van 2026", &[("eind van de zomer van 2026", "2026-08")]),
            ("na de zomer kom ik", &[("zomer", "2026-22")]),
            ("in het najaar informeer ik", &[("najaar", "2025-23")]),
            ("het schooljaar 2025/2026", &[("schooljaar 2025/2026", "2025-08/2026-07")]),
            ("met ingang van studiejaar 2026-2027", &[("studiejaar 2026-2027", "2026-08/2027-07")]),
            ("volgend schooljaar", &[("volgend schooljaar", "2026-08/2027-07")]),
            ("in 2026 en 2027", &[("2026", "2026"), ("2027", "2027")]),
            ("in 2024, 2025 en 2026", &[("2024", "2024"), ("2025", "2025"), ("2026", "2026")]),
            ("van 2026 tot en met 2030", &[("2026", "2026"), ("2030", "2030")]),
            ("(2023)", &[("2023", "2023")]),
            ("(2022-2027)", &[("2022-2027", "2022/2027")]),
            ("de periode 2021-2025", &[("2021-2025", "2021/2025")]),
            (
                "medio 2026 of begin 2027",
                &[("medio 2026", "2026-05/2026-08"), ("begin 2027", "2027-01/2027-04")],
            ),
            ("halverwege 2026", &[("halverwege 2026", "2026-05/2026-08")]),
            ("ultimo december 2025", &[("ultimo december 2025", "2025-12-31")]),
            ("primo 2026", &[("primo 2026", "2026-01-01")]),
            ("in de loop van 2026 wordt", &[("2026", "2026")]),
            ("in de loop van dit jaar", &[("dit jaar", "2025")]),
            ("voor het jaar 2027", &[("jaar 2027", "2027")]),
            ("in de jaren 2026 en 2027", &[("2026", "2026"), ("2027", "2027")]),
            (
                "in het voorjaar van 2026 en 2027",
                &[("voorjaar van 2026", "2026-21"), ("2027", "2027-21")],
            ),
            (
                "de zomer van 2024, 2025 en 2026",
                &[("zomer van 2024", "2024-22"), ("2025", "2025-22"), ("2026", "2026-22")],
            ),
            (
                "per 1 januari 2026 en 2027",
                &[("1 januari 2026", "2026-01-01"), ("2027", "2027-01-01")],
            ),
            (
                "het eerste kwartaal van 2025 respectievelijk 2026",
                &[("eerste kwartaal van 2025", "2025-33"), ("2026", "2026-33")],
            ),
            ("in mei 2024 en in 2025", &[("mei 2024", "2024-05"), ("2025", "2025")]),
            ("tussen mei 2024 en 2026", &[("mei 2024", "2024-05")]),
            ("in mei 2024 en 2000 woningen", &[("mei 2024", "2024-05")]),
            ("onder voorzitterschap van de heer prof. dr. M. de Winter over", &[]),
            ("in mei 2024, 2025 en verder", &[("mei 2024", "2024-05")]),
            (
                "in de jaren vijftig, zestig en zeventig (van de vorige eeuw)",
                &[
                    ("jaren vijftig", "195X"),
                    ("zestig", "196X"),
                    ("zeventig (van de vorige eeuw)", "197X"),
                ],
            ),
            ("de jaren '80 en '90", &[("jaren '80", "198X"), ("'90", "199X")]),
            ("in de jaren negentig en twintig mensen", &[("jaren negentig", "199X")]),
            ("op zijn vroegst in 2027", &[("2027", "2027")]),
            ("voor de periode 2021-2027.3 Sinds", &[("2021-2027", "2021/2027")]),
            (
                "het voorstel Vaststelling van de begrotingsstaten van het Ministerie van Economische \
                 Zaken (XIII) voor het jaar 2019",
                &[],
            ),
            (
                "de begroting van het ministerie van Economische Zaken (XIII) voor het jaar 2013",
                &[],
            ),
            ("niet verwerkt in de Rijksbegroting ingaand 2027", &[("2027", "2027")]),
            ("De begroting is vastgesteld. De raming voor het jaar 2019", &[("jaar 2019", "2019")]),
            (
                "U bent op 10 oktober 2024 en op 11 oktober1 over",
                &[("10 oktober 2024", "2024-10-10"), ("11 oktober", "2024-10-11")],
            ),
            ("de afgelopen 100 jaar", &[]),
            ("ten opzichte van 2019", &[("2019", "2019")]),
            (
                "de tweede helft van de jaren tachtig",
                &[("tweede helft van de jaren tachtig", "1985/1989")],
            ),
            (
                "begin jaren '90 van de vorige eeuw",
                &[("begin jaren '90 van de vorige eeuw", "1990/1993")],
            ),
            ("2026 wordt een belangrijk jaar", &[("2026", "2026")]),
            ("vóór het einde van het jaar", &[("einde van het jaar", "2025-09/2025-12")]),
            ("aan het einde van de maand", &[("einde van de maand", "2025-10-21/2025-10-31")]),
            ("eind deze maand", &[("eind deze maand", "2025-10-21/2025-10-31")]),
            ("begin volgend jaar", &[("begin volgend jaar", "2026-01/2026-04")]),
            ("later dit kwartaal", &[("dit kwartaal", "2025-36")]),
            ("de komende maand", &[("komende maand", "2025-11")]),
            ("in 2025 (was: 2024)", &[("2025", "2025")]),
        ],
    );
}

#[test]
fn ok_relative_and_moments() {
    check(
        Leaning::Future,
        &[
            ("binnen zes weken stuur ik", &[("zes weken", "2025-10-03/2025-11-13")]),
            ("Over twee jaar wordt", &[("twee jaar", "2027-10-03")]),
            ("de komende twee jaar", &[("komende twee jaar", "2025-10-03/2027-10-02")]),
            ("binnen een half jaar", &[("een half jaar", "2025-10-03/2026-04-02")]),
            ("15 jaar geleden is", &[("15 jaar geleden", "2010-10-03")]),
            ("anderhalf jaar geleden", &[("anderhalf jaar geleden", "2024-04-03")]),
            ("Een week geleden", &[("Een week geleden", "2025-09-26")]),
            ("binnen drie maanden.", &[("drie maanden", "2025-10-03/2026-01-02")]),
            ("afgelopen zes maanden", &[("afgelopen zes maanden", "2025-04-03/2025-10-02")]),
            ("bij Voorjaarsnota 2026", &[("Voorjaarsnota 2026", "2026-21")]),
            ("bij de Voorjaarsnota wordt", &[("Voorjaarsnota", "2026-21")]),
            ("in de Miljoenennota 2026", &[("Miljoenennota 2026", "2025-09-16")]),
            ("op Prinsjesdag wordt", &[("Prinsjesdag", "2026-09-15")]),
            ("vóór het zomerreces", &[("zomerreces", "2026-07/2026-08")]),
            (
                "voor het einde van het kerstreces",
                &[("einde van het kerstreces", "2026-01-04/2026-01-12")],
            ),
            ("het zomerreces van 2024", &[("zomerreces van 2024", "2024-07-05/2024-09-02")]),
            ("op Verantwoordingsdag 2026", &[("Verantwoordingsdag 2026", "2026-05-20")]),
            ("de jaarwisseling 2025/2026", &[("jaarwisseling 2025/2026", "2025-12-31/2026-01-01")]),
            (
                "de jaarwisseling van 2024 op 2025",
                &[("jaarwisseling van 2024 op 2025", "2024-12-31/2025-01-01")],
            ),
            ("rond de jaarwisseling", &[("jaarwisseling", "2025-12-31/2026-01-01")]),
            ("de afgelopen decennia", &[]),
            // The day of a paper that is cited.
            ("munitie (Kamerstuk 27 830, nr. 434 van 14 mei 2024)", &[]),
            ("het voorstel COM(2023) 411 van 5 juli 2023", &[]),
            (
                "munitie (Kamerstuk 27 830, nr. 434) van 14 mei 2024",
                &[("14 mei 2024", "2024-05-14")],
            ),
            // The mark of a note glued to a year.
            ("circa 21 gigawatt rond 20302, mits dit past", &[("2030", "2030")]),
            ("Sinds 20194.", &[("2019", "2019")]),
            ("goed voor 20500, wat veel is", &[]),
            ("er zijn in 20302 woningen", &[]),
            ("de begrotingsbehandeling 2024", &[("begrotingsbehandeling 2024", "2023-10/2023-12")]),
            ("in 2019 en eind dat jaar", &[("2019", "2019"), ("eind dat jaar", "2019-09/2019-12")]),
            (
                "tot en met augustus uit het voorgaande jaar",
                &[("augustus uit het voorgaande jaar", "2024-08")],
            ),
            (
                "in 2019 en augustus van het voorgaande jaar",
                &[("2019", "2019"), ("augustus van het voorgaande jaar", "2018-08")],
            ),
            (
                "begin van het zomerseizoen van 2021",
                &[("begin van het zomerseizoen van 2021", "2021-06")],
            ),
            ("in ieder geval voor 1 november 2025", &[("1 november 2025", "2025-11-01")]),
            ("en in elk geval in mei 2026", &[("mei 2026", "2026-05")]),
            ("voor de kerst", &[("kerst", "2025-12-25/2025-12-26")]),
            ("na Pasen 2026", &[("Pasen 2026", "2026-04-05/2026-04-06")]),
            (
                "nog dit parlementaire jaar te",
                &[("dit parlementaire jaar", "2025-09-16/2026-09-14")],
            ),
            ("het vorige vergaderjaar", &[("vorige vergaderjaar", "2024-09-17/2025-09-15")]),
            ("in het lopende zittingsjaar", &[("lopende zittingsjaar", "2025-09-16/2026-09-14")]),
            ("bij Najaarsnota 2025", &[("Najaarsnota 2025", "2025-23")]),
        ],
    );
}

#[test]
fn err_no_times() {
    check(
        Leaning::Unknown,
        &[
            ("vergaderjaar 2024-2025", &[]),
            ("Tweede Kamer, vergaderjaar 2023/24", &[]),
            ("de vergaderjaren 2022-2023 en 2023-2024", &[]),
            ("tijdens deze zitting", &[]),
            ("het parlementaire jaar 2024-2025", &[]),
            ("Jaarverslag 2022 van het ministerie", &[]),
            ("de Agenda 2030", &[]),
            ("het Klimaatakkoord 2019", &[]),
            ("1 AER (2008), Brandstofmix in beweging. 2 SER (2008), Advies Kernenergie", &[]),
            ("het Bouwbesluit 2012", &[]),
            ("de Wet maatschappelijke ondersteuning 2015", &[]),
            ("Monitor Integriteit 2023", &[]),
            ("een bedrag van 2000 euro", &[]),
            ("voor 2025 woningen is", &[]),
            ("circa 2000 mensen", &[]),
            ("van 1950 tot 2350 meldingen", &[]),
            ("in 2000 gevallen", &[]),
            ("een contract van vijf jaar", &[]),
            ("binnen 48 uur", &[]),
            ("elk jaar", &[]),
            ("jaarlijks en tweejaarlijks", &[]),
            ("momenteel, recent, binnenkort", &[]),
            ("vandaag de dag", &[]),
            ("Postbus 20301, 2500 EH Den Haag", &[]),
            ("tel. 070-3707911", &[]),
            ("artikel 12, tweede lid", &[]),
            ("versie 2.0.1", &[]),
            ("op pagina 2019", &[]),
            ("binnen zes weken na ontvangst", &[]),
            ("Ingevolge artikel 4:13 Awb dient binnen acht weken te worden beslist", &[]),
            ("de zomerschool en het zomerprogramma", &[]),
            ("mei", &[]),
            ("Zij mei dit niet", &[]),
            ("een eerste stap en een tweede kamer", &[]),
            ("begin met een plan", &[]),
            ("aan het begin van het traject", &[]),
            ("het einde van de procedure", &[]),
            ("de komende jaren", &[]),
            ("de afgelopen periode", &[]),
            ("uitgesmeerd over vier jaar", &[]),
            ("de 2030-doelen", &[]),
            ("dossier 36410-2025-12-31-4", &[]),
            ("EN 2024-ISO", &[]),
            ("in het tweede lid", &[]),
            ("iedere winter", &[]),
            ("Jan en Dec", &[]),
            ("(zie p. 2015)", &[]),
            ("Q5 2024", &[]),
            ("30 februari", &[]),
            ("deze week-editie", &[]),
        ],
    );
}

#[test]
fn ok_boundaries() {
    let reader = Reader::new();
    let cases = [
        ("Vóór 1 mei 2026 informeer ik", Boundary::Before),
        ("Voor 1 mei 2026 informeer ik", Boundary::Before),
        ("€ 5 mln. voor 2026", Boundary::At),
        ("vóór 2027 gereed", Boundary::Before),
        ("voor de zomer", Boundary::Before),
        ("voor het zomerreces", Boundary::Before),
        ("nog voor het einde van dit jaar", Boundary::Before),
        ("uiterlijk in het voorjaar van 2026", Boundary::By),
        ("Uiterlijk 1 juli 2026", Boundary::By),
        ("tot en met 2027", Boundary::By),
        ("t/m 31 december 2026", Boundary::By),
        ("tot 1 januari 2028", Boundary::Until),
        ("tot uiterlijk 1 juli 2026", Boundary::By),
        ("sinds 2014 is", Boundary::Since),
        ("met ingang van 1 januari 2026", Boundary::Since),
        ("op zijn vroegst in 2026", Boundary::Since),
        ("na de zomer", Boundary::After),
        ("rond de zomer", Boundary::About),
        ("op 1 mei 2024", Boundary::At),
        ("in het vierde kwartaal van 2025", Boundary::At),
        ("binnen zes weken", Boundary::By),
        ("uiterlijk binnen twee maanden", Boundary::By),
        ("per 1 januari 2026", Boundary::At),
        ("niet eerder dan 2027", Boundary::Since),
        ("in de periode tot en met het vierde kwartaal van 2026", Boundary::By),
        ("Ik ben voor een besluit in 2026", Boundary::At),
        ("voor het eerst in het voorjaar van 2021", Boundary::At),
    ];
    for (text, want) in cases {
        let found = reader.read(text, "2025-10-03", Leaning::Future);
        let got: Vec<Boundary> = found.iter().map(|found| found.4).collect();
        assert_eq!(got, [want], "{text}");
    }
}

#[test]
fn ok_told_and_counted() {
    check(
        Leaning::Unknown,
        &[
            (
                "in 2021 en in maart van dat jaar",
                &[("2021", "2021"), ("maart van dat jaar", "2021-03")],
            ),
            (
                "Op 3 juni 2019 begon dit. Datzelfde jaar volgde",
                &[("3 juni 2019", "2019-06-03"), ("Datzelfde jaar", "2019")],
            ),
            (
                "eind 2022; het jaar daarop",
                &[("eind 2022", "2022-09/2022-12"), ("jaar daarop", "2023")],
            ),
            ("dat jaar is niet bekend", &[]),
            (
                "in de eerste zes maanden van 2025",
                &[("eerste zes maanden van 2025", "2025-01/2025-06")],
            ),
            ("de laatste 3 maanden van 2024", &[("laatste 3 maanden van 2024", "2024-10/2024-12")]),
            (
                "over de eerste drie kwartalen van 2024",
                &[("eerste drie kwartalen van 2024", "2024-01/2024-09")],
            ),
            (
                "in de eerste week van januari 2026",
                &[("eerste week van januari 2026", "2026-01-01/2026-01-07")],
            ),
            (
                "de laatste week van maart 2025",
                &[("laatste week van maart 2025", "2025-03-21/2025-03-31")],
            ),
            (
                "op maandag 3 en dinsdag 4 juni 2024",
                &[("maandag 3", "2024-06-03"), ("dinsdag 4 juni 2024", "2024-06-04")],
            ),
            ("dat in 2024 gemeenten meer taken kregen", &[("2024", "2024")]),
            ("in 2025 € 10 mln. en", &[("2025", "2025")]),
            ("voor 2024 gemeenten", &[]),
            ("per week 2 uur les", &[]),
            ("per kwartaal 3 rapportages", &[]),
            ("van april tot en met mei", &[("april", "2025-04"), ("mei", "2025-05")]),
            ("maart 2024-juni 2025", &[("maart 2024", "2024-03"), ("juni 2025", "2025-06")]),
            ("kwartaal- en jaarcijfers", &[]),
            (
                "eind maart, begin april 2025",
                &[
                    ("eind maart", "2025-03-21/2025-03-31"),
                    ("begin april 2025", "2025-04-01/2025-04-10"),
                ],
            ),
            ("op Tweede Pinksterdag 2025", &[("Tweede Pinksterdag 2025", "2025-06-09")]),
            ("in februari dit jaar", &[("februari dit jaar", "2025-02")]),
            (
                "op 1 januari en 1 juli 2025",
                &[("1 januari", "2025-01-01"), ("1 juli 2025", "2025-07-01")],
            ),
            ("op 6 en 7 oktober a.s.", &[("6", "2025-10-06"), ("7 oktober a.s.", "2025-10-07")]),
            ("het huidige schooljaar", &[("huidige schooljaar", "2025-08/2026-07")]),
            (
                "in de eerste helft van de maand",
                &[("eerste helft van de maand", "2025-10-01/2025-10-15")],
            ),
            (
                "van begin 2025 tot medio 2026",
                &[("begin 2025", "2025-01/2025-04"), ("medio 2026", "2026-05/2026-08")],
            ),
            (
                "najaar 2025/voorjaar 2026",
                &[("najaar 2025", "2025-23"), ("voorjaar 2026", "2026-21")],
            ),
            ("in Q3/Q4 2025", &[("Q3", "2025-35"), ("Q4 2025", "2025-36")]),
            ("binnen vijf jaar tijd", &[]),
            ("drie maanden voor de verkiezingen", &[]),
            ("24 november 20232 is", &[("24 november 2023", "2023-11-24")]),
            ("een rapport uit 2018 over", &[("2018", "2018")]),
            ("het coalitieakkoord 2021-2025", &[]),
            ("€ 20.000 en 2.024 keer", &[]),
            ("nummer 2019/123 en 2020", &[]),
            ("(Stb. 2020, 123)", &[]),
            ("deze zomer", &[("deze zomer", "2025-22")]),
            ("in de zomer van dit jaar", &[("zomer van dit jaar", "2025-22")]),
            ("de eerste twee maanden", &[]),
            ("Vorig jaar december is", &[("Vorig jaar december", "2024-12")]),
            ("Afgelopen weekend was", &[("Afgelopen weekend", "2025-09-27/2025-09-28")]),
            ("voor einde jaar gereed", &[("einde jaar", "2025-09/2025-12")]),
            (
                "in 2022 (6,3%), 2021 (5,4%) en 2020 (4,7%)",
                &[("2022", "2022"), ("2021", "2021"), ("2020", "2020")],
            ),
            ("Tussen nu en 2030 zijn", &[("2030", "2030")]),
            ("t.o.v. 1990", &[("1990", "1990")]),
            ("uw brief d.d.12 mei 2023", &[("12 mei 2023", "2023-05-12")]),
            ("de planperiode 2022-2027", &[("2022-2027", "2022/2027")]),
            ("zomer/najaar 2024", &[("zomer", "2024-22"), ("najaar 2024", "2024-23")]),
            ("later dan 2027", &[("2027", "2027")]),
            ("meer dan 2000 keer", &[]),
            ("meer dan 2000.", &[]),
            ("1.500 tot 2000 per jaar", &[]),
            ("De teldatum is jaarlijks 1 oktober.", &[]),
            ("jaarlijks vóór het zomerreces", &[]),
            ("tijdens de begrotingsbehandeling", &[]),
            ("het voorgaande jaar was duur", &[]),
            ("elk jaar voor 1 november", &[]),
            ("elk jaar in mei", &[]),
            ("op 1 oktober van elk jaar", &[]),
            ("de Wet van 3 mei 2001", &[]),
            ("van het Europees Parlement en de Raad van 27 april 2016", &[]),
        ],
    );
}
