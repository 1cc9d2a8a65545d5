//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use griffie::publish::Format;
use std::path::PathBuf;

/// Read Dutch parliamentary papers and publish what they say as open tables.
#[derive(Debug, Parser)]
#[command(name = "griffie", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Extract(Extract),
    /// Print what every table and column holds, as Markdown.
    Schema,
}

/// Read papers and write the tables made of them to a folder.
///
/// Papers are plain text files. Every table becomes a CSV and a Parquet file: the documents and
/// their texts, questions with answers, events, deadlines, amounts of money, organisations,
/// references and motions. Each row says which characters of which paper it rests on.
///
/// The folder is written whole or not at all: if the run is interrupted, or no paper could be
/// read, what stood there stays.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie extract papers --out data
      All papers in the folder `papers`, at any depth, into the folder `data`.
  griffie extract brief.txt 'archive/2024-*.txt' --out data --format csv
      One file and all files a pattern matches, as CSV only.

Exit code:
  0  all inputs were read
  1  something was rejected (see the table `rejects`) or failed
  2  the command cannot be carried out as given")]
pub(super) struct Extract {
    /// Files, folders or patterns such as 'papers/*.txt'.
    ///
    /// A file named here is always read, and rejected if it is no plain text. In a folder,
    /// dotfiles, README*, *.md and files that are no papers (.json, .xml, .csv …) are passed over.
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// The folder to write: new, empty, or an earlier dataset of griffie, which is replaced.
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: PathBuf,

    /// The file formats to write, with a comma between them.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "FORMAT[,FORMAT]",
        default_value = "csv,parquet"
    )]
    format: Vec<FormatArgument>,

    /// How many papers to read at the same time [default: one a core].
    ///
    /// The dataset is the same whatever the number.
    #[arg(long, short, value_name = "N", value_parser = value_parser!(u16).range(1..))]
    jobs: Option<u16>,

    /// A folder with word lists of your own, laid over those griffie has.
    ///
    /// A file there must bear the name of one of griffie's own lists (folder `grammars/` of its
    /// source); its rows are added, and where a form is in both, yours counts. Dotfiles, README*
    /// and *.md are passed over.
    #[arg(long, value_name = "DIR")]
    pub(super) grammars: Option<PathBuf>,
}

impl Extract {
    pub(super) fn formats(&self) -> Vec<Format> {
        let formats = self.format.iter().map(|format| match format {
            FormatArgument::Csv => Format::Csv,
            FormatArgument::Parquet => Format::Parquet,
        });
        formats.collect()
    }

    /// How many threads; 0 for one a core.
    pub(super) fn threads(&self) -> usize {
        self.jobs.map_or(0, usize::from)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    /// Comma-separated values.
    Csv,
    /// Apache Parquet.
    Parquet,
}
