//! Units of the calendar as stretches of days: `named` in a year, or `counted` from a day.

use super::{Granularity, Stretch};
use crate::grammar::Unit;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A unit named in a year: `maart 2024`, `week 53 van 2020`, `vierde kwartaal van 2025`.
///
/// A school year runs from August to July, a session year from Prinsjesdag to the day before the
/// next; a winter is named by the year of its December.
pub(super) fn named(unit: Unit, year: i32) -> Option<Stretch> {
    match unit {
        Unit::Week(week) => {
            let monday = NaiveDate::from_isoywd_opt(year, u32::from(week), Weekday::Mon)?;
            week_of(monday)
        }
        Unit::Month(month) => Stretch::months(year, u32::from(month), 1, Granularity::Month),
        Unit::Quarter(n @ 1..=4) => {
            let month = u32::from(n) * 3 - 2;
            let stretch = Stretch::months(year, month, 3, Granularity::Quarter)?;
            Some(stretch.coded(format!("{year:04}-{}", 32 + n)))
        }
        Unit::HalfYear(n @ 1..=2) => {
            let month = u32::from(n) * 6 - 5;
            let stretch = Stretch::months(year, month, 6, Granularity::HalfYear)?;
            Some(stretch.coded(format!("{year:04}-{}", 39 + n)))
        }
        Unit::Season(n @ 1..=4) => {
            let stretch = Stretch::months(year, u32::from(n) * 3, 3, Granularity::Season)?;
            Some(stretch.coded(format!("{year:04}-{}", 20 + n)))
        }
        Unit::Day | Unit::Quarter(_) | Unit::HalfYear(_) | Unit::Season(_) | Unit::Vague => None,
        Unit::Year => Stretch::months(year, 1, 12, Granularity::Year),
        Unit::SchoolYear => Stretch::months(year, 8, 12, Granularity::Period),
        Unit::SessionYear => {
            let first = prinsjesdag(year)?;
            Stretch::new(first, prinsjesdag(year + 1)?.pred_opt()?, Granularity::Period)
        }
        Unit::Decade => {
            let first = year.div_euclid(10);
            let stretch = Stretch::months(first * 10, 1, 120, Granularity::Decade)?;
            Some(stretch.coded(format!("{first:03}X")))
        }
    }
}

/// A unit counted from a day, 0 being the one the day lies in: `vorige week` (-1).
pub(super) fn counted(unit: Unit, day: NaiveDate, by: i32) -> Option<Stretch> {
    let year = day.year();
    match unit {
        Unit::Day => Stretch::day(shift(day, Unit::Day, by)?),
        Unit::Week(_) => week_of(shift(day, unit, by)?),
        Unit::Month(_) => {
            let day = shift(day, unit, by)?;
            named(Unit::Month(u8::try_from(day.month()).ok()?), day.year())
        }
        Unit::Quarter(_) => {
            let (year, n) = wrap(year, day.month0() / 3, 4, by)?;
            named(Unit::Quarter(n), year)
        }
        Unit::HalfYear(_) => {
            let (year, n) = wrap(year, day.month0() / 6, 2, by)?;
            named(Unit::HalfYear(n), year)
        }
        Unit::Season(_) => {
            // December opens the winter, so January belongs to the winter of the year before.
            let shifted = day.checked_sub_months(Months::new(2))?;
            let (year, n) = wrap(shifted.year(), shifted.month0() / 3, 4, by)?;
            named(Unit::Season(n), year)
        }
        Unit::Year => named(unit, year.checked_add(by)?),
        Unit::SchoolYear => named(unit, (year - i32::from(day.month() < 8)).checked_add(by)?),
        Unit::SessionYear => {
            let year = year - i32::from(day < prinsjesdag(year)?);
            named(unit, year.checked_add(by)?)
        }
        Unit::Decade => named(unit, year.checked_add(by.checked_mul(10)?)?),
        Unit::Vague => None,
    }
}

/// The day so many units further, a month's end being kept inside the month.
pub(super) fn shift(day: NaiveDate, unit: Unit, by: i32) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day => return shift_days(day, i64::from(by)),
        Unit::Week(_) => return shift_days(day, i64::from(by) * 7),
        Unit::Month(_) => 1,
        Unit::Quarter(_) | Unit::Season(_) => 3,
        Unit::HalfYear(_) => 6,
        Unit::Year | Unit::SchoolYear | Unit::SessionYear => 12,
        Unit::Decade => 120,
        Unit::Vague => return None,
    };
    let count = Months::new(by.unsigned_abs().checked_mul(months)?);
    if by < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// The `nth` such weekday (0 Monday) of a month.
pub(super) fn nth_weekday(year: i32, month: u32, weekday: u8, nth: u8) -> Option<NaiveDate> {
    let weekday = Weekday::try_from(weekday).ok()?;
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
}

/// The third Tuesday of September (Grondwet, artikel 65).
pub(super) fn prinsjesdag(year: i32) -> Option<NaiveDate> {
    nth_weekday(year, 9, 1, 3)
}

/// Easter Sunday of the Gregorian calendar (Gauss, with the correction of Lilius).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let days = moon - weekday;
    let month = 3 + (days + 40) / 44;
    let day = days + 28 - 31 * (month / 4);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn week_of(day: NaiveDate) -> Option<Stretch> {
    let monday = day.week(Weekday::Mon).checked_first_day()?;
    Stretch::new(monday, monday.checked_add_days(Days::new(6))?, Granularity::Week)
}

fn shift_days(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The year and number (from 1) of the unit `by` units from the `index`th (from 0) of `year`.
fn wrap(year: i32, index: u32, of: i32, by: i32) -> Option<(i32, u8)> {
    let index = i32::try_from(index).ok()?.checked_add(by)?;
    let year = year.checked_add(index.div_euclid(of))?;
    Some((year, u8::try_from(index.rem_euclid(of) + 1).ok()?))
}
