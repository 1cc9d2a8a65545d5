//! The day a time gone by is counted from, where the sentence names it: `Op 30 september 2025 is het 15
//! jaar geleden dat …`.
//!
//! ```text
//! anniversary = day verb subject degree* distance | subject verb degree* day degree* distance
//! ```
//!
//! The words are those of `grammars/anniversary_words.csv`.

use crate::calendar::{Calendar, Granularity, Leaning, Reference};
use crate::error::Error;
use crate::grammar::{Mention, TimeExpression, TimeMention};
use crate::lexicon::{Grammars, WordRoles};
use chrono::NaiveDate;
use serde::Deserialize;

/// What a row of `grammars/anniversary_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// `het`
    Subject,
    /// `is`
    Verb,
    /// A word of degree, or the preposition of the day: it leaves the time the same.
    Degree,
}

/// The words that tell of a time gone by.
#[derive(Debug)]
pub(super) struct Anniversaries {
    words: WordRoles<Role>,
}

impl Anniversaries {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { words: WordRoles::new(grammars, "anniversary_words.csv")? })
    }

    /// The day the last of these times is counted from, if it is one gone by and the time before it
    /// is the day on which it has gone by.
    pub(super) fn day(
        &self,
        flow: &str,
        times: &[(&Mention, &TimeMention)],
        reference: &Reference,
        leaning: Leaning,
        calendar: &Calendar,
    ) -> Option<NaiveDate> {
        let (&(ago, time), before) = times.split_last()?;
        let TimeExpression::Distance { by: ..0, stretch: false, .. } = time.expression else {
            return None;
        };
        let (named, day) = before.last()?;
        let between = flow.get(named.span.end..ago.span.start)?;
        let told = match self.words_but_degrees(between).count() {
            0 => self.is_told(flow.get(..named.span.start)?),
            2 => self.is_told(between),
            _ => false,
        };
        if !told {
            return None;
        }
        let day = calendar.resolve(&day.expression, Some(reference), leaning)?;
        day.latest.filter(|_| day.granularity == Granularity::Day)
    }

    /// Whether the last words, but for those of degree, are `is het` or `het is`.
    fn is_told(&self, text: &str) -> bool {
        let mut words = self.words_but_degrees(text);
        let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let are = |subject, verb| {
            self.words.is(Role::Subject, subject) && self.words.is(Role::Verb, verb)
        };
        are(last, before) || are(before, last)
    }

    /// The words of a text from its end, but for those of degree.
    fn words_but_degrees<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        text.split_whitespace().rev().filter(|word| !self.words.is(Role::Degree, word))
    }
}
