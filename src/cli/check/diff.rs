//! What differs between two datasets, for people to read: by paper, then by table.
//!
//! The first column says what a line is (`+` added, `-` gone, `~` changed), so that nothing is lost
//! without colours.

use crate::cli::words::{one_line, shorten};
use anstyle::{AnsiColor, Style};
use griffie::check::{
    Change, ColumnChange, Comparison, PaperChange, RowChange, TableChange, TextChange,
};
use std::fmt::Write as _;

const PAPER: Style = Style::new().bold();
const TABLE: Style = Style::new().underline();
const ADDED: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();
const FACT: Style = Style::new().bold();
const ASIDE: Style = Style::new().dimmed();

/// Stretches of a text that are shown one by one.
const MOST_STRETCHES: usize = 10;
/// Characters of a cell that are shown.
const LONGEST_CELL: usize = 160;
/// Characters of a cell that are shown before the first that differs.
const BEFORE: usize = 30;

/// All that differs; writing to a string cannot fail.
pub(super) fn text(found: &Comparison) -> String {
    let mut out = String::new();
    for paper in &found.papers {
        write_paper(&mut out, paper);
    }
    for table in &found.tables {
        let _ = writeln!(out, "{PAPER}{}{PAPER:#}", table.table);
        write_rows(&mut out, table);
    }
    for file in &found.files {
        let (sign, style) = style(if file.gone { Change::Gone } else { Change::Changed });
        let name = one_line(&file.file);
        let said = if file.gone { "file is gone" } else { "file is not as it was written" };
        let _ = writeln!(out, "{style}{sign} {name}{style:#} {ASIDE}({said}){ASIDE:#}");
    }
    out
}

fn style(change: Change) -> (char, Style) {
    match change {
        Change::Added => ('+', ADDED),
        Change::Gone => ('-', GONE),
        Change::Changed => ('~', CHANGED),
    }
}

fn write_paper(out: &mut String, paper: &PaperChange) {
    let (sign, style) = style(paper.change);
    let source = one_line(&paper.source);
    match (paper.change, &paper.old_source) {
        (Change::Changed, None) => {
            let _ = writeln!(out, "{PAPER}{source}{PAPER:#}");
        }
        (Change::Changed, Some(old)) => {
            let old = one_line(old);
            let _ = writeln!(out, "{PAPER}{source}{PAPER:#} {ASIDE}was{ASIDE:#} {old}");
        }
        (change, _) => {
            let said = if change == Change::Added { "new paper" } else { "paper is gone" };
            let _ = writeln!(out, "{style}{sign} {source}{style:#} {ASIDE}({said}){ASIDE:#}");
            let counts = paper.tables.iter();
            let counts = counts.map(|it| format!("{} {}", it.added + it.gone, it.table));
            let counts = counts.collect::<Vec<_>>().join(", ");
            if !counts.is_empty() {
                let _ = writeln!(out, "    {counts}");
            }
            return;
        }
    }
    if !paper.text.is_empty() {
        let _ = writeln!(out, "  {TABLE}text{TABLE:#}");
        for stretch in paper.text.iter().take(MOST_STRETCHES) {
            write_stretch(out, stretch);
        }
        if let Some(more @ 1..) = paper.text.len().checked_sub(MOST_STRETCHES) {
            let _ = writeln!(out, "    {ASIDE}… and {more} more places{ASIDE:#}");
        }
    }
    for table in &paper.tables {
        let _ = writeln!(out, "  {TABLE}{}{TABLE:#}", table.table);
        write_rows(out, table);
    }
}

fn write_stretch(out: &mut String, stretch: &TextChange) {
    let (before, behind) = (one_line(&stretch.before), one_line(&stretch.behind));
    for (sign, style, words) in [('-', GONE, &stretch.old), ('+', ADDED, &stretch.new)] {
        if words.is_empty() {
            continue;
        }
        let words = one_line(words);
        let _ = writeln!(
            out,
            "{style}{sign}{style:#}   {ASIDE}…{before}{ASIDE:#}{style}{words}{style:#}{ASIDE}{behind}…{ASIDE:#}"
        );
    }
}

