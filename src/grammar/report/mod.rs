//! Other named publications: reports, guidelines, programmes, by title.
//!
//! No list can hold them. A title is known by its company (`grammars/report_cues.csv`):
//!
//! ```text
//! quoted  = cue … '"' title '"'              het rapport van de Inspectie: 'Grenzen aan …'
//! named   = [adjective] noun capitals [year] Monitor Integriteit en Veiligheid
//! behind  = cue title                        richtlijn Psychosociale ondersteuning geüniformeerden
//! webpage = title " | " kind " | " site      Handelingskader doxing | Brochure | Rijksoverheid.nl
//! ```
//!
//! Left out: news headlines behind `bericht`, projects, programmes and slogans between quotes, and
//! the moments of the budget cycle (`Voorjaarsnota 2026`), which the calendar reads. `begroting
//! 2023` is read as nothing, so that its year is no event.

mod cues;
mod named;
mod quoted;

use super::title::begins_sentence;
use super::{Grammar, Here, Match, Mention, MentionKind, ReportTitle, Rule, Trigger, Value};
use crate::error::Error;
use crate::lexicon::Grammars;
use cues::Cues;
use memchr::memchr;

const QUOTED: Rule = Rule {
    name: "report.quoted",
    reads: "A title between quotes behind a word for a publication: `het rapport 'Werk aan \
            uitvoering'`.",
};

const NAMED: Rule = Rule {
    name: "report.named",
    reads: "A publication by a name in capitals: `Monitor Integriteit en Veiligheid`, `Jaarverslag \
            2023`.",
};

const BEHIND: Rule = Rule {
    name: "report.behind-cue",
    reads: "A title without quotes behind a word for a publication: `het rapport Ongekend onrecht`.",
};

const WEBPAGE: Rule = Rule {
    name: "report.webpage",
    reads: "The title of a page as a browser gives it: `Handelingskader doxing | Brochure | \
            Rijksoverheid.nl`.",
};

const NOTE: Rule = Rule {
    name: "report.note",
    reads: "A note that is the name of a publication and no more: `Publicatie WVSV inzake …`.",
};

/// The rules of this grammar.
const RULES: &[Rule] = &[QUOTED, NAMED, BEHIND, WEBPAGE, NOTE];

/// Longest title, in bytes.
const LONGEST: usize = 200;

/// Other named publications: reports, guidelines, programmes, by title.
#[derive(Debug)]
pub(super) struct ReportGrammar {
    cues: Cues,
}

impl ReportGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { cues: Cues::new(grammars)? })
    }
}

impl Grammar for ReportGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Report
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = self.cues.openers().into_iter().map(Trigger::Word);
        words.chain([Trigger::Capital, Trigger::Sign('"'), Trigger::Sign('\'')]).collect()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        let i = here.ahead();
        if i.starts_with(['"', '\'']) {
            return quoted::read(&self.cues, here);
        }
        if here.previous().is_some_and(|c| "-/@&".contains(c)) {
            return None;
        }
        webpage(here)
            .or_else(|| named::note(&self.cues, here))
            .or_else(|| named::capitals(&self.cues, here))
            .or_else(|| named::behind_cue(&self.cues, here))
            .or_else(|| named::annual(&self.cues, here))
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

/// A reading of the title that stands at the start of `title`, a slice of the text ahead.
fn reading(here: Here<'_>, title: &str, rule: Rule) -> Match {
    let value = Value::Report(ReportTitle { title: title.to_owned() });
    Match::one(Mention { span: here.span_of(title), rule, value })
}

/// `Title | Rapport | Rijksoverheid.nl`
fn webpage(here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    if memchr(b'|', i.as_bytes()).is_none() || !i.starts_with(char::is_uppercase) {
        return None;
    }
    let behind = here.behind().trim_end();
    if !begins_sentence(behind) || behind.ends_with('|') {
        return None;
    }
    let (title, trail) = i.split_once(" | ")?;
    let kind = trail.split([' ', '|']).next()?;
    let fits = title.len() <= LONGEST
        && title.contains(' ')
        && !title.contains(". ")
        && !title.contains("://")
        && !title.starts_with("Zie")
        && kind.starts_with(char::is_uppercase);
    fits.then(|| reading(here, title, WEBPAGE))
}

#[cfg(test)]
mod tests;
