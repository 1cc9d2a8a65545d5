//! Tables: their cells by row and column, and whether a table holds data or merely sets a page.

use super::super::xml;
use super::styles::Styles;
use super::word::{child, name, number, switch, value};
use roxmltree::Node;

/// A table has no more columns than this.
const WIDEST: usize = 200;

/// How much of a cell is looked at to judge the table, in bytes.
const GLANCE: usize = 600;

/// How many elements of a cell are looked at to judge the table.
const LOOKS: usize = 3_000;

/// A cell that holds more than this, in bytes, holds running text.
const LONG: usize = 500;

/// A row.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// A cell for each column; `None` where another one reaches into it, or nothing stands.
    pub(super) cells: Vec<Option<Node<'a, 'a>>>,
    /// Whether it is repeated on each page the table runs over.
    pub(super) head: bool,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Its rows and columns mean something.
    Data,
    /// It sets text side by side.
    Frame,
}

/// The rows of a table, those that a tracked change deleted left out.
pub(super) fn rows<'a>(table: Node<'a, 'a>) -> Vec<Row<'a>> {
    let rows = parts(table, "tr").into_iter();
    let kept = rows.filter(|row| child(*row, "trPr").is_none_or(|p| child(p, "del").is_none()));
    kept.map(row).collect()
}

fn row<'a>(node: Node<'a, 'a>) -> Row<'a> {
    let properties = child(node, "trPr");
    let skipped = |wanted| properties.and_then(|p| number::<usize>(p, wanted)).unwrap_or(0);
    let mut cells: Vec<Option<Node<'_, '_>>> = vec![None; skipped("gridBefore").min(WIDEST)];
    for cell in parts(node, "tc") {
        let properties = child(cell, "tcPr");
        let merge = properties.and_then(|p| child(p, "vMerge"));
        let goes_on =
            merge.is_some_and(|m| xml::attribute(m, "val").is_none_or(|v| v == "continue"));
        let span = properties.and_then(|p| number::<usize>(p, "gridSpan")).unwrap_or(1).max(1);
        cells.push((!goes_on).then_some(cell));
        cells.extend(std::iter::repeat_n(None, (span - 1).min(WIDEST)));
        if cells.len() > WIDEST {
            break;
        }
    }
    let head = properties.and_then(|p| switch(p, "tblHeader")).unwrap_or(false);
    Row { cells, head }
}

/// The elements of this name within `node`, those in content controls and the like included.
fn parts<'a>(node: Node<'a, 'a>, wanted: &str) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    let mut stack: Vec<Node<'_, '_>> = node.children().rev().collect();
    while let Some(node) = stack.pop() {
        match name(node) {
            tag if tag == wanted => found.push(node),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                stack.extend(node.children().rev());
            }
            _ => {}
        }
    }
    found
}

/// What a table is for, by its lines, its numbers and how much its cells hold.
pub(super) fn used_for(table: Node<'_, '_>, rows: &[Row<'_>], styles: &Styles) -> Use {
    let cells = || rows.iter().flat_map(|row| row.cells.iter().flatten());
    let seen: Vec<Vec<Glance>> = rows
        .iter()
        .map(|row| row.cells.iter().flatten().map(|cell| glance(*cell)).collect())
        .collect();
    let filled = |row: &Vec<Glance>| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let numbers = |row: &Vec<Glance>| row.iter().filter(|cell| is_number(&cell.text)).count();
    let numbered = seen.iter().filter(|row| filled(row) >= 2 && numbers(row) >= 1).count();
    if seen.iter().all(|row| filled(row) <= 1) || seen.iter().flatten().any(|cell| cell.tables) {
        return Use::Frame;
    }
    let long = seen.iter().flatten().any(|cell| cell.text.len() > LONG);
    if seen.len() == 1 && numbered == 0 || long && numbered < 2 {
        return Use::Frame;
    }
    let lined =
        has_lines(table, styles) || cells().any(|cell| has_border(*cell, "tcPr", "tcBorders"));
    if lined || numbered >= 2 || rows.iter().any(|row| row.head) { Use::Data } else { Use::Frame }
}

/// Whether lines are drawn around the cells of a table.
pub(super) fn has_lines(table: Node<'_, '_>, styles: &Styles) -> bool {
    let properties = child(table, "tblPr");
    if properties.is_some_and(|p| child(p, "tblBorders").is_some()) {
        return has_border(table, "tblPr", "tblBorders");
    }
    styles.draws_lines(properties.and_then(|p| value(p, "tblStyle")))
}

fn has_border(node: Node<'_, '_>, properties: &str, borders: &str) -> bool {
    let borders = child(node, properties).and_then(|p| child(p, borders));
    borders.is_some_and(|borders| {
        borders
            .children()
            .filter(Node::is_element)
            .any(|border| !matches!(xml::attribute(border, "val"), None | Some("nil" | "none")))
    })
}

/// What a paragraph or a cell holds at a glance.
#[derive(Debug, Default)]
pub(super) struct Glance {
    /// The first of its text.
    pub(super) text: String,
    /// Whether anything is printed in it: text, a note's mark, a sign.
    pub(super) shows: bool,
    /// Whether a table stands in it.
    tables: bool,
}

impl Glance {
    pub(super) fn is_empty(&self) -> bool {
        !self.shows && !self.tables
    }
}

/// Looks at what stands in a paragraph or a cell, but not for long.
pub(super) fn glance(node: Node<'_, '_>) -> Glance {
    let mut glance = Glance::default();
    let mut stack: Vec<Node<'_, '_>> = node.children().rev().collect();
    for _ in 0..LOOKS {
        let Some(node) = stack.pop() else { break };
        match name(node) {
            "t" => glance.text.push_str(node.text().unwrap_or_default()),
            "tab" | "br" | "p" if !glance.text.is_empty() => glance.text.push(' '),
            "sym" | "footnoteReference" | "endnoteReference" => glance.shows = true,
            "tbl" => glance.tables = true,
            _ => {}
        }
        if glance.text.len() > GLANCE {
            break;
        }
        if !matches!(name(node), "tbl" | "del" | "moveFrom" | "txbxContent" | "pPr" | "rPr") {
            stack.extend(node.children().rev());
        }
    }
    glance.text = String::from(glance.text.trim());
    glance.shows |= !glance.text.is_empty();
    glance
}

/// Whether a cell holds a number and nothing else: `12,5`, `€ 1.200`, `-3%`.
fn is_number(cell: &str) -> bool {
    cell.len() <= 24
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || SIGNS.contains(&c))
}

const SIGNS: [char; 13] =
    ['.', ',', '-', '\u{2012}', '\u{2013}', '\u{2212}', '\u{20ac}', '%', '(', ')', '+', '/', '*'];
