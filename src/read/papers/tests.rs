//! What comes out of files of every shape, the broken and the hostile among them.

use super::{Papers, Records};
use crate::read::{Columns, Inputs, Metadata};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int16Array, Int64Array,
    ListArray, RecordBatch, StringArray, TimestampMicrosecondArray, TimestampMillisecondArray,
    TimestampNanosecondArray, UInt64Array,
};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use parquet::basic::ZstdLevel;
use parquet::file::properties::WriterProperties;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What was given: `source: text`, or `source! why`.
fn given(papers: &mut Papers) -> Vec<String> {
    let given = papers.map(|paper| match paper {
        Ok(paper) => format!("{}: {}", paper.source, String::from_utf8_lossy(&paper.bytes)),
        Err(refusal) => format!("{}! {}", refusal.source, refusal.message),
    });
    given.collect()
}

/// A folder `in` with these files.
fn room(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let room = tempfile::tempdir().expect("room");
    let folder = room.path().join("in");
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(path, bytes).expect("file");
    }
    (room, folder)
}

/// What one file gives that is named outright.
fn named(name: &str, bytes: &[u8]) -> Vec<String> {
    let (_room, folder) = room(&[(name, bytes)]);
    given(&mut Papers::new(Inputs::find(&[folder.join(name)])))
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).expect("member");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("archive").into_inner()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, *bytes).expect("member");
    }
    archive.into_inner().expect("archive")
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut file = GzEncoder::new(Vec::new(), Compression::fast());
    file.write_all(bytes).expect("bytes");
    file.finish().expect("file")
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("file")
}

fn parquet(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("batch");
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, batch.schema(), None).expect("writer");
    writer.write(&batch).expect("rows");
    writer.close().expect("file");
    file
}

const JSONL: &[u8] = "\u{feff}{\"id\": 7, \"tekst\": \"één\"}\r\n\n{\"tekst\": \"twee\\n2\", \"x\": {\"y\": [1]}, \"id\": \"b\"}".as_bytes();
const CSV: &[u8] = "id,tekst\n7,één\nb,\"twee\n2\"\n".as_bytes();

#[test]
fn ok_papers_of_every_shape() {
    let rows = parquet(vec![
        ("id", Arc::new(StringArray::from(vec!["7", "b"])) as ArrayRef),
        ("tekst", Arc::new(StringArray::from(vec!["één", "twee\n2"])) as ArrayRef),
    ]);
    let tables: [(&str, &[u8]); 9] = [
        ("c.jsonl", JSONL),
        ("c.csv", CSV),
        ("semicolons.csv", "\u{feff}ID;Tekst;x\r\n7;één;\r\nb;\"twee\n2\";\r\n".as_bytes()),
        ("c.tsv", "id\ttekst\n7\téén\nb\t\"twee\n2\"\n".as_bytes()),
        ("old.csv", b"id,tekst\n7,\xE9\xE9n\nb,\"twee\n2\"\n"),
        ("c.parquet", &rows),
        ("wrong.pdf", &rows),
        ("wrong.txt", JSONL),
        ("c.jsonl.gz", &gz(JSONL)),
    ];
    for (name, bytes) in tables {
        let mut papers = named(name, bytes);
        // The bytes of old text are the reader's to tell.
        papers[0] = papers[0].replace("\u{fffd}\u{fffd}n", "één");
        assert_eq!(papers, [format!("in/{name}#7: één"), format!("in/{name}#b: twee\n2")]);
    }
    let members: &[(&str, &[u8])] = &[("./p/b.txt", b"bee"), ("a.txt", b"aah")];
    let archives = [
        ("p.zip", zip(members)),
        ("p.tar", tar(members)),
        ("p.tar.gz", gz(&tar(members))),
        ("p.tgz", gz(&tar(members))),
        ("p.tar.zst", zst(&tar(members))),
        ("p.bin", zst(&zip(members))),
    ];
    for (name, bytes) in archives {
        let want = [format!("in/{name}/p/b.txt: bee"), format!("in/{name}/a.txt: aah")];
        assert_eq!(named(name, &bytes), want);
    }
    assert_eq!(named("brief.txt.gz", &gz(b"Geachte")), ["in/brief.txt.gz: Geachte"]);
    assert_eq!(named("brief", &zst(b"Geachte")), ["in/brief: Geachte"]);
}

