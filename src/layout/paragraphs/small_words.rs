//! The small words that tell whether a line begins a sentence, goes on with one or stands alone.

use crate::error::Error;
use crate::layout::shape;
use crate::lexicon::{Grammars, WordMap};
use serde::Deserialize;

/// A row of `grammars/small_words.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    place: WordPlace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WordPlace {
    Begin,
    End,
    Body,
    Greeting,
    Asks,
}

/// Words that tell whether a line begins a sentence or goes on with one.
#[derive(Debug)]
pub(in crate::layout) struct SmallWords {
    begin: WordMap<()>,
    end: WordMap<()>,
    body: Vec<String>,
    greeting: WordMap<()>,
    asks: WordMap<()>,
}

impl SmallWords {
    pub(in crate::layout) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("small_words.csv")?;
        let at = |place| rows.iter().filter(move |row| row.place == place).map(|row| &row.text);
        let of = |place| -> WordMap<()> { at(place).map(|text| (text, ())).collect() };
        Ok(Self {
            begin: of(WordPlace::Begin),
            end: of(WordPlace::End),
            body: at(WordPlace::Body).map(|text| text.to_lowercase()).collect(),
            greeting: of(WordPlace::Greeting),
            asks: of(WordPlace::Asks),
        })
    }

    /// Whether the line is text, however much it looks like a heading: `Antwoord van Minister …`.
    pub(super) fn is_body(&self, line: &str) -> bool {
        let head: String = line.chars().take(40).collect::<String>().to_lowercase();
        self.body.iter().any(|phrase| head.starts_with(phrase.as_str()))
    }

    /// `Geachte voorzitter,`
    pub(super) fn is_greeting(&self, line: &str) -> bool {
        line.ends_with(',')
            && line.chars().count() <= 60
            && self.greeting.contains(shape::first_word(line))
    }

    /// Whether the line begins as sentences do and headings do not.
    pub(super) fn begin(&self, line: &str) -> bool {
        self.begin.contains(shape::first_word(line).trim_end_matches(','))
    }

    /// Whether the line begins as questions do: `Waarom`.
    pub(super) fn asks(&self, line: &str) -> bool {
        self.asks.contains(shape::first_word(line))
    }

    /// Whether the line ends with a word that something must follow: `aan de Minister van`.
    pub(super) fn leave_open(&self, line: &str) -> bool {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let last = last.trim_start_matches(['(', '[', '"', '\u{2018}', '\u{201c}', '\u{ab}']);
        last.len() <= 12 && self.end.contains(last)
    }
}
