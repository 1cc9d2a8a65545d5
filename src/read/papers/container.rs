//! What holds papers, and what comes out of it.

use super::columns::{Field, Places};
use crate::doubt::{Doubt, Stage};
use crate::read::{LARGEST_FILE, Metadata, too_large};
use tempfile::SpooledTempFile;

/// The longest id of a record, in bytes.
const LONGEST_ID: usize = 500;

/// Something that holds papers: a table, an archive.
pub(super) trait Container: Send {
    /// What it holds next.
    fn next(&mut self) -> Option<Found>;
}

/// What a container holds.
pub(super) enum Found {
    /// A paper in a row of a table.
    Record(Record),
    /// A file in an archive, unpacked.
    Member {
        /// Its path in the archive.
        path: String,
        /// Its bytes.
        file: SpooledTempFile,
    },
    /// A file in an archive that is plainly no paper.
    PassedOver {
        /// Its path in the archive.
        path: String,
    },
    /// Something that cannot be read.
    Refused {
        /// Its path in the archive; none where it has no name.
        path: Option<String>,
        /// Why.
        message: String,
    },
}

/// Why a table was not opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unopened {
    /// It lacks a column: it is no corpus.
    NoCorpus(String),
    /// It cannot be read.
    Broken(String),
}

impl From<String> for Unopened {
    fn from(message: String) -> Self {
        Self::Broken(message)
    }
}

/// A paper in a row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// What it is called in the table.
    pub(super) id: String,
    pub(super) text: Vec<u8>,
    pub(super) metadata: Metadata,
    pub(super) doubts: Vec<Doubt>,
}

/// Makes a record of a row. `place` says where it stands, `line 12`; `cell` gives a cell as text,
/// `text` is that of the paper.
pub(super) fn record(
    place: &str,
    places: &Places,
    text: Option<Vec<u8>>,
    cell: impl Fn(usize) -> Option<String>,
) -> Found {
    let refused = |why: &str| Found::Refused { path: None, message: format!("{place}: {why}") };
    let id = places.of(Field::Id).and_then(&cell).unwrap_or_default();
    let id = id.trim();
    if id.is_empty() {
        return refused("it has no id");
    }
    if id.len() > LONGEST_ID {
        return refused(&format!("its id has more than {LONGEST_ID} bytes"));
    }
    if id.contains(char::is_control) {
        return refused("its id has line breaks or other control characters");
    }
    let Some(text) = text.filter(|text| !text.trim_ascii().is_empty()) else {
        return refused(&format!("the record {id} has no text"));
    };
    if text.len() as u64 > LARGEST_FILE {
        return refused(&too_large(&format!("the text of {id}")));
    }
    let (metadata, wrong) = places.metadata(cell);
    let doubts = wrong.into_iter().map(|(field, why)| Doubt {
        stage: Stage::Read,
        message: format!("{}: the column for its {} {why}", place, field.name()),
        at: None,
    });
    Found::Record(Record { id: id.to_owned(), text, metadata, doubts: doubts.collect() })
}
