//! What can be given to the program to read: tables, archives, lists of paths, standard input, and
//! what is known of papers beside them.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use support::{Run, extract, griffie, table};

const LETTER: &str =
    "Den Haag, 9 maart 2023\n\nGeachte voorzitter,\n\nEr is € 5 mln. vrijgemaakt.\n";

/// Runs `griffie extract` with this on standard input.
fn piped(bytes: &[u8], arguments: &[&str], out: &Path) -> Run {
    let mut command = griffie();
    command.arg("extract").args(arguments).arg("--out").arg(out);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

/// A column of a table of a dataset, a cell a row.
fn column(data: &Path, name: &str, column: &str) -> Vec<String> {
    table(data, name).into_iter().map(|mut row| row.remove(column).unwrap()).collect()
}

fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn json(id: &str, text: &str) -> String {
    format!("{{\"id\": \"{id}\", \"text\": {text:?}}}\n")
}

#[test]
fn ok_standard_input_of_every_shape() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let lines = json("a", LETTER) + &json("b", "Brief");
    let archive = zip(&[("a.txt", LETTER), ("corpus.jsonl", &lines)]);
    let cases: [(&[u8], &[&str], &[&str]); 4] = [
        (LETTER.as_bytes(), &["-"], &["stdin"]),
        (lines.as_bytes(), &["-"], &["stdin#a", "stdin#b"]),
        (b"nr;tekst\n1;Een brief\n", &["-", "--id-column", "nr"], &["stdin#1"]),
        (&archive, &["-"], &["stdin/a.txt", "stdin/corpus.jsonl#b"]),
    ];
    for (bytes, arguments, want) in cases {
        let run = piped(bytes, arguments, &out);
        assert_eq!(column(&out, "documents", "source"), want, "{}", run.stderr);
    }
    let duplicate = table(&out, "rejects").remove(0);
    assert_eq!(duplicate["message"], "duplicate of stdin/a.txt");
    let run = piped(b"", &["-"], &room.path().join("none"));
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("left out: stdin: the file is empty"), "{}", run.stderr);
}

#[test]
fn ok_a_list_of_paths() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let paths = ["a.txt", "b c.txt", "d.txt"].map(|name| room.path().join(name));
    for path in &paths {
        fs::write(path, path.display().to_string()).unwrap();
    }
    let list = room.path().join("list");
    let text = format!("{}\r\n\n{}\n", paths[0].display(), paths[1].display());
    fs::write(&list, &text).unwrap();
    let list = list.to_str().unwrap();
    let run = extract::<PathBuf>(&[], &out, &["--files-from", list]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(column(&out, "documents", "source").len(), 2);
    let run = extract(&[&paths[2]], &out, &["--files-from", list]);
    assert_eq!((run.code, column(&out, "documents", "source").len()), (Some(0), 3));
    let run = piped(text.as_bytes(), &["--files-from", "-"], &out);
    assert_eq!((run.code, column(&out, "documents", "source").len()), (Some(0), 2));
    let run = extract::<PathBuf>(&[], &out, &["--files-from", "no-such-list"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("no-such-list: no such file or folder"), "{}", run.stderr);
    let run = piped(text.as_bytes(), &["-", "--files-from", "-"], &out);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("a list of inputs and an input itself"), "{}", run.stderr);
}

#[test]
fn err_columns_that_are_not_there() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let corpus = room.path().join("corpus.csv");
    fs::write(&corpus, "nr,wat,wanneer\n1,Een brief,2023-03-09\n").unwrap();
    let run = extract(&[&corpus], &out, &[]);
    assert_eq!(run.code, Some(1));
    let want = "name it with --id-column; its columns are nr, wat, wanneer";
    assert!(run.stderr.contains(want), "{}", run.stderr);
    let named = ["--id-column", "nr", "--text-column", "wat", "--date-column", "wanneer"];
    let run = extract(&[&corpus], &out, &named);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let document = table(&out, "documents").remove(0);
    assert!(document["source"].ends_with("/corpus.csv#1"));
    assert_eq!((&*document["date"], &*document["date_basis"]), ("2023-03-09", "metadata"));
}

