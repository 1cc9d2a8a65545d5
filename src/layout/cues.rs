//! Word lists whose rows say how lines of a kind begin.

use super::flow::is_space;
use crate::error::Error;
use crate::lexicon::Grammars;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A row of such a list.
#[derive(Debug, Deserialize)]
struct Row<K> {
    text: String,
    #[serde(alias = "place")]
    kind: K,
}

/// The beginnings of lines, in the order of their list, each with what it says of the line.
#[derive(Debug)]
pub(super) struct Cues<K> {
    rows: Vec<(String, K)>,
    /// By their first two characters: few lines share them with any.
    starts: FxHashMap<(char, Option<char>), Vec<usize>>,
}

impl<K: DeserializeOwned> Cues<K> {
    /// Loads the list of this name.
    pub(super) fn new(grammars: &Grammars, list: &str) -> Result<Self, Error> {
        let rows: Vec<Row<K>> = grammars.rows(list)?;
        let rows: Vec<(String, K)> =
            rows.into_iter().map(|row| (folded(&row.text), row.kind)).collect();
        let mut starts: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (index, (cue, _)) in rows.iter().enumerate() {
            if let Some(start) = start(cue.chars()) {
                starts.entry(start).or_default().push(index);
            }
        }
        Ok(Self { rows, starts })
    }
}

impl<K> Cues<K> {
    /// Whether a line begins with a cue. `content` is the line as it stands, without the white
    /// space around it.
    pub(super) fn begin(&self, content: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'`';
        let folded = |byte: u8| char::from(byte.to_ascii_lowercase());
        let start = match *content.as_bytes() {
            [one, two, ..] if plain(one) && plain(two) => Some((folded(one), Some(folded(two)))),
            _ => start(folded_chars(content)),
        };
        let Some((first, second)) = start else { return false };
        let short = second.and_then(|_| self.starts.get(&(first, None)));
        let known = [self.starts.get(&(first, second)), short].into_iter().flatten().flatten();
        known.filter_map(|&index| self.rows.get(index)).any(|(cue, _)| begins(content, cue))
    }

    /// The cues that `line` begins with, in the order of the list, each with what stands behind
    /// it. `line` is [`folded`].
    pub(super) fn of<'c, 'l>(
        &'c self,
        line: &'l str,
    ) -> impl Iterator<Item = (Cue<'c, K>, &'l str)> {
        self.rows.iter().filter_map(move |(text, kind)| {
            line.strip_prefix(text.as_str()).map(|rest| (Cue { text, kind }, rest))
        })
    }
}

/// Whether a line, [`folded`], begins with a cue.
fn begins(content: &str, cue: &str) -> bool {
    let pairs = content.bytes().zip(cue.bytes());
    for (have, want) in pairs.take_while(|(have, _)| have.is_ascii_graphic() && *have != b'`') {
        if !have.eq_ignore_ascii_case(&want) {
            return false;
        }
    }
    let mut have = folded_chars(content);
    cue.chars().all(|want| have.next() == Some(want))
}

/// A cue a line begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue<'c, K> {
    /// The words of the list.
    pub(super) text: &'c str,
    /// What they say.
    pub(super) kind: &'c K,
}

fn start(mut chars: impl Iterator<Item = char>) -> Option<(char, Option<char>)> {
    Some((chars.next()?, chars.next()))
}

/// In lower case, white space as single spaces and none around, curly quotes straight.
pub(super) fn folded(text: &str) -> String {
    folded_chars(text).collect()
}

/// The characters of [`folded`].
pub(super) fn folded_chars(text: &str) -> impl Iterator<Item = char> {
    let mut begun = false;
    let mut parted = false;
    text.chars()
        .flat_map(move |c| {
            if is_space(c) {
                parted = begun;
                return [None, None];
            }
            begun = true;
            let space = std::mem::take(&mut parted).then_some(' ');
            let straight = if matches!(c, '\u{2019}' | '\u{2018}' | '`') { '\'' } else { c };
            [space, Some(straight)]
        })
        .flatten()
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_folded() {
        let cases = [
            ("  Ons\t kenmerk \n", "ons kenmerk"),
            ("\u{2019}s-Gravenhage", "'s-gravenhage"),
            ("", ""),
            (" \u{a0}", ""),
        ];
        for (text, want) in cases {
            assert_eq!(folded(text), want, "{text:?}");
        }
    }

    #[test]
    fn ok_lines_that_begin_with_a_cue() {
        let cues: Cues<String> = Cues::new(&Grammars::built_in(), "margin_labels.csv").unwrap();
        for line in ["Ons kenmerk", "ONS  kenmerk: 12", "T 070 1234"] {
            assert!(cues.begin(line), "{line}");
            assert!(cues.of(&folded(line)).next().is_some(), "{line}");
        }
        for line in ["", "O", "Onze minister", "Mijn kenmerk"] {
            assert!(!cues.begin(line), "{line}");
            assert!(cues.of(&folded(line)).next().is_none(), "{line}");
        }
    }
}
