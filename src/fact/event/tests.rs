//! Phrasings of events: their days, tense and kind.

use crate::fact::testing::Bench;
use crate::fact::{EventKind, Modality};

const DATE: &str = "2025-10-03";

#[test]
fn ok_modality_of_a_clause() {
    use Modality::{Expected, Occurred, Ongoing, Planned};
    let cases = [
        ("Op 3 juni 2025 is het netwerk opgeleverd.", Occurred),
        ("In maart 2024 werd de brief verzonden.", Occurred),
        ("Het debat van 12 juni 2025 ging over stikstof.", Occurred),
        ("Het rapport zal in juni 2026 worden opgeleverd.", Planned),
        ("De oplevering wordt voorzien in juni 2026.", Expected),
        ("Naar verwachting is het plan in mei 2026 gereed.", Expected),
        ("De beoogde start is 1 januari 2026.", Planned),
        ("De oplevering was voorzien in maart 2025.", Planned),
        ("Het onderzoek had in mei 2025 moeten zijn afgerond.", Planned),
        ("De wet had al per 1 januari 2025 van kracht moeten zijn.", Planned),
        ("De centra hadden in 2024 hun deuren moeten openen.", Planned),
        ("Het besluit zou in 2024 moeten zijn genomen.", Planned),
        ("De maatregelen zouden per 1 januari 2025 hebben moeten ingaan.", Planned),
        ("Volgens het plan zouden in 2021 dertig scholen moeten sluiten.", Planned),
        ("Zouden de middelen niet in 2023 besteed moeten worden?", Planned),
        ("In 2024 moesten de scholen sluiten.", Occurred),
        ("In 2021 hebben dertig scholen moeten sluiten.", Occurred),
        ("Er zou in 2019 zijn gemeld dat scholen moeten sluiten.", Occurred),
        ("Sinds 2014 is dit de praktijk.", Ongoing),
        ("Dit jaar loopt een campagne tegen geweld.", Ongoing),
        ("Dit jaar is een campagne gestart.", Occurred),
        ("Dit jaar zal een campagne starten.", Planned),
        ("De resultaten verwacht ik eind 2025.", Expected),
        ("Ik streef naar afronding in 2027.", Planned),
        ("De verkiezingen zijn op 29 oktober 2025.", Planned),
        ("De motie verzoekt de regering de cijfers uiterlijk 15 maart 2025 te sturen.", Planned),
        (
            "De Kamer verzoekt de regering ervoor te zorgen dat vóór 1 juli 2025 cijfers beschikbaar zijn.",
            Planned,
        ),
        ("De motie verzocht om een plan, dat uiterlijk 1 mei 2025 is gestuurd.", Occurred),
        ("De motie verzoekt te handelen naar het besluit van 3 maart 2025.", Occurred),
        (
            "Het wordt herbeoordeeld met het op 18 augustus 2004 aangepaste Schattingsbesluit.",
            Occurred,
        ),
        ("De op 13 februari verworpen motie wordt besproken.", Occurred),
        ("Dit is de reactie op de op 22 september 2025 gezonden vragen.", Occurred),
        ("De op 22 oktober 2025 geplande bijeenkomst gaat door.", Planned),
        ("De per 1 januari 2026 gewijzigde regeling wordt gepubliceerd.", Planned),
    ];
    for (sentence, modality) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let found: Vec<Modality> = read.facts.events.iter().map(|row| row.modality).collect();
        assert_eq!(found, vec![modality], "{sentence}");
    }
}

#[test]
fn ok_modality_in_a_paper_without_a_date() {
    use Modality::{Occurred, Ongoing, Planned};
    let cases = [
        ("De begroting (die in september 2009 bij uw Kamer wordt ingediend) volgt.", Planned),
        ("Op 3 juni 2009 wordt het rapport aangeboden.", Planned),
        ("In het derde kwartaal van 2009 worden de resultaten gepubliceerd.", Planned),
        ("De wet zou in 2010 moeten zijn ingevoerd.", Planned),
        ("Het plan had in mei 2009 gereed moeten zijn.", Planned),
        ("In 2009 wordt hieraan gewerkt.", Ongoing),
        ("27-02-2008 Spoeddebat De Kamer wordt geïnformeerd.", Ongoing),
        ("In september 2009 bedraagt het tarief vijf procent.", Ongoing),
        ("In september 2009 is de begroting ingediend.", Occurred),
        ("Dit is het op 18 augustus 2004 aangepaste besluit dat geldt.", Occurred),
    ];
    for (sentence, modality) in cases {
        let read = Bench::get().read_undated(&[sentence]);
        let found: Vec<Modality> = read.facts.events.iter().map(|row| row.modality).collect();
        assert_eq!(found, vec![modality], "{sentence}");
    }
}

