//! Who signed a paper: offices with names behind or above them.

use super::day::fail;
use super::evidence::{MarkKind, Marks};
use super::frame_words::FrameWord;
use super::lists::{Follows, Lists};
use super::name::{line_ends, name};
use super::page::Page;
use super::strip::Strip;
use crate::Span;
use crate::layout::BlockKind;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, multispace0, multispace1, space0};
use nom::combinator::opt;
use nom::multi::fold;
use nom::{IResult, Parser};
use rustc_hash::FxHashSet;

/// A paper of fewer lines than this came without line breaks: its signature stands in the running
/// text.
const FEW_LINES: usize = 4;

/// The most words of a name that stands before an office in running text.
const WORDS: usize = 5;

/// The most offices, and the most names, that one signature holds.
const SIGNERS: usize = 12;

/// The most phrases between an office and the name that signs for it.
const PROXIES: usize = 4;

/// How far the end of an office or a name is looked for, in bytes.
const REACH: usize = 200;

/// Who signed: the first office and the names, as bytes of [`Page::body`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// Each name, as it stands.
    pub(super) names: Vec<Span>,
    /// The first office, as it stands.
    pub(super) office: Option<Span>,
}

impl Signature {
    /// The names, joined as the table has them.
    pub(super) fn names(&self, body: &Strip) -> Option<String> {
        let names: Vec<&str> = self.names.iter().map(|name| name.of(body.text())).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// The signature of a paper, wherever it stands: a letter that carries questions and answers is
/// signed before them.
pub(super) fn signature(lists: &Lists, page: &Page<'_>, marks: &mut Marks) -> Signature {
    let body = &page.body;
    let mut signature = Signature::default();
    let running = body.pieces().len() < FEW_LINES;
    let mut done = 0;
    let starts: Vec<usize> = if running {
        body.starts_of_lines_capitals_or(&lists.marks).collect()
    } else {
        body.pieces().iter().filter_map(|piece| body.first_word(piece.span)).collect()
    };
    for at in starts {
        if at < done {
            continue;
        }
        let found = offices_then_names(lists, page, at)
            .or_else(|| names_then_offices(lists, body, at))
            .or_else(|| closing_then_name(lists, body, at));
        if let Some(found) = found {
            done = found.end;
            signature.office = signature.office.or(found.office);
            signature.names.extend(found.names);
        }
    }
    if signature.names.is_empty() {
        signature.names = movers(lists, body);
    }
    if signature.names.is_empty() {
        signature.names = signers(lists, page);
    }
    let mut seen = FxHashSet::default();
    signature.names.retain(|name| seen.insert(name.of(body.text())));
    if let (Some(office), Some(first)) = (signature.office, signature.names.first()) {
        marks.add(MarkKind::Signature, body, office.hull(*first));
    }
    signature
}

/// Who move a motion: the names below `en gaat over tot de orde van de dag.`, one a line.
fn movers(lists: &Lists, body: &Strip) -> Vec<Span> {
    let Some(at) = body.find("over tot de orde van de dag") else { return Vec::new() };
    let lines = body.from(at).split('\n').skip(1);
    let names =
        lines.map_while(|line| name(lists, line, true).ok().filter(|(left, _)| left.is_empty()));
    names.map(|(_, found)| body.span_of(found)).collect()
}

/// Names without an office in what the container marks as signature, one a line.
fn signers(lists: &Lists, page: &Page<'_>) -> Vec<Span> {
    let signed = |block| page.kind_of(block) == Some(&BlockKind::Signature);
    let lines = page.body.pieces().iter().filter(|piece| signed(piece.block));
    let names = lines.filter_map(|line| {
        let line = line.span.of(page.body.text());
        name(lists, line, true).ok().filter(|(left, _)| left.is_empty())
    });
    names.map(|(_, found)| page.body.span_of(found)).collect()
}

/// A stretch that reads as a signature.
struct Found {
    office: Option<Span>,
    names: Vec<Span>,
    end: usize,
}

/// `De Minister van Asiel en Migratie, De Minister voor Asiel, D.M. van Weel M.C.G. Keijzer`
fn offices_then_names(lists: &Lists, page: &Page<'_>, at: usize) -> Option<Found> {
    let body = &page.body;
    let text = body.from(at);
    let opens = body.opens_line(at);
    if !text.starts_with(char::is_uppercase) && !opens {
        return None;
    }
    let (mut rest, first) = office(lists, text).ok()?;
    let mut last = first;
    for _ in 1..SIGNERS {
        let Ok((after, next)) = office(lists, skip_proxies(lists, rest)) else { break };
        (rest, last) = (after, next);
    }
    let rest = skip_proxies(lists, rest);
    let between = Span::new(body.span_of(last).end, body.span_of(rest).start);
    let parted = between.of(body.text()).contains(['\n', ',']);
    // An office in lower case may open a sentence's next line: there the name has its own line.
    let parted =
        parted && (text.starts_with(char::is_uppercase) || between.of(body.text()).contains('\n'));
    let running = body.pieces().len() < FEW_LINES;
    let plain = opens || running || in_signature(page, at);
    let names = names(lists, body, rest, plain);
    let end = names.last()?.end;
    let after = body.from(end);
    let closed = line_ends(lists, after) || !after.starts_with(',') && !running_on(after);
    (parted && closed).then(|| Found { office: Some(body.span_of(first)), names, end })
}

/// Whether a sentence goes on: its next word is in lower case.
fn running_on(text: &str) -> bool {
    text.trim_start().starts_with(char::is_lowercase)
}

/// `namens deze,` between an office and the name that signs for it.
fn skip_proxies<'t>(lists: &Lists, text: &'t str) -> &'t str {
    let mut rest = text;
    for _ in 0..PROXIES {
        let Some((_, behind)) = lists.frame.at_start(FrameWord::Proxy, rest) else { break };
        rest = behind.trim_start_matches([',', ' ', '\n', '.']);
    }
    rest
}

