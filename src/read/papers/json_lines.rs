//! Tables in JSON Lines: an object a line, a paper each.

use super::body::HEAD;
use super::columns::{Columns, Field, Places};
use super::container::{Container, Found, Unopened, record};
use super::json_row::JsonRow;
use super::lines::{Line, line};
use crate::read::{LARGEST_FILE, reason, too_large};
use std::io::{BufReader, Read};

/// The mark some programs put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether this is how JSON Lines begin: with a line that is an object.
pub(super) fn begins(head: &[u8]) -> bool {
    let start = head.strip_prefix(MARK).unwrap_or(head).trim_ascii_start();
    let Some(inside) = start.strip_prefix(b"{") else { return false };
    match start.split(|&byte| byte == b'\n').next() {
        Some(first) if first.len() < start.len() || (head.len() as u64) < HEAD => {
            serde_json::from_slice::<JsonRow>(first).is_ok()
        }
        // The first line goes on behind the head.
        _ => inside.trim_ascii_start().starts_with(b"\""),
    }
}

/// The papers of a table in JSON Lines.
pub(super) struct JsonLines {
    reader: BufReader<Box<dyn Read + Send>>,
    columns: Columns,
    /// Names and places of the columns: those of the first row that is one.
    chosen: Option<(Vec<String>, Places)>,
    number: u64,
    buffer: Vec<u8>,
    /// The first row, read to see whether the columns are those of a corpus.
    ahead: Option<Found>,
    ended: bool,
}

impl JsonLines {
    /// Begins to read a table. The error says which columns it lacks.
    pub(super) fn open(reader: Box<dyn Read + Send>, columns: &Columns) -> Result<Self, Unopened> {
        let mut table = Self {
            reader: BufReader::with_capacity(HEAD as usize, reader),
            columns: columns.clone(),
            chosen: None,
            number: 0,
            buffer: Vec::new(),
            ahead: None,
            ended: false,
        };
        table.ahead = table.read()?;
        Ok(table)
    }

    /// The next row; the error is for the table as a whole.
    fn read(&mut self) -> Result<Option<Found>, Unopened> {
        loop {
            self.number += 1;
            let place = format!("line {}", self.number);
            let refused =
                |why: &str| Found::Refused { path: None, message: format!("{place}: {why}") };
            match line(&mut self.reader, LARGEST_FILE as usize, &mut self.buffer) {
                Err(error) => return Err(format!("{place}: {}", reason(&error)).into()),
                Ok(Line::End) => return Ok(None),
                Ok(Line::TooLong) => return Ok(Some(refused(&too_large("this line")))),
                Ok(Line::Whole) => {}
            }
            let text = match self.number {
                1 => self.buffer.strip_prefix(MARK).unwrap_or(&self.buffer),
                _ => &self.buffer,
            };
            if text.trim_ascii().is_empty() {
                continue;
            }
            let row: JsonRow = match serde_json::from_slice(text) {
                Ok(row) => row,
                Err(error) => return Ok(Some(refused(&format!("no JSON object: {error}")))),
            };
            let (names, places) = if let Some(chosen) = self.chosen.take() {
                chosen
            } else {
                let names = row.names();
                let places = self.columns.of_corpus(&names).map_err(Unopened::NoCorpus)?;
                (names, places)
            };
            let cell = |column: usize| row.cell(names.get(column)?);
            let text = places.of(Field::Text).and_then(&cell).map(|text| text.as_bytes().to_vec());
            let found = record(&place, &places, text, |column| cell(column).map(str::to_owned));
            self.chosen = Some((names, places));
            return Ok(Some(found));
        }
    }
}

impl Container for JsonLines {
    fn next(&mut self) -> Option<Found> {
        if let Some(found) = self.ahead.take() {
            return Some(found);
        }
        if self.ended {
            return None;
        }
        match self.read() {
            Ok(found) => {
                self.ended = found.is_none();
                found
            }
            Err(Unopened::NoCorpus(message) | Unopened::Broken(message)) => {
                self.ended = true;
                Some(Found::Refused { path: None, message })
            }
        }
    }
}
