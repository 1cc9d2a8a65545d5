//! Which files are read: those named outright, and the papers in folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file that marks a folder as a griffie dataset; a folder in a folder that holds it is not
/// walked into.
pub const DATASET_MARK: &str = "griffie.json";

/// Endings of files that are no papers but records, metadata or data.
const NO_PAPERS: &[&str] = &[
    "md", "json", "jsonl", "ndjson", "xml", "html", "htm", "csv", "tsv", "parquet", "yaml", "yml",
    "toml", "ini", "cfg", "log", "lock", "sha256", "py", "sh", "sql", "db", "sqlite",
];

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its path under the input folder, that folder's own name in front; of a file named outright
    /// its folder's name and its own: `seeds/004_….txt`.
    pub source: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// All files to read, in the order of the dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The files, by `source` in byte order.
    pub files: Vec<Input>,
    /// How many files in folders are no papers: dotfiles, `README*`, `*.md`, records, metadata.
    pub passed_over: usize,
    /// What was asked for and cannot be read: the path as given or found, and why.
    pub missing: Vec<(String, String)>,
}

impl Inputs {
    /// Finds the files that paths, folders and glob patterns name.
    ///
    /// A file named outright is always read; in a folder, papers at any depth are. Naming a file
    /// twice, or a folder and a file in it, reads it once. The order of the paths does not matter.
    ///
    /// A glob pattern that the shell did not expand (`'seeds/*.txt'`) stands for the paths it
    /// matches. A path that exists is that path, whatever signs it has.
    pub fn find(paths: &[PathBuf]) -> Self {
        let mut found = Found::default();
        for path in paths {
            found.take(path);
        }
        found.finish()
    }
}

/// What was found so far; files by their real path, so that none is read twice.
#[derive(Debug, Default)]
struct Found {
    files: BTreeMap<PathBuf, Input>,
    passed_over: BTreeSet<PathBuf>,
    missing: Vec<(String, String)>,
}

impl Found {
    fn take(&mut self, path: &Path) {
        if path.symlink_metadata().is_ok() {
            self.take_path(path);
            return;
        }
        let matches = match path.to_str().filter(|text| text.contains(['*', '?', '['])) {
            Some(pattern) => glob::glob(pattern),
            None => return self.miss(path, "no such file or folder"),
        };
        match matches {
            Err(error) => self.miss(path, &format!("not a glob pattern: {error}")),
            Ok(matches) => {
                let mut any = false;
                for found in matches {
                    any = true;
                    match found {
                        Ok(found) => self.take_path(&found),
                        Err(error) => self.miss(error.path(), &reason(error.error())),
                    }
                }
                if !any {
                    self.miss(path, "no file matches this pattern");
                }
            }
        }
    }

    fn take_path(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) => self.miss(path, &reason(&error)),
            Ok(metadata) if metadata.is_dir() => self.take_folder(path),
            Ok(metadata) if !metadata.is_file() => self.miss(path, "neither a file nor a folder"),
            Ok(metadata) => match fs::canonicalize(path) {
                Err(error) => self.miss(path, &reason(&error)),
                Ok(real) => {
                    let folder = path.parent().map(Path::as_os_str).unwrap_or_default();
                    let name = own_name(Path::new(folder));
                    let file = path.file_name().unwrap_or_default().to_string_lossy();
                    let source = join(&name, &file);
                    let (path, size) = (path.to_owned(), metadata.len());
                    self.add(real, Input { source, path, size });
                }
            },
        }
    }

    fn take_folder(&mut self, root: &Path) {
        let name = own_name(root);
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name();
        let walk = walk.into_iter().filter_entry(|entry| entry.depth() == 0 || is_walked(entry));
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.miss(&path, &why);
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(real) = fs::canonicalize(entry.path()) else { continue };
            if is_paper(&entry) {
                let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
                let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
                let source = parts.fold(name.clone(), |path, part| join(&path, &part));
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                self.add(real, Input { source, path: entry.into_path(), size });
            } else {
                self.passed_over.insert(real);
            }
        }
    }

    /// Adds a file. Of two sources for one file the longer counts: it says more of where it is.
    fn add(&mut self, real: PathBuf, input: Input) {
        let rank = |input: &Input| (std::cmp::Reverse(input.source.len()), input.source.clone());
        match self.files.get_mut(&real) {
            Some(known) if rank(known) <= rank(&input) => {}
            Some(known) => *known = input,
            None => {
                self.files.insert(real, input);
            }
        }
    }

    fn miss(&mut self, path: &Path, why: &str) {
        self.missing.push((path.to_string_lossy().into_owned(), why.to_owned()));
    }

    fn finish(mut self) -> Inputs {
        self.passed_over.retain(|path| !self.files.contains_key(path));
        let mut files: Vec<Input> = self.files.into_values().collect();
        files.sort();
        self.missing.sort();
        self.missing.dedup();
        Inputs { files, passed_over: self.passed_over.len(), missing: self.missing }
    }
}

/// A folder's own name, also where it is given as `.` or `..`; empty for the root.
fn own_name(folder: &Path) -> String {
    let given = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = given.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| {
        let real = fs::canonicalize(given).unwrap_or_default();
        real.file_name().unwrap_or_default().to_string_lossy().into_owned()
    })
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Whether a folder in a folder is walked into.
fn is_walked(entry: &DirEntry) -> bool {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    !entry.file_type().is_dir() || !hidden && !entry.path().join(DATASET_MARK).exists()
}

/// Whether a file in a folder is a paper, by its name.
fn is_paper(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let ending = Path::new(entry.file_name()).extension().unwrap_or_default();
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    let readme = name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("readme"));
    !name.starts_with('.') && !readme && !NO_PAPERS.contains(&ending.as_str())
}

/// What the system says, in our words where it is common.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "no permission to read it: check its owner and mode".to_owned()
        }
        _ => error.to_string(),
    }
}
