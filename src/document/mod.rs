//! Recognise: blocks become a [`Document`]: its kind, header fields and question–answer pairs.
//!
//! Knows the frames of papers; knows nothing of money or events.

mod date;
mod day;
mod evidence;
mod frame_words;
mod head;
mod kind;
mod lists;
mod name;
mod own;
mod own_work;
mod page;
mod people;
mod question;
mod recogniser;
mod record;
mod reference;
mod series;
mod signature;
mod strip;
mod title;

pub use recogniser::Recogniser;

use crate::calendar::Reference;
use crate::doubt::Doubt;
use crate::layout::Place;
use chrono::NaiveDate;
use serde::Deserialize;

/// What a paper is and what its head says.
#[derive(Debug, Clone)]
pub struct Document {
    /// The kind.
    pub kind: DocumentKind,
    /// Which marks of the kind were seen where: `salutation: "Geachte voorzitter" at 120`.
    pub evidence: Vec<String>,
    /// The header fields.
    pub header: Header,
    /// When it was written, for relative expressions; `None` where nothing says.
    pub reference: Option<Reference>,
    /// Question–answer pairs, in order.
    pub questions: Vec<Pair>,
    /// What the paper says of itself (its date line, its own number, its head): not scanned for
    /// facts. Letterhead and furniture blocks are left out anyway.
    pub own: Vec<Place>,
    /// What was recognised with doubt.
    pub doubts: Vec<Doubt>,
}

/// The closed list `documents.kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Questions with answers.
    VraagAntwoord,
    /// An annex.
    Bijlage,
    /// A collective letter: one letter, many subjects.
    Verzamelbrief,
    /// A letter.
    Brief,
    /// None of these.
    Overig,
}

impl DocumentKind {
    /// The name the tables use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VraagAntwoord => "vraag_antwoord",
            Self::Bijlage => "bijlage",
            Self::Verzamelbrief => "verzamelbrief",
            Self::Brief => "brief",
            Self::Overig => "overig",
        }
    }
}

/// Header fields: the columns of `documents` of the same names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The Tweede Kamer's own name for what `overig` is.
    pub soort: Option<String>,
    /// The title or subject.
    pub title: Option<String>,
    /// The date, with how it is known.
    pub date: Option<(NaiveDate, DateBasis)>,
    /// `TK`, `EK` or `VV`.
    pub chamber: Option<&'static str>,
    /// `2023-2024`.
    pub session_year: Option<String>,
    /// `29517`, `36410-VI`.
    pub dossier: Option<String>,
    /// The number as the paper bears it.
    pub number: Option<String>,
    /// Which series the number is of.
    pub number_kind: Option<NumberKind>,
    /// The official identifier.
    pub identifier: Option<String>,
    /// `2025Z18704`.
    pub case_number: Option<String>,
    /// Who sends it, as written.
    pub sender: Option<String>,
    /// To whom, as written.
    pub addressee: Option<String>,
    /// Who signed it; several parted by `, `.
    pub signatory: Option<String>,
}

/// How a paper's date is known: `documents.date_basis`, less `inferred`, which has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// The text states it.
    Stated,
    /// The container or its record gives it.
    Metadata,
}

/// The closed list `documents.number_kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// Number of a kamerstuk within its dossier.
    Ondernummer,
    /// Number of an annex to a letter.
    Bijlage,
    /// Document number of the Tweede Kamer.
    Document,
    /// Number in the Aanhangsel.
    Aanhangsel,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The question's number, as the paper bears it.
    pub number: String,
    /// The question's text, without its label, flow by flow.
    pub question: Vec<Place>,
    /// The answer's text, without its label, flow by flow; empty where there is none.
    pub answer: Vec<Place>,
    /// For a question answered together with others: the first question of the group.
    pub answers_with: Option<String>,
    /// The question an answer points at: `Zie antwoord op vraag 2`.
    pub refers_to: Option<String>,
    /// From the question's label to its answer's last character, as bytes of the source: the place
    /// of the pair.
    pub hull: crate::Span,
}
