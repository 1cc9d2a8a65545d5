//! Where sentences end.
//!
//! A sentence ends at `.`, `!` or `?`, with the quotes and brackets that close behind it, where a
//! new one can begin: a capital, a digit, an opening quote or bracket. It does not end behind an
//! abbreviation of `grammars/abbreviations.csv`, an initial (`G.A. van der Steur`), the number that
//! opens it (`2. Uitvoering`), nor inside a bracket that closes further on. In doubt two sentences
//! stay one: a fact in too long a sentence is still a fact, half a sentence is none.

use crate::Span;
use crate::error::Error;
use crate::lexicon::{Grammars, WordMap};
use memchr::{memchr2_iter, memchr3, memrchr};
use serde::Deserialize;

/// A row of `grammars/abbreviations.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    follows: Follows,
}

/// What stands behind an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Follows {
    /// A number: `nr. 5`, `art. 3`. Its stop never ends a sentence.
    Number,
    /// The rest of the phrase: `mr. Jansen`, `m.b.t. de`. Its stop never ends a sentence.
    Phrase,
    /// Anything; its stop ends a sentence where a capital follows: `jl. Ik`, `mln. De`.
    Any,
    /// A single letter that is no initial, behind a word that is whole: `zie bijlage A. De`. The
    /// letter's stop ends a sentence.
    Letter,
    /// The rest of a name: an initial of more letters than one, without its stop (`Th`).
    Initial,
}

/// A bracket that closes further on than this does not hold a sentence together.
const BRACKET: usize = 400;

/// No sentence is longer than this, in bytes: what is looked for in a whole sentence takes time that
/// grows with the text, whatever the text.
const LONGEST: usize = 2_000;

/// Splits flows into sentences.
#[derive(Debug)]
pub(super) struct Splitter {
    abbreviations: WordMap<Follows>,
    /// Words behind which a letter stands: `bijlage A.`
    lettered: WordMap<()>,
    /// Initials of more letters than one.
    initials: WordMap<()>,
}

impl Splitter {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("abbreviations.csv")?;
        let of = |follows| -> WordMap<()> {
            let rows = rows.iter().filter(|row| row.follows == follows);
            rows.map(|row| (&row.form, ())).collect()
        };
        let (lettered, initials) = (of(Follows::Letter), of(Follows::Initial));
        let rows =
            rows.iter().filter(|row| !matches!(row.follows, Follows::Letter | Follows::Initial));
        let abbreviations = rows.map(|row| (&row.form, row.follows)).collect();
        Ok(Self { abbreviations, lettered, initials })
    }

    /// What follows the abbreviation `token`, its last stop included; `None` for another word.
    pub(super) fn abbreviation(&self, token: &str) -> Option<Follows> {
        if token.len() > 24 {
            return None;
        }
        self.abbreviations.get(token).copied()
    }

    /// The sentences of a flow's text, in order, without the spaces between them.
    pub(super) fn split(&self, text: &str) -> Vec<Span> {
        let held = brackets(text);
        let mut held = held.iter().peekable();
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut word = 0;
        let mut at = 0;
        let bytes = text.as_bytes();
        let next_stop = |at: usize| {
            let found = memchr3(b'.', b'!', b'?', bytes.get(at..)?)?;
            Some((at + found, *bytes.get(at + found)?))
        };
        while let Some((stop, byte)) = next_stop(at) {
            if let Some(space) = bytes.get(at..stop).and_then(|passed| memrchr(b' ', passed)) {
                word = at + space + 1;
            }
            at = stop + 1;
            // Take the whole of `...`, `?!` and what closes behind the stop.
            let closes =
                |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']');
            at += bytes.iter().skip(at).take_while(|byte| closes(byte)).count();
            let end = at;
            let rest = text.get(end..).unwrap_or_default();
            let Some(next) = rest.strip_prefix(' ') else { continue };
            while held.next_if(|bracket| bracket.end <= stop + 1).is_some() {}
            let inside = held.peek().is_some_and(|b| b.start < stop && end < b.end);
            let token = text.get(word..=stop).unwrap_or_default();
            let before = text.get(start..word).unwrap_or_default();
            if !inside && self.ends(before, token, char::from(byte), end - stop > 1, next) {
                push(text, Span::new(start, end), &mut sentences);
                start = end + 1;
            }
        }
        if start < text.len() {
            push(text, Span::new(start, text.len()), &mut sentences);
        }
        sentences
    }

    /// Whether the last word before is one that a single letter can follow.
    fn takes_letter(&self, before: &str) -> bool {
        let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
        self.lettered.contains(last)
    }

    /// `G.A.`, `A.`, `Th.`, `Ch.J.`: single letters and initials of more, each with its stop.
    fn is_initials(&self, token: &str) -> bool {
        token.strip_suffix('.').is_some_and(|token| {
            token.split('.').all(|part| {
                let part = part.trim_start_matches('-');
                part.starts_with(char::is_uppercase)
                    && (part.len() == 1 || self.initials.contains(part))
            })
        })
    }

    /// Whether the stop `c` that ends `token` ends a sentence that began with `before`; `closed`
    /// says that more than the stop stands there, `next` is the text behind the space.
    fn ends(&self, before: &str, token: &str, c: char, closed: bool, next: &str) -> bool {
        let Some(opens) = Opening::of(next) else { return false };
        if c != '.' {
            return opens != Opening::Lower;
        }
        if opens == Opening::Lower {
            return false;
        }
        let token = token.trim_start_matches(['(', '[', '"', '\'']);
        let stem = token.trim_end_matches('.');
        if !closed || token.ends_with('.') {
            match self.abbreviation(token) {
                Some(Follows::Number | Follows::Phrase) => {
                    return closed && opens == Opening::Capital;
                }
                // What is added in brackets belongs to the sentence: `c.s. (Kamerstuk …)`.
                Some(Follows::Any) => {
                    return opens == Opening::Capital && !next.starts_with(['(', '[', '€', '$']);
                }
                Some(Follows::Letter | Follows::Initial) | None => {}
            }
        }
        if closed {
            return true;
        }
        // The number or letter that opens a heading or an item is no sentence.
        if before.trim().is_empty() && is_ordinal(stem) {
            return false;
        }
        if self.is_initials(token) {
            return self.takes_letter(before);
        }
        if opens == Opening::Digit && stem.chars().all(|c| c.is_ascii_digit()) {
            return false;
        }
        true
    }
}

