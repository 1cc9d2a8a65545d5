//! The papers of a dataset, in its order.

use crate::dataset::Table;
use crate::error::Error;
use crate::read::MediaType;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A paper, as the page names it.
#[derive(Debug)]
pub(super) struct Paper<'d> {
    pub(super) id: &'d str,
    pub(super) text: &'d str,
    /// Its title, else the name of its file.
    pub(super) label: &'d str,
    pub(super) kind: &'d str,
    /// Whether its file was plain text, without marks of headings and paragraphs.
    pub(super) is_plain: bool,
    /// Its date, or the first day it can be of.
    pub(super) earliest: Option<NaiveDate>,
    /// Its date, or the last day it can be of.
    pub(super) latest: Option<NaiveDate>,
    /// What else its row says, under the column's name.
    pub(super) about: Vec<(&'static str, &'d str)>,
}

/// All papers.
#[derive(Debug)]
pub(super) struct Papers<'d> {
    papers: Vec<Paper<'d>>,
    by_id: BTreeMap<&'d str, usize>,
}

/// The columns that the reader shows above a paper.
const ABOUT: [&str; 10] = [
    "soort",
    "identifier",
    "chamber",
    "session_year",
    "dossier",
    "number",
    "sender",
    "addressee",
    "signatory",
    "source",
];

impl<'d> Papers<'d> {
    pub(super) fn new(documents: &'d Table, texts: &'d Table) -> Result<Self, Error> {
        let (id, source) = (documents.column("doc_id")?, documents.column("source")?);
        let (kind, title) = (documents.column("kind")?, documents.column("title")?);
        let media_type = documents.column("media_type")?;
        let earliest = documents.column("reference_earliest")?;
        let latest = documents.column("reference_latest")?;
        let about = ABOUT.map(|name| documents.column(name).map(|column| (name, column)));
        let about = about.into_iter().collect::<Result<Vec<_>, _>>()?;
        let (text_of, text) = (texts.column("doc_id")?, texts.column("text")?);
        let texts: BTreeMap<&str, &str> = (0..texts.rows())
            .filter_map(|row| Some((text_of.text(row)?, text.text(row)?)))
            .collect();
        let papers: Vec<Paper<'d>> = (0..documents.rows())
            .filter_map(|row| {
                let (id, source) = (id.text(row)?, source.text(row)?);
                let about = about.iter();
                Some(Paper {
                    id,
                    text: texts.get(id).copied().unwrap_or_default(),
                    label: title.text(row).unwrap_or(source),
                    kind: kind.text(row)?,
                    is_plain: media_type.text(row) == Some(MediaType::Plain.as_str()),
                    earliest: earliest.date(row),
                    latest: latest.date(row),
                    about: about.filter_map(|(name, of)| Some((*name, of.text(row)?))).collect(),
                })
            })
            .collect();
        let by_id = papers.iter().enumerate().map(|(index, paper)| (paper.id, index)).collect();
        Ok(Self { papers, by_id })
    }

    pub(super) fn len(&self) -> usize {
        self.papers.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Paper<'d>> {
        self.papers.iter()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Paper<'d>> {
        self.papers.get(index)
    }

    /// The number of the paper with this id.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}
