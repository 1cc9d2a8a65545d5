//! The caption above a table: a line that begins as titles of tables do, or names the unit of the
//! numbers below it; and the words that head its columns.

use super::cells::is_year;
use crate::error::Error;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role, Signs};
use crate::layout::shape::{self, End};
use crate::lexicon::{Grammars, WordMap};
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

/// A caption is not wider than this, in characters.
const WIDEST: usize = 160;

/// The list of cues.
const LIST: &str = "table_cues.csv";

/// A row of `grammars/table_cues.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Title,
    Unit,
    Head,
}

/// Finds captions, and the words that head columns.
#[derive(Debug)]
pub(super) struct CaptionFinder {
    cues: Vec<(String, Kind)>,
    heads: WordMap<()>,
    /// The first words of titles.
    titles: WordMap<()>,
    /// Words of which one stands in every line that names a unit, where no sign does.
    units: AhoCorasick,
}

/// A part of a unit that every line with it holds.
enum Telling<'c> {
    Euro,
    Word(&'c str),
    Times,
}

impl<'c> Telling<'c> {
    fn of(cue: &'c str) -> Self {
        let words = cue.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
        match words.max_by_key(|word| word.len()) {
            _ if cue.contains('\u{20ac}') => Self::Euro,
            Some(word) => Self::Word(word),
            None => Self::Times,
        }
    }
}

impl CaptionFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows(LIST)?;
        let (heads, cues): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.kind == Kind::Head);
        let heads = heads.into_iter().map(|row| (row.text, ())).collect();
        let cues: Vec<(String, Kind)> =
            cues.into_iter().map(|row| (row.text.to_lowercase(), row.kind)).collect();
        let of = |kind| cues.iter().filter(move |(_, of)| *of == kind).map(|(cue, _)| cue.as_str());
        let titles = of(Kind::Title).map(|cue| (shape::first_word(cue), ())).collect();
        let mut words: Vec<String> = of(Kind::Unit)
            .filter_map(
                |cue| if let Telling::Word(word) = Telling::of(cue) { Some(word) } else { None },
            )
            .flat_map(|word| [word.to_owned(), word.to_uppercase(), capitalised(word)])
            .collect();
        words.sort();
        words.dedup();
        // For these it looks at many bytes in one step.
        let units = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(words)
            .map_err(|error| Error::grammar(LIST, 0, error))?;
        Ok(Self { cues, heads, titles, units })
    }

    /// Whether this is a year or another word that heads a column of numbers.
    pub(super) fn is_head_word(&self, word: &str) -> bool {
        is_year(word) || self.heads.contains(word.trim_end_matches(['.', '*', ':']))
    }

    /// Whether a line can be a caption that names the unit: `(bedragen x € 1.000)`.
    pub(super) fn is_unit_caption(&self, text: &str, line: &Line) -> bool {
        let cue = self.cue(text, line);
        cue == Some(Kind::Unit) && is_title(cue, line.span.of(text))
    }

    /// Whether a line can be a caption: a title or a unit.
    pub(super) fn is_caption(&self, text: &str, line: &Line) -> bool {
        is_title(self.cue(text, line), line.span.of(text))
    }

    /// The index of the first line of the caption above the line `start`; `start` if there is none.
    pub(super) fn caption(&self, text: &str, lines: &[Line], start: usize) -> usize {
        let line = |at: usize| lines.get(at).filter(|line| line.role == Role::Body);
        let gap = |at: usize| lines.get(at).map_or(0, |line| line.gap);
        let mut top = start;
        for _ in 0..3 {
            let Some(above) = top.checked_sub(1) else { break };
            let Some(candidate) = line(above) else { break };
            let content = candidate.span.of(text);
            if gap(top) > 2 {
                break;
            }
            let cue = self.cue(text, candidate);
            let title = is_title(cue, content);
            // Above a line with the unit alone stands the title; a title may take two lines.
            let named = top < start
                && gap(top) <= 1
                && shape::end_of(content) == End::Word
                && candidate.width <= 110;
            let above_unit = named && top + 1 == start && !self.starts_title(text, lines, top);
            if !title && !above_unit {
                break;
            }
            top = above;
            if cue == Some(Kind::Title) {
                break;
            }
        }
        top
    }

    fn starts_title(&self, text: &str, lines: &[Line], at: usize) -> bool {
        lines.get(at).is_some_and(|line| self.cue(text, line) == Some(Kind::Title))
    }

    fn cue(&self, text: &str, line: &Line) -> Option<Kind> {
        let content = line.span.of(text);
        if line.width > WIDEST {
            return None;
        }
        let titled = self.titles.contains(shape::first_word(content));
        if !titled && !self.may_name_unit(content, line.signs) {
            return None;
        }
        let words: Vec<&str> = content.split(is_space).filter(|word| !word.is_empty()).collect();
        let text = words.join(" ").to_lowercase().replace(['\u{d7}', '*'], "x");
        let first = shape::first_word(&text);
        let title = self.cues.iter().any(|(cue, kind)| {
            *kind == Kind::Title
                && (first == cue || cue.contains(' ') && text.starts_with(cue.as_str()))
        });
        if title {
            return Some(Kind::Title);
        }
        let unit =
            |(cue, kind): &(String, Kind)| *kind == Kind::Unit && text.contains(cue.as_str());
        self.cues.iter().any(unit).then_some(Kind::Unit)
    }

    /// Whether a line could name a unit: what turns most away.
    fn may_name_unit(&self, content: &str, signs: Signs) -> bool {
        signs.any(Signs::CROSS)
            || signs.any(Signs::NOT_ASCII) && content.contains(['\u{20ac}', '\u{d7}'])
            || self.units.is_match(content)
    }
}

/// The word with a capital.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Whether a line with this cue can be a caption: it begins as one, or it is short and names the
/// unit.
fn is_title(cue: Option<Kind>, content: &str) -> bool {
    match cue {
        Some(Kind::Title) => shape::end_of(content) != End::Stop || content.chars().count() <= 100,
        Some(Kind::Unit) => {
            let closed = content.trim_end().ends_with(')') || shape::end_of(content) == End::Word;
            closed || content.chars().count() <= 40
        }
        Some(Kind::Head) | None => false,
    }
}
