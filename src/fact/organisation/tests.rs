//! Organisations of whole papers.

use crate::lexicon::Grammars;
use crate::{Griffie, Source};

/// Organisations of a text: the words, the id, and whether it uses an alias.
fn organisations(text: &str) -> Vec<(String, String, bool)> {
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let paper = griffie.read(Source::plain("brief.txt", text));
    let organisations = paper.facts.organisations.iter();
    let rows = organisations.map(|o| {
        (paper.layout.text_of(o.place).to_owned(), o.org_id.clone(), o.alias_of.is_some())
    });
    rows.collect()
}

fn check(text: &str, want: &[(&str, &str, bool)]) {
    let got = organisations(text);
    let got: Vec<(&str, &str, bool)> =
        got.iter().map(|(text, id, alias)| (text.as_str(), id.as_str(), *alias)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn ok_an_alias_is_its_organisation() {
    check(
        "Het rapport van de Inspectie van het Onderwijs (hierna: de inspectie) is gereed. Volgens \
         de inspectie is er meer nodig.\n",
        &[
            ("Inspectie van het Onderwijs", "oorg12355", false),
            ("inspectie", "oorg12355", false),
            ("inspectie", "oorg12355", true),
        ],
    );
    check(
        "Eerder adviseerde het RZW over dit stelsel. Het advies van de Raad voor Zorg en Welbevinden \
         (RZW) volgt.\n",
        &[
            ("RZW", "x-raad-voor-zorg-en-welbevinden", true),
            ("Raad voor Zorg en Welbevinden", "x-raad-voor-zorg-en-welbevinden", false),
            ("RZW", "x-raad-voor-zorg-en-welbevinden", false),
        ],
    );
}

#[test]
fn ok_a_head_word_stands_for_the_name() {
    check(
        "In april is de Taskforce Wonen en Zorg gestart. Daarvoor heeft de Taskforce middelen.\n",
        &[
            ("Taskforce Wonen en Zorg", "x-taskforce-wonen-en-zorg", false),
            ("Taskforce", "x-taskforce-wonen-en-zorg", false),
        ],
    );
    check(
        "Dit jaar werkt de Taskforce aan normen. Wij als Taskforce adviseren. Zo ziet de Taskforce \
         kansen.\n",
        &[
            ("Taskforce", "x-taskforce", false),
            ("Taskforce", "x-taskforce", false),
            ("Taskforce", "x-taskforce", false),
        ],
    );
}

#[test]
fn ok_a_slip_of_the_pen_is_seen_through() {
    check(
        "De Taskforce Wonen en Zorg (hierna: de Taskforce) is klaar. Wat de Tasforce deed helpt.\n",
        &[
            ("Taskforce Wonen en Zorg", "x-taskforce-wonen-en-zorg", false),
            ("Taskforce", "x-taskforce-wonen-en-zorg", false),
            ("Tasforce", "x-taskforce-wonen-en-zorg", true),
        ],
    );
}

#[test]
fn ok_spellings_are_one_organisation() {
    let got = organisations(
        "Zowel het Bestuurlijk Archief Beraad als het Bestuurlijk Archiefberaad is genoemd, en ook \
         de firma Tandem Zorg B.V. is genoemd.\n",
    );
    let ids: Vec<&str> = got.iter().map(|(_, id, _)| id.as_str()).collect();
    assert_eq!(
        ids,
        ["x-bestuurlijk-archief-beraad", "x-bestuurlijk-archief-beraad", "x-tandem-zorg-b-v"]
    );
}

#[test]
fn err_words_that_are_no_names() {
    check(
        "Ook dit jaar werkt een taskforce hieraan. De raad is akkoord. Taskforce en raad.\n",
        &[],
    );
    check(
        "Het Nationaal Programma Onderwijs (NPO) loopt door. De middelen van het NPO zijn op.\n",
        &[],
    );
}

#[test]
fn ok_an_abbreviation_in_a_row_of_names() {
    let row = |text: &str| -> Vec<String> {
        let names = organisations(text).into_iter().map(|(name, ..)| name);
        names.collect()
    };
    for (text, want) in [
        ("Het gaat om TNO, de VNG en LVQ.\n", &["TNO", "VNG"][..]),
        ("Het gaat om TNO, VNG en LVQ.\n", &["TNO", "VNG", "LVQ"]),
        ("Wij spraken met TNO, LVQ en VNG.\n", &["TNO", "LVQ", "VNG"]),
        ("Wij spraken met TNO, LVQ, VNG en IPO.\n", &["TNO", "LVQ", "VNG", "IPO"]),
        ("Het raakt TNO, VNG en AVG.\n", &["TNO", "VNG"]),
        ("Het raakt TNO, VNG en LVQ-leden.\n", &["TNO", "VNG"]),
        ("Het raakt TNO en LVQ.\n", &["TNO"]),
    ] {
        assert_eq!(row(text), want, "{text}");
    }
}
