//! What belongs to the page or the site and not to the paper: running heads and feet, page numbers,
//! the marks of the printed series, a document viewer's head.
//!
//! The feet of the printed series read like citations (`Tweede Kamer, vergaderjaar 2018–2019,
//! 35 238, nr. 6   1`) and interrupt sentences, so they go before anything else is looked at.

use super::flow::is_space;
use super::lines::{Line, Role};
use super::shape::{self, End};
use crate::error::Error;
use crate::lexicon::Grammars;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A row of `grammars/furniture.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    place: Place,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Viewer,
    Line,
    Series,
    Numbered,
}

/// A viewer's head stands within the first so many lines.
const HEAD: usize = 60;

/// A line longer than this is no running head.
const LONGEST: usize = 160;

/// Finds furniture.
#[derive(Debug)]
pub(super) struct Finder {
    cues: Vec<(String, Place)>,
}

impl Finder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("furniture.csv")?;
        Ok(Self { cues: rows.into_iter().map(|row| (folded(&row.text), row.place)).collect() })
    }

    /// Gives every line of furniture its role.
    pub(super) fn mark(&self, text: &str, lines: &mut [Line]) {
        self.viewer(text, lines);
        let mut counts: FxHashMap<String, Repeats> = FxHashMap::default();
        for at in 0..lines.len() {
            let Some(line) = lines.get(at).copied() else { break };
            let content = line.span.of(text);
            if line.role == Role::Body
                && line.width <= LONGEST
                && self.is_furniture(text, content, at, lines)
            {
                set(lines, at);
            }
        }
        for at in 0..lines.len() {
            if let Some(key) = repeat_key(text, lines, at) {
                let repeats = counts.entry(key).or_default();
                repeats.count += 1;
                repeats.edges += usize::from(at_edge(lines, at));
                repeats.cuts += usize::from(cuts_sentence(text, lines, at));
                repeats.count_up(lines.get(at).map_or("", |line| line.span.of(text)));
            }
        }
        for at in 0..lines.len() {
            let Some(key) = repeat_key(text, lines, at) else { continue };
            if counts.get(&key).is_some_and(Repeats::are_furniture) {
                set(lines, at);
            }
        }
        for at in 0..lines.len() {
            if is_page_number(text, lines, at) {
                set(lines, at);
            }
        }
    }

    /// Everything above the last cue of a viewer's head is head.
    fn viewer(&self, text: &str, lines: &mut [Line]) {
        let cues: Vec<usize> = lines
            .iter()
            .take(HEAD)
            .enumerate()
            .filter(|(_, line)| line.width <= 400)
            .filter(|(_, line)| {
                let content = line.span.of(text);
                is_menu(content) || self.cue(content) == Some(Place::Viewer)
            })
            .map(|(at, _)| at)
            .collect();
        let (Some(&last), true) = (cues.last(), cues.len() >= 2) else { return };
        for line in lines.iter_mut().take(last + 1) {
            line.role = Role::Furniture;
        }
    }

    fn cue(&self, content: &str) -> Option<Place> {
        let head: String = content.chars().take(48).collect();
        let head = folded(&head);
        self.cues
            .iter()
            .find(|(cue, place)| {
                head.strip_prefix(cue.as_str()).is_some_and(|rest| match place {
                    Place::Viewer | Place::Series => true,
                    Place::Line => rest.chars().count() < 24 && !rest.ends_with('.'),
                    Place::Numbered => is_page_count(rest),
                })
            })
            .map(|&(_, place)| place)
    }

    fn is_furniture(&self, text: &str, content: &str, at: usize, lines: &[Line]) -> bool {
        match self.cue(content) {
            Some(Place::Line | Place::Series | Place::Numbered) => return true,
            Some(Place::Viewer) | None => {}
        }
        is_rule(content)
            || is_series_foot(
                content,
                stands_alone(lines, at) || is_numbered_below(text, lines, at),
            )
            || is_publication_id(content)
            || is_dashed_number(content)
            || ends_with_page_count(content)
    }
}

#[derive(Debug, Default)]
struct Repeats {
    count: usize,
    edges: usize,
    cuts: usize,
    /// The number the last such line ended with, and how often it went up by one.
    number: Option<u32>,
    steps: usize,
}

impl Repeats {
    /// Counts lines that end with a page number: `Ministerie van BZK | Stand van zaken | 2`.
    fn count_up(&mut self, content: &str) {
        let head = content.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = content.get(head.len()..).and_then(|digits| digits.parse::<u32>().ok());
        let parted = head.trim_end_matches(is_space).ends_with(['|', '-', '\u{2013}'])
            || head.ends_with("  ")
            || head.split(is_space).filter(|word| !word.is_empty()).count() >= 4
                && head.trim_end_matches(is_space).ends_with(char::is_alphabetic);
        let parted = parted && !content.starts_with(|c: char| c.is_ascii_digit());
        if let (Some(last), Some(number)) = (self.number, number) {
            self.steps += usize::from(parted && number == last + 1);
        }
        self.number = number;
    }

    /// A line that comes back is furniture where it stands at page ends, or cuts a sentence in two.
    fn are_furniture(&self) -> bool {
        self.count >= 2
            && (self.steps * 2 >= self.count
                || self.edges * 2 > self.count
                || self.cuts * 3 >= self.count && self.cuts > 0)
    }
}

fn set(lines: &mut [Line], at: usize) {
    if let Some(line) = lines.get_mut(at) {
        line.role = Role::Furniture;
    }
}

/// In lower case, white space as single spaces, curly quotes straight.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
    let mut out = words.join(" ").to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    if text.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Three or more words in square brackets: a site's menu.
fn is_menu(content: &str) -> bool {
    content.starts_with('[') && content.matches("] [").count() >= 2
}

/// `_____`, `-----`, `* * *`: a rule, not words.
fn is_rule(content: &str) -> bool {
    let mut marks = content.chars().filter(|&c| !is_space(c));
    let first = marks.next();
    let rule = first.is_some_and(|c| {
        matches!(c, '_' | '-' | '*' | '=' | '\u{2014}' | '\u{2500}' | '~' | '\u{2015}')
    });
    rule && marks.clone().count() >= 2 && marks.all(|c| Some(c) == first)
}

/// A foot of the printed series: `'s-Gravenhage 2019     Tweede Kamer, vergaderjaar 2018–2019,
/// 35 238, nr. 6     1`. Without the page number it must stand alone, or it may be a citation.
fn is_series_foot(content: &str, alone: bool) -> bool {
    let text = folded(content);
    let mut rest = text.as_str();
    for place in ["'s-gravenhage ", "den haag ", "sdu "] {
        if let Some(tail) = rest.strip_prefix(place) {
            let year = tail.get(..4).unwrap_or_default();
            if !is_number(year) {
                return false;
            }
            rest = tail.get(4..).unwrap_or_default().trim_start();
            if rest.is_empty() {
                return true;
            }
        }
    }
    // The page number of an even page can stand before the foot.
    let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let leading = bare.len() < rest.len();
    rest = bare.trim_start();
    let chambers = [
        "tweede kamer,",
        "eerste kamer,",
        "t weede kamer,",
        "staten-generaal,",
        "tweede kamer ",
        "eerste kamer ",
    ];
    let Some(tail) = chambers.iter().find_map(|chamber| rest.strip_prefix(chamber)) else {
        return false;
    };
    let tail = tail.trim_start();
    let Some(tail) = tail.strip_prefix("vergaderjaar").or_else(|| tail.strip_prefix("zitting"))
    else {
        return false;
    };
    let words: Vec<&str> = tail.split(' ').filter(|word| !word.is_empty()).collect();
    let Some((year, words)) = words.split_first() else { return false };
    if !year.starts_with(|c: char| c.is_ascii_digit()) || words.len() > 10 {
        return false;
    }
    let all_known = words.iter().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || bare.len() <= 6
                && bare
                    .chars()
                    .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'a'..='h' | 'j' | 'k' | 'r'))
            || matches!(
                bare,
                "nr" | "aanhangsel" | "van" | "de" | "handelingen" | "bijlage" | "herdruk"
            )
    });
    let last = words.last().copied().unwrap_or_default();
    let before =
        words.len().checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or_default();
    // `nr. 6 1`: the page number is a number behind the paper's own.
    let paged = is_number(last)
        && (is_number(before)
            || before == "aanhangsel"
            || before == "handelingen"
            || before.len() == 1);
    all_known && !rest.ends_with('.') && !rest.ends_with(';') && (paged || leading || alone)
}

