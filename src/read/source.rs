//! What every reader produces, whatever the container.

use crate::Span;
use crate::doubt::Doubt;
use serde::{Deserialize, Serialize};

/// One paper as text, with what its container says about that text.
///
/// `text` is what `texts.text` publishes: every span of every later step points into it. For plain
/// text it is the file's text unchanged, less a byte order mark. For other formats the reader
/// renders it by one written rule (a paragraph a line with a blank line between, cells parted by
/// tabs, notes at the end) and lays `marks` over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path under the input root, the root's own name in front: `seeds/004_….txt`; for a
    /// record of a corpus `corpus.jsonl#<id>`.
    pub name: String,
    /// The container the bytes came in.
    pub media_type: MediaType,
    /// SHA-256 of the bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// The text, unchanged.
    pub text: String,
    /// What the container says of the text, by start, the wider first; empty for plain text.
    pub marks: Vec<Mark>,
    /// What the container or its record says of the paper.
    pub metadata: Metadata,
    /// What was read with doubt.
    pub doubts: Vec<Doubt>,
}

impl Source {
    /// The document's id: the first 16 hex digits of the bytes' SHA-256.
    pub fn doc_id(&self) -> &str {
        self.sha256.get(..16).unwrap_or(&self.sha256)
    }

    /// A plain text source, for tests, examples and callers that hold the text already.
    ///
    /// ```
    /// let source = griffie::Source::plain("brief.txt", "Geachte voorzitter,");
    /// assert_eq!(source.text, "Geachte voorzitter,");
    /// assert!(source.marks.is_empty());
    /// ```
    pub fn plain(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            name: name.into(),
            media_type: MediaType::Plain,
            sha256: crate::digest::sha256_hex(text.as_bytes()),
            text,
            marks: Vec::new(),
            metadata: Metadata::default(),
            doubts: Vec::new(),
        }
    }
}

/// The containers griffie reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    /// `text/plain`
    Plain,
    /// Office Open XML, what Word saves.
    Docx,
    /// `application/pdf`
    Pdf,
    /// `text/html`
    Html,
    /// `application/xml`: the official XML of officielebekendmakingen.nl.
    Xml,
}

impl MediaType {
    /// The IANA media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Html => "text/html",
            Self::Xml => "application/xml",
        }
    }
}

/// A stretch of the text and what the container says it is. Marks nest; they never cross.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes of [`Source::text`]; empty for a point, such as a page start.
    pub span: Span,
    /// What the container says it is.
    pub kind: MarkKind,
}

/// What a container can say about a stretch of text.
///
/// Layout takes every mark for granted and guesses only where there are none. A reader of a new
/// format maps its markup to these; layout then needs no change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// A paragraph.
    Paragraph,
    /// A heading; 1 is the highest level.
    Heading {
        /// Depth, from 1.
        level: u8,
    },
    /// An item of a list; 1 is the outermost level.
    ListItem {
        /// Depth, from 1.
        level: u8,
    },
    /// A table, holding rows.
    Table,
    /// The title of a table, before or in it.
    Caption,
    /// A row of a table, holding cells.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether the container marks it as a head cell.
        head: bool,
    },
    /// The text of a note, without its number.
    Note {
        /// The number or sign the note bears.
        label: String,
    },
    /// The place of a note's mark in the running text; the span holds the mark as rendered.
    NoteReference {
        /// The label of the note meant.
        label: String,
    },
    /// A page starts here; the span is empty.
    PageStart {
        /// The page's number, from 1.
        number: u32,
    },
    /// A link.
    Link {
        /// Its address.
        target: String,
    },
    /// A link the publisher made to an official publication, with its exact identifier.
    Reference {
        /// The identifier, for example `kst-29517-264`.
        identifier: String,
    },
    /// A question of a list of questions.
    Question {
        /// Its number, where the markup gives it.
        number: Option<String>,
    },
    /// An answer to one or more questions.
    Answer {
        /// The numbers answered, where the markup gives them.
        numbers: Vec<String>,
    },
    /// The letterhead: sender's block, date, subject lines.
    Letterhead,
    /// The block of signatures.
    Signature,
    /// What belongs to the page or the site, not to the paper: running heads, page numbers, menus.
    Furniture,
}

/// What the container or its record says of the paper, as far as it says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The paper's title.
    pub title: Option<String>,
    /// The paper's date.
    pub date: Option<chrono::NaiveDate>,
    /// The kind or soort, in the record's words.
    pub kind: Option<String>,
    /// The dossier, `29517` or `36410-VI`.
    pub dossier: Option<String>,
    /// The number within the dossier, as the paper bears it.
    pub number: Option<String>,
    /// The official identifier, `kst-29517-264`.
    pub identifier: Option<String>,
}

impl Metadata {
    /// What this says, and where it is silent what `other` says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            kind: self.kind.or(other.kind),
            dossier: self.dossier.or(other.dossier),
            number: self.number.or(other.number),
            identifier: self.identifier.or(other.identifier),
        }
    }
}
