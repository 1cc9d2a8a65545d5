//! The arithmetic of the calendar, against lists of days read elsewhere.

use super::*;
use crate::grammar::Boundary::{About, After, At, Before, By, Since, Until};
use crate::grammar::Part;
use chrono::Days;

fn calendar() -> Calendar {
    Calendar::new(&Grammars::built_in()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(text: &str) -> Reference {
    Reference { earliest: day(text), latest: day(text), inferred: false }
}

fn unit(unit: Unit, year: i32, part: Part) -> TimeExpression {
    TimeExpression::Unit { unit, year: Shift::Year(year), part }
}

fn moment(name: &str, year: i32) -> TimeExpression {
    let name = name.to_owned();
    TimeExpression::Moment { name, year: Shift::Year(year), part: Part::Whole }
}

fn days_of(calendar: &Calendar, expression: &TimeExpression) -> (NaiveDate, NaiveDate) {
    let found = calendar.resolve(expression, None, Leaning::Unknown).unwrap();
    (found.earliest.unwrap(), found.latest.unwrap())
}

#[test]
fn ok_prinsjesdag_and_verantwoordingsdag() {
    let calendar = calendar();
    // design/domain.md 3.2
    let prinsjesdag = [
        "2015-09-15",
        "2016-09-20",
        "2017-09-19",
        "2018-09-18",
        "2019-09-17",
        "2020-09-15",
        "2021-09-21",
        "2022-09-20",
        "2023-09-19",
        "2024-09-17",
        "2025-09-16",
        "2026-09-15",
    ];
    for (year, want) in (2015..).zip(prinsjesdag) {
        let want = (day(want), day(want));
        assert_eq!(days_of(&calendar, &moment("prinsjesdag", year)), want);
        assert_eq!(days_of(&calendar, &moment("miljoenennota", year + 1)), want);
    }
    let verantwoordingsdag =
        ["2021-05-19", "2022-05-18", "2023-05-17", "2024-05-15", "2025-05-21", "2026-05-20"];
    for (year, want) in (2021..).zip(verantwoordingsdag) {
        let found = days_of(&calendar, &moment("verantwoordingsdag", year));
        assert_eq!(found, (day(want), day(want)));
    }
}

#[test]
fn ok_easter() {
    let known = [
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "1995-04-16",
        "2000-04-23",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
        "2049-04-18",
    ];
    for want in known.map(day) {
        assert_eq!(unit::easter(want.year()), Some(want));
    }
}

#[test]
fn ok_weeks() {
    let calendar = calendar();
    let cases = [
        (2020, 53, "2020-12-28", "2021-01-03"),
        (2026, 53, "2026-12-28", "2027-01-03"),
        (2026, 1, "2025-12-29", "2026-01-04"),
        (2024, 9, "2024-02-26", "2024-03-03"),
    ];
    for (year, week, first, last) in cases {
        let found = days_of(&calendar, &unit(Unit::Week(week), year, Part::Whole));
        assert_eq!(found, (day(first), day(last)), "week {week} van {year}");
    }
    let wednesday = TimeExpression::Day { day: 18, month: 9, year: Shift::Year(2019) };
    let found = days_of(&calendar, &TimeExpression::WeekOf(Box::new(wednesday)));
    assert_eq!(found, (day("2019-09-16"), day("2019-09-22")), "week van 18 september 2019");
    let none = unit(Unit::Week(53), 2021, Part::Whole);
    assert_eq!(calendar.resolve(&none, None, Leaning::Unknown), None);
}

#[test]
fn ok_weekdays_before_and_after_every_day() {
    let calendar = calendar();
    for offset in 0..21 {
        let today = day("2024-02-20").checked_add_days(Days::new(offset)).unwrap();
        let reference = Reference { earliest: today, latest: today, inferred: false };
        for weekday in 0..7 {
            let on = |year, leaning| {
                let time = TimeExpression::Weekday { weekday, year };
                let found = calendar.resolve(&time, Some(&reference), leaning).unwrap();
                assert_eq!(found.earliest, found.latest);
                let found = found.earliest.unwrap();
                assert_eq!(found.weekday().num_days_from_monday(), u32::from(weekday));
                (found - today).num_days()
            };
            assert!((-7..=-1).contains(&on(Shift::Last, Leaning::Future)));
            assert!((1..=7).contains(&on(Shift::Next, Leaning::Past)));
            assert!((-6..=0).contains(&on(Shift::Unstated, Leaning::Past)));
            assert!((0..=6).contains(&on(Shift::Unstated, Leaning::Future)));
            assert!((-3..=3).contains(&on(Shift::Unstated, Leaning::Unknown)));
            let week = on(Shift::Relative(1), Leaning::Unknown);
            assert!((1..=13).contains(&week));
        }
    }
}

#[test]
fn ok_parts_tile_their_unit() {
    let units = [
        Unit::Year,
        Unit::SchoolYear,
        Unit::SessionYear,
        Unit::Decade,
        Unit::Month(2),
        Unit::Month(12),
        Unit::Quarter(1),
        Unit::HalfYear(2),
        Unit::Season(4),
        Unit::Week(9),
    ];
    for whole in units {
        for year in [1999, 2000, 2023, 2024] {
            let of = |part| unit::named(whole, year).unwrap().part(part).unwrap();
            let all = of(Part::Whole);
            for parts in [
                [Part::Begin, Part::Middle, Part::End].as_slice(),
                [Part::FirstHalf, Part::SecondHalf].as_slice(),
            ] {
                let mut next = all.first;
                for &part in parts {
                    let piece = of(part);
                    assert_eq!(piece.first, next, "{whole:?} {year} {part:?}");
                    next = piece.last.succ_opt().unwrap();
                }
                assert_eq!(next.pred_opt(), Some(all.last), "{whole:?} {year} {parts:?}");
            }
            assert_eq!(of(Part::FirstDay).last, all.first);
            assert_eq!(of(Part::LastDay).first, all.last);
        }
    }
}

#[test]
fn ok_edtf() {
    let calendar = calendar();
    let cases = [
        (unit(Unit::Year, 2026, Part::Whole), "2026"),
        (unit(Unit::Year, 2026, Part::Middle), "2026-05/2026-08"),
        (unit(Unit::Year, 2026, Part::SecondHalf), "2026-41"),
        (unit(Unit::HalfYear(1), 2026, Part::Whole), "2026-40"),
        (unit(Unit::HalfYear(1), 2026, Part::End), "2026-05/2026-06"),
        (unit(Unit::Quarter(4), 2025, Part::Whole), "2025-36"),
        (unit(Unit::Quarter(4), 2025, Part::Begin), "2025-10"),
        (unit(Unit::Season(4), 2023, Part::Whole), "2023-24"),
        (unit(Unit::Season(4), 2023, Part::End), "2024-02"),
        (unit(Unit::Month(2), 2024, Part::Begin), "2024-02-01/2024-02-10"),
        (unit(Unit::Month(2), 2024, Part::End), "2024-02-21/2024-02-29"),
        (unit(Unit::Month(2), 2024, Part::SecondHalf), "2024-02-16/2024-02-29"),
        (unit(Unit::Decade, 1990, Part::Whole), "199X"),
        (unit(Unit::Decade, 1990, Part::End), "1997/1999"),
        (unit(Unit::SchoolYear, 2024, Part::Whole), "2024-08/2025-07"),
        (unit(Unit::SessionYear, 2024, Part::Whole), "2024-09-17/2025-09-15"),
        (moment("jaarwisseling", 2024), "2024-12-31/2025-01-01"),
        (moment("voorjaarsnota", 2026), "2026-21"),
        (moment("zomerreces", 2024), "2024-07-05/2024-09-02"),
        (moment("zomerreces", 2015), "2015-07/2015-08"),
    ];
    for (expression, want) in cases {
        let found = calendar.resolve(&expression, None, Leaning::Unknown).unwrap();
        assert_eq!(found.edtf, want, "{expression:?}");
        assert_eq!(found.basis, Basis::Stated);
    }
    // A quarter at an end of an interval is written in months.
    let (from, to) =
        (unit(Unit::Quarter(1), 2025, Part::Whole), unit(Unit::Year, 2026, Part::Begin));
    let span = TimeExpression::Span { from: Box::new(from), to: Box::new(to) };
    let found = calendar.resolve(&span, None, Leaning::Unknown).unwrap();
    assert_eq!((found.edtf.as_str(), found.granularity), ("2025-01/2026-04", Granularity::Period));
}

#[test]
fn ok_without_a_year() {
    let calendar = calendar();
    let unstated = |unit| TimeExpression::Unit { unit, year: Shift::Unstated, part: Part::Whole };
    let month = |n| unstated(Unit::Month(n));
    let date = |month, day| TimeExpression::Day { day, month, year: Shift::Unstated };
    let last = |month, day| TimeExpression::Day { day, month, year: Shift::Last };
    let next = |month, day| TimeExpression::Day { day, month, year: Shift::Next };
    let (past, future, unknown) = (Leaning::Past, Leaning::Future, Leaning::Unknown);
    let cases = [
        (date(10, 9), past, "2025-10-03", "2024-10-09"),
        (date(10, 9), future, "2025-10-03", "2025-10-09"),
        (date(10, 9), unknown, "2025-10-03", "2025-10-09"),
        (date(10, 3), past, "2025-10-03", "2025-10-03"),
        (last(10, 3), unknown, "2025-10-03", "2024-10-03"),
        (last(2, 29), unknown, "2025-10-03", "2024-02-29"),
        (next(10, 3), unknown, "2025-10-03", "2026-10-03"),
        (next(2, 29), unknown, "2025-10-03", "2028-02-29"),
        (month(6), past, "2025-06-20", "2025-06"),
        (month(6), future, "2025-06-20", "2025-06"),
        (month(7), past, "2025-06-20", "2024-07"),
        (month(5), future, "2025-06-20", "2026-05"),
        (month(12), unknown, "2025-01-10", "2024-12"),
        (unstated(Unit::Quarter(3)), future, "2022-06-03", "2022-35"),
        (unstated(Unit::Quarter(3)), future, "2022-08-03", "2022-35"),
        (unstated(Unit::Quarter(3)), past, "2022-06-03", "2021-35"),
        (unstated(Unit::Season(2)), future, "2024-04-01", "2024-22"),
        (unstated(Unit::Season(4)), past, "2025-01-20", "2024-24"),
    ];
    for (expression, leaning, reference, want) in cases {
        let found = calendar.resolve(&expression, Some(&on(reference)), leaning).unwrap();
        assert_eq!(found.edtf, want, "{expression:?} {leaning:?} {reference}");
        assert_eq!(found.basis, Basis::Relative);
        assert_eq!(calendar.resolve(&expression, None, leaning), None);
    }
    let never = TimeExpression::Day { day: 29, month: 2, year: Shift::Year(2023) };
    assert_eq!(calendar.resolve(&never, None, unknown), None);
}

#[test]
fn ok_inferred_dates_keep_both_bounds() {
    let calendar = calendar();
    let reference =
        Reference { earliest: day("2023-03-01"), latest: day("2023-08-31"), inferred: true };
    let month =
        TimeExpression::Unit { unit: Unit::Month(6), year: Shift::Unstated, part: Part::Whole };
    let resolve = |leaning| calendar.resolve(&month, Some(&reference), leaning).unwrap();
    assert_eq!(resolve(Leaning::Past).edtf, "2023-06");
    assert_eq!(resolve(Leaning::Future).edtf, "2023-06");
    assert_eq!(resolve(Leaning::Unknown).basis, Basis::Inferred);
    let last = TimeExpression::Relative { unit: Unit::Year, by: -1, part: Part::End };
    let found = calendar.resolve(&last, Some(&reference), Leaning::Unknown).unwrap();
    assert_eq!(found.edtf, "2022-09/2022-12");
}

#[test]
fn ok_due() {
    let calendar = calendar();
    let date = |month, day, year| TimeExpression::Day { day, month, year: Shift::Year(year) };
    let year = |year, part| unit(Unit::Year, year, part);
    let season = |n, year| unit(Unit::Season(n), year, Part::Whole);
    let cases = [
        (date(1, 1, 2028), Until, None, Some("2027-12-31")),
        (date(5, 1, 2026), Before, None, Some("2026-04-30")),
        (date(5, 1, 2026), By, None, Some("2026-05-01")),
        (date(1, 1, 2026), After, Some("2026-01-02"), None),
        (date(1, 1, 2026), Since, Some("2026-01-01"), None),
        (year(2025, Part::End), Before, None, Some("2025-12-31")),
        (year(2026, Part::End), Until, None, Some("2026-12-31")),
        (year(2026, Part::LastDay), By, None, Some("2026-12-31")),
        (year(2026, Part::Middle), Before, None, Some("2026-04-30")),
        (year(2026, Part::Middle), Until, None, Some("2026-08-31")),
        (year(2027, Part::Whole), Before, None, Some("2026-12-31")),
        (year(2027, Part::Whole), By, None, Some("2027-12-31")),
        (year(2026, Part::Whole), Since, Some("2026-01-01"), None),
        (year(2026, Part::Middle), At, Some("2026-05-01"), Some("2026-08-31")),
        (season(2, 2024), After, Some("2024-09-01"), None),
        (season(2, 2024), Before, None, Some("2024-05-31")),
        (season(2, 2024), About, Some("2024-06-01"), Some("2024-08-31")),
        (season(3, 2026), At, Some("2026-09-01"), Some("2026-11-30")),
        (unit(Unit::SchoolYear, 2024, Part::Whole), By, None, Some("2025-07-31")),
        (moment("zomerreces", 2024), Before, None, Some("2024-07-04")),
        (moment("zomerreces", 2024), After, Some("2024-09-03"), None),
        (moment("zomerreces", 2015), Before, None, None),
        (moment("zomerreces", 2015), After, None, None),
        (moment("zomerreces", 2020), After, None, None),
        (moment("kerstreces", 2023), After, Some("2024-01-16"), None),
        (moment("prinsjesdag", 2025), Before, None, Some("2025-09-15")),
    ];
    for (expression, boundary, earliest, latest) in cases {
        let resolved = calendar.resolve(&expression, None, Leaning::Unknown).unwrap();
        let found = calendar.due(&resolved, boundary, &expression);
        assert_eq!(found, (earliest.map(day), latest.map(day)), "{boundary:?} {expression:?}");
    }
    let weeks = TimeExpression::Distance { unit: Unit::Week(0), by: 6, stretch: true };
    let resolved = calendar.resolve(&weeks, Some(&on("2025-10-03")), Leaning::Future).unwrap();
    let due = calendar.due(&resolved, By, &weeks);
    assert_eq!(due, (None, Some(day("2025-11-14"))));
}

#[test]
fn ok_nothing_overflows() {
    let calendar = calendar();
    let (early, late) = (on("0001-01-01"), on("9998-12-31"));
    for unit in [Unit::Day, Unit::Week(0), Unit::Month(0), Unit::Year, Unit::Decade] {
        for by in [i32::MIN + 1, i32::MAX] {
            for reference in [&early, &late] {
                for stretch in [true, false] {
                    let time = TimeExpression::Distance { unit, by, stretch };
                    assert_eq!(calendar.resolve(&time, Some(reference), Leaning::Past), None);
                }
                let time = TimeExpression::Relative { unit, by, part: Part::Whole };
                assert_eq!(calendar.resolve(&time, Some(reference), Leaning::Past), None);
            }
        }
    }
}
