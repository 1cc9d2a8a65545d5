//! Phrasings of motions, and of what is none.

use super::*;

/// The quote and its submitters.
type Case<'c> = (&'c str, &'c [&'c str]);

fn read(text: &str) -> Vec<(&str, Vec<String>)> {
    let grammar = MotionGrammar::new(&Grammars::built_in()).unwrap();
    let at = text.to_lowercase().find("motie").unwrap();
    let found = grammar.read(Here { flow: text, at, words: &[] });
    let mentions = found.map(|found| found.mentions).unwrap_or_default();
    mentions
        .into_iter()
        .filter_map(|mention| match mention.value {
            Value::Motion(motion) => Some((mention.span.of(text), motion.submitters)),
            _ => None,
        })
        .collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrasings")]
fn ok_one_motion() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("de motie van het lid Kröger c.s. over", "motie van het lid Kröger", &["Kröger"]),
        ("Motie van het lid Mutluer c.s.", "Motie van het lid Mutluer", &["Mutluer"]),
        ("de motie Slob/de Rouwe over", "motie Slob/de Rouwe", &["Slob", "De Rouwe"]),
        ("motie van het lid De Kort1het kabinet", "motie van het lid De Kort", &["De Kort"]),
        (
            "de motie van GroenLinks en PvdA over",
            "motie van GroenLinks en PvdA",
            &["GroenLinks", "PvdA"],
        ),
        (
            "de motie-Van Ardenne-van der Hoeven/Schreijer-Pierik over",
            "motie-Van Ardenne-van der Hoeven/Schreijer-Pierik",
            &["Van Ardenne-van der Hoeven", "Schreijer-Pierik"],
        ),
        ("de motie van GroenLinks", "motie van GroenLinks", &["GroenLinks"]),
        ("de motie van Volt en de PvdA", "motie van Volt en de PvdA", &["Volt", "PvdA"]),
        ("de motie van de VVD-fractie is", "motie van de VVD-fractie", &["VVD"]),
        ("een motie van de fractie van het CDA om", "motie van de fractie van het CDA", &["CDA"]),
        (
            "de motie van D66, de SP en de ChristenUnie",
            "motie van D66, de SP en de ChristenUnie",
            &["D66", "SP", "ChristenUnie"],
        ),
        (
            "de motie van het VVD-Kamerlid Aartsen over",
            "motie van het VVD-Kamerlid Aartsen",
            &["Aartsen"],
        ),
        ("de motie van lid Van der Werf over", "motie van lid Van der Werf", &["Van der Werf"]),
        (
            "een motie van de leden Sneller en Mutluer,",
            "motie van de leden Sneller en Mutluer",
            &["Sneller", "Mutluer"],
        ),
        (
            "de motie van de leden Verhaar en Te Riele verzoekt",
            "motie van de leden Verhaar en Te Riele",
            &["Verhaar", "Te Riele"],
        ),
        (
            "motie van de leden Ceder, Bikker en Segers (36 200)",
            "motie van de leden Ceder, Bikker en Segers",
            &["Ceder", "Bikker", "Segers"],
        ),
        (
            "motie van de leden Bushoff (PvdA), Bikker (ChristenUnie) en Paulusma (D66) aan",
            "motie van de leden Bushoff (PvdA), Bikker (ChristenUnie) en Paulusma",
            &["Bushoff", "Bikker", "Paulusma"],
        ),
        ("motie-Lodders/Geurts (33576, nr. 105)", "motie-Lodders/Geurts", &["Lodders", "Geurts"]),
        ("de gewijzigde motie-Slagman c.s., die", "motie-Slagman", &["Slagman"]),
        (
            "de motie-Van den Brink/Ter Haar vraagt",
            "motie-Van den Brink/Ter Haar",
            &["Van den Brink", "Ter Haar"],
        ),
        ("de motie Van der Werf d.d. 30 juni", "motie Van der Werf", &["Van der Werf"]),
        ("de motie van der Werf", "motie van der Werf", &["Van der Werf"]),
        ("de motie Sneller et. al. vraagt", "motie Sneller", &["Sneller"]),
        ("de motie Bruins Slot over", "motie Bruins Slot", &["Bruins Slot"]),
        ("de motie Jasper van Dijk c.s.", "motie Jasper van Dijk", &["Van Dijk"]),
        (
            "De motie van de leden Dekker-Abdulaziz en Romke de Jong; Verzoekt de regering",
            "motie van de leden Dekker-Abdulaziz en Romke de Jong",
            &["Dekker-Abdulaziz", "De Jong"],
        ),
        ("motie van het lid Agnes Mulder over", "motie van het lid Agnes Mulder", &["Mulder"]),
        (
            "de motie van de leden El Abassi en Ben Hamida",
            "motie van de leden El Abassi en Ben Hamida",
            &["El Abassi", "Ben Hamida"],
        ),
        (
            "motie van de leden Van 't Wout en Michon-Derkzen",
            "motie van de leden Van 't Wout en Michon-Derkzen",
            &["Van 't Wout", "Michon-Derkzen"],
        ),
        ("de motie van het lid D'Aversa", "motie van het lid D'Aversa", &["D'Aversa"]),
        (
            "motie van wantrouwen van het lid Wilders tegen",
            "motie van wantrouwen van het lid Wilders",
            &["Wilders"],
        ),
        (
            "motie van afkeuring van de leden Klaver en Marijnissen",
            "motie van afkeuring van de leden Klaver en Marijnissen",
            &["Klaver", "Marijnissen"],
        ),
        (
            "motie van het toenmalige lid Voordewind",
            "motie van het toenmalige lid Voordewind",
            &["Voordewind"],
        ),
        (
            "motie ingediend door het lid Stoffer (SGP)",
            "motie ingediend door het lid Stoffer",
            &["Stoffer"],
        ),
        (
            "de motie over mestverwerking van het lid Bisschop (28 973)",
            "motie over mestverwerking van het lid Bisschop",
            &["Bisschop"],
        ),
        (
            "motie Omtzigt, Leijten en Van Weyenberg inzake",
            "motie Omtzigt, Leijten en Van Weyenberg",
            &["Omtzigt", "Leijten", "Van Weyenberg"],
        ),
        ("motie van het lid Sneller en de Minister", "motie van het lid Sneller", &["Sneller"]),
        (
            "de motie van het lid Rajkowski, Kamerstukken II",
            "motie van het lid Rajkowski",
            &["Rajkowski"],
        ),
        ("de motie Heerma, waarin Nederland", "motie Heerma", &["Heerma"]),
        ("de motie Ouwehand, Kamer en kabinet", "motie Ouwehand", &["Ouwehand"]),
        ("MOTIE VAN HET LID VAN DER PLAS", "MOTIE VAN HET LID VAN DER PLAS", &["VAN DER PLAS"]),
        ("Motie van Haverkamp over het", "Motie van Haverkamp", &["Haverkamp"]),
        ("de motie van Wilders en Agema", "motie van Wilders en Agema", &["Wilders", "Agema"]),
        ("de motie van Nispen over", "motie van Nispen", &["Van Nispen"]),
        ("de motie Van Raan over", "motie Van Raan", &["Van Raan"]),
        ("motie van den Brink", "motie van den Brink", &["Van den Brink"]),
        ("motie van het lid De Kort1 het kabinet", "motie van het lid De Kort", &["De Kort"]),
        ("de motie van senator Rietkerk c.s.", "motie van senator Rietkerk", &["Rietkerk"]),
    ];
    for (text, quote, names) in cases {
        let want = vec![(*quote, names.iter().map(ToString::to_string).collect())];
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn ok_submitters_before_the_noun() {
    let grammar = MotionGrammar::new(&Grammars::built_in()).unwrap();
    let names = |text| {
        let found = grammar.read(Here { flow: text, at: 0, words: &[] })?;
        let mention = found.mentions.into_iter().next()?;
        match mention.value {
            Value::Motion(motion) => Some((mention.span.of(text), motion.submitters)),
            _ => None,
        }
    };
    assert_eq!(
        names("door het lid Kat ingediende motie is"),
        Some(("door het lid Kat ingediende motie", vec!["Kat".to_owned()])),
    );
    assert_eq!(
        names("door de leden Kat en Bouw (VVD) c.s. ingediende gewijzigde motie"),
        Some((
            "door de leden Kat en Bouw (VVD) c.s. ingediende gewijzigde motie",
            vec!["Kat".to_owned(), "Bouw".to_owned()],
        )),
    );
    for text in [
        "door het lid Kat ingediende amendement",
        "door het lid Kat gestelde vragen",
        "door de Kamer ingediende motie",
    ] {
        assert_eq!(names(text), None, "{text}");
    }
}

#[test]
fn ok_several_motions() {
    let cases: &[(&str, &[Case<'_>])] = &[
        (
            "de moties van de leden Kat en Palland en van het lid Maatoug",
            &[
                ("moties van de leden Kat en Palland", &["Kat", "Palland"]),
                ("Maatoug", &["Maatoug"]),
            ],
        ),
        (
            "de moties van het lid Erkens, van het lid Boucke en van de leden Grinwis en Bontenbal zijn",
            &[
                ("moties van het lid Erkens", &["Erkens"]),
                ("Boucke", &["Boucke"]),
                ("Grinwis en Bontenbal", &["Grinwis", "Bontenbal"]),
            ],
        ),
        (
            "de moties Kuiken en Van Nispen",
            &[("moties Kuiken", &["Kuiken"]), ("Van Nispen", &["Van Nispen"])],
        ),
    ];
    for (text, want) in cases {
        let want: Vec<(&str, Vec<String>)> = want
            .iter()
            .map(|(quote, names)| (*quote, names.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn err_no_submitter() {
    let cases = [
        "deze motie is verworpen",
        "de motie (Kamerstuk 29 517, nr. 12)",
        "de motie Kamerbreed gesteund",
        "een motie van wantrouwen tegen de minister",
        "de motie van de Kamer",
        "de motie van de VVD-woordvoerder",
        "de motie van de gemeente",
        "de motie van SPD en anderen",
        "de motie PVV",
        "de motie. Het kabinet",
        "de motie van 30 juni 2023",
        "de motie Van de Tweede Kamer",
        "de motie over een verbod op lachgas",
        "motie II",
    ];
    for text in cases {
        let want = text.to_lowercase().find("motie").unwrap();
        assert_eq!(read(text), vec![(&text[want..want + 5], Vec::new())], "{text}");
    }
    assert_eq!(read("pro-motie Jansen"), vec![]);
}
