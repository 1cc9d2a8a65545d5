//! What a user of the program meets: exit codes, messages, and what happens to what was there.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{Run, extract, files, griffie, names, of_repository, table};

fn room() -> (tempfile::TempDir, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let papers = room.path().join("papers");
    fs::create_dir_all(papers.join("deep/.git")).unwrap();
    fs::write(papers.join("brief.txt"), "Geachte voorzitter,\r\n").unwrap();
    fs::write(papers.join("deep/verslag.TXT"), "Verslag van een overleg\n").unwrap();
    for name in [".hidden.txt", "README", "readme.txt", "notes.md", "brief.json", "index.csv"] {
        fs::write(papers.join(name), "no paper").unwrap();
    }
    fs::write(papers.join("deep/.git/config.txt"), "no paper").unwrap();
    (room, papers)
}

fn sources(data: &Path) -> Vec<String> {
    table(data, "documents").into_iter().map(|mut row| row.remove("source").unwrap()).collect()
}

fn rejects(data: &Path) -> Vec<(String, String)> {
    let rows = table(data, "rejects").into_iter();
    rows.map(|mut row| (row.remove("source").unwrap(), row.remove("message").unwrap())).collect()
}

#[test]
fn ok_a_folder() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let run = extract(&[&papers], &out, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout, "");
    assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    assert!(rejects(&out).is_empty());
    for want in ["2 documents (", "        2 texts", "6 files passed over"] {
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
    }
    assert!(!run.stderr.contains('\u{1b}'), "no colours and no bar where no terminal is");
    let told = extract(&[&papers], &out, &["-v"]).stderr;
    assert!(told.contains("passed over") && told.contains("notes.md"), "{told}");
    assert_eq!(table(&out, "texts")[0]["text"], "Geachte voorzitter,\r\n");
}

#[test]
fn ok_as_many_papers_at_the_same_time_as_are_asked_for() {
    let (room, papers) = room();
    let out = room.path().join("data");
    for jobs in ["1", "3"] {
        let told = extract(&[&papers], &out, &["-v", "--jobs", jobs]).stderr;
        let told = told.lines().find(|line| line.contains("at the same time"));
        assert!(told.is_some_and(|line| line.ends_with(&format!("threads={jobs}"))), "{told:?}");
    }
}

#[test]
fn ok_a_path_named_outright_is_read() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let named = [papers.join("readme.txt"), papers.join("notes.md"), papers.join(".hidden.txt")];
    fs::write(&named[1], "is read").unwrap();
    fs::write(&named[2], "read too").unwrap();
    assert_eq!(extract(&named, &out, &[]).code, Some(0));
    assert_eq!(sources(&out), ["papers/.hidden.txt", "papers/notes.md", "papers/readme.txt"]);
}

#[test]
fn ok_the_folder_one_stands_in() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let output = griffie().args(["extract", ".", "--out"]).arg(&out).current_dir(&papers).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    let output =
        griffie().args(["extract", "brief.txt", "--out"]).arg(&out).current_dir(&papers).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    assert_eq!(sources(&out), ["papers/brief.txt"]);
}

#[test]
fn ok_a_dataset_among_the_inputs_is_passed_over() {
    let (_room, papers) = room();
    let out = papers.join("data");
    for _ in 0..2 {
        assert_eq!(extract(&[&papers], &out, &[]).code, Some(0));
        assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    }
}

#[test]
fn ok_one_format() {
    let (room, papers) = room();
    let out = room.path().join("data");
    for (format, other) in [("csv", ".parquet"), ("parquet", ".csv")] {
        assert_eq!(extract(&[&papers], &out, &["--format", format]).code, Some(0));
        assert!(names(&out).contains(&format!("documents.{format}")));
        assert!(!names(&out).iter().any(|name| name.ends_with(other)));
    }
}

