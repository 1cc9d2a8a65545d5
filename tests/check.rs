//! `griffie check` on the seeds: clean as they are, and in a copy just what was changed there.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of a test stop at the first surprise"
)]

mod support;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use support::{Run, files, griffie, names, of_repository, table};

fn check(papers: &Path, against: &Path, more: &[&str]) -> Run {
    let mut command = griffie();
    command.arg("check").arg(papers).arg("--against").arg(against).args(more);
    Run::of(command.output().unwrap())
}

/// A copy of the seeds under the name they have.
fn copy(room: &Path) -> PathBuf {
    let seeds = room.join("seeds");
    fs::create_dir(&seeds).unwrap();
    for name in names(&of_repository("seeds")) {
        fs::copy(of_repository("seeds").join(&name), seeds.join(&name)).unwrap();
    }
    seeds
}

fn change(papers: &Path, start: &str, with: impl Fn(&str) -> String) {
    let name = names(papers).into_iter().find(|name| name.starts_with(start)).unwrap();
    let text = fs::read_to_string(papers.join(&name)).unwrap();
    let changed = with(&text);
    assert_ne!(changed, text);
    fs::write(papers.join(name), changed).unwrap();
}

fn counts(json: &str) -> (u64, u64, u64, usize) {
    let json: Value = serde_json::from_str(json).unwrap();
    let count = |name: &str| json[name].as_u64().unwrap();
    assert_eq!(json["clean"].as_bool().unwrap(), json["papers"].as_array().unwrap().is_empty());
    (count("added"), count("gone"), count("changed"), json["papers"].as_array().unwrap().len())
}

