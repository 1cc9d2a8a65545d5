//! The names that closed lists have in the tables.

use crate::calendar::{Basis, Granularity};
use crate::document::{DateBasis, DocumentKind, NumberKind};
use crate::doubt::Stage;
use crate::fact::{DeadlineKind, EventKind, Firmness, Modality, MotionStatus};
use crate::grammar::{Boundary, Qualifier, Recurrence};

/// An enum whose values are a closed list of a column.
pub(super) trait Term: 'static {
    /// All names, in the order of the contract.
    const NAMES: &'static [&'static str];

    /// The name of this value.
    fn name(&self) -> &'static str;
}

macro_rules! terms {
    ($($type:ident { $($value:ident = $name:literal),+ $(,)? })+) => {$(
        impl Term for $type {
            const NAMES: &'static [&'static str] = &[$($name),+];

            fn name(&self) -> &'static str {
                match self {
                    $(Self::$value => $name),+
                }
            }
        }
    )+};
}

terms! {
    DocumentKind {
        VraagAntwoord = "vraag_antwoord",
        Bijlage = "bijlage",
        Verzamelbrief = "verzamelbrief",
        Brief = "brief",
        Overig = "overig",
    }
    NumberKind {
        Ondernummer = "ondernummer",
        Bijlage = "bijlage",
        Document = "document",
        Aanhangsel = "aanhangsel",
    }
    Granularity {
        Day = "day",
        Week = "week",
        Month = "month",
        Quarter = "quarter",
        Season = "season",
        HalfYear = "half_year",
        Year = "year",
        Decade = "decade",
        Period = "period",
    }
    Boundary {
        At = "at",
        Before = "before",
        By = "by",
        Until = "until",
        Since = "since",
        After = "after",
        About = "about",
    }
    Basis { Stated = "stated", Relative = "relative", Inferred = "inferred" }
    EventKind {
        Besluit = "besluit",
        Brief = "brief",
        Publicatie = "publicatie",
        Onderzoek = "onderzoek",
        Overleg = "overleg",
        Motie = "motie",
        Wetgeving = "wetgeving",
        Inwerkingtreding = "inwerkingtreding",
        Start = "start",
        Voortgang = "voortgang",
        Einde = "einde",
        Betaling = "betaling",
        Incident = "incident",
        Overig = "overig",
    }
    Modality {
        Occurred = "occurred",
        Ongoing = "ongoing",
        Planned = "planned",
        Expected = "expected",
    }
    DeadlineKind {
        Commitment = "commitment",
        Delivery = "delivery",
        EntryIntoForce = "entry_into_force",
        Start = "start",
        End = "end",
        Milestone = "milestone",
    }
    Firmness { Firm = "firm", Expected = "expected", Intended = "intended" }
    Qualifier { Exact = "exact", About = "about", AtLeast = "at_least", AtMost = "at_most" }
    Recurrence { Structural = "structural", Incidental = "incidental", Annual = "annual" }
    MotionStatus {
        Mentioned = "mentioned",
        Uitvoering = "uitvoering",
        Afgedaan = "afgedaan",
        Aangehouden = "aangehouden",
        Ingetrokken = "ingetrokken",
        Verworpen = "verworpen",
        Ontraden = "ontraden",
    }
    Stage {
        Read = "read",
        Layout = "layout",
        Recognise = "recognise",
        Scan = "scan",
        Relate = "relate",
    }
}

/// `documents.date_basis`: the bases a date can have, and `inferred` for bounds without a date.
#[derive(Debug, Clone, Copy)]
pub(super) enum DocumentDateBasis {
    Known(DateBasis),
    Inferred,
}

impl Term for DocumentDateBasis {
    const NAMES: &'static [&'static str] = &["stated", "metadata", "inferred"];

    fn name(&self) -> &'static str {
        match self {
            Self::Known(DateBasis::Stated) => "stated",
            Self::Known(DateBasis::Metadata) => "metadata",
            Self::Inferred => "inferred",
        }
    }
}

/// `documents.chamber` and `references.chamber`.
pub(super) const CHAMBERS: &[&str] = &["TK", "EK", "VV"];

/// `references.kind`.
pub(super) const REFERENCE_KINDS: &[&str] = &[
    "kamerstuk",
    "handelingen",
    "aanhangsel",
    "kamervraag",
    "bijlage",
    "zaak",
    "document",
    "activiteit",
    "staatscourant",
    "staatsblad",
    "tractatenblad",
    "wet",
    "ecli",
    "eu",
    "rapport",
    "url",
];
