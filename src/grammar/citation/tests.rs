//! Real spellings of citations, by family: what is read, and what must not be.

use crate::grammar::{Citation, Scanner, Value};
use crate::lexicon::Grammars;
use std::sync::LazyLock;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Grammars::built_in()).unwrap());

fn citations(text: &str) -> Vec<(String, Citation)> {
    let mentions = SCANNER.scan(text).into_iter().filter_map(|mention| match mention.value {
        Value::Citation(citation) => Some((mention.span.of(text).to_owned(), citation)),
        _ => None,
    });
    mentions.collect()
}

/// Every citation of the text as `quote => identifier`.
fn read(text: &str) -> Vec<String> {
    let found = citations(text).into_iter();
    found.map(|(quote, c)| format!("{quote} => {}", c.identifier.unwrap_or_default())).collect()
}

/// Texts that are one citation from end to end, with its identifier.
fn check_whole(cases: &[(&str, &str)]) {
    for (text, want) in cases {
        assert_eq!(read(text), [format!("{text} => {want}")], "{text}");
        let within = format!("Zie ook {text}.");
        assert_eq!(read(&within), [format!("{text} => {want}")], "{within}");
    }
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(&read(text), want, "{text}");
    }
}

#[test]
fn ok_kamerstukken() {
    check_whole(&[
        ("Kamerstukken II 2023/24, 36410-VI, nr. 50", "kst-36410-VI-50"),
        ("Kamerstukken II, 2018/19 29 517 nr. 173", "kst-29517-173"),
        ("Kamerstukken II 2015/16, 34442, nr. 3, p. 7", "kst-34442-3"),
        ("Kamerstukken II 2005/06, 30 316, nr. 3, p. 7-8", "kst-30316-3"),
        ("Kamerstukken II, vergaderjaar 2021-2022, 35 925 VIII, nr. 96", "kst-35925-VIII-96"),
        ("Kamerstukken II, 2008/09, 31700.VIII, 32", "kst-31700-VIII-32"),
        ("Kamerstukken II 2024/25, 25 124, nr.117", "kst-25124-117"),
        ("Kamerstukken Tweede Kamer 31-700 XII nr 6", "kst-31700-XII-6"),
        ("Kamerstukken Tweede Kamer, vergaderjaar 2009-2010, 32 123 X, nr. 2", "kst-32123-X-2"),
        ("Kamerstukken TK 2011-2012, 33 000 IIB, nummer 4", "kst-33000-IIB-4"),
        ("Kamerstukken 2, 2009-2010, 31 700 VI, nr. 117", "kst-31700-VI-117"),
        ("Kamerstukken 11 2003/04, 29 452, nr. 3", "kst-29452-3"),
        ("Kamerstukken II 1998/99, 26 200 hoofdstuk XV, nr. 2", "kst-26200-XV-2"),
        ("Kamerstukken II 1993/94-1996/97, 23 700, nr. 12", "kst-23700-12"),
        ("Kamerstukken II, 29 689, 2012-2013, nr. 477", "kst-29689-477"),
        ("TK 29 689, vergaderjaar 2012-2013, nr. 477", "kst-29689-477"),
        ("vergaderjaar 2012-2013, 29 689, nr. 477", "kst-29689-477"),
        ("2018/19, 35 000 IX, nr. 23", "kst-35000-IX-23"),
        ("Kamerstukken II 1999/00, 26 855, nr. 3", "kst-26855-3"),
        ("Kamerstukken II 20232024, 36 410 XVI, nr. 12", "kst-36410-XVI-12"),
        ("Kamerstukken II 2021/22, 36 121 (R2170), nr. 3", "kst-36121-3"),
        ("Kamerstukken II 2000/01, 27 484 (R 1669), nr. 289", "kst-27484-289"),
        ("Kamerstukken II 2023/24, 36410, VI, nr. 50", "kst-36410-VI-50"),
        ("Kamerstukken II 2018/19, 35 000, hoofdstuk VI, nr. 8", "kst-35000-VI-8"),
        ("Kamerstukken II 2018/19, 35 000 A, nr. 5", "kst-35000-A-5"),
        ("Kamerstukken II 2010/11, 32 500-XIII, nr. 197", "kst-32500-XIII-197"),
    ]);
}

