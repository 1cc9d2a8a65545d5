//! Rows of `amounts`.

use super::{Amount, Context, Organisation};

use crate::error::Error;
use crate::grammar::{Mention, Money, Value};
use crate::layout::Place;
use crate::lexicon::Grammars;

/// Makes amounts of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Amounts {}

impl Amounts {
    pub(super) fn new(_grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The amounts of a paper, by place.
    pub(super) fn of(&self, paper: Context<'_>, organisations: &[Organisation]) -> Vec<Amount> {
        let sums = paper.all_mentions().filter_map(|(place, mention)| match &mention.value {
            Value::Money(money) => Some(amount(paper, place, mention, money, organisations)),
            _ => None,
        });
        sums.collect()
    }
}

fn amount(
    paper: Context<'_>,
    place: Place,
    mention: &Mention,
    money: &Money,
    organisations: &[Organisation],
) -> Amount {
    let sentence = paper.sentence_of(place);
    let mut organisation_ids: Vec<String> = organisations
        .iter()
        .filter(|named| named.place.flow == place.flow && sentence.span.contains(named.place.span))
        .map(|named| named.org_id.clone())
        .collect();
    organisation_ids.sort();
    organisation_ids.dedup();
    Amount {
        place,
        rule: mention.rule.name,
        low: money.low,
        high: money.high,
        currency: money.currency,
        qualifier: money.qualifier,
        recurrence: money.recurrence,
        year_from: None,
        year_to: None,
        sign_before: money.sign_before,
        in_table: false,
        label: None,
        is_total: false,
        organisation_ids,
    }
}
