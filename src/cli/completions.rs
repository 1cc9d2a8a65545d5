//! `griffie completions`: what a shell needs to complete the command line.

use super::{FAILED, arguments, output};
use clap::Args;
use clap_complete::Shell;
use std::process::ExitCode;

/// Print what a shell needs to complete griffie's commands and options.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie completions bash > ~/.local/share/bash-completion/completions/griffie
  griffie completions zsh > ~/.zfunc/_griffie
      With `fpath+=~/.zfunc` before `compinit` in ~/.zshrc.
  griffie completions fish > ~/.config/fish/completions/griffie.fish
  griffie completions powershell >> $PROFILE

A new shell knows them.

Exit code:
  0  printed
  1  stdout cannot be written
  2  the command cannot be carried out as given")]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let mut script = Vec::new();
    let mut command = arguments::shown();
    clap_complete::generate(arguments.shell, &mut command, "griffie", &mut script);
    let written = output::print(&String::from_utf8_lossy(&script));
    if output::told(&written) { ExitCode::SUCCESS } else { FAILED.into() }
}
