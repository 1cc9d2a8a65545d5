//! The margin column of a department's letter, where a converter put it between paragraphs.
//!
//! Sender, address and reference stand beside the text on the page and come out in the middle of
//! it: `Bezoekadres` / `Parnassusplein 5` / `Ons kenmerk` / `1828373-219400`. Such a run of short
//! lines around a label of `grammars/margin_labels.csv` belongs to the page.

use super::cues::{Cues, folded};
use super::frame::HeadLines;
use super::lines::{Line, Role};
use super::shape::{self, End};
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use serde::Deserialize;
use std::sync::Arc;

/// What a cue of `grammars/margin_labels.csv` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Label,
    Start,
    Soft,
}

/// A line of the column is not wider than this.
const WIDEST: usize = 45;

/// A line of the column that nothing marks is not wider than this.
const UNMARKED: usize = 32;

/// Finds margin columns.
#[derive(Debug)]
pub(super) struct MarginFinder {
    cues: Cues<Place>,
    head_lines: Arc<HeadLines>,
    titles: Words<()>,
}

/// A row of `grammars/name_parts.csv`.
#[derive(Debug, Deserialize)]
struct NamePart {
    form: String,
    part: String,
}

impl MarginFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let parts: Vec<NamePart> = grammars.rows("name_parts.csv")?;
        let titles = parts.iter().filter(|row| row.part == "title");
        Ok(Self {
            cues: Cues::new(grammars, "margin_labels.csv")?,
            head_lines: grammars.shared(HeadLines::new)?,
            titles: Words::new(titles.map(|row| (&row.form, Case::Any, ()))),
        })
    }

    /// Makes furniture of the margin columns below the head.
    pub(super) fn mark(&self, text: &str, lines: &mut [Line]) {
        let cues: Vec<Option<Place>> =
            lines.iter().map(|line| self.cue_of(line, line.span.of(text))).collect();
        let mut at = 0;
        while at < lines.len() {
            if !matches!(cues.get(at), Some(Some(Place::Label | Place::Start))) {
                at += 1;
                continue;
            }
            let start = upwards(text, lines, &cues, at);
            let end = self.downwards(text, lines, &cues, at);
            for line in lines.iter_mut().take(end).skip(start) {
                if line.role == Role::Body {
                    line.role = Role::Furniture;
                }
            }
            at = end;
        }
    }

    fn cue_of(&self, line: &Line, content: &str) -> Option<Place> {
        if line.role != Role::Body {
            return None;
        }
        let short = line.width <= WIDEST && shape::end_of(content) == End::Word;
        let cue = self.cues.begin(content).then(|| {
            let head = folded(content);
            let mut cues = self.cues.of(&head).filter(|(cue, rest)| {
                let bare = rest.trim_matches(|c: char| c == ':' || c == ' ');
                match cue.kind {
                    Place::Start => true,
                    Place::Label => {
                        bare.is_empty()
                            || short
                                && rest.starts_with([' ', ':'])
                                && bare.contains(|c: char| c.is_ascii_digit())
                    }
                    Place::Soft => short || line.width <= 28,
                }
            });
            cues.next().map(|(cue, _)| *cue.kind)
        });
        let cue = cue.flatten();
        cue.or_else(|| (short && self.head_lines.is_address_line(content)).then_some(Place::Soft))
    }

    /// The index behind the last line of the column around `at`.
    fn downwards(&self, text: &str, lines: &[Line], cues: &[Option<Place>], at: usize) -> usize {
        let cued = |at: usize| cues.get(at).is_some_and(Option::is_some);
        let bare = |at: usize| {
            cued(at)
                && lines.get(at).is_some_and(|line| {
                    !line.span.of(text).contains(|c: char| c.is_ascii_digit()) && line.width <= 24
                })
        };
        let mut end = at + 1;
        while let Some(line) = lines.get(end) {
            let near = line.gap <= if bare(end - 1) { 1 } else { 2 };
            let titled = |line: &Line| {
                let content = line.span.of(text);
                shape::starts_lower(content) && self.titles.longest(content).is_some()
            };
            let value = bare(end - 1)
                && (unmarked(text, lines, end) || line.width <= UNMARKED && titled(line));
            let between = unmarked(text, lines, end)
                && (cued(end + 1) || cued(end + 2) && unmarked(text, lines, end + 1))
                && line.gap == 0;
            if !near || !(cued(end) || value || between) {
                break;
            }
            end += 1;
        }
        end
    }
}

/// The first line of the column around `at`: departments and directorates above the label.
fn upwards(text: &str, lines: &[Line], cues: &[Option<Place>], at: usize) -> usize {
    let cued = |at: usize| cues.get(at).is_some_and(Option::is_some);
    let mut start = at;
    while let Some(above) = start.checked_sub(1) {
        let near = lines.get(start).is_some_and(|line| line.gap <= 1);
        let named = above > 0 && cued(above - 1) && lines.get(above).is_some_and(|l| l.gap == 0);
        if !near || !(cued(above) || named && unmarked(text, lines, above)) {
            break;
        }
        start = above;
    }
    start
}

/// A short line that no sentence begins or ends on.
fn unmarked(text: &str, lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| {
        let content = line.span.of(text);
        line.role == Role::Body
            && line.width <= UNMARKED
            && shape::end_of(content) == End::Word
            && !shape::starts_lower(content)
            && !shape::is_label(content)
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;
    use crate::Span;

    /// The lines that are left in the text.
    fn left(text: &str) -> Vec<&str> {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        MarginFinder::new(&Grammars::built_in()).unwrap().mark(text, &mut lines);
        let body = lines.iter().filter(|line| line.role == Role::Body);
        body.map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn ok_columns_are_no_text() {
        let text = "De middelen zijn beschikbaar gesteld.\nDirectoraat-Generaal\nCuratieve Zorg\n\
            Contactpersoon\ndrs. J. Jansen\nM +31(0)6-12345678\nBezoekadres\nParnassusplein 5\n2511 VX Den Haag\nT 070 340 79 11\nwww.rijksoverheid.nl\n\
            Ons kenmerk\n1828373-219400-GMT\nBijlage(n)\n1\nUw kenmerk\n\
            Correspondentie uitsluitend richten aan het retouradres met vermelding van de datum\n\
            Met de gemeenten is afgesproken dat zij de regeling uitvoeren.";
        assert_eq!(
            left(text),
            [
                "De middelen zijn beschikbaar gesteld.",
                "Met de gemeenten is afgesproken dat zij de regeling uitvoeren."
            ]
        );
        let text = "dat de regeling op\n\nDatum\n12 maart 2021\nOnze referentie\n2021-0000123\n\n\
            1 juli 2022 in werking treedt.";
        assert_eq!(left(text), ["dat de regeling op", "1 juli 2022 in werking treedt."]);
        assert_eq!(left("Ons kenmerk F/2008014684\nDe kosten stijgen."), ["De kosten stijgen."]);
    }

    #[test]
    fn err_text_is_no_column() {
        for text in [
            "Contactpersoon van de gemeente is de wethouder die daarover gaat.",
            "Afdeling 2\nDe directie besluit.",
            "Ministerie van Financiën\nDe minister is het eens.",
            "Datum 3 mei\nDe vergadering begint.",
        ] {
            assert_eq!(left(text), text.lines().collect::<Vec<_>>(), "{text}");
        }
        assert_eq!(
            left("Ons kenmerk\n2021-1\n\nInleiding\nDe kosten stijgen."),
            ["Inleiding", "De kosten stijgen."]
        );
    }
}
