//! The date a paper states for itself.

use super::evidence::{MarkKind, Marks};
use super::lists::{DateCue, Field, Lists};
use super::page::Page;
use super::strip::Strip;
use super::title::questions_head;
use crate::Span;
use chrono::NaiveDate;
use nom::character::complete::{char, one_of, space0};
use nom::combinator::opt;
use nom::multi::many0_count;
use nom::{IResult, Parser};

/// How many lines of a letterhead may stand between `Datum` and the date.
const LINES: usize = 8;

/// The longest name of a place, in bytes.
const LONGEST_PLACE: usize = 40;

/// A date and the words that state it, as bytes of the strip they were read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) date: NaiveDate,
    pub(super) span: Span,
    rank: Rank,
}

/// Which way of stating counts before which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// `(ontvangen 1 juni 2022)` behind `Antwoord van`
    Received,
    /// `Den Haag, 4 februari 2016`
    Place,
    /// `Datum 3 oktober 2025`
    Label,
    /// `Vastgesteld 5 juni 2023`
    Established,
    /// A line that holds a date and nothing else.
    Alone,
    /// `(ingezonden 21 april 2022)` above questions without answers.
    Asked,
}

impl Stated {
    /// Whether it is the date of questions that have no answers yet.
    pub(super) fn is_asked(&self) -> bool {
        self.rank == Rank::Asked
    }
}

/// The paper's own date, from its head; else from a date line near its end.
pub(super) fn date(lists: &Lists, page: &Page<'_>, marks: &mut Marks) -> Option<Stated> {
    let head = &page.head;
    let candidates: Vec<Stated> = candidates(lists, head).collect();
    let stated = candidates.iter().min_by_key(|stated| (stated.rank, stated.span.start)).copied();
    // `Vastgesteld 14 mei 2019` above the letter the paper reports on.
    let established = candidates.iter().find(|stated| stated.rank == Rank::Established).copied();
    let own = established.filter(|own| {
        let text = head.from(own.span.start);
        text.starts_with("Vastgesteld")
            && head.opens_line(own.span.start)
            && stated.is_some_and(|other| own.span.start < other.span.start)
    });
    let stated = own.or(stated).or_else(|| asked(lists, page));
    if let Some(stated) = stated {
        marks.add(MarkKind::DateLine, head, stated.span);
        return Some(stated);
    }
    let body = &page.body;
    let line = closing_line(lists, body)?;
    marks.add(MarkKind::DateLine, body, line.span);
    Some(line)
}

/// The day questions were put, in a paper that holds no more than them.
fn asked(lists: &Lists, page: &Page<'_>) -> Option<Stated> {
    let span = questions_head(&page.head)?;
    let asked = span.of(page.head.text());
    let (_, day) = asked.rsplit_once("ngezonden ")?;
    let (_, date) = lists.days.day(day).ok()?;
    let answered = page.body.text().lines().any(|line| line.starts_with("Antwoord"));
    (!answered).then_some(Stated { date, span, rank: Rank::Asked })
}

/// Every statement of a date in the head.
fn candidates<'p>(lists: &'p Lists, head: &'p Strip) -> impl Iterator<Item = Stated> + 'p {
    head.starts_of_lines_or(&lists.date_cues, &lists.labels).filter_map(move |at| {
        let text = head.from(at);
        cued(lists, head, at)
            .or_else(|| below_row(lists, head, at))
            .or_else(|| labelled(lists, head, at))
            .or_else(|| head.opens_line(at).then(|| place_line(lists, text)).flatten())
            .or_else(|| head.opens_line(at).then(|| alone(lists, head, at)).flatten())
            .map(|(rank, date, rest)| Stated {
                date,
                span: Span::new(at, head.span_of(rest).start),
                rank,
            })
    })
}

type Found<'t> = (Rank, NaiveDate, &'t str);

/// A date behind one of the cues of `grammars/document_dates.csv`.
fn cued<'t>(lists: &Lists, head: &'t Strip, at: usize) -> Option<Found<'t>> {
    let text = head.from(at);
    let (rest, &cue) = lists.date_cues.parse(text).ok()?;
    let rest = if cue == DateCue::Place { behind_labels(lists, rest) } else { rest };
    let (rest, date) = after_cue(lists, rest).ok()?;
    let opens = head.opens_line(at);
    let capital = text.starts_with(char::is_uppercase) || text.starts_with('\'');
    let bracket = head.before(at).ends_with('(');
    let rank = match cue {
        DateCue::Received if bracket => Rank::Received,
        DateCue::Place if capital => Rank::Place,
        DateCue::Established | DateCue::Received if capital && !bracket => Rank::Established,
        DateCue::News if opens || capital => Rank::Alone,
        _ => return None,
    };
    Some((rank, date, rest))
}

