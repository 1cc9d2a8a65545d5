//! The one written rule by which a container's markup becomes text with marks over it.
//!
//! A block a line with a blank line between, a line break a line, rows of a table a line each with
//! their cells parted by tabs, notes behind all else with their label in front. Runs of white space
//! are one space. Readers say what begins and ends; where each mark starts and ends is settled here.

mod sheet;

use super::{Mark, MarkKind};
use crate::Span;
use sheet::{Gap, Sheet};

/// A text being rendered.
///
/// Blocks begin and end with [`Self::begin`] and [`Self::end`] and nest; text and marks of a note go
/// where the note is written, wherever it begins.
#[derive(Debug, Default)]
pub(super) struct Rendering {
    body: Sheet,
    /// Notes being written, the innermost last: a container may put one in another.
    open_notes: Vec<(String, Sheet)>,
    notes: Vec<(String, Sheet)>,
}

impl Rendering {
    /// Begins a block or an inline mark.
    pub(super) fn begin(&mut self, kind: MarkKind) {
        self.sheet().begin(kind);
    }

    /// Ends what began last. A mark without text is dropped, but for cells and the rows and tables
    /// around them.
    pub(super) fn end(&mut self) {
        self.sheet().end();
    }

    /// A whole block or inline mark with its text.
    pub(super) fn marked(&mut self, kind: MarkKind, text: &str) {
        self.begin(kind);
        self.text(text);
        self.end();
    }

    /// Text; white space at its ends parts it from what stands there.
    pub(super) fn text(&mut self, text: &str) {
        self.sheet().write(text);
    }

    /// A break within a block: the text goes on in the next line; in a cell, behind a space.
    pub(super) fn line_break(&mut self) {
        let sheet = self.sheet();
        let gap = if sheet.in_cell() { Gap::Space } else { Gap::Line };
        sheet.gap = sheet.gap.max(gap);
    }

    /// A blank line, where text that no block holds goes on.
    pub(super) fn blank_line(&mut self) {
        let sheet = self.sheet();
        sheet.part(Gap::Block);
    }

    /// A tab within a block; a space in a cell, where tabs part the cells.
    pub(super) fn tab(&mut self) {
        let sheet = self.sheet();
        if sheet.in_cell() || sheet.at_line_start() {
            sheet.gap = sheet.gap.max(Gap::Space);
        } else {
            sheet.text.push('\t');
            sheet.gap = Gap::Nothing;
        }
    }

    /// Lines that the container lays out by white space, kept as they are; no mark covers them.
    pub(super) fn verbatim(&mut self, lines: &str) {
        let lines = lines.trim_matches('\n').trim_end();
        if lines.trim().is_empty() {
            return;
        }
        let sheet = self.sheet();
        sheet.part(Gap::Block);
        sheet.start();
        sheet.text.push_str(lines);
        sheet.part(Gap::Block);
    }

    /// A page starts at the text to come.
    pub(super) fn page_start(&mut self, number: u32) {
        self.sheet().pages.push(number);
    }

    /// Begins the text of a note, up to [`Self::end_note`]; its mark stands where the container
    /// has it, as a [`MarkKind::NoteReference`] of the caller's.
    pub(super) fn begin_note(&mut self, label: &str) {
        self.open_notes.push((label.to_owned(), Sheet::default()));
    }

    /// Ends the note that began last.
    pub(super) fn end_note(&mut self) {
        if let Some((label, mut sheet)) = self.open_notes.pop() {
            sheet.end_all();
            self.notes.push((label, sheet));
        }
    }

    /// The text and its marks, by start, the wider first.
    pub(super) fn finish(mut self) -> (String, Vec<Mark>) {
        while !self.open_notes.is_empty() {
            self.end_note();
        }
        self.body.end_all();
        let Sheet { mut text, mut marks, .. } = self.body;
        text.truncate(text.trim_end().len());
        for (label, sheet) in self.notes {
            let note = sheet.text.trim_end();
            if !text.is_empty() {
                text.push_str(Gap::Block.as_str());
            }
            if !label.is_empty() {
                text.push_str(&label);
                text.push(' ');
            }
            let start = text.len();
            text.push_str(note);
            let span = Span::new(start, text.len());
            marks.push(Mark { span, kind: MarkKind::Note { label } });
            marks.extend(sheet.marks.into_iter().map(|mark| Mark {
                span: Span::new(start + mark.span.start, start + mark.span.end),
                kind: mark.kind,
            }));
        }
        for mark in &mut marks {
            let end = mark.span.end.min(text.len());
            mark.span = Span::new(mark.span.start.min(end), end);
        }
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        (text, marks)
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.open_notes.last_mut().map_or(&mut self.body, |(_, sheet)| sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_kind<'t>(text: &'t str, marks: &[Mark], kind: &MarkKind) -> Vec<&'t str> {
        marks.iter().filter(|mark| mark.kind == *kind).map(|mark| mark.span.of(text)).collect()
    }

