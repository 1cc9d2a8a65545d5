//! What goes to stdout.

use serde::Serialize;
use std::io::{self, ErrorKind, Write as _};

/// Writes to stdout, in colour on a terminal that has it. A reader that has gone (`| head`) has seen
/// enough: that is no failure.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut stdout = anstream::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written.or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}

/// Whether stdout shows colours.
pub(super) fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// The characters on a line of the terminal that stdout is.
pub(super) fn width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0).max(20))
}

/// Writes JSON to stdout; false, and a message, where that cannot be done.
pub(super) fn json(value: &impl Serialize) -> bool {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from);
    told(&text.and_then(|text| print(&(text + "\n"))))
}

/// Whether something could be written to stdout; if not, says why.
pub(super) fn told(written: &io::Result<()>) -> bool {
    if let Err(error) = written {
        super::messages::error(&format!("writing to stdout: {error}"));
    }
    written.is_ok()
}
