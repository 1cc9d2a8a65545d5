//! The title of a paper.

use super::DocumentKind;
use super::evidence::{MarkKind, Marks, belongs};
use super::head::Head;
use super::lists::{BodyLine, Field, Lists};
use super::page::Page;
use super::record::Record;
use super::strip::Strip;
use crate::Span;
use crate::layout::BlockKind;

/// The longest title, in bytes.
const LONGEST: usize = 600;

/// How many lines of a masthead are its title.
const MASTHEAD: usize = 2;

/// The title: the question's own head, what a site calls the paper, its subject, what its record
/// calls it, the title of its dossier, its masthead, the line that names its sender, or its first
/// heading.
pub(super) fn title(
    lists: &Lists,
    page: &Page<'_>,
    head: &Head,
    marks: &Marks,
    record: &Record,
    kind: DocumentKind,
) -> Option<String> {
    let strip = &page.head;
    let of = |span: Span| tidy(span.of(strip.text()));
    questions_head(strip)
        .map(of)
        .or_else(|| head.site_title.map(of))
        .or_else(|| subject(lists, page).map(of))
        .or_else(|| record.title.clone())
        .or_else(|| head.dossier_title.map(of))
        .or_else(|| (kind == DocumentKind::Bijlage).then(|| masthead(lists, page)).flatten())
        .or_else(|| head.heading.map(of))
        .or_else(|| running_title(page))
        .or_else(|| own_heading(lists, page, marks))
        .filter(|title| !title.is_empty())
}

/// `Betreft` or `Onderwerp` and what stands behind it, up to the next label, the salutation or the
/// end of the lines that belong together.
pub(super) fn subject(lists: &Lists, page: &Page<'_>) -> Option<Span> {
    let strip = &page.head;
    strip.phrases(&lists.labels).find_map(|(at, matched, field)| {
        if *field != Field::Subject {
            return None;
        }
        let opens = strip.opens_line(at);
        if !opens && !matched.starts_with(char::is_uppercase) {
            return None;
        }
        let after = at + matched.len();
        let rest = strip.from(after);
        let signed = rest.trim_start().starts_with(':');
        let skip = rest.len() - rest.trim_start_matches([' ', ':', '\n']).len();
        if skip == 0 || !opens && !signed && !rest.trim_start().starts_with(char::is_uppercase) {
            return None;
        }
        if let Some(span) = below_labels(lists, strip, after) {
            return Some(span);
        }
        let mut start = after + skip;
        // `Onderwerp Bijlage(n) Amendementen`: labels of other columns on the same line.
        while let Some((matched, Field::Other)) = lists.labels.longest(strip.from(start))
            && strip.from(start + matched.len()).starts_with(' ')
            && matched.ends_with(')')
        {
            start += matched.len() + 1;
        }
        let end = subject_end(lists, page, start);
        let span = strip.trim(Span::new(start, end));
        (!span.is_empty()).then_some(span)
    })
}

/// The subject on the line below a row of labels: `onderwerp  doorkiesnummer  bijlage(n)`. What stands
/// under the other labels is figures, or lies behind a wide space.
fn below_labels(lists: &Lists, strip: &Strip, label: usize) -> Option<Span> {
    let mut rest = Span::new(label, strip.line_end(label)).of(strip.text()).trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (matched, _) = lists.labels.longest(rest)?;
        rest = rest.get(matched.len()..)?.trim_start();
    }
    let start = strip.line_end(label) + 1;
    let line = Span::new(start, strip.line_end(start)).of(strip.text());
    let cell = line.trim_start().split("  ").next().unwrap_or_default();
    let title = cell.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')');
    let from = start + (line.len() - line.trim_start().len());
    (!title.is_empty()).then(|| Span::new(from, from + title.len()))
}

