//! Phrasings of organisations, found and not found.

use super::*;
use crate::grammar::Scanner;

/// The organisations found in a text, in order.
fn found(scanner: &Scanner, text: &str) -> Vec<String> {
    let mentions = scanner.scan(text);
    let organisations = mentions.iter().filter(|m| m.kind() == MentionKind::Organisation);
    organisations.map(|m| m.span.of(text).to_owned()).collect()
}

/// A scanner of this grammar alone: what the others read is tested with them.
fn scanner() -> Scanner {
    Scanner::of(vec![Box::new(OrganisationGrammar::new(&Grammars::built_in()).unwrap())])
}

fn check(cases: &[(&str, &[&str])]) {
    let scanner = scanner();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, want)| {
            let got = found(&scanner, text);
            (got != *want).then(|| format!("{text}\n  want {want:?}\n  got  {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ok_ministries_and_offices() {
    check(&[
        ("Het ministerie van JenV werkt samen.", &["ministerie van JenV"]),
        ("de begroting van het Ministerie van JenV (VI)", &["Ministerie van JenV"]),
        (
            "De vaste commissie voor Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer1 heeft",
            &["vaste commissie voor Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer"],
        ),
        ("De commissie voor de Rijksuitgaven1 heeft", &["commissie voor de Rijksuitgaven"]),
        ("De vaste commissie voor Financiën 2 heeft", &["vaste commissie voor Financiën"]),
        ("de Inspectie van het Onderwijs en Monitor Beleid", &["Inspectie van het Onderwijs"]),
        ("rapport van de Algemene Rekenkamer bij het Jaarverslag", &["Algemene Rekenkamer"]),
        (
            "GEANNOTEERDE AGENDA RAAD BUITENLANDSE ZAKEN VAN 17 FEBRUARI 2020",
            &["RAAD BUITENLANDSE ZAKEN"],
        ),
        ("Op Bonaire, Saba en Sint Eustatius geldt dit.", &[]),
        ("De IB-Groep en het CFI voeren uit, met COLO", &["IB-Groep", "CFI", "COLO"]),
        ("het openbaar lichaam Saba", &["openbaar lichaam Saba"]),
        ("de ministeries van BZK en SZW hebben", &["BZK", "SZW"]),
        (
            "bij de betrokken Ministeries: Defensie, Financiën, Buitenlandse Zaken en Economische Zaken.",
            &["Defensie", "Financiën", "Buitenlandse Zaken", "Economische Zaken"],
        ),
        (
            "de ministeries van Defensie, Volksgezondheid Welzijn en Sport en mijn eigen ministerie",
            &["Defensie", "Volksgezondheid Welzijn en Sport"],
        ),
        (
            "de ministers van Binnenlandse Zaken en Koninkrijksrelaties (hierna BZK) en Sociale \
             Zaken en Werkgelegenheid (hierna SZW) informeer ik",
            &[
                "Binnenlandse Zaken en Koninkrijksrelaties",
                "BZK",
                "Sociale Zaken en Werkgelegenheid",
                "SZW",
            ],
        ),
        ("mijn ambtsgenoot van VWS voornemens is", &["VWS"]),
        ("mijn ambtsgenoten van VWS en Defensie neem ik", &["VWS", "Defensie"]),
        ("het ministerie Asiel en Migratie", &["ministerie Asiel en Migratie"]),
        ("BRIEF VAN DE MINISTER VAN FINANCIËN", &["FINANCIËN"]),
        (
            "de Minister voor Primair en Voortgezet Onderwijs over",
            &["Primair en Voortgezet Onderwijs"],
        ),
        ("de staatssecretaris van OC&W heeft", &["OC&W"]),
        ("de Minister van V&W en de Minister van VROM", &["V&W", "VROM"]),
        ("de minister van EL&I heeft in 2011", &["EL&I"]),
        (
            "het Ministerie van Onderwijs, Cultuur en Wetenschap (OCW) is",
            &["Ministerie van Onderwijs, Cultuur en Wetenschap", "OCW"],
        ),
        ("samen met mijn collega's van IenW en LVVN", &["IenW", "LVVN"]),
        ("de bewindspersonen van Justitie en Veiligheid", &["Justitie en Veiligheid"]),
        (
            "de Staatssecretaris van Financiën - Fiscaliteit en Belastingdienst",
            &["Financiën", "Belastingdienst"],
        ),
        (
            "de vaste commissie voor Justitie en Veiligheid heeft",
            &["vaste commissie voor Justitie en Veiligheid"],
        ),
        ("het Ministerie van Klimaat & Groene Groei", &["Ministerie van Klimaat & Groene Groei"]),
        ("bij BuZa en EZK", &["BuZa", "EZK"]),
        ("de Staatssecretaris Openbaar Vervoer en Milieu", &["Openbaar Vervoer en Milieu"]),
        ("het openbaar lichaam Bonaire", &["openbaar lichaam Bonaire"]),
    ]);
}

#[test]
fn ok_committees_of_parliament_have_one_name() {
    let forms = [
        "vaste commissie voor Financiën",
        "vaste Kamercommissie voor Financiën",
        "vaste kamercommissie van Financiën",
        "vaste Kamercommissie Financiën",
    ];
    for form in forms {
        assert_eq!(super::committee(form), "vaste commissie voor Financiën", "{form}");
    }
}

#[test]
fn ok_known_bodies() {
    check(&[
        (
            "De Raad voor de Kinderbescherming, (RvdK), het COA",
            &["Raad voor de Kinderbescherming", "RvdK", "COA"],
        ),
        (
            "de dienst Terugkeer en Vertrek (DT&V), Screeningsautoriteit JUSTIS",
            &["dienst Terugkeer en Vertrek", "DT&V", "Screeningsautoriteit JUSTIS"],
        ),
        (
            "De Afdeling bestuursrechtspraak van de Raad van State heeft",
            &["Afdeling bestuursrechtspraak van de Raad van State"],
        ),
        (
            "op verzoek van de Autoriteit Persoonsgegevens (AP) is",
            &["Autoriteit Persoonsgegevens", "AP"],
        ),
        ("de AP en het CPB ramen", &["AP", "CPB"]),
        ("rapportage naar de Europese Commissie inzake de NEC-richtlijn", &["Europese Commissie"]),
        ("rapport van de Algemene Rekenkamer bij het Jaarverslag 2007", &["Algemene Rekenkamer"]),
        (
            "van de vaste Kamercommissie voor de Rijksuitgaven en de Ziekenfondsraad",
            &["vaste Kamercommissie voor de Rijksuitgaven", "Ziekenfondsraad"],
        ),
        (
            "het Centraal orgaan tarieven gezondheidszorg (COTG) en het Lisv",
            &["Centraal orgaan tarieven gezondheidszorg", "COTG", "Lisv"],
        ),
        ("VERSLAG VAN DE RAAD LANDBOUW EN MILIEU OP 22 JANUARI", &[]),
        ("Het Centraal Planbureau (CPB) was", &["Centraal Planbureau", "CPB"]),
        ("Volgens het OM zijn er", &["OM"]),
        (
            "het Wetenschappelijk Onderzoek- en Datacentrum (WODC) heeft",
            &["Wetenschappelijk Onderzoek- en Datacentrum", "WODC"],
        ),
        (
            "de Inspectie voor de Gezondheidszorg (IGZ) en de Onderwijsinspectie",
            &["Inspectie voor de Gezondheidszorg", "IGZ", "Onderwijsinspectie"],
        ),
        ("De VNG, het IPO en de Unie van Waterschappen", &["VNG", "IPO", "Unie van Waterschappen"]),
        ("VNO-NCW, MKB-Nederland en LTO Nederland", &["VNO-NCW", "MKB-Nederland", "LTO Nederland"]),
        ("FNV, CNV en VCP", &["FNV", "CNV", "VCP"]),
        (
            "de Europese Commissie en het Europees Parlement",
            &["Europese Commissie", "Europees Parlement"],
        ),
        ("in NAVO-verband, zegt het WODC-rapport", &["NAVO", "WODC"]),
        ("De Nederlandsche Bank (DNB) en de AFM", &["Nederlandsche Bank", "DNB", "AFM"]),
        ("in opdracht van de Algemene Rekenkamer", &["Algemene Rekenkamer"]),
        ("het arrest van de Hoge Raad", &["Hoge Raad"]),
        ("Wel bereiden de PO-Raad en de VO-raad een code voor", &["PO-Raad", "VO-raad"]),
        ("de gemeenteraad en het UWV", &["UWV"]),
        ("overleg met Aedes, de Woonbond en ProRail", &["Aedes", "Woonbond", "ProRail"]),
        ("De leverancier is TenneT.", &["TenneT"]),
        ("onderzoek van Berenschot", &["Berenschot"]),
        ("Andersson, Elffers en Felix (AEF) heeft", &["Andersson, Elffers en Felix", "AEF"]),
        ("de Tweede Kamer der Staten-Generaal", &["Tweede Kamer der Staten-Generaal"]),
        ("in het veiligheidsberaad van 9 oktober", &["veiligheidsberaad"]),
        (
            "het Uitvoeringsinstituut Werknemersverzekeringen (UWV)",
            &["Uitvoeringsinstituut Werknemersverzekeringen", "UWV"],
        ),
    ]);
}

#[test]
fn ok_spellings_of_one_name() {
    let scanner = scanner();
    let entries = |text: &str| {
        let mentions = scanner.scan(text).into_iter();
        let of = mentions.filter_map(|mention| match mention.value {
            Value::Organisation(organisation) => Some(organisation.entries.len()),
            _ => None,
        });
        of.collect::<Vec<_>>()
    };
    let cases = [
        // A rename that changed no more than the case of letters: the register has an entry for each.
        ("de Commissie buitenslands gediplomeerden volksgezondheid", &[2][..]),
        ("de Commissie Buitenslands Gediplomeerden Volksgezondheid", &[2]),
        ("bij de Nationale Ombudsman", &[1]),
        // What one spelling must show, the other must too.
        ("Nationale ombudsman, 18 maart", &[]),
        ("Nationale Ombudsman, 18 maart", &[]),
    ];
    for (text, want) in cases {
        assert_eq!(entries(text), want, "{text}");
    }
}

#[test]
fn ok_parties_before_those_who_speak_for_them() {
    check(&[
        ("De leden van de PvdA-fractie en de PvdD-fractie vragen", &["PvdA", "PvdD"]),
        ("De leden van de ChristenUnie-fractie vragen", &["ChristenUnie"]),
        ("Inbreng van de leden van de GroenLinks-PvdA-fractie", &["GroenLinks-PvdA"]),
        ("de D66-fractie en de VVD-leden", &["D66", "VVD"]),
        ("de fractie van GroenLinks-PvdA", &["GroenLinks-PvdA"]),
        ("de oud-PvdA-fractie en de GroenLinks-tas", &[]),
    ]);
}

#[test]
fn ok_offices_of_other_countries() {
    check(&[
        ("gesproken met de Armeense Minister van Buitenlandse Zaken over", &[]),
        ("De Duitse minister van Defensie en zijn Franse ambtgenoot van Financi\u{eb}n", &[]),
        ("de staatssecretaris van Buitenlandse Zaken van Oekra\u{ef}ne", &[]),
        ("de Nederlandse minister van Buitenlandse Zaken", &["Buitenlandse Zaken"]),
        ("de minister van Buitenlandse Zaken van Nederland", &["Buitenlandse Zaken"]),
        ("in het Duitse debat. De minister van Defensie", &["Defensie"]),
    ]);
}

#[test]
fn ok_a_preposition_is_no_part_of_a_name() {
    check(&[
        (
            "Tijdens de Raad Buitenlandse Zaken (RBZ) is gesproken",
            &["Raad Buitenlandse Zaken", "RBZ"],
        ),
        (
            "Binnen de Raad Buitenlandse Zaken (RBZ) is gesproken",
            &["Raad Buitenlandse Zaken", "RBZ"],
        ),
    ]);
}

#[test]
fn ok_places() {
    check(&[
        ("De gemeente Utrecht en de provincie Zeeland", &["gemeente Utrecht", "provincie Zeeland"]),
        ("de gemeenten Almere en Lelystad", &["Almere", "Lelystad"]),
        ("het waterschap Hunze en Aa's", &["waterschap Hunze en Aa's"]),
        ("het Hoogheemraadschap van Delfland", &["Hoogheemraadschap van Delfland"]),
        ("Veiligheidsregio Twente heeft", &["Veiligheidsregio Twente"]),
        ("rechtbank Den Haag oordeelde", &["rechtbank Den Haag"]),
        ("De uitspraak van de rechtbank te 's-Gravenhage inzake", &["rechtbank te 's-Gravenhage"]),
        ("het Gerechtshof te Arnhem heeft", &["Gerechtshof te Arnhem"]),
    ]);
}

#[test]
fn ok_names_by_their_head() {
    check(&[
        ("evenals Stichting Beter Belast, die", &["Stichting Beter Belast"]),
        ("de rol van Stichting Brainport als", &["Stichting Brainport"]),
        (
            "De door Toeslagen en Sociale Banken Nederland (SBN) geconstateerde",
            &["Sociale Banken Nederland", "SBN"],
        ),
        ("uitkomsten IV-portfolioproces Belastingdienst", &["Belastingdienst"]),
        ("(Vereniging Leergeld en", &["Vereniging Leergeld"]),
        ("De commissie-Wolthuis, ingesteld", &["commissie-Wolthuis"]),
        ("de commissie Van Rijn adviseerde", &["commissie Van Rijn"]),
        ("Het Landelijk Platform Bijles Eerlijk wordt", &["Landelijk Platform Bijles Eerlijk"]),
        (
            "de Raad voor civiel-militaire Zorg en Onderzoek (RZO) hebben",
            &["Raad voor civiel-militaire Zorg en Onderzoek", "RZO"],
        ),
        (
            "Rol Raad voor civiel-militaire Zorg en Onderzoek (RZO)",
            &["Raad voor civiel-militaire Zorg en Onderzoek", "RZO"],
        ),
        (
            "maken het Landelijk Zorgsysteem Veteranen (LZV) en",
            &["Landelijk Zorgsysteem Veteranen", "LZV"],
        ),
        ("van het Bestuurlijk Meldkamer Beraad een", &["Bestuurlijk Meldkamer Beraad"]),
        (
            "van Strategisch Meldkamerberaad (SMB) en Bestuurlijk Meldkamerberaad (BMB)",
            &["Strategisch Meldkamerberaad", "SMB", "Bestuurlijk Meldkamerberaad", "BMB"],
        ),
        (
            "de Kenniskring Veilige Publieke Dienstverlening waar",
            &["Kenniskring Veilige Publieke Dienstverlening"],
        ),
        ("de Coalitie voor Veiligheid is", &["Coalitie voor Veiligheid"]),
        (
            "De Kwartiermakersorganisatie Vernieuwing Missiekritische Communicatie (VMX) neemt",
            &["Kwartiermakersorganisatie Vernieuwing Missiekritische Communicatie"],
        ),
        ("door onderzoeksbureau Oosterveld geraamd", &["Oosterveld"]),
        ("een evaluatie, uitgevoerd door Panteia", &["Panteia"]),
        ("de adviesbureaus Vlinq en Zestor schreven", &["Vlinq", "Zestor"]),
        (
            "de vakbonden Vlinq, Zestor Techniek en Kwik & Co zijn",
            &["Vlinq", "Zestor Techniek", "Kwik & Co"],
        ),
        // No list, or one that is over.
        ("adviesbureau Vlinq en Zestor", &["Vlinq"]),
        ("de adviesbureaus Vlinq, Zestor zegt dat", &["Vlinq"]),
        ("de adviesbureaus Vlinq en Zestor, Kwik en Breda", &["Vlinq", "Zestor"]),
        ("werk van adviesbureaus in Vlinq en Zestor", &[]),
        (
            "de Vereniging Eigen Huis en de Nederlandse Vereniging voor Arbeidsrecht",
            &["Vereniging Eigen Huis", "Nederlandse Vereniging voor Arbeidsrecht"],
        ),
        ("met Vesteda Investment Management B.V. is", &["Vesteda Investment Management B.V."]),
        ("het Havenbedrijf Rotterdam N.V. De Douane", &["Havenbedrijf Rotterdam N.V.", "Douane"]),
        ("in PI Vught en bij GGZ Drenthe", &["PI Vught", "GGZ Drenthe"]),
        ("de Raad Buitenlandse Zaken en de JBZ-Raad", &["Raad Buitenlandse Zaken", "JBZ-Raad"]),
        ("volgens de Kempen Bank is", &["Kempen Bank"]),
        ("de Omgevingsdienst Noordzeekanaalgebied", &["Omgevingsdienst Noordzeekanaalgebied"]),
        ("de Staatscommissie Rechtsstaat heeft", &["Staatscommissie Rechtsstaat"]),
        (
            "het Nationaal Lectoraat Instituut voor Zorg",
            &["Nationaal Lectoraat Instituut voor Zorg"],
        ),
        (
            "de Taskforce Wonen en Zorg (hierna: de taskforce)",
            &["Taskforce Wonen en Zorg", "taskforce"],
        ),
        ("volgens Jeugdwerk Nederland is", &["Jeugdwerk Nederland"]),
        ("de Commissie voor de tuchtzaken oordeelde", &["Commissie voor de tuchtzaken"]),
        (
            "bij de Hogeschool Utrecht en de Haagse Hogeschool",
            &["Hogeschool Utrecht", "Haagse Hogeschool"],
        ),
        (
            "de Koninklijke Nederlandse Wandelsport Bond",
            &["Koninklijke Nederlandse Wandelsport Bond"],
        ),
        (
            "de Inspectie van het Onderwijs (hierna: de inspectie) trof",
            &["Inspectie van het Onderwijs", "inspectie"],
        ),
        ("het Adviescollege Dialoogtafel Groningen", &["Adviescollege Dialoogtafel Groningen"]),
        (
            "de Taskforce Onze buren eerst (hierna: de Taskforce) werkt",
            &["Taskforce Onze buren eerst", "Taskforce"],
        ),
    ]);
}

#[test]
fn err_no_organisations() {
    let none: [&str; 37] = [
        "De gemeenten en provincies zijn aan zet.",
        "op Bonaire, Sint Eustatius en Saba",
        "Minister Bruins Slot lanceert een norm",
        "de veiligheidsregio's, werkgevers en bonden",
        "Ik informeer uw Kamer hierover.",
        "de rechtbank te horen gekregen",
        "het ministerie heeft dit onderzocht",
        "de minister zegt toe",
        "om te voorkomen dat",
        "OM TE KOMEN TOT EEN BETERE AANPAK",
        "de inspectie en de raad",
        "een Raad van Toezicht op de zorg",
        "de Raad van Bestuur en de Raad van Commissarissen",
        "een EU-breed kader voor OV-bedrijven",
        "het oud-VVD-lid en het ICT-netwerk",
        "In Nederland is dat anders",
        "Caribisch Nederland kent een eigen stelsel",
        "het lid Brandsma (D66) aan",
        "Nationaal Programma Onderwijs (NP Onderwijs)",
        "Vernieuwing Missiekritische Communicatie (VMX)",
        "de Wet open overheid (Woo)",
        "posttraumatische stressstoornis (PTSS)",
        "de Commissaris van de Koning",
        "het Algemeen Overleg van 14 oktober",
        "De burgemeester van Utrecht",
        "ik ben in gesprek met de korpschef",
        "duizend euro per stuk",
        "Ook Nederland doet mee",
        "Deze Raad is niet ingesteld",
        "Zijn er kosten?",
        "de gemeenteraad van Zwolle",
        "het college van burgemeester en wethouders",
        "financiën en justitie",
        "een vereniging voor ouders",
        "een stichting opgericht",
        "Politie- en Defensiepersoneel",
        "Landelijke Afspraken Kwaliteit (LAK)",
    ];
    let none: Vec<(&str, &[&str])> = none.iter().map(|text| (*text, &[][..])).collect();
    check(&none);
}

#[test]
fn ok_nothing_breaks_it() {
    let scanner = scanner();
    let texts = [
        "Stichting",
        "Raad voor",
        "Raad voor de ",
        "commissie-",
        "(hierna: ",
        "Stichting X (",
        "é (É)",
        "ministerie van ",
        "gemeenten Almere,",
        "Inspectie \u{200b}",
        "& & &",
        "B.V.",
        "A B.V.",
        "'s-",
    ];
    for text in texts {
        for mention in scanner.scan(text) {
            assert!(text.get(mention.span.start..mention.span.end).is_some(), "{text}");
        }
    }
}
