//! Papers in official XML as they come out: text and marks.

use super::super::{Mark, MarkKind};
use super::*;

fn read_ok(xml: &str) -> Content {
    read(xml.as_bytes()).expect("a paper")
}

/// The text under every mark of a kind.
fn under(content: &Content, of: impl Fn(&MarkKind) -> bool) -> Vec<&str> {
    let marks = content.marks.iter().filter(|mark| of(&mark.kind));
    marks.map(|mark| mark.span.of(&content.text)).collect()
}

fn piece(body: &str) -> Content {
    read_ok(&format!(
        "<officiele-publicatie><kamerstuk><stuk>{body}</stuk></kamerstuk></officiele-publicatie>"
    ))
}

#[test]
fn ok_the_head_is_that_of_the_printed_series() {
    let content = read_ok(
        "<officiele-publicatie><metadata/>\n <kamerstuk><kamerstukkop>
          <tekstregel inhoud='vergaderjaar'>Vergaderjaar 2021-2022</tekstregel>
          <tekstregel inhoud='kameraanduiding'>Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
          <dossier><dossiernummer><dossiernr>36 600</dossiernr><begrotingshoofdstuk>XIV</begrotingshoofdstuk>
          </dossiernummer><titel>Vaststelling\n begroting</titel></dossier>
          <stuk><stuknr>Nr. <ondernummer kamer='2'>7</ondernummer></stuknr><titel>MOTIE VAN HET LID PEN</titel>
          <datumtekst>Voorgesteld <datum isodatum='2022-03-30'>30 maart 2022</datum></datumtekst>
          <algemeen><vrije-tekst><tekst><al>De Kamer,</al></tekst></vrije-tekst></algemeen></stuk>
        </kamerstuk></officiele-publicatie>",
    );
    assert_eq!(
        under(&content, |kind| *kind == MarkKind::Letterhead),
        [
            "Vergaderjaar 2021-2022",
            "Tweede Kamer der Staten-Generaal",
            "36 600 XIV Vaststelling begroting",
            "Nr. 7 MOTIE VAN HET LID PEN",
            "Voorgesteld 30 maart 2022"
        ]
    );
    assert_eq!(content.metadata.date.map(|day| day.to_string()).as_deref(), Some("2022-03-30"));
    assert!(content.text.ends_with("\n\nDe Kamer,"));
}

#[test]
fn ok_marks_within_words_leave_nothing() {
    let content = piece(
        "<algemeen><al>De wet is inge<?xpp afbm?>trokken; CO<inf>2</inf> van\n  <nadruk>de\n</nadruk>\
         sector.</al></algemeen>",
    );
    assert_eq!(content.text, "De wet is ingetrokken; CO2 van de sector.");
}

#[test]
fn ok_notes_stand_where_their_marks_stand() {
    let content = piece(
        "<algemeen><al>Een zin.<noot id='a' type='voet'>\n<noot.nr>1</noot.nr>\n<noot.al>\n\
         <nadruk>Kamerstukken II</nadruk> 2022/23, <extref doc='kst-36277-3' soort='document'>36 277, \
         nr. 3</extref>.</noot.al></noot> En nog een.<nootref refid='a'/></al></algemeen>",
    );
    assert_eq!(content.text, "Een zin.1 En nog een.1\n\n1 Kamerstukken II 2022/23, 36 277, nr. 3.");
    let one = |kind: &MarkKind| *kind == MarkKind::NoteReference { label: "1".to_owned() };
    assert_eq!(under(&content, one), ["1", "1"]);
    let cited = MarkKind::Reference { identifier: "kst-36277-3".to_owned() };
    assert_eq!(under(&content, |kind| *kind == cited), ["36 277, nr. 3"]);
}

