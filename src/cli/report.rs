//! `griffie report`: a dataset as one page to read.

use super::{exit, messages};
use clap::Args;
use griffie::dataset::Dataset;
use griffie::{Error, report};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write a dataset as one HTML page to read and search.
///
/// The page has an overview, a table of all deadlines to filter, sort and save, and every paper
/// with its facts marked in the text. It is one file that needs no network: open it in a browser,
/// mail it, or put it on a server. It is two to three times as large as the papers'
/// texts; with 2,000 papers, some 30 MB, it still opens in a second or two.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  griffie extract papers --out data
  griffie report data --out report.html

Exit code:
  0  the page was written
  1  something failed
  2  the command cannot be carried out as given")]
pub(super) struct Arguments {
    /// The folder of a dataset, as `griffie extract` writes it.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The file to write: a new one, or an earlier report of griffie, which is replaced.
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,

    /// The page's title.
    #[arg(long, value_name = "TEXT", default_value = "What the papers say")]
    title: String,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match write(arguments) {
        Ok(summary) => {
            messages::report(&summary, &arguments.out);
            ExitCode::SUCCESS
        }
        Err(error) => exit(&error),
    }
}

fn write(arguments: &Arguments) -> Result<report::Summary, Error> {
    let dataset = Dataset::open(&arguments.dataset)?;
    report::write(&dataset, &arguments.out, &arguments.title)
}
