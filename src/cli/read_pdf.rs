//! `griffie __read-pdf`: the child process that PDFs are read in; not for people.

use super::{FAILED, messages};
use clap::Args;
use griffie::read::pdf;
use std::io;
use std::process::ExitCode;

/// The name of the command, which help does not show.
pub(super) const NAME: &str = "__read-pdf";

/// Read a PDF from standard input and write what is made of it to standard output.
#[derive(Debug, Args)]
#[command(hide = true)]
pub(super) struct Arguments {}

/// Lets every PDF be read in a child process of this program, where it can be told which that is.
pub(super) fn settle() {
    if let Ok(program) = std::env::current_exe() {
        pdf::read_in_children(program, vec![NAME.into()]);
    }
}

/// Runs the command.
pub(super) fn run() -> ExitCode {
    match pdf::serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            messages::error(&error);
            FAILED.into()
        }
    }
}
