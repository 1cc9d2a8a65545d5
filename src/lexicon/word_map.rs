//! Values by single words.

use super::by_hash::ByHash;
use super::token::{folded_hash, is_folded};

/// Values by words, in any case; a word is looked up without a copy of it.
#[derive(Debug, Clone)]
pub(crate) struct WordMap<T> {
    by_hash: ByHash<Vec<(Box<str>, T)>>,
}

impl<T> WordMap<T> {
    /// The value of a word.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.get_of(folded_hash(word), word)
    }

    /// [`Self::get`], where the hash of the word is known.
    #[inline]
    pub(crate) fn get_of(&self, hash: u64, word: &str) -> Option<&T> {
        let entries = self.by_hash.get(hash)?;
        entries.iter().find(|(form, _)| is_folded(word, form)).map(|(_, value)| value)
    }

    /// Whether the word is one of these.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Gives a word a value in place of the one it had.
    pub(crate) fn insert(&mut self, word: &str, value: T) {
        let form = word.to_lowercase();
        let entries = self.by_hash.entry(folded_hash(&form));
        entries.retain(|(known, _)| **known != *form);
        entries.push((form.into(), value));
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { by_hash: ByHash::default() }
    }
}

impl<S: AsRef<str>, T> FromIterator<(S, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(rows: I) -> Self {
        let mut map = Self::default();
        rows.into_iter().for_each(|(word, value)| map.insert(word.as_ref(), value));
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_any_case_and_the_later_row() {
        let map: WordMap<u8> =
            [("Raad", 1), ("co\u{f6}peratie", 2), ("raad", 3)].into_iter().collect();
        for (word, want) in [
            ("RAAD", Some(3)),
            ("raad", Some(3)),
            ("Co\u{d6}peratie", Some(2)),
            ("raden", None),
            ("", None),
        ] {
            assert_eq!(map.get(word).copied(), want, "{word}");
        }
    }
}
