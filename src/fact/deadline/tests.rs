//! Phrasings of terms, and of what is none, in papers of 3 October 2025.

use super::super::testing::Bench;
use super::super::{DeadlineKind, Firmness};

const DATE: &str = "2025-10-03";

/// The quotes of the deadlines of a sentence, with the last day and the kind.
fn deadlines(date: &str, sentence: &str) -> Vec<(String, String, DeadlineKind)> {
    let read = Bench::get().read(date, &[sentence], &[]);
    let rows = read.facts.deadlines.iter();
    rows.map(|row| {
        let latest = row.time.latest.map_or_else(String::new, |day| day.to_string());
        (read.text(row.place).to_owned(), latest, row.kind)
    })
    .collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrasings")]
fn ok_terms() {
    use DeadlineKind::{Commitment, Delivery, End, EntryIntoForce, Milestone, Start};
    let cases = [
        // The time opens the sentence and its verb follows.
        ("Eind 2025 benadert Defensie de markt.", "Eind 2025", "2025-12-31", Milestone),
        (
            "In Q2 2026 bespreekt het bestuur de uitkomsten met de sector.",
            "Q2 2026",
            "2026-06-30",
            Delivery,
        ),
        (
            "De Kamer ontvangt de wet, met als streefdatum voor inwerkingtreding 1 mei 2027.",
            "1 mei 2027",
            "2027-05-01",
            EntryIntoForce,
        ),
        (
            "Evenementen zonder zitplaats zijn verboden tot 4 december.",
            "4 december",
            "2025-12-03",
            End,
        ),
        (
            "Voor de aanpak wil ik samen met de openbare lichamen de omvang in 2026 in kaart brengen.",
            "2026",
            "2026-12-31",
            Milestone,
        ),
        ("De winkels zijn dicht tot en met 19 januari.", "19 januari", "2026-01-19", End),
        ("De regeling geldt tot uiterlijk 1 januari 2027.", "1 januari 2027", "2027-01-01", End),
        (
            "De subsidie is open voor aanvragen tot 1 oktober 2026.",
            "1 oktober 2026",
            "2026-09-30",
            End,
        ),
        // A participle that belongs to the verb of its clause.
        (
            "De resultaten worden gepubliceerd op 14 november.",
            "14 november",
            "2025-11-14",
            Delivery,
        ),
        (
            "Op de toezegging gedaan in het debat kom ik in november terug.",
            "november",
            "2025-11-30",
            Commitment,
        ),
        // What some one is to make more or less.
        (
            "Het kabinet zal de subsidie in maart 2026 verdubbelen.",
            "maart 2026",
            "2026-03-31",
            Milestone,
        ),
        // What no longer is from a day on.
        (
            "Met ingang van 1 mei 2026 is het niet meer mogelijk subsidie aan te vragen.",
            "1 mei 2026",
            "2026-05-01",
            Start,
        ),
        // The day of a meeting before which it is to be done.
        (
            "Ik stuur uw Kamer de reactie ruim voor het commissiedebat Spoor op 20 november.",
            "20 november",
            "2025-11-19",
            Commitment,
        ),
        (
            "Vooruitlopend op het debat van 12 november informeer ik uw Kamer.",
            "12 november",
            "2025-11-11",
            Commitment,
        ),
        (
            "Voor het debat stuur ik uw Kamer op 20 november een brief.",
            "20 november",
            "2025-11-20",
            Commitment,
        ),
        (
            "De TK wordt hierover in het najaar van 2026 geïnformeerd.",
            "najaar van 2026",
            "2026-11-30",
            Commitment,
        ),
        // Others are told, not parliament.
        (
            "De Belastingdienst stuurt de ouders uiterlijk in juni 2026 een brief.",
            "juni 2026",
            "2026-06-30",
            Delivery,
        ),
        // What the government promises parliament.
        ("Vóór 1 mei 2026 informeer ik uw Kamer.", "1 mei 2026", "2026-04-30", Commitment),
        ("Ik zal de Kamer hierover medio 2026 informeren.", "medio 2026", "2026-08-31", Commitment),
        (
            "In het eerste kwartaal van 2026 ontvangt uw Kamer de voortgangsbrief.",
            "eerste kwartaal van 2026",
            "2026-03-31",
            Commitment,
        ),
        (
            "De resultaten verwacht ik voor het einde van dit jaar aan uw Kamer aan te bieden.",
            "einde van dit jaar",
            "2025-12-31",
            Commitment,
        ),
        (
            "Uw Kamer wordt hierover uiterlijk 15 november 2025 geïnformeerd.",
            "15 november 2025",
            "2025-11-15",
            Commitment,
        ),
        (
            "Ik kom hier in het voorjaar van 2026 op terug.",
            "voorjaar van 2026",
            "2026-05-31",
            Commitment,
        ),
        (
            "Wij sturen uw Kamer eind 2025 een beleidsreactie.",
            "eind 2025",
            "2025-12-31",
            Commitment,
        ),
        (
            "Het kabinet zal het wetsvoorstel in 2027 bij de Tweede Kamer indienen.",
            "2027",
            "2027-12-31",
            Commitment,
        ),
        (
            "Ik zeg toe uw Kamer voor de zomer van 2026 een brief te sturen.",
            "zomer van 2026",
            "2026-05-31",
            Commitment,
        ),
        ("U ontvangt het eindrapport in december 2025.", "december 2025", "2025-12-31", Commitment),
        (
            "Hierover bericht ik u begin volgend jaar.",
            "begin volgend jaar",
            "2026-04-30",
            Commitment,
        ),
        (
            "Ik verwacht uw Kamer in november te kunnen informeren.",
            "november",
            "2025-11-30",
            Commitment,
        ),
        (
            "Conform mijn toezegging rapporteer ik de Kamer in juni 2026 over de voortgang.",
            "juni 2026",
            "2026-06-30",
            Commitment,
        ),
        (
            "De Staatssecretaris stuurt de Eerste Kamer vóór 1 april 2026 een overzicht.",
            "1 april 2026",
            "2026-03-31",
            Commitment,
        ),
        (
            "Ik streef ernaar u voor het kerstreces van 2025 te informeren.",
            "kerstreces van 2025",
            "2025-12-18",
            Commitment,
        ),
        (
            "De uitkomsten worden in Q2 2026 met uw Kamer gedeeld.",
            "Q2 2026",
            "2026-06-30",
            Commitment,
        ),
        (
            "Uiterlijk in mei kom ik met een uitgewerkt plan naar uw Kamer.",
            "mei",
            "2026-05-31",
            Commitment,
        ),
        (
            "In het debat van 4 juni jl. heb ik toegezegd u vóór 1 april te informeren.",
            "1 april",
            "2026-03-31",
            Commitment,
        ),
        (
            "Een standpunt zal ik bepalen nadat in mei overleg is gevoerd.",
            "mei",
            "2026-05-31",
            Milestone,
        ),
        (
            "In het commissiedebat van 12 november 2025 kom ik hierop terug.",
            "12 november 2025",
            "2025-11-12",
            Commitment,
        ),
        (
            "Ik heb toegezegd uw Kamer vóór het zomerreces te informeren.",
            "zomerreces",
            "",
            Commitment,
        ),
        // What is to be finished.
        (
            "Het onderzoek zal in het najaar van 2026 worden opgeleverd.",
            "najaar van 2026",
            "2026-11-30",
            Delivery,
        ),
        (
            "De inspectie rondt haar onderzoek in het derde kwartaal van 2026 af.",
            "derde kwartaal van 2026",
            "2026-09-30",
            Delivery,
        ),
        ("De evaluatie is naar verwachting eind 2026 gereed.", "eind 2026", "2026-12-31", Delivery),
        ("Het rapport verschijnt in januari 2026.", "januari 2026", "2026-01-31", Delivery),
        (
            "De commissie is gevraagd uiterlijk 1 juli 2026 te rapporteren.",
            "1 juli 2026",
            "2026-07-01",
            Delivery,
        ),
        (
            "Het CBS publiceert de cijfers op 14 november 2025.",
            "14 november 2025",
            "2025-11-14",
            Delivery,
        ),
        ("De wet wordt in 2028 geëvalueerd.", "2028", "2028-12-31", Delivery),
        ("De renovatie moet in 2029 zijn voltooid.", "2029", "2029-12-31", Delivery),
        (
            "Besluitvorming vindt plaats in het eerste kwartaal van 2026.",
            "eerste kwartaal van 2026",
            "2026-03-31",
            Delivery,
        ),
        ("Medio maart 2026 volgt een besluit.", "Medio maart 2026", "2026-03-20", Delivery),
        (
            "De handreiking wordt tot en met 31 december 2025 uitgewerkt.",
            "31 december 2025",
            "2025-12-31",
            Delivery,
        ),
        // Rules that come into force.
        (
            "De beoogde inwerkingtreding van de regeling is 1 februari 2026.",
            "1 februari 2026",
            "2026-02-01",
            EntryIntoForce,
        ),
        ("De wet treedt op 1 juli 2026 in werking.", "1 juli 2026", "2026-07-01", EntryIntoForce),
        (
            "Het besluit treedt, behoudens artikel 7, in werking met ingang van 1 januari 2027.",
            "1 januari 2027",
            "2027-01-01",
            EntryIntoForce,
        ),
        (
            "De nieuwe tarieven gelden vanaf 1 januari 2026.",
            "1 januari 2026",
            "2026-01-01",
            EntryIntoForce,
        ),
        ("De maatregel gaat per 1 april 2026 in.", "1 april 2026", "2026-04-01", EntryIntoForce),
        (
            "De beoogde inwerkingtredingsdatum is 1 januari 2028.",
            "1 januari 2028",
            "2028-01-01",
            EntryIntoForce,
        ),
        (
            "Met de beoogde inwerkingtreding van 1 februari 2026 wordt hierin voorzien.",
            "1 februari 2026",
            "2026-02-01",
            EntryIntoForce,
        ),
        (
            "De richtlijn moet uiterlijk 17 oktober 2026 zijn geïmplementeerd.",
            "17 oktober 2026",
            "2026-10-17",
            EntryIntoForce,
        ),
        (
            "De AMvB wordt op 1 januari 2027 van kracht.",
            "1 januari 2027",
            "2027-01-01",
            EntryIntoForce,
        ),
        // What begins.
        (
            "De start van de realisatie wordt voorzien in het vierde kwartaal van 2025.",
            "vierde kwartaal van 2025",
            "2025-12-31",
            Start,
        ),
        ("De pilot gaat in februari 2026 van start.", "februari 2026", "2026-02-28", Start),
        (
            "In de tweede helft van 2026 start de bouw.",
            "tweede helft van 2026",
            "2026-12-31",
            Start,
        ),
        ("Het loket opent op 1 november 2025.", "1 november 2025", "2025-11-01", Start),
        (
            "De aanbesteding begint in het voorjaar van 2026.",
            "voorjaar van 2026",
            "2026-05-31",
            Start,
        ),
        // What ends.
        ("De contracten lopen in 2027 af.", "2027", "2027-12-31", End),
        ("De pilots lopen tot eind 2026.", "eind 2026", "2026-12-31", End),
        ("Het systeem wordt onderhouden tot 1 januari 2028.", "1 januari 2028", "2027-12-31", End),
        ("De regeling vervalt per 1 juli 2026.", "1 juli 2026", "2026-07-01", End),
        ("De huidige subsidie eindigt op 31 december 2025.", "31 december 2025", "2025-12-31", End),
        ("Het convenant loopt tot 2027 door.", "2027", "2026-12-31", End),
        ("In de loop van 2026 start de pilot.", "2026", "2026-12-31", Start),
        (
            "Het besluit wordt van kracht vóór het begin van het zomerseizoen van 2026.",
            "begin van het zomerseizoen van 2026",
            "2026-05-31",
            EntryIntoForce,
        ),
        ("Rond de jaarwisseling is het rapport gereed.", "jaarwisseling", "2026-01-01", Delivery),
        (
            "Ik zal uw Kamer in het voorjaar, en zo mogelijk nog voor het debat, informeren.",
            "voorjaar",
            "2026-05-31",
            Commitment,
        ),
        ("De behandeling staat na het zomerreces gepland.", "zomerreces", "", Delivery),
        (
            "Uw Kamer ontvangt in mei de jaarlijkse voortgangsrapportage.",
            "mei",
            "2026-05-31",
            Commitment,
        ),
        (
            "Ik rapporteer u jaarlijks, voor het eerst in mei 2026.",
            "mei 2026",
            "2026-05-31",
            Commitment,
        ),
        // What another asks, or may do.
        (
            "De motie verzoekt de regering de Kamer uiterlijk 15 november a.s. te informeren.",
            "15 november a.s.",
            "2025-11-15",
            Milestone,
        ),
        (
            "Uw Kamer heeft mij gevraagd om vóór 1 maart 2026 een plan te sturen.",
            "1 maart 2026",
            "2026-02-28",
            Milestone,
        ),
        (
            "Conform de motie, die de regering verzoekt om een plan, stuur ik u vóór 1 maart 2026 een brief.",
            "1 maart 2026",
            "2026-02-28",
            Commitment,
        ),
        (
            "De wens kan door een van beide Kamers te kennen worden gegeven uiterlijk 11 november 2025.",
            "11 november 2025",
            "2025-11-11",
            Milestone,
        ),
        // Other moments ahead.
        ("De hoorzitting is op 5 mei 2026 gepland.", "5 mei 2026", "2026-05-05", Milestone),
        (
            "De verkiezingen vinden plaats op 29 oktober 2025.",
            "29 oktober 2025",
            "2025-10-29",
            Milestone,
        ),
    ];
    for (sentence, quote, latest, kind) in cases {
        let want = vec![(quote.to_owned(), latest.to_owned(), kind)];
        assert_eq!(deadlines(DATE, sentence), want, "{sentence}");
    }
}

#[test]
fn err_no_terms() {
    let cases = [
        "Op 30 september 2025 is het netwerk gereedgekomen.",
        "Voorafgaand aan het kerstreces informeer ik uw Kamer in deze brief over de moties.",
        "Vanuit algemene middelen is financiering beschikbaar gesteld voor 2025 en 2026.",
        "De Kamer wordt geïnformeerd over de plancapaciteit voor de komende twee jaar.",
        "Uw Kamer kan dit gebruiken bij de voorbereiding op de behandeling op 3 november 2025.",
        "In 2019 was er een storing.",
        "Een wetsvoorstel zal ik dit jaar niet indienen.",
        "Een einddatum in 2026 kan ik niet toezeggen.",
        "De brief was toegezegd voor 1 mei 2023.",
        "In mijn brief van 12 november 2024 heb ik toegezegd vóór 1 april 2025 met een voorstel te komen.",
        "Nog vóór 1 januari 2026 een verbod afkondigen acht ik niet proportioneel.",
        "Oorspronkelijk zou de termijn per 1 augustus 2026 aflopen.",
        "De stappen richting de meldkamer van 2030 worden gezet.",
        "Daarvoor is € 20 mln. in 2026 en € 30 mln. in 2027 beschikbaar.",
        "Vanaf 2026 is structureel € 12,4 miljoen benodigd.",
        "Kunt u deze vragen vóór 15 november 2025 beantwoorden?",
        "Dit jaar is de evaluatie afgerond.",
        "Terugvordering komt op zijn vroegst in 2026 aan de orde.",
        "Volgens het Klimaatplan 2030 daalt de uitstoot.",
        "De agenda van de top van 18 december 2025 is bekend.",
        "Ik informeer uw Kamer hierover zo spoedig mogelijk.",
        "Zie Kamerstukken II 2025/26, 36 800, nr. 2.",
        "Het amendement is op 3 juli jl. aangenomen.",
        "In de periode 2019-2022 is geïnvesteerd.",
        "In 2026 vindt geen meting plaats.",
        "Het jaarplan 2026 wordt uitgevoerd.",
        "Volgend jaar verwacht het CPB een groei van 2,1 procent.",
        "In 2027 daalt het tekort.",
        "De cijfers over 2025 worden verzameld.",
        "Het plan had in december 2025 moeten worden afgerond.",
        "Deze brief wordt toegezonden ter voorbereiding op de begrotingsbehandeling van 21 en 22 oktober.",
        "Het proces van de begrotingsbehandeling wordt verbeterd.",
        "VWS ontvangt tweemaal per jaar (in februari en in juli) een update.",
        "Vandaag is het rapport aan mij overhandigd.",
        "Op 3 oktober 2025 wordt het rapport gepubliceerd.",
        "Hierbij bied ik u de geannoteerde agenda aan voor de Raad Buitenlandse Zaken van 17 oktober 2025.",
        "Met deze brief ontvangt uw Kamer informatie ten behoeve van het commissiedebat op 16 oktober aanstaande.",
        "Ten behoeve van het commissiedebat op 16 oktober informeer ik u over de stand van zaken.",
        "Geannoteerde agenda van de Raad Algemene Zaken van 27 en 28 oktober 2025",
        "Heroverweging van het steunpakket in het vierde kwartaal",
        "Ik heb gemeld dat ik de reactie eind oktober voorzag.",
        "VWS ontvangt tweemaal per jaar (in februari en in juli) een update.",
        "Ik stuur uw Kamer twee keer per jaar, in mei en in november, een overzicht.",
        "Er is € 5 mln. jaarlijks (in de periode 2025-2029) beschikbaar voor de subsidie.",
        "Ter griffie van de Tweede Kamer ontvangen op 6 oktober 2025.",
        "De vragen zijn aan de Minister voorgelegd over de agenda Visserijraad 27-28 oktober 2025.",
        "Het pgb wordt over de jaren 2025 en 2026 gemonitord, vooruitlopend op de inwerkingtreding.",
        "Recent zijn in het kader van de begrotingsbehandeling 2026 hierover vragen gesteld.",
        "Zo ontvangt Defensie een bedrag van € 500 miljoen (2028, structureel vanaf 2030).",
        "In 2027 en 2028 worden, als geleidelijke groei, € 1,4 miljard en € 1,7 miljard toegevoegd.",
        "Een beperkt aantal projecten kent een doorloop in uitvoering na 2030.",
        "De wet bevriest de hoogte van het verplicht eigen risico tot en met 2027.",
        "Er is een wet aangenomen om het eigen risico te bevriezen voor 2026 tot en met 2028.",
        "De premie wordt vastgesteld over 2026 t/m 2028.",
        "De motie verzoekt de regering uiterlijk 15 maart 2025 een plan te sturen.",
        "Op 2 februari jl. heb ik toegezegd u binnen twee maanden het feitenonderzoek te zullen toesturen.",
        // What was done at a day that is named behind it.
        "Hierbij informeer ik u over de toezeggingen gedaan tijdens het Algemeen Overleg van 6 juni, 13 juni en 4 juli.",
        "Op de vragen gesteld tijdens het debat op 12 november ga ik hieronder in.",
        "Ik stuur u de antwoorden op de vragen van het lid Kröger, ingezonden op 30 oktober.",
        "Ik kom terug op de motie ingediend tijdens het tweeminutendebat van 27 november.",
        "Ik stuur u het verslag van de bijeenkomst gehouden op 14 november.",
        // What comes about, and no one is to do.
        "De uitgaven zullen in 2026 toenemen.",
        "De wachtlijsten zullen in het eerste kwartaal van 2026 verder oplopen.",
        "Het CPB voorspelt dat de economie volgend jaar zal krimpen.",
        "De bevolking zal tot 2050 groeien.",
        "Het tekort zal eind 2026 uitkomen op 2,5 procent.",
        // What is not to be, right before its time.
        "De moties die niet meer dit jaar worden afgehandeld, staan in de bijlage.",
        "Het wetsvoorstel wordt niet meer voor het einde van dit jaar ingediend.",
        "Het wetsvoorstel kan niet langer voor het kerstreces worden ingediend.",
    ];
    for sentence in cases {
        assert_eq!(deadlines(DATE, sentence), vec![], "{sentence}");
    }
}

#[test]
fn ok_each_term_of_a_sentence() {
    let quotes = |sentence| -> Vec<(String, String)> {
        deadlines(DATE, sentence).into_iter().map(|(quote, latest, _)| (quote, latest)).collect()
    };
    assert_eq!(
        quotes(
            "De inspectie rondt haar onderzoek in mei 2026 af, waarna ik de Kamer in juni 2026 zal berichten."
        ),
        [("mei 2026".into(), "2026-05-31".into()), ("juni 2026".into(), "2026-06-30".into())],
    );
    // What lasts from a day on is over at its end; what begins then does so.
    assert_eq!(
        quotes("Het eigen risico wordt afgeschaft van 1 januari 2026 tot 1 januari 2027."),
        [("1 januari 2027".into(), "2026-12-31".into())],
    );
    assert_eq!(
        quotes("De proef start van 1 januari 2026 tot 1 januari 2027."),
        [
            ("1 januari 2026".into(), "2026-01-01".into()),
            ("1 januari 2027".into(), "2026-12-31".into())
        ],
    );
    assert_eq!(
        quotes(
            "Vóór 1 november 2025 informeer ik u over de proef in Zwolle, die tot 1 mei 2026 doorloopt."
        ),
        [
            ("1 november 2025".into(), "2025-10-31".into()),
            ("1 mei 2026".into(), "2026-04-30".into())
        ],
    );
    assert_eq!(
        quotes("Voorafgaand aan het commissiedebat van 12 november 2025 ontvangt u mijn brief."),
        [("12 november 2025".into(), "2025-11-11".into())],
    );
    assert_eq!(
        quotes(
            "Met het oog op de behandeling van de wet stuur ik uw Kamer de nota vóór 1 mei 2026."
        ),
        [("1 mei 2026".into(), "2026-04-30".into())],
    );
    assert_eq!(
        quotes("Hierbij meld ik dat de regeling op 1 januari 2026 in werking treedt."),
        [("1 januari 2026".into(), "2026-01-01".into())],
    );
    assert_eq!(
        quotes("Hoewel het in 2024 niet is gelukt, stuur ik uw Kamer in maart 2026 een plan."),
        [("maart 2026".into(), "2026-03-31".into())],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrasings")]
fn ok_who_whom_and_how_firm() {
    let cases = [
        (
            "Vóór 1 mei 2026 informeer ik uw Kamer.",
            Some("ik"),
            Some("uw Kamer"),
            "informeer",
            Firmness::Firm,
        ),
        (
            "Het kabinet streeft ernaar de wet in 2027 bij de Tweede Kamer in te dienen.",
            Some("Het kabinet"),
            Some("de Tweede Kamer"),
            "in te dienen",
            Firmness::Intended,
        ),
        (
            "Naar verwachting ontvangt uw Kamer het rapport in juni 2026.",
            None,
            Some("uw Kamer"),
            "ontvangt",
            Firmness::Expected,
        ),
        ("De evaluatie wordt in 2028 afgerond.", None, None, "afgerond", Firmness::Firm),
        // Who only joins in.
        (
            "Het plan zal ik u samen met de minister van VROM voor de zomer van 2026 doen toekomen.",
            Some("ik"),
            Some("u"),
            "doen toekomen",
            Firmness::Firm,
        ),
        (
            "Wij sturen uw Kamer, in overleg met de minister van VROM en de staatssecretaris van \
             Financiën, in maart 2026 een brief.",
            Some("Wij"),
            Some("uw Kamer"),
            "sturen",
            Firmness::Firm,
        ),
        (
            "De minister van Financiën stuurt, mede namens de minister van Defensie, uw Kamer in \
             maart 2026 een brief.",
            Some("De minister van Financiën"),
            Some("uw Kamer"),
            "stuurt",
            Firmness::Firm,
        ),
        (
            "In overleg met de sector stuurt de minister van Defensie uw Kamer in maart 2026 een brief.",
            Some("de minister van Defensie"),
            Some("uw Kamer"),
            "stuurt",
            Firmness::Firm,
        ),
        (
            "De commissie-Van Rijn brengt in maart 2026 advies uit aan de minister van Defensie.",
            Some("commissie-Van Rijn"),
            None,
            "advies",
            Firmness::Firm,
        ),
        (
            "Ik streef ernaar de wet nog dit parlementaire jaar te wijzigen.",
            Some("Ik"),
            None,
            "streef",
            Firmness::Intended,
        ),
        (
            "De Tweede Kamer ontvangt de wet naar verwachting in juni 2026.",
            None,
            Some("De Tweede Kamer"),
            "ontvangt",
            Firmness::Expected,
        ),
        (
            "De minister van Financiën informeert uw Kamer voor 1 december 2025 hierover.",
            Some("De minister van Financiën"),
            Some("uw Kamer"),
            "informeert",
            Firmness::Firm,
        ),
        (
            "De ministers van SZW en van Onderwijs, Cultuur en Wetenschap sturen uw Kamer in maart \
             2026 een brief.",
            Some("De ministers van SZW en van Onderwijs, Cultuur en Wetenschap"),
            Some("uw Kamer"),
            "sturen",
            Firmness::Firm,
        ),
        (
            "De beoogde start van het programma is medio 2026.",
            None,
            None,
            "start",
            Firmness::Intended,
        ),
    ];
    for (sentence, owner, recipient, cue, firmness) in cases {
        let read = Bench::get().read(DATE, &[sentence], &[]);
        let row = &read.facts.deadlines[0];
        let text = |place| read.text(place);
        assert_eq!(row.owner.map(text), owner, "{sentence}");
        assert_eq!(row.recipient.map(text), recipient, "{sentence}");
        assert_eq!(text(row.cue), cue, "{sentence}");
        assert_eq!(row.firmness, firmness, "{sentence}");
    }
}
