//! How a paper's text is set: which stretches are headings, paragraphs, tables, page furniture, and
//! where the signs of notes stand.
//!
//! The dataset has the text only, so it is laid out once more. That decides how a text looks and
//! nothing else. A paper whose container had marks was read with those; of its headings the facts
//! still know the names.

use crate::layout::{Block, BlockKind, Flow, Layout, Layouter};
use crate::{Source, Span};
use std::collections::BTreeSet;

/// A stretch of a text that is set in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// `1` to `6` for headings by level; `p` paragraph, `i` list item, `n` note, `t` table, `s`
    /// signature, `l` letterhead, `f` furniture of the page or the site.
    pub(super) kind: char,
    /// Its first character, in code points.
    pub(super) start: usize,
    /// One past its last character, in code points.
    pub(super) end: usize,
    /// Whether it goes on with a block that another one, such as a page foot, interrupts.
    pub(super) goes_on: bool,
}

/// How a text is set.
#[derive(Debug, Default)]
pub(super) struct Setting {
    /// In order. What lies between them is white space.
    pub(super) pieces: Vec<Piece>,
    /// The signs of notes in the running text, in order: first character and one past the last, in
    /// code points.
    pub(super) notes: Vec<(usize, usize)>,
    /// Hyphens that broke a word at the end of a printed line, with the line's end.
    pub(super) hyphens: Vec<(usize, usize)>,
}

/// The headings of a paper whose container marks them, as far as facts stand below them.
#[derive(Debug, Default)]
pub(super) struct Headings(BTreeSet<String>);

impl Headings {
    pub(super) fn add(&mut self, heading: &str) {
        self.0.insert(letters(heading));
    }
}

/// The letters and digits of a text: a heading's quotes, dashes and spaces may have been mended.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Sets a text; where its headings are known no others are guessed.
pub(super) fn set(layouter: &Layouter, text: &str, known: Option<&Headings>) -> Setting {
    let mut layout = layouter.lay_out(&Source::plain("", text));
    if let Some(Headings(known)) = known {
        for block in &mut layout.blocks {
            // Levels 1 and 3 go by words (`Vraag 1`, `II`), level 2 mostly by the shape alone.
            let guessed = matches!(block.kind, BlockKind::Heading { level: 2 });
            if guessed && !known.contains(&letters(block.span.of(text))) {
                block.kind = BlockKind::Paragraph;
            }
        }
    }
    let notes = layout.flows.iter().flat_map(|flow| &flow.notes).map(|note| note.source);
    let hyphens = layout.flows.iter().flat_map(|flow| hyphens(flow, text));
    Setting {
        pieces: pieces(&layout, text),
        notes: in_code_points(notes.collect(), text),
        hyphens: in_code_points(hyphens.collect(), text),
    }
}

/// What a flow leaves out between two of its runs, where that is a hyphen and a line's end.
fn hyphens(flow: &Flow, text: &str) -> impl Iterator<Item = Span> {
    let gaps = flow.runs().windows(2).filter_map(|runs| match runs {
        [before, behind] => Some(Span::new(before.source.end, behind.source.start)),
        _ => None,
    });
    gaps.filter(|gap| {
        let end = gap.of(text).strip_prefix(['-', '\u{ad}', '\u{2010}']);
        end.is_some_and(|end| end.contains('\n') && end.trim().is_empty())
    })
}

fn in_code_points(mut spans: Vec<Span>, text: &str) -> Vec<(usize, usize)> {
    spans.sort_unstable();
    let (mut at, mut code_points) = (0, 0);
    let places = spans.into_iter().filter_map(|span| {
        code_points += text.get(at..span.start)?.chars().count();
        at = span.start;
        Some((code_points, code_points + span.of(text).chars().count()))
    });
    places.collect()
}

fn pieces(layout: &Layout, text: &str) -> Vec<Piece> {
    let mut cutter = Cutter::new(text);
    let mut open: Vec<(&Block, bool)> = Vec::new();
    for block in &layout.blocks {
        while let Some((last, goes_on)) = open.pop_if(|(last, _)| last.span.end <= block.span.start)
        {
            cutter.cut(last.span.end, letter(&last.kind), goes_on);
        }
        match open.last_mut() {
            Some((outer, goes_on)) => {
                *goes_on |= cutter.cut(block.span.start, letter(&outer.kind), *goes_on);
            }
            None => {
                cutter.cut(block.span.start, 'l', false);
            }
        }
        open.push((block, false));
    }
    while let Some((last, goes_on)) = open.pop() {
        cutter.cut(last.span.end, letter(&last.kind), goes_on);
    }
    cutter.cut(text.len(), 'l', false);
    cutter.pieces
}

