//! What the printed head, a site's head and the running feet say: session year, dossier, number,
//! soort, identifier.

use super::NumberKind;
use super::evidence::{MarkKind, Marks};
use super::frame_words::FrameWord;
use super::kind::Soort;
use super::lists::Lists;
use super::page::Page;
use super::series::{
    annex_number, bracketed, case_number, dossier, foot, identifier, lettered, listed, numbered,
    session_year, whole_number,
};
use super::strip::Strip;
use crate::Span;
use crate::layout::BlockKind;
use nom::Parser;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, multispace0, multispace1};
use nom::combinator::verify;

/// How far a dossier's title may run, in bytes.
const TITLE: usize = 500;

/// How far a head's lines may lie from its start where no number parts them, in bytes.
const NEAR: usize = 1_500;

/// What the head says. Spans are bytes of [`Page::head`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) chamber: Option<&'static str>,
    pub(super) session_year: Option<String>,
    pub(super) dossier: Option<String>,
    /// The title of the first dossier.
    pub(super) dossier_title: Option<Span>,
    pub(super) number: Option<String>,
    pub(super) number_kind: Option<NumberKind>,
    /// Whether the number is that of another paper, which this one is about.
    pub(super) borrowed: bool,
    pub(super) identifier: Option<String>,
    pub(super) case_number: Option<String>,
    pub(super) soort: Option<Soort>,
    /// `BRIEF VAN DE MINISTER VAN VEILIGHEID EN JUSTITIE`
    pub(super) heading: Option<Span>,
    /// The title a site prints above the soort.
    pub(super) site_title: Option<Span>,
    /// What the paper says of itself.
    pub(super) own: Vec<Span>,
}

/// Reads the head and the feet.
pub(super) fn head(lists: &Lists, page: &Page<'_>, marks: &mut Marks) -> Head {
    let mut head = Head::default();
    printed(lists, page, &mut head);
    aanhangsel(page, &mut head);
    site(lists, page, &mut head);
    listed_numbers(&page.head, &mut head);
    feet(page, &mut head);
    if let Some(heading) = head.heading {
        marks.add(MarkKind::Soort, &page.head, heading);
    }
    head.identifier = head.identifier.take().or_else(|| head.composed());
    head
}

impl Head {
    /// The identifier that dossier, session year and number make.
    fn composed(&self) -> Option<String> {
        let number = self.number.as_deref().filter(|_| !self.borrowed)?;
        match self.number_kind? {
            NumberKind::Ondernummer => Some(format!("kst-{}-{number}", self.dossier.as_deref()?)),
            NumberKind::Aanhangsel => {
                let year = self.session_year.as_deref()?.replace('-', "");
                let chamber = if self.chamber == Some("EK") { "ek" } else { "tk" };
                Some(format!("ah-{chamber}-{year}-{number}"))
            }
            NumberKind::Document => Some(number.to_owned()),
            NumberKind::Bijlage => None,
        }
    }
}

/// The printed head: session year, dossier lines, number, soort.
fn printed(lists: &Lists, page: &Page<'_>, head: &mut Head) {
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
fn aanhangsel(page: &Page<'_>, head: &mut Head) {
    let strip = &page.head;
    let Some(frame) = strip.find("Aanhangsel van de Handelingen") else { return };
    let number = |text: &str| {
        let number = verify(digit1, |digits: &str| digits.len() <= 5);
        let asks = (tag("Vragen"), multispace1, nom::branch::alt((tag("van"), tag("gesteld"))));
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

/// What a site prints above a paper: its title, its soort, `Nummer: 2025D43420`, its case.
fn site(lists: &Lists, page: &Page<'_>, head: &mut Head) {
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
fn listed_numbers(strip: &Strip, head: &mut Head) {
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

/// Running feet and printed identifiers.
fn feet(page: &Page<'_>, head: &mut Head) {
    let lines = page.feet.pieces().iter().map(|piece| piece.span.of(page.feet.text()));
    let short = page.body.pieces().iter().filter(|piece| piece.span.len() <= 120);
    let lines = lines.chain(short.map(|piece| piece.span.of(page.body.text())));
    for line in lines {
        if line.starts_with(['T', 'E'])
            && let Ok((_, foot)) = foot(line)
        {
            head.chamber = head.chamber.or(Some(foot.chamber));
            head.session_year.get_or_insert(foot.session_year);
            let number = foot.number.filter(|_| head.number.is_none());
            if number.is_some() {
                head.number = number;
                head.number_kind = Some(NumberKind::Ondernummer);
            }
            if head.number_kind == Some(NumberKind::Ondernummer) {
                head.dossier = head.dossier.take().or(foot.dossier);
            }
        } else if head.identifier.is_none()
            && let Ok((rest, identifier)) = identifier(line)
            && rest.trim().is_empty()
        {
            head.identifier = Some(identifier.to_owned());
            numbers_of(identifier, head);
        }
    }
    if head.number.is_none() {
        borrowed(page, head);
    }
}

/// Takes from a printed identifier what the head does not say: `kst-36410-XV-9`,
/// `ah-tk-20212022-2998`.
fn numbers_of(identifier: &str, head: &mut Head) {
    let Some((rest, number)) = identifier.rsplit_once('-') else { return };
    let kind = if let Some(dossier) = rest.strip_prefix("kst-") {
        let known = dossier.starts_with(|c: char| c.is_ascii_digit()) && dossier.len() <= 12;
        head.dossier = head.dossier.take().or_else(|| known.then(|| dossier.to_owned()));
        NumberKind::Ondernummer
    } else if rest.starts_with("ah-") {
        NumberKind::Aanhangsel
    } else {
        return;
    };
    if head.number.is_none() {
        head.number = Some(number.to_owned());
        head.number_kind = Some(kind);
    }
}

/// The number of the paper that this one is about, in a running foot: `(36360 -VI-1) 32/36`.
fn borrowed(page: &Page<'_>, head: &mut Head) {
    let text = page.feet.text();
    let found = text.match_indices('(').find_map(|(at, _)| bracketed(text.get(at..)?).ok());
    let Some((_, (dossier, number))) = found else { return };
    head.dossier = Some(dossier);
    head.number = Some(number);
    head.number_kind = Some(NumberKind::Ondernummer);
    head.borrowed = true;
}

/// The number of an annex: `Bijlage nummer 4`, in its first lines.
pub(super) fn annex(page: &Page<'_>) -> Option<String> {
    let strip = &page.head;
    let pieces = strip.pieces().iter();
    let own = pieces.filter(|piece| page.kind_of(piece.block) != Some(&BlockKind::Furniture));
    own.take(3).find_map(|piece| {
        let line = piece.span.of(strip.text());
        let word = nom::branch::alt((tag("Bijlage"), tag("BIJLAGE"), tag("Annex"), tag("ANNEX")));
        let parsed: nom::IResult<&str, (_, _, &str)> =
            (word, multispace0, annex_number).parse(line);
        parsed.ok().map(|(_, (_, _, number))| number.to_owned())
    })
}
