//! The unit of a table and the sums in its cells.
//!
//! ```text
//! unit  = ("x" | "×") [coin] (power | scale) [coin]        (bedragen x € 1.000)   x 1 mln. euro
//!       | "in" ["hele" …] [coin] [power] [scale] [coin]    in € miljoen   in duizenden euro's
//!       | coin "x" power                                   (€ x 1.000)
//!       | "(" coin scale ")" | "(" scale coin ")"          (€ mln.)   (mln. euro)
//! power = "1" | "10" | "1.000" | …
//! cell  = ["-/-"] ["-" | "("] [coin] numeral [")"] ["*"]
//! ```
//!
//! Models of budget tables: Rijksbegrotingsvoorschriften, bijlage Modellen.

use super::cue::{Cues, word_starts};
use super::numeral::{Numeral, Shape, numeral};
use super::term::{Terms, fail};
use super::unit::Coin;
use crate::Span;
use crate::error::Error;
use crate::grammar::Currency;
use crate::lexicon::Grammars;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{map, map_opt, opt, peek, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use std::sync::Arc;

/// What one stands for in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TableUnit {
    pub(crate) currency: Currency,
    /// A thousand for `x € 1.000`.
    pub(crate) multiplier: i128,
}

impl TableUnit {
    /// Euros as they are.
    pub(crate) const WHOLE_EUROS: Self = Self { currency: Currency::EUR, multiplier: 1 };
}

/// The sum in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Bytes of the cell's text.
    pub(crate) span: Span,
    /// In ten-thousandths of the currency's unit, the table's unit counted in.
    pub(crate) value: i128,
    pub(crate) currency: Currency,
    /// Whether `-/-` stands before it.
    pub(crate) sign_before: bool,
    /// Whether it could be a year.
    pub(crate) is_year_like: bool,
}

/// Reads units and cells of tables.
#[derive(Debug)]
pub(crate) struct Tables {
    terms: Arc<Terms>,
    cues: Arc<Cues>,
}

