//! What the page says of the dataset as a whole.

use super::citations::{self, Cited};
use super::counts::{self, Group};
use super::facts::Facts;
use super::money::{self, Money};
use super::organisations::Organisations;
use super::papers::Papers;
use super::timeline::{self, Timeline};
use crate::error::Error;
use chrono::NaiveDate;
use serde::Serialize;

/// The overview, as the template gets it.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    papers: usize,
    facts: usize,
    /// The days the first and the last paper are of, `4 Feb 2016`.
    first: Option<String>,
    last: Option<String>,
    groups: Vec<Group>,
    timeline: Option<Timeline>,
    money: Option<Money>,
    cited: Vec<Cited>,
}

impl Overview {
    pub(super) fn new(
        papers: &Papers<'_>,
        facts: &Facts<'_>,
        organisations: &Organisations<'_>,
    ) -> Result<Self, Error> {
        let first = papers.iter().filter_map(|paper| paper.earliest).min();
        let last = papers.iter().filter_map(|paper| paper.latest).max();
        Ok(Self {
            papers: papers.len(),
            facts: facts.len(),
            first: first.map(said),
            last: last.map(said),
            groups: counts::groups(papers, facts)?,
            timeline: timeline::timeline(facts)?,
            money: money::money(facts, organisations)?,
            cited: citations::most_cited(facts)?,
        })
    }
}

fn said(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}
