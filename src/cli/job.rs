//! What `extract` and `check` have in common: which papers are read, and what is made of them.

use super::messages;
use clap::error::ErrorKind;
use clap::{Args, value_parser};
use griffie::lexicon::Grammars;
use griffie::publish::{About, Format, Settings};
use griffie::read::{Columns, Inputs, Papers, Records, paths_in};
use griffie::{Error, Griffie, Summary};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[derive(Debug, Args)]
pub(super) struct Job {
    /// Files, folders, patterns such as 'papers/*.txt', or - for standard input.
    ///
    /// A file is a paper, or it holds papers: a table (JSON Lines, CSV, TSV, Parquet) one a row, an
    /// archive (ZIP, tar) one a file. Either may be compressed (gzip, Zstandard). What something is
    /// its content tells, not its name. A file named here is always read; in folders and archives
    /// dotfiles, README*, pictures, programs and tables without an id and a text are passed over.
    #[arg(required_unless_present = "files_from", value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// A file with more inputs, a path a line; - for standard input.
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,

    /// The column of a table with the ids of its papers [default: id, doc_id, … as there is].
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,

    /// The column of a table with the texts of its papers [default: text, tekst, … as there is].
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// The column of a table with the dates of its papers [default: date, datum, … if there is].
    ///
    /// Columns kind, dossier, number, title and identifier count too. What a paper states itself
    /// comes before what its row says.
    #[arg(long, value_name = "NAME")]
    date_column: Option<String>,

    /// A table of what is known of the papers: CSV or JSON, a row a paper.
    ///
    /// Its column source names the paper, as the dataset does or by the end of that; any of date,
    /// kind, dossier, number, title and identifier fill what the paper does not state.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,

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

impl Job {
    /// How the dataset is to be written; `said` is what its publisher says, unless a file says it.
    pub(super) fn settings(&self, formats: Vec<Format>, said: &About) -> Result<Settings, Error> {
        let about = self.about.as_deref().map(About::read).transpose()?;
        let about = about.unwrap_or_else(|| said.clone());
        Ok(Settings { formats, csv_safe: self.csv_safe, about })
    }

    /// The columns of tables, by the names that are known and those that were given.
    fn columns(&self, grammars: &Grammars) -> Result<Columns, Error> {
        let mut columns = Columns::new(grammars)?;
        if let Some(name) = &self.id_column {
            columns = columns.with_id(name);
        }
        if let Some(name) = &self.text_column {
            columns = columns.with_text(name);
        }
        if let Some(name) = &self.date_column {
            columns = columns.with_date(name);
        }
        Ok(columns)
    }

    /// All inputs, those in a list among them.
    fn inputs(&self) -> Result<Vec<PathBuf>, Error> {
        let mut inputs = self.inputs.clone();
        if let Some(list) = &self.files_from {
            let standard_input = Path::new("-");
            if list == standard_input && inputs.iter().any(|input| input == standard_input) {
                let why = "standard input cannot be a list of inputs and an input itself\n";
                clap::Error::raw(ErrorKind::ArgumentConflict, why).exit();
            }
            inputs.extend(paths_in(list)?);
        }
        Ok(inputs)
    }

    /// Reads the papers and writes the dataset made of them to `out`.
    pub(super) fn extract(&self, out: &Path, settings: &Settings) -> Result<Summary, Error> {
        let grammars = grammars(self.grammars.as_deref())?;
        let griffie = Griffie::new(&grammars)?;
        let columns = self.columns(&grammars)?;
        let records = self.metadata.as_ref().map(|path| Records::read(path, &columns));
        let records = records.transpose()?.unwrap_or_default();
        let inputs = Inputs::find_with(&self.inputs()?, columns);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, usize::from));
        // Only the first call sets the threads, and this is the only one.
        let _ = threads.build_global();
        let bar = messages::bar(inputs.bytes());
        let interrupted = interrupted();
        let papers = Papers::new(inputs).with_records(records);
        let (progress, done) = (papers.progress(), AtomicUsize::new(0));
        let summary = griffie::extract(&griffie, papers, out, settings, || {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            bar.set_message(messages::count(done, "paper"));
            bar.set_position(progress.bytes_of(done as u64));
            if interrupted.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        bar.finish_and_clear();
        summary
    }
}

/// The word lists, with those of a folder laid over them.
pub(super) fn grammars(folder: Option<&Path>) -> Result<Grammars, Error> {
    folder.map_or_else(|| Ok(Grammars::built_in()), Grammars::with_overlay)
}

/// Becomes true when the user interrupts the program; a second time ends it at once.
fn interrupted() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&interrupted);
    // Where no handler can be set, an interrupt ends the program, which leaves no half dataset.
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(super::INTERRUPTED.into());
        }
    });
    interrupted
}
