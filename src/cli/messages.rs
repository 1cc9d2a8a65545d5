//! What is said on stderr: progress, rejects, the closing summary, errors.

use super::words::{one_line, visible};
use anstyle::{AnsiColor, Style};
use griffie::Summary;
use griffie::publish::Format;
use griffie::read::{DATASET_MARK, MediaType};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::{Display, Write as _};
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const TITLE: Style = Style::new().bold();

/// Rejects that are named one by one; the table has them all.
const MOST_REJECTS: usize = 20;

/// Whether only what went wrong is said.
static QUIET: AtomicBool = AtomicBool::new(false);
/// Whether a progress bar would stand among other lines.
static NO_BAR: AtomicBool = AtomicBool::new(false);

/// Sets how much is said; before anything is.
pub(super) fn settle(quiet: bool, verbose: u8) {
    QUIET.store(quiet, Ordering::Relaxed);
    NO_BAR.store(quiet || verbose > 0, Ordering::Relaxed);
}

/// A progress bar over so many bytes, or over what nobody knows; on a terminal only.
pub(super) fn bar(bytes: Option<u64>) -> ProgressBar {
    if NO_BAR.load(Ordering::Relaxed) {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(match bytes {
        Some(_) => "{bar:32} {bytes}/{total_bytes}, {msg}, {eta} to go",
        None => "{spinner} {bytes}, {msg}",
    });
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Says what went wrong.
pub(super) fn error(error: &impl Display) {
    // It may name a file, whose name must not steer the terminal.
    let said: String =
        error.to_string().chars().map(|c| if c == '\n' { c } else { visible(c) }).collect();
    write(&format!("{ERROR}error:{ERROR:#} {said}\n"));
}

/// Says something of no weight.
pub(super) fn note(what: &str) {
    say(&format!("{what}\n"));
}

/// Says what a run did.
pub(super) fn summary(summary: &Summary, out: &Path, took: Duration) {
    if summary.documents.is_empty() {
        write(&nothing_read(summary, out));
    } else {
        say(&dataset_written(summary, out, took));
    }
}

/// Says what report was written.
pub(super) fn report(summary: &griffie::report::Summary, out: &Path) {
    let (papers, facts) = (count(summary.papers, "paper"), count(summary.facts, "fact"));
    let tenths = summary.bytes.div_ceil(100_000);
    let out = out.display();
    say(&format!(
        "{TITLE}{papers}{TITLE:#}, {facts}: written to {out} ({}.{} MB)\n",
        tenths / 10,
        tenths % 10
    ));
}

/// Where no paper was read: all that was left out, as no table has it.
pub(super) fn nothing_to_check(summary: &Summary) {
    write(&left_out(summary, usize::MAX));
    error(&"no paper was read, so there is nothing to compare");
}

/// Where no paper was read: all that was left out, as no table has it.
fn nothing_read(summary: &Summary, out: &Path) -> String {
    let mut text = left_out(summary, usize::MAX);
    let _ = write!(text, "{ERROR}error:{ERROR:#} no paper was read, so nothing is written");
    if out.join(DATASET_MARK).exists() {
        let _ = write!(text, "; the dataset in {} stays as it was", out.display());
    }
    text.push('\n');
    text
}

fn dataset_written(summary: &Summary, out: &Path, took: Duration) -> String {
    let mut text = left_out(summary, MOST_REJECTS);
    let documents = count(summary.documents.values().sum(), "document");
    let kinds = summary.documents.iter().map(|(kind, count)| format!("{count} {}", kind.as_str()));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let formats =
        summary.formats.iter().map(|(&format, count)| format!("{count} {}", name(format)));
    let formats = formats.collect::<Vec<_>>().join(", ");
    let _ = writeln!(text, "{TITLE}{documents}{TITLE:#} ({kinds}; {formats})");
    for (table, rows) in &summary.rows {
        // The name of every table is a plural in s.
        let thing = if *rows == 1 { table.strip_suffix('s').unwrap_or(table) } else { *table };
        let _ = writeln!(text, "{rows:>9} {thing}");
    }
    if summary.passed_over > 0 {
        let files = count(summary.passed_over, "file");
        let _ = writeln!(text, "{files} passed over: no papers, by their names or columns");
    }
    let _ = writeln!(text, "written to {} in {:.1} s", out.display(), took.as_secs_f64());
    text
}

/// The inputs that were left out, a line each, at most `most` of them; writing to a string cannot
/// fail.
fn left_out(summary: &Summary, most: usize) -> String {
    let mut text = String::new();
    for reject in summary.rejects.iter().take(most) {
        let (source, message) = (one_line(&reject.source), one_line(&reject.message));
        let _ = writeln!(text, "{WARNING}left out:{WARNING:#} {source}: {message}");
    }
    if let Some(more @ 1..) = summary.rejects.len().checked_sub(most) {
        let _ = writeln!(text, "{WARNING}left out:{WARNING:#} {more} more, see the table rejects");
    }
    for row in &summary.unmatched {
        let _ = writeln!(text, "{WARNING}warning:{WARNING:#} {}", one_line(row));
    }
    let format = |name: &str| Format::ALL.iter().any(|format| format.ending() == name);
    if let Some(reject) = summary.rejects.iter().find(|reject| format(&reject.source)) {
        let name = &reject.source;
        let _ = writeln!(
            text,
            "{WARNING}hint:{WARNING:#} {name} was taken for an input; several formats are given \
             with a comma between them: --format csv,parquet"
        );
    }
    text
}

/// What people call a format.
fn name(format: MediaType) -> &'static str {
    match format {
        MediaType::Plain => "plain text",
        MediaType::Docx => "DOCX",
        MediaType::Pdf => "PDF",
        MediaType::Html => "HTML",
        MediaType::Xml => "XML",
    }
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Says what a quiet user does not want to know.
fn say(text: &str) {
    if !QUIET.load(Ordering::Relaxed) {
        write(text);
    }
}

/// Writes to stderr, in colour on a terminal that has it.
fn write(text: &str) {
    // Where stderr is closed nothing can be said.
    let _ = anstream::stderr().write_all(text.as_bytes());
}
