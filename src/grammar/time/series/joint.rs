//! What joins two items of a series.

use crate::grammar::time::text::{Res, word_of};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::terminated;

/// `tot en met` and the like, longest first.
const THROUGH: &[&str] = &[", tot en met ", " tot en met ", " tot uiterlijk ", " t/m "];

/// `tot` and the like.
const UNTIL: &[&str] = &[" tot aan ", " tot ", " naar "];

/// What parts the items of a list; `op` as in `de nacht van 31 december op 1 januari`.
pub(super) const LIST: &[&str] = &[
    " respectievelijk ",
    " dan wel ",
    " en/of ",
    " resp. ",
    ", en ",
    " en ",
    " of ",
    " op ",
    ", ",
];

/// What joins two items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `,`, `en`, `of`
    List,
    /// `tot`, `naar`
    Until,
    /// `tot en met`, `t/m`
    Through,
    /// `-`, `/`
    Dash,
}

/// What stands between two items.
pub(super) fn joint(i: &str) -> Res<'_, Joint> {
    let through = value(Joint::Through, word_of(THROUGH));
    let until = value(Joint::Until, word_of(UNTIL));
    let list = value(Joint::List, word_of(LIST));
    let dash = value(Joint::Dash, word_of(&[" - ", " / ", "-", "/"]));
    terminated(
        alt((through, until, list, dash)),
        (opt(word_of(&["in ", "op ", "per "])), opt(word_of(&["het ", "de "]))),
    )
    .parse(i)
}
