//! What differs between two texts, for people to read.

use super::alignment::Edit;
use super::difference::TextChange;
use std::ops::Range;

/// Characters shown on either side of what differs.
const AROUND: usize = 40;
/// Characters shown of what differs.
const LONGEST: usize = 200;

/// Words that differ, with some words around them; `edits` are in order.
pub(super) fn changes(old: &str, new: &str, edits: Vec<Edit>) -> Vec<TextChange> {
    let mut merged: Vec<Edit> = Vec::new();
    for edit in edits {
        let between = |last: &Edit| old.get(last.old_bytes.end..edit.old_bytes.start);
        let of_one_word =
            |last: &Edit| between(last).is_some_and(|text| !text.contains(char::is_whitespace));
        match merged.last_mut() {
            Some(last) if of_one_word(last) => {
                last.old.end = edit.old.end;
                last.new.end = edit.new.end;
                last.old_bytes.end = edit.old_bytes.end;
                last.new_bytes.end = edit.new_bytes.end;
            }
            _ => merged.push(edit),
        }
    }
    merged.into_iter().map(|edit| change(old, new, edit)).collect()
}

/// An edit widened to whole words; what it is widened by is the same in both texts.
fn change(old: &str, new: &str, edit: Edit) -> TextChange {
    let part = |text: &str, range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let before = part(old, 0..edit.old_bytes.start);
    let behind = part(old, edit.old_bytes.end..old.len());
    let (old_part, new_part) = (part(old, edit.old_bytes), part(new, edit.new_bytes));
    let inside = |side: fn(&str) -> Option<char>| {
        [&old_part, &new_part]
            .into_iter()
            .any(|part| side(part).is_some_and(|c| !c.is_whitespace()))
    };
    let word_before = if inside(|part| part.chars().next()) {
        last_word(&before).to_owned()
    } else {
        String::new()
    };
    let word_behind = if inside(|part| part.chars().next_back()) {
        first_word(&behind).to_owned()
    } else {
        String::new()
    };
    let count = |word: &str| word.chars().count() as i64;
    let (start, end) = (count(&word_before), count(&word_behind));
    let rest_before = before.strip_suffix(word_before.as_str()).unwrap_or(&before);
    let rest_behind = behind.strip_prefix(word_behind.as_str()).unwrap_or(&behind);
    let widened = |part: &str| shorten(&format!("{word_before}{part}{word_behind}"));
    TextChange {
        old_place: edit.old.start - start..edit.old.end + end,
        new_place: edit.new.start - start..edit.new.end + end,
        old: widened(&old_part),
        new: widened(&new_part),
        before: one_line(last_chars(rest_before, AROUND)),
        behind: one_line(first_chars(rest_behind, AROUND)),
    }
}

/// The characters up to the first white space, at most [`AROUND`].
fn first_word(text: &str) -> &str {
    let text = first_chars(text, AROUND);
    text.split(char::is_whitespace).next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    let text = last_chars(text, AROUND);
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

/// A text with its middle left out where it is long.
fn shorten(text: &str) -> String {
    if text.chars().nth(LONGEST).is_none() {
        return text.to_owned();
    }
    format!("{} … {}", first_chars(text, LONGEST / 2), last_chars(text, LONGEST / 2))
}

/// A text with single spaces for its white space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::alignment::Alignment;
    use super::*;

    /// What stands before, what stood, what stands, what stands behind.
    type Shown<'t> = (&'t str, &'t str, &'t str, &'t str);

    #[test]
    fn ok_words_that_differ() {
        let long = "woord ".repeat(100);
        let cases: [(&str, &str, &[Shown<'_>]); 5] = [
            ("Er is € 1,5 mln.", "Er is € 1,6 mln.", &[("Er is € ", "1,5", "1,6", " mln.")]),
            (
                "op 12 mei 2024 al",
                "op 13 mei 2025 al",
                &[("op ", "12", "13", " mei 2024 al"), ("op 12 mei ", "2024", "2025", " al")],
            ),
            ("2023-24 al", "2033-25 al", &[("", "2023-24", "2033-25", " al")]),
            ("één\r\ntwee", "één\r\n\r\nen\r\ntwee", &[("één ", "", "\r\nen\r\n", "twee")]),
            ("", &long, &[("", "", &shorten(&long), "")]),
        ];
        for (old, new, want) in cases {
            let found = changes(old, new, Alignment::of(old, new).edits());
            let found: Vec<_> = found
                .iter()
                .map(|it| {
                    (it.before.as_str(), it.old.as_str(), it.new.as_str(), it.behind.as_str())
                })
                .collect();
            assert_eq!(found, want, "{old:?} {new:?}");
        }
    }
}
