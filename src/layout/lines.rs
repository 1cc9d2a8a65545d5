//! The lines of a text, as printed, and what can be seen of a line without reading it.

use super::flow::is_space;
use crate::Span;
use memchr::memmem;
use std::ops::BitOr;

/// What a line was found to be, before paragraphs are made of the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Running text, headings and lists: what paragraphs are made of.
    #[default]
    Body,
    /// Of the page or the site.
    Furniture,
    /// Above the body.
    Letterhead,
    /// Part of the signature block with this number.
    Signature(usize),
    /// Part of the note with this number.
    Note(usize),
    /// Part of the table with this number.
    Table(usize),
    /// Part of a block whose kind the container gives.
    Fixed(usize),
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its text without the white space around it.
    pub(super) span: Span,
    /// Characters before the text; a tab counts up to the next multiple of eight.
    pub(super) indent: usize,
    /// Characters of the text.
    pub(super) width: usize,
    /// Blank lines before it.
    pub(super) gap: usize,
    /// Whether a page begins with it.
    pub(super) page: bool,
    /// Whether something that is no line (a block the container marks) stands right before it.
    pub(super) hard: bool,
    /// Whether the container says that it goes on with the line before.
    pub(super) joined: bool,
    /// What it is.
    pub(super) role: Role,
    /// What kinds of signs its text holds.
    pub(super) signs: Signs,
}

/// Kinds of signs, a bit each. Most lines are turned away by what they lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u8);

impl Signs {
    pub(super) const FIGURE: Self = Self(1);
    pub(super) const BAR: Self = Self(2);
    pub(super) const TAB: Self = Self(4);
    /// `[`
    pub(super) const BRACKET: Self = Self(8);
    /// What may stand for `times`: `x`, `*`.
    pub(super) const CROSS: Self = Self(16);
    pub(super) const NOT_ASCII: Self = Self(32);
    /// Two spaces in a row.
    pub(super) const SPACES: Self = Self(64);

    /// The signs of a text.
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let signs = bytes.iter().fold(0, |signs, &byte| signs | Self::of_byte(byte).0);
        Self(signs | Self::SPACES.when(memmem::find(bytes, b"  ").is_some()).0)
    }

    /// Without a branch, so that many bytes are looked at in one step.
    fn of_byte(byte: u8) -> Self {
        Self::FIGURE.when(byte.is_ascii_digit())
            | Self::BAR.when(byte == b'|')
            | Self::TAB.when(byte == b'\t')
            | Self::BRACKET.when(byte == b'[')
            | Self::CROSS.when(matches!(byte, b'x' | b'X' | b'*'))
            | Self::NOT_ASCII.when(!byte.is_ascii())
    }

    fn when(self, is: bool) -> Self {
        if is { self } else { Self::default() }
    }

    /// Whether a sign of these kinds is among them.
    pub(super) fn any(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Line {
    /// The column behind its last character.
    pub(super) fn end_column(&self) -> usize {
        self.indent + self.width
    }
}

/// The lines of `text` within `region`. A form feed begins a page, and so does a lone indent of one
/// space, which several converters of PDF leave there.
pub(super) fn lines_of(text: &str, region: Span) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut page = false;
    let mut at = region.start;
    let mut rest = region.of(text);
    while !rest.is_empty() {
        let end = line_length(rest);
        let (raw, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let content = raw.trim_matches(is_space);
        if content.chars().all(|c| is_space(c) || c.is_control()) {
            gap += 1;
        } else {
            let before = raw.len() - raw.trim_start_matches(is_space).len();
            let start = at + before;
            lines.push(Line {
                span: Span::new(start, start + content.len()),
                indent: columns(raw.get(..before).unwrap_or_default()),
                width: content.chars().count(),
                gap,
                page,
                hard: false,
                joined: false,
                role: Role::Body,
                signs: Signs::of(content),
            });
            gap = 0;
            page = false;
        }
        let mut breaks = tail.chars();
        let first = breaks.next();
        let mut length = first.map_or(0, char::len_utf8);
        if first == Some('\r') && breaks.next() == Some('\n') {
            length += 1;
        }
        page |= first == Some('\u{c}');
        at += raw.len() + length;
        rest = tail.get(length..).unwrap_or_default();
    }
    mark_page_indents(&mut lines);
    lines
}

/// The bytes before the first line end.
fn line_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text.as_bytes().get(at..).and_then(first_that_may_end) {
        at += next;
        if text.get(at..).is_some_and(|rest| rest.starts_with(is_line_end)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// Bytes that are looked at in a few steps, without a stop at the first that tells.
pub(super) const BLOCK: usize = 32;

/// The first byte that can begin a character that ends lines.
fn first_that_may_end(bytes: &[u8]) -> Option<usize> {
    let may_end = |byte: u8| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2);
    let any = |block: &[u8]| block.iter().fold(false, |any, &byte| any | may_end(byte));
    let from = bytes.chunks(BLOCK).take_while(|block| !any(block)).count() * BLOCK;
    let found = bytes.get(from..)?.iter().position(|&byte| may_end(byte))?;
    Some(from + found)
}

fn mark_page_indents(lines: &mut [Line]) {
    let indents: Vec<usize> = lines.iter().map(|line| line.indent).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|before| indents.get(before));
        let after = indents.get(at + 1);
        let alone = after.is_none_or(|&indent| indent == 0) && before == Some(&0);
        line.page |= line.indent == 1 && alone;
    }
}

