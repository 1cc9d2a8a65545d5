//! The main job: papers in, a dataset out.

use crate::doubt::Stage;
use crate::error::Error;
use crate::publish::{Format, Publication};
use crate::read::{self, Input, Inputs, Source};
use crate::table::{self, Dataset, PaperRows, Reject};
use crate::{Griffie, document::DocumentKind};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How many files are read at a time: all cores have work, and memory stays bounded.
const CHUNK: usize = 256;

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Papers by kind, in the order of the closed list.
    pub documents: BTreeMap<DocumentKind, usize>,
    /// Rows of each table.
    pub rows: Vec<(&'static str, usize)>,
    /// Inputs that are not in the dataset, and why.
    pub rejects: Vec<Reject>,
    /// Files in folders that are no papers.
    pub passed_over: usize,
}

/// What a run tells while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all.
    pub of: usize,
}

/// Reads the inputs and writes the dataset made of them to `out`, whole or not at all.
///
/// Papers are read in parallel, on rayon's current threads; the dataset does not depend on how
/// many there are.
///
/// # Errors
/// If the dataset cannot be written. An input that cannot be read is a row of `rejects`.
pub fn extract(
    griffie: &Griffie,
    inputs: &Inputs,
    out: &Path,
    formats: &[Format],
    mut tell: impl FnMut(Progress),
) -> Result<Summary, Error> {
    let mut publication = Publication::begin(out, formats)?;
    let mut dataset = Dataset::default();
    let mut summary = Summary { passed_over: inputs.passed_over, ..Summary::default() };
    let missing = inputs.missing.iter().map(|(path, why)| reject(path, Stage::Read, why.clone()));
    summary.rejects.extend(missing);
    let mut progress = Progress { done: 0, of: inputs.files.len() };
    let mut first_with: BTreeMap<String, String> = BTreeMap::new();
    tell(progress);
    for files in inputs.files.chunks(CHUNK) {
        let sources: Vec<Result<Source, Reject>> = files.par_iter().map(open).collect();
        let mut fresh = Vec::with_capacity(sources.len());
        for source in sources {
            match source.and_then(|source| once(source, &mut first_with)) {
                Ok(source) => fresh.push(source),
                Err(reject) => summary.rejects.push(reject),
            }
        }
        let papers: Vec<_> =
            fresh.into_par_iter().map(|source| read_paper(griffie, source)).collect();
        for paper in papers {
            match paper? {
                Ok((kind, rows)) => {
                    *summary.documents.entry(kind).or_default() += 1;
                    for (table, rows) in dataset.add(rows) {
                        publication.write(table, &rows)?;
                    }
                }
                Err(reject) => summary.rejects.push(reject),
            }
        }
        progress.done += files.len();
        tell(progress);
    }
    summary.rejects.sort_by(|a, b| (&a.source, &a.message).cmp(&(&b.source, &b.message)));
    for (table, rows) in dataset.finish(&summary.rejects, griffie.rules())? {
        publication.write(table, &rows)?;
    }
    summary.rows = publication.commit()?;
    Ok(summary)
}

fn reject(source: &str, stage: Stage, message: String) -> Reject {
    Reject { source: source.to_owned(), stage, message }
}

/// Reads the bytes of a file.
fn open(input: &Input) -> Result<Source, Reject> {
    let refuse = |message| reject(&input.source, Stage::Read, message);
    let size = fs::metadata(&input.path).map_or(0, |metadata| metadata.len());
    if size > read::LARGEST_FILE {
        let limit = read::LARGEST_FILE / 1024 / 1024;
        return Err(refuse(format!("the file is larger than {limit} MB, the most griffie reads")));
    }
    let bytes = fs::read(&input.path).map_err(|error| refuse(read::reason(&error)))?;
    read::read(input.source.as_str(), &bytes).map_err(refuse)
}

/// Lets each paper through once: equal bytes are published under their first name.
fn once(source: Source, first_with: &mut BTreeMap<String, String>) -> Result<Source, Reject> {
    if let Some(first) = first_with.get(&source.sha256) {
        return Err(reject(&source.name, Stage::Read, format!("duplicate of {first}")));
    }
    first_with.insert(source.sha256.clone(), source.name.clone());
    Ok(source)
}

type ReadPaper = Result<(DocumentKind, PaperRows), Reject>;

/// Reads a paper and tabulates it. A paper that makes griffie panic is left out: the others go on.
fn read_paper(griffie: &Griffie, source: Source) -> Result<ReadPaper, Error> {
    let name = source.name.clone();
    let read = catch_unwind(AssertUnwindSafe(|| {
        let paper = griffie.read(source);
        let rows = table::tabulate(&paper)?;
        Ok((paper.facts.document.kind, rows))
    }));
    match read {
        Ok(rows) => rows.map(Ok),
        Err(_) => {
            let message = "griffie failed on this paper: a defect, please report it".to_owned();
            Ok(Err(reject(&name, Stage::Relate, message)))
        }
    }
}
