//! From the container's marks to lines whose roles are known.
//!
//! A mark settles what its text is, and where its block begins and ends. A plain paragraph may
//! still turn out to be a heading, an item, a line of the head or a signature, since containers
//! seldom say so; every other kind is taken for granted. Text that no mark covers is laid out by
//! guess, as plain text is.

mod segments;

use super::lines::{Line, Role, lines_of};
use super::notes::{Note, NoteMark};
use super::paragraphs::DraftKind;
use super::table::{Cell, Grid};
use crate::read::{Mark, MarkKind};
use crate::{Source, Span};
use rustc_hash::FxHashMap;
use segments::{Segment, segments};

/// What the marks of a source settle.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// All lines of the source, those under marks with their roles.
    pub(super) lines: Vec<Line>,
    /// The kinds that [`Role::Fixed`] lines point at.
    pub(super) kinds: Vec<DraftKind>,
    pub(super) notes: Vec<Note>,
    /// The marks of notes, where the container gives them.
    pub(super) references: Vec<NoteMark>,
    pub(super) grids: Vec<Grid>,
    /// Page starts: byte and number.
    pub(super) pages: Vec<(usize, u32)>,
    /// Whether the container marks notes or their references.
    pub(super) has_notes: bool,
    pub(super) has_letterhead: bool,
    pub(super) has_signature: bool,
}

impl Marked {
    /// Reads the marks of a source.
    pub(super) fn of(source: &Source) -> Self {
        let mut marked = Self::default();
        if source.marks.is_empty() {
            marked.lines = lines_of(&source.text, Span::new(0, source.text.len()));
            return marked;
        }
        let mut marks: Vec<&Mark> = source.marks.iter().collect();
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        let (segments, parents) = segments(&source.text, &marks);
        let roles = marked.settle(&marks, &parents);
        marked.fill(&source.text, &marks, &segments, &roles, &parents);
        marked.inline(source, &marks);
        marked
    }

    /// Gives each block mark its role, and makes room for notes and tables.
    fn settle(&mut self, marks: &[&Mark], parents: &[Option<usize>]) -> Vec<Option<Role>> {
        let mut roles: Vec<Option<Role>> = vec![None; marks.len()];
        let mut signature = 0;
        let mut caption: Option<usize> = None;
        for (at, mark) in marks.iter().enumerate() {
            let parent = parents.get(at).copied().flatten();
            let above = parent.and_then(|parent| roles.get(parent).copied().flatten());
            // What stands in a note, a head, a signature, a cell or furniture is part of it.
            let inherited = above.filter(|role| {
                matches!(
                    role,
                    Role::Note(_)
                        | Role::Letterhead
                        | Role::Signature(_)
                        | Role::Furniture
                        | Role::Table(_)
                )
            });
            let role = match &mark.kind {
                MarkKind::Paragraph | MarkKind::Question { .. } | MarkKind::Answer { .. } => {
                    inherited.or(above).or(Some(Role::Body))
                }
                MarkKind::Heading { level } => {
                    inherited.or_else(|| Some(self.fixed(DraftKind::Heading { level: *level })))
                }
                MarkKind::ListItem { .. } => {
                    inherited.or_else(|| Some(self.fixed(DraftKind::ListItem)))
                }
                MarkKind::Table if matches!(inherited, Some(Role::Table(_))) => inherited,
                MarkKind::Table => {
                    self.grids.push(Grid::default());
                    let role = Role::Table(self.grids.len() - 1);
                    // A title right above the table belongs to it.
                    if let Some(title) = caption.take()
                        && let Some(place) = roles.get_mut(title)
                    {
                        *place = Some(role);
                    }
                    Some(role)
                }
                MarkKind::Caption => {
                    caption = inherited.is_none().then_some(at);
                    inherited.or_else(|| Some(self.fixed(DraftKind::Paragraph)))
                }
                MarkKind::Row | MarkKind::Cell { .. } => inherited.or(Some(Role::Body)),
                MarkKind::Note { label } => {
                    let start = Span::new(mark.span.start, mark.span.start);
                    self.notes.push(Note { label: label.clone(), label_span: start });
                    self.has_notes = true;
                    Some(Role::Note(self.notes.len() - 1))
                }
                MarkKind::Letterhead => {
                    self.has_letterhead = true;
                    Some(Role::Letterhead)
                }
                MarkKind::Signature => {
                    self.has_signature = true;
                    signature += 1;
                    // Numbers of guessed signatures begin at 0 and never meet these.
                    Some(Role::Signature(usize::MAX - signature))
                }
                MarkKind::Furniture => Some(Role::Furniture),
                MarkKind::NoteReference { .. }
                | MarkKind::PageStart { .. }
                | MarkKind::Link { .. }
                | MarkKind::Reference { .. } => None,
            };
            if let Some(place) = roles.get_mut(at) {
                *place = role;
            }
            if !matches!(mark.kind, MarkKind::Caption)
                && role.is_some()
                && !matches!(above, Some(Role::Fixed(_)))
            {
                caption = None;
            }
        }
        roles
    }