#[test]
fn ok_corpora_and_archives_in_archives() {
    let rows = parquet(vec![
        ("doc_id", Arc::new(Int64Array::from(vec![1])) as ArrayRef),
        ("text", Arc::new(StringArray::from(vec!["parquet"])) as ArrayRef),
    ]);
    let inner = zip(&[("i.txt", b"inner"), ("deep.tar", &tar(&[("x.txt", b"x")]))]);
    let members: &[(&str, &[u8])] = &[
        ("c.jsonl", JSONL),
        ("d/c.csv.gz", &gz(CSV)),
        ("c.parquet", &rows),
        ("inner.zip", &inner),
        ("after.txt", b"after"),
    ];
    for (name, bytes) in [("o.zip", zip(members)), ("o.tgz", gz(&tar(members)))] {
        let want = [
            "c.jsonl#7: één",
            "c.jsonl#b: twee\n2",
            "d/c.csv.gz#7: één",
            "d/c.csv.gz#b: twee\n2",
            "c.parquet#1: parquet",
            "inner.zip/i.txt: inner",
            "inner.zip/deep.tar! an archive in an archive in an archive: unpack the outer one first",
            "after.txt: after",
        ];
        let want: Vec<String> = want.iter().map(|want| format!("in/{name}/{want}")).collect();
        assert_eq!(named(name, &bytes), want);
    }
}

#[test]
fn ok_what_is_no_paper_is_passed_over() {
    let files: &[(&str, &[u8])] = &[
        ("brief.txt", b"brief"),
        ("README.md", b"x"),
        ("LICENSE", b"x"),
        ("~$brief.docx", b"x"),
        ("index.csv", b"file,pages\nbrief.txt,3\n"),
        ("list.json", b"[1, 2]"),
        ("facts.jsonl", b"{\"fact\": 1}\n"),
        ("corpus.csv", b"id,text\n1,row\n"),
        ("script.py", b"print()"),
        ("metadata.xml", b"<metadata_gegevens/>"),
        ("page.html", b"page"),
        ("page_files/ad.html", b"ad"),
        ("other_files/nota.txt", b"nota"),
    ];
    let want =
        ["brief.txt: brief", "corpus.csv#1: row", "other_files/nota.txt: nota", "page.html: page"];
    let (_room, folder) = room(files);
    let mut papers = Papers::new(Inputs::find(&[folder]));
    assert_eq!(given(&mut papers), want.map(|want| format!("in/{want}")));
    assert_eq!(papers.passed_over(), 8);
    for (name, bytes) in [("in.zip", zip(files)), ("in.tar", tar(files))] {
        let (_room, folder) = room(&[(name, &bytes)]);
        let mut papers = Papers::new(Inputs::find(&[folder]));
        let mut given = given(&mut papers);
        given.retain(|paper| !paper.contains("page_files"));
        given.sort();
        assert_eq!(given, want.map(|want| format!("in/{name}/{want}")));
        assert_eq!(papers.passed_over(), 8, "{name}");
    }
}

#[test]
fn err_tables_that_are_no_corpora() {
    let rows = parquet(vec![("doc", Arc::new(StringArray::from(vec!["a"])) as ArrayRef)]);
    let cases: [(&str, &[u8], &str); 6] = [
        ("index.csv", b"file;pages\nbrief.txt;3\n", "its columns are file, pages"),
        ("x.jsonl", b"{\"id\": 1, \"fact\": 1}", "--text-column; its columns are id, fact"),
        ("x.parquet", &rows, "--id-column; its columns are doc"),
        ("list.json", b"[{\"id\": 1, \"text\": \"a\"}]", "an object a line"),
        ("utf16.csv", b"\xFF\xFEi\0d\0,\0t\0", "NUL bytes, as UTF-16 has"),
        ("head.csv", b"id,text\n", "it holds no papers"),
    ];
    for (name, bytes, want) in cases {
        let papers = named(name, bytes);
        assert_eq!(papers.len(), 1, "{papers:?}");
        assert!(papers[0].starts_with(&format!("in/{name}! ")), "{papers:?}");
        assert!(papers[0].contains(want), "{papers:?}");
    }
}

