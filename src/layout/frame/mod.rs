//! What frames the body of a paper: the head above it and the signatures below it.

mod head_lines;
mod letterhead;
mod signature;

pub(super) use head_lines::HeadLines;
pub(super) use letterhead::LetterheadFinder;
pub(super) use signature::SignatureFinder;

use super::cues::folded;
use super::lines::{Line, Role};

fn is_body(line: Option<&Line>) -> bool {
    line.is_some_and(|line| line.role == Role::Body)
}

/// In lower case, white space as single spaces, curly quotes straight; of the first 140 characters.
fn fold(text: &str) -> String {
    let cut = text.char_indices().nth(140).map_or(text.len(), |(at, _)| at);
    folded(text.get(..cut).unwrap_or_default())
}