    fn fixed(&mut self, kind: DraftKind) -> Role {
        self.kinds.push(kind);
        Role::Fixed(self.kinds.len() - 1)
    }

    /// Makes lines of the segments, and cells of those in tables.
    fn fill(
        &mut self,
        text: &str,
        marks: &[&Mark],
        segments: &[Segment],
        roles: &[Option<Role>],
        parents: &[Option<usize>],
    ) {
        // The block mark of the last text that is no note and no furniture, which may stand inside.
        let mut last: Option<usize> = None;
        let mut started = false;
        let mut parted = false;
        let labels: FxHashMap<usize, String> =
            self.notes.iter().map(|n| (n.label_span.start, n.label.clone())).collect();
        for segment in segments {
            // The label of a note stands before the note's mark and is no line of the text.
            if segment.owner.is_none()
                && labels.get(&segment.span.end).is_some_and(|l| l == segment.span.of(text).trim())
            {
                continue;
            }
            let role = segment.owner.and_then(|owner| roles.get(owner).copied().flatten());
            let aside = matches!(role, Some(Role::Furniture | Role::Note(_)));
            let mut lines = lines_of(text, segment.span);
            let first = !started || segment.owner != last;
            if !aside && !lines.is_empty() {
                parted |= started && first;
                last = segment.owner;
                started = true;
            }
            for (nth, line) in lines.iter_mut().enumerate() {
                line.role = role.unwrap_or(Role::Body);
                if !aside {
                    line.hard = parted && nth == 0;
                    parted = false;
                }
                // Lines within one marked paragraph are one paragraph.
                line.joined = segment.owner.is_some() && !aside && !(nth == 0 && first);
            }
            if let (Some(Role::Table(grid)), Some(owner)) = (role, segment.owner) {
                let parts: Cell = lines.iter().map(|line| line.span).collect();
                self.cell(grid, &parts, owner, marks, parents);
            }
            self.lines.append(&mut lines);
        }
        self.empty_cells(marks, roles, parents);
        for grid in &mut self.grids {
            grid.settle_head(text);
        }
        self.lines.sort_by_key(|line| line.span.start);
        let mut end = 0;
        for line in &mut self.lines {
            let between = Span::new(end, line.span.start).of(text);
            line.gap = between.matches('\n').count().saturating_sub(usize::from(end > 0));
            end = line.span.end;
        }
    }

    /// Adds text to the cell or caption it stands in.
    fn cell(
        &mut self,
        grid: usize,
        parts: &[Span],
        owner: usize,
        marks: &[&Mark],
        parents: &[Option<usize>],
    ) {
        let Some(grid) = self.grids.get_mut(grid) else { return };
        let mut at = Some(owner);
        while let Some(index) = at {
            let Some(mark) = marks.get(index) else { break };
            match mark.kind {
                MarkKind::Cell { .. } => {
                    grid.marked.push((index, parts.to_vec()));
                    return;
                }
                MarkKind::Table | MarkKind::Caption => break,
                _ => at = parents.get(index).copied().flatten(),
            }
        }
        grid.caption.extend_from_slice(parts);
    }

