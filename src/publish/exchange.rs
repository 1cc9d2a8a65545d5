//! A folder that is replaced whole or not at all.
//!
//! The new folder is written in a work folder beside the old one, `.NAME.griffie-work/new`, and
//! synced. Then the two are exchanged: in one step where the system can (`renameat2` of Linux,
//! `renamex_np` of macOS), else by two renames, `NAME` to `.NAME.griffie-work/old` and `new` to
//! `NAME`. A run that finds the work folder of one that was killed completes those two renames, or
//! undoes the first, and cleans up. A lock in the work folder keeps two runs apart; the system
//! frees it when a run dies.

use super::{dataset_files, sync_folder};
use crate::error::Error;
use crate::read::DATASET_MARK as MARK;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const NEW: &str = "new";
const OLD: &str = "old";
const LOCK: &str = "lock";

/// A folder being written to take the place of another.
#[derive(Debug)]
pub(super) struct Exchange {
    out: PathBuf,
    work: PathBuf,
    new: PathBuf,
    /// The folders above that were made for it, the deepest first.
    made: Vec<PathBuf>,
    /// Held until the work folder is gone.
    _lock: File,
}

impl Exchange {
    /// Begins a new folder for the place `out`.
    pub(super) fn begin(out: &Path) -> Result<Self, Error> {
        let (out, made) = resolve(out)?;
        check(&out)?;
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        let work = out.with_file_name(format!(".{name}.griffie-work"));
        let lock = lock(&out, &work)?;
        recover(&out, &work)?;
        check(&out)?;
        let new = work.join(NEW);
        fs::create_dir(&new).map_err(|error| Error::io("creating folder", &new, error))?;
        Ok(Self { out, work, new, made, _lock: lock })
    }

    /// The folder to write into.
    pub(super) fn folder(&self) -> &Path {
        &self.new
    }

    /// Puts the new folder in its place. Its files are to be synced already.
    pub(super) fn commit(self) -> Result<(), Error> {
        sync_folder(&self.new)?;
        check(&self.out)?;
        let put = |error| Error::io("putting the dataset in place at", &self.out, error);
        if !self.out.exists() {
            fs::rename(&self.new, &self.out).map_err(put)?;
        } else if !swap(&self.new, &self.out) {
            let old = self.work.join(OLD);
            fs::rename(&self.out, &old).map_err(put)?;
            fs::rename(&self.new, &self.out).map_err(put)?;
        }
        sync_folder(self.out.parent().unwrap_or(Path::new(".")))
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        // What cannot be cleaned now, or must first be put back, the next run sees to.
        if recover(&self.out, &self.work).is_ok() {
            let _ = fs::remove_dir_all(&self.work);
        }
        // A folder that holds something, such as the new dataset, is not removed by this.
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The real place of `out`, and the parents that were made because they were missing.
fn resolve(out: &Path) -> Result<(PathBuf, Vec<PathBuf>), Error> {
    if out.symlink_metadata().is_ok() {
        let real = match out.canonicalize() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let message =
                    "this is a link that leads nowhere; remove it, or give another folder";
                return Err(Error::output(out, message));
            }
            real => real.map_err(|error| Error::io("finding", out, error))?,
        };
        return Ok((real, Vec::new()));
    }
    let Some(name) = out.file_name() else {
        return Err(Error::output(out, "this is no name for a folder"));
    };
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let missing = parent.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    let missing = missing.take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
    fs::create_dir_all(parent).map_err(|error| {
        let parent = parent.display();
        Error::output(out, format!("the folder {parent} for it cannot be made: {error}"))
    })?;
    let parent = parent.canonicalize().map_err(|error| Error::io("finding", parent, error))?;
    Ok((parent.join(name), missing))
}

