//! Names that no list can hold, by the word in them that says what they are.
//!
//! ```text
//! name    = {capital} head [tail]            Nederlandse Vereniging voor Arbeidsrecht
//!         | capital+ back                    Vesteda Groep, Slachtofferhulp Zeeland N.V.
//! tail    = [link] capital { capital | joint capital }
//! link    = ("voor" | "van" | "tot" | …) [article] {adjective}
//! joint   = "en" | "&" | "van" | "voor" …    only where no other name begins behind it
//! ```
//! Heads and what they allow stand in `organisation_patterns.csv`, the words at which a name stops
//! in `organisation_words.csv`. A name never runs over a comma, a
//! bracket, a stop or a verb (a verb has no capital).
//!
//! - [`reading`]: the head word and what stands before it;
//! - [`tail`]: where the name ends behind its head;
//! - [`shapes`]: names known by a chair, a legal form, the word before or an abbreviation;
//! - [`words`]: the words at which a name stops.

mod reading;
mod shapes;
mod tail;
mod words;

use self::reading::Reading;
use self::words::NameWords;
use super::alias::Aliases;
use super::name::{begins_sentence, words};
use crate::error::Error;
use crate::grammar::Here;
use crate::lexicon::{Grammars, folded_hash};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// How many words a name has at most.
const LIMIT: usize = 14;

/// The head words, by what they allow.
#[derive(Debug)]
pub(super) struct Patterns {
    heads: FxHashMap<String, Head>,
    /// The hashes of the first words of heads of two words.
    two_words: FxHashSet<u64>,
    suffixes: Vec<(String, Head)>,
    adjectives: Vec<String>,
    introducers: FxHashMap<String, &'static str>,
    words: NameWords,
}

/// What a head word allows.
#[derive(Debug, Clone, Copy)]
struct Head {
    kind: &'static str,
    place: Place,
    lower: bool,
    topic: bool,
    single: bool,
}

/// Where a head word stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Front,
    Back,
    Both,
    Suffix,
    Company,
    Nederland,
    Adjective,
    Introducer,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    kind: String,
    place: Place,
    lower: Answer,
    topic: Answer,
    single: Answer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Yes,
    No,
}

/// The kinds a pattern can give.
const KINDS: [&str; 27] = [
    "stichting",
    "vereniging",
    "taskforce",
    "inspectie",
    "raad",
    "commissie",
    "werkgroep",
    "autoriteit",
    "dienst",
    "instituut",
    "samenwerkingsverband",
    "platform",
    "bureau",
    "onderwijsinstelling",
    "rechter",
    "veiligheidsregio",
    "samenwerkingsorganisatie",
    "waterschap",
    "bedrijf",
    "corporatie",
    "zorginstelling",
    "vakbond",
    "gemeente",
    "provincie",
    "ministerie",
    "organisatie",
    "",
];

/// A name a pattern read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'t> {
    /// The name.
    pub(super) text: &'t str,
    /// What it is.
    pub(super) kind: &'static str,
    /// The rule's index.
    pub(super) shape: Shape,
}

/// How a name was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// By a head word.
    Head,
    /// By the last part of a compound.
    Compound,
    /// By a legal form behind it.
    Company,
    /// By the word before it.
    Introduced,
    /// By the abbreviation behind it.
    Abbreviated,
    /// `commissie-Wolthuis`
    Chair,
}

impl Patterns {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let mut patterns = Self {
            heads: FxHashMap::default(),
            two_words: FxHashSet::default(),
            suffixes: Vec::new(),
            adjectives: Vec::new(),
            introducers: FxHashMap::default(),
            words: NameWords::new(grammars)?,
        };
        for row in grammars.rows::<Row>("organisation_patterns.csv")? {
            let Some(kind) = KINDS.iter().find(|kind| **kind == row.kind) else {
                let message = format!("no such kind of organisation: {}", row.kind);
                return Err(Error::grammar("organisation_patterns.csv", 0, message));
            };
            let head = Head {
                kind,
                place: row.place,
                lower: row.lower == Answer::Yes,
                topic: row.topic == Answer::Yes,
                single: row.single == Answer::Yes,
            };
            let form = row.form.to_lowercase();
            match row.place {
                Place::Suffix => patterns.suffixes.push((form, head)),
                Place::Adjective => patterns.adjectives.push(form),
                Place::Introducer => {
                    patterns.introducers.insert(form, kind);
                }
                _ => {
                    if let Some((first, _)) = form.split_once(' ') {
                        patterns.two_words.insert(folded_hash(first));
                    }
                    patterns.heads.insert(form, head);
                }
            }
        }
        patterns.adjectives.sort();
        Ok(patterns)
    }

    /// The heads that may stand in lower case.
    pub(super) fn first_words(&self) -> Vec<String> {
        let lower = self.heads.iter().filter(|(_, head)| head.lower);
        let mut words: Vec<String> = lower
            .map(|(form, _)| form.split([' ', '-']).next().unwrap_or(form).to_owned())
            .collect();
        words.sort();
        words
    }

    /// The longest name at this place; `other` says whether another name begins at the start of a
    /// text.
    pub(super) fn read<'f>(
        &self,
        here: Here<'f>,
        aliases: &Aliases,
        other: impl Fn(&str) -> bool,
    ) -> Option<Name<'f>> {
        if here.previous().is_some_and(|c| matches!(c, '-' | '.' | '/' | '@' | '_')) {
            return None;
        }
        let ahead = here.ahead();
        let beginning = words(ahead, 2);
        let first = beginning.first()?;
        // A word in small letters must be a head itself: most are not.
        if !first.is_capital() && !first.text.contains('-') {
            let two = beginning.len() > 1 && self.two_words.contains(&folded_hash(first.text));
            if !two && self.head(first.text).is_none() {
                return None;
            }
        }
        let words = words(ahead, LIMIT);
        let first = words.first()?;
        let reading = Reading { patterns: self, aliases, ahead, words: &words, other: &other };
        let starts = begins_sentence(here.behind());
        if !first.is_capital() {
            return reading.chair().or_else(|| reading.headed(0, true, starts));
        }
        let named = [
            reading.chair(),
            reading.headed_anywhere(starts),
            reading.company(starts),
            reading.introduced(here.behind()),
            reading.abbreviated(),
        ];
        named.into_iter().flatten().max_by_key(|name| name.text.len())
    }

    fn head(&self, word: &str) -> Option<Head> {
        let folded = word.to_lowercase();
        if let Some(head) = self.heads.get(&folded) {
            return Some(*head);
        }
        let compound = folded.rsplit('-').next().unwrap_or(&folded);
        if compound != folded
            && let Some(head) = self.heads.get(compound)
            && matches!(head.place, Place::Both | Place::Back)
        {
            return Some(Head { place: Place::Suffix, single: false, ..*head });
        }
        let suffixed = self.suffixes.iter().find(|(suffix, _)| {
            folded.len() > suffix.len() + 2 && folded.ends_with(suffix.as_str())
        });
        suffixed.map(|(_, head)| *head)
    }

    fn is_adjective(&self, word: &str) -> bool {
        self.adjectives.binary_search(&word.to_lowercase()).is_ok()
    }
}
