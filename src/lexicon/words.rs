//! Finding the phrases of a word list at a place of a flow.

use nom::IResult;
use nom::error::{Error, ErrorKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;

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
    by_first: FxHashMap<Box<str>, Vec<Entry<T>>>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    form: Box<str>,
    case: Case,
    value: T,
}

impl<T> Words<T> {
    /// Builds the list. Of two rows with the same form and case, the later counts.
    pub fn new<S: AsRef<str>>(rows: impl IntoIterator<Item = (S, Case, T)>) -> Self {
        let mut by_first: FxHashMap<Box<str>, Vec<Entry<T>>> = FxHashMap::default();
        for (form, case, value) in rows {
            let form = form.as_ref();
            let stored = match case {
                Case::Any => form.to_lowercase(),
                Case::Exact => form.to_owned(),
            };
            let entries = by_first.entry(first_token(form).to_lowercase().into()).or_default();
            entries.retain(|entry| entry.case != case || *entry.form != *stored);
            entries.push(Entry { form: stored.into(), case, value });
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted on its own")]
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.form.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that stands at the start of `text`: the text matched, and its value.
    pub fn longest<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        let token = first_token(text);
        // Most words are short and ASCII: fold them without allocating.
        let mut buffer = [0_u8; 32];
        let entries = if token.is_ascii() && token.len() <= buffer.len() {
            let folded = buffer.get_mut(..token.len())?;
            folded.copy_from_slice(token.as_bytes());
            folded.make_ascii_lowercase();
            self.by_first.get(std::str::from_utf8(folded).ok()?)?
        } else {
            self.by_first.get(token.to_lowercase().as_str())?
        };
        entries.iter().find_map(|entry| {
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
    pub fn parse<'t>(&self, text: &'t str) -> IResult<&'t str, &T> {
        let Some((matched, value)) = self.longest(text) else {
            return Err(nom::Err::Error(Error::new(text, ErrorKind::Tag)));
        };
        Ok((text.get(matched.len()..).unwrap_or_default(), value))
    }

    /// The first words of all phrases, in lower case, sorted: where a phrase can begin.
    pub fn first_words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.by_first.keys().map(ToString::to_string).collect();
        words.sort();
        words
    }
}

/// The first run of letters and digits of `text`, or its first character.
pub(crate) fn first_token(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(_, c)| !c.is_alphanumeric())
        .map_or(text.len(), |(at, c)| if at == 0 { c.len_utf8() } else { at });
    text.get(..end).unwrap_or_default()
}

/// The length of the start of `text` that equals `form` when its case is folded; `form` is in
/// lower case.
fn folded_prefix(text: &str, form: &str) -> Option<usize> {
    let mut want = form.chars();
    let mut length = 0;
    let mut left = text.chars();
    loop {
        let Some(next) = want.next() else { return Some(length) };
        let c = left.next()?;
        length += c.len_utf8();
        let mut folded = c.to_lowercase();
        if folded.next() != Some(next) {
            return None;
        }
        for more in folded {
            if want.next() != Some(more) {
                return None;
            }
        }
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
