//! The facts of a dataset, by paper.

use super::address::is_web;
use super::papers::Papers;
use crate::dataset::{Column, Dataset, Table};
use crate::error::Error;
use serde_json::Value;

/// A table of facts, and the columns of it that the page shows beside place, rule and sentence.
pub(super) struct Kind {
    /// The letter in the ids of its rows.
    pub(super) letter: char,
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
}

/// All kinds of fact, in the order in which the page names them.
const KINDS: [Kind; 7] = [
    Kind {
        letter: 'd',
        table: "deadlines",
        columns: &[
            "edtf",
            "earliest",
            "latest",
            "kind",
            "firmness",
            "owner",
            "owner_id",
            "recipient",
            "cue",
            "reading",
            "clause",
        ],
    },
    Kind {
        letter: 'e',
        table: "events",
        columns: &["edtf", "earliest", "latest", "relation", "kind", "modality", "basis"],
    },
    Kind {
        letter: 'a',
        table: "amounts",
        columns: &[
            "value_low",
            "value_high",
            "currency",
            "qualifier",
            "recurrence",
            "year_from",
            "year_to",
            "sign_before",
            "label",
            "is_total",
        ],
    },
    Kind { letter: 'm', table: "motions", columns: &["submitters", "identifier", "status"] },
    Kind {
        letter: 'r',
        table: "references",
        columns: &["kind", "identifier", "url", "law", "article", "cited_page"],
    },
    Kind { letter: 'n', table: "organisation_mentions", columns: &["org_id"] },
    Kind {
        letter: 'q',
        table: "questions",
        columns: &["number", "question_start", "question_end", "answer_start", "answer_end"],
    },
];

/// The kinds of fact with their tables read.
pub(super) fn tables(dataset: &Dataset) -> Result<Vec<(Kind, Table)>, Error> {
    KINDS.into_iter().map(|kind| dataset.table(kind.table).map(|table| (kind, table))).collect()
}

/// One table of facts.
pub(super) struct Sheet<'d> {
    pub(super) kind: &'d Kind,
    pub(super) table: &'d Table,
    /// For each paper, its rows.
    rows: Vec<Vec<usize>>,
    doc_id: Column<'d>,
    pub(super) start: Column<'d>,
    pub(super) end: Column<'d>,
    pub(super) rule: Column<'d>,
    pub(super) sentence: Column<'d>,
    pub(super) section: Column<'d>,
    pub(super) page: Column<'d>,
    shown: Vec<(&'static str, Column<'d>)>,
}

impl<'d> Sheet<'d> {
    fn new(kind: &'d Kind, table: &'d Table, papers: &Papers<'_>) -> Result<Self, Error> {
        let doc_id = table.column("doc_id")?;
        let mut rows = vec![Vec::new(); papers.len()];
        for row in 0..table.rows() {
            let paper = doc_id.text(row).and_then(|id| papers.index_of(id));
            if let Some(rows) = paper.and_then(|index| rows.get_mut(index)) {
                rows.push(row);
            }
        }
        let shown = kind.columns.iter().map(|&name| Ok((name, table.column(name)?)));
        Ok(Self {
            kind,
            table,
            rows,
            doc_id,
            start: table.column("char_start")?,
            end: table.column("char_end")?,
            rule: table.column("rule")?,
            sentence: table.column("sentence")?,
            section: table.column("section")?,
            page: table.column("source_page")?,
            shown: shown.collect::<Result<_, Error>>()?,
        })
    }

    /// The rows of one paper.
    pub(super) fn rows_of(&self, paper: usize) -> &[usize] {
        self.rows.get(paper).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where the page shows the fact of a row: a fragment of its own address.
    pub(super) fn link(&self, row: usize) -> String {
        let id = self.doc_id.text(row).unwrap_or_default();
        let start = self.start.int(row).unwrap_or_default();
        format!("#doc={id}&fact={id}-{}{start}", self.kind.letter)
    }

    /// The shown values of a row; nulls at the end are left off.
    pub(super) fn values(&self, row: usize) -> Vec<Value> {
        let mut values: Vec<Value> =
            self.shown.iter().map(|(name, column)| value(name, column, row)).collect();
        while values.pop_if(|value| value.is_null()).is_some() {}
        values
    }
}

/// A cell as the script gets it: integers and truths as such, the rest as text.
fn value(name: &str, column: &Column<'_>, row: usize) -> Value {
    if let Some(number) = column.int(row) {
        return number.into();
    }
    if let Some(truth) = column.boolean(row) {
        return if truth { true.into() } else { Value::Null };
    }
    let text = column.cell(row);
    if text.is_empty() || name == "url" && !is_web(&text) {
        return Value::Null;
    }
    text.into()
}

/// All facts.
pub(super) struct Facts<'d> {
    sheets: Vec<Sheet<'d>>,
}

impl<'d> Facts<'d> {
    pub(super) fn new(tables: &'d [(Kind, Table)], papers: &Papers<'_>) -> Result<Self, Error> {
        let sheets = tables.iter().map(|(kind, table)| Sheet::new(kind, table, papers));
        Ok(Self { sheets: sheets.collect::<Result<_, _>>()? })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.table.rows()).sum()
    }

    pub(super) fn sheets(&self) -> &[Sheet<'d>] {
        &self.sheets
    }

    /// The facts of one table.
    pub(super) fn sheet(&self, table: &'static str) -> Result<&Sheet<'d>, Error> {
        let known = self.sheets.iter().find(|sheet| sheet.kind.table == table);
        known.ok_or_else(|| Error::table("report", format!("no facts are called {table}")))
    }
}
