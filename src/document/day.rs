//! Full dates, as heads and signatures of papers write them.

use crate::lexicon::Words;
use chrono::NaiveDate;
use nom::branch::alt;
use nom::character::complete::{char, digit1, one_of, space0};
use nom::combinator::{map_opt, opt, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// The years a paper can be of: from the first States General of the kingdom on.
const YEARS: std::ops::RangeInclusive<i32> = 1815..=2099;

/// Months and weekdays by name.
#[derive(Debug)]
pub(super) struct DayNames {
    pub(super) months: Words<u32>,
    pub(super) weekdays: Words<()>,
}

impl DayNames {
    /// A date with its year: `4 februari 2016`, `maandag 3 oktober 2025`, `03-10-2025`,
    /// `2025-10-03`. No letter or digit follows.
    pub(super) fn day<'t>(&self, text: &'t str) -> IResult<&'t str, NaiveDate> {
        let weekday = opt((|i| self.weekdays.parse(i), opt(char(',')), space0));
        let (rest, date) =
            preceded(weekday, alt((|i| self.written(i), iso, numeric))).parse(text)?;
        if rest.starts_with(char::is_alphanumeric) {
            return fail(text);
        }
        Ok((rest, date))
    }

    fn written<'t>(&self, text: &'t str) -> IResult<&'t str, NaiveDate> {
        let parts = (
            number(2),
            opt(char('.')),
            space0,
            |i| self.months.parse(i),
            opt(char('.')),
            space0,
            number(4),
        );
        map_opt(parts, |(day, _, _, &month, _, _, year)| date(year, month, day)).parse(text)
    }
}

fn iso(text: &str) -> IResult<&str, NaiveDate> {
    let parts = (number(4), char('-'), number(2), char('-'), number(2));
    map_opt(parts, |(year, _, month, _, day)| date(year, month, day)).parse(text)
}

fn numeric(text: &str) -> IResult<&str, NaiveDate> {
    let (rest, day) = number(2)(text)?;
    let (rest, sign) = one_of("-/.")(rest)?;
    let parts = (number(2), char(sign), number(4));
    map_opt(parts, |(month, _, year)| date(year, month, day)).parse(rest)
}

/// A number of at most `digits` digits; one of four has exactly four.
fn number<'t>(digits: usize) -> impl Fn(&'t str) -> IResult<&'t str, u32> {
    move |text| {
        let fits = |run: &&str| run.len() <= digits && (digits < 4 || run.len() == digits);
        map_opt(verify(digit1, move |run: &str| fits(&run)), |run: &str| run.parse().ok())
            .parse(text)
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// No match here.
pub(super) fn fail<T>(text: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(text, nom::error::ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::super::lists::Lists;

    #[test]
    fn ok_full_dates() {
        let lists = Lists::built_in();
        for (text, want) in [
            ("4 februari 2016", "2016-02-04"),
            ("24 MEI 2019 Hierbij", "2019-05-24"),
            ("maandag 3 oktober 2025,", "2025-10-03"),
            ("03-10-2025", "2025-10-03"),
            ("3/10/2025 ", "2025-10-03"),
            ("2025-10-03, bijgewerkt", "2025-10-03"),
            ("1 juni 2022)", "2022-06-01"),
        ] {
            let date = lists.days.day(text).map(|(_, date)| date.to_string());
            assert_eq!(date.as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn err_no_full_date() {
        let lists = Lists::built_in();
        for text in [
            "4 februari",
            "31 februari 2016",
            "februari 2016",
            "4 maart 20167",
            "1-2-16",
            "",
            "12345",
        ] {
            assert!(lists.days.day(text).is_err(), "{text}");
        }
    }
}
