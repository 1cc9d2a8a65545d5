//! What can be said on the command line; each command's own arguments stand in its file.

use super::{check, extract, inspect, read_pdf, report, schema};
use clap::{Parser, Subcommand};

/// Read Dutch parliamentary papers and publish what they say as open tables.
#[derive(Debug, Parser)]
#[command(name = "griffie", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Extract(extract::Arguments),
    Check(check::Arguments),
    Inspect(inspect::Arguments),
    Report(report::Arguments),
    Schema(schema::Arguments),
    #[command(name = read_pdf::NAME)]
    ReadPdf(read_pdf::Arguments),
}
