//! Tables whose cells are parted by bars or tabs.

use super::cells::is_number;
use super::grid::{Cell, Grid, head_rows};
use super::{Parted, WIDEST, parted};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role, is_line_end};
use crate::layout::shape;

/// A table parted by bars or tabs: at least two lines with as many cells, save for a line or two.
pub(super) fn separated(
    text: &str,
    lines: &[Line],
    at: usize,
    by: Parted,
) -> Result<(usize, usize, Grid), usize> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut numeric = 0;
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| line.role == Role::Body) {
        if parted(text, line) != Some(by) || end > at && line.gap > 1 {
            break;
        }
        let cells = split_at(text, line, if by == Parted::Bars { '|' } else { '\t' });
        if cells.len() > WIDEST {
            return Err(end + 1);
        }
        let rule = cells.iter().all(|cell| cell.iter().all(|span| is_rule(span.of(text))));
        if !rule {
            numeric += usize::from(
                cells.iter().skip(1).any(|cell| cell.iter().any(|span| is_number(span.of(text)))),
            );
            rows.push(cells);
        }
        end += 1;
    }
    // `Titel | Brochure | Rijksoverheid.nl` is how sites name their pages.
    let framed = lines.get(at).is_some_and(|line| line.span.of(text).starts_with('|'));
    if by == Parted::Bars && !framed && numeric == 0 {
        return Err(end);
    }
    let columns = rows.iter().map(Vec::len).max().ok_or(end)?;
    let alike = rows.iter().filter(|row| row.len() + 1 >= columns).count();
    if rows.len() < 2 || columns < 2 || alike * 3 < rows.len() * 2 {
        return Err(end);
    }
    // A few lines with a tab each are an indented text, or items, as easily as a table.
    let listed = rows.iter().any(|row| {
        let first = row.first().and_then(|cell| cell.first()).map_or("", |span| span.of(text));
        let marker = format!("{first} x");
        shape::marker(&marker).is_some()
            || shape::is_label(first)
            || first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit()) && columns == 2
    });
    let even = rows.iter().all(|row| row.len() == columns);
    if by == Parted::Tabs && (listed || numeric == 0 && (rows.len() < 3 || !even)) {
        return Err(end);
    }
    for row in &mut rows {
        row.resize(columns, Cell::new());
    }
    let heads = head_rows(text, &rows).max(usize::from(numeric == 0));
    let body = rows.split_off(heads.min(rows.len() - 1));
    let mut head: Vec<Cell> = vec![Cell::new(); columns];
    for row in rows {
        for (cell, more) in head.iter_mut().zip(row) {
            cell.extend(more);
        }
    }
    Ok((at, end, Grid { head, rows: body, ..Grid::default() }))
}

/// The cells of a line parted by a sign, empty ones included; bars at both ends part nothing.
fn split_at(text: &str, line: &Line, sign: char) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut at = line.span.start;
    let content = line.span.of(text);
    if sign == '\t' {
        // The line's text begins behind the tabs of its empty first cells.
        let above = text.get(..at).unwrap_or_default();
        let before = above.rsplit(is_line_end).next().unwrap_or_default();
        cells.extend(before.matches('\t').map(|_| Cell::new()));
    }
    for part in content.split(sign) {
        let bare = part.trim_matches(is_space);
        let start = at + (part.len() - part.trim_start_matches(is_space).len());
        let span = Span::new(start, start + bare.len());
        cells.push(if bare.is_empty() { Cell::new() } else { vec![span] });
        at += part.len() + sign.len_utf8();
    }
    if sign == '|' {
        if content.ends_with('|') {
            cells.pop();
        }
        if content.starts_with('|') && !cells.is_empty() {
            cells.remove(0);
        }
    }
    cells
}

fn is_rule(cell: &str) -> bool {
    !cell.is_empty()
        && cell.chars().all(|c| matches!(c, '-' | ':' | '=' | ' ' | '+' | '\u{2500}' | '_'))
}
