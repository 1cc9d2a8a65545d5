//! A table as rows of cells, before its flows are built, and which of its rows are head.

use super::cells::{is_number, is_year};
use crate::Span;

/// The stretches of the source that make one cell; none for an empty cell.
pub(in crate::layout) type Cell = Vec<Span>;

/// A table before its flows are built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::layout) struct Grid {
    pub(in crate::layout) caption: Cell,
    /// One a column, the label column first.
    pub(in crate::layout) head: Vec<Cell>,
    /// Each row: its label, then its other cells.
    pub(in crate::layout) rows: Vec<Vec<Cell>>,
    /// Where rows begin of which it is not told under which heads their numbers stand.
    pub(in crate::layout) unplaced: Vec<usize>,
    /// For each row whether the container marks all its cells as head cells.
    pub(in crate::layout) heads: Vec<bool>,
    /// The text of marked cells, by mark.
    pub(in crate::layout) marked: Vec<(usize, Cell)>,
}

impl Grid {
    /// Moves the first rows of a marked table to its head: those marked so, else those above the
    /// first number that is no year.
    pub(in crate::layout) fn settle_head(&mut self, text: &str) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut self.rows {
            row.resize(columns, Cell::new());
        }
        let marked = self.heads.iter().take_while(|&&head| head).count();
        let count = if marked > 0 { marked } else { head_rows(text, &self.rows) };
        let body = self.rows.split_off(count.min(self.rows.len()));
        let above = std::mem::replace(&mut self.rows, body);
        if !above.is_empty() {
            self.head = vec![Cell::new(); columns];
        }
        for row in above {
            for (cell, more) in self.head.iter_mut().zip(row) {
                cell.extend(more);
            }
        }
        self.marked = Vec::new();
        self.heads = Vec::new();
    }
}

/// How many of the first rows are head: those above the first that holds a number that is no year.
pub(super) fn head_rows(text: &str, rows: &[Vec<Cell>]) -> usize {
    let data = |row: &Vec<Cell>| {
        row.iter().skip(1).flatten().any(|span| {
            let cell = span.of(text);
            is_number(cell) && !is_year(cell)
        })
    };
    match rows.iter().position(data) {
        Some(first) if first <= 3 => first,
        _ => 0,
    }
}
