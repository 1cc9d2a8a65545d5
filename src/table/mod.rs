//! Tabulate: the facts of papers become Arrow record batches.
//!
//! The one place where columns are named, typed, described and filled: a file a table, a line a
//! column. The CSV header, the Arrow and Parquet schema, the closed lists and the documentation
//! all come from there. Knows nothing of parsing or files.

mod amounts;
mod code_points;
mod column;
mod deadlines;
mod documents;
mod events;
mod motions;
mod notices;
mod organisation_mentions;
mod organisations;
mod place;
mod questions;
mod references;
mod schema;
mod sheet;
pub mod sql;
mod term;

pub use column::{ColumnOf, ColumnSchema, ColumnType, MONEY_PRECISION, MONEY_SCALE};
pub use notices::Reject;
pub use schema::{TableSchema, json, markdown, schema};

use crate::Paper;
use crate::doubt::{Doubt, Stage};
use crate::error::Error;
use crate::fact::{Amount, Facts};
use crate::grammar::Rule;
use arrow_array::RecordBatch;
use organisations::{Organisations, Seen};
use place::{Placed, Row};
use sheet::Sheet;

/// The rows of some tables: the table's name, and its rows.
pub type Batches = Vec<(&'static str, RecordBatch)>;

/// The rows some papers give.
#[derive(Debug)]
pub struct PaperRows {
    /// The tables whose rows belong to one paper.
    pub batches: Batches,
    organisations: Vec<Seen>,
}

/// Tabulates papers: their rows in their order, those of one paper by place.
///
/// # Errors
/// If a column cannot be built: a defect of griffie.
///
/// ```
/// use griffie::{Griffie, Source, lexicon::Grammars};
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let paper = griffie.read(Source::plain("brief.txt", "Geachte voorzitter,"));
/// let rows = griffie::table::tabulate(&[paper])?;
/// let (name, documents) = &rows.batches[0];
/// assert_eq!((*name, documents.num_rows()), ("documents", 1));
/// # Ok::<(), griffie::Error>(())
/// ```
pub fn tabulate(papers: &[Paper]) -> Result<PaperRows, Error> {
    let sheets: Vec<Sheet<'_>> = papers.iter().map(Sheet::new).collect();
    let sheets: Vec<&Sheet<'_>> = sheets.iter().collect();
    let sums: Vec<(Vec<Amount>, Vec<Doubt>)> =
        sheets.iter().map(|sheet| publishable(sheet, &sheet.paper.facts.amounts)).collect();
    let (amounts, doubts): (Vec<_>, Vec<_>) = sums.into_iter().unzip();
    let amounts = sheets.iter().zip(&amounts).flat_map(|(sheet, sums)| place::rows(sheet, sums));
    let warnings = sheets.iter().zip(doubts);
    let warnings = warnings.flat_map(|(sheet, doubts)| notices::warnings_of(sheet, doubts));
    let mentions = all(&sheets, |facts| &facts.organisations);
    let questions = sheets.iter();
    let questions =
        questions.flat_map(|sheet| questions::rows(sheet, &sheet.paper.facts.document.questions));
    let batches = vec![
        ("documents", documents::definition().batch(&sheets)?),
        ("texts", documents::texts().batch(&sheets)?),
        ("questions", questions::definition().batch(&questions.collect::<Vec<_>>())?),
        ("events", events::definition().batch(&all(&sheets, |facts| &facts.events))?),
        ("deadlines", deadlines::definition().batch(&all(&sheets, |facts| &facts.deadlines))?),
        ("amounts", amounts::definition().batch(&amounts.collect::<Vec<_>>())?),
        ("organisation_mentions", organisation_mentions::definition().batch(&mentions)?),
        ("references", references::definition().batch(&all(&sheets, |facts| &facts.references))?),
        ("motions", motions::definition().batch(&all(&sheets, |facts| &facts.motions))?),
        ("warnings", notices::warnings().batch(&warnings.collect::<Vec<_>>())?),
    ];
    Ok(PaperRows { batches, organisations: organisations::seen(&mentions) })
}

/// The rows of one kind of fact in all papers.
fn all<'s, F: Placed>(
    sheets: &[&'s Sheet<'s>],
    facts: impl Fn(&'s Facts) -> &'s Vec<F>,
) -> Vec<Row<'s, F>> {
    sheets.iter().flat_map(|sheet| place::rows(sheet, facts(&sheet.paper.facts))).collect()
}

/// The sums that fit the money columns, and a doubt for each that does not.
fn publishable(sheet: &Sheet<'_>, amounts: &[Amount]) -> (Vec<Amount>, Vec<Doubt>) {
    let (fit, over): (Vec<Amount>, Vec<Amount>) = amounts.iter().cloned().partition(amounts::fits);
    let doubts = over.iter().map(|amount| Doubt {
        stage: Stage::Relate,
        message: format!("left out a sum too large for the table: {}", sheet.reading(amount.place)),
        at: Some(sheet.source_span(amount.place).start),
    });
    (fit, doubts.collect())
}

/// The tables that belong to the dataset, not to a paper, gathered while papers go by.
#[derive(Debug, Default)]
pub struct Dataset {
    organisations: Organisations,
}

impl Dataset {
    /// Takes what papers say of organisations. Papers come in the order of `documents`.
    pub fn add(&mut self, paper: PaperRows) -> Batches {
        for seen in paper.organisations {
            self.organisations.add(seen);
        }
        paper.batches
    }

    /// The rows of the dataset's own tables.
    ///
    /// # Errors
    /// If a column cannot be built: a defect of griffie.
    pub fn finish(
        self,
        rejects: &[Reject],
        rules: impl IntoIterator<Item = Rule>,
    ) -> Result<Batches, Error> {
        let mut rules: Vec<Rule> = rules.into_iter().chain([questions::RULE]).collect();
        rules.sort();
        rules.dedup_by_key(|rule| rule.name);
        Ok(vec![
            ("organisations", self.organisations.batch()?),
            ("rejects", notices::rejects().batch(rejects)?),
            ("rules", notices::rules().batch(&rules)?),
        ])
    }
}
