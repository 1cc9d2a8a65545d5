//! Tables whose cells are parted by single spaces: a label and numbers behind it, line after line.

use super::caption::CaptionFinder;
use super::cells::{is_number, is_year};
use super::grid::{Cell, Grid};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape::{self, End};

/// A table whose cells are parted by single spaces: lines that end with the same count of
/// numbers, under a line with as many years or names, or under a caption.
pub(super) fn ragged(
    captions: &CaptionFinder,
    text: &str,
    lines: &[Line],
    at: usize,
) -> Option<(usize, usize, Grid)> {
    let tokens = |at: usize| -> Option<Vec<Span>> {
        let line = lines.get(at).filter(|line| line.role == Role::Body && line.width <= 200)?;
        Some(words_of(text, line.span))
    };
    let head = tokens(at)?;
    let years = head.iter().rev().take_while(|span| captions.is_head_word(span.of(text))).count();
    let first = tokens(at + 1)?;
    // The first row may have fewer numbers than the next.
    let counts = (at + 1..at + 4).map_while(|at| Some(trailing_numbers(text, &tokens(at)?)));
    let count = counts.filter(|&count| count <= years).max().unwrap_or(0);
    let count = count.max(trailing_numbers(text, &first));
    let headed = count >= 2
        && years >= count
        && head.iter().rev().take(count).filter(|span| is_year(span.of(text))).count() * 2 >= count;
    let own = trailing_numbers(text, &head);
    let (start, columns) = if headed {
        (at + 1, count)
    } else if own >= 2 && captions.caption(text, lines, at) < at {
        (at, own)
    } else {
        return None;
    };
    let mut grid = Grid::default();
    if headed {
        let label = head.len() - columns;
        grid.head.push(head.get(..label).map(join).unwrap_or_default());
        grid.head.extend(head.iter().skip(label).map(|&span| vec![span]));
    }
    let mut end = start;
    let mut rows = 0;
    let mut pending: Option<(usize, Cell)> = None;
    while let Some(words) = tokens(end) {
        let line = lines.get(end)?;
        if end > at && line.gap > 1 || line.page {
            break;
        }
        let numbers = trailing_numbers(text, &words);
        let short = headed && numbers >= 2 && numbers < columns && numbers < words.len();
        if numbers == columns || short {
            let label = words.len() - numbers;
            let mut cell = words.get(..label).map(join).unwrap_or_default();
            if let Some((_, above)) = pending.take() {
                let joins = cell.first().is_some_and(|span| shape::starts_lower(span.of(text)));
                if joins {
                    cell = above.into_iter().chain(cell).collect();
                } else {
                    grid.rows.push(vec![above]);
                }
            }
            let mut row = vec![cell];
            // Which columns such a row leaves out is not told: its numbers stand under no head.
            if short {
                row.resize(columns + 1, Cell::new());
                grid.unplaced.push(line.span.start);
            }
            row.extend(words.iter().skip(label).map(|&span| vec![span]));
            grid.rows.push(row);
            rows += 1;
            end += 1;
            continue;
        }
        // A line of words alone may be the first half of a label, or the name of a group.
        let short = numbers == 0
            && line.width <= 70
            && pending.is_none()
            && !matches!(shape::end_of(line.span.of(text)), End::Stop | End::Semicolon);
        let more = tokens(end + 1).is_some_and(|next| trailing_numbers(text, &next) == columns)
            && lines.get(end + 1).is_some_and(|next| next.gap == 0);
        if !(short && more && line.gap == 0) {
            break;
        }
        pending = Some((end, vec![line.span]));
        end += 1;
    }
    // What no row was found for stands below the table.
    if let Some((line, _)) = pending {
        end = line;
    }
    let enough = if headed { rows >= 1 } else { rows >= 2 };
    (enough && end > start).then_some((at, end, grid))
}

/// The words of a line, a sign or currency and its number as one.
fn words_of(text: &str, span: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut glue = false;
    let mut inside = false;
    for (at, c) in span.of(text).char_indices() {
        if is_space(c) {
            inside = false;
            continue;
        }
        let start = span.start + at;
        let end = start + c.len_utf8();
        match words.last_mut() {
            Some(word) if inside || glue && c.is_ascii_digit() => word.end = end,
            _ => words.push(Span::new(start, end)),
        }
        inside = true;
        glue = words.last().is_some_and(|word| word.of(text) == "\u{20ac}");
    }
    words
}

/// How many numbers a line ends with. A year before others that are none is of the label: `Kader bij
/// Voorjaarsnota 2025 425,5 449,6`.
fn trailing_numbers(text: &str, words: &[Span]) -> usize {
    let count = words.iter().rev().take_while(|word| is_number(word.of(text))).count();
    let label = words.len() - count;
    let mut numbers = words.iter().skip(label).map(|word| is_year(word.of(text)));
    let year = count > 2 && label > 0 && numbers.next() == Some(true) && !numbers.any(|year| year);
    if year { count - 1 } else { count }
}

/// The stretch from the first to the last of these words.
fn join(words: &[Span]) -> Cell {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => vec![first.hull(*last)],
        _ => Cell::new(),
    }
}
