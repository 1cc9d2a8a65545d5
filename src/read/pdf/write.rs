//! From the parts of all pages to the text and its marks, in the order they are read.

use super::lines::Piece;
use super::notes::{self, Note};
use super::page::{Page, Row, rows};
use super::paragraphs::{Kind, Paragraph, Style, paragraphs};
use super::tables::{Cell, Table, tables};
use crate::read::rendering::Rendering;
use crate::read::{Mark, MarkKind};

/// The part of the first page, from its top, in which a margin column is a letterhead.
const IMPRINT: f64 = 0.8;

/// What is written, in the order of the text.
#[derive(Debug)]
enum Part {
    PageStart(u32),
    Furniture(Vec<Row>),
    /// The margin column of the first page.
    Letterhead(Vec<Row>),
    Table(Vec<Row>, Table),
    /// A paragraph, and whether it goes on with the one before, across a column or page.
    Paragraph(Paragraph, bool),
}

/// Writes the pages, whose notes were taken out of them.
pub(super) fn write(pages: Vec<Page>, notes: &[Note], style: Style) -> (String, Vec<Mark>) {
    let targets: Vec<Vec<String>> = pages
        .iter()
        .map(|page| page.links.iter().map(|link| link.target.clone()).collect())
        .collect();
    let parts = parts(pages, style);
    let levels = levels(&parts);
    let mut writer =
        Writer { page: Rendering::default(), notes, targets, at: 0, levels, reached_prose: false };
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        let Part::Paragraph(paragraph, _) = part else {
            writer.aside(&part);
            continue;
        };
        // What stands between the halves of a paragraph is set down within it.
        let mut inside = Vec::new();
        let mut rows = paragraph.rows.len();
        let mut ahead = Vec::new();
        while let Some(next) = parts.next_if(|next| match next {
            Part::PageStart(_) | Part::Furniture(_) => true,
            Part::Paragraph(_, goes_on) => *goes_on,
            _ => false,
        }) {
            if let Part::Paragraph(half, _) = &next {
                rows += half.rows.len();
                inside.append(&mut ahead);
                inside.push(next);
            } else {
                ahead.push(next);
            }
        }
        writer.paragraph(&paragraph, &inside, rows);
        for part in &ahead {
            writer.aside(part);
        }
    }
    writer.finish()
}

/// The parts of all pages.
fn parts(pages: Vec<Page>, style: Style) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut last: Option<Paragraph> = None;
    for page in pages {
        let middle = page.height / 2.0;
        parts.push(Part::PageStart(page.number));
        let (heads, feet): (Vec<Piece>, Vec<Piece>) =
            page.furniture.into_iter().partition(|piece| piece.y < middle);
        let aside = |pieces: Vec<Piece>| {
            let rows = rows(pieces);
            (!rows.is_empty()).then_some(Part::Furniture(rows))
        };
        parts.extend(aside(heads));
        // On later pages the margin says again what that of the first page says; at its foot stands
        // the printer's imprint.
        let is_head = |row: &Row| page.number == 1 && row.y < IMPRINT * page.height;
        let (head, repeated): (Vec<Row>, Vec<Row>) = page.margin.into_iter().partition(is_head);
        if !head.is_empty() {
            parts.push(Part::Letterhead(head));
        }
        if !repeated.is_empty() {
            parts.push(Part::Furniture(repeated));
        }
        for column in page.columns {
            let mut from = 0;
            let mut first = true;
            let mut push = |rows: &[Row], first: &mut bool, parts: &mut Vec<Part>| {
                for paragraph in paragraphs(rows, &column, style) {
                    let goes_on = std::mem::take(first)
                        && last.as_ref().is_some_and(|last| last.goes_on(&paragraph));
                    last = Some(paragraph.clone());
                    parts.push(Part::Paragraph(paragraph, goes_on));
                }
            };
            let mut tabled = false;
            for table in tables(&column.rows) {
                let between = column.rows.get(from..table.from).unwrap_or_default();
                push(between, &mut first, &mut parts);
                let titles = column.rows.iter().skip(table.from).take(table.titles);
                from = table.to;
                first = false;
                tabled = true;
                parts.push(Part::Table(titles.cloned().collect(), table));
            }
            push(column.rows.get(from..).unwrap_or_default(), &mut first, &mut parts);
            if tabled && from == column.rows.len() {
                last = None;
            }
        }
        parts.extend(aside(feet));
    }
    parts
}

/// The sizes of headings, in tenths of a point, the largest first: those of large paragraphs
/// behind the first prose. What is large above it belongs to the head of the paper.
fn levels(parts: &[Part]) -> Vec<i64> {
    let mut sizes: Vec<i64> = parts
        .iter()
        .skip_while(|part| !is_prose(part))
        .filter_map(|part| match part {
            Part::Paragraph(paragraph, _) if paragraph.kind == Kind::Large => {
                paragraph.rows.first().map(tenths)
            }
            _ => None,
        })
        .collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes
}

