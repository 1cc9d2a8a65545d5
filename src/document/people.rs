//! Who sends a paper and to whom.

use super::day::fail;
use super::evidence::MarkKind;
use super::frame_words::FrameWord;
use super::head::Head;
use super::lists::{Field, Lists};
use super::page::Page;
use super::signature::Signature;
use super::strip::Strip;
use crate::Span;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{multispace0, multispace1};
use nom::combinator::opt;
use nom::{IResult, Parser};

/// Whether `at` stands behind `Betreft`, `Onderwerp` or the like.
pub(super) fn behind_label(lists: &Lists, head: &Strip, at: usize) -> bool {
    let before = head.before(at).trim_end_matches([' ', ':', '\n']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    lists.labels.longest(word).is_some_and(|(_, field)| *field == Field::Subject)
}

/// The addressee: `de Voorzitter van de Tweede Kamer der Staten-Generaal`.
pub(super) fn addressee(lists: &Lists, head: &Strip) -> Option<Span> {
    head.phrases(&lists.marks).find_map(|(at, matched, kind)| {
        let capital = matched.starts_with(char::is_uppercase);
        let start = match kind {
            MarkKind::Addressee if capital => at + "Aan ".len(),
            MarkKind::AddresseeLine if capital && head.opens_line(at) => at,
            _ => return None,
        };
        let end = at + matched.len();
        let length = chamber(head.from(end)).map_or_else(
            |_| head.line_end(end).min(end + 120) - end,
            |(rest, ())| head.from(end).len() - rest.len(),
        );
        let span = head.trim(Span::new(start, end + length));
        // Behind a comma stands the name of who signs as such.
        (!span.is_empty() && !head.from(span.end).starts_with(',')).then_some(span)
    })
}

/// What stands between `Voorzitter van` and the end of a Chamber's name.
fn chamber(text: &str) -> IResult<&str, ()> {
    let article = opt((multispace0, tag("de"), multispace1));
    let which = opt((alt((tag("Tweede"), tag("Eerste"))), multispace1));
    let both = opt((
        tag("en"),
        multispace1,
        opt((tag("van"), multispace1)),
        opt((tag("de"), multispace1)),
        tag("Tweede"),
        multispace1,
    ));
    let states = (multispace0, tag("der"), multispace1, tag("Staten-Generaal"));
    let (rest, _) = (article, which, both, opt(tag("Kamer")), opt(states)).parse(text)?;
    if rest.len() == text.len() || !text.contains("Kamer") { fail(text) } else { Ok((rest, ())) }
}

/// The sender: the signing office, else as the head writes it.
pub(super) fn sender(
    lists: &Lists,
    page: &Page<'_>,
    head: &Head,
    signature: &Signature,
) -> Option<String> {
    let strip = &page.head;
    if let Some(span) = signature.office {
        return Some(span.of(page.body.text()).replace('\n', " "));
    }
    let heading = head.heading.map(|span| span.of(strip.text()).replace('\n', " "));
    let by = heading.as_deref().and_then(|heading| lists.frame.first(FrameWord::Sent, heading));
    if let Some((_, by)) = by.filter(|(cue, _)| !cue.contains(char::is_lowercase)) {
        return Some(by.trim_start().to_owned());
    }
    let at = strip.find("Antwoord van ")? + "Antwoord van ".len();
    let rest = strip.from(at);
    let ends = [", mede namens", " (ontvangen", " (Ontvangen", "\n", ". "];
    let end = ends.iter().filter_map(|cue| rest.find(cue)).min()?;
    let by = rest.get(..end)?.trim_end_matches('.');
    (by.len() <= 160).then(|| by.to_owned())
}
