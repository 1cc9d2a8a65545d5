//! Where an unquoted name of a law or a publication ends.
//!
//! Such a name is a run of nouns and adjectives; a verb, a pronoun, an adverb or a preposition ends
//! it (`grammars/name_stops.csv`). `en` and a few prepositions may stand inside one, where another
//! noun follows.

use crate::Span;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, RoleRow, VerbParts, WordMap, Words};
use serde::Deserialize;
use std::sync::Arc;

/// Most words a name has: `Wet normering bezoldiging topfunctionarissen publieke en semipublieke
/// sector` has nine.
const MOST_WORDS: usize = 12;

/// What a word that ends a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stop {
    /// A verb.
    Verb,
    /// A pronoun, an adverb, a preposition.
    Other,
    /// A noun that looks like a participle: ends none.
    Noun,
}

/// A row of `grammars/place_heads.csv`.
#[derive(Debug, Deserialize)]
struct PlaceHead {
    form: String,
}

/// The words that end a name.
#[derive(Debug)]
pub(super) struct Titles {
    stops: Words<Stop>,
    /// Words that take the name of a place behind them.
    of_place: WordMap<()>,
    verb_parts: Arc<VerbParts>,
}

/// A word and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'i> {
    pub(super) text: &'i str,
    pub(super) rest: &'i str,
}

impl Titles {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Stop>> = grammars.rows("name_stops.csv")?;
        let stops = Words::new(rows.into_iter().map(|row| (row.form, Case::Any, row.role)));
        let heads: Vec<PlaceHead> = grammars.rows("place_heads.csv")?;
        let of_place = heads.into_iter().map(|row| (row.form, ())).collect();
        Ok(Self { stops, of_place, verb_parts: grammars.shared(VerbParts::new)? })
    }

    /// Whether a name ends before this word.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        match self.stops.longest(word) {
            Some((form, stop)) if form.len() == word.len() => *stop != Stop::Noun,
            _ => self.is_participle(word),
        }
    }

    /// Whether a word has the form of a past participle with `ge`: `geschrapt`, `aangepast`.
    fn is_participle(&self, word: &str) -> bool {
        word.ends_with(['d', 't']) && {
            let core = self.verb_parts.core(word);
            core.len() > 5 && core.starts_with("ge")
        }
    }

    /// Whether this word is a verb that ends a name.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        let stop = self.stops.longest(word);
        stop.is_some_and(|(form, stop)| *stop == Stop::Verb && form.len() == word.len())
    }

    /// Whether this word can be part of a name: no stop, no number, not a mere letter.
    pub(super) fn is_content(&self, word: &str) -> bool {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let long = letters > 2 || (letters == 2 && word.chars().all(char::is_uppercase));
        long && word.starts_with(char::is_alphabetic) && !self.is_stop(word)
    }

    /// What is left of `i` behind the words of a name, and how many they are. `joined` are the
    /// words that may join two of them, but for `en`.
    pub(super) fn words<'i>(&self, i: &'i str, joined: &[&str]) -> (&'i str, usize) {
        let (mut rest, mut count) = (i, 0);
        let mut capitals = true;
        while count < MOST_WORDS
            && let Some(next) = word(rest)
        {
            if is_year(next.text) {
                rest = if count > 0 { next.rest } else { rest };
                break;
            }
            // `beleidsbrief van 10 juli`
            let dangling = next.text == "van"
                && word(next.rest).is_none_or(|second| !self.is_content(second.text));
            if dangling {
                break;
            }
            if self.is_content(next.text) && (capitals || !is_capital(next.text)) {
                capitals = is_capital(next.text) || self.of_place.contains(next.text);
                (rest, count) = (next.rest, count + 1);
                continue;
            }
            let joins = next.text == "en" || joined.contains(&next.text);
            let Some(second) = word(next.rest).filter(|_| joins && count > 0) else { break };
            let fits = self.is_content(second.text)
                && (capitals || !is_capital(second.text))
                && !(next.text == "en" && self.is_subject(second));
            if !fits {
                break;
            }
            (rest, count) = (second.rest, count + 1);
        }
        (rest, count)
    }

    /// Whether a plural verb follows, so that the word is the second subject of a sentence and not
    /// of the name: `de Wet veiligheidsregio's en gemeenten moeten`.
    fn is_subject(&self, second: Word<'_>) -> bool {
        word(second.rest).is_some_and(|verb| {
            self.is_verb(verb.text) && (verb.text.ends_with("en") || verb.text == "zijn")
        })
    }
}

/// The word behind one space: letters and digits, with marks inside it (`covid-19`,
/// `veiligheidsregio's`), and a dash behind it where a part is left out (`drank- en`).
pub(super) fn word(i: &str) -> Option<Word<'_>> {
    let start = i.strip_prefix(' ')?;
    let mut end = 0;
    let mut letters = start.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let inside = "-'/&".contains(c)
            && at > 0
            && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    if start.get(end..).is_some_and(|rest| end > 0 && rest.starts_with("- en ")) {
        end += 1;
    }
    let end = start.get(..end).map_or(end, unmarked);
    let (text, rest) = start.split_at_checked(end)?;
    (end > 0).then_some(Word { text, rest })
}

/// The length of a word without the mark of a note glued to it: `Beleidsmaatregelen3`.
#[inline]
pub(super) fn unmarked(word: &str) -> usize {
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        return word.len();
    }
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let long = bare.len() > 6 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mark = (1..=2).contains(&(word.len() - bare.len()));
    if long && mark && bare.ends_with(char::is_lowercase) { bare.len() } else { word.len() }
}

/// `1995`, `2016`
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

/// `Groningen`, not `covid` and not `PTSS`.
#[inline]
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// Whether a sentence, a note or a quotation begins behind this text, so that a capital says
/// nothing.
pub(super) fn begins_sentence(behind: &str) -> bool {
    let behind = behind.trim_end();
    behind.is_empty()
        || behind.ends_with(['.', ':', ';', '!', '?', '•', '"', '\'', '-', '|'])
        || is_enumerator(behind.rsplit([' ', '\n']).next().unwrap_or(behind))
}

/// `a)`, `12)`: what numbers the items of a list.
fn is_enumerator(word: &str) -> bool {
    word.strip_suffix(')')
        .is_some_and(|mark| mark.len() < 3 && mark.chars().all(char::is_alphanumeric))
}

/// The part of `from` that stands before `rest`, a later slice of the same text.
#[inline]
pub(super) fn upto<'i>(from: &'i str, rest: &str) -> &'i str {
    Span::new(0, from.len().saturating_sub(rest.len())).of(from)
}