#[test]
fn ok_headings_and_sentences_set_as_headings() {
    let content = piece(
        "<algemeen><vrije-tekst><divisie><kop><nr>I.</nr><titel>ALGEMEEN</titel></kop>
          <divisie><kop><nr>2.1</nr><titel>Doel</titel></kop><al>A.</al>
          <tussenkop kopopmaak='cur'>Artikel I</tussenkop>
          <tussenkop kopopmaak='rom'>De leden vragen het volgende:</tussenkop></divisie></divisie>
         </vrije-tekst></algemeen>",
    );
    let headings: Vec<(u8, &str)> = content
        .marks
        .iter()
        .filter_map(|mark| match mark.kind {
            MarkKind::Heading { level } => Some((level, mark.span.of(&content.text))),
            _ => None,
        })
        .collect();
    assert_eq!(headings, [(1, "I. ALGEMEEN"), (2, "2.1 Doel"), (3, "Artikel I")]);
}

#[test]
fn ok_items_keep_their_printed_marks() {
    let content = piece(
        "<algemeen><lijst type='expliciet'><li><li.nr>a.</li.nr><al>Eerst</al><al>en dan</al>
          <lijst><li><li.nr>\u{2013}</li.nr> <al>dieper</al></li></lijst></li>
          <li><li.nr>b.</li.nr><al>Tot slot</al></li></lijst></algemeen>",
    );
    let items: Vec<(u8, &str)> = content
        .marks
        .iter()
        .filter_map(|mark| match mark.kind {
            MarkKind::ListItem { level } => Some((level, mark.span.of(&content.text))),
            _ => None,
        })
        .collect();
    assert_eq!(items, [(1, "a. Eerst"), (2, "\u{2013} dieper"), (1, "b. Tot slot")]);
    assert_eq!(content.text, "a. Eerst\n\nen dan\n\n\u{2013} dieper\n\nb. Tot slot");
}

#[test]
fn ok_cells_stand_in_their_columns() {
    let content = piece(
        "<algemeen><table><title>Bedragen (x \u{20ac} 1.000)</title><tgroup cols='4'>
          <colspec colname='c1'/><colspec colname='c2'/><colspec colname='c3'/><colspec colname='c4'/>
          <thead><row><entry colname='c1' morerows='1'/><entry namest='c2' nameend='c4'><al>Jaar</al></entry></row>
           <row><entry colname='c2'><al><nadruk>2024</nadruk></al></entry><entry colname='c3'><al>2025</al></entry>
            <entry><al>2026</al></entry></row></thead>
          <tbody><row><entry/><entry/><entry/><entry/></row>
           <row><entry><al>Politie</al></entry><entry colname='c3'><al>\u{2012} 9,9</al></entry></row></tbody>
         </tgroup></table><al>Tekst.</al></algemeen>",
    );
    assert_eq!(
        content.text,
        "Bedragen (x \u{20ac} 1.000)\n\n\tJaar\t\t\n\t2024\t2025\t2026\n\
         Politie\t\t\u{2012} 9,9\t\n\nTekst."
    );
    let head = |mark: &&Mark| mark.kind == MarkKind::Cell { head: true };
    assert_eq!(content.marks.iter().filter(head).count(), 8);
    assert_eq!(under(&content, |kind| *kind == MarkKind::Caption).len(), 1);
}

#[test]
fn ok_questions_and_answers_bear_their_numbers() {
    let content = read_ok(
        "<officiele-publicatie><kamervragen><kamervraagkop><tekstregel>Aanhangsel van de Handelingen
          </tekstregel></kamervraagkop><kamervraagnummer>1580</kamervraagnummer>
          <kamervraagomschrijving type='vraag'>Vragen van het lid <naam><achternaam>Pen</achternaam></naam>
           (VVD) over <kamervraagonderwerp>inkt</kamervraagonderwerp> (ingezonden 28 januari 2016).
          </kamervraagomschrijving>
          <vraag><nr>Vraag 1</nr><al>Klopt het?</al></vraag><vraag><nr>Vraag 2</nr><al>Waarom?</al></vraag>
          <antwoord><nr>Antwoord 1 en 2</nr><al>Ja.</al></antwoord></kamervragen></officiele-publicatie>",
    );
    assert_eq!(
        under(&content, |kind| *kind == MarkKind::Letterhead),
        ["Aanhangsel van de Handelingen", "1580"]
    );
    let described = "Vragen van het lid Pen (VVD) over inkt (ingezonden 28 januari 2016).";
    assert!(under(&content, |kind| *kind == MarkKind::Paragraph).contains(&described));
    let question = MarkKind::Question { number: Some("2".to_owned()) };
    assert_eq!(under(&content, |kind| *kind == question), ["Vraag 2\n\nWaarom?"]);
    let answer = MarkKind::Answer { numbers: vec!["1".to_owned(), "2".to_owned()] };
    assert_eq!(under(&content, |kind| *kind == answer), ["Antwoord 1 en 2\n\nJa."]);
}

