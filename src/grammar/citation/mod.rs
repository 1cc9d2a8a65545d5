//! Citations of parliamentary papers and official publications.
//!
//! The forms are those of the Leidraad voor juridische auteurs (parlementaire stukken) and of the
//! Aanwijzingen voor de regelgeving 3.43, and the many ways in which ministries depart from them:
//!
//! ```text
//! citation   = kamerstuk | handelingen | aanhangsel | gazette | eu | ecli | number | identifier
//! kamerstuk  = head dossier [number {sep number}] [page]
//! head       = "Kamerstukken" [chamber] [session year] | chamber [session year] | "amendement"
//! dossier    = "29 517" ["(R2114)"] ["-32"] [chapter]
//! ```
//!
//! A citation without a head is read only where brackets, the word `nr.` or another citation
//! beside it show what it is: two numbers alone may as well be a postcode or a sum.

mod dossier;
mod eu;
mod gazette;
mod handelingen;
mod identifier;
mod judgment;
mod kamerstuk;
mod lexicon;
mod page;
mod paper;
mod session_year;
#[cfg(test)]
mod tests;

use super::Value;
use super::title::upto;
use super::{Citation, CitationKind, Grammar, Here, Match, Mention, MentionKind, Rule, Trigger};
use crate::error::Error;
use crate::lexicon::Grammars;
pub(super) use eu::Acts;
use lexicon::{Lexicon, dated};
use nom::IResult;
use std::sync::Arc;

/// What a parser of this grammar gives.
type Res<'i, T> = IResult<&'i str, T>;

/// A citation and the text it was read from, in order of the text.
type Read<'i> = (&'i str, Rule, Citation);

/// The rules of this grammar.
const RULES: &[Rule] = &[
    kamerstuk::NAMED,
    kamerstuk::BARE,
    kamerstuk::ELIDED,
    handelingen::HANDELINGEN,
    handelingen::AANHANGSEL,
    gazette::GAZETTE,
    eu::ACT,
    eu::CELEX,
    eu::COM,
    judgment::ECLI,
    judgment::LJN,
    identifier::OFFICIAL,
    identifier::PARLIAMENT,
    identifier::BWB,
];

/// What citations begin with that is a citation in this case only: numbers of registers, and `No
/// 1408/71`, `Letter E (36 067)`.
const CAPITALS: [&str; 4] = ["BWB", "CVDR", "No", "Letter"];

/// How far from its first word a citation has its first figure at most, in bytes.
const FIRST_NUMBER: usize = 160;

/// Citations of parliamentary papers and official publications.
#[derive(Debug)]
pub(super) struct CitationGrammar {
    words: Lexicon,
    acts: Arc<Acts>,
}

impl CitationGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { words: Lexicon::new(grammars)?, acts: grammars.shared(Acts::new)? })
    }
}

impl Grammar for CitationGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Citation
    }

    fn triggers(&self) -> Vec<Trigger> {
        let openers = self.words.openers().into_iter();
        let identifiers = identifier::PREFIXES.iter().map(|(prefix, _)| (*prefix).to_owned());
        let judgments = judgment::OPENERS.iter().map(|&word| word.to_owned());
        let others = self.acts.openers().chain(judgments);
        let mut triggers: Vec<Trigger> =
            openers.chain(identifiers).chain(others).map(Trigger::Word).collect();
        triggers.extend(CAPITALS.map(Trigger::Prefix));
        triggers.extend([Trigger::Digit, Trigger::Sign('(')]);
        triggers
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        let words = &self.words;
        // But for identifiers (`kst-CXXIV-G`) all have a number, and none has it late.
        let near = here.ahead().bytes().take(FIRST_NUMBER);
        // All are looked at: that is quicker than to stop at the first.
        if !near.fold(false, |any, byte| any | byte.is_ascii_digit()) {
            return identifier::read(words, here);
        }
        // A note mark may be glued to the first word: `5Kamerstukken`.
        let glued = here.ahead().trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = here.ahead().len() - glued.len();
        if (1..=2).contains(&mark) && glued.starts_with(char::is_alphabetic) {
            let behind_mark = Here { at: here.at + mark, ..here };
            return longest([
                kamerstuk::named(words, behind_mark),
                handelingen::read(words, behind_mark),
                gazette::read(words, behind_mark),
            ]);
        }
        if !words.begins(here.ahead()) {
            return longest([
                kamerstuk::bare(words, here),
                self.acts.read(here),
                judgment::read(here),
                identifier::read(words, here),
            ]);
        }
        longest([
            kamerstuk::named(words, here),
            kamerstuk::bare(words, here),
            handelingen::read(words, here),
            gazette::read(words, here),
            self.acts.read(here),
            judgment::read(here),
            identifier::read(words, here),
            session_year::alone(words, here),
        ])
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

/// The reading that reaches furthest; of equal ones the first.
fn longest<const N: usize>(readings: [Option<Match>; N]) -> Option<Match> {
    readings
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// A reading of these citations, up to `rest` and the day behind it.
fn reading(here: Here<'_>, read: Vec<Read<'_>>, rest: &str) -> Match {
    let mentions = read.into_iter().map(|(text, rule, citation)| Mention {
        span: here.span_of(text),
        rule,
        value: Value::Citation(citation),
    });
    Match { end: here.offset_of(rest) + dated(rest), mentions: mentions.collect() }
}

/// A citation of this kind with no part known yet.
fn citation(kind: CitationKind) -> Citation {
    Citation {
        kind,
        identifier: None,
        chamber: None,
        session_year: None,
        dossier: None,
        number: None,
        page: None,
    }
}
