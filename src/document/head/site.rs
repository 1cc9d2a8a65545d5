//! What sites print above a paper: its title, its soort, its numbers.

use super::Head;
use crate::Span;
use crate::document::NumberKind;
use crate::document::frame_words::FrameWord;
use crate::document::lists::Lists;
use crate::document::page::Page;
use crate::document::series::{case_number, dossier, listed, whole_number};
use crate::document::strip::Strip;

/// What a site prints above a paper: its title, its soort, `Nummer: 2025D43420`, its case.
pub(super) fn site(lists: &Lists, page: &Page<'_>, head: &mut Head) {
    let strip = &page.head;
    first_line(lists, strip, head);
    for at in strip.starts_with(|byte| matches!(byte, b'N' | b'k' | b'K' | b'0'..=b'9')) {
        let text = strip.from(at);
        if text.starts_with("Nummer")
            && let Some((_, rest)) = text.split_once("Nummer: ")
            && let Ok((_, number)) = case_number('D')(rest)
            && head.site_title.is_none()
        {
            if head.number.is_none() {
                head.number = Some(number.to_owned());
                head.number_kind = Some(NumberKind::Document);
            }
            site_title(lists, strip, at, head);
        }
        if head.dossier.is_none()
            && let Some(rest) = text.strip_prefix("kamerstukdossier ")
            && strip.before(at).ends_with("Onderdeel van ")
            && let Ok((_, dossier)) = dossier(rest)
        {
            head.dossier = Some(dossier);
        }
        if head.case_number.is_none()
            && let Ok((rest, number)) = case_number('Z')(text)
        {
            let before = strip.before(at).trim_end();
            let alone = strip.opens_line(at) && (rest.is_empty() || rest.starts_with('\n'));
            let word = before.trim_end_matches(':').rsplit(|c: char| !c.is_alphanumeric()).next();
            if alone || word.is_some_and(|word| lists.frame.is(FrameWord::Case, word)) {
                head.case_number = Some(number.to_owned());
            }
        }
    }
}

/// A site's own heading: `Brief regering : Contouren Strategisch Vastgoedplan`, or `Kamerstuk
/// 34300-VII-60` with the title below.
fn first_line(lists: &Lists, strip: &Strip, head: &mut Head) {
    let mut lines = strip.pieces().iter().map(|piece| piece.span);
    let Some(first) = lines.next() else { return };
    let line = first.of(strip.text());
    let named = |span: &Span| {
        let line = span.of(strip.text());
        let soort = lists.soorten.longest(line);
        !line.is_empty() && soort.is_none_or(|(matched, _)| matched.len() < line.len())
    };
    if let Some((matched, soort)) = lists.soorten.longest(line)
        && let Some(title) = line.get(matched.len()..).and_then(|rest| rest.strip_prefix(" : "))
    {
        if head.heading.is_none() {
            head.soort = Some(soort.clone());
        }
        let title = Span::new(first.end - title.len(), first.end);
        head.site_title = Some(title).filter(named);
    } else if let Some((of, number)) = line.strip_prefix("Kamerstuk ").and_then(whole_number) {
        head.dossier = head.dossier.take().or(Some(of));
        if head.number.is_none() {
            head.number = Some(number.to_owned());
            head.number_kind = Some(NumberKind::Ondernummer);
        }
        // The soort may stand between the two.
        head.site_title = lines.take(2).find(named);
    }
}

/// The title and the soort in the lines before a site's `Nummer:`; the title of the dossier may
/// stand between the two.
fn site_title(lists: &Lists, strip: &Strip, number: usize, head: &mut Head) {
    let lines: Vec<Span> =
        strip.pieces().iter().map(|p| p.span).take_while(|span| span.start < number).collect();
    let found = lines.iter().enumerate().rev().find_map(|(index, span)| {
        let line = span.of(strip.text());
        let (matched, soort) = lists.soorten.longest(line)?;
        (matched.len() == line.len()).then_some((index, soort))
    });
    let Some((index, soort)) = found else { return };
    if head.heading.is_none() {
        head.soort = Some(soort.clone());
    }
    let menu = |span: &&Span| span.of(strip.text()).starts_with('[');
    let mut titles = lines.iter().take(index).skip_while(menu);
    head.site_title = titles.find(|span| !menu(span)).copied();
}

/// What the table above a paper on officielebekendmakingen.nl and the list above one on openkamer.org
/// (`ID: 36850-VII-2`) say.
pub(super) fn listed_numbers(strip: &Strip, head: &mut Head) {
    for line in strip.pieces().iter().map(|piece| piece.span) {
        let text = line.of(strip.text());
        let (dossier, number) = if let Ok((_, row)) = listed(text.trim_start_matches(['|', ' '])) {
            head.chamber = head.chamber.or(Some(row.chamber));
            head.session_year.get_or_insert(row.session_year);
            head.own.push(line);
            (row.dossier, row.number)
        } else if let Some((of, number)) = text.strip_prefix("ID: ").and_then(whole_number) {
            (Some(of), Some(number.to_owned()))
        } else {
            continue;
        };
        if head.number.is_none() || head.number == number {
            head.dossier = head.dossier.take().or(dossier);
            head.number = number;
            head.number_kind = Some(NumberKind::Ondernummer);
        }
    }
}
