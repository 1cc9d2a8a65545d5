//! Text on its way into lines.
//!
//! A line begins with the first text in it, so elements without text leave nothing; what it is
//! depends on the elements around it. Inline marks end and begin anew where a line does.

use super::label::{List, is_labelled};
use super::notes::behind_label;
use super::table::Grid;
use crate::read::MarkKind;
use crate::read::rendering::Rendering;
use scraper::node::Element;

/// The head of a letter stands within the first so many bytes of its text.
const HEAD: usize = 600;

/// A page being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    page: Rendering,
    flow: Flow,
    /// The flows around the note being written.
    outside: Vec<Flow>,
    /// How much text has been written, in bytes.
    written: usize,
}

/// What the text being written stands in; a note has its own.
#[derive(Debug, Default)]
struct Flow {
    line: Option<Line>,
    /// The inline marks around the text.
    inline: Vec<MarkKind>,
    /// What lines are here, the innermost last; paragraphs where there is none.
    kinds: Vec<MarkKind>,
    lists: Vec<List>,
    /// Whether the text to come is the first of an item.
    begins_item: bool,
    /// The labels of items whose text has not begun.
    labels: Vec<String>,
    /// The tables that are open; nothing for one that only lays out the page.
    tables: Vec<Option<Grid>>,
    /// The cells that are open, with the empty cells behind each.
    cells: Vec<usize>,
    /// Whether a line break was the last thing.
    broke: bool,
    /// The label of the note that begins here, and whether it stands alone if it stands here.
    note: Option<(String, bool)>,
}

/// A line that has begun.
#[derive(Debug, Clone, Copy)]
struct Line {
    is_mark: bool,
    /// How many inline marks have begun in it.
    inline: usize,
}

impl Writer {
    pub(super) fn finish(mut self) -> Rendering {
        self.end_line();
        self.page
    }

    pub(super) fn is_in_note(&self) -> bool {
        !self.outside.is_empty()
    }

    /// Whether text goes into a cell of a table of data.
    pub(super) fn is_in_cell(&self) -> bool {
        !self.flow.cells.is_empty()
    }

    /// Whether the text so far can be the head of a letter.
    pub(super) fn is_near_top(&self) -> bool {
        self.written < HEAD
    }

