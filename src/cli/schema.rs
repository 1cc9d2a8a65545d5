//! `griffie schema`: what every table and column holds.

use super::FAILED;
use clap::Args;
use griffie::table;
use std::io::Write as _;
use std::process::ExitCode;

/// Print what every table and column holds, as Markdown.
#[derive(Debug, Args)]
pub(super) struct Arguments {}

/// Runs the command.
pub(super) fn run(_: &Arguments) -> ExitCode {
    let written = anstream::stdout().write_all(table::markdown(1).as_bytes());
    if written.is_ok() { ExitCode::SUCCESS } else { FAILED.into() }
}
