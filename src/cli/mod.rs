//! The command line: arguments in, messages and an exit code out.

mod arguments;
mod report;

use arguments::{Arguments, Command, Extract};
use clap::Parser as _;
use griffie::lexicon::Grammars;
use griffie::read::Inputs;
use griffie::{Error, Griffie, Summary, table};
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

/// Something was rejected or failed.
const FAILED: u8 = 1;
/// The command cannot be carried out as given.
const WRONG_USAGE: u8 = 2;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Extract(arguments) => match extract(&arguments) {
            Ok(summary) if summary.rejects.is_empty() && !summary.documents.is_empty() => {
                ExitCode::SUCCESS
            }
            Ok(_) => FAILED.into(),
            Err(error) => {
                report::error(&error);
                if error.is_usage() { WRONG_USAGE.into() } else { FAILED.into() }
            }
        },
        Command::Schema => {
            let written = anstream::stdout().write_all(table::markdown().as_bytes());
            if written.is_ok() { ExitCode::SUCCESS } else { FAILED.into() }
        }
    }
}

fn extract(arguments: &Extract) -> Result<Summary, Error> {
    let began = Instant::now();
    let grammars = match &arguments.grammars {
        Some(folder) => Grammars::with_overlay(folder)?,
        None => Grammars::built_in(),
    };
    let griffie = Griffie::new(&grammars)?;
    let inputs = Inputs::find(&arguments.inputs);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads());
    // Only the first call sets the threads, and this is the only one.
    let _ = threads.build_global();
    let bar = report::bar(inputs.files.len());
    let result =
        griffie::extract(&griffie, &inputs, &arguments.out, &arguments.formats(), || bar.inc(1));
    bar.finish_and_clear();
    let summary = result?;
    report::summary(&summary, &arguments.out, began.elapsed());
    Ok(summary)
}
