//! A layout as text, one line a block: for snapshots and for looking at.

use super::{BlockKind, FlowId, Layout, Table};
use std::fmt::{self, Write as _};

/// One line a block: its kind, then its sentences parted by ` | `, note marks as `[^33]`.
///
/// ```
/// use griffie::{Source, layout::Layouter, lexicon::Grammars};
/// let layouter = Layouter::new(&Grammars::built_in())?;
/// let layout = layouter.lay_out(&Source::plain("brief.txt", "De wet geldt. De regel ook."));
/// assert_eq!(layout.to_string(), "paragraph   De wet geldt. | De regel ook.\n");
/// # Ok::<(), griffie::Error>(())
/// ```
impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for block in &self.blocks {
            let name = match &block.kind {
                BlockKind::Letterhead => "letterhead".to_owned(),
                BlockKind::Heading { level } => format!("heading {level}"),
                BlockKind::Paragraph => "paragraph".to_owned(),
                BlockKind::ListItem => "item".to_owned(),
                BlockKind::Note { label } => format!("note {label}"),
                BlockKind::Table(_) => "table".to_owned(),
                BlockKind::Signature => "signature".to_owned(),
                BlockKind::Furniture => "furniture".to_owned(),
            };
            let text = self.printed(block.flow);
            writeln!(f, "{}", format!("{name:<11} {text}").trim_end())?;
            if let BlockKind::Table(table) = &block.kind {
                self.print_table(f, table)?;
            }
        }
        self.doubts.iter().try_for_each(|doubt| writeln!(f, "doubt       {}", doubt.message))
    }
}

impl Layout {
    /// A flow with its sentences parted and its note marks shown.
    fn printed(&self, id: FlowId) -> String {
        let flow = self.flow(id);
        let mut out = String::new();
        let mut ends = flow.sentences.iter().map(|sentence| sentence.end).peekable();
        let mut notes = flow.notes.iter().peekable();
        for (at, c) in flow.text().char_indices() {
            while let Some(note) = notes.next_if(|note| note.at <= at) {
                let _ = write!(out, "[^{}]", note.label);
            }
            if ends.next_if(|&end| end <= at).is_some() && at > 0 {
                out.push_str(" |");
            }
            out.push(c);
        }
        for note in notes {
            let _ = write!(out, "[^{}]", note.label);
        }
        out
    }

    fn print_table(&self, f: &mut fmt::Formatter<'_>, table: &Table) -> fmt::Result {
        let cell = |id: &Option<FlowId>| id.map_or("", |id| self.flow(id).text());
        let row = |cells: Vec<&str>| cells.join(" ¦ ").trim_end().to_owned();
        writeln!(f, "  head      {}", row(table.head.iter().map(cell).collect()))?;
        for line in &table.rows {
            let mut cells = vec![cell(&line.label)];
            cells.extend(line.cells.iter().map(cell));
            writeln!(f, "  row       {}", row(cells))?;
        }
        Ok(())
    }
}
