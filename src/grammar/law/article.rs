//! The article cited: `artikel 6, eerste lid, onder b,` and what links it to its law.

use super::name::{Names, Role};
use crate::grammar::title::upto;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

type Res<'i, T> = IResult<&'i str, T>;

/// Articles with their details: the numbers as written, `3.1`, `5 en 6`; `artikel 2, eerste lid, en
/// artikel 3` is `2 en 3`.
pub(super) fn article<'i>(names: &Names, i: &'i str) -> Res<'i, String> {
    let (mut rest, first) = one(names, i)?;
    let mut articles = first.to_owned();
    let and = |i| alt((tag("en"), tag("of"), tag("alsmede"))).parse(i);
    let join = |i| delimited((opt(char(',')), space1), and, space1).parse(i);
    while let Ok((next, (and, number))) = (join, |i| one(names, i)).parse(rest) {
        articles = format!("{articles} {and} {number}");
        rest = next;
    }
    Ok((rest, articles))
}

/// `artikel 2, eerste lid`: the word, the numbers and the details behind them.
fn one<'i>(names: &Names, i: &'i str) -> Res<'i, &'i str> {
    let (rest, _) = names.role(Role::Article, i)?;
    let (rest, _) = space0(rest)?;
    let (mut rest, numbers) = numbers(rest)?;
    // `eerste lid, aanhef en onder b`: a short letter or number only behind a word for a part.
    while let Ok((next, _)) = detail(names, rest) {
        rest = next;
    }
    Ok((rest, numbers))
}

/// The articles behind the name of their law: `Awb, artikel 3:2`.
pub(super) fn behind_name<'i>(names: &Names, i: &'i str) -> Res<'i, String> {
    preceded((char(','), space1), |i| article(names, i)).parse(i)
}

/// What is left behind `, van de` and the like; the same text where no link stands.
pub(super) fn link(i: &str) -> &str {
    let comma = |i| opt(preceded(space0, char(','))).parse(i);
    let word = |i| alt((tag("van"), tag("uit"), tag("bij"), tag("in"))).parse(i);
    let determiner = |i| alt((tag("de"), tag("het"), tag("den"))).parse(i);
    let linked: Res<'_, _> =
        (comma, space1, opt((word, space1)), opt((determiner, space1))).parse(i);
    linked.map_or(i, |(rest, _)| rest)
}

/// `8:109`; `5 en 6`; `3, 4 en 5`; `5 tot en met 8`
fn numbers(i: &str) -> Res<'_, &str> {
    let join = alt((
        recognize((opt(char(',')), space1, alt((tag("en"), tag("of"), tag("t/m"))), space1)),
        recognize((space1, tag("tot en met"), space1)),
        recognize((space0, char(','), space1)),
        recognize((space0, char('-'), space0)),
    ));
    recognize((number, many0_count((join, number)))).parse(i)
}

/// `3.1`, `8:109`, `2a`, `67e`, `10.15`, `XII`, `1F`
fn number(i: &str) -> Res<'_, &str> {
    let digits = |i| take_while_m_n(1, 4, |c: char| c.is_ascii_digit()).parse(i);
    let letters = |i| take_while_m_n(1, 3, |c: char| c.is_ascii_alphabetic()).parse(i);
    let part = |i| recognize((digits, opt(letters))).parse(i);
    let arabic = recognize((part, many0_count((one_of(".:"), part))));
    let roman = take_while1(|c: char| "IVXLC".contains(c));
    let (rest, number) = alt((arabic, roman)).parse(i)?;
    closed(rest).map(|(rest, ())| (rest, number))
}

/// `, eerste lid`, ` lid 2`, `, aanhef en onder b`, ` juncto artikel 5`
fn detail<'i>(names: &Names, i: &'i str) -> Res<'i, &'i str> {
    let comma = |i| recognize((opt(char(',')), space1)).parse(i);
    let keyword = |i| names.role(Role::Detail, i);
    let short = |i| {
        let letter = take_while_m_n(1, 2, |c: char| c.is_ascii_lowercase());
        let digits = take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
        let name = verify(alt((letter, digits)), |s: &str| {
            !["en", "de", "of", "in", "is", "te", "op"].contains(&s)
        });
        let (rest, _) = (name, opt(char('°'))).parse(i)?;
        closed(rest).map(|(rest, ())| (rest, upto(i, rest)))
    };
    let and = |i| {
        recognize((opt(char(',')), space1, alt((tag("en"), tag("of"), tag("tot en met"))), space1))
            .parse(i)
    };
    let joined = |i| alt((and, comma)).parse(i);
    let shorts = many0_count((joined, short));
    let again = alt((tag("juncto"), tag("jo."), tag("in samenhang met")));
    let other =
        recognize((comma, again, space1, |i| names.role(Role::Article, i), space0, numbers));
    let part = recognize((joined, many1_count((keyword, shorts))));
    alt((other, part)).parse(i)
}

/// Succeeds where no letter or digit follows.
fn closed(i: &str) -> Res<'_, ()> {
    if i.starts_with(char::is_alphanumeric) {
        return Err(nom::Err::Error(Error::new(i, ErrorKind::Verify)));
    }
    Ok((i, ()))
}
