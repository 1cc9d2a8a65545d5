//! The words of `grammars/frame_words.csv`: what decides how a mark of the frame is meant.

use crate::error::Error;
use crate::lexicon::{Case, Grammars, RoleRow, Words};
use serde::Deserialize;

/// What a row of `grammars/frame_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FrameWord {
    /// Before the word for a kind of paper, that this one is meant: `deze verzamelbrief`.
    This,
    /// Before it, that another is meant: `mijn verzamelbrief`.
    Other,
    /// The sentence before a list of subjects says that the paper informs of them: `informeer`.
    Informs,
    /// An answer points at another one: `Zie het antwoord op vraag 2`.
    Points,
    /// Between an office and the name that signs for it: `namens deze`.
    Proxy,
    /// In capitals, before the sender: `BRIEF VAN`.
    Sent,
    /// Before who puts off the answer to questions: `Mededeling van`.
    Postpones,
    /// Before the number of the case in parliament: `zaaknummer`.
    Case,
}

/// The words, in any case.
#[derive(Debug)]
pub(super) struct FrameWords(Words<FrameWord>);

impl FrameWords {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<FrameWord>> = grammars.rows("frame_words.csv")?;
        Ok(Self(Words::new(rows.into_iter().map(|row| (row.form, Case::Any, row.role)))))
    }

    /// The phrase of this role that stands at the start of `text`, and what stands behind it.
    pub(super) fn at_start<'t>(
        &self,
        role: FrameWord,
        text: &'t str,
    ) -> Option<(&'t str, &'t str)> {
        let (matched, _) = self.0.longest(text).filter(|(_, of)| **of == role)?;
        text.split_at_checked(matched.len())
    }

    /// Whether the word is one of this role.
    pub(super) fn is(&self, role: FrameWord, word: &str) -> bool {
        self.at_start(role, word).is_some_and(|(_, rest)| rest.is_empty())
    }

    /// The first phrase of this role in a line, and what stands behind it.
    pub(super) fn first<'t>(&self, role: FrameWord, line: &'t str) -> Option<(&'t str, &'t str)> {
        let mut rest = line;
        loop {
            rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            if let Some(found) = self.at_start(role, rest) {
                return Some(found);
            }
            rest = rest.split_once(|c: char| !c.is_alphanumeric())?.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_first_of_a_role() {
        let words = FrameWords::new(&Grammars::built_in()).unwrap();
        for (role, line, want) in [
            (FrameWord::Sent, "NADER RAPPORT EN BRIEF VAN DE MINISTER", Some(" DE MINISTER")),
            (FrameWord::Informs, "over deze onderwerpen informeer ik u", Some(" ik u")),
            (FrameWord::Points, "Dat is niet zo. (Zie vraag 2)", Some(" vraag 2)")),
            (FrameWord::Points, "Ziekenhuizen verzien dat", None),
            (FrameWord::Points, "...", None),
            (FrameWord::Other, "deze brief", None),
        ] {
            assert_eq!(words.first(role, line).map(|(_, rest)| rest), want, "{line}");
        }
        assert!(words.is(FrameWord::Case, "Zaaknummer"));
        assert!(!words.is(FrameWord::Case, "zaaknummers"));
        assert!(!words.is(FrameWord::Proxy, "namens deze minister"));
    }
}
