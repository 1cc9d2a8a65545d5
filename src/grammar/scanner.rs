//! The one walk over a flow.
//!
//! The flow is walked word by word, left to right. A word (or a sign) that can begin a mention,
//! by the triggers of the grammars, is offered to those grammars; the reading that reaches
//! furthest wins, ties going by the order of the grammars. The walk goes on behind it. What may
//! stand inside what is one table: [`holds`].

mod explain;

pub use explain::{Step, Trial};

use super::citation::CitationGrammar;
use super::law::LawGrammar;
use super::money::MoneyGrammar;
use super::motion::MotionGrammar;
use super::organisation::OrganisationGrammar;
use super::report::ReportGrammar;
use super::time::TimeGrammar;
use super::url::UrlGrammar;
use super::{Here, Match, Mention, MentionKind, Rule};
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Grammars, Token, ends_folded, next_token};
use rustc_hash::FxHashMap;

/// What reads one kind of thing.
pub trait Grammar: Send + Sync {
    /// The kind it reads.
    fn kind(&self) -> MentionKind;

    /// Where its mentions can begin. A superset: what it does not name is never read.
    fn triggers(&self) -> Vec<Trigger>;

    /// Reads at one place; `None` where nothing of its kind begins.
    fn read(&self, here: Here<'_>) -> Option<Match>;

    /// The rules it reads by.
    fn rules(&self) -> &'static [Rule];
}

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
type Set = u16;

/// What a word begins.
#[derive(Debug, Clone, Copy, Default)]
struct ByWord {
    /// Alone.
    alone: Set,
    /// With the word behind it.
    paired: Set,
}

/// All grammars, and where each can begin.
pub struct Scanner {
    grammars: Vec<Box<dyn Grammar>>,
    /// By the hash of the word in lower case. Two words of one hash would cost a look in vain.
    words: FxHashMap<u64, ByWord>,
    /// By the hashes of two words.
    pairs: FxHashMap<(u64, u64), Set>,
    /// The words themselves.
    known: Vec<String>,
    /// By the last byte, in lower case.
    suffixes: Vec<Vec<(&'static str, Set)>>,
    /// Beginnings of words, in this case.
    prefixes: Vec<(&'static str, Set)>,
    signs: Vec<(char, Set)>,
    digit: Set,
    capital: Set,
    all: Set,
}

impl std::fmt::Debug for Scanner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scanner").field("grammars", &self.grammars.len()).finish_non_exhaustive()
    }
}

impl Scanner {
    /// Builds every grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self::of(vec![
            Box::new(UrlGrammar::new(grammars)?),
            Box::new(CitationGrammar::new(grammars)?),
            Box::new(LawGrammar::new(grammars)?),
            Box::new(MotionGrammar::new(grammars)?),
            Box::new(MoneyGrammar::new(grammars)?),
            Box::new(TimeGrammar::new(grammars)?),
            Box::new(ReportGrammar::new(grammars)?),
            Box::new(OrganisationGrammar::new(grammars)?),
        ]))
    }

    pub(super) fn of(mut grammars: Vec<Box<dyn Grammar>>) -> Self {
        grammars.sort_by_key(|grammar| grammar.kind());
        let mut scanner = Self {
            words: FxHashMap::default(),
            pairs: FxHashMap::default(),
            known: Vec::new(),
            suffixes: vec![Vec::new(); usize::from(u8::MAX) + 1],
            prefixes: Vec::new(),
            signs: Vec::new(),
            digit: 0,
            capital: 0,
            all: ((1_u32 << grammars.len()) - 1) as Set,
            grammars: Vec::new(),
        };
        for (index, grammar) in grammars.iter().enumerate() {
            let bit: Set = 1 << index;
            for trigger in grammar.triggers() {
                match trigger {
                    Trigger::Word(word) => {
                        scanner.words.entry(Token::first(&word).hash).or_default().alone |= bit;
                        scanner.known.push(word.to_lowercase());
                    }
                    Trigger::Phrase(phrase) => scanner.add_phrase(&phrase, bit),
                    Trigger::Suffix(suffix) => scanner.add_suffix(suffix, bit),
                    Trigger::Prefix(prefix) => scanner.prefixes.push((prefix, bit)),
                    Trigger::Digit => scanner.digit |= bit,
                    Trigger::Capital => scanner.capital |= bit,
                    Trigger::Sign(sign) => scanner.signs.push((sign, bit)),
                }
            }
        }
        scanner.known.sort();
        scanner.known.dedup();
        scanner.grammars = grammars;
        scanner
    }

    fn add_phrase(&mut self, phrase: &str, bit: Set) {
        let first = Token::first(phrase);
        if let Some(second) = second(phrase, first) {
            self.words.entry(first.hash).or_default().paired |= bit;
            *self.pairs.entry((first.hash, second.hash)).or_default() |= bit;
            let end = first.length + 1 + second.length;
            self.known.push(phrase.get(..end).unwrap_or_default().to_lowercase());
        } else {
            self.words.entry(first.hash).or_default().alone |= bit;
            self.known.push(phrase.get(..first.length).unwrap_or_default().to_lowercase());
        }
    }

    fn add_suffix(&mut self, suffix: &'static str, bit: Set) {
        let last = suffix.bytes().last().unwrap_or_default();
        if let Some(suffixes) = self.suffixes.get_mut(usize::from(last)) {
            suffixes.push((suffix, bit));
        }
    }

    /// The rules of every grammar, and of what the publisher marked.
    pub fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        let grammars = self.grammars.iter().flat_map(|grammar| grammar.rules());
        grammars.chain(super::markup::RULES).copied()
    }

    /// Every word, word ending, sign and digit at which a mention can begin, in lower case, sorted:
    /// what a plain search would have to look for to find the places this scanner looks at. A
    /// capital, which begins a mention too, is none of them.
    ///
    /// ```
    /// use griffie::{grammar::Scanner, lexicon::Grammars};
    /// let words = Scanner::new(&Grammars::built_in())?.trigger_words();
    /// assert!(words.contains(&"motie".to_owned()) && words.contains(&"€".to_owned()));
    /// # Ok::<(), griffie::Error>(())
    /// ```
    pub fn trigger_words(&self) -> Vec<String> {
        let digits = ('0'..='9').filter(|_| self.digit != 0).map(String::from);
        let signs = self.signs.iter().map(|(sign, _)| sign.to_string());
        let suffixes = self.suffixes.iter().flatten().map(|&(suffix, _)| suffix.to_owned());
        let prefixes = self.prefixes.iter().map(|(prefix, _)| prefix.to_lowercase());
        let words = self.known.iter().cloned().chain(suffixes).chain(prefixes);
        let mut all: Vec<String> = words.chain(signs).chain(digits).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The mentions of a flow, by start. Mentions of one kind never overlap; one of another kind
    /// may lie inside, as `holds` says.
    pub fn scan(&self, flow: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.walk(flow, Span::new(0, flow.len()), self.all, &mut mentions);
        let inner: Vec<Mention> = mentions
            .iter()
            .filter(|mention| !holds(mention.kind()).is_empty())
            .flat_map(|outer| {
                let set = self.set_of(holds(outer.kind()));
                let mut found = Vec::new();
                self.walk(flow, outer.span, set, &mut found);
                found.retain(|inner| outer.span.contains(inner.span));
                found
            })
            .collect();
        mentions.extend(inner);
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        mentions
    }

    fn set_of(&self, kinds: &[MentionKind]) -> Set {
        let bits = self.grammars.iter().enumerate();
        bits.filter(|(_, grammar)| kinds.contains(&grammar.kind()))
            .fold(0, |set, (index, _)| set | 1 << index)
    }

    fn walk(&self, flow: &str, within: Span, allowed: Set, mentions: &mut Vec<Mention>) {
        let mut at = within.start;
        while let Some((start, token)) = next_token(flow, at, within.end) {
            let end = start + token.length;
            let set = self.set_at(flow, start, token) & allowed;
            let found = if set == 0 { None } else { self.read(Here { flow, at: start }, set) };
            at = match found {
                Some(found) => {
                    mentions.extend(found.mentions);
                    found.end.max(end)
                }
                None => end,
            };
        }
    }

    fn read(&self, here: Here<'_>, set: Set) -> Option<Match> {
        let mut best: Option<Match> = None;
        for (index, grammar) in self.grammars.iter().enumerate() {
            if set & (1 << index) != 0
                && let Some(found) = grammar.read(here)
                && best.as_ref().is_none_or(|best| found.end > best.end)
            {
                best = Some(found);
            }
        }
        best
    }

    /// The grammars that can begin with this word or sign.
    fn set_at(&self, flow: &str, start: usize, first: Token) -> Set {
        let token = Span::new(start, start + first.length).of(flow);
        let hash = first.hash;
        let by_word = self.words.get(&hash).copied().unwrap_or_default();
        let mut set = by_word.alone;
        if by_word.paired & !set != 0
            && let Some(second) = flow.get(start..).and_then(|rest| second(rest, first))
        {
            set |= self.pairs.get(&(hash, second.hash)).copied().unwrap_or_default();
        }
        let (Some(&first), Some(last)) = (token.as_bytes().first(), token.bytes().last()) else {
            return set;
        };
        let first = match first {
            ascii if ascii.is_ascii() => char::from(ascii),
            _ => token.chars().next().unwrap_or_default(),
        };
        if !first.is_alphanumeric() {
            let signs = self.signs.iter().filter(|&&(sign, _)| sign == first);
            return signs.fold(set, |set, &(_, bits)| set | bits);
        }
        if first.is_ascii_digit() {
            set |= self.digit;
        } else if first.is_uppercase() {
            set |= self.capital;
            let prefixes = self.prefixes.iter().filter(|(prefix, _)| token.starts_with(prefix));
            set |= prefixes.fold(0, |set, &(_, bits)| set | bits);
        }
        let suffixes = self.suffixes.get(usize::from(last.to_ascii_lowercase()));
        let suffixes = suffixes.into_iter().flatten();
        let suffixes = suffixes.filter(|(suffix, _)| ends_folded(token, suffix));
        suffixes.fold(set, |set, &(_, bits)| set | bits)
    }
}

/// The kinds that are scanned again inside a mention of another kind. A citation, a URL, a sum and
/// a time hold nothing, so a year inside a citation is never read as an event.
fn holds(kind: MentionKind) -> &'static [MentionKind] {
    match kind {
        MentionKind::Report | MentionKind::Motion => &[MentionKind::Organisation],
        MentionKind::Url
        | MentionKind::Citation
        | MentionKind::Law
        | MentionKind::Money
        | MentionKind::Time
        | MentionKind::Organisation => &[],
    }
}

/// The word or sign behind the first of a text, where one space parts the two.
fn second(text: &str, first: Token) -> Option<Token> {
    let rest = text.get(first.length..)?.strip_prefix(' ')?;
    Some(Token::first(rest)).filter(|second| second.length > 0)
}