/// `Sophie Hermans` / `Minister van Klimaat en Groene Groei`; the offices may stand in lower case.
fn names_then_offices(lists: &Lists, body: &Strip, at: usize) -> Option<Found> {
    if !body.opens_line(at) {
        return None;
    }
    let line = Span::new(at, body.line_end(at)).of(body.text());
    if line.len() > 120 || !line.starts_with(char::is_alphabetic) || line.ends_with('.') {
        return None;
    }
    let names = names(lists, body, line, true);
    let last = names.last().filter(|name| name.of(body.text()).contains([' ', '.']))?.end;
    let behind = body.from(last);
    if !line_ends(lists, behind) {
        return None;
    }
    let below = behind.split_once('\n').map(|(_, below)| below)?;
    let (rest, office) = office(lists, below).ok()?;
    // The other offices of the line stand under the other names.
    let offices = fold(..SIGNERS, |i| self::office(lists, i), || (), |(), _| ()).parse(rest);
    let rest = offices.map_or(rest, |(rest, ())| rest);
    let end = body.span_of(rest).start;
    let whole = rest.is_empty() || body.before(end).ends_with('\n');
    whole.then(|| Found { office: Some(body.span_of(office)), names, end })
}

/// `Hoogachtend,` and a name, with an office behind it or none.
fn closing_then_name(lists: &Lists, body: &Strip, at: usize) -> Option<Found> {
    let text = body.from(at);
    let (matched, MarkKind::Closing) = lists.marks.longest(text)? else { return None };
    let rest = text.get(matched.len()..)?.trim_start_matches([',', ' ', '\n']);
    if office(lists, rest).is_ok() {
        return None;
    }
    if let Ok((after, found)) = name(lists, rest, true)
        && line_ends(lists, after)
        && office(lists, after.trim_start_matches([',', ' ', '\n'])).is_err()
    {
        let name = body.span_of(found);
        return Some(Found { office: None, names: vec![name], end: name.end });
    }
    // Without line breaks the name ends where the office begins.
    let ends = near(rest).match_indices(' ').map(|(at, _)| at).take(WORDS);
    ends.filter_map(|end| rest.split_at_checked(end)).find_map(|(words, behind)| {
        let (_, found) = name(lists, words, true).ok().filter(|(left, _)| left.is_empty())?;
        let (after, office) = office(lists, behind.trim_start()).ok()?;
        let (office, end) = (Some(body.span_of(office)), body.span_of(after).start);
        Some(Found { office, names: vec![body.span_of(found)], end })
    })
}

fn in_signature(page: &Page<'_>, at: usize) -> bool {
    let pieces = page.body.pieces_in(Span::new(at, at + 1));
    pieces.first().is_some_and(|p| page.kind_of(p.block) == Some(&BlockKind::Signature))
}

