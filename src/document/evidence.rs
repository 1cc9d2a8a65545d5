//! The marks of the frames: which words were seen where.

use super::frame_words::FrameWord;
use super::lists::Lists;
use super::page::Page;
use super::series::annex_number;
use super::strip::Strip;
use super::{own_work, people, title};
use crate::Span;
use crate::layout::{BlockKind, Place};
use nom::Parser;
use nom::character::complete::space1;
use nom::sequence::preceded;
use serde::Deserialize;

/// What a mark is. Those with words have them in `grammars/document_marks.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum MarkKind {
    /// `Aan de Voorzitter van …`
    Addressee,
    /// `De Voorzitter van de Tweede Kamer`, a line of its own.
    AddresseeLine,
    /// `Geachte voorzitter`
    Salutation,
    /// `Hoogachtend`
    Closing,
    /// `Vragen gesteld door de leden der Kamer`
    Aanhangsel,
    /// `Antwoord van Minister …`
    AnswerBy,
    /// `Lijst van vragen en antwoorden`
    AnswerList,
    /// `Bijlage 2`
    Annex,
    /// `Horend bij …`
    AnnexOf,
    /// `Ter beslissing`
    DecisionNote,
    /// `Geadviseerd besluit`
    DecisionPart,
    /// `Verzamelbrief`, of itself.
    Collective,
    /// `de volgende onderwerpen`, with headings for them.
    Announced,
    /// `uw Kamer`
    Kamer,
    /// `Met deze brief`
    ThisLetter,
    /// `Factsheet`
    FactSheet,
    /// `Nr. 608 BRIEF VAN DE MINISTER …`, or what a site calls the paper.
    Soort,
    /// `Den Haag, 4 februari 2016`
    DateLine,
    /// An office and a name.
    Signature,
    /// A question with its answer.
    Pair,
    /// A body that presents its own work.
    OwnWork,
}

impl MarkKind {
    /// The name `documents.kind_evidence` uses.
    fn as_str(self) -> &'static str {
        match self {
            Self::Addressee | Self::AddresseeLine => "addressee",
            Self::Salutation => "salutation",
            Self::Closing => "closing",
            Self::Aanhangsel => "aanhangsel",
            Self::AnswerBy => "answer_by",
            Self::AnswerList => "answer_list",
            Self::Annex => "annex",
            Self::AnnexOf => "annex_of",
            Self::DecisionNote | Self::DecisionPart => "decision_note",
            Self::Collective => "collective",
            Self::Announced => "announced_subjects",
            Self::Kamer => "kamer",
            Self::ThisLetter => "this_letter",
            Self::FactSheet => "fact_sheet",
            Self::Soort => "soort",
            Self::DateLine => "date_line",
            Self::Signature => "signature",
            Self::Pair => "pair",
            Self::OwnWork => "own_work",
        }
    }
}

/// How many headings a letter on several subjects has at least.
const SUBJECTS: usize = 4;

/// A mark in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) places: Vec<Place>,
}

/// The marks of a paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    pub(super) all: Vec<Mark>,
}

impl Marks {
    /// Whether a mark of this kind was seen.
    pub(super) fn has(&self, kind: MarkKind) -> bool {
        self.all.iter().any(|mark| mark.kind == kind)
    }

    /// Adds a mark.
    pub(super) fn add(&mut self, kind: MarkKind, strip: &Strip, span: Span) {
        self.all.push(Mark { kind, places: strip.places(span) });
    }

