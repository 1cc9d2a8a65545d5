//! Temporal expressions: whatever places something on the calendar, from a day to a decade.
//!
//! Read are days, months, quarters, half years, seasons, years, decades and weeks, named or counted
//! from the document's date, whole or in part (`begin`, `medio`, `eind`), and the moments of the
//! parliamentary year. A mention runs from `begin`, `medio`, `eind` to `jl.` or the year, without
//! the preposition or article before it (gold/README.md); what the words before it say of the
//! event's relation to it is its [`Boundary`](super::Boundary).
//!
//! No time are session years by their number (`vergaderjaar 2024-2025`), years in names, counts,
//! durations, repeated times and vague adverbs.
//! A bare year, month or season is a time only where a word before it makes it one
//! (`grammars/time_cues.csv`).
//!
//! ```text
//! series = [elided connector]* atom [connector atom]*
//! atom   = day | date | period | part period | weekday | distance | today
//! part   = ("begin" | "medio" | "eind" | "tweede helft" …) ["van" ["het"]]
//! period = week | month | quarter | half | season | year | decade | "vorig" unit | moment
//! year   = ["van" | "in"] (figures | "vorig jaar" …) | "jl." | "a.s."
//! ```
//!
//! Left out: times of the day, bare weekdays, ages, feasts that move but for Easter and Pentecost.

mod anaphor;
mod atom;
mod boundary;
mod day;
mod guard;
mod listed;
mod lists;
mod moment;
mod opening;
mod period;
mod relative;
mod rules;
mod series;
mod text;

use super::{Grammar, Here, Match, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;
use lists::Lists;

/// Temporal expressions.
#[derive(Debug)]
pub(super) struct TimeGrammar {
    lists: Lists,
}

impl TimeGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { lists: Lists::new(grammars)? })
    }
}

impl Grammar for TimeGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Time
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.lists.triggers()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        if guard::glued(here) {
            return None;
        }
        let ahead = here.ahead();
        if !self.lists.may_begin(here) {
            return None;
        }
        if let Ok((rest, ())) = guard::session_year(&self.lists, ahead) {
            return Some(Match::nothing(here.at + ahead.len() - rest.len()));
        }
        series::read(&self.lists, here)
    }

    fn rules(&self) -> &'static [Rule] {
        rules::RULES
    }
}
