//! Resolve: a temporal expression and the document's date become days and EDTF.
//!
//! Arithmetic only: knows nothing of text. The conventions:
//! - begin, medio and eind are thirds: of a year its months 1-4, 5-8 and 9-12; of a quarter or a
//!   season its months; of a half year two months each; of a month its days 1-10, 11-20 and the
//!   rest; of a decade its years 0-3, 4-6 and 7-9; of anything else days;
//! - seasons are of three months, the winter of `2024` beginning in December 2024;
//! - `jl.` is the last such day before the document's date, `a.s.` the next after it; without
//!   either, tense decides ([`Leaning`]), and a unit that has begun may be the one meant;
//! - past expressions count from [`Reference::latest`], future ones from [`Reference::earliest`].

mod due;
mod moment;
mod resolved;
mod stretch;
mod unit;

use crate::error::Error;
use crate::grammar::{Shift, TimeExpression, Unit};
use crate::lexicon::Grammars;
use chrono::{Datelike, NaiveDate};
use moment::Moments;
use stretch::Stretch;

pub use resolved::{Basis, Granularity, Leaning, Reference, Resolved};

/// How many years around the document's date an expression without a year is looked for: a 29
/// February needs eight.
const YEARS: std::ops::RangeInclusive<i32> = -8..=8;

/// The calendar of the Dutch state: arithmetic, the parliamentary year and its recesses.
#[derive(Debug)]
pub struct Calendar {
    moments: Moments,
}

impl Calendar {
    /// Builds the calendar from its lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { moments: Moments::new(grammars)? })
    }

    /// The days an expression means in a paper of this date; `None` where the expression needs a
    /// date and the paper has none, or where it names no day that exists.
    ///
    /// ```
    /// use griffie::calendar::{Calendar, Leaning};
    /// use griffie::grammar::{Part, Shift, TimeExpression, Unit};
    /// # let calendar = Calendar::new(&griffie::lexicon::Grammars::built_in())?;
    /// let end = TimeExpression::Unit { unit: Unit::Year, year: Shift::Year(2026), part: Part::End };
    /// let resolved = calendar.resolve(&end, None, Leaning::Unknown).unwrap();
    /// assert_eq!(resolved.edtf, "2026-09/2026-12");
    /// # Ok::<(), griffie::Error>(())
    /// ```
    pub fn resolve(
        &self,
        expression: &TimeExpression,
        reference: Option<&Reference>,
        leaning: Leaning,
    ) -> Option<Resolved> {
        let (stretch, stated) = self.stretch(expression, reference, leaning)?;
        let basis = match reference {
            _ if stated => Basis::Stated,
            Some(reference) if reference.inferred => Basis::Inferred,
            _ => Basis::Relative,
        };
        Some(Resolved {
            edtf: stretch.edtf(),
            earliest: Some(stretch.first),
            latest: Some(stretch.last),
            granularity: stretch.granularity,
            basis,
        })
    }

    /// The days, and whether the text itself gives the year.
    fn stretch(
        &self,
        expression: &TimeExpression,
        reference: Option<&Reference>,
        leaning: Leaning,
    ) -> Option<(Stretch, bool)> {
        match expression {
            &TimeExpression::Day { day, month, year } => {
                if month == 0 {
                    return Some((pick_day(day, year, reference?, leaning)?, false));
                }
                let named = |year| {
                    Stretch::day(NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?)
                };
                pick(year, reference, leaning, named)
            }
            &TimeExpression::Unit { unit: Unit::Decade, year: Shift::Year(year), part } => {
                Some((unit::named(Unit::Decade, year)?.part(part)?, true))
            }
            &TimeExpression::Unit { unit, year, part } => {
                pick(year, reference, leaning, |year| unit::named(unit, year)?.part(part))
            }
            &TimeExpression::Relative { unit, by, part } => {
                let day = from_day(reference?, by, leaning);
                Some((unit::counted(unit, day, by)?.part(part)?, false))
            }
            TimeExpression::Span { from, to } => {
                let (from, one) = self.stretch(from, reference, leaning)?;
                let (to, two) = self.stretch(to, reference, leaning)?;
                let granularity = if from == to { from.granularity } else { Granularity::Period };
                Some((Stretch::new(from.first, to.last, granularity)?, one && two))
            }
            TimeExpression::WeekOf(day) => {
                let (day, stated) = self.stretch(day, reference, leaning)?;
                Some((unit::counted(Unit::Week(0), day.first, 0)?, stated))
            }
            &TimeExpression::Distance { unit, by, stretch } => {
                let day = from_day(reference?, by, leaning);
                let far = unit::shift(day, unit, by)?;
                let stretch = match (stretch, by < 0) {
                    (false, _) => Stretch::day(far),
                    (true, true) => Stretch::new(far, day.pred_opt()?, Granularity::Period),
                    (true, false) => Stretch::new(day, far.pred_opt()?, Granularity::Period),
                };
                Some((stretch?, false))
            }
            &TimeExpression::Weekday { weekday, year } => {
                Some((pick_weekday(weekday, year, reference?, leaning)?, false))
            }
            TimeExpression::Moment { name, year, part } => {
                // `de begrotingsbehandeling 2025` is that of 2024; `die van dit jaar` is of this year.
                let offset = if let Shift::Year(_) = year { self.moments.offset(name) } else { 0 };
                let named =
                    |year: i32| self.moments.resolve(name, year.checked_add(offset)?)?.part(*part);
                pick(*year, reference, leaning, named)
            }
            &TimeExpression::Today { by } => {
                let reference = reference?;
                let day = from_day(reference, by, leaning);
                Some((Stretch::day(unit::shift(day, Unit::Day, by)?)?, false))
            }
        }
    }
}

