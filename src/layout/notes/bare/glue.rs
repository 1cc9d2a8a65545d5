//! What digits are glued to, and whether they can be a mark there.

use super::super::candidates::{Context, closed, is_year, tail_of};
use crate::layout::flow::is_space;
use crate::layout::shape;
use rustc_hash::FxHashSet;

/// What the digits are glued to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glue {
    /// A stop, a comma, a closing quote or bracket: `betalen.».1`, `(LMS)1`.
    Closing,
    /// A word in small letters, four or more: `miljoen4`.
    Word,
    /// A word with a capital: `Lange3`.
    Name,
    /// Anything that only a chain around it can explain: `VNG3`, `wet1`, `covid-192`, `eind 20238`.
    Other,
}

impl Glue {
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Closing | Self::Word => 4,
            Self::Name => 3,
            Self::Other => 1,
        }
    }
}

/// What the digits `run` between `before` and `after` are glued to, and how many of them belong to
/// the word before the mark; `None` where they can well be a number of their own.
pub(super) fn judge(
    context: &Context<'_, '_>,
    before: &str,
    run: &str,
    after: &str,
    series: &FxHashSet<&str>,
) -> Option<(usize, Glue)> {
    let last = before.chars().next_back()?;
    let before = tail_of(before);
    if last.is_alphabetic() {
        return word(context, before, run, series).map(|glue| (0, glue));
    }
    match last {
        '.' | ',' | ';' | '?' | '!' => {
            sign(context, before, last, run, after).map(|glue| (0, glue))
        }
        ')' | ']' | '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}' => {
            (closed(before, after) > 4).then_some((0, Glue::Closing))
        }
        '%' => Some((0, Glue::Other)),
        '-' | '\u{2010}'..='\u{2013}' => {
            let stem = before.get(..before.len() - last.len_utf8())?;
            let word = last_word(stem).trim_matches(|c: char| !c.is_alphanumeric());
            let own = run.get(..2).filter(|own| own.len() < run.len());
            let named = own.map(|own| format!("{word}-{own}"));
            if named.is_some_and(|named| context.words.beside.is_hyphened(&named)) {
                return Some((2, Glue::Other));
            }
            let years =
                stem.len().checked_sub(4).and_then(|at| stem.get(at..)).is_some_and(is_year);
            (years && context.year_with_mark(before, run).1 > 0).then_some((4, Glue::Other))
        }
        '/' => None,
        c if is_space(c) => year(context, before, run, after),
        _ => None,
    }
}

/// `Lange3`, `miljoen4`, `VNG3`; not `CO2`, `m2`, `fase2`, `mbo4`.
fn word(
    context: &Context<'_, '_>,
    before: &str,
    run: &str,
    series: &FxHashSet<&str>,
) -> Option<Glue> {
    let stem = stem_of(before);
    let beside = context.words.beside;
    let own = beside.is_unit(stem)
        || beside.bears_number(stem)
        || series.contains(stem)
        || before.strip_suffix(stem)?.ends_with(['@', '/', '_', '#', '='])
        || is_roman(stem);
    if own || context.glued(before, run) < 4 {
        return None;
    }
    let letters = stem.chars().count();
    let small = stem.chars().all(char::is_lowercase);
    Some(match (small, letters) {
        (true, 4..) => Glue::Word,
        (true, _) if !context.words.stems.contains(stem) => return None,
        (false, 4..) if stem.chars().skip(1).all(char::is_lowercase) => Glue::Name,
        _ => Glue::Other,
    })
}

/// `gemeld.9`, `liggen»?1`, `2021–2027.3 De`, `TO3357.5`; not `3.1`, `nr.2`, `a.1`, `IV.2`.
fn sign(
    context: &Context<'_, '_>,
    before: &str,
    sign: char,
    run: &str,
    after: &str,
) -> Option<Glue> {
    let stem = before.strip_suffix(sign)?;
    let word = last_word(stem).trim_start_matches(['(', '"', '\u{ab}', '\u{2018}', '\u{201c}']);
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let closes = word.ends_with([')', ']', '"', '\u{201d}', '\u{bb}', '\u{2019}', '\'', '%']);
        let own = sign == '.' && context.words.beside.is_abbreviation_alone(word)
            || is_roman(word)
            || word.contains(['@', '/'])
            || letters < 2 && !closes;
        return (!own && context.punctuated(before, sign, run) > 4).then_some(Glue::Closing);
    }
    // Behind a number a mark needs the end of a sentence: `versie 2021.3 is` is a number.
    let tail = after.trim_start_matches(is_space);
    let sentence = tail.is_empty() || tail.len() < after.len() && !shape::starts_lower(tail);
    if sign != '.' || !sentence || tail.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (head, number) = word.split_at_checked(word.len() - digits)?;
    let period = head.ends_with(['-', '\u{2013}', '/'])
        && head.get(..4).is_some_and(is_year)
        && head.chars().count() == 5;
    let year = is_year(number) && (head.is_empty() || period);
    let registered =
        digits >= 4 && head.len() >= 2 && head.bytes().all(|byte| byte.is_ascii_uppercase());
    (year || registered).then_some(Glue::Other)
}

/// `eind 20238`, `29 februari 202433`; not `de 20231 woningen`.
fn year(context: &Context<'_, '_>, before: &str, run: &str, after: &str) -> Option<(usize, Glue)> {
    let (skip, weight) = context.year_with_mark(before, run);
    let amount =
        context.words.beside.is_before_amount(last_word(before.trim_end_matches(is_space)));
    let stops = after.is_empty() || after.starts_with(['.', ',', ';', '?', ')']);
    (weight >= 7 && (stops || !amount)).then_some((skip, Glue::Other))
}

fn last_word(text: &str) -> &str {
    text.rsplit(is_space).next().unwrap_or_default()
}

/// The letters and digits that `text` ends with.
pub(super) fn stem_of(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}