#[test]
fn err_a_year_that_no_one_knows() {
    for sentence in [
        "In reactie op uw brief van 10 juni jl. bericht ik u.",
        "Afgelopen maandag is het rapport aangeboden.",
        "Op 10 juni is het besluit genomen.",
        "In juni jl. sprak ik met de sector.",
        "De wet is vorig jaar gewijzigd.",
    ] {
        let read = Bench::get().read_undated(&[sentence]);
        assert_eq!(read.facts.events, vec![], "{sentence}");
    }
}

#[test]
fn ok_counted_from_the_day_it_is_so() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Op 30 september 2025 is het 15 jaar geleden dat het begon.",
            &["2025-09-30", "2010-09-30"],
        ),
        ("Op 1 mei 2024 was het precies tien jaar geleden.", &["2024-05-01", "2014-05-01"]),
        (
            "Het is op 5 november 2025 alweer twintig jaar geleden dat het begon.",
            &["2025-11-05", "2005-11-05"],
        ),
        (
            "Op 1 januari 2026 zal het vijf jaar geleden zijn dat de wet gold.",
            &["2026-01-01", "2021-01-01"],
        ),
        // Counted from the paper.
        (
            "Op 30 september 2025 is het rapport van 15 jaar geleden herdrukt.",
            &["2025-09-30", "2010-10-03"],
        ),
        ("Op 30 september 2025 bleek dat 15 jaar geleden.", &["2025-09-30", "2010-10-03"]),
        ("In 2024 was het 15 jaar geleden.", &["2024", "2010-10-03"]),
        ("Het is 15 jaar geleden dat het begon.", &["2010-10-03"]),
    ];
    for (sentence, want) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let found: Vec<&str> = read.facts.events.iter().map(|row| row.time.edtf.as_str()).collect();
        assert_eq!(found, *want, "{sentence}");
    }
}

#[test]
fn ok_a_year_left_out() {
    let cases: &[(&str, &[&str])] = &[
        (
            "In het debat van 4 juni jl. heb ik toegezegd vóór Prinsjesdag met een brief te komen.",
            &["2025-06-04", "2025-09-16"],
        ),
        ("Ik heb de Kamer toegezegd haar in december een brief te sturen.", &["2025-12"]),
        ("Binnen drie weken zal ik de Kamer informeren.", &["2025-10-03/2025-10-23"]),
        ("90 procent van de straffen krijgt binnen twee jaar een gevolg.", &[]),
        ("Den Haag, 24 februari 2023", &[]),
        ("Eind '98 is besloten tot een proef die in '99 begon.", &["1998-09/1998-12", "1999"]),
        ("In oktober zal ik de Kamer berichten.", &["2025-10"]),
        ("De acties uit mijn brief van 2 december geven richting.", &["2024-12-02"]),
        (
            "De Kamerbrief van de Minister van Financiën van 9 november volgt het advies.",
            &["2024-11-09"],
        ),
        ("Hierbij gaat de brief d.d. 22 december.", &["2024-12-22"]),
        ("De brief over het debat van 8 december volgt.", &["2025-12-08"]),
        ("Over deze voornemens is op 7 oktober met uw Kamer gesproken.", &["2024-10-07"]),
        ("De Minister is voornemens op 7 oktober te komen.", &["2025-10-07"]),
        ("In september zal ik de Kamer berichten.", &["2026-09"]),
        ("In november heb ik de Kamer bericht.", &["2024-11"]),
        (
            "De brief van de minister van Landbouw, Natuur en Voedselkwaliteit d.d. 9 november volgt.",
            &["2024-11-09"],
        ),
        (
            "De motie van het lid Van der Werf c.s. van 3 november volgt het advies.",
            &["2024-11-03"],
        ),
        ("De moties van de leden Jansen en Prins van 3 november volgen.", &["2024-11-03"]),
        ("De inbreng van de leden van 3 november volgt.", &["2025-11-03"]),
        ("De op 18 november gewijzigde regeling volgt.", &["2024-11-18"]),
        ("De op 18 november geplande top volgt.", &["2025-11-18"]),
        ("Op 14 oktober is hierover gesproken.", &["2024-10-14"]),
        ("In mei en juni 2023 zijn gesprekken gevoerd.", &["2023-05", "2023-06"]),
        ("In 2023 is de proef gestart en in maart is hij uitgebreid.", &["2023", "2023-03"]),
        (
            "In juni heeft de Kamer hierover gesproken, maar in juni 2024 nog niet.",
            &["2025-06", "2024-06"],
        ),
        ("Het advies ontvangt u in het eerste kwartaal.", &["2026-33"]),
        ("Evenementen zonder zitplaats zijn verboden tot 4 december.", &["2025-12-04"]),
        ("De termijn liep tot 4 december.", &["2024-12-04"]),
        (
            "In de brief zijn maatregelen aangekondigd voor de periode van 13 september tot 4 november.",
            &["2025-09-13", "2025-11-04"],
        ),
        (
            "Het loket was open van 20 december tot en met 10 januari.",
            &["2024-12-20", "2025-01-10"],
        ),
        ("De inspectie trof in maart overtredingen aan.", &["2025-03"]),
        (
            "De inspectie rondt het onderzoek in mei af, waarna ik in juni zal berichten.",
            &["2026-05", "2026-06"],
        ),
    ];
    for (sentence, want) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let found: Vec<&str> = read.facts.events.iter().map(|row| row.time.edtf.as_str()).collect();
        assert_eq!(found, *want, "{sentence}");
    }
}

