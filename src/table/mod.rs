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
mod term;

pub use column::{ColumnOf, ColumnSchema, ColumnType, MONEY_PRECISION, MONEY_SCALE};
pub use notices::Reject;
pub use schema::{TableSchema, markdown, schema};

use crate::Paper;
use crate::doubt::{Doubt, Stage};
use crate::error::Error;
use crate::fact::Amount;
use crate::grammar::Rule;
use arrow_array::RecordBatch;
use organisations::{Organisations, Seen};
use sheet::Sheet;

/// The rows of some tables: the table's name, and its rows.
pub type Batches = Vec<(&'static str, RecordBatch)>;

/// The rows one paper gives.
#[derive(Debug)]
pub struct PaperRows {
    /// The tables whose rows belong to one paper.
    pub batches: Batches,
    organisations: Vec<Seen>,
}

/// Tabulates one paper.
///
/// # Errors
/// If a column cannot be built: a defect of griffie.
///
/// ```
/// use griffie::{Griffie, Source, lexicon::Grammars};
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let paper = griffie.read(Source::plain("brief.txt", "Geachte voorzitter,"));
/// let rows = griffie::table::tabulate(&paper)?;
/// let (name, documents) = &rows.batches[0];
/// assert_eq!((*name, documents.num_rows()), ("documents", 1));
/// # Ok::<(), griffie::Error>(())
/// ```
pub fn tabulate(paper: &Paper) -> Result<PaperRows, Error> {
    let sheet = &Sheet::new(paper);
    let facts = &paper.facts;
    let (amounts, doubts) = publishable(sheet, &facts.amounts);
    let mentions = place::rows(sheet, &facts.organisations);
    let batches = vec![
        ("documents", documents::definition().batch(&[sheet])?),
        ("texts", documents::texts().batch(&[sheet])?),
        (
            "questions",
            questions::definition().batch(&questions::rows(sheet, &facts.document.questions))?,
        ),
        ("events", events::definition().batch(&place::rows(sheet, &facts.events))?),
        ("deadlines", deadlines::definition().batch(&place::rows(sheet, &facts.deadlines))?),
        ("amounts", amounts::definition().batch(&place::rows(sheet, &amounts))?),
        ("organisation_mentions", organisation_mentions::definition().batch(&mentions)?),
        ("references", references::definition().batch(&place::rows(sheet, &facts.references))?),
        ("motions", motions::definition().batch(&place::rows(sheet, &facts.motions))?),
        ("warnings", notices::warnings().batch(&notices::warnings_of(sheet, doubts))?),
    ];
    Ok(PaperRows { batches, organisations: organisations::seen(&mentions) })
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
    /// Takes what a paper says of organisations. Papers come in the order of `documents`.
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
