//! What goes wrong outside griffie: a full disk, folders that may not be written to, inputs that
//! vanish, runs that meet. Each time a message; no half dataset, and none lost.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]
#![cfg(unix)]

mod support;

use griffie::lexicon::Grammars;
use griffie::publish::Settings;
use griffie::read::{Inputs, Papers};
use griffie::{Griffie, extract};
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::ops::ControlFlow;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use support::{Run, files, griffie, names, table};

/// A folder with some papers, and a dataset made of one of them.
struct Room {
    folder: tempfile::TempDir,
    papers: PathBuf,
    out: PathBuf,
    before: BTreeMap<String, Vec<u8>>,
}

impl Room {
    fn new(papers: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (inputs, out) = (folder.path().join("papers"), folder.path().join("data"));
        fs::create_dir(&inputs).unwrap();
        for number in 0..papers {
            let text = format!("{number} {}", support::INVENTED.repeat(5));
            fs::write(inputs.join(format!("{number}.txt")), text).unwrap();
        }
        let run = support::extract(&[inputs.join("0.txt")], &out, &[]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let before = files(&out);
        Self { folder, papers: inputs, out, before }
    }

    /// Whether the dataset is as it was, and nothing stands beside it that was not there.
    fn is_as_before(&self) -> bool {
        files(&self.out) == self.before && names(self.folder.path()) == ["data", "papers"]
    }

    /// `griffie extract` on all papers, by a command that so far only names griffie.
    fn extract_by(&self, mut griffie: Command) -> Run {
        griffie.arg("extract").arg(&self.papers).arg("--out").arg(&self.out);
        Run::of(griffie.stdin(Stdio::null()).output().unwrap())
    }

    fn start(&self) -> Child {
        let mut command = griffie();
        command.arg("extract").arg(&self.papers).arg("--out").arg(&self.out);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }
}

/// griffie where a file may have so many blocks: past them it meets what a full disk gives.
fn with_blocks(blocks: u32) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\""), "sh"]);
    shell.arg(env!("CARGO_BIN_EXE_griffie"));
    shell
}

#[test]
fn err_a_full_disk() {
    let room = Room::new(12);
    for blocks in [0, 1, 8, 32, 64] {
        let run = room.extract_by(with_blocks(blocks));
        assert_eq!(run.code, Some(1), "{blocks}: {}", run.stderr);
        let said = run.stderr.lines().last().unwrap_or_default();
        assert!(said.starts_with("error: writing "), "{blocks}: {}", run.stderr);
        assert!(
            said.contains("File too large") && said.ends_with("(ulimit -f)"),
            "{blocks}: {said}"
        );
        assert!(room.is_as_before(), "{blocks}");
    }
    let run = room.extract_by(with_blocks(1 << 20));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(table(&room.out, "documents").len(), 12);
}

#[test]
fn err_a_full_disk_for_a_report() {
    let room = Room::new(1);
    let report = room.papers.join("report.html");
    let mut shell = with_blocks(1);
    shell.arg("report").arg(&room.out).arg("--out").arg(&report);
    let run = Run::of(shell.output().unwrap());
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("File too large"), "{}", run.stderr);
    assert_eq!(names(&room.papers), ["0.txt"]);
}

/// griffie run by a user who may not do everything: this one, or who the superuser can become. It
/// is copied to `room`, for what stands above it may be closed to them.
fn by_somebody(room: &Path) -> Option<Command> {
    if !rustix::process::geteuid().is_root() {
        return Some(griffie());
    }
    fs::set_permissions(room, Permissions::from_mode(0o755)).unwrap();
    let copy = room.join("griffie");
    fs::copy(env!("CARGO_BIN_EXE_griffie"), &copy).unwrap();
    let somebody = || {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&copy);
        command
    };
    let runs = somebody().arg("--version").output().is_ok_and(|output| output.status.success());
    if !runs {
        support::python::skip("setpriv is not installed, or nobody may run griffie");
    }
    runs.then(somebody)
}

#[test]
fn err_folders_that_may_not_be_written_to() {
    let room = Room::new(2);
    let (folder, around) = (room.folder.path(), tempfile::tempdir().unwrap());
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    };
    // The modes of the folder the dataset stands in and of the dataset itself.
    for (outer, own, want) in
        [(0o555, 0o755, "cannot be made"), (0o777, 0o555, "putting the dataset in place")]
    {
        let Some(somebody) = by_somebody(around.path()) else { return };
        mode(folder, outer);
        mode(&room.out, own);
        let run = room.extract_by(somebody);
        mode(folder, 0o755);
        mode(&room.out, 0o755);
        assert!(matches!(run.code, Some(1 | 2)), "{}", run.stderr);
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
        assert!(room.is_as_before(), "{:?}: {}", names(folder), run.stderr);
    }
}

