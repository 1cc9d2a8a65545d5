//! A stretch of days and its spelling in EDTF.

use super::Granularity;
use crate::grammar::Part;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt::Write as _;

/// Days from a first to a last, both included, in the unit the text speaks in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The first day.
    pub(super) first: NaiveDate,
    /// The last day.
    pub(super) last: NaiveDate,
    /// The unit.
    pub(super) granularity: Granularity,
    /// The EDTF string, where it is not the plain one of the days.
    code: Option<String>,
}

impl Stretch {
    /// From one day to another; `None` where the first is behind the last.
    pub(super) fn new(first: NaiveDate, last: NaiveDate, granularity: Granularity) -> Option<Self> {
        (first <= last && (0..=9999).contains(&first.year()) && (0..=9999).contains(&last.year()))
            .then_some(Self { first, last, granularity, code: None })
    }

    /// One day.
    pub(super) fn day(day: NaiveDate) -> Option<Self> {
        Self::new(day, day, Granularity::Day)
    }

    /// So many whole months from the first of a month on.
    pub(super) fn months(
        year: i32,
        month: u32,
        count: u32,
        granularity: Granularity,
    ) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Self::new(first, last, granularity)
    }

    /// The same stretch under a code of EDTF level 1 or 2: a season, a quarter, a decade.
    #[must_use]
    pub(super) fn coded(self, code: String) -> Self {
        Self { code: Some(code), ..self }
    }

    /// The EDTF string: the code, or the coarsest of years, months and days that says the days.
    ///
    /// A quarter or a season is never an end of an interval, which EDTF level 2 does not allow for
    /// quarters: the ends are months.
    pub(super) fn edtf(&self) -> String {
        if let Some(code) = &self.code {
            return code.clone();
        }
        let (first, last) = (self.first, self.last);
        let after = last.succ_opt().unwrap_or(last);
        let months = first.day() == 1 && after.day() == 1;
        let years = months && first.month() == 1 && after.month() == 1;
        let spell = |day: NaiveDate| {
            let mut text = format!("{:04}", day.year());
            if !years {
                let _ = write!(text, "-{:02}", day.month());
            }
            if !months {
                let _ = write!(text, "-{:02}", day.day());
            }
            text
        };
        let (from, to) = (spell(first), spell(last));
        if from == to { from } else { format!("{from}/{to}") }
    }

    /// A part of the stretch, by the conventions of the project: thirds for begin, medio and eind
    /// (of a month its days 1-10, 11-20 and the rest), halves, the first or the last day.
    pub(super) fn part(self, part: Part) -> Option<Self> {
        let Self { first, last, granularity, .. } = self;
        match part {
            Part::Whole => Some(self),
            Part::FirstDay => Self::day(first),
            Part::LastDay => Self::day(last),
            Part::Begin => self.piece(0, 3),
            Part::Middle => self.piece(1, 3),
            Part::End => self.piece(2, 3),
            Part::FirstHalf | Part::SecondHalf => {
                let which = u32::from(part == Part::SecondHalf);
                let half = self.piece(which, 2)?;
                if granularity == Granularity::Year && first.month() == 1 && last.month() == 12 {
                    let code = format!("{:04}-{}", first.year(), 40 + which);
                    let coded = Self { granularity: Granularity::HalfYear, ..half };
                    return Some(coded.coded(code));
                }
                Some(half)
            }
        }
    }

    /// The `which`th of `of` equal pieces.
    fn piece(&self, which: u32, of: u32) -> Option<Self> {
        let granularity = match self.granularity {
            Granularity::Quarter | Granularity::Season => Granularity::Month,
            other => other,
        };
        if self.granularity == Granularity::Decade {
            // 0-3, 4-6, 7-9, as a reader of "eind jaren negentig" thinks of 1997 and later.
            let bounds: &[i32] = if of == 3 { &[0, 4, 7, 10] } else { &[0, 5, 10] };
            let from = self.first.year() + bounds.get(which as usize)?;
            let to = self.first.year() + bounds.get(which as usize + 1)?;
            let count = u32::try_from((to - from) * 12).ok()?;
            return Self::months(from, 1, count, granularity);
        }
        if let Some(months) = self.whole_months()
            && months.is_multiple_of(of)
        {
            let size = months / of;
            let first = self.first.checked_add_months(Months::new(size * which))?;
            let last = first.checked_add_months(Months::new(size))?.pred_opt()?;
            return Self::new(first, last, granularity);
        }
        let days = self.last.signed_duration_since(self.first).num_days() + 1;
        // A month is cut at its 10th and 20th day, or at its 15th.
        let size = if self.granularity == Granularity::Month { 30 } else { days };
        let cut = |n: u32| i64::from(n) * size / i64::from(of);
        let first = self.first.checked_add_days(Days::new(cut(which).try_into().ok()?))?;
        let last = if which + 1 == of {
            self.last
        } else {
            self.first.checked_add_days(Days::new((cut(which + 1) - 1).try_into().ok()?))?
        };
        Self::new(first, last, granularity)
    }

    fn whole_months(&self) -> Option<u32> {
        let after = self.last.succ_opt()?;
        if self.first.day() != 1 || after.day() != 1 {
            return None;
        }
        let months = (after.year() - self.first.year()) * 12 + i32::try_from(after.month()).ok()?
            - i32::try_from(self.first.month()).ok()?;
        u32::try_from(months).ok()
    }
}