#[test]
fn ok_kamerstuk_of_one_paper() {
    check_whole(&[
        ("Kamerstuk 29 628, nr. 572", "kst-29628-572"),
        ("Kamerstuk 35925-VIII-117", "kst-35925-VIII-117"),
        ("Kamerstuk 31865-207", "kst-31865-207"),
        ("Kamerstuk 21 501-32, nr. 1703", "kst-21501-32-1703"),
        ("Kamerstuk 21501-20-1356", "kst-21501-20-1356"),
        ("Kamerstuk II, 2024/25, 29628, nr. 1281", "kst-29628-1281"),
        ("Kamerstuk TK 31.700XII, 6", "kst-31700-XII-6"),
        ("Kamerstuk 33.950, nr. 3", "kst-33950-3"),
        ("Kamerstuk 26 643, nr. 144-h1", "kst-26643-144-h1"),
        ("Kamerstuk 36 600 XXII, nr. 8", "kst-36600-XXII-8"),
        ("Kamerstuknummer 32 793, nr. 700", "kst-32793-700"),
        ("Kamerstuk met nummer 31 839, nr. 800", "kst-31839-800"),
        ("kamerstuk 27 529 nr. 261", "kst-27529-261"),
        ("Kst. 30 950, nr. 4", "kst-30950-4"),
        ("Kamerstuk 29 517", "kst-29517"),
        ("Kamerstuk 36 600 VI", "kst-36600-VI"),
    ]);
}

#[test]
fn ok_kamerstuk_by_chamber() {
    check_whole(&[
        ("Tweede Kamer, vergaderjaar 2024-2025, 29 628, nr. 1272", "kst-29628-1272"),
        ("Tweede Kamer, 2024/25, 29 517 nr. 253", "kst-29517-253"),
        ("TK 2008-2009, 31473, nummer 25, bladzijde 5 - 6", "kst-31473-25"),
        ("TK 31 765, nr. 500", "kst-31765-500"),
        ("EK 36 600 B, A", "kst-36600-B-A"),
        ("Eerste Kamer, vergaderjaar 2019-2020, 35 300, C", "kst-35300-C"),
        ("Kamerstukken I 2021/22, 35 925, nr. E", "kst-35925-E"),
        ("Kamerstukken I 2018/19, 35 026, letter E", "kst-35026-E"),
        ("Kamerstukken I 2014/15, 33802, C, p. 3", "kst-33802-C"),
        ("Kamerstukken EK, 2014-2015, 31 145, AA", "kst-31145-AA"),
        ("Kamerstukken I 1998/99, 25 877, nr. 188b", "kst-25877-188b"),
        ("Kamerstukken I 2007/08, 31700 VI, D", "kst-31700-VI-D"),
        ("Kamerstukken I 2020/21, CXXIV, G", "kst-CXXIV-G"),
    ]);
}

#[test]
fn ok_one_paper_of_several_dossiers() {
    check(&[
        (
            "Kamerstukken 27 830 en 31 865, nr. 339",
            &["Kamerstukken 27 830 => kst-27830-339", "31 865, nr. 339 => kst-31865-339"],
        ),
        (
            "(Kamerstukken 32 012, 33 419 en 31 476, nr. 48)",
            &[
                "Kamerstukken 32 012 => kst-32012-48",
                "33 419 => kst-33419-48",
                "31 476, nr. 48 => kst-31476-48",
            ],
        ),
        (
            "de voortgangsrapportage (22 026/22 589, nr. 188);",
            &["22 026 => kst-22026-188", "22 589, nr. 188 => kst-22589-188"],
        ),
        (
            "Kamerstukken 29 517 en 30 821",
            &["Kamerstukken 29 517 => kst-29517", "30 821 => kst-30821"],
        ),
        ("voor (22 026/22 589) woningen", &[]),
    ]);
}

