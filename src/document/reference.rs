//! When a paper without a date was written, from what it says of itself.

use super::head::Head;
use super::lists::{DateCue, Lists};
use super::page::Page;
use super::strip::Strip;
use crate::Span;
use crate::calendar::Reference;
use crate::layout::BlockKind;
use crate::lexicon::words_of;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use nom::character::complete::{digit1, space0};
use nom::combinator::verify;
use nom::{IResult, Parser};
use serde::Deserialize;

/// How far a year may stand from the paper it is the year of, in bytes: `Jaarverslag Ministerie
/// van Justitie en Veiligheid 2022`.
const FAR: usize = 120;

/// How many lines of a paper may be its heading.
const HEADING: usize = 4;

/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 200;

/// How much of the head is searched for what the paper is about, in bytes.
const HEAD: usize = 800;

/// When papers on a yearly paper are written, counted from its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Moment {
    years: i32,
    from_month: u32,
    from_day: u32,
    to_month: u32,
    to_day: u32,
}

impl Moment {
    fn of(self, year: i32) -> Option<Reference> {
        let year = year.checked_add(self.years)?;
        Some(Reference {
            earliest: NaiveDate::from_ymd_opt(year, self.from_month, self.from_day)?,
            latest: NaiveDate::from_ymd_opt(year, self.to_month, self.to_day)?,
            inferred: true,
        })
    }
}

/// The bounds of a paper that states no date: what its title, its running feet and the first lines
/// of its body say it is about, else its session year.
pub(super) fn inferred(
    lists: &Lists,
    page: &Page<'_>,
    head: &Head,
    title: Option<&str>,
) -> Option<Reference> {
    if let Some(date) = headed(lists, page, title) {
        return Some(Reference { earliest: date, latest: date, inferred: true });
    }
    let about = title.and_then(|title| moment(lists, title));
    let about = about.or_else(|| {
        page.feet.pieces().iter().find_map(|piece| moment(lists, piece.span.of(page.feet.text())))
    });
    about
        .or_else(|| {
            let text = clip(&page.head, HEAD);
            let mut starts = page.head.starts_of(&lists.moments).take_while(|&at| at < text.len());
            starts.find_map(|at| moment_at(lists, text.get(at..)?))
        })
        .or_else(|| session(head.session_year.as_deref()?))
}

/// The day in the heading of a list or annex: `8.1 Moties en toezeggingen (per 15 juli 2009)`.
fn headed(lists: &Lists, page: &Page<'_>, title: Option<&str>) -> Option<NaiveDate> {
    let text = page.head.text();
    let own = page.head.pieces().iter();
    let own = own.filter(|piece| page.kind_of(piece.block) != Some(&BlockKind::Furniture));
    let lines = own.take(HEADING).map(|piece| piece.span.of(text));
    title.into_iter().chain(lines).find_map(|line| dated_heading(lists, line))
}

/// The day a heading ends with, behind `stand per` or the like, or behind `van` in one that opens as
/// records and annexes do.
fn dated_heading(lists: &Lists, line: &str) -> Option<NaiveDate> {
    if line.len() > LONGEST_HEADING || !line.starts_with(|c: char| !c.is_lowercase() || c == '(') {
        return None;
    }
    let cue = |text| lists.date_cues.longest(text).map(|(matched, cue)| (matched, *cue));
    let record = matches!(cue(line), Some((_, DateCue::Record)));
    words_of(line).find_map(|(at, _)| {
        let text = line.get(at..)?;
        let rest = match cue(text) {
            Some((matched, DateCue::AsOf)) => text.get(matched.len()..)?,
            _ => text.strip_prefix("van ").filter(|_| record)?,
        };
        let (rest, date) = lists.days.day(rest.trim_start_matches([' ', ':'])).ok()?;
        rest.trim_matches([' ', ')', ']', '*']).is_empty().then_some(date)
    })
}

fn clip(strip: &Strip, length: usize) -> &str {
    let mut end = strip.text().len().min(length);
    while !strip.text().is_char_boundary(end) {
        end -= 1;
    }
    Span::new(0, end).of(strip.text())
}

/// The moment that a yearly paper named in this text stands for.
fn moment(lists: &Lists, text: &str) -> Option<Reference> {
    words_of(text).find_map(|(at, _)| moment_at(lists, text.get(at..)?))
}

/// The moment of a yearly paper named at the start of this text.
fn moment_at(lists: &Lists, text: &str) -> Option<Reference> {
    let (matched, moment) = lists.moments.longest(text)?;
    let (behind, year) = year_near(text.get(matched.len()..)?)?;
    amended(lists, behind).unwrap_or(*moment).of(year)
}

