//! What is done, told on stderr while it is done.

use anstream::{AutoStream, ColorChoice};
use std::io;
use tracing::Level;
use tracing_subscriber::fmt::format::{FmtSpan, Writer};
use tracing_subscriber::fmt::time::FormatTime;

/// Tells the steps of a run (1), or every paper too, with how long each step took (2 and more).
pub(super) fn settle(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => Level::INFO,
        _ => Level::DEBUG,
    };
    let colours = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
    let told = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(io::stderr)
        .with_ansi(colours)
        .with_target(false)
        .with_timer(NoTimeOfDay);
    // Only the first call sets it, and this is the only one.
    let _ = told.try_init();
}

/// How long a step took is of interest, not when.
struct NoTimeOfDay;

impl FormatTime for NoTimeOfDay {
    fn format_time(&self, _: &mut Writer<'_>) -> std::fmt::Result {
        Ok(())
    }
}
