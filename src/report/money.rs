//! Sums of money, by budget year and by organisation.
//!
//! Sums are listed and counted. They are added up only where the table's columns leave least doubt
//! that they may be: lines of tables that are exact, of one year and no totals, each line once.

use super::facts::{Facts, Sheet};
use super::organisations::Organisations;
use crate::dataset::Column;
use crate::error::Error;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Ten-thousandths in a unit of currency.
const UNIT: i128 = 10_000;
/// How many sums and organisations are shown.
const MOST: usize = 10;

/// What the overview says of sums: of the currency that comes most.
#[derive(Debug, Serialize)]
pub(super) struct Money {
    currency: String,
    count: usize,
    /// Sums in other currencies, by currency.
    others: Vec<(String, usize)>,
    years: Vec<Year>,
    /// Sums without a budget year, or with more than one.
    without_year: usize,
    organisations: Vec<Line>,
    largest: Vec<Largest>,
    /// Whether any year has lines of tables that are added up.
    adds: bool,
}

/// The sums of a budget year, or of an organisation.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    count: usize,
    largest: String,
    link: String,
}

#[derive(Debug, Serialize)]
struct Year {
    line: Line,
    /// The lines of tables added up, and how many they are.
    added: Option<(String, usize)>,
}

#[derive(Debug, Serialize)]
struct Largest {
    sum: String,
    /// The sentence it stands in, or the label of its line.
    words: String,
    years: String,
    /// How often the same sum is named for the same years.
    times: usize,
    link: String,
}

/// One sum.
#[derive(Debug, Clone, Copy)]
struct Sum<'d> {
    row: usize,
    low: i128,
    high: i128,
    currency: &'d str,
    qualifier: &'d str,
    years: (Option<i64>, Option<i64>),
}

impl Sum<'_> {
    /// The one budget year it belongs to.
    fn year(&self) -> Option<i64> {
        self.years.0.filter(|_| self.years.0 == self.years.1)
    }

    fn label(&self) -> String {
        let about = match self.qualifier {
            "about" => "about ",
            "at_least" => "at least ",
            "at_most" => "at most ",
            _ => "",
        };
        if self.low == self.high {
            format!("{about}{}", amount(self.low, self.currency))
        } else {
            format!(
                "{about}{}–{}",
                amount(self.low, self.currency),
                amount(self.high, self.currency)
            )
        }
    }
}

/// What there is to say of sums; `None` where there are none.
pub(super) fn money(
    facts: &Facts<'_>,
    organisations: &Organisations<'_>,
) -> Result<Option<Money>, Error> {
    let sheet = facts.sheet("amounts")?;
    let sums = sums(sheet)?;
    let mut currencies: BTreeMap<&str, usize> = BTreeMap::new();
    for sum in &sums {
        *currencies.entry(sum.currency).or_default() += 1;
    }
    let Some((&currency, &count)) =
        currencies.iter().max_by_key(|(name, count)| (**count, Reverse(**name)))
    else {
        return Ok(None);
    };
    let others = currencies.iter().filter(|(name, _)| **name != currency);
    let others = others.map(|(name, count)| ((*name).to_owned(), *count)).collect();
    let mut sums: Vec<Sum<'_>> = sums.into_iter().filter(|sum| sum.currency == currency).collect();
    sums.sort_by_key(|sum| (Reverse(sum.high), sum.row));
    let years = years(sheet, &sums)?;
    Ok(Some(Money {
        currency: currency.to_owned(),
        count,
        others,
        adds: years.iter().any(|year| year.added.is_some()),
        years,
        without_year: sums.iter().filter(|sum| sum.year().is_none()).count(),
        organisations: by_organisation(sheet, &sums, organisations)?,
        largest: largest(sheet, &sums)?,
    }))
}

fn sums<'d>(sheet: &Sheet<'d>) -> Result<Vec<Sum<'d>>, Error> {
    let column = |name| sheet.table.column(name);
    let (low, high) = (column("value_low")?, column("value_high")?);
    let (currency, qualifier) = (column("currency")?, column("qualifier")?);
    let (from, to) = (column("year_from")?, column("year_to")?);
    let sums = (0..sheet.table.rows()).filter_map(|row| {
        Some(Sum {
            row,
            low: low.money(row)?,
            high: high.money(row)?,
            currency: currency.text(row)?,
            qualifier: qualifier.text(row)?,
            years: (from.int(row), to.int(row)),
        })
    });
    Ok(sums.collect())
}

