//! Which files are read: those named outright, and the papers in folders.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file that marks a folder as a griffie dataset; a folder in a folder that holds it is not
/// walked into.
pub const DATASET_MARK: &str = "griffie.json";

/// Endings of files that are no papers but records, metadata or data.
const NO_PAPERS: &[&str] = &[
    "md", "json", "jsonl", "ndjson", "xml", "html", "htm", "csv", "tsv", "parquet", "yaml", "yml",
    "toml", "ini", "cfg", "log", "lock", "sha256", "py", "sh", "sql", "db", "sqlite",
];

/// Files passed over that are named where a folder has no papers.
const MOST_NAMES: usize = 5;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its path under the input folder, that folder's own name in front; of a file named outright
    /// its folder's name and its own: `seeds/004_….txt`. Where two folders would give one `source`
    /// to two files, the names of their parents go in front, as many as tell them apart:
    /// `2023/papers/brief.txt` and `2024/papers/brief.txt`.
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
    /// A folder without papers is among what is missing.
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
    files: BTreeMap<PathBuf, Place>,
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
                    let root = whole(path.parent().unwrap_or(Path::new("")));
                    let below = PathBuf::from(path.file_name().unwrap_or_default());
                    let (path, size) = (path.to_owned(), metadata.len());
                    self.add(real, Place { root, below, path, size });
                }
            },
        }
    }

    fn take_folder(&mut self, given: &Path) {
        let root = whole(given);
        let walk = WalkDir::new(given).follow_links(true).sort_by_file_name();
        let walk = walk.into_iter().filter_entry(|entry| entry.depth() == 0 || is_walked(entry));
        let (mut papers, mut misses, mut others) = (0_usize, 0_usize, Vec::new());
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(given).to_owned();
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.miss(&path, &why);
                    misses += 1;
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(real) = fs::canonicalize(entry.path()) else { continue };
            let below = entry.path().strip_prefix(given).unwrap_or(entry.path()).to_owned();
            if is_paper(&entry) {
                papers += 1;
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                let (root, path) = (root.clone(), entry.into_path());
                self.add(real, Place { root, below, path, size });
            } else {
                others.push(below.to_string_lossy().into_owned());
                self.passed_over.insert(real);
            }
        }
        if papers == 0 && misses == 0 {
            self.miss(given, &no_papers(&others));
        }
    }

    /// Adds a file. Of two roots for one file the outer counts: it says more of where the file is.
    fn add(&mut self, real: PathBuf, place: Place) {
        let rank = |place: &Place| {
            let source = place.source(1);
            (std::cmp::Reverse(source.len()), source, place.root.clone(), place.path.clone())
        };
        match self.files.get_mut(&real) {
            Some(known) if rank(known) <= rank(&place) => {}
            Some(known) => *known = place,
            None => {
                self.files.insert(real, place);
            }
        }
    }

    fn miss(&mut self, path: &Path, why: &str) {
        self.missing.push((path.to_string_lossy().into_owned(), why.to_owned()));
    }

    fn finish(mut self) -> Inputs {
        self.passed_over.retain(|path| !self.files.contains_key(path));
        let mut files = named_apart(self.files.into_values().collect());
        files.sort();
        self.missing.sort();
        self.missing.dedup();
        Inputs { files, passed_over: self.passed_over.len(), missing: self.missing }
    }
}

/// Where a file was found.
#[derive(Debug)]
struct Place {
    /// The folder that was given, or the one that the file named outright is in: [`whole`].
    root: PathBuf,
    /// The file's path under it.
    below: PathBuf,
    /// The file's path as it is opened.
    path: PathBuf,
    size: u64,
}

impl Place {
    /// The file's path under `root`, with the last `depth` names of that in front.
    fn source(&self, depth: usize) -> String {
        let mut names: Vec<_> = names(&self.root).collect();
        let names = names.split_off(names.len().saturating_sub(depth));
        let below = self.below.components().map(|part| part.as_os_str().to_string_lossy());
        names.into_iter().chain(below).fold(String::new(), |path, name| join(&path, &name))
    }
}

/// The names of the folders on a path, without its beginning (`/`, `C:\`).
fn names(path: &Path) -> impl Iterator<Item = Cow<'_, str>> {
    path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    })
}

/// Gives each file a source of its own: roots whose files would share one get a parent's name
/// more, until all differ. This depends on the files alone, not on the order they were named in.
fn named_apart(places: Vec<Place>) -> Vec<Input> {
    let mut depths: BTreeMap<PathBuf, usize> = BTreeMap::new();
    loop {
        let source = |place: &Place| place.source(depths.get(&place.root).copied().unwrap_or(1));
        let mut roots: BTreeMap<String, BTreeSet<&Path>> = BTreeMap::new();
        for place in &places {
            roots.entry(source(place)).or_default().insert(&place.root);
        }
        let shared: BTreeSet<&Path> =
            roots.into_values().filter(|roots| roots.len() > 1).flatten().collect();
        let depth = |root: &Path| depths.get(root).copied().unwrap_or(1);
        let deeper: Vec<(PathBuf, usize)> = shared
            .into_iter()
            .filter(|root| depth(root) < names(root).count())
            .map(|root| (root.to_owned(), depth(root) + 1))
            .collect();
        if deeper.is_empty() {
            let input =
                |place: Place| Input { source: source(&place), path: place.path, size: place.size };
            return places.into_iter().map(input).collect();
        }
        depths.extend(deeper);
    }
}

/// A folder's path from the root of the file system, its own name as given (a link keeps its own).
fn whole(folder: &Path) -> PathBuf {
    let given = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match (given.parent(), given.file_name()) {
        (Some(parent), Some(name)) if parent.as_os_str().is_empty() => {
            real(Path::new(".")).join(name)
        }
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => real(given),
    }
}

/// That a folder has no papers, and what it has instead.
fn no_papers(others: &[String]) -> String {
    let mut names = others.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    if others.len() > MOST_NAMES {
        names.push_str(", …");
    }
    match others.len() {
        0 => "no papers found in this folder".to_owned(),
        1 => format!("no papers found in this folder (1 file passed over by its name: {names})"),
        many => format!(
            "no papers found in this folder ({many} files passed over by their names: {names})"
        ),
    }
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
