//! Titles of publications as ministries cite them, and what is none.

use crate::grammar::{Scanner, Value};
use crate::lexicon::Grammars;
use std::sync::LazyLock;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Grammars::built_in()).unwrap());

fn read(text: &str) -> Vec<String> {
    let reports = SCANNER.scan(text).into_iter().filter_map(|mention| match mention.value {
        Value::Report(report) => {
            assert_eq!(mention.span.of(text), report.title, "{text}");
            Some(report.title)
        }
        _ => None,
    });
    reports.collect()
}

fn check(cases: &[(&str, &str)]) {
    for (text, want) in cases {
        assert_eq!(read(text), [*want], "{text}");
    }
}

#[test]
fn ok_quoted_titles() {
    check(&[
        ("het rapport 'Werk aan uitvoering' van", "Werk aan uitvoering"),
        (
            "nieuwe richtlijn genaamd \"Psychosociale Ondersteuning voor Hoog Risico beroepen\".",
            "Psychosociale Ondersteuning voor Hoog Risico beroepen",
        ),
        (
            "het rapport van de Inspectie Justitie en Veiligheid aan: 'Versterking; eerste rapportage'.",
            "Versterking; eerste rapportage",
        ),
        (
            "heeft de Inspectie de brief \"Toezicht preparatie op (langdurige) stroomuitval\" gepubliceerd",
            "Toezicht preparatie op (langdurige) stroomuitval",
        ),
        (
            "voor de initiatiefnota 'Aanpak van PTSS bij geüniformeerde beroepen'. Zoals",
            "Aanpak van PTSS bij geüniformeerde beroepen",
        ),
        (
            "Zie rapport van Berenschot \"Rapportage onderzoek alertering bij militaire dreiging\", te",
            "Rapportage onderzoek alertering bij militaire dreiging",
        ),
        (
            "de voorloper, de 'Richtlijn Psychosociale ondersteuning voor geüniformeerden', opgesteld",
            "Richtlijn Psychosociale ondersteuning voor geüniformeerden",
        ),
        ("de evaluatie, getiteld 'Tien jaar Jeugdwet', is", "Tien jaar Jeugdwet"),
        ("het WODC-onderzoek 'Recidive in kaart' laat", "Recidive in kaart"),
        (
            "het advies van de Raad voor het Openbaar Bestuur \"Goede raad is eigenwijs\" (2021)",
            "Goede raad is eigenwijs",
        ),
        ("de handreiking 'Samen tegen mensenhandel'", "Samen tegen mensenhandel"),
        (
            "is uitgewerkt in het \"Plan van aanpak versnellen processen\". Graag",
            "Plan van aanpak versnellen processen",
        ),
        (
            "in de Strategische Actieagenda Industrie, Innovatie en Kennis voor de krijgsmacht",
            "Strategische Actieagenda Industrie, Innovatie en Kennis",
        ),
        ("met als titel 'De gemeente in 2040'.", "De gemeente in 2040"),
        ("de Kamerbrief \"Naar een nieuw stelsel\" van", "Naar een nieuw stelsel"),
        ("CBS, 'Bevolkingsprognose 2023-2070', december 2023", "Bevolkingsprognose 2023-2070"),
        (
            "Algemene Rekenkamer (2019): \"Aanpak van laaggeletterdheid\".",
            "Aanpak van laaggeletterdheid",
        ),
        ("de beleidsdoorlichting 'Veiligheid op straat'", "Veiligheid op straat"),
        (
            "het rapport van de Kinderombudsman 'Alle kinderen kansrijk'1, 2 heb",
            "Alle kinderen kansrijk",
        ),
        ("het onderzoek 'Regio's aan zet' is", "Regio's aan zet"),
    ]);
}