/// `kst-35238-6`, `ah-tk-20212022-2998`, `KST99999`, `2001-2002`-less old marks, alone on a line.
fn is_publication_id(content: &str) -> bool {
    let text = content
        .trim_end_matches(|c: char| is_space(c) || c.is_ascii_digit() && content.contains(' '));
    let text = text.trim();
    if text.contains(is_space) || text.len() > 40 {
        return false;
    }
    let lower = text.to_lowercase();
    let known = [
        "kst-", "kst", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "kv-tk-", "kv-ek-", "blg-", "stcrt-",
        "stb-", "trb-", "ag-tk-", "nds-tk-",
    ];
    known.iter().any(|mark| {
        lower.strip_prefix(mark).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
    }) || is_old_mark(&lower)
}

/// Marks of the nineties: `9K1234`, `2K0987`, `KVR12345`, `0809tkkvr123`.
fn is_old_mark(lower: &str) -> bool {
    let digits = |text: &str, range: std::ops::RangeInclusive<usize>| {
        range.contains(&text.len()) && is_number(text)
    };
    lower.strip_prefix("kvr").is_some_and(|rest| digits(rest, 3..=6))
        || lower.split_once("tkkvr").is_some_and(|(a, b)| digits(a, 4..=4) && digits(b, 1..=5))
        || lower.split_once('k').is_some_and(|(a, b)| digits(a, 1..=1) && digits(b, 4..=5))
}

