//! `griffie extract`: papers in, a dataset out.

use super::job::Job;
use super::{FAILED, exit, messages, output};
use clap::{Args, ValueEnum};
use griffie::publish::{About, Format, MADE_BY};
use griffie::{Error, Summary};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Read papers and write the tables made of them to a folder.
///
/// Papers are files, rows of tables, or members of archives. Every table of the dataset becomes a
/// CSV and a Parquet file: the documents and their texts, questions with answers, events,
/// deadlines, amounts of money, organisations, references and motions. Each row says which
/// characters of which paper it rests on.
///
/// The folder is written whole or not at all: if the run is interrupted, or no paper could be
/// read, what stood there stays.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie extract papers --out data
      All papers in the folder `papers`, at any depth, into the folder `data`.
  griffie extract brief.docx 'archive/2024-*.pdf' --out data --format csv
      One file and all files a pattern matches, as CSV only.
  griffie extract corpus.jsonl.gz papers.zip --metadata papers.csv --out data
      The rows of a table and the files of an archive, with what is known of them beside.
  zstdcat corpus.csv.zst | griffie extract - --id-column nr --text-column body --out data
      A table on standard input, by its columns.

Exit code:
  0    all inputs were read
  1    something was rejected (see the table `rejects`) or failed
  2    the command cannot be carried out as given
  130  interrupted: the old dataset stays")]
pub(super) struct Arguments {
    /// The folder to write: new, empty, or an earlier dataset of griffie, which is replaced.
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,

    /// The file formats to write, with a comma between them.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "FORMAT[,FORMAT]",
        default_value = "csv,parquet"
    )]
    format: Vec<FormatArgument>,

    #[command(flatten)]
    job: Job,

    /// Also print what the run did as JSON, on stdout.
    #[arg(long)]
    json: bool,
}

impl Arguments {
    fn formats(&self) -> Vec<Format> {
        let formats = self.format.iter().map(|format| match format {
            FormatArgument::Csv => Format::Csv,
            FormatArgument::Parquet => Format::Parquet,
        });
        formats.collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    /// Comma-separated values.
    Csv,
    /// Apache Parquet.
    Parquet,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match extract(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => FAILED.into(),
        Err(error) => exit(&error),
    }
}

/// Whether every paper was read, and all was told that was asked for.
fn extract(arguments: &Arguments) -> Result<bool, Error> {
    let began = Instant::now();
    let settings = arguments.job.settings(arguments.formats(), &About::default())?;
    let summary = arguments.job.extract(&arguments.out, &settings)?;
    messages::summary(&summary, &arguments.out, began.elapsed());
    let told = !arguments.json || output::json(&Report::of(&summary, &arguments.out));
    Ok(told && summary.rejects.is_empty() && !summary.documents.is_empty())
}

/// The summary as `--json` prints it: members are added in later versions, none renamed or dropped.
#[derive(Debug, Serialize)]
struct Report<'s> {
    griffie: &'static str,
    /// The folder; null where nothing was written.
    out: Option<String>,
    documents: BTreeMap<&'static str, usize>,
    formats: BTreeMap<&'static str, usize>,
    rows: BTreeMap<&'static str, usize>,
    rejects: Vec<Left<'s>>,
    passed_over: usize,
    unmatched: &'s [String],
}

/// An input that was left out.
#[derive(Debug, Serialize)]
struct Left<'s> {
    source: &'s str,
    stage: &'static str,
    message: &'s str,
}

impl<'s> Report<'s> {
    fn of(summary: &'s Summary, out: &Path) -> Self {
        let kinds = summary.documents.iter().map(|(kind, count)| (kind.as_str(), *count));
        let formats = summary.formats.iter().map(|(format, count)| (format.as_str(), *count));
        let rejects = summary.rejects.iter().map(|reject| Left {
            source: &reject.source,
            stage: reject.stage.as_str(),
            message: &reject.message,
        });
        Self {
            griffie: MADE_BY,
            out: (!summary.documents.is_empty()).then(|| out.display().to_string()),
            documents: kinds.collect(),
            formats: formats.collect(),
            rows: summary.rows.iter().copied().collect(),
            rejects: rejects.collect(),
            passed_over: summary.passed_over,
            unmatched: &summary.unmatched,
        }
    }
}