#[test]
fn ok_the_comma_decides_between_fund_and_letter() {
    let numbers = |text: &str| {
        let (_, citation) = citations(text).remove(0);
        (citation.dossier.unwrap(), citation.number, citation.chamber)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(numbers("Kamerstuk 36 800, A"), ("36800".to_owned(), some("A"), Some("EK")));
    assert_eq!(numbers("Kamerstuk 36 800 A, nr. 5"), ("36800-A".to_owned(), some("5"), None));
    assert_eq!(numbers("Kamerstuk 36 600 B, K"), ("36600-B".to_owned(), some("K"), Some("EK")));
    assert_eq!(numbers("Kamerstuk 35925-E"), ("35925".to_owned(), some("E"), Some("EK")));
    assert_eq!(numbers("Kamerstuk 36800-A-4"), ("36800-A".to_owned(), some("4"), None));
    assert_eq!(numbers("Kamerstuk 21 501-32"), ("21501-32".to_owned(), None, None));
}

#[test]
fn ok_parts_of_a_citation() {
    let (_, citation) =
        citations("Kamerstukken II 2016/17, 34 550 XVI, nr. 88, blz. 4 e.v.").remove(0);
    assert_eq!(citation.chamber, Some("TK"));
    assert_eq!(citation.session_year.as_deref(), Some("2016-2017"));
    assert_eq!(citation.dossier.as_deref(), Some("34550-XVI"));
    assert_eq!(citation.number.as_deref(), Some("88"));
    assert_eq!(citation.page.as_deref(), Some("4 e.v."));
    let pages = |text: &str| {
        let (quote, citation) = citations(text).remove(0);
        (quote, citation.page.unwrap_or_default())
    };
    for (text, quote, page) in [
        (
            "Kamerstuk 29 628, nr. 1272, p. 5 en p.18.",
            "Kamerstuk 29 628, nr. 1272, p. 5 en p.18",
            "5 en 18",
        ),
        (
            "Kamerstuk 36 600, nr. 3, p. 5, 7 en 9-12.",
            "Kamerstuk 36 600, nr. 3, p. 5, 7 en 9-12",
            "5, 7 en 9-12",
        ),
        ("Kamerstuk 36 600, nr. 3, p. 5, 3 woningen", "Kamerstuk 36 600, nr. 3, p. 5", "5"),
        ("Kamerstuk 36 600, nr. 3, p. 5 en 35 570 XV", "Kamerstuk 36 600, nr. 3, p. 5", "5"),
    ] {
        assert_eq!(pages(text), (quote.to_owned(), page.to_owned()), "{text}");
    }
}

#[test]
fn ok_lists_are_a_citation_a_number() {
    check(&[
        (
            "Kamerstukken II 2018-2019, 35 200 IX, nrs. 12 en 14.",
            &[
                "Kamerstukken II 2018-2019, 35 200 IX, nrs. 12 => kst-35200-IX-12",
                "14 => kst-35200-IX-14",
            ],
        ),
        (
            "Kamerstukken I, 2017/18 30 880 AA",
            &["Kamerstukken I, 2017/18 30 880 AA => kst-30880-AA"],
        ),
        (
            "bij de begroting (EK 36 600 B, A en EK 36 600 C, A)",
            &["EK 36 600 B, A => kst-36600-B-A", "EK 36 600 C, A => kst-36600-C-A"],
        ),
        (
            "Kamerstukken II 2018/19, 29 517 nr. 172 en 173",
            &["Kamerstukken II 2018/19, 29 517 nr. 172 => kst-29517-172", "173 => kst-29517-173"],
        ),
        (
            "Kamerstukken II 2002/03, 28 600, nrs. 1-3)",
            &["Kamerstukken II 2002/03, 28 600, nrs. 1 => kst-28600-1", "3 => kst-28600-3"],
        ),
        (
            "Kamerstuk 31 066, nr. 472, t.v.v. nr. 468.",
            &["Kamerstuk 31 066, nr. 472 => kst-31066-472", "nr. 468 => kst-31066-468"],
        ),
        (
            "Kamerstukken II 2013/14, 33 750, nr. 4, p. 12 en 13, en nr. 6.",
            &[
                "Kamerstukken II 2013/14, 33 750, nr. 4, p. 12 en 13 => kst-33750-4",
                "nr. 6 => kst-33750-6",
            ],
        ),
        (
            "Kamerstukken II 2018/19, 29 517, nr. 172 en 29 628, nr. 850.",
            &[
                "Kamerstukken II 2018/19, 29 517, nr. 172 => kst-29517-172",
                "29 628, nr. 850 => kst-29628-850",
            ],
        ),
        (
            "Kamerstukken II 2018/19, 35 000 IX, nr. 23 en 2019/20, 35 300 IX, nr. 5",
            &[
                "Kamerstukken II 2018/19, 35 000 IX, nr. 23 => kst-35000-IX-23",
                "2019/20, 35 300 IX, nr. 5 => kst-35300-IX-5",
            ],
        ),
        (
            "Kamerstukken I 2018/19, 35 026, letters A, B en C.",
            &[
                "Kamerstukken I 2018/19, 35 026, letters A => kst-35026-A",
                "B => kst-35026-B",
                "C => kst-35026-C",
            ],
        ),
        (
            "Kamerstukken II 2020/21, 35 570 IX, nr. 2, blz. 5 en 35 570 XV, nr. 3",
            &[
                "Kamerstukken II 2020/21, 35 570 IX, nr. 2, blz. 5 => kst-35570-IX-2",
                "35 570 XV, nr. 3 => kst-35570-XV-3",
            ],
        ),
        (
            "Kamerstukken 29 517 en 29 628",
            &["Kamerstukken 29 517 => kst-29517", "29 628 => kst-29628"],
        ),
        (
            "Kamerstukken II 2019/20, 35 300 VII, nrs. 520 en 548 en Aanhangsel Handelingen II 2019/20, nr. 89",
            &[
                "Kamerstukken II 2019/20, 35 300 VII, nrs. 520 => kst-35300-VII-520",
                "548 => kst-35300-VII-548",
                "Aanhangsel Handelingen II 2019/20, nr. 89 => ah-tk-20192020-89",
            ],
        ),
    ]);
}

#[test]
fn ok_a_count_behind_a_number_ends_the_list() {
    check(&[
        ("Kamerstuk 29 517, nr. 264 en 12 moties", &["Kamerstuk 29 517, nr. 264 => kst-29517-264"]),
        (
            "Kamerstuk 29 517, nr. 264 en 3 mei 2024",
            &["Kamerstuk 29 517, nr. 264 => kst-29517-264"],
        ),
        ("Kamerstuk 29 517, 3 april 2024", &["Kamerstuk 29 517 => kst-29517"]),
        (
            "Kamerstuk 29 517, nr. 264 en twee brieven",
            &["Kamerstuk 29 517, nr. 264 => kst-29517-264"],
        ),
    ]);
}

#[test]
fn ok_bare_pairs_in_company() {
    check(&[
        ("het debat (25 764, nr. 4) over", &["25 764, nr. 4 => kst-25764-4"]),
        ("motie-Lodders/Geurts (33576, nr. 105)", &["33576, nr. 105 => kst-33576-105"]),
        ("de begroting, 36 800 XIII nr. 2, is", &["36 800 XIII nr. 2 => kst-36800-XIII-2"]),
        ("in 21 501-32, nr. 1703 staat", &["21 501-32, nr. 1703 => kst-21501-32-1703"]),
        ("Jaarverslag (36360 -VI-1)", &["36360 -VI-1 => kst-36360-VI-1"]),
        ("zie (31865-207)", &["31865-207 => kst-31865-207"]),
        ("zie 36410 VI-50 voor", &["36410 VI-50 => kst-36410-VI-50"]),
        (
            "Stukken: 35925-32; 35300-XIV-41; 21501-32-1188",
            &[
                "35925-32 => kst-35925-32",
                "35300-XIV-41 => kst-35300-XIV-41",
                "21501-32-1188 => kst-21501-32-1188",
            ],
        ),
        ("(35 925, E)", &["35 925, E => kst-35925-E"]),
        ("Zij krijgt nr. 537 (33529).", &["nr. 537 (33529) => kst-33529-537"]),
        (
            "Dekking amendement 36725-VI, nr. 16 inzake",
            &["amendement 36725-VI, nr. 16 => kst-36725-VI-16"],
        ),
        ("het wetsvoorstel 34 372 is", &["wetsvoorstel 34 372 => kst-34372"]),
        (
            "het voorstel van wet 34.972 Wet digitale overheid (Wdo) en de daaraan toegevoegde novelle 35.868 Novelle Wet",
            &["voorstel van wet 34.972 => kst-34972", "novelle 35.868 => kst-35868"],
        ),
        ("het wetsvoorstel Wet toekomst pensioenen (36 067) is", &["36 067 => kst-36067"]),
        ("dossier 29 517, nr. 3", &["dossier 29 517, nr. 3 => kst-29517-3"]),
        ("de motie (34 356 (R2064), nr. 3)", &["34 356 (R2064), nr. 3 => kst-34356-3"]),
    ]);
}

#[test]
fn err_numbers_that_are_no_papers() {
    let cases = [
        "Postbus 20301, 2500 EH Den Haag",
        "2511 DP Den Haag",
        "in totaal 29 517 personen",
        "een bedrag van 29.517, waarvan 264",
        "€ 29 517, nr. 3",
        "bel 070-34 12345-67",
        "op 12 345 hectare",
        "(29 517 in 2023)",
        "29517 en 29628",
        "de Tweede Kamer in 2023",
        "de Tweede Kamer, 25 leden",
        "Eerste Kamer 75 zetels",
        "het kamerstuk over dit onderwerp",
        "de Kamerstukken zijn gedrukt",
        "een amendement van 36 leden",
        "Kamerstukken II 2023/24",
        "vergaderjaar 2023-2024",
        "nr. 5 (2023)",
        "artikel 36 410 VI",
        "100 12 345-67",
    ];
    for text in cases {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn ok_numbers_of_the_tweede_kamer() {
    check(&[
        (
            "Kamerstukken II 2023/24, 2023Z18870",
            &["Kamerstukken II 2023/24, 2023Z18870 => 2023Z18870"],
        ),
        (
            "Kamerstukken II 2021/23, 2022D29629.",
            &["Kamerstukken II 2021/23, 2022D29629 => 2022D29629"],
        ),
        (
            "vgl. 2022Z07744 en 2022D16402",
            &["2022Z07744 => 2022Z07744", "2022D16402 => 2022D16402"],
        ),
        ("(kenmerk 2024A02517)", &["2024A02517 => 2024A02517"]),
        ("Kamerstuk 2023Z01234", &["Kamerstuk 2023Z01234 => 2023Z01234"]),
        ("32500-IV-21/2010D52041", &["32500-IV-21 => kst-32500-IV-21", "2010D52041 => 2010D52041"]),
    ]);
    for text in ["2023X18870", "2023Z1887", "2023Z188701", "12023Z18870", "1823Z18870"] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn ok_handelingen() {
    check_whole(&[
        ("Handelingen II 2018/19, nr. 61, item 14, p. 3-5", "h-tk-20182019-61-14"),
        ("Handelingen II 2007/08, nr. 108, p. 7909-7943", "h-tk-20072008-7909-7943"),
        ("Handelingen I 2014/15, nr. 12, item 5", "h-ek-20142015-12-5"),
        (
            "Handelingen Tweede Kamer, vergaderjaar 2022-2023, nr. 84, item 12",
            "h-tk-20222023-84-12",
        ),
        ("Handelingen TK 2012-2013, 56, item 12, blz. 43", "h-tk-20122013-56-12"),
        ("Handelingen II 2015/16, 61-14-3", "h-tk-20152016-61-14"),
        ("Handelingen VV 2022/23, nr. 1, item 2", "h-vv-20222023-1-2"),
        ("Handelingen II 2020/21, nr. 45", "h-tk-20202021-45"),
        ("Hand. II 2003/04, p. 1234-1240", "h-tk-20032004-1234-1240"),
        ("Handelingen TK 1997-1998, 6368-6375", "h-tk-19971998-6368-6375"),
    ]);
}

#[test]
fn ok_several_sittings() {
    check(&[(
        "gedebatteerd (Handelingen II 2021/22, nrs. 62 en 63, Debat over ontwikkeling)",
        &["Handelingen II 2021/22, nrs. 62 => h-tk-20212022-62", "63 => h-tk-20212022-63"],
    )]);
}

#[test]
fn ok_aanhangsel() {
    check_whole(&[
        ("Aanhangsel Handelingen, vergaderjaar 2024-2025, nr. 1028", "ah-tk-20242025-1028"),
        ("Aanhangsel Handelingen II 2020/21, nr. 3171", "ah-tk-20202021-3171"),
        ("Aanhangsel van de Handelingen II, 2020/21, 3171", "ah-tk-20202021-3171"),
        ("Aanhangsel Handelingen I 2014/15, nr. 12", "ah-ek-20142015-12"),
        ("Aanhangsel van de Handelingen, vergaderjaar 2021-2022, nr. 0261", "ah-tk-20212022-261"),
        ("Tweede Kamer, vergaderjaar 2012-2013, Aanhangsel 1234", "ah-tk-20122013-1234"),
        ("Handelingen II 2012/13, Aanhangsel nr. 1234", "ah-tk-20122013-1234"),
        ("Kamerstukken II 2020/21, Aanhangsel nr. 3171", "ah-tk-20202021-3171"),
        ("Aanhangsel Handelingen nr. 1234, vergaderjaar 2020-2021", "ah-tk-20202021-1234"),
    ]);
    check(&[(
        "Aanhangsel Handelingen II 2020/21, nrs. 3171 en 3172",
        &[
            "Aanhangsel Handelingen II 2020/21, nrs. 3171 => ah-tk-20202021-3171",
            "3172 => ah-tk-20202021-3172",
        ],
    )]);
}

#[test]
fn err_handelingen_without_a_place() {
    for text in [
        "de Handelingen van de Kamer",
        "Handelingen II 2020/21",
        "een aanhangsel bij 3 brieven",
        "strafbare handelingen 12",
    ] {
        let found = citations(text);
        assert!(found.iter().all(|(_, c)| c.identifier.is_none()), "{text}: {found:?}");
    }
}

#[test]
fn ok_gazettes() {
    check_whole(&[
        ("Stcrt. 2025, nr. 9867", "stcrt-2025-9867"),
        ("Stcrt. 2025, 9867", "stcrt-2025-9867"),
        ("Stcrt 2025-9867", "stcrt-2025-9867"),
        ("Staatscourant 2021, nr. 30142", "stcrt-2021-30142"),
        ("Staatscourant 2025, 9867", "stcrt-2025-9867"),
        ("Staatscourant nr. 9867 van 2025", "stcrt-2025-9867"),
        ("Staatscourant van 3 mei 2019, nr. 23456", "stcrt-2019-23456"),
        ("Stb. 2016, 498", "stb-2016-498"),
        ("Stb. 2016, nr. 498", "stb-2016-498"),
        ("Staatsblad 2023, 281", "stb-2023-281"),
        ("Stb. 2011/345", "stb-2011-345"),
        ("Staatsblad van 2016, nr. 498", "stb-2016-498"),
        ("Trb. 1951, 25", "trb-1951-25"),
        ("Trb. 2013 nr. 45", "trb-2013-45"),
        ("Tractatenblad 1951, nr. 154", "trb-1951-154"),
    ]);
    check(&[(
        "Stb. 2011, 345 en 346.",
        &["Stb. 2011, 345 => stb-2011-345", "346 => stb-2011-346"],
    )]);
}

#[test]
fn err_gazettes_without_a_number() {
    for text in [
        "de Staatscourant van 3 mei 2019",
        "Staatsblad 2023",
        "Stcrt. 2025, 3 mei",
        "in het Staatsblad geplaatst",
    ] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn ok_the_european_union() {
    check_whole(&[
        ("Richtlijn 2014/17/EU", "32014L0017"),
        ("Richtlijn 95/46/EG", "31995L0046"),
        ("Richtlijn (EU) 2015/2366", "32015L2366"),
        ("Verordening (EU) 2016/679", "32016R0679"),
        ("Verordening (EU) nr. 910/2014", "32014R0910"),
        ("(EU) nr. 910/2014", "32014R0910"),
        ("Verordening (EG) nr. 1107/2009", "32009R1107"),
        ("Verordening (EEG) nr. 1408/71", "31971R1408"),
        ("Gedelegeerde Verordening (EU) 2022/2104", "32022R2104"),
        ("Uitvoeringsverordening (EU) 2019/947", "32019R0947"),
        ("Kaderbesluit 2002/584/JBZ", "32002F0584"),
        ("Besluit (EU) 2017/1908", "32017D1908"),
        ("richtlijn nr. 2006/123/EG", "32006L0123"),
        ("CELEX:32014R0910", "32014R0910"),
        ("32016L0680", "32016L0680"),
        ("COM(2021) 206 final", "COM(2021) 206"),
    ]);
    check(&[(
        "Richtlijn 2006/123/EG van het Europees Parlement en de Raad van 12 december 2006 betreffende",
        &["Richtlijn 2006/123/EG => 32006L0123"],
    )]);
}

#[test]
fn err_other_words_of_the_union() {
    for text in [
        "Richtlijn 2014",
        "de richtlijn uit 2014/17",
        "PbEU 2016, L 119/1",
        "Verordening 12/13 leden",
        "Besluit 2017",
        "de (EU) landen",
        "32014R091",
    ] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn ok_judgments_and_identifiers() {
    check_whole(&[
        ("ECLI:NL:HR:2014:3519", "ECLI:NL:HR:2014:3519"),
        ("ECLI:NL:RBDHA:2015:7145", "ECLI:NL:RBDHA:2015:7145"),
        ("ECLI:EU:C:2016:970", "ECLI:EU:C:2016:970"),
        ("ECLI:CE:ECHR:2010:0914JUD003822403", "ECLI:CE:ECHR:2010:0914JUD003822403"),
        ("LJN BQ1234", ""),
        ("kst-29517-264", "kst-29517-264"),
        ("kst-26643-144-h1", "kst-26643-144-h1"),
        ("kst-36600-B-K", "kst-36600-B-K"),
        ("kst-cxxiv-g", "kst-cxxiv-g"),
        ("h-tk-20162017-97-8", "h-tk-20162017-97-8"),
        ("ah-tk-20082009-2945", "ah-tk-20082009-2945"),
        ("kv-tk-2010Z06025", "kv-tk-2010Z06025"),
        ("blg-929493", "blg-929493"),
        ("stcrt-2025-9867", "stcrt-2025-9867"),
        ("BWBR0043762", "BWBR0043762"),
        ("CVDR101405_1", "CVDR101405_1"),
    ]);
    let parts = |text: &str| {
        let (_, citation) = citations(text).remove(0);
        (citation.dossier.unwrap(), citation.number.unwrap_or_default())
    };
    assert_eq!(parts("kst-36410-VI-50"), ("36410-VI".to_owned(), "50".to_owned()));
    assert_eq!(parts("kst-35925-E"), ("35925".to_owned(), "E".to_owned()));
    assert_eq!(parts("kst-31700-IXB-21-h1"), ("31700-IXB".to_owned(), "21".to_owned()));
}

#[test]
fn err_what_looks_like_an_identifier() {
    for text in [
        "ah-tk",
        "h-index 12",
        "stb-lijst",
        "BWBR00437",
        "ECLI:NL:HR",
        "LJN onbekend",
        "kv-ketel 12",
        "blg-foto",
    ] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn ok_a_note_mark_glued_in_front() {
    check(&[
        (
            "5Kamerstukken II 2023/24, 29 517, nr. 264",
            &["Kamerstukken II 2023/24, 29 517, nr. 264 => kst-29517-264"],
        ),
        ("12Stcrt. 2025, nr. 9867", &["Stcrt. 2025, nr. 9867 => stcrt-2025-9867"]),
        ("1 Kamerstuk 29 628, nr. 572", &["Kamerstuk 29 628, nr. 572 => kst-29628-572"]),
    ]);
}
