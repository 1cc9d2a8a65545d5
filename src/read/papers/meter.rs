//! How much may come out of what was compressed: no archive may grow without bound.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What may come out of an input for each byte of it. Text shrinks to a tenth, markup to a
/// twentieth; a bomb to a thousandth and less.
const RATIO: u64 = 200;

/// What may come out of any input, however small.
const FREE: u64 = 64 * 1024 * 1024;

/// What one input has given so far, against what there is of it.
#[derive(Debug)]
pub(super) struct Meter {
    /// Bytes that were there as they are.
    stored: AtomicU64,
    /// Bytes that came out of compression.
    inflated: AtomicU64,
    /// Bytes of all inputs that were read: what a progress bar shows.
    progress: Arc<AtomicU64>,
}

impl Meter {
    pub(super) fn new(progress: Arc<AtomicU64>) -> Arc<Self> {
        Arc::new(Self { stored: AtomicU64::new(0), inflated: AtomicU64::new(0), progress })
    }

    /// Counts bytes of the input that are there as they are.
    pub(super) fn stored(&self, bytes: u64) {
        self.stored.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts bytes of the input that were worked through.
    pub(super) fn progressed(&self, bytes: u64) {
        self.progress.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts bytes that came out of compression; an error where they are too many.
    pub(super) fn inflated(&self, bytes: u64) -> io::Result<()> {
        let inflated = self.inflated.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        match bomb(self.stored.load(Ordering::Relaxed), inflated) {
            Some(message) => Err(io::Error::other(message)),
            None => Ok(()),
        }
    }
}

/// What to say where so much comes out of what was stored that it can only be meant to harm.
pub(super) fn bomb(stored: u64, inflated: u64) -> Option<String> {
    (inflated > FREE.saturating_add(stored.saturating_mul(RATIO))).then(|| {
        format!(
            "it unpacks to more than {RATIO} times its size, as only bombs do: not read further"
        )
    })
}

/// The bytes of an input, counted as they are read.
#[derive(Debug)]
pub(super) struct Counted<R> {
    pub(super) inner: R,
    pub(super) meter: Arc<Meter>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.stored(read as u64);
        self.meter.progressed(read as u64);
        Ok(read)
    }
}

/// What comes out of compression, counted; an error where it is too much.
#[derive(Debug)]
pub(super) struct Inflated<R> {
    pub(super) inner: R,
    pub(super) meter: Arc<Meter>,
}

impl<R: Read> Read for Inflated<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.inflated(read as u64)?;
        Ok(read)
    }
}

/// A reader that can be stopped from reading on: for what crates read as a whole, the lists of
/// members of archives and the rows of tables.
#[derive(Debug)]
pub(super) struct Fused<R> {
    pub(super) inner: R,
    pub(super) fuse: Fuse,
    /// What to say where the fuse blows.
    pub(super) message: &'static str,
}

/// How much a [`Fused`] reader may still read.
#[derive(Debug, Clone)]
pub(super) struct Fuse(Arc<AtomicU64>);

impl Fuse {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicU64::new(u64::MAX)))
    }

    /// Lets no more than this be read, until it is set anew.
    pub(super) fn set(&self, bytes: u64) {
        self.0.store(bytes, Ordering::Relaxed);
    }

    /// Lets all be read.
    pub(super) fn unset(&self) {
        self.set(u64::MAX);
    }
}

impl<R: Read> Read for Fused<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.fuse.0.load(Ordering::Relaxed);
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 && !buffer.is_empty() {
            return Err(io::Error::other(self.message));
        }
        let read = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        if left != u64::MAX {
            self.fuse.set(left.saturating_sub(read as u64));
        }
        Ok(read)
    }
}

impl<R: io::Seek> io::Seek for Fused<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_comes_out_is_held_against_what_is_there() {
        let meter = Meter::new(Arc::default());
        meter.stored(1_000_000);
        for (inner, fits) in [(1, true), (264_000_000, true), (4_000_000, false)] {
            let inner = io::repeat(0).take(inner);
            let mut reader = Inflated { inner, meter: Arc::clone(&meter) };
            assert_eq!(io::copy(&mut reader, &mut io::sink()).is_ok(), fits);
        }
    }
}