#[test]
fn err_an_input_that_cannot_be_read_is_left_out_and_the_rest_goes_on() {
    let (room, papers) = room();
    let out = room.path().join("data");
    fs::write(papers.join("empty.txt"), "").unwrap();
    fs::write(papers.join("blank.txt"), "\r\n \t").unwrap();
    fs::write(papers.join("binary.txt"), b"\0\x01\x02binary").unwrap();
    fs::write(papers.join("scan.pdf"), b"%PDF-1.7\n\0\xff").unwrap();
    fs::write(papers.join("same.txt"), "Geachte voorzitter,\r\n").unwrap();
    let missing = room.path().join("missing.txt");
    let no_match = room.path().join("*.nothing");
    let run = extract(&[&papers, &missing, &no_match], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    let (missing, no_match) = (missing.display().to_string(), no_match.display().to_string());
    let wanted = [
        (no_match.as_str(), "no file matches this pattern"),
        (missing.as_str(), "no such file or folder"),
        ("papers/binary.txt", "binary"),
        ("papers/blank.txt", "no text"),
        ("papers/empty.txt", "empty"),
        ("papers/same.txt", "duplicate of papers/brief.txt"),
        ("papers/scan.pdf", "PDF"),
    ];
    let rejects = rejects(&out);
    assert_eq!(rejects.len(), wanted.len(), "{rejects:?}");
    for ((source, message), (want_source, want)) in rejects.iter().zip(wanted) {
        assert_eq!(source, want_source);
        assert!(message.contains(want), "{source}: {message}");
        assert!(run.stderr.contains(&format!("left out: {source}: {message}")), "{}", run.stderr);
    }
}

#[test]
fn err_no_paper_leaves_what_was_there() {
    let (room, papers) = room();
    let out = room.path().join("data");
    assert_eq!(extract(&[&papers], &out, &[]).code, Some(0));
    let before = files(&out);
    let typo = room.path().join("papres/*.txt");
    let missing = room.path().join("missing.txt");
    let others = room.path().join("others");
    fs::create_dir(&others).unwrap();
    let names_of_others = ["a.md", "b.json", "c.csv", "d.md", "e.md", "f.md"];
    for name in names_of_others {
        fs::write(others.join(name), "no paper").unwrap();
    }
    let one = room.path().join("one");
    fs::create_dir(&one).unwrap();
    fs::write(one.join("a.md"), "no paper").unwrap();
    let none = room.path().join("none");
    fs::create_dir(&none).unwrap();
    let rejected = room.path().join("rejected");
    fs::create_dir(&rejected).unwrap();
    for number in 0..30 {
        fs::write(rejected.join(format!("{number}.txt")), "").unwrap();
    }
    let here = |path: &Path, message: &str| format!("left out: {}: {message}\n", path.display());
    let cases: [(&[&Path], String); 7] = [
        (&[&typo], here(&typo, "no file matches this pattern")),
        (&[&missing], here(&missing, "no such file or folder")),
        (
            &[&others],
            here(
                &others,
                "no papers found in this folder (6 files passed over by their names: a.md, \
                 b.json, c.csv, d.md, e.md, …)",
            ),
        ),
        (
            &[&one],
            here(&one, "no papers found in this folder (1 file passed over by its name: a.md)"),
        ),
        (&[&none], here(&none, "no papers found in this folder")),
        (&[&rejected], "left out: rejected/9.txt: the file is empty\n".to_owned()),
        (&[&typo, &none], here(&none, "no papers found in this folder")),
    ];
    let there = names(room.path());
    let new = room.path().join("deep/down/new");
    for (inputs, want) in cases {
        let run = extract(inputs, &out, &[]);
        assert_eq!(run.code, Some(1), "{inputs:?}: {}", run.stderr);
        let stays = format!(
            "error: no paper was read, so nothing is written; the dataset in {} stays as it was\n",
            out.display()
        );
        assert!(run.stderr.contains(&want) && run.stderr.ends_with(&stays), "{}", run.stderr);
        assert!(files(&out) == before, "{inputs:?}");
        let run = extract(inputs, &new, &[]);
        assert_eq!(run.code, Some(1), "{inputs:?}: {}", run.stderr);
        let nothing = "error: no paper was read, so nothing is written\n";
        assert!(run.stderr.contains(&want) && run.stderr.ends_with(nothing), "{}", run.stderr);
        assert_eq!(names(room.path()), there, "{inputs:?}");
    }
}

#[test]
fn err_a_folder_without_papers_beside_one_with() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let none = room.path().join("none");
    fs::create_dir(&none).unwrap();
    let run = extract(&[&papers, &none], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    let reject = (none.display().to_string(), "no papers found in this folder".to_owned());
    assert_eq!(rejects(&out), [reject]);
}

#[test]
fn ok_folders_of_one_name() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let paper = |path: &str| {
        let path = room.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("Brief {}", path.display())).unwrap();
    };
    for path in ["2023/a/p/01.txt", "2023/b/p/01.txt", "2024/b/p/01.txt", "2024/b/p/02.txt"] {
        paper(path);
    }
    paper("other/p/03.txt");
    let [a, b, later, other] =
        ["2023/a/p", "2023/b/p", "2024/b/p", "other/p"].map(|folder| room.path().join(folder));
    let cases: [(&[&PathBuf], &[&str]); 4] = [
        (&[&a, &other], &["p/01.txt", "p/03.txt"]),
        (&[&a, &b], &["a/p/01.txt", "b/p/01.txt"]),
        (
            &[&a, &b, &later, &other],
            &["2023/b/p/01.txt", "2024/b/p/01.txt", "2024/b/p/02.txt", "a/p/01.txt", "p/03.txt"],
        ),
        (&[&a, &a.join("01.txt")], &["p/01.txt"]),
    ];
    for (inputs, want) in cases {
        let mut inputs = inputs.to_vec();
        for _ in 0..2 {
            assert_eq!(extract(&inputs, &out, &[]).code, Some(0));
            assert_eq!(sources(&out), want);
            inputs.reverse();
        }
    }
}