#[test]
fn ok_what_is_known_beside_fills_what_papers_do_not_state() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let papers = room.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("stated.txt"), LETTER).unwrap();
    fs::write(papers.join("silent.txt"), "Er is € 5 mln. vrijgemaakt.").unwrap();
    let known = papers.join("known.csv");
    let head = "source,datum,soort,dossier,ondernummer,titel\n";
    let row = "2024-01-02,Brief regering,36 410 VI,50,Over geld";
    fs::write(&known, format!("{head}stated.txt,{row}\npapers/silent.txt,{row}\ngone.txt,{row}\n"))
        .unwrap();
    let run = extract(&[&papers], &out, &["--metadata", known.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("known.csv, line 4: there is no paper gone.txt"), "{}", run.stderr);
    let documents = table(&out, "documents");
    let fields = ["date", "date_basis", "kind", "dossier", "number", "identifier", "title"];
    let read = |at: usize| fields.map(|field| documents[at][field].clone());
    let silent =
        ["2024-01-02", "metadata", "brief", "36410-VI", "50", "kst-36410-VI-50", "Over geld"];
    assert_eq!(read(0), silent);
    assert_eq!(read(1)[..2], ["2023-03-09", "stated"]);
    assert!(documents[0]["kind_evidence"].contains("record: \"Brief regering\""));
    fs::write(&known, format!("{head}stated.txt,gisteren,,,,\n")).unwrap();
    let run = extract(&[&papers], &out, &["--metadata", known.to_str().unwrap()]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("known.csv: line 2, column datum: it has \"gisteren\""),
        "{}",
        run.stderr
    );
}

#[test]
fn ok_a_folder_of_many_formats() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let papers = room.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("brief.txt"), LETTER).unwrap();
    fs::write(papers.join("papers.zip"), zip(&[("a/b.txt", "Een brief"), ("../c.txt", "Uit")]))
        .unwrap();
    fs::write(papers.join("corpus.jsonl"), json("1", "Nog een brief") + "kapot\n").unwrap();
    fs::write(papers.join("figures.csv"), "year,sum\n2023,5\n").unwrap();
    fs::write(papers.join("~$brief.docx"), "lock").unwrap();
    fs::write(papers.join("old.doc"), b"\xD0\xCF\x11\xE0").unwrap();
    let run = extract(&[&papers], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let want = ["papers/brief.txt", "papers/corpus.jsonl#1", "papers/papers.zip/a/b.txt"];
    assert_eq!(column(&out, "documents", "source"), want);
    let rejects = column(&out, "rejects", "source");
    assert_eq!(rejects, ["papers/corpus.jsonl", "papers/old.doc", "papers/papers.zip"]);
    for want in ["3 plain text)", "2 files passed over", "line 2: no JSON object", "climbs out"] {
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn ok_names_that_would_steer_a_terminal() {
    let room = tempfile::tempdir().unwrap();
    let (papers, out) = (room.path().join("in"), room.path().join("data"));
    fs::create_dir(&papers).unwrap();
    for name in ["a\nb.txt", "a\tb.txt", "\u{1b}[31m.txt"] {
        fs::write(papers.join(name), format!("{LETTER}{name:?}")).unwrap();
    }
    fs::write(papers.join("\u{1b}[32mleeg.txt"), "").unwrap();
    let run = extract(&[&papers], &out, &[]);
    let want = ["in/a\u{2409}b.txt", "in/a\u{240a}b.txt", "in/\u{241b}[31m.txt"];
    assert_eq!(column(&out, "documents", "source"), want, "{}", run.stderr);
    assert!(run.stderr.contains("left out: in/\u{241b}[32mleeg.txt"), "{}", run.stderr);
}
