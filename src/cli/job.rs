//! What `extract` and `check` have in common: which papers are read, and what is made of them.

use super::messages;
use clap::{Args, value_parser};
use griffie::lexicon::Grammars;
use griffie::publish::{About, Format, Settings};
use griffie::read::{Inputs, Papers};
use griffie::{Error, Griffie, Summary};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, Args)]
pub(super) struct Job {
    /// Files, folders or patterns such as 'papers/*.txt'.
    ///
    /// A file named here is always read, and rejected if it is no plain text. In a folder,
    /// dotfiles, README*, *.md and files that are no papers (.json, .xml, .csv …) are passed over.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

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
    /// How the dataset is to be written.
    pub(super) fn settings(&self, formats: Vec<Format>) -> Result<Settings, Error> {
        let about = self.about.as_deref().map(About::read).transpose()?.unwrap_or_default();
        Ok(Settings { formats, csv_safe: self.csv_safe, about })
    }

    /// Reads the papers and writes the dataset made of them to `out`.
    pub(super) fn extract(&self, out: &Path, settings: &Settings) -> Result<Summary, Error> {
        let griffie = Griffie::new(&grammars(self.grammars.as_deref())?)?;
        let inputs = Inputs::find(&self.inputs);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, usize::from));
        // Only the first call sets the threads, and this is the only one.
        let _ = threads.build_global();
        let bar = messages::bar(inputs.files.len());
        let interrupted = interrupted();
        let summary = griffie::extract(&griffie, Papers::new(inputs), out, settings, || {
            bar.inc(1);
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
