//! Tables in plain text: columns parted by runs of spaces, tabs or bars, and lines of a label and
//! numbers with single spaces between, as converters of PDF leave them.
//!
//! A stretch of lines is a table where at least two of them hold numbers in columns, or where bars
//! or tabs part them alike. Columns parted by spaces are found by where their numbers stand, so
//! that an empty cell stays empty. What looks like a table by its caption but has no columns that
//! can be told apart stays text, with a doubt.

use super::flow::is_space;
use super::lines::{Line, Role};
use super::shape::{self, End};
use crate::Span;
use crate::doubt::{Doubt, Stage};
use crate::error::Error;
use crate::lexicon::Grammars;
use serde::Deserialize;

/// A row of `grammars/table_cues.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    kind: Kind,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Title,
    Unit,
}

/// The stretches of the source that make one cell; none for an empty cell.
pub(super) type Cell = Vec<Span>;

/// A table before its flows are built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) caption: Cell,
    /// One a column, the label column first.
    pub(super) head: Vec<Cell>,
    /// Each row: its label, then its other cells.
    pub(super) rows: Vec<Vec<Cell>>,
    /// For each row whether the container marks all its cells as head cells.
    pub(super) heads: Vec<bool>,
    /// The text of marked cells, by mark.
    pub(super) marked: Vec<(usize, Cell)>,
}