/// The moment of a change to a budget: `(wijziging samenhangende met de Voorjaarsnota)`.
fn amended(lists: &Lists, behind: &str) -> Option<Moment> {
    let of = lists.budgets.changed_with(behind.trim_start().strip_prefix('(')?)?;
    lists.moments.longest(of).map(|(_, moment)| Moment { years: 0, ..*moment })
}

/// The first year ahead, before the end of the sentence, and what stands behind it.
fn year_near(text: &str) -> Option<(&str, i32)> {
    let mut inside = false;
    for (at, c) in text.char_indices().take_while(|&(at, _)| at < FAR) {
        if matches!(c, '.' | '?' | '!' | ';' | '\n') {
            return None;
        }
        let starts = c.is_ascii_digit() && !inside;
        inside = c.is_alphanumeric();
        if starts && let Ok(found) = year(text.get(at..)?) {
            return Some(found);
        }
    }
    None
}

fn year(text: &str) -> IResult<&str, i32> {
    let digits = verify(digit1, |digits: &str| digits.len() == 4);
    let (rest, (digits, _)) = (digits, space0).parse(text)?;
    match digits.parse::<i32>() {
        Ok(year)
            if (1990..=2099).contains(&year) && !rest.starts_with(char::is_alphanumeric)
                || rest.starts_with(char::is_alphabetic) =>
        {
            Ok((rest, year))
        }
        _ => super::day::fail(text),
    }
}

/// A session year: from Prinsjesdag, the third Tuesday of September, to the day before the next.
fn session(years: &str) -> Option<Reference> {
    let first: i32 = years.get(..4)?.parse().ok()?;
    let latest = prinsjesdag(first.checked_add(1)?)?.checked_sub_days(Days::new(1))?;
    Some(Reference { earliest: prinsjesdag(first)?, latest, inferred: true })
}

/// The third Tuesday of September (Grondwet 65).
fn prinsjesdag(year: i32) -> Option<NaiveDate> {
    let date = NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Tue, 3)?;
    (date.year() == year).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let (source, layout) = by_hand::paper(text);
        let lists = Lists::built_in();
        let page = Page::new(&lists, &source, &layout);
        let head =
            Head { session_year: text.strip_prefix("S ").map(str::to_owned), ..Head::default() };
        let found = inferred(&lists, &page, &head, None)?;
        Some((found.earliest.to_string(), found.latest.to_string()))
    }

    #[test]
    fn ok_moments() {
        for (text, earliest, latest) in [
            (
                "|Totaallijst Jaarverslag Ministerie van Justitie en Veiligheid 2022 (36360 -VI-1) 3/6",
                "2023-05-15",
                "2023-06-30",
            ),
            (
                "Bijlage nummer 4\nHorend bij Eerste Halfjaarbericht politie 2024",
                "2024-06-01",
                "2024-06-30",
            ),
            ("Vragen over de ontwerpbegroting 2024", "2023-09-15", "2023-11-30"),
            ("Bijlage bij de Voorjaarsnota 2025", "2025-04-15", "2025-06-30"),
            (
                "het wetsvoorstel Wijziging van de begroting van de uitgaven en de ontvangsten van het Ministerie van Landbouw, Natuurbeheer en Visserij (XIV) voor het jaar 2001 (wijziging samenhangende met de Voorjaarsnota) (27780).",
                "2001-04-15",
                "2001-06-30",
            ),
            ("S 2023-2024", "2023-09-19", "2024-09-16"),
        ] {
            assert_eq!(read(text), Some((earliest.to_owned(), latest.to_owned())), "{text}");
        }
    }

    #[test]
    fn ok_dates_of_headings() {
        for (text, day) in [
            ("8.1 Moties en Toezeggingen (per 15 juli 2009)\nTekst", "2009-07-15"),
            ("Overzicht moties (peildatum 1 september 2023)\nTekst", "2023-09-01"),
            ("Bijlage Moties en toezeggingen, stand 1 september 2023\nTekst", "2023-09-01"),
            ("Toezeggingen\nStand per: 1 september 2023\nTekst", "2023-09-01"),
            ("Bijlage 2 bij Kamerbrief van 1 september 2023\nTekst", "2023-09-01"),
            (
                "Korte aantekeningen vergadering vaste commissie voor Financi\u{eb}n van 21 maart 2017\nTekst",
                "2017-03-21",
            ),
        ] {
            assert_eq!(read(text), Some((day.to_owned(), day.to_owned())), "{text}");
        }
    }

    #[test]
    fn err_nothing_says() {
        for text in [
            "De begroting. In 2024 volgt meer.",
            "Het jaarverslag komt er aan",
            "",
            "In 2023 en 2024",
            "De regeling vervalt per 1 januari 2024.",
            "Reactie op uw brief van 1 september 2023",
            "Inwerkingtreding per 1 januari 2024 van de wet",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
