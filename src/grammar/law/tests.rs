//! Laws and articles as ministries write them, and what is none.

use crate::grammar::{Scanner, Value};
use crate::lexicon::Grammars;
use std::sync::LazyLock;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Grammars::built_in()).unwrap());

/// Every law of the text: the quote, and the identifier as the tables will have it.
fn read(text: &str) -> Vec<(String, String)> {
    let laws = SCANNER.scan(text).into_iter().filter_map(|mention| match mention.value {
        Value::Law(law) => {
            let article = law.article.map(|article| format!(" art. {article}")).unwrap_or_default();
            Some((mention.span.of(text).to_owned(), format!("{}{article}", law.law)))
        }
        _ => None,
    });
    laws.collect()
}

fn check(cases: &[(&str, &str, &str)]) {
    for &(text, quote, identifier) in cases {
        assert_eq!(read(text), [(quote.to_owned(), identifier.to_owned())], "{text}");
    }
}

#[test]
fn ok_articles() {
    let cases = [
        ("artikel 3.1 van de Comptabiliteitswet 2016", "Comptabiliteitswet 2016 art. 3.1"),
        ("wetsartikel 3.1 van de Comptabiliteitswet 2016", "Comptabiliteitswet 2016 art. 3.1"),
        ("artikel 8:109 Awb", "Awb art. 8:109"),
        ("artikel 6, eerste lid, van de Kaderwet adviescolleges", "Kaderwet adviescolleges art. 6"),
        (
            "Artikel 7 Regeling ambulancezorgvoorzieningen",
            "Regeling ambulancezorgvoorzieningen art. 7",
        ),
        ("artikelen 5 en 6 van de Wet publieke gezondheid", "Wet publieke gezondheid art. 5 en 6"),
        ("artikelen 3, 4 en 5 van de Gemeentewet", "Gemeentewet art. 3, 4 en 5"),
        ("art. 10 EVRM", "EVRM art. 10"),
        (
            "artikel 2, aanhef en onder a, van de Vreemdelingenwet 2000",
            "Vreemdelingenwet 2000 art. 2",
        ),
        ("artikel 6, lid 1, onder b, van de AVG", "AVG art. 6"),
        ("artikel 6 lid 1 sub f AVG", "AVG art. 6"),
        ("artikel 4:57 van de Algemene wet bestuursrecht", "Algemene wet bestuursrecht art. 4:57"),
        ("artikel 7:658 BW", "BW art. 7:658"),
        (
            "artikel 7:658 van Boek 7 van het Burgerlijk Wetboek",
            "Boek 7 van het Burgerlijk Wetboek art. 7:658",
        ),
        ("artikel 126nb Sv", "Sv art. 126nb"),
        ("artikel 24, tweede lid, WWH", "WWH art. 24"),
        ("artikel 7, vierde lid, onder b, van de WvSt", "WvSt art. 7"),
        ("artikel 69, tweede lid, van het Reglement van Orde", "Reglement van Orde art. 69"),
        (
            "artikel 60 van het Reglement van Orde van de Eerste Kamer",
            "Reglement van Orde van de Eerste Kamer art. 60",
        ),
        ("artikel 140a van het Wetboek van Strafrecht", "Wetboek van Strafrecht art. 140a"),
        (
            "artikel 3, eerste en tweede lid, van het Besluit justitiële gegevens",
            "Besluit justitiële gegevens art. 3",
        ),
        ("artikel 5, derde lid, onderdeel c, van de Mediawet 2008", "Mediawet 2008 art. 5"),
        ("artikel 68 van de Grondwet", "Grondwet art. 68"),
        ("artikel 2 en artikel 3 van de Ziekenfondswet", "Ziekenfondswet art. 2 en 3"),
        (
            "artikel 28, eerste lid, en artikel 29, derde lid, van de Kieswet",
            "Kieswet art. 28 en 29",
        ),
        ("Awb, artikel 3:2", "Awb art. 3:2"),
        ("Wet milieubeheer, artikel 8.40, tweede lid", "Wet milieubeheer art. 8.40"),
        ("artikel 1F van het Vluchtelingenverdrag", "Vluchtelingenverdrag art. 1F"),
        (
            "artikel XII van de Wet herziening gerechtelijke kaart",
            "Wet herziening gerechtelijke kaart art. XII",
        ),
        ("artikel 17 van Verordening (EU) 2016/679", "Verordening (EU) 2016/679 art. 17"),
        (
            "artikel 5 van de Regeling aanvullende bekostiging funderend onderwijs",
            "Regeling aanvullende bekostiging funderend onderwijs art. 5",
        ),
        ("artikel 2.3 van het Arbeidstijdenbesluit", "Arbeidstijdenbesluit art. 2.3"),
        ("artikelen 5 tot en met 8 van de Archiefwet 1995", "Archiefwet 1995 art. 5 tot en met 8"),
        ("artikel 3 van de Bekendmakingswet", "Bekendmakingswet art. 3"),
        ("artikel 67, eerste lid, juncto artikel 67a Sv", "Sv art. 67"),
    ];
    for (text, identifier) in cases {
        check(&[(text, text, identifier)]);
        check(&[(&format!("Op grond van {text} is dat zo."), text, identifier)]);
    }
}