#[test]
fn ok_who_signed_stands_a_line_each() {
    let content = piece(
        "<algemeen><al>Tekst.</al><tekst-sluiting><ondertekening><functie>De Minister van Defensie,\
         </functie><naam><voornaam>K.H.</voornaam><achternaam>Pen</achternaam></naam></ondertekening>
         </tekst-sluiting></algemeen>",
    );
    assert_eq!(
        under(&content, |kind| *kind == MarkKind::Signature),
        ["De Minister van Defensie,\nK.H. Pen"]
    );
}

#[test]
fn ok_a_paper_of_before_2010() {
    let content = read_ok(
        "<kamerwrk kamer='2'><kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel>
          <subtitel>Vergaderjaar 1995-1996</subtitel></kop>
          <frontm><versie>v</versie><vergjaar>Vergaderjaar 1995-1996</vergjaar>
           <onderw><nummer>24 447</nummer><naam>Integraal structuurplan</naam></onderw></frontm>
          <body><stuk><ltrlabel>Nr. </ltrlabel><nummer>6</nummer><titel>BRIEF VAN DE MINISTER</titel>
           <tuskop letat='vet'>Inleiding</tuskop><al>Een regel\ndie doorloopt.<voetref refid='n1'/></al><witreg/>
          </stuk></body><voetnoot nr='1' id='n1'><al>Zie hier.</al></voetnoot></kamerwrk>",
    );
    assert!(content.text.contains("24 447 Integraal structuurplan"));
    assert!(content.text.contains("Nr. 6 BRIEF VAN DE MINISTER"));
    assert!(content.text.ends_with("Een regel die doorloopt.1\n\n1 Zie hier."));
    assert_eq!(under(&content, |kind| matches!(kind, MarkKind::Heading { .. })), ["Inleiding"]);
}

#[test]
fn ok_handelingen_are_known_by_their_root() {
    let content = read_ok(
        "<officiele-publicatie><handelingen><agendapunt><item-titel>Stemmingen</item-titel>
          <spreekbeurt><spreker>De heer<naam><achternaam>Pen</achternaam></naam> (<politiek>VVD</politiek>):
          </spreker><tekst><al>Voorzitter.</al></tekst></spreekbeurt></agendapunt></handelingen>
         </officiele-publicatie>",
    );
    assert_eq!(content.text, "Stemmingen\n\nDe heer Pen (VVD):\n\nVoorzitter.");
    assert_eq!(content.metadata.kind.as_deref(), Some("Handelingen"));
}

#[test]
fn err_what_is_no_paper() {
    for (xml, want) in [
        ("<?xml version='1.0'?><boek><al>x</al></boek>", "root element `boek`"),
        ("<metadata_gegevens/>", "metadata record"),
        ("<kamerstuk><stuk/></kamerstuk>", "no text"),
        ("<kamerstuk>", "broken XML"),
    ] {
        assert!(begins(xml.as_bytes()));
        let why = read(xml.as_bytes()).expect_err("no paper");
        assert!(why.contains(want), "{why}");
    }
    for no_xml in ["", "<p.m.> bedrag", "Zie <kamerstuk>.", "<?xml?><html>", "<html><body>"] {
        assert!(!begins(no_xml.as_bytes()), "{no_xml}");
    }
}

#[test]
fn ok_depth_is_no_danger() {
    let deep = format!("<kamerstuk>{}x{}</kamerstuk>", "<al>".repeat(400), "</al>".repeat(400));
    assert_eq!(read_ok(&deep).text, "x");
}
