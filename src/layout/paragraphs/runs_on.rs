//! Whether a line goes on with the draft above it, across line ends, blank lines and pages.

use super::{Assembler, Draft, DraftKind, is_bare_label, is_heading_number};
use crate::layout::lines::{Line, Measure, Role};
use crate::layout::sentence::Follows;
use crate::layout::shape::{self, End, Marker};
use crate::lexicon::is_month;

impl Assembler<'_> {
    /// Whether `line` goes on with the draft whose last line is `last`.
    pub(super) fn runs_on(&self, draft: usize, last: usize, at: usize, line: &Line) -> bool {
        let (Some(before), Some(draft)) = (self.lines.get(last), self.drafts.get(draft)) else {
            return false;
        };
        if line.joined {
            return true;
        }
        let content = line.span.of(self.text);
        let printed = before.span.of(self.text);
        if line.hard || shape::is_label(content) || self.count == 1 && is_bare_label(printed) {
            return false;
        }
        if self.count == 1 && self.small_words.is_greeting(printed) {
            return false;
        }
        let end = self.end_of(printed);
        let lower = shape::starts_lower(content);
        let full = self.measure.full(last, before, content);
        let open = matches!(end, End::Word | End::Comma | End::Hyphen);
        if let Some((marker, _)) = shape::marker(content)
            && self.is_item(draft, marker, end, full, line)
        {
            return false;
        }
        let cut = at != last + 1 || line.page;
        if cut {
            return open
                && (lower || end != End::Word && before.width > 25 || full && self.count > 1)
                || end == End::Stop && full && self.count > 1 && line.gap == 0 && !line.page;
        }
        let gap = if self.double && line.gap == 1 { 0 } else { line.gap };
        match gap {
            0 => self.runs_on_directly(draft, last, before, line, end, full),
            1..=2 if open && self.small_words.leave_open(printed) && before.width >= 40 => true,
            1..=6 => {
                open && lower && before.width >= 40 && !is_heading_number(printed)
                    || end == End::Hyphen && lower
            }
            _ => false,
        }
    }

    /// How a line ends; the stop of `nr.` or `mr.` is none.
    fn end_of(&self, line: &str) -> End {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let last = last.trim_start_matches(['(', '[', '"', '\u{2018}', '\u{201c}']);
        match self.splitter.abbreviation(last) {
            Some(Follows::Number | Follows::Phrase) => End::Word,
            Some(Follows::Any | Follows::Letter | Follows::Initial) | None => shape::end_of(line),
        }
    }

    /// Whether the next line, with no blank line between, goes on.
    fn runs_on_directly(
        &self,
        draft: &Draft,
        last: usize,
        before: &Line,
        line: &Line,
        end: End,
        full: bool,
    ) -> bool {
        let content = line.span.of(self.text);
        let lower = shape::starts_lower(content);
        let wrapped = self.measure.wrapped(last);
        let indented = line.indent >= before.indent + 2 && self.count == 1;
        match end {
            End::Hyphen | End::Comma => true,
            End::Word if lower || self.small_words.leave_open(before.span.of(self.text)) => true,
            End::Word if goes_on_with_number(before.span.of(self.text), content, wrapped) => true,
            End::Word
                if goes_on_with_bracket(before.span.of(self.text), content)
                    && (self.count > 1
                        || self.small_words.begin(before.span.of(self.text))
                        || wrapped) =>
            {
                true
            }
            // A sentence ended on the line before, and the one behind it has not.
            End::Word if before.width >= 60 && self.sentences(before) > 1 => true,
            End::Word => {
                let heads = self.count == 1
                    && (self.measure.fits(last, before, content)
                        || shape::starts_upper(content) && self.small_words.begin(content));
                // A short first line and a capital: a heading, or a line by itself.
                if heads && !indented && !self.is_begun(last, before, content) {
                    return false;
                }
                full || wrapped && before.end_column() * 2 > self.widest(last, before)
                    || !wrapped && indented
            }
            // A sentence that ends before the measure does ends the paragraph, unless an item's
            // text is set in under its marker.
            End::Stop | End::Colon | End::Semicolon => {
                full && !(line.indent > before.indent + 1 && draft.kind == DraftKind::Paragraph)
                    || lower
                        && end == End::Stop
                        && wrapped
                        && self.measure.room(last, before).is_some_and(|room| room < 12)
            }
        }
    }

    fn sentences(&self, line: &Line) -> usize {
        self.splitter.split(line.span.of(self.text)).len()
    }

    /// Whether a first line that could be a heading is rather the beginning of a sentence: a
    /// bracket is open, or it begins as sentences do and is nearly full.
    fn is_begun(&self, at: usize, line: &Line, next: &str) -> bool {
        let printed = line.span.of(self.text);
        let brackets = |c: char| printed.matches(c).count();
        let room = self.measure.room(at, line).unwrap_or(usize::MAX);
        let word = shape::first_word(next).chars().count();
        let bare = shape::marker(printed).map_or(0, |(_, length)| length);
        let words = printed.get(bare..).unwrap_or_default().trim_start();
        brackets('(') > brackets(')') || self.small_words.begin(words) && room < word + 12
    }

    fn widest(&self, at: usize, line: &Line) -> usize {
        line.end_column() + self.measure.room(at, line).unwrap_or(0)
    }

    /// Whether a line with this marker begins an item, rather than going on with a sentence that
    /// happens to break before a dash or a number.
    fn is_item(&self, draft: &Draft, marker: Marker, end: End, full: bool, line: &Line) -> bool {
        if line.gap > 0 && !self.double {
            return true;
        }
        // `nr.` / `596) kwam`: a high number that follows no other is no item.
        if let Marker::Number(number) = marker
            && number > 9
            && number != self.number + 1
        {
            return false;
        }
        match end {
            End::Stop | End::Colon | End::Semicolon => true,
            _ if !full => true,
            _ => {
                let first = draft.parts.first().map_or("", |span| span.of(self.text));
                match (shape::marker(first), marker) {
                    (Some((Marker::Sign(a), _)), Marker::Sign(b)) => a == b,
                    (Some((Marker::Number(a), _)), Marker::Number(b)) => b == a + 1,
                    (Some((Marker::Letter(a), _)), Marker::Letter(b)) => b as u32 == a as u32 + 1,
                    _ => matches!(
                        marker,
                        Marker::Sign('\u{2022}' | '\u{25cf}' | '\u{25aa}' | '\u{f0b7}')
                    ),
                }
            }
        }
    }
}

