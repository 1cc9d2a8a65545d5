//! The words around a sum: `grammars/amount_cues.csv`.

use crate::Span;
use crate::error::Error;
use crate::grammar::{Qualifier, Recurrence};
use crate::lexicon::{Case, Grammars, Words};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Deserialize;

/// The most words and signs of a phrase that is looked for backwards.
const LONGEST_PHRASE: usize = 8;

/// How two numbers of a row are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// `tot`, `à`, a dash: one sum between two bounds.
    Range,
    /// `en`, a comma: sums of their own.
    List,
    /// `naar`: from one sum to another.
    Change,
}

/// The words around sums of money, by what they do.
#[derive(Debug)]
pub(crate) struct Cues {
    /// `circa`, `maximaal`; `oplopend tot` takes the bound out of `tot`.
    pub(crate) qualifiers: Words<Qualifier>,
    /// `of meer`.
    pub(crate) qualifiers_after: Words<Qualifier>,
    /// Words between a qualifier and its sum: `ruim een half miljoen`.
    qualifier_gaps: Words<()>,
    /// `structureel`, `per jaar`; nothing for `niet structureel`.
    pub(crate) recurrence: Words<Option<Recurrence>>,
    pub(crate) links: Words<Link>,
    /// `tussen de`.
    pub(crate) between: Words<()>,
    /// Words after a number that are not the thing counted.
    pub(crate) followers: Words<()>,
    /// Words whose number is no sum: `artikel 5`.
    pub(crate) numbered: Words<()>,
    /// Words that begin another thought.
    pub(crate) breaks: Words<()>,
    /// Labels of lines that sum up.
    pub(crate) totals: Words<()>,
    /// Words that join the years of one sum: `2025 en 2026`.
    pub(crate) year_joins: Words<()>,
    /// Words between a year and the sum it is of: `in 2025 wordt`.
    pub(crate) year_before: Words<()>,
    /// Words between a sum and its year: `beschikbaar in`.
    pub(crate) year_after: Words<()>,
    /// Words that lead to a year: `in`, `over`.
    pub(crate) year_prepositions: Words<()>,
    /// Words between one of these and the year: `over heel 2025`.
    pub(crate) year_gaps: Words<()>,
    /// Words before a sum that was told before: `die 300 miljoen`.
    pub(crate) told: Words<()>,
    /// Words before a year from which on a sum counts, up to which, and behind one from which on.
    pub(crate) open_from: Words<()>,
    pub(crate) open_to: Words<()>,
    pub(crate) open_after: Words<()>,
    /// Words of the head or label of cells that are no money: `aantal`, `%`.
    pub(crate) counted_heads: Words<()>,
    pub(crate) counted_labels: Words<()>,
    /// Words between `in` and the unit of a table: `in hele euro's`.
    pub(crate) sizes: Words<()>,
    /// Parts of words that speak of money, of things counted, of change, of a series.
    pub(crate) money: Stems,
    pub(crate) counted: Stems,
    /// Parts of words that speak of weight, so that a `ton` is no money.
    pub(crate) weighed: Stems,
    pub(crate) change: Stems,
    pub(crate) series: Stems,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    kind: Kind,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Qualifier,
    Exact,
    QualifierAfter,
    QualifierGap,
    Recurrence,
    NoRecurrence,
    Link,
    Between,
    Follower,
    NotMoneyNumber,
    Break,
    Total,
    YearJoin,
    YearBefore,
    YearAfter,
    YearPreposition,
    YearGap,
    Told,
    OpenFrom,
    OpenTo,
    OpenAfter,
    CountedHead,
    CountedLabel,
    Size,
    Money,
    Counted,
    Weighed,
    Change,
    Series,
}

