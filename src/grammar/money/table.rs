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

use super::numeral::{Numeral, Shape, numeral};
use super::term::{Terms, before, fail};
use super::unit::{Coin, Scale, ScaleKind};
use crate::Span;
use crate::error::Error;
use crate::grammar::Currency;
use crate::lexicon::{Case, Grammars, Words};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{map, map_opt, opt, peek, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

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
    terms: Terms,
    sizes: Words<()>,
}

impl Tables {
    /// Loads the word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let sizes = ["hele", "lopende", "constante", "nominale", "reële", "afgeronde"];
        let sizes = Words::new(sizes.map(|word| (word, Case::Any, ())));
        Ok(Self { terms: Terms::new(grammars)?, sizes })
    }

    /// The unit a title or head names, and where.
    pub(crate) fn unit(&self, text: &str) -> Option<(Span, TableUnit)> {
        let mut previous = ' ';
        text.char_indices().find_map(|(at, c)| {
            let begins = !c.is_whitespace() && !(previous.is_alphanumeric() && c.is_alphanumeric());
            previous = c;
            let here = begins.then(|| text.get(at..)).flatten()?;
            let (rest, unit) = self.named(here).ok()?;
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
        let size = opt(terminated(|i| self.sizes.parse(i), char(' ')));
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
        // `in € 12 miljoen` is a sum, not a unit.
        if rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '½')
            && before(i, rest).ends_with(|c: char| !c.is_alphabetic())
            && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            return fail(i);
        }
        Ok((rest, unit))
    }

    /// The sum a cell is, all of it, in the unit of its table.
    pub(crate) fn cell(&self, text: &str, unit: Option<TableUnit>) -> Option<Cell> {
        let (rest, (sign_before, span_start, bracket)) = self.cell_sign(text).ok()?;
        let from = text.len() - span_start.len();
        let (rest, coin) = opt(terminated(|i| self.terms.any_coin(i), opt(char(' '))))
            .parse(rest)
            .ok()
            .unwrap_or((rest, None));
        let (rest, minus) = inner_minus(rest).ok()?;
        let (rest, number) = numeral(rest).ok()?;
        let (rest, scale) =
            match preceded(opt(char(' ')), |i| self.terms.table_scale(i)).parse(rest) {
                Ok((rest, scale)) => (rest, Some(scale)),
                Err(_) => (rest, None),
            };
        let (rest, after) = match preceded(opt(char(' ')), |i| self.terms.any_coin(i)).parse(rest) {
            Ok((rest, coin)) => (rest, Some(coin)),
            Err(_) => (rest, None),
        };
        let (rest, _) = if bracket {
            char::<_, nom::error::Error<_>>(')').parse(rest).ok()?
        } else {
            (rest, ')')
        };
        let end = text.len() - rest.len();
        rest.trim_start_matches([' ', '*']).is_empty().then_some(())?;
        let own = coin.or(after);
        let currency = own.map(|coin| coin.code).or(unit.map(|unit| unit.currency))?;
        let scale = scale.map(|scale| scale.multiplier);
        let by = scale.or(unit.map(|unit| unit.multiplier)).unwrap_or(1);
        let by = by.checked_mul(own.map_or(1, |coin| coin.multiplier))?;
        let negative = minus || bracket || text.get(from..)?.starts_with('-');
        let number = if negative { number.negated() } else { number };
        Some(Cell {
            span: Span::new(from, end),
            value: number.ten_thousandths(by, own.map_or(1, |coin| coin.divisor))?,
            currency,
            sign_before,
            is_year_like: number.is_year_like() && own.is_none() && scale.is_none(),
        })
    }

    /// What stands before a cell's number: the text after it, whether it is `-/-`, where the quote
    /// begins, and whether a bracket opens.
    #[expect(clippy::type_complete, reason = "three small findings of one small parser")]
    fn cell_sign<'t>(&self, i: &'t str) -> IResult<&'t str, (bool, &'t str, bool)> {
        alt((
            map(terminated(tag("-/-"), opt(char(' '))), |_| (true, false)),
            map(terminated(char('-'), opt(char(' '))), |_| (false, false)),
            map(terminated(char('+'), opt(char(' '))), |_| (false, false)),
            value((false, true), char('(')),
            value((false, false), tag("")),
        ))
        .parse(i)
        .map(|(rest, (before_sum, bracket))| {
            let kept = before_sum || i.starts_with('+');
            (rest, (before_sum, if kept { rest } else { i }, bracket))
        })
    }
}

fn inner_minus(i: &str) -> IResult<&str, bool> {
    map(opt(terminated(char('-'), opt(char(' ')))), |minus| minus.is_some()).parse(i)
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
