//! The one walk over a flow.
//!
//! The flow is walked word by word, left to right. A word (or a sign) that can begin a mention,
//! by the triggers of the grammars, is offered to those grammars; the reading that reaches
//! furthest wins, ties going by the order of the grammars. The walk goes on behind it. What may
//! stand inside what is one table: [`holds`].
//!
//! - [`triggers`]: where a mention can begin;
//! - [`ahead`]: what the grammars read there, made before the walk, which is quicker;
//! - [`explain`]: the walk done again, told step by step.

mod ahead;
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
use ahead::Ahead;
use rayon::prelude::*;
use triggers::{Set, Triggers};

/// How many places of some flows are read before they are walked over: as much as the processor keeps
/// at hand, and enough to have each grammar read many in a row.
const PLACES_OF_BATCH: usize = 4_096;

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
        let words = tokens_of(flow);
        let mut ahead = [Ahead::new(flow, &words, &self.triggers)];
        self.read_ahead(&mut ahead);
        let [ahead] = ahead;
        self.mentions(ahead)
    }

    /// [`Self::scan`] over each of these flows, whose words are cut already.
    pub fn scan_flows<'f>(&self, flows: impl IntoIterator<Item = &'f Flow>) -> Vec<Vec<Mention>> {
        let mut all = Vec::new();
        let mut batch = Vec::new();
        let mut places = 0;
        for flow in flows {
            let ahead = Ahead::new(flow.text(), flow.words(), &self.triggers);
            places += ahead.len();
            batch.push(ahead);
            if places >= PLACES_OF_BATCH {
                self.scan_batch(&mut batch, &mut all);
                places = 0;
            }
        }
        self.scan_batch(&mut batch, &mut all);
        all
    }

    fn scan_batch(&self, batch: &mut Vec<Ahead<'_>>, all: &mut Vec<Vec<Mention>>) {
        self.read_ahead(batch);
        all.extend(batch.drain(..).map(|ahead| self.mentions(ahead)));
    }

    fn read_ahead(&self, flows: &mut [Ahead<'_>]) {
        for (number, grammar) in self.grammars.iter().enumerate() {
            let covers = self.all & !self.set_of(holds(grammar.kind()));
            for flow in &mut *flows {
                flow.read(number, grammar.as_ref(), covers);
            }
        }
        for flow in flows {
            flow.sort();
        }
    }

    fn mentions(&self, mut ahead: Ahead<'_>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let whole = Span::new(0, ahead.flow().len());
        self.walk(&mut ahead, whole, self.all, &mut mentions);
        let outer: Vec<(Span, Set)> = mentions
            .iter()
            .map(|mention| (mention.span, self.set_of(holds(mention.kind()))))
            .filter(|&(_, set)| set != 0)
            .collect();
        for (span, set) in outer {
            let from = mentions.len();
            self.walk(&mut ahead, span, set, &mut mentions);
            let inner = mentions.split_off(from);
            mentions.extend(inner.into_iter().filter(|inner| span.contains(inner.span)));
        }
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        mentions
    }

    fn set_of(&self, kinds: &[MentionKind]) -> Set {
        let bits = self.grammars.iter().enumerate();
        bits.filter(|(_, grammar)| kinds.contains(&grammar.kind()))
            .fold(0, |set, (index, _)| set | 1 << index)
    }

    fn walk(&self, ahead: &mut Ahead<'_>, within: Span, allowed: Set, mentions: &mut Vec<Mention>) {
        let mut index = ahead.place_from(within.start);
        let mut at = within.start;
        while let Some((start, set)) = ahead.place(index, allowed)
            && start < within.end
        {
            if at <= start
                && set != 0
                && let Some(found) =
                    self.longest(set, |number, grammar| ahead.take(index, number, grammar))
            {
                mentions.extend(found.mentions);
                at = found.end;
                // A mention may end inside a word: `https://a.nl/xhttps://a.nl/x`.
                while let Some(words) = ahead.words_around(at)
                    && let Some(found) = self.read_inside(ahead.flow(), words, at, within, allowed)
                {
                    mentions.extend(found.mentions);
                    at = found.end;
                }
            }
            index += 1;
        }
    }

    /// What begins in the midst of a word, where a mention ended.
    fn read_inside(
        &self,
        flow: &str,
        words: &[Word],
        at: usize,
        within: Span,
        allowed: Set,
    ) -> Option<Match> {
        let word = words.first().filter(|word| word.start() < within.end)?.from(flow, at);
        let set = self.triggers.at(flow, word, words.get(1)) & allowed;
        self.longest(set, |_, grammar| grammar.read(Here { flow, at, words }))
    }

    /// The reading of those in `set` that reaches furthest; of two that reach as far, the first.
    fn longest(
        &self,
        set: Set,
        mut read: impl FnMut(usize, &dyn Grammar) -> Option<Match>,
    ) -> Option<Match> {
        let mut best: Option<Match> = None;
        for (number, grammar) in self.grammars.iter().enumerate() {
            if set & (1 << number) != 0
                && let Some(found) = read(number, grammar.as_ref())
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