fn subject_end(lists: &Lists, page: &Page<'_>, start: usize) -> usize {
    let strip = &page.head;
    let limit = (start + LONGEST).min(strip.text().len());
    for at in strip.word_starts().filter(|&at| at > start).take_while(|&at| at < limit) {
        let text = strip.from(at);
        let capital = text.starts_with(char::is_uppercase);
        let opens = strip.opens_line(at);
        let label = lists
            .labels
            .longest(text)
            .is_some_and(|(_, field)| opens || capital && *field == Field::Date);
        let mark = lists.marks.longest(text).is_some_and(|(_, kind)| {
            capital && matches!(kind, MarkKind::Salutation | MarkKind::Addressee)
        });
        if label || mark {
            return at;
        }
        if capital && lists.body_line(text) == Some(BodyLine::Opens) {
            return at;
        }
        // A subject runs on over lines that begin in lower case.
        let ended = strip.before(at).trim_end().ends_with(['.', '?', '!', ':']);
        if opens && (page.blank_before(at) || capital && (ended || at - start > 80)) {
            return at;
        }
    }
    limit
}

/// `Vragen van het lid … (ingezonden 21 april 2022)`, the head of the Aanhangsel.
pub(super) fn questions_head(strip: &Strip) -> Option<Span> {
    let asked = ["(ingezonden", "(Ingezonden"];
    let frame = asked.iter().filter_map(|cue| strip.find(cue)).min()?;
    let before = strip.before(frame);
    let start = before.rfind("Vragen van ").or_else(|| before.rfind("Vragen gesteld door "))?;
    let end = strip.from(frame).find(')')? + frame + 1;
    (end - start <= LONGEST).then(|| Span::new(start, end))
}

/// The first lines of an annex, as far as they are its head: `Bijlage nummer 4` / `Horend bij …`.
fn masthead(lists: &Lists, page: &Page<'_>) -> Option<String> {
    let strip = &page.head;
    let pieces = strip.pieces().iter();
    let own = pieces.filter(|piece| page.kind_of(piece.block) != Some(&BlockKind::Furniture));
    let mut lines = Vec::new();
    for piece in own.take(MASTHEAD) {
        let line = piece.span.of(strip.text());
        let opens = lists.marks.longest(line).is_some_and(|(matched, kind)| {
            matched.starts_with(char::is_uppercase)
                && matches!(kind, MarkKind::Annex | MarkKind::FactSheet)
        });
        let cued = if lines.is_empty() { opens } else { belongs(lists, line) };
        let continues = lines.first().is_some_and(|line: &&str| line.len() <= 12)
            && line.len() <= 200
            && !line.ends_with('.');
        if line.len() > LONGEST || !(cued || continues) {
            break;
        }
        lines.push(line);
    }
    (!lines.is_empty()).then(|| tidy(&lines.join(" ")))
}

/// The title in a running foot: `Totaallijst feitelijke vragen … 2022 (36360 -VI-1) 32/36`.
fn running_title(page: &Page<'_>) -> Option<String> {
    let strip = &page.feet;
    strip.pieces().iter().find_map(|piece| {
        let line = piece.span.of(strip.text()).trim();
        let bare = line.trim_end_matches(|c: char| c.is_ascii_digit());
        let paged =
            bare.strip_suffix('/')?.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let title = paged.rsplit_once(" (").map_or(paged, |(title, _)| title);
        (title.len() >= 12 && title.contains(' ')).then(|| tidy(title))
    })
}

/// The first block, where it is a heading and no part of a frame.
fn own_heading(lists: &Lists, page: &Page<'_>, marks: &Marks) -> Option<String> {
    let first = page.body.pieces().first()?;
    let heading = matches!(page.kind_of(first.block), Some(BlockKind::Heading { .. }));
    let line = first.span.of(page.body.text());
    let framed = marks.has(MarkKind::Salutation)
        || lists.questions.longest(line).is_some()
        || lists.marks.longest(line).is_some_and(|(_, kind)| *kind == MarkKind::Annex);
    (heading && !framed).then(|| tidy(line))
}

/// One line, without the full stop a title may end with and the quotes it may stand in.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.trim_end_matches('.');
    let inside = line.strip_prefix('\'').and_then(|line| line.strip_suffix('\''));
    inside.filter(|inside| !inside.contains('\'')).unwrap_or(line).to_owned()
}
