//! griffie reads Dutch parliamentary papers and publishes what they say as open tables.
//!
//! ```text
//! bytes ─read─▶ Source ─layout─▶ Layout ─recognise─▶ Document ─scan─▶ Mentions ─relate─▶ Facts
//!       ─tabulate─▶ RecordBatches ─publish─▶ files
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "tests slice literals they wrote"))]

mod error;
mod extract;
mod griffie;
mod span;

pub mod calendar;
pub mod document;
pub mod doubt;
pub mod fact;
pub mod grammar;
pub mod layout;
pub mod lexicon;
pub mod publish;
pub mod read;
pub mod table;

pub use document::Document;
pub use error::Error;
pub use extract::{Summary, extract};
pub use fact::Facts;
pub use griffie::{Griffie, Paper};
pub use layout::{Flow, FlowBuilder, Layout};
pub use read::Source;
pub use span::Span;
