//! What a paper is: its kind with the evidence for it, its head, and the doubts it was read with.

use super::facts::{Fact, FactKind};
use super::text::{Look, wrapped};
use crate::cli::messages::count;
use crate::cli::words::one_line;
use anstyle::{AnsiColor, Style};
use griffie::Error;
use griffie::dataset::Table;
use std::fmt::Write as _;

const TITLE: Style = Style::new().bold();
const NAME: Style = Style::new().dimmed();
const DOUBT: Style = AnsiColor::Yellow.on_default();

/// The head; writing to a string cannot fail.
pub(super) fn text(
    tables: &[Table],
    facts: &[Fact],
    kinds: &[FactKind],
    look: Look,
) -> Result<String, Error> {
    let mut out = String::new();
    if let Some(documents) = tables.iter().find(|table| table.schema().name == "documents") {
        let source = documents.column("source")?.cell(0);
        let _ = writeln!(out, "{TITLE}{}{TITLE:#}", one_line(&source));
        for column in documents.schema().columns.iter().filter(|it| it.name != "source") {
            let cells = documents.column(column.name)?;
            let items = match column.name {
                "kind_evidence" => cells.list(0),
                _ => Some(cells.cell(0)).filter(|cell| !cell.is_empty()).into_iter().collect(),
            };
            let rows = items
                .iter()
                .flat_map(|item| wrapped(&one_line(item), look.width.saturating_sub(22)));
            for (index, row) in rows.enumerate() {
                let name = if index == 0 { column.name } else { "" };
                let _ = writeln!(out, "  {NAME}{name:<18}{NAME:#}  {row}");
            }
        }
    }
    if let Some(warnings) = tables.iter().find(|table| table.schema().name == "warnings") {
        let (message, at) = (warnings.column("message")?, warnings.column("char_start")?);
        for row in 0..warnings.rows() {
            let place = at.int(row).map(|at| format!(" at {at}")).unwrap_or_default();
            let said = one_line(message.text(row).unwrap_or_default());
            let _ = writeln!(out, "  {DOUBT}doubt{DOUBT:#}               {said}{place}");
        }
    }
    let counts = kinds.iter().map(|kind| {
        let (many, style) = (facts.iter().filter(|fact| fact.kind == *kind).count(), kind.style());
        format!("{style}{}{style:#}", count(many, kind.one()))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "  {NAME}{:<18}{NAME:#}  {counts}", "facts");
    Ok(out)
}
