//! Words of papers, made fit for a terminal: what a paper holds must not steer it.

/// A text on one line: white space as single spaces, and a sign in the place of what would move the
/// cursor, change colours or turn the direction of writing.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else {
            line.push(visible(c));
        }
    }
    line
}

/// The character, or a sign for one that steers a terminal.
pub(super) fn visible(c: char) -> char {
    match c {
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    }
}

/// At most so many characters, with an ellipsis for what was cut.
pub(super) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_words_that_would_steer_a_terminal() {
        let cases = [
            ("één\r\n  twee\u{a0}drie", "één twee drie"),
            ("\u{1b}[2Jwis", "\u{fffd}[2Jwis"),
            ("a\u{202e}b\u{7}c\u{9b}d", "a\u{fffd}b\u{fffd}c\u{fffd}d"),
        ];
        for (text, want) in cases {
            assert_eq!(one_line(text), want);
        }
        assert_eq!((shorten("één", 3), shorten("één", 2)), ("één".to_owned(), "éé…".to_owned()));
    }
}
