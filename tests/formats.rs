//! One letter in every format griffie reads says the same: the same values and the same readings
//! in every table, however the letter came.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of a test stop at the first surprise"
)]

mod support;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::sync::Arc;
use support::{PLACED, extract, of_repository, table};

/// A format the letter comes in.
struct Form {
    /// The name of the file.
    name: &'static str,
    /// Makes its bytes.
    bytes: fn() -> Vec<u8>,
    /// Options that reading it takes.
    options: &'static [&'static str],
}

const PLAIN: &str = include_str!("formats/brief.txt");

/// A letter in several forms; the first is what the others are held against.
const LETTER: &[Form] = &[
    form("brief.txt", || include_bytes!("formats/brief.txt").to_vec()),
    form("brief.xml", || include_bytes!("formats/brief.xml").to_vec()),
    form("brief.docx", docx),
    form("brief.html", || include_bytes!("formats/brief.html").to_vec()),
    form("brief-officieel.html", || include_bytes!("formats/brief-officieel.html").to_vec()),
    form("corpus.jsonl", json_lines),
    Form { name: "corpus.csv", bytes: csv, options: &["--id-column", "nr"] },
    Form { name: "corpus.parquet", bytes: parquet, options: &["--text-column", "body"] },
    form("papers.zip", || zip(&[("brief.txt", PLAIN.as_bytes())])),
    form("papers.tar.gz", tar_gz),
    form("brief.pdf", || include_bytes!("formats/brief.pdf").to_vec()),
];

/// An Aanhangsel, whose markup says which is a question and which an answer.
const APPENDIX: &[Form] = &[
    form("aanhangsel.txt", || include_bytes!("formats/aanhangsel.txt").to_vec()),
    form("aanhangsel.xml", || include_bytes!("formats/aanhangsel.xml").to_vec()),
    form("aanhangsel.html", || include_bytes!("formats/aanhangsel.html").to_vec()),
];

const fn form(name: &'static str, bytes: fn() -> Vec<u8>) -> Form {
    Form { name, bytes, options: &[] }
}

/// The letter as a Word document, zipped of the parts in `tests/formats/docx`.
fn docx() -> Vec<u8> {
    let folder = of_repository("tests/formats/docx");
    let parts = [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels",
        "word/header1.xml",
        "word/footer1.xml",
    ];
    let parts = parts.map(|part| (part, fs::read(folder.join(part)).unwrap()));
    zip(&parts.each_ref().map(|(part, bytes)| (*part, bytes.as_slice())))
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tar_gz() -> Vec<u8> {
    let gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut archive = tar::Builder::new(gz);
    let mut head = tar::Header::new_gnu();
    head.set_size(PLAIN.len() as u64);
    archive.append_data(&mut head, "brief.txt", PLAIN.as_bytes()).unwrap();
    archive.into_inner().unwrap().finish().unwrap()
}

fn json_lines() -> Vec<u8> {
    serde_json::to_vec(&serde_json::json!({ "id": 1, "tekst": PLAIN })).unwrap()
}

fn csv() -> Vec<u8> {
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    table.write_record(["nr", "tekst"]).unwrap();
    table.write_record(["1", PLAIN]).unwrap();
    table.into_inner().unwrap()
}

fn parquet() -> Vec<u8> {
    let id: ArrayRef = Arc::new(StringArray::from(vec!["1"]));
    let text: ArrayRef = Arc::new(StringArray::from(vec![PLAIN]));
    let rows = RecordBatch::try_from_iter([("id", id), ("body", text)]).unwrap();
    let mut file = ArrowWriter::try_new(Vec::new(), rows.schema(), None).unwrap();
    file.write(&rows).unwrap();
    file.into_inner().unwrap()
}

/// Columns that say where a fact stands in the text of its format, and under which rule it was read.
const OF_THE_FORMAT: [&str; 14] = [
    "doc_id",
    "source",
    "media_type",
    "sha256",
    "characters",
    "kind_evidence",
    "quote",
    "sentence",
    "section",
    "source_page",
    "rule",
    "event_id",
    "alias_of",
    "char_start",
];

type Row = BTreeMap<String, String>;

/// What a form of the letter says, table by table, without its places.
fn facts(form: &Form) -> BTreeMap<&'static str, Vec<Row>> {
    let room = tempfile::tempdir().unwrap();
    let paper = room.path().join(form.name);
    fs::write(&paper, (form.bytes)()).unwrap();
    let out = room.path().join("data");
    let run = extract(&[&paper], &out, form.options);
    assert_eq!(run.code, Some(0), "{}: {}", form.name, run.stderr);
    let placed = PLACED.iter().map(|&(name, _)| name);
    let tables = placed.chain(["documents", "organisations", "warnings"]);
    let own = |name: &str| {
        let mut rows = table(&out, name);
        let key = griffie::table::schema().iter().find(|table| table.name == name).unwrap().key;
        for row in &mut rows {
            row.retain(|column, _| {
                let place = column.ends_with("_start") || column.ends_with("_end");
                let id = column == key && column != "org_id";
                !place && !id && !OF_THE_FORMAT.contains(&column.as_str())
            });
        }
        rows
    };
    tables.map(|name| (name, own(name))).collect()
}

/// Holds every form against the first, which says so many facts of each kind.
fn check(forms: &[Form], counts: [usize; 7]) {
    let plain = facts(&forms[0]);
    let counted = PLACED.map(|(name, _)| plain.get(name).map_or(0, Vec::len));
    assert_eq!(counted, counts, "what {} says: {PLACED:?} {plain:#?}", forms[0].name);
    for form in &forms[1..] {
        let mut said = facts(form);
        for (name, want) in &plain {
            let got = said.remove(name).unwrap_or_default();
            for (at, (want, got)) in want.iter().zip(&got).enumerate() {
                assert_eq!(want, got, "{}: row {at} of {name}", form.name);
            }
            assert_eq!(want.len(), got.len(), "{}: {name}: {got:#?}", form.name);
        }
    }
}

#[test]
fn ok_every_format_of_a_letter_says_the_same() {
    check(LETTER, [2, 10, 3, 11, 9, 5, 2]);
}

#[test]
fn ok_every_format_of_an_appendix_says_the_same() {
    check(APPENDIX, [3, 6, 1, 2, 3, 2, 0]);
}