    /// A line of the head, as its cells.
    pub(super) fn head_line(&mut self, cells: &[String]) {
        self.begin_block(MarkKind::Letterhead);
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            self.page.tab();
            self.page.text(cell);
        }
        self.end_block();
    }

    /// Text as it stands in an element.
    pub(super) fn text(&mut self, text: &str) {
        let mut text = text;
        if text.trim_matches([' ', '\n', '\t', '\r', '\x0c']).is_empty() {
            if self.flow.line.is_some() {
                self.page.text(" ");
            }
            return;
        }
        if let Some((label, alone)) = self.flow.note.take()
            && let Some(rest) = behind_label(text, &label)
            && (!alone || rest.trim().is_empty())
        {
            text = rest;
            if rest.trim().is_empty() {
                return;
            }
        }
        self.flow.broke = false;
        self.written = self.written.saturating_add(text.len());
        self.begin_line(is_labelled(text));
        self.page.text(text);
    }

    /// The printed label of an item.
    pub(super) fn label(&mut self, label: &str) {
        self.begin_line(true);
        self.page.text(label);
        self.page.text(" ");
    }

    pub(super) fn note_reference(&mut self, label: &str) {
        self.begin_line(false);
        self.page.marked(MarkKind::NoteReference { label: label.to_owned() }, label);
    }

    /// Begins the line, if none has begun; `is_labelled` says that its text bears a label.
    fn begin_line(&mut self, is_labelled: bool) {
        let flow = &mut self.flow;
        if flow.line.is_none() {
            let labels = std::mem::take(&mut flow.labels);
            let is_item = std::mem::take(&mut flow.begins_item);
            let is_mark = flow.cells.is_empty();
            if is_mark {
                let level = u8::try_from(flow.lists.len()).unwrap_or(u8::MAX);
                let here = flow.kinds.last().cloned();
                let line = if is_item { MarkKind::ListItem { level } } else { MarkKind::Paragraph };
                self.page.begin(here.unwrap_or(line));
            }
            flow.line = Some(Line { is_mark, inline: 0 });
            if !is_labelled {
                for label in labels {
                    self.page.text(&label);
                    self.page.text(" ");
                }
            }
        }
        if let Some(line) = &mut flow.line {
            for kind in flow.inline.iter().skip(line.inline) {
                self.page.begin(kind.clone());
            }
            line.inline = flow.inline.len();
        }
    }

    /// Ends the line, if one has begun: the text to come is the next.
    pub(super) fn end_line(&mut self) {
        self.flow.broke = false;
        let Some(line) = self.flow.line.take() else { return };
        for _ in 0..line.inline {
            self.page.end();
        }
        if line.is_mark {
            self.page.end();
        } else {
            self.page.line_break();
        }
    }

    /// A line break; a second one with nothing between ends the line.
    pub(super) fn line_break(&mut self) {
        if self.flow.broke && self.flow.kinds.is_empty() {
            self.end_line();
        } else if self.flow.line.is_some() {
            self.page.line_break();
            self.flow.broke = true;
        }
    }

    /// Lines laid out by white space.
    pub(super) fn verbatim(&mut self, lines: &str) {
        self.end_line();
        self.page.verbatim(lines);
    }

    /// Begins an element whose lines are of this kind.
    pub(super) fn begin_kind(&mut self, kind: MarkKind) {
        self.end_line();
        self.flow.kinds.push(kind);
    }

    pub(super) fn end_kind(&mut self) {
        self.end_line();
        self.flow.kinds.pop();
    }

    /// Begins a block with lines of its own.
    pub(super) fn begin_block(&mut self, kind: MarkKind) {
        self.end_line();
        self.page.begin(kind);
    }

    pub(super) fn end_block(&mut self) {
        self.end_line();
        self.page.end();
    }

    pub(super) fn begin_inline(&mut self, kind: MarkKind) {
        self.flow.inline.push(kind);
    }

    pub(super) fn end_inline(&mut self) {
        if let Some(line) = &mut self.flow.line
            && line.inline == self.flow.inline.len()
        {
            self.page.end();
            line.inline -= 1;
        }
        self.flow.inline.pop();
    }

    /// Begins a note; `alone` says that no label stands before its text on the same line.
    pub(super) fn begin_note(&mut self, label: &str, alone: bool) {
        self.page.begin_note(label);
        let flow = Flow { note: Some((label.to_owned(), alone)), ..Flow::default() };
        self.outside.push(std::mem::replace(&mut self.flow, flow));
    }

    pub(super) fn end_note(&mut self) {
        self.end_line();
        self.page.end_note();
        self.flow = self.outside.pop().unwrap_or_default();
    }

    pub(super) fn begin_list(&mut self, list: List) {
        self.end_line();
        self.flow.lists.push(list);
    }

    pub(super) fn end_list(&mut self) {
        self.end_line();
        self.flow.lists.pop();
    }

    pub(super) fn begin_item(&mut self, item: &Element) {
        self.end_line();
        let flow = &mut self.flow;
        if !flow.begins_item {
            flow.labels.clear();
        }
        flow.labels.extend(flow.lists.last_mut().and_then(|list| list.label(item)));
        flow.begins_item = true;
    }

    pub(super) fn end_item(&mut self) {
        self.end_line();
        self.flow.begins_item = false;
        self.flow.labels.clear();
    }

    /// Begins a table; `holds_data` says that it is one of cells, and does not lay out the page.
    pub(super) fn begin_table(&mut self, holds_data: bool) {
        self.end_line();
        if holds_data {
            self.page.begin(MarkKind::Table);
        }
        self.flow.tables.push(holds_data.then(Grid::default));
    }

    pub(super) fn end_table(&mut self) {
        self.end_line();
        if self.flow.tables.pop().flatten().is_some() {
            self.page.end();
        }
    }

    /// Begins a row; false if the table holds no data.
    pub(super) fn begin_row(&mut self) -> bool {
        self.end_line();
        let Some(grid) = grid(&mut self.flow.tables) else { return false };
        grid.row();
        self.page.begin(MarkKind::Row);
        true
    }

    pub(super) fn end_row(&mut self) {
        let gap = grid(&mut self.flow.tables).map_or(0, Grid::end_row);
        self.empty_cells(gap);
        self.page.end();
    }

    /// Ends a group of rows.
    pub(super) fn end_group(&mut self) {
        if let Some(grid) = grid(&mut self.flow.tables) {
            grid.end_group();
        }
    }

    /// Begins a cell; false if the table holds no data.
    pub(super) fn begin_cell(&mut self, cell: &Element, head: bool) -> bool {
        self.end_line();
        let Some(grid) = grid(&mut self.flow.tables) else { return false };
        let (before, behind) = (grid.gap(), grid.cell(cell));
        self.empty_cells(before);
        self.page.begin(MarkKind::Cell { head });
        self.flow.cells.push(behind);
        true
    }

    pub(super) fn end_cell(&mut self) {
        self.end_line();
        self.page.end();
        let behind = self.flow.cells.pop().unwrap_or_default();
        self.empty_cells(behind);
    }

    fn empty_cells(&mut self, cells: usize) {
        for _ in 0..cells {
            self.page.marked(MarkKind::Cell { head: false }, "");
        }
    }
}

/// The grid of the innermost table, if it holds data.
fn grid(tables: &mut [Option<Grid>]) -> Option<&mut Grid> {
    tables.last_mut().and_then(Option::as_mut)
}
