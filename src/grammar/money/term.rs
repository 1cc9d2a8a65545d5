//! One sum, or one number of a row of sums.
//!
//! ```text
//! term   = coin [sign] numeral [scale]                  € 70 mln.   k€ 480   f 2 500,-
//!        | [sign] (numeral | number word) {scale} [coin] 25 mln. euro   vier miljoen euro
//! scale  = "miljoen" | "mln." | …
//! sign   = "-" | "-/-"
//! ```

use super::numeral::{Numeral, Shape, numeral};
use super::unit::{Coin, Coins, Scale, ScaleKind, scales};
use crate::error::Error;
use crate::grammar::number::{Numbers, Quantity};
use crate::grammar::{Here, Trigger};
use crate::lexicon::{Grammars, Words};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{map, opt, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// Within how many words of a number word its unit stands: `drie, vier of vijf en een half miljoen`.
const NEAR: usize = 10;

/// A number with what the text gives beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term<'t> {
    /// The characters it stands in.
    pub(super) text: &'t str,
    pub(super) number: Numeral,
    /// The product of its scales.
    pub(super) scale: Option<Scale>,
    pub(super) coin: Option<Coin>,
    /// Whether the currency stands before the number.
    pub(super) coin_first: bool,
}

/// Reads terms, with the word lists for that.
#[derive(Debug)]
pub(super) struct Terms {
    coins: Coins,
    scales: Words<Scale>,
    numbers: Numbers,
}