#[test]
fn err_rows_that_are_no_papers() {
    let long = "i".repeat(501);
    let jsonl = format!(
        "{{\"id\": 1, \"text\": \"a\"}}\n{{\"id\": 1, \"text\": \"again\"}}\n\
         {{\"text\": \"b\"}}\n{{\"id\": \"\", \"text\": \"b\"}}\n{{\"id\": 2}}\n\
         {{\"id\": 3, \"text\": \" \\n\"}}\nbroken\n[]\n{{\"id\": \"a\\nb\", \"text\": \"b\"}}\n\
         {{\"id\": \"{long}\", \"text\": \"b\"}}\n{{\"id\": 4, \"text\": [\"b\"]}}\n\
         {{\"id\": 5, \"text\": \"last\"}}"
    );
    let want = [
        "#1: a",
        "#1! there is another of this name before it: only the first is read",
        "! line 3: it has no id",
        "! line 4: it has no id",
        "! line 5: the record 2 has no text",
        "! line 6: the record 3 has no text",
        "! line 7: no JSON object: expected value at line 1 column 1",
        "! line 8: no JSON object: invalid type: sequence, expected an object",
        "! line 9: its id has line breaks or other control characters",
        "! line 10: its id has more than 500 bytes",
        "! line 11: the record 4 has no text",
        "#5: last",
    ];
    let papers = named("c.jsonl", jsonl.as_bytes());
    assert_eq!(papers.len(), want.len(), "{papers:?}");
    for (paper, want) in papers.iter().zip(want) {
        assert!(paper.starts_with(&format!("in/c.jsonl{want}")), "{paper}");
    }
    let csv = b"id,text\n1,\"a\n\"\n2\n3,b,c\n\n\r\n,d\n4,\"open\n5,c\n6,d\n";
    let want = [
        "#1: a\n",
        "! line 4: it has 1 cells, the first line has 2",
        "! line 5: it has 3 cells, the first line has 2",
        "! line 8: it has no id",
        "! line 9: a quotation mark opens a cell and none closes it: all behind it would be one cell, \
         and is not read",
    ];
    assert_eq!(named("c.csv", csv), want.map(|want| format!("in/c.csv{want}")));
    let one = b"id,text\n1,\"a\nb\"\n2,5\" disk\n";
    assert_eq!(named("c.csv", one), ["in/c.csv#1: a\nb", "in/c.csv#2: 5\" disk"]);
}

#[test]
fn err_many_refusals_are_counted() {
    let mut jsonl = b"{\"id\": 1, \"text\": \"a\"}\n".to_vec();
    jsonl.extend(b"{}\n".repeat(1_500));
    let papers = named("c.jsonl", &jsonl);
    assert_eq!(papers.len(), 1 + 1_000 + 1);
    assert_eq!(papers[1_001], "in/c.jsonl! 500 more papers in it cannot be read");
}

#[test]
fn err_archives_that_are_hostile() {
    let climbing = {
        // The crates that write archives refuse such names.
        let tame = zip(&[("xx/etc/passwd", b"root"), ("a.txt", b"aah")]);
        let text: Vec<u8> = tame.clone();
        replaced(&text, b"xx/etc", b"../etc")
    };
    let want =
        ["in/p.zip! ../etc/passwd: its name climbs out of the archive (..)", "in/p.zip/a.txt: aah"];
    assert_eq!(named("p.zip", &climbing), want);

    let mut links = tar::Builder::new(Vec::new());
    for kind in [tar::EntryType::Symlink, tar::EntryType::Link] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(0);
        links.append_link(&mut header, "link.txt", "/etc/passwd").expect("link");
    }
    let mut header = tar::Header::new_gnu();
    header.set_size(3);
    links.append_data(&mut header, format!("{}.txt", "n".repeat(300)), &b"aah"[..]).expect("file");
    let links = links.into_inner().expect("archive");
    assert_eq!(named("p.tar", &links), [format!("in/p.tar/{}.txt: aah", "n".repeat(300))]);

    let same = zip(&[("a.txt", b"one"), ("b.txt", b"two")]);
    let same = replaced(&same, b"b.txt", b"a.txt");
    let papers = named("p.zip", &same);
    assert!(papers.len() <= 2 && papers.iter().all(|paper| paper.starts_with("in/p.zip/a.txt")));

    let encrypted = {
        let mut bytes = zip(&[("a.txt", b"one")]);
        let local = place(&bytes, b"PK\x03\x04");
        let central = place(&bytes, b"PK\x01\x02");
        bytes[local + 6] |= 1;
        bytes[central + 8] |= 1;
        bytes
    };
    let want = "in/p.zip/a.txt! it is encrypted: unpack it with its password first";
    assert_eq!(named("p.zip", &encrypted), [want]);
}

