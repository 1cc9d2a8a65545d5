//! What `extract` and `check` have in common: which papers are read, and what is made of them.

use super::messages;
use super::named::Named;
use clap::{Args, value_parser};
use griffie::lexicon::Grammars;
use griffie::publish::{About, Format, Settings};
use griffie::{Error, Griffie, Summary};
use std::mem::ManuallyDrop;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

#[derive(Debug, Args)]
pub(super) struct Job {
    #[command(flatten)]
    named: Named,

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

    /// Reads the papers and writes the dataset made of them to `out`.
    pub(super) fn extract(&self, out: &Path, settings: &Settings) -> Result<Summary, Error> {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, usize::from));
        // Only the first call sets the threads, and nothing has used any before it.
        let _ = threads.build_global();
        tracing::info!(threads = rayon::current_num_threads(), "papers read at the same time");
        let grammars = grammars(self.grammars.as_deref())?;
        let griffie = tracing::info_span!("word lists").in_scope(|| Griffie::new(&grammars))?;
        // Thousands of words, which end with the program: freeing each takes as long as a letter.
        let griffie = ManuallyDrop::new(griffie);
        let (papers, bytes) = self.named.papers(&grammars)?;
        let bar = messages::bar(bytes);
        let interrupted = interrupted();
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

/// How long the papers at hand are waited for when the program is to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// Becomes true when the user interrupts the program. A second time, or where the papers at hand
/// take long, it ends at once: that leaves no half dataset either.
fn interrupted() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&interrupted);
    // Where no handler can be set, an interrupt ends the program.
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(super::INTERRUPTED.into());
        }
        thread::spawn(|| {
            thread::sleep(PATIENCE);
            messages::error(&"stopped in the middle of a paper");
            std::process::exit(super::INTERRUPTED.into());
        });
    });
    interrupted
}
