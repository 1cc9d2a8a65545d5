//! What the words around a time say of it: that it names a thing, or binds someone, or counts.

use super::super::clause::Clause;
use crate::Span;

/// Whether the words before a time say that it happens within it: `in de loop van`.
fn in_course(before: &str) -> bool {
    const COURSES: [&str; 3] = [" loop van", " verloop van", " ingang van"];
    COURSES.iter().any(|course| before.ends_with(course))
}

/// Whether the time says which thing is meant rather than when: `de top van juni 2026`; but not
/// `in de loop van 2026`.
pub(super) fn is_attributive(flow: &str, time: Span) -> bool {
    let mut before = flow.get(..time.start).unwrap_or_default().trim_end();
    if in_course(before) {
        return false;
    }
    // `van 27 en 28 juli`
    while let Some(listed) = [" en", " of", ","].iter().find_map(|link| before.strip_suffix(link)) {
        let rest = listed.trim_end_matches(|c: char| c.is_ascii_digit());
        if rest.len() == listed.len() || !rest.ends_with(' ') {
            break;
        }
        before = rest.trim_end();
    }
    let word = before.rsplit(' ').next().unwrap_or_default();
    matches!(word, "van" | "d.d." | "dd.")
}

/// Whether `tot` stands right before a time: what has begun ends then.
pub(super) fn is_up_to(flow: &str, time: Span) -> bool {
    let before = flow.get(..time.start).unwrap_or_default();
    [" tot ", " tot en met ", " t/m ", " tot uiterlijk ", " tot aan "]
        .iter()
        .any(|upto| before.ends_with(upto))
}

/// Whether a day is that of the meeting named right before it: `de agenda Landbouw- en Visserijraad
/// 27-28 oktober 2025`.
pub(super) fn follows_meeting(flow: &str, time: Span) -> bool {
    const MEETINGS: [&str; 8] =
        ["raad", "debat", "overleg", "top", "bijeenkomst", "vergadering", "conferentie", "ao"];
    let before = flow.get(..time.start).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    MEETINGS.iter().any(|meeting| word.ends_with(meeting))
}

/// Whether a bare year belongs to the name of a thing: `de monitor over 2023`, `het jaarplan 2026`.
pub(super) fn names_a_thing(flow: &str, time: Span) -> bool {
    const GOVERNS: [&str; 22] = [
        "in",
        "vanaf",
        "tot",
        "per",
        "vóór",
        "uiterlijk",
        "en",
        "of",
        "na",
        "rond",
        "gedurende",
        "binnen",
        "met",
        "jaar",
        "ook",
        "nog",
        "pas",
        "reeds",
        "al",
        "begin",
        "tussen",
        "eerst",
    ];
    let before = flow.get(..time.start).unwrap_or_default().trim_end();
    // `wordt over de jaren 2025 en 2026 gemonitord`
    let first = before.strip_suffix(" en").or_else(|| before.strip_suffix(" tot en met"));
    let first = first.map_or(before, |list| list.trim_end_matches(|c: char| c.is_ascii_digit()));
    if first.trim_end().ends_with(" over de jaren") {
        return true;
    }
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let year = time.of(flow).starts_with(|c: char| c.is_ascii_digit());
    year && !in_course(before)
        && word.ends_with(char::is_alphabetic)
        && !GOVERNS.contains(&word.as_str())
}

/// Whether a verb of the clause says that something is done or has to be: `wordt`, `moet`.
pub(super) fn is_bound(flow: &str, clause: &Clause) -> bool {
    const BINDS: [&str; 8] =
        ["wordt", "worden", "moet", "moeten", "dient", "dienen", "gaat", "gaan"];
    clause.words(flow).any(|(_, word)| BINDS.contains(&word.to_lowercase().as_str()))
}

/// Whether the time opens a main clause, its verb right behind it: `Eind 2025 benadert Defensie de
/// markt`. What merely is so then (`In mei bestaat de stichting 50 jaar`) is no act.
pub(super) fn opens_sentence(flow: &str, clause: &Clause, time: Span) -> bool {
    const STATES: [&str; 12] = [
        "hebben", "zitten", "bestaat", "bestaan", "bedraagt", "bedragen", "geldt", "gelden",
        "staat", "staan", "ligt", "liggen",
    ];
    let before = flow.get(..clause.span.start).unwrap_or_default().trim_end();
    let main = before.is_empty() || before.ends_with(['.', ';', ')']);
    let lead = flow.get(clause.span.start..time.start).unwrap_or_default();
    let verb = flow.get(time.end..clause.span.end).and_then(|rest| rest.strip_prefix(' '));
    let verb = verb.and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    let fits = verb.ends_with('t') && verb.len() > 3 || verb.ends_with("en") && verb.len() > 4;
    main && lead.split_whitespace().count() < 3
        && fits
        && verb.chars().all(char::is_lowercase)
        && !STATES.contains(&verb)
}

/// Whether the time stands in brackets that hold nothing but times and small words: `(2028,
/// structureel vanaf 2030)`.
pub(super) fn is_bracketed(flow: &str, time: Span) -> bool {
    let before = flow.get(..time.start).unwrap_or_default();
    let inside = before.rsplit_once('(').map(|(_, inside)| inside);
    inside.is_some_and(|inside| !inside.contains(')') && inside.len() < 30)
        && flow.get(time.end..).is_some_and(|rest| rest.contains(')'))
}

/// Whether the clause gives a figure for the year: `in 2027 daalt het naar 3 procent`.
pub(super) fn counts(flow: &str, clause: &Clause) -> bool {
    clause.words(flow).any(|(_, word)| matches!(word, "%" | "procent" | "procentpunt"))
}

/// Whether `van` and the time stand right behind this cue: `inwerkingtreding van 1 februari 2026`.
pub(super) fn is_head_of(cue: Span, time: Span) -> bool {
    cue.end <= time.start && time.start - cue.end <= " van de ".len()
}
