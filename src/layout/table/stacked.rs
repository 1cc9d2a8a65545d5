//! Tables whose cells stand each on a line of its own, as converters leave them that know no
//! columns: below a caption the heads, then each row's label and its numbers.

use super::caption::CaptionFinder;
use super::cells::{is_number, is_year};
use super::grid::{Cell, Grid};
use crate::layout::lines::{Line, Role};

/// The most columns, and the most lines of the head.
const MOST: usize = 16;

/// The most lines of a label.
const LABEL: usize = 3;

/// The widest cell, in characters.
const WIDEST: usize = 80;

/// The table whose first cell is the line `at`, below a caption. Every row has as many numbers; a
/// short number before a label is that of its row.
pub(super) fn stacked(
    captions: &CaptionFinder,
    text: &str,
    lines: &[Line],
    at: usize,
) -> Option<(usize, usize, Grid)> {
    let cell = |at: usize| {
        let line = lines.get(at).filter(|line| line.role == Role::Body && line.width <= WIDEST)?;
        Some(line.span.of(text))
    };
    let value = |at: usize| cell(at).is_some_and(|cell| is_number(cell) && !is_year(cell));
    let run = |from: usize| (from..).take(MOST + 1).take_while(|&at| value(at)).count();
    let word = |at: usize| cell(at).is_some_and(|cell| !is_number(cell));
    let counter = |at: usize| {
        cell(at).is_some_and(|cell| cell.len() < 3 && cell.bytes().all(|b| b.is_ascii_digit()))
    };
    // The first number behind words that is not the number of a row stands in the first row.
    let first = (at + 1..at + 1 + MOST)
        .find(|&line| value(line) && word(line - 1) && !(counter(line) && word(line + 1)))?;
    let label = first - 1;
    let mut numbered = label > at && counter(label - 1);
    // Years and the like head columns; what stands between them and the numbers is a label.
    let heads = |at: &usize| cell(*at).is_some_and(|cell| captions.is_head_word(cell));
    let named = (at..label).rev().take(LABEL).find(heads);
    let head = match named {
        _ if numbered => label - 1,
        Some(named) => named + 1,
        None => label,
    };
    let length = run(first);
    // The number of the next row stands behind those of the first.
    let columns = length.checked_sub(usize::from(numbered && counter(first + length - 1)))?;
    if columns == 0 || columns > MOST || head < at + columns {
        return None;
    }
    // A page's foot may stand among the heads.
    let single = |at: usize| -> Cell {
        let line = lines.get(at).filter(|line| line.role == Role::Body);
        line.map(|line| line.span).into_iter().collect()
    };
    let mut grid = Grid::default();
    // What stands before the heads of the numbers is that of the labels.
    grid.head.push((at..head - columns).flat_map(single).collect());
    grid.head.extend((head - columns..head).map(single));
    let mut end = head;
    loop {
        let start = end + usize::from(numbered && counter(end) && word(end + 1));
        let words = (start..).take(LABEL + 1).take_while(|&at| word(at)).count();
        let values = start + words;
        let length = run(values);
        let counted = numbered && length == columns + 1 && counter(values + columns);
        // The name of a group of rows, and the number of its first row.
        if words == 1 && length == 1 && columns > 1 && counter(values) && word(values + 1) {
            grid.rows.push(vec![single(start)]);
            numbered = true;
            end = values;
            continue;
        }
        if words == 0 || words > LABEL || !(length == columns || counted) {
            break;
        }
        let label: Cell = (start..values).flat_map(single).collect();
        let mut row = vec![label];
        row.extend((values..values + columns).map(single));
        grid.rows.push(row);
        end = values + columns;
    }
    let least = if columns > 1 { 2 } else { 3 };
    (grid.rows.len() >= least).then_some((at, end, grid))
}