fn letter(kind: &BlockKind) -> char {
    match kind {
        BlockKind::Heading { level } => char::from(b'0' + (*level).clamp(1, 6)),
        BlockKind::Paragraph => 'p',
        BlockKind::ListItem => 'i',
        BlockKind::Note { .. } => 'n',
        BlockKind::Table(_) => 't',
        BlockKind::Signature => 's',
        BlockKind::Letterhead => 'l',
        BlockKind::Furniture => 'f',
    }
}

/// Cuts a text from front to back.
struct Cutter<'t> {
    text: &'t str,
    /// The byte up to which all is cut, and the code points before it.
    at: usize,
    code_points: usize,
    pieces: Vec<Piece>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, code_points: 0, pieces: Vec::new() }
    }

    /// Cuts up to the byte `end`; false where only white space was left before it.
    fn cut(&mut self, end: usize, kind: char, goes_on: bool) -> bool {
        let Some(part) = self.text.get(self.at..end) else { return false };
        let space = part.len() - part.trim_start().len();
        let before = part.get(..space).unwrap_or_default().chars().count();
        let words = part.trim().chars().count();
        let start = self.code_points + before;
        self.code_points += part.chars().count();
        self.at = end;
        if words > 0 {
            self.pieces.push(Piece { kind, start, end: start + words, goes_on });
        }
        words > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Grammars;

    #[test]
    fn ok_of_marked_papers_only_known_headings() {
        let layouter = Layouter::new(&Grammars::built_in()).unwrap();
        let text = "Er is iets gebeurd dat hier in een zin wordt verteld.\n\nTurfmarkt 147\n\n\
                    De ‘nieuwe’ aanpak\n\nDe aanpak begint in mei 2025, zoals \
                    eerder is gemeld aan uw Kamer.\n";
        let kinds = |known| -> String {
            set(&layouter, text, known).pieces.iter().map(|piece| piece.kind).collect()
        };
        let mut headings = Headings::default();
        headings.add("De 'nieuwe' aanpak");
        assert_eq!((kinds(None).as_str(), kinds(Some(&headings)).as_str()), ("p22p", "pp2p"));
    }

    #[test]
    fn ok_hyphens_of_printed_lines() {
        let layouter = Layouter::new(&Grammars::built_in()).unwrap();
        let text = "Geachte voorzitter,\n\n😀 De onder-\nhandelingen over in- en uitvoer zijn \
                    be-\r\n gonnen. De onderhandelingen over de uitvoering zijn zo begonnen.\n";
        let code_points: Vec<char> = text.chars().collect();
        let setting = set(&layouter, text, None);
        let hyphens: Vec<String> = setting
            .hyphens
            .iter()
            .map(|&(start, end)| code_points[start - 5..end].iter().collect())
            .collect();
        assert_eq!(hyphens, ["onder-\n", "jn be-\r\n "]);
    }

    #[test]
    fn ok_every_character_but_white_space_is_in_one_piece() {
        let layouter = Layouter::new(&Grammars::built_in()).unwrap();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut texts = vec![String::new(), "\u{2028} 😀".to_owned(), "a\tb\n\nc".to_owned()];
        for folder in ["seeds", "tests/layouts"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                let bytes = std::fs::read(entry.unwrap().path()).unwrap();
                texts.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        for text in texts {
            let mut rest: Vec<char> = text.chars().collect();
            let mut end = 0;
            let setting = set(&layouter, &text, None);
            for (start, end) in setting.notes {
                let sign: String = rest[start..end].iter().collect();
                assert!(start < end && !sign.contains(char::is_alphabetic), "{sign}");
            }
            for piece in setting.pieces {
                assert!(end <= piece.start && piece.start < piece.end, "{piece:?}");
                end = piece.end;
                rest[piece.start..piece.end].fill(' ');
            }
            let left: String = rest.into_iter().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(left, "");
        }
    }
}
