//! `griffie man`: the manual pages.

use super::{FAILED, arguments, messages, output};
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print the manual page, or write a page for every command.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie man | man -l -
      The page of griffie itself.
  griffie man --out ~/.local/share/man/man1
      All pages: then `man griffie-extract` finds them.

Exit code:
  0  printed or written
  1  the pages cannot be written
  2  the command cannot be carried out as given")]
pub(super) struct Arguments {
    /// The folder to write the pages to, a file a command; it is made if it is not there.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let command = arguments::shown();
    let done = if let Some(folder) = &arguments.out {
        write(command, folder)
    } else {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(command).render(&mut page);
        output::told(&rendered.and_then(|()| output::print(&String::from_utf8_lossy(&page))))
    };
    if done { ExitCode::SUCCESS } else { FAILED.into() }
}

/// Writes all pages; false, and a message, where that cannot be done.
fn write(command: clap::Command, folder: &Path) -> bool {
    let written: io::Result<()> =
        fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    match written {
        Ok(()) => messages::note(&format!("manual pages written to {}", folder.display())),
        Err(error) => {
            messages::error(&format!("writing pages to {}: {error}", folder.display()));
            return false;
        }
    }
    true
}
