//! Tables with a sign between their cells: CSV, TSV, what spreadsheets save.

use super::columns::{Columns, Field, Places};
use super::container::{Container, Found, Unopened, record};
use super::meter::{Fuse, Fused};
use crate::read::{LARGEST_FILE, reason};
use csv::ByteRecord;
use encoding_rs::WINDOWS_1252;
use memchr::memchr_iter;
use std::io::{self, Read};

/// The signs that part cells, the likelier first.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// The longest first line that is looked at for names of columns, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;

/// What may be read for one row: the largest paper, its quotes doubled, and cells beside it.
const LARGEST_ROW: u64 = 2 * LARGEST_FILE;

/// The sign that parts the cells of what begins so, if its first line names the columns of a
/// corpus.
pub(super) fn separator(head: &[u8], columns: &Columns) -> Option<u8> {
    let line = first_line(head)?;
    let by = |separator: &u8| {
        line.contains(separator) && columns.of_corpus(&names(line, *separator)).is_ok()
    };
    SEPARATORS.into_iter().find(by)
}

/// The sign that parts the first line into most cells.
pub(super) fn likely_separator(head: &[u8]) -> u8 {
    let line = first_line(head).unwrap_or_default();
    let cells = |separator: u8| line.split(|&byte| byte == separator).count();
    // Of equals the last counts: the likelier.
    SEPARATORS.into_iter().rev().max_by_key(|&separator| cells(separator)).unwrap_or(b',')
}

fn first_line(head: &[u8]) -> Option<&[u8]> {
    head.split(|&byte| byte == b'\n').next().filter(|line| line.len() <= LONGEST_HEAD)
}

fn names(line: &[u8], separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(line);
    reader.byte_headers().map(|head| head.iter().map(text).collect()).unwrap_or_default()
}

/// A cell as text.
pub(super) fn text(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned(),
    }
}

/// The papers of a table.
pub(super) struct Separated {
    reader: csv::Reader<Quotes<Fused<Box<dyn Read + Send>>>>,
    fuse: Fuse,
    places: Places,
    cells: usize,
    row: ByteRecord,
    ended: bool,
}

impl Separated {
    /// Begins to read a table. The error says which columns it lacks.
    pub(super) fn open(
        inner: Box<dyn Read + Send>,
        separator: u8,
        columns: &Columns,
    ) -> Result<Self, Unopened> {
        let fuse = Fuse::new();
        fuse.set(LARGEST_ROW);
        let message = "a row is too large: is a quote left open?";
        let inner = Fused { inner, fuse: fuse.clone(), message };
        let reader = Quotes { inner, odd: false, ended: false };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(reader);
        let head = reader.byte_headers().map_err(|error| said(&error))?;
        if head.iter().any(|cell| cell.contains(&0)) {
            return Err("it has NUL bytes, as UTF-16 has: save it as UTF-8".to_owned().into());
        }
        let names: Vec<String> = head.iter().map(text).collect();
        let places = columns.of_corpus(&names).map_err(Unopened::NoCorpus)?;
        let cells = names.len();
        Ok(Self { reader, fuse, places, cells, row: ByteRecord::new(), ended: false })
    }
}

/// A reader that sees whether a cell is open where the table ends: its quotation marks are odd then.
struct Quotes<R> {
    inner: R,
    odd: bool,
    ended: bool,
}

impl<R> Quotes<R> {
    /// Whether the end was reached, and within a cell.
    fn is_open_at_end(&self) -> bool {
        self.ended && self.odd
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let quotes = memchr_iter(b'"', buffer.get(..read).unwrap_or_default()).count();
        self.odd ^= quotes % 2 == 1;
        self.ended |= read == 0 && !buffer.is_empty();
        Ok(read)
    }
}

/// The line a row begins on; the crate tells only where it began to look for it, `before`, and where
/// it ended, `after`: blank lines may stand between.
pub(super) fn line_of(row: &ByteRecord, before: u64, after: u64) -> u64 {
    let lines = row.as_slice().split(|&byte| byte == b'\n').count() as u64;
    after.saturating_sub(lines).max(before)
}

impl Container for Separated {
    fn next(&mut self) -> Option<Found> {
        if self.ended {
            return None;
        }
        let refused = |message| Some(Found::Refused { path: None, message });
        self.fuse.set(LARGEST_ROW);
        let before = self.reader.position().line();
        match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => {}
            Ok(false) => {
                self.ended = true;
                return None;
            }
            Err(error) => {
                self.ended = true;
                let place = self.reader.position().line();
                return refused(format!("line {place}: {}; the rest is not read", said(&error)));
            }
        }
        let line = line_of(&self.row, before, self.reader.position().line());
        let place = format!("line {line}");
        let several = self.row.as_slice().contains(&b'\n');
        if several && self.reader.get_ref().is_open_at_end() {
            self.ended = true;
            let message = "a quotation mark opens a cell and none closes it: all behind it would be \
                           one cell, and is not read";
            return refused(format!("{place}: {message}"));
        }
        if self.row.len() != self.cells {
            let (has, head) = (self.row.len(), self.cells);
            return refused(format!("{place}: it has {has} cells, the first line has {head}"));
        }
        let paper = self.places.of(Field::Text).and_then(|column| self.row.get(column));
        let cell = |column: usize| self.row.get(column).map(text);
        Some(record(&place, &self.places, paper.map(<[u8]>::to_vec), cell))
    }
}

/// What the crate says, in our words where it is the system that speaks.
fn said(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => reason(error),
        _ => error.to_string(),
    }
}
