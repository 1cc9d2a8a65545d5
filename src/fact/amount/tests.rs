//! Sentences and tables with the years and recurrence a reader gives each sum.

use super::*;
use crate::FlowBuilder;
use crate::grammar::{Money, Recurrence, Scanner, phrases};
use crate::layout::{Block, Layout, Table, TableRow};

/// The years of a text by their digits alone, with the word before them: what the temporal grammar
/// would hand over, so that this room is tested by itself.
fn whens(cues: &Cues, text: &str) -> Vec<When> {
    let mut found = Vec::new();
    let starts = text.char_indices().filter(|&(at, c)| {
        c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_alphanumeric())
    });
    for (at, _) in starts {
        let digits = text[at..].chars().take_while(char::is_ascii_digit).count();
        let year = text[at..at + digits].parse().unwrap_or(0);
        if digits == 4 && (1990..2060).contains(&year) {
            let ends = |words| last_phrase::<()>(words, text[..at].trim_end()).is_some();
            let stock = ["eind", "ultimo", "Voorjaarsnota"]
                .iter()
                .any(|word| text[..at].trim_end().ends_with(word));
            let years = if ends(&cues.open_to) {
                Years { from: None, to: Some(year) }
            } else if ends(&cues.open_from) {
                Years { from: Some(year), to: None }
            } else {
                Years::one(year)
            };
            if !stock {
                let is_short = text[..at].ends_with("maart ");
                found.push(When { span: Span::new(at, at + digits), years, is_short });
            }
        }
    }
    found
}

