//! Where a note begins and ends among the lines.

use super::label::{Form, note_start};
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape::{self, End};

/// A note of zoek.officielebekendmakingen.nl begins with a cross that closes it, its number and its
/// text, each a line: `X Noot` / `1` / `Kamerstuk …`, or `X Noot 1` / `Kamerstuk …`. The label, and
/// the index of the line its text begins on.
pub(super) fn web_note(text: &str, lines: &[Line], at: usize) -> Option<(String, usize)> {
    let body = |at: usize| {
        let line = lines.get(at).filter(|line| line.role == Role::Body)?;
        Some(line.span.of(text))
    };
    let number = |text: &str| {
        let marks = text.bytes().all(|b| b.is_ascii_digit()) || text.bytes().all(|b| b == b'*');
        ((1..=3).contains(&text.len()) && marks).then(|| text.to_owned())
    };
    let rest = body(at)?.strip_prefix('X')?.trim_start_matches(is_space).strip_prefix("Noot")?;
    let rest = rest.trim_matches(is_space);
    let (label, first) =
        if rest.is_empty() { (number(body(at + 1)?)?, at + 2) } else { (number(rest)?, at + 1) };
    body(first).map(|_| (label, first))
}

/// Whether the note that begins on this line ends with the arrow that leads back to its mark, on
/// this line or, before another such note begins, further on.
pub(super) fn ends_as_web_note(text: &str, lines: &[Line], at: usize) -> bool {
    for (offset, line) in lines.iter().skip(at).take(12).enumerate() {
        let content = line.span.of(text);
        // What is marked as something else, the cell of a table, is no line of it.
        if offset > 0 && line.role != Role::Body {
            return false;
        }
        if content.trim_end_matches('\u{fe0e}').ends_with(['\u{21a9}', '\u{2191}', '\u{2934}']) {
            return true;
        }
        if offset > 0 && (line.indent == 0 || note_start(content).is_some()) {
            return false;
        }
    }
    false
}

/// The index behind the last line of the note that begins at `at`.
pub(super) fn note_end(text: &str, lines: &[Line], at: usize, form: Form) -> usize {
    let Some(first) = lines.get(at) else { return at + 1 };
    if ends_as_web_note(text, lines, at) && matches!(form, Form::Dotted | Form::Plain) {
        let length = lines.iter().skip(at).take(12).position(|line| {
            let content = line.span.of(text).trim_end_matches('\u{fe0e}');
            content.ends_with(['\u{21a9}', '\u{2191}', '\u{2934}'])
        });
        return at + length.unwrap_or(0) + 1;
    }
    let broken = lines
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(80)
        .find(|line| line.role == Role::Body)
        .is_some_and(|line| {
            matches!(shape::end_of(line.span.of(text)), End::Word | End::Comma | End::Hyphen)
        });
    let label = note_start(first.span.of(text)).map(|(label, _, _)| label);
    let next_number = label.and_then(|label| label.parse::<u32>().ok()).map_or(0, |n| n + 1);
    let mut widest = first.width;
    let mut end = at + 1;
    while let (Some(before), Some(line)) = (lines.get(end - 1), lines.get(end)) {
        let content = line.span.of(text);
        if line.role != Role::Body
            || line.page
            || note_start(content)
                .is_some_and(|(label, _, f)| f == form || label.parse() == Ok(next_number))
        {
            break;
        }
        let address = crate::layout::hyphen::is_address(shape::first_word(content))
            && !content.contains(char::is_whitespace);
        if address {
            end += 1;
            continue;
        }
        if line.gap > 0 {
            break;
        }
        let printed = before.span.of(text);
        let complete = matches!(shape::end_of(printed), End::Stop)
            || crate::layout::hyphen::is_address(printed) && !printed.ends_with(['-', '/', '_']);
        let room = widest.max(70).saturating_sub(before.width);
        let full = room < shape::first_word(content).chars().count() + 4;
        let resumes = broken && shape::starts_lower(content) && (complete || !full);
        if resumes
            || complete && !full
            || !full && shape::starts_upper(content) && ends_citation(printed)
        {
            break;
        }
        widest = widest.max(line.width);
        end += 1;
    }
    end
}

/// Whether a note's line ends as a citation does, with a number or a letter behind a comma.
fn ends_citation(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit())
}
