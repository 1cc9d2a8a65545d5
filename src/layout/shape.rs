//! What the first and last characters of a line say about it.

use super::flow::is_space;

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a stop, a question or exclamation mark, whatever closes behind it.
    Stop,
    /// With `:`.
    Colon,
    /// With `;`.
    Semicolon,
    /// With `,`.
    Comma,
    /// With a hyphen or dash.
    Hyphen,
    /// With a word, a number, an open bracket.
    Word,
}

/// How `line` ends, note marks and closing quotes and brackets left aside.
pub(super) fn end_of(line: &str) -> End {
    let line = line.trim_end_matches(is_space);
    let bare = line.trim_end_matches(closes);
    let last = bare.chars().next_back();
    let end = last.map_or(End::Word, of_char);
    if end != End::Word || !last.is_some_and(char::is_numeric) {
        return end;
    }
    // `gedaan.1`, `liggen»?1`, `vertegenwoordigd.12`: the note mark is no part of the sentence.
    let digits = bare.trim_end_matches(char::is_numeric);
    if bare.len() - digits.len() > 3 {
        return End::Word;
    }
    // `liggen»? 1)`: the mark can stand apart.
    let apart = digits.trim_end_matches(|c: char| is_space(c) || matches!(c, '(' | '['));
    if apart.len() < digits.len() {
        let asked = apart.trim_end_matches(closes).ends_with(['?', '!']);
        return if asked { End::Stop } else { End::Word };
    }
    let before = digits.trim_end_matches(closes);
    let behind_letter = |stop: &str| {
        before.strip_suffix(stop).is_some_and(|rest| {
            let rest = rest.trim_end_matches(closes);
            rest.len() < before.len() - stop.len()
                || rest
                    .chars()
                    .next_back()
                    .is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | ']'))
        })
    };
    if behind_letter(".") || before.ends_with(['?', '!']) {
        End::Stop
    } else if behind_letter(":") {
        End::Colon
    } else {
        End::Word
    }
}

fn of_char(c: char) -> End {
    match c {
        '.' | '?' | '!' | '\u{2026}' => End::Stop,
        ':' => End::Colon,
        ';' => End::Semicolon,
        ',' => End::Comma,
        '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '/' => End::Hyphen,
        _ => End::Word,
    }
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '\u{2019}' | '\u{201d}' | '\u{bb}' | '\u{203a}')
}

/// Whether the line begins in the middle of a sentence: a small letter, a closing mark.
pub(super) fn starts_lower(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '"', '\u{201c}', '\u{2018}', '\u{ab}', '[']);
    let mut chars = bare.chars();
    match chars.next() {
        Some('\'' | '\u{2019}') => {
            // 's Avonds begins a sentence; 's avonds goes on with one.
            !bare.chars().skip(1).take(8).any(char::is_uppercase)
                && bare.chars().nth(1).is_some_and(char::is_lowercase)
        }
        Some(c) => {
            c.is_lowercase() || matches!(c, ',' | ';' | ')' | '%' | '&' | '/' | '+' | '\u{20ac}')
        }
        None => false,
    }
}

/// Whether the line begins with a capital letter, behind whatever opens before it.
pub(super) fn starts_upper(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.chars().next().is_some_and(char::is_uppercase)
}

/// The first word of a line, without what stands around it.
pub(super) fn first_word(line: &str) -> &str {
    line.split(is_space).next().unwrap_or_default()
}

/// The length in bytes of a label of questions and answers at the start of the line (`Vraag 1`,
/// `Antwoord op de vragen 3 en 4:`, `Vraag (107):`), if one stands there.
pub(super) fn label(line: &str) -> Option<usize> {
    let mut words = Words { line, at: 0 };
    let first = words.next()?;
    // Most lines do not begin like any of them.
    if !first.starts_with(['V', 'A', 'B', 'R']) {
        return None;
    }
    let stem = first.trim_end_matches([':', '.']).to_lowercase();
    let question = matches!(stem.as_str(), "vraag" | "vragen");
    let answer = matches!(stem.as_str(), "antwoord" | "antwoorden" | "beantwoording" | "reactie");
    if !question && !answer {
        return None;
    }
    let mut end = words.at;
    let mut numbers = 0;
    if first.ends_with([':', '.']) {
        return Some(end);
    }
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let number = !bare.is_empty()
            && bare.len() <= 6
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.chars().all(|c| {
                c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | ',' | '.' | '\u{2013}')
            });
        let small = matches!(
            bare.to_lowercase().as_str(),
            "op" | "de"
                | "vraag"
                | "vragen"
                | "en"
                | "t/m"
                | "tot"
                | "met"
                | "nr"
                | "nummer"
                | "antwoord"
                | "van"
                | ""
        );
        if !number && !small {
            break;
        }
        numbers += usize::from(number);
        if number {
            end = words.at;
        }
        if number && word.ends_with([':', '.', ')']) && !words.peek_joins() {
            break;
        }
    }
    let alone = line
        .get(end..)
        .unwrap_or_default()
        .trim_matches(|c: char| is_space(c) || c == ':')
        .is_empty();
    (numbers > 0 || alone).then_some(end)
}

/// Whether a label of questions and answers begins the line.
pub(super) fn is_label(line: &str) -> bool {
    label(line).is_some()
}

