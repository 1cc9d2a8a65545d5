//! What the page's script gets: facts and texts as JSON.

use super::facts::Facts;
use super::labels;
use super::organisations::Organisations;
use super::papers::{Paper, Papers};
use super::pieces::{Headings, set};
use crate::dataset::Table;
use crate::error::Error;
use crate::fact::address_of_paper;
use crate::layout::Layouter;
use crate::lexicon::Grammars;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Makes the data of a page.
pub(super) struct Data<'r, 'd> {
    papers: &'r Papers<'d>,
    facts: &'r Facts<'d>,
    layouter: Layouter,
}

impl<'r, 'd> Data<'r, 'd> {
    pub(super) fn new(papers: &'r Papers<'d>, facts: &'r Facts<'d>) -> Result<Self, Error> {
        Ok(Self { papers, facts, layouter: Layouter::new(&Grammars::built_in())? })
    }

    /// What the page shows of more than one paper: the papers' names, all deadlines, and the words
    /// for terms, rules and organisations.
    pub(super) fn shared(
        &self,
        organisations: &Organisations<'_>,
        rules: &Table,
    ) -> Result<Value, Error> {
        let kinds = self.facts.sheets().iter().map(|sheet| {
            json!({ "letter": sheet.kind.letter.to_string(), "table": sheet.kind.table,
                    "columns": sheet.kind.columns })
        });
        let deadlines = self.facts.sheet("deadlines")?;
        let rows = (0..self.papers.len()).flat_map(|paper| {
            deadlines.rows_of(paper).iter().map(move |&row| {
                let start = deadlines.start.int(row);
                json!([paper, start, deadlines.sentence.text(row), deadlines.values(row)])
            })
        });
        let papers = self.papers.iter().enumerate();
        let (rule, reads) = (rules.column("rule")?, rules.column("reads")?);
        let rules = (0..rules.rows()).filter_map(|row| Some((rule.text(row)?, reads.text(row)?)));
        Ok(json!({
            "kinds": kinds.collect::<Vec<_>>(),
            "papers": papers.map(|(index, paper)| self.named(index, paper)).collect::<Vec<_>>(),
            "deadlines": rows.collect::<Vec<_>>(),
            "organisations": organisations.data(),
            "rules": rules.collect::<BTreeMap<_, _>>(),
            "labels": labels::names(),
        }))
    }

    /// A paper in the list of papers, with the number of its facts by kind.
    fn named(&self, index: usize, paper: &Paper<'_>) -> Value {
        let counts = self.facts.sheets().iter().map(|sheet| sheet.rows_of(index).len());
        let about: BTreeMap<_, _> = paper.about.iter().copied().collect();
        let address = about.get("identifier").and_then(|identifier| address_of_paper(identifier));
        json!([
            paper.id,
            paper.label,
            paper.kind,
            paper.earliest.map(|day| day.to_string()),
            paper.latest.map(|day| day.to_string()),
            counts.collect::<Vec<_>>(),
            about,
            address
        ])
    }

    /// All of one paper: its text, how it is set, and its facts by place. Sentences and rules stand
    /// once in `strings`.
    pub(super) fn of_paper(&self, index: usize) -> Value {
        let text = self.papers.get(index).map(|paper| paper.text).unwrap_or_default();
        let mut strings = Strings::default();
        let mut facts = Vec::new();
        for sheet in self.facts.sheets() {
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
        let is_plain = self.papers.get(index).is_none_or(|paper| paper.is_plain);
        let headings = (!is_plain).then(|| self.headings(index));
        let setting = set(&self.layouter, text, headings.as_ref());
        let pieces = setting.pieces.iter().map(|piece| {
            json!([piece.kind.to_string(), piece.start, piece.end, i32::from(piece.goes_on)])
        });
        let pieces: Vec<Value> = pieces.collect();
        json!({ "text": text, "pieces": pieces, "notes": setting.notes, "hyphens": setting.hyphens,
                "strings": strings.all, "facts": facts })
    }

    /// The headings that facts of a paper stand below.
    fn headings(&self, index: usize) -> Headings {
        let mut headings = Headings::default();
        for sheet in self.facts.sheets() {
            let rows = sheet.rows_of(index).iter();
            rows.filter_map(|&row| sheet.section.text(row)).for_each(|name| headings.add(name));
        }
        headings
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
