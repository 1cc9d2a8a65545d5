//! Sums without a currency: `waarvan 231 miljoen`, `circa 1 mld.`.
//!
//! A number with `miljoen` is a sum where its sentence is plainly about money and no counted thing
//! follows it: never `17 miljoen mensen`, `1,5 miljoen keer`.

use super::chain::Item;
use super::cue::{Cues, last_phrase, word_starts};
use super::term::Terms;
use super::unit::{Coin, ScaleKind};
use crate::grammar::{Currency, Here};

/// How far before a number a counted thing speaks against a sum, in bytes.
const NEAR: usize = 50;

/// The largest number of `ton` that is money.
const MOST_TONS: i128 = 100;

/// The currency a bare number is in, if it is a sum at all. `start` and `item.rest` bound it.
pub(super) fn coin_of(terms: &Terms, cues: &Cues, here: Here<'_>, item: &Item<'_>) -> Option<Coin> {
    let scale = item.term.scale?;
    // `de 300 miljoen voor de leraren`: of people or things it would say which.
    let told = || {
        let before = here.behind().strip_suffix(' ');
        before.is_some_and(|before| last_phrase(&cues.told, before).is_some())
    };
    let decisive = match scale.kind {
        ScaleKind::Sum => true,
        ScaleKind::Scale => told(),
        ScaleKind::Ton => false,
        ScaleKind::Count | ScaleKind::Glued | ScaleKind::Table => return None,
    };
    cues.is_open_after(item.rest).then_some(())?;
    let before = sentence_before(here.behind());
    let after = sentence_after(item.rest);
    let euro = Coin { code: Currency::EUR, multiplier: 1, divisor: 1 };
    let beside = coin_in(terms, before).or_else(|| coin_in(terms, after));
    let counted = cues.counted.is_in(last(before, NEAR));
    match scale.kind {
        ScaleKind::Ton => {
            let small = item.term.number.ten_thousandths(1, MOST_TONS)? < 10_000;
            let weighs = cues.weighed.is_in(before) || cues.weighed.is_in(after);
            let money = beside.is_some() || cues.money.is_in(before) || cues.money.is_in(after);
            (small && !weighs && money).then_some(beside.unwrap_or(euro))
        }
        _ if beside.is_some() => beside,
        _ if counted => None,
        _ => (decisive || cues.money.is_in(before) || cues.money.is_in(after)).then_some(euro),
    }
}

/// The currency of a sum in a stretch of text: the unit one, `k€` counting as `€`.
fn coin_in(terms: &Terms, text: &str) -> Option<Coin> {
    let coin = word_starts(text).find_map(|at| terms.coin(text.get(at..)?))?;
    Some(Coin { multiplier: 1, divisor: 1, ..coin })
}

/// What of `text` stands in its last sentence. An abbreviation's stop is no end: a sentence ends
/// where a capital follows.
fn sentence_before(text: &str) -> &str {
    let mut ends = text.match_indices(['.', '?', '!']).filter(|&(at, _)| {
        let next = text.get(at + 1..).unwrap_or_default();
        next.starts_with(' ') && next.trim_start().starts_with(char::is_uppercase)
    });
    let start = ends.next_back().map_or(0, |(at, _)| at + 1);
    text.get(start..).unwrap_or_default()
}

/// What of `text` belongs to its first sentence.
fn sentence_after(text: &str) -> &str {
    let end = text
        .match_indices(". ")
        .find(|&(at, _)| text.get(at + 2..).unwrap_or_default().starts_with(char::is_uppercase));
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default()
}

fn last(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}