#[test]
fn ok_an_article_of_another_law_stays_with_it() {
    let laws =
        read("op grond van de Awb, artikel 5 van de Gemeentewet en artikel 3 van het besluit");
    let awb = ("Awb".to_owned(), "Awb".to_owned());
    let other = "artikel 5 van de Gemeentewet".to_owned();
    assert_eq!(laws, [awb, (other, "Gemeentewet art. 5".to_owned())]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of names")]
fn ok_names() {
    check(&[
        (
            "invulling geeft aan de Arbeidsomstandighedenwet.",
            "Arbeidsomstandighedenwet",
            "Arbeidsomstandighedenwet",
        ),
        ("verplichtingen uit de Arbowet wordt", "Arbowet", "Arbowet"),
        ("de Veegwet SZW 1996, knelpunten", "Veegwet SZW 1996", "Veegwet SZW 1996"),
        (
            "op grond van de Kaderregeling subsidies OCW, SZW en VWS. Deze",
            "Kaderregeling subsidies OCW, SZW en VWS",
            "Kaderregeling subsidies OCW, SZW en VWS",
        ),
        (
            "met de Landelijke beëindigingsregeling veehouderijlocaties met piekbelasting wordt",
            "Landelijke beëindigingsregeling veehouderijlocaties met piekbelasting",
            "Landelijke beëindigingsregeling veehouderijlocaties met piekbelasting",
        ),
        (
            "de herziening van de Wet veiligheidsregio's.",
            "Wet veiligheidsregio's",
            "Wet veiligheidsregio's",
        ),
        (
            "in de Wet op het primair onderwijs is",
            "Wet op het primair onderwijs",
            "Wet op het primair onderwijs",
        ),
        (
            "de Regeling hoofdlijnen beleid en beheer meldkamers ten aanzien van",
            "Regeling hoofdlijnen beleid en beheer meldkamers",
            "Regeling hoofdlijnen beleid en beheer meldkamers",
        ),
        (
            "de kwalificatie in regeling ambulancevoorzieningen, waarin",
            "regeling ambulancevoorzieningen",
            "regeling ambulancevoorzieningen",
        ),
        ("op grond van de Wmo 2015 kan", "Wmo 2015", "Wmo 2015"),
        ("De Wet langdurige zorg (Wlz) regelt", "Wet langdurige zorg", "Wet langdurige zorg"),
        (
            "de Wet verkeer en vervoer BES geldt",
            "Wet verkeer en vervoer BES",
            "Wet verkeer en vervoer BES",
        ),
        (
            "de Wet kwaliteit, klachten en geschillen zorg is",
            "Wet kwaliteit, klachten en geschillen zorg",
            "Wet kwaliteit, klachten en geschillen zorg",
        ),
        (
            "de Wet implementatie richtlijn consumentenkrediet treedt",
            "Wet implementatie richtlijn consumentenkrediet",
            "Wet implementatie richtlijn consumentenkrediet",
        ),
        (
            "het Wetboek van Strafvordering wordt",
            "Wetboek van Strafvordering",
            "Wetboek van Strafvordering",
        ),
        (
            "de Subsidieregeling praktijkleren voor werkgevers",
            "Subsidieregeling praktijkleren voor werkgevers",
            "Subsidieregeling praktijkleren voor werkgevers",
        ),
        (
            "de Tijdelijke wet maatregelen covid-19 verviel",
            "Tijdelijke wet maatregelen covid-19",
            "Tijdelijke wet maatregelen covid-19",
        ),
        (
            "het Besluit bouwwerken leefomgeving stelt",
            "Besluit bouwwerken leefomgeving",
            "Besluit bouwwerken leefomgeving",
        ),
        ("de Algemene Ouderdomswet en", "Algemene Ouderdomswet", "Algemene Ouderdomswet"),
        ("op grond van de Bekendmakingswet", "Bekendmakingswet", "Bekendmakingswet"),
        (
            "het akkoord over de 'Regeling erkenning en aanspraken PTSS als beroepsziekte' voor",
            "Regeling erkenning en aanspraken PTSS als beroepsziekte",
            "Regeling erkenning en aanspraken PTSS als beroepsziekte",
        ),
        ("wijziging van de jeugdwet", "jeugdwet", "jeugdwet"),
        (
            "de Wet gegevensverwerking onderzoek en veiligheidsregio's moeten",
            "Wet gegevensverwerking onderzoek",
            "Wet gegevensverwerking onderzoek",
        ),
        (
            "de Europese Toegankelijkheidsrichtlijn (EAA) is",
            "Europese Toegankelijkheidsrichtlijn",
            "Europese Toegankelijkheidsrichtlijn",
        ),
        (
            "de Verordening jeugdhulp gemeente Utrecht 2021 is",
            "Verordening jeugdhulp gemeente Utrecht 2021",
            "Verordening jeugdhulp gemeente Utrecht 2021",
        ),
        (
            "de Rijkswet op het Nederlanderschap",
            "Rijkswet op het Nederlanderschap",
            "Rijkswet op het Nederlanderschap",
        ),
        ("de Wet toetreding in de zorgsector is", "Wet toetreding", "Wet toetreding"),
    ]);
}

#[test]
fn ok_the_register_number_is_kept_beside_the_name() {
    let text = "artikel 8:109 Awb";
    let Value::Law(law) = SCANNER.scan(text).remove(0).value else { panic!("no law") };
    assert_eq!(law.bwb_id.as_deref(), Some("BWBR0005537"));
}

#[test]
fn err_no_laws() {
    let cases = [
        "de wet treedt in werking",
        "Wet- en regelgeving",
        "deze wet regelt",
        "Wet is wet",
        "artikel 5 van de wet",
        "artikel 3 van dit besluit",
        "het artikel in de krant van 5 mei",
        "Het besluit is genomen",
        "Besluit van 3 mei 2023",
        "met de Europese derogatieregeling kan",
        "de Nederlandse implementatieregeling is",
        "de regeling treedt in werking",
        "een regeling voor gedupeerden",
        "de WIA-uitkering",
        "zijn WW verloopt",
        "een AVG-proof systeem",
        "Noodwet of niet",
        "het ov is ow",
        "de BW-bedrijven",
        "De wetgever heeft",
        "artikelen over de zorg",
    ];
    for text in cases {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn err_abbreviations_of_no_law() {
    for text in [
        "a) Basisregeling en context",
        "begrotingsartikel 24 WWH",
        "artikel 24 VWS",
        "artikel 24, tweede lid, XVI",
        "artikel 24, tweede lid, WWH-gebied",
        "artikel 24, tweede lid, De Kamer",
        "het Reglement van Orde",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}
