//! Papers that bear the day they were written: `mijn brief van 2 december` is of the last one,
//! whatever the tense of the sentence.

use crate::Span;
use crate::error::Error;
use crate::lexicon::{Grammars, RoleRow, WordRoles, ends_folded, words_of};
use serde::Deserialize;

/// How far before a day its paper may stand, in bytes: `de brief van de Minister van Financiën van`.
const REACH: usize = 90;

/// What a row of `grammars/dated_papers.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// A word that ends so is such a paper.
    Paper,
    /// May stand in the name of who made it.
    Maker,
}

/// The words for such papers and their makers.
#[derive(Debug)]
pub(super) struct DatedPapers {
    papers: Vec<String>,
    makers: WordRoles<Role>,
}

impl DatedPapers {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("dated_papers.csv")?;
        let papers = rows.iter().filter(|row| row.role == Role::Paper);
        Ok(Self {
            papers: papers.map(|row| row.form.clone()).collect(),
            makers: rows.into_iter().map(|row| (row.form, row.role)).collect(),
        })
    }

    /// Whether a time is the day of the paper named before it, with no more than its maker between.
    pub(super) fn date(&self, flow: &str, time: Span) -> bool {
        let start = flow.floor_char_boundary(time.start.saturating_sub(REACH));
        let near = Span::new(start, time.start);
        let links = [" van ", " d.d. ", " dd. "];
        if !links.iter().any(|link| near.of(flow).ends_with(link)) {
            return false;
        }
        let near = near.of(flow);
        let words: Vec<&str> =
            words_of(near).filter_map(|(at, token)| near.get(at..at + token.length)).collect();
        let mut between = words.iter().rev();
        between
            .find(|word| self.is_paper(word) || !self.is_of_maker(word))
            .is_some_and(|word| self.is_paper(word))
    }

    fn is_paper(&self, word: &str) -> bool {
        self.papers.iter().any(|paper| ends_folded(word, paper))
    }

    /// Whether a word may stand in the name of who made the paper: `van de Minister van Financiën`.
    fn is_of_maker(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) || self.makers.is(Role::Maker, word)
    }
}
