//! Tables: which elements are tables of data, and where their cells stand.

use super::node::{heading_level, is_dropped, short_text};
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// How many nodes are looked at to tell a table of data from one that only lays out a page.
const LOOKED_AT: usize = 4_000;

/// The most columns a cell spans, as browsers have it.
const WIDEST: usize = 1_000;

/// The most cells a table has without text, for those that span several.
const MOST_EMPTY: usize = 100_000;

/// A cell with more characters than this is running text.
const LONGEST_CELL: usize = 600;

/// The head of a letter has at most so many characters.
const LARGEST_HEAD: usize = 1_000;

/// A table that is open: which columns cells of rows above reach into.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column how many rows more a cell above spans.
    reached: Vec<usize>,
    /// The column of the next cell.
    column: usize,
    /// Empty cells so far.
    empty: usize,
}

impl Grid {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.column = 0;
    }

    /// How many empty cells come before the next cell, for cells above that span rows.
    pub(super) fn gap(&mut self) -> usize {
        let mut gap = 0;
        while let Some(rows) = self.reached.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            gap += 1;
            self.column += 1;
        }
        self.take_empty(gap)
    }

    /// Places a cell; how many empty cells come behind it, for the columns it spans.
    pub(super) fn cell(&mut self, cell: &Element) -> usize {
        let spanned = |name: &str| {
            let value = cell.attr(name).map_or("", str::trim);
            value.parse::<usize>().ok().filter(|value| *value > 0).unwrap_or(1).min(WIDEST)
        };
        let room = WIDEST.saturating_sub(self.column).max(1);
        let columns = spanned("colspan").min(room);
        let rows = spanned("rowspan") - 1;
        let end = self.column + columns;
        if rows > 0 {
            if self.reached.len() < end {
                self.reached.resize(end, 0);
            }
            for reached in self.reached.iter_mut().take(end).skip(self.column) {
                *reached = rows;
            }
        }
        self.column = end;
        self.take_empty(columns - 1)
    }

    /// Ends the row; how many empty cells come at its end.
    pub(super) fn end_row(&mut self) -> usize {
        let last = self.reached.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1);
        let mut gap = 0;
        while self.column < last {
            if let Some(rows) = self.reached.get_mut(self.column) {
                *rows = rows.saturating_sub(1);
            }
            gap += 1;
            self.column += 1;
        }
        self.take_empty(gap)
    }

    /// Ends a group of rows: no cell spans beyond it.
    pub(super) fn end_group(&mut self) {
        self.reached.clear();
    }

    fn take_empty(&mut self, cells: usize) -> usize {
        let cells = cells.min(MOST_EMPTY.saturating_sub(self.empty));
        self.empty += cells;
        cells
    }
}

/// Whether a table holds data. One that lays out a page holds headings, another table or running
/// text, or is one row or one column.
pub(super) fn holds_data(table: NodeRef<'_, Node>) -> bool {
    let element = table.value().as_element();
    if element.is_some_and(|e| matches!(e.attr("role"), Some("presentation" | "none"))) {
        return false;
    }
    let (mut rows, mut columns, mut widest, mut heads, mut running) = (0, 0, 0, false, false);
    for node in table.descendants().skip(1).take(LOOKED_AT) {
        let Some(element) = node.value().as_element() else { continue };
        if heading_level(element).is_some() || element.name() == "table" {
            return false;
        }
        match element.name() {
            "caption" | "thead" => heads = true,
            "tr" => {
                rows += 1;
                columns = 0;
            }
            "th" | "td" if !is_dropped(element) => {
                heads |= element.name() == "th";
                columns += 1;
                widest = widest.max(columns);
                running |= rows <= 20 && short_text(node, LONGEST_CELL + 1).len() > LONGEST_CELL;
            }
            _ => {}
        }
    }
    heads || rows > 1 && widest > 1 && !running
}

