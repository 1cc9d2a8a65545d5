//! Report: a dataset becomes one HTML page that people can read.
//!
//! The page holds everything it needs: an overview, a table of deadlines, and a reader that shows
//! each paper with its facts in place. It asks nothing of a network and runs from a file. What
//! comes from papers is text to it, never markup: the overview is rendered with escaping, the rest
//! is data that the page's own script turns into text nodes.

mod address;
mod citations;
mod counts;
mod data;
mod facts;
mod file;
mod json;
mod labels;
mod money;
mod organisations;
mod overview;
mod page;
mod papers;
mod pieces;
mod timeline;

use crate::dataset::Dataset;
use crate::error::Error;
use data::Data;
use facts::Facts;
use organisations::Organisations;
use overview::Overview;
use page::Page;
use papers::Papers;
use std::path::Path;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The papers in it.
    pub papers: usize,
    /// The facts in it.
    pub facts: usize,
    /// The size of the file, in bytes.
    pub bytes: u64,
}

/// Writes a dataset as one HTML page to the file `out`, whole or not at all.
///
/// The bytes depend on the dataset, the title and griffie's version, on nothing else.
///
/// # Errors
/// If the dataset cannot be read, if `out` is a folder, stands in the dataset's own folder or is a
/// file that is no report, or if it cannot be written.
///
/// ```
/// use griffie::read::{Inputs, Papers};
/// use griffie::{Griffie, dataset::Dataset, extract, lexicon::Grammars, publish::Settings, report};
/// use std::ops::ControlFlow;
/// let room = tempfile::tempdir()?;
/// std::fs::write(room.path().join("brief.txt"), "Er is € 70 mln. vrijgemaakt.")?;
/// let papers = Papers::new(Inputs::find(&[room.path().join("brief.txt")]));
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let out = room.path().join("data");
/// extract(&griffie, papers, &out, &Settings::default(), || ControlFlow::Continue(()))?;
///
/// let dataset = Dataset::open(&out)?;
/// let summary = report::write(&dataset, &room.path().join("report.html"), "Brieven")?;
/// assert_eq!((summary.papers, summary.facts), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(dataset: &Dataset, out: &Path, title: &str) -> Result<Summary, Error> {
    file::check(out, dataset.folder())?;
    let documents = dataset.table("documents")?;
    let texts = dataset.table("texts")?;
    let papers = Papers::new(&documents, &texts)?;
    let tables = facts::tables(dataset)?;
    let facts = Facts::new(&tables, &papers)?;
    let (organisations, rules) = (dataset.table("organisations")?, dataset.table("rules")?);
    let organisations = Organisations::new(&organisations)?;
    let overview = Overview::new(&papers, &facts, &organisations)?;
    let data = Data::new(&papers, &facts)?;
    let page = Page::new(title, dataset.made_by(), &overview)?;
    let bytes = file::write(out, |file| {
        page.begin(file)?;
        page.data(file, "data", &data.shared(&organisations, &rules)?)?;
        for index in 0..papers.len() {
            page.data(file, &format!("p{index}"), &data.of_paper(index))?;
        }
        page.end(file)
    })?;
    Ok(Summary { papers: papers.len(), facts: facts.len(), bytes })
}