impl Tables {
    /// Loads the word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { terms: grammars.shared(Terms::new)?, cues: grammars.shared(Cues::new)? })
    }

    /// The unit a title or head names, and where.
    pub(crate) fn unit(&self, text: &str) -> Option<(Span, TableUnit)> {
        word_starts(text).find_map(|at| {
            let (rest, unit) = self.named(text.get(at..)?).ok()?;
            Some((Span::new(at, text.len() - rest.len()), unit))
        })
    }

    /// The unit a head cell is, all of it: `€`, `mln. euro`, `€ 1.000`.
    pub(crate) fn whole_unit(&self, text: &str) -> Option<TableUnit> {
        let (rest, unit) = self.measure(text.trim()).ok()?;
        rest.is_empty().then_some(unit)
    }

    fn named<'t>(&self, i: &'t str) -> IResult<&'t str, TableUnit> {
        let times = || terminated(one_of("xX×*"), opt(char(' ')));
        let word = alt((tag("in "), tag("In ")));
        let size = opt(terminated(|i| self.cues.sizes.parse(i), char(' ')));
        let bracketed = delimited(char('('), |i| self.measure(i), peek(char(')')));
        alt((
            preceded(times(), |i| self.measure(i)),
            preceded((word, size), |i| self.measure(i)),
            map(
                (|i| self.terms.any_coin(i), opt(char(' ')), times(), power),
                |(coin, _, _, by)| unit_of(coin, by),
            ),
            bracketed,
        ))
        .parse(i)
    }

    /// A currency with a power of ten or a scale, in either order, one of them enough where it is
    /// plain.
    fn measure<'t>(&self, i: &'t str) -> IResult<&'t str, TableUnit> {
        let space = || opt(char(' '));
        let coin = |i| self.terms.any_coin(i);
        let number = |i| power.parse(i);
        let scale = |i| map(|i| self.terms.table_scale(i), |scale| scale.multiplier).parse(i);
        let sized = |i| {
            alt((
                map_opt((number, preceded(space(), scale)), |(a, b): (i128, i128)| {
                    a.checked_mul(b)
                }),
                scale,
                number,
            ))
            .parse(i)
        };
        let times = || (space(), opt(terminated(one_of("xX×"), space())));
        let (rest, unit) = alt((
            map((coin, times(), sized), |(coin, _, by)| unit_of(coin, by)),
            map((sized, space(), coin), |(by, _, coin)| unit_of(coin, by)),
            map(coin, |coin| unit_of(coin, 1)),
        ))
        .parse(i)?;
        let (rest, _) = opt(alt((tag(",-"), tag(",00")))).parse(rest)?;
        // `in € 1 000 000 000` runs on; `in € 10 5` is no unit.
        if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return fail(i);
        }
        Ok((rest, unit))
    }

    /// The sum a cell is, all of it, in the unit of its table.
    pub(crate) fn cell(&self, text: &str, unit: Option<TableUnit>) -> Option<Cell> {
        let (inner, sign) = cell_sign(text).ok()?;
        let (rest, read) = self.sum(inner).ok()?;
        let bracket = if sign == CellSign::Bracket { ")" } else { "" };
        let rest = rest.strip_prefix(bracket)?;
        rest.trim_start_matches([' ', '*']).is_empty().then_some(())?;
        let start = match sign {
            CellSign::Minus | CellSign::Bracket => 0,
            CellSign::None | CellSign::Before | CellSign::Plus => text.len() - inner.len(),
        };
        let scale = read.scale.or(unit.map(|unit| unit.multiplier)).unwrap_or(1);
        let by = scale.checked_mul(read.coin.map_or(1, |coin| coin.multiplier))?;
        let negative = matches!(sign, CellSign::Minus | CellSign::Bracket);
        let number = if negative { read.number.negated() } else { read.number };
        Some(Cell {
            span: Span::new(start, text.len() - rest.len()),
            value: number.ten_thousandths(by, read.coin.map_or(1, |coin| coin.divisor))?,
            currency: read.coin.map(|coin| coin.code).or(unit.map(|unit| unit.currency))?,
            sign_before: sign == CellSign::Before,
            is_year_like: number.is_year_like() && read.coin.is_none() && read.scale.is_none(),
        })
    }

    /// A number with a currency before or behind it and a scale, each of which may be left out.
    fn sum<'t>(&self, i: &'t str) -> IResult<&'t str, CellSum> {
        let space = || opt(char(' '));
        let coin = |i| self.terms.any_coin(i);
        let scale = |i| self.terms.table_scale(i);
        let minus = opt(terminated(char('-'), space()));
        let (rest, (first, minus, number, scale, last)) = (
            opt(terminated(coin, space())),
            minus,
            numeral,
            opt(preceded(space(), scale)),
            opt(preceded(space(), coin)),
        )
            .parse(i)?;
        let number = if minus.is_some() { number.negated() } else { number };
        let scale = scale.map(|scale| scale.multiplier);
        Ok((rest, CellSum { number, coin: first.or(last), scale }))
    }
}

/// A number in a cell with what the cell itself gives beside it.
#[derive(Debug, Clone, Copy)]
struct CellSum {
    number: Numeral,
    coin: Option<Coin>,
    scale: Option<i128>,
}

/// What stands before the number of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellSign {
    None,
    /// `-6,2`, also with a space: negative.
    Minus,
    /// `(6,2)`: negative.
    Bracket,
    /// `-/- 6,2`: outside the sum.
    Before,
    /// `+3`: says nothing.
    Plus,
}

fn cell_sign(i: &str) -> IResult<&str, CellSign> {
    alt((
        value(CellSign::Before, (tag("-/-"), opt(char(' ')))),
        value(CellSign::Minus, (char('-'), opt(char(' ')))),
        value(CellSign::Plus, (char('+'), opt(char(' ')))),
        value(CellSign::Bracket, char('(')),
        value(CellSign::None, tag("")),
    ))
    .parse(i)
}

/// A power of ten in digits.
fn power(i: &str) -> IResult<&str, i128> {
    let number =
        verify(numeral, |number: &Numeral| number.decimals == 0 && number.shape != Shape::Word);
    map_opt(number, |number| {
        (0..=12).map(|n| 10_i128.pow(n)).find(|power| *power == number.mantissa)
    })
    .parse(i)
}

