//! Every paper the user named, one at a time, with its bytes: files, the rows of tables, the
//! members of archives.

mod beside;
mod body;
mod columns;
mod container;
mod day;
mod json_lines;
mod json_row;
mod lines;
mod meter;
pub(super) mod names;
mod opened;
mod parquet_rows;
mod records;
mod separated;
mod shape;
mod tar_members;
#[cfg(test)]
mod tests;
mod zip_members;

pub use columns::Columns;
pub use records::Records;

use super::{Input, Inputs, Metadata, Origin, Raw, reason};
use crate::doubt::Doubt;
use beside::record_beside;
use body::Body;
use container::{Container, Found, Record};
use meter::Meter;
use opened::{Opened, Opener};
use rustc_hash::FxHashSet;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tracing::info;

/// How many refusals an input gets one by one; of more the number is told.
const MOST_REFUSALS: usize = 1_000;

/// All papers that were named, in the order of the dataset: inputs by `source` in byte order, what
/// an input holds in its own order.
///
/// A file is a paper, or it holds papers:
/// - a table (JSON Lines, CSV, TSV, Parquet) a paper a row, `corpus.jsonl#<id>`;
/// - an archive (ZIP, tar) a paper a member, `archive.zip/path/in/archive.txt`. A member may be a
///   table or another archive; one in that is refused.
///
/// Each may be compressed (gzip, Zstandard). What something is its bytes tell, not its name.
///
/// One input is open at a time, and one paper is held. What cannot be read is a [`Refusal`] in its
/// place, and the rest goes on. No two papers have the same `source`.
///
/// ```
/// use griffie::read::{Inputs, Papers};
/// let room = tempfile::tempdir()?;
/// let corpus = room.path().join("corpus.jsonl");
/// std::fs::write(&corpus, r#"{"id": 7, "datum": "2023-03-09", "text": "Geachte voorzitter,"}"#)?;
/// let mut papers = Papers::new(Inputs::find(&[corpus]));
/// let paper = papers.next().expect("one").expect("text");
/// assert!(paper.source.ends_with("/corpus.jsonl#7"));
/// assert_eq!(paper.bytes, b"Geachte voorzitter,");
/// assert!(paper.metadata.date.is_some());
/// assert!(papers.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Papers {
    missing: std::vec::IntoIter<(String, String)>,
    files: std::vec::IntoIter<Input>,
    opener: Opener,
    records: Records,
    /// The input being read: what is open of it, the innermost last.
    open: Vec<Level>,
    input: Option<Reading>,
    passed_over: usize,
    /// Sources that were given, by the beginning of their SHA-256.
    given: FxHashSet<u128>,
    progress: Progress,
}

/// Something that was named, or that stands in what was named, and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it is called, as [`Raw::source`].
    pub source: String,
    /// Why it is not read and what can be done, in a sentence.
    pub message: String,
}

/// A container that is being read.
struct Level {
    container: Box<dyn Container>,
    /// What it is called.
    name: String,
    /// Whether it is an archive.
    archive: bool,
    /// Whether a paper, or what cannot be read, was found in it.
    any: bool,
    /// How many of its members were passed over.
    passed_over: usize,
}

/// The input that is being read.
struct Reading {
    source: String,
    /// What the progress will be at its end.
    end: u64,
    meter: Arc<Meter>,
    refused: usize,
    /// What the record beside it says.
    beside: Metadata,
}

/// How far the reading is, for who watches it while the papers are elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    bytes: Arc<AtomicU64>,
    papers: Arc<AtomicU64>,
}

impl Progress {
    /// The bytes of what was named that were read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// The share of them that this many of the papers given so far had, all taken for equal.
    pub fn bytes_of(&self, papers: u64) -> u64 {
        let given = self.papers.load(Ordering::Relaxed).max(papers).max(1);
        let share = u128::from(self.bytes()) * u128::from(papers) / u128::from(given);
        u64::try_from(share).unwrap_or(u64::MAX)
    }
}

impl Papers {
    /// The papers of these inputs; what is missing among them comes first.
    pub fn new(inputs: Inputs) -> Self {
        let Inputs { files, passed_over, missing, columns } = inputs;
        Self {
            missing: missing.into_iter(),
            files: files.into_iter(),
            opener: Opener { columns },
            records: Records::default(),
            open: Vec::new(),
            input: None,
            passed_over,
            given: FxHashSet::default(),
            progress: Progress::default(),
        }
    }

    /// The same papers, with what is known of them beside.
    #[must_use]
    pub fn with_records(mut self, mut records: Records) -> Self {
        records.expect(self.files.as_slice().iter().map(|input| input.source.as_str()));
        self.records = records;
        self
    }

    /// How far the reading is.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// How many files were no papers, by their names or by what they hold; all that there are once
    /// the last paper was given.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// The rows of the records that are about no paper, a sentence each, once the last paper was
    /// given.
    pub fn unmatched(&self) -> Vec<String> {
        self.records.unmatched()
    }

    /// Opens the next input.
    fn begin(&mut self, input: Input) -> Option<Result<Raw, Refusal>> {
        let begun = self.progress.bytes();
        let meter = Meter::new(Arc::clone(&self.progress.bytes));
        self.input = Some(Reading {
            source: input.source.clone(),
            end: begun + input.size,
            meter: Arc::clone(&meter),
            refused: 0,
            beside: match &input.origin {
                Origin::File(path) => record_beside(path),
                Origin::StandardInput => Metadata::default(),
            },
        });
        let body = match &input.origin {
            Origin::File(path) => File::open(path).map(Body::File),
            Origin::StandardInput => {
                let inner = std::io::stdin();
                Ok(Body::Stream(Box::new(meter::Counted { inner, meter })))
            }
        };
        match body {
            Err(error) => self.refuse(input.source, reason(&error)),
            Ok(body) => self.take(input.source, body, input.named),
        }
    }