#[test]
fn err_archives_that_are_broken() {
    let members: &[(&str, &[u8])] = &[("a.txt", b"aah"), ("b.txt", &[b'b'; 2_000])];
    let (zip, tar) = (zip(members), tar(members));
    let gz = gz(&tar);
    let mut wrong_sum = zip.clone();
    let central = place(&wrong_sum, b"PK\x01\x02");
    wrong_sum[central + 16] ^= 1;
    let mut wrong_head = tar.clone();
    wrong_head[1024] ^= 1;
    let rows = parquet(vec![
        ("id", Arc::new(Int64Array::from(vec![1])) as ArrayRef),
        ("text", Arc::new(StringArray::from(vec!["row"]))),
    ]);
    let mut wrong_pages = rows.clone();
    for byte in &mut wrong_pages[4..60] {
        *byte ^= 0x5a;
    }
    let cases: [(&str, &[u8], &[&str]); 9] = [
        ("p.zip", &zip[..zip.len() / 2], &["! this ZIP file is damaged"]),
        ("p.zip", &wrong_sum, &["/a.txt! ", "/b.txt: bbb"]),
        ("p.tar", &tar[..2000], &["/a.txt: aah", "/b.txt! the archive is cut off here"]),
        ("p.tar", &wrong_head, &["/a.txt: aah", "! this tar archive is damaged: "]),
        ("p.tgz", &gz[..gz.len() / 2], &["! it cannot be unpacked: "]),
        ("p.gz", &self::gz(&gz), &["! it is compressed twice"]),
        ("p.parquet", &rows[..rows.len() / 2], &["! this Parquet file is damaged: it is cut off"]),
        ("p.parquet", &wrong_pages, &["! row 1: this Parquet file is damaged: "]),
        ("p.zst", &zst(&[b'x'; 5_000])[..12], &["! it cannot be unpacked: "]),
    ];
    for (name, bytes, want) in cases {
        let papers = named(name, bytes);
        assert_eq!(papers.len(), want.len(), "{name}: {papers:?}");
        for (paper, want) in papers.iter().zip(want) {
            assert!(paper.starts_with(&format!("in/{name}{want}")), "{paper}");
        }
    }
}

#[test]
fn err_bombs() {
    let zeros = vec![b'0'; 70 * 1024 * 1024];
    let large = {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("a.txt", &zeros[..]), ("c.txt", b"c")] {
            archive.start_file(name, stored).expect("member");
            archive.write_all(bytes).expect("bytes");
        }
        archive.finish().expect("archive").into_inner()
    };
    let too_large = "it is larger than 64 MB, the most griffie reads";
    let papers = named("p.zip", &large);
    assert_eq!(papers, [&format!("in/p.zip/a.txt! {too_large}"), "in/p.zip/c.txt: c"]);
    assert_eq!(named("a.txt.zst", &zst(&zeros)), [format!("in/a.txt.zst! {too_large}")]);
    let lines = [b"{\"id\": 1, \"text\": \"a\"}\n", &zeros[..]].concat();
    let papers = named("c.jsonl.zst", &zst(&lines));
    assert_eq!(papers[0], "in/c.jsonl.zst#1: a");
    assert!(papers[1].contains("line 2: it unpacks to more than 200 times its size"), "{papers:?}");
    assert_eq!(papers.len(), 2);
    let long = "0".repeat(30 * 1024 * 1024);
    for (dictionary, want) in [(1024, 1), (100 * 1024 * 1024, 4)] {
        let rows = RecordBatch::try_from_iter([
            ("id", Arc::new(Int64Array::from(vec![1, 2, 3, 4])) as ArrayRef),
            ("text", Arc::new(StringArray::from(vec!["a", &long, &long, &long]))),
        ]);
        let rows = rows.expect("rows");
        let properties = WriterProperties::builder()
            .set_compression(parquet::basic::Compression::ZSTD(ZstdLevel::default()))
            .set_dictionary_page_size_limit(dictionary)
            .build();
        let mut file =
            ArrowWriter::try_new(Vec::new(), rows.schema(), Some(properties)).expect("file");
        file.write(&rows).expect("rows");
        let papers = named("c.parquet", &file.into_inner().expect("file"));
        assert_eq!(papers.len(), want);
        assert!(papers[want - 1].contains("it unpacks to more than 200 times its size"));
    }
}

