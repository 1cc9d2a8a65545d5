//! Words with what they are for.

use super::{Grammars, WordMap};
use crate::error::Error;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A row of a list of words, each with its role.
#[derive(Debug, Deserialize)]
pub(crate) struct RoleRow<R> {
    pub(crate) form: String,
    pub(crate) role: R,
}

/// The forms of a role, in lower case, in the order of their list.
pub(crate) fn forms_of<R: PartialEq>(rows: &[RoleRow<R>], role: &R) -> Vec<String> {
    rows.iter().filter(|row| row.role == *role).map(|row| row.form.to_lowercase()).collect()
}

/// Single words, in any case, and the roles each has: a word can have several.
#[derive(Debug, Clone)]
pub(crate) struct WordRoles<R> {
    by_word: WordMap<Vec<R>>,
}

impl<R: Copy + PartialEq> WordRoles<R> {
    /// The words of the list of this name.
    pub(crate) fn new(grammars: &Grammars, list: &str) -> Result<Self, Error>
    where
        R: DeserializeOwned,
    {
        let rows: Vec<RoleRow<R>> = grammars.rows(list)?;
        Ok(rows.into_iter().map(|row| (row.form, row.role)).collect())
    }

    /// Whether the word has this role.
    #[inline]
    pub(crate) fn is(&self, role: R, word: &str) -> bool {
        self.by_word.get(word).is_some_and(|roles| roles.contains(&role))
    }

    /// [`Self::is`], where the hash of the word is known.
    #[inline]
    pub(crate) fn is_of(&self, role: R, hash: u64, word: &str) -> bool {
        self.is_any_of(&[role], hash, word)
    }

    /// Whether the word, whose hash is known, has one of these roles.
    #[inline]
    pub(crate) fn is_any_of(&self, roles: &[R], hash: u64, word: &str) -> bool {
        let known = self.by_word.get_of(hash, word);
        known.is_some_and(|known| known.iter().any(|role| roles.contains(role)))
    }
}

impl<S: AsRef<str>, R: Copy> FromIterator<(S, R)> for WordRoles<R> {
    fn from_iter<I: IntoIterator<Item = (S, R)>>(rows: I) -> Self {
        let mut by_word: WordMap<Vec<R>> = WordMap::default();
        for (word, role) in rows {
            let word = word.as_ref();
            let mut roles = by_word.get(word).cloned().unwrap_or_default();
            roles.push(role);
            by_word.insert(word, roles);
        }
        Self { by_word }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_word_has_several_roles() {
        let words: WordRoles<u8> = [("Van", 1), ("raad", 1), ("van", 2)].into_iter().collect();
        for (role, word, want) in
            [(1, "van", true), (2, "VAN", true), (2, "raad", false), (1, "raden", false)]
        {
            assert_eq!(words.is(role, word), want, "{role} {word}");
        }
    }
}