impl Cues {
    /// Loads the list.
    ///
    /// # Errors
    /// If it cannot be read, or a value is not of its kind's closed list.
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("amount_cues.csv")?;
        let unit = |_: &str| Ok(());
        Ok(Self {
            qualifiers: words(&rows, &[Kind::Qualifier, Kind::Exact], qualifier)?,
            qualifiers_after: words(&rows, &[Kind::QualifierAfter], qualifier)?,
            qualifier_gaps: words(&rows, &[Kind::QualifierGap], unit)?,
            recurrence: words(&rows, &[Kind::Recurrence, Kind::NoRecurrence], recurrence)?,
            links: words(&rows, &[Kind::Link], link)?,
            between: words(&rows, &[Kind::Between], unit)?,
            followers: words(&rows, &[Kind::Follower], unit)?,
            numbered: words(&rows, &[Kind::NotMoneyNumber], unit)?,
            breaks: words(&rows, &[Kind::Break], unit)?,
            totals: words(&rows, &[Kind::Total], unit)?,
            year_joins: words(&rows, &[Kind::YearJoin], unit)?,
            year_before: words(&rows, &[Kind::YearBefore], unit)?,
            year_after: words(&rows, &[Kind::YearAfter], unit)?,
            year_prepositions: words(&rows, &[Kind::YearPreposition], unit)?,
            year_gaps: words(&rows, &[Kind::YearGap], unit)?,
            told: words(&rows, &[Kind::Told], unit)?,
            open_from: words(&rows, &[Kind::OpenFrom], unit)?,
            open_to: words(&rows, &[Kind::OpenTo], unit)?,
            open_after: words(&rows, &[Kind::OpenAfter], unit)?,
            counted_heads: words(&rows, &[Kind::CountedHead], unit)?,
            counted_labels: words(&rows, &[Kind::CountedLabel], unit)?,
            sizes: words(&rows, &[Kind::Size], unit)?,
            money: Stems::new(&rows, Kind::Money)?,
            counted: Stems::new(&rows, Kind::Counted)?,
            weighed: Stems::new(&rows, Kind::Weighed)?,
            change: Stems::new(&rows, Kind::Change)?,
            series: Stems::new(&rows, Kind::Series)?,
        })
    }

    /// The qualifier right before the end of `text`, and the text before it.
    pub(crate) fn qualifier_before<'t>(&self, text: &'t str) -> Option<(&'t str, Qualifier)> {
        let text = text.trim_end();
        let (before, value) = last_phrase(&self.qualifiers, text).or_else(|| {
            // `ruim de helft` is no sum, but `ruim een half miljoen` is.
            let (before, ()) = last_phrase(&self.qualifier_gaps, text)?;
            last_phrase(&self.qualifiers, before.trim_end())
        })?;
        Some((before, *value))
    }

    /// Whether a word at the start of `text` leaves what was counted unsaid; so does the end of
    /// the sentence or a comma.
    pub(crate) fn is_open_after(&self, text: &str) -> bool {
        let rest = text.trim_start();
        match rest.chars().next() {
            None => true,
            Some(c) if c.is_alphanumeric() => {
                rest.len() < text.len() && self.followers.longest(rest).is_some()
            }
            Some(c) => {
                matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '?' | '!' | '"' | '\'' | '(' | '-')
            }
        }
    }
}

/// A value that is not of the closed list of its kind.
struct Unknown;

fn words<T>(
    rows: &[Row],
    kinds: &[Kind],
    read: impl Fn(&str) -> Result<T, Unknown>,
) -> Result<Words<T>, Error> {
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if kinds.contains(&row.kind) {
            let Ok(value) = read(&row.value) else {
                let message = format!("unknown value {:?} of {:?}", row.value, row.form);
                return Err(Error::grammar("amount_cues.csv", index as u64 + 3, message));
            };
            found.push((row.form.as_str(), Case::Any, value));
        }
    }
    Ok(Words::new(found))
}

fn qualifier(value: &str) -> Result<Qualifier, Unknown> {
    Ok(match value {
        "exact" => Qualifier::Exact,
        "about" => Qualifier::About,
        "at_least" => Qualifier::AtLeast,
        "at_most" => Qualifier::AtMost,
        _ => return Err(Unknown),
    })
}

