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

pub(super) use self::words::{NameWords, Role};

use self::reading::Reading;
use super::alias::Aliases;
use super::name::{Ahead, Word, begins_sentence, is_capital, last_word, words};
use crate::error::Error;
use crate::grammar::Here;
use crate::lexicon::{Endings, Grammars, WordMap};
use serde::Deserialize;
use std::sync::Arc;

/// How many words a name has at most.
const LIMIT: usize = 14;

/// The head words, by what they allow.
#[derive(Debug)]
pub(super) struct Patterns {
    heads: WordMap<Head>,
    /// The first words of heads that may stand in lower case.
    lower: Vec<String>,
    /// The first words of heads of two words.
    two_words: WordMap<()>,
    suffixes: Endings<Head>,
    adjectives: WordMap<()>,
    introducers: WordMap<&'static str>,
    /// Those of several names.
    plurals: WordMap<&'static str>,
    /// The last words of introducers of two words.
    pairs: WordMap<()>,
    words: Arc<NameWords>,
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
    Introducers,
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
            heads: WordMap::default(),
            lower: Vec::new(),
            two_words: WordMap::default(),
            suffixes: Endings::default(),
            adjectives: WordMap::default(),
            introducers: WordMap::default(),
            plurals: WordMap::default(),
            pairs: WordMap::default(),
            words: grammars.shared(NameWords::new)?,
        };
        let mut suffixes = Vec::new();
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
                Place::Suffix => suffixes.push((form, head)),
                Place::Adjective => patterns.adjectives.insert(&form, ()),
                Place::Introducer | Place::Introducers => {
                    if row.place == Place::Introducers {
                        patterns.plurals.insert(&form, kind);
                    }
                    if let Some((_, last)) = form.rsplit_once(' ') {
                        patterns.pairs.insert(last, ());
                    }
                    patterns.introducers.insert(&form, kind);
                }
                _ => {
                    if let Some((first, _)) = form.split_once(' ') {
                        patterns.two_words.insert(first, ());
                    }
                    if head.lower {
                        let first = form.split([' ', '-']).next().unwrap_or(&form);
                        patterns.lower.push(first.to_owned());
                    }
                    patterns.heads.insert(&form, head);
                }
            }
        }
        patterns.lower.sort();
        patterns.suffixes = suffixes.into_iter().collect();
        Ok(patterns)
    }

    /// The first words of the heads that may stand in lower case.
    pub(super) fn first_words(&self) -> &[String] {
        &self.lower
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
        let word = here.word();
        let text = word.of(here.flow);
        // `De`, `Het`, `In` begin no name.
        if text.starts_with(char::is_uppercase)
            && matches!(here.flow.as_bytes().get(word.end()), None | Some(b' ' | b','))
            && self.words.is_of(Role::Stop, word.hash, text)
        {
            return None;
        }
        let ahead = here.ahead();
        let mut beginning = words(ahead);
        let first = beginning.next()?;
        let second = beginning.next();
        // A word in small letters must be a head itself: most are not.
        if !first.is_capital() && !first.text.contains('-') {
            let two = second.is_some() && self.opens_two(&first);
            if !two && self.head(&first).is_none() {
                return None;
            }
        }
        // `De`, `Het`, `In` begin no name; with a hyphen the word may be a chair's.
        if first.is_capital() && !first.text.contains('-') {
            let alone = second
                .is_none_or(|second| !(second.is_capital() || self.may_stand_inside(&second)));
            let headed = || self.opens_two(&first) || self.head(&first).is_some();
            if self.is_no_prefix(&first)
                || alone && !headed() && self.introducer(here.behind(), ahead).is_none()
            {
                return None;
            }
        }
        let words = Ahead::new([first].into_iter().chain(second), beginning, LIMIT);
        let reading = Reading { patterns: self, aliases, ahead, words, other: &other };
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

    /// Whether a head of two words may begin with this one.
    fn opens_two(&self, word: &Word<'_>) -> bool {
        self.two_words.get_of(word.hash, word.text).is_some()
    }

    fn head(&self, word: &Word<'_>) -> Option<Head> {
        if let Some(head) = self.heads.get_of(word.hash, word.text) {
            return Some(*head);
        }
        let word = word.text;
        if let Some((_, last)) = word.rsplit_once('-')
            && let Some(head) = self.heads.get(last)
            && matches!(head.place, Place::Both | Place::Back)
        {
            return Some(Head { place: Place::Suffix, single: false, ..*head });
        }
        let suffixed = self.suffixes.of(word).find(|(suffix, _)| word.len() > suffix.len() + 2);
        suffixed.map(|(_, head)| *head)
    }

    /// What the name is that stands between these texts, if the last words before it say so.
    fn introducer(&self, behind: &str, ahead: &str) -> Option<&'static str> {
        let one = || {
            let (before, word) = last_word(behind).filter(|_| behind.ends_with(' '))?;
            let two = || {
                let (_, first) = last_word(before).filter(|_| self.pairs.contains(word))?;
                self.introducers.get(&format!("{first} {word}"))
            };
            two().or_else(|| self.introducers.get(word)).copied()
        };
        one().or_else(|| self.introducer_of_list(behind, ahead))
    }

    /// What the names of a list are, for one that is not its first: `de vakbonden A, B en C`.
    fn introducer_of_list(&self, behind: &str, ahead: &str) -> Option<&'static str> {
        let (list, last) = match behind.strip_suffix(" en ") {
            Some(list) => (list, true),
            None => (behind.strip_suffix(", ")?, false),
        };
        let mut before = list
            .rsplit(' ')
            .take(LIMIT)
            .skip_while(|word| is_listed(word) && !self.plurals.contains(word));
        let noun = before.next().filter(|noun| !list.ends_with(noun))?;
        // `de vakbonden A, Utrecht`: a comma lists only where `en` is to come.
        let goes_on = || {
            let mut words = ahead.split(' ').take(LIMIT).skip_while(|word| is_listed(word));
            words.next() == Some("en")
        };
        self.plurals.get(noun).copied().filter(|_| last || goes_on())
    }

    /// Whether no name begins with this word before its head, whatever its case.
    fn is_no_prefix(&self, word: &Word<'_>) -> bool {
        self.words.is_of(Role::Stop, word.hash, word.text)
    }

    /// Whether this word in small letters may stand inside a name: a link, an article, an adjective.
    fn may_stand_inside(&self, word: &Word<'_>) -> bool {
        let roles = [Role::Link, Role::Article, Role::And];
        word.text.ends_with('e') || self.words.is_any_small(&roles, word)
    }

    fn is_adjective(&self, word: &str) -> bool {
        self.adjectives.contains(word)
    }
}

/// Whether this may be a word of a name in a list, with the comma behind it.
fn is_listed(word: &str) -> bool {
    let text = word.strip_suffix(',').unwrap_or(word);
    let whole = text.ends_with(char::is_alphanumeric);
    text == "&" || whole && is_capital(text)
}