    /// Opens a file or a member of an archive. One that was not `named` itself may be a table that
    /// holds no papers: it is passed over.
    fn take(&mut self, name: String, body: Body, named: bool) -> Option<Result<Raw, Refusal>> {
        let meter = Arc::clone(&self.input.as_ref()?.meter);
        let archives = self.open.iter().filter(|level| level.archive).count();
        match self.opener.open(&name, body, archives, &meter) {
            Ok(Opened::Paper(bytes)) => {
                let beside = self.input.as_ref().filter(|_| self.open.is_empty());
                let said = beside.map(|input| input.beside.clone()).unwrap_or_default();
                self.give(name, bytes, said, Vec::new())
            }
            Ok(Opened::Table(container)) => self.enter(name, container, false),
            Ok(Opened::Archive(container)) => self.enter(name, container, true),
            Ok(Opened::NoCorpus(_)) if !named => self.pass_over(&name),
            Ok(Opened::NoCorpus(message)) | Err(message) => self.refuse(name, message),
        }
    }

    fn enter<T>(
        &mut self,
        name: String,
        container: Box<dyn Container>,
        archive: bool,
    ) -> Option<T> {
        self.open.push(Level { container, name, archive, any: false, passed_over: 0 });
        None
    }

    fn give(
        &mut self,
        source: String,
        bytes: Vec<u8>,
        said: Metadata,
        doubts: Vec<Doubt>,
    ) -> Option<Result<Raw, Refusal>> {
        let digest = Sha256::digest(source.as_bytes());
        let start = digest.iter().take(16).fold(0, |key, &byte| key << 8 | u128::from(byte));
        if !self.given.insert(start) {
            let message = "there is another of this name before it: only the first is read";
            return self.refuse(source, message.to_owned());
        }
        self.found_any();
        let mut paper = Raw::new(source, bytes);
        paper.metadata = self.records.of(&paper.source).or(said);
        paper.doubts = doubts;
        self.progress.papers.fetch_add(1, Ordering::Relaxed);
        Some(Ok(paper))
    }

    fn found_any(&mut self) {
        for level in &mut self.open {
            level.any = true;
        }
    }

    fn pass_over<T>(&mut self, name: &str) -> Option<T> {
        info!(file = name, "passed over");
        self.passed_over += 1;
        if let Some(level) = self.open.last_mut() {
            level.passed_over += 1;
        }
        None
    }

    fn refuse(&mut self, source: String, message: String) -> Option<Result<Raw, Refusal>> {
        self.found_any();
        let input = self.input.as_mut()?;
        input.refused += 1;
        (input.refused <= MOST_REFUSALS).then_some(Err(Refusal { source, message }))
    }

    /// What the innermost container that is open holds next; `None` where nothing comes of it.
    fn found(&mut self) -> Option<Result<Raw, Refusal>> {
        let level = self.open.last_mut()?;
        let found = level.container.next();
        match found {
            Some(Found::Record(Record { id, text, metadata, doubts })) => {
                let source = format!("{}#{id}", level.name);
                self.give(source, text, metadata, doubts)
            }
            Some(Found::Member { path, file }) => {
                let name = format!("{}/{path}", level.name);
                self.take(name, Body::Unpacked(file), false)
            }
            Some(Found::PassedOver { path }) => {
                let name = format!("{}/{path}", level.name);
                self.pass_over(&name)
            }
            Some(Found::Refused { path, message }) => {
                let source = match path {
                    Some(path) => format!("{}/{path}", level.name),
                    None => level.name.clone(),
                };
                self.refuse(source, message)
            }
            None => {
                let level = self.open.pop()?;
                if level.any {
                    return None;
                }
                let message = match level.passed_over {
                    0 => "it holds no papers".to_owned(),
                    1 => "it holds no papers (1 file passed over)".to_owned(),
                    many => format!("it holds no papers ({many} files passed over)"),
                };
                self.refuse(level.name, message)
            }
        }
    }

    /// Closes the input that was read to its end.
    fn end(&mut self) -> Option<Result<Raw, Refusal>> {
        let input = self.input.take()?;
        self.progress.bytes.fetch_max(input.end, Ordering::Relaxed);
        let more = input.refused.checked_sub(MOST_REFUSALS).filter(|&more| more > 0)?;
        let message = format!("{more} more papers in it cannot be read");
        Some(Err(Refusal { source: input.source, message }))
    }
}

impl Iterator for Papers {
    type Item = Result<Raw, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((source, message)) = self.missing.next() {
            return Some(Err(Refusal { source, message }));
        }
        loop {
            let next = if !self.open.is_empty() {
                self.found()
            } else if self.input.is_some() {
                self.end()
            } else {
                let input = self.files.next()?;
                self.begin(input)
            };
            if next.is_some() {
                return next;
            }
        }
    }
}

/// Whether a table in a folder is read: it has the columns of a corpus, or cannot be looked at, so
/// that reading it will say why.
pub(super) fn is_corpus(path: &Path, columns: &Columns) -> bool {
    let opener = Opener { columns: columns.clone() };
    let meter = Meter::new(Arc::default());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Ok(file) = File::open(path) else { return true };
    !matches!(opener.open(&name, Body::File(file), 0, &meter), Ok(Opened::NoCorpus(_)))
}
