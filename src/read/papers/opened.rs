//! What bytes turn out to be: a paper, or what holds papers.

use super::body::Body;
use super::columns::Columns;
use super::container::{Container, Unopened};
use super::json_lines::JsonLines;
use super::meter::{Inflated, Meter};
use super::parquet_rows::ParquetRows;
use super::separated::Separated;
use super::shape::Shape;
use super::tar_members::TarMembers;
use super::zip_members::Zip;
use crate::read::reason;
use flate2::read::MultiGzDecoder;
use std::sync::Arc;

/// How many archives may stand in one another.
const MOST_ARCHIVES: usize = 2;

/// What was opened.
pub(super) enum Opened {
    /// One paper.
    Paper(Vec<u8>),
    /// A table with a paper a row.
    Table(Box<dyn Container>),
    /// An archive with a file a member.
    Archive(Box<dyn Container>),
    /// A table without the columns of a corpus, and what it lacks.
    NoCorpus(String),
}

/// Opens what was named and what stands in it.
pub(super) struct Opener {
    pub(super) columns: Columns,
}

impl Opener {
    /// Opens bytes; `archives` says in how many archives they stand. The error says why they cannot
    /// be read.
    pub(super) fn open(
        &self,
        name: &str,
        body: Body,
        archives: usize,
        meter: &Arc<Meter>,
    ) -> Result<Opened, String> {
        let said = |error: std::io::Error| reason(&error);
        let (head, body) = body.head().map_err(said)?;
        let shape = Shape::of(&head, name, &self.columns);
        let body = match shape {
            Shape::Gzip | Shape::Zstd => {
                let packed = body.reader(meter);
                let inner: Box<dyn std::io::Read + Send> = match shape {
                    Shape::Gzip => Box::new(MultiGzDecoder::new(packed)),
                    _ => Box::new(zstd::Decoder::new(packed).map_err(said)?),
                };
                let stream = Inflated { inner, meter: Arc::clone(meter) };
                return self.open_inflated(name, Body::Stream(Box::new(stream)), archives, meter);
            }
            _ => body,
        };
        self.open_as(shape, body, archives, meter)
    }

    /// Opens what came out of compression.
    fn open_inflated(
        &self,
        name: &str,
        body: Body,
        archives: usize,
        meter: &Arc<Meter>,
    ) -> Result<Opened, String> {
        let damaged = |error: std::io::Error| format!("it cannot be unpacked: {}", reason(&error));
        let (head, body) = body.head().map_err(damaged)?;
        match Shape::of(&head, name, &self.columns) {
            Shape::Gzip | Shape::Zstd => {
                Err("it is compressed twice: unpack it once first".to_owned())
            }
            shape => self.open_as(shape, body, archives, meter),
        }
    }

    fn open_as(
        &self,
        shape: Shape,
        body: Body,
        archives: usize,
        meter: &Arc<Meter>,
    ) -> Result<Opened, String> {
        let said = |error: std::io::Error| reason(&error);
        let deep = || {
            let message = "an archive in an archive in an archive: unpack the outer one first";
            (archives >= MOST_ARCHIVES).then(|| message.to_owned()).map_or(Ok(()), Err)
        };
        let outermost = matches!(body, Body::File(_));
        let columns = &self.columns;
        let table = |table: Result<Box<dyn Container>, Unopened>| match table {
            Ok(table) => Ok(Opened::Table(table)),
            Err(Unopened::NoCorpus(message)) => Ok(Opened::NoCorpus(message)),
            Err(Unopened::Broken(message)) => Err(message),
        };
        Ok(match shape {
            Shape::Paper | Shape::Gzip | Shape::Zstd => Opened::Paper(body.paper(meter)?),
            Shape::Json => Opened::NoCorpus(
                "this is JSON, of which griffie reads only JSON Lines: an object a line, a paper \
                 each (jq -c '.[]' makes them of an array)"
                    .to_owned(),
            ),
            Shape::JsonLines => {
                table(JsonLines::open(body.reader(meter), columns).map(|rows| Box::new(rows) as _))?
            }
            Shape::Separated(separator) => {
                let rows = Separated::open(body.reader(meter), separator, columns);
                table(rows.map(|rows| Box::new(rows) as _))?
            }
            Shape::Parquet => {
                let file = body.file(meter).map_err(said)?;
                let rows = ParquetRows::open(file, columns, meter, outermost);
                table(rows.map(|rows| Box::new(rows) as _))?
            }
            Shape::Tar => {
                deep()?;
                Opened::Archive(Box::new(TarMembers::open(body.reader(meter), columns)))
            }
            Shape::Zip => {
                match Zip::open(body.seekable(meter).map_err(said)?, columns, meter, outermost)? {
                    Zip::Paper(bytes) => Opened::Paper(bytes),
                    Zip::Archive(members) => {
                        deep()?;
                        Opened::Archive(Box::new(members))
                    }
                }
            }
        })
    }
}
