//! `griffie extract`: papers in, a dataset out.

use super::{FAILED, INTERRUPTED, exit, messages};
use clap::{Args, ValueEnum, value_parser};
use griffie::lexicon::Grammars;
use griffie::publish::{About, Format, Settings};
use griffie::read::{Inputs, Papers};
use griffie::{Error, Griffie, Summary};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

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
pub(super) struct Arguments {
    /// Files, folders or patterns such as 'papers/*.txt'.
    ///
    /// A file named here is always read, and rejected if it is no plain text. In a folder,
    /// dotfiles, README*, *.md and files that are no papers (.json, .xml, .csv …) are passed over.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// The folder to write: new, empty, or an earlier dataset of griffie, which is replaced.
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,

    /// The file formats to write, with a comma between them.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "FORMAT[,FORMAT]",
        default_value = "csv,parquet"
    )]
    format: Vec<FormatArgument>,

    /// Put an apostrophe before cells of the CSV files that a spreadsheet would run as a formula.
    ///
    /// Those are cells of words that begin with `=`, `+`, `-`, `@`, a tab or a line break. Quotes
    /// are then not always the characters of the text; the Parquet files are as ever.
    #[arg(long)]
    csv_safe: bool,

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
    grammars: Option<PathBuf>,

    /// A TOML file with what you, as its publisher, say of the dataset.
    ///
    /// All keys may be left out: title, description, identifier, version, modified, homepage,
    /// files (the address of the folder the files will stand in), licence {name, title, url},
    /// themes, keywords, frequency, publisher {name, uri}, creator {name, uri},
    /// contact {name, email, url}, sources [{title, url}]. They go into the descriptors:
    /// `datapackage.json`, `csv-metadata.json`, `dcat.jsonld`, `README.md`. Unless said, the
    /// licence is CC0 1.0; a catalogue also asks for an identifier, a publisher and a contact.
    #[arg(long, value_name = "FILE")]
    about: Option<PathBuf>,
}

impl Arguments {
    fn settings(&self) -> Result<Settings, Error> {
        let formats = self.format.iter().map(|format| match format {
            FormatArgument::Csv => Format::Csv,
            FormatArgument::Parquet => Format::Parquet,
        });
        let about = self.about.as_deref().map(About::read).transpose()?.unwrap_or_default();
        Ok(Settings { formats: formats.collect(), csv_safe: self.csv_safe, about })
    }

    /// How many threads; 0 for one a core.
    fn threads(&self) -> usize {
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

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match extract(arguments) {
        Ok(summary) if summary.rejects.is_empty() && !summary.documents.is_empty() => {
            ExitCode::SUCCESS
        }
        Ok(_) => FAILED.into(),
        Err(error) if error.is_stopped() => {
            messages::error(&error);
            INTERRUPTED.into()
        }
        Err(error) => exit(&error),
    }
}

/// Becomes true when the user interrupts the program; a second time ends it at once.
fn interrupted() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&interrupted);
    // Where no handler can be set, an interrupt ends the program, which leaves no half dataset.
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    });
    interrupted
}

fn extract(arguments: &Arguments) -> Result<Summary, Error> {
    let began = Instant::now();
    let settings = arguments.settings()?;
    let grammars = match &arguments.grammars {
        Some(folder) => Grammars::with_overlay(folder)?,
        None => Grammars::built_in(),
    };
    let griffie = Griffie::new(&grammars)?;
    let inputs = Inputs::find(&arguments.inputs);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads());
    // Only the first call sets the threads, and this is the only one.
    let _ = threads.build_global();
    let bar = messages::bar(inputs.files.len());
    let interrupted = interrupted();
    let papers = Papers::new(inputs);
    let result = griffie::extract(&griffie, papers, &arguments.out, &settings, || {
        bar.inc(1);
        if interrupted.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    bar.finish_and_clear();
    let summary = result?;
    messages::summary(&summary, &arguments.out, began.elapsed());
    Ok(summary)
}