/// The day an expression counts from: the end of the document's own time that lies nearer to it.
fn from_day(reference: &Reference, by: i32, leaning: Leaning) -> NaiveDate {
    let future = by > 0 || (by == 0 && leaning == Leaning::Future);
    if future { reference.earliest } else { reference.latest }
}

/// The year's stretch a [`Shift`] means, and whether the text states the year.
fn pick(
    year: Shift,
    reference: Option<&Reference>,
    leaning: Leaning,
    named: impl Fn(i32) -> Option<Stretch>,
) -> Option<(Stretch, bool)> {
    if let Shift::Year(year) = year {
        return Some((named(year)?, true));
    }
    let reference = reference?;
    if let Shift::Relative(by) = year {
        let day = from_day(reference, by, leaning);
        // "deze winter" in January is the one that began last December.
        if by == 0
            && let Some(running) = named(day.year() - 1)
            && running.last >= day
        {
            return Some((running, false));
        }
        return Some((named(day.year().checked_add(by)?)?, false));
    }
    let around = |day: NaiveDate| YEARS.map(move |by| day.year() + by).filter_map(&named);
    let candidates = around(reference.latest).chain(around(reference.earliest));
    Some((choose(candidates, year, reference, leaning)?, false))
}

/// The stretch among `candidates` that an expression without a year means.
fn choose(
    candidates: impl Iterator<Item = Stretch>,
    year: Shift,
    reference: &Reference,
    leaning: Leaning,
) -> Option<Stretch> {
    let &Reference { earliest, latest, .. } = reference;
    match (year, leaning) {
        // "afgelopen zomer" late in August is the one that is nearly over.
        (Shift::Last, _) => candidates.filter(|c| middle(c) < latest).max_by_key(|c| c.first),
        (Shift::Next, _) => candidates.filter(|c| c.first > earliest).min_by_key(|c| c.first),
        (_, Leaning::Past) => candidates.filter(|c| c.first <= latest).max_by_key(|c| c.first),
        (_, Leaning::Future) => candidates.filter(|c| c.last >= earliest).min_by_key(|c| c.first),
        (_, Leaning::Unknown) => candidates.min_by_key(|c| {
            let before = (c.first - latest).num_days().max(0);
            let after = (earliest - c.last).num_days().max(0);
            (before + after, c.first)
        }),
    }
}

/// The middle of a stretch; of a single day, that day.
fn middle(stretch: &Stretch) -> NaiveDate {
    let half = (stretch.last - stretch.first) / 2;
    stretch.first.checked_add_signed(half).unwrap_or(stretch.first)
}

/// `de 14e`: the day of that number in a month near the document's date.
fn pick_day(day: u8, year: Shift, reference: &Reference, leaning: Leaning) -> Option<Stretch> {
    let near = |from: NaiveDate| {
        (-3..=3).filter_map(move |by| {
            let month = unit::shift(from.with_day(1)?, Unit::Month(0), by)?;
            Stretch::day(month.with_day(u32::from(day))?)
        })
    };
    if let Shift::Relative(by) = year {
        let month = unit::shift(reference.latest.with_day(1)?, Unit::Month(0), by)?;
        return Stretch::day(month.with_day(u32::from(day))?);
    }
    choose(near(reference.latest).chain(near(reference.earliest)), year, reference, leaning)
}

/// A weekday near the document's date; `Relative` counts weeks: `dinsdag volgende week`.
fn pick_weekday(
    weekday: u8,
    year: Shift,
    reference: &Reference,
    leaning: Leaning,
) -> Option<Stretch> {
    let days = |from: NaiveDate| {
        (-8..=8)
            .filter_map(move |by| unit::shift(from, Unit::Day, by))
            .filter(move |day| day.weekday().num_days_from_monday() == u32::from(weekday))
    };
    if let Shift::Relative(by) = year {
        let from = from_day(reference, by, leaning);
        let monday = unit::counted(Unit::Week(0), from, by)?.first;
        return Stretch::day(unit::shift(monday, Unit::Day, i32::from(weekday))?);
    }
    let candidates = days(reference.latest).chain(days(reference.earliest));
    choose(candidates.filter_map(Stretch::day), year, reference, leaning)
}

#[cfg(test)]
mod phrases;
#[cfg(test)]
mod tests;
