//! Relate: the mentions of a document become facts.
//!
//! Knows the whole document: its date, tense, notes and aliases. Knows nothing of files or Arrow.

mod amount;
mod clause;
mod context;
mod dated;
mod deadline;
mod event;
mod modality;
mod motion;
mod organisation;
mod reference;
mod relater;
#[cfg(test)]
mod testing;

pub use context::Context;
pub(crate) use reference::address_of_paper;
pub use relater::Relater;

use crate::calendar::Resolved;
use crate::document::Document;
use crate::doubt::Doubt;
use crate::grammar::{Boundary, Currency, Qualifier, Recurrence};
use crate::layout::Place;
use serde::Deserialize;

/// All that one paper says.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Its kind, header fields and question–answer pairs.
    pub document: Document,
    /// Rows of `events`, by place.
    pub events: Vec<Event>,
    /// Rows of `deadlines`, by place.
    pub deadlines: Vec<Deadline>,
    /// Rows of `amounts`, by place.
    pub amounts: Vec<Amount>,
    /// Rows of `organisation_mentions`, by place.
    pub organisations: Vec<Organisation>,
    /// Rows of `references`, by place.
    pub references: Vec<Reference>,
    /// Rows of `motions`, by place.
    pub motions: Vec<Motion>,
    /// Rows of `warnings`, from every step.
    pub doubts: Vec<Doubt>,
}

/// A row of `events`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The expression.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// When.
    pub time: Resolved,
    /// How the event relates to the time.
    pub relation: Boundary,
    /// What kind of event, from the cue words of `grammars/event_kinds.csv`.
    pub kind: EventKind,
    /// Whether it happened, goes on, is planned or expected.
    pub modality: Modality,
    /// What happened, in the sentence's words.
    pub clause: Place,
    /// Organisations of the same sentence.
    pub organisation_ids: Vec<String>,
}

/// The closed list `events.kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "terms of the tables, in Dutch as published")]
pub enum EventKind {
    Besluit,
    Brief,
    Publicatie,
    Onderzoek,
    Overleg,
    Motie,
    Wetgeving,
    Inwerkingtreding,
    Start,
    Voortgang,
    Einde,
    Betaling,
    Incident,
    Overig,
}

/// The closed list `events.modality`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It happened.
    Occurred,
    /// It goes on.
    Ongoing,
    /// It is planned or promised.
    Planned,
    /// It is expected.
    Expected,
}

/// A row of `deadlines`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The expression: the place of an event too.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// When, with `latest` the last day it may still happen.
    pub time: Resolved,
    /// What kind of term.
    pub kind: DeadlineKind,
    /// How firm.
    pub firmness: Firmness,
    /// Who is to do it, as written.
    pub owner: Option<Place>,
    /// The organisation that is to do it.
    pub owner_id: Option<String>,
    /// To whom, as written.
    pub recipient: Option<Place>,
    /// The words that make it a deadline.
    pub cue: Place,
    /// What is to be done, in the sentence's words.
    pub clause: Place,
}

/// The closed list `deadlines.kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    /// A promise to parliament.
    Commitment,
    /// Something is to be finished or handed over.
    Delivery,
    /// A rule comes into force.
    EntryIntoForce,
    /// Something begins.
    Start,
    /// Something ends.
    End,
    /// Any other moment ahead.
    Milestone,
}

/// The closed list `deadlines.firmness`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Firmness {
    /// `zal`, `uiterlijk`
    Firm,
    /// `naar verwachting`
    Expected,
    /// `streven`, `beoogd`
    Intended,
}

/// A row of `amounts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The sum.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// The lowest value, in ten-thousandths of the currency's unit.
    pub low: i128,
    /// The highest value, in ten-thousandths.
    pub high: i128,
    /// The currency.
    pub currency: Currency,
    /// How exact.
    pub qualifier: Qualifier,
    /// Whether it comes back.
    pub recurrence: Option<Recurrence>,
    /// The first budget year it belongs to.
    pub year_from: Option<i32>,
    /// The last budget year it belongs to.
    pub year_to: Option<i32>,
    /// Whether a minus stands before the whole sum.
    pub sign_before: bool,
    /// Whether it is a cell of a table.
    pub in_table: bool,
    /// The line of the table it stands in.
    pub label: Option<Place>,
    /// Whether that line is a total.
    pub is_total: bool,
    /// Organisations of the same sentence.
    pub organisation_ids: Vec<String>,
}

/// A row of `organisation_mentions`, with what `organisations` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The name as it stands.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// `mnre1058`, or `x-` and a slug of the name.
    pub org_id: String,
    /// The official name, or the fullest one the paper gives.
    pub name: String,
    /// `ministerie`, `gemeente`, `stichting` …
    pub kind: String,
    /// The register's URI, where it knows the organisation.
    pub tooi_uri: Option<String>,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// The place that defined the alias used here.
    pub alias_of: Option<Place>,
}

/// A row of `references`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The citation.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// The closed list `references.kind`, by its name there.
    pub kind: &'static str,
    /// The identifier, in the form of its kind.
    pub identifier: Option<String>,
    /// The official address.
    pub url: Option<String>,
    /// `TK`, `EK` or `VV`.
    pub chamber: Option<&'static str>,
    /// `2023-2024`.
    pub session_year: Option<String>,
    /// `36410-VI`.
    pub dossier: Option<String>,
    /// `50`.
    pub number: Option<String>,
    /// `7-8`.
    pub cited_page: Option<String>,
    /// The law's name as written.
    pub law: Option<String>,
    /// The article cited.
    pub article: Option<String>,
    /// `BWBR0043762`.
    pub bwb_id: Option<String>,
}

/// A row of `motions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// From `motie` to the last name.
    pub place: Place,
    /// The grammar rule that read it.
    pub rule: &'static str,
    /// Surnames of the submitters; where only their party is named, the party.
    pub submitters: Vec<String>,
    /// The motion's own identifier, from the citation or note beside it.
    pub identifier: Option<String>,
    /// What the paper says of it.
    pub status: MotionStatus,
}

/// The closed list `motions.status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "terms of the tables, in Dutch as published")]
pub enum MotionStatus {
    Mentioned,
    Uitvoering,
    Afgedaan,
    Aangehouden,
    Ingetrokken,
    Verworpen,
    Ontraden,
}