/// Adds a sentence; one that is too long in parts, cut behind a semicolon or at a space.
fn push(text: &str, sentence: Span, sentences: &mut Vec<Span>) {
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let mut end = rest.start + LONGEST;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let window = Span::new(rest.start, end).of(text);
        let listed = window.rfind("; ").map(|at| at + 1).filter(|&at| at > LONGEST / 2);
        let cut = listed.or_else(|| window.rfind(' ').filter(|&at| at > 0));
        let later = || rest.of(text).find(' ').filter(|&at| at > 0);
        let Some(cut) = cut.or_else(later) else { break };
        sentences.push(Span::new(rest.start, rest.start + cut));
        rest.start += cut + 1;
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
}

/// How the text behind a stop begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Capital,
    Digit,
    Lower,
}

impl Opening {
    /// `None` at the end of the text.
    fn of(next: &str) -> Option<Self> {
        let bare = next.trim_start_matches(['"', '\'', '(', '[', '-', ' ', '*']);
        // 's Avonds, 't Kabinet: the capital stands behind the first word.
        let quoted = next.starts_with('\'');
        let mut chars = bare.chars();
        let first = chars.next()?;
        if quoted && matches!(first, 's' | 't' | 'n' | 'k') {
            let mut behind = chars.skip_while(|c| matches!(c, ' ' | '-'));
            return Some(match behind.next() {
                Some(c) if c.is_uppercase() => Self::Capital,
                _ => Self::Lower,
            });
        }
        Some(if first.is_lowercase() {
            Self::Lower
        } else if first.is_numeric() {
            Self::Digit
        } else if first.is_alphabetic() || matches!(first, '€' | '$' | '£') {
            Self::Capital
        } else {
            Self::Lower
        })
    }
}

/// The brackets of a text that hold more than one character, the outer ones only.
fn brackets(text: &str) -> Vec<Span> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Span> = Vec::new();
    let mut opening = memchr2_iter(b'(', b'[', text.as_bytes()).peekable();
    for at in memchr2_iter(b')', b']', text.as_bytes()) {
        while let Some(start) = opening.next_if(|&start| start < at) {
            open.push(start);
        }
        if let Some(start) = open.pop()
            && at - start <= BRACKET
        {
            let span = Span::new(start, at + 1);
            while found.pop_if(|inner| span.contains(*inner)).is_some() {}
            found.push(span);
        }
    }
    found
}