#[test]
fn err_a_format_taken_for_an_input() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let hint = "hint: parquet was taken for an input; several formats are given with a comma \
                between them: --format csv,parquet\n";
    let run = extract(&[&papers], &out, &["--format", "csv", "parquet"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    let run = extract(&[&papers, &room.path().join("parquet")], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(!run.stderr.contains("hint:"), "{}", run.stderr);
    assert_eq!(extract(&[&papers], &out, &["--format", "csv,parquet"]).code, Some(0));
    let both = names(&out);
    assert_eq!(extract(&[&papers], &out, &[]).code, Some(0));
    assert_eq!(names(&out), both, "both is what there is without --format");
    assert!(both.contains(&"documents.csv".to_owned()));
    assert!(both.contains(&"documents.parquet".to_owned()));
}

#[test]
fn err_word_lists_that_are_none() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let lists = room.path().join("lists");
    fs::create_dir(&lists).unwrap();
    for name in ["README", "readme.txt", ".gitignore", "notes.md"] {
        fs::write(lists.join(name), "no list").unwrap();
    }
    let with = |lists: &Path| extract(&[&papers], &out, &["--grammars", lists.to_str().unwrap()]);
    let run = with(&lists);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let before = files(&out);
    let (nope, file) = (room.path().join("nope"), lists.join("notes.md"));
    let typo = lists.join("organisatons.csv");
    let mine = lists.join("mine.txt");
    fs::write(&typo, "a,b\n").unwrap();
    let mut cases = vec![
        (nope.clone(), nope, "this folder of word lists does not exist"),
        (file.clone(), file, "this folder of word lists is no folder"),
        (lists.clone(), typo.clone(), "no such word list; did you mean organisations.csv?"),
    ];
    let check = |cases: &mut Vec<(PathBuf, PathBuf, &str)>| {
        for (folder, path, want) in cases.drain(..) {
            let run = with(&folder);
            assert_eq!(run.code, Some(2), "{}", run.stderr);
            let start = format!("error: {}: {want}", path.display());
            assert!(run.stderr.starts_with(&start), "{}", run.stderr);
            assert!(run.stderr.len() < path.as_os_str().len() + 120, "{}", run.stderr);
        }
    };
    check(&mut cases);
    fs::rename(&typo, &mine).unwrap();
    cases.push((lists, mine, "no such word list; the names are those of the "));
    check(&mut cases);
    assert!(files(&out) == before);
}

#[test]
fn ok_one_of_a_thing() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let run = extract(&[papers.join("brief.txt")], &out, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for want in ["1 document (", "        1 document\n", "        1 text\n", " 0 events\n"] {
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
    }
}

#[test]
fn ok_a_saved_page_whatever_its_name() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let page = "\u{feff}<!DOCTYPE HTML>\n<html><p>Geachte voorzitter,</p><p>Een</p>";
    fs::write(papers.join("page.html"), page).unwrap();
    fs::write(papers.join("saved.txt"), page.replace("Een", "Twee")).unwrap();
    let run = extract(&[&papers], &out, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let want =
        ["papers/brief.txt", "papers/deep/verslag.TXT", "papers/page.html", "papers/saved.txt"];
    assert_eq!(sources(&out), want);
}

#[test]
fn err_markup_named_outright() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let record = papers.join("record.xml");
    fs::write(&record, "<?xml version=\"1.0\"?>\n<rss>Geachte</rss>").unwrap();
    let run = extract(&[&papers, &record], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(sources(&out), ["papers/brief.txt", "papers/deep/verslag.TXT"]);
    let [(source, why)] = rejects(&out).try_into().unwrap();
    assert_eq!(source, "papers/record.xml");
    assert!(why.contains("the root element `rss`"), "{why}");
}

#[cfg(unix)]
#[test]
fn err_a_link_that_leads_nowhere_and_a_file_that_may_not_be_read() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (room, papers) = room();
    let out = room.path().join("data");
    symlink("nowhere", papers.join("link.txt")).unwrap();
    let locked = papers.join("locked.txt");
    fs::write(&locked, "locked").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let run = extract(&[&papers], &out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("link.txt: no such file or folder"), "{}", run.stderr);
    // The superuser may read every file.
    if fs::read(&locked).is_err() {
        assert!(run.stderr.contains("papers/locked.txt: no permission to read it"));
    }
}

