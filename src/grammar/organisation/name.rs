//! The words a name is made of.

use crate::grammar::title::unmarked;
use crate::lexicon::{Token, folded_hash};
use std::cell::RefCell;

/// A word of running text: letters, digits and the signs that stand inside names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The characters.
    pub(super) text: &'t str,
    /// One past its last byte, in the text the words were taken from.
    pub(super) end: usize,
    /// Its hash, as lists know it.
    pub(super) hash: u64,
}

impl Word<'_> {
    /// Whether it [`is_capital`].
    #[inline]
    pub(super) fn is_capital(&self) -> bool {
        is_capital(self.text)
    }

    /// Whether all its letters are capitals, and there are two or more of them.
    pub(super) fn is_all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }
}

/// Whether a word begins with a capital or, as `50PLUS` does, with a digit and a capital; `'s-` and
/// `d'` are looked through.
#[inline]
pub(super) fn is_capital(word: &str) -> bool {
    if let Some(letter) = word.bytes().next().filter(u8::is_ascii_alphabetic) {
        return letter.is_ascii_uppercase();
    }
    let word = word.strip_prefix("'s-").or(word.strip_prefix("'t")).unwrap_or(word);
    let mut letters = word.chars().skip_while(|c| c.is_ascii_digit() || *c == '\'');
    letters.next().is_some_and(char::is_uppercase)
}

/// The words at the start of `text`, as long as single spaces part them.
///
/// A comma, bracket, quote, colon or full stop ends them; the stop of `B.V.` belongs to the word.
#[inline]
pub(super) fn words(text: &str) -> WordsOf<'_> {
    WordsOf { text, next: Some(0) }
}

/// The words at the start of a text.
pub(super) struct WordsOf<'t> {
    text: &'t str,
    next: Option<usize>,
}

impl<'t> Iterator for WordsOf<'t> {
    type Item = Word<'t>;

    #[inline]
    fn next(&mut self) -> Option<Word<'t>> {
        let at = self.next.take()?;
        let rest = self.text.get(at..)?;
        let Token { length, hash } = first_word(rest)?;
        let word = rest.get(..length)?;
        // `N.V.` ends a name: what follows with a capital is the next sentence.
        let spaced = rest.as_bytes().get(length) == Some(&b' ');
        self.next = (spaced && !word.ends_with('.')).then_some(at + length + 1);
        Some(Word { text: word, end: at + length, hash })
    }
}

/// The first [`words`] of a text, each cut when it is first asked for: a name is mostly known, or
/// known to be none, by its first few.
pub(super) struct Ahead<'t> {
    words: RefCell<(Vec<Word<'t>>, WordsOf<'t>)>,
    limit: usize,
}

impl<'t> Ahead<'t> {
    /// These words and those `left` behind them, at most `limit`.
    pub(super) fn new(
        cut: impl Iterator<Item = Word<'t>>,
        left: WordsOf<'t>,
        limit: usize,
    ) -> Self {
        let mut known = Vec::with_capacity(limit);
        known.extend(cut);
        Self { words: RefCell::new((known, left)), limit }
    }

    /// The word with this number.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<Word<'t>> {
        if index >= self.limit {
            return None;
        }
        let (known, left) = &mut *self.words.borrow_mut();
        let missing = (index + 1).saturating_sub(known.len());
        known.extend(left.take(missing));
        known.get(index).copied()
    }
}

/// The word at the start of `text`, signs at its end left out.
fn first_word(text: &str) -> Option<Token> {
    let inside = |c: char| {
        c.is_alphanumeric() || matches!(c, '\'' | '-' | '&' | '+' | '/' | '.' | '*' | '@')
    };
    let Token { length: plain, hash } = Token::first(text);
    let whole = |length: usize| {
        let known = (length == plain).then_some(hash);
        let hash = known.unwrap_or_else(|| folded_hash(text.get(..length).unwrap_or_default()));
        Token { length, hash }
    };
    let run = text.get(..plain)?;
    if text.as_bytes().get(plain).is_none_or(|next| matches!(next, b' ' | b','))
        && run.starts_with(char::is_alphanumeric)
    {
        return Some(whole(unmarked(run)));
    }
    let rest = text.get(plain..)?;
    let length = plain + rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    let run = text.get(..length)?;
    if run.contains('.') && is_initials(run) {
        return Some(whole(length));
    }
    let trimmed = run.trim_end_matches(['.', '\'', '/', '*', '@']).len();
    let trimmed = run.get(..trimmed).map_or(trimmed, unmarked);
    // A sign alone is a word only where it joins: `Ernst & Young`.
    let word = run.get(..trimmed)?;
    let starts = word.chars().next()?;
    // `'s-Hertogenbosch`, `'t Gooi`; any other sign opens a quotation.
    let elided = ["'s-", "'t"].iter().any(|start| word.starts_with(start));
    let fits = starts.is_alphanumeric() || elided || word == "&" || word == "+";
    (trimmed > 0 && fits && !word.contains("..")).then(|| whole(trimmed))
}

/// `B.V.`, `N.V.`, `m.e.r.`, `i.o.`: letters each with its stop.
fn is_initials(run: &str) -> bool {
    let mut pairs = 0;
    let mut chars = run.chars();
    while let Some(c) = chars.next() {
        if !c.is_alphabetic() || chars.next() != Some('.') {
            return false;
        }
        pairs += 1;
    }
    pairs > 1
}

/// The last word of `text` and what stands before it, spaces between trimmed.
pub(super) fn last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '-' | '\''))
        .last()
        .map(|(at, _)| at)?;
    Some((text.get(..start)?, text.get(start..)?))
}

/// Whether a sentence or line begins where `behind` ends.
pub(super) fn begins_sentence(behind: &str) -> bool {
    let trimmed = behind.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '-' | '*' | '\u{2022}' | '\u{25cf}')
    });
    trimmed.chars().next_back().is_none_or(|c| matches!(c, '.' | '?' | '!' | ':' | ')'))
        && !behind.trim_end().ends_with('(')
        || trimmed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_words_end_at_signs() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "Raad voor de Kinderbescherming, (RvdK)",
                &["Raad", "voor", "de", "Kinderbescherming"],
            ),
            ("Ernst & Young heeft", &["Ernst", "&", "Young", "heeft"]),
            ("Vesteda B.V. De", &["Vesteda", "B.V."]),
            ("Regio's- Rijk (KCR2)", &["Regio's-", "Rijk"]),
            ("Stichting X. De", &["Stichting", "X"]),
            ("Kinderombudsman 'Alle kinderen'", &["Kinderombudsman"]),
            ("gemeente 's-Hertogenbosch", &["gemeente", "'s-Hertogenbosch"]),
            ("", &[]),
        ];
        for (text, want) in cases {
            let got: Vec<&str> = words(text).map(|word| word.text).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn ok_beginnings_of_sentences() {
        for text in ["", "Dat is zo. ", "Zo? ", "- ", "Dat is: "] {
            assert!(begins_sentence(text), "{text}");
        }
        for text in ["de ", "Het rapport van ", "politie ("] {
            assert!(!begins_sentence(text), "{text}");
        }
    }
}