#[test]
fn ok_what_rows_say_of_their_papers() {
    let days = Date32Array::from(vec![Some(19_425), None]);
    let rows = parquet(vec![
        ("id", Arc::new(Int64Array::from(vec![1, 2])) as ArrayRef),
        ("text", Arc::new(StringArray::from(vec!["a", "b"]))),
        ("datum", Arc::new(days)),
        ("soort", Arc::new(StringArray::from(vec![Some("Motie"), None]))),
    ]);
    let csv = b"id,text,datum,soort\n1,a,2023-03-09,Motie\n2,b,,\n";
    let jsonl = b"{\"id\":1,\"text\":\"a\",\"datum\":\"09-03-2023\",\"soort\":\"Motie\"}\n\
        {\"id\":2,\"text\":\"b\",\"datum\":null}";
    for (name, bytes) in [("c.parquet", &rows[..]), ("c.csv", csv), ("c.jsonl", jsonl)] {
        let (_room, folder) = room(&[(name, bytes)]);
        let papers = Papers::new(Inputs::find(&[folder]));
        let papers: Vec<_> = papers.map(|paper| paper.expect("paper")).collect();
        let date = papers[0].metadata.date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2023-03-09"), "{name}");
        assert_eq!(papers[0].metadata.kind.as_deref(), Some("Motie"));
        assert_eq!(papers[1].metadata, Metadata::default());
        assert!(papers.iter().all(|paper| paper.doubts.is_empty()));
    }
    let (_room, folder) = room(&[("c.csv", b"id,text,date\n1,a,morgen\n")]);
    let paper = Papers::new(Inputs::find(&[folder])).next().expect("one").expect("paper");
    assert_eq!(paper.metadata.date, None);
    assert!(paper.doubts[0].message.starts_with("line 2: the column for its date has \"morgen\""));
}

#[test]
fn ok_cells_of_every_type_of_parquet() {
    let moment = 1_678_365_296;
    let cells: Vec<(ArrayRef, Option<&str>)> = vec![
        (Arc::new(StringArray::from(vec!["a b"])), Some("a b")),
        (Arc::new(Int16Array::from(vec![-7])), Some("-7")),
        (Arc::new(UInt64Array::from(vec![u64::MAX])), Some("18446744073709551615")),
        (Arc::new(Float64Array::from(vec![36_410.0])), Some("36410")),
        (Arc::new(Float32Array::from(vec![0.5])), Some("0.5")),
        (Arc::new(BooleanArray::from(vec![true])), Some("true")),
        (Arc::new(Date32Array::from(vec![19_425])), Some("2023-03-09")),
        (
            Arc::new(TimestampMillisecondArray::from(vec![moment * 1_000])),
            Some("2023-03-09 12:34:56"),
        ),
        (
            Arc::new(TimestampMicrosecondArray::from(vec![moment * 1_000_000])),
            Some("2023-03-09 12:34:56"),
        ),
        (
            Arc::new(
                TimestampNanosecondArray::from(vec![moment * 1_000_000_000]).with_timezone_utc(),
            ),
            Some("2023-03-09 12:34:56"),
        ),
        (Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>([Some([Some(1)])])), None),
        (Arc::new(StringArray::from(vec![None::<&str>])), None),
    ];
    for (cell, want) in cells {
        let shown = format!("{cell:?}");
        let rows = parquet(vec![
            ("id", Arc::new(Int64Array::from(vec![1])) as ArrayRef),
            ("text", Arc::new(StringArray::from(vec!["a"]))),
            ("title", cell),
        ]);
        let (_room, folder) = room(&[("c.parquet", &rows)]);
        let paper = Papers::new(Inputs::find(&[folder])).next().expect("one").expect("paper");
        assert_eq!(paper.metadata.title.as_deref(), want, "{shown}");
    }
}