    /// The marks as the table publishes them: `salutation: "Geachte voorzitter" at 120`, the
    /// place in characters of the text; the first of each kind.
    pub(super) fn describe(&self, page: &Page<'_>) -> Vec<String> {
        let mut seen: Vec<(usize, &'static str, String)> = Vec::new();
        for mark in &self.all {
            let Some(&first) = mark.places.first() else { continue };
            let name = mark.kind.as_str();
            if seen.iter().any(|(_, known, _)| *known == name) {
                continue;
            }
            let words: Vec<&str> =
                mark.places.iter().map(|&place| page.layout.text_of(place)).collect();
            let words = words.join(" ").replace(';', ",");
            let at = page.character(first);
            seen.push((at, name, format!("{name}: \"{}\" at {at}", shorten(&words))));
        }
        seen.sort();
        seen.into_iter().map(|(_, _, text)| text).collect()
    }
}

/// At most the first sixty characters.
fn shorten(words: &str) -> String {
    if words.chars().count() <= 60 {
        return words.to_owned();
    }
    words.chars().take(57).chain("...".chars()).collect()
}

/// The marks in words.
pub(super) fn marks(lists: &Lists, page: &Page<'_>) -> Marks {
    let mut marks = Marks::default();
    let head = &page.head;
    let subject = title::subject(lists, page);
    for (at, matched, &kind) in head.phrases(&lists.marks) {
        let titled = kind == MarkKind::Collective
            && subject.is_some_and(|subject| subject.start <= at && at < subject.end);
        if titled || stands(lists, page, at, matched, kind) {
            marks.add(kind, head, Span::new(at, at + matched.len()));
        }
    }
    for piece in page.body.pieces() {
        let line = piece.span.of(page.body.text());
        if let Some((matched, &kind)) = lists.marks.longest(line)
            && matches!(kind, MarkKind::Closing | MarkKind::DecisionPart)
        {
            let start = piece.span.start;
            marks.add(kind, &page.body, Span::new(start, start + matched.len()));
        }
    }
    if !marks.has(MarkKind::Salutation)
        && !marks.has(MarkKind::Addressee)
        && let Some(span) = own_work::own_work(lists, page)
    {
        marks.add(MarkKind::OwnWork, &page.body, span);
    }
    marks
}

/// Whether the words of a mark stand where that mark stands.
fn stands(lists: &Lists, page: &Page<'_>, at: usize, matched: &str, kind: MarkKind) -> bool {
    let head = &page.head;
    let capital = matched.starts_with(char::is_uppercase);
    let opens = head.opens_line(at);
    let rest = head.from(at + matched.len());
    match kind {
        MarkKind::Addressee
        | MarkKind::Salutation
        | MarkKind::AddresseeLine
        | MarkKind::DecisionNote
        | MarkKind::DecisionPart => capital && opens,

        MarkKind::FactSheet => capital && opens && early(page, at, 3),
        MarkKind::Aanhangsel => capital && at < 1_000,
        MarkKind::AnswerBy => {
            capital && (opens || people::behind_label(lists, head, at) || names_office(lists, rest))
        }
        MarkKind::AnswerList => capital || matched.contains(' '),
        MarkKind::Annex => {
            capital
                && opens
                && early(page, at, 3)
                && (annexed(lists, rest) || early(page, at, 1) && titled(lists, matched, rest))
        }
        MarkKind::AnnexOf => capital && opens && early(page, at, 5),
        MarkKind::Collective => collective(lists, page, at),
        MarkKind::Announced => announced(lists, head.before(at)) && headings(page) >= SUBJECTS,
        MarkKind::Kamer => true,
        MarkKind::ThisLetter => capital,
        MarkKind::Closing
        | MarkKind::Soort
        | MarkKind::DateLine
        | MarkKind::Signature
        | MarkKind::Pair
        | MarkKind::OwnWork => false,
    }
}

/// Whether an office stands behind `Antwoord van`, as in the frame of the Aanhangsel.
fn names_office(lists: &Lists, rest: &str) -> bool {
    let rest = rest.trim_start();
    lists.offices.longest(rest.strip_prefix("de ").unwrap_or(rest)).is_some()
}

/// Whether this byte of the head lies in one of the first lines that are not furniture.
fn early(page: &Page<'_>, at: usize, lines: usize) -> bool {
    let pieces = page.head.pieces().iter();
    let own = pieces.filter(|piece| page.kind_of(piece.block) != Some(&BlockKind::Furniture));
    own.take(lines).any(|piece| piece.span.start <= at && at < piece.span.end)
}

/// Whether what follows `Bijlage` makes it the head of an annex: a number, what it belongs to, a
/// title behind a colon, or nothing.
fn annexed(lists: &Lists, rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let trimmed = line.trim_start();
    trimmed.is_empty()
        || trimmed.starts_with(':')
        || trimmed.starts_with("- ")
        || belongs(lists, trimmed)
        || preceded(space1, annex_number).parse(line).is_ok()
}

/// Whether a title stands behind `Bijlage` without anything between: `Bijlage Toezeggingen`. A label of
/// a letter counts its annexes, or other labels follow it.
fn titled(lists: &Lists, matched: &str, rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let title = line.trim_start();
    let single = matched.eq_ignore_ascii_case("bijlage");
    let named = title.starts_with(char::is_uppercase) && lists.labels.longest(title).is_none();
    single && named && line.len() <= 120 && !line.ends_with(['.', '?', ';', ':'])
}

/// Whether a line says what the paper belongs to: `Behorend bij …`, `bij Kamerstuk …`.
pub(super) fn belongs(lists: &Lists, line: &str) -> bool {
    line.starts_with("bij ")
        || line.starts_with("Bij ")
        || lists.marks.longest(line).is_some_and(|(_, kind)| *kind == MarkKind::AnnexOf)
}

/// Whether a paper says `verzamelbrief` of itself: in a line of its head, or as `deze`.
fn collective(lists: &Lists, page: &Page<'_>, at: usize) -> bool {
    let head = &page.head;
    let before = head.before(at).trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut pieces = head.pieces_in(Span::new(at, at + 1)).iter();
    let kind = pieces.find_map(|piece| page.kind_of(piece.block));
    let titles = matches!(
        kind,
        Some(BlockKind::Heading { .. } | BlockKind::Letterhead | BlockKind::Furniture)
    );
    head.opens_line(at)
        || people::behind_label(lists, head, at)
        || lists.frame.is(FrameWord::This, word)
        || titles && !lists.frame.is(FrameWord::Other, word)
}

/// Whether the sentence before `de volgende onderwerpen` informs of them.
fn announced(lists: &Lists, before: &str) -> bool {
    let sentence = before.rsplit(['.', '\n']).next().unwrap_or_default();
    lists.frame.first(FrameWord::Informs, sentence).is_some()
}

/// How many headings the body has.
fn headings(page: &Page<'_>) -> usize {
    let blocks = page.layout.blocks.iter();
    blocks.filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count()
}
