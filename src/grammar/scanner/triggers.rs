//! Where a mention can begin: the words, word endings and signs the grammars name.

use crate::lexicon::{ByHash, Endings, Token, Word};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// How a place is known to be worth a grammar's look. All are tested at the start of a word (the
/// character before is no letter or digit) or at a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// The word is this one, in any case: the whole run of letters and digits.
    Word(String),
    /// The word and, behind one space, the next are the first two of this phrase, in any case.
    Phrase(String),
    /// The word ends so (lower case, two to eight letters, longer words only): `wet`, `raad`.
    Suffix(&'static str),
    /// The word begins so, in this very case: `BWB`.
    Prefix(&'static str),
    /// The word begins with a digit.
    Digit,
    /// The word begins with a capital.
    Capital,
    /// A character that is no letter, digit or space.
    Sign(char),
}

/// A set of grammars, a bit each.
pub(super) type Set = u16;

/// The triggers of all grammars.
#[derive(Debug)]
pub(super) struct Triggers {
    /// By the hash of the word in lower case. Two words of one hash would cost a look in vain.
    words: ByHash<ByWord>,
    /// By the hashes of two words, joined.
    pairs: ByHash<Set>,
    /// The words and pairs of words themselves, as the grammars write them.
    known: Vec<String>,
    /// Endings of words.
    suffixes: Endings<Set>,
    /// Beginnings of words, in this case.
    prefixes: Vec<(&'static str, Set)>,
    signs: Vec<(char, Set)>,
    digit: Set,
    capital: Set,
}

/// What a word begins.
#[derive(Debug, Clone, Copy, Default)]
struct ByWord {
    /// Alone.
    alone: Set,
    /// With the word behind it.
    paired: Set,
}

impl Triggers {
    /// Joins the triggers of all grammars, which have a bit each, in order.
    pub(super) fn new(all: Vec<Vec<Trigger>>) -> Self {
        let count = all.iter().map(Vec::len).sum();
        let mut words: FxHashMap<u64, ByWord> =
            FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        let mut pairs: FxHashMap<u64, Set> =
            FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        let mut suffixes = Vec::new();
        let mut triggers = Self {
            words: ByHash::default(),
            pairs: ByHash::default(),
            known: Vec::with_capacity(count),
            suffixes: Endings::default(),
            prefixes: Vec::new(),
            signs: Vec::new(),
            digit: 0,
            capital: 0,
        };
        let bits = (0..).map(|index| 1 << index);
        let all = bits.zip(all).flat_map(|(bit, all)| all.into_iter().map(move |one| (one, bit)));
        for (trigger, bit) in all {
            match trigger {
                Trigger::Word(word) => {
                    words.entry(Token::first(&word).hash).or_default().alone |= bit;
                    triggers.known.push(word);
                }
                Trigger::Phrase(mut phrase) => {
                    let first = Token::first(&phrase);
                    let entry = words.entry(first.hash).or_default();
                    let mut end = first.length;
                    if let Some(second) = second(&phrase, first) {
                        entry.paired |= bit;
                        *pairs.entry(joined(first.hash, second.hash)).or_default() |= bit;
                        end += 1 + second.length;
                    } else {
                        entry.alone |= bit;
                    }
                    phrase.truncate(end);
                    triggers.known.push(phrase);
                }
                Trigger::Suffix(suffix) => suffixes.push((suffix, bit)),
                Trigger::Prefix(prefix) => triggers.prefixes.push((prefix, bit)),
                Trigger::Digit => triggers.digit |= bit,
                Trigger::Capital => triggers.capital |= bit,
                Trigger::Sign(sign) => triggers.signs.push((sign, bit)),
            }
        }
        triggers.words = words.into();
        triggers.pairs = pairs.into();
        triggers.suffixes = suffixes.into_iter().collect();
        triggers
    }

    /// Every word, word ending, sign and digit, in lower case, sorted.
    pub(super) fn words(&self) -> Vec<String> {
        let digits = ('0'..='9').filter(|_| self.digit != 0).map(String::from);
        let signs = self.signs.iter().map(|(sign, _)| sign.to_string());
        let suffixes = self.suffixes.all().map(str::to_owned);
        let prefixes = self.prefixes.iter().map(|(prefix, _)| prefix.to_lowercase());
        let words =
            self.known.iter().map(|word| word.to_lowercase()).chain(suffixes).chain(prefixes);
        let mut all: Vec<String> = words.chain(signs).chain(digits).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The grammars that can begin with a word of a flow; `next` is the one behind it.
    #[inline]
    pub(super) fn at(&self, flow: &str, word: Word, next: Option<&Word>) -> Set {
        let set = self.words.get(word.hash).map_or(0, |by_word| self.listed(*by_word, word, next));
        match flow.as_bytes().get(word.start()..word.end()) {
            Some(token @ [b'a'..=b'z', ..]) if !self.suffixes.may_have(token) => set,
            Some([b'a'..=b'z', ..]) => set | self.suffixed(word.of(flow)),
            _ => set | self.at_other(word.of(flow)),
        }
    }

    #[inline]
    fn listed(&self, by_word: ByWord, word: Word, next: Option<&Word>) -> Set {
        let mut set = by_word.alone;
        if by_word.paired & !set != 0
            && let Some(second) = next
            && word.end() + 1 == second.start()
        {
            set |= self.pairs.get(joined(word.hash, second.hash)).copied().unwrap_or_default();
        }
        set
    }

    /// The grammars that can begin with a word that does not begin with a small letter of ASCII, or
    /// with a sign.
    fn at_other(&self, token: &str) -> Set {
        let first = token.chars().next().unwrap_or_default();
        if first.is_ascii_digit() {
            return self.digit | self.suffixed(token);
        }
        if first.is_ascii_uppercase() {
            return self.capital | self.prefixed(token) | self.suffixed(token);
        }
        if !first.is_alphanumeric() {
            let signs = self.signs.iter().filter(|&&(sign, _)| sign == first);
            return signs.fold(0, |set, &(_, bits)| set | bits);
        }
        let capital = if first.is_uppercase() { self.capital } else { 0 };
        capital | self.suffixed(token)
    }

    fn suffixed(&self, token: &str) -> Set {
        self.suffixes.of(token).fold(0, |set, (_, &bits)| set | bits)
    }

    fn prefixed(&self, token: &str) -> Set {
        let prefixes = self.prefixes.iter().filter(|(prefix, _)| token.starts_with(prefix));
        prefixes.fold(0, |set, &(_, bits)| set | bits)
    }
}

/// One hash for two words in a row.
fn joined(first: u64, second: u64) -> u64 {
    first.rotate_left(32) ^ second
}

/// The word or sign behind the first of a phrase, where one space parts the two.
fn second(phrase: &str, first: Token) -> Option<Token> {
    let rest = phrase.get(first.length..)?.strip_prefix(' ')?;
    Some(Token::first(rest)).filter(|second| second.length > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tokens_of;

    #[test]
    fn ok_what_can_begin_where() {
        let triggers = [
            Trigger::Word("motie".to_owned()),
            Trigger::Phrase("raad van state".to_owned()),
            Trigger::Suffix("wet"),
            Trigger::Suffix("honderd"),
            Trigger::Prefix("BWB"),
            Trigger::Digit,
            Trigger::Capital,
            Trigger::Sign('\u{20ac}'),
        ];
        let triggers = Triggers::new(triggers.map(|trigger| vec![trigger]).into());
        for (text, want) in [
            ("MOTIE", 1 | 64),
            ("raad van", 2),
            ("raad  van", 0),
            ("raad", 0),
            ("raad voor", 0),
            ("woonwet", 4),
            ("wet", 4),
            ("WOONWET", 4 | 64),
            ("honderden", 0),
            ("vijfhonderd", 8),
            ("BWBR1", 16 | 64),
            ("bwbr1", 0),
            ("2024", 32),
            ("\u{20ac} 5", 128),
            ("\u{e9}\u{e9}n", 0),
            ("$", 0),
            ("", 0),
        ] {
            let words = tokens_of(text);
            let set = words.first().map_or(0, |&word| triggers.at(text, word, words.get(1)));
            assert_eq!(set, want, "{text}");
        }
        let words = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "bwb", "honderd", "motie"];
        let words = words.into_iter().chain(["raad van", "wet", "\u{20ac}"]);
        assert!(triggers.words().iter().map(String::as_str).eq(words));
    }
}
