//! Who sends a paper, to whom, and who signed it.

use super::day::fail;
use super::evidence::{MarkKind, Marks};
use super::head::Head;
use super::lists::{Follows, Lists};
use super::name::name;
use super::page::Page;
use super::strip::Strip;
use crate::Span;
use crate::layout::BlockKind;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, multispace0, multispace1, space0};
use nom::combinator::opt;
use nom::{IResult, Parser};

/// How far from the end of a text without line breaks a signature may stand, in bytes.
const TAIL: usize = 600;

/// Who signed: the offices and names, as bytes of [`Page::body`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// Each name, as it stands.
    pub(super) names: Vec<Span>,
    /// The first office, as it stands.
    pub(super) office: Option<Span>,
}

/// Whether `at` stands behind `Betreft`, `Onderwerp` or the like.
pub(super) fn behind_label(head: &Strip, at: usize) -> bool {
    let before = head.before(at).trim_end_matches([' ', ':', '\n']);
    ["Betreft", "Onderwerp", "betreft", "onderwerp", "BETREFT", "ONDERWERP"]
        .iter()
        .any(|label| before.ends_with(label))
}

/// The addressee: `de Voorzitter van de Tweede Kamer der Staten-Generaal`.
pub(super) fn addressee(lists: &Lists, head: &Strip) -> Option<Span> {
    head.word_starts().find_map(|at| {
        let text = head.from(at);
        let (matched, kind) = lists.marks.longest(text)?;
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
        (!span.is_empty()).then_some(span)
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

/// The sender, as the head writes it, else the signing office.
pub(super) fn sender(page: &Page<'_>, head: &Head, signature: &Signature) -> Option<String> {
    let strip = &page.head;
    if let Some(span) = signature.office {
        return Some(span.of(page.body.text()).replace('\n', " "));
    }
    let heading = head.heading.map(|span| span.of(strip.text()).replace('\n', " "));
    if let Some(by) = heading.as_deref().and_then(|heading| heading.strip_prefix("BRIEF VAN ")) {
        return Some(by.to_owned());
    }
    let at = strip.text().find("Antwoord van ")? + "Antwoord van ".len();
    let rest = strip.from(at);
    let end = [", mede namens", " (ontvangen", "\n", ". "]
        .iter()
        .filter_map(|cue| rest.find(cue))
        .min()?;
    Some(rest.get(..end)?.to_owned()).filter(|by| by.len() <= 160)
}

/// The signature: offices with the names behind or above them.
pub(super) fn signature(lists: &Lists, page: &Page<'_>, marks: &mut Marks) -> Signature {
    let body = &page.body;
    let mut signature = Signature::default();
    let mut at = 0;
    let tail = body.text().len().saturating_sub(TAIL);
    let single = body.pieces().len() < 4;
    for start in body.word_starts() {
        if start < at {
            continue;
        }
        let opens = body.opens_line(start);
        if !opens && !(start >= tail && (single || in_signature(page, start))) {
            continue;
        }
        let Ok((rest, office)) = office(lists, body.from(start)) else { continue };
        let office = body.span_of(office);
        let marked = in_signature(page, start);
        let after = body.span_of(rest).start;
        let ended = Span::new(office.end, after).of(body.text()).contains(['\n', ',']);
        let names = behind(lists, body, rest, opens || marked);
        if ended && !names.is_empty() {
            at = names.last().map_or(after, |name| name.end);
            signature.office = signature.office.or(Some(office));
            signature.names.extend(names);
        } else if opens
            && let Some(name) = above(lists, body, start, marked)
            && line_ends(rest)
        {
            signature.office = signature.office.or(Some(office));
            signature.names.push(name);
            at = after;
        }
    }
    let mut seen = Vec::new();
    signature.names.retain(|name| {
        let text = name.of(body.text());
        let new = !seen.contains(&text);
        seen.push(text);
        new
    });
    if let (Some(office), Some(last)) = (signature.office, signature.names.first()) {
        marks.add(MarkKind::Signature, body, office.hull(*last));
    }
    signature
}

impl Signature {
    /// The names, joined as the table has them.
    pub(super) fn names(&self, body: &Strip) -> Option<String> {
        let names: Vec<&str> = self.names.iter().map(|name| name.of(body.text())).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

fn in_signature(page: &Page<'_>, at: usize) -> bool {
    let pieces = page.body.pieces_in(Span::new(at, at + 1));
    pieces.first().is_some_and(|p| page.kind_of(p.block) == Some(&BlockKind::Signature))
}

fn line_ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',', '.']);
    rest.is_empty() || rest.starts_with('\n')
}

/// An office with its portfolio, as it stands, and the comma behind it:
/// `De Minister van Onderwijs, Cultuur en Wetenschap,`.
fn office<'t>(lists: &Lists, text: &'t str) -> IResult<&'t str, &'t str> {
    let mut article = opt((alt((tag("De"), tag("DE"), tag("de"))), multispace1));
    let (rest, _) = article.parse(text)?;
    let (mut rest, follows) = lists.offices.parse(rest)?;
    if !text.starts_with(char::is_uppercase) {
        return fail(text);
    }
    if *follows == Follows::Portfolio {
        rest = portfolio(lists, rest)?;
        while let Ok((after, _)) =
            (multispace1::<_, nom::error::Error<&str>>, tag("en"), multispace1).parse(rest)
            && let Ok((after, next)) = lists.offices.parse(after)
            && *next == Follows::Portfolio
        {
            rest = portfolio(lists, after)?;
        }
    }
    let office = text.get(..text.len() - rest.len()).unwrap_or_default().trim_end();
    let (rest, _) = (space0, opt(char(',')), multispace0).parse(rest)?;
    Ok((rest, office))
}

/// What an office is of: a known field of policy, else the rest of the line up to a comma.
fn portfolio<'t>(
    lists: &Lists,
    text: &'t str,
) -> Result<&'t str, nom::Err<nom::error::Error<&'t str>>> {
    let (rest, _) = multispace1(text)?;
    if let Ok((rest, ())) = lists.portfolios.parse(rest).map(|(rest, ())| (rest, ())) {
        return Ok(rest);
    }
    let line = rest.split('\n').next().unwrap_or_default();
    let end = line.find(',').unwrap_or(line.len());
    if end == 0 || end > 120 {
        return Err(nom::Err::Error(nom::error::Error::new(text, nom::error::ErrorKind::Verify)));
    }
    Ok(rest.get(end..).unwrap_or_default())
}

/// The names behind an office: one, or several glued (`D.M. van Weel M.C.G. Keijzer`).
fn behind(lists: &Lists, body: &Strip, rest: &str, plain: bool) -> Vec<Span> {
    let mut names = Vec::new();
    let mut rest = rest;
    while let Ok((after, found)) = name(lists, rest, plain && names.is_empty()) {
        let ends = line_ends(after);
        names.push(body.span_of(found));
        if ends {
            break;
        }
        rest = after.trim_start_matches([' ', ',']);
    }
    names
}

/// The name on the line above an office.
fn above(lists: &Lists, body: &Strip, at: usize, plain: bool) -> Option<Span> {
    let before = body.before(at).strip_suffix('\n')?;
    let line = before.rsplit('\n').next()?;
    let (rest, found) = name(lists, line, plain || line.len() <= 40).ok()?;
    line_ends(rest).then(|| body.span_of(found))
}