/// `2`, `3.1`, `a`, `IV`: what numbers a heading or an item.
fn is_ordinal(stem: &str) -> bool {
    let digits = stem.chars().all(|c| c.is_ascii_digit() || c == '.') && stem.len() <= 8;
    let letter = stem.chars().count() == 1;
    let roman = stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) && stem.len() <= 6;
    digits || letter || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let splitter = Splitter::new(&Grammars::built_in()).unwrap();
        splitter.split(text).iter().map(|span| span.of(text)).collect()
    }

    /// Sentences parted by ` | `; without it the text is one sentence.
    const CASES: &[&str] = &[
        "De motie is aangenomen. | Ik voer haar uit.",
        "Zie Kamerstuk 29 628, nr. 572. | Dat is bekend.",
        "De motie van lid X c.s. verzoekt om spoed.",
        "In de motie Sneller et. al. vraagt u de regering iets.",
        "Op 9 oktober jl. ben ik in gesprek gegaan.",
        "Dat was op 9 oktober jl. | Ik heb toen gezegd wat ik vond.",
        "Er is € 70 mln. vrijgemaakt.",
        "Er is € 100 mln. (€ 80 mln. structureel) vrijgemaakt.",
        "Dit loopt op van ca. € 5 mln. € 3 mln. daarvan is nieuw.",
        "Bij Kabinetsmissive van 23 juli 1998, no. 98.003741, is het voorstel aanhangig gemaakt.",
        "Er is € 70 mln. in 2025 en € 20 mln. in 2026. | De rest volgt.",
        "De kosten zijn 421 mld. | Het tekort daalt.",
        "De Minister van Veiligheid en Justitie, G.A. van der Steur",
        "Dat heeft mr. G.A. van der Steur gezegd. | Het is zo.",
        "Drs. H. Jansen en prof. dr. A. de Vries hebben dit onderzocht.",
        "Zie artikel 3, lid 2. | De wet bepaalt dat.",
        "2. Uitvoering van de motie",
        "3.1. De aanpak in het kort. | Wat volgt is nieuw.",
        "Is dat zo? | Ja, dat is zo.",
        "Hij vroeg «wat is dat?» en zweeg.",
        "Bent u bekend met het bericht \"Miljoenen voor bijles?\" uit de krant?",
        "Het bedrag is 3.500 euro en 2.5 procent.",
        "Dit is een zin (zie ook nr. 5. Dat is van belang.) en die loopt door.",
        "Dat is besloten. | (Zie ook de bijlage.) | Daarna volgde meer.",
        "Het kabinet wacht af ... en ziet. | Dan volgt een besluit... | Dat is alles.",
        "Zie bijlage A. | De minister is het eens.",
        "Dit loopt t/m 31 dec. 2024 door.",
        "Dat geldt i.v.m. de Wet op het onderwijs. | 's Avonds niet.",
        "Het kost 5%. | 2024 wordt een jaar van keuzes.",
        "Bericht van de NOS, d.d. 3 mei 2021. | \"Te laat\", zei hij.",
        "In het rapport staat: \"Dit moet beter.\" | De minister deelt dat.",
        "Handelingen II 2018/19, nr. 61, item 14, p. 3-5.",
        "Stcrt. 2019, nr. 18804 en Stb. 2019, 12 zijn gepubliceerd.",
        "Kan de minister dit toelichten? | Zo nee, waarom niet? | Zo ja, wanneer?",
        "Stop! | Dat kan niet.",
        "De heer Th. Bakker en mw. IJ. de Boer tekenden.",
        "",
    ];

    #[test]
    fn ok_sentences() {
        for case in CASES {
            let want: Vec<&str> = case.split(" | ").filter(|part| !part.is_empty()).collect();
            assert_eq!(split(&case.replace(" | ", " ")), want);
        }
    }

    #[test]
    fn ok_no_sentence_is_endless() {
        let text = "en dat in 2024 ".repeat(1_000);
        let parts = split(text.trim_end());
        assert!(parts.iter().all(|part| part.len() <= LONGEST));
        assert_eq!(parts.join(" "), text.trim_end());
        let word = "a".repeat(3 * LONGEST);
        assert_eq!(split(&format!("{word} b")), [word.as_str(), "b"]);
    }

    #[test]
    fn ok_any_text_is_covered_in_order() {
        for text in ["((((", ". . . .", "?!?!", "a.b.c.", "1. 1. 1. 1.", ") ) . ( A. B"] {
            let spans = Splitter::new(&Grammars::built_in()).unwrap().split(text);
            assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start), "{text}");
            assert_eq!(spans.last().map(|span| span.end), Some(text.len()), "{text}");
        }
    }
}