fn write_rows(out: &mut String, table: &TableChange) {
    for row in &table.rows {
        write_row(out, table.table, row);
    }
    if table.surroundings > 0 {
        let rows = if table.surroundings == 1 { "row says" } else { "rows say" };
        let _ = writeln!(
            out,
            "    {ASIDE}{} {rows} the same in words that changed around them{ASIDE:#}",
            table.surroundings
        );
    }
}

fn write_row(out: &mut String, table: &str, row: &RowChange) {
    let (sign, style) = style(row.change);
    let name = shorten(&one_line(&row.name), LONGEST_CELL);
    let _ = write!(out, "{style}{sign}   {name}{style:#}");
    if let Some(location) = &row.location {
        let place = location.new_place.as_ref().or(location.old_place.as_ref());
        if let Some(place) = place {
            let _ = write!(out, " {ASIDE}at {}{ASIDE:#}", place.start);
        }
    }
    out.push('\n');
    if row.change == Change::Changed {
        for column in row.columns.iter().filter(|column| is_told(table, row, column)) {
            write_column(out, column);
        }
    } else {
        let cells = row.columns.iter().filter(|column| column.column != "reading");
        let cells = cells.map(|column| {
            let cell = column.new.as_ref().or(column.old.as_ref());
            let cell = shorten(&one_line(cell.map_or("", String::as_str)), LONGEST_CELL);
            format!("{ASIDE}{}{ASIDE:#} {cell}", column.column)
        });
        let cells = cells.collect::<Vec<_>>().join(", ");
        if !cells.is_empty() {
            let _ = writeln!(out, "      {cells}");
        }
    }
    if let Some(location) = &row.location {
        let sentence = around(&one_line(&location.sentence), &one_line(&row.name));
        let _ = writeln!(out, "      {ASIDE}in{ASIDE:#} {sentence}");
    }
}

/// Whether a column is shown: not one that another says already.
fn is_told(table: &str, row: &RowChange, column: &ColumnChange) -> bool {
    let differs = |name: &str| row.columns.iter().any(|column| column.column == name);
    match column.column {
        "quote" | "reading" if table == "questions" => !differs("question") && !differs("answer"),
        "reading" => !differs("quote"),
        "sentence" => row.columns.iter().all(|column| column.column == "sentence"),
        _ => true,
    }
}

/// `column: old → new`, on one line where it fits.
fn write_column(out: &mut String, column: &ColumnChange) {
    let name = column.column;
    let side = |side: &Option<String>| side.as_deref().map(one_line).unwrap_or_default();
    let (old, new) = (side(&column.old), side(&column.new));
    if old.chars().count() + new.chars().count() <= LONGEST_CELL / 2 {
        let none = |side: String| if side.is_empty() { "(none)".to_owned() } else { side };
        let (old, new) = (none(old), none(new));
        let _ = writeln!(out, "      {name}: {GONE}{old}{GONE:#} → {ADDED}{new}{ADDED:#}");
        return;
    }
    let (old, new) = window(&old, &new);
    let _ = writeln!(out, "      {name}:");
    for (sign, style, cell) in [('-', GONE, old), ('+', ADDED, new)] {
        if !cell.is_empty() {
            let _ = writeln!(out, "{style}{sign}       {cell}{style:#}");
        }
    }
}

/// Two cells from a little before the first character that differs.
fn window(old: &str, new: &str) -> (String, String) {
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let skipped = same.saturating_sub(BEFORE);
    let cut = |cell: &str| {
        let rest: String = cell.chars().skip(skipped).collect();
        let rest = shorten(&rest, LONGEST_CELL);
        if skipped > 0 && !rest.is_empty() { format!("…{rest}") } else { rest }
    };
    (cut(old), cut(new))
}

/// A sentence with the fact in it made bold.
fn around(sentence: &str, fact: &str) -> String {
    match sentence.split_once(fact) {
        Some((before, behind)) if !fact.is_empty() => {
            format!("{before}{FACT}{fact}{FACT:#}{behind}")
        }
        _ => sentence.to_owned(),
    }
}
