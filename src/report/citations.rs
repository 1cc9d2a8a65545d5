//! The papers that are cited most.

use super::address::is_web;
use super::facts::Facts;
use super::labels::label;
use crate::error::Error;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many are shown.
const MOST: usize = 12;

/// Kinds of reference that are no papers of parliament or government.
const NO_PAPERS: [&str; 5] = ["url", "wet", "ecli", "eu", "rapport"];

/// A paper that others cite.
#[derive(Debug, Serialize)]
pub(super) struct Cited {
    identifier: String,
    kind: String,
    url: Option<String>,
    /// How often it is cited.
    times: usize,
    /// In how many papers.
    papers: usize,
    /// Where it is cited first.
    link: String,
}

/// The papers cited in the most papers, and among those the most often.
pub(super) fn most_cited(facts: &Facts<'_>) -> Result<Vec<Cited>, Error> {
    let sheet = facts.sheet("references")?;
    let (kind, identifier) = (sheet.table.column("kind")?, sheet.table.column("identifier")?);
    let (url, doc_id) = (sheet.table.column("url")?, sheet.table.column("doc_id")?);
    let mut rows: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for row in 0..sheet.table.rows() {
        let (Some(kind), Some(identifier)) = (kind.text(row), identifier.text(row)) else {
            continue;
        };
        if !NO_PAPERS.contains(&kind) {
            rows.entry((identifier, kind)).or_default().push(row);
        }
    }
    let cited = rows.into_iter().map(|((identifier, kind), rows)| Cited {
        identifier: identifier.to_owned(),
        kind: label(kind),
        url: rows
            .iter()
            .find_map(|&row| url.text(row))
            .filter(|url| is_web(url))
            .map(str::to_owned),
        times: rows.len(),
        papers: rows.iter().filter_map(|&row| doc_id.text(row)).collect::<BTreeSet<_>>().len(),
        link: rows.first().map(|&row| sheet.link(row)).unwrap_or_default(),
    });
    let mut cited: Vec<Cited> = cited.collect();
    cited.sort_by_key(|cited| std::cmp::Reverse((cited.papers, cited.times)));
    cited.truncate(MOST);
    Ok(cited)
}