impl Terms {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {
            coins: Coins::new(grammars)?,
            scales: scales(grammars)?,
            numbers: Numbers::new(grammars)?,
        })
    }

    /// Where a term can begin.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let mut triggers = self.coins.triggers();
        triggers.extend(self.numbers.triggers());
        triggers.extend([Trigger::Digit, Trigger::Sign('-')]);
        triggers
    }

    /// Whether a currency or a scale is among the next words: most number words (`een`) have none.
    pub(super) fn may_begin(&self, here: Here<'_>) -> bool {
        here.words_ahead(NEAR).any(|word| {
            let sign = matches!(here.flow.as_bytes().get(word.start()), Some(b'$' | 0x80..));
            sign || self.scales.may_begin(word.hash)
                || self.coins.before.may_begin(word.hash)
                || self.coins.after.may_begin(word.hash)
        })
    }

    /// A term, or a number that may become one by its neighbours.
    pub(super) fn term<'t>(&self, i: &'t str) -> IResult<&'t str, Term<'t>> {
        alt((|i| self.coin_first(i), |i| self.number_first(i))).parse(i)
    }

    /// The currency that stands at the start of the text; the letter of the guilder only where a
    /// number follows it.
    pub(super) fn coin(&self, i: &str) -> Option<Coin> {
        let (form, coin) = self.coins.after.longest(i).or_else(|| self.coins.before.longest(i))?;
        let number = i.get(form.len()..)?.trim_start().starts_with(|c: char| c.is_ascii_digit());
        (form.chars().nth(1).is_some() || !form.starts_with(char::is_alphabetic) || number)
            .then_some(*coin)
    }

    /// A currency at the start of the text.
    pub(super) fn any_coin<'t>(&self, i: &'t str) -> IResult<&'t str, Coin> {
        alt((|i| self.coins.after.parse(i), |i| self.coins.before.parse(i))).map(|c| *c).parse(i)
    }

    fn coin_first<'t>(&self, i: &'t str) -> IResult<&'t str, Term<'t>> {
        let (rest, coin) = self.coins.before.parse(i)?;
        let (rest, negative) =
            (opt(char(' ')), opt(inner_sign)).map(|(_, sign)| sign).parse(rest)?;
        let (rest, number) = alt((numeral, |i| self.word(i))).parse(rest)?;
        // `EUR vijf` is no notation: a number word wants its unit.
        let (rest, scale) = self.scale(rest, true);
        if number.shape == Shape::Word && scale.is_none() {
            return fail(i);
        }
        let number = if negative.is_some() { number.negated() } else { number };
        term(i, rest, Term { text: i, number, scale, coin: Some(*coin), coin_first: true })
    }

    fn number_first<'t>(&self, i: &'t str) -> IResult<&'t str, Term<'t>> {
        let (rest, negative) = opt(char('-')).parse(i)?;
        let (rest, number) = alt((numeral, |i| self.word(i))).parse(rest)?;
        let number = if negative.is_some() { number.negated() } else { number };
        let (rest, scale) = self.scale(rest, false);
        let read = Term { text: i, number, scale, coin: None, coin_first: false };
        let spaced = preceded(opt(char(' ')), |i| self.coins.after.parse(i));
        let Ok((left, coin)) = { spaced }.parse(rest) else { return term(i, rest, read) };
        // `in 2026 € 20 mln.`: the sign is of the number behind it.
        let sign = before(rest, left).trim_start();
        if self.coins.before.longest(sign).is_some()
            && left.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            return term(i, rest, read);
        }
        // `27 euro-landen` counts countries, `een euro is geen gulden` nothing.
        let compound =
            left.strip_prefix('-').is_some_and(|word| word.starts_with(char::is_alphabetic));
        let article =
            read.scale.is_none() && i.get(..4).is_some_and(|i| i == "een " || i == "Een ");
        if compound || article {
            return term(i, rest, read);
        }
        let rest = left;
        let read = Term { coin: Some(*coin), ..read };
        match self.cents(rest, read) {
            Some((rest, read)) => term(i, rest, read),
            None => term(i, rest, read),
        }
    }

    /// `twee gulden` and `vijftig cents`: the second half.
    fn cents<'t>(&self, i: &'t str, whole: Term<'t>) -> Option<(&'t str, Term<'t>)> {
        let coin = whole.coin.filter(|coin| coin.divisor == 1)?;
        let number = preceded(tag(" en "), alt((numeral, |i| self.word(i))));
        let cents = |i| self.coins.after.parse(i);
        let (rest, (part, cents)) = (terminated(number, char(' ')), cents).parse(i).ok()?;
        (cents.divisor == 100 && whole.scale.is_none()).then_some(())?;
        let part = part.ten_thousandths(coin.multiplier, 100)?;
        let mantissa = whole.number.ten_thousandths(1, 1)?.checked_add(part)?;
        let number = Numeral { mantissa, decimals: 4, shape: Shape::Closed };
        Some((rest, Term { number, ..whole }))
    }

    /// A number word, with a half behind it if there is one: `twee en een half`.
    fn word<'t>(&self, i: &'t str) -> IResult<&'t str, Numeral> {
        let (rest, number) = self.numbers.quantity(i)?;
        let half = preceded(tag(" en een "), |i| self.numbers.quantity(i));
        let (rest, part) = opt(verify(half, |part: &Quantity| part.quarters < 4)).parse(rest)?;
        let part = part.map_or(0, |part| part.quarters);
        Ok((rest, Numeral::of_quarters(number.quarters.saturating_add(part))))
    }

    /// The scales behind a number: `miljoen`, `honderd duizend`, or `k` against it.
    fn scale<'t>(&self, i: &'t str, after_coin: bool) -> (&'t str, Option<Scale>) {
        let mut rest = i;
        let mut found: Option<Scale> = None;
        while let Some((left, next)) = self.one_scale(rest, after_coin && found.is_none()) {
            found = match found {
                None => Some(next),
                // `vijf honderd duizend`; but `5 miljoen ton` weighs, and is no sum.
                Some(before) if before.kind == ScaleKind::Count && next.kind != ScaleKind::Ton => {
                    let Some(multiplier) = before.multiplier.checked_mul(next.multiplier) else {
                        return (rest, found);
                    };
                    Some(Scale { multiplier, kind: next.kind })
                }
                Some(_) => return (rest, found),
            };
            rest = left;
        }
        (rest, found)
    }

    fn one_scale<'t>(&self, i: &'t str, glued: bool) -> Option<(&'t str, Scale)> {
        let scales = |i| self.scales.parse(i);
        let spaced = preceded(char(' '), scales).parse(i).ok();
        let spaced = spaced.filter(|(_, scale)| scale.kind != ScaleKind::Glued);
        let (rest, scale) = spaced.or_else(|| scales(i).ok())?;
        let fits = match scale.kind {
            ScaleKind::Sum | ScaleKind::Scale | ScaleKind::Count | ScaleKind::Ton => true,
            ScaleKind::Glued => glued,
            ScaleKind::Table => false,
        };
        fits.then_some((rest, *scale))
    }

    /// A scale as the title of a table names it: `mln.`, `duizenden`.
    pub(super) fn table_scale<'t>(&self, i: &'t str) -> IResult<&'t str, Scale> {
        let scale = map(|i| self.scales.parse(i), |scale| *scale);
        verify(scale, |scale: &Scale| !matches!(scale.kind, ScaleKind::Glued | ScaleKind::Ton))
            .parse(i)
    }
}

/// A sign between the currency and its number, with the spaces around it.
fn inner_sign(i: &str) -> IResult<&str, ()> {
    map((alt((tag("-/-"), tag("-"))), opt(char(' '))), |_| ()).parse(i)
}

/// Ends a term at `rest`, if the number does not run on there.
fn term<'t>(i: &'t str, rest: &'t str, read: Term<'t>) -> IResult<&'t str, Term<'t>> {
    let text = before(i, rest);
    let open = text.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    let mut ahead = rest.chars();
    let runs_on = text.ends_with(|c: char| c.is_ascii_digit())
        && matches!(ahead.next(), Some('.' | ',' | '%' | '°'))
        && (rest.starts_with('%') || ahead.next().is_some_and(|c| c.is_ascii_digit()));
    if open || runs_on { fail(i) } else { Ok((rest, Term { text, ..read })) }
}

/// What of `i` stands before its tail `rest`.
pub(super) fn before<'t>(i: &'t str, rest: &'t str) -> &'t str {
    i.get(..i.len().saturating_sub(rest.len())).unwrap_or_default()
}

pub(super) fn fail<T>(i: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)))
}
