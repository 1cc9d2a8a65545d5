//! The places in running text where the mark of a numbered note could stand, each with a weight:
//! how seldom such digits are anything else.

use super::{Candidate, starts_with_month};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role};
use crate::layout::shape;
use rustc_hash::{FxHashMap, FxHashSet};

/// Every place in the lines where the mark of a numbered note could stand, in order.
pub(super) fn candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    let words = Words::of(text, lines);
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| readable(line)) {
        if matches!(line.role, Role::Note(_)) {
            continue;
        }
        let context = Context { text, line: line.span, words: &words };
        context.scan(&mut found);
    }
    found
}

/// Whether a line is of the running text, where marks stand.
pub(super) fn readable(line: &Line) -> bool {
    !matches!(line.role, Role::Furniture | Role::Letterhead)
}

/// The words of a paper, as far as they tell a mark from a name with a digit.
#[derive(Debug, Default)]
pub(super) struct Words<'t> {
    /// How often each word that ends in a digit stands there: `Mutluer1`, `KCR2`.
    tokens: FxHashMap<&'t str, u32>,
    /// The words without a digit at their end.
    pub(super) stems: FxHashSet<&'t str>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str, lines: &[Line]) -> Self {
        let mut words = Self::default();
        for line in lines.iter().filter(|line| readable(line)) {
            for token in line.span.of(text).split(|c: char| !c.is_alphanumeric()) {
                if token.ends_with(|c: char| c.is_ascii_digit())
                    && token.starts_with(char::is_alphabetic)
                {
                    *words.tokens.entry(token).or_default() += 1;
                } else if token.len() > 1 {
                    words.stems.insert(token);
                }
            }
        }
        words
    }
}

/// A line and what is known of the paper around it.
pub(super) struct Context<'w, 't> {
    pub(super) text: &'t str,
    pub(super) line: Span,
    pub(super) words: &'w Words<'t>,
}

