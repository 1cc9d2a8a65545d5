//! What frames the body of a paper: the head above it and the signatures below it.

mod letterhead;
mod signature;

pub(super) use letterhead::{LetterheadFinder, is_address_line};
pub(super) use signature::SignatureFinder;

use super::flow::is_space;
use super::lines::{Line, Role};

fn is_body(line: Option<&Line>) -> bool {
    line.is_some_and(|line| line.role == Role::Body)
}

/// In lower case, white space as single spaces, curly quotes straight; of the first 140 characters.
fn fold(text: &str) -> String {
    let head: String = text.chars().take(140).collect();
    let words: Vec<&str> = head.split(is_space).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase().replace(['\u{2019}', '\u{2018}', '`'], "'")
}
