//! A number in digits, as Dutch writes sums.
//!
//! ```text
//! numeral  = whole [ "," digits | "." digit [digit] | dash ] [ fraction ] | fraction
//! whole    = group "." group … | group " " group … | group "," group "," group … | digits
//! dash     = ("," | ".") ("-" | "--" | "=")
//! fraction = [" "] ("½" | "¼" | "¾") | " 1/2"
//! ```
//!
//! Notation by Taaladvies.net ("Bedragen: notatie"): a comma before decimals, a dot or a (thin,
//! no-break) space between groups of three, `,-` for no cents. A dot before one or two digits is
//! read as a decimal point (`1.5 miljoen`): it can be nothing else. `1,000` is one, to three places.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map, map_opt, not, opt, peek, recognize, value};
use nom::multi::{fold, many1_count};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// The most digits read, so that arithmetic in 128 bits holds.
const MOST_DIGITS: usize = 24;

/// A number as written: `mantissa` divided by ten to the power `decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) mantissa: i128,
    pub(super) decimals: u32,
    pub(super) shape: Shape,
}

/// How a number is written, which tells whether a unit may be carried to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `5`, `23,5`
    Plain,
    /// `350.000`, `12 500`
    Grouped,
    /// `350,-`: whole euros, by its own word
    Closed,
    /// `vier`
    Word,
}

impl Numeral {
    /// A number of quarters, from a number word.
    pub(super) fn of_quarters(quarters: u32) -> Self {
        Self { mantissa: i128::from(quarters) * 25, decimals: 2, shape: Shape::Word }
    }

    /// The same number below zero.
    pub(super) fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// Times `multiplier`, by `divisor`, in ten-thousandths, the last one rounded half away from
    /// zero; `None` where 128 bits do not hold it.
    pub(super) fn ten_thousandths(self, multiplier: i128, divisor: i128) -> Option<i128> {
        let scaled = self.mantissa.checked_mul(multiplier)?.checked_mul(10_000)?;
        let by = 10_i128.checked_pow(self.decimals)?.checked_mul(divisor)?;
        let (whole, rest) = (scaled.checked_div(by)?, scaled.checked_rem(by)?);
        let up = i128::from(rest.checked_mul(2)?.abs() >= by);
        whole.checked_add(up * rest.signum())
    }

    /// Whether it could be a year of our era: four plain digits.
    pub(super) fn is_year_like(self) -> bool {
        self.shape == Shape::Plain && self.decimals == 0 && (1_900..2_100).contains(&self.mantissa)
    }
}

/// Reads a number in digits.
pub(super) fn numeral(i: &str) -> IResult<&str, Numeral> {
    alt((
        whole_and_rest,
        map(fraction, |hundredths| Numeral {
            mantissa: hundredths,
            decimals: 2,
            shape: Shape::Plain,
        }),
    ))
    .parse(i)
}

fn whole_and_rest(i: &str) -> IResult<&str, Numeral> {
    let (i, (text, shape)) = alt((
        map(grouped('.'), |text| (text, Shape::Grouped)),
        map(grouped(' '), |text| (text, Shape::Grouped)),
        map(english, |text| (text, Shape::Grouped)),
        map(digit1, |text| (text, Shape::Plain)),
    ))
    .parse(i)?;
    let (i, tail) = opt(alt((
        value(Tail::Closed, closing_dash),
        map(preceded(char(','), digit1), Tail::Decimals),
        map(point(shape), Tail::Decimals),
        map(fraction, Tail::Hundredths),
    )))
    .parse(i)?;
    let (decimals, shape) = match tail {
        Some(Tail::Closed) => ("", Shape::Closed),
        Some(Tail::Decimals(digits)) => (digits, shape),
        Some(Tail::Hundredths(_)) | None => ("", shape),
    };
    let read = || {
        let digits = || text.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit);
        (digits().count() <= MOST_DIGITS).then_some(())?;
        let mantissa = digits().fold(0_i128, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        Some(match tail {
            Some(Tail::Hundredths(part)) => {
                Numeral { mantissa: mantissa * 100 + part, decimals: 2, shape }
            }
            _ => Numeral { mantissa, decimals: decimals.len() as u32, shape },
        })
    };
    match read() {
        Some(numeral) => Ok((i, numeral)),
        None => Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit))),
    }
}

