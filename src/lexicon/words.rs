//! Finding the phrases of a word list at a place of a flow.

use super::by_hash::ByHash;
use super::token::{Token, first_token, folded_prefix};
use nom::IResult;
use nom::error::{Error, ErrorKind};
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::Deserialize;
use std::cmp::Reverse;
use std::ops::Range;

/// Whether the case of a word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// `ministerie`, `Ministerie` and `MINISTERIE` are the same.
    #[default]
    Any,
    /// Only as written: `OM`, `IND`, `AP`.
    Exact,
}

/// Phrases, each with a value, found longest first at a given place.
///
/// Case is folded for every letter, `Ë` as well as `E`. A phrase that ends in a letter or digit
/// matches only where none follows.
///
/// ```
/// use griffie::lexicon::{Case, Words};
/// let words = Words::new([("medio", Case::Any, 1), ("medio maart", Case::Any, 2)]);
/// assert_eq!(words.longest("Medio maart 2025"), Some(("Medio maart", &2)));
/// assert_eq!(words.longest("mediocre"), None);
/// ```
#[derive(Debug, Clone)]
pub struct Words<T> {
    /// Those that begin with one word stand together, the longest first.
    entries: Vec<Entry<T>>,
    /// Where in `entries` those stand that begin with a word, by the hash of that word.
    by_first: ByHash<Range<u32>>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    form: Box<str>,
    case: Case,
    value: T,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_first: ByHash::default() }
    }
}

impl<T> Entry<T> {
    /// Whether the form can stand at the start of `text`, by its last byte: what turns most away.
    /// In normal form C no letter of the lists is longer or shorter in lower case.
    #[inline]
    fn may_stand(&self, text: &str) -> bool {
        let last = self.form.len().wrapping_sub(1);
        match (self.form.as_bytes().get(last), text.as_bytes().get(last)) {
            (Some(want), Some(have)) if have.is_ascii() => have.eq_ignore_ascii_case(want),
            _ => true,
        }
    }
}

impl<T> Words<T> {
    /// Builds the list. Of two rows with the same form and case, the later counts.
    pub fn new<S: AsRef<str>>(rows: impl IntoIterator<Item = (S, Case, T)>) -> Self {
        let rows = rows.into_iter().map(|(form, case, value)| {
            let form = form.as_ref();
            let stored: Box<str> = match case {
                Case::Any => form.to_lowercase().into(),
                Case::Exact => form.into(),
            };
            (Token::first(form).hash, Entry { form: stored, case, value })
        });
        let mut rows: Vec<(u64, Entry<T>)> = rows.collect();
        rows.sort_by_key(|(hash, entry)| (*hash, Reverse(entry.form.len())));
        let mut entries: Vec<Entry<T>> = Vec::with_capacity(rows.len());
        let firsts = rows.chunk_by(|(one, _), (next, _)| one == next).count();
        let mut by_first = FxHashMap::with_capacity_and_hasher(firsts, FxBuildHasher);
        for (hash, entry) in rows {
            let end = entries.len() as u32;
            let range: &mut Range<u32> = by_first.entry(hash).or_insert(end..end);
            let alike = entries.iter().enumerate().skip(range.start as usize).rev();
            let mut alike = alike.take_while(|(_, old)| old.form.len() == entry.form.len());
            let same = alike.find(|(_, old)| old.case == entry.case && old.form == entry.form);
            if let Some((same, _)) = same {
                entries.remove(same);
            }
            entries.push(entry);
            range.end = entries.len() as u32;
        }
        Self { entries, by_first: by_first.into() }
    }

    /// Whether a phrase begins with the word of this hash.
    #[inline]
    pub(crate) fn may_begin(&self, hash: u64) -> bool {
        self.by_first.get(hash).is_some()
    }

    /// The hashes of the first words of all phrases, in no order.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = u64> + '_ {
        self.by_first.hashes()
    }

    /// The phrases, in lower case where case does not count.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (&str, Case)> {
        self.entries.iter().map(|entry| (&*entry.form, entry.case))
    }

    /// The longest phrase that stands at the start of `text`: the text matched, and its value.
    #[inline]
    pub fn longest<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.longest_of(Token::first(text).hash, text)
    }

    /// [`Self::longest`], where the hash of the first word of `text` is known.
    #[inline]
    pub(crate) fn longest_of<'t>(&self, hash: u64, text: &'t str) -> Option<(&'t str, &T)> {
        let Range { start, end } = *self.by_first.get(hash)?;
        let entries = self.entries.get(start as usize..end as usize)?;
        entries.iter().find_map(|entry| {
            if !entry.may_stand(text) {
                return None;
            }
            let length = match entry.case {
                Case::Exact => text.starts_with(&*entry.form).then_some(entry.form.len()),
                Case::Any => folded_prefix(text, &entry.form),
            }?;
            let (matched, rest) = text.split_at_checked(length)?;
            let open = matched.chars().next_back().is_some_and(char::is_alphanumeric)
                && rest.chars().next().is_some_and(char::is_alphanumeric);
            (!open).then_some((matched, &entry.value))
        })
    }

    /// [`Self::longest`] as a nom parser.
    ///
    /// # Errors
    /// `Err::Error` where no phrase of the list stands here.
    #[inline]
    pub fn parse<'t>(&self, text: &'t str) -> IResult<&'t str, &T> {
        let Some((matched, value)) = self.longest(text) else {
            return Err(nom::Err::Error(Error::new(text, ErrorKind::Tag)));
        };
        Ok((text.get(matched.len()..).unwrap_or_default(), value))
    }

    /// The first words of all phrases, in lower case, sorted: where a phrase can begin.
    pub fn first_words(&self) -> Vec<String> {
        let firsts = self.entries.iter().map(|entry| first_token(&entry.form).to_lowercase());
        let mut firsts: Vec<String> = firsts.collect();
        firsts.sort();
        firsts.dedup();
        firsts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words<u8> {
        Words::new([
            ("ministerie van Financiën", Case::Any, 1),
            ("ministerie", Case::Any, 2),
            ("OM", Case::Exact, 3),
            ("a.s.", Case::Any, 4),
            ("'s-Gravenhage", Case::Any, 5),
        ])
    }

    #[test]
    fn ok_longest_phrase_whatever_the_case() {
        let cases = [
            ("MINISTERIE VAN FINANCIËN te", Some(("MINISTERIE VAN FINANCIËN", 1))),
            ("ministerie van Onderwijs", Some(("ministerie", 2))),
            ("OM eist", Some(("OM", 3))),
            ("om te", None),
            ("OMA", None),
            ("a.s. maandag", Some(("a.s.", 4))),
            ("'s-gravenhage,", Some(("'s-gravenhage", 5))),
            ("ministeries", None),
            ("\u{212a}amer", None),
            ("", None),
        ];
        for (text, want) in cases {
            assert_eq!(words().longest(text), want.as_ref().map(|(m, v)| (*m, v)), "{text}");
        }
    }

    #[test]
    fn ok_a_later_row_replaces_an_earlier_one() {
        let words = Words::new([("medio", Case::Any, 1), ("Medio", Case::Any, 2)]);
        assert_eq!(words.longest("medio"), Some(("medio", &2)));
    }
}
