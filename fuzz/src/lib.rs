//! What each step promises of any bytes: the bodies of the fuzz targets. `tests/fuzz_corpus.rs`
//! replays what they found.

use griffie::dataset::{Dataset, Table};
use griffie::grammar::Scanner;
use griffie::layout::{BlockKind, Layout, Layouter, RunKind};
use griffie::lexicon::Grammars;
use griffie::publish::{Format, Publication, Settings};
use griffie::read::{Inputs, LARGEST_FILE, Papers, Raw};
use griffie::table::{self, ColumnType, TableSchema};
use griffie::{Griffie, Paper, Source, Span, check};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

/// A step by its name, and what it promises of any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them, in the order of the flow.
pub const TARGETS: [Target; 6] = [
    ("read", read),
    ("papers", papers),
    ("layout", layout),
    ("scan", scan),
    ("relate", relate),
    ("publish", publish),
];

/// What parts the papers in the bytes that [`publish`] is given.
const NEXT_PAPER: u8 = 0x1e;

static GRIFFIE: LazyLock<Griffie> =
    LazyLock::new(|| Griffie::new(&Grammars::built_in()).expect("the lists are sound"));

static LAYOUTER: LazyLock<Layouter> =
    LazyLock::new(|| Layouter::new(&Grammars::built_in()).expect("the lists are sound"));

static SCANNER: LazyLock<Scanner> =
    LazyLock::new(|| Scanner::new(&Grammars::built_in()).expect("the lists are sound"));

/// A file is refused with a message, or read: its marks lie on characters, in order, and nest.
pub fn read(bytes: &[u8]) {
    let Some(source) = source(bytes) else { return };
    assert_eq!(self::source(bytes).as_ref(), Some(&source), "read twice, and not the same");
    let text = &source.text;
    let mut open: Vec<Span> = Vec::new();
    for (index, mark) in source.marks.iter().enumerate() {
        let span = mark.span;
        assert!(text.get(span.start..span.end).is_some(), "{mark:?} is no stretch of the text");
        let key = |span: Span| (span.start, Reverse(span.end));
        let next = source.marks.get(index + 1);
        assert!(next.is_none_or(|next| key(span) <= key(next.span)), "{mark:?} before {next:?}");
        open.retain(|outer| outer.end > span.start);
        assert!(open.iter().all(|outer| span.end <= outer.end), "{mark:?} crosses {open:?}");
        open.push(span);
    }
    for doubt in &source.doubts {
        assert!(doubt.at.is_none_or(|at| text.is_char_boundary(at)), "{doubt:?}");
    }
}

/// What a file holds comes paper by paper: each under a name of its own, with its own sum.
pub fn papers(bytes: &[u8]) {
    let room = tempfile::tempdir().expect("a folder");
    let path = room.path().join("papers");
    std::fs::write(&path, bytes).expect("a file");
    let given: Vec<_> = Papers::new(Inputs::find(std::slice::from_ref(&path))).collect();
    let again: Vec<_> = Papers::new(Inputs::find(&[path])).collect();
    assert!(given == again, "read twice, and not the same");
    let mut names = HashSet::new();
    for paper in &given {
        match paper {
            Ok(paper) => {
                assert!(names.insert(&paper.source), "{} comes twice", paper.source);
                assert!(paper.bytes.len() as u64 <= LARGEST_FILE, "{}", paper.source);
                let alone = Raw::new(paper.source.clone(), paper.bytes.clone());
                assert_eq!(alone.sha256, paper.sha256);
            }
            Err(refusal) => assert!(!refusal.message.trim().is_empty(), "{refusal:?}"),
        }
    }
}

/// A paper is laid out: see [`laid_out`].
pub fn layout(bytes: &[u8]) {
    if let Some(source) = source(bytes) {
        laid_out(&source);
    }
}

