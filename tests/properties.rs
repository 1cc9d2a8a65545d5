//! What holds for every text, however odd: offsets, quotes, the order of places, mentions that do
//! not cross, and CSV and Parquet that say the same. The promises are those of the fuzz targets.

#[expect(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the targets are shared with a crate of their own, and stop at the first surprise"
)]
#[path = "../fuzz/src/lib.rs"]
mod steps;

use proptest::prelude::*;

/// Pieces of papers, sound and broken, whose joints are where parsers go wrong.
const PIECES: &[&str] = &[
    "Geachte voorzitter,",
    "\r\n",
    "\n\n",
    "\n",
    "\u{c}",
    "\t",
    " ",
    "\u{a0}",
    "-\n",
    "1 ",
    "33",
    "Vraag 1\n",
    "Antwoord vraag 1 en 2\n",
    "Zie het antwoord op vraag 2.",
    "€ ",
    "€ 1,75 miljoen",
    "€ 5 tot € 10 mln.",
    "70.000.000",
    "(x € 1.000)",
    "29 februari 202433",
    "vóór de zomer",
    "uiterlijk 1 juli 2024",
    "in het eerste kwartaal van ",
    "eind ",
    "begin 2025",
    "2023/24",
    "Kamerstukken II 2023/24, 29517, nr. ",
    "Kamerstuk 36 410-VI, nr. 12",
    "ECLI:NL:HR:2019:2006",
    "de motie-Yeşilgöz c.s.",
    "de motie van het lid ",
    "Wet open overheid",
    "artikel 3, tweede lid,",
    "Ministerie van ",
    "de Minister van Justitie en Veiligheid",
    "het RIVM",
    "(IGJ)",
    "de NVWA",
    "https://www.rijksoverheid.nl/a?b=c",
    "www.",
    "«",
    "»",
    "“",
    "(",
    ")",
    ";",
    ":",
    ".",
    ",",
    "…",
    "Ik zal uw Kamer hierover ",
    "informeren",
    "is besloten",
    "niet",
    "Bijlage 1",
    "Tabel 1\n",
    "Pagina 3 van 7\n",
    "Hoogachtend,\n",
    "D. Yeşilgöz-Zegerius\n",
    "ĳ",
    "ﬁ",
    "e\u{301}",
    "😀",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "|",
    "Politie\t2024\t2025\n",
    "1\t2\n",
    "¹",
    "[1]",
    "1. ",
    "- ",
    "a) ",
    "nr.",
    "EUR 3",
    "–",
    "−",
    "miljard",
    "Trouw, 3 mei 2024.\n",
    "A",
    "é",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z0-9.,;:()€ ]{1,12}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(256)) })]

    #[test]
    fn ok_any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for begin in ["", "PK\u{3}\u{4}", "<html>", "<?xml version=\"1.0\"?>", "{\"id\":1,"] {
            let bytes = [begin.as_bytes(), &bytes].concat();
            steps::read(&bytes);
            steps::papers(&bytes);
        }
    }

    #[test]
    fn ok_every_flow_leads_back_to_the_source(text in texts()) {
        steps::layout(text.as_bytes());
    }

    #[test]
    fn ok_mentions_are_in_order_and_never_cross(text in texts()) {
        steps::scan(text.as_bytes());
    }

    #[test]
    fn ok_every_quote_is_the_text_at_its_place(text in texts()) {
        steps::relate(text.as_bytes());
    }

    #[test]
    fn ok_csv_and_parquet_say_the_same(some in prop::collection::vec(texts(), 1..4)) {
        steps::publish(some.join("\u{1e}").as_bytes());
    }
}

/// How many texts each property is held against; `GRIFFIE_CASES` for a longer search.
fn cases(default: u32) -> u32 {
    std::env::var("GRIFFIE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}