    #[test]
    fn ok_blocks_are_parted_by_a_blank_line() {
        let mut page = Rendering::default();
        page.marked(MarkKind::Heading { level: 1 }, " Inleiding ");
        page.text("\n");
        page.begin(MarkKind::Paragraph);
        page.text("Er  is\n");
        page.text(" € 70");
        page.text(" mln.");
        page.line_break();
        page.text("Meer niet. ");
        page.end();
        page.marked(MarkKind::Paragraph, "  ");
        let (text, marks) = page.finish();
        assert_eq!(text, "Inleiding\n\nEr is € 70 mln.\nMeer niet.");
        let paragraphs = of_kind(&text, &marks, &MarkKind::Paragraph);
        assert_eq!(paragraphs, ["Er is € 70 mln.\nMeer niet."]);
    }

    #[test]
    fn ok_inline_marks_hold_no_space_around_them() {
        let mut page = Rendering::default();
        let link = MarkKind::Link { target: "https://x.nl".to_owned() };
        page.begin(MarkKind::Paragraph);
        page.text("zie");
        page.marked(link.clone(), " hier ");
        page.text("en daar");
        page.end();
        let (text, marks) = page.finish();
        assert_eq!(text, "zie hier en daar");
        assert_eq!(of_kind(&text, &marks, &link), ["hier"]);
    }

    #[test]
    fn ok_cells_are_parted_by_tabs_empty_ones_too() {
        let mut page = Rendering::default();
        page.marked(MarkKind::Paragraph, "Boven");
        page.begin(MarkKind::Table);
        for row in [["", "2024", ""], ["Politie", "", "7"]] {
            page.begin(MarkKind::Row);
            for cell in row {
                page.begin(MarkKind::Cell { head: false });
                page.marked(MarkKind::Paragraph, cell);
                page.end();
            }
            page.end();
        }
        page.end();
        page.marked(MarkKind::Paragraph, "Onder");
        let (text, marks) = page.finish();
        assert_eq!(text, "Boven\n\n\t2024\t\nPolitie\t\t7\n\nOnder");
        let cells = of_kind(&text, &marks, &MarkKind::Cell { head: false });
        assert_eq!(cells, ["", "2024", "", "Politie", "", "7"]);
        assert_eq!(of_kind(&text, &marks, &MarkKind::Row), ["\t2024\t", "Politie\t\t7"]);
    }

    #[test]
    fn ok_two_blocks_in_a_cell_are_one_line() {
        let mut page = Rendering::default();
        page.begin(MarkKind::Table);
        page.begin(MarkKind::Row);
        page.begin(MarkKind::Cell { head: true });
        page.marked(MarkKind::Paragraph, "Bedragen");
        page.marked(MarkKind::Paragraph, "x € 1.000");
        page.end();
        page.end();
        page.end();
        assert_eq!(page.finish().0, "Bedragen x € 1.000");
    }

    #[test]
    fn ok_notes_stand_behind_all_else() {
        let mut page = Rendering::default();
        let one = MarkKind::NoteReference { label: "1".to_owned() };
        page.begin(MarkKind::Paragraph);
        page.text("liggen»?");
        page.marked(one.clone(), "1");
        page.begin_note("1");
        page.marked(MarkKind::Paragraph, "Trouw, 3 mei 2024.");
        page.end_note();
        page.text(" Ja.");
        page.end();
        let (text, marks) = page.finish();
        assert_eq!(text, "liggen»?1 Ja.\n\n1 Trouw, 3 mei 2024.");
        assert_eq!(of_kind(&text, &marks, &one), ["1"]);
        let note = MarkKind::Note { label: "1".to_owned() };
        assert_eq!(of_kind(&text, &marks, &note), ["Trouw, 3 mei 2024."]);
    }

    #[test]
    fn ok_lines_laid_out_by_white_space_stay() {
        let mut page = Rendering::default();
        page.marked(MarkKind::Paragraph, "Boven");
        page.verbatim("\n  Post   2024\n\n  Politie   7  \n");
        page.marked(MarkKind::Paragraph, "Onder");
        let (text, marks) = page.finish();
        assert_eq!(text, "Boven\n\n  Post   2024\n\n  Politie   7\n\nOnder");
        assert_eq!(of_kind(&text, &marks, &MarkKind::Paragraph), ["Boven", "Onder"]);
    }

    #[test]
    fn ok_a_page_starts_with_its_first_text() {
        let mut page = Rendering::default();
        page.page_start(1);
        page.marked(MarkKind::Paragraph, "Een");
        page.page_start(2);
        page.marked(MarkKind::Paragraph, "Twee");
        let (text, marks) = page.finish();
        let at = |number| {
            let kind = MarkKind::PageStart { number };
            marks.iter().find(|mark| mark.kind == kind).map(|mark| mark.span.start)
        };
        assert_eq!((text.as_str(), at(1), at(2)), ("Een\n\nTwee", Some(0), Some(5)));
    }
}