fn unit_of(coin: Coin, by: i128) -> TableUnit {
    TableUnit { currency: coin.code, multiplier: by.saturating_mul(coin.multiplier) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Tables {
        Tables::new(&Grammars::built_in()).unwrap()
    }

    #[test]
    fn ok_units() {
        let cases = [
            ("Tabel 1 Budgettaire verwerking (bedragen x € 1 mln.)", "EUR", 1_000_000),
            ("(bedragen x € 1.000)", "EUR", 1_000),
            ("Bedragen x €1.000,-", "EUR", 1_000),
            ("(x € 1 miljoen)", "EUR", 1_000_000),
            ("(x € mln.)", "EUR", 1_000_000),
            ("x 1.000 euro", "EUR", 1_000),
            ("(x 1 mln. euro)", "EUR", 1_000_000),
            ("Uitgaven in € miljoen", "EUR", 1_000_000),
            ("(in miljarden euro)", "EUR", 1_000_000_000),
            ("bedragen in duizenden euro's", "EUR", 1_000),
            ("(in mln. €)", "EUR", 1_000_000),
            ("in € 1.000", "EUR", 1_000),
            ("in hele euro's", "EUR", 1),
            ("Bedragen in €", "EUR", 1),
            ("(€ x 1.000)", "EUR", 1_000),
            ("Lasten (€ mln.)", "EUR", 1_000_000),
            ("Lasten (mln. euro)", "EUR", 1_000_000),
            ("(bedragen x f 1 mln.)", "NLG", 1_000_000),
            ("in miljoenen guldens", "NLG", 1_000_000),
            ("(bedragen × EUR 1 000)", "EUR", 1_000),
            ("in k€", "EUR", 1_000),
        ];
        let tables = tables();
        for (text, code, multiplier) in cases {
            let unit = tables
                .unit(text)
                .map(|(_, unit)| (unit.currency.as_str().to_owned(), unit.multiplier));
            assert_eq!(unit, Some((code.to_owned(), multiplier)), "{text}");
        }
    }

    #[test]
    fn err_units() {
        let tables = tables();
        for text in [
            "Aantal leerlingen (x 1.000)",
            "in procenten",
            "Tabel 3",
            "in 2019",
            "(x 1.000)",
            "voor € 5 miljoen",
            "",
            "in € 12 miljoen",
        ] {
            assert_eq!(tables.unit(text), None, "{text}");
        }
    }

    #[test]
    fn ok_cells() {
        let millions = TableUnit { currency: Currency::EUR, multiplier: 1_000_000 };
        let cases = [
            ("8,5", "8,5", 8_500_000),
            ("-6,2", "-6,2", -6_200_000),
            ("- 6,2", "- 6,2", -6_200_000),
            ("(6,2)", "(6,2)", -6_200_000),
            ("-/- 6,2", "6,2", 6_200_000),
            ("+3", "3", 3_000_000),
            ("1.855", "1.855", 1_855_000_000),
            ("12 500", "12 500", 12_500_000_000),
            ("€ 4", "€ 4", 4_000_000),
            ("€ -4", "€ -4", -4_000_000),
            ("0", "0", 0),
            ("5,1*", "5,1", 5_100_000),
            ("2 mld.", "2 mld.", 2_000_000_000),
        ];
        let tables = tables();
        for (text, quote, value) in cases {
            let cell = tables.cell(text, Some(millions)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((cell.span.of(text), cell.value), (quote, value * 10_000), "{text}");
        }
    }

    #[test]
    fn err_cells() {
        let tables = tables();
        let unit = TableUnit { currency: Currency::EUR, multiplier: 1_000 };
        for text in [
            "-",
            "",
            "p.m.",
            "n.v.t.",
            "12%",
            "12 %",
            "5 fte",
            "-/-",
            "2025 t/m 2028",
            "1 januari",
            "x",
            "()",
        ] {
            assert_eq!(tables.cell(text, Some(unit)), None, "{text}");
        }
        assert_eq!(tables.cell("12,5", None), None);
    }
}
