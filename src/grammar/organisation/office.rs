//! Ministries in every guise, and the departments inside the titles of those who hold office.
//!
//! ```text
//! ministry = ("ministerie" | "departement") ["van" | "voor"] row      whole name is the mention
//!          | ("ministeries" | "departementen") ["van" | "voor" | ":"] row   each department is one
//! office   = ("minister" | "staatssecretaris" | "ambtgenoten" …) ["zonder portefeuille"]
//!            ("van" | "voor") row                                     each department is one
//! committee = "vaste commissie voor" department                       whole name is the mention
//! ```
//! The words before the departments stand in `grammars/office_leads.csv`.

use super::alias::Aliases;
use super::department::{Department, Departments};
use super::register::Register;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use serde::Deserialize;

/// What stands before a row of departments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Lead {
    /// `ministerie van`
    Ministry,
    /// `ministeries van`
    Ministries,
    /// `minister van`, `ambtsgenoot van`
    Office,
    /// `vaste commissie voor`
    Committee,
}

/// What an office grammar read: mentions as slices of the text, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offices<'t> {
    /// The departments, the first with the words of the ministry before it where they belong to it.
    pub(super) departments: Vec<Department<'t>>,
    /// Whether the mention is a committee of parliament, named after the department.
    pub(super) committee: bool,
    /// Whether the departments stand in the title of an office-holder.
    pub(super) office: bool,
    /// Bytes read.
    pub(super) length: usize,
}

/// The words that come before departments.
#[derive(Debug)]
pub(super) struct OfficeWords {
    leads: Words<Lead>,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    lead: Lead,
}

impl OfficeWords {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("office_leads.csv")?;
        let leads = rows.into_iter().map(|row| (row.form, Case::Any, row.lead));
        Ok(Self { leads: Words::new(leads) })
    }

    /// The words a reading can begin with.
    pub(super) fn first_words(&self) -> Vec<String> {
        self.leads.first_words()
    }

    /// Whether an office can begin with the word of this hash.
    pub(super) fn may_begin(&self, hash: u64) -> bool {
        self.leads.may_begin(hash)
    }

    /// Reads a ministry, an office or a committee at the start of `text`.
    pub(super) fn read<'t>(
        &self,
        text: &'t str,
        departments: &Departments,
        register: &Register,
        aliases: &Aliases,
    ) -> Option<Offices<'t>> {
        let (matched, &lead) = self.leads.longest(text)?;
        let rest = text.get(matched.len()..)?;
        // `de betrokken ministeries: Defensie, Financiën en …`
        let listed = rest.strip_prefix(": ").filter(|_| lead == Lead::Ministries);
        let bare = rest.strip_prefix(' ').or(listed)?;
        let linked = link(bare);
        let behind = match lead {
            Lead::Ministry | Lead::Ministries => linked.unwrap_or(bare),
            // `Staatssecretaris Openbaar Vervoer en Milieu`
            Lead::Office | Lead::Committee => {
                let named = bare.chars().next().is_some_and(char::is_uppercase);
                linked.or(named.then_some(bare))?
            }
        };
        let from = nom::Offset::offset(text, behind);
        let (mut row, length) = match lead {
            Lead::Committee => {
                let one = departments.one(behind, register, aliases)?;
                let length = one.text.len() + one.alias.as_ref().map_or(0, |alias| alias.length);
                (vec![one], length)
            }
            _ => departments.row(behind, register, aliases),
        };
        let first = row.first_mut()?;
        if matches!(lead, Lead::Ministry | Lead::Committee) {
            first.text = text.get(..from + first.text.len())?;
        }
        Some(Offices {
            departments: row,
            committee: lead == Lead::Committee,
            office: lead == Lead::Office,
            length: from + length,
        })
    }
}

/// What stands behind `van`, `voor` or `der`.
fn link(text: &str) -> Option<&str> {
    ["van ", "voor ", "der "].iter().find_map(|link| {
        let opens = text.get(..link.len())?.eq_ignore_ascii_case(link);
        text.get(link.len()..).filter(|_| opens)
    })
}