/// `€ 10 mln. 2025 structural`, one a sum, parted by ` | `.
fn settle(scanner: &Scanner, cues: &Cues, text: &str) -> String {
    let mentions = scanner.scan(text);
    let money: Vec<(Span, &Money)> = mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Money(money) => Some((mention.span, money)),
            _ => None,
        })
        .collect();
    let sums = money.iter().map(|&(span, money)| Sum {
        span,
        money,
        years: None,
        recurrence: money.recurrence,
    });
    let outside = |when: &When| !money.iter().any(|(span, _)| span.overlaps(when.span));
    let mut sentence = Sentence {
        cues,
        text,
        span: Span::new(0, text.len()),
        sums: sums.collect(),
        whens: whens(cues, text).into_iter().filter(outside).collect(),
    };
    sentence.settle();
    let shown = sentence.sums.iter().map(|sum| {
        let years = match sum.years {
            None => String::new(),
            Some(Years { from, to }) if from == to => format!(" {}", from.unwrap_or_default()),
            Some(Years { from, to }) => {
                let show = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
                format!(" {}-{}", show(from), show(to))
            }
        };
        let recurrence = match sum.recurrence {
            None => "",
            Some(Recurrence::Structural) => " structural",
            Some(Recurrence::Incidental) => " incidental",
            Some(Recurrence::Annual) => " annual",
        };
        format!("{}{years}{recurrence}", sum.span.of(text))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let scanner = Scanner::new(&Grammars::built_in()).unwrap();
    let cues = Cues::new(&Grammars::built_in()).unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .map(|&(text, want)| (text, want, settle(&scanner, &cues, text)))
        .filter(|(_, want, got)| want != got)
        .map(|(text, want, got)| format!("{text}\n    want {want}\n    got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn ok_years() {
    check(&[
        ("€ 10 mln. in 2025 en € 20 mln. in 2026", "€ 10 mln. 2025 | € 20 mln. 2026"),
        (
            "In 2025 is € 10 mln. beschikbaar en in 2026 € 20 mln.",
            "€ 10 mln. 2025 | € 20 mln. 2026",
        ),
        (
            "€ 20 miljoen (2024), € 30 miljoen (2025) en € 40 miljoen (2026 e.v.)",
            "€ 20 miljoen 2024 | € 30 miljoen 2025 | € 40 miljoen 2026",
        ),
        (
            "Een tegenvaller in 2019 en 2020 van € 23 tot 28 miljoen, terwijl de opbrengst tussen de € 6 en € 9 mln. per jaar ligt.",
            "€ 23 tot 28 miljoen 2019-2020 | € 6 en € 9 mln. annual",
        ),
        (
            "Over de gehele periode 2019-2023 resteert een opgave van circa 0,2 mld.",
            "0,2 mld. 2019-2023",
        ),
        (
            "verlaagd met € 75 mln. (-/- € 30 mln. in 2020 en -/- € 45 mln. in 2021).",
            "€ 75 mln. 2020-2021 | € 30 mln. 2020 | € 45 mln. 2021",
        ),
        (
            "De onderuitputting over 2021 van € 112 miljoen is doorgeschoven: € 60 miljoen naar 2023 en de resterende 52 miljoen naar 2024.",
            "€ 112 miljoen 2021 | € 60 miljoen 2023 | 52 miljoen 2024",
        ),
        (
            "In 2019 zijn 140 medewerkers geworven, hetgeen € 2,1 miljoen heeft gekost.",
            "€ 2,1 miljoen 2019",
        ),
        ("bedroeg de reserve ultimo 2021 € 587,3 miljoen", "€ 587,3 miljoen"),
        ("Bij Voorjaarsnota 2018 werd € 186 miljoen uitgetrokken.", "€ 186 miljoen"),
        ("Hiervoor is € 5 miljoen gereserveerd in 2027.", "€ 5 miljoen 2027"),
        (
            "Er is € 5, € 10 en € 15 miljoen beschikbaar in 2025, 2026 en 2027.",
            "€ 5 2025 | € 10 2026 | € 15 miljoen 2027",
        ),
        (
            "In 2025 en 2026 gaat het om respectievelijk € 5 en € 10 mln.",
            "€ 5 2025 | € 10 mln. 2026",
        ),
        ("tot en met 2030 is € 50 miljoen beschikbaar", "€ 50 miljoen -2030"),
        ("€ 50 miljoen vanaf 2026 tot en met 2030", "€ 50 miljoen 2026-2030"),
        ("2025: € 3 mln., 2026: € 4 mln.", "€ 3 mln. 2025 | € 4 mln. 2026"),
        (
            "In 2019 is voor de regeling € 5 mln. begroot en € 4 mln. uitgegeven.",
            "€ 5 mln. 2019 | € 4 mln. 2019",
        ),
        ("De boete is € 5 mln.; in 2019 werd de regeling gesloten.", "€ 5 mln."),
        ("De subsidie is € 5 mln., maar in 2019 liep de regeling af.", "€ 5 mln."),
        (
            "In het jaar 2019 zijn 140 medewerkers geworven voor € 2,1 miljoen.",
            "€ 2,1 miljoen 2019",
        ),
        ("De commissie rapporteert in maart 2019 en de kosten zijn € 5 mln.", "€ 5 mln."),
        ("In maart 2019 is € 5 mln. uitgekeerd.", "€ 5 mln. 2019"),
        (
            "Dit kost in 2025 75 tot 100 miljoen euro en structureel 60 miljoen euro per jaar.",
            "75 tot 100 miljoen euro 2025 | 60 miljoen euro structural",
        ),
        ("De wet van 2016 kent een boete van € 500.", "€ 500 2016"),
    ]);
}

#[test]
fn ok_recurrence() {
    check(&[
        (
            "Vanaf 2022 is structureel € 12,4 miljoen benodigd, oplopend tot € 17,9 miljoen in 2024 en nadien dalend naar € 15 miljoen.",
            "€ 12,4 miljoen 2022- structural | € 17,9 miljoen 2024 structural | € 15 miljoen structural",
        ),
        (
            "€ 186 miljoen uitgetrokken, waarvan ruim € 41,5 miljoen incidenteel",
            "€ 186 miljoen | € 41,5 miljoen incidental",
        ),
        ("oplopend tot € 35 mln. structureel vanaf 2028", "€ 35 mln. 2028- structural"),
        (
            "€ 125 miljoen euro in 2026 en € 150 miljoen euro structureel",
            "€ 125 miljoen 2026 | € 150 miljoen structural",
        ),
        ("Het kabinet stelt jaarlijks € 50 miljoen beschikbaar.", "€ 50 miljoen annual"),
        ("Er zijn structurele middelen beschikbaar van € 3 miljoen.", "€ 3 miljoen structural"),
        ("De jaarlijkse rapportage kost € 5.000.", "€ 5.000"),
        ("een jaarlijkse bijdrage van € 5.000", "€ 5.000 annual"),
        ("eenmalig € 5 mln. en structureel € 3 mln.", "€ 5 mln. incidental | € 3 mln. structural"),
        (
            "€ 5 mln. structureel en € 3 mln. incidenteel",
            "€ 5 mln. structural | € 3 mln. incidental",
        ),
        ("€ 5, € 10 en € 15 mln. per jaar", "€ 5 annual | € 10 annual | € 15 mln. annual"),
        ("structureel € 5 mln. per jaar", "€ 5 mln. structural"),
        ("Er is € 100 mln. extra per jaar structureel beschikbaar.", "€ 100 mln. structural"),
        ("€ 5 mln. voor 1.000 woningen per jaar", "€ 5 mln."),
        ("€ 5 mln. nodig per jaar", "€ 5 mln. annual"),
        ("niet structureel, maar € 5 mln. eenmalig", "€ 5 mln. incidental"),
        ("De kosten zijn niet structureel en bedragen € 5 mln.", "€ 5 mln."),
    ]);
}

/// A paper of one table: caption, head and lines, cells parted by `|`.
fn table(caption: &str, lines: &[&str]) -> String {
    let cues = Cues::new(&Grammars::built_in()).unwrap();
    assert!(phrases(&cues.totals, "Totaal").next().is_some());
    let mut layout = Layout::default();
    let mut add = |text: &str| {
        let mut flow = FlowBuilder::new(text);
        flow.push(Span::new(0, text.len()));
        layout.flows.push(flow.finish(0));
        FlowId(layout.flows.len() as u32 - 1)
    };
    let caption = add(caption);
    let mut rows: Vec<Vec<Option<FlowId>>> = lines
        .iter()
        .map(|line| {
            let cells = line.split('|').map(str::trim);
            cells.map(|cell| (!cell.is_empty()).then(|| add(cell))).collect()
        })
        .collect();
    let head = rows.remove(0);
    let rows =
        rows.into_iter().map(|mut cells| TableRow { label: cells.remove(0), cells }).collect();
    layout.blocks.push(Block {
        kind: BlockKind::Table(Table { caption: Some(caption), head, rows }),
        span: Span::new(0, 0),
        flow: caption,
        section: None,
        page: None,
    });
    let scanner = Scanner::new(&Grammars::built_in()).unwrap();
    let mentions: Vec<_> = layout.flows.iter().map(|flow| scanner.scan(flow.text())).collect();
    let source = crate::Source::plain("table.txt", "");
    let document = crate::document::Recogniser::new(&Grammars::built_in())
        .unwrap()
        .recognise(&source, &Layout::default());
    let paper =
        Context { source: &source, layout: &layout, document: &document, mentions: &mentions };
    let amounts = Amounts::new(&Grammars::built_in()).unwrap().of(paper, &[]);
    let shown = amounts.iter().map(|amount| {
        let label = amount.label.map_or("", |place| layout.text_of(place));
        let total = if amount.is_total { " total" } else { "" };
        let show = |year: Option<i32>| year.map_or(String::from("_"), |year| year.to_string());
        let recurrence = amount.recurrence.map_or(String::new(), |value| format!(" {value:?}"));
        format!(
            "{label}: {} = {} {} {}-{}{recurrence}{total}",
            layout.text_of(amount.place),
            amount.low / 10_000,
            amount.currency.as_str(),
            show(amount.year_from),
            show(amount.year_to)
        )
    });
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn ok_table_of_years() {
    let got = table(
        "Tabel 1 Budgettaire verwerking (bedragen x € 1 mln.)",
        &[
            "| 2019 | 2020 | 2025 t/m 2028 | struct.",
            "Toezicht | 8,5 | 14,0 | - | 15,0",
            "Kasschuif | -6,2 | p.m. | 3,1 |",
            "Groei (in %) | 2,1 | 3,0 | 1,0 | 1,0",
            "Totaal | 2,3 | 14,0 | 3,1 | 15,0",
        ],
    );
    let want = "Toezicht: 8,5 = 8500000 EUR 2019-2019
Toezicht: 14,0 = 14000000 EUR 2020-2020
Toezicht: 15,0 = 15000000 EUR _-_ Structural
Kasschuif: -6,2 = -6200000 EUR 2019-2019
Kasschuif: 3,1 = 3100000 EUR 2025-2028
Totaal: 2,3 = 2300000 EUR 2019-2019 total
Totaal: 14,0 = 14000000 EUR 2020-2020 total
Totaal: 3,1 = 3100000 EUR 2025-2028 total
Totaal: 15,0 = 15000000 EUR _-_ Structural total";
    assert_eq!(got, want);
}

#[test]
fn ok_table_with_units_in_its_head() {
    let got = table(
        "Tabel 4 Subsidies 2023",
        &[
            "Ontvanger | Aantal | Jaar | Bedrag (€ 1.000) | Aandeel",
            "Stichting A | 12 | 2021 | 1.855 | 40%",
            "Stichting B | 3 | 2022 | 450 | 60%",
        ],
    );
    let want = "Stichting A: 1.855 = 1855000 EUR 2023-2023
Stichting B: 450 = 450000 EUR 2023-2023";
    assert_eq!(got, want);
}

#[test]
fn ok_table_of_guilders_with_years_in_its_lines() {
    let got = table(
        "Uitgaven (x f 1 mln.)",
        &["Jaar | Raming | Realisatie", "1998 | 12,5 | 12", "1999 e.v. | 10 | -"],
    );
    let want = "1998: 12,5 = 12500000 NLG 1998-1998
1998: 12 = 12000000 NLG 1998-1998
1999 e.v.: 10 = 10000000 NLG 1999-_";
    assert_eq!(got, want);
}

#[test]
fn err_table_without_money() {
    let got = table(
        "Tabel 2 Aantal leerlingen (x 1.000)",
        &["Sector | 2019 | 2020", "po | 1.400 | 1.390", "vo | 930 | 925"],
    );
    assert_eq!(got, "");
}

#[test]
fn ok_table_with_sums_in_its_cells() {
    let got = table(
        "Tabel 2 Boetes",
        &[
            "Overtreding | Boete | Grondslag",
            "Te laat | € 250 | artikel 5",
            "Niet | max. € 5.000 per keer |",
        ],
    );
    let want = "Te laat: € 250 = 250 EUR _-_
Niet: € 5.000 = 5000 EUR _-_";
    assert_eq!(got, want);
}

/// A whole paper through every step, so that years come from the temporal grammar.
fn paper(text: &str) -> String {
    let griffie = crate::Griffie::new(&Grammars::built_in()).unwrap();
    let text = format!("Den Haag, 12 december 2024\n\nGeachte voorzitter,\n\n{text}\n");
    let paper = griffie.read(crate::Source::plain("brief.txt", text));
    let shown = paper.facts.amounts.iter().map(|amount| {
        let show = |year: Option<i32>| year.map_or(String::from("_"), |year| year.to_string());
        let quote = paper.layout.text_of(amount.place);
        format!("{quote} {}-{}", show(amount.year_from), show(amount.year_to))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn ok_years_through_every_step() {
    let cases = [
        (
            "Voor 2025 is € 10 mln. begroot, voor 2026 is € 12 mln. en voor 2027 en verder is € 15 mln. nodig.",
            "€ 10 mln. 2025-2025 | € 12 mln. 2026-2026 | € 15 mln. 2027-_",
        ),
        (
            "Het UWV heeft in 2023 circa € 12,4 miljoen teruggevorderd (2022: € 10,1 miljoen).",
            "€ 12,4 miljoen 2023-2023 | € 10,1 miljoen 2022-2022",
        ),
        (
            "De eigen bijdrage is € 19,- per maand (2024: € 20,60).",
            "€ 19,- _-_ | € 20,60 2024-2024",
        ),
        ("De schuld bedroeg eind 2023 € 3,2 miljard.", "€ 3,2 miljard _-_"),
        (
            "Dit jaar is € 5 mln. uitgekeerd en volgend jaar € 6 mln.",
            "€ 5 mln. 2024-2024 | € 6 mln. 2025-2025",
        ),
        (
            "Voor de jaren 2025 tot en met 2028 is € 40 miljoen beschikbaar.",
            "€ 40 miljoen 2025-2028",
        ),
        ("In mijn brief van 12 november 2023 noemde ik € 5 miljoen.", "€ 5 miljoen _-_"),
        ("Met ingang van 1 januari 2026 is € 3 miljoen beschikbaar.", "€ 3 miljoen 2026-_"),
    ];
    for (text, want) in cases {
        assert_eq!(paper(text), want, "{text}");
    }
}

#[test]
fn ok_sums_without_a_currency_before_the_euro() {
    use crate::fact::testing::Bench;
    for (date, text, want) in [
        ("1999-02-09", "Welk deel van de 67 miljard heeft betrekking op wegen?", *b"NLG"),
        ("1999-02-09", "De 67 miljard is € 30 miljard.", *b"EUR"),
        ("2019-02-09", "Welk deel van de 67 miljard heeft betrekking op wegen?", *b"EUR"),
    ] {
        let read = Bench::get().read(date, &[text], &[]);
        let currency = read.facts.amounts.first().map(|amount| amount.currency);
        assert_eq!(currency, Some(Currency(want)), "{date} {text}");
    }
}
