//! What papers say of motions, and which number each mention of one gets.

use super::super::testing::Bench;
use super::*;

const NOTES: &[&str] = &[
    "Kamerstukken II 2023/24, 36410-VI, nr. 50",
    "Kamerstukken II 2022/23, 36360-VI, nr. 19",
    "Kamerstuk 31 066, nr. 472, t.v.v. nr. 468.",
    "Zie het rapport van de Inspectie.",
];

fn motions(sentences: &[&str]) -> Vec<(String, Option<String>, MotionStatus)> {
    let read = Bench::get().read("2025-10-03", sentences, NOTES);
    let rows = read.facts.motions.iter();
    rows.map(|row| (read.text(row.place).to_owned(), row.identifier.clone(), row.status)).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrasings")]
fn ok_status_and_identifier_of_one_motion() {
    use MotionStatus::{Afgedaan, Mentioned, Ontraden, Uitvoering, Verworpen};
    let (one, three) = (Some("kst-36410-VI-50"), Some("kst-31066-472"));
    let cases: &[(&[&str], Option<&str>, MotionStatus)] = &[
        (&["Conform de motie van het lid Kat{1} wordt uw Kamer geïnformeerd."], one, Uitvoering),
        (&["In lijn met de gewijzigde motie-Kat c.s.{3} is gewerkt."], three, Uitvoering),
        (&["Hiermee beschouw ik de motie van het lid Kat{1} als afgedaan."], one, Afgedaan),
        (
            &["Naar aanleiding van de motie van de leden Kat en Bouw{1}, heb ik gesproken."],
            one,
            Uitvoering,
        ),
        (
            &[
                "De motie van de leden Kat en Bouw{1} verzoekt de regering te handelen.",
                "Daaraan is gevolg gegeven: er is gewerkt.",
                "Ik beschouw deze motie als uitgevoerd.",
            ],
            one,
            Afgedaan,
        ),
        (
            &[
                "De motie van het lid Kat{1} verzoekt de regering te handelen.",
                "Daaraan is gevolg gegeven.",
            ],
            one,
            Uitvoering,
        ),
        (&["De motie van het lid Kat{1} vraagt de regering om een plan."], one, Mentioned),
        (
            &["Aan de motie-Kat c.s.{3}, die om een toets vraagt, wordt nog gewerkt."],
            three,
            Uitvoering,
        ),
        (
            &["Hoe verhoudt dit zich tot de motie van het lid Kat over een plafond?{1}"],
            one,
            Mentioned,
        ),
        (
            &["Met dit bericht wordt de motie Kat c.s.{1} om met voorstellen te komen afgedaan."],
            one,
            Afgedaan,
        ),
        (
            &["Ik informeer u hierbij zoals verzocht via de motie Kat c.s.{1} over de borging."],
            one,
            Uitvoering,
        ),
        (
            &[
                "Gelet op de motie van het lid Kat c.s.,{1} over een instituut, reageer ik hier en beschouw ik de verwante motie als afgedaan.",
            ],
            one,
            Afgedaan,
        ),
        (
            &["De motie van het lid Kat{1} kan nog niet als afgedaan worden beschouwd."],
            one,
            Mentioned,
        ),
        (&["De motie van het lid Kat{1} is op 3 juni verworpen."], one, Verworpen),
        (&["Ik heb de motie van het lid Kat{1} ontraden."], one, Ontraden),
        (&["De minister ontraadt de motie-Kat{1}."], one, Ontraden),
        (&["Het lid Kat houdt zijn motie-Kat{1} aan."], one, MotionStatus::Aangehouden),
        (&["Mevrouw Kat trekt de motie-Kat{1} in."], one, MotionStatus::Ingetrokken),
        (&["De motie-Kat{1} houdt de gemoederen bezig."], one, Mentioned),
        (
            &[
                "Hiermee is uitvoering gegeven aan de motie-Kat (Kamerstukken II 2023/24, 36410-VI, nr. 50).",
            ],
            one,
            Uitvoering,
        ),
        (
            &[
                "Met de motie van het lid Kat (Kamerstuk 31 066, nr. 472) heeft uw Kamer gevraagd om spoed.",
            ],
            three,
            Mentioned,
        ),
        (&["Ter uitvoering van de motie Kat{1} is een onderzoek gestart."], one, Uitvoering),
        (&["Hiermee voldoe ik aan de motie van het lid Kat{1}."], one, Afgedaan),
        (
            &["De motie van het lid Kat{1} verzoekt de regering een onderzoek te laten uitvoeren."],
            one,
            Mentioned,
        ),
        (
            &["De motie van het lid Kat{1} verzoekt erop toe te zien dat de wet wordt uitgevoerd."],
            one,
            Mentioned,
        ),
        (
            &["De motie van het lid Kat{1}, waarin wordt verzocht om een plan, is uitgevoerd."],
            one,
            Afgedaan,
        ),
        (
            &[
                "De motie-Kat c.s. (36 410 VI, nr. 50) is daarmee naar mijn oordeel voldoende uitgevoerd.",
            ],
            one,
            Afgedaan,
        ),
        (&["De motie van het lid Kat{1} zal in 2026 worden uitgevoerd."], one, Uitvoering),
        (&["De motie van het lid Kat{1} is nog niet uitgevoerd."], one, Mentioned),
        (&["De motie van het lid Kat{1} heb ik ontraden en is verworpen."], one, Verworpen),
        (&["Ik geef geen uitvoering aan de motie van het lid Kat{1}."], one, Mentioned),
        (
            &[
                "De motie van het lid Kat{1} verzoekt de regering de uitvoering van de wet te verbeteren.",
            ],
            one,
            Mentioned,
        ),
        (
            &["Over de motie van het lid Kat heb ik u in mijn brief{1} geïnformeerd."],
            None,
            Mentioned,
        ),
        (&["De motie van het lid Kat{4} vraagt om toezicht."], None, Mentioned),
    ];
    for (sentences, identifier, status) in cases {
        let rows = motions(sentences);
        assert_eq!(rows.len(), 1, "{sentences:?}: {rows:?}");
        assert_eq!((rows[0].1.as_deref(), rows[0].2), (*identifier, *status), "{sentences:?}");
    }
}

#[test]
fn ok_a_number_is_carried_to_later_mentions() {
    let rows = motions(&[
        "Ik informeer u over de uitvoering van de motie van de leden Kat en Bouw{1}, waarin om aandacht wordt verzocht, en de motie van lid Van der Werf{2} over werkgevers.",
        "In de motie Kat et. al. vraagt u om een gesprek.",
        "Tevens verzoekt de motie Van der Werf om een tafel.",
        "Deze motie is besproken.",
    ]);
    let want = [
        ("motie van de leden Kat en Bouw", "kst-36410-VI-50", MotionStatus::Uitvoering),
        ("motie van lid Van der Werf", "kst-36360-VI-19", MotionStatus::Uitvoering),
        ("motie Kat", "kst-36410-VI-50", MotionStatus::Mentioned),
        ("motie Van der Werf", "kst-36360-VI-19", MotionStatus::Mentioned),
    ];
    let rows: Vec<_> =
        rows.iter().map(|(q, id, s)| (q.as_str(), id.as_deref().unwrap_or(""), *s)).collect();
    assert_eq!(rows, want);
}

#[test]
fn ok_several_motions_each_with_its_own() {
    let rows = motions(&[
        "De moties van het lid Kat{1} en van het lid Bouw{2} zijn verworpen.",
        "Hiermee geef ik uitvoering aan de motie-Sol en beschouw ik de motie-Haan als afgedaan.",
    ]);
    let statuses: Vec<_> = rows.iter().map(|(q, _, s)| (q.as_str(), *s)).collect();
    let want = [
        ("moties van het lid Kat", MotionStatus::Verworpen),
        ("Bouw", MotionStatus::Verworpen),
        ("motie-Sol", MotionStatus::Uitvoering),
        ("motie-Haan", MotionStatus::Afgedaan),
    ];
    assert_eq!(statuses, want);
}

#[test]
fn ok_a_bare_motion_with_its_number() {
    let rows = motions(&["De motie over lachgas (Kamerstuk 31 066, nr. 472) is uitgevoerd."]);
    let want = ("motie".to_owned(), Some("kst-31066-472".to_owned()), MotionStatus::Afgedaan);
    assert_eq!(rows, vec![want]);
}

#[test]
fn err_bare_back_references() {
    for sentence in ["Deze motie is aangenomen.", "Uw Kamer nam een motie aan.", "De motie is oud."]
    {
        assert_eq!(motions(&[sentence]), vec![], "{sentence}");
    }
}

#[test]
fn ok_status_in_a_list() {
    // rijksfinancien.nl, begroting Koninkrijksrelaties 2020, bijlage 3
    let entries = [
        "De motie van het lid Diertens c.s. Verzoekt de regering, de openbare lichamen ondersteuning aan te bieden.",
        "Plenair debat Bestaansminimum d.d. 26 september 2018 (Handelingen II 2018/19, nr. 5, item 6)",
        "Afgedaan. De beantwoording van de motie is overgedragen aan het Ministerie van SZW.",
        "De motie van het lid Van Tongeren. Verzoekt de regering om te onderzoeken hoe regelingen kunnen.",
        "Kamerstukken II 2021/22, 35925 VII nr. 165",
    ];
    let read = Bench::get().read_paragraphs(&entries);
    let rows = read.facts.motions.iter();
    let found: Vec<_> = rows.map(|row| (row.identifier.as_deref(), row.status)).collect();
    let second = Some("kst-35925-VII-165");
    assert_eq!(found, [(None, MotionStatus::Afgedaan), (second, MotionStatus::Mentioned)]);
}