/// Fails where something stands at `out` that is not ours to replace.
fn check(out: &Path) -> Result<(), Error> {
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let message = "this is a file; give a folder that is new, empty or a griffie dataset";
            return Err(Error::output(out, message));
        }
        Err(error) => return Err(Error::io("reading folder", out, error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Error::io("reading folder", out, error))?;
        names.push(PathBuf::from(entry.file_name()));
    }
    if names.is_empty() {
        return Ok(());
    }
    let Some(files) = dataset_files(out) else {
        let message = format!(
            "this folder has files but is no griffie dataset (it has no {MARK}), so it is left as \
             it is; give a folder that is new, empty or a griffie dataset"
        );
        return Err(Error::output(out, message));
    };
    names.sort();
    match names.iter().find(|name| !files.contains(name) && name.as_os_str() != ".DS_Store") {
        None => Ok(()),
        Some(foreign) => {
            let message = format!(
                "this dataset holds a file that griffie did not write, {}, and would be replaced \
                 as a whole; move that file elsewhere first",
                foreign.display()
            );
            Err(Error::output(out, message))
        }
    }
}

/// Makes the work folder and locks it.
fn lock(out: &Path, work: &Path) -> Result<File, Error> {
    let path = work.join(LOCK);
    loop {
        match fs::create_dir(work) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                let message = format!(
                    "the dataset is made in a folder beside it before it is put in place, and \
                     that folder, {}, cannot be made: {error}",
                    work.display()
                );
                return Err(Error::output(out, message));
            }
            Err(_) if !is_work_folder(work) => {
                let message = format!(
                    "the dataset is made in a folder beside it before it is put in place, and \
                     what stands there, {}, is not of griffie's making; move it elsewhere first",
                    work.display()
                );
                return Err(Error::output(out, message));
            }
            _ => {}
        }
        let opened = File::options().create(true).truncate(false).write(true).open(&path);
        let file = match opened {
            // Another run has just ended and cleaned up.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened.map_err(|error| Error::io("opening", &path, error))?,
        };
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = "another griffie is writing to this folder; wait until it is done";
                return Err(Error::output(out, message));
            }
            Err(TryLockError::Error(error)) => return Err(Error::io("locking", &path, error)),
        }
    }
}

/// Whether what stands at `work` is a folder of a run that was killed or still runs, or nothing any
/// more. A link is none: what it leads to is not ours to clean up.
fn is_work_folder(work: &Path) -> bool {
    let gone = |error: &std::io::Error| error.kind() == ErrorKind::NotFound;
    match work.symlink_metadata() {
        Ok(metadata) if !metadata.is_dir() => return false,
        Err(error) => return gone(&error),
        Ok(_) => {}
    }
    let own = |name: OsString| [NEW, OLD, LOCK].iter().any(|own| name == **own);
    match fs::read_dir(work) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(|entry| own(entry.file_name()))),
        Err(error) => gone(&error),
    }
}

/// Whether the open file is still the one at `path`, and not one that was cleaned up.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let ids = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let there = fs::metadata(path).map(ids);
    file.metadata().map(ids).is_ok_and(|here| there.is_ok_and(|there| here == there))
}

