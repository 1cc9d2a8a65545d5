//! The cue words of `grammars/deadline_cues.csv`: what each is for, and the kind of deadline it makes.

use super::super::DeadlineKind;
use serde::Deserialize;

/// What a row of `grammars/deadline_cues.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    Send,
    Delivery,
    Force,
    Start,
    End,
    Milestone,
    Recipient,
    Owner,
    Before,
    Meeting,
    Negation,
    Affirmed,
    /// Right before a time, it denies that time: `niet meer dit jaar`.
    Lapsed,
    /// What comes about by itself: `stijgen`.
    Trend,
    Earliest,
    Now,
    Purpose,
    /// What is asked or may be said by another: `verzoekt de regering`.
    Asked,
    /// What comes back each year: `tweemaal per jaar`.
    Recurring,
    /// What a registry notes when it has happened: `Ter griffie ontvangen op 11 juni`.
    Received,
}

impl Role {
    /// The kind of deadline a verb or noun makes.
    pub(super) fn kind(self) -> Option<DeadlineKind> {
        match self {
            Self::Send | Self::Delivery => Some(DeadlineKind::Delivery),
            Self::Force => Some(DeadlineKind::EntryIntoForce),
            Self::Start => Some(DeadlineKind::Start),
            Self::End => Some(DeadlineKind::End),
            Self::Milestone => Some(DeadlineKind::Milestone),
            Self::Recipient
            | Self::Owner
            | Self::Before
            | Self::Meeting
            | Self::Negation
            | Self::Affirmed
            | Self::Lapsed
            | Self::Trend
            | Self::Earliest
            | Self::Now
            | Self::Purpose
            | Self::Asked
            | Self::Recurring
            | Self::Received => None,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) form: String,
    pub(super) with: Option<String>,
    pub(super) role: Role,
}
