//! Tables of numbers: rows whose cells stand under each other.

use super::lines::Piece;
use super::page::Row;
use super::words::Word;

/// A row that stands further below the one before, in its size, begins something else.
const FAR: f64 = 3.2;

/// The most rows a table's head has.
const MOST_HEADS: usize = 3;

/// A table: from which row of the column to which, its title, and its cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// The first row, that of the title if it has one.
    pub(super) from: usize,
    /// Behind the last row.
    pub(super) to: usize,
    /// How many rows the title has.
    pub(super) titles: usize,
    pub(super) lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) head: bool,
    pub(super) cells: Vec<Cell>,
}

/// A cell, in pieces of one row each.
pub(super) type Cell = Vec<Piece>;

/// The tables among the rows of a column.
pub(super) fn tables(rows: &[Row]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let floor = tables.last().map_or(0, |table| table.to);
        if let Some(table) = table_at(rows, at, floor) {
            at = table.to;
            tables.push(table);
        } else {
            at += 1;
        }
    }
    tables
}

/// The table whose first row of cells is this one; its title stands at or behind `floor`.
fn table_at(rows: &[Row], start: usize, floor: usize) -> Option<Table> {
    let first = rows.get(start).filter(|row| row.pieces.len() >= 2)?;
    let mut end = start;
    let mut heads = 0;
    let mut before = first;
    for (at, row) in rows.iter().enumerate().skip(start) {
        if row.y - before.y > FAR * before.size {
            break;
        }
        if is_data(row) {
            end = at + 1;
        } else if row.pieces.len() >= 2 {
            // Words above the columns; behind the first row of numbers they end the table.
            heads += 1;
            if heads > MOST_HEADS || end > start {
                break;
            }
        } else if at >= end + 3 {
            break;
        }
        before = row;
    }
    let body = rows.get(start..end)?;
    let data: Vec<&Row> = body.iter().filter(|row| is_data(row)).collect();
    let columns = columns(&data)?;
    let wide = data.iter().any(|row| row.pieces.len() >= 3);
    // Two numbers under each other are not yet a table.
    if data.len() < if wide { 2 } else { 3 } {
        return None;
    }
    let label = columns.get(1)?.0;
    // A line between that runs under the numbers is text: the table ends above it.
    let cut = body.iter().position(|row| row.pieces.len() == 1 && row.right > label + row.size);
    if cut.is_some_and(|cut| body.iter().take(cut).filter(|row| is_data(row)).count() < 2) {
        return None;
    }
    let mut body = body.get(..cut.unwrap_or(body.len()))?;
    // Words that run over several columns stand above the table.
    let spans = |piece: &Piece| {
        columns.iter().filter(|column| piece.left < column.1 && piece.right > column.0).count() > 1
    };
    let heading = |row: &&Row| !is_data(row) && row.pieces.iter().any(spans);
    let above = body.iter().take_while(heading).count();
    let start = start + above;
    body = body.get(above..)?;
    while body.last().is_some_and(|row| !is_data(row)) {
        body = body.get(..body.len() - 1)?;
    }
    let titles = titles(rows, start, floor);
    let lines = joined(body, &columns);
    Some(Table { from: start - titles, to: start + body.len(), titles, lines })
}

/// Whether a row has cells with numbers, and few without.
fn is_data(row: &Row) -> bool {
    let numbers = row.pieces.iter().filter(|piece| is_number(&piece.text())).count();
    row.pieces.len() >= 2 && numbers >= 1 && numbers * 2 + 1 >= row.pieces.len()
}

/// `12,5`, `€ 1.200`, `-6,2`, `15%`, `–`, `2026`, `PM`.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let sign = |c: char| c.is_ascii_digit() || ".,-–‒−+%€()*/ \u{a0}\u{2009}".contains(c);
    let told = text.contains(|c: char| c.is_ascii_digit()) || text.chars().count() == 1;
    !text.is_empty() && told && text.chars().all(sign) && text.chars().count() <= 24
        || ["pm", "p.m.", "n.v.t.", "nvt"].contains(&text.to_lowercase().as_str())
}