/// One name, or several glued or parted by commas: `D.M. van Weel M.C.G. Keijzer`.
fn names(lists: &Lists, body: &Strip, text: &str, plain: bool) -> Vec<Span> {
    let mut names = Vec::new();
    let mut rest = text;
    while names.len() < SIGNERS
        && let Ok((after, found)) = name(lists, rest, plain && names.is_empty())
    {
        names.push(body.span_of(found));
        let Some(next) = after.strip_prefix([',', ' ']) else { break };
        rest = next.trim_start_matches([' ', ',']);
    }
    names
}

/// An office with its portfolio, as it stands, and the comma behind it:
/// `De Minister van Onderwijs, Cultuur en Wetenschap,`.
fn office<'t>(lists: &Lists, text: &'t str) -> IResult<&'t str, &'t str> {
    let mut article = opt((alt((tag("De"), tag("DE"), tag("de"))), multispace1));
    let (rest, _) = article.parse(text)?;
    let (mut rest, follows) = lists.offices.parse(rest)?;
    if *follows == Follows::Portfolio {
        rest = portfolio(lists, rest)?;
        let and =
            |i| (multispace1::<&str, nom::error::Error<&str>>, tag("en"), multispace1).parse(i);
        while let Ok((after, _)) = and(rest)
            && let Ok((after, Follows::Portfolio)) = lists.offices.parse(after)
        {
            rest = portfolio(lists, after)?;
        }
    }
    // `de directeur-generaal Belastingdienst,`
    if *follows == Follows::None && rest.starts_with(' ') {
        let named = line_part(rest);
        let comma = rest.get(named..).is_some_and(|rest| rest.starts_with(','));
        if comma && named <= 60 {
            rest = rest.get(named..).unwrap_or_default();
        }
    }
    let office = text.get(..text.len() - rest.len()).unwrap_or_default().trim_end();
    if rest.starts_with(char::is_alphanumeric) || rest.starts_with([':', '-', '\'']) {
        return fail(text);
    }
    let (rest, _) = (space0, opt(char(',')), multispace0).parse(rest)?;
    Ok((rest, office))
}

/// What an office is of: a known field of policy and what a dash or bracket adds to it, else the
/// rest of the line up to a comma.
fn portfolio<'t>(
    lists: &Lists,
    text: &'t str,
) -> Result<&'t str, nom::Err<nom::error::Error<&'t str>>> {
    let (rest, _) = multispace1(text)?;
    let rest = of_committee(lists, rest).unwrap_or(rest);
    let words = spaced(rest);
    if let Some((matched, ())) = lists.portfolios.longest(&words) {
        let rest = rest.get(matched.len()..).unwrap_or_default();
        let added = rest.starts_with(" - ") || rest.starts_with(" (");
        let end = if added { line_part(rest) } else { 0 };
        return Ok(rest.get(end..).unwrap_or_default());
    }
    let end = line_part(rest);
    if end == 0 || end > 120 {
        return fail(text).map(|(rest, ())| rest);
    }
    Ok(rest.get(end..).unwrap_or_default())
}

/// What a committee is for, behind `de vaste commissie voor`: its name may hold commas, and the name of
/// who signs stands behind one too.
fn of_committee<'t>(lists: &Lists, text: &'t str) -> Option<&'t str> {
    let rest = text.strip_prefix("de ").unwrap_or(text);
    let (matched, ()) = lists.committees.longest(rest)?;
    let rest = rest.get(matched.len()..)?.trim_start();
    let topic = rest.strip_prefix("voor ").or_else(|| rest.strip_prefix("voor\n"))?;
    lists.portfolios.longest(&spaced(topic)).map(|_| topic)
}