/// What is left behind the labels of the other columns: `Den Haag Ons kenmerk 7 december 2004`.
fn behind_labels<'t>(lists: &Lists, text: &'t str) -> &'t str {
    let mut rest = text;
    while let Some(next) = rest.strip_prefix(' ')
        && let Some((matched, Field::Other)) = lists.labels.longest(next)
    {
        rest = next.get(matched.len()..).unwrap_or_default();
    }
    rest
}

fn after_cue<'t>(lists: &Lists, text: &'t str) -> IResult<&'t str, NaiveDate> {
    let mut sign = many0_count(one_of(",:|- \n"));
    let (rest, _) = sign.parse(text)?;
    lists.days.day(rest)
}

/// A date behind `Datum`, on its line or on one of the next.
fn labelled<'t>(lists: &Lists, head: &'t Strip, at: usize) -> Option<Found<'t>> {
    let text = head.from(at);
    let (rest, Field::Date) = lists.labels.parse(text).ok()? else { return None };
    let signed = rest.trim_start_matches(' ').starts_with(':');
    if !(head.opens_line(at) || text.starts_with(char::is_uppercase) || signed) {
        return None;
    }
    let (rest, _) =
        (space0::<_, nom::error::Error<&str>>, opt(char(':')), space0).parse(rest).ok()?;
    if let Ok((rest, date)) = lists.days.day(rest) {
        return Some((Rank::Label, date, rest));
    }
    // The labels of a column may all stand above their values.
    let mut other = false;
    for line in rest.split('\n').skip(1).filter(|line| !line.trim().is_empty()).take(LINES) {
        if let Ok((rest, date)) = lists.days.day(line.trim_start()) {
            if !other {
                return Some((Rank::Label, date, rest_of(text, rest)));
            }
            other = false;
        } else {
            other = lists.labels.longest(line).is_some_and(|(_, field)| *field == Field::OtherDate);
        }
    }
    None
}

/// A date that ends the line below a row of labels of which `datum` is the last, as letterheads
/// of before 2010 have it: `uw brief van  ons kenmerk  datum` / `VVA. 2003/2511  18 september 2003`.
fn below_row<'t>(lists: &Lists, head: &'t Strip, at: usize) -> Option<Found<'t>> {
    let text = head.from(at);
    let (rest, Field::Date) = lists.labels.parse(text).ok()? else { return None };
    let row = head.before(at).rsplit('\n').next().filter(|row| !row.is_empty())?;
    lists.labels.longest(row)?;
    let (end, below) = rest.split_once('\n')?;
    if !end.trim().is_empty() {
        return None;
    }
    let line = below.split('\n').find(|line| !line.trim().is_empty())?;
    let words = line
        .char_indices()
        .filter(|&(at, _)| at == 0 || line.get(..at).is_some_and(|before| before.ends_with(' ')));
    words.filter_map(|(at, _)| line.get(at..)).find_map(|word| {
        let (rest, date) = lists.days.day(word).ok()?;
        rest.trim().is_empty().then(|| (Rank::Label, date, rest_of(text, rest)))
    })
}

/// `text` from where `rest`, a slice of it, begins.
fn rest_of<'t>(text: &'t str, rest: &str) -> &'t str {
    text.get(nom::Offset::offset(text, rest)..).unwrap_or_default()
}

/// A line of a place of any name and a date: `Middelburg, 3 mei 2001`.
fn place_line<'t>(lists: &Lists, text: &'t str) -> Option<Found<'t>> {
    let comma = text.bytes().take(LONGEST_PLACE + 1).position(|byte| byte == b',')?;
    let (place, rest) = text.split_at_checked(comma)?;
    let rest = rest.strip_prefix(", ")?;
    let named = place.starts_with(|c: char| c.is_uppercase() || c == '\'')
        && place.chars().all(|c| c.is_alphabetic() || " -'".contains(c));
    let (rest, date) = lists.days.day(rest).ok()?;
    let ends = rest.trim_start_matches(['.', ' ']);
    (named && (ends.is_empty() || ends.starts_with('\n'))).then_some((Rank::Place, date, rest))
}

