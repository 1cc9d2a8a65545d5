//! griffie reads Dutch parliamentary papers and publishes what they say as open tables.
//!
//! ```text
//! bytes ─read─▶ Source ─layout─▶ Layout ─recognise─▶ Document ─scan─▶ Mentions ─relate─▶ Facts
//!       ─tabulate─▶ RecordBatches ─publish─▶ files
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "tests slice literals they wrote"))]

// The flow, step by step: each knows those before it and none behind it.

pub mod read;

pub mod layout;

pub mod document;

pub mod grammar;

pub mod calendar;

pub mod fact;

pub mod table;

pub mod publish;

// What the flow wrote, read back, compared and shown.

pub mod dataset;

pub mod check;

pub mod report;

// What joins the steps: one paper, a whole run.

mod griffie;

mod explain;

mod extract;

// What every step may use.

mod digest;
pub mod doubt;
mod error;
pub mod lexicon;
mod span;

pub use document::Document;
pub use error::Error;
pub use explain::Explanation;
pub use extract::{Summary, extract};
pub use fact::Facts;
pub use griffie::{Griffie, Paper};
pub use layout::{Flow, FlowBuilder, Layout};
pub use read::Source;
pub use span::Span;