/// What follows the whole part of a number.
#[derive(Debug, Clone, Copy)]
enum Tail<'t> {
    Closed,
    Decimals(&'t str),
    Hundredths(i128),
}

fn grouped<'t>(
    separator: char,
) -> impl Parser<&'t str, Output = &'t str, Error = nom::error::Error<&'t str>> {
    recognize((head, many1_count(preceded(char(separator), group))))
}

/// `1,000,000`: only with two commas, since one is a Dutch decimal comma.
fn english(i: &str) -> IResult<&str, &str> {
    recognize((head, fold(2..=6, preceded(char(','), group), || (), |(), _| ()))).parse(i)
}

/// The first group: one to three digits, not `0`.
fn head(i: &str) -> IResult<&str, &str> {
    map_opt(digit1, |digits: &str| {
        (digits.len() <= 3 && !digits.starts_with('0')).then_some(digits)
    })
    .parse(i)
}

fn group(i: &str) -> IResult<&str, &str> {
    terminated(take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), peek(not(digit1))).parse(i)
}

fn closing_dash(i: &str) -> IResult<&str, char> {
    let dash = alt((tag("--"), tag("-"), tag("=")));
    terminated(one_of(",."), (dash, peek(not(take_while1(char::is_alphanumeric))))).parse(i)
}

/// A decimal point, in a number without groups.
fn point<'t>(
    shape: Shape,
) -> impl Parser<&'t str, Output = &'t str, Error = nom::error::Error<&'t str>> {
    map_opt(preceded(char('.'), digit1), move |digits: &str| {
        (shape == Shape::Plain && digits.len() <= 2).then_some(digits)
    })
}

/// A fraction sign, in hundredths.
fn fraction(i: &str) -> IResult<&str, i128> {
    let sign = alt((value(50, char('½')), value(25, char('¼')), value(75, char('¾'))));
    alt((preceded(opt(char(' ')), sign), value(50, terminated(tag(" 1/2"), peek(not(digit1))))))
        .parse(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_notations() {
        let cases = [
            ("70 mln.", 700_000, " mln."),
            ("1,75 miljoen", 17_500, " miljoen"),
            ("10.447,1 miljoen", 104_471_000, " miljoen"),
            ("1.000.000 is", 10_000_000_000, " is"),
            ("1 000 000 is", 10_000_000_000, " is"),
            ("350.000,- voor", 3_500_000_000, " voor"),
            ("587.273,=.", 5_872_730_000, "."),
            ("12.345,67", 123_456_700, ""),
            ("1,000,000", 10_000_000_000, ""),
            ("5,000", 50_000, ""),
            ("1.5 mln", 15_000, " mln"),
            ("3.50", 35_000, ""),
            ("2½ miljoen", 25_000, " miljoen"),
            ("2 1/2 miljoen", 25_000, " miljoen"),
            ("½ miljoen", 5_000, " miljoen"),
            ("0,12345 per kWh", 1_235, " per kWh"),
            ("5, 10 en", 50_000, ", 10 en"),
            ("5. Daarna", 50_000, ". Daarna"),
            ("25 2024", 250_000, " 2024"),
            ("2024 100", 20_240_000, " 100"),
            ("1.0000", 10_000, ".0000"),
            ("5,-10", 50_000, ",-10"),
        ];
        for (text, want, left) in cases {
            let (rest, number) = numeral(text).unwrap();
            assert_eq!((number.ten_thousandths(1, 1), rest), (Some(want), left), "{text}");
        }
    }

    #[test]
    fn err_no_number_or_too_long() {
        for text in ["", "x", ",5", "- 5", &"9".repeat(60), &"1.000".repeat(40)] {
            let read =
                numeral(text).ok().and_then(|(_, n)| n.ten_thousandths(1_000_000_000_000, 1));
            assert!(read.is_none() || text.starts_with("1.0001"), "{text}");
        }
        let large = Numeral { mantissa: 10_i128.pow(24), decimals: 0, shape: Shape::Plain };
        assert_eq!(large.ten_thousandths(1_000_000_000_000, 1), None);
    }
}
