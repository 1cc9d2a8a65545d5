//! The caption above a table: a line that begins as titles of tables do, or names the unit of the
//! numbers below it; and the words that head its columns.

use super::cells::is_year;
use crate::error::Error;
use crate::layout::cues::folded_chars;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape::{self, End};
use crate::lexicon::{Grammars, WordMap};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// A row of `grammars/table_cues.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    kind: Kind,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
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
    /// How titles begin.
    titles: FxHashSet<char>,
    /// Parts of units, one of which stands in every line that names one.
    units: Vec<String>,
}

/// A part of a cue that every line with the cue holds, as it may be written. `x` may be another
/// sign, and the spaces between words too.
fn telling(cue: &str) -> Vec<String> {
    if let Some(sign) = ['\u{20ac}', '('].into_iter().find(|&sign| cue.contains(sign)) {
        return vec![sign.to_string()];
    }
    let word = cue.split([' ', 'x']).max_by_key(|word| word.len()).filter(|word| word.len() > 1);
    let Some(word) = word else {
        return ["x", "X", "\u{d7}", "*"].map(str::to_owned).into();
    };
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    vec![word.to_owned(), word.to_uppercase(), first + letters.as_str()]
}

impl CaptionFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("table_cues.csv")?;
        let (heads, cues): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.kind == Kind::Head);
        let heads = heads.into_iter().map(|row| (row.text, ())).collect();
        let cues: Vec<(String, Kind)> =
            cues.into_iter().map(|row| (row.text.to_lowercase(), row.kind)).collect();
        let titles = cues.iter().filter(|(_, kind)| *kind == Kind::Title);
        let titles = titles.filter_map(|(cue, _)| cue.chars().next()).collect();
        let units = cues.iter().filter(|(_, kind)| *kind == Kind::Unit);
        let mut words: Vec<String> = units.flat_map(|(cue, _)| telling(cue)).collect();
        words.sort();
        words.dedup();
        let units = words;
        Ok(Self { cues, heads, titles, units })
    }

    /// Whether this is a year or another word that heads a column of numbers.
    pub(super) fn is_head_word(&self, word: &str) -> bool {
        is_year(word) || self.heads.contains(word.trim_end_matches(['.', '*', ':']))
    }

    /// Whether a line can be a caption that names the unit: `(bedragen x € 1.000)`.
    pub(super) fn is_unit_caption(&self, content: &str) -> bool {
        self.cue(content) == Some(Kind::Unit) && self.is_title(content)
    }

    /// Whether a line can be a caption: a title or a unit.
    pub(super) fn is_caption(&self, content: &str) -> bool {
        self.is_title(content)
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
            if gap(top) > 2 || candidate.width > 160 {
                break;
            }
            let cue = self.cue(content);
            let title = self.is_title(content);
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
        lines.get(at).is_some_and(|line| self.cue(line.span.of(text)) == Some(Kind::Title))
    }

    /// Whether a line can be a caption: it begins as one, or it is short and names the unit.
    fn is_title(&self, content: &str) -> bool {
        match self.cue(content) {
            Some(Kind::Title) => {
                shape::end_of(content) != End::Stop || content.chars().count() <= 100
            }
            Some(Kind::Unit) => {
                let closed =
                    content.trim_end().ends_with(')') || shape::end_of(content) == End::Word;
                closed || content.chars().count() <= 40
            }
            Some(Kind::Head) | None => false,
        }
    }

    fn cue(&self, content: &str) -> Option<Kind> {
        if !self.may_cue(content) {
            return None;
        }
        let text: String = content.chars().take(200).collect();
        let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
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
    /// Whether a line could hold a cue at all: what turns most lines away.
    fn may_cue(&self, content: &str) -> bool {
        let titled = folded_chars(content).next().is_some_and(|first| self.titles.contains(&first));
        titled || self.units.iter().any(|part| content.contains(part.as_str()))
    }
}
