//! The words of `grammars/`: what a domain expert may edit without Rust.
//!
//! [`Grammars`] holds the files, compiled in, with a user's own laid over them; [`Words`] finds
//! phrases in a flow. What a list means is known to the room that loads it.

mod budget_titles;
mod by_hash;
mod endings;
mod files;
mod months;
mod token;
mod verb_parts;
mod word_map;
mod word_roles;
mod words;

pub(crate) use budget_titles::BudgetTitles;
pub(crate) use by_hash::ByHash;
pub(crate) use endings::Endings;
pub use files::Grammars;
pub(crate) use months::{is_month, month};
pub(crate) use token::{Token, Word, first_token, folded_hash, next_token, tokens_of, words_of};
pub(crate) use verb_parts::VerbParts;
pub(crate) use word_map::WordMap;
pub(crate) use word_roles::{RoleRow, WordRoles, forms_of};
pub use words::{Case, Words};
