//! Laws and regulations, by name or abbreviation, with the article cited.
//!
//! ```text
//! law     = article [link] name | name ["," article]
//! article = one {"en" one}
//! one     = "artikel" number {"," number} {detail}      artikel 6, eerste lid, onder b
//! link    = [","] "van" ["de" | "het"]
//! name    = listed | head words | compound [year]       Wet open overheid, Jeugdwet
//! ```
//!
//! The forms are those of the Aanwijzingen voor de regelgeving 3.27 and 4.26. A name is listed in
//! `laws.csv` or built as names of laws are; the word `wet` alone is none, and neither is the law
//! of a bill that has no name yet.

mod article;
mod name;

use super::{Grammar, Here, LawCitation, Match, Mention, MentionKind, Rule, Trigger, Value, title};
use crate::Span;
use crate::error::Error;
use crate::lexicon::Grammars;
use name::{Name, Names};

const ARTICLE: Rule = Rule {
    name: "law.article",
    reads: "An article of a law: `artikel 3.1 van de Comptabiliteitswet 2016`, `artikel 8:109 Awb`.",
};

const LISTED: Rule = Rule {
    name: "law.listed",
    reads: "A law by a name or abbreviation of the list: `Arbeidsomstandighedenwet`, `Woo`.",
};

const PATTERN: Rule = Rule {
    name: "law.pattern",
    reads: "A law or regulation by a name built as such names are: `Regeling hoofdlijnen beleid en \
            beheer meldkamers`.",
};

/// The rules of this grammar.
const RULES: &[Rule] = &[ARTICLE, LISTED, PATTERN];

/// Laws and regulations, by name or abbreviation, with the article cited.
#[derive(Debug)]
pub(super) struct LawGrammar {
    names: Names,
}

impl LawGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { names: Names::new(grammars)? })
    }
}

impl Grammar for LawGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Law
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = self.names.openers().into_iter().map(Trigger::Word);
        words.chain([Trigger::Capital]).collect()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        // Most capitals begin a sentence, and no law.
        if !self.names.may_begin(here.ahead(), here.hash())
            || here.previous().is_some_and(|c| "-/@&".contains(c))
        {
            return None;
        }
        self.article(here).or_else(|| self.alone(here)).or_else(|| dated(here))
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

impl LawGrammar {
    fn article(&self, here: Here<'_>) -> Option<Match> {
        let i = here.ahead();
        let (rest, article) = article::article(&self.names, i).ok()?;
        let start = article::link(rest);
        let detailed = || {
            let words = i.get(..i.len() - rest.len()).unwrap_or_default().split([' ', ',']);
            words.into_iter().any(|word| word == "lid")
        };
        let name = self
            .names
            .behind_article(start)
            .or_else(|| detailed().then(|| self.names.abbreviation(start)).flatten())?;
        let law = start.get(..name.length)?;
        Some(reading(here, law, here.offset_of(start) + law.len(), (&name, Some(article), ARTICLE)))
    }

    fn alone(&self, here: Here<'_>) -> Option<Match> {
        let i = here.ahead();
        let name = self.names.alone(i, here.behind())?;
        let rule = if name.listed { LISTED } else { PATTERN };
        let law = i.get(..name.length)?;
        let behind = i.get(name.length..)?;
        // `de Awb, artikel 3:2`, against `de Awb, artikel 5 van de Gemeentewet`
        if let Ok((rest, article)) = article::behind_name(&self.names, behind)
            && !rest.starts_with(" van ")
            && self.names.behind_article(article::link(rest)).is_none()
        {
            return Some(reading(here, law, here.offset_of(rest), (&name, Some(article), ARTICLE)));
        }
        Some(reading(here, law, here.at + law.len(), (&name, None, rule)))
    }
}

/// `Wet van 3 juli 1996`: the date is part of the name, and without the rest of it no law is named.
fn dated(here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let rest = i.strip_prefix("Rijkswet van ").or_else(|| i.strip_prefix("Wet van "))?;
    let mut words = rest.splitn(4, ' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let year = year.get(..4).filter(|year| title::is_year(year))?;
    let numbered = day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit());
    let lettered = month.len() > 2 && month.chars().all(char::is_lowercase);
    let length = day.len() + month.len() + year.len() + 2;
    let end = here.offset_of(rest) + length;
    (numbered && lettered).then(|| Match::nothing(end))
}

/// A reading of a law that ends at `end`. An abbreviation in brackets behind the name is read with
/// it: it is the same law.
fn reading(
    here: Here<'_>,
    law: &str,
    end: usize,
    (name, article, rule): (&Name, Option<String>, Rule),
) -> Match {
    let value =
        Value::Law(LawCitation { law: law.to_owned(), article, bwb_id: name.bwb_id.clone() });
    let mention = Mention { span: Span::new(here.at, end), rule, value };
    let behind = here.ahead().get(end - here.at..).unwrap_or_default();
    Match { end: end + name::alias(behind), mentions: vec![mention] }
}

#[cfg(test)]
mod tests;
