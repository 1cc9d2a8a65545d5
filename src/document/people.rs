//! Who sends a paper and to whom.

use super::day::fail;
use super::evidence::MarkKind;
use super::frame_words::FrameWord;
use super::head::Head;
use super::lists::{Field, Lists};
use super::page::Page;
use super::signature::Signature;
use super::strip::Strip;
use super::title::questions_head;
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
            // `Aan` / `de voorzitter van de Tweede Kamer`
            MarkKind::AddresseeLine if head.opens_line(at) && below_aan(head, at) => at,
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

/// Whether `Aan` is all that stands on the line above.
fn below_aan(head: &Strip, at: usize) -> bool {
    let above = head.before(at).trim_end().rsplit('\n').next().unwrap_or_default();
    above.trim_end_matches([' ', ':']).eq_ignore_ascii_case("aan")
}

/// The Chamber an addressee is the voorzitter of; none where it is both.
pub(super) fn chamber_of(addressee: &str) -> Option<&'static str> {
    match (addressee.contains("Tweede"), addressee.contains("Eerste")) {
        (true, false) => Some("TK"),
        (false, true) => Some("EK"),
        _ => None,
    }
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
    // The Chamber may stand before: `de Tweede Kamer` / `der Staten-Generaal`.
    let read = text.get(..text.len() - rest.len()).unwrap_or_default();
    let named = ["Kamer", "Staten-Generaal"].iter().any(|name| read.contains(name));
    if named { Ok((rest, ())) } else { fail(text) }
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
    if let Some(by) = heading.as_deref().and_then(|heading| by_office(lists, heading)) {
        return Some(by.to_owned());
    }
    let answered = strip.find("Antwoord van ").map(|at| strip.from(at + "Antwoord van ".len()));
    let rest = answered.or_else(|| postponed(lists, strip))?;
    let ends = [", mede namens", " (ontvangen", " (Ontvangen", "\n", ". "];
    let end = ends.iter().filter_map(|cue| rest.find(cue)).min()?;
    let by = rest.get(..end)?.trim_end_matches('.');
    (by.len() <= 160).then(|| by.to_owned())
}

/// `Brief van de minister van Volkshuisvesting en Ruimtelijke Ordening`: the office in a heading in
/// small letters, that holds no more than that.
fn by_office<'t>(lists: &Lists, heading: &'t str) -> Option<&'t str> {
    let (_, by) = lists.frame.at_start(FrameWord::Sent, heading)?;
    let by = by.trim();
    let office = by.strip_prefix("de ").or_else(|| by.strip_prefix("het ")).unwrap_or(by);
    lists.offices.longest(office)?;
    (by.len() <= 160 && !by.ends_with(['.', ':', ';', '?'])).then_some(by)
}

/// What stands behind `Mededeling van` above questions whose answer is put off.
pub(super) fn postponed<'s>(lists: &Lists, head: &'s Strip) -> Option<&'s str> {
    questions_head(head)?;
    let text = head.text();
    let mut lines = head.pieces().iter().map(|piece| piece.span.of(text));
    let (_, by) = lines.find_map(|line| lists.frame.at_start(FrameWord::Postpones, line))?;
    let start = head.span_of(by.trim_start()).start;
    Some(head.from(start))
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::super::{Header, Recogniser};
    use crate::lexicon::Grammars;

    fn read(text: &str) -> Header {
        let (source, layout) = by_hand::paper(text);
        Recogniser::new(&Grammars::built_in()).unwrap().recognise(&source, &layout).header
    }

    #[test]
    fn ok_addressees_over_several_lines() {
        for (text, addressee, chamber) in [
            (
                "Aan\nde voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\nDatum 3 mei 2024",
                Some("de voorzitter van de Tweede Kamer der Staten-Generaal"),
                Some("TK"),
            ),
            (
                "De voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\nDatum 3 mei 2024",
                Some("De voorzitter van de Tweede Kamer der Staten-Generaal"),
                Some("TK"),
            ),
            (
                "Aan de Voorzitter van de Eerste Kamer\nder Staten-Generaal\nDatum 3 mei 2024",
                Some("de Voorzitter van de Eerste Kamer der Staten-Generaal"),
                Some("EK"),
            ),
            ("Dat is gezegd\nde voorzitter van de Tweede Kamer\nDatum 3 mei 2024", None, None),
        ] {
            let header = read(text);
            assert_eq!(header.addressee.as_deref(), addressee, "{text}");
            assert_eq!(header.chamber, chamber, "{text}");
        }
    }

    #[test]
    fn err_an_addressee_of_both_chambers() {
        let both = "de Voorzitters van de Eerste en van de Tweede Kamer der Staten-Generaal";
        assert_eq!(super::chamber_of(both), None);
    }

    #[test]
    fn ok_senders_of_the_heading() {
        for (text, want) in [
            (
                "Nr. 230 Brief van de minister van Volkshuisvesting en Ruimtelijke Ordening\nAan de Voorzitter van de Tweede Kamer",
                Some("de minister van Volkshuisvesting en Ruimtelijke Ordening"),
            ),
            (
                "Nr. 6 BRIEF VAN DE MINISTER VAN FINANCI\u{cb}N\nAan de Voorzitter",
                Some("DE MINISTER VAN FINANCI\u{cb}N"),
            ),
            ("Nr. 6 Brief van een burger over de trein\nTekst", None),
            (
                "Vragen van het lid Pen (VVD) aan de Minister over inkt (ingezonden 6 september 2021).\n\
                 Mededeling van Staatssecretaris Broekers-Knol (Justitie en Veiligheid) (ontvangen 6 oktober 2021).",
                Some("Staatssecretaris Broekers-Knol (Justitie en Veiligheid)"),
            ),
            ("Mededeling van de redactie\nTekst.", None),
        ] {
            assert_eq!(read(text).sender.as_deref(), want, "{text}");
        }
        let put_off = read(
            "Vragen van het lid Pen (VVD) aan de Minister over inkt (ingezonden 6 september 2021).\n\
             Mededeling van Minister Pot (Justitie) (ontvangen 6 oktober 2021).",
        );
        assert_eq!(put_off.soort.as_deref(), Some("Mededeling (uitstel antwoord)"));
    }
}
