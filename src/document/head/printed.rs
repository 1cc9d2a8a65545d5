//! The printed head: session year, dossier, number and soort.

use super::Head;
use crate::Span;
use crate::document::NumberKind;
use crate::document::lists::Lists;
use crate::document::page::Page;
use crate::document::series::{case_number, dossier, lettered, numbered, session_year};
use crate::document::strip::Strip;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, multispace1};
use nom::combinator::verify;

/// How far a dossier's title may run, in bytes.
const TITLE: usize = 500;

/// How far a head's lines may lie from its start where no number parts them, in bytes.
const NEAR: usize = 1_500;

/// The printed head: session year, dossier lines, number, soort.
pub(super) fn printed(lists: &Lists, page: &Page<'_>, head: &mut Head) {
    let strip = &page.head;
    let firsts = |byte| matches!(byte, b'V' | b'Z' | b'T' | b'E' | b'N' | b'n');
    for at in strip.starts_of_lines_and(firsts) {
        let text = strip.from(at);
        if head.session_year.is_none()
            && text.starts_with(['V', 'Z'])
            && let Ok((rest, year)) = session_year(text)
        {
            head.session_year = Some(year);
            head.own.push(Span::new(at, strip.span_of(rest).start));
        }
        if head.chamber.is_none() && at < NEAR && text.starts_with(['T', 'E']) {
            head.chamber = chamber(text);
        }
        if head.heading.is_none() {
            numbered_heading(lists, page, at, head);
        }
    }
    if head.heading.is_none() {
        unnumbered_heading(lists, page, head);
    }
    if head.session_year.is_some() || head.heading.is_some() {
        dossier_line(strip, head);
    }
    if head.dossier.is_none() {
        senate_dossier(strip, head);
    }
}

fn chamber(text: &str) -> Option<&'static str> {
    [("Tweede Kamer der Staten-Generaal", "TK"), ("Eerste Kamer der Staten-Generaal", "EK")]
        .into_iter()
        .find_map(|(name, chamber)| text.starts_with(name).then_some(chamber))
}

/// `Nr. 608 BRIEF VAN …`, `C MEMORIE VAN ANTWOORD`: number and soort.
fn numbered_heading(lists: &Lists, page: &Page<'_>, at: usize, head: &mut Head) {
    let strip = &page.head;
    let text = strip.from(at);
    let number = if text.starts_with(['N', 'n']) {
        numbered(text)
    } else if strip.opens_line(at) && text.starts_with(|c: char| c.is_ascii_digit()) {
        own_document(lists, text, at, head);
        return;
    } else if strip.opens_line(at) {
        lettered(text)
    } else {
        return;
    };
    let Ok((rest, number)) = number else { return };
    let start = strip.span_of(rest.trim_start()).start;
    let Some((matched, soort)) = lists.soorten.longest(strip.from(start)) else { return };
    let capitals = !matched.chars().any(char::is_lowercase);
    let titled = strip.opens_line(at) && matched.starts_with(char::is_uppercase);
    if !capitals && !titled && !strip.opens_line(start) {
        return;
    }
    head.number = Some(number.to_owned());
    head.number_kind = Some(NumberKind::Ondernummer);
    head.soort = Some(soort.clone());
    let heading = heading(page, start, matched.len());
    head.own.push(Span::new(at, heading.end));
    head.heading = Some(heading);
}

/// `2020D17507 LIJST VAN VRAGEN`: a paper that has no number in a dossier.
fn own_document(lists: &Lists, text: &str, at: usize, head: &mut Head) {
    let Ok((rest, number)) = case_number('D')(text) else { return };
    let Some((matched, soort)) = lists.soorten.longest(rest.trim_start()) else { return };
    if matched.chars().any(char::is_lowercase) {
        return;
    }
    head.number = Some(number.to_owned());
    head.number_kind = Some(NumberKind::Document);
    head.soort = Some(soort.clone());
    let length = text.len() - rest.trim_start().len() + matched.len();
    let heading = Span::new(at + length - matched.len(), at + length);
    head.own.push(Span::new(at, heading.end));
    head.heading = Some(heading);
}

/// A soort in capitals near the start without a number, or on a line of its own.
fn unnumbered_heading(lists: &Lists, page: &Page<'_>, head: &mut Head) {
    let strip = &page.head;
    let phrases = strip.phrases(&lists.soorten);
    for (at, matched, soort) in phrases.take_while(|(at, ..)| *at < NEAR) {
        let capitals = !matched.chars().any(char::is_lowercase);
        let line = Span::new(at, strip.line_end(at)).of(strip.text()).trim();
        // Behind a sentence it heads a part: the motion in a record of a debate.
        let first = !strip.before(at).lines().any(|line| line.ends_with(['.', ':', ';']));
        let alone = strip.opens_line(at)
            && first
            && (matched == line || matched == "Handelingen" && at == 0)
            && matched.starts_with(char::is_uppercase)
            && matched != "Bijlage";
        if capitals && (strip.opens_line(at) || matched.contains(' ')) || alone {
            head.soort = Some(soort.clone());
            let heading = heading(page, at, matched.len());
            if capitals {
                head.heading = Some(heading);
                head.own.push(heading);
            }
            return;
        }
    }
}

