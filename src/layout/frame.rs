//! The head above the body and the signatures below it.

use super::flow::is_space;
use super::lines::{Line, Measure, Role};
use super::shape::{self, End};
use crate::error::Error;
use crate::lexicon::Grammars;
use serde::Deserialize;

/// A row of `grammars/letterhead.csv`.
#[derive(Debug, Deserialize)]
struct HeadRow {
    text: String,
    kind: Cue,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cue {
    Line,
    Value,
    Start,
}

/// A row of `grammars/signatories.csv`.
#[derive(Debug, Deserialize)]
struct SignRow {
    text: String,
    kind: Signing,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Signing {
    /// `De Minister van`
    Office,
    /// `Hoogachtend`
    Closing,
}

/// The head of a paper stands within its first so many lines.
const HEAD: usize = 70;

/// A printed head begins within the first so many lines.
const ABOVE: usize = 12;

/// So many lines in a row that nothing marks as head are not head.
const UNKNOWN: usize = 6;

/// Finds heads and signatures.
#[derive(Debug)]
pub(super) struct FrameFinder {
    head: Vec<(String, Cue)>,
    offices: Vec<(String, Signing)>,
}

impl FrameFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let head: Vec<HeadRow> = grammars.rows("letterhead.csv")?;
        let offices: Vec<SignRow> = grammars.rows("signatories.csv")?;
        Ok(Self {
            head: head.into_iter().map(|row| (row.text.to_lowercase(), row.kind)).collect(),
            offices: offices.into_iter().map(|row| (row.text.to_lowercase(), row.kind)).collect(),
        })
    }

    /// Gives the lines of the head their role.
    pub(super) fn head(&self, text: &str, lines: &mut [Line], measure: &Measure) {
        let top: Vec<usize> =
            (0..lines.len()).filter(|&at| is_body(lines.get(at))).take(HEAD).collect();
        let mut last = None;
        let mut valued = false;
        let mut bare = false;
        for (nth, &at) in top.iter().enumerate() {
            let Some(line) = lines.get(at) else { break };
            let content = line.span.of(text);
            let cue = self.head_cue(content);
            let next = top.get(nth + 1).and_then(|&next| lines.get(next).map(|line| (next, line)));
            if cue == Some(Cue::Start)
                || shape::is_label(content) && shape::end_of(content) != End::Stop
            {
                break;
            }
            if let Some(cue) = cue
                && line.width <= 130
            {
                last = Some(nth);
                valued = cue == Cue::Value;
                bare = !content.trim_end_matches(':').contains(is_space) || line.width <= 16;
                continue;
            }
            if is_address_line(content) || is_date_line(content) || is_dossier_line(content) {
                last = Some(nth);
                valued = false;
                continue;
            }
            if valued && line.gap == 0 && line.width <= 110 || capitals(content) && last.is_some() {
                last = Some(nth);
                continue;
            }
            // The value of a bare `Betreft` a blank line below it.
            let below = valued && bare && line.gap == 1 && line.width <= 60;
            valued = false;
            if below && last == nth.checked_sub(1) {
                last = Some(nth);
                continue;
            }
            if last.is_some_and(|last| nth - last > UNKNOWN) {
                break;
            }
            let runs_on = next.is_some_and(|(next, line)| {
                line.gap == 0
                    && at + 1 == next
                    && measure.full(at, lines.get(at).unwrap_or(line), line.span.of(text))
            });
            let sentence = shape::end_of(content) == End::Stop && line.width > 40;
            let runs_on = runs_on
                || line.width >= 45
                    && next.is_some_and(|(next, line)| {
                        at + 1 == next && line.gap == 0 && shape::starts_lower(line.span.of(text))
                    });
            let stops = line.width > 110
                || runs_on && line.indent < 12
                || sentence
                || shape::marker(content).is_some();
            let below = top.get(nth + 1..).unwrap_or_default();
            if stops && !(nth < ABOVE && self.heads_below(text, lines, below)) {
                break;
            }
        }
        let Some(last) = last else { return };
        for &at in top.iter().take(last + 1) {
            if let Some(line) = lines.get_mut(at) {
                line.role = Role::Letterhead;
            }
        }
    }

