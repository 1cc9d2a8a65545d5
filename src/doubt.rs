//! What was read, but with doubt: a row of `warnings`.

use serde::{Deserialize, Serialize};

/// A step of the pipeline, as `rejects` and `warnings` name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// From bytes to text and marks.
    Read,
    /// From text to blocks and flows.
    Layout,
    /// From blocks to the kind of document and its fields.
    Recognise,
    /// From flows to mentions.
    Scan,
    /// From mentions to facts.
    Relate,
}

impl Stage {
    /// The name the tables use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Layout => "layout",
            Self::Recognise => "recognise",
            Self::Scan => "scan",
            Self::Relate => "relate",
        }
    }
}

/// Something a careful reader would look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The step that doubts.
    pub stage: Stage,
    /// What it doubts, in a sentence.
    pub message: String,
    /// Where, as a byte offset into the source's text, if it has a place.
    pub at: Option<usize>,
}
