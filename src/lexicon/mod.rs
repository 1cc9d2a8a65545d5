//! The words of `grammars/`: what a domain expert may edit without Rust.
//!
//! [`Grammars`] holds the files, compiled in, with a user's own laid over them; [`Words`] finds
//! phrases in a flow. What a list means is known to the room that loads it.

mod files;
mod words;

pub use files::Grammars;
pub use words::{Case, Words};
pub(crate) use words::{first_token, folded_hash, is_folded, next_word, tokens};