impl Context<'_, '_> {
    fn scan(&self, found: &mut Vec<Candidate>) {
        let content = self.line.of(self.text);
        let bytes = content.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
                continue;
            }
            let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
            if digits <= 7 {
                self.judge(content, at, digits, found);
            }
            at += digits;
        }
    }

    /// Judges the digits at `at` of the line.
    fn judge(&self, content: &str, at: usize, digits: usize, found: &mut Vec<Candidate>) {
        let before = content.get(..at).unwrap_or_default();
        let after = content.get(at + digits..).unwrap_or_default();
        let run = content.get(at..at + digits).unwrap_or_default();
        if !ends_token(after) {
            return;
        }
        let (skip, weight) = match before.chars().next_back() {
            None => (0, self.line_alone(digits, after)),
            Some(c) if c.is_alphabetic() => (0, self.glued(before, run)),
            Some(c) if matches!(c, '.' | ',' | ';' | ':' | '?' | '!') => {
                (0, punctuated(before, c, run))
            }
            Some(')' | ']' | '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}') => {
                (0, closed(before, after))
            }
            Some('%') => (0, 4),
            Some(c) if is_space(c) => self.apart_or_year(before, after, run),
            Some('(') if after.starts_with(')') => (0, bracketed(before)),
            Some('-' | '\u{2013}' | '/' | '(') => year_with_mark(before, run),
            Some(_) => (0, 0),
        };
        let Some(label) = run.get(skip..) else { return };
        if weight == 0 || label.is_empty() || label.len() > 3 || label.starts_with('0') {
            return;
        }
        let Ok(number) = label.parse::<u32>() else { return };
        let start = self.line.start + at + skip;
        // `liggen»? 1)`: a bracket that nothing opened is part of the mark.
        let closed =
            after.starts_with(')') && before.matches('(').count() <= before.matches(')').count();
        let bracket = before.ends_with('(') && after.starts_with(')');
        let end = start + label.len() + usize::from(closed || bracket);
        let start = start - usize::from(bracket);
        found.push(Candidate { span: Span::new(start, end), number, weight });
        self.second_mark(content, at + digits, number, weight, found);
    }

    /// `gemeld9,10` and `gemeld.9 10`: two marks in a row.
    fn second_mark(
        &self,
        content: &str,
        at: usize,
        number: u32,
        weight: u32,
        found: &mut Vec<Candidate>,
    ) {
        let rest = content.get(at..).unwrap_or_default();
        let parted = rest.strip_prefix(", ").or_else(|| rest.strip_prefix([',', ' ', '/']));
        let Some(tail) = parted else { return };
        let next = (number + 1).to_string();
        if let Some(behind) = tail.strip_prefix(next.as_str())
            && ends_token(behind)
        {
            let start = self.line.start + at + (rest.len() - tail.len());
            let span = Span::new(start, start + next.len());
            found.push(Candidate { span, number: number + 1, weight: weight.min(5) });
        }
    }

    /// `Mutluer1`, `Werkonderzoek10`, `NOOVA14`; not `C2000`, `A2`, `KCR2`, `CO2`.
    pub(super) fn glued(&self, before: &str, run: &str) -> u32 {
        let start = before
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_alphanumeric())
            .last()
            .map_or(before.len(), |(at, _)| at);
        let stem = before.get(start..).unwrap_or_default();
        let token = before.len() - start + run.len();
        let whole = self.line.start + start;
        let repeated = self
            .words
            .tokens
            .get(Span::new(whole, whole + token).of(self.text))
            .is_some_and(|&count| count > 1);
        let letters = stem.chars().count();
        // Numbers inside: B2B2, 4G5.
        if repeated || stem.contains(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        if stem.contains(char::is_lowercase) && letters >= 2 {
            let name = matches!(
                stem.to_lowercase().as_str(),
                "covid"
                    | "mp"
                    | "web"
                    | "next"
                    | "top"
                    | "pm"
                    | "nh"
                    | "no"
                    | "co"
                    | "vitamine"
                    | "formule"
                    | "tx"
                    | "ps"
            );
            return if name { 2 } else { 10 };
        }
        if is_designation(stem) || letters < 3 {
            return if letters == 2 && self.words.stems.contains(stem) && !is_designation(stem) {
                3
            } else {
                0
            };
        }
        if self.words.stems.contains(stem) { 7 } else { 4 }
    }

    /// Digits behind a space: a year with its mark (`eind 20238`), or a mark that stands apart
    /// (`vertegenwoordigd 4.`, `regio's. 22 De`).
    fn apart_or_year(&self, before: &str, after: &str, run: &str) -> (usize, u32) {
        if run.len() > 3 {
            return year_with_mark(before, run);
        }
        let words = before.trim_end_matches(is_space);
        let last = words.rsplit(is_space).next().unwrap_or_default();
        let spaces = before.len() - words.len();
        if spaces > 1 || run.len() > 2 {
            return (0, 0);
        }
        let tail = after.trim_start_matches(is_space);
        let ends = ['.', '?', '!', '\u{bb}', '\u{201d}', '\u{2019}', '\'', '"'];
        if last.ends_with(ends) && last.chars().count() > 3 {
            if after.starts_with(')') && before.matches('(').count() <= before.matches(')').count()
            {
                return (0, 6);
            }
            let sentence = tail.is_empty() || after.len() > tail.len() && shape::starts_upper(tail);
            let abbreviation = last.matches('.').count() > 1 || ABBREVIATED.contains(&last);
            return if sentence && !abbreviation { (0, 3) } else { (0, 0) };
        }
        let stop = after.starts_with(['.', ',', ';']) && after.chars().nth(1).is_none_or(is_space);
        let word = last.chars().count() > 3 && last.chars().all(char::is_lowercase);
        if stop && word && !COUNTED.contains(&last) { (0, 2) } else { (0, 0) }
    }

    /// A line that holds nothing but digits, in the middle of a sentence: a mark that a converter
    /// put on a line of its own.
    fn line_alone(&self, digits: usize, after: &str) -> u32 {
        if !after.is_empty() || digits > 2 {
            return 0;
        }
        let rest = self.text.get(self.line.end..).unwrap_or_default();
        let next = rest.trim_start_matches(is_space);
        let breaks = rest.get(..rest.len() - next.len()).unwrap_or_default().matches('\n').count();
        let goes_on =
            next.starts_with([',', '.', ';', ')']) || next.starts_with(char::is_lowercase);
        if breaks <= 1 && goes_on { 5 } else { 0 }
    }
}