/// A heading that begins with a soort of `length` bytes: as far as its words are in capitals.
fn heading(page: &Page<'_>, start: usize, length: usize) -> Span {
    let strip = &page.head;
    let mut end = start + length;
    let capitals = !Span::new(start, end).of(strip.text()).chars().any(char::is_lowercase);
    if !capitals {
        return Span::new(start, strip.line_end(start));
    }
    let rest = strip.from(end);
    let mut at = end;
    for word in rest.split_inclusive([' ', '\n']) {
        let bare = word.trim();
        let broken = strip.opens_line(at) && page.blank_before(at);
        if broken || bare.ends_with('.') && bare != "C.S." {
            break;
        }
        let shouted = bare.chars().any(char::is_uppercase) && !bare.chars().any(char::is_lowercase);
        let opening = ["'", "C.S."].contains(&bare);
        if !bare.is_empty() && !shouted && !opening {
            break;
        }
        at += word.len();
        if !bare.is_empty() {
            end = at - (word.len() - word.trim_end().len());
        }
    }
    strip.trim(Span::new(start, end))
}

/// `35 238 Beheerste vernieuwing van het fiscaal toezicht`, before the number.
fn dossier_line(strip: &Strip, head: &mut Head) {
    let end = head.heading.map_or(NEAR, |heading| heading.start);
    for at in strip.starts_with(|byte| byte.is_ascii_digit()).take_while(|&at| at < end) {
        let text = strip.from(at);
        let behind_year = strip.before(at).trim_end().ends_with(|c: char| c.is_ascii_digit());
        if !(strip.opens_line(at) || head.session_year.is_some() && behind_year) {
            continue;
        }
        let Ok((rest, dossier)) = dossier(text) else { continue };
        let title = rest.trim_start();
        if rest.len() == title.len()
            || !title.starts_with(|c: char| c.is_uppercase() || "\"'".contains(c))
        {
            continue;
        }
        let start = strip.span_of(title).start;
        head.dossier = Some(dossier);
        head.dossier_title = Some(dossier_title(strip, start, end));
        head.own.push(Span::new(at, start));
        return;
    }
}

/// `CXXIV Verslag van de Tijdelijke Commissie`: a dossier the Eerste Kamer numbers itself, above the
/// letter of the paper.
fn senate_dossier(strip: &Strip, head: &mut Head) {
    let lettered = head.number.as_ref().is_some_and(|n| n.bytes().all(|b| b.is_ascii_uppercase()));
    let Some(end) = head.heading.map(|heading| heading.start).filter(|_| lettered) else { return };
    let found = strip.pieces().iter().map(|piece| piece.span).take_while(|line| line.end <= end);
    let found = found.filter_map(|line| {
        let (number, title) = line.of(strip.text()).split_once(' ')?;
        let roman = number.len() > 1 && number.bytes().all(|byte| b"IVXLC".contains(&byte));
        let titled = title.chars().nth(1).is_some_and(char::is_lowercase);
        (roman && titled).then(|| (number, Span::new(line.end - title.len(), line.end)))
    });
    if let Some((number, title)) = found.last() {
        head.dossier = Some(number.to_owned());
        head.dossier_title = Some(title);
    }
}

/// The title behind a dossier's number: up to the next dossier or the paper's number.
fn dossier_title(strip: &Strip, start: usize, end: usize) -> Span {
    let mut stop = end.min(start + TITLE);
    for at in strip.word_starts().filter(|&at| at > start).take_while(|&at| at < stop) {
        let text = strip.from(at);
        let next_dossier = dossier(text).is_ok_and(|(rest, _)| {
            rest.trim_start().starts_with(char::is_uppercase) && rest.starts_with([' ', '\n'])
        });
        let next = (text.starts_with("Nr") || text.starts_with("nr") && strip.opens_line(at))
            && numbered(text).is_ok()
            || strip.opens_line(at) && lettered(text).is_ok();
        if next || next_dossier {
            stop = at;
            break;
        }
    }
    strip.trim(Span::new(start, stop))
}

/// The number of the Aanhangsel, before `Vragen van`.
pub(super) fn aanhangsel(page: &Page<'_>, head: &mut Head) {
    let strip = &page.head;
    let Some(frame) = strip.find("Aanhangsel van de Handelingen") else { return };
    let number = |text: &str| {
        let number = verify(digit1, |digits: &str| digits.len() <= 5);
        let asks = (tag("Vragen"), multispace1, alt((tag("van"), tag("gesteld"))));
        let parsed: nom::IResult<&str, (&str, &str, _)> = (number, multispace1, asks).parse(text);
        parsed.ok().map(|(_, (number, _, _))| number.to_owned())
    };
    for at in strip.word_starts().skip_while(|&at| at < frame) {
        if let Some(number) = number(strip.from(at)) {
            head.own.push(Span::new(at, at + number.len()));
            head.number = Some(number);
            head.number_kind = Some(NumberKind::Aanhangsel);
            head.soort = None;
            return;
        }
    }
}