    /// Lays the cells of each table into its rows, empty ones included.
    fn empty_cells(&mut self, marks: &[&Mark], roles: &[Option<Role>], parents: &[Option<usize>]) {
        let mut rows: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, mark) in marks.iter().enumerate() {
            let MarkKind::Cell { head } = mark.kind else { continue };
            let Some(Some(Role::Table(grid))) = roles.get(at) else { continue };
            let Some(grid) = self.grids.get_mut(*grid) else { continue };
            let row = parents.get(at).copied().flatten().unwrap_or(0);
            let place = *rows.entry(row).or_insert_with(|| {
                grid.rows.push(Vec::new());
                grid.heads.push(true);
                grid.rows.len() - 1
            });
            let from = grid.marked.partition_point(|&(cell, _)| cell < at);
            let parts: Cell = grid
                .marked
                .iter()
                .skip(from)
                .take_while(|&&(cell, _)| cell == at)
                .flat_map(|(_, parts)| parts.iter().copied())
                .collect();
            if let (Some(row), Some(heads)) = (grid.rows.get_mut(place), grid.heads.get_mut(place))
            {
                *heads &= head;
                row.push(parts);
            }
        }
    }

    /// Reads the marks inside lines: note references and page starts.
    fn inline(&mut self, source: &Source, marks: &[&Mark]) {
        let mut by_label: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, note) in self.notes.iter().enumerate() {
            by_label.entry(note.label.as_str()).or_default().push(index);
        }
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        for mark in marks {
            match &mark.kind {
                MarkKind::PageStart { number } => self.pages.push((mark.span.start, *number)),
                MarkKind::NoteReference { label } => {
                    self.has_notes = true;
                    let nth = seen.entry(label.as_str()).or_default();
                    let notes = by_label.get(label.as_str());
                    let note = notes.and_then(|notes| notes.get(*nth).or(notes.last())).copied();
                    *nth += 1;
                    let content = mark.span.of(&source.text);
                    let bare = content.trim();
                    let start = mark.span.start + (content.len() - content.trim_start().len());
                    let span = Span::new(start, start + bare.len());
                    self.references.push(NoteMark { span, label: label.clone(), note });
                }
                _ => {}
            }
        }
        let mut pages = self.pages.iter().peekable();
        for line in &mut self.lines {
            while pages.next_if(|&&(at, _)| at < line.span.end).is_some() {
                line.page = true;
            }
        }
    }

    /// The page a byte of the source stands on.
    pub(super) fn page_at(&self, at: usize) -> Option<u32> {
        let before = self.pages.partition_point(|&(start, _)| start <= at);
        self.pages.get(before.checked_sub(1)?).map(|&(_, number)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layouter;
    use crate::lexicon::Grammars;
    use crate::read::MediaType;

    /// The layout of a text in which each mark stands over the first place of its words.
    fn laid_out(text: &str, marks: &[(MarkKind, &str)]) -> String {
        let place = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let marks = marks.iter().map(|(kind, words)| Mark {
            kind: kind.clone(),
            span: place(words).expect("words of the text"),
        });
        let marks: Vec<Mark> = marks.collect();
        let source =
            Source { media_type: MediaType::Docx, marks, ..Source::plain("brief.docx", text) };
        Layouter::new(&Grammars::built_in()).unwrap().lay_out(&source).to_string()
    }

    #[test]
    fn ok_the_label_of_a_note_is_no_line() {
        let note = MarkKind::Note { label: "1".to_owned() };
        let mark = MarkKind::NoteReference { label: "1".to_owned() };
        let text = "De wet geldt.1\n\n1 Zie aldaar.";
        let marks = [(MarkKind::Paragraph, "De wet geldt.1"), (mark, "1"), (note, "Zie aldaar.")];
        assert_eq!(
            laid_out(text, &marks),
            "paragraph   De wet geldt.[^1]\nnote 1      Zie aldaar.\n"
        );
    }

    #[test]
    fn ok_a_signature_in_marked_paragraphs() {
        let text = "Tekst van de brief.\n\nDe Minister van Defensie\n\nK.H. Pen";
        let marks = [
            (MarkKind::Paragraph, "Tekst van de brief."),
            (MarkKind::Paragraph, "De Minister van Defensie"),
            (MarkKind::Paragraph, "K.H. Pen"),
        ];
        assert_eq!(
            laid_out(text, &marks),
            "paragraph   Tekst van de brief.\nsignature   De Minister van Defensie K.H. Pen\n"
        );
    }

    #[test]
    fn ok_more_of_the_head_below_the_marked_one() {
        let text = "Nr. 6 BRIEF VAN DE MINISTER\n\nAan de Voorzitter der Staten-Generaal\n\n\
                    Den Haag, 4 februari 2016\n\nInleiding\n\nHierbij zend ik u de stukken.";
        let marks = [
            (MarkKind::Letterhead, "Nr. 6 BRIEF VAN DE MINISTER"),
            (MarkKind::Paragraph, "Aan de Voorzitter der Staten-Generaal"),
            (MarkKind::Paragraph, "Den Haag, 4 februari 2016"),
            (MarkKind::Heading { level: 1 }, "Inleiding"),
            (MarkKind::Paragraph, "Hierbij zend ik u de stukken."),
        ];
        let blocks = laid_out(text, &marks);
        let kinds: Vec<&str> = blocks.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(kinds, ["letterhead", "letterhead", "letterhead", "heading", "paragraph"]);
    }

    #[test]
    fn ok_a_paragraph_above_a_marked_table_can_be_its_caption() {
        let text = "Tabel 1 Kosten (x \u{20ac} 1.000)\n\n\t2024\nZorg\t10";
        let marks = [
            (MarkKind::Paragraph, "Tabel 1 Kosten (x \u{20ac} 1.000)"),
            (MarkKind::Table, "\t2024\nZorg\t10"),
            (MarkKind::Row, "\t2024"),
            (MarkKind::Cell { head: false }, "2024"),
            (MarkKind::Row, "Zorg\t10"),
            (MarkKind::Cell { head: false }, "Zorg"),
            (MarkKind::Cell { head: false }, "10"),
        ];
        let blocks = laid_out(text, &marks);
        assert!(blocks.starts_with("table       Tabel 1 Kosten (x \u{20ac} 1.000)\n"), "{blocks}");
    }

    #[test]
    fn ok_a_note_ends_before_a_marked_table() {
        let text = "2 Zie de tabel\n\nKosten\u{21a9}\nper jaar";
        let marks = [
            (MarkKind::Paragraph, "2 Zie de tabel"),
            (MarkKind::Table, "Kosten\u{21a9}\nper jaar"),
            (MarkKind::Caption, "Kosten\u{21a9}\nper jaar"),
        ];
        let blocks = laid_out(text, &marks);
        assert_eq!(blocks.matches("Kosten").count(), 1, "{blocks}");
        assert!(blocks.contains("table       Kosten\u{21a9} per jaar\n"), "{blocks}");
    }
}