fn columns(space: &str) -> usize {
    space.chars().fold(0, |column, c| if c == '\t' { (column / 8 + 1) * 8 } else { column + 1 })
}

pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How wide the text runs around each line.
///
/// A line is full where the next word would not have fitted behind it: then its end says nothing
/// about the sentence. Widths are measured over some hundred lines around, since a paper can change
/// its measure (an annex, a box, notes in small type).
#[derive(Debug)]
pub(super) struct Measure {
    /// For each stretch of [`STRETCH`] lines its measure; `None` where lines are not broken by hand.
    stretches: Vec<Option<usize>>,
}

const STRETCH: usize = 64;

/// A hard-wrapped line is not longer than this; a paragraph on one line mostly is.
const WIDEST: usize = 160;

impl Measure {
    /// Measures the lines whose role is `role`-like: those for which `counts` holds.
    pub(super) fn new(lines: &[Line], counts: impl Fn(&Line) -> bool) -> Self {
        let stretches = (0..lines.len().div_ceil(STRETCH))
            .map(|stretch| {
                let from = (stretch * STRETCH).saturating_sub(STRETCH / 2);
                let mut columns: Vec<usize> = lines
                    .iter()
                    .skip(from)
                    .take(2 * STRETCH)
                    .filter(|line| counts(line) && line.width >= 25)
                    .map(Line::end_column)
                    .collect();
                columns.sort_unstable();
                // The two widest may be accidents: a web address, a line that was not broken.
                let spare = (columns.len() / 12).min(4);
                let widest = *columns.get(columns.len().checked_sub(1 + spare)?)?;
                let near =
                    columns.iter().filter(|&&c| c * 100 >= widest * 75 && c <= widest + 4).count();
                let wrapped =
                    widest <= WIDEST && columns.len() >= 3 && near * 5 >= columns.len() * 2;
                wrapped.then_some(widest)
            })
            .collect();
        Self { stretches }
    }

    /// Characters left at the end of the line with this index; `None` where lines are not wrapped.
    pub(super) fn room(&self, index: usize, line: &Line) -> Option<usize> {
        let widest = (*self.stretches.get(index / STRETCH)?)?;
        Some(widest.saturating_sub(line.end_column()))
    }

    /// Whether the first word of `next` would not have fitted behind the line, give or take the few
    /// characters by which ragged text varies.
    pub(super) fn full(&self, index: usize, line: &Line, next: &str) -> bool {
        self.room(index, line).is_some_and(|room| room < first_word_width(next) + 1 + 3)
    }

    /// Whether the first word of `next` would surely have fitted behind the line.
    pub(super) fn fits(&self, index: usize, line: &Line, next: &str) -> bool {
        self.room(index, line).is_none_or(|room| room > first_word_width(next))
    }

    /// Whether lines are broken by hand around this one.
    pub(super) fn wrapped(&self, index: usize) -> bool {
        self.stretches.get(index / STRETCH).is_some_and(Option::is_some)
    }
}

fn first_word_width(text: &str) -> usize {
    text.chars().take_while(|&c| !is_space(c)).take(30).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, usize, usize, bool)> {
        lines_of(text, Span::new(0, text.len()))
            .iter()
            .map(|line| (line.span.of(text), line.indent, line.gap, line.page))
            .collect()
    }

    #[test]
    fn ok_signs_of_a_line() {
        let cases = [
            ("een regel", Signs::default()),
            ("twee  spaties", Signs::SPACES),
            ("in 2024", Signs::FIGURE),
            ("a | b\tc", Signs::BAR | Signs::TAB),
            ("[1] x", Signs::BRACKET | Signs::FIGURE | Signs::CROSS),
            ("\u{20ac}", Signs::NOT_ASCII),
        ];
        for (text, want) in cases {
            assert_eq!(Signs::of(text), want, "{text}");
        }
    }

    #[test]
    fn ok_lines_whatever_the_line_end() {
        let want = vec![("een", 0, 0, false), ("twee", 2, 1, false)];
        for text in
            ["een\n\n  twee\n", "een\r\n \r\n  twee", "een \r\r  twee\r", "een\n\u{a0}\n  twee"]
        {
            assert_eq!(seen(text), want, "{text:?}");
        }
    }

    #[test]
    fn ok_pages_begin_at_a_form_feed_or_a_lone_indent() {
        assert_eq!(seen("een\n\u{c}twee"), [("een", 0, 0, false), ("twee", 0, 1, true)]);
        assert_eq!(seen("een\n twee\ndrie").get(1), Some(&("twee", 1, 0, true)));
        assert_eq!(seen("een\n twee\n drie").get(1), Some(&("twee", 1, 0, false)));
    }

    #[test]
    fn ok_no_lines_in_nothing() {
        for text in ["", "\n\n", " \t\u{feff}\r\n"] {
            assert_eq!(seen(text), [], "{text:?}");
        }
    }

    #[test]
    fn ok_full_lines_in_wrapped_text_only() {
        let text = "een regel van ongeveer veertig tekens en\nnog een regel van die lengte of zo hier\n\
                    korte regel maar met meer\ndan vijf en twintig tekens erin, zodat\n";
        let lines = lines_of(text, Span::new(0, text.len()));
        let measure = Measure::new(&lines, |_| true);
        let full: Vec<bool> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| measure.full(at, line, "beschouwing"))
            .collect();
        assert_eq!(full, [true, true, false, true]);
        let alone = lines_of("Een alinea op een regel, en verder niets.", Span::new(0, 41));
        assert!(!Measure::new(&alone, |_| true).wrapped(0));
    }
}
