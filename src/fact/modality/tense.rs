//! What a clause says of a time: which way it leans, and whether what happens then has happened.

use super::Sign;
use crate::Span;
use crate::calendar::{Granularity, Leaning, Reference, Resolved};
use crate::fact::{Firmness, Modality};
use crate::grammar::Boundary;

/// The tense of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::fact) struct Tense {
    pub(super) signs: Vec<(Span, Sign)>,
    pub(super) participle: bool,
    /// Whether it is being done: `wordt ingediend`.
    pub(super) passive: bool,
    /// Whether what lies ahead does so of the day it was promised.
    pub(super) promised: bool,
}

impl Tense {
    /// Whether what lies ahead does so of the day it was promised, if that is told.
    pub(in crate::fact) fn is_promised(&self) -> bool {
        self.promised
    }

    /// Whether a word with this sign stands in the clause.
    pub(in crate::fact) fn has(&self, sign: Sign) -> bool {
        self.place(sign).is_some()
    }

    /// The first word with this sign.
    pub(in crate::fact) fn place(&self, sign: Sign) -> Option<Span> {
        self.signs.iter().find(|(_, have)| *have == sign).map(|(span, _)| *span)
    }

    /// Which way a time without a year leans.
    pub(in crate::fact) fn leaning(&self) -> Leaning {
        let ahead = self.has(Sign::Expected) || self.has(Sign::Planned);
        if self.has(Sign::Future) {
            Leaning::Future
        } else if self.has(Sign::Past) || self.has(Sign::Unmet) {
            Leaning::Past
        } else if ahead || self.has(Sign::Conditional) {
            Leaning::Future
        } else if self.has(Sign::Perfect) && self.participle {
            Leaning::Past
        } else if self.has(Sign::Present) {
            Leaning::Future
        } else {
            Leaning::Unknown
        }
    }

    /// Which way such a time leans behind a word for its end: what is so until then (`zijn verboden tot 4
    /// december`) may be over or not.
    pub(in crate::fact) fn leaning_to(&self, relation: Boundary) -> Leaning {
        let perfect = !self.has(Sign::Past) && !self.has(Sign::Unmet);
        match (relation, self.leaning()) {
            (Boundary::Until | Boundary::By, Leaning::Past) if perfect => Leaning::Unknown,
            (_, leaning) => leaning,
        }
    }

    /// Whether what the clause says happened, goes on, is planned or expected. A day that is over
    /// when the paper is written makes it something that happened, unless the clause says it was
    /// only planned or should have been; a day ahead makes it a plan.
    pub(in crate::fact) fn modality(
        &self,
        time: &Resolved,
        relation: Boundary,
        reference: Option<&Reference>,
    ) -> Modality {
        let ahead = if self.has(Sign::Expected) { Modality::Expected } else { Modality::Planned };
        if self.has(Sign::Owed) || self.has(Sign::Unmet) {
            return ahead;
        }
        let leaning = self.leaning();
        let Some(reference) = reference else {
            return match leaning {
                // `wordt in september 2009 ingediend`
                Leaning::Future if self.passive && is_short(time) => ahead,
                Leaning::Future if self.has(Sign::Present) && ahead == Modality::Planned => {
                    Modality::Ongoing
                }
                Leaning::Future => ahead,
                Leaning::Past | Leaning::Unknown => Modality::Occurred,
            };
        };
        let over = time.latest.is_some_and(|day| day < reference.earliest);
        let to_come = time.earliest.is_some_and(|day| day > reference.latest);
        match relation {
            // A term that was asked for tells nothing of what became of it.
            Boundary::By | Boundary::Before if self.has(Sign::Asks) && leaning != Leaning::Past => {
                ahead
            }
            Boundary::Since if !to_come && leaning != Leaning::Past => Modality::Ongoing,
            _ if over => Modality::Occurred,
            _ if to_come => ahead,
            _ if leaning == Leaning::Past => Modality::Occurred,
            _ if self.has(Sign::Future) || self.has(Sign::Planned) || self.has(Sign::Expected) => {
                ahead
            }
            _ => Modality::Ongoing,
        }
    }

    /// How firm a term in the clause is.
    pub(in crate::fact) fn firmness(&self) -> Firmness {
        if self.has(Sign::Planned) {
            Firmness::Intended
        } else if self.has(Sign::Expected) {
            Firmness::Expected
        } else {
            Firmness::Firm
        }
    }
}

/// Whether a time is too short for most of what goes on to go on in it only.
fn is_short(time: &Resolved) -> bool {
    matches!(
        time.granularity,
        Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Quarter
    )
}