    /// Whether a printed head stands right below: what reads like body above it (a site's title,
    /// a dossier's long title) is part of the head.
    fn heads_below(&self, text: &str, lines: &[Line], below: &[usize]) -> bool {
        let prints: Vec<bool> = below
            .iter()
            .take(10)
            .filter_map(|&at| lines.get(at))
            .map(|line| line.width <= 110 && self.is_printed_head(line.span.of(text)))
            .collect();
        let count = |lines: usize| prints.iter().take(lines).filter(|&&print| print).count();
        // Right below two lines are enough; below a site's own lines the whole head must stand.
        count(2) >= 1 && count(5) >= 2
            || prints.windows(3).any(|three| three.iter().all(|&print| print))
    }

    /// `35 420 Noodpakket banen en economie`, `Nr. 348`, `BRIEF VAN DE MINISTER`, `Aan de
    /// Voorzitter`, `Vastgesteld 9 juni 2022`, `Den Haag, 29 juni 2021`: lines of the printed
    /// series that stand in no body.
    fn is_printed_head(&self, content: &str) -> bool {
        let head = fold(content);
        let starts = |cues: &[&str]| cues.iter().any(|cue| head.starts_with(cue));
        let cued = self.head_cue(content) == Some(Cue::Line) && starts(&["nr.", "vergaderjaar"])
            || starts(&["aan de voorzitter"]);
        let dated = starts(&["vastgesteld ", "ontvangen ", "voorgesteld "])
            && content.split_once(is_space).is_some_and(|(_, date)| is_date_line(date));
        let titled = capitals(content) && content.len() >= 12 && content.contains(is_space);
        cued || dated || titled || is_dossier_line(content) || is_date_line(content)
    }

    fn head_cue(&self, content: &str) -> Option<Cue> {
        let head = fold(content);
        let found = self.head.iter().filter(|(cue, _)| head.starts_with(cue.as_str()));
        let (cue, kind) = found.max_by_key(|(cue, _)| cue.len())?;
        let rest = head.get(cue.len()..).unwrap_or_default();
        if rest.starts_with(char::is_alphabetic) && cue.ends_with(char::is_alphabetic) {
            return None;
        }
        // `Nr. 608 BRIEF VAN …`; `Datum`, not `De datum`; `Den Haag, 4 februari`, not a sentence.
        let sentence = shape::end_of(content) == End::Stop && content.chars().count() > 60;
        match cue.as_str() {
            "nr." => {
                rest.trim_start().starts_with(|c: char| c.is_ascii_digit()).then_some(Cue::Line)
            }
            _ if *kind != Cue::Start && sentence => None,
            _ => Some(*kind),
        }
    }

    /// Gives the lines of signatures their role; one number for each signature.
    pub(super) fn signatures(&self, text: &str, lines: &mut [Line]) {
        let mut signature = 0;
        let mut at = 0;
        while at < lines.len() {
            if !is_body(lines.get(at)) {
                at += 1;
                continue;
            }
            let end = self.signature_at(text, lines, at);
            if end == at {
                at += 1;
                continue;
            }
            for line in lines.iter_mut().take(end).skip(at).filter(|line| line.role == Role::Body) {
                line.role = Role::Signature(signature);
            }
            signature += 1;
            at = end;
        }
    }

