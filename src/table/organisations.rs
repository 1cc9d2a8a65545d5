//! The table `organisations`: one row an organisation over the whole dataset.

use super::column::{Column, Definition};
use super::place::Row;
use crate::error::Error;
use crate::fact::Organisation;
use arrow_array::RecordBatch;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What one paper says of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    org_id: String,
    /// The paper's date, for the latest name.
    date: Option<NaiveDate>,
    name: String,
    met: BTreeSet<String>,
    kind: String,
    tooi_uri: Option<String>,
    abbreviation: Option<String>,
    mentions: i64,
}

impl Seen {
    fn take(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.met.extend(other.met);
        if other.date >= self.date {
            self.date = other.date;
            self.name = other.name;
            self.kind = other.kind;
            self.tooi_uri = other.tooi_uri.or(self.tooi_uri.take());
            self.abbreviation = other.abbreviation.or(self.abbreviation.take());
        } else {
            self.tooi_uri = self.tooi_uri.take().or(other.tooi_uri);
            self.abbreviation = self.abbreviation.take().or(other.abbreviation);
        }
    }
}

/// The organisations of some papers, from the published rows of their mentions.
pub(super) fn seen(rows: &[Row<'_, Organisation>]) -> Vec<Seen> {
    let mut all = Organisations::default();
    for row in rows {
        let facts = &row.sheet.paper.facts;
        all.add(Seen {
            org_id: row.fact.org_id.clone(),
            date: facts.document.reference.map(|reference| reference.latest),
            name: row.fact.name.clone(),
            met: BTreeSet::from([row.sheet.reading(row.fact.place)]),
            kind: row.fact.kind.clone(),
            tooi_uri: row.fact.tooi_uri.clone(),
            abbreviation: row.fact.abbreviation.clone(),
            mentions: 1,
        });
    }
    all.0.into_values().collect()
}

/// The organisations of a dataset, gathered paper by paper in the order of `documents`.
#[derive(Debug, Default)]
pub(super) struct Organisations(BTreeMap<String, Seen>);

impl Organisations {
    pub(super) fn add(&mut self, seen: Seen) {
        match self.0.get_mut(&seen.org_id) {
            Some(known) => known.take(seen),
            None => {
                self.0.insert(seen.org_id.clone(), seen);
            }
        }
    }

    /// The rows, by `org_id`.
    pub(super) fn batch(self) -> Result<RecordBatch, Error> {
        let rows: Vec<Seen> = self.0.into_values().collect();
        definition().batch(&rows)
    }
}

pub(super) fn definition() -> Definition<Seen> {
    Definition {
        name: "organisations",
        about: "The organisations named in the dataset, one row each.",
        key: "org_id",
        unique: &[],
        columns: vec![
            Column::text(
                "org_id",
                "The TOOI code valid at the paper's date, else `x-` and a slug of the \
                 name.",
                |row: &Seen| row.org_id.as_str().into(),
            )
            .such_as("mnre1058"),
            Column::text("name", "Its name in the latest paper.", |row: &Seen| {
                row.name.as_str().into()
            })
            .dutch(),
            Column::list("names", "Its names as met, in alphabetical order.", |row: &Seen| {
                row.met.iter().cloned().collect()
            })
            .dutch(),
            Column::text("kind", "What kind of organisation.", |row: &Seen| {
                row.kind.as_str().into()
            })
            .such_as("ministerie"),
            Column::maybe_text("tooi_uri", "Its address in the TOOI register.", |row: &Seen| {
                row.tooi_uri.as_deref().map(Into::into)
            })
            .such_as("https://identifier.overheid.nl/tooi/id/ministerie/mnre1058"),
            Column::maybe_text("abbreviation", "Its abbreviation.", |row: &Seen| {
                row.abbreviation.as_deref().map(Into::into)
            })
            .such_as("JenV"),
            Column::int("mentions", "Its rows in organisation_mentions.", |row: &Seen| {
                row.mentions
            })
            .at_least(1)
            .in_unit("mentions"),
        ],
    }
}
