//! The file of a report: written whole or not at all, and only over a report.

use crate::error::Error;
use crate::read::REPORT_MARK;
use std::fs::File;
use std::io::{BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

/// How far into a file its maker's name is looked for, in bytes.
const HEAD: u64 = 4096;

/// Fails where the report cannot or should not stand.
pub(super) fn check(out: &Path, dataset: &Path) -> Result<(), Error> {
    if out.is_dir() {
        return Err(Error::output(out, "this is a folder; give a file such as report.html"));
    }
    if out.file_name().is_none() {
        return Err(Error::output(out, "this is no name for a file"));
    }
    let parent = folder_of(out);
    if !parent.is_dir() {
        let message = format!("there is no folder {}; make it first", parent.display());
        return Err(Error::output(out, message));
    }
    if let (Ok(parent), Ok(dataset)) = (parent.canonicalize(), dataset.canonicalize())
        && parent == dataset
    {
        let message = "this is in the folder of the dataset, which holds griffie's tables only; \
                       give a file elsewhere";
        return Err(Error::output(out, message));
    }
    if out.exists() && !is_report(out)? {
        let message = "this file is no report of griffie, so it is left as it is; give another \
                       name, or remove it first";
        return Err(Error::output(out, message));
    }
    Ok(())
}

fn folder_of(out: &Path) -> PathBuf {
    match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether a file is a report, or empty.
fn is_report(path: &Path) -> Result<bool, Error> {
    let reading = |error| Error::io("reading", path, error);
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)).map_err(reading)?;
    Ok(head.is_empty() || String::from_utf8_lossy(&head).contains(REPORT_MARK))
}

/// Writes the file beside its place and puts it there in one step; returns its size.
pub(super) fn write(
    out: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<u64, Error> {
    let writing = |error| Error::io("writing", out, error);
    let mut file =
        BufWriter::new(tempfile::NamedTempFile::new_in(folder_of(out)).map_err(writing)?);
    fill(&mut file)?;
    let file = file.into_inner().map_err(|error| writing(error.into_error()))?;
    file.as_file().sync_all().map_err(writing)?;
    let bytes = file.as_file().metadata().map_err(writing)?.len();
    readable(file.as_file()).map_err(writing)?;
    file.persist(out).map_err(|error| writing(error.error))?;
    Ok(bytes)
}

/// Temporary files are for their owner alone; a report is for whoever may read the folder.
#[cfg(unix)]
fn readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::MADE_BY;
    use std::fs;

    #[test]
    fn err_what_is_not_ours_to_replace() {
        let room = tempfile::tempdir().unwrap();
        let dataset = room.path().join("data");
        fs::create_dir(&dataset).unwrap();
        let mine = room.path().join("mine.html");
        fs::write(&mine, "<!doctype html><title>mine</title>").unwrap();
        let cases = [
            (dataset.clone(), "is a folder"),
            (dataset.join("report.html"), "in the folder of the dataset"),
            (room.path().join("none/report.html"), "no folder"),
            (mine.clone(), "no report of griffie"),
        ];
        for (out, want) in cases {
            let message = check(&out, &dataset).unwrap_err().to_string();
            assert!(message.contains(want), "{message}");
        }
        assert_eq!(fs::read_to_string(mine).unwrap(), "<!doctype html><title>mine</title>");
    }

    #[test]
    fn ok_whole_or_not_at_all() {
        let room = tempfile::tempdir().unwrap();
        let (out, dataset) = (room.path().join("report.html"), room.path().join("data"));
        let old = format!("<meta name=\"generator\" content=\"{REPORT_MARK}{MADE_BY}\">");
        fs::write(&out, &old).unwrap();
        check(&out, &dataset).unwrap();
        let failed = write(&out, |file| {
            file.write_all(b"half").unwrap();
            Err(Error::table("report", "no"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&out).unwrap(), old);
        let size = write(&out, |file| {
            file.write_all(b"whole").map_err(|error| Error::io("writing", "x", error))
        });
        assert_eq!((size.unwrap(), fs::read_to_string(&out).unwrap().as_str()), (5, "whole"));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }
}
