//! The label of a note as it stands at the start of a line.

use crate::layout::flow::is_space;

/// How a note's label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `1 Zie`, `1Zie`.
    Plain,
    /// `1. Zie`.
    Dotted,
    /// `1) Zie`.
    Paren,
    /// `[1] Zie`, `¹ Zie`: hardly ever anything else.
    Marked,
    /// `* Zie`.
    Star,
}

/// The label at the start of a line, the length in bytes with what belongs to it, and its form.
pub(super) fn note_start(content: &str) -> Option<(String, usize, Form)> {
    // Most lines begin with a letter.
    if content.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    labelled(content).filter(|&(_, length, _)| length < content.len())
}

fn labelled(content: &str) -> Option<(String, usize, Form)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let superscript: String = content.chars().map_while(superscript_digit).collect();
    if !superscript.is_empty() {
        let length = content.chars().take(superscript.len()).map(char::len_utf8).sum();
        return (superscript.len() <= 3).then_some((superscript, length, Form::Marked));
    }
    if let Some(rest) = content.strip_prefix('[') {
        let length = digits(rest);
        let label = rest.get(..length)?;
        rest.get(length..)?.strip_prefix(']')?;
        return (1..=3).contains(&length).then(|| (label.to_owned(), length + 2, Form::Marked));
    }
    if let Some(rest) = content.strip_prefix('(') {
        let length = digits(rest);
        let label = rest.get(..length)?;
        let body = rest.get(length..)?.strip_prefix(')')?.trim_start_matches(is_space);
        return (1..=2)
            .contains(&length)
            .then(|| (label.to_owned(), content.len() - body.len(), Form::Paren));
    }
    if content.starts_with('*') {
        let stars = content.bytes().take_while(|&byte| byte == b'*').count();
        let rest = content.get(stars..)?;
        let text = rest.trim_start_matches([')', ' ', '\u{a0}']);
        return (stars <= 3 && text.starts_with(char::is_alphanumeric))
            .then(|| ("*".repeat(stars), content.len() - text.len(), Form::Star));
    }
    let length = digits(content);
    let label = content.get(..length)?;
    if !(1..=3).contains(&length) || label.starts_with('0') {
        return None;
    }
    let rest = content.get(length..)?;
    let mut chars = rest.chars();
    let first = chars.next()?;
    let (form, marks) = match first {
        c if is_space(c) => (Form::Plain, 0),
        '.' if chars.next().is_some_and(is_space) => (Form::Dotted, 1),
        ')' => (Form::Paren, 1),
        c if c.is_uppercase() || rest.starts_with("http") => (Form::Plain, 0),
        _ => return None,
    };
    let body = rest.get(marks..)?.trim_start_matches(is_space);
    (!body.is_empty()).then(|| (label.to_owned(), content.len() - body.len(), form))
}

/// The digit a raised digit stands for.
pub(super) fn superscript_digit(c: char) -> Option<char> {
    Some(match c {
        '\u{2070}' => '0',
        '\u{b9}' => '1',
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        '\u{2074}' => '4',
        '\u{2075}' => '5',
        '\u{2076}' => '6',
        '\u{2077}' => '7',
        '\u{2078}' => '8',
        '\u{2079}' => '9',
        _ => return None,
    })
}
