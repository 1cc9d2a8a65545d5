//! What holds for every text, however odd: offsets, quotes, the order of places, mentions that do
//! not cross, and CSV and Parquet that say the same.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use griffie::dataset::Dataset;
use griffie::lexicon::Grammars;
use griffie::publish::{Format, Publication, Settings};
use griffie::read::Raw;
use griffie::table::{self, ColumnType};
use griffie::{Griffie, Paper, Source, Span};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static GRIFFIE: LazyLock<Griffie> =
    LazyLock::new(|| Griffie::new(&Grammars::built_in()).expect("the lists are sound"));

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

fn read(text: &str) -> Paper {
    GRIFFIE.read(Source::plain("proef.txt", text))
}

/// Publishes papers in one format and opens what was written.
fn published(papers: &[Paper], room: &Path, format: Format) -> Dataset {
    let out = room.join(format.ending());
    let settings = Settings { formats: vec![format], ..Settings::default() };
    let mut publication = Publication::begin(&out, &settings).expect("begun");
    publication.write(&table::tabulate(papers).expect("rows").batches).expect("written");
    publication.commit(GRIFFIE.grammars()).expect("committed");
    Dataset::open(&out).expect("opened")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(256)) })]

    #[test]
    fn ok_any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for begin in ["", "%PDF-1.7\n", "PK\u{3}\u{4}", "<html>", "<?xml version=\"1.0\"?>", "{\"id\":1,"] {
            let bytes = [begin.as_bytes(), &bytes].concat();
            if let Ok(source) = Raw::new("proef", bytes).read() {
                let mut spans = source.marks.iter().map(|mark| mark.span);
                let sound = spans.all(|span| source.text.get(span.start..span.end).is_some());
                prop_assert!(sound);
                GRIFFIE.read(source);
            }
        }
    }

    #[test]
    fn ok_every_flow_leads_back_to_the_source(text in texts()) {
        let paper = read(&text);
        for id in paper.layout.flow_ids() {
            let flow = paper.layout.flow(id);
            let mut last = Span::new(0, 0);
            for run in flow.runs() {
                prop_assert!(run.flow.start == last.end, "runs follow each other");
                prop_assert!(text.get(run.source.start..run.source.end).is_some());
                prop_assert!(flow.text().get(run.flow.start..run.flow.end).is_some());
                last = run.flow;
            }
            prop_assert_eq!(last.end, flow.text().len());
        }
    }

    #[test]
    fn ok_mentions_are_in_order_and_never_cross(text in texts()) {
        let paper = read(&text);
        let layout = &paper.layout;
        for (id, mentions) in layout.flow_ids().zip(GRIFFIE.scan(layout, &paper.facts.document)) {
            let flow = layout.flow(id).text();
            for mention in &mentions {
                prop_assert!(!mention.span.is_empty());
                prop_assert!(flow.get(mention.span.start..mention.span.end).is_some());
            }
            for pair in mentions.windows(2) {
                let [one, next] = pair else { continue };
                let (one, next) = (one.span, next.span);
                prop_assert!(one.start <= next.start, "{:?} {:?} in {}", one, next, flow);
                let apart = !one.overlaps(next) || one.contains(next) || next.contains(one);
                prop_assert!(apart, "{:?} {:?} in {}", one, next, flow);
            }
        }
    }

    #[test]
    fn ok_every_quote_is_the_text_at_its_place(text in texts()) {
        let room = tempfile::tempdir().expect("folder");
        let dataset = published(&[read(&text)], room.path(), Format::Parquet);
        let characters: Vec<char> = text.chars().collect();
        for schema in table::schema() {
            let has = |name: &str| schema.columns.iter().any(|column| column.name == name);
            if !(has("quote") && has("char_start")) {
                continue;
            }
            let table = dataset.table(schema.name).expect("table");
            let column = |name| table.column(name).expect("column");
            let (quote, start, end) = (column("quote"), column("char_start"), column("char_end"));
            let mut last = None;
            for row in 0..table.rows() {
                let place = (start.int(row), end.int(row));
                let (Some(from), Some(to)) = place else { return Err(TestCaseError::fail("null")) };
                let there = characters.get(from as usize..to as usize);
                let there: Option<String> = there.map(|there| there.iter().collect());
                prop_assert_eq!(quote.text(row).map(str::to_owned), there);
                prop_assert!(last < Some(from) && from < to, "{} {:?}", schema.name, place);
                last = Some(from);
            }
        }
    }

    #[test]
    fn ok_csv_and_parquet_say_the_same(some in prop::collection::vec(texts(), 1..4)) {
        // A paper without text is refused before this.
        let papers: Vec<Paper> = some.iter().map(|text| read(&format!("Brief {text}"))).collect();
        let room = tempfile::tempdir().expect("folder");
        let [csv, parquet] = Format::ALL.map(|format| published(&papers, room.path(), format));
        for schema in table::schema() {
            let (one, other) = (csv.table(schema.name), parquet.table(schema.name));
            let (one, other) = (one.expect("table"), other.expect("table"));
            let rows = one.rows();
            prop_assert_eq!(rows, other.rows(), "{}", schema.name);
            for column in &schema.columns {
                let (one, other) =
                    (one.column(column.name).expect("there"), other.column(column.name).expect("there"));
                for row in 0..rows {
                    prop_assert_eq!(one.cell(row), other.cell(row), "{}.{}", schema.name, column.name);
                    let empty = column.kind == ColumnType::Text && one.text(row) == Some("");
                    prop_assert!(!empty, "{}.{}", schema.name, column.name);
                }
            }
        }
    }
}

/// How many texts each property is held against; `GRIFFIE_CASES` for a longer search.
fn cases(default: u32) -> u32 {
    std::env::var("GRIFFIE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}
