//! The files of `grammars/` and how their rows are read.

use crate::digest::Digest;
use crate::error::Error;
use csv::StringRecord;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use std::any::{Any, TypeId};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A list compiled into the program.
struct BuiltIn {
    name: &'static str,
    text: &'static str,
    /// Its rows without their sources, as the build script cut them.
    rows: &'static str,
}

const BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/grammars.rs"));

/// The word lists griffie reads with.
///
/// ```
/// let grammars = griffie::lexicon::Grammars::built_in();
/// assert!(grammars.names().count() > 0);
/// ```
#[derive(Debug, Clone)]
pub struct Grammars {
    /// The user's own lists, which follow the built-in ones: file name, text.
    own: Vec<(String, String)>,
    /// What was made of the lists and is shared, by its type.
    made: Arc<Mutex<FxHashMap<TypeId, Made>>>,
}

/// A thing made of the lists, once it is.
type Made = Arc<Mutex<Option<Arc<dyn Any + Send + Sync>>>>;

impl Grammars {
    /// The lists compiled into the program.
    pub fn built_in() -> Self {
        Self { own: Vec::new(), made: Arc::default() }
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
            if !BUILT_IN.iter().any(|list| list.name == name) {
                return Err(Error::output(&path, unknown(&name)));
            }
            let text =
                fs::read_to_string(&path).map_err(|e| Error::io("reading word list", &path, e))?;
            grammars.own.push((name, text));
        }
        Ok(grammars)
    }

    /// The names of the lists, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists().map(|(name, _)| name)
    }

    /// Names and texts, the user's own last.
    fn lists(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.own.iter().map(|(name, text)| (&**name, &**text));
        BUILT_IN.iter().map(|list| (list.name, list.text)).chain(own)
    }

    /// A digest of the lists, names and texts, `sha256:` in front: the same for the same lists.
    pub fn digest(&self) -> String {
        let mut digest = Digest::default();
        for part in self.lists().flat_map(|(name, text)| [name, text]) {
            digest.add(&(part.len() as u64).to_be_bytes());
            digest.add(part.as_bytes());
        }
        format!("sha256:{}", digest.hex())
    }

    /// The rows of a CSV list, typed; the user's rows last. Lines that begin with `#` are remarks.
    ///
    /// # Errors
    /// If there is no such list, or a row does not fit the type: the message names file and line.
    pub fn rows<T: DeserializeOwned>(&self, file: &str) -> Result<Vec<T>, Error> {
        let Some(built_in) = BUILT_IN.iter().find(|list| list.name == file) else {
            return Err(Error::grammar(file, 0, "no such word list"));
        };
        let mut rows = cut_rows(file, built_in.rows)?;
        for (_, text) in self.own.iter().filter(|(name, _)| name == file) {
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
        Ok(rows)
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

/// The rows of a list that the build script cut.
fn cut_rows<T: DeserializeOwned>(file: &str, rows: &str) -> Result<Vec<T>, Error> {
    let count = memchr::memchr_iter(b'\x1e', rows.as_bytes()).count();
    let mut rows = cut(rows, b'\x1e');
    let names: StringRecord = rows.next().into_iter().flat_map(values).collect();
    let mut record = StringRecord::new();
    let mut typed = Vec::with_capacity(count);
    for row in rows {
        record.clear();
        record.extend(values(row));
        typed.push(record.deserialize(Some(&names)).map_err(|error| {
            let line = cut(row, b'\x1f').next().and_then(|line| line.parse().ok());
            Error::grammar(file, line.unwrap_or(0), error)
        })?);
    }
    Ok(typed)
}

/// The values of a row, behind its line.
fn values(row: &str) -> impl Iterator<Item = &str> {
    cut(row, b'\x1f').skip(1)
}

/// The parts of a text, each of which ends at this ASCII character.
fn cut(text: &str, end: u8) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr::memchr_iter(end, text.as_bytes()).map_while(move |end| {
        let part = text.get(start..end);
        start = end + 1;
        part
    })
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
    let nearest = BUILT_IN.iter().map(|list| (edits(name, list.name), list.name)).min();
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
        for &BuiltIn { name, text, rows } in BUILT_IN {
            let mut reader =
                csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
            let read: Vec<BTreeMap<String, String>> =
                reader.deserialize().collect::<Result<_, _>>().expect("rows");
            let mut seen = BTreeSet::new();
            for row in &read {
                let source = row.get("source").expect("a column for sources");
                assert!(!source.is_empty(), "{name}: no source in {row:?}");
                assert!(seen.insert(row), "{name}: {row:?} stands twice");
            }
            assert!(text.ends_with('\n'), "{name}: its last line is cut");
            assert!(!text.contains(" ,"), "{name}: a space that the reader trims means nothing");
            let cut: Vec<BTreeMap<String, String>> = cut_rows(name, rows).expect("rows");
            let without_source = read.into_iter().map(|mut row| {
                row.remove("source");
                row
            });
            assert!(cut.into_iter().eq(without_source), "{name}: cut otherwise than it is written");
        }
    }

    #[test]
    fn err_row_that_does_not_fit_names_its_line() {
        let rows = [["1", "form", "number"], ["7", "een", "1"], ["9", "twee", "x"]];
        let rows = rows.map(|row| row.map(|value| format!("{value}\u{1f}")).concat() + "\u{1e}");
        let error = cut_rows::<(String, u8)>("numbers.csv", &rows.concat()).expect_err("a letter");
        assert!(error.to_string().contains("numbers.csv, line 9"), "{error}");
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