#[test]
fn err_an_out_that_is_not_ours_to_replace() {
    let (room, papers) = room();
    let foreign = room.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("notes.txt"), "mine").unwrap();
    let mixed = room.path().join("mixed");
    assert_eq!(extract(&[&papers], &mixed, &[]).code, Some(0));
    fs::write(mixed.join("notes.txt"), "mine").unwrap();
    let before = (files(&foreign), files(&mixed));
    let file = papers.join("brief.txt");
    let below = file.join("data");
    let cases: [(&Path, &str); 4] = [
        (&file, "this is a file"),
        (&foreign, "is no griffie dataset"),
        (&mixed, "a file that griffie did not write, notes.txt"),
        (&below, "brief.txt"),
    ];
    for (out, want) in cases {
        let run = extract(&[&papers], out, &[]);
        assert_eq!(run.code, Some(2), "{out:?}: {}", run.stderr);
        assert!(run.stderr.starts_with("error: ") && run.stderr.contains(want), "{}", run.stderr);
    }
    assert_eq!(before, (files(&foreign), files(&mixed)));
    assert_eq!(names(room.path()), ["foreign", "mixed", "papers"]);
}

#[cfg(unix)]
#[test]
fn err_an_out_where_nothing_can_be_made() {
    use std::os::unix::fs::PermissionsExt as _;
    let (room, papers) = room();
    let parent = room.path().join("locked");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere, but nobody in /proc.
    let parent =
        if fs::write(parent.join("probe"), "").is_ok() { PathBuf::from("/proc") } else { parent };
    let run = extract(&[&papers], &parent.join("data"), &[]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("cannot be made"), "{}", run.stderr);
}

