//! Moments of the parliamentary and budget year, by the rules in `grammars/moments.csv`.

use super::{Granularity, Stretch, unit};
use crate::error::Error;
use crate::grammar::Unit;
use crate::lexicon::Grammars;
use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The moments and the recesses of the Tweede Kamer.
#[derive(Debug)]
pub(super) struct Moments {
    rules: FxHashMap<Box<str>, Rule>,
    recesses: Vec<Recess>,
}

/// When a moment is, in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    when: When,
    /// Years between the year in the name and the year of the moment: -1 for `Miljoenennota 2020`.
    offset: i32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    /// The nth weekday of a month.
    Weekday { nth: u8, weekday: u8, month: u32 },
    /// A season, 1-4.
    Season(u8),
    /// A recess, by its kind in `recesses.csv`.
    Recess(Box<str>),
    /// 31 December to 1 January of the next year.
    Turn,
    /// From a month and day to a month and day.
    Days((u32, u32), (u32, u32)),
    /// Days after Easter Sunday, from and to.
    Easter(u64, u64),
}

/// A recess: the first and last day, where a source gives them.
#[derive(Debug)]
pub(super) struct Recess {
    kind: Box<str>,
    year: i32,
    pub(super) first: Option<NaiveDate>,
    pub(super) last: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    when: String,
    offset: i32,
}

#[derive(Deserialize)]
struct RecessRow {
    kind: Box<str>,
    year: i32,
    first: String,
    last: String,
}

impl TryFrom<RecessRow> for Recess {
    type Error = Error;

    fn try_from(row: RecessRow) -> Result<Self, Error> {
        let day = |text: &str| match text {
            "" => Ok(None),
            _ => text.parse().map(Some).map_err(|e| Error::grammar("recesses.csv", 0, e)),
        };
        Ok(Self { kind: row.kind, year: row.year, first: day(&row.first)?, last: day(&row.last)? })
    }
}

impl Moments {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let mut rules = FxHashMap::default();
        for Row { name, when, offset } in grammars.rows("moments.csv")? {
            let Some(when) = When::parse(&when) else {
                let message = format!("expected a rule such as weekday/3/1/9, found {when}");
                return Err(Error::grammar("moments.csv", 0, message));
            };
            rules.insert(name.into(), Rule { when, offset });
        }
        let rows: Vec<RecessRow> = grammars.rows("recesses.csv")?;
        let recesses = rows.into_iter().map(Recess::try_from).collect::<Result<_, _>>()?;
        Ok(Self { rules, recesses })
    }

    /// Years between the year in a moment's name and its own: `Miljoenennota 2020` is of 2019.
    pub(super) fn offset(&self, name: &str) -> i32 {
        self.rules.get(name).map_or(0, |rule| rule.offset)
    }

    /// The moment of that name in a year.
    pub(super) fn resolve(&self, name: &str, year: i32) -> Option<Stretch> {
        match &self.rules.get(name)?.when {
            When::Weekday { nth, weekday, month } => {
                Stretch::day(unit::nth_weekday(year, *month, *weekday, *nth)?)
            }
            When::Season(season) => unit::named(Unit::Season(*season), year),
            When::Recess(kind) => self.recess_days(kind, year),
            When::Turn => Stretch::new(
                NaiveDate::from_ymd_opt(year, 12, 31)?,
                NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
                Granularity::Period,
            ),
            When::Days(from, to) => {
                let first = NaiveDate::from_ymd_opt(year, from.0, from.1)?;
                let last = NaiveDate::from_ymd_opt(year, to.0, to.1)?;
                if first == last {
                    return Stretch::day(first);
                }
                Stretch::new(first, last, Granularity::Period)
            }
            When::Easter(from, to) => {
                let sunday = unit::easter(year)?;
                Stretch::new(
                    sunday.checked_add_days(Days::new(*from))?,
                    sunday.checked_add_days(Days::new(*to))?,
                    Granularity::Period,
                )
            }
        }
    }

    /// The recess a moment's name means in a year, where the list has it.
    pub(super) fn recess(&self, name: &str, year: i32) -> Option<&Recess> {
        match &self.rules.get(name)?.when {
            When::Recess(kind) => {
                self.recesses.iter().rfind(|recess| recess.kind == *kind && recess.year == year)
            }
            _ => None,
        }
    }

    /// Whether the name is that of a recess.
    pub(super) fn is_recess(&self, name: &str) -> bool {
        matches!(self.rules.get(name), Some(Rule { when: When::Recess(_), .. }))
    }

    /// The days of a recess where both are known, else the months it has always lain in: July and
    /// August, the turn of the year, late April and May, October, February.
    fn recess_days(&self, kind: &str, year: i32) -> Option<Stretch> {
        let known = self.recesses.iter().rfind(|r| *r.kind == *kind && r.year == year);
        if let Some(Recess { first: Some(first), last: Some(last), .. }) = known {
            return Stretch::new(*first, *last, Granularity::Period);
        }
        let (month, count) = match kind {
            "zomer" => (7, 2),
            "kerst" => (12, 2),
            "mei" => (4, 2),
            "herfst" => (10, 1),
            "voorjaar" => (2, 1),
            _ => return None,
        };
        Stretch::months(year, month, count, Granularity::Period)
    }
}

impl When {
    fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split('/');
        let kind = fields.next()?;
        let mut next = || fields.next();
        let when = match kind {
            "weekday" => Self::Weekday {
                nth: next()?.parse().ok()?,
                weekday: next()?.parse().ok()?,
                month: next()?.parse().ok()?,
            },
            "season" => Self::Season(next()?.parse().ok()?),
            "recess" => Self::Recess(next()?.into()),
            "turn" => Self::Turn,
            "days" => Self::Days(month_day(next()?)?, month_day(next()?)?),
            "easter" => Self::Easter(next()?.parse().ok()?, next()?.parse().ok()?),
            _ => return None,
        };
        next().is_none().then_some(when)
    }
}

fn month_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}
