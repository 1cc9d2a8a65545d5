//! The main job: papers in, a dataset out.

use crate::document::DocumentKind;
use crate::doubt::Stage;
use crate::error::Error;
use crate::publish::{Format, Publication};
use crate::read::{self, Input, Inputs, Source};
use crate::table::{self, Dataset, PaperRows, Reject};
use crate::{Griffie, Paper};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How many files are held in memory at a time, so that every core has work.
const FILES_AT_A_TIME: usize = 256;

/// How many bytes of files are held in memory at a time, unless one file has more.
const BYTES_AT_A_TIME: u64 = 64 * 1024 * 1024;

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Papers by kind, in the order of the closed list.
    pub documents: BTreeMap<DocumentKind, usize>,
    /// Rows of each table; none where no paper was read, and so nothing written.
    pub rows: Vec<(&'static str, usize)>,
    /// Inputs that are not in the dataset, and why: the rows of `rejects`.
    pub rejects: Vec<Reject>,
    /// Files in folders that are no papers.
    pub passed_over: usize,
}

/// Reads the inputs and writes the dataset made of them to `out`, whole or not at all.
///
/// Where no paper could be read nothing is written, and a dataset at `out` stays as it is.
///
/// Papers are read in parallel, on rayon's current threads; the dataset does not depend on how
/// many there are. `done` is called for each file that was read.
///
/// # Errors
/// If the dataset cannot be written. An input that cannot be read is a row of `rejects`.
///
/// ```
/// use griffie::{Griffie, extract, lexicon::Grammars, publish::Format, read::Inputs};
/// let room = tempfile::tempdir()?;
/// std::fs::write(room.path().join("brief.txt"), "Geachte voorzitter,")?;
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let inputs = Inputs::find(&[room.path().join("brief.txt")]);
/// let summary = extract(&griffie, &inputs, &room.path().join("data"), &[Format::Csv], || ())?;
/// assert_eq!(summary.rows[0], ("documents", 1));
/// assert!(room.path().join("data/documents.csv").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn extract(
    griffie: &Griffie,
    inputs: &Inputs,
    out: &Path,
    formats: &[Format],
    done: impl Fn() + Sync,
) -> Result<Summary, Error> {
    let mut publication = Publication::begin(out, formats)?;
    let mut dataset = Dataset::default();
    let mut summary = Summary { passed_over: inputs.passed_over, ..Summary::default() };
    summary.rejects.extend(inputs.missing.iter().map(|(path, why)| reject(path, why)));
    let mut first_with = FxHashMap::default();
    for files in at_a_time(&inputs.files) {
        let sources: Vec<Result<Source, Reject>> = files.par_iter().map(open).collect();
        let sources = sources.into_iter().map(|source| once(source?, &mut first_with));
        let sources: Vec<Result<Source, Reject>> = sources.collect();
        let papers = sources.into_par_iter().map(|source| {
            let rows = source.and_then(|source| read_paper(griffie, source));
            done();
            rows
        });
        let papers: Vec<Result<Tabulated, Reject>> = papers.collect();
        for paper in papers {
            match paper {
                Ok((kind, rows)) => {
                    *summary.documents.entry(kind).or_default() += 1;
                    for (table, rows) in dataset.add(rows?) {
                        publication.write(table, &rows)?;
                    }
                }
                Err(reject) => summary.rejects.push(reject),
            }
        }
    }
    summary.rejects.sort_by(|a, b| (&a.source, &a.message).cmp(&(&b.source, &b.message)));
    if summary.documents.is_empty() {
        return Ok(summary);
    }
    for (table, rows) in dataset.finish(&summary.rejects, griffie.rules())? {
        publication.write(table, &rows)?;
    }
    summary.rows = publication.commit(griffie.grammars())?;
    Ok(summary)
}

/// The files in stretches that fit in memory.
fn at_a_time(files: &[Input]) -> impl Iterator<Item = &[Input]> {
    let mut rest = files;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let many = rest.iter().take(FILES_AT_A_TIME).take_while(|input| {
            let fits = bytes == 0 || bytes + input.size <= BYTES_AT_A_TIME;
            bytes += input.size.max(1);
            fits
        });
        let (files, left) = rest.split_at(many.count());
        rest = left;
        (!files.is_empty()).then_some(files)
    })
}

fn reject(source: &str, message: &str) -> Reject {
    Reject { source: source.to_owned(), stage: Stage::Read, message: message.to_owned() }
}

/// Reads a file as text.
fn open(input: &Input) -> Result<Source, Reject> {
    if input.size > read::LARGEST_FILE {
        let limit = read::LARGEST_FILE / 1024 / 1024;
        let message = format!("the file is larger than {limit} MB, the most griffie reads");
        return Err(reject(&input.source, &message));
    }
    let bytes = fs::read(&input.path).map_err(|e| reject(&input.source, &read::reason(&e)))?;
    read::read(input.source.as_str(), &bytes).map_err(|why| reject(&input.source, &why))
}

/// Lets each paper through once: equal bytes are published under their first name.
fn once(source: Source, first_with: &mut FxHashMap<String, String>) -> Result<Source, Reject> {
    if let Some(first) = first_with.get(&source.sha256) {
        return Err(reject(&source.name, &format!("duplicate of {first}")));
    }
    first_with.insert(source.sha256.clone(), source.name.clone());
    Ok(source)
}

/// A paper's kind and its rows.
type Tabulated = (DocumentKind, Result<PaperRows, Error>);

/// Reads a paper and tabulates it. One that makes griffie panic is left out: the others go on.
fn read_paper(griffie: &Griffie, source: Source) -> Result<Tabulated, Reject> {
    let name = source.name.clone();
    let read = catch_unwind(AssertUnwindSafe(|| {
        let paper: Paper = griffie.read(source);
        (paper.facts.document.kind, table::tabulate(&paper))
    }));
    read.map_err(|_| Reject {
        source: name,
        stage: Stage::Relate,
        message: "griffie failed on this paper: a defect, please report it".to_owned(),
    })
}