/// Abbreviations behind which a number is a number.
const ABBREVIATED: &[&str] = &["blz.", "pag.", "art.", "par.", "hfst.", "bijl.", "circa"];

/// Words behind which a number is a number: `artikel 4.`, `vraag 3,`.
pub(super) const COUNTED: &[&str] = &[
    "artikel",
    "vraag",
    "vragen",
    "antwoord",
    "bijlage",
    "tabel",
    "figuur",
    "hoofdstuk",
    "paragraaf",
    "deel",
    "fase",
    "lijst",
    "punt",
    "onderdeel",
    "stap",
    "spoor",
    "pijler",
    "optie",
    "variant",
    "scenario",
    "nummer",
    "groep",
    "niveau",
    "categorie",
    "klasse",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "leden",
    "artikelen",
    "pagina",
    "bladzijde",
    "voetnoot",
    "noot",
    "kader",
    "grafiek",
    "kwartaal",
    "week",
    "van",
    "over",
    "onder",
    "boven",
    "circa",
    "ruim",
    "bijna",
    "minimaal",
    "maximaal",
    "tegen",
    "tussen",
    "ongeveer",
    "aantal",
    "aanbeveling",
    "zone",
    "lijn",
    "schaal",
    "versie",
    "route",
    "team",
    "kamer",
    "zaal",
    "box",
    "titel",
    "kolom",
    "regel",
    "doel",
    "thema",
    "actie",
    "maatregel",
];

/// Short names that end in a digit of their own: roads, gases, quarters, vitamins.
fn is_designation(stem: &str) -> bool {
    matches!(
        stem,
        "CO" | "NO"
            | "SO"
            | "NH"
            | "PM"
            | "CH"
            | "KCR"
            | "COVID"
            | "HTA"
            | "SARS"
            | "MBO"
            | "HBO"
            | "VWO"
            | "WGA"
            | "EURO"
            | "CV"
            | "SZ"
            | "TRL"
    ) || stem.chars().count() == 1
}

fn ends_token(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => false,
        // 3.15, 10,5, 2018-2019, 24/7 and 20% are numbers.
        Some('.' | ',' | ':') => {
            !chars.next().is_some_and(|c| c.is_ascii_digit()) || after.starts_with(',')
        }
        Some('-' | '/' | '\u{2013}') => !chars.next().is_some_and(char::is_alphanumeric),
        Some('%' | '\u{b0}' | '\u{20ac}') => false,
        Some(_) | None => true,
    }
}

