//! Number words: `vier`, `drieëntwintig`, `vijfhonderd`, `anderhalf`.
//!
//! Simple words are rows of `grammars/numbers.csv`; how Dutch joins them is read here, as the
//! Algemene Nederlandse Spraakkunst (7.2) describes it:
//!
//! ```text
//! cardinal = word | unit ("en" | "ën") tens | [cardinal] "honderd" [["en"] cardinal]
//!          | [cardinal] "duizend" [["en"] cardinal]
//! quantity = cardinal | half | unit ("en" | "ën") ["een"] "half"
//! ```
//!
//! Left out: words with a space inside (`vijf en twintig`), ordinals, and anything from a million
//! up, which grammars read as a number with a unit.

use super::Trigger;
use crate::error::Error;
use crate::lexicon::Grammars;
use nom::bytes::complete::take_while1;
use nom::combinator::map_opt;
use nom::{IResult, Parser};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The longest number word read, in bytes: beyond it nothing is tried.
const LONGEST: usize = 60;

/// How the last part of a joined number word begins or ends, for [`Trigger::Suffix`].
const ENDINGS: &[&str] = &["honderd", "duizend", "tig", "half", "halve"];

/// The simple number words of the language.
#[derive(Debug)]
pub(crate) struct Numbers {
    words: FxHashMap<Box<str>, Quantity>,
}

/// A whole number and a fraction, counted in quarters: `anderhalf` is six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quantity {
    /// How many quarters.
    pub quarters: u32,
}

impl Quantity {
    /// The whole number, where there is no fraction.
    pub(crate) fn whole(self) -> Option<u32> {
        self.quarters.is_multiple_of(4).then_some(self.quarters / 4)
    }
}

#[derive(Debug, Deserialize)]
struct Row {
    word: String,
    whole: u32,
    quarters: u32,
}

impl Numbers {
    /// Loads `grammars/numbers.csv`.
    ///
    /// # Errors
    /// If the list cannot be read.
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("numbers.csv")?;
        let words = rows.into_iter().map(|row| {
            let quarters = row.whole.saturating_mul(4).saturating_add(row.quarters);
            (row.word.to_lowercase().into(), Quantity { quarters })
        });
        Ok(Self { words: words.collect() })
    }

    /// Where a number word can begin.
    pub(crate) fn triggers(&self) -> Vec<Trigger> {
        let mut words: Vec<String> = self.words.keys().map(ToString::to_string).collect();
        words.sort();
        let endings = ENDINGS.iter().copied().map(Trigger::Suffix);
        words.into_iter().map(Trigger::Word).chain(endings).collect()
    }

    /// A whole number word: the run of letters at the start of the text, all of it.
    ///
    /// # Errors
    /// `Err::Error` where no whole number word stands here.
    pub(crate) fn cardinal<'t>(&self, i: &'t str) -> IResult<&'t str, u32> {
        map_opt(take_while1(char::is_alphabetic), |word| self.whole(&fold(word)?, 0)).parse(i)
    }

    /// A number word, whole or with a half or quarter.
    ///
    /// # Errors
    /// `Err::Error` where no number word stands here.
    pub(crate) fn quantity<'t>(&self, i: &'t str) -> IResult<&'t str, Quantity> {
        let read = |word: &str| {
            let word = fold(word)?;
            self.words.get(word.as_str()).copied().or_else(|| self.compound(&word))
        };
        map_opt(take_while1(char::is_alphabetic), read).parse(i)
    }

    fn compound(&self, word: &str) -> Option<Quantity> {
        let half = word.strip_suffix("half").or_else(|| word.strip_suffix("halve"));
        if let Some(unit) = half {
            let unit = unit.strip_suffix("een").unwrap_or(unit);
            let unit = unit.strip_suffix("en").or_else(|| unit.strip_suffix("ën"))?;
            let unit = self.unit(unit)?;
            return Some(Quantity { quarters: unit * 4 + 2 });
        }
        Some(Quantity { quarters: self.whole(word, 0)?.checked_mul(4)? })
    }

    /// The value of a folded word; `depth` bounds the joins tried.
    fn whole(&self, word: &str, depth: u8) -> Option<u32> {
        if let Some(simple) = self.words.get(word) {
            return simple.whole();
        }
        if depth > 2 {
            return None;
        }
        self.joined(word, "duizend", 1_000, depth)
            .or_else(|| self.joined(word, "honderd", 100, depth))
            .or_else(|| self.tens(word))
    }

    /// `vijfhonderd`, `tweeduizenddriehonderd`: left times the power, and what follows it.
    fn joined(&self, word: &str, power: &str, value: u32, depth: u8) -> Option<u32> {
        let (left, right) = word.split_once(power)?;
        let left = if left.is_empty() { 1 } else { self.whole(left, depth + 1)? };
        let right = if right.is_empty() {
            0
        } else {
            self.whole(right, depth + 1)
                .or_else(|| self.whole(right.strip_prefix("en")?, depth + 1))?
        };
        (left < value.min(100) * 10 && right < value).then_some(())?;
        left.checked_mul(value)?.checked_add(right)
    }

    /// `eenentwintig`, `drieëntwintig`.
    fn tens(&self, word: &str) -> Option<u32> {
        ["en", "ën"].iter().find_map(|link| {
            word.match_indices(link).find_map(|(at, _)| {
                let unit = self.unit(word.get(..at)?)?;
                let tens = self.words.get(word.get(at + link.len()..)?)?.whole()?;
                ((20..100).contains(&tens) && tens.is_multiple_of(10)).then_some(tens + unit)
            })
        })
    }

    fn unit(&self, word: &str) -> Option<u32> {
        self.words.get(word)?.whole().filter(|unit| (1..10).contains(unit))
    }
}

fn fold(word: &str) -> Option<String> {
    (word.len() <= LONGEST).then(|| word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers {
        Numbers::new(&Grammars::built_in()).unwrap()
    }

    #[test]
    fn ok_cardinals() {
        let cases = [
            ("vier miljoen", 4),
            ("Eén jaar", 1),
            ("twaalf", 12),
            ("eenentwintig", 21),
            ("drieëntwintig weken", 23),
            ("zevenenzeventig", 77),
            ("honderd", 100),
            ("vijfhonderd euro", 500),
            ("honderdtwintig", 120),
            ("honderdenvijf", 105),
            ("twaalfhonderd", 1_200),
            ("duizend", 1_000),
            ("tweeduizenddriehonderd", 2_300),
            ("driehonderdduizend", 300_000),
            ("vijfentwintigduizend", 25_000),
        ];
        let numbers = numbers();
        for (text, want) in cases {
            assert_eq!(numbers.cardinal(text).map(|(_, n)| n), Ok(want), "{text}");
        }
    }

    #[test]
    fn err_not_numbers() {
        let numbers = numbers();
        let long = "duizend".repeat(50);
        for text in
            ["vierde", "half", "eentje", "honderden", "en", "twintigen", "achter", "12", "", &long]
        {
            assert!(numbers.cardinal(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ok_halves_and_quarters() {
        let cases =
            [("half", 2), ("anderhalve ton", 6), ("driekwart", 3), ("tweeënhalf", 10), ("zes", 24)];
        for (text, want) in cases {
            assert_eq!(numbers().quantity(text).map(|(_, n)| n.quarters), Ok(want), "{text}");
        }
        assert!(numbers().quantity("halverwege").is_err());
    }
}
