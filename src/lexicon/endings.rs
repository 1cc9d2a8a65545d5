//! Words known by their endings.

use super::token::ends_folded;

/// Endings of words, each with a value: what a compound is, its last part says.
#[derive(Debug, Clone)]
pub(crate) struct Endings<T> {
    /// By the last letter.
    groups: Vec<Group<T>>,
}

/// The endings with one last letter, in the order of their list.
#[derive(Debug, Clone)]
struct Group<T> {
    endings: Vec<(Box<str>, T)>,
    /// A bit for the letter before the last of each: most words are turned away by it.
    before: u32,
}

impl Endings<()> {
    /// Endings that say no more than that a word has one of them.
    pub(crate) fn set<S: AsRef<str>>(endings: impl IntoIterator<Item = S>) -> Self {
        endings.into_iter().map(|ending| (ending, ())).collect()
    }
}

impl<T> Endings<T> {
    /// The endings that `word` has in any case, in the order of their list; one may be the whole word.
    #[inline]
    pub(crate) fn of<'e>(&'e self, word: &'e str) -> impl Iterator<Item = (&'e str, &'e T)> {
        let group = self.group(word.as_bytes()).into_iter();
        group
            .flat_map(|group| &group.endings)
            .filter(move |(ending, _)| ends_folded(word, ending))
            .map(|(ending, value)| (&**ending, value))
    }

    /// The endings of compounds that `word` is: those shorter than the word.
    #[inline]
    pub(crate) fn of_compound<'e>(
        &'e self,
        word: &'e str,
    ) -> impl Iterator<Item = (&'e str, &'e T)> {
        self.of(word).filter(|(ending, _)| ending.len() < word.len())
    }

    /// Whether the word with these bytes may have one of these endings, by its last two letters.
    #[inline]
    pub(crate) fn may_have(&self, word: &[u8]) -> bool {
        self.group(word).is_some()
    }

    #[inline]
    fn group(&self, word: &[u8]) -> Option<&Group<T>> {
        let (before, last) = match word {
            [.., before, last] => (bit(*before), last),
            [last] => (u32::MAX, last),
            [] => return None,
        };
        self.groups.get(letter(*last)).filter(|group| group.before & before != 0)
    }

    /// Whether the word has one of these endings or is one.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        self.of(word).next().is_some()
    }

    /// The endings.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(|group| &group.endings).map(|(ending, _)| &**ending)
    }
}

impl<S: AsRef<str>, T> FromIterator<(S, T)> for Endings<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(rows: I) -> Self {
        let group = || Group { endings: Vec::new(), before: 0 };
        let mut groups: Vec<Group<T>> = (0..LETTERS).map(|_| group()).collect();
        for (ending, value) in rows {
            let ending = ending.as_ref().to_lowercase();
            let mut back = ending.bytes().rev();
            let Some(group) = back.next().and_then(|last| groups.get_mut(letter(last))) else {
                continue;
            };
            group.before |= back.next().map_or(u32::MAX, bit);
            group.endings.push((ending.into(), value));
        }
        Self { groups }
    }
}

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self { groups: Vec::new() }
    }
}

/// How many letters are told apart.
const LETTERS: usize = 32;

/// A number below [`LETTERS`] that a letter and its capital share.
fn letter(byte: u8) -> usize {
    if byte.is_ascii() { usize::from(byte) % LETTERS } else { 0 }
}

fn bit(byte: u8) -> u32 {
    1 << letter(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_endings_in_any_case() {
        let endings: Endings<u8> =
            [("rapport", 1), ("Port", 2), ("co\u{f6}peratie", 3), ("s", 4)].into_iter().collect();
        for (word, want) in [
            ("eindrapport", &[1, 2][..]),
            ("RAPPORT", &[1, 2]),
            ("transport", &[2]),
            ("Energieco\u{d6}peratie", &[3]),
            ("bus", &[4]),
            ("s", &[4]),
            ("caf\u{e9}", &[]),
            ("t", &[]),
            ("", &[]),
        ] {
            let found: Vec<u8> = endings.of(word).map(|(_, value)| *value).collect();
            assert_eq!(found, want, "{word}");
        }
        assert!(endings.of_compound("rapport").map(|(ending, _)| ending).eq(["port"]));
        assert!(endings.has("Bus") && !endings.has("busje"));
    }
}
