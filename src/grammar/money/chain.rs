//! A row of sums: `€ 5 tot € 10 miljoen`, `2, 4 en 6 miljoen euro`, `€ 1,9 naar € 2,3 miljard`.
//!
//! ```text
//! chain = term { link [qualifier] term }
//! link  = "tot" | "à" | "-" | "en" | "," | "naar" | …
//! ```
//!
//! A unit or a currency that is said once counts for the numbers it is plainly meant for: a unit
//! goes back to smaller numbers that have none, a currency sign forward, a currency word back.

use super::cue::{Cues, Link};
use super::numeral::Shape;
use super::term::{Term, Terms};
use super::unit::{Coin, Scale, ScaleKind};
use crate::grammar::Qualifier;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{opt, value};
use nom::sequence::{delimited, preceded, terminated};

/// The most terms read in one row.
const LONGEST: usize = 16;

/// Two sums in a row differ at most so many times where they share a unit: `€ 500 en € 1 miljoen`
/// does not mean five hundred million.
const WIDEST: i128 = 100;

/// A row of terms, each with the link before it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain<'t> {
    pub(super) items: Vec<Item<'t>>,
}

/// A term of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item<'t> {
    pub(super) term: Term<'t>,
    /// How it is joined to the one before.
    pub(super) link: Option<Link>,
    pub(super) qualifier: Option<Qualifier>,
    /// What follows it.
    pub(super) rest: &'t str,
    /// Whether a unit or currency was carried to it.
    pub(super) carried: bool,
    /// Whether its currency is known from the sentence alone.
    pub(super) bare: bool,
}

impl Item<'_> {
    /// Its value in ten-thousandths.
    pub(super) fn value(&self) -> Option<i128> {
        let coin = self.term.coin?;
        let scale = self.term.scale.map_or(1, |scale| scale.multiplier);
        let multiplier = scale.checked_mul(coin.multiplier)?;
        self.term.number.ten_thousandths(multiplier, coin.divisor)
    }
}

/// The numbers and sums in a row at the start of `i`, as written.
pub(super) fn chain<'t>(terms: &Terms, cues: &Cues, i: &'t str) -> Option<Chain<'t>> {
    let (mut rest, term) = terms.term(i).ok()?;
    let mut items =
        vec![Item { term, link: None, qualifier: None, rest, carried: false, bare: false }];
    while items.len() < LONGEST {
        let Some((left, link)) = link(cues, rest) else { break };
        let (left, qualifier) = match cues.qualifiers.longest(left) {
            Some((found, qualifier)) => {
                let left = left.get(found.len()..).unwrap_or_default().trim_start();
                (left.strip_prefix("de ").unwrap_or(left), Some(*qualifier))
            }
            None => (left, None),
        };
        let Ok((next, term)) = terms.term(left) else { break };
        rest = next;
        items.push(Item { term, link: Some(link), qualifier, rest, carried: false, bare: false });
    }
    Some(Chain { items })
}

/// How the next term is joined to the one before, and the text behind the link.
fn link<'t>(cues: &Cues, i: &'t str) -> Option<(&'t str, Link)> {
    let word = |i: &'t str| cues.links.parse(i).map(|(rest, link)| (rest, *link));
    let comma = (char(','), char(' '), opt(terminated(word, char(' '))));
    let dash = delimited(opt(char(' ')), char('-'), opt(char(' ')));
    let slash = tag("/");
    let mut link = alt((
        delimited(char(' '), word, char(' ')),
        comma.map(|(_, _, word)| word.unwrap_or(Link::List)),
        value(Link::Range, dash),
        value(Link::List, preceded(slash, nom::combinator::peek(char('€')))),
    ));
    link.parse(i).ok()
}

impl Chain<'_> {
    /// Carries units and currencies to the terms that lack them. `between` says that `tussen`
    /// stands before the row, `change` that `van` does, after a word of change.
    pub(super) fn carry(&mut self, cues: &Cues, between: bool, change: bool) {
        if let Some(second) = self.items.get_mut(1) {
            second.link = match second.link {
                Some(Link::List) if between => Some(Link::Range),
                Some(Link::Range) if change => Some(Link::Change),
                link => link,
            };
        }
        self.forward(cues);
        self.backward();
    }

    /// A currency sign goes forward: `€ 5 en 10 miljoen`, `€ 1 tot 2 per dag`.
    fn forward(&mut self, cues: &Cues) {
        let mut sign: Option<(Coin, bool, i128)> = None;
        for item in &mut self.items {
            let term = &mut item.term;
            if term.coin.is_none()
                && let Some((coin, scaled, mantissa)) = sign
                && cues.is_open_after(item.rest)
                && !term.number.is_year_like()
            {
                let may = match (term.scale, item.link) {
                    (Some(scale), _) => scale.kind != ScaleKind::Ton,
                    (None, Some(Link::Range)) => {
                        let value = term.number.ten_thousandths(1, 1);
                        !scaled && value.is_some_and(|value| value > mantissa)
                    }
                    (None, _) => false,
                };
                if may {
                    term.coin = Some(coin);
                    item.carried = true;
                }
            }
            sign = match term.coin {
                Some(coin) if term.coin_first || item.carried => {
                    let mantissa = term.number.ten_thousandths(1, 1).unwrap_or(i128::MAX);
                    Some((coin, term.scale.is_some(), mantissa))
                }
                _ => None,
            };
        }
    }

    /// A unit, and a currency word, go back: `€ 5 tot € 10 miljoen`, `2, 4 en 6 miljoen euro`.
    fn backward(&mut self) {
        let mut next: Option<Term<'_>> = None;
        let mut range = false;
        for item in self.items.iter_mut().rev() {
            if let Some(next) = next {
                let term = &mut item.term;
                let scaled = term.scale.is_some();
                if term.scale.is_none()
                    && (term.coin.is_none() || term.coin_first)
                    && let Some(scale) = next.scale
                    && takes(term, &next, scale, range)
                {
                    term.scale = Some(scale);
                    item.carried = true;
                }
                let said = term.scale.is_some() || next.scale.is_none();
                if term.coin.is_none()
                    && let Some(coin) = next.coin
                    && (!next.coin_first || (range && said))
                    && (said || scaled)
                    && !term.number.is_year_like()
                {
                    term.coin = Some(coin);
                    item.carried = true;
                }
            }
            next = Some(item.term);
            range = item.link == Some(Link::Range);
        }
    }
}

/// Whether a number without a unit takes the unit of the one after it.
fn takes(term: &Term<'_>, next: &Term<'_>, scale: Scale, range: bool) -> bool {
    let plain = matches!(term.number.shape, Shape::Plain | Shape::Word);
    let (Some(low), Some(high)) =
        (term.number.ten_thousandths(1, 1), next.number.ten_thousandths(1, 1))
    else {
        return false;
    };
    let ordered = !range || low <= high;
    let near = low.abs() / WIDEST <= high.abs();
    let same = term.coin.is_none() || next.coin.is_none() || term.coin == next.coin;
    // `€ 198,50 en € 7 miljoen`: the first is in cents.
    let cents = term.number.decimals == 2 && low.abs() >= 1_000_000;
    plain
        && !cents
        && same
        && ordered
        && near
        && low.abs() < 10_000_000
        && scale.kind != ScaleKind::Glued
}
