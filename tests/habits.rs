//! What users expect of any program: completions, manual pages, how much is said, closed pipes.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use std::fs;
use std::io::Read as _;
use std::process::Stdio;
use support::{Run, extract, griffie, names, of_repository};

const COMMANDS: [&str; 7] =
    ["extract", "check", "inspect", "report", "schema", "completions", "man"];

fn run(arguments: &[&str]) -> Run {
    Run::of(griffie().args(arguments).output().unwrap())
}

#[test]
fn ok_completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.code, Some(0), "{}", script.stderr);
        for command in COMMANDS {
            assert!(script.stdout.contains(command), "{shell}: {command}");
        }
        assert!(!script.stdout.contains("__read-pdf"), "{shell}: a command not for people");
    }
    assert_eq!(run(&["completions", "cmd"]).code, Some(2));
}

#[test]
fn ok_a_manual_page_a_command() {
    let page = run(&["man"]);
    assert!(page.code == Some(0) && page.stdout.contains(".TH griffie 1"), "{}", page.stderr);
    let room = tempfile::tempdir().unwrap();
    let pages = room.path().join("share/man1");
    let written = run(&["man", "--out", pages.to_str().unwrap()]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    let mut wanted = COMMANDS.map(|command| format!("griffie-{command}.1")).to_vec();
    wanted.push("griffie.1".to_owned());
    wanted.sort();
    assert_eq!(names(&pages), wanted);
    let page = fs::read_to_string(pages.join("griffie-check.1")).unwrap();
    assert!(page.contains(r"\-\-against") && page.contains("Exit code:"), "{page}");
    let file = pages.join("griffie.1");
    assert_eq!(run(&["man", "--out", file.to_str().unwrap()]).code, Some(1));
}

#[test]
fn ok_how_much_is_said() {
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("data");
    let seeds = [of_repository("seeds")];
    let quiet = extract(&seeds, &data, &["--quiet"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (Some(0), ""));
    let against = data.to_str().unwrap();
    let quiet = run(&["-q", "check", seeds[0].to_str().unwrap(), "--against", against]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (Some(0), "", ""));
    let missing = room.path().join("missing.txt");
    let failed = extract(&[&missing], &data, &["-q"]);
    assert!(failed.stderr.contains("error: no paper was read"), "{}", failed.stderr);

    let steps = extract(&seeds, &data, &["-v"]);
    for want in
        ["inputs are found files=5", "papers are read papers=5", "publish: close time.busy="]
    {
        assert!(steps.stderr.contains(want), "{want}: {}", steps.stderr);
    }
    assert!(!steps.stderr.contains("DEBUG"), "{}", steps.stderr);
    let papers = extract(&seeds, &data, &["-vv"]);
    for step in ["layout", "recognise", "scan", "relate"] {
        let want = format!(":{step}: close time.busy=");
        assert_eq!(papers.stderr.matches(&want).count(), 5, "{want}: {}", papers.stderr);
    }
    assert!(papers.stderr.contains("5 documents ("), "the summary comes too: {}", papers.stderr);
    assert!(!papers.stderr.contains('\u{1b}'));
}

#[test]
fn ok_a_reader_that_has_gone() {
    let seeds = of_repository("seeds");
    let seed = seeds.join(names(&seeds).into_iter().find(|name| name.starts_with("003")).unwrap());
    let seed = seed.to_str().unwrap();
    for arguments in [&["inspect", seed][..], &["schema"], &["completions", "bash"], &["man"]] {
        let mut child = griffie()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
