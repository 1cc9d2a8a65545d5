//! When something bounded by a time may happen: the `earliest` and `latest` of a deadline.

use super::{Calendar, Resolved};
use crate::grammar::{Boundary, Part, TimeExpression};
use chrono::{Datelike, NaiveDate};

impl Calendar {
    /// The first and the last day on which something may still happen that has to happen at,
    /// before, by, until, since or after a time.
    ///
    /// - `op`, `in`, `medio`, `rond`: the time's own days;
    /// - `uiterlijk 1 mei`, `tot en met 2026`: up to the last day of the time;
    /// - `vóór 1 mei`, `tot 1 januari 2028`, `vóór de zomer`: up to the day before its first day, a
    ///   season being its months (so 31 May) and a recess the list's days; a recess that no source
    ///   gives leaves the day open;
    /// - `voor het einde van dit jaar`, `tot eind 2026`, `tot medio 2026`: up to the last day of
    ///   that part;
    /// - `vanaf`, `op zijn vroegst in 2026`: from its first day on; `na de zomer`: from the day
    ///   behind its last.
    ///
    /// ```
    /// use griffie::calendar::{Calendar, Leaning};
    /// use griffie::grammar::{Boundary, Shift, TimeExpression};
    /// # let calendar = Calendar::new(&griffie::lexicon::Grammars::built_in())?;
    /// let day = TimeExpression::Day { day: 1, month: 1, year: Shift::Year(2028) };
    /// let resolved = calendar.resolve(&day, None, Leaning::Unknown).unwrap();
    /// let (earliest, latest) = calendar.due(&resolved, Boundary::Until, &day);
    /// assert_eq!((earliest, latest.unwrap().to_string()), (None, "2027-12-31".to_owned()));
    /// # Ok::<(), griffie::Error>(())
    /// ```
    pub fn due(
        &self,
        resolved: &Resolved,
        boundary: Boundary,
        expression: &TimeExpression,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let &Resolved { earliest, latest, .. } = resolved;
        match boundary {
            Boundary::At | Boundary::About => (earliest, latest),
            Boundary::By => match expression {
                // "binnen zes weken" on a Friday ends on a Friday.
                TimeExpression::Distance { stretch: true, by: 1.., .. } => {
                    (None, latest.and_then(|day| day.succ_opt()))
                }
                _ => (None, latest),
            },
            Boundary::Before | Boundary::Until => {
                let inclusive = match part_of(expression) {
                    Part::End | Part::LastDay => true,
                    Part::Begin | Part::Middle => boundary == Boundary::Until,
                    _ => false,
                };
                if inclusive {
                    return (None, latest);
                }
                (None, self.first_day(earliest, expression).and_then(|day| day.pred_opt()))
            }
            Boundary::Since => (earliest, None),
            Boundary::After => {
                (self.last_day(latest, expression).and_then(|day| day.succ_opt()), None)
            }
        }
    }

    /// The first day as a bound: of a recess only what the list gives.
    fn first_day(&self, day: Option<NaiveDate>, time: &TimeExpression) -> Option<NaiveDate> {
        match time {
            TimeExpression::Moment { name, .. } if self.moments.is_recess(name) => {
                self.moments.recess(name, day?.year())?.first
            }
            _ => day,
        }
    }

    /// The last day as a bound: of a recess only what the list gives.
    fn last_day(&self, day: Option<NaiveDate>, time: &TimeExpression) -> Option<NaiveDate> {
        match time {
            TimeExpression::Moment { name, .. } if self.moments.is_recess(name) => {
                // A recess over the turn of the year is listed under the year it begins in.
                let year = day?.year();
                let of = |year| self.moments.recess(name, year).and_then(|recess| recess.last);
                let in_year = |last: &NaiveDate| last.year() == year;
                of(year).filter(in_year).or_else(|| of(year - 1).filter(in_year))
            }
            _ => day,
        }
    }
}

fn part_of(expression: &TimeExpression) -> Part {
    match expression {
        TimeExpression::Unit { part, .. }
        | TimeExpression::Relative { part, .. }
        | TimeExpression::Moment { part, .. } => *part,
        _ => Part::Whole,
    }
}
