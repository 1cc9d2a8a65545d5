//! The budget years a temporal expression stands for.
//!
//! A sum belongs to the years it is spent or received in. A moment at which a stock is counted
//! (`ultimo 2021`, `eind 2021`), a budget paper (`Voorjaarsnota 2022`) and a day on which something
//! was said are none.

use crate::calendar::Reference;
use crate::grammar::{Boundary, Cues, Part, Shift, TimeExpression, TimeMention, Unit, phrases};
use chrono::Datelike;

/// From the first to the last budget year; `None` at an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Years {
    pub(super) from: Option<i32>,
    pub(super) to: Option<i32>,
}

impl Years {
    pub(super) fn one(year: i32) -> Self {
        Self { from: Some(year), to: Some(year) }
    }

    /// From the first of one to the last of the other.
    pub(super) fn until(self, last: Self) -> Self {
        Self { from: self.from, to: last.to }
    }

    /// The smallest stretch that holds both.
    pub(super) fn hull(self, other: Self) -> Self {
        Self {
            from: [self.from, other.from].into_iter().flatten().min(),
            to: [self.to, other.to].into_iter().flatten().max(),
        }
    }
}

/// The budget years of a mention; `per` says whether `per` or `met ingang van` leads to it.
pub(super) fn of_time(time: &TimeMention, per: bool, today: Option<&Reference>) -> Option<Years> {
    let year = of_expression(&time.expression, today);
    match time.boundary {
        Boundary::At | Boundary::About => match &time.expression {
            TimeExpression::Day { year, .. } if per => {
                Some(Years { from: shifted(*year, today), to: None })
            }
            _ => year,
        },
        Boundary::Since => match &time.expression {
            TimeExpression::Day { year, .. } => {
                Some(Years { from: shifted(*year, today), to: None })
            }
            _ => year.map(|year| Years { to: None, ..year }),
        },
        Boundary::After => year.map(|year| Years { from: year.to.map(|year| year + 1), to: None }),
        Boundary::By => year.map(|year| Years { from: None, ..year }),
        Boundary::Until => {
            year.map(|year| Years { from: None, to: year.from.map(|year| year - 1) })
        }
        Boundary::Before => None,
    }
    .filter(|years| years.from.is_some() || years.to.is_some())
}

fn of_expression(expression: &TimeExpression, today: Option<&Reference>) -> Option<Years> {
    match expression {
        TimeExpression::Unit { unit, year, part } => {
            let year = shifted(*year, today)?;
            let whole = matches!(part, Part::Whole | Part::FirstHalf | Part::SecondHalf);
            match unit {
                Unit::SchoolYear => Some(Years { from: Some(year), to: Some(year + 1) }),
                Unit::Decade => Some(Years { from: Some(year), to: Some(year + 9) }),
                Unit::SessionYear | Unit::Vague | Unit::Day => None,
                Unit::Year
                | Unit::Week(_)
                | Unit::Month(_)
                | Unit::Quarter(_)
                | Unit::HalfYear(_)
                | Unit::Season(_) => whole.then(|| Years::one(year)),
            }
        }
        TimeExpression::Relative { unit: Unit::Year, by, part: Part::Whole } => {
            Some(Years::one(shifted(Shift::Relative(*by), today)?))
        }
        TimeExpression::Span { from, to } => {
            Some(of_expression(from, today)?.until(of_expression(to, today)?))
        }
        TimeExpression::Day { .. }
        | TimeExpression::Relative { .. }
        | TimeExpression::Distance { .. }
        | TimeExpression::WeekOf(_)
        | TimeExpression::Weekday { .. }
        | TimeExpression::Moment { .. }
        | TimeExpression::Today { .. } => None,
    }
}

fn shifted(year: Shift, today: Option<&Reference>) -> Option<i32> {
    match year {
        Shift::Year(year) => Some(year),
        Shift::Relative(by) => {
            let today = today?;
            let (first, last) = (today.earliest.year(), today.latest.year());
            (first == last).then_some(first + by)
        }
        Shift::Last | Shift::Next | Shift::Unstated => None,
    }
}

/// The years a head or label of a table names: `2019`, `2025 t/m 2028`, `vanaf 2029`, `2026 e.v.`.
pub(super) fn of_label(cues: &Cues, text: &str) -> Option<Years> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or_default();
                let year = (word.len() == 4).then(|| word.parse().ok()).flatten();
                found.extend(
                    year.filter(|year| (1_950..2_100).contains(year)).map(|y: i32| (y, from, at)),
                );
                start = None;
            }
            _ => {}
        }
    }
    let (&(first, from, _), &(last, _, end)) = (found.first()?, found.last()?);
    let behind = text.get(..from).unwrap_or_default();
    let named = |words| phrases(words, behind).next().is_some();
    let after = text.get(end..).unwrap_or_default().trim_start();
    Some(match found.len() {
        1 if named(&cues.open_to) => Years { from: None, to: Some(last) },
        1 if named(&cues.open_from) || cues.open_after.longest(after).is_some() => {
            Years { from: Some(first), to: None }
        }
        _ => Years { from: Some(first.min(last)), to: Some(first.max(last)) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Grammars;

    #[test]
    fn ok_labels() {
        let cues = Cues::new(&Grammars::built_in()).unwrap();
        let cases = [
            ("2019", Some((Some(2019), Some(2019)))),
            ("2025 t/m 2028", Some((Some(2025), Some(2028)))),
            ("2025-2028", Some((Some(2025), Some(2028)))),
            ("Ontwerpbegroting 2024", Some((Some(2024), Some(2024)))),
            ("vanaf 2029", Some((Some(2029), None))),
            ("2026 e.v.", Some((Some(2026), None))),
            ("t/m 2030", Some((None, Some(2030)))),
            ("struct.", None),
            ("12345", None),
            ("Art. 1200", None),
            ("Kamerstuk 36410", None),
        ];
        for (text, want) in cases {
            let want = want.map(|(from, to)| Years { from, to });
            assert_eq!(of_label(&cues, text), want, "{text}");
        }
    }
}
