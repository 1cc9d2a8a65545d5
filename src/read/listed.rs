//! Lists of paths.

use super::reason;
use crate::error::Error;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The paths in a file, one a line; of `-`, on standard input. Blank lines do not count.
///
/// # Errors
/// If the file cannot be read, or a path in it is no path here: the message names its line.
///
/// ```
/// let room = tempfile::tempdir()?;
/// let list = room.path().join("list.txt");
/// std::fs::write(&list, "papers/brief.txt\r\n\nmore papers\n")?;
/// let paths = griffie::read::paths_in(&list)?;
/// assert_eq!(paths, ["papers/brief.txt", "more papers"].map(std::path::PathBuf::from));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paths_in(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut bytes = Vec::new();
    let read = if list == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(list).map(|all| bytes = all)
    };
    read.map_err(|error| Error::input(list, reason(&error)))?;
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    let lines = lines.map(|(at, line)| (at, line.strip_suffix(b"\r").unwrap_or(line)));
    let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let path = |(at, line): (usize, &[u8])| {
        path(line).ok_or_else(|| Error::input(list, format!("line {}: not UTF-8", at + 1)))
    };
    lines.map(path).collect()
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are paths")]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}
