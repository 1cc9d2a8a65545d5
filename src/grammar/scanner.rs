//! The one walk over a flow.
//!
//! The flow is walked word by word, left to right. A word (or a sign) that can begin a mention,
//! by the triggers of the grammars, is offered to those grammars; the reading that reaches
//! furthest wins, ties going by the order of the grammars. The walk goes on behind it. What may
//! stand inside what is one table: [`holds`].

mod explain;
mod triggers;

pub use explain::{Step, Trial};
pub use triggers::Trigger;

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
use crate::layout::Flow;
use crate::lexicon::{Grammars, Word, tokens_of};
use rayon::prelude::*;
use triggers::{Set, Triggers};

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

/// All grammars, and where each can begin.
pub struct Scanner {
    grammars: Vec<Box<dyn Grammar>>,
    triggers: Triggers,
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
        type Make = fn(&Grammars) -> Result<Box<dyn Grammar>, Error>;
        // The one that takes longest first.
        let all: [Make; 8] = [
            |grammars| Ok(Box::new(OrganisationGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(UrlGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(CitationGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(LawGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(MotionGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(MoneyGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(TimeGrammar::new(grammars)?)),
            |grammars| Ok(Box::new(ReportGrammar::new(grammars)?)),
        ];
        let all: Vec<_> = all.into_par_iter().with_max_len(1).map(|new| new(grammars)).collect();
        Ok(Self::of(all.into_iter().collect::<Result<_, _>>()?))
    }

    pub(super) fn of(mut grammars: Vec<Box<dyn Grammar>>) -> Self {
        grammars.sort_by_key(|grammar| grammar.kind());
        let all = ((1_u32 << grammars.len()) - 1) as Set;
        let triggers = grammars.par_iter().map(|grammar| grammar.triggers()).collect();
        Self { grammars, triggers: Triggers::new(triggers), all }
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
        self.triggers.words()
    }

    /// The mentions of a flow, by start. Mentions of one kind never overlap; one of another kind
    /// may lie inside, as `holds` says.
    pub fn scan(&self, flow: &str) -> Vec<Mention> {
        self.scan_words(flow, &tokens_of(flow))
    }

    /// [`Self::scan`] over a flow, whose words are cut already.
    pub fn scan_flow(&self, flow: &Flow) -> Vec<Mention> {
        self.scan_words(flow.text(), flow.words())
    }

    fn scan_words(&self, flow: &str, words: &[Word]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.walk(flow, words, Span::new(0, flow.len()), self.all, &mut mentions);
        let inner: Vec<Mention> = mentions
            .iter()
            .filter(|mention| !holds(mention.kind()).is_empty())
            .flat_map(|outer| {
                let set = self.set_of(holds(outer.kind()));
                let mut found = Vec::new();
                self.walk(flow, words, outer.span, set, &mut found);
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

    fn walk(
        &self,
        flow: &str,
        words: &[Word],
        within: Span,
        allowed: Set,
        mentions: &mut Vec<Mention>,
    ) {
        let from = words.partition_point(|word| word.start() < within.start);
        let mut words = words.get(from..).unwrap_or_default();
        let mut at = within.start;
        while let [word, next @ ..] = words
            && word.start() < within.end
        {
            // A mention may end inside a word: `https://a.nl/xhttps://a.nl/x`.
            if at < word.end()
                && let word = word.from(flow, at)
                && let set = self.triggers.at(flow, word, next.first()) & allowed
                && set != 0
                && let Some(found) = self.read(Here { flow, at: word.start(), words }, set)
            {
                mentions.extend(found.mentions);
                at = found.end;
            }
            words = next;
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
