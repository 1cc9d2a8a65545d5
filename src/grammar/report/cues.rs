//! The words of `report_cues.csv`.

use crate::error::Error;
use crate::grammar::title::Titles;
use crate::lexicon::{Case, Endings, Grammars, RoleRow, WordRoles, Words};
use serde::Deserialize;
use std::sync::Arc;

/// What a word says of the title beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// `rapport`: a quotation behind it is a title.
    Cue,
    /// `genaamd`: a quotation behind it is the name of what stands before.
    Name,
    /// `project`: a quotation behind it is the name of something else.
    Other,
    /// `Monitor`: the first word of an unquoted name.
    Noun,
    /// `monitor`: the end of a compound that is such a noun.
    Ending,
    /// `plan`: such an ending, behind which only capitals and a year go on.
    Closed,
    /// `Nationale`: belongs to the noun behind it.
    Adjective,
    /// `Voorjaarsnota`: a moment, not a publication.
    Budget,
    /// `jaarverslag`: names a paper with the year behind it.
    Annual,
    /// `begroting`: takes the year behind it, and is nothing.
    Year,
    /// `Commissie`: begins the name of a body.
    Maker,
    /// `Visie`: before small words no name: its other words have capitals.
    Capitals,
    /// `Staat`: only a name with `van` behind it.
    Joined,
    /// `richtlijn`: part of the name that stands behind it without quotes.
    Part,
    /// `rapport`: a title without quotes stands behind it.
    Titled,
    /// `brief`: such a word, behind which a capital begins a name as often: a title there is long.
    Long,
    /// `kinderen`: the end of a noun that looks like an infinitive.
    Plural,
}

/// The words that show a title.
#[derive(Debug)]
pub(super) struct Cues {
    /// Words before a quotation.
    before: Words<Role>,
    /// The cues by themselves, as ends of compounds: `onderzoeksrapport`.
    endings: Endings<Role>,
    nouns: Words<()>,
    /// Ends of compounds that are such nouns; and whether only capitals and a year go on.
    compounds: Endings<bool>,
    adjectives: Words<()>,
    budget: Words<()>,
    years: Words<Role>,
    makers: Words<()>,
    plurals: Endings<()>,
    roles: WordRoles<Role>,
    openers: Vec<String>,
    pub(super) titles: Arc<Titles>,
}

impl Cues {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("report_cues.csv")?;
        let of = |roles: &[Role]| {
            rows.iter().filter(|row| roles.contains(&row.role)).collect::<Vec<_>>()
        };
        let words = |roles: &[Role], case: Case| {
            Words::new(of(roles).into_iter().map(|row| (&row.form, case, row.role)))
        };
        let set = |role: Role| {
            Words::new(of(&[role]).into_iter().map(|row| (&row.form, Case::Exact, ())))
        };
        let before = words(&[Role::Cue, Role::Name, Role::Other], Case::Any);
        let years = words(&[Role::Annual, Role::Year], Case::Any);
        let openers = before.first_words().into_iter().chain(years.first_words()).collect();
        let endings = of(&[Role::Cue, Role::Other]).into_iter().filter(|row| row.form.len() > 3);
        let forms = |role| Endings::set(of(&[role]).into_iter().map(|row| &row.form));
        Ok(Self {
            endings: endings.map(|row| (&row.form, row.role)).collect(),
            nouns: set(Role::Noun),
            compounds: of(&[Role::Ending, Role::Closed])
                .into_iter()
                .map(|row| (&row.form, row.role == Role::Closed))
                .collect(),
            adjectives: set(Role::Adjective),
            budget: set(Role::Budget),
            makers: set(Role::Maker),
            plurals: forms(Role::Plural),
            roles: rows.iter().map(|row| (&row.form, row.role)).collect(),
            titles: grammars.shared(Titles::new)?,
            before,
            years,
            openers,
        })
    }

    /// The words a reading can begin with, but for capitals and quotes.
    pub(super) fn openers(&self) -> Vec<String> {
        self.openers.clone()
    }

    /// What a word before a quotation says of it. A compound is what its end is: a
    /// `nieuwsbericht` is a `bericht`, a `WODC-rapport` a `rapport`.
    pub(super) fn before(&self, word: &str) -> Option<Role> {
        let whole = self.before.longest(word).filter(|(form, _)| form.len() == word.len());
        if let Some((_, role)) = whole {
            return Some(*role);
        }
        let endings = self.endings.of_compound(word);
        endings.max_by_key(|(ending, _)| ending.len()).map(|(_, role)| *role)
    }

    /// A lower-case cue at the start of `i`, whose first word has this hash: its length.
    pub(super) fn cue(&self, i: &str, hash: u64) -> Option<usize> {
        let (form, role) = self.before.longest_of(hash, i)?;
        (*role == Role::Cue).then_some(form.len())
    }

    /// Whether this word is the noun of an unquoted name.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        let noun = self.compounds.of_compound(word).next().is_some() || is_one(&self.nouns, word);
        noun && !is_one(&self.budget, word)
    }

    /// Whether only capitals and a year go on the name that this noun begins.
    pub(super) fn is_closed(&self, noun: &str) -> bool {
        let mut ends = self.compounds.of_compound(noun).map(|(_, closed)| *closed).peekable();
        ends.peek().is_some() && ends.all(|closed| closed) && !is_one(&self.nouns, noun)
    }

    /// The length of an adjective that belongs to the noun behind it.
    pub(super) fn adjective(&self, i: &str) -> Option<usize> {
        self.adjectives.longest(i).map(|(form, ())| form.len())
    }

    /// Whether this is a word of this role.
    pub(super) fn is(&self, role: Role, word: &str) -> bool {
        self.roles.is(role, word)
    }

    /// Whether this word ends as a noun that looks like an infinitive does.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        self.plurals.has(word)
    }

    /// Whether the name of a body or an office begins with this word.
    pub(super) fn is_maker(&self, word: &str) -> bool {
        is_one(&self.makers, word)
    }

    /// A word that takes the year behind it, at the start of `i`, whose first word has this hash: its
    /// length, and whether the two name a publication.
    pub(super) fn annual(&self, i: &str, hash: u64) -> Option<(usize, bool)> {
        self.years.longest_of(hash, i).map(|(form, role)| (form.len(), *role == Role::Annual))
    }
}

/// Whether the whole word is one of these.
fn is_one(words: &Words<()>, word: &str) -> bool {
    words.longest(word).is_some_and(|(form, ())| form.len() == word.len())
}
