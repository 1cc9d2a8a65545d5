//! How many there are of each: papers by kind, facts by table and kind.

use super::facts::Facts;
use super::labels::label;
use super::papers::Papers;
use crate::error::Error;
use serde::Serialize;
use std::collections::BTreeMap;

/// A number of things, with its share of the largest number beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) count: usize,
    /// In percent of the largest, at least 1.
    pub(super) share: usize,
}

/// Counts under one heading.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    heading: &'static str,
    counts: Vec<Line>,
}

/// The groups of counts that the overview shows.
pub(super) fn groups(papers: &Papers<'_>, facts: &Facts<'_>) -> Result<Vec<Group>, Error> {
    let of_papers = tally(papers.iter().map(|paper| paper.kind));
    let of_facts = facts.sheets().iter().map(|sheet| (label(sheet.kind.table), sheet.table.rows()));
    let mut groups = vec![
        Group { heading: "Papers", counts: of_papers },
        Group { heading: "Facts", counts: shares(of_facts.collect()) },
    ];
    for (heading, table, column) in [
        ("Deadlines", "deadlines", "kind"),
        ("Events", "events", "kind"),
        ("References", "references", "kind"),
        ("Motions", "motions", "status"),
    ] {
        let sheet = facts.sheet(table)?;
        let column = sheet.table.column(column)?;
        let counts = tally((0..sheet.table.rows()).filter_map(|row| column.text(row)));
        groups.push(Group { heading, counts });
    }
    Ok(groups)
}

/// How often each term comes, the most frequent first.
fn tally<'t>(terms: impl Iterator<Item = &'t str>) -> Vec<Line> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for term in terms {
        *counts.entry(term).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(term, count)| (label(term), count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    shares(counts)
}

/// Counts with their shares of the largest.
fn shares(counts: Vec<(String, usize)>) -> Vec<Line> {
    let largest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let counts = counts.into_iter().map(|(name, count)| {
        let share = if count == 0 { 0 } else { (count * 100 / largest).max(1) };
        Line { name, count, share }
    });
    counts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_most_frequent_first_and_none_too_small_to_see() {
        let terms = [vec!["brief"; 300], vec!["entry_into_force"], vec!["besluit"; 150]].concat();
        let got = tally(terms.into_iter());
        let got: Vec<_> =
            got.iter().map(|count| (count.name.as_str(), count.count, count.share)).collect();
        assert_eq!(got, [("letter", 300, 100), ("decision", 150, 50), ("entry into force", 1, 1)]);
    }
}
