//! The one error type of the library.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// What went wrong, where, and in which step.
///
/// Not recognising something is no error. Errors are for files, grammar data and output folders;
/// one unreadable input among many is a row of `rejects`, not an error.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("{action} {}: {source}{}", path.display(), remedy(source))]
    Io { action: &'static str, path: PathBuf, source: io::Error },
    #[error("grammars/{file}, line {line}: {message}")]
    Grammar { file: String, line: u64, message: String },
    #[error("{}: {message}", path.display())]
    Output { path: PathBuf, message: String },
    #[error("{}: {message}", path.display())]
    Dataset { path: PathBuf, message: String },
    #[error("{}: {message}", path.display())]
    Input { path: PathBuf, message: String },
    #[error("writing {table}: {message}")]
    Table { table: &'static str, message: String },
    #[error("stopped before the end; nothing was written")]
    Stopped,
}

impl Error {
    /// Whether the command has to be given otherwise, and nothing was read: an output folder that
    /// griffie may not replace, a word list or a file of records that is not there or has a wrong
    /// row, a folder that is no dataset of this version.
    pub fn is_usage(&self) -> bool {
        use ErrorKind::{Dataset, Grammar, Input, Output};
        matches!(*self.0, Output { .. } | Grammar { .. } | Dataset { .. } | Input { .. })
    }

    /// Whether the caller had the job stopped.
    pub fn is_stopped(&self) -> bool {
        matches!(*self.0, ErrorKind::Stopped)
    }

    /// A job that the caller had stopped.
    pub(crate) fn stopped() -> Self {
        ErrorKind::Stopped.into()
    }

    /// An operation of the file system that failed: `action` completes "…ing <path>".
    pub(crate) fn io(action: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        ErrorKind::Io { action, path: path.as_ref().to_owned(), source }.into()
    }

    /// A row of `grammars/` that cannot be read.
    pub(crate) fn grammar(file: &str, line: u64, message: impl fmt::Display) -> Self {
        ErrorKind::Grammar { file: file.to_owned(), line, message: message.to_string() }.into()
    }

    /// An output folder that cannot be written as asked.
    pub(crate) fn output(path: impl AsRef<Path>, message: impl fmt::Display) -> Self {
        ErrorKind::Output { path: path.as_ref().to_owned(), message: message.to_string() }.into()
    }

    /// A dataset that cannot be read back.
    pub(crate) fn dataset(path: impl AsRef<Path>, message: impl fmt::Display) -> Self {
        ErrorKind::Dataset { path: path.as_ref().to_owned(), message: message.to_string() }.into()
    }

    /// The same error, where it is about a dataset, with more said behind it.
    pub(crate) fn because(mut self, more: &str) -> Self {
        if let ErrorKind::Dataset { message, .. } = self.0.as_mut() {
            message.push_str(more);
        }
        self
    }

    /// A file that says what to read, or what is known of it, and cannot be used.
    pub(crate) fn input(path: impl AsRef<Path>, message: impl fmt::Display) -> Self {
        ErrorKind::Input { path: path.as_ref().to_owned(), message: message.to_string() }.into()
    }

    /// A table that cannot be built or encoded.
    pub(crate) fn table(table: &'static str, message: impl fmt::Display) -> Self {
        ErrorKind::Table { table, message: message.to_string() }.into()
    }
}

/// What can be done where the system lets nothing more be written.
fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ": make room there, or write to a folder on another disk"
        }
        io::ErrorKind::FileTooLarge => ": raise the limit on the size of files (ulimit -f)",
        io::ErrorKind::ReadOnlyFilesystem => ": write to a folder that may be written",
        _ => "",
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}
