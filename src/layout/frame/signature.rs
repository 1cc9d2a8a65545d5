//! The signatures below the body: an office and a name, in either order, or the words that close a
//! letter.

use super::{fold, is_body};
use crate::error::Error;
use crate::layout::cues::Cues;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape::{self, End};
use crate::lexicon::{Grammars, WordRoles};
use serde::Deserialize;

/// What a cue of `grammars/signatories.csv` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Signing {
    /// `De Minister van`
    Office,
    /// `Hoogachtend`
    Closing,
}

/// What a word of `grammars/signature_words.csv` says of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// The line is a sentence: `heeft`.
    Verb,
    /// A small word within a name: `van`.
    Name,
}

/// Finds signatures.
#[derive(Debug)]
pub(in crate::layout) struct SignatureFinder {
    cues: Cues<Signing>,
    words: WordRoles<Kind>,
}

impl SignatureFinder {
    pub(in crate::layout) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {
            cues: Cues::new(grammars, "signatories.csv")?,
            words: WordRoles::new(grammars, "signature_words.csv")?,
        })
    }

    /// Gives the lines of signatures their role; one number for each signature.
    pub(in crate::layout) fn mark(&self, text: &str, lines: &mut [Line]) {
        let mut signature = 0;
        let mut at = 0;
        while at < lines.len() {
            if !is_body(lines.get(at)) {
                at += 1;
                continue;
            }
            let end = self.signature_at(text, lines, at);
            if end == at {
                at += 1;
                continue;
            }
            for line in lines.iter_mut().take(end).skip(at).filter(|line| line.role == Role::Body) {
                line.role = Role::Signature(signature);
            }
            signature += 1;
            at = end;
        }
    }

    /// The index behind the signature that begins at this line; `at` itself where there is none.
    fn signature_at(&self, text: &str, lines: &[Line], at: usize) -> usize {
        let content = |at: usize| lines.get(at).map_or("", |line| line.span.of(text));
        let body = |at: usize| is_body(lines.get(at));
        let Some(first) = lines.get(at) else { return at };
        let line = content(at);
        let begins = first.gap > 0 || first.page || at == 0 || !body(at - 1) || {
            let before = content(at - 1);
            matches!(shape::end_of(before), End::Stop | End::Comma) || before.chars().count() < 60
        };
        if !begins || first.width > 130 {
            return at;
        }
        if self.signing(line) == Some(Signing::Closing) && first.width <= 40 {
            let next = content(at + 1);
            let signs = self.is_office(next) || self.is_name(next);
            return if !body(at + 1) || signs { at + 1 } else { at };
        }
        if self.is_office(line) {
            // The office can run over lines; its comma ends it, the name follows.
            let mut office = at;
            while office < at + 3 && !content(office).ends_with(',') {
                let next = office + 1;
                let more = body(next) && lines.get(next).is_some_and(|line| line.gap == 0);
                if !more || shape::end_of(content(office)) == End::Stop {
                    break;
                }
                if self.is_name(content(next)) && !content(next).ends_with(',') {
                    break;
                }
                office = next;
            }
            let closed = content(office).ends_with(',');
            if closed && office > at && content(office).chars().count() > 90 {
                return at;
            }
            let name = office + 1;
            let near = body(name) && lines.get(name).is_some_and(|line| line.gap <= 8);
            let alone = closed && is_capitalised(content(name));
            if near && (self.is_name(content(name)) || alone) && (closed || first.gap > 0) {
                return name + 1;
            }
            // Another office, or the end of the text, right behind it.
            let last = !body(name) || self.is_office(content(name));
            return if closed && last { office + 1 } else { at };
        }
        // The name first, the office below it, at the end of the text or before notes.
        if self.is_name(line) && body(at + 1) && self.is_office(content(at + 1)) {
            let office = lines.get(at + 1);
            let short = office.is_some_and(|line| line.gap <= 1 && line.width <= 90);
            let ends = shape::end_of(content(at + 1)) == End::Word;
            let apart =
                lines.get(at + 2).is_none_or(|line| line.gap > 0 || line.role != Role::Body)
                    || self.is_name(content(at + 2))
                    || content(at + 2).chars().count() < 60 && shape::starts_lower(content(at + 2));
            if short && ends && apart {
                let runs_on = body(at + 2)
                    && lines.get(at + 2).is_some_and(|line| line.gap == 0)
                    && shape::starts_lower(content(at + 2));
                return at + 2 + usize::from(runs_on);
            }
        }
        at
    }

    fn is_office(&self, line: &str) -> bool {
        self.signing(line) == Some(Signing::Office)
    }

    /// Whether the line names an office or closes a letter.
    fn signing(&self, line: &str) -> Option<Signing> {
        if !self.cues.begin(line) {
            return None;
        }
        let head = fold(line);
        let mut found =
            self.cues.of(&head).filter(|(_, rest)| !rest.starts_with(char::is_alphabetic));
        let (cue, _) = found.next()?;
        let open = matches!(shape::end_of(line), End::Comma | End::Word) && !self.has_verb(&head);
        open.then_some(*cue.kind)
    }

    /// Whether a line that begins with an office is a sentence about it.
    fn has_verb(&self, line: &str) -> bool {
        line.split([' ', ',']).any(|word| self.words.is(Kind::Verb, word))
    }

    /// A name as it stands under a letter: `G.A. van der Steur`, `Foort van Oosten`, `drs. M.C.G. Keijzer`.
    fn is_name(&self, line: &str) -> bool {
        if line.len() > 200 || line.chars().count() > 48 {
            return false;
        }
        let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).collect();
        if words.is_empty() || words.len() > 7 {
            return false;
        }
        let fine = words.iter().all(|word| {
            let bare = word.trim_matches(['(', ')', ',', '.']);
            let small = self.words.is(Kind::Name, bare);
            let named = bare.chars().next().is_some_and(char::is_uppercase)
                && bare
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}'));
            small || named
        });
        let capital = words.iter().any(|word| word.starts_with(char::is_uppercase));
        fine && capital
            && (words.len() >= 2 || line.contains('.'))
            && !line.ends_with([':', ';', '?'])
            && !(line.ends_with('.') && words.last().is_none_or(|word| word.len() > 4))
    }
}

/// One word with a capital: a surname alone, `Snijder-Hazelhoff`.
fn is_capitalised(line: &str) -> bool {
    line.len() <= 24
        && line.starts_with(char::is_uppercase)
        && line.split('-').all(|part| {
            part.chars().next().is_some_and(char::is_alphabetic)
                && part.chars().skip(1).all(char::is_lowercase)
        })
}
