//! Datasets in the hands of the tools they are made for: DuckDB, pandas, polars, SQLite, and the
//! validators of the descriptors. The checks are the Python scripts of `tests/interop/`; they run in
//! an environment of their own under `target/`, made once, with the packages pinned there.
//!
//! Needs `python3` and, the first time, the network. `GRIFFIE_SKIP_INTEROP=1` leaves these tests
//! out.

#![expect(clippy::expect_used, reason = "the helpers of a test stop at the first surprise")]
#![expect(clippy::panic, reason = "the helpers of a test stop at the first surprise")]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use support::{Run, extract, griffie, of_repository, papers};
use tempfile::TempDir;

/// What a dataset of which its publisher says nothing leaves unsaid, of what catalogues ask for.
const UNSAID: &str = "identifier,publisher,creator,contactPoint";

/// The interpreter of the environment; `None` where these tests are to be left out.
fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    if std::env::var_os("GRIFFIE_SKIP_INTEROP").is_some_and(|skip| skip == "1") {
        return None;
    }
    Some(PYTHON.get_or_init(|| {
        let python = support::python::python(&of_repository("tests/interop/requirements.txt"));
        python.unwrap_or_else(|error| {
            panic!("{error}\nthese tests need python3 and a network; GRIFFIE_SKIP_INTEROP=1 leaves them out")
        })
    }))
}

/// Runs a script of `tests/interop/`; it fails with what it says.
fn script<A: AsRef<OsStr>>(name: &str, arguments: &[A]) {
    let Some(python) = python() else { return };
    let path = of_repository("tests/interop").join(name);
    let mut command = Command::new(python);
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUTF8", "1");
    let output = command.arg(path).args(arguments).output().expect("python runs");
    let run = Run::of(output);
    assert!(run.code == Some(0), "{name}:\n{}{}", run.stdout, run.stderr);
}

/// Datasets of all papers the tests read, in every form that scripts are given.
struct Datasets {
    _room: TempDir,
    both: PathBuf,
    csv_only: PathBuf,
    parquet_only: PathBuf,
    said: PathBuf,
    schema: PathBuf,
    duckdb_from_csv: PathBuf,
    duckdb_from_parquet: PathBuf,
    sqlite: PathBuf,
}

fn datasets() -> &'static Datasets {
    static DATASETS: OnceLock<Datasets> = OnceLock::new();
    DATASETS.get_or_init(|| {
        let room = tempfile::tempdir().expect("folder");
        let papers = papers(room.path());
        let about = of_repository("docs/about.toml");
        let made = |name: &str, more: &[&str]| {
            let out = room.path().join(name);
            let run = extract(&papers, &out, more);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            out
        };
        let printed = |name: &str, arguments: &[&OsStr]| {
            let printed = Run::of(griffie().arg("schema").args(arguments).output().expect("runs"));
            assert_eq!(printed.code, Some(0), "{}", printed.stderr);
            let file = room.path().join(name);
            fs::write(&file, printed.stdout).expect("file");
            file
        };
        let loading = |name: &str, database: &str, dataset: &Path| {
            let arguments = ["--sql", database, "--load"].map(OsStr::new);
            printed(name, &[&arguments[..], &[dataset.as_os_str()]].concat())
        };
        let both = made("both", &[]);
        let csv_only = made("csv-only", &["--format", "csv"]);
        Datasets {
            parquet_only: made("parquet-only", &["--format", "parquet"]),
            said: made("said", &["--about", about.to_str().expect("UTF-8")]),
            schema: printed("schema.json", &["--json".as_ref()]),
            duckdb_from_csv: loading("duckdb-csv.sql", "duckdb", &csv_only),
            duckdb_from_parquet: loading("duckdb-parquet.sql", "duckdb", &both),
            sqlite: loading("sqlite.sql", "sqlite", &both),
            both,
            csv_only,
            _room: room,
        }
    })
}

#[test]
fn ok_duckdb_reads_and_loads() {
    let made = datasets();
    script(
        "duckdb_reads.py",
        &[&made.both, &made.schema, &made.duckdb_from_csv, &made.duckdb_from_parquet],
    );
}

#[test]
fn ok_pandas_reads() {
    script("pandas_reads.py", &[&datasets().both, &datasets().schema]);
}

#[test]
fn ok_polars_reads() {
    script("polars_reads.py", &[&datasets().both, &datasets().schema]);
}

#[test]
fn ok_sqlite_loads() {
    let made = datasets();
    script("sqlite_reads.py", &[&made.both, &made.schema, &made.sqlite]);
}

#[test]
fn ok_validators_pass_the_descriptors() {
    let made = datasets();
    let committed = of_repository("data");
    for dataset in [&made.both, &made.csv_only, &made.parquet_only, &committed] {
        let unsaid = Path::new(UNSAID);
        script("descriptors.py", &[dataset.as_path(), made.schema.as_path(), unsaid]);
    }
    script("descriptors.py", &[&made.said, &made.schema]);
}

#[test]
fn err_broken_copies_are_found() {
    let made = datasets();
    script(
        "mutations.py",
        &[&made.both, &made.schema, &made.duckdb_from_csv, &made.duckdb_from_parquet, &made.sqlite],
    );
}

#[test]
fn ok_pages_say_what_is_so() {
    script("documents.py", &[of_repository("")]);
}
