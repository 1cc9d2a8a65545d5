//! Every paper the user named, one at a time, with its bytes.

use super::{Input, Inputs, LARGEST_FILE, Raw, reason, too_large};
use std::fs::File;
use std::io::Read;

/// All papers that were named, in the order of the dataset: inputs by `source` in byte order, what
/// an input holds in its own order.
///
/// One input is open at a time, and one paper is held. What cannot be read is a [`Refusal`] in its
/// place, and the rest goes on.
///
/// ```
/// use griffie::read::{Inputs, Papers};
/// let room = tempfile::tempdir()?;
/// std::fs::write(room.path().join("brief.txt"), "Geachte voorzitter,")?;
/// let mut papers = Papers::new(Inputs::find(&[room.path().join("brief.txt")]));
/// let paper = papers.next().expect("one").expect("text");
/// assert_eq!(paper.bytes, b"Geachte voorzitter,");
/// assert!(papers.next().is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Papers {
    missing: std::vec::IntoIter<(String, String)>,
    files: std::vec::IntoIter<Input>,
    passed_over: usize,
}

/// Something that was named, or that stands in what was named, and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it is called, as [`Raw::source`].
    pub source: String,
    /// Why it is not read and what can be done, in a sentence.
    pub message: String,
}

impl Papers {
    /// The papers of these inputs; what is missing among them comes first.
    pub fn new(inputs: Inputs) -> Self {
        let Inputs { files, passed_over, missing } = inputs;
        Self { missing: missing.into_iter(), files: files.into_iter(), passed_over }
    }

    /// How many files were no papers, by their names or by what they hold; all that there are once
    /// the last paper was given.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }
}

impl Iterator for Papers {
    type Item = Result<Raw, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((source, message)) = self.missing.next() {
            return Some(Err(Refusal { source, message }));
        }
        let input = self.files.next()?;
        let refused = |message| Refusal { source: input.source.clone(), message };
        Some(match open(&input) {
            Ok(bytes) => Ok(Raw::new(input.source, bytes)),
            Err(message) => Err(refused(message)),
        })
    }
}

/// Reads a file's bytes.
fn open(input: &Input) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(&input.path)
        .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(reason(&error)),
        Ok(read) if read as u64 > LARGEST_FILE => Err(too_large("the file")),
        Ok(_) => Ok(bytes),
    }
}
