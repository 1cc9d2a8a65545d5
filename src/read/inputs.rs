//! Which files are read: those named outright, and the papers in folders.

use super::papers::names::{self, Standing};
use super::papers::{Columns, is_corpus};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use tracing::info;
use walkdir::{DirEntry, WalkDir};

/// The file that marks a folder as a griffie dataset; a folder in a folder that holds it is not
/// walked into.
pub const DATASET_MARK: &str = "griffie.json";

/// Files passed over that are named where a folder has no papers.
const MOST_NAMES: usize = 5;

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// What standard input is called in a dataset.
const STANDARD_INPUT_SOURCE: &str = "stdin";

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its path under the input folder, that folder's own name in front; of a file named outright
    /// its folder's name and its own: `seeds/004_….txt`. Where two folders would give one `source`
    /// to two files, the names of their parents go in front, as many as tell them apart:
    /// `2023/papers/brief.txt` and `2024/papers/brief.txt`. Standard input is `stdin`.
    pub source: String,
    /// Where it is.
    pub origin: Origin,
    /// Its size in bytes; 0 where it is not known.
    pub size: u64,
    /// Whether it was named outright, and not found in a folder.
    pub named: bool,
}

/// Where the bytes of an input are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In a file.
    File(PathBuf),
    /// On standard input.
    StandardInput,
}

/// All files to read, in the order of the dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The files, by `source` in byte order.
    pub files: Vec<Input>,
    /// How many files in folders are no papers: dotfiles, `README*`, pictures, programs, tables
    /// without the columns of a corpus.
    pub passed_over: usize,
    /// What was asked for and cannot be read: the path as given or found, and why.
    pub missing: Vec<(String, String)>,
    /// The columns that tables among them are read by.
    pub columns: Columns,
}

impl Inputs {
    /// Finds the files that paths, folders and glob patterns name; `-` is standard input.
    ///
    /// A file named outright is always read; in a folder, papers at any depth are. Naming a file
    /// twice, or a folder and a file in it, reads it once. The order of the paths does not matter.
    /// A folder without papers is among what is missing.
    ///
    /// A glob pattern that the shell did not expand (`'seeds/*.txt'`) stands for the paths it
    /// matches. A path that exists is that path, whatever signs it has.
    pub fn find(paths: &[PathBuf]) -> Self {
        Self::find_with(paths, Columns::default())
    }

    /// [`Self::find`], where tables have columns of other names.
    pub fn find_with(paths: &[PathBuf], columns: Columns) -> Self {
        let mut found = Found { columns, ..Found::default() };
        for path in paths {
            found.take(path);
        }
        found.finish()
    }

    /// How many bytes they have together; none where that is not known.
    pub fn bytes(&self) -> Option<u64> {
        let known = self.files.iter().all(|file| file.origin != Origin::StandardInput);
        known.then(|| self.files.iter().map(|file| file.size).sum())
    }
}

/// What was found so far; files by their real path, so that none is read twice.
#[derive(Debug, Default)]
struct Found {
    files: BTreeMap<PathBuf, Place>,
    passed_over: BTreeSet<PathBuf>,
    missing: Vec<(String, String)>,
    standard_input: bool,
    columns: Columns,
}

impl Found {
    fn take(&mut self, path: &Path) {
        if path == Path::new(STANDARD_INPUT) {
            self.standard_input = true;
            return;
        }
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
                    self.add(real, Place { root, below, path, size, named: true });
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
            let real = match fs::canonicalize(entry.path()) {
                Ok(real) => real,
                Err(error) => {
                    self.miss(entry.path(), &reason(&error));
                    misses += 1;
                    continue;
                }
            };
            let below = entry.path().strip_prefix(given).unwrap_or(entry.path()).to_owned();
            if self.is_paper(&entry) {
                papers += 1;
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                let (root, path) = (root.clone(), entry.into_path());
                self.add(real, Place { root, below, path, size, named: false });
            } else {
                info!(file = %entry.path().display(), "passed over");
                others.push(below.to_string_lossy().into_owned());
                self.passed_over.insert(real);
            }
        }
        if papers == 0 && misses == 0 {
            self.miss(given, &no_papers(&others));
        }
    }

    /// Whether a file in a folder is read.
    fn is_paper(&self, entry: &DirEntry) -> bool {
        match names::standing(&entry.file_name().to_string_lossy()) {
            Standing::Paper => true,
            Standing::Table => is_corpus(entry.path(), &self.columns),
            Standing::Other => false,
        }
    }

    /// Adds a file. Of two roots for one file the outer counts: it says more of where the file is.
    fn add(&mut self, real: PathBuf, mut place: Place) {
        let rank = |place: &Place| {
            let source = place.source(1);
            (std::cmp::Reverse(source.len()), source, place.root.clone(), place.path.clone())
        };
        if let Some(known) = self.files.get_mut(&real) {
            known.named |= place.named;
            place.named = known.named;
        }
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
        files.extend(self.standard_input.then(|| Input {
            source: STANDARD_INPUT_SOURCE.to_owned(),
            origin: Origin::StandardInput,
            size: 0,
            named: true,
        }));
        files.sort();
        self.missing.sort();
        self.missing.dedup();
        let (passed_over, missing) = (self.passed_over.len(), self.missing);
        Inputs { files, passed_over, missing, columns: self.columns }
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
    named: bool,
}

impl Place {
    /// The file's path under `root`, with the last `depth` names of that in front, as it is
    /// [`names::shown`].
    fn source(&self, depth: usize) -> String {
        let mut names: Vec<_> = names(&self.root).collect();
        let names = names.split_off(names.len().saturating_sub(depth));
        let below = self.below.components().map(|part| part.as_os_str().to_string_lossy());
        let path = names.into_iter().chain(below);
        let path = path.fold(String::new(), |path, name| join(&path, &name));
        names::shown(&path)
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
            let input = |place: Place| Input {
                source: source(&place),
                origin: Origin::File(place.path),
                size: place.size,
                named: place.named,
            };
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

/// Whether a folder in a folder is walked into: not one that is hidden, a dataset, or what a
/// browser saved beside a page (`brief_files`).
fn is_walked(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let page = ["_files", "_bestanden"].iter().find_map(|end| name.strip_suffix(end));
    let of_page = |page: &str| {
        ["html", "htm"]
            .iter()
            .any(|end| entry.path().with_file_name(format!("{page}.{end}")).exists())
    };
    !entry.file_type().is_dir()
        || !name.starts_with('.')
            && !entry.path().join(DATASET_MARK).exists()
            && !page.is_some_and(of_page)
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
