//! Sums of money.
//!
//! ```text
//! sum   = coin [sign] numeral [scale] | [sign] (numeral | number word) {scale} coin
//!       | numeral scale                          where the sentence is about money
//! range = sum ("tot" | "à" | "-") sum | "tussen" sum "en" sum
//! row   = sum { ("," | "en" | "naar") sum }      units carried to the sums that lack them
//! ```
//!
//! The span runs from the currency sign or the number to the unit; `circa` and a minus before the
//! whole sum stay outside. Notation: Taaladvies.net ("Bedragen: notatie"), Schrijfwijzer
//! Rijksbegroting, ISO 4217. Left out: `miljoenen`, `enkele tonnen`, percentages, and the unit in a
//! table's title (`x € 1.000`), which [`Tables`] reads.

mod bare;
mod chain;
mod cue;
mod numeral;
mod sign;
mod table;
mod term;
mod unit;

pub(crate) use cue::{Cues, last_phrase, phrases};
pub(crate) use table::{TableUnit, Tables};

use super::{Grammar, Here, Match, Mention, MentionKind, Money, Rule, Trigger, Value};
use crate::error::Error;
use crate::grammar::Recurrence;
use crate::lexicon::Grammars;
use chain::{Chain, Item, chain};
use cue::Link;
use numeral::Shape;
use std::sync::Arc;
use term::Terms;

const SIGN_FIRST: Rule =
    Rule { name: "money.sign-first", reads: "A currency, then a number: `€ 70 mln.`." };
const WORD_AFTER: Rule =
    Rule { name: "money.word-after", reads: "A number, then a currency: `25 mln. euro`." };
const NUMBER_WORD: Rule = Rule {
    name: "money.number-word",
    reads: "A number in words, then a currency: `anderhalf miljard euro`.",
};
const BARE: Rule = Rule {
    name: "money.bare",
    reads: "A number without a currency in a sentence about money: `waarvan 231 miljoen`.",
};
const RANGE: Rule =
    Rule { name: "money.range", reads: "A sum between two bounds: `€ 5 tot € 10 miljoen`." };
const ELIDED: Rule = Rule {
    name: "money.elided",
    reads: "A sum whose unit is said at another: `€ 1,9` of `van € 1,9 naar € 2,3 miljard`.",
};
/// The rule of a cell of a table: the table's unit makes it a sum.
pub(crate) const CELL: Rule = Rule {
    name: "money.cell",
    reads: "A cell of a table, times the unit of its title: `8,5` under `(x € 1 mln.)`.",
};

/// The rules of this grammar.
const RULES: &[Rule] = &[SIGN_FIRST, WORD_AFTER, NUMBER_WORD, BARE, RANGE, ELIDED, CELL];

/// Sums of money.
#[derive(Debug)]
pub(super) struct MoneyGrammar {
    terms: Arc<Terms>,
    cues: Arc<Cues>,
}