impl Grid {
    /// Moves the first rows of a marked table to its head: those marked so, else those above the
    /// first number that is no year.
    pub(super) fn settle_head(&mut self, text: &str) {
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

/// A cell where it is printed.
#[derive(Debug, Clone, Copy)]
struct Printed {
    span: Span,
    /// Columns of the page.
    from: usize,
    to: usize,
}

/// How the cells of a line are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    Bars,
    Tabs,
    Spaces,
    /// Single spaces before numbers at the line's end.
    Numbers,
}

/// A table has no more columns than this.
const WIDEST: usize = 40;

/// Finds tables.
#[derive(Debug)]
pub(super) struct TableFinder {
    cues: Vec<(String, Kind)>,
}

impl TableFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("table_cues.csv")?;
        Ok(Self { cues: rows.into_iter().map(|row| (row.text.to_lowercase(), row.kind)).collect() })
    }

    /// The tables among the lines, behind those known already; gives their lines the role of tables.
    pub(super) fn tables(
        &self,
        text: &str,
        lines: &mut [Line],
        mut grids: Vec<Grid>,
        doubts: &mut Vec<Doubt>,
    ) -> Vec<Grid> {
        let mut at = 0;
        while at < lines.len() {
            let (start, end, grid) = match self.table_at(text, lines, at) {
                Ok(found) => found,
                Err(next) => {
                    at = next.max(at + 1);
                    continue;
                }
            };
            let caption = self.caption(text, lines, start);
            let mut grid = grid;
            grid.caption = lines
                .get(caption..start)
                .unwrap_or_default()
                .iter()
                .filter(|line| line.role == Role::Body)
                .map(|line| line.span)
                .collect();
            for line in lines.iter_mut().take(end).skip(caption) {
                if line.role == Role::Body {
                    line.role = Role::Table(grids.len());
                }
            }
            grids.push(grid);
            at = end;
        }
        for line in lines.iter().filter(|line| line.role == Role::Body) {
            let content = line.span.of(text);
            if self.cue(content) == Some(Kind::Unit) && line.width <= 120 && self.is_title(content)
            {
                doubts.push(Doubt {
                    stage: Stage::Layout,
                    message: "the columns of the table below this caption could not be told apart"
                        .to_owned(),
                    at: Some(line.span.start),
                });
            }
        }
        grids
    }

    /// The table that begins at this line: its first line, the line behind it, its cells. Where
    /// there is none, the line to look at next.
    fn table_at(
        &self,
        text: &str,
        lines: &[Line],
        at: usize,
    ) -> Result<(usize, usize, Grid), usize> {
        let first = lines.get(at).filter(|line| line.role == Role::Body);
        let parted = first.and_then(|line| parted(line.span.of(text))).ok_or(at + 1)?;
        match parted {
            Parted::Bars | Parted::Tabs => separated(text, lines, at, parted),
            Parted::Spaces => {
                aligned(text, lines, at).or_else(|next| self.ragged(text, lines, at).ok_or(next))
            }
            Parted::Numbers => self.ragged(text, lines, at).ok_or(at + 1),
        }
    }

    /// The index of the first line of the caption above the line `start`; `start` if there is none.
    fn caption(&self, text: &str, lines: &[Line], start: usize) -> usize {
        let line = |at: usize| lines.get(at).filter(|line| line.role == Role::Body);
        let gap = |at: usize| lines.get(at).map_or(0, |line| line.gap);
        let mut top = start;
        for _ in 0..3 {
            let Some(above) = top.checked_sub(1) else { break };
            let Some(candidate) = line(above) else { break };
            let content = candidate.span.of(text);
            if gap(top) > 2 || candidate.width > 160 {
                break;
            }
            let cue = self.cue(content);
            let title = self.is_title(content);
            // Above a line with the unit alone stands the title; a title may take two lines.
            let named = top < start
                && gap(top) <= 1
                && shape::end_of(content) == End::Word
                && candidate.width <= 110;
            let above_unit = named && top + 1 == start && !self.starts_title(text, lines, top);
            if !title && !above_unit {
                break;
            }
            top = above;
            if cue == Some(Kind::Title) {
                break;
            }
        }
        top
    }

    fn starts_title(&self, text: &str, lines: &[Line], at: usize) -> bool {
        lines.get(at).is_some_and(|line| self.cue(line.span.of(text)) == Some(Kind::Title))
    }

    /// Whether a line can be a caption: it begins as one, or it is short and names the unit.
    fn is_title(&self, content: &str) -> bool {
        match self.cue(content) {
            Some(Kind::Title) => {
                shape::end_of(content) != End::Stop || content.chars().count() <= 100
            }
            Some(Kind::Unit) => {
                let closed =
                    content.trim_end().ends_with(')') || shape::end_of(content) == End::Word;
                closed || content.chars().count() <= 40
            }
            None => false,
        }
    }

    fn cue(&self, content: &str) -> Option<Kind> {
        let text: String = content.chars().take(200).collect();
        let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
        let text = words.join(" ").to_lowercase().replace(['\u{d7}', '*'], "x");
        let first = shape::first_word(&text);
        let title = self.cues.iter().any(|(cue, kind)| {
            *kind == Kind::Title
                && (first == cue || cue.contains(' ') && text.starts_with(cue.as_str()))
        });
        if title {
            return Some(Kind::Title);
        }
        let unit =
            |(cue, kind): &(String, Kind)| *kind == Kind::Unit && text.contains(cue.as_str());
        self.cues.iter().any(unit).then_some(Kind::Unit)
    }

    /// A table whose cells are parted by single spaces: lines that end with the same count of
    /// numbers, under a line with as many years or names, or under a caption.
    fn ragged(&self, text: &str, lines: &[Line], at: usize) -> Option<(usize, usize, Grid)> {
        let tokens = |at: usize| -> Option<Vec<Span>> {
            let line = lines.get(at).filter(|line| line.role == Role::Body && line.width <= 200)?;
            Some(words_of(text, line.span))
        };
        let head = tokens(at)?;
        let years = head.iter().rev().take_while(|span| is_head_word(span.of(text))).count();
        let first = tokens(at + 1)?;
        let count = trailing_numbers(text, &first);
        let headed = count >= 2
            && years >= count
            && head.iter().rev().take(count).filter(|span| is_year(span.of(text))).count() * 2
                >= count;
        let own = trailing_numbers(text, &head);
        let (start, columns) = if headed {
            (at + 1, count)
        } else if own >= 2 && self.caption(text, lines, at) < at {
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
            if numbers == columns {
                let label = words.len() - columns;
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
        let enough = if headed { rows >= 1 } else { rows >= 2 };
        (enough && end > start).then_some((at, end, grid))
    }
}

/// How the cells of this line could be parted, if it has more than one.
fn parted(content: &str) -> Option<Parted> {
    let bars = content.matches('|').count();
    if bars >= 2 && !content.contains("://") {
        return Some(Parted::Bars);
    }
    if content.contains('\t') {
        return Some(Parted::Tabs);
    }
    let mut run = 0;
    for c in content.chars() {
        run = if is_space(c) { run + 1 } else { 0 };
        if run >= 2 {
            return Some(Parted::Spaces);
        }
    }
    // Cheap: a table's line ends with a number, a dash or a word of its head.
    let last = content.rsplit(is_space).next().unwrap_or_default();
    (last.len() < content.len() && (is_number(last) || is_head_word(last)))
        .then_some(Parted::Numbers)
}

/// A table parted by bars or tabs: at least two lines with as many cells, save for a line or two.
fn separated(
    text: &str,
    lines: &[Line],
    at: usize,
    by: Parted,
) -> Result<(usize, usize, Grid), usize> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut numeric = 0;
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| line.role == Role::Body) {
        let content = line.span.of(text);
        if parted(content) != Some(by) || end > at && line.gap > 1 {
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

/// How many of the first rows are head: those above the first that holds a number that is no year.
fn head_rows(text: &str, rows: &[Vec<Cell>]) -> usize {
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

/// A table whose columns stand under each other.
fn aligned(text: &str, lines: &[Line], at: usize) -> Result<(usize, usize, Grid), usize> {
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

/// The cells of a line parted by a sign, empty ones included; bars at both ends part nothing.
fn split_at(text: &str, line: &Line, sign: char) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut at = line.span.start;
    let content = line.span.of(text);
    if sign == '\t' {
        // The line's text begins behind the tabs of its empty first cells.
        let above = text.get(..at).unwrap_or_default();
        let before = above.rsplit(super::lines::is_line_end).next().unwrap_or_default();
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

fn trailing_numbers(text: &str, words: &[Span]) -> usize {
    words.iter().rev().take_while(|word| is_number(word.of(text))).count()
}

/// The stretch from the first to the last of these words.
fn join(words: &[Span]) -> Cell {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => vec![first.hull(*last)],
        _ => Cell::new(),
    }
}

/// `8,5`, `1.234`, `1 234`, `-6,2`, `€ 10`, `–`, `12%`, `(3,1)`, `p.m.`: what a cell of numbers holds.
fn is_number(cell: &str) -> bool {
    is_dash(cell) || is_amount(cell) || is_year(cell)
}

fn is_dash(cell: &str) -> bool {
    !cell.is_empty()
        && cell.chars().count() <= 2
        && cell.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

fn is_amount(cell: &str) -> bool {
    if matches!(cell.to_lowercase().as_str(), "p.m." | "pm" | "n.v.t." | "nvt" | "nihil") {
        return true;
    }
    let bare = cell
        .trim_start_matches([
            '(', '+', '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
            '\u{20ac}', 'f', '\u{192}', '/', ' ', '\u{a0}',
        ])
        .trim_end_matches([')', '%', '*', '-', '\u{2013}', '=', ' ', '\u{a0}']);
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    digits > 0
        && digits <= 15
        && cell.chars().count() <= 24
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',') || is_space(c))
        && !is_year(cell)
}

fn is_year(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['*', ')', 'e', '.']).trim_start_matches(['(', '\'']);
    bare.len() == 4
        && (bare.starts_with("19") || bare.starts_with("20"))
        && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year or another word that heads a column of numbers.
fn is_head_word(word: &str) -> bool {
    is_year(word)
        || matches!(
            word.to_lowercase().trim_end_matches(['.', '*', ':']),
            "struct"
                | "structureel"
                | "totaal"
                | "cumulatief"
                | "cum"
                | "som"
                | "realisatie"
                | "raming"
                | "begroting"
                | "verschil"
                | "mutatie"
                | "stand"
                | "e.v"
                | "ev"
                | "extrapolatie"
        )
}

fn is_rule(cell: &str) -> bool {
    !cell.is_empty()
        && cell.chars().all(|c| matches!(c, '-' | ':' | '=' | ' ' | '+' | '\u{2500}' | '_'))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    /// The table as text: caption, head and rows, a line each, cells parted by ` ¦ `.
    fn shown(text: &str) -> Vec<String> {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let mut doubts = Vec::new();
        let finder = TableFinder::new(&Grammars::built_in()).unwrap();
        let grids = finder.tables(text, &mut lines, Vec::new(), &mut doubts);
        let cell = |cell: &Cell| {
            let parts: Vec<&str> = cell.iter().map(|span| span.of(text)).collect();
            parts.join(" ")
        };
        let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" ¦ ");
        let mut out = Vec::new();
        for grid in &grids {
            out.push(cell(&grid.caption));
            out.push(row(&grid.head));
            out.extend(grid.rows.iter().map(row));
        }
        out.extend(doubts.iter().map(|_| "doubt".to_owned()));
        out
    }

    #[test]
    fn ok_columns_under_each_other() {
        let text = "Tabel 1 Verwerking (bedragen x € 1 mln.)\n\n\
                    \u{20}                          2019     2020     struct.\n\
                    Toezicht en controle        8,5     14,0     15,0\n\
                    Kasschuif                  -6,2                 –\n\
                    Uitgaven voor het beheer\n\
                    van stelsels                1,0      2,0      3,0\n\
                    Totaal                     24,0     35,4     17,5\n\nDaarna tekst.";
        assert_eq!(
            shown(text),
            [
                "Tabel 1 Verwerking (bedragen x € 1 mln.)",
                " ¦ 2019 ¦ 2020 ¦ struct.",
                "Toezicht en controle ¦ 8,5 ¦ 14,0 ¦ 15,0",
                "Kasschuif ¦ -6,2 ¦  ¦ –",
                "Uitgaven voor het beheer van stelsels ¦ 1,0 ¦ 2,0 ¦ 3,0",
                "Totaal ¦ 24,0 ¦ 35,4 ¦ 17,5",
            ]
        );
    }

    #[test]
    fn ok_single_spaces_between_numbers() {
        let text = "Budgettaire gevolgen\n(x € 1.000)\n2023 2024 2025 Structureel\nUitvoering 1.200 2.400 - 500\n\
                    Totaal 1.200 2.400 0 500\nDe minister licht dit toe.";
        assert_eq!(
            shown(text),
            [
                "Budgettaire gevolgen (x € 1.000)",
                " ¦ 2023 ¦ 2024 ¦ 2025 ¦ Structureel",
                "Uitvoering ¦ 1.200 ¦ 2.400 ¦ - ¦ 500",
                "Totaal ¦ 1.200 ¦ 2.400 ¦ 0 ¦ 500",
            ]
        );
    }

    #[test]
    fn ok_bars_and_tabs() {
        let bars = "Tabel 2 (in € mln)\n| Post | 2024 | 2025 |\n|---|---:|---:|\n| Zorg | 10 | |\n| Totaal | 10 | 12 |";
        assert_eq!(
            shown(bars),
            ["Tabel 2 (in € mln)", "Post ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ ", "Totaal ¦ 10 ¦ 12"]
        );
        let empty = "\t2024\t2025\nZorg\t10\t-2\nTotaal\t10\t12\n";
        assert_eq!(shown(empty), ["", " ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ -2", "Totaal ¦ 10 ¦ 12"]);
        let words =
            "Mijlpaal\tDatum\nWetsvoorstel\t1 juni 2024\nInwerkingtreding\t1 januari 2026\n";
        assert_eq!(shown(words).len(), 4);
        let tabs = "Post\t2024\t2025\nZorg\t10\t-2\nTotaal\t\t12\n";
        assert_eq!(shown(tabs), ["", "Post ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ -2", "Totaal ¦  ¦ 12"]);
    }

    #[test]
    fn err_no_table() {
        let cases = [
            "Op 3 mei 2019 en in 2020\nheeft de minister in 2021 en 2022\nbericht gestuurd.",
            "De kosten waren in 2019 en 2020 2021\nhoger.",
            "Datum  3 mei 2019\nBetreft  Kamervragen",
            "een  zin  met  brede  spaties\nen  nog  een  zin",
            "Naam\tJansen\nPlaats\tDen Haag",
            "1.\tHet eerste\n2.\tHet tweede\n3.\tHet derde",
            "1\tKamerstuk 35 000\n2\tKamerstuk 35 100\n3\tZie noot 1",
            "Titel | Brochure | Rijksoverheid.nl\nAndere | Rapport | Overheid.nl",
        ];
        for case in cases {
            assert_eq!(shown(case), [""; 0], "{case}");
        }
    }

    #[test]
    fn ok_a_caption_without_columns_is_doubted() {
        assert_eq!(shown("Tabel 3 Kosten\n(bedragen x € 1.000)\n\nniets dan woorden"), ["doubt"]);
    }
}
