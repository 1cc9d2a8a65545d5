//! Papers that bear the day they were written, and meetings that bear the day they are held: `mijn
//! brief van 2 december` is of the last one, whatever the tense of the sentence, and what happened
//! on the day of `het Algemeen Overleg van 10 april` is that meeting, whatever the sentence tells of it.

use crate::Span;
use crate::error::Error;
use crate::lexicon::{Endings, Grammars, RoleRow, WordRoles, forms_of, words_of};
use serde::Deserialize;

/// How far before a day its paper may stand, in bytes: `de brief van de Minister van Landbouw, Natuur en
/// Voedselkwaliteit d.d.`.
const REACH: usize = 140;

/// What a row of `grammars/dated_things.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// A word that ends so is such a paper.
    Paper,
    /// A word that ends so is such a meeting.
    Meeting,
    /// Stands between it and its day.
    Link,
    /// May stand in the name of who made it.
    Maker,
}

/// What a date is the day of, and the word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// `brief` in `de brief van de minister`
    pub(super) noun: Span,
    /// Whether it is a paper: one that is dated has been written.
    pub(super) paper: bool,
}

/// The words for such papers and meetings, and for what may stand between them and their day.
#[derive(Debug)]
pub(super) struct DatedThings {
    papers: Endings<()>,
    meetings: Endings<()>,
    words: WordRoles<Role>,
}

impl DatedThings {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("dated_things.csv")?;
        Ok(Self {
            papers: Endings::set(forms_of(&rows, &Role::Paper)),
            meetings: Endings::set(forms_of(&rows, &Role::Meeting)),
            words: rows.into_iter().map(|row| (row.form, row.role)).collect(),
        })
    }

    /// What a time is the day of: the paper or meeting named before it, with no more between than its
    /// maker or its name.
    pub(super) fn at(&self, flow: &str, time: Span) -> Option<Dated> {
        let start = flow.floor_char_boundary(time.start.saturating_sub(REACH));
        let near = flow.get(start..time.start)?;
        let (_, link) = near.strip_suffix(' ')?.rsplit_once(' ')?;
        if !self.words.is(Role::Link, link) {
            return None;
        }
        let words: Vec<(usize, &str)> = words_of(near)
            .filter_map(|(at, token)| Some((at, near.get(at..at + token.length)?)))
            .collect();
        for &(at, word) in words.iter().rev() {
            let noun = Span::new(start + at, start + at + word.len());
            if self.papers.has(word) {
                return Some(Dated { noun, paper: true });
            }
            if self.meetings.has(word) {
                return Some(Dated { noun, paper: false });
            }
            if !self.is_of_maker(word) {
                return None;
            }
        }
        None
    }

    /// Whether a word may stand in the name of who made the paper: `van de Minister van Financiën`.
    fn is_of_maker(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) || self.words.is(Role::Maker, word)
    }
}
