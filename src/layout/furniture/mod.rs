//! What belongs to the page or the site and not to the paper: running heads and feet, page numbers,
//! the marks of the printed series, a document viewer's head.
//!
//! The feet of the printed series read like citations (`Tweede Kamer, vergaderjaar 2018–2019,
//! 35 238, nr. 6   1`) and interrupt sentences, so they go before anything else is looked at.

mod line;
mod repeats;

use super::cues::{Cues, folded};
use super::lines::{Line, Role};
use super::notes::NoteFinder;
use super::shape;
use crate::error::Error;
use crate::lexicon::Grammars;
use line::{
    ends_with_page_count, is_dashed_number, is_menu, is_number, is_page_count, is_publication_id,
    is_rule, is_series_foot,
};
use repeats::{Repeats, at_edge, cuts_sentence, repeat_key};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Where a cue of `grammars/furniture.csv` stands.
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
    cues: Cues<Place>,
}

impl Finder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { cues: Cues::new(grammars, "furniture.csv")? })
    }

    /// Gives every line of furniture its role.
    pub(super) fn mark(&self, text: &str, lines: &mut [Line], notes: &NoteFinder) {
        self.viewer(text, lines);
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
        repeated(text, lines, notes);
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
        if !self.cues.begin(content) {
            return None;
        }
        let cut = content.char_indices().nth(48).map_or(content.len(), |(at, _)| at);
        let head = folded(content.get(..cut)?);
        let mut cues = self.cues.of(&head).filter(|(cue, rest)| match cue.kind {
            Place::Viewer | Place::Series => true,
            Place::Line => rest.chars().count() < 24 && !rest.ends_with('.'),
            Place::Numbered => is_page_count(rest),
        });
        cues.next().map(|(cue, _)| *cue.kind)
    }

    fn is_furniture(&self, text: &str, content: &str, at: usize, lines: &[Line]) -> bool {
        match self.cue(content) {
            Some(Place::Line | Place::Series | Place::Numbered) => return true,
            Some(Place::Viewer) | None => {}
        }
        is_rule(content)
            || is_series_foot(content, || {
                stands_alone(lines, at) || is_numbered_below(text, lines, at)
            })
            || is_publication_id(content)
            || is_dashed_number(content)
            || ends_with_page_count(content)
    }
}

/// Gives the lines that come back their role.
fn repeated(text: &str, lines: &mut [Line], notes: &NoteFinder) {
    // One paper is cited in many notes, at the foot of many pages: such a note comes back too.
    let cites = |at: usize| lines.get(at).is_some_and(|line| notes.cites(line.span.of(text)));
    let key = |at: usize| repeat_key(text, lines, at).filter(|_| !cites(at));
    let keys: Vec<_> = (0..lines.len()).map(key).collect();
    let mut counts: FxHashMap<&str, Repeats> = FxHashMap::default();
    for key in keys.iter().flatten() {
        counts.entry(key).or_default().count += 1;
    }
    counts.retain(|_, repeats| repeats.count >= 2);
    for (at, key) in keys.iter().enumerate() {
        let repeats = key.as_deref().and_then(|key| counts.get_mut(key));
        let Some(repeats) = repeats else { continue };
        repeats.edges += usize::from(at_edge(lines, at));
        repeats.cuts += usize::from(cuts_sentence(text, lines, at));
        repeats.count_up(lines.get(at).map_or("", |line| line.span.of(text)));
    }
    for (at, key) in keys.iter().enumerate() {
        if key.as_deref().and_then(|key| counts.get(key)).is_some_and(Repeats::are_furniture) {
            set(lines, at);
        }
    }
}

fn set(lines: &mut [Line], at: usize) {
    if let Some(line) = lines.get_mut(at) {
        line.role = Role::Furniture;
    }
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
            && is_series_foot(before.span.of(text), || true)
            && !is_series_foot(before.span.of(text), || false)
    });
    if foot && next.is_none_or(|next| next.gap > 0 || next.page) {
        return true;
    }
    let at_page = line.page || next.map_or(at > 0, |next| next.page);
    let free = line.page || !labels;
    at_page && free || cuts_sentence(text, lines, at) || at_edge(lines, at) && !labels
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;
    use crate::Span;

    fn furniture(text: &str) -> Vec<&str> {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let grammars = Grammars::built_in();
        let notes = NoteFinder::new(&grammars).unwrap();
        Finder::new(&grammars).unwrap().mark(text, &mut lines, &notes);
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
    fn err_a_sentence_that_comes_back() {
        for line in [
            "aangegeven dat in geval van nieuw geweld binnen de EU gesproken moet",
            "ontvangt \u{20ac} 5 miljoen in 2024 en dit wordt gedekt uit de aanvullende post",
        ] {
            let text = format!(
                "De minister heeft eerder in een brief aan de Kamer en in het debat\n{line}\n\
                 worden over gepaste maatregelen.\n\nHet kabinet heeft tijdens de Raad en ook daarna\n{line}\n\
                 worden over wat er verder volgt."
            );
            assert_eq!(furniture(&text), [""; 0], "{line}");
        }
        let line = "De NZa heeft mij laten weten dat de hier bedoelde privacyverklaring in 2021";
        let text = format!(
            "Daarover heb ik navraag gedaan bij de toezichthouder.\n{line}\nis ingetrokken.\n\n\
             Ik verwijs ook naar het antwoord op de vorige vraag.\n{line}\nis vervangen door een andere."
        );
        assert_eq!(furniture(&text), [""; 0]);
    }

    #[test]
    fn err_a_note_that_comes_back() {
        let pages = [
            "Het kabinet heeft die motie uitgevoerd en zet zich daarvoor ook in binnen",
            "Daarom is vorige week met de betrokken landen gesproken over de inzet van",
            "De inzet van Nederland is daarbij steeds geweest dat de waarnemers toegang",
        ];
        let page = |(number, body): (usize, &&str)| {
            format!(
                "{body}\n\n{} Motie Bikker en Omtzigt, Kamerstuk 36 410, nr. 31\n\u{c}",
                number + 5
            )
        };
        let text: String = pages.iter().enumerate().map(page).collect();
        assert_eq!(furniture(&text), [""; 0]);
        // A head that begins with its page is none.
        let text = text
            .replace("Motie Bikker en Omtzigt, Kamerstuk 36 410, nr. 31", "Rapport Toezicht 2019");
        assert_eq!(furniture(&text).len(), 3);
    }

    #[test]
    fn ok_a_viewers_head() {
        let text = "[overzicht] [activiteiten] [besluiten]\n\nVerzamelbrief\n\nNummer: 2025D43420, datum: 2025-10-03\n\n\
                    Preview document (origineel)\n\nMet deze brief informeer ik u.";
        assert_eq!(furniture(text).len(), 4);
    }
}
