//! Lists the files of `grammars/` so that each is compiled in, by name, whenever one changes: its
//! text, and its rows, cut here and not at every start of the program.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where a row came from, which no step reads.
const SOURCE: &str = "source";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=grammars");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("grammars"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|ext| ext == "csv"));
    files.sort();
    let mut list = String::from("&[\n");
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let rows = rows(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let path = path.to_string_lossy();
        writeln!(
            list,
            "BuiltIn {{ name: {name:?}, text: include_str!({path:?}), rows: {rows:?} }},"
        )?;
    }
    list.push(']');
    fs::write(out.join("grammars.rs"), list)?;
    Ok(())
}

/// The rows of a list, the names of its columns first: the line it stands on and its values, a
/// unit separator behind each, a record separator behind the row.
fn rows(path: &Path) -> Result<String, Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .has_headers(false)
        .from_path(path)?;
    let mut rows = String::new();
    let mut read = Vec::new();
    for row in reader.records() {
        let row = row?;
        if read.is_empty() {
            read = row.iter().map(|name| name != SOURCE).collect();
        }
        write!(rows, "{}\u{1f}", row.position().map_or(0, csv::Position::line))?;
        for (value, _) in row.iter().zip(&read).filter(|&(_, &read)| read) {
            if value.contains(['\u{1e}', '\u{1f}']) {
                return Err(format!("a control character in {value:?}").into());
            }
            write!(rows, "{value}\u{1f}")?;
        }
        rows.push('\u{1e}');
    }
    Ok(rows)
}