/// A line that holds a date and nothing else.
fn alone<'t>(lists: &Lists, head: &'t Strip, at: usize) -> Option<Found<'t>> {
    let text = head.from(at);
    let above = head.before(at).trim_end().rsplit('\n').next().unwrap_or_default();
    if lists.labels.longest(above).is_some_and(|(_, field)| *field == Field::OtherDate) {
        return None;
    }
    let (rest, date) = lists.days.day(text).ok()?;
    let ends = rest.trim_start_matches(' ');
    (ends.is_empty() || ends.starts_with('\n')).then_some((Rank::Alone, date, rest))
}

/// A line of place and date among the last lines of the body.
fn closing_line(lists: &Lists, body: &Strip) -> Option<Stated> {
    body.pieces().iter().rev().take(12).find_map(|piece| {
        let text = body.from(piece.span.start);
        let (_, date, rest) = place_line(lists, text)?;
        let span = Span::new(piece.span.start, body.span_of(rest).start);
        Some(Stated { date, span, rank: Rank::Place })
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::*;

    fn read(text: &str) -> Option<String> {
        let (source, layout) = by_hand::paper(text);
        let lists = Lists::built_in();
        let page = Page::new(&lists, &source, &layout);
        date(&lists, &page, &mut Marks::default()).map(|s| s.date.to_string())
    }

    #[test]
    fn ok_stated_dates() {
        for (text, want) in [
            ("Aan de Voorzitter\nDen Haag, 4 februari 2016\nTekst van 3 mei 2015", "2016-02-04"),
            ("Aan de Voorzitter Den Haag,13 juli 2018 Hierbij bied ik", "2018-07-13"),
            (
                "Aan de voorzitter\nDen Haag Ons kenmerk 7 december 2004 ACB 2004 56968",
                "2004-12-07",
            ),
            ("'s-Gravenhage, 3 maart 1998", "1998-03-03"),
            ("Middelburg, 3 mei 2001", "2001-05-03"),
            ("Datum 3 oktober 2025\nBetreft Iets", "2025-10-03"),
            ("Datum\n16 mei 2024\nOnderwerp\nIets", "2024-05-16"),
            ("Datum: 03-10-2025", "2025-10-03"),
            ("Datum\nUw brief van\n8 maart 2024\nOns kenmerk\n540\n16 mei 2024", "2024-05-16"),
            (
                "Uw brief van Ons kenmerk Datum\n3 mei 2003 VVA. 2003/2511 18 september 2003",
                "2003-09-18",
            ),
            ("Ons kenmerk 123 Datum 16 mei 2024 Betreft Iets Geachte voorzitter,", "2024-05-16"),
            ("|Nummer: 2025D43420, datum: 2025-10-03, bijgewerkt: 2025-10-05", "2025-10-03"),
            (
                "Antwoord van Minister X (ingezonden 21 april 2022) (ontvangen 1 juni 2022).",
                "2022-06-01",
            ),
            (
                "Vragen van het lid Pen (VVD) over inkt (ingezonden 28 januari 2016).\nVraag 1\nWat?",
                "2016-01-28",
            ),
            ("Nr. 8 VERSLAG\nVastgesteld 5 juni 2023\nDe commissie", "2023-06-05"),
            ("Nr. 7 MOTIE\nVoorgesteld 30 maart 2022", "2022-03-30"),
            (
                "Nr. 59 MOTIE\nVoorgesteld tijdens het Wetgevingsoverleg van 15 november 2021",
                "2021-11-15",
            ),
            (
                "AB VERSLAG\nVastgesteld 14 mei 2019\nBRIEF VAN DE VOORZITTER\nDen Haag, 10 april 2019",
                "2019-05-14",
            ),
            ("Ontvangen ter Griffie op 5 maart 2021.\nDen Haag, 4 maart 2021", "2021-03-04"),
            ("Nieuwsbericht | 03-10-2025 | 12:00", "2025-10-03"),
            ("Besluitenlijst\n5 juni 2013\nTekst", "2013-06-05"),
            (
                "Geachte voorzitter,\nTekst.\nDe Minister van Defensie,\nUtrecht, 3 mei 2001",
                "2001-05-03",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn err_dates_of_something_else() {
        for text in [
            "Op 3 oktober 2025 heb ik u bericht.",
            "Met ingang van die datum 3 oktober 2025 geldt",
            "Uw brief van\n8 maart 2024",
            "De vragen (ingezonden 21 april 2022).",
            "Vragen van het lid Pen (ingezonden 28 januari 2016).\nVraag 1\nWat?\nAntwoord 1\nInkt.",
            "De brief is in Den Haag geschreven.",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