#[test]
fn err_wrong_usage() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let (out_text, papers) = (out.to_str().unwrap(), papers.to_str().unwrap());
    let lists = room.path().join("lists");
    fs::create_dir(&lists).unwrap();
    fs::write(lists.join("unknown.csv"), "a,b\n").unwrap();
    let cases: [(&[&str], &str); 8] = [
        (&[], "Usage: griffie [OPTIONS] <COMMAND>"),
        (&["extract"], "--out <DIR>"),
        (&["extract", papers], "--out <DIR>"),
        (&["extract", "--out", out_text], "<INPUT>"),
        (&["extract", papers, "--out", out_text, "--format", "xlsx"], "csv, parquet"),
        (&["extract", papers, "--out", out_text, "--jobs", "0"], "1.."),
        (&["extract", papers, "--out", out_text, "--grammars", "missing"], "does not exist"),
        (
            &["extract", papers, "--out", out_text, "--grammars", lists.to_str().unwrap()],
            "no such word list",
        ),
    ];
    for (arguments, want) in cases {
        let run = Run::of(griffie().args(arguments).output().unwrap());
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(want), "{arguments:?}: {}", run.stderr);
    }
    assert!(!out.exists());
}

#[test]
fn ok_help_and_schema() {
    let help = Run::of(griffie().args(["extract", "--help"]).output().unwrap());
    assert_eq!(help.code, Some(0));
    for want in
        ["Examples:", "Exit code:", "--grammars <DIR>", "--jobs <N>", "[default: csv,parquet]"]
    {
        assert!(help.stdout.contains(want), "{want}: {}", help.stdout);
    }
    let schema = Run::of(griffie().arg("schema").output().unwrap());
    assert_eq!((schema.code, schema.stdout), (Some(0), griffie::table::markdown(1)));
    let (room, _) = room();
    let out = room.path().join("data");
    extract(&[of_repository("seeds")], &out, &[]);
    let readme = fs::read_to_string(out.join("README.md")).unwrap();
    assert!(readme.ends_with(&griffie::table::markdown(2)), "{readme}");
}

#[test]
fn ok_cells_that_look_like_formulas() {
    let (room, papers) = room();
    let out = room.path().join("data");
    fs::write(papers.join("brief.txt"), "=HYPERLINK(\"x\") Er is € 5 mln.").unwrap();
    for (options, want) in [(&[][..], "=HYPER"), (&["--csv-safe"][..], "'=HYPER")] {
        assert_eq!(extract(&[papers.join("brief.txt")], &out, options).code, Some(0));
        assert!(table(&out, "texts")[0]["text"].starts_with(want));
        assert_eq!(table(&out, "amounts")[0]["value_low"], "5000000.00");
    }
}

/// A full disk behind stdout: what was asked for is not told, and that is a failure.
#[cfg(target_os = "linux")]
#[test]
fn err_stdout_that_cannot_be_written() {
    let (room, papers) = room();
    let out = room.path().join("data");
    let papers = papers.to_str().unwrap();
    let (out, data) = (out.to_str().unwrap(), of_repository("data"));
    let data = data.to_str().unwrap();
    for (arguments, code) in [
        (&["extract", papers, "--out", out, "--json"][..], 1),
        (&["inspect", papers], 1),
        (&["schema"], 1),
        (&["check", papers, "--against", data], 2),
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = Run::of(griffie().args(arguments).stdout(full).output().unwrap());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.matches("writing to stdout: ").count(), 1, "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn err_interrupted() {
    let (room, papers) = room();
    let out = room.path().join("data");
    assert_eq!(extract(&[&papers], &out, &[]).code, Some(0));
    let before = files(&out);
    for number in 0..400 {
        let text = format!("{number} {}", support::INVENTED.repeat(20));
        fs::write(papers.join(format!("{number}.txt")), text).unwrap();
    }
    let mut command = griffie();
    command.arg("extract").arg(&papers).arg("--out").arg(&out).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let work = room.path().join(".data.griffie-work/new/texts.csv");
    while !work.exists() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.code, Some(130), "{}", run.stderr);
    assert!(run.stderr.contains("stopped before the end"), "{}", run.stderr);
    assert!(files(&out) == before);
    assert_eq!(names(room.path()), ["data", "papers"]);
}
