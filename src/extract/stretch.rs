//! Papers go through in stretches: many small ones share the cost of a batch of rows.

use super::reject;
use crate::document::DocumentKind;
use crate::doubt::Stage;
use crate::error::Error;
use crate::read::{MediaType, Raw};
use crate::table::{self, PaperRows, Reject};
use crate::{Griffie, Paper};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Papers a stretch has at most.
const MOST_PAPERS: usize = 64;

/// Bytes of papers after which a stretch is full.
const FULL: u64 = 512 * 1024;

/// An input on its way: a paper, one whose bytes were met before, or none.
#[derive(Debug)]
pub(super) enum Arrival {
    Paper(Raw),
    Again(Again),
    Reject(Reject),
}

/// An input whose bytes equal those of an earlier one.
#[derive(Debug)]
pub(super) struct Again {
    pub(super) source: String,
    pub(super) first: String,
}

/// Papers that are read together, and what else arrived among them.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    papers: Vec<Raw>,
    again: Vec<Again>,
    rejects: Vec<Reject>,
    /// Of its papers.
    pub(super) bytes: u64,
}

/// Papers in stretches, which depend on the papers alone: the dataset's bytes do too.
pub(super) fn stretches(
    mut arrivals: impl Iterator<Item = Arrival> + Send,
) -> impl Iterator<Item = Stretch> + Send {
    std::iter::from_fn(move || {
        let mut stretch = Stretch::default();
        let mut count = 0;
        while stretch.bytes < FULL && count < MOST_PAPERS {
            match arrivals.next() {
                None if count == 0 => return None,
                None => break,
                Some(Arrival::Paper(paper)) => {
                    stretch.bytes += paper.bytes.len() as u64;
                    stretch.papers.push(paper);
                }
                Some(Arrival::Again(again)) => stretch.again.push(again),
                Some(Arrival::Reject(reject)) => stretch.rejects.push(reject),
            }
            count += 1;
        }
        Some(stretch)
    })
}

/// What became of a stretch.
#[derive(Debug)]
pub(super) struct Done {
    /// The rows of its papers, or a defect of griffie's tables.
    pub(super) rows: Result<PaperRows, Error>,
    /// Kind and format of each paper.
    pub(super) documents: Vec<(DocumentKind, MediaType)>,
    pub(super) again: Vec<Again>,
    pub(super) rejects: Vec<Reject>,
}

impl Stretch {
    /// Reads the papers and tabulates them; `read_one` is called after each, and where it breaks
    /// the rest is left, for nobody wants the rows any more.
    ///
    /// One that makes griffie panic is left out: the others go on.
    pub(super) fn read(self, griffie: &Griffie, read_one: impl Fn() -> ControlFlow<()>) -> Done {
        let mut rejects = self.rejects;
        let mut papers: Vec<Paper> = Vec::with_capacity(self.papers.len());
        for raw in self.papers {
            match read_paper(griffie, raw) {
                Ok(paper) => papers.push(paper),
                Err(reject) => rejects.push(reject),
            }
            if read_one().is_break() {
                break;
            }
        }
        let rows = tabulate(&mut papers, &mut rejects);
        let documents = papers
            .iter()
            .map(|paper| (paper.facts.document.kind, paper.source.media_type))
            .collect();
        Done { rows, documents, again: self.again, rejects }
    }
}

fn read_paper(griffie: &Griffie, raw: Raw) -> Result<Paper, Reject> {
    let name = raw.source.clone();
    let source = caught(&name, Stage::Read, || raw.read())?;
    let source = source.map_err(|message| reject(&name, &message))?;
    caught(&name, Stage::Relate, || griffie.read(source))
}

/// The rows of all papers; a paper that cannot be tabulated is taken out.
fn tabulate(papers: &mut Vec<Paper>, rejects: &mut Vec<Reject>) -> Result<PaperRows, Error> {
    let together = catch_unwind(AssertUnwindSafe(|| table::tabulate(papers)));
    if let Ok(rows) = together {
        return rows;
    }
    papers.retain(|paper| {
        let alone = caught(&paper.source.name, Stage::Relate, || {
            table::tabulate(std::slice::from_ref(paper)).map(drop)
        });
        alone.map_err(|reject| rejects.push(reject)).is_ok()
    });
    table::tabulate(papers)
}

/// Does a job on a paper; a panic in it is a reject.
fn caught<R>(name: &str, stage: Stage, job: impl FnOnce() -> R) -> Result<R, Reject> {
    catch_unwind(AssertUnwindSafe(job)).map_err(|_| Reject {
        source: name.to_owned(),
        stage,
        message: "griffie failed on this paper: a defect, please report it".to_owned(),
    })
}
