//! Paragraphs and tables: which block each becomes.

use super::super::MarkKind;
use super::numbering::Label;
use super::table::{Row, Use, glance, has_lines, rows, used_for};
use super::word::{child, name, number, value};
use super::writer::{Mode, Step, Writer};
use roxmltree::Node;

/// A heading is no longer than this, in bytes: what is longer is text in the wrong style.
const LONGEST_HEADING: usize = 200;

/// A paragraph longer than this is text, and ends the head above it; in bytes.
const LONGEST_OF_HEAD: usize = 120;

/// The head has no more paragraphs outside tables and text boxes.
const MOST_OF_HEAD: usize = 12;

/// What names the rest of its row is no longer than this, in bytes: `Datum`, `Ons kenmerk`.
const LONGEST_NAME: usize = 30;

/// All cells of a row that is one line are together no longer than this, in bytes.
const LONGEST_LINE: usize = 300;

/// A table of the head holds no more than this, in bytes.
const LARGEST_OF_HEAD: usize = 3_000;

/// How a paragraph ends.
#[derive(Clone, Copy)]
pub(super) struct Ending {
    /// Whether a mark of its own is open.
    marked: bool,
    /// Whether its end is deleted, so that the next one goes on with it.
    merged: bool,
    /// Whether its section ends with it.
    section: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn paragraph(&mut self, node: Node<'a, 'a>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|p| value(p, "pStyle"));
        let seen = glance(node);
        let end = properties.and_then(|p| child(p, "rPr"));
        let deleted =
            end.is_some_and(|end| child(end, "del").is_some() || child(end, "moveFrom").is_some());
        let section = properties.is_some_and(|p| child(p, "sectPr").is_some());
        let drops = properties
            .and_then(|p| child(p, "framePr"))
            .and_then(|frame| super::super::xml::attribute(frame, "dropCap"))
            .is_some_and(|drop| drop != "none");
        self.hidden = self.styles.hides(style).unwrap_or(false);
        let label = if deleted && !seen.shows { None } else { self.label(properties, style) };
        let label = label.filter(|label| prints(label, seen.shows));
        let kind = self.kind(node, properties, style, &seen.text, label.as_ref());
        let marked = !matches!(self.mode, Mode::Lines | Mode::Joined);
        let mut steps = Vec::new();
        match self.mode {
            Mode::Lines => steps.push(Step::LineBreak),
            _ if marked && !self.merged => {
                self.parted = kind == MarkKind::Paragraph;
                steps.push(Step::Begin(kind));
            }
            _ => {}
        }
        self.merged = false;
        steps.extend(label.map(|label| Step::Label(label.text)));
        steps.extend(node.children().map(Step::Visit));
        let merged = (deleted || drops) && seen.shows && marked;
        steps.push(Step::EndParagraph(Ending { marked, merged, section }));
        self.push(steps);
    }

    pub(super) fn end_paragraph(&mut self, ending: Ending) {
        self.end_link();
        self.new_line();
        if ending.merged {
            self.merged = true;
        } else if ending.marked {
            self.page.end();
        }
        let boxes = std::mem::take(&mut self.boxes);
        let steps = boxes.into_iter().flat_map(|text| self.text_box(text)).collect();
        self.push(steps);
        self.section += usize::from(ending.section);
    }

    /// A text box stands behind the paragraph it is anchored in; in the head it is part of that.
    fn text_box(&self, node: Node<'a, 'a>) -> Vec<Step<'a>> {
        let inner = node.children().map(Step::Visit);
        if self.mode == Mode::Body && self.head && glance(node).text.len() <= LONGEST_LINE {
            return self.lines(MarkKind::Letterhead, inner.collect());
        }
        inner.collect()
    }

    /// The number or bullet of a paragraph.
    fn label(&mut self, properties: Option<Node<'a, 'a>>, style: Option<&str>) -> Option<Label> {
        let own = properties.and_then(|p| child(p, "numPr"));
        let of_style = self.styles.list(style);
        let list = own.and_then(|own| value(own, "numId")).or(of_style.0.as_deref())?;
        let named = own.and_then(|own| number(own, "ilvl"));
        let named = named.or_else(|| self.numbering.level_of_style(list, style));
        self.numbering.next(list, named.or(of_style.1).unwrap_or(0))
    }

    /// What a paragraph is.
    fn kind(
        &mut self,
        node: Node<'a, 'a>,
        properties: Option<Node<'a, 'a>>,
        style: Option<&str>,
        text: &str,
        label: Option<&Label>,
    ) -> MarkKind {
        if self.mode != Mode::Body {
            return MarkKind::Paragraph;
        }
        let listed = self.contents > 0 || self.fields.lists();
        if listed || self.styles.is(style, &["toc", "inhopg", "table of figures"]) {
            return MarkKind::Furniture;
        }
        if self.head && properties.is_some_and(|p| child(p, "framePr").is_some()) {
            return MarkKind::Letterhead;
        }
        let outline = properties.and_then(|p| number::<u8>(p, "outlineLvl"));
        let heading = match outline {
            Some(level) => (level < 9).then(|| level + 1),
            None => self.styles.heading(style),
        };
        let kind = match (heading, label) {
            (Some(level), _) if text.len() <= LONGEST_HEADING => MarkKind::Heading { level },
            _ if self.styles.is(style, &["caption", "bijschrift"]) && stands_above_table(node) => {
                MarkKind::Caption
            }
            // `Vraag 3` is no mark of an item but the first words of the paragraph.
            (_, Some(label)) if !is_worded(label) => MarkKind::ListItem { level: label.level },
            _ => MarkKind::Paragraph,
        };
        if !text.is_empty() {
            self.headed += 1;
            let body = kind != MarkKind::Paragraph || text.len() > LONGEST_OF_HEAD;
            self.head &= !body && self.headed <= MOST_OF_HEAD;
        }
        kind
    }

    pub(super) fn table(&mut self, node: Node<'a, 'a>) {
        let rows = rows(node);
        let steps = match self.mode {
            Mode::Body if self.head && self.heads(node, &rows) => {
                let lines = rows.iter().map(|row| self.frame_row(row, Some(MarkKind::Letterhead)));
                lines.flatten().collect()
            }
            Mode::Body if used_for(node, &rows, &self.styles) == Use::Data => data(&rows),
            Mode::Body => {
                rows.iter().flat_map(|row| self.frame_row(row, Some(MarkKind::Paragraph))).collect()
            }
            Mode::Lines => rows.iter().flat_map(|row| self.frame_row(row, None)).collect(),
            Mode::Cell | Mode::Note | Mode::Joined => {
                let cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
                cells.flat_map(roxmltree::Node::children).map(Step::Visit).collect()
            }
        };
        self.push(steps);
    }

    /// Whether a table above the text sets the head of a letter: it has no lines, or floats beside
    /// the text.
    fn heads(&self, node: Node<'a, 'a>, rows: &[Row<'a>]) -> bool {
        let floats = child(node, "tblPr").is_some_and(|p| child(p, "tblpPr").is_some());
        let cells = || rows.iter().flat_map(|row| row.cells.iter().flatten());
        let size: usize = cells().map(|cell| glance(*cell).text.len()).sum();
        let narrow = rows.iter().all(|row| row.cells.iter().flatten().count() <= 2);
        let frame = narrow || used_for(node, rows, &self.styles) == Use::Frame;
        size <= LARGEST_OF_HEAD && frame && (floats || !has_lines(node, &self.styles))
    }

    /// A row that sets text side by side: one line where its cells are short, else cell by cell.
    /// Without a kind it stands in a block that is open.
    fn frame_row(&self, row: &Row<'a>, kind: Option<MarkKind>) -> Vec<Step<'a>> {
        let cells = row.cells.iter().flatten().copied();
        let cells: Vec<Node<'_, '_>> = cells.filter(|cell| !glance(*cell).is_empty()).collect();
        let size: usize = cells.iter().map(|cell| glance(*cell).text.len()).sum();
        let single = |cell: &Node<'_, '_>| paragraphs(*cell) == Some(1);
        let labelled = cells.first().is_some_and(|cell| glance(*cell).text.len() <= LONGEST_NAME);
        if cells.len() > 1 && labelled && cells.iter().all(single) && size <= LONGEST_LINE {
            let mut line = vec![Step::LineBreak, Step::Mode(Mode::Joined)];
            for (nth, cell) in cells.iter().enumerate() {
                if nth > 0 {
                    line.push(Step::Tab);
                }
                line.extend(cell.children().map(Step::Visit));
            }
            line.push(Step::Mode(self.mode));
            let Some(kind) = kind else { return line };
            return [Step::Begin(kind)].into_iter().chain(line).chain([Step::End]).collect();
        }
        let inner = |cell: Node<'a, 'a>| cell.children().map(Step::Visit);
        match kind {
            Some(MarkKind::Letterhead) => cells
                .into_iter()
                .flat_map(|cell| self.lines(MarkKind::Letterhead, inner(cell).collect()))
                .collect(),
            _ => cells.into_iter().flat_map(inner).collect(),
        }
    }

    /// A block whose paragraphs are its lines.
    fn lines(&self, kind: MarkKind, inner: Vec<Step<'a>>) -> Vec<Step<'a>> {
        let begin = [Step::Begin(kind), Step::Mode(Mode::Lines)].into_iter();
        begin.chain(inner).chain([Step::Mode(self.mode), Step::End]).collect()
    }
}

/// A table of data, cell by cell; rows without text are left out.
fn data<'a>(rows: &[Row<'a>]) -> Vec<Step<'a>> {
    let mut steps = vec![Step::Begin(MarkKind::Table)];
    let filled = |row: &&Row<'a>| row.cells.iter().flatten().any(|cell| !glance(*cell).is_empty());
    for row in rows.iter().filter(filled) {
        steps.extend([Step::Begin(MarkKind::Row), Step::Mode(Mode::Cell)]);
        for cell in &row.cells {
            steps.push(Step::Begin(MarkKind::Cell { head: row.head }));
            steps.extend(cell.iter().flat_map(roxmltree::Node::children).map(Step::Visit));
            steps.push(Step::End);
        }
        steps.extend([Step::Mode(Mode::Body), Step::End, Step::EndRow]);
    }
    steps.push(Step::End);
    steps
}

/// Whether a label is printed: without text behind it only one that says more than a number.
fn prints(label: &Label, shows: bool) -> bool {
    !label.text.is_empty() && (shows || is_worded(label))
}

/// Whether a label holds a word: `Vraag 3`, `Artikel 2`.
fn is_worded(label: &Label) -> bool {
    let word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    !label.bullet && label.text.split_whitespace().any(word)
}

/// How many paragraphs with text a cell has; `None` where it holds more than paragraphs.
fn paragraphs(cell: Node<'_, '_>) -> Option<usize> {
    let mut count = 0;
    for child in cell.children().filter(Node::is_element) {
        match name(child) {
            "p" => count += usize::from(!glance(child).is_empty()),
            "tcPr" | "bookmarkStart" | "bookmarkEnd" => {}
            _ => return None,
        }
    }
    Some(count)
}

/// Whether the next thing behind a paragraph is a table.
fn stands_above_table(node: Node<'_, '_>) -> bool {
    let behind = node.next_siblings().skip(1).filter(Node::is_element).take(5);
    let mut behind = behind.filter(|next| name(*next) != "p" || !glance(*next).is_empty());
    behind.next().is_some_and(|next| name(next) == "tbl")
}