#[test]
fn ok_the_year_said_elsewhere() {
    let sentences = [
        "U verwacht mijn brief uiterlijk 23 september 2025.",
        "Het is niet mogelijk binnen de termijn van 23 september de brief te sturen.",
    ];
    let read = Bench::get().read(DATE, &sentences, &[]);
    let found: Vec<&str> = read.facts.events.iter().map(|row| row.time.edtf.as_str()).collect();
    assert_eq!(found, ["2025-09-23", "2025-09-23"]);
}

#[test]
fn ok_the_year_of_a_note() {
    let note = "Nu.nl, 18 mei 2021, 'Rekenkamer: zicht ontbreekt'";
    let read = Bench::get().read(DATE, &["De Rekenkamer uitte kritiek in mei.{1}"], &[note]);
    assert_eq!(read.facts.events[0].time.edtf, "2021-05");
}

#[test]
fn ok_kind_by_the_nearest_cue() {
    use EventKind::{
        Besluit, Betaling, Brief, Einde, Incident, Inwerkingtreding, Onderzoek, Overig, Overleg,
        Publicatie, Start, Voortgang, Wetgeving,
    };
    let cases = [
        ("Op 30 september 2025 is het rapport gepubliceerd.", Publicatie),
        ("In het commissiedebat van 12 juni 2025 kwam dit aan de orde.", Overleg),
        ("In mijn brief van 3 maart 2024 stond dit.", Brief),
        ("De wet treedt op 1 juli 2026 in werking.", Inwerkingtreding),
        ("De storing in 2019 duurde lang.", Incident),
        ("In 2024 is een evaluatie uitgevoerd.", Onderzoek),
        ("De pilot is in mei 2024 gestart.", Start),
        ("De contracten lopen in 2027 af.", Einde),
        ("Het kabinet heeft in april 2025 besloten de proef te verlengen.", Besluit),
        ("In 2023 is € 3 mln. uitgekeerd.", Betaling),
        ("Het wetsvoorstel gaat in 2026 in consultatie.", Wetgeving),
        ("Hieraan wordt sinds 2022 gewerkt.", Voortgang),
        ("Zij werd geboren op 3 mei 1950.", Overig),
        ("Het besluit geldt voor wie op 1 juli 1959 zijn geboren.", Overig),
        ("Het besluit is per 22 februari 2007 weer van toepassing.", Inwerkingtreding),
        ("Het keurmerk wordt in 2026 verplicht.", Inwerkingtreding),
        ("Sinds 2015 is de meldcode verplicht.", Inwerkingtreding),
        ("De wet is aangenomen om het verplicht eigen risico te bevriezen voor 2027.", Wetgeving),
        ("Er worden in 2024 gelden vrijgemaakt.", Betaling),
        ("In 2024 gelden nieuwe regels.", Inwerkingtreding),
        ("Het is niet haalbaar dit in 2030 te realiseren.", Voortgang),
        // The day of a paper or a meeting, whatever is said of it.
        (
            "de brief van de staatssecretaris van Financiën d.d. 14 mei 2020 inzake voortgang systeem",
            Brief,
        ),
        ("de brief van de minister d.d. 15 april 2010 over moties die zijn ingediend", Brief),
        ("het rapport van de Inspectie van 3 maart 2024 is u aangeboden", Publicatie),
        (
            "Tijdens het Algemeen Overleg Dierenwelzijn van 10 april is toegezegd te handelen.",
            Overleg,
        ),
        ("In het commissiedebat van 12 juni 2025 is de motie ingediend.", Overleg),
        ("Sinds dat overleg is op 12 juni 2025 de brief verzonden.", Brief),
    ];
    for (sentence, kind) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let found: Vec<EventKind> = read.facts.events.iter().map(|row| row.kind).collect();
        assert_eq!(found, vec![kind], "{sentence}");
    }
}

#[test]
fn ok_kinds_of_parliamentary_steps() {
    let cases = [
        ("Op 3 juni 2025 is het wetsvoorstel ingediend.", EventKind::Wetgeving),
        ("Het wetsvoorstel, dat op 3 juni 2025 was ingediend, is klein.", EventKind::Wetgeving),
        ("Op 3 juni 2025 is de motie ingediend.", EventKind::Motie),
        ("Tijdens de regeling van werkzaamheden van 3 juni 2025 sprak hij.", EventKind::Overleg),
        ("Op 3 juni 2025 is de regeling gewijzigd.", EventKind::Wetgeving),
    ];
    for (sentence, kind) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let found: Vec<EventKind> = read.facts.events.iter().map(|row| row.kind).collect();
        assert_eq!(found, vec![kind], "{sentence}");
    }
}