#[test]
fn ok_the_seeds_are_clean() {
    let data = of_repository("data");
    let run = check(&of_repository("seeds"), &data, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert!(run.stderr.starts_with("5 papers read: nothing differs from "), "{}", run.stderr);
    let run = check(&of_repository("seeds"), &data, &["--json"]);
    assert_eq!((run.code, counts(&run.stdout)), (Some(0), (0, 0, 0, 0)));
    let run = check(&of_repository("seeds"), &data, &["--summary", "markdown"]);
    assert!(run.stdout.starts_with("### griffie check: nothing differs\n"), "{}", run.stdout);
}

#[test]
fn ok_a_digit_and_a_sentence_at_the_top() {
    let room = tempfile::tempdir().unwrap();
    let papers = copy(room.path());
    let data = of_repository("data");
    change(&papers, "004", |text| format!("Dit is een nieuwe eerste zin.\n\n{text}"));
    let run = check(&papers, &data, &["--json"]);
    assert_eq!((run.code, counts(&run.stdout)), (Some(1), (0, 0, 0, 1)), "{}", run.stdout);

    change(&papers, "003", |text| text.replace("€ 1,75 miljoen", "€ 1,85 miljoen"));
    let run = check(&papers, &data, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let want = "  amounts\n~   € 1,85 miljoen at 26050\n      value_low: 1750000.00 → 1850000.00\n      \
                value_high: 1750000.00 → 1850000.00\n      quote: € 1,75 miljoen → € 1,85 miljoen\n";
    assert!(run.stdout.contains(want), "{}", run.stdout);
    assert!(run.stdout.contains("Dit is een nieuwe eerste zin."), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "no colours where no terminal is");
    assert!(
        run.stderr.contains("2 papers differ: 0 rows added, 0 gone, 1 changed"),
        "{}",
        run.stderr
    );
    let colours = griffie()
        .env("CLICOLOR_FORCE", "1")
        .args(["check", papers.to_str().unwrap(), "--against", data.to_str().unwrap()])
        .output();
    assert!(Run::of(colours.unwrap()).stdout.contains("\u{1b}[32m"));
}

#[test]
fn ok_a_paper_gone_and_one_renamed_then_accepted() {
    let room = tempfile::tempdir().unwrap();
    let papers = copy(room.path());
    let data = room.path().join("data");
    let run = support::extract(&[of_repository("seeds")], &data, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let before = files(&data);
    let named = |start: &str| {
        papers.join(names(&papers).into_iter().find(|name| name.starts_with(start)).unwrap())
    };
    fs::remove_file(named("001")).unwrap();
    fs::rename(named("000"), papers.join("new name.txt")).unwrap();
    let run = check(&papers, &data, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for want in [
        "seeds/new name.txt was seeds/000_262f71ce0690ee3b.txt\n",
        "- seeds/001_873492dfebf8470e.txt (paper is gone)\n",
        "\norganisations\n",
    ] {
        assert!(run.stdout.contains(want), "{want}: {}", run.stdout);
    }
    let facts = table(&data, "organisation_mentions").into_iter();
    let doc_id = fs::read_to_string(data.join("documents.csv")).unwrap();
    let doc_id =
        doc_id.lines().find(|line| line.contains("/001_")).unwrap().get(..16).unwrap().to_owned();
    let gone = facts.filter(|row| row["doc_id"] == doc_id).count();
    assert!(run.stdout.contains(&format!("{gone} organisation_mentions")), "{}", run.stdout);
    assert!(files(&data) == before, "the dataset is not touched");

    let run = check(&papers, &data, &["--accept"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("the new dataset stands in"), "{}", run.stderr);
    let run = check(&papers, &data, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let anew = room.path().join("anew");
    assert_eq!(support::extract(&[papers], &anew, &[]).code, Some(0));
    let (accepted, anew) = (files(&data), files(&anew));
    assert_eq!(names(&data), names(&room.path().join("anew")));
    for (name, bytes) in accepted.iter().filter(|(name, _)| !name.ends_with(".parquet")) {
        assert!(anew[name] == *bytes, "{name}");
    }
}

#[test]
fn ok_files_that_somebody_changed() {
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("data");
    support::extract(&[of_repository("seeds")], &data, &[]);
    let amounts = data.join("amounts.csv");
    let sums = fs::read_to_string(&amounts).unwrap();
    fs::write(&amounts, sums.replacen("0000.00", "9000.00", 1)).unwrap();
    fs::remove_file(data.join("motions.csv")).unwrap();
    let run = check(&of_repository("seeds"), &data, &[]);
    let want = "~ amounts.csv (file is not as it was written)\n- motions.csv (file is gone)\n";
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), want), "{}", run.stderr);
    assert!(run.stderr.contains("no paper differs"), "{}", run.stderr);
    assert!(run.stderr.contains("; 2 files not as written in "), "{}", run.stderr);
    let json = check(&of_repository("seeds"), &data, &["--json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["clean"], false);
    assert_eq!(json["files"][1]["file"], "motions.csv");
    let markdown = check(&of_repository("seeds"), &data, &["--summary", "markdown"]).stdout;
    assert!(markdown.contains("| file `amounts.csv` | 0 | 0 | 1 |\n"), "{markdown}");
    assert_eq!(check(&of_repository("seeds"), &data, &["--accept"]).code, Some(0));
    assert_eq!(check(&of_repository("seeds"), &data, &[]).code, Some(0));
    fs::remove_file(data.join("SHA256SUMS")).unwrap();
    assert_eq!(check(&of_repository("seeds"), &data, &[]).stdout, "- SHA256SUMS (file is gone)\n");
}

#[test]
fn ok_a_summary_for_a_comment_is_bounded() {
    let room = tempfile::tempdir().unwrap();
    let papers = room.path().join("papers");
    fs::create_dir(&papers).unwrap();
    let text = |sum: usize| -> String {
        let lines = (0..900).map(|at| format!("Er is ``` in 2024 € {sum}{at} mln. uitgegeven."));
        lines.collect::<Vec<_>>().join("\n\n")
    };
    fs::write(papers.join("a|b.txt"), text(1)).unwrap();
    let data = room.path().join("data");
    assert_eq!(support::extract(&[&papers], &data, &["--format", "csv"]).code, Some(0));
    fs::write(papers.join("a|b.txt"), text(2)).unwrap();
    let run = check(&papers, &data, &["--summary", "markdown"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!((30_000..=60_000).contains(&run.stdout.len()), "{}", run.stdout.len());
    assert!(run.stdout.contains("| `papers/a\\|b.txt` |"), "{}", run.stdout);
    let end = "… and more: run griffie check to see all\n````\n\n</details>\n";
    assert!(run.stdout.contains("\n````diff\n") && run.stdout.ends_with(end), "{}", run.stdout);
}

#[test]
fn err_a_check_that_cannot_be_made() {
    let room = tempfile::tempdir().unwrap();
    let (none, data) = (room.path().join("none"), of_repository("data"));
    let seeds = of_repository("seeds");
    let cases: [(&Path, &Path, &[&str], &str); 4] = [
        (&seeds, &none, &[], "this is no griffie dataset: there is no such folder"),
        (&seeds, &seeds, &[], "this is no griffie dataset: its griffie.json: no such file"),
        (&none, &data, &[], "no paper was read, so there is nothing to compare"),
        (&seeds, &data, &["--json", "--summary", "json"], "cannot be used with"),
    ];
    for (papers, against, more, want) in cases {
        let run = check(papers, against, more);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
    }
}

#[test]
fn ok_extract_says_what_it_did_as_json() {
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("data");
    let missing = room.path().join("missing.txt");
    let run = support::extract(&[of_repository("seeds"), missing], &data, &["--json"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(run.code, Some(1));
    assert_eq!(json["out"], data.to_str().unwrap());
    assert_eq!(json["rows"]["documents"], 5);
    assert_eq!(json["documents"]["verzamelbrief"], 1);
    assert_eq!(json["rejects"][0]["stage"], "read");
    assert_eq!(json["rejects"][0]["message"], "no such file or folder");
    let run = support::extract(&[room.path().join("missing.txt")], &data, &["--json"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.code, json["out"].is_null()), (Some(1), true));
}