fn is_prose(part: &Part) -> bool {
    matches!(part, Part::Paragraph(paragraph, _) if paragraph.kind == Kind::Text && paragraph.rows.len() >= 3)
}

fn tenths(row: &Row) -> i64 {
    (row.size * 10.0).round() as i64
}

/// Writes parts.
struct Writer<'n> {
    page: Rendering,
    notes: &'n [Note],
    /// Where the links of each page lead.
    targets: Vec<Vec<String>>,
    /// The index of the page that is written.
    at: usize,
    levels: Vec<i64>,
    /// Whether running text came: what stands above it is the head of the paper.
    reached_prose: bool,
}

impl Writer<'_> {
    /// Writes a part that is no paragraph.
    fn aside(&mut self, part: &Part) {
        match part {
            Part::PageStart(number) => {
                self.at = *number as usize - 1;
                self.page.page_start(*number);
            }
            Part::Furniture(rows) => self.block(MarkKind::Furniture, rows),
            Part::Letterhead(rows) => self.block(MarkKind::Letterhead, rows),
            Part::Table(titles, table) => {
                if !titles.is_empty() {
                    self.block(MarkKind::Caption, titles);
                }
                self.table(table);
            }
            Part::Paragraph(paragraph, _) => self.rows(&paragraph.rows),
        }
    }

    fn block(&mut self, kind: MarkKind, rows: &[Row]) {
        self.page.begin(kind);
        self.rows(rows);
        self.page.end();
    }

    /// Writes a paragraph of so many rows, with what stands inside.
    fn paragraph(&mut self, paragraph: &Paragraph, inside: &[Part], rows: usize) {
        let first = paragraph.rows.first().map_or(0, tenths);
        let level = self.levels.iter().position(|&size| size == first);
        let kind = match (paragraph.kind, level) {
            (Kind::Large, Some(level)) if self.reached_prose => {
                Some(MarkKind::Heading { level: u8::try_from(level + 1).unwrap_or(u8::MAX) })
            }
            (Kind::Item, _) => Some(MarkKind::ListItem { level: 1 }),
            // A line alone may be anything: layout sees what stands around it.
            _ => (rows > 1).then_some(MarkKind::Paragraph),
        };
        self.reached_prose |= paragraph.kind == Kind::Text && rows >= 3;
        if paragraph.apart {
            self.page.blank_line();
        }
        let Some(kind) = kind else {
            self.rows(&paragraph.rows);
            return;
        };
        self.page.begin(kind);
        self.rows(&paragraph.rows);
        for part in inside {
            self.aside(part);
        }
        self.page.end();
    }

    fn table(&mut self, table: &Table) {
        self.page.begin(MarkKind::Table);
        for line in &table.lines {
            self.page.begin(MarkKind::Row);
            for cell in &line.cells {
                self.page.begin(MarkKind::Cell { head: line.head });
                self.cell(cell);
                self.page.end();
            }
            self.page.end();
        }
        self.page.end();
    }

    fn cell(&mut self, cell: &Cell) {
        for piece in cell {
            self.piece(piece);
            self.page.text(" ");
        }
    }

    /// Writes rows, a line each.
    fn rows(&mut self, rows: &[Row]) {
        for row in rows {
            for piece in &row.pieces {
                self.piece(piece);
                self.page.text(" ");
            }
            self.page.line_break();
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let mut link: Option<usize> = None;
        for (nth, word) in piece.words.iter().enumerate() {
            if piece.is_apart(nth) {
                self.page.text(" ");
            }
            if word.link != link {
                if link.take().is_some() {
                    self.page.end();
                }
                let targets = self.targets.get(self.at);
                let target = word.link.and_then(|link| targets?.get(link));
                if let Some(target) = target {
                    self.page.begin(MarkKind::Link { target: target.clone() });
                    link = word.link;
                }
            }
            if word.is_raised() {
                for (part, is_mark) in
                    notes::marks(&word.text, notes::before(piece, nth), self.notes)
                {
                    if is_mark {
                        let label = part.to_owned();
                        self.page.marked(MarkKind::NoteReference { label }, part);
                    } else {
                        self.page.text(part);
                    }
                }
            } else {
                self.page.text(&word.text);
            }
        }
        if link.is_some() {
            self.page.end();
        }
    }

    /// Writes the notes behind all else.
    fn finish(mut self) -> (String, Vec<Mark>) {
        let notes = self.notes;
        let mut page = 0;
        for note in notes {
            self.page.begin_note(&note.label);
            // The notes of a page stand on that page, wherever they are written.
            if note.page != page {
                page = note.page;
                self.page.page_start(page);
            }
            self.at = note.page as usize - 1;
            self.rows(&note.rows);
            self.page.end_note();
        }
        self.page.finish()
    }
}