impl MoneyGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { terms: grammars.shared(Terms::new)?, cues: grammars.shared(Cues::new)? })
    }

    /// The mentions of a row of sums, from its first term up to the first that is no sum.
    fn mentions(&self, here: Here<'_>, chain: &Chain<'_>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut items = chain.items.as_slice();
        while let [first, tail @ ..] = items {
            if first.value().is_none() {
                break;
            }
            let (found, rest) = match tail {
                [second, rest @ ..] if is_range(first, second) => {
                    (self.mention(here, first, Some(second)), rest)
                }
                _ => (self.mention(here, first, None), tail),
            };
            let Some(found) = found else { break };
            mentions.push(found);
            items = rest;
        }
        mentions
    }

    fn mention(
        &self,
        here: Here<'_>,
        first: &Item<'_>,
        second: Option<&Item<'_>>,
    ) -> Option<Mention> {
        let last = second.unwrap_or(first);
        let (low, high) = (first.value()?, last.value()?);
        let span = here.span_of(first.term.text).hull(here.span_of(last.term.text));
        let behind = Here { at: span.start, ..here }.behind();
        let sign = sign::before(behind, last.rest);
        let (qualifier, text) = match self.cues.qualifier_before(sign.text) {
            _ if first.qualifier.is_some() => (first.qualifier, sign.text),
            Some((text, qualifier)) => (Some(qualifier), text),
            None => (None, sign.text),
        };
        let after = self.cues.qualifiers_after.longest(last.rest.trim_start());
        let rule = match first.term.number.shape {
            _ if second.is_some() => RANGE,
            _ if first.carried => ELIDED,
            _ if first.bare => BARE,
            _ if first.term.coin_first => SIGN_FIRST,
            Shape::Word => NUMBER_WORD,
            Shape::Plain | Shape::Grouped | Shape::Closed => WORD_AFTER,
        };
        let money = Money {
            low,
            high,
            currency: first.term.coin?.code,
            qualifier: qualifier.or(after.map(|(_, qualifier)| *qualifier)).unwrap_or_default(),
            recurrence: self.recurrence_beside(text, last.rest),
            sign_before: sign.minus,
        };
        Some(Mention { span, rule, value: Value::Money(money) })
    }

    /// `structureel` right before the sum or its qualifier, or right behind the sum.
    fn recurrence_beside(&self, before: &str, after: &str) -> Option<Recurrence> {
        let before = last_phrase(&self.cues.recurrence, before.trim_end()).map(|(_, value)| *value);
        let mut ahead = after.strip_prefix(' ').unwrap_or_default();
        let mut found = None;
        // `€ 5 mln. per jaar structureel`: what lasts says more than what comes back.
        while let Some((phrase, value)) =
            self.cues.recurrence.longest(ahead.strip_prefix('(').unwrap_or(ahead))
        {
            found = [found, *value].into_iter().flatten().min();
            let bracket = usize::from(ahead.starts_with('('));
            ahead = ahead.get(phrase.len() + bracket..).unwrap_or_default().trim_start();
        }
        before.unwrap_or(found)
    }

    /// The row at this place, with units and currencies carried, cut where the sums end.
    fn row<'f>(&self, here: Here<'f>) -> Option<Chain<'f>> {
        let mut chain = chain(&self.terms, &self.cues, here.ahead())?;
        if chain.items.iter().all(|item| item.term.coin.is_none() && item.term.scale.is_none()) {
            return None;
        }
        let behind = here.behind().trim_end();
        let behind = self.cues.qualifier_before(behind).map_or(behind, |(text, _)| text.trim_end());
        let between = last_phrase(&self.cues.between, behind).is_some();
        let change = behind.ends_with("van") && self.cues.change.is_in(behind);
        for at in 0..chain.items.len() {
            let Some(item) = chain.items.get(at) else { break };
            if item.term.coin.is_none()
                && item.term.scale.is_some()
                && let Some(coin) = bare::coin_of(&self.terms, &self.cues, here, item)
                && let Some(item) = chain.items.get_mut(at)
            {
                item.term.coin = Some(coin);
                item.bare = true;
            }
        }
        chain.carry(&self.cues, between, change);
        let first = chain.items.first()?;
        // `artikel 5 en 6 miljoen euro`, `onderdeel f 2`.
        let letter = first.term.text.starts_with(char::is_alphabetic) && first.term.coin_first;
        let blocked = (letter || (first.carried && !first.term.coin_first))
            && last_phrase(&self.cues.numbered, behind).is_some();
        (!blocked).then_some(chain)
    }
}

/// Whether two terms are the bounds of one sum.
fn is_range(first: &Item<'_>, second: &Item<'_>) -> bool {
    second.link == Some(Link::Range)
        && first.term.coin.map(|coin| coin.code) == second.term.coin.map(|coin| coin.code)
        && first.value().zip(second.value()).is_some_and(|(low, high)| low <= high)
}

/// Whether the text before ends inside a number or a code: `1.` before `000`, `20-` before `30`.
fn runs_on(behind: &str) -> bool {
    let mut back = behind.chars().rev();
    match back.next() {
        Some('.' | ',') => back.next().is_some_and(|c| c.is_ascii_digit()),
        Some('-' | '/') => back.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether the sum is the unit of a table: `x € 1.000`, but not `3 x € 500`.
fn is_table_unit(behind: &str, after: &str) -> bool {
    let text = behind.trim_end();
    let Some(rest) = text.strip_suffix(['x', 'X', '×']) else {
        return text.ends_with("edragen in") || (text.ends_with("(in") && after.starts_with(')'));
    };
    let rest = rest.trim_end();
    !rest.ends_with(char::is_alphanumeric) || rest.ends_with("edragen")
}

impl Grammar for MoneyGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Money
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.terms.triggers()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        let ahead = here.ahead();
        let behind = here.behind();
        let glued =
            ahead.starts_with('-') && !ahead.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
        if glued || runs_on(behind) || behind.ends_with(char::is_alphanumeric) {
            return None;
        }
        if ahead.starts_with(char::is_alphabetic) && !self.terms.may_begin(here) {
            return None;
        }
        let row = self.row(here)?;
        let mentions = self.mentions(here, &row);
        let end = mentions.last()?.span.end;
        let after = here.flow.get(end..).unwrap_or_default();
        Some(if is_table_unit(behind, after) {
            Match::nothing(end)
        } else {
            Match { end, mentions }
        })
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

#[cfg(test)]
mod tests;
