//! Tape archives.

use super::body::unpacked;
use super::columns::Columns;
use super::container::{Container, Found};
use super::meter::{Fuse, Fused};
use super::names::{self, Standing};
use super::shape::Shape;
use super::zip_members::clipped;
use crate::read::reason;
use std::io::{self, Read};
use tar::EntryType;

/// Members come in blocks of so many bytes.
const BLOCK: u64 = 512;

/// What may be read to find the next member: its head, and the names that did not fit in it.
const LARGEST_HEAD: u64 = 1024 * 1024;

/// The files in a tape archive, in order.
///
/// The crate's own list of members borrows the archive for as long as it is walked, so each member
/// is found anew, from where the one before it ended.
pub(super) struct TarMembers {
    stream: Fused<Box<dyn Read + Send>>,
    fuse: Fuse,
    columns: Columns,
    /// What is left of the last member, its last block filled up.
    left: u64,
    ended: bool,
}

/// The head of a member.
struct Head {
    path: Vec<u8>,
    kind: EntryType,
    size: u64,
}

impl TarMembers {
    pub(super) fn open(inner: Box<dyn Read + Send>, columns: &Columns) -> Self {
        let fuse = Fuse::new();
        let message = "the head of a member is too large";
        let stream = Fused { inner, fuse: fuse.clone(), message };
        Self { stream, fuse, columns: columns.clone(), left: 0, ended: false }
    }

    /// The head of the next member; what it holds stands next in the stream.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let skipped = io::copy(&mut (&mut self.stream).take(self.left), &mut io::sink())?;
        if skipped < self.left {
            return Err(io::Error::other("it is cut off"));
        }
        self.left = 0;
        self.fuse.set(LARGEST_HEAD);
        let mut archive = tar::Archive::new(&mut self.stream);
        let Some(entry) = archive.entries()?.next().transpose()? else { return Ok(None) };
        let kind = entry.header().entry_type();
        // A sparse file is shorter here than where it is unpacked.
        let size = if kind.is_gnu_sparse() { entry.header().entry_size()? } else { entry.size() };
        let path = entry.path_bytes().into_owned();
        self.fuse.unset();
        let blocks = size.checked_next_multiple_of(BLOCK);
        self.left = blocks.ok_or_else(|| io::Error::other("a member of no possible size"))?;
        Ok(Some(Head { path, kind, size }))
    }

    fn unpack(&mut self, path: &str, size: u64) -> Result<tempfile::SpooledTempFile, String> {
        let mut member = (&mut self.stream).take(size);
        let columns = &self.columns;
        let file = unpacked(&mut member, |head| Shape::of(head, path, columns).holds_more());
        let short = member.limit();
        self.left = self.left.saturating_sub(size - short);
        let file = file?;
        if short > 0 {
            self.ended = true;
            return Err("the archive is cut off here".to_owned());
        }
        Ok(file)
    }
}

impl Container for TarMembers {
    fn next(&mut self) -> Option<Found> {
        loop {
            if self.ended {
                return None;
            }
            let head = match self.head() {
                Ok(Some(head)) => head,
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Err(error) => {
                    self.ended = true;
                    let why = reason(&error);
                    let message =
                        format!("this tar archive is damaged: {why}; the rest is not read");
                    return Some(Found::Refused { path: None, message });
                }
            };
            // Folders, links, devices and what else there is are never followed.
            let plain = head.kind.is_file() || head.kind.is_contiguous();
            if !plain && !head.kind.is_gnu_sparse() {
                continue;
            }
            let name = String::from_utf8_lossy(&head.path);
            let path = match names::member(&name) {
                Ok(path) => path,
                Err(message) => {
                    return Some(Found::Refused { path: None, message: clipped(&name, &message) });
                }
            };
            if names::standing_in(&path) == Standing::Other {
                return Some(Found::PassedOver { path });
            }
            if !plain {
                let message = "it is packed as a sparse file: pack it anew without --sparse";
                return Some(Found::Refused { path: Some(path), message: message.to_owned() });
            }
            return Some(match self.unpack(&path, head.size) {
                Ok(file) => Found::Member { path, file },
                Err(message) => Found::Refused { path: Some(path), message },
            });
        }
    }
}