/// Digits behind a stop or comma: `gemeld.9`, `c.s.,26`; not `3.9` nor `nr.117`.
pub(super) fn punctuated(before: &str, mark: char, run: &str) -> u32 {
    if run.len() > 3 {
        return 0;
    }
    let stem = before.strip_suffix(mark).unwrap_or_default();
    let word_start = stem.rfind(is_space).map_or(0, |at| at + 1);
    let word = before
        .get(word_start..)
        .unwrap_or_default()
        .trim_start_matches(['(', '"', '\u{ab}', '\u{2018}', '\u{201c}']);
    let lower = word.to_lowercase();
    if word.contains("://") || word.starts_with("www.") {
        return 0;
    }
    match stem.chars().next_back() {
        Some(c) if c.is_ascii_digit() => {
            // `in 2025.7`: a year, a stop, a mark; `12.500` is a number.
            let digits = stem.chars().rev().take_while(char::is_ascii_digit).count();
            let year = stem.get(stem.len() - digits..).unwrap_or_default();
            let apart = stem.get(..stem.len() - digits).unwrap_or_default().ends_with(is_space);
            if is_year(year) && apart && run.len() < 3 && mark != ':' { 5 } else { 0 }
        }
        Some(c)
            if c.is_alphabetic()
                || matches!(
                    c,
                    '.' | ')' | ']' | '\'' | '\u{2019}' | '"' | '\u{201d}' | '\u{bb}' | '%'
                ) =>
        {
            let inner = lower.trim_end_matches(['.', ',', ';', ':']);
            let counted = inner.len() <= 5
                && matches!(
                    inner,
                    "nr" | "nrs"
                        | "no"
                        | "art"
                        | "p"
                        | "pp"
                        | "pag"
                        | "blz"
                        | "lid"
                        | "par"
                        | "hfst"
                        | "tel"
                        | "ca"
                        | "bijl"
                        | "item"
                        | "t.n"
                        | "d.d"
                        | "r.o"
                        | "vol"
                        | "a"
                        | "b"
                        | "c"
                        | "rov"
                        | "stb"
                        | "stcrt"
                );
            if counted && mark == '.' {
                0
            } else if mark == ':' {
                2
            } else {
                9
            }
        }
        _ => 0,
    }
}

/// Digits behind a closing bracket or quote: `(LMS)12`, `“Robuustheid”5`.
pub(super) fn closed(before: &str, after: &str) -> u32 {
    let mut chars = before.chars().rev();
    let mark = chars.next();
    let inner = chars.next();
    let opened = inner.is_none_or(is_space) || inner == Some('(');
    // '98 is a year, and a quote that opens is none that closes.
    if opened && matches!(mark, Some('\'' | '\u{2019}' | '"')) {
        return 0;
    }
    if after.starts_with(')') { 3 } else { 8 }
}

/// Digits in brackets behind a question or a quote: `… op geld”? (1)`.
fn bracketed(before: &str) -> u32 {
    let stem = before.trim_end_matches('(').trim_end_matches(is_space);
    let asked = stem.ends_with(['?', '!', '"', '\u{201d}', '\u{2019}', '\u{bb}']);
    if asked { 5 } else { 0 }
}

/// A year and a mark written as one number: `20238`, `202433`. Returns the digits of the year and
/// the weight.
pub(super) fn year_with_mark(before: &str, run: &str) -> (usize, u32) {
    let year = run.get(..4).unwrap_or_default();
    if run.len() < 5 || run.len() > 7 || !is_year(year) {
        return (0, 0);
    }
    let words = before.trim_end_matches(is_space);
    let last = words.rsplit(is_space).next().unwrap_or_default().to_lowercase();
    let weight = if starts_with_month(&last) {
        10
    } else if matches!(
        last.as_str(),
        "in" | "van"
            | "sinds"
            | "vanaf"
            | "tot"
            | "eind"
            | "begin"
            | "medio"
            | "over"
            | "voor"
            | "na"
            | "en"
            | "per"
            | "jaar"
            | "voorjaar"
            | "najaar"
            | "zomer"
            | "herfst"
            | "winter"
            | "lente"
            | "ultimo"
            | "uit"
            | "jaarverslag"
            | "begroting"
            | "voorjaarsnota"
            | "najaarsnota"
            | "miljoenennota"
            | "prinsjesdag"
            | "monitor"
            | "wet"
            | "comptabiliteitswet"
            | "t/m"
            | "met"
            | "het"
            | "kwartaal"
    ) {
        7
    } else if before.ends_with(['-', '\u{2013}', '/']) {
        6
    } else {
        3
    };
    (4, weight)
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// Units that take a small 2 or 3.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "mm" | "dm" | "M" | "hm")
}
