//! The command line: arguments in, messages and an exit code out. A file a command.

mod arguments;
mod check;
mod completions;
mod extract;
mod inspect;
mod job;
mod man;
mod messages;
mod named;
mod output;
mod read_pdf;
mod report;
mod schema;
mod trace;
mod words;

use arguments::{Arguments, Chosen};
use clap::Parser as _;
use griffie::Error;
use std::process::ExitCode;

/// Something was rejected or failed.
const FAILED: u8 = 1;
/// The command cannot be carried out as given.
const WRONG_USAGE: u8 = 2;
/// The user interrupted it: 128 and the number of SIGINT, as shells have it.
const INTERRUPTED: u8 = 130;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let Arguments { command, quiet, verbose } = Arguments::parse();
    messages::settle(quiet, verbose);
    trace::settle(verbose);
    outgrow_with_a_message();
    match command {
        Chosen::Extract(arguments) => {
            read_pdf::settle();
            extract::run(&arguments)
        }
        Chosen::Check(arguments) => {
            read_pdf::settle();
            check::run(&arguments)
        }
        Chosen::Inspect(arguments) => {
            read_pdf::settle();
            inspect::run(&arguments)
        }
        Chosen::Report(arguments) => report::run(&arguments),
        Chosen::Schema(arguments) => schema::run(&arguments),
        Chosen::Completions(arguments) => completions::run(&arguments),
        Chosen::Man(arguments) => man::run(&arguments),
        Chosen::ReadPdf(_) => read_pdf::run(),
    }
}

/// Past a limit on the size of files, writing fails and is said to; unhandled, the signal for that
/// ends the program without a word.
#[cfg(unix)]
fn outgrow_with_a_message() {
    use signal_hook::{consts::SIGXFSZ, flag};
    // Where no handler can be set, the end of the program leaves no half dataset.
    let _ = flag::register(SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn outgrow_with_a_message() {}

/// Says what went wrong, and gives the exit code for it.
fn exit(error: &Error) -> ExitCode {
    messages::error(error);
    if error.is_stopped() {
        INTERRUPTED.into()
    } else if error.is_usage() {
        WRONG_USAGE.into()
    } else {
        FAILED.into()
    }
}