/// A file that is open cannot be cleaned up here.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Ends what a killed run began: two renames of which only the first was done are completed where
/// the new dataset is whole, else undone; the rest of the work folder is cleaned.
fn recover(out: &Path, work: &Path) -> Result<(), Error> {
    let (new, old) = (work.join(NEW), work.join(OLD));
    if !out.exists() && old.exists() {
        let whole = dataset_files(&new).is_some();
        let from = if whole { &new } else { &old };
        fs::rename(from, out).map_err(|error| Error::io("restoring", out, error))?;
    }
    for folder in [new, old] {
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::io("cleaning up", &folder, error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Exchanges two folders in one step; false where the system or the disk cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(new: &Path, out: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).is_ok()
}

/// Exchanges two folders in one step; false where the system or the disk cannot.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_new: &Path, _out: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dataset(folder: &Path, content: &str) {
        fs::create_dir_all(folder).expect("folder");
        let mark = r#"{"made_by": "griffie 0", "files": ["a.csv"]}"#;
        fs::write(folder.join(MARK), mark).expect("mark");
        fs::write(folder.join("a.csv"), content).expect("file");
    }

    fn content(folder: &Path) -> Option<String> {
        fs::read_to_string(folder.join("a.csv")).ok()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("folder");
        let names = entries.map(|entry| entry.expect("entry").file_name());
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
        names.sort();
        names
    }

    #[test]
    fn ok_new_replaced_and_dropped() {
        let room = tempfile::tempdir().expect("folder");
        let out = room.path().join("deep/data");
        for text in ["one", "two"] {
            let exchange = Exchange::begin(&out).expect("begin");
            dataset(exchange.folder(), text);
            exchange.commit().expect("commit");
            assert_eq!(content(&out).as_deref(), Some(text));
        }
        let dropped = Exchange::begin(&out).expect("begin");
        dataset(dropped.folder(), "three");
        drop(dropped);
        assert_eq!(content(&out).as_deref(), Some("two"));
        assert_eq!(names(out.parent().expect("parent")), ["data"]);
    }

    #[test]
    fn ok_leftovers_of_a_killed_run() {
        // What stands at out, in new and in old, and what must stand at out after the next begin.
        let cases = [
            (Some("a"), Some("half"), None, Some("a")),
            (None, Some("half"), None, None),
            (None, Some("b"), Some("a"), Some("b")),
            (None, Some("half"), Some("a"), Some("a")),
            (Some("b"), None, Some("a"), Some("b")),
            (Some("b"), Some("a"), None, Some("b")),
        ];
        for (at_out, in_new, in_old, want) in cases {
            let room = tempfile::tempdir().expect("folder");
            let out = room.path().join("data");
            let work = room.path().join(".data.griffie-work");
            fs::create_dir(&work).expect("work");
            fs::write(work.join(LOCK), "").expect("lock");
            let places =
                [(out.clone(), at_out), (work.join(NEW), in_new), (work.join(OLD), in_old)];
            for (folder, text) in places {
                match text {
                    None => {}
                    Some("half") => {
                        fs::create_dir(&folder).expect("folder");
                        fs::write(folder.join("a.csv"), "half").expect("file");
                    }
                    Some(text) => dataset(&folder, text),
                }
            }
            drop(Exchange::begin(&out).expect("begin"));
            assert_eq!(content(&out).as_deref(), want);
            assert_eq!(names(room.path()), want.map(|_| "data").into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn err_what_is_not_ours_to_replace() {
        let room = tempfile::tempdir().expect("folder");
        let (file, foreign, mixed) =
            (room.path().join("file"), room.path().join("foreign"), room.path().join("mixed"));
        fs::write(&file, "mine").expect("file");
        fs::create_dir(&foreign).expect("folder");
        fs::write(foreign.join("notes.txt"), "mine").expect("file");
        dataset(&mixed, "ours");
        fs::write(mixed.join("notes.txt"), "mine").expect("file");
        let cases = [(&file, "is a file"), (&foreign, "no griffie dataset"), (&mixed, "notes.txt")];
        for (out, want) in cases {
            let message = Exchange::begin(out).expect_err("refused").to_string();
            assert!(message.contains(want), "{message}");
        }
        assert_eq!(names(room.path()), ["file", "foreign", "mixed"]);
    }

    #[test]
    fn err_two_at_once() {
        let room = tempfile::tempdir().expect("folder");
        let out = room.path().join("data");
        let first = Exchange::begin(&out).expect("begin");
        let message = Exchange::begin(&out).expect_err("refused").to_string();
        assert!(message.contains("another griffie"), "{message}");
        dataset(first.folder(), "first");
        first.commit().expect("commit");
        assert_eq!(content(&out).as_deref(), Some("first"));
    }
}
