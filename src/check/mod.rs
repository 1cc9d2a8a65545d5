//! Compare two datasets: which facts were added, which are gone, which changed.
//!
//! Ids and places say nothing here: they follow the bytes of a paper, and one letter changed at its
//! top moves them all. Papers are paired by their path; the old and the new text of a pair are laid
//! side by side, and a row is the same where it stands at the same characters and says the same.
//! Takes n log n time. Knows datasets; knows nothing of Dutch.

mod alignment;
mod difference;
mod keyed;
mod papers;
mod placed;
mod text;

pub use difference::{
    Change, ColumnChange, Comparison, Location, PaperChange, RowChange, TableChange, TextChange,
};

use crate::dataset::Dataset;
use crate::error::Error;
use papers::Papers;
use placed::PlacedTable;

/// Tables whose rows belong to the dataset, and the columns that tell their rows apart.
const OF_THE_DATASET: [(&str, &[&str]); 3] =
    [("organisations", &["org_id"]), ("rejects", &["source", "stage"]), ("rules", &["rule"])];

/// Tables that have another way to be compared than by place.
const NOT_PLACED: [&str; 6] =
    ["documents", "texts", "warnings", "organisations", "rejects", "rules"];

/// Compares two datasets.
///
/// # Errors
/// If a table of one of them cannot be read.
///
/// ```
/// use griffie::{Griffie, check, dataset::Dataset, extract};
/// use griffie::{lexicon::Grammars, publish::Settings};
/// use griffie::read::{Inputs, Papers};
/// use std::ops::ControlFlow;
/// let room = tempfile::tempdir()?;
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let paper = room.path().join("brief.txt");
/// let made = |text: &str, name: &str| -> Result<Dataset, Box<dyn std::error::Error>> {
///     std::fs::write(&paper, text)?;
///     let out = room.path().join(name);
///     let papers = Papers::new(Inputs::find(&[paper.clone()]));
///     extract(&griffie, papers, &out, &Settings::default(), || ControlFlow::Continue(()))?;
///     Ok(Dataset::open(&out)?)
/// };
/// let old = made("Er is € 70 mln. vrijgemaakt.", "old")?;
/// let new = made("Mooi zo. Er is € 75 mln. vrijgemaakt.", "new")?;
/// let found = check::compare(&old, &new)?;
/// let amounts = &found.papers[0].tables[0];
/// assert_eq!((amounts.table, amounts.rows.len()), ("amounts", 1));
/// assert_eq!(amounts.rows[0].columns[0].column, "value_low");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(old: &Dataset, new: &Dataset) -> Result<Comparison, Error> {
    let tables = (
        [old.table("documents")?, old.table("texts")?, old.table("warnings")?],
        [new.table("documents")?, new.table("texts")?, new.table("warnings")?],
    );
    let papers = Papers::pair(&tables.0, &tables.1)?;
    let mut found = Comparison::new(old.made_by(), new.made_by(), papers.changes()?);
    for schema in crate::table::schema() {
        if NOT_PLACED.contains(&schema.name) {
            continue;
        }
        let (old, new) = (old.table(schema.name)?, new.table(schema.name)?);
        let (old, new) = (PlacedTable::new(&old)?, PlacedTable::new(&new)?);
        papers.compare(&old, &new, &mut found);
    }
    papers.compare_warnings(&mut found)?;
    for (name, key) in OF_THE_DATASET {
        let (old, new) = (old.table(name)?, new.table(name)?);
        found.tables.extend(keyed::compare(&old, &new, key, papers.renamed_root())?);
    }
    found.files = old.altered()?;
    found.close();
    Ok(found)
}

#[cfg(test)]
mod tests;