#[test]
fn err_a_work_folder_that_is_none() {
    let room = Room::new(1);
    let work = room.folder.path().join(".data.griffie-work");
    let extract = || support::extract(&[&room.papers], &room.out, &[]);
    fs::write(&work, "a file").unwrap();
    let run = extract();
    assert_ne!(run.code, Some(0));
    assert!(run.stderr.contains("griffie-work"), "{}", run.stderr);
    fs::remove_file(&work).unwrap();
    symlink("nowhere", &work).unwrap();
    let run = extract();
    assert_ne!(run.code, Some(0));
    assert!(run.stderr.contains("griffie-work"), "{}", run.stderr);
    fs::remove_file(&work).unwrap();
    assert!(room.is_as_before());
}

#[test]
fn err_a_work_folder_of_someone_else() {
    let room = Room::new(1);
    let other = room.folder.path().join("other");
    fs::create_dir_all(other.join("new")).unwrap();
    fs::write(other.join("new/thesis.txt"), "mine").unwrap();
    let work = room.folder.path().join(".data.griffie-work");
    // A link to a folder, and a folder that holds something else.
    for linked in [true, false] {
        if linked {
            symlink(&other, &work).unwrap();
        } else {
            fs::remove_file(&work).unwrap();
            fs::create_dir(&work).unwrap();
            fs::write(work.join("thesis.txt"), "mine").unwrap();
        }
        let run = support::extract(&[&room.papers], &room.out, &[]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("move it elsewhere first"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(other.join("new/thesis.txt")).unwrap(), "mine");
        assert!(linked || work.join("thesis.txt").exists());
    }
    fs::remove_dir_all(&work).unwrap();
    fs::remove_dir_all(&other).unwrap();
    assert!(room.is_as_before());
}

#[test]
fn err_out_is_a_link_to_nowhere() {
    let room = Room::new(1);
    let out = room.folder.path().join("link");
    symlink("nowhere", &out).unwrap();
    let run = support::extract(&[&room.papers], &out, &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("leads nowhere"), "{}", run.stderr);
}

#[test]
fn err_inputs_that_vanish() {
    let room = Room::new(4);
    let griffie = Griffie::new(&Grammars::built_in()).unwrap();
    let found = || Papers::new(Inputs::find(std::slice::from_ref(&room.papers)));
    let extract = |papers| {
        let go_on = || ControlFlow::Continue(());
        extract(&griffie, papers, &room.out, &Settings::default(), go_on).unwrap()
    };
    // Found, and then gone, or no longer what it was.
    let papers = found();
    fs::remove_file(room.papers.join("1.txt")).unwrap();
    fs::remove_file(room.papers.join("2.txt")).unwrap();
    fs::create_dir(room.papers.join("2.txt")).unwrap();
    let summary = extract(papers);
    let rejects: Vec<_> = summary.rejects.iter().map(|reject| reject.source.as_str()).collect();
    assert_eq!(rejects, ["papers/1.txt", "papers/2.txt"]);
    assert_eq!(summary.rejects[0].message, "no such file or folder");
    assert_eq!(table(&room.out, "documents").len(), 2);

    // All of them: what stands at the place of the dataset stays.
    let before = files(&room.out);
    let papers = found();
    fs::remove_dir_all(&room.papers).unwrap();
    let summary = extract(papers);
    assert!(summary.documents.is_empty() && summary.rejects.len() == 2, "{summary:?}");
    assert!(files(&room.out) == before);
}

#[test]
fn ok_what_is_no_file_is_not_waited_for() {
    let room = Room::new(1);
    let pipe = room.papers.join("pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink(&room.papers, room.papers.join("itself")).unwrap();
    symlink("nowhere", room.papers.join("link.txt")).unwrap();
    let run = support::extract(&[&room.papers, &pipe], &room.out, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(table(&room.out, "documents").len(), 1);
    let wanted = ["pipe.txt: neither a file nor a folder", "link.txt: no such file", "itself"];
    for want in wanted {
        assert!(run.stderr.contains(want), "{want}: {}", run.stderr);
    }
}

#[test]
fn err_runs_that_meet() {
    let room = Room::new(60);
    let alone = room.folder.path().join("alone");
    assert_eq!(support::extract(&[&room.papers], &alone, &[]).code, Some(0));
    let whole = files(&alone);
    let first = room.start();
    while !room.folder.path().join(".data.griffie-work/new").exists() {
        std::hint::spin_loop();
    }
    let runs: Vec<Child> = (0..3).map(|_| room.start()).chain([first]).collect();
    let runs: Vec<Run> =
        runs.into_iter().map(|child| Run::of(child.wait_with_output().unwrap())).collect();
    for run in &runs {
        let refused = run.code == Some(2) && run.stderr.contains("another griffie is writing");
        assert!(refused || run.code == Some(0), "{run:?}");
    }
    assert!(runs.iter().any(|run| run.code == Some(0)), "{runs:?}");
    assert!(runs.iter().any(|run| run.code == Some(2)), "{runs:?}");
    assert!(files(&room.out) == whole);
    assert_eq!(names(room.folder.path()), ["alone", "data", "papers"]);
}
