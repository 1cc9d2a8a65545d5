//! Dates as records write them: for programs, not in words.

use chrono::NaiveDate;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::{eof, map_opt, peek, value, verify};
use nom::{IResult, Parser};

/// The years a paper can be of: from the first States General of the kingdom on.
const YEARS: std::ops::RangeInclusive<i32> = 1815..=2099;

/// The day of a cell: `2023-03-09`, `2023-03-09T12:00:00+01:00`, `20230309`, `9-3-2023`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let (_, day) = alt((iso, compact, dutch)).parse(text.trim()).ok()?;
    Some(day)
}

fn iso(text: &str) -> IResult<&str, NaiveDate> {
    let time = alt((eof, value("", peek(one_of("T ")))));
    let parts = (number(4, 4), char('-'), number(2, 2), char('-'), number(2, 2), time);
    map_opt(parts, |(year, _, month, _, day, _)| date(year, month, day)).parse(text)
}

fn compact(text: &str) -> IResult<&str, NaiveDate> {
    let parts = (number(4, 4), number(2, 2), number(2, 2), eof);
    map_opt(parts, |(year, month, day, _)| date(year, month, day)).parse(text)
}

fn dutch(text: &str) -> IResult<&str, NaiveDate> {
    let (rest, (day, sign)) = (number(1, 2), one_of("-/.")).parse(text)?;
    let time = alt((eof, value("", peek(char(' ')))));
    let parts = (number(1, 2), char(sign), number(4, 4), time);
    map_opt(parts, |(month, _, year, _)| date(year, month, day)).parse(rest)
}

/// A number of so many digits.
fn number<'t>(
    least: usize,
    most: usize,
) -> impl Parser<&'t str, Output = u32, Error = nom::error::Error<&'t str>> {
    let digits = take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    map_opt(verify(digits, |run: &str| !run.is_empty()), |run: &str| run.parse().ok())
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_days() {
        for text in [
            "2023-03-09",
            " 2023-03-09 ",
            "2023-03-09T00:00:00",
            "2023-03-09T12:00:00.123+01:00",
            "2023-03-09 12:00:00",
            "20230309",
            "9-3-2023",
            "09/03/2023",
            "09.03.2023",
            "09-03-2023 00:00",
        ] {
            assert_eq!(day(text), NaiveDate::from_ymd_opt(2023, 3, 9), "{text}");
        }
    }

    #[test]
    fn err_no_days() {
        for text in [
            "",
            "2023",
            "2023-13-01",
            "2023-02-29",
            "2023-3-9",
            "9-3-23",
            "9-3/2023",
            "2023-03-091",
            "1678320000",
            "0001-01-01T00:00:00",
            "9 maart 2023",
            "２０２３-03-09",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
