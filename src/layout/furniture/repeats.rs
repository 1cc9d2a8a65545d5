//! Lines that come back: running heads and feet.

use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role, Signs};
use crate::layout::shape::{self, End};
use std::borrow::Cow;

/// How often a line comes back, and where.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    pub(super) count: usize,
    pub(super) edges: usize,
    pub(super) cuts: usize,
    /// The number the last such line ended with, and how often it went up by one.
    number: Option<u32>,
    steps: usize,
}

impl Repeats {
    /// Counts lines that end with a page number: `Ministerie van BZK | Stand van zaken | 2`.
    pub(super) fn count_up(&mut self, content: &str) {
        let head = content.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = content.get(head.len()..).and_then(|digits| digits.parse::<u32>().ok());
        let next = self.number.is_some_and(|last| number == last.checked_add(1));
        self.steps += usize::from(next && number.is_some() && is_parted(head));
        self.number = number;
    }

    /// A line that comes back is furniture where it stands at page ends, or cuts a sentence in two.
    pub(super) fn are_furniture(&self) -> bool {
        self.count >= 2
            && (self.steps * 2 >= self.count
                || self.edges * 2 > self.count
                || self.cuts * 3 >= self.count && self.cuts > 0)
    }
}

/// Whether a number behind this is not of its words: `Ministerie van BZK | Stand van zaken |`.
fn is_parted(head: &str) -> bool {
    let text = head.trim_end_matches(is_space);
    let parted = text.ends_with(['|', '-', '\u{2013}'])
        || head.ends_with("  ")
        || head.split(is_space).filter(|word| !word.is_empty()).count() >= 4
            && text.ends_with(char::is_alphabetic);
    parted && !head.starts_with(|c: char| c.is_ascii_digit())
}

/// The line with its numbers masked, for a short body line that could be a running head.
pub(super) fn repeat_key<'t>(text: &'t str, lines: &[Line], at: usize) -> Option<Cow<'t, str>> {
    let line = lines.get(at).filter(|line| line.role == Role::Body && line.width <= 120)?;
    let content = line.span.of(text);
    if line.width < 4
        || matches!(shape::end_of(content), End::Stop | End::Colon | End::Semicolon | End::Comma)
        || shape::is_label(content)
        || !content.contains(char::is_alphabetic)
        || !content.contains(is_space) && content.contains('.')
        || is_prose(text, lines, at)
    {
        return None;
    }
    Some(if line.signs.any(Signs::FIGURE) {
        Cow::Owned(content.replace(|c: char| c.is_ascii_digit(), "#"))
    } else {
        Cow::Borrowed(content)
    })
}

/// Whether the line is one of a running sentence: it goes on with the line right above it, or begins
/// behind a full stop and goes on right below. A paper repeats its own sentences, and text broken by
/// hand breaks them at the same place; a head or foot is cut off from what stands around it.
fn is_prose(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.gap == 0 && !line.page) else { return false };
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let Some(above) = above.filter(|above| {
        above.role == Role::Body && above.width >= 30 && line.width * 2 >= above.width
    }) else {
        return false;
    };
    let content = line.span.of(text);
    match shape::end_of(above.span.of(text)) {
        End::Word | End::Comma | End::Hyphen => shape::starts_lower(content),
        End::Stop => {
            let below = lines.get(at + 1).filter(|below| {
                below.gap == 0 && !below.page && below.role == Role::Body && below.width >= 4
            });
            shape::starts_upper(content)
                && below.is_some_and(|below| shape::starts_lower(below.span.of(text)))
        }
        End::Colon | End::Semicolon => false,
    }
}

/// Whether the line is the first or last of a page, as far as pages can be seen.
pub(super) fn at_edge(lines: &[Line], at: usize) -> bool {
    let furniture = |line: Option<&Line>| line.is_some_and(|line| line.role == Role::Furniture);
    lines.get(at).is_some_and(|line| line.page)
        || lines.get(at + 1).is_some_and(|line| line.page)
        || furniture(lines.get(at + 1))
        || furniture(at.checked_sub(1).and_then(|before| lines.get(before)))
}

/// Whether the body stops in the middle of a sentence above the line and goes on below it.
pub(super) fn cuts_sentence(text: &str, lines: &[Line], at: usize) -> bool {
    let body = |line: &&Line| line.role == Role::Body;
    // Other lines of the same head or foot may stand between.
    let above = lines.get(..at).unwrap_or_default().iter().rev().take(8).filter(body).take(3);
    let below = lines.get(at + 1..).unwrap_or_default().iter().take(8).filter(body).take(3);
    let (Some(before), Some(after)) = (
        above.clone().find(|line| line.width >= 30),
        below.clone().find(|line| line.width >= 30 || shape::starts_lower(line.span.of(text))),
    ) else {
        return false;
    };
    let open = matches!(shape::end_of(before.span.of(text)), End::Word | End::Comma | End::Hyphen);
    open && shape::starts_lower(after.span.of(text))
}
