//! A column of a table that was read back, asked row by row.

use crate::publish::Cells;
use arrow_array::ArrayRef;
use chrono::NaiveDate;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value<'t> {
    /// A text.
    Text(&'t str),
    /// An integer.
    Int(i64),
    /// A day.
    Date(NaiveDate),
    /// A sum, in ten-thousandths.
    Money(i128),
    /// True or false.
    Bool(bool),
    /// A list; never an empty one.
    List(Vec<String>),
}

/// A column: the cells of all batches of a table, by the number of the row.
///
/// Asked for another type than it has, a cell is `None`; so is one past the last row.
#[derive(Debug)]
pub struct Column<'t> {
    cells: Vec<Cells<'t>>,
    ends: &'t [usize],
}

impl<'t> Column<'t> {
    pub(super) fn new(arrays: impl Iterator<Item = &'t ArrayRef>, ends: &'t [usize]) -> Self {
        Self { cells: arrays.map(|array| Cells::of(array)).collect(), ends }
    }

    /// The text in a row.
    pub fn text(&self, row: usize) -> Option<&'t str> {
        let (cells, row) = self.at(row)?;
        cells.text(row)
    }

    /// The integer in a row.
    pub fn int(&self, row: usize) -> Option<i64> {
        let (cells, row) = self.at(row)?;
        cells.int(row)
    }

    /// The day in a row.
    pub fn date(&self, row: usize) -> Option<NaiveDate> {
        let (cells, row) = self.at(row)?;
        cells.date(row)
    }

    /// The sum in a row, in ten-thousandths.
    pub fn money(&self, row: usize) -> Option<i128> {
        let (cells, row) = self.at(row)?;
        cells.money(row)
    }

    /// True or false, as the row says.
    pub fn boolean(&self, row: usize) -> Option<bool> {
        let (cells, row) = self.at(row)?;
        cells.boolean(row)
    }

    /// The items of the list in a row; none where the column holds no lists.
    pub fn list(&self, row: usize) -> Vec<String> {
        self.at(row).map(|(cells, row)| cells.list(row)).unwrap_or_default()
    }

    /// What a row holds, whatever the type; `None` for null and for a list without items.
    pub fn value(&self, row: usize) -> Option<Value<'t>> {
        let (cells, row) = self.at(row)?;
        match cells {
            Cells::Text(_) => cells.text(row).map(Value::Text),
            Cells::Int(_) => cells.int(row).map(Value::Int),
            Cells::Date(_) => cells.date(row).map(Value::Date),
            Cells::Money(_) => cells.money(row).map(Value::Money),
            Cells::Bool(_) => cells.boolean(row).map(Value::Bool),
            Cells::List(_) => {
                Some(cells.list(row)).filter(|list| !list.is_empty()).map(Value::List)
            }
            Cells::Other => None,
        }
    }

    /// Whether it holds lists.
    pub fn is_list(&self) -> bool {
        matches!(self.cells.first(), Some(Cells::List(_)))
    }

    /// The cell of a row as CSV has it: empty for null.
    pub fn cell(&self, row: usize) -> String {
        let mut cell = String::new();
        if let Some((cells, row)) = self.at(row) {
            cells.write(row, &mut cell);
        }
        cell
    }

    /// The batch a row is in, and its number there.
    fn at(&self, row: usize) -> Option<(&Cells<'t>, usize)> {
        let batch = self.ends.partition_point(|&end| end <= row);
        let before = match batch.checked_sub(1) {
            None => 0,
            Some(last) => *self.ends.get(last)?,
        };
        Some((self.cells.get(batch)?, row - before))
    }
}