/// Whether a line that begins with a number goes on with the sentence of the line before:
/// `sinds 20 september` / `2022 alle nota's`, `(ontvangen` / `4 februari 2025)`, `op het gebied van
/// meer dan de` / `300 gemeenten die`. A number that opens something has a capital behind it; `wrapped` says that
/// lines are broken by hand here, so that a count can stand at the start of one.
fn goes_on_with_number(before: &str, line: &str, wrapped: bool) -> bool {
    let word = shape::first_word(line);
    let number = word.trim_end_matches([',', ')', ';', '%']);
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    {
        return false;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if number.len() == 4 && is_month(last) {
        return true;
    }
    let brackets = |c: char, text: &str| text.matches(c).count();
    let open = brackets('(', before) > brackets(')', before) && line.contains(')');
    let rest = line.get(word.len()..).unwrap_or_default().trim_start();
    open || wrapped
        && before.chars().count() >= 50
        && (shape::starts_lower(rest) || number.len() < word.len())
        && !is_heading_number(before)
}

/// Whether a line that begins with a bracket goes on with the sentence of the line before: `naar
/// aanleiding van de motie van de leden Bikker en Omtzigt` / `(Kamerstuk 36 410, nr. 74)?`. The sentence
/// goes on behind the bracket or ends there; a bracket alone under a short line may be of a heading.
fn goes_on_with_bracket(before: &str, line: &str) -> bool {
    let Some((inner, _)) =
        line.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']))
    else {
        return line.starts_with('(') && before.chars().count() >= 40 && !is_heading_number(before);
    };
    let worded = inner.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    worded && before.chars().count() >= 40 && !is_heading_number(before)
}

/// Whether sentences run over single blank lines: the lines of a paragraph stand apart.
pub(super) fn is_double_spaced(text: &str, lines: &[Line], measure: &Measure) -> bool {
    let (mut apart, mut together) = (0_usize, 0_usize);
    for (at, pair) in lines.windows(2).enumerate() {
        let [before, line] = pair else { continue };
        let body = before.role == Role::Body && line.role == Role::Body && measure.wrapped(at);
        if !body || before.width < 40 || !shape::starts_lower(line.span.of(text)) {
            continue;
        }
        if matches!(shape::end_of(before.span.of(text)), End::Word | End::Comma | End::Hyphen) {
            apart += usize::from(line.gap == 1);
            together += usize::from(line.gap == 0);
        }
    }
    apart >= 4 && apart > together * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers_that_go_on_with_a_sentence() {
        for (before, line) in [
            ("Zo worden sinds 20 september", "2022 alle beslisnota's bij Kamerstukken openbaar"),
            ("Antwoord van Minister Uitermark (ontvangen", "4 februari 2025). Zie ook"),
            ("drie moties die in het debat over het steunpakket van juni", "2021, zijn aangenomen"),
            (
                "In totaal zijn er in dat jaar door de gezamenlijke inspectiediensten",
                "300 bedrijven bezocht",
            ),
        ] {
            assert!(goes_on_with_number(before, line, true), "{before} / {line}");
        }
    }

    #[test]
    fn ok_brackets_that_go_on_with_a_sentence() {
        let before = "naar aanleiding van de motie van de leden Bikker en Omtzigt";
        for line in [
            "(Kamerstuk 36 410, nr. 74)?",
            "(Kamerstuk 36 410, nr. 74). Daarover is gesproken.",
            "[Kamerstuk 36 410, nr. 74] is dat toegezegd.",
            "(Kamerstukken II 2023/24, 36 410, nr. 74, en de brief van",
        ] {
            assert!(goes_on_with_bracket(before, line), "{line}");
        }
    }

    #[test]
    fn err_brackets_that_open_something() {
        for (before, line) in [
            ("Uitgaven per artikel", "(Bedragen in miljoenen euro)"),
            ("2.1 Overzicht van de uitgaven aan kinderopvang per jaar", "(Bedragen in euro)"),
            ("een langere zin die niet ophoudt aan het eind van de regel", "(1) Eerste punt"),
            ("een langere zin die niet ophoudt aan het eind van de regel", "[3] Zie de brief."),
        ] {
            assert!(!goes_on_with_bracket(before, line), "{before} / {line}");
        }
    }

    #[test]
    fn err_numbers_that_open_something() {
        let planning = "Planning van de stappen naar de nieuwe wet- en regelgeving";
        assert!(!goes_on_with_number(planning, "1 januari 2024 inwerkingtreding", false));
        for (before, line) in [
            ("Aantal gemeenten", "334 gemeenten houden verkiezingen."),
            (
                "De griffier van de vaste commissie voor Binnenlandse Zaken, Roovers",
                "12 Kunt u dat toelichten?",
            ),
            ("De griffier van de vaste commissie voor Binnenlandse Zaken, Roovers", "12"),
            ("Overzicht van de uitgaven in de eerste helft van het jaar", "2.1 Inleiding"),
            ("Zo worden sinds 20 september", "Alle nota's"),
        ] {
            assert!(!goes_on_with_number(before, line, true), "{before} / {line}");
        }
    }
}
