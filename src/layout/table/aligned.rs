//! Tables whose columns stand under each other, parted by two or more spaces. Where the numbers
//! stand tells the columns apart, so that an empty cell stays empty.

use super::WIDEST;
use super::cells::{is_amount, is_number};
use super::grid::{Cell, Grid, head_rows};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape::{self, End};

/// A cell where it is printed.
#[derive(Debug, Clone, Copy)]
struct Printed {
    span: Span,
    /// Columns of the page.
    from: usize,
    to: usize,
}

/// A table whose columns stand under each other.
pub(super) fn aligned(
    text: &str,
    lines: &[Line],
    at: usize,
) -> Result<(usize, usize, Grid), usize> {
    let mut printed: Vec<Vec<Printed>> = Vec::new();
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| line.role == Role::Body) {
        let cells = split_wide(text, line);
        let columned = cells.len() >= 2
            || line.indent >= 12 && cells.iter().any(|c| is_number(c.span.of(text)));
        // Two spaces behind a stop are a typist's habit.
        let prose = cells.iter().any(|cell| cell.to - cell.from > 60)
            && cells.last().is_none_or(|cell| !is_number(cell.span.of(text)));
        let columned = columned && !prose;
        let label = cells.len() == 1
            && !printed.is_empty()
            && line.width <= 60
            && line.gap <= 1
            && shape::end_of(line.span.of(text)) != End::Stop
            && lines.get(end + 1).is_some_and(|next| {
                next.role == Role::Body && next.gap <= 1 && split_wide(text, next).len() >= 2
            });
        if cells.len() > WIDEST || end > at && (line.gap > 1 || line.page) || !(columned || label) {
            break;
        }
        printed.push(cells);
        end += 1;
    }
    let left =
        printed.iter().filter_map(|row| row.first()).map(|cell| cell.from).min().ok_or(end)?;
    let is_label = |cell: &Printed| cell.from <= left + 4 && !is_amount(cell.span.of(text));
    // Numbers below each other make the columns; years above them are heads.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut data = 0;
    for row in &printed {
        let cells = row.iter().enumerate().filter(|(nth, cell)| *nth > 0 || !is_label(cell));
        let numbers: Vec<&Printed> =
            cells.map(|(_, cell)| cell).filter(|cell| is_number(cell.span.of(text))).collect();
        data += usize::from(numbers.iter().any(|cell| is_amount(cell.span.of(text))));
        columns.extend(numbers.iter().map(|cell| (cell.from, cell.to)));
    }
    if data < 2 && !(data == 1 && printed.len() >= 2) {
        return Err(end);
    }
    columns.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in columns {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    // Heads and remarks that stand apart from every column of numbers make columns of their own.
    for row in printed.iter().skip(1) {
        for cell in row.iter().skip(1).filter(|cell| !is_number(cell.span.of(text))) {
            if merged.iter().all(|&(from, to)| cell.to <= from || to <= cell.from)
                && cell.from > left + 4
                && row.iter().any(|cell| is_amount(cell.span.of(text)))
            {
                merged.push((cell.from, cell.to));
                merged.sort_unstable();
            }
        }
    }
    if merged.is_empty() || merged.len() > WIDEST {
        return Err(end);
    }
    let rows: Vec<Vec<Cell>> = printed
        .iter()
        .map(|row| {
            let mut cells: Vec<Cell> = vec![Cell::new(); merged.len() + 1];
            for (nth, cell) in row.iter().enumerate() {
                let column =
                    if nth == 0 && is_label(cell) { 0 } else { nearest(&merged, cell) + 1 };
                if let Some(place) = cells.get_mut(column) {
                    place.push(cell.span);
                }
            }
            cells
        })
        .collect();
    let heads = head_rows(text, &rows);
    let mut rows = rows;
    let body = rows.split_off(heads);
    let mut head: Vec<Cell> = vec![Cell::new(); if heads > 0 { merged.len() + 1 } else { 0 }];
    for row in rows {
        for (cell, more) in head.iter_mut().zip(row) {
            cell.extend(more);
        }
    }
    Ok((at, end, Grid { head, rows: join_labels(text, body), ..Grid::default() }))
}

/// Joins a label that runs over two lines.
fn join_labels(text: &str, rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut joined: Vec<Vec<Cell>> = Vec::new();
    for mut row in rows {
        let lower = row
            .first()
            .and_then(|label| label.first())
            .is_some_and(|span| shape::starts_lower(span.of(text)));
        if lower && let Some(last) = joined.last_mut() {
            let empty = |row: &[Cell]| row.iter().skip(1).all(Vec::is_empty);
            if empty(last) {
                let mut above =
                    joined.pop().and_then(|row| row.into_iter().next()).unwrap_or_default();
                if let Some(label) = row.first_mut() {
                    above.append(label);
                    *label = above;
                }
            } else if empty(&row) {
                if let (Some(label), Some(more)) = (last.first_mut(), row.first_mut()) {
                    label.append(more);
                }
                continue;
            }
        }
        joined.push(row);
    }
    joined
}

/// The column a cell stands in: the one it overlaps most, else the nearest.
fn nearest(columns: &[(usize, usize)], cell: &Printed) -> usize {
    let distance = |&(from, to): &(usize, usize)| {
        let overlap = cell.to.min(to) as i64 - cell.from.max(from) as i64;
        -overlap
    };
    columns.iter().enumerate().min_by_key(|(_, column)| distance(column)).map_or(0, |(nth, _)| nth)
}

/// The cells of a line parted by two or more spaces.
fn split_wide(text: &str, line: &Line) -> Vec<Printed> {
    let mut cells: Vec<Printed> = Vec::new();
    let mut space = 2;
    for (nth, (at, c)) in line.span.of(text).char_indices().enumerate() {
        if is_space(c) {
            space += 1;
            continue;
        }
        let from = line.indent + nth;
        let start = line.span.start + at;
        let end = start + c.len_utf8();
        match cells.last_mut() {
            Some(cell) if space < 2 => {
                cell.span.end = end;
                cell.to = from + 1;
            }
            _ => cells.push(Printed { span: Span::new(start, end), from, to: from + 1 }),
        }
        space = 0;
    }
    cells
}