fn recurrence(value: &str) -> Result<Option<Recurrence>, Unknown> {
    Ok(match value {
        "none" => None,
        "structural" => Some(Recurrence::Structural),
        "incidental" => Some(Recurrence::Incidental),
        "annual" => Some(Recurrence::Annual),
        _ => return Err(Unknown),
    })
}

fn link(value: &str) -> Result<Link, Unknown> {
    Ok(match value {
        "range" => Link::Range,
        "list" => Link::List,
        "change" => Link::Change,
        _ => return Err(Unknown),
    })
}

/// The phrase of a list that ends where `text` ends, the longest one, and what stands before it.
pub(crate) fn last_phrase<'t, 'w, T>(
    words: &'w Words<T>,
    text: &'t str,
) -> Option<(&'t str, &'w T)> {
    let starts: Vec<usize> = word_starts(text).rev().take(LONGEST_PHRASE).collect();
    starts.into_iter().rev().find_map(|start| {
        let tail = text.get(start..)?;
        let (found, value) = words.longest(tail)?;
        (found.len() == tail.len()).then_some((text.get(..start)?, value))
    })
}

/// Where a word or a sign begins in `text`.
pub(crate) fn word_starts(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, c)| {
        let previous = text.get(..at).and_then(|before| before.chars().next_back());
        let inside = c.is_alphanumeric() && previous.is_some_and(char::is_alphanumeric);
        (!inside && !c.is_whitespace()).then_some(at)
    })
}

/// The phrases of a list in `text`, each at the start of a word, in order and not overlapping.
pub(crate) fn phrases<'t, 'w, T>(
    words: &'w Words<T>,
    text: &'t str,
) -> impl Iterator<Item = (Span, &'w T)> + use<'t, 'w, T> {
    let mut next = 0;
    word_starts(text).filter_map(move |at| {
        (at >= next).then_some(())?;
        let (found, value) = words.longest(text.get(at..)?)?;
        next = at + found.len();
        Some((Span::new(at, next), value))
    })
}

/// Parts of words, found anywhere in a stretch of text.
#[derive(Debug)]
pub(crate) struct Stems(AhoCorasick);

impl Stems {
    fn new(rows: &[Row], kind: Kind) -> Result<Self, Error> {
        let forms = rows.iter().filter(|row| row.kind == kind).map(|row| row.form.to_lowercase());
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(forms);
        automaton.map(Self).map_err(|error| Error::grammar("amount_cues.csv", 0, error))
    }

    /// Whether one of them stands at the start or the end of a word of `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.0.find_overlapping_iter(text).any(|found| {
            let open = |part: Option<&str>, last: bool| {
                let mut chars = part.unwrap_or_default().chars();
                let c = if last { chars.next_back() } else { chars.next() };
                !c.is_some_and(char::is_alphanumeric)
            };
            open(text.get(..found.start()), true) || open(text.get(found.end()..), false)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_qualifier_at_the_end() {
        let cues = Cues::new(&Grammars::built_in()).unwrap();
        let cases = [
            ("kosten van circa ", Some(Qualifier::About)),
            ("kosten (ca. ", Some(Qualifier::About)),
            ("subsidie tot maximaal ", Some(Qualifier::AtMost)),
            ("oplopend tot ", Some(Qualifier::Exact)),
            ("een subsidie tot ", Some(Qualifier::AtMost)),
            ("ruim een ", Some(Qualifier::AtLeast)),
            ("Ruim ", Some(Qualifier::AtLeast)),
            ("± ", Some(Qualifier::About)),
            ("rond de ", Some(Qualifier::About)),
            ("dit is ", None),
            ("vastgoed ", None),
            ("", None),
        ];
        for (text, want) in cases {
            assert_eq!(cues.qualifier_before(text).map(|(_, q)| q), want, "{text}");
        }
    }

    #[test]
    fn ok_stems_at_either_edge_of_a_word() {
        let cues = Cues::new(&Grammars::built_in()).unwrap();
        assert!(cues.money.is_in("de uitvoeringskosten lopen op"));
        assert!(cues.money.is_in("het budgettaire beslag"));
        assert!(!cues.money.is_in("de verleningstermijnen"));
    }
}
