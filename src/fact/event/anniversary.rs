//! The day a time gone by is counted from, where the sentence names it: `Op 30 september 2025 is het 15
//! jaar geleden dat …`.
//!
//! ```text
//! anniversary = day verb "het" degree* distance | "het" verb degree* ["op"] day degree* distance
//! verb        = "is" | "was" | "zal"
//! ```

use crate::calendar::{Calendar, Granularity, Leaning, Reference};
use crate::grammar::{Mention, TimeExpression, TimeMention};
use chrono::NaiveDate;

/// Verbs of which `het` is the subject.
const VERBS: [&str; 3] = ["is", "was", "zal"];

/// Words of degree, and the preposition of the day: they leave the time the same.
const DEGREES: [&str; 9] =
    ["precies", "exact", "al", "alweer", "reeds", "inmiddels", "dan", "ook", "op"];

/// The day the last of these times is counted from, if it is one gone by and the time before it is the
/// day on which it has gone by.
pub(super) fn day(
    flow: &str,
    times: &[(&Mention, &TimeMention)],
    reference: &Reference,
    leaning: Leaning,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let (&(ago, time), before) = times.split_last()?;
    let TimeExpression::Distance { by: ..0, stretch: false, .. } = time.expression else {
        return None;
    };
    let (named, day) = before.last()?;
    let between = flow.get(named.span.end..ago.span.start)?;
    let told = match words_but_degrees(between).count() {
        0 => is_told(flow.get(..named.span.start)?),
        2 => is_told(between),
        _ => false,
    };
    if !told {
        return None;
    }
    let day = calendar.resolve(&day.expression, Some(reference), leaning)?;
    day.latest.filter(|_| day.granularity == Granularity::Day)
}

/// Whether the last words, but for those of degree, are `is het` or `het is`.
fn is_told(text: &str) -> bool {
    let mut words = words_but_degrees(text).map(str::to_lowercase);
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is = |word: &String| VERBS.contains(&word.as_str());
    last == "het" && is(&before) || is(&last) && before == "het"
}

/// The words of a text from its end, but for those of degree.
fn words_but_degrees(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().rev().filter(|word| !DEGREES.contains(word))
}