    /// The index behind the signature that begins at this line; `at` itself where there is none.
    fn signature_at(&self, text: &str, lines: &[Line], at: usize) -> usize {
        let content = |at: usize| lines.get(at).map_or("", |line| line.span.of(text));
        let body = |at: usize| is_body(lines.get(at));
        let Some(first) = lines.get(at) else { return at };
        let line = content(at);
        let begins = first.gap > 0 || first.page || at == 0 || !body(at - 1) || {
            let before = content(at - 1);
            matches!(shape::end_of(before), End::Stop | End::Comma) || before.chars().count() < 60
        };
        if !begins || first.width > 130 {
            return at;
        }
        if self.signing(line) == Some(Signing::Closing) && first.width <= 40 {
            let next = content(at + 1);
            let signs = self.is_office(next) || is_name(next);
            return if !body(at + 1) || signs { at + 1 } else { at };
        }
        if self.is_office(line) {
            // The office can run over lines; its comma ends it, the name follows.
            let mut office = at;
            while office < at + 3 && !content(office).ends_with(',') {
                let next = office + 1;
                let more = body(next) && lines.get(next).is_some_and(|line| line.gap == 0);
                if !more || shape::end_of(content(office)) == End::Stop {
                    break;
                }
                if is_name(content(next)) && !content(next).ends_with(',') {
                    break;
                }
                office = next;
            }
            let closed = content(office).ends_with(',');
            if closed && office > at && content(office).chars().count() > 90 {
                return at;
            }
            let name = office + 1;
            let near = body(name) && lines.get(name).is_some_and(|line| line.gap <= 8);
            let alone = closed && is_capitalised(content(name));
            if near && (is_name(content(name)) || alone) && (closed || first.gap > 0) {
                return name + 1;
            }
            // Another office, or the end of the text, right behind it.
            let last = !body(name) || self.is_office(content(name));
            return if closed && last { office + 1 } else { at };
        }
        // The name first, the office below it, at the end of the text or before notes.
        if is_name(line) && body(at + 1) && self.is_office(content(at + 1)) {
            let office = lines.get(at + 1);
            let short = office.is_some_and(|line| line.gap <= 1 && line.width <= 90);
            let ends = shape::end_of(content(at + 1)) == End::Word;
            let apart =
                lines.get(at + 2).is_none_or(|line| line.gap > 0 || line.role != Role::Body)
                    || is_name(content(at + 2))
                    || content(at + 2).chars().count() < 60 && shape::starts_lower(content(at + 2));
            if short && ends && apart {
                let runs_on = body(at + 2)
                    && lines.get(at + 2).is_some_and(|line| line.gap == 0)
                    && shape::starts_lower(content(at + 2));
                return at + 2 + usize::from(runs_on);
            }
        }
        at
    }

    fn is_office(&self, line: &str) -> bool {
        self.signing(line) == Some(Signing::Office)
    }

    /// Whether the line names an office or closes a letter.
    fn signing(&self, line: &str) -> Option<Signing> {
        let head = fold(line);
        let found = self.offices.iter().find(|(office, _)| {
            head.strip_prefix(office.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        let open = matches!(shape::end_of(line), End::Comma | End::Word) && !has_verb(&head);
        found.filter(|_| open).map(|&(_, kind)| kind)
    }
}

/// Whether a line that begins with an office is a sentence about it.
fn has_verb(line: &str) -> bool {
    const VERBS: &[&str] = &[
        "heeft",
        "is",
        "zal",
        "wordt",
        "kan",
        "wil",
        "deelt",
        "zegt",
        "meent",
        "stelt",
        "vindt",
        "hebben",
        "zijn",
        "zullen",
        "worden",
        "was",
        "had",
        "werd",
        "acht",
        "geeft",
        "ziet",
        "verwacht",
        "moet",
        "dat",
        "die",
        "wie",
        "heb",
        "ben",
        "gaat",
        "komt",
        "over",
        "onderschrijft",
        "bevestigt",
        "informeert",
    ];
    line.split([' ', ',']).any(|word| VERBS.contains(&word))
}

fn is_body(line: Option<&Line>) -> bool {
    line.is_some_and(|line| line.role == Role::Body)
}

/// In lower case, white space as single spaces, curly quotes straight; the first 90 characters.
fn fold(text: &str) -> String {
    let head: String = text.chars().take(140).collect();
    let words: Vec<&str> = head.split(is_space).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase().replace(['\u{2019}', '\u{2018}', '`'], "'")
}

/// One word with a capital: a surname alone, `Snijder-Hazelhoff`.
fn is_capitalised(line: &str) -> bool {
    line.len() <= 24
        && line.starts_with(char::is_uppercase)
        && line.split('-').all(|part| {
            part.chars().next().is_some_and(char::is_alphabetic)
                && part.chars().skip(1).all(char::is_lowercase)
        })
}

/// A name as it stands under a letter: `G.A. van der Steur`, `Foort van Oosten`, `drs. M.C.G. Keijzer`.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 7 || line.chars().count() > 48 {
        return false;
    }
    let fine = words.iter().all(|word| {
        let bare = word.trim_matches(['(', ')', ',', '.']);
        let small = matches!(
            bare.to_lowercase().as_str(),
            "van"
                | "de"
                | "der"
                | "den"
                | "ten"
                | "ter"
                | "te"
                | "het"
                | "in"
                | "'t"
                | "\u{2019}t"
                | "el"
                | "al"
                | "mr"
                | "drs"
                | "dr"
                | "ir"
                | "ing"
                | "prof"
                | "von"
                | "la"
                | "le"
                | "op"
                | "d"
                | "ra"
                | "ma"
                | "msc"
                | "bsc"
                | "phd"
                | "mba"
        );
        let named = bare.chars().next().is_some_and(char::is_uppercase)
            && bare
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}'));
        small || named
    });
    let capital = words.iter().any(|word| word.starts_with(char::is_uppercase));
    fine && capital
        && (words.len() >= 2 || line.contains('.'))
        && !line.ends_with([':', ';', '?'])
        && !(line.ends_with('.') && words.last().is_none_or(|word| word.len() > 4))
}

