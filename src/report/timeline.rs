//! Events over time, as bars.

use super::facts::Facts;
use crate::error::Error;
use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

/// The width of a bar with the space beside it, and the height of the tallest, in the drawing's
/// own unit.
const STEP: usize = 10;
const HEIGHT: usize = 1000;
/// What one event counts, so that it can be spread over bars.
const WHOLE: usize = 1000;
/// Names under the axis, at most.
const MOST_NAMES: usize = 7;

/// The length of time one bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    /// The finest that shows these months in bars wide enough to see.
    fn for_months(months: i32) -> Self {
        match months {
            ..=36 => Self::Month,
            37..=180 => Self::Quarter,
            181..=960 => Self::Year,
            _ => Self::Decade,
        }
    }

    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::Decade => 120,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
        }
    }

    /// The number of the stretch of time a day is in, counted from the year 0.
    fn number(self, day: NaiveDate) -> i32 {
        month(day).div_euclid(self.months())
    }

    fn name(self, number: i32) -> String {
        let first = number * self.months();
        let (year, month) = (first.div_euclid(12), first.rem_euclid(12));
        match self {
            Self::Month => {
                let name = MONTHS.get(month as usize).copied().unwrap_or_default();
                format!("{name} {year}")
            }
            Self::Quarter => format!("{year} Q{}", month / 3 + 1),
            Self::Year => year.to_string(),
            Self::Decade => format!("{year}s"),
        }
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Months since the year 0.
fn month(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

/// An event's first and last day, and whether it lies in the past of its paper.
#[derive(Debug, Clone, Copy)]
struct When {
    first: NaiveDate,
    last: NaiveDate,
    past: bool,
}

/// The bars of a timeline.
#[derive(Debug, Serialize)]
pub(super) struct Timeline {
    unit: &'static str,
    bars: Vec<Bar>,
    /// The drawing's size.
    width: usize,
    height: usize,
    /// How many events the tallest bar stands for.
    tallest: String,
    /// Events whose time has no beginning or no end, and those before the first and after the last
    /// bar: they are not drawn.
    open: usize,
    before: usize,
    after: usize,
    /// Events of a time wider than one bar: they are spread.
    spread: usize,
}

/// One bar, in three parts from the bottom up.
#[derive(Debug, Serialize)]
struct Bar {
    name: String,
    /// Its name where the axis shows it.
    mark: Option<String>,
    x: usize,
    parts: Vec<Part>,
    past: usize,
    ahead: usize,
    wider: String,
}

#[derive(Debug, Serialize)]
struct Part {
    class: &'static str,
    y: usize,
    height: usize,
}

/// What a bar counts, in thousandths of events.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    past: usize,
    ahead: usize,
    wider: usize,
}

impl Tally {
    fn sum(self) -> usize {
        self.past + self.ahead + self.wider
    }
}

/// The timeline of all events; `None` where none has a time with two ends.
pub(super) fn timeline(facts: &Facts<'_>) -> Result<Option<Timeline>, Error> {
    let table = facts.sheet("events")?.table;
    let (earliest, latest) = (table.column("earliest")?, table.column("latest")?);
    let modality = table.column("modality")?;
    let events = (0..table.rows()).filter_map(|row| {
        let past = matches!(modality.text(row), Some("occurred" | "ongoing"));
        Some(When { first: earliest.date(row)?, last: latest.date(row)?, past })
    });
    let events: Vec<When> = events.collect();
    let open = table.rows() - events.len();
    Ok(drawn(&events, open))
}

fn drawn(events: &[When], open: usize) -> Option<Timeline> {
    let mut firsts: Vec<NaiveDate> = events.iter().map(|event| event.first).collect();
    firsts.sort_unstable();
    // A few events far away, such as the year of an old law, would leave the rest no room.
    let edge = firsts.len() / 50;
    let (first, last) = (*firsts.get(edge)?, *firsts.get(firsts.len() - 1 - edge)?);
    let unit = Unit::for_months(month(last) - month(first));
    let (first, last) = (unit.number(first), unit.number(last));
    let mut tallies = vec![Tally::default(); (last - first + 1) as usize];
    let (mut before, mut after, mut spread) = (0, 0, 0);
    for event in events {
        let (from, to) = (unit.number(event.first), unit.number(event.last));
        if to < first {
            before += 1;
        } else if from > last {
            after += 1;
        } else if from >= to {
            let tally = tallies.get_mut((from - first) as usize)?;
            *if event.past { &mut tally.past } else { &mut tally.ahead } += WHOLE;
        } else {
            spread += 1;
            let share = WHOLE / (to - from + 1) as usize;
            for number in from.max(first)..=to.min(last) {
                tallies.get_mut((number - first) as usize)?.wider += share;
            }
        }
    }
    let tallest = tallies.iter().map(|tally| tally.sum()).max()?.max(1);
    let every = tallies.len().div_ceil(MOST_NAMES);
    let bars = tallies.iter().enumerate().map(|(index, tally)| {
        let name = unit.name(first + index as i32);
        let mark = (index % every == 0).then(|| name.clone());
        bar(name, mark, index * STEP, *tally, tallest)
    });
    Some(Timeline {
        unit: unit.as_str(),
        width: tallies.len() * STEP,
        height: HEIGHT,
        bars: bars.collect(),
        tallest: decimal(tallest),
        open,
        before,
        after,
        spread,
    })
}

fn bar(name: String, mark: Option<String>, x: usize, tally: Tally, tallest: usize) -> Bar {
    let mut top = HEIGHT;
    let mut part = |class, count: usize| {
        let height = count * HEIGHT / tallest;
        top -= height;
        Part { class, y: top, height }
    };
    let parts =
        vec![part("past", tally.past), part("ahead", tally.ahead), part("wider", tally.wider)];
    Bar {
        name,
        mark,
        x,
        parts,
        past: tally.past / WHOLE,
        ahead: tally.ahead / WHOLE,
        wider: decimal(tally.wider),
    }
}

/// Thousandths with at most one digit behind the point.
fn decimal(thousandths: usize) -> String {
    let tenths = (thousandths + 50) / 100;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(first: &str, last: &str, past: bool) -> When {
        When { first: first.parse().unwrap(), last: last.parse().unwrap(), past }
    }

    #[test]
    fn ok_the_unit_fits_the_span() {
        for (last, unit, bars, name) in [
            ("2024-03-31", "month", 3, "Jan 2024"),
            ("2030-03-01", "quarter", 25, "2024 Q1"),
            ("2060-01-01", "year", 37, "2024"),
            ("2260-01-01", "decade", 25, "2020s"),
        ] {
            let events = [when("2024-01-15", "2024-01-15", true), when(last, last, false)];
            let timeline = drawn(&events, 0).unwrap();
            assert_eq!((timeline.unit, timeline.bars.len()), (unit, bars), "{last}");
            assert_eq!(timeline.bars[0].name, name);
            assert_eq!(timeline.bars.iter().map(|bar| bar.past + bar.ahead).sum::<usize>(), 2);
        }
        assert!(drawn(&[], 3).is_none());
    }

    #[test]
    fn ok_a_wide_time_is_spread_and_a_far_one_is_counted_only() {
        let mut events = vec![when("2024-02-01", "2024-02-01", true); 100];
        events.extend([
            when("2024-01-01", "2024-12-31", false),
            when("1848-11-03", "1848-11-03", true),
            when("2400-01-01", "2400-01-01", false),
        ]);
        events.extend([
            when("2024-12-05", "2024-12-06", false),
            when("2024-01-02", "2024-01-02", true),
        ]);
        events.extend(vec![
            when("2024-01-02", "2024-01-02", true),
            when("2024-12-05", "2024-12-06", false),
        ]);
        let timeline = drawn(&events, 4).unwrap();
        assert_eq!((timeline.before, timeline.after, timeline.spread), (1, 1, 1));
        assert_eq!((timeline.unit, timeline.open, timeline.bars.len()), ("month", 4, 12));
        let bar = &timeline.bars[1];
        assert_eq!((bar.past, bar.ahead, bar.wider.as_str()), (100, 0, "0.1"));
        assert_eq!(timeline.tallest, "100.1");
        assert!(bar.parts.iter().all(|part| part.y + part.height <= HEIGHT));
    }
}
