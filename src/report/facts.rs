//! The facts of a dataset, by paper, and how the page's script gets them.

use super::labels;
use super::papers::{Paper, Papers};
use super::pieces::set;
use crate::dataset::{Column, Dataset, Table};
use crate::error::Error;
use crate::layout::Layouter;
use crate::lexicon::Grammars;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A table of facts, and the columns of it that the page shows beside place, rule and sentence.
pub(super) struct Kind {
    /// The letter in the ids of its rows.
    letter: char,
    pub(super) table: &'static str,
    columns: &'static [&'static str],
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
    start: Column<'d>,
    end: Column<'d>,
    rule: Column<'d>,
    sentence: Column<'d>,
    page: Column<'d>,
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
    fn values(&self, row: usize) -> Vec<Value> {
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

/// Whether an address is one of the web, safe to link to.
pub(super) fn is_web(url: &str) -> bool {
    let scheme = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    scheme && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// All facts.
pub(super) struct Facts<'d> {
    sheets: Vec<Sheet<'d>>,
    layouter: Layouter,
}

impl<'d> Facts<'d> {
    pub(super) fn new(tables: &'d [(Kind, Table)], papers: &Papers<'_>) -> Result<Self, Error> {
        let sheets = tables.iter().map(|(kind, table)| Sheet::new(kind, table, papers));
        let layouter = Layouter::new(&Grammars::built_in())?;
        Ok(Self { sheets: sheets.collect::<Result<_, _>>()?, layouter })
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

    /// What the page shows of more than one paper: the papers' names, all deadlines, and the words
    /// for terms, rules and organisations.
    pub(super) fn shared(
        &self,
        papers: &Papers<'_>,
        organisations: &Organisations<'_>,
        rules: &BTreeMap<&str, &str>,
    ) -> Result<Value, Error> {
        let kinds = self.sheets.iter().map(|sheet| {
            json!({ "letter": sheet.kind.letter.to_string(), "table": sheet.kind.table,
                    "columns": sheet.kind.columns })
        });
        let deadlines = self.sheet("deadlines")?;
        let rows = (0..papers.len()).flat_map(|paper| {
            deadlines.rows_of(paper).iter().map(move |&row| {
                let start = deadlines.start.int(row);
                json!([paper, start, deadlines.sentence.text(row), deadlines.values(row)])
            })
        });
        let papers = papers.iter().enumerate().map(|(index, paper)| self.named(index, paper));
        Ok(json!({
            "kinds": kinds.collect::<Vec<_>>(),
            "papers": papers.collect::<Vec<_>>(),
            "deadlines": rows.collect::<Vec<_>>(),
            "organisations": organisations.by_id.iter().map(|(id, organisation)| {
                (*id, json!([organisation.name, organisation.uri]))
            }).collect::<BTreeMap<_, _>>(),
            "rules": rules,
            "labels": labels::names(),
        }))
    }

    /// A paper in the list of papers, with the number of its facts by kind.
    fn named(&self, index: usize, paper: &Paper<'_>) -> Value {
        let counts = self.sheets.iter().map(|sheet| sheet.rows_of(index).len());
        let about: BTreeMap<_, _> = paper.about.iter().copied().collect();
        json!([
            paper.id,
            paper.label,
            paper.kind,
            paper.earliest.map(|day| day.to_string()),
            paper.latest.map(|day| day.to_string()),
            counts.collect::<Vec<_>>(),
            about
        ])
    }

    /// All of one paper: its text, how it is set, and its facts by place. Sentences and rules stand
    /// once in `strings`.
    pub(super) fn of_paper(&self, index: usize, papers: &Papers<'_>) -> Value {
        let text = papers.get(index).map(|paper| paper.text).unwrap_or_default();
        let mut strings = Strings::default();
        let mut facts = Vec::new();
        for sheet in &self.sheets {
            for &row in sheet.rows_of(index) {
                let sentence = sheet.sentence.text(row).unwrap_or_default();
                facts.push(json!([
                    sheet.kind.letter.to_string(),
                    sheet.start.int(row),
                    sheet.end.int(row),
                    strings.index_of(sheet.rule.text(row).unwrap_or_default()),
                    strings.index_of(sentence),
                    sheet.page.int(row).unwrap_or(0),
                    sheet.values(row),
                ]));
            }
        }
        let setting = set(&self.layouter, text);
        let pieces = setting.pieces.iter().map(|piece| {
            json!([piece.kind.to_string(), piece.start, piece.end, i32::from(piece.goes_on)])
        });
        let pieces: Vec<Value> = pieces.collect();
        json!({ "text": text, "pieces": pieces, "notes": setting.notes, "hyphens": setting.hyphens,
                "strings": strings.all, "facts": facts })
    }
}

/// Texts that stand in a list once.
#[derive(Default)]
struct Strings<'d> {
    all: Vec<&'d str>,
    index: BTreeMap<&'d str, usize>,
}

impl<'d> Strings<'d> {
    fn index_of(&mut self, text: &'d str) -> usize {
        *self.index.entry(text).or_insert_with(|| {
            self.all.push(text);
            self.all.len() - 1
        })
    }
}

/// An organisation, as the page names it.
pub(super) struct Organisation<'d> {
    pub(super) name: &'d str,
    uri: Option<&'d str>,
}

/// The organisations of a dataset.
pub(super) struct Organisations<'d> {
    by_id: BTreeMap<&'d str, Organisation<'d>>,
}

impl<'d> Organisations<'d> {
    /// The name of the organisation with this id; the id where it is unknown.
    pub(super) fn name<'i>(&self, id: &'i str) -> &'i str
    where
        'd: 'i,
    {
        self.by_id.get(id).map_or(id, |organisation| organisation.name)
    }
}

/// Reads the organisations.
pub(super) fn organisations(table: &Table) -> Result<Organisations<'_>, Error> {
    let (id, name, uri) =
        (table.column("org_id")?, table.column("name")?, table.column("tooi_uri")?);
    let rows = (0..table.rows()).filter_map(|row| {
        let uri = uri.text(row).filter(|uri| is_web(uri));
        Some((id.text(row)?, Organisation { name: name.text(row)?, uri }))
    });
    Ok(Organisations { by_id: rows.collect() })
}

/// What each rule reads.
pub(super) fn rules(table: &Table) -> Result<BTreeMap<&str, &str>, Error> {
    let (rule, reads) = (table.column("rule")?, table.column("reads")?);
    Ok((0..table.rows()).filter_map(|row| Some((rule.text(row)?, reads.text(row)?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_only_addresses_of_the_web_are_links() {
        let cases = [
            ("https://wetten.overheid.nl/BWBR0040635", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("https://example.org/\u{0}", false),
            ("//example.org", false),
            ("data:text/html,x", false),
            ("http", false),
            ("", false),
        ];
        for (url, want) in cases {
            assert_eq!(is_web(url), want, "{url}");
        }
    }
}
