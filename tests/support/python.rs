//! A Python with packages of its own, for tests that need tools written in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python of a virtual environment that has the packages of a requirements file.
///
/// It stands under `target/` and is made where it is not there yet, or was made of other
/// requirements; that needs a network.
pub fn python(requirements: &Path) -> Result<PathBuf, String> {
    let wanted = fs::read_to_string(requirements).map_err(|error| error.to_string())?;
    let name = requirements.parent().and_then(Path::file_name).unwrap_or_default();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("venv").join(name);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let made_of = folder.join("made-of.txt");
    if fs::read_to_string(&made_of).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--no-input"]).args([
        "--disable-pip-version-check".as_ref(),
        "--requirement".as_ref(),
        requirements.as_os_str(),
    ]))?;
    fs::write(&made_of, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Where a test cannot run because a tool is missing: fails in CI, which has it; elsewhere says so.
#[expect(clippy::print_stderr, reason = "cargo shows it with the test's own output")]
pub fn skip(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "in CI this must run: {why}");
    eprintln!("skipped: {why}");
}
