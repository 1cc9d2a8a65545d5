//! What the integration tests share: running the program and reading what it wrote.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(unreachable_pub, reason = "each test file is a crate of its own")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the helpers of a test stop at the first surprise"
)]

pub mod pdf;
pub mod python;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The tables whose rows stand at a place, with the letter of their ids.
pub const PLACED: [(&str, char); 7] = [
    ("questions", 'q'),
    ("events", 'e'),
    ("deadlines", 'd'),
    ("amounts", 'a'),
    ("organisation_mentions", 'n'),
    ("references", 'r'),
    ("motions", 'm'),
];

/// A command that runs the program.
pub fn griffie() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_griffie"));
    command.stdin(Stdio::null());
    command
}

/// Runs `griffie extract` on the inputs.
pub fn extract<I: AsRef<OsStr>>(inputs: &[I], out: &Path, more: &[&str]) -> Run {
    let mut command = griffie();
    command.arg("extract").args(inputs).arg("--out").arg(out).args(more);
    Run::of(command.output().expect("the program runs"))
}

/// What a run said.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// A folder of the repository.
pub fn of_repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The papers the tests read: the seeds, and an invented letter that is hard on offsets.
pub fn papers(room: &Path) -> Vec<PathBuf> {
    let invented = room.join("invented");
    fs::create_dir_all(&invented).expect("folder");
    fs::write(invented.join("brief.txt"), INVENTED).expect("paper");
    let mut papers = vec![of_repository("seeds"), invented];
    papers.extend(Some(of_repository("tests/gold/more")).filter(|folder| folder.is_dir()));
    papers
}

/// Wide characters, decomposed accents, CRLF and a word broken at a line end before every kind of
/// fact.
pub const INVENTED: &str = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\r\n\
    Den Haag, 9 maart 2023\r\n\r\n\
    Geachte voorzitter,\r\n\r\n\
    😀 Het kabinet heeft op 14\u{a0}februari 2023 besloten om voor de coo\u{308}rdinatie \
    € 12,5 miljoen in 2024 en € 14 miljoen structureel vanaf 2025 uit te trekken.¹ Het Ministerie \
    van Volksgezondheid, Welzijn en Sport\r\nzal de Kamer uiterlijk 1 juli 2024 informeren over de \
    uit-\r\nvoering van de motie van het lid Van der Plas c.s. (Kamerstuk 36 200 XVI, nr. 45). \
    Zie ook https://www.rijksoverheid.nl/documenten/rapporten en artikel 3.1 van de \
    Comptabiliteitswet 2016.\r\n\r\n\
    De Minister van Volksgezondheid, Welzijn en Sport,\r\nE.J. Kuipers\r\n";

/// A CSV table: a map from column to cell, a row each.
pub fn table(dataset: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let path = dataset.join(format!("{name}.csv"));
    let mut reader =
        csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let rows = reader.deserialize();
    rows.collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// All files of a folder with their bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let read = entries.map(|entry| {
        let path = entry.expect("entry").path();
        let name = path.file_name().expect("name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("file"))
    });
    read.collect()
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("folder");
    let names = entries.map(|e| e.expect("entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