/// The lines of a table that sets the head of a letter, each as its cells: a label and what it
/// labels (`Datum`, `Betreft`), without heads or figures.
pub(super) fn head_lines(table: NodeRef<'_, Node>) -> Option<Vec<Vec<String>>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut size = 0;
    for node in table.descendants().skip(1).take(LOOKED_AT) {
        let Some(element) = node.value().as_element() else { continue };
        match element.name() {
            "tr" => lines.push(Vec::new()),
            "td" => {
                let text = short_text(node, LARGEST_HEAD);
                size += text.len();
                lines.last_mut()?.push(text);
            }
            "th" | "thead" | "caption" | "table" => return None,
            _ if heading_level(element).is_some() => return None,
            _ => {}
        }
    }
    let figure = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || " .,-–€%".contains(c))
    };
    let narrow = lines.iter().all(|cells| cells.len() <= 2);
    let figures = lines.iter().filter(|cells| cells.get(1).is_some_and(|cell| figure(cell)));
    let labelled = lines.iter().any(|cells| cells.len() == 2);
    let heads = labelled && narrow && size <= LARGEST_HEAD && figures.count() * 2 <= lines.len();
    heads.then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn ok_lines_of_the_head_of_a_letter() {
        let lines = |markup: &str| {
            let html = Html::parse_fragment(&format!("<table>{markup}</table>"));
            let mut nodes = html.tree.root().descendants();
            let table = nodes.find(|n| n.value().as_element().is_some_and(|e| e.name() == "table"));
            head_lines(table.expect("a table")).map(|lines| {
                lines.iter().map(|cells| cells.join("|")).collect::<Vec<_>>().join("/")
            })
        };
        let head = "<tr><td>Datum<td><p>8 oktober 2025<tr><td>Betreft<td>Glasaal<tr><td>Kopie";
        assert_eq!(lines(head).as_deref(), Some("Datum|8 oktober 2025/Betreft|Glasaal/Kopie"));
        for other in [
            "<tr><td>Politie<td>7<tr><td>Justitie<td>8",
            "<tr><th>Post<td>Raming",
            "<tr><td>a<td>b<td>c",
            "<tr><td>alleen dit",
            "<caption>Tabel 1</caption><tr><td>a<td>b",
        ] {
            assert_eq!(lines(other), None, "{other}");
        }
    }

    fn element(markup: &str) -> Element {
        let html = Html::parse_fragment(&format!("<table><tr>{markup}"));
        let mut elements = html.tree.values().filter_map(Node::as_element);
        elements.find(|element| element.name() == "td").expect("a cell").clone()
    }

    /// Each row as the empty cells before, in and behind its cells.
    fn rows(rows: &[&[&str]]) -> Vec<Vec<usize>> {
        let mut grid = Grid::default();
        let mut all = Vec::new();
        for row in rows {
            grid.row();
            let mut cells = Vec::new();
            for cell in *row {
                cells.push(grid.gap());
                cells.push(grid.cell(&element(cell)));
            }
            cells.push(grid.end_row());
            all.push(cells);
        }
        all
    }

    #[test]
    fn ok_cells_that_span_columns_and_rows() {
        let got = rows(&[&["<td rowspan=2>", "<td colspan=3>"], &["<td>", "<td>"], &["<td>"]]);
        assert_eq!(got, [vec![0, 0, 0, 2, 0], vec![1, 0, 0, 0, 0], vec![0, 0, 0]]);
        let got = rows(&[&["<td>", "<td rowspan=3>"], &["<td>"], &[]]);
        assert_eq!(got, [vec![0, 0, 0, 0, 0], vec![0, 0, 1], vec![2]]);
    }

    #[test]
    fn ok_spans_are_bounded() {
        let mut grid = Grid::default();
        let wide = element("<td colspan=10000000 rowspan=4000000000>");
        let mut cells = 0;
        for _ in 0..10_000 {
            grid.row();
            cells += grid.gap() + grid.cell(&wide) + grid.end_row();
        }
        assert!(cells <= MOST_EMPTY, "{cells}");
    }

    #[test]
    fn ok_tables_of_data_and_others() {
        let data = |markup: &str| {
            let html = Html::parse_fragment(&format!("<table {markup}</table>"));
            let table = html.tree.root().descendants();
            let mut tables =
                table.filter(|n| n.value().as_element().is_some_and(|e| e.name() == "table"));
            holds_data(tables.next().expect("a table"))
        };
        let running = "Zin. ".repeat(150);
        let cases = [
            ("><tr><td>a<td>1<tr><td>b<td>2".to_owned(), true),
            ("><caption>Tabel 1</caption><tr><td>a".to_owned(), true),
            ("><tr><th>a".to_owned(), true),
            (" role=presentation><tr><td>a<td>1<tr><td>b<td>2".to_owned(), false),
            ("><tr><td>menu<td>tekst".to_owned(), false),
            ("><tr><td>a<tr><td>b".to_owned(), false),
            ("><tr><td><h1>Brief</h1><td>x<tr><td>a<td>b".to_owned(), false),
            ("><tr><td><table><tr><td>a</table><td>x<tr><td>a<td>b".to_owned(), false),
            (format!("><tr><td>{running}<td>x<tr><td>a<td>b"), false),
        ];
        for (markup, want) in cases {
            assert_eq!(data(&markup), want, "{markup}");
        }
    }
}