/// The sums of each budget year; `sums` with the largest first.
fn years(sheet: &Sheet<'_>, sums: &[Sum<'_>]) -> Result<Vec<Year>, Error> {
    let label = sheet.table.column("label")?;
    let (in_table, is_total) = (sheet.table.column("in_table")?, sheet.table.column("is_total")?);
    let minus = sheet.table.column("sign_before")?;
    let mut of_year: BTreeMap<i64, Vec<Sum<'_>>> = BTreeMap::new();
    for sum in sums {
        if let Some(year) = sum.year() {
            of_year.entry(year).or_default().push(*sum);
        }
    }
    let addable = |sum: &&Sum<'_>| {
        sum.qualifier == "exact"
            && sum.low == sum.high
            && in_table.boolean(sum.row) == Some(true)
            && is_total.boolean(sum.row) == Some(false)
    };
    let years = of_year.into_iter().filter_map(|(year, sums)| {
        let lines = sums.iter().filter(addable).filter_map(|sum| {
            let minus = minus.boolean(sum.row) == Some(true);
            Some((label.text(sum.row)?, if minus { -sum.low } else { sum.low }))
        });
        let lines: BTreeSet<(&str, i128)> = lines.collect();
        let added: i128 = lines.iter().map(|(_, value)| value).sum();
        let currency = sums.first()?.currency;
        let added = (!lines.is_empty()).then(|| (amount(added, currency), lines.len()));
        Some(Year { line: line(sheet, year.to_string(), &sums)?, added })
    });
    Ok(years.collect())
}

/// The organisations in whose sentences the most sums stand.
fn by_organisation(
    sheet: &Sheet<'_>,
    sums: &[Sum<'_>],
    organisations: &Organisations<'_>,
) -> Result<Vec<Line>, Error> {
    let column: Column<'_> = sheet.table.column("organisation_ids")?;
    let mut of_organisation: BTreeMap<String, Vec<Sum<'_>>> = BTreeMap::new();
    for sum in sums {
        for id in column.list(sum.row) {
            of_organisation.entry(id).or_default().push(*sum);
        }
    }
    let mut lines: Vec<Line> = of_organisation
        .iter()
        .filter_map(|(id, sums)| line(sheet, organisations.name(id).to_owned(), sums))
        .collect();
    lines.sort_by_key(|line| Reverse(line.count));
    lines.truncate(MOST);
    Ok(lines)
}

fn line(sheet: &Sheet<'_>, name: String, sums: &[Sum<'_>]) -> Option<Line> {
    let largest = sums.first()?;
    Some(Line { name, count: sums.len(), largest: largest.label(), link: sheet.link(largest.row) })
}

/// The largest sums, each once for its years.
fn largest(sheet: &Sheet<'_>, sums: &[Sum<'_>]) -> Result<Vec<Largest>, Error> {
    let (sentence, label) = (sheet.table.column("sentence")?, sheet.table.column("label")?);
    let mut shown: Vec<(Sum<'_>, usize)> = Vec::new();
    let mut known = BTreeMap::new();
    for sum in sums {
        let index = *known.entry((sum.high, sum.low, sum.years)).or_insert(shown.len());
        match shown.get_mut(index) {
            Some((_, times)) => *times += 1,
            None => shown.push((*sum, 1)),
        }
    }
    let shown = shown.into_iter().take(MOST).map(|(sum, times)| Largest {
        sum: sum.label(),
        words: label
            .text(sum.row)
            .or_else(|| sentence.text(sum.row))
            .unwrap_or_default()
            .to_owned(),
        years: match sum.years {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(to)) => format!("to {to}"),
            (None, None) => String::new(),
        },
        times,
        link: sheet.link(sum.row),
    });
    Ok(shown.collect())
}

/// A sum for people: in millions or billions where that says it in full.
fn amount(value: i128, currency: &str) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let value = value.unsigned_abs();
    let unit = UNIT.unsigned_abs();
    let (million, billion) = (1_000_000 * unit, 1_000_000_000 * unit);
    let currency = match currency {
        "EUR" => "€",
        other => other,
    };
    let number = if value >= billion && value.is_multiple_of(billion / 10_000) {
        format!("{} billion", decimals(value / (billion / 10_000), 4))
    } else if value >= million && value.is_multiple_of(million / 1000) {
        format!("{} million", decimals(value / (million / 1000), 3))
    } else {
        let cents = value / (unit / 100) % 100;
        let whole = grouped(value / unit);
        if cents == 0 { whole } else { format!("{whole}.{cents:02}") }
    };
    format!("{sign}{currency}\u{a0}{}", number.replace(' ', "\u{a0}"))
}

/// A number whose last `places` digits stand behind the point, without zeros at the end.
fn decimals(value: u128, places: u32) -> String {
    let one = 10_u128.pow(places);
    let whole = grouped(value / one);
    let rest = format!("{:0width$}", value % one, width = places as usize);
    match rest.trim_end_matches('0') {
        "" => whole,
        rest => format!("{whole}.{rest}"),
    }
}

/// A number with a comma before every three digits.
pub(super) fn grouped(value: u128) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_sums_for_people() {
        for (value, currency, want) in [
            (700_000_000_000, "EUR", "€ 70 million"),
            (17_500_000_000, "EUR", "€ 1.75 million"),
            (46_119_000_000_000, "EUR", "€ 4.6119 billion"),
            (45_123_450_000_000, "EUR", "€ 4,512.345 million"),
            (12_345_678_900, "EUR", "€ 1,234,567.89"),
            (-25_000_000_000_000, "EUR", "−€ 2.5 billion"),
            (12_340_000_000_000_000, "USD", "USD 1,234 billion"),
            (5_000, "EUR", "€ 0.50"),
            (0, "EUR", "€ 0"),
            (10_500_000, "EUR", "€ 1,050"),
        ] {
            assert_eq!(amount(value, currency).replace('\u{a0}', " "), want);
        }
    }
}
