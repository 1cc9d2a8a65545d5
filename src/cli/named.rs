//! Which papers are read: what the user names, and what is known of it.

use clap::Args;
use clap::error::ErrorKind;
use griffie::Error;
use griffie::lexicon::Grammars;
use griffie::read::{Columns, Inputs, Papers, Records, paths_in};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Named {
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

    /// The column of a table with the ids of its papers [default: `id`, `doc_id`, … as there is].
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,

    /// The column of a table with the texts of its papers [default: `text`, `tekst`, … as there is].
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// The column of a table with the dates of its papers [default: `date`, `datum`, … if there is].
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
}

impl Named {
    /// The papers, and how many bytes there are of them where that is known.
    pub(super) fn papers(&self, grammars: &Grammars) -> Result<(Papers, Option<u64>), Error> {
        let columns = self.columns(grammars)?;
        let records = self.metadata.as_ref().map(|path| Records::read(path, &columns));
        let records = records.transpose()?.unwrap_or_default();
        let inputs = Inputs::find_with(&self.inputs()?, columns);
        let (files, missing) = (inputs.files.len(), inputs.missing.len());
        tracing::info!(files, missing, "inputs are found");
        let bytes = inputs.bytes();
        Ok((Papers::new(inputs).with_records(records), bytes))
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
}