/// Lays a paper out: blocks stand in order, runs map exactly, sentences too, and no character
/// stands in two flows or, where the container does not mark it, in none.
pub fn laid_out(source: &Source) -> Layout {
    let text = source.text.as_str();
    let layout = LAYOUTER.lay_out(source);
    let mut owners = vec![0_u8; text.len()];
    let mut own = |span: Span| {
        let owned = owners.get_mut(span.start..span.end).expect("a stretch of the text");
        for count in owned {
            *count += 1;
        }
    };
    let mut last = 0;
    for (index, block) in layout.blocks.iter().enumerate() {
        assert!(last <= block.span.start, "blocks out of order");
        last = block.span.start;
        let section = block.section.map(|section| &layout.blocks[section].kind);
        assert!(section.is_none_or(|kind| matches!(kind, BlockKind::Heading { .. })));
        for flow in block.flows() {
            assert_eq!(layout.flow(flow).block, index, "a flow of another block");
        }
    }
    for flow in &layout.flows {
        let mut at = 0;
        for run in flow.runs() {
            assert_eq!(run.flow.start, at, "runs leave no gap");
            assert!(text.get(run.source.start..run.source.end).is_some());
            assert!(flow.text().get(run.flow.start..run.flow.end).is_some());
            at = run.flow.end;
            match run.kind {
                RunKind::Same => assert_eq!(run.flow.of(flow.text()), run.source.of(text)),
                RunKind::Space => assert_eq!(run.flow.of(flow.text()), " "),
                RunKind::Folded => assert!(!run.source.is_empty()),
            }
            if run.kind != RunKind::Space {
                own(run.source);
            }
        }
        assert_eq!(at, flow.text().len());
        for note in &flow.notes {
            own(note.source);
            let block = note.note.map(|index| &layout.blocks[index].kind);
            assert!(block.is_none_or(|kind| matches!(kind, BlockKind::Note { .. })));
        }
        let mut end = 0;
        for sentence in &flow.sentences {
            let words = flow.text().get(sentence.start..sentence.end).expect("a sentence");
            assert!(sentence.start >= end && words.trim() == words, "{words:?}");
            end = sentence.end;
        }
    }
    for (at, c) in text.char_indices() {
        assert!(owners[at] <= 1, "{c:?} at {at} stands in two flows");
        // What joins words, cells and pages, and what notes are called.
        let free = c.is_whitespace() || c.is_control() || "-|[]().*↩".contains(c);
        let unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{feff}');
        let label = c.is_ascii_digit() || matches!(c, '¹' | '²' | '³' | '⁰'..='⁹');
        let free = free || unseen || label;
        let around = || text.chars().skip(text[..at].chars().count().saturating_sub(20)).take(40);
        assert!(
            owners[at] == 1 || free || !source.marks.is_empty(),
            "{c:?} at {at} is lost: {:?}",
            around().collect::<String>()
        );
    }
    layout
}

/// Mentions stand on characters, in order, and never cross.
pub fn scan(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut open: Vec<Span> = Vec::new();
    let mut last = 0;
    for mention in SCANNER.scan(&text) {
        let span = mention.span;
        assert!(!span.is_empty() && text.get(span.start..span.end).is_some(), "{mention:?}");
        assert!(last <= span.start, "{mention:?} is out of order");
        last = span.start;
        open.retain(|outer| outer.end > span.start);
        let crosses = open.iter().find(|outer| !outer.contains(span) && !span.contains(**outer));
        assert!(crosses.is_none(), "{mention:?} crosses {crosses:?}");
        open.push(span);
    }
}

/// Every row of every table keeps what its schema promises, and quotes the text at its place.
pub fn relate(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // A paper without text is refused before this.
    if text.trim().is_empty() {
        return;
    }
    let paper = paper("paper.txt", &text);
    let characters: Vec<char> = paper.source.text.chars().collect();
    for event in &paper.facts.events {
        let (earliest, latest) = (event.time.earliest, event.time.latest);
        assert!(earliest.zip(latest).is_none_or(|(first, last)| first <= last), "{event:?}");
    }
    for amount in &paper.facts.amounts {
        assert!(amount.low <= amount.high, "{amount:?}");
        let years = amount.year_from.zip(amount.year_to);
        assert!(years.is_none_or(|(from, to)| from <= to), "{amount:?}");
    }
    let rows = table::tabulate(&[paper]).expect("rows");
    for schema in table::schema() {
        let own = rows.batches.iter().filter(|(name, _)| *name == schema.name);
        let table = Table::of(schema.clone(), own.map(|(_, rows)| rows.clone()).collect());
        if table.batches().is_empty() {
            continue;
        }
        keeps_its_schema(&table, &schema);
        quotes(&table, &schema, &characters);
    }
}

