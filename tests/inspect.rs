//! `griffie inspect`: a paper with its facts, in colours and without, and why a place reads so.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use support::{Run, griffie, names, of_repository, table};

const PAPER: &str = "Aan de Voorzitter van de Tweede Kamer\n\nDen Haag, 9 maart 2023\n\n\
    Geachte voorzitter,\n\n\
    Het kabinet heeft op 14 februari 2023 besloten om € 1,5 miljoen uit te trekken. De minister \
    van Financiën informeert uw Kamer uiterlijk 1 mei 2023.\n\n\
    De Minister van Financiën,\nS.A.M. Kaag\n";

fn inspect(paper: &Path, more: &[&str]) -> Run {
    Run::of(griffie().arg("inspect").arg(paper).args(more).output().unwrap())
}

fn paper(room: &Path) -> std::path::PathBuf {
    let path = room.join("brief.txt");
    fs::write(&path, PAPER).unwrap();
    path
}

/// The text without what is told below its lines.
fn marked(stdout: &str) -> String {
    let text = stdout.split_once("\n\n").unwrap().1;
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn ok_nothing_is_lost_without_colours() {
    let room = tempfile::tempdir().unwrap();
    let run = inspect(&paper(room.path()), &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(!run.stdout.contains('\u{1b}'), "{}", run.stdout);
    for want in [
        "  kind                brief\n",
        "  kind_evidence       addressee: \"Aan de Voorzitter van\" at 0\n",
        "  date                2023-03-09\n",
        "[14 februari 2023](1)",
        "[€ 1,5 miljoen](2)",
        "    (1) 14 februari 2023 | event: 2023-02-14, besluit, occurred (time.day)\n",
        "    (2) € 1,5 miljoen | amount: EUR, 1500000.00 (money.sign-first)\n",
        "    (4) 1 mei 2023 | deadline: last day 2023-05-01, commitment, firm, by De minister van\n        \
         Financiën, for uw Kamer (time.day)\n",
    ] {
        assert!(run.stdout.contains(want), "{want}: {}", run.stdout);
    }
    let text: String = marked(&run.stdout).replace(['[', ']'], "");
    let text = (1..9).fold(text, |text, number| text.replace(&format!("({number})"), ""));
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&text), words(PAPER));
}

#[test]
fn ok_colours_where_asked_for() {
    let room = tempfile::tempdir().unwrap();
    let paper = paper(room.path());
    let colours = |name: &str, value: &str| {
        let run = griffie().env(name, value).arg("inspect").arg(&paper).output();
        Run::of(run.unwrap()).stdout
    };
    let shown = colours("CLICOLOR_FORCE", "1");
    assert!(shown.contains("\u{1b}[36m14 februari 2023\u{1b}[0m"), "{shown}");
    assert!(!shown.contains("](1)"), "{shown}");
    assert!(!colours("NO_COLOR", "1").contains('\u{1b}'));
}

#[test]
fn ok_some_facts_only() {
    let room = tempfile::tempdir().unwrap();
    let run = inspect(&paper(room.path()), &["--facts", "amounts,motions"]);
    assert!(run.stdout.contains("facts               1 amount, 0 motions\n"), "{}", run.stdout);
    assert!(run.stdout.contains("[€ 1,5 miljoen](1)"), "{}", run.stdout);
    assert!(!run.stdout.contains("event:") && !run.stdout.contains("[14 feb"), "{}", run.stdout);
}

#[test]
fn ok_why_a_place_reads_so() {
    let room = tempfile::tempdir().unwrap();
    let paper = paper(room.path());
    let at = |words: &str| PAPER.split(words).next().unwrap().chars().count().to_string();
    let cases: [(&str, &[&str]); 4] = [
        (
            "februari",
            &[
                "in a block of kind paragraph",
                "time          reads “14 februari 2023” by time.day (taken)",
                "The walk went on behind “14 februari 2023”.",
                "  event at 105..121: 2023-02-14, besluit, occurred (time.day)\n",
            ],
        ),
        ("besloten", &["“besloten” begins nothing that any grammar knows", "No fact stands here."]),
        ("Voorzitter", &["in a block of kind letterhead", "Facts are not looked for"]),
        ("\n\nGeachte", &["No running text"]),
    ];
    for (words, wanted) in cases {
        let run = inspect(&paper, &["--explain", &at(words)]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        for want in wanted {
            assert!(run.stdout.contains(want), "{want}: {}", run.stdout);
        }
    }
    let run = inspect(&paper, &["--explain", "100000"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("there is no character 100000: it has 2"), "{}", run.stderr);
}

#[test]
fn ok_rows_as_json_are_those_of_the_tables() {
    let data = of_repository("data");
    let seeds = of_repository("seeds");
    let papers = names(&seeds).into_iter().map(|name| seeds.join(name));
    let is_paper = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "txt");
    let papers: Vec<_> = papers.filter(is_paper).collect();
    let run = Run::of(griffie().arg("inspect").arg("--json").args(&papers).output().unwrap());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let shown: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(shown.len(), 5);
    for name in ["questions", "events", "deadlines", "amounts", "references", "motions"] {
        let rows: Vec<&Value> =
            shown.iter().flat_map(|paper| paper[name].as_array().unwrap()).collect();
        let wanted = table(&data, name);
        assert_eq!(rows.len(), wanted.len(), "{name}");
        for (row, want) in rows.iter().zip(&wanted) {
            for (column, cell) in want {
                let there = match &row[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Array(items) => {
                        items.iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(";")
                    }
                    other => other.to_string(),
                };
                assert_eq!(there, *cell, "{name}.{column}");
            }
        }
    }
}

#[test]
fn err_what_is_no_paper() {
    let room = tempfile::tempdir().unwrap();
    let empty = room.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    let good = paper(room.path());
    let missing = room.path().join("missing.txt");
    let output = griffie().arg("inspect").args([&empty, &good, &missing]).output();
    let run = Run::of(output.unwrap());
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("[14 februari 2023](1)"), "the others go on");
    assert!(run.stderr.contains("empty.txt: the file is empty\n"), "{}", run.stderr);
    assert!(run.stderr.contains("missing.txt: no such file or folder\n"), "{}", run.stderr);
}
