//! The files of `grammars/` and how their rows are read.

use crate::digest::sha256_hex;
use crate::error::Error;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/grammars.rs"));

/// The word lists griffie reads with.
///
/// ```
/// let grammars = griffie::lexicon::Grammars::built_in();
/// assert!(grammars.names().count() > 0);
/// ```
#[derive(Debug, Clone)]
pub struct Grammars {
    /// File name, text; a user's file of the same name follows the built-in one.
    files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// What was made of the lists and is shared, by its type.
    made: Arc<Mutex<FxHashMap<TypeId, Made>>>,
}

/// A thing made of the lists, once it is.
type Made = Arc<Mutex<Option<Arc<dyn Any + Send + Sync>>>>;

impl Grammars {
    /// The lists compiled into the program.
    pub fn built_in() -> Self {
        let files = BUILT_IN.iter().map(|&(name, text)| (name.into(), text.into()));
        Self { files: files.collect(), made: Arc::default() }
    }

    /// The built-in lists with the user's own files of the same names laid over them: their rows
    /// are read after the built-in ones, and where two rows have the same form the later counts.
    /// Dotfiles, `README*` and `*.md` are passed over.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read, or a file has a name no built-in list has.
    pub fn with_overlay(folder: &Path) -> Result<Self, Error> {
        if !folder.is_dir() {
            let is = if folder.exists() { "is no folder" } else { "does not exist" };
            return Err(Error::output(folder, format!("this folder of word lists {is}")));
        }
        let mut grammars = Self::built_in();
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|e| Error::io("reading folder", folder, e))? {
            paths.push(entry.map_err(|e| Error::io("reading folder", folder, e))?.path());
        }
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if is_about(&name) {
                continue;
            }
            if !BUILT_IN.iter().any(|&(known, _)| known == name) {
                return Err(Error::output(&path, unknown(&name)));
            }
            let text =
                fs::read_to_string(&path).map_err(|e| Error::io("reading word list", &path, e))?;
            grammars.files.push((name.into(), text.into()));
        }
        Ok(grammars)
    }

    /// The names of the lists, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| &**name)
    }

    /// A digest of the lists, names and texts, `sha256:` in front: the same for the same lists.
    pub fn digest(&self) -> String {
        let mut all = Vec::new();
        for (name, text) in &self.files {
            for part in [name, text] {
                all.extend_from_slice(&(part.len() as u64).to_be_bytes());
                all.extend_from_slice(part.as_bytes());
            }
        }
        format!("sha256:{}", sha256_hex(&all))
    }

    /// The rows of a CSV list, typed; the user's rows last. Lines that begin with `#` are remarks.
    ///
    /// # Errors
    /// If there is no such list, or a row does not fit the type: the message names file and line.
    pub fn rows<T: DeserializeOwned>(&self, file: &str) -> Result<Vec<T>, Error> {
        let mut rows = Vec::new();
        let mut found = false;
        for (_, text) in self.files.iter().filter(|(name, _)| *name == *file) {
            found = true;
            let mut reader = csv::ReaderBuilder::new()
                .comment(Some(b'#'))
                .trim(csv::Trim::All)
                .from_reader(text.as_bytes());
            for row in reader.deserialize() {
                rows.push(row.map_err(|error| {
                    let line = error.position().map_or(0, csv::Position::line);
                    Error::grammar(file, line, error)
                })?);
            }
        }
        if found { Ok(rows) } else { Err(Error::grammar(file, 0, "no such word list")) }
    }

    /// What `make` makes of these lists, made once however many steps ask for it.
    ///
    /// # Errors
    /// Those of `make`.
    pub(crate) fn shared<T: Send + Sync + 'static>(
        &self,
        make: impl FnOnce(&Self) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        let made = {
            let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(TypeId::of::<T>()).or_default())
        };
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = made.as_ref().and_then(|any| Arc::clone(any).downcast().ok()) {
            return Ok(ready);
        }
        let new = Arc::new(make(self)?);
        *made = Some(Arc::<T>::clone(&new));
        Ok(new)
    }
}

/// Whether a file says something about the lists beside it and is none itself, by its name.
fn is_about(name: &str) -> bool {
    let name = name.to_lowercase();
    let ending = Path::new(&name).extension();
    name.starts_with('.') || name.starts_with("readme") || ending.is_some_and(|end| end == "md")
}

/// That there is no list of this name, and which one may be meant: at most a third of its letters
/// are wrong.
fn unknown(name: &str) -> String {
    let nearest = BUILT_IN.iter().map(|&(known, _)| (edits(name, known), known)).min();
    match nearest {
        Some((edits, known)) if edits * 3 <= name.len() => {
            format!("no such word list; did you mean {known}?")
        }
        _ => format!(
            "no such word list; the names are those of the {} files in the folder grammars/ of \
             griffie's source",
            BUILT_IN.len()
        ),
    }
}

/// How many letters have to be put in, left out or changed to make one word of the other
/// (the distance of Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (done, letter) in one.chars().enumerate() {
        let (mut corner, mut left) = (done, done + 1);
        for (cell, against) in
            row.iter_mut().zip(std::iter::once(None).chain(other.chars().map(Some)))
        {
            let above = *cell;
            if let Some(against) = against {
                let change = corner + usize::from(letter != against);
                left = change.min(above + 1).min(left + 1);
            }
            (*cell, corner) = (left, above);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn ok_digest_follows_the_lists() {
        let room = tempfile::tempdir().expect("folder");
        let built_in = Grammars::built_in().digest();
        assert_eq!(Grammars::with_overlay(room.path()).expect("lists").digest(), built_in);
        fs::write(room.path().join("laws.csv"), "law\n").expect("list");
        assert_ne!(Grammars::with_overlay(room.path()).expect("lists").digest(), built_in);
    }

    #[test]
    fn ok_every_row_has_a_source_and_stands_once() {
        let grammars = Grammars::built_in();
        for &(file, text) in BUILT_IN {
            let rows: Vec<BTreeMap<String, String>> = grammars.rows(file).expect("rows");
            let mut seen = BTreeSet::new();
            for row in &rows {
                let source = row.get("source").expect("a column for sources");
                assert!(!source.is_empty(), "{file}: no source in {row:?}");
                assert!(seen.insert(row), "{file}: {row:?} stands twice");
            }
            assert!(text.ends_with('\n'), "{file}: its last line is cut");
            assert!(!text.contains(" ,"), "{file}: a space that the reader trims means nothing");
        }
    }

    #[test]
    fn ok_edits() {
        let cases = [
            ("", "", 0),
            ("a", "", 1),
            ("", "ab", 2),
            ("laws", "lws", 1),
            ("kitten", "sitting", 3),
        ];
        for (one, other, want) in cases {
            assert_eq!(edits(one, other), want, "{one} {other}");
        }
    }

    #[test]
    fn ok_files_about_the_lists() {
        for name in [".git", "README", "readme.txt", "Readme.MD", "notes.md"] {
            assert!(is_about(name), "{name}");
        }
        for name in ["laws.csv", "md", "read.csv", "laws.md.csv"] {
            assert!(!is_about(name), "{name}");
        }
    }
}