/// Words of a line with the offset behind each.
struct Words<'t> {
    line: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.line.get(self.at..)?;
        let start = rest.len() - rest.trim_start_matches(is_space).len();
        let rest = rest.get(start..)?;
        let length = rest.find(is_space).unwrap_or(rest.len());
        self.at += start + length;
        rest.get(..length).filter(|word| !word.is_empty())
    }

    fn peek_joins(&self) -> bool {
        let rest = self.line.get(self.at..).unwrap_or_default().trim_start_matches(is_space);
        rest.starts_with("en ") || rest.starts_with("t/m")
    }
}

/// What marks a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A dash, bullet or arrow.
    Sign(char),
    /// `1)`, `1.`, `(1)`, `3.1`.
    Number(u32),
    /// `a)`, `b.`, `(c)`, `i)`.
    Letter(char),
}

/// The list marker at the start of a line, and its length in bytes.
pub(super) fn marker(line: &str) -> Option<(Marker, usize)> {
    let word = first_word(line);
    let rest = line.get(word.len()..)?;
    if rest.trim_matches(is_space).is_empty() {
        return None;
    }
    let mut chars = word.chars();
    let first = chars.next()?;
    let alone = chars.next().is_none();
    if alone && is_bullet(first) {
        return Some((Marker::Sign(first), word.len()));
    }
    let inner = word.trim_start_matches('(');
    let (inner, closed) = match inner.strip_suffix([')', '.', '\u{ba}', '\u{b0}']) {
        Some(stem) => (stem.trim_end_matches(['.', ')']), true),
        None => (inner, false),
    };
    if !closed || inner.is_empty() {
        return None;
    }
    if inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()) {
        return inner.parse().ok().map(|number| (Marker::Number(number), word.len()));
    }
    let mut letters = inner.chars();
    match (letters.next(), letters.next()) {
        // `A.` may be an initial; `a.` and `A)` are not.
        (Some(c), None) if c.is_ascii_lowercase() || word.ends_with(')') && c.is_alphabetic() => {
            Some((Marker::Letter(c), word.len()))
        }
        (Some(_), Some(_))
            if inner.len() <= 4 && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) =>
        {
            Some((Marker::Letter('i'), word.len()))
        }
        _ => None,
    }
}

/// The signs that stand before items, those of symbol fonts too; `o` is a bullet of typists.
fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "-\u{2022}\u{25cf}\u{25aa}\u{25e6}\u{2023}\u{b7}\u{25a0}*\u{f0b7}\u{f0a7}\u{2212}>\u{2192}\u{25ba}\u{2713}\u{f0d8}+o";
    BULLETS.contains(c) || matches!(c, '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_ends() {
        let cases = [
            ("gedaan.", End::Stop),
            ("gedaan.1", End::Stop),
            ("blijven liggen»?1", End::Stop),
            ("(zie de bijlage.)", End::Stop),
            ("zei hij.”12", End::Stop),
            ("blijven liggen»? 1)", End::Stop),
            ("blijven liggen»? (1)", End::Stop),
            ("activiteiten ontplooid:1", End::Colon),
            ("om 10:30", End::Word),
            ("in 2025", End::Word),
            ("nr. 5", End::Word),
            ("artikel 3.15", End::Word),
            ("volgende zaken:", End::Colon),
            ("schade);", End::Semicolon),
            ("immateri-", End::Hyphen),
            ("(LMS)", End::Word),
            ("", End::Word),
        ];
        for (line, want) in cases {
            assert_eq!(end_of(line), want, "{line}");
        }
    }

    #[test]
    fn ok_labels() {
        let cases = [
            ("Vraag 1", Some("Vraag 1")),
            ("Vraag (107):", Some("Vraag (107):")),
            ("Antwoord:", Some("Antwoord:")),
            ("Antwoord", Some("Antwoord")),
            ("Antwoord op vraag 1:", Some("Antwoord op vraag 1:")),
            ("Antwoord op de vragen 3 en 4", Some("Antwoord op de vragen 3 en 4")),
            ("Antwoord 3, 4 en 5 De minister", Some("Antwoord 3, 4 en 5")),
            ("Vraag 1 Kunt u 3 zaken noemen?", Some("Vraag 1")),
            ("Vragen 2 en 3", Some("Vragen 2 en 3")),
            ("Vragen van het lid Brandsma", None),
            ("Antwoord van Minister Hogeweij", None),
            ("Antwoord geven is lastig", None),
            ("vraag 3 gaat", None),
            ("Reactie op de motie van 3 mei", None),
        ];
        for (line, want) in cases {
            assert_eq!(label(line).map(|end| &line[..end]), want, "{line}");
        }
    }

    #[test]
    fn ok_markers() {
        let cases = [
            ("1) Het signaleren", Some(Marker::Number(1))),
            ("– een", Some(Marker::Sign('–'))),
            ("• een", Some(Marker::Sign('•'))),
            ("a) een", Some(Marker::Letter('a'))),
            ("b. een", Some(Marker::Letter('b'))),
            ("(2) een", Some(Marker::Number(2))),
            ("ii. een", Some(Marker::Letter('i'))),
            ("A. de Vries", None),
            ("1 augustus", None),
            ("2019. Dat", None),
            ("–", None),
            ("en dan", None),
        ];
        for (line, want) in cases {
            assert_eq!(marker(line).map(|(marker, _)| marker), want, "{line}");
        }
    }
}