/// Where the columns of a table stand: the union of its cells. None where they are not parted.
fn columns(data: &[&Row]) -> Option<Vec<(f64, f64)>> {
    let mut cells: Vec<(f64, f64)> = data
        .iter()
        .flat_map(|row| row.pieces.iter().map(|piece| (piece.left, piece.right)))
        .collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (left, right) in cells {
        match columns.last_mut() {
            Some(column) if left < column.1 + 1.0 => column.1 = column.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    let most = data.iter().map(|row| row.pieces.len()).max()?;
    (columns.len() >= 2 && columns.len() >= most).then_some(columns)
}

/// The lines of a table: its rows, with labels that run over several rows put together.
fn joined(body: &[Row], columns: &[(f64, f64)]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Option<Row> = None;
    let gap = |from: &Row, to: &Row| (to.y - from.y) / from.size.max(1.0);
    let mut counted = false;
    for (at, row) in body.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| body.get(before));
        let next = body.get(at + 1);
        if row.pieces.len() == 1
            && let (Some(before), Some(next)) = (before, next)
        {
            let (up, down) = (gap(before, row), gap(row, next));
            let lower = |row: &Row| row.text().starts_with(char::is_lowercase);
            let labelled = lines
                .last()
                .is_some_and(|line| line.cells.first().is_some_and(|cell| !cell.is_empty()));
            if up + 0.15 < down && labelled || (up - down).abs() <= 0.15 && labelled && lower(row) {
                let label = lines.last_mut().and_then(|line| line.cells.first_mut());
                if let Some(label) = label {
                    label.extend(row.pieces.iter().cloned());
                }
                continue;
            }
            if down + 0.15 < up || lower(next) {
                above = Some(row.clone());
                continue;
            }
        }
        let mut cells = cells(row, columns);
        if let (Some(label), Some(first)) = (above.take(), cells.first_mut()) {
            first.splice(0..0, label.pieces);
        }
        let labelled = cells.first().is_some_and(|label| !label.is_empty());
        let years = row
            .pieces
            .iter()
            .filter(|piece| is_number(&piece.text()))
            .all(|piece| is_year(&piece.text()));
        let head = !counted && (!labelled || years) && row.pieces.len() >= 2;
        counted |= !head;
        lines.push(Line { head, cells });
    }
    lines
}