/// `- 3 -`, `– 12 –`, `| 4 |`, `[ 5 ]`.
fn is_dashed_number(content: &str) -> bool {
    let inner = content.trim_matches(|c: char| {
        is_space(c) || matches!(c, '-' | '\u{2013}' | '\u{2014}' | '|' | '~')
    });
    inner.len() < content.len()
        && content.starts_with(['-', '\u{2013}', '\u{2014}', '|', '~'])
        && content.ends_with(['-', '\u{2013}', '\u{2014}', '|', '~'])
        && inner.len() <= 4
        && is_number(inner)
}

/// `7`, `3 van 7`, `3/7`, `3 of 7`, with nothing else: what follows `Pagina`.
fn is_page_count(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [page] => page.len() <= 4 && is_number(page),
        [page, all] | [page, "van" | "of" | "uit", all] => {
            page.len() <= 4 && is_number(page) && is_number(all)
        }
        _ => false,
    }
}

/// A line that ends with its page, parted from the rest: `Totaallijst feitelijke vragen …  32/36`,
/// `Brief aan de Kamer | Pagina 3 van 7`.
fn ends_with_page_count(content: &str) -> bool {
    if let Some(at) = content.to_lowercase().rfind("pagina ")
        && is_page_count(folded(content.get(at..).unwrap_or_default()).trim_start_matches("pagina"))
    {
        return true;
    }
    let (head, last) = match content.rsplit_once(is_space) {
        Some((head, last)) => (Some(head), last),
        None => (None, content),
    };
    let Some((page, all)) = last.split_once('/') else { return false };
    let (Ok(page), Ok(all)) = (page.parse::<u16>(), all.parse::<u16>()) else { return false };
    let parted = head.is_none_or(|head| head.ends_with(is_space));
    page >= 1 && page <= all && all < 1000 && parted && (page, all) != (24, 7)
}

/// The line with its numbers masked, for a short body line that could be a running head.
fn repeat_key(text: &str, lines: &[Line], at: usize) -> Option<String> {
    let line = lines.get(at).filter(|line| line.role == Role::Body && line.width <= 120)?;
    let content = line.span.of(text);
    if line.width < 4
        || shape::is_label(content)
        || !content.contains(char::is_alphabetic)
        || !content.contains(is_space) && content.contains('.')
    {
        return None;
    }
    if matches!(shape::end_of(content), End::Stop | End::Colon | End::Semicolon | End::Comma) {
        return None;
    }
    Some(content.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect())
}

/// Whether the page number of a foot stands on the next line.
fn is_numbered_below(text: &str, lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|line| line.width <= 4 && is_number(line.span.of(text)))
}

fn stands_alone(lines: &[Line], at: usize) -> bool {
    let line = lines.get(at);
    let next = lines.get(at + 1);
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let above = line.is_none_or(|line| line.gap > 0 || line.page)
        || before.is_none_or(|before| before.role == Role::Furniture);
    let below = next.is_none_or(|next| next.gap > 0 || next.page || next.role == Role::Furniture);
    above && below
}

/// Whether the line is the first or last of a page, as far as pages can be seen.
fn at_edge(lines: &[Line], at: usize) -> bool {
    let furniture = |line: Option<&Line>| line.is_some_and(|line| line.role == Role::Furniture);
    lines.get(at).is_some_and(|line| line.page)
        || lines.get(at + 1).is_some_and(|line| line.page)
        || furniture(lines.get(at + 1))
        || furniture(at.checked_sub(1).and_then(|before| lines.get(before)))
}

/// Whether the body stops in the middle of a sentence above the line and goes on below it.
fn cuts_sentence(text: &str, lines: &[Line], at: usize) -> bool {
    let body = |line: &&Line| line.role == Role::Body;
    // Other lines of the same head or foot may stand between.
    let above = lines.get(..at).unwrap_or_default().iter().rev().take(8).filter(body).take(3);
    let below = lines.get(at + 1..).unwrap_or_default().iter().take(8).filter(body).take(3);
    let (Some(before), Some(after)) = (
        above.clone().find(|line| line.width >= 30),
        below.clone().find(|line| line.width >= 30 || shape::starts_lower(line.span.of(text))),
    ) else {
        return false;
    };
    let open = matches!(shape::end_of(before.span.of(text)), End::Word | End::Comma | End::Hyphen);
    open && shape::starts_lower(after.span.of(text))
}