#[test]
fn ok_records_beside_come_before_what_rows_say() {
    let table = "source,date,title\na.txt,2024-01-02,of a\nc.csv#1,2024-01-03,\nno.txt,,x\n";
    let archive = zip(&[("d/a.txt", b"aah")]);
    let (room, folder) =
        room(&[("c.csv", b"id,text,date,title\n1,row,2020-01-01,row\n"), ("p.zip", &archive)]);
    let path = room.path().join("metadata.csv");
    fs::write(&path, table).expect("file");
    let records = Records::read(&path, &Columns::default()).expect("records");
    let mut papers = Papers::new(Inputs::find(&[folder])).with_records(records);
    let said: Vec<(String, String, Option<String>)> = papers
        .by_ref()
        .map(|paper| paper.expect("paper"))
        .map(|paper| {
            let date = paper.metadata.date.expect("date").to_string();
            (paper.source, date, paper.metadata.title)
        })
        .collect();
    let said: Vec<_> =
        said.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_deref())).collect();
    let want = [
        ("in/c.csv#1", "2024-01-03", Some("row")),
        ("in/p.zip/d/a.txt", "2024-01-02", Some("of a")),
    ];
    assert_eq!(said, want);
    assert!(papers.unmatched()[0].ends_with("line 4: there is no paper no.txt"));
}

#[test]
fn ok_the_record_of_a_publication_beside_it() {
    let record = b"<metadata_gegevens><metadata name=\"DC.identifier\" content=\"kst-1-2\"/>\
        <metadata name=\"DCTERMS.issued\" content=\"2023-03-09\"/></metadata_gegevens>";
    let (_room, folder) = room(&[("kst-1-2.txt", b"text"), ("metadata.xml", record)]);
    let mut papers = Papers::new(Inputs::find(&[folder]));
    let paper = papers.next().expect("one").expect("paper");
    assert_eq!(paper.metadata.identifier.as_deref(), Some("kst-1-2"));
    assert!(paper.metadata.date.is_some());
    assert!(papers.next().is_none());
    assert_eq!(papers.passed_over(), 1);
}

#[test]
fn ok_progress_ends_at_the_size_of_all() {
    let archive = zip(&[("a.txt", b"aah")]);
    let (_room, folder) = room(&[("c.jsonl", JSONL), ("p.zip", &archive), ("b.txt", b"bee")]);
    let inputs = Inputs::find(&[folder]);
    let bytes = inputs.bytes().expect("known");
    let mut papers = Papers::new(inputs);
    let progress = papers.progress();
    assert_eq!((progress.bytes(), progress.bytes_of(0)), (0, 0));
    assert_eq!(given(&mut papers).len(), 4);
    assert_eq!(progress.bytes(), bytes);
    assert_eq!([2, 4, 5].map(|papers| progress.bytes_of(papers)), [bytes / 2, bytes, bytes]);
}

fn place(bytes: &[u8], of: &[u8]) -> usize {
    bytes.windows(of.len()).position(|window| window == of).expect("there")
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}

#[test]
fn err_a_file_that_is_gone() {
    let (_room, folder) = room(&[("a.txt", b"aah"), ("b.txt", b"bee")]);
    let mut papers = Papers::new(Inputs::find(std::slice::from_ref(&folder)));
    fs::remove_file(folder.join("a.txt")).expect("file");
    assert_eq!(given(&mut papers), ["in/a.txt! no such file or folder", "in/b.txt: bee"]);
    let missing = given(&mut Papers::new(Inputs::find(&[Path::new("/no/such").to_owned()])));
    assert_eq!(missing, ["/no/such! no such file or folder"]);
}