/// The start of a text with its line breaks as spaces, byte for byte as long.
fn spaced(text: &str) -> String {
    text.chars().take(160).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// The length of the rest of the line, up to a comma, as far as is looked.
fn line_part(text: &str) -> usize {
    let near = near(text);
    near.find(['\n', ',']).unwrap_or(near.len())
}

/// The start of a text, as far as is looked.
fn near(text: &str) -> &str {
    text.get(..text.floor_char_boundary(REACH)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::*;

    fn read(text: &str) -> Option<String> {
        let (source, layout) = by_hand::paper(text);
        let lists = Lists::built_in();
        let page = Page::new(&lists, &source, &layout);
        signature(&lists, &page, &mut Marks::default()).names(&page.body)
    }

    #[test]
    fn ok_signatures() {
        for (text, want) in [
            (
                "Tekst.\nDe Minister van Veiligheid en Justitie,\nG.A. van der Steur",
                "G.A. van der Steur",
            ),
            ("_De Minister van Financiën,\n_A.J. Terhorst\nBijlage", "A.J. Terhorst"),
            (
                "De Minister van Asiel en Migratie, De Minister voor Asiel,D.M. van Weel M.C.G. Keijzer",
                "D.M. van Weel, M.C.G. Keijzer",
            ),
            (
                "Hoogachtend,\nPiet Adema\nMinister van Landbouw, Natuur en Voedselkwaliteit\nEinde",
                "Piet Adema",
            ),
            ("A\nB\nC\nSophie Hermans\nMinister van Klimaat en Groene Groei", "Sophie Hermans"),
            (
                "De Minister van Volkshuisvesting,\nRuimtelijke Ordening en Milieubeheer,\nM. de Boer\nDe Staatssecretaris van Defensie,\nJ. Pen",
                "M. de Boer, J. Pen",
            ),
            ("De minister van Onderwijs, Cultuur en Wetenschap,\nEppo Bruins\nA\nB", "Eppo Bruins"),
            (
                "De staatssecretaris van Financiën - Fiscaliteit en Belastingdienst,\nMarnix L.A. van Rij\nA\nB",
                "Marnix L.A. van Rij",
            ),
            (
                "De voorzitter van de commissie,\nTielen\nDe adjunct-griffier van de commissie,\nVan den Broek",
                "Tielen, Van den Broek",
            ),
            (
                "Tekst\nTekst\ndrs. A.P. (Arno) Visser, dr. C. van der Werf,\npresident secretaris\nEinde",
                "A.P. (Arno) Visser, C. van der Werf",
            ),
            (
                "De Minister van Defensie,\nnamens deze,\nde directeur-generaal,\nJ. Jansen\nA",
                "J. Jansen",
            ),
            ("De Minister van Defensie,\nNamens dezen,\nJ. Jansen\nA", "J. Jansen"),
            (
                "Ik hoop u te hebben ingelicht. De Minister van Defensie, A.Th.B. Bijleveld-Schouten 1 Kamerstuk",
                "A.Th.B. Bijleveld-Schouten",
            ),
            (
                "Tekst. Hoogachtend, Piet Adema Minister van Landbouw, Natuur en Voedselkwaliteit",
                "Piet Adema",
            ),
            (
                "verzoekt de regering,\nen gaat over tot de orde van de dag.\nVan der Graaf\nMaatoug",
                "Van der Graaf, Maatoug",
            ),
            (
                "De griffier van de vaste commissie voor Volksgezondheid, Welzijn en Sport, De Boer\nA\nB\nC",
                "De Boer",
            ),
            (
                "De griffier van de vaste commissie voor Onderwijs, Cultuur en Wetenschap,\nBergman\nA\nB",
                "Bergman",
            ),
            ("Hoogachtend,\nDE MINISTER VAN DEFENSIE\ndrs. K.H. Ollongren\nA", "K.H. Ollongren"),
            (
                "Hoogachtend,\nde staatssecretaris van Volksgezondheid,\nWelzijn en Sport,\ndrs. Maarten van Ooijen\nB",
                "Maarten van Ooijen",
            ),
            ("Tekst. De Minister van Buitenlandse Zaken, Stef Blok", "Stef Blok"),
            (
                "Hoogachtend,\nDe Minister van Financiën,\nnamens deze,\nde directeur-generaal Belastingdienst,\nJ. Smit",
                "J. Smit",
            ),
            (
                "De Minister-President,\nMinister van Algemene Zaken,\nMark Rutte\nA\nB",
                "Mark Rutte",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn err_no_signature() {
        for text in [
            "De Minister van Financiën, W.B. Hoekstra, heeft dit gezegd.\nA\nB\nC",
            "De Voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\nDen Haag",
            "Mede namens de minister van Defensie,\nA\nB\nC",
            "De minister van Financiën\nheeft dit gezegd.\nA\nB",
            "De voorzitter:\nAan de orde is het debat.\nA\nB",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