fn is_year(text: &str) -> bool {
    text.trim().parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// The words of a row, column by column.
fn cells(row: &Row, columns: &[(f64, f64)]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![Vec::new(); columns.len()];
    for piece in &row.pieces {
        let mut words: Vec<(usize, Vec<Word>)> = Vec::new();
        for word in &piece.words {
            let middle = f64::midpoint(word.left, word.right);
            // The last column that begins before the word's middle.
            let column = columns.partition_point(|&(left, _)| left <= middle).saturating_sub(1);
            match words.last_mut() {
                Some((last, words)) if *last == column => words.push(word.clone()),
                _ => words.push((column, vec![word.clone()])),
            }
        }
        for (column, words) in words {
            let part = Piece::of(words);
            if let Some(cell) = cells.get_mut(column) {
                cell.extend(part);
            }
        }
    }
    cells
}

/// How many rows right above a table are its title: one line, or two, that end no sentence.
fn titles(rows: &[Row], start: usize, floor: usize) -> usize {
    let mut titles = 0;
    while titles < 2 {
        let Some(at) = (start - titles).checked_sub(1).filter(|&at| at >= floor) else { break };
        let (Some(row), Some(below)) = (rows.get(at), rows.get(at + 1)) else { break };
        let far = below.y - row.y > FAR * 0.8 * row.size;
        let text = row.text();
        if row.pieces.len() > 1 || far || text.ends_with(['.', '?', '!', ':', ';', ',']) {
            break;
        }
        titles += 1;
    }
    // The last line of a paragraph that goes on above it is no title.
    let top = start - titles;
    let above = top.checked_sub(1).and_then(|above| rows.get(above));
    let runs_on = above.zip(rows.get(top)).is_some_and(|(above, row)| {
        row.y - above.y < 1.6 * row.size
            && (above.size - row.size).abs() < 0.3
            && above.bold == row.bold
            && !above.text().ends_with(['.', '?', '!', ':'])
    });
    if runs_on { 0 } else { titles }
}

#[cfg(test)]
mod tests {
    use super::super::lines::pieces;
    use super::super::page::rows;
    use super::super::words::by_hand::set;
    use super::super::words::words;
    use super::*;

    /// The tables of a page: a line each, cells parted by ` ¦ `, a head with `#` in front.
    fn shown(lines: &[&[(f64, &str)]], steps: &[f64]) -> Vec<String> {
        let mut y = 100.0;
        let mut glyphs = Vec::new();
        for (line, step) in lines.iter().zip(steps.iter().chain(std::iter::repeat(&12.0))) {
            y += step;
            glyphs.extend(line.iter().flat_map(|(x, text)| set(text, *x, y, 10.0)));
        }
        let rows = rows(pieces(words(&glyphs, &[])));
        let mut out = Vec::new();
        for table in tables(&rows) {
            out.extend(rows[table.from..].iter().take(table.titles).map(Row::text));
            for line in table.lines {
                let text = |cell: &Cell| cell.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
                let cells: Vec<String> = line.cells.iter().map(text).collect();
                out.push(format!("{}{}", if line.head { "#" } else { "" }, cells.join(" ¦ ")));
            }
        }
        out
    }

    #[test]
    fn ok_numbers_under_each_other() {
        let table: [&[(f64, &str)]; 6] = [
            &[(50.0, "De middelen staan in de tabel.")],
            &[(50.0, "Tabel 1 (x € 1 mln.)")],
            &[(250.0, "2025"), (300.0, "2026")],
            &[(50.0, "Nationale Politie"), (250.0, "12,5"), (300.0, "14,0")],
            &[(50.0, "Gemeente"), (255.0, "3,2"), (315.0, "–")],
            &[(50.0, "De politie begint in het najaar met een proef die lang duurt.")],
        ];
        let want = [
            "Tabel 1 (x € 1 mln.)",
            "# ¦ 2025 ¦ 2026",
            "Nationale Politie ¦ 12,5 ¦ 14,0",
            "Gemeente ¦ 3,2 ¦ –",
        ];
        assert_eq!(shown(&table, &[0.0, 24.0, 15.0]), want);
    }

    #[test]
    fn ok_labels_over_two_rows() {
        let table: [&[(f64, &str)]; 5] = [
            &[(50.0, "Uitgaven"), (250.0, "2025"), (300.0, "2026")],
            &[(50.0, "Versterking van opsporing")],
            &[(50.0, "en vervolging"), (250.0, "12,5"), (300.0, "14,0")],
            &[(50.0, "Gemeenten"), (250.0, "3,2"), (300.0, "3,4")],
            &[(50.0, "Totaal"), (250.0, "15,7"), (300.0, "17,4")],
        ];
        let want = [
            "#Uitgaven ¦ 2025 ¦ 2026",
            "Versterking van opsporing en vervolging ¦ 12,5 ¦ 14,0",
            "Gemeenten ¦ 3,2 ¦ 3,4",
            "Totaal ¦ 15,7 ¦ 17,4",
        ];
        assert_eq!(shown(&table, &[0.0, 20.0, 12.0, 20.0, 20.0]), want);
    }

    #[test]
    fn err_labels_with_values_are_no_table() {
        let head: [&[(f64, &str)]; 3] = [
            &[(50.0, "Datum"), (120.0, "3 mei 2024")],
            &[(50.0, "Ons kenmerk"), (120.0, "5303168")],
            &[(50.0, "Betreft"), (120.0, "Antwoorden op vragen")],
        ];
        assert_eq!(shown(&head, &[]), [""; 0]);
    }
}
