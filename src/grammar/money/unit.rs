//! Units of money: currencies and what they are counted in.

use crate::error::Error;
use crate::grammar::{Currency, Trigger};
use crate::lexicon::{Case, Grammars, Words};
use serde::Deserialize;

/// A currency, and how much of it one is: `k€` is a thousand euros, `cent` a hundredth of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Coin {
    pub(super) code: Currency,
    pub(super) multiplier: i128,
    pub(super) divisor: i128,
}

/// What a number is counted in: `mln.`, `miljard`, `ton`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) multiplier: i128,
    pub(super) kind: ScaleKind,
}

/// How far a scale speaks of money by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ScaleKind {
    /// `mld.`: only money is counted so in running text.
    Sum,
    /// `miljoen`: money where the sentence is about money.
    Scale,
    /// `duizend`: never by itself.
    Count,
    /// `ton`: also a weight.
    Ton,
    /// `k`, against the number.
    Glued,
    /// `miljoenen`, in the title of a table.
    Table,
}

/// The currencies of `grammars/currencies.csv`, by where they stand.
#[derive(Debug)]
pub(super) struct Coins {
    pub(super) before: Words<Coin>,
    pub(super) after: Words<Coin>,
}

#[derive(Debug, Deserialize)]
struct CoinRow {
    form: String,
    code: String,
    place: Side,
    multiplier: i128,
    divisor: i128,
    case: Case,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Before,
    After,
    Both,
}

impl Coins {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<CoinRow> = grammars.rows("currencies.csv")?;
        let mut forms = Vec::with_capacity(rows.len());
        for (line, row) in rows.into_iter().enumerate() {
            let code = <[u8; 3]>::try_from(row.code.as_bytes())
                .ok()
                .filter(|code| code.iter().all(u8::is_ascii_uppercase) && row.divisor > 0);
            let Some(code) = code else {
                let message = format!(
                    "expected a code of three capitals and a divisor above 0, found {} and {}",
                    row.code, row.divisor
                );
                return Err(Error::grammar("currencies.csv", line as u64 + 3, message));
            };
            let coin =
                Coin { code: Currency(code), multiplier: row.multiplier, divisor: row.divisor };
            forms.push((row.form, row.case, row.place, coin));
        }
        let side = |other: Side| {
            let rows = forms.iter().filter(move |(_, _, place, _)| *place != other);
            Words::new(rows.map(|(form, case, _, coin)| (form.as_str(), *case, *coin)))
        };
        Ok(Self { before: side(Side::After), after: side(Side::Before) })
    }

    /// Where a currency before its number can begin.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let firsts = self.before.first_words().into_iter();
        firsts
            .filter_map(|word| {
                let first = word.chars().next()?;
                Some(if first.is_alphanumeric() {
                    Trigger::Word(word)
                } else {
                    Trigger::Sign(first)
                })
            })
            .collect()
    }
}

#[derive(Debug, Deserialize)]
struct ScaleRow {
    form: String,
    multiplier: i128,
    kind: ScaleKind,
    case: Case,
}

/// Loads `grammars/amount_units.csv`.
pub(super) fn scales(grammars: &Grammars) -> Result<Words<Scale>, Error> {
    let rows: Vec<ScaleRow> = grammars.rows("amount_units.csv")?;
    Ok(Words::new(
        rows.into_iter()
            .map(|row| (row.form, row.case, Scale { multiplier: row.multiplier, kind: row.kind })),
    ))
}