/// A number alone on its line is a page number where it stands at the edge of a page or cuts a
/// sentence; else it may be the number of a question or of the paper.
fn is_page_number(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.role == Role::Body) else { return false };
    let content = line.span.of(text);
    if content.len() > 4 || !is_number(content) {
        return false;
    }
    let next = lines.get(at + 1);
    // The number of a question or of the paper stands above its text.
    let labels = next.is_some_and(|next| {
        !next.page
            && next.role == Role::Body
            && next.gap <= 1
            && !shape::starts_lower(next.span.of(text))
    });
    // `Tweede Kamer, vergaderjaar 2010-2011, 32 500, nr. 72` / `1`: the number ends the foot.
    let foot = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|before| {
        before.role == Role::Furniture
            && line.gap == 0
            && !line.page
            && is_series_foot(before.span.of(text), true)
            && !is_series_foot(before.span.of(text), false)
    });
    if foot && next.is_none_or(|next| next.gap > 0 || next.page) {
        return true;
    }
    let at_page = line.page || next.map_or(at > 0, |next| next.page);
    let free = line.page || !labels;
    at_page && free || cuts_sentence(text, lines, at) || at_edge(lines, at) && !labels
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;
    use crate::Span;

    fn furniture(text: &str) -> Vec<&str> {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        Finder::new(&Grammars::built_in()).unwrap().mark(text, &mut lines);
        let found = lines.iter().filter(|line| line.role == Role::Furniture);
        found.map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn ok_one_line_alone() {
        let cases = [
            "\u{2019}s-Gravenhage 2019     Tweede Kamer, vergaderjaar 2018\u{2013}2019, 35 238, nr. 6     1",
            "Tweede Kamer, vergaderjaar 2018-2019, 35 238, nr. 6    2",
            "Tweede Kamer, vergaderjaar 2021\u{2013}2022, Aanhangsel 3",
            "Tweede Kamer, vergaderjaar 1996\u{2013}1997, 24 400 XV, nr. 12",
            "Eerste Kamer, vergaderjaar 2020\u{2013}2021, 35 570 VI, A  1",
            "kst-35238-6",
            "ah-tk-20212022-2998",
            "KST12345",
            "KVR27039",
            "9K0123",
            "ISSN 0921 - 7371",
            "Pagina 3 van 7",
            "pagina 12",
            "- 4 -",
            "32/36",
            "Totaallijst feitelijke vragen Jaarverslag 2022 (36360 -VI-1)  32/36",
            "________________",
            "Directie Wetgeving | Pagina 2 van 14",
        ];
        for case in cases {
            assert_eq!(furniture(case), [case]);
        }
    }

    #[test]
    fn err_words_of_the_paper() {
        let cases = [
            "Tweede Kamer der Staten-Generaal",
            "4 Tweede Kamer, vergaderjaar 2024\u{2013}2025, 29 628, nr. 1272 en het verslag daarvan.",
            "een loket dat 24/7",
            "Vraag 1",
            "Antwoord",
            "Pagina 3 van het rapport noemt dat.",
            "2998",
            "de verhouding is 1/3",
            "kst-eerste keer",
        ];
        for case in cases {
            assert_eq!(furniture(case), [""; 0], "{case}");
        }
    }

    #[test]
    fn ok_repeated_and_numbered_lines_at_page_ends() {
        let text = "De minister heeft daarover overleg gevoerd met de\n\nRapport Toezicht 2019\n3\n\n\
                    vertegenwoordigers van de sector en zal dat ook in\n\nRapport Toezicht 2019\n4\n\nde toekomst doen.";
        assert_eq!(furniture(text), ["Rapport Toezicht 2019", "3", "Rapport Toezicht 2019", "4"]);
        let text = "overleg met de gemeente\nTweede Kamer, vergaderjaar 2010-2011, 32 500 XII, nr. 72\n\
                    1\n\nLeidschendam en de provincie.";
        assert_eq!(furniture(text).len(), 2);
        let list = "Vraag\n1\nWat is de stand van zaken?\n\n2\nHoe loopt het af?";
        assert_eq!(furniture(list), [""; 0]);
    }

    #[test]
    fn ok_a_viewers_head() {
        let text = "[overzicht] [activiteiten] [besluiten]\n\nVerzamelbrief\n\nNummer: 2025D43420, datum: 2025-10-03\n\n\
                    Preview document (origineel)\n\nMet deze brief informeer ik u.";
        assert_eq!(furniture(text).len(), 4);
    }
}
