//! The rows of these lists, and the values that they name.

use super::{Counted, Cue, Governed, Needs, YearWord};
use crate::error::Error;
use crate::grammar::{Boundary, Part, Unit};
use crate::lexicon::{Case, Grammars, Words};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Numbered {
    #[serde(alias = "name", alias = "season")]
    pub(super) form: String,
    pub(super) kind: Option<String>,
    pub(super) number: u8,
}

#[derive(Deserialize)]
pub(super) struct SeasonRow {
    pub(super) form: String,
    pub(super) season: u8,
}

#[derive(Deserialize)]
pub(super) struct OrdinalRow {
    pub(super) form: String,
    pub(super) value: u8,
}

#[derive(Deserialize)]
pub(super) struct ShiftRow {
    pub(super) form: String,
    pub(super) by: i32,
    pub(super) place: String,
}

#[derive(Deserialize)]
pub(super) struct UnitRow {
    pub(super) form: String,
    pub(super) unit: String,
    pub(super) number: u32,
}

#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) form: String,
    #[serde(alias = "part", alias = "boundary", default)]
    pub(super) value: String,
}

#[derive(Deserialize)]
pub(super) struct YearWordRow {
    pub(super) form: String,
    pub(super) kind: YearWord,
}

#[derive(Deserialize)]
pub(super) struct MomentRow {
    pub(super) form: String,
    pub(super) name: Box<str>,
    pub(super) needs: Needs,
}

#[derive(Deserialize)]
pub(super) struct CueRow {
    pub(super) word: Box<str>,
    pub(super) makes: String,
    pub(super) forbids: String,
}

#[derive(Deserialize)]
pub(super) struct CountedRow {
    pub(super) form: String,
    pub(super) kind: Counted,
}

impl TryFrom<&CueRow> for Cue {
    type Error = Error;

    fn try_from(row: &CueRow) -> Result<Self, Error> {
        let read = |names: &str| {
            names.split_whitespace().map(governed).collect::<Result<Vec<Governed>, Error>>()
        };
        Ok(Self { makes: read(&row.makes)?, forbids: read(&row.forbids)? })
    }
}

fn governed(name: &str) -> Result<Governed, Error> {
    Ok(match name {
        "month" => Governed::Month,
        "season" => Governed::Season,
        "year" => Governed::Year,
        "counted" => Governed::Counted,
        "moment" => Governed::Moment,
        "date" => Governed::Date,
        "dated" => Governed::Dated,
        "distance" => Governed::Distance,
        "numbered" => Governed::Numbered,
        "repeated" => Governed::Repeated,
        "act" => Governed::Act,
        _ => return Err(Error::grammar("time_cues.csv", 0, format!("unknown kind {name}"))),
    })
}

pub(super) fn named<T>(
    grammars: &Grammars,
    file: &str,
    value: impl Fn(&str) -> Option<T>,
) -> Result<Words<T>, Error> {
    let mut words = Vec::new();
    for row in grammars.rows::<Named>(file)? {
        let Some(value) = value(&row.value) else {
            return Err(Error::grammar(file, 0, format!("unknown value {}", row.value)));
        };
        words.push((row.form, Case::Any, value));
    }
    Ok(Words::new(words))
}

pub(super) fn units(grammars: &Grammars) -> Result<Words<(Unit, u32)>, Error> {
    let mut words = Vec::new();
    for UnitRow { form, unit, number } in grammars.rows("units.csv")? {
        let unit = match unit.as_str() {
            "day" => Unit::Day,
            "week" => Unit::Week(0),
            "month" => Unit::Month(0),
            "quarter" => Unit::Quarter(0),
            "halfyear" => Unit::HalfYear(0),
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            _ => return Err(Error::grammar("units.csv", 0, format!("unknown unit {unit}"))),
        };
        words.push((form, Case::Any, (unit, number)));
    }
    Ok(Words::new(words))
}

pub(super) fn part(name: &str) -> Option<Part> {
    Some(match name {
        "begin" => Part::Begin,
        "middle" => Part::Middle,
        "end" => Part::End,
        "lastday" => Part::LastDay,
        "firstday" => Part::FirstDay,
        "firsthalf" => Part::FirstHalf,
        "secondhalf" => Part::SecondHalf,
        _ => return None,
    })
}

pub(super) fn boundary(name: &str) -> Option<Boundary> {
    Some(match name {
        "at" => Boundary::At,
        "before" => Boundary::Before,
        "by" => Boundary::By,
        "until" => Boundary::Until,
        "since" => Boundary::Since,
        "after" => Boundary::After,
        "about" => Boundary::About,
        _ => return None,
    })
}
