//! `griffie check`: papers read anew and compared with a dataset made of them before.

mod diff;
mod markdown;

use super::job::Job;
use super::messages::{self, count};
use super::{FAILED, INTERRUPTED, WRONG_USAGE, output};
use clap::{Args, ValueEnum};
use griffie::Error;
use griffie::check::{Comparison, compare};
use griffie::dataset::Dataset;
use griffie::publish;
use std::path::PathBuf;
use std::process::ExitCode;

/// Read papers anew and show what differs from a dataset made of them before.
///
/// Papers are paired by their path under the folder they are in, facts by the words they stand on:
/// a sentence put in at the top of a paper moves all that is below it, and changes no fact. What
/// differs is printed by paper and table: `+` added, `-` gone, `~` changed. So are files of the
/// dataset that are not as griffie wrote them, by its SHA256SUMS.
///
/// The dataset is not touched, unless by --accept.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie check papers --against data
      Whether `griffie extract papers --out data` would change the dataset in `data`, and how.
  griffie check papers --against data --accept
      The same, and put the new dataset in the place of the old one.
  griffie check papers --against data --summary markdown >> \"$GITHUB_STEP_SUMMARY\"
      For a comment on a change in a repository of papers.

Exit code:
  0    nothing differs, or what differs was accepted
  1    something differs
  2    the check could not be made
  130  interrupted")]
pub(super) struct Arguments {
    /// The folder of the dataset to compare with, as `griffie extract` writes it.
    #[arg(long, value_name = "DATASET")]
    against: PathBuf,

    /// Put the new dataset in the place of the old one.
    #[arg(long)]
    accept: bool,

    /// Print a summary in place of the differences, for a program or for a comment.
    #[arg(long, value_enum, value_name = "FORM")]
    summary: Option<SummaryForm>,

    /// The same as --summary json.
    #[arg(long, conflicts_with = "summary")]
    json: bool,

    #[command(flatten)]
    job: Job,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SummaryForm {
    /// All that differs, as JSON.
    Json,
    /// What differs as Markdown, at most 60,000 bytes of it.
    Markdown,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match check(arguments) {
        Ok(code) => code,
        Err(error) => {
            messages::error(&error);
            if error.is_stopped() { INTERRUPTED.into() } else { WRONG_USAGE.into() }
        }
    }
}

fn check(arguments: &Arguments) -> Result<ExitCode, Error> {
    let old = Dataset::open(&arguments.against)?;
    let room = match tempfile::tempdir() {
        Ok(room) => room,
        Err(error) => {
            messages::error(&format!("making a folder for the new dataset: {error}"));
            return Ok(WRONG_USAGE.into());
        }
    };
    let made = room.path().join("data");
    let settings = arguments.job.settings(old.formats(), old.about())?;
    let summary = arguments.job.extract(&made, &settings)?;
    if summary.documents.is_empty() {
        messages::nothing_to_check(&summary);
        return Ok(WRONG_USAGE.into());
    }
    let new = Dataset::open(&made)?;
    let found = tracing::info_span!("compare").in_scope(|| compare(&old, &new))?;
    if !tell(arguments, &found) {
        return Ok(WRONG_USAGE.into());
    }
    if found.old != found.new {
        let note = format!("the dataset was made by {}; this is {}", found.old, found.new);
        messages::note(&note);
    }
    let against = arguments.against.display();
    if arguments.accept && (!found.clean || found.old != found.new) {
        publish::put_in_place(&made, &arguments.against)?;
        messages::note(&format!("{}: the new dataset stands in {against}", counted(&found)));
    } else if found.clean {
        let papers = count(summary.documents.values().sum(), "paper");
        messages::note(&format!("{papers} read: nothing differs from {against}"));
    } else {
        let accept = "if it is meant, --accept puts the new dataset in its place";
        messages::note(&format!("{} in {against}; {accept}", counted(&found)));
        return Ok(FAILED.into());
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what differs, as asked; whether that could be done.
fn tell(arguments: &Arguments, found: &Comparison) -> bool {
    let form = arguments.summary.or(arguments.json.then_some(SummaryForm::Json));
    match form {
        Some(SummaryForm::Json) => output::json(found),
        Some(SummaryForm::Markdown) => output::told(&output::print(&markdown::text(found))),
        None => output::told(&output::print(&diff::text(found))),
    }
}

/// `2 papers differ: 1 row added, 0 gone, 3 changed`.
fn counted(found: &Comparison) -> String {
    let papers = match found.papers.len() {
        0 => "no paper differs".to_owned(),
        1 => "1 paper differs".to_owned(),
        many => format!("{many} papers differ"),
    };
    let (gone, changed) = (found.gone, found.changed);
    let files = match found.files.len() {
        0 => String::new(),
        many => format!("; {} not as written", count(many, "file")),
    };
    format!("{papers}: {} added, {gone} gone, {changed} changed{files}", count(found.added, "row"))
}