#[test]
fn ok_named_publications() {
    check(&[
        (
            "verschijnt tweejaarlijks de Monitor Integriteit en Veiligheid. Deze",
            "Monitor Integriteit en Veiligheid",
        ),
        ("In de Kadernota Arbeidsomstandigheden is vastgelegd", "Kadernota Arbeidsomstandigheden"),
        (
            "wees er in haar Verantwoordingsonderzoek 2018 terecht op",
            "Verantwoordingsonderzoek 2018",
        ),
        ("Jaarverslag 2023", "Jaarverslag 2023"),
        ("Download hier het Jaarverslag 2022- Q1 2023 https://", "Jaarverslag 2022- Q1 2023"),
        (
            "conform de Richtlijn Psychosociale Ondersteuning Geüniformeerden (2010)",
            "Richtlijn Psychosociale Ondersteuning Geüniformeerden",
        ),
        (
            "herziening van de richtlijn Psychosociale ondersteuning geüniformeerden.",
            "richtlijn Psychosociale ondersteuning geüniformeerden",
        ),
        ("de Nationale Omgevingsvisie bevat", "Nationale Omgevingsvisie"),
        ("de Veiligheidsmonitor 2023 laat", "Veiligheidsmonitor 2023"),
        ("de Defensienota 2022 is", "Defensienota 2022"),
        ("in de Staat van het Onderwijs 2024 staat", "Staat van het Onderwijs 2024"),
        (
            "rapporten als de Staat van het Onderwijs van de Inspectie van het Onderwijs en",
            "Staat van het Onderwijs",
        ),
        ("de Nationale Agenda Laadinfrastructuur wordt", "Nationale Agenda Laadinfrastructuur"),
        ("in het jaarverslag 2022 van de NZa", "jaarverslag 2022"),
        (
            "Programmarapportage Psychosociale Arbeidsbelasting 2019 - 2022",
            "Programmarapportage Psychosociale Arbeidsbelasting 2019 - 2022",
        ),
        ("in het rapport Ongekend onrecht is", "Ongekend onrecht"),
        ("het Deltaprogramma 2025 bevat", "Deltaprogramma 2025"),
        ("met het Handboek Immigratie en de Werkinstructie van de IND", "Handboek Immigratie"),
        (
            "het IBO 'Jongeren met afstand tot de arbeidsmarkt' is",
            "Jongeren met afstand tot de arbeidsmarkt",
        ),
        ("de Klimaat- en Energieverkenning 2022 (KEV)", "Klimaat- en Energieverkenning 2022"),
        ("NZa, Monitor toegankelijkheid van zorg, november", "Monitor toegankelijkheid van zorg"),
        ("met de Handreiking bestuurlijke aanpak kunnen", "Handreiking bestuurlijke aanpak"),
        ("de Emancipatiemonitor 2022-2024 laat", "Emancipatiemonitor 2022-2024"),
        (
            "over het nieuwe Strategisch Vastgoedplan 2022 (SVP 2022) en",
            "Strategisch Vastgoedplan 2022",
        ),
        ("De publicatie Nederland Handelsland 2025 bevat cijfers", "Nederland Handelsland 2025"),
        ("in de nota Aanbieding beleidsbrief pakket van 10 juli", "Aanbieding beleidsbrief pakket"),
        ("het Klimaatplan 2025-2035 gaat", "Klimaatplan 2025-2035"),
        ("de brochure Veilige school en omgeving is", "Veilige school en omgeving"),
        (
            "het onderzoek Werkende armen en alleenstaanden heeft",
            "Werkende armen en alleenstaanden",
        ),
    ]);
}

#[test]
fn ok_titles_of_pages_and_notes() {
    check(&[
        (
            "Handelingskader doxing voor werkgevers | Brochure | Rijksoverheid.nl",
            "Handelingskader doxing voor werkgevers",
        ),
        (
            "Zie: Monitor brede welvaart in beeld | Publicatie | CBS",
            "Monitor brede welvaart in beeld",
        ),
        (
            "Nieuwe richtlijn versterkt steun | Nieuwsbericht | Rijksoverheid.nl",
            "Nieuwe richtlijn versterkt steun",
        ),
        (
            "Publicatie WVSV inzake Regeling erkenning en aanspraken PTSS als beroepsziekte",
            "Publicatie WVSV inzake Regeling erkenning en aanspraken PTSS als beroepsziekte",
        ),
    ]);
}

#[test]
fn err_no_publications() {
    let cases = [
        "het project 'Werkgeversrol bij Agressie en Geweld' is gestart",
        "het programma \"Voorbereid op agressie en geweld\" opgericht",
        "bekend met het bericht 'Miljoenen voor bijles blijven liggen'?",
        "Het rapport is gepubliceerd en de 'grote klapper' was",
        "Het rapport is klaar. De 'Grote Klapper' was",
        "de norm 'Stop Agressie Samen', ontwikkeld door BZK",
        "rond het thema \"Geweld tegen hulpverleners\"",
        "bij de Voorjaarsnota 2026",
        "in de Miljoenennota 2020 is",
        "in de begroting 2023 wordt",
        "de monitor laat zien",
        "het rapport Berenschot is",
        "de brief Minister Kamp",
        "het advies Raad van State",
        "de Veiligheidsmonitor laat zien",
        "het jaarverslag van 2022",
        "Rapport van de Inspectie Justitie en Veiligheid inzake versterking",
        "Richtlijn 2014/17/EU",
        "Dit wordt 'alerteren' genoemd in het rapport",
        "een handreiking voor gemeenten",
        "de Visie is klaar",
        "zal de Lissabonstrategie agenderen voor diverse formaties",
        "opgenomen in de Halfjaarsrapportage van afgelopen april",
        "stelde hij de Staat aansprakelijk voor",
        "terugbetaling van een lening van de Staat aan het VUT-fonds).",
        "de Staat der Nederlanden is eigenaar",
        "Ook zei de minister, 'Dit kan zo niet langer'",
        "De Monitor is klaar",
        "de A-brief Vervanging onderzeeboten naar de Kamer",
        "het Omgevingsplan wijzigen gemeenten",
        "het Belastingplan 2024 bevat",
        "de publicatie Rijksoverheid laat zien",
        "het onderzoek Ecorys laat zien",
        "het onderzoek Groningse gaswinning loopt",
        "het rapport Ernst Young 12 keer",
        "De voorzitter: 'Wij gaan nu stemmen over de begroting.'",
    ];
    for text in cases {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}
