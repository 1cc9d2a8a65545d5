//! What can be said on the command line; each command's own arguments stand in its file.

use super::{check, completions, extract, inspect, man, read_pdf, report, schema};
use clap::{ArgAction, Command, CommandFactory as _, Parser, Subcommand};

/// Read Dutch parliamentary papers and publish what they say as open tables.
#[derive(Debug, Parser)]
#[command(
    name = "griffie",
    version,
    arg_required_else_help = true,
    after_help = "\
To begin with:
  griffie extract papers --out data    tables of all papers in the folder `papers`
  griffie inspect brief.txt            one paper, with what is read in it
  griffie COMMAND --help               what a command does, with examples"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Chosen,

    /// Say nothing on stderr but what went wrong.
    #[arg(long, short, global = true, conflicts_with = "verbose", display_order = 900)]
    pub(super) quiet: bool,

    /// Tell on stderr what is done: -v step by step, -vv with each paper and how long it took.
    #[arg(long, short, global = true, action = ArgAction::Count, display_order = 901)]
    pub(super) verbose: u8,
}

/// The command line as users see it: without the commands that are not for people.
pub(super) fn shown() -> Command {
    let all = Arguments::command();
    let commands = all.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let commands: Vec<Command> = commands.collect();
    Command::new("griffie")
        .version(env!("CARGO_PKG_VERSION"))
        .about(all.get_about().cloned().unwrap_or_default())
        .after_help(all.get_after_help().cloned().unwrap_or_default())
        .args(all.get_arguments().cloned().collect::<Vec<_>>())
        .subcommand_required(true)
        .subcommands(commands)
}

#[derive(Debug, Subcommand)]
pub(super) enum Chosen {
    Extract(extract::Arguments),
    Check(check::Arguments),
    Inspect(inspect::Arguments),
    Report(report::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    #[command(name = read_pdf::NAME)]
    ReadPdf(read_pdf::Arguments),
}
