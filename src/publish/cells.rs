//! The cells of a column, typed, and as CSV has them.

use crate::table::MONEY_SCALE;
use arrow_array::types::Decimal128Type;
use arrow_array::{
    Array, BooleanArray, Date32Array, Decimal128Array, Int64Array, ListArray, PrimitiveArray,
    StringArray,
};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// A column of one batch. A cell that is null, of another type or past the end is `None`.
#[derive(Debug)]
pub(crate) enum Cells<'a> {
    Text(&'a StringArray),
    Int(&'a Int64Array),
    Date(&'a Date32Array),
    Money(&'a Decimal128Array),
    Bool(&'a BooleanArray),
    List(&'a ListArray),
    /// A type the schema does not have.
    Other,
}

impl<'a> Cells<'a> {
    pub(crate) fn of(column: &'a dyn Array) -> Self {
        let any = column.as_any();
        any.downcast_ref()
            .map(Self::Text)
            .or_else(|| any.downcast_ref().map(Self::Int))
            .or_else(|| any.downcast_ref().map(Self::Date))
            .or_else(|| any.downcast_ref().map(Self::Bool))
            .or_else(|| any.downcast_ref().map(Self::List))
            .or_else(|| any.downcast_ref::<PrimitiveArray<Decimal128Type>>().map(Self::Money))
            .unwrap_or(Self::Other)
    }

    /// Whether its cells hold words of papers.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::List(_))
    }

    pub(crate) fn text(&self, row: usize) -> Option<&'a str> {
        let Self::Text(column) = self else { return None };
        there(*column, row).then(|| column.value(row))
    }

    pub(crate) fn int(&self, row: usize) -> Option<i64> {
        let Self::Int(column) = self else { return None };
        there(*column, row).then(|| column.value(row))
    }

    pub(crate) fn date(&self, row: usize) -> Option<NaiveDate> {
        let Self::Date(column) = self else { return None };
        there(*column, row).then(|| column.value_as_date(row)).flatten()
    }

    /// In ten-thousandths.
    pub(crate) fn money(&self, row: usize) -> Option<i128> {
        let Self::Money(column) = self else { return None };
        there(*column, row).then(|| column.value(row))
    }

    pub(crate) fn boolean(&self, row: usize) -> Option<bool> {
        let Self::Bool(column) = self else { return None };
        there(*column, row).then(|| column.value(row))
    }

    /// The items of a list; none where there is no list.
    pub(crate) fn list(&self, row: usize) -> Vec<String> {
        let Self::List(column) = self else { return Vec::new() };
        if !there(*column, row) {
            return Vec::new();
        }
        let items = column.value(row);
        let items = items.as_any().downcast_ref::<StringArray>().into_iter().flatten();
        items.flatten().map(str::to_owned).collect()
    }

    /// Writes the cell of a row as CSV has it; nothing for null. Writing to a string cannot fail.
    pub(crate) fn write(&self, row: usize, cell: &mut String) {
        if let Some(text) = self.text(row) {
            cell.push_str(text);
        } else if let Some(number) = self.int(row) {
            let _ = write!(cell, "{number}");
        } else if let Some(date) = self.date(row) {
            let _ = write!(cell, "{date}");
        } else if let Some(sum) = self.money(row) {
            write_money(sum, cell);
        } else if let Some(yes) = self.boolean(row) {
            cell.push_str(if yes { "true" } else { "false" });
        } else {
            for (index, item) in self.list(row).iter().enumerate() {
                if index > 0 {
                    cell.push(';');
                }
                cell.push_str(item);
            }
        }
    }
}

/// Whether a row has a cell that is not null.
fn there(column: &dyn Array, row: usize) -> bool {
    row < column.len() && column.is_valid(row)
}

/// A sum with two decimals, more only where they are not zero.
fn write_money(value: i128, cell: &mut String) {
    let unit = 10_u128.pow(MONEY_SCALE.unsigned_abs().into());
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let decimals = format!("{part:0width$}", width = usize::from(MONEY_SCALE.unsigned_abs()));
    let (cents, more) = decimals.split_at_checked(2).unwrap_or((&decimals, ""));
    let sign = if value < 0 { "-" } else { "" };
    let more = more.trim_end_matches('0');
    // Writing to a string cannot fail.
    let _ = write!(cell, "{sign}{whole}.{cents}{more}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_money_as_text() {
        let cases = [
            (0, "0.00"),
            (10_000, "1.00"),
            (17_500, "1.75"),
            (12_345, "1.2345"),
            (12_340, "1.234"),
            (-5_000, "-0.50"),
            (700_000_000_000, "70000000.00"),
        ];
        for (value, want) in cases {
            let mut cell = String::new();
            write_money(value, &mut cell);
            assert_eq!(cell, want);
        }
    }
}
