//! The session year of parliament: `2023/24`, `vergaderjaar 2023-2024`.
//!
//! It runs from the third Tuesday of September to the next; written `2023/24` (Leidraad), in full
//! on printed papers, `20232024` in identifiers and where a dash was lost. `1999/00` wraps.

use super::lexicon::{Lexicon, Role, boundary, digits, found, no, separator};
use super::{Here, Match, Res};
use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{one_of, space0};
use nom::combinator::opt;
use nom::sequence::terminated;

/// A session year in normal form, `2023-2024`; `None` where the two years do not follow each other
/// (`2021/23`, a slip that real papers have).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SessionYear(pub(super) Option<String>);

/// Reads a session year.
pub(super) fn session_year(i: &str) -> Res<'_, SessionYear> {
    let (rest, (first, last)) = alt((apart, glued)).parse(i)?;
    // Several years, `1993/94-1996/97`: the first is kept.
    let (rest, _) = opt((one_of("-/"), alt((apart, glued)))).parse(rest)?;
    let (rest, ()) = boundary(rest)?;
    Ok((rest, SessionYear(normal(first, last))))
}

/// A session year, with or without the word before it.
pub(super) fn labelled<'i>(words: &Lexicon, i: &'i str) -> Res<'i, SessionYear> {
    let label = |i| terminated(|i| words.role(Role::Year, i), separator).parse(i);
    let (rest, _) = opt(label).parse(i)?;
    session_year(rest)
}

/// `vergaderjaar 2023-2024` in running text: no citation, and no two years either.
pub(super) fn alone(words: &Lexicon, here: Here<'_>) -> Option<Match> {
    let (rest, _) = words.role(Role::Year, here.ahead()).ok()?;
    let (rest, _) = found((separator, session_year).parse(rest))?;
    Some(Match::nothing(here.offset_of(rest)))
}

/// `20232024`, as identifiers have it.
pub(super) fn compact(year: &str) -> String {
    year.replace('-', "")
}

fn apart(i: &str) -> Res<'_, (&str, &str)> {
    let (rest, first) = year(i)?;
    let (rest, _) = (space0, one_of("/-"), space0).parse(rest)?;
    let (rest, last) = alt((digits(4), digits(2))).parse(rest)?;
    Ok((rest, (first, last)))
}

fn glued(i: &str) -> Res<'_, (&str, &str)> {
    let (rest, both) = digits(8)(i)?;
    let (first, last) = both.split_at_checked(4).unwrap_or((both, ""));
    match normal(first, last) {
        Some(_) => Ok((rest, (first, last))),
        None => no(i),
    }
}

fn year(i: &str) -> Res<'_, &str> {
    let (rest, year) = digits(4)(i)?;
    if year.starts_with("18") || year.starts_with("19") || year.starts_with("20") {
        Ok((rest, year))
    } else {
        no(i)
    }
}

fn normal(first: &str, last: &str) -> Option<String> {
    let from: u16 = first.parse().ok()?;
    let to = from + 1;
    let follows = match last.len() {
        2 => last.parse::<u16>().ok()? == to % 100,
        _ => last.parse::<u16>().ok()? == to,
    };
    follows.then(|| format!("{from}-{to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_session_years() {
        let cases = [
            ("2023/24,", Some("2023-2024")),
            ("2023-2024", Some("2023-2024")),
            ("2023/2024", Some("2023-2024")),
            ("2023 - 2024", Some("2023-2024")),
            ("1999/00", Some("1999-2000")),
            ("1999-2000", Some("1999-2000")),
            ("20232024 ", Some("2023-2024")),
            ("1993/94-1996/97", Some("1993-1994")),
            ("2021/23", None),
        ];
        for (text, want) in cases {
            assert_eq!(session_year(text).unwrap().1.0.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn err_other_numbers() {
        for text in ["2023", "2023/5", "20232025", "2023/245", "3023/24", "2023/24x", "29 517"] {
            assert!(session_year(text).is_err(), "{text}");
        }
    }
}
