//! Real phrasings, each with the sums a reader finds in it.

use super::super::{Scanner, Value};
use crate::grammar::{Currency, Qualifier, Recurrence};
use crate::lexicon::Grammars;
use crate::{FlowBuilder, Span};

fn flow_of(text: &str) -> String {
    let mut flow = FlowBuilder::new(text);
    flow.push(Span::new(0, text.len()));
    flow.finish(0).text().to_owned()
}

/// `€ 70 mln. = 70000000 EUR`, one a sum, parted by ` | `; a range with `..`.
fn read(scanner: &Scanner, text: &str) -> String {
    let flow = flow_of(text);
    let sums = scanner.scan(&flow).into_iter().filter_map(|mention| {
        let Value::Money(money) = mention.value else { return None };
        let quote = mention.span.of(&flow);
        let range = if money.low == money.high {
            plain(money.low)
        } else {
            format!("{}..{}", plain(money.low), plain(money.high))
        };
        let currency = match money.currency {
            Currency::EUR => String::new(),
            other => format!(" {}", other.as_str()),
        };
        Some(format!("{quote} = {range}{currency}"))
    });
    sums.collect::<Vec<_>>().join(" | ")
}

fn plain(value: i128) -> String {
    let text = format!("{}.{:04}", value / 10_000, (value % 10_000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let scanner = Scanner::new(&Grammars::built_in()).unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .map(|&(text, want)| (text, want, read(&scanner, text)))
        .filter(|(_, want, got)| want != got)
        .map(|(text, want, got)| format!("{text}\n    want {want}\n    got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn ok_sign_first() {
    check(&[
        ("Het kabinet heeft structureel € 70 mln. vrijgemaakt.", "€ 70 mln. = 70000000"),
        ("De benodigde € 1,75 miljoen komt uit het amendement.", "€ 1,75 miljoen = 1750000"),
        ("De uitgaven bedragen € 1,2 mld. per jaar.", "€ 1,2 mld. = 1200000000"),
        ("Betaald werd € 12.345,67 in totaal.", "€ 12.345,67 = 12345.67"),
        ("Een subsidie van EUR 3 miljoen.", "EUR 3 miljoen = 3000000"),
        ("Een bijdrage van $ 5 miljoen.", "$ 5 miljoen = 5000000 USD"),
        ("In totaal € 1.000.000 is uitgekeerd.", "€ 1.000.000 = 1000000"),
        ("In totaal € 1 000 000 is uitgekeerd.", "€ 1 000 000 = 1000000"),
        (
            "Een bedrag van € 450\u{a0}000 of €\u{2009}450\u{202f}000.",
            "€ 450 000 = 450000 | € 450 000 = 450000",
        ),
        ("Maximaal € 7.500 per aanvraag.", "€ 7.500 = 7500"),
        ("Een bedrag van k€ 250 is geboekt.", "k€ 250 = 250000"),
        ("een raming van M€ 3 voor de bouw", "M€ 3 = 3000000"),
        ("De korting bedraagt -/- € 4 mln.", "€ 4 mln. = 4000000"),
        ("Het tekort is € 0,4 miljard.", "€ 0,4 miljard = 400000000"),
        (
            "voor € 350.000,– respectievelijk € 1.275.000 gereserveerd",
            "€ 350.000,- = 350000 | € 1.275.000 = 1275000",
        ),
        ("een vergoeding van € 587.273,= is betaald", "€ 587.273,= = 587273"),
        ("Het budget is € 10.447,1 miljoen", "€ 10.447,1 miljoen = 10447100000"),
        ("een besparing van € –3,2 miljoen vervalt", "€ -3,2 miljoen = -3200000"),
        ("een mutatie van € -12.500", "€ -12.500 = -12500"),
        ("glued €198,50 en €7 miljard", "€198,50 = 198.5 | €7 miljard = 7000000000"),
        ("een investering van €2mln en €250k", "€2mln = 2000000 | €250k = 250000"),
        ("een begroting van EUR 2 mrd in 2009", "EUR 2 mrd = 2000000000"),
        (
            "een bijdrage van f 2 500,– of ƒ 250 mln",
            "f 2 500,- = 2500 NLG | ƒ 250 mln = 250000000 NLG",
        ),
        (
            "Hfl. 1,3 miljoen en NLG 400.000",
            "Hfl. 1,3 miljoen = 1300000 NLG | NLG 400.000 = 400000 NLG",
        ),
        (
            "US$ 40 miljoen, USD 3,5 mld. en £ 200.000",
            "US$ 40 miljoen = 40000000 USD | USD 3,5 mld. = 3500000000 USD | £ 200.000 = 200000 GBP",
        ),
        ("NAf. 12,5 miljoen voor Curaçao", "NAf. 12,5 miljoen = 12500000 ANG"),
        ("een tarief van € 0,35 per kWh", "€ 0,35 = 0.35"),
        ("kosten van € 3,- per m²", "€ 3,- = 3"),
        ("een bod van € 2½ miljoen", "€ 2½ miljoen = 2500000"),
        ("een boete van € 2 ton", "€ 2 ton = 200000"),
        ("drie tranches van 3 x € 5.000", "€ 5.000 = 5000"),
        ("de WNT-norm van € 233.000 (2024)", "€ 233.000 = 233000"),
        ("een prijs van € 1,000,000", "€ 1,000,000 = 1000000"),
        ("ruim € 1.5 miljoen", "€ 1.5 miljoen = 1500000"),
    ]);
}

#[test]
fn ok_word_after() {
    check(&[
        ("Het gaat om 1,5 miljard euro.", "1,5 miljard euro = 1500000000"),
        ("Er is 25 mln. euro gereserveerd.", "25 mln. euro = 25000000"),
        ("Een boete van 100 euro volgt.", "100 euro = 100"),
        ("Dit was 250 miljoen gulden.", "250 miljoen gulden = 250000000 NLG"),
        ("een bedrag ter grootte van 1.250.000 euro", "1.250.000 euro = 1250000"),
        ("een lening van 450.000 EUR", "450.000 EUR = 450000"),
        ("een lening van 450 000 EUR", "450 000 EUR = 450000"),
        ("een tekort van -3,2 miljoen euro", "-3,2 miljoen euro = -3200000"),
        (
            "uitgaven van 40 miljoen Amerikaanse dollars",
            "40 miljoen Amerikaanse dollars = 40000000 USD",
        ),
        (
            "een schuld van 2 miljoen Antilliaanse gulden",
            "2 miljoen Antilliaanse gulden = 2000000 ANG",
        ),
        ("een heffing van 12 cent per liter", "12 cent = 0.12"),
        ("het wisselgeld van 5 euro en 20 cent", "5 euro en 20 cent = 5.2"),
        ("50 duizend euro subsidie", "50 duizend euro = 50000"),
        ("in 2024 5 miljoen euro", "5 miljoen euro = 5000000"),
        ("de 30 miljoen euro's", "30 miljoen euro's = 30000000"),
        ("3 ton euro aan kosten", "3 ton euro = 300000"),
    ]);
}

#[test]
fn ok_number_words() {
    check(&[
        ("nog uitgegaan van vier miljoen euro.", "vier miljoen euro = 4000000"),
        ("bijna drie miljard euro per jaar", "drie miljard euro = 3000000000"),
        ("op een half miljoen euro geschat", "half miljoen euro = 500000"),
        ("Anderhalf miljard euro extra", "Anderhalf miljard euro = 1500000000"),
        ("tweeënhalf miljoen euro", "tweeënhalf miljoen euro = 2500000"),
        ("twee en een half miljoen euro", "twee en een half miljoen euro = 2500000"),
        ("de prijs is één euro per stuk", "één euro = 1"),
        ("een boete van tien euro", "tien euro = 10"),
        ("eenentwintig miljoen gulden", "eenentwintig miljoen gulden = 21000000 NLG"),
        ("vijfhonderd euro per maand", "vijfhonderd euro = 500"),
        ("vijf honderd duizend euro", "vijf honderd duizend euro = 500000"),
        ("een driekwart miljard euro", "driekwart miljard euro = 750000000"),
        ("twee gulden en vijftig cents", "twee gulden en vijftig cents = 2.5 NLG"),
        ("De kosten bedragen vijf ton.", "vijf ton = 500000"),
        ("De schade loopt op tot 2 ton, aldus de gemeente.", "2 ton = 200000"),
        ("anderhalve ton subsidie euro", ""),
    ]);
}

#[test]
fn ok_ranges() {
    check(&[
        ("De schade is € 5 tot € 10 miljoen.", "€ 5 tot € 10 miljoen = 5000000..10000000"),
        ("De schade ligt tussen € 5 en € 10 miljoen.", "€ 5 en € 10 miljoen = 5000000..10000000"),
        (
            "een tegenvaller voordoet van € 23 tot 28 miljoen, terwijl",
            "€ 23 tot 28 miljoen = 23000000..28000000",
        ),
        ("tussen de € 6 en € 9 mln. per jaar", "€ 6 en € 9 mln. = 6000000..9000000"),
        ("geraamd op € 0,6 à € 0,8 miljoen per jaar", "€ 0,6 à € 0,8 miljoen = 600000..800000"),
        ("€ 5-10 miljoen", "€ 5-10 miljoen = 5000000..10000000"),
        ("€ 5 – € 10 mln.", "€ 5 - € 10 mln. = 5000000..10000000"),
        ("2 à 3 miljoen euro", "2 à 3 miljoen euro = 2000000..3000000"),
        ("vijf tot tien miljoen euro", "vijf tot tien miljoen euro = 5000000..10000000"),
        ("€ 500 tot € 1 miljoen", "€ 500 tot € 1 miljoen = 500..1000000"),
        ("€ 1 tot 2 per dag", "€ 1 tot 2 = 1..2"),
        ("€ 10.000 tot en met € 25.000 per project", "€ 10.000 tot en met € 25.000 = 10000..25000"),
        (
            "€ 5 miljoen tot maximaal € 8 miljoen",
            "€ 5 miljoen tot maximaal € 8 miljoen = 5000000..8000000",
        ),
        ("tussen 100 en 150 miljoen euro", "100 en 150 miljoen euro = 100000000..150000000"),
        ("tussen circa € 1,2 en 1,5 miljard", "€ 1,2 en 1,5 miljard = 1200000000..1500000000"),
        ("f 100 tot f 150 miljoen", "f 100 tot f 150 miljoen = 100000000..150000000 NLG"),
        ("de kosten bedragen 1 tot 1,5 mld.", "1 tot 1,5 mld. = 1000000000..1500000000"),
        ("een subsidie van € 5.000 tot 1 januari 2026", "€ 5.000 = 5000"),
        ("€ 50 miljoen tot en met 2026", "€ 50 miljoen = 50000000"),
        ("een boete van € 50 tot 100 uur werkstraf", "€ 50 = 50"),
    ]);
}

#[test]
fn ok_rows_with_elided_units() {
    check(&[
        (
            "loopt op van € 1,9 naar € 2,3 miljard",
            "€ 1,9 = 1900000000 | € 2,3 miljard = 2300000000",
        ),
        ("stijgt van € 5 tot € 8 miljoen", "€ 5 = 5000000 | € 8 miljoen = 8000000"),
        ("2, 4 en 6 miljoen euro", "2 = 2000000 | 4 = 4000000 | 6 miljoen euro = 6000000"),
        (
            "€ 10, € 20 en € 30 miljoen",
            "€ 10 = 10000000 | € 20 = 20000000 | € 30 miljoen = 30000000",
        ),
        ("€ 10 mln. in 2025 en € 20 mln. in 2026", "€ 10 mln. = 10000000 | € 20 mln. = 20000000"),
        ("€ 5 en 10 miljoen", "€ 5 = 5000000 | 10 miljoen = 10000000"),
        (
            "respectievelijk 3, 5 en 7 mln. euro",
            "3 = 3000000 | 5 = 5000000 | 7 mln. euro = 7000000",
        ),
        ("minimaal € 5 en maximaal € 10 miljoen", "€ 5 = 5000000 | € 10 miljoen = 10000000"),
        ("€ 350.000 en € 1,2 miljoen", "€ 350.000 = 350000 | € 1,2 miljoen = 1200000"),
        (
            "een eigen bijdrage van € 385 en € 2,5 miljoen subsidie",
            "€ 385 = 385 | € 2,5 miljoen = 2500000",
        ),
        (
            "€ 20 miljoen (2024), € 30 miljoen (2025) en € 40 miljoen (2026 e.v.)",
            "€ 20 miljoen = 20000000 | € 30 miljoen = 30000000 | € 40 miljoen = 40000000",
        ),
        (
            "voor 2025 € 10 mln. en voor 2026 € 12 mln.",
            "€ 10 mln. = 10000000 | € 12 mln. = 12000000",
        ),
        ("In 2025, 10 miljoen euro", "10 miljoen euro = 10000000"),
        ("op grond van artikel 5 en 6 miljoen euro", "6 miljoen euro = 6000000"),
        ("€ 5 miljoen en 10 miljoen inwoners", "€ 5 miljoen = 5000000"),
    ]);
}

#[test]
fn ok_bare() {
    check(&[
        (
            "€ 587,3 miljoen, waarvan 231 miljoen in het voortgezet onderwijs",
            "€ 587,3 miljoen = 587300000 | 231 miljoen = 231000000",
        ),
        (
            "€ 60 miljoen naar 2023 en de resterende 52 miljoen naar 2024",
            "€ 60 miljoen = 60000000 | 52 miljoen = 52000000",
        ),
        ("resteert een opgave van circa 0,2 mld.", "0,2 mld. = 200000000"),
        ("Dit betreft circa 1 mld.", "1 mld. = 1000000000"),
        ("Het budget van 40 miljoen is verlaagd.", "40 miljoen = 40000000"),
        (
            "f 90 miljoen, waarvan 30 miljoen voor de politie",
            "f 90 miljoen = 90000000 NLG | 30 miljoen = 30000000 NLG",
        ),
        ("De uitgaven stijgen met 4 mln. in 2008.", "4 mln. = 4000000"),
        (
            "8,1 miljard euro, tegen 7,4 miljard het jaar ervoor",
            "8,1 miljard euro = 8100000000 | 7,4 miljard = 7400000000",
        ),
        (
            "€ 1.500 nodig; een school van 200 leerlingen ontvangt zo’n 2 ton.",
            "€ 1.500 = 1500 | 2 ton = 200000",
        ),
        ("Er is 0,5 mln. extra nodig.", "0,5 mln. = 500000"),
        ("a contract of $1.2 billion in 2019", "$1.2 billion = 1200000000 USD"),
        ("verzoekt de regering hiervoor 5 miljoen vrij te maken", "5 miljoen = 5000000"),
        (
            "250 mln. in 2025 en 300 mln. in 2026 aan subsidie",
            "250 mln. = 250000000 | 300 mln. = 300000000",
        ),
        (
            "dat de 300 miljoen voor het verlagen van de werkdruk bij de leraren komt",
            "300 miljoen = 300000000",
        ),
        ("ruim 3,7 miljard aan belastingen", "3,7 miljard = 3700000000"),
    ]);
}

#[test]
fn err_no_sums() {
    check(&[
        ("Er wonen 17 miljoen mensen in Nederland.", ""),
        ("de 17 miljoen inwoners van Nederland", ""),
        ("van de woningen zijn de 2 miljoen in de steden", ""),
        ("De miljoenen vliegen voorbij.", ""),
        ("Zo’n 1,5 miljoen keer per jaar.", ""),
        ("Er zijn miljoenen euro’s mee gemoeid.", ""),
        ("een uitstoot van 5 miljoen ton", ""),
        ("de kosten van 2 ton CO2", ""),
        ("de prijs van 40 kton stikstof", ""),
        ("in 2019 en 2020", ""),
        ("Kamerstuk 29 628, nr. 572", ""),
        ("artikel 5 en artikel 6", ""),
        ("een groei van 3,5%", ""),
        ("op pagina 100", ""),
        ("Tabel 1 (bedragen x € 1.000)", ""),
        ("(x € 1 mln.)", ""),
        ("Het aantal reizigers stijgt tot 5 mln. in 2020.", ""),
        ("De bevolking groeit naar 18 mln.", ""),
        ("17 mln. inwoners", ""),
        ("de 27 euro-landen", ""),
        ("Een euro is geen gulden.", ""),
        ("stond in kolom f 3", ""),
        ("Daarvan hebben 3 miljoen een warmtepomp.", ""),
        ("kosten van het vervoer van 3 ton afval", ""),
        ("Het aantal inwoners bedraagt 5 miljoen.", ""),
        ("een bedrag van enkele miljoenen", ""),
        ("onderdeel f 2 van de regeling", ""),
        ("de euro 6-norm", ""),
        ("de opbrengst van 12 miljoen kilo mest", ""),
        ("Een budget voor 3 miljoen huishoudens", ""),
        ("De F-35 en de A320", ""),
        ("artikel 12, onderdeel f, 2", ""),
        ("voor 10 procent van de kosten", ""),
        ("Het euroteken (€) ontbreekt.", ""),
        ("€ p.m.", ""),
        ("2 tot 3 jaar", ""),
        ("14, 15 en 16 maart", ""),
        ("een paar euro", ""),
        ("1.000 woningen en 5 scholen", ""),
        ("de eurocommissaris en 27 lidstaten", ""),
    ]);
}

#[test]
fn ok_qualifier_sign_and_recurrence() {
    let scanner = Scanner::new(&Grammars::built_in()).unwrap();
    let cases = [
        ("ruim € 41,5 miljoen", Qualifier::AtLeast, None, false),
        ("circa € 4 mln.", Qualifier::About, None, false),
        ("ca. € 4 mln.", Qualifier::About, None, false),
        ("maximaal € 7.500 per aanvraag", Qualifier::AtMost, None, false),
        ("een subsidie tot € 25.000", Qualifier::AtMost, None, false),
        (
            "oplopend tot € 35 mln. structureel",
            Qualifier::Exact,
            Some(Recurrence::Structural),
            false,
        ),
        ("meer dan € 50.000; dat", Qualifier::AtLeast, None, false),
        ("bijna drie miljard euro per jaar", Qualifier::AtMost, Some(Recurrence::Annual), false),
        ("een boete van € 500 of meer", Qualifier::AtLeast, None, false),
        ("jaarlijks circa € 3 miljoen", Qualifier::About, Some(Recurrence::Annual), false),
        ("eenmalig € 3 miljoen", Qualifier::Exact, Some(Recurrence::Incidental), false),
        ("€ 3 miljoen (incidenteel)", Qualifier::Exact, Some(Recurrence::Incidental), false),
        ("niet structureel € 3 miljoen", Qualifier::Exact, None, false),
        ("De korting bedraagt -/- € 4 mln.", Qualifier::Exact, None, true),
        ("(-/- € 30 mln. in 2020)", Qualifier::Exact, None, true),
        ("een mutatie van – € 4 mln.", Qualifier::Exact, None, true),
        ("een mutatie van -€ 4 mln.", Qualifier::Exact, None, true),
        ("het bedrag – € 4 mln. – is ontvangen", Qualifier::Exact, None, false),
        ("- € 4 mln. voor de politie", Qualifier::Exact, None, false),
        ("een half miljoen euro", Qualifier::Exact, None, false),
        ("zo’n half miljoen euro", Qualifier::About, None, false),
        ("ruim een half miljoen euro", Qualifier::AtLeast, None, false),
        ("± € 10 mln.", Qualifier::About, None, false),
    ];
    for (text, qualifier, recurrence, minus) in cases {
        let mut found = scanner.scan(&flow_of(text));
        found.retain(|mention| matches!(mention.value, Value::Money(_)));
        let [mention] = found.as_slice() else { panic!("{text}: {found:?}") };
        let Value::Money(money) = &mention.value else { panic!("{text}: {mention:?}") };
        let got = (money.qualifier, money.recurrence, money.sign_before);
        assert_eq!(got, (qualifier, recurrence, minus), "{text}");
    }
}

#[test]
fn ok_no_panic_and_spans_in_order() {
    let scanner = Scanner::new(&Grammars::built_in()).unwrap();
    let parts = [
        "€ ",
        "€",
        "1.000",
        ",-",
        "½",
        " mln.",
        "miljoen",
        "k€",
        "-",
        "-/- ",
        "tot ",
        " en ",
        "é",
        "99999999999999999999999999",
        "biljoen",
        " euro",
        "tussen ",
        ",",
        " 000",
    ];
    for a in parts {
        for b in parts {
            for c in parts {
                let text = format!("{a}{b}{c}{b}{a}");
                let found = scanner.scan(&text);
                let spans: Vec<Span> = found.iter().map(|mention| mention.span).collect();
                assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some()));
                assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
            }
        }
    }
}
