//! The main job: papers in, a dataset out.

mod pipeline;
mod stretch;

use crate::Griffie;
use crate::document::DocumentKind;
use crate::doubt::Stage;
use crate::error::Error;
use crate::publish::{Publication, Settings};
use crate::read::{MediaType, Papers, Raw, Refusal};
use crate::table::{Dataset, Reject};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use stretch::{Again, Arrival, Done};
use tracing::{info, info_span};

/// Bytes of papers that are held at a time, unless one has more. What is made of them takes some
/// times as much.
const BYTES_AT_A_TIME: u64 = 16 * 1024 * 1024;

/// What a stretch of papers weighs beside their bytes, so that small ones do not pile up.
const STRETCH_WEIGHS: u64 = 64 * 1024;

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Papers by kind, in the order of the closed list.
    pub documents: BTreeMap<DocumentKind, usize>,
    /// Papers by format.
    pub formats: BTreeMap<MediaType, usize>,
    /// Rows of each table; none where no paper was read, and so nothing written.
    pub rows: Vec<(&'static str, usize)>,
    /// Inputs that are not in the dataset, and why: the rows of `rejects`.
    pub rejects: Vec<Reject>,
    /// Files in folders and archives that are no papers.
    pub passed_over: usize,
    /// What was known beside papers that were not met, a sentence each.
    pub unmatched: Vec<String>,
}

/// Reads the papers and writes the dataset made of them to `out`, whole or not at all.
///
/// Where no paper could be read nothing is written, and a dataset at `out` stays as it is.
///
/// Papers are read in parallel, on rayon's current threads; the dataset does not depend on how
/// many there are. Memory is that of the papers at hand; of each paper before them its name and a
/// hash are kept. `done` is called for each
/// paper that was read, from any thread; where it breaks, the run stops.
///
/// # Errors
/// If the dataset cannot be written, or the run was stopped: what stood at `out` stays. An input
/// that cannot be read is a row of `rejects`.
///
/// ```
/// use griffie::{Griffie, extract, lexicon::Grammars, publish::Settings};
/// use griffie::read::{Inputs, Papers};
/// use std::ops::ControlFlow;
/// let room = tempfile::tempdir()?;
/// std::fs::write(room.path().join("brief.txt"), "Geachte voorzitter,")?;
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let papers = Papers::new(Inputs::find(&[room.path().join("brief.txt")]));
/// let out = room.path().join("data");
/// let settings = Settings::default();
/// let summary = extract(&griffie, papers, &out, &settings, || ControlFlow::Continue(()))?;
/// assert_eq!(summary.rows[0], ("documents", 1));
/// assert!(out.join("documents.csv").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn extract(
    griffie: &Griffie,
    mut papers: Papers,
    out: &Path,
    settings: &Settings,
    done: impl Fn() -> ControlFlow<()> + Sync,
) -> Result<Summary, Error> {
    info!(out = ?out, "reading papers");
    let mut publication = Publication::begin(out, settings)?;
    let mut dataset = Dataset::default();
    let mut summary = Summary::default();
    let mut first_with = FxHashMap::default();
    let mut again = Vec::new();
    let arrivals = papers.by_ref().map(|paper| match paper {
        Ok(paper) => once(paper, &mut first_with),
        Err(Refusal { source, message }) => Arrival::Reject(reject(&source, &message)),
    });
    let stopped = AtomicBool::new(false);
    let stretches = stretch::stretches(arrivals).take_while(|_| !stopped.load(Ordering::Relaxed));
    pipeline::in_order(
        stretches,
        |stretch| stretch.bytes + STRETCH_WEIGHS,
        BYTES_AT_A_TIME,
        |stretch| {
            stretch.read(griffie, || {
                if stopped.load(Ordering::Relaxed) || done().is_break() {
                    stopped.store(true, Ordering::Relaxed);
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })
        },
        |done: Done| {
            for (kind, format) in done.documents {
                *summary.documents.entry(kind).or_default() += 1;
                *summary.formats.entry(format).or_default() += 1;
            }
            summary.rejects.extend(done.rejects);
            again.extend(done.again);
            publication.write(&dataset.add(done.rows?))
        },
    )?;
    if stopped.load(Ordering::Relaxed) {
        return Err(Error::stopped());
    }
    summary.passed_over = papers.passed_over();
    summary.unmatched = papers.unmatched();
    reject_again(&mut summary.rejects, again);
    summary.rejects.sort_by(|a, b| (&a.source, &a.message).cmp(&(&b.source, &b.message)));
    let papers: usize = summary.documents.values().sum();
    info!(
        papers,
        rejects = summary.rejects.len(),
        passed_over = summary.passed_over,
        "papers are read"
    );
    if summary.documents.is_empty() {
        return Ok(summary);
    }
    publication.write(&dataset.finish(&summary.rejects, griffie.rules())?)?;
    summary.rows = info_span!("publish").in_scope(|| publication.commit(griffie.grammars()))?;
    info!(
        rows = summary.rows.iter().map(|(_, rows)| rows).sum::<usize>(),
        "the dataset is in place"
    );
    Ok(summary)
}

/// An input that cannot be read.
fn reject(source: &str, message: &str) -> Reject {
    Reject { source: source.to_owned(), stage: Stage::Read, message: message.to_owned() }
}

/// Lets each paper through once: equal bytes are published under their first name.
fn once(paper: Raw, first_with: &mut FxHashMap<String, String>) -> Arrival {
    match first_with.entry(paper.sha256.clone()) {
        Entry::Occupied(first) => {
            Arrival::Again(Again { source: paper.source, first: first.get().clone() })
        }
        Entry::Vacant(place) => {
            place.insert(paper.source.clone());
            Arrival::Paper(paper)
        }
    }
}

/// Rejects what was met before: as a duplicate, or for the same reason as the first.
fn reject_again(rejects: &mut Vec<Reject>, again: Vec<Again>) {
    let why: FxHashMap<String, usize> =
        rejects.iter().enumerate().map(|(at, reject)| (reject.source.clone(), at)).collect();
    for Again { source, first } in again {
        let same = why.get(&first).and_then(|&at| rejects.get(at)).cloned();
        rejects.push(match same {
            Some(reject) => Reject { source, ..reject },
            None => reject(&source, &format!("duplicate of {first}")),
        });
    }
}
