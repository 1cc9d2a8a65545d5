//! The pages a citation points at: `p. 7-8`, `blz. 4 e.v.`, `bladzijde 5 - 6`, `p. 5, 7 en p. 12`.

use super::Res;
use super::lexicon::{Lexicon, Role, boundary, digits, number, separator};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{not, opt, recognize, value};
use nom::multi::many0_count;
use nom::sequence::{preceded, terminated};

/// A separator and the pages, in normal form: `7-8`, `12 en 13`, `4 e.v.`.
pub(super) fn pages<'i>(words: &Lexicon, i: &'i str) -> Res<'i, String> {
    let (rest, _) = (separator, |i| words.role(Role::Page, i), space0).parse(i)?;
    let (mut rest, first) = range(rest)?;
    let mut pages = first.to_owned();
    while let Ok((next, (join, more))) = further(words, rest) {
        pages = format!("{pages}{join}{more}");
        rest = next;
    }
    let (rest, onward) = opt(preceded(space0, onward)).parse(rest)?;
    let pages = pages.replace(" - ", "-");
    Ok((rest, if onward.is_some() { format!("{pages} e.v.") } else { pages }))
}

/// ` en p.18` behind other pages; `, 7` only where the list goes on or closes with a number.
fn further<'i>(words: &Lexicon, i: &'i str) -> Res<'i, (&'static str, &'i str)> {
    let word = |i| recognize((|i| words.role(Role::Page, i), space0)).parse(i);
    let and = value(" en ", (space1, tag("en"), space1));
    let comma = value(", ", (char(','), space1));
    let (start, join) = alt((and, comma)).parse(i)?;
    let (rest, named) = opt(word).parse(start)?;
    let (rest, pages) = range(rest)?;
    let closed = join == " en " || !rest.trim_start().starts_with(char::is_alphabetic);
    let listed = closed || rest.starts_with(" en ") || rest.starts_with(" t/m ");
    if named.is_some() || listed { Ok((rest, (join, pages))) } else { super::lexicon::no(i) }
}

/// `7`, `7-8`, `5 - 6`, `12 en 13`.
pub(super) fn range(i: &str) -> Res<'_, &str> {
    let dash = recognize((space0, one_of("-/"), space0));
    let and = recognize((space1, alt((tag("en"), tag("tot en met"), tag("t/m"))), space1));
    recognize(terminated((page, many0_count((alt((dash, and)), page))), boundary)).parse(i)
}

/// A page, and not the first half of a dossier: `p. 5 en 35 570 XV`.
fn page(i: &str) -> Res<'_, &str> {
    terminated(number(1, 5), not((char(' '), digits(3)))).parse(i)
}

fn onward(i: &str) -> Res<'_, &str> {
    alt((tag("e.v."), tag("ev."), tag("e v."), tag("en verder"))).parse(i)
}