/// `2511 DP Den Haag`, `Turfmarkt 147`, `Binnenhof 4`.
pub(super) fn is_address_line(line: &str) -> bool {
    let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| {
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
    };
    match words.as_slice() {
        [code, letters, ..] if words.len() <= 6 && code.len() == 4 && number(code) => {
            letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
        }
        [street, house] => {
            number(house)
                && street.starts_with(char::is_uppercase)
                && [
                    "straat",
                    "laan",
                    "weg",
                    "plein",
                    "hof",
                    "markt",
                    "gracht",
                    "kade",
                    "park",
                    "dreef",
                    "voorhout",
                    "singel",
                    "plantsoen",
                    "poort",
                    "houtweg",
                ]
                .iter()
                .any(|end| street.to_lowercase().ends_with(end))
        }
        _ => false,
    }
}

/// `Den Haag, 4 februari 2016`, `4 februari 2016`, `'s-Gravenhage, 3 mei 1998`: nothing but a date.
fn is_date_line(line: &str) -> bool {
    const MONTHS: &[&str] = &[
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let words: Vec<&str> =
        line.split(|c: char| is_space(c) || c == ',').filter(|word| !word.is_empty()).collect();
    let Some(at) = words.iter().position(|word| MONTHS.contains(&word.to_lowercase().as_str()))
    else {
        return false;
    };
    // A place or an office may stand before the day, no sentence: `Zo worden sinds 20 september`.
    let named = |word: &&str| {
        !word.starts_with(char::is_lowercase)
            || ["den", "de", "van", "aan", "d.d.", "s-gravenhage"].contains(word)
    };
    at <= 4
        && words.iter().take(at).all(named)
        && words.len() <= at + 2
        && line.chars().count() <= 48
        && words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        && shape::end_of(line) == End::Word
        && !shape::starts_lower(line)
}

/// `35 238               Beheerste vernieuwing van het fiscaal toezicht`: dossier and title.
fn is_dossier_line(line: &str) -> bool {
    let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).take(3).collect();
    let digits = |word: &str, length: usize| {
        word.len() == length && word.bytes().all(|b| b.is_ascii_digit())
    };
    let wide = line.contains("  ") || line.contains('\t');
    // 2022Z07744 and AH 2998: the paper's own number, alone.
    let case = |word: &str| {
        word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| {
                if at == 4 { matches!(byte, b'Z' | b'D' | b'A') } else { byte.is_ascii_digit() }
            })
    };
    if let [word] = words.as_slice()
        && case(word)
    {
        return true;
    }
    if let ["AH", number] = words.as_slice()
        && number.len() <= 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return true;
    }
    match words.as_slice() {
        [a, b, ..] if digits(a, 2) && b.len() >= 3 && b.get(..3).is_some_and(|b| digits(b, 3)) => {
            wide || shape::end_of(line) == End::Word && line.chars().count() <= 100
        }
        [a, ..] if digits(a, 5) => {
            wide || shape::end_of(line) == End::Word && line.chars().count() <= 100
        }
        _ => false,
    }
}

/// A line in capitals: the rest of `BRIEF VAN DE MINISTER VAN ONDERWIJS, CULTUUR EN`.
fn capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4 && letters.all(char::is_uppercase)
}
