//! The official address of each kind of reference.

use griffie::lexicon::Grammars;
use griffie::{Griffie, Paper, Source};

/// Kind, identifier, quote and address of every reference of a text.
fn references(griffie: &Griffie, text: &str) -> Vec<[String; 4]> {
    let Paper { source, layout, facts } = griffie.read(Source::plain("phrase.txt", text));
    let of = |option: Option<String>| option.unwrap_or_default();
    let references = facts.references.into_iter().map(|reference| {
        let quote = layout.source_span(reference.place).of(&source.text).to_owned();
        [reference.kind.to_owned(), of(reference.identifier), quote, of(reference.url)]
    });
    references.collect()
}

#[test]
fn ok_the_official_address_of_each_kind() {
    let cases = [
        ("Kamerstuk 29 517, nr. 264", "https://zoek.officielebekendmakingen.nl/kst-29517-264.html"),
        ("Kamerstuk 36 410 VI", "https://zoek.officielebekendmakingen.nl/dossier/36410-VI"),
        (
            "Handelingen II 2018/19, nr. 61, item 14",
            "https://zoek.officielebekendmakingen.nl/h-tk-20182019-61-14.html",
        ),
        ("Stcrt. 2025, nr. 9867", "https://zoek.officielebekendmakingen.nl/stcrt-2025-9867.html"),
        ("blg-929493", "https://zoek.officielebekendmakingen.nl/blg-929493.pdf"),
        (
            "2022D29629",
            "https://www.tweedekamer.nl/kamerstukken/detail?id=2022D29629&did=2022D29629",
        ),
        ("2023Z18870", "https://www.tweedekamer.nl/kamerstukken/detail?id=2023Z18870"),
        ("2024A02517", ""),
        (
            "ECLI:NL:HR:2014:3519",
            "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2014:3519",
        ),
        ("ECLI:EU:C:2016:970", ""),
        (
            "Verordening (EU) nr. 910/2014",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32014R0910",
        ),
        ("BWBR0043762", "https://wetten.overheid.nl/BWBR0043762/"),
        ("artikel 8:109 Awb", "https://wetten.overheid.nl/BWBR0005537/"),
        ("www.rijksoverheid.nl/cao", "https://www.rijksoverheid.nl/cao"),
    ];
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    for (citation, address) in cases {
        let text = format!("Ik verwijs hiervoor naar {citation}.");
        let found = references(&griffie, &text);
        let addresses: Vec<&str> = found.iter().map(|[.., url]| url.as_str()).collect();
        assert_eq!(addresses, [address], "{text}");
    }
}
