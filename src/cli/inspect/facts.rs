//! The facts of one paper, each with its place and its value in a few words.

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use griffie::dataset::{Column, Table};
use griffie::{Error, Paper};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A kind of fact: a table of the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum FactKind {
    /// Questions with their answers.
    Questions,
    /// What happened or will happen, and when.
    Events,
    /// Terms that still lay ahead.
    Deadlines,
    /// Sums of money.
    Amounts,
    /// Where an organisation is named.
    Organisations,
    /// Citations.
    References,
    /// Mentions of motions.
    Motions,
}

impl FactKind {
    /// All of them.
    pub(super) const ALL: [Self; 7] = [
        Self::Questions,
        Self::Events,
        Self::Deadlines,
        Self::Amounts,
        Self::Organisations,
        Self::References,
        Self::Motions,
    ];

    /// The table it is a row of.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Events => "events",
            Self::Deadlines => "deadlines",
            Self::Amounts => "amounts",
            Self::Organisations => "organisation_mentions",
            Self::References => "references",
            Self::Motions => "motions",
        }
    }

    /// One of them.
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Questions => "question",
            Self::Events => "event",
            Self::Deadlines => "deadline",
            Self::Amounts => "amount",
            Self::Organisations => "organisation",
            Self::References => "reference",
            Self::Motions => "motion",
        }
    }

    /// How it is shown.
    pub(super) fn style(self) -> Style {
        match self {
            Self::Questions => Style::new().bold(),
            Self::Events => AnsiColor::Cyan.on_default(),
            Self::Deadlines => AnsiColor::Red.on_default().bold(),
            Self::Amounts => AnsiColor::Green.on_default(),
            Self::Organisations => AnsiColor::Blue.on_default(),
            Self::References => AnsiColor::Magenta.on_default(),
            Self::Motions => AnsiColor::Yellow.on_default(),
        }
    }

    /// What a row says, in a few words.
    fn value(self, row: &Cells<'_>) -> String {
        let parts = match self {
            Self::Questions => vec![row.said("number"), row.labelled("see", "refers_to")],
            Self::Events => vec![
                row.unless("relation", "at"),
                row.said("edtf"),
                row.said("kind"),
                row.said("modality"),
                row.unless("basis", "stated"),
            ],
            Self::Deadlines => vec![
                row.labelled("last day", "latest").or(row.said("edtf")),
                row.said("kind"),
                row.said("firmness"),
                row.labelled("by", "owner"),
                row.labelled("for", "recipient"),
            ],
            Self::Amounts => vec![
                row.said("currency"),
                row.range("value_low", "value_high"),
                row.unless("qualifier", "exact"),
                row.said("recurrence"),
                row.range("year_from", "year_to"),
                row.labelled("line", "label"),
            ],
            Self::Organisations => {
                let name = row.said("org_id").and_then(|id| row.called.get(id.as_str()).copied());
                let alias = row.said("alias_of").map(|_| "an alias".to_owned());
                vec![row.said("org_id"), name.map(str::to_owned), alias]
            }
            Self::References => vec![
                row.said("kind"),
                row.said("identifier").or(row.said("url")).or(row.said("bwb_id")),
                row.labelled("article", "article"),
                row.labelled("page", "cited_page"),
            ],
            Self::Motions => {
                vec![row.said("status"), row.said("identifier"), row.labelled("by", "submitters")]
            }
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// A fact and where it stands, in code points of the text.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) kind: FactKind,
    pub(super) start: i64,
    pub(super) end: i64,
    /// The characters it stands on.
    pub(super) quote: String,
    pub(super) value: String,
    pub(super) rule: String,
}

/// The facts of some kinds, by place, the wider first; `tables` has the rows of the paper.
pub(super) fn of(paper: &Paper, tables: &[Table], kinds: &[FactKind]) -> Result<Vec<Fact>, Error> {
    let called = paper.facts.organisations.iter();
    let called = called.map(|named| (named.org_id.as_str(), named.name.as_str())).collect();
    let mut facts = Vec::new();
    for kind in kinds {
        let Some(table) = tables.iter().find(|table| table.schema().name == kind.table()) else {
            continue;
        };
        let (start, end) = (table.column("char_start")?, table.column("char_end")?);
        let (quote, rule) = (table.column("quote")?, table.column("rule")?);
        let names = table.schema().columns.iter().map(|column| column.name);
        let columns = names.map(|name| Ok((name, table.column(name)?)));
        let columns: Vec<(&str, Column<'_>)> = columns.collect::<Result<_, Error>>()?;
        facts.extend((0..table.rows()).map(|row| Fact {
            kind: *kind,
            start: start.int(row).unwrap_or_default(),
            end: end.int(row).unwrap_or_default(),
            quote: quote.text(row).unwrap_or_default().to_owned(),
            value: kind.value(&Cells { columns: &columns, called: &called, row }),
            rule: rule.text(row).unwrap_or_default().to_owned(),
        }));
    }
    facts.sort_by_key(|fact| (fact.start, Reverse(fact.end), fact.kind));
    Ok(facts)
}

/// The cells of one row.
struct Cells<'c> {
    columns: &'c [(&'c str, Column<'c>)],
    /// What organisations are called, by their ids.
    called: &'c BTreeMap<&'c str, &'c str>,
    row: usize,
}

impl Cells<'_> {
    fn said(&self, name: &str) -> Option<String> {
        let (_, column) = self.columns.iter().find(|(known, _)| *known == name)?;
        Some(column.cell(self.row)).filter(|cell| !cell.is_empty())
    }

    fn labelled(&self, label: &str, name: &str) -> Option<String> {
        self.said(name).map(|cell| format!("{label} {cell}"))
    }

    /// What a column says, where that is not the usual.
    fn unless(&self, name: &str, usual: &str) -> Option<String> {
        self.said(name).filter(|cell| cell != usual)
    }

    /// `2024`, `2024 to 2027`.
    fn range(&self, from: &str, to: &str) -> Option<String> {
        let (from, to) = (self.said(from)?, self.said(to));
        Some(match to.filter(|to| *to != from) {
            Some(to) => format!("{from} to {to}"),
            None => from,
        })
    }
}
