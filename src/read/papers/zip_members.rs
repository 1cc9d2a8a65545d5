//! ZIP archives.

use super::body::{Seekable, unpacked};
use super::columns::Columns;
use super::container::{Container, Found};
use super::meter::{Fuse, Fused, Inflated, Meter};
use super::names::{self, Standing};
use super::shape::Shape;
use crate::read::{LARGEST_FILE, reason, too_large};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::Arc;
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest list of members that is read, in bytes: some 300,000 members.
const LARGEST_LIST: u64 = 32 * 1024 * 1024;

/// What a ZIP file is.
pub(super) enum Zip {
    /// An archive of files.
    Archive(ZipMembers),
    /// A paper as office programs save it.
    Paper(Vec<u8>),
}

/// The files in a ZIP archive, in the order of its list.
pub(super) struct ZipMembers {
    archive: ZipArchive<Fused<Box<dyn Seekable>>>,
    at: usize,
    columns: Columns,
    meter: Arc<Meter>,
    /// Whether the archive was named, and not found in another.
    outermost: bool,
}

impl Zip {
    /// Opens a ZIP file.
    pub(super) fn open(
        inner: Box<dyn Seekable>,
        columns: &Columns,
        meter: &Arc<Meter>,
        outermost: bool,
    ) -> Result<Self, String> {
        let fuse = Fuse::new();
        let message = "its list of members is too large";
        let file = Fused { inner, fuse: fuse.clone(), message };
        fuse.set(LARGEST_LIST);
        let archive = ZipArchive::new(file).map_err(|error| said(&error))?;
        fuse.unset();
        if archive.index_for_name("[Content_Types].xml").is_none()
            && archive.index_for_name("mimetype").is_none()
        {
            let (columns, meter) = (columns.clone(), Arc::clone(meter));
            return Ok(Self::Archive(ZipMembers { archive, at: 0, columns, meter, outermost }));
        }
        let mut file = archive.into_inner().inner;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))
            .and_then(|_| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
            .map_err(|error| reason(&error))?;
        if bytes.len() as u64 > LARGEST_FILE {
            Err(too_large("it"))
        } else {
            Ok(Self::Paper(bytes))
        }
    }
}

impl Container for ZipMembers {
    fn next(&mut self) -> Option<Found> {
        loop {
            let at = self.at;
            if at >= self.archive.len() {
                return None;
            }
            self.at += 1;
            let name = match self.archive.name_for_index(at) {
                Some(Ok(name)) => name.into_owned(),
                _ => format!("member {}", at + 1),
            };
            let path = match names::member(&name) {
                Ok(path) => path,
                Err(message) => {
                    return Some(Found::Refused { path: None, message: clipped(&name, &message) });
                }
            };
            let is_file = self.archive.by_index_data(at).is_ok_and(|entry| entry.is_file());
            if !is_file {
                continue;
            }
            if names::standing_in(&path) == Standing::Other {
                return Some(Found::PassedOver { path });
            }
            return Some(match self.unpack(at, &path) {
                Ok(file) => Found::Member { path, file },
                Err(message) => Found::Refused { path: Some(path), message },
            });
        }
    }
}

impl ZipMembers {
    fn unpack(&mut self, at: usize, path: &str) -> Result<tempfile::SpooledTempFile, String> {
        let inner = self.archive.by_index(at).map_err(|error| said(&error))?;
        if self.outermost {
            self.meter.progressed(inner.compressed_size());
        }
        let member = Inflated { inner, meter: Arc::clone(&self.meter) };
        unpacked(member, |head| Shape::of(head, path, &self.columns).holds_more())
    }
}

/// A message about something with a name that is not to be trusted.
pub(super) fn clipped(name: &str, message: &str) -> String {
    let name: String = name.chars().take(60).collect();
    format!("{}: {message}", name.escape_debug())
}

/// What the crate says, in our words where it is common.
fn said(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) => format!("this ZIP file is damaged: {}", reason(error)),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "it is encrypted: unpack it with its password first".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => format!(
            "it is compressed in a way griffie does not read ({error}): unpack it, or pack it \
             anew with deflate"
        ),
        _ => format!("this ZIP file is damaged: {error}"),
    }
}
