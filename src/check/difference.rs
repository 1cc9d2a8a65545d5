//! What differs between two datasets.

use crate::dataset::AlteredFile;
use serde::Serialize;
use std::ops::Range;

/// What differs between an old dataset and a new one.
///
/// As JSON (`griffie check --summary json`) this is the documented shape: members are added in later
/// versions, none renamed or dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Who made the old one.
    pub old: String,
    /// Who made the new one.
    pub new: String,
    /// Whether nothing differs.
    pub clean: bool,
    /// Rows of facts and of the dataset's own tables that were added.
    pub added: usize,
    /// Rows that are gone.
    pub gone: usize,
    /// Rows that say something else.
    pub changed: usize,
    /// The papers that differ, by their path.
    pub papers: Vec<PaperChange>,
    /// The tables that belong to no one paper: organisations, rejects, rules.
    pub tables: Vec<TableChange>,
    /// The files of the old dataset that are not as they were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<AlteredFile>,
}

/// Whether something is new, was dropped, or is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In the new dataset only.
    Added,
    /// In the old dataset only.
    Gone,
    /// In both, and different.
    Changed,
}

/// A paper that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperChange {
    /// What became of it.
    pub change: Change,
    /// Its path: in the new dataset, or in the old where it is gone.
    pub source: String,
    /// Its path in the old dataset, where it had another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_source: Option<String>,
    /// The stretches of its text that differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<TextChange>,
    /// The tables of which rows differ; of a paper that was added or is gone, only how many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableChange>,
}

/// A stretch of a paper's text that differs, widened to whole words; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// Where it stood, in code points of the old text.
    pub old_place: Range<i64>,
    /// Where it stands, in code points of the new text.
    pub new_place: Range<i64>,
    /// What stands before it in both, a few words.
    pub before: String,
    /// What stood there, shortened.
    pub old: String,
    /// What stands there, shortened.
    pub new: String,
    /// What stands behind it in both, a few words.
    pub behind: String,
}

/// A table of which rows differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableChange {
    /// Its name.
    pub table: &'static str,
    /// How many rows were added.
    pub added: usize,
    /// How many are gone.
    pub gone: usize,
    /// How many say something else.
    pub changed: usize,
    /// How many say the same in other surroundings: the text of the paper differs, and with it
    /// their sentence, section or page. They count as no difference of their own.
    #[serde(skip_serializing_if = "is_zero")]
    pub surroundings: usize,
    /// The rows, by place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowChange>,
}

/// A row that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowChange {
    /// What became of it.
    pub change: Change,
    /// What names it: the words it was read in, or its key.
    pub name: String,
    /// Where it stands, if at a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The columns that differ; of a row that was added or is gone, all that are filled.
    pub columns: Vec<ColumnChange>,
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// In code points of the old text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_place: Option<Range<i64>>,
    /// In code points of the new text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_place: Option<Range<i64>>,
    /// The sentence around it: the new one, or the old where it is gone.
    pub sentence: String,
}

/// A column that differs; a side without value is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnChange {
    /// Its name.
    pub column: &'static str,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Comparison {
    pub(super) fn new(old: &str, new: &str, papers: Vec<PaperChange>) -> Self {
        let (old, new) = (old.to_owned(), new.to_owned());
        let (tables, files) = (Vec::new(), Vec::new());
        Self { old, new, clean: true, added: 0, gone: 0, changed: 0, papers, tables, files }
    }

    /// Drops what does not differ, and counts what does.
    pub(super) fn close(&mut self) {
        for paper in &mut self.papers {
            paper.tables.retain(|table| !table.is_empty());
        }
        self.papers.retain(PaperChange::differs);
        self.tables.retain(|table| !table.is_empty());
        for table in self.papers.iter().flat_map(|paper| &paper.tables).chain(&self.tables) {
            self.added += table.added;
            self.gone += table.gone;
            self.changed += table.changed;
        }
        self.clean = self.papers.is_empty() && self.tables.is_empty() && self.files.is_empty();
    }
}

impl PaperChange {
    fn differs(&self) -> bool {
        self.change != Change::Changed
            || self.old_source.is_some()
            || !self.text.is_empty()
            || !self.tables.is_empty()
    }
}

impl ColumnChange {
    /// Of two cells as CSV has them.
    pub(super) fn of(column: &'static str, old: String, new: String) -> Self {
        let filled = |cell: String| Some(cell).filter(|cell| !cell.is_empty());
        Self { column, old: filled(old), new: filled(new) }
    }
}

impl TableChange {
    pub(super) fn new(table: &'static str, mut rows: Vec<RowChange>, surroundings: usize) -> Self {
        rows.shrink_to_fit();
        let count = |change| rows.iter().filter(|row| row.change == change).count();
        let (added, gone, changed) =
            (count(Change::Added), count(Change::Gone), count(Change::Changed));
        Self { table, added, gone, changed, surroundings, rows }
    }

    fn is_empty(&self) -> bool {
        self.added + self.gone + self.changed + self.surroundings == 0
    }
}
