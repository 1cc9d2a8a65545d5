//! What differs between two datasets as Markdown, for a comment on a change.

use super::diff;
use crate::cli::messages::count;
use crate::cli::words::one_line;
use griffie::check::{Change, Comparison, PaperChange};
use std::fmt::Write as _;

/// Bytes of a summary; a comment on GitHub has at most 65,536 characters.
const LONGEST: usize = 60_000;
/// Papers that are listed one by one.
const MOST_PAPERS: usize = 40;

/// The summary, of at most [`LONGEST`] bytes; writing to a string cannot fail.
pub(super) fn text(found: &Comparison) -> String {
    if found.clean {
        return format!("### griffie check: nothing differs\n\nMade anew by {}.\n", found.new);
    }
    let mut out = format!("### griffie check: {}\n\n", super::counted(found));
    if found.old != found.new {
        let _ = writeln!(out, "The dataset was made by {}; this is {}.\n", found.old, found.new);
    }
    out.push_str("| | added | gone | changed |\n|---|---:|---:|---:|\n");
    for paper in found.papers.iter().take(MOST_PAPERS) {
        let sum = |part: fn(&griffie::check::TableChange) -> usize| {
            paper.tables.iter().map(part).sum::<usize>()
        };
        let (added, gone, changed) = (sum(|it| it.added), sum(|it| it.gone), sum(|it| it.changed));
        let (name, said) = (cell(&paper.source), became(paper));
        let _ = writeln!(out, "| {name}{said} | {added} | {gone} | {changed} |");
    }
    if let Some(more @ 1..) = found.papers.len().checked_sub(MOST_PAPERS) {
        let _ = writeln!(out, "| … and {} | | | |", count(more, "more paper"));
    }
    for table in &found.tables {
        let (name, added, gone, changed) = (table.table, table.added, table.gone, table.changed);
        let _ = writeln!(out, "| table `{name}` | {added} | {gone} | {changed} |");
    }
    for file in &found.files {
        let (gone, changed) = (u8::from(file.gone), u8::from(!file.gone));
        let _ = writeln!(out, "| file {} | 0 | {gone} | {changed} |", cell(&file.file));
    }
    let details = anstream::adapter::strip_str(&diff::text(found)).to_string();
    let fence = fence(&details);
    let end = format!("{fence}\n\n</details>\n");
    let _ = write!(out, "\n<details><summary>What differs</summary>\n\n{fence}diff\n");
    let more = "… and more: run griffie check to see all\n";
    let room = LONGEST.saturating_sub(out.len() + end.len() + more.len());
    if details.len() <= room {
        out.push_str(&details);
    } else {
        let cut = details.char_indices().map(|(at, _)| at).take_while(|at| *at <= room);
        let cut = cut.last().and_then(|at| details.get(..at)).unwrap_or_default();
        let whole_lines = cut.rfind('\n').and_then(|at| cut.get(..=at)).unwrap_or_default();
        out.push_str(whole_lines);
        out.push_str(more);
    }
    out.push_str(&end);
    out
}

/// What became of a paper, if it is not only changed.
fn became(paper: &PaperChange) -> String {
    match (paper.change, &paper.old_source) {
        (Change::Added, _) => " (new)".to_owned(),
        (Change::Gone, _) => " (gone)".to_owned(),
        (Change::Changed, Some(old)) => format!(" (was {})", cell(old)),
        (Change::Changed, None) => String::new(),
    }
}

/// A path as a cell of a table: in it no sign has a meaning.
fn cell(path: &str) -> String {
    let path: String = one_line(path).chars().take(200).collect();
    let path = path.replace('|', "\\|");
    let fence = "`".repeat(longest_run(&path) + 1);
    let space = if path.starts_with('`') || path.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{path}{space}{fence}")
}

/// A fence that nothing in the text can close.
fn fence(text: &str) -> String {
    "`".repeat((longest_run(text) + 1).max(3))
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