/// CSV and Parquet say the same, and a dataset does not differ from itself.
pub fn publish(bytes: &[u8]) {
    let texts = bytes.split(|&byte| byte == NEXT_PAPER).take(3).enumerate();
    // Doubles are refused before this, and papers without text.
    let papers: Vec<Paper> = texts
        .map(|(number, text)| {
            let text = format!("Brief {number} {}", String::from_utf8_lossy(text));
            paper(&format!("{number}.txt"), &text)
        })
        .collect();
    let room = tempfile::tempdir().expect("a folder");
    let [csv, parquet] = Format::ALL.map(|format| published(&papers, room.path(), format));
    for schema in table::schema() {
        let one = csv.table(schema.name).expect("a table");
        let other = parquet.table(schema.name).expect("a table");
        assert_eq!(one.rows(), other.rows(), "{}", schema.name);
        for column in &schema.columns {
            let cells = [&one, &other].map(|table| table.column(column.name).expect("a column"));
            for row in 0..one.rows() {
                let [one, other] = cells.each_ref().map(|column| column.cell(row));
                assert_eq!(one, other, "{}.{} in row {row}", schema.name, column.name);
            }
        }
    }
    let found = check::compare(&csv, &parquet).expect("compared");
    assert!(found.clean, "{found:?}");
}

/// The bytes as a paper, if they are one. What a PDF says is told by an interpreter that may panic
/// or loop, in a process of its own: that is not looked at here.
fn source(bytes: &[u8]) -> Option<Source> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return None;
    }
    match Raw::new("paper", bytes.to_vec()).read() {
        Ok(source) => Some(source),
        Err(message) => {
            assert!(!message.trim().is_empty(), "refused without a word");
            None
        }
    }
}

fn paper(name: &str, text: &str) -> Paper {
    GRIFFIE.read(Source::plain(name, text))
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

/// No cell is null that may not be, no text empty, and none outside a closed list.
fn keeps_its_schema(table: &Table, schema: &TableSchema) {
    for column in &schema.columns {
        let cells = table.column(column.name).expect("a column");
        for row in 0..table.rows() {
            let value = cells.value(row);
            let told = value.is_some() || column.nullable || column.kind == ColumnType::List;
            assert!(told, "{}.{} is null in row {row}", schema.name, column.name);
            let text = cells.text(row);
            assert!(text != Some(""), "{}.{} is empty in row {row}", schema.name, column.name);
            let known = |text| column.values.is_empty() || column.values.contains(&text);
            assert!(text.is_none_or(known), "{}.{}: {text:?}", schema.name, column.name);
        }
    }
}

/// Rows with a place stand in its order and quote the characters there.
fn quotes(table: &Table, schema: &TableSchema, text: &[char]) {
    let has = |name: &str| schema.columns.iter().any(|column| column.name == name);
    if !(has("quote") && has("char_start")) {
        return;
    }
    let column = |name| table.column(name).expect("a column");
    let (quote, start, end) = (column("quote"), column("char_start"), column("char_end"));
    let mut last = None;
    for row in 0..table.rows() {
        let (from, to) = start.int(row).zip(end.int(row)).expect("a place");
        let there = text.get(from as usize..to as usize).map(|there| there.iter().collect());
        assert_eq!(quote.text(row).map(str::to_owned), there, "{} in row {row}", schema.name);
        assert!(last < Some(from) && from < to, "{} {from}..{to} in row {row}", schema.name);
        last = Some(from);
    }
}
