//! Tables of the CALS model: columns by name, cells over several of them or over several rows.

use super::super::{MarkKind, xml};
use super::writer::{Step, visits};
use roxmltree::Node;

/// A table has no more columns than this.
const WIDEST: usize = 200;

/// How many nodes of a cell are looked at to see whether it is empty.
const LOOKS: usize = 1_000;

/// The steps that write a table: its title, and each group of columns as a table of its own.
pub(super) fn steps<'a>(table: Node<'a, 'a>) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for child in table.children() {
        match child.tag_name().name() {
            "title" | "titel" => {
                steps.push(Step::Begin(MarkKind::Caption));
                steps.extend(visits(child, true));
                steps.push(Step::End);
            }
            "tgroup" => steps.extend(group(child)),
            _ => steps.push(Step::Visit { node: child, inline: false }),
        }
    }
    steps
}

/// The rows of a group, each cell in its column; rows without any text are left out.
fn group<'a>(group: Node<'a, 'a>) -> Vec<Step<'a>> {
    let columns = Columns::of(group);
    let mut steps = vec![Step::Begin(MarkKind::Table)];
    for part in ["thead", "tbody", "tfoot"] {
        let parts = group.children().filter(|child| child.tag_name().name() == part);
        let head = part == "thead";
        // How many rows more each column is taken by a cell above.
        let mut taken: Vec<usize> = Vec::new();
        for row in parts.flat_map(|part| part.children()).filter(|row| row.has_tag_name("row")) {
            steps.extend(columns.row(row, head, &mut taken));
        }
    }
    steps.push(Step::End);
    steps
}

/// The columns of a group.
struct Columns<'a> {
    names: Vec<&'a str>,
    count: usize,
}

impl<'a> Columns<'a> {
    fn of(group: Node<'a, 'a>) -> Self {
        let specs = group.children().filter(|child| child.has_tag_name("colspec"));
        let names: Vec<&str> =
            specs.map(|spec| spec.attribute("colname").unwrap_or_default()).take(WIDEST).collect();
        let count = group.attribute("cols").and_then(|cols| cols.parse().ok()).unwrap_or(0);
        Self { count: names.len().max(count).min(WIDEST), names }
    }

    fn place(&self, name: Option<&str>) -> Option<usize> {
        let name = name.filter(|name| !name.is_empty())?;
        self.names.iter().position(|known| *known == name)
    }

    /// A row with a cell for every column: those a cell spans, or one above reaches into, are empty.
    fn row(&self, row: Node<'a, 'a>, head: bool, taken: &mut Vec<usize>) -> Vec<Step<'a>> {
        let mut cells: Vec<Option<Node<'a, 'a>>> = Vec::new();
        let mut reach: Vec<usize> = Vec::new();
        let mut at = 0;
        for entry in row.children().filter(|child| child.has_tag_name("entry")) {
            while taken.get(at).is_some_and(|&rows| rows > 0) {
                at += 1;
            }
            let first = entry.attribute("namest").or_else(|| entry.attribute("colname"));
            let start = self.place(first).filter(|&start| start >= at).unwrap_or(at);
            let end = self.place(entry.attribute("nameend")).filter(|&end| end >= start);
            let end = end.unwrap_or(start);
            if end >= WIDEST {
                break;
            }
            let rows = entry.attribute("morerows").and_then(|rows| rows.parse().ok()).unwrap_or(0);
            if cells.len() <= end {
                cells.resize(end + 1, None);
                reach.resize(end + 1, 0);
            }
            if let Some(cell) = cells.get_mut(start) {
                *cell = Some(entry);
            }
            reach.iter_mut().skip(start).for_each(|known| *known = rows);
            at = end + 1;
        }
        let width = self.count.max(cells.len()).max(taken.len());
        cells.resize(width, None);
        taken.resize(width, 0);
        for (column, left) in taken.iter_mut().enumerate() {
            *left = reach.get(column).copied().unwrap_or(0).max(left.saturating_sub(1));
        }
        let blank = |node: Node<'_, '_>| {
            let mut looked = node.descendants();
            let blank = looked.by_ref().take(LOOKS).all(|n| n.text().is_none_or(xml::is_blank));
            blank && looked.next().is_none()
        };
        if cells.iter().flatten().all(|cell| blank(*cell)) {
            return Vec::new();
        }
        let mut steps = vec![Step::Begin(MarkKind::Row)];
        for cell in cells {
            steps.push(Step::Begin(MarkKind::Cell { head }));
            steps.extend(cell.into_iter().flat_map(|cell| visits(cell, false)));
            steps.push(Step::End);
        }
        steps.push(Step::End);
        steps
    }
}
