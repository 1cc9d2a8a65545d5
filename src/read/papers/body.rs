//! The bytes of an input or of a member of an archive, before it is known what they are.

use super::meter::{Counted, Meter};
use crate::read::{LARGEST_FILE, reason, too_large};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write as _};
use std::sync::Arc;
use tempfile::{SpooledData, SpooledTempFile, spooled_tempfile};

/// How many first bytes tell what something is.
pub(super) const HEAD: u64 = 64 * 1024;

/// The largest corpus or archive that is unpacked to a file, as one within an archive has to be.
const LARGEST_UNPACKED: u64 = 4 * 1024 * 1024 * 1024;

/// Bytes to look at.
pub(super) enum Body {
    /// A file the user named.
    File(File),
    /// The member of an archive: in memory, or in a file without a name where it is large.
    Unpacked(SpooledTempFile),
    /// What can be read once: standard input, what comes out of compression.
    Stream(Box<dyn Read + Send>),
}

/// What has to be read here and there.
pub(super) trait Seekable: Read + Seek + Send {}

impl<T: Read + Seek + Send> Seekable for T {}

impl Body {
    /// The first bytes, and the body with them still to be read.
    pub(super) fn head(self) -> io::Result<(Vec<u8>, Self)> {
        let mut head = Vec::new();
        let body = match self {
            Self::File(mut file) => {
                (&file).take(HEAD).read_to_end(&mut head)?;
                file.seek(SeekFrom::Start(0))?;
                Self::File(file)
            }
            Self::Unpacked(mut file) => {
                (&mut file).take(HEAD).read_to_end(&mut head)?;
                file.seek(SeekFrom::Start(0))?;
                Self::Unpacked(file)
            }
            Self::Stream(mut stream) => {
                (&mut stream).take(HEAD).read_to_end(&mut head)?;
                Self::Stream(Box::new(io::Cursor::new(head.clone()).chain(stream)))
            }
        };
        Ok((head, body))
    }

    /// The bytes, from the first to the last.
    pub(super) fn reader(self, meter: &Arc<Meter>) -> Box<dyn Read + Send> {
        match self {
            Self::File(inner) => Box::new(Counted { inner, meter: Arc::clone(meter) }),
            Self::Unpacked(file) => Box::new(file),
            Self::Stream(stream) => stream,
        }
    }

    /// The bytes of a paper, all in memory.
    pub(super) fn paper(self, meter: &Arc<Meter>) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        if let Self::Unpacked(file) = self {
            match file.into_inner() {
                SpooledData::InMemory(cursor) => bytes = cursor.into_inner(),
                SpooledData::OnDisk(mut file) => {
                    file.seek(SeekFrom::Start(0)).map_err(|e| reason(&e))?;
                    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
                }
            }
        } else {
            let reader = self.reader(meter);
            reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
        }
        if bytes.len() as u64 > LARGEST_FILE { Err(too_large("it")) } else { Ok(bytes) }
    }

    /// The bytes as what can be read here and there; what can be read but once goes to a file.
    pub(super) fn seekable(self, meter: &Arc<Meter>) -> io::Result<Box<dyn Seekable>> {
        Ok(match self {
            Self::File(file) => {
                meter.stored(file.metadata()?.len());
                Box::new(BufReader::new(file))
            }
            Self::Unpacked(file) => Box::new(file),
            Self::Stream(stream) => Box::new(BufReader::new(on_disk(stream)?)),
        })
    }

    /// The bytes as a file.
    pub(super) fn file(self, meter: &Arc<Meter>) -> io::Result<File> {
        match self {
            Self::File(file) => {
                meter.stored(file.metadata()?.len());
                Ok(file)
            }
            Self::Unpacked(file) => {
                let mut file = file.into_file()?;
                file.seek(SeekFrom::Start(0))?;
                Ok(file)
            }
            Self::Stream(stream) => on_disk(stream),
        }
    }
}

fn on_disk(mut stream: Box<dyn Read + Send>) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    let written = io::copy(&mut (&mut stream).take(LARGEST_UNPACKED + 1), &mut file)?;
    if written > LARGEST_UNPACKED {
        return Err(io::Error::other(too_large_to_unpack()));
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// Unpacks the member of an archive; `holds_more` says by its first bytes whether it is a corpus
/// or an archive itself, which may be larger than a paper.
pub(super) fn unpacked(
    mut member: impl Read,
    holds_more: impl FnOnce(&[u8]) -> bool,
) -> Result<SpooledTempFile, String> {
    let mut file = spooled_tempfile(LARGEST_FILE as usize);
    let copied = (|| {
        let mut head = Vec::new();
        (&mut member).take(HEAD).read_to_end(&mut head)?;
        let most = if holds_more(&head) { LARGEST_UNPACKED } else { LARGEST_FILE };
        file.write_all(&head)?;
        let left = (most + 1).saturating_sub(head.len() as u64);
        let written = io::copy(&mut member.take(left), &mut file)?;
        if written == left {
            return Err(io::Error::other(if most == LARGEST_FILE {
                too_large("it")
            } else {
                too_large_to_unpack()
            }));
        }
        file.seek(SeekFrom::Start(0))
    })();
    copied.map(|_| file).map_err(|error| reason(&error))
}

fn too_large_to_unpack() -> String {
    let limit = LARGEST_UNPACKED / 1024 / 1024 / 1024;
    format!("it unpacks to more than {limit} GB: unpack it first and name what comes out of it")
}
