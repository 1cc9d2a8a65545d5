//! Titles without quotes: by their capitals, or right behind a word for a publication.

use super::cues::{Cues, Role};
use super::{BEHIND, LONGEST, NAMED, NOTE, reading};
use crate::grammar::title::{Word, begins_sentence, is_capital, is_year, upto, word};
use crate::grammar::{Here, Match};
use crate::lexicon::first_token;

/// The words that may stand between the capitals of a name.
const BETWEEN: [&str; 15] = [
    "en", "van", "voor", "op", "de", "het", "in", "met", "bij", "der", "naar", "over", "aan",
    "tot", "inzake",
];

/// `Monitor Integriteit en Veiligheid`, `Nationale Omgevingsvisie`, `Jaarverslag 2022- Q1 2023`.
pub(super) fn capitals(cues: &Cues, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    if !i.starts_with(char::is_uppercase) {
        return None;
    }
    let (noun, qualified) = noun(cues, i)?;
    // `een lening van de Staat aan het fonds`
    if cues.is(Role::Joined, noun.text) && word(noun.rest).is_none_or(|next| next.text != "van") {
        return None;
    }
    let tail = match years(noun.rest) {
        Some(rest) => rest,
        None => capital_words(cues, noun),
    };
    // `de Handreiking bestuurlijke aanpak`: a capital in a sentence begins a name.
    let lower = tail.len() == noun.rest.len() && !begins_sentence(here.behind());
    // `de Lissabonstrategie agenderen`, `de Halfjaarrapportage van april`
    let ends = word(tail)
        .is_some_and(|next| is_infinitive(cues, next.text) || BETWEEN.contains(&next.text));
    let tail =
        if lower && !ends && !cues.is_closed(noun.text) && !cues.is(Role::Capitals, noun.text) {
            cues.titles.words(tail, &["van", "voor"]).0
        } else {
            tail
        };
    // `A-brief Vervanging onderzeeboten`: capitals and small words are the title of something else.
    let broken = cues.is_closed(noun.text)
        && word(tail).is_some_and(|next| {
            let small = next.text.starts_with(char::is_lowercase);
            small && !BETWEEN.contains(&next.text) && cues.titles.is_content(next.text)
        });
    if broken {
        return None;
    }
    // `de Veiligheidsmonitor` alone may be any monitor.
    let named = tail.len() < noun.rest.len() || (qualified && is_capital(noun.text));
    let title = upto(i, tail);
    (named && title.contains(' ')).then(|| reading(here, title, NAMED))
}

/// `richtlijn Psychosociale ondersteuning geüniformeerden`, `het rapport Ongekend onrecht`.
pub(super) fn behind_cue(cues: &Cues, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    if !i.starts_with(char::is_lowercase) {
        return None;
    }
    let length = cues.cue(i, here.hash())?;
    let behind = i.get(length..)?;
    let first = word(behind)?;
    if !is_capital(first.text) || cues.is_maker(first.text) || !cues.titles.is_content(first.text) {
        return None;
    }
    let cue = i.get(..length)?;
    let least = least_words(cues, cue)?;
    let second = word(first.rest)?;
    if !second.text.starts_with(char::is_lowercase) {
        let rest = capitals_to_year(behind)?;
        return Some(reading(here, upto(behind, rest).trim_start(), BEHIND));
    }
    // `het rapport Van incident tot misdrijf`
    let joined: &[&str] =
        if first.text == "Van" { &["van", "voor", "tot", "naar"] } else { &["van", "voor"] };
    let (rest, count) = cues.titles.words(behind, joined);
    let title = upto(behind, rest).trim_start();
    if count < least || ends_unclear(title) {
        return None;
    }
    let title = if cues.is(Role::Part, cue) { upto(i, rest) } else { title };
    Some(reading(here, title, BEHIND))
}

/// How many words a title without quotes has at least behind this word; none where none stands.
fn least_words(cues: &Cues, cue: &str) -> Option<usize> {
    let titled = cues.is(Role::Part, cue) || cues.is(Role::Titled, cue);
    if titled { Some(2) } else { cues.is(Role::Long, cue).then_some(3) }
}

/// What is left behind two capital words or more and a year: `Nederland Handelsland 2025`.
fn capitals_to_year(i: &str) -> Option<&str> {
    let (mut rest, mut count) = (i, 0);
    loop {
        if let Some(behind) = years(rest).filter(|_| count > 1) {
            return Some(behind);
        }
        let next = word(rest)?;
        let joins = count > 0 && BETWEEN.contains(&next.text);
        if !joins && !next.text.starts_with(char::is_uppercase) {
            return None;
        }
        count += usize::from(!joins);
        rest = next.rest;
    }
}

/// Whether a small word is an infinitive: `de Lissabonstrategie agenderen`, but not `kinderen`.
fn is_infinitive(cues: &Cues, word: &str) -> bool {
    word.ends_with("eren") && !cues.is_plural(word)
}

/// Whether the last word joins to one that was not read.
fn ends_unclear(title: &str) -> bool {
    title.ends_with('-')
}

/// `jaarverslag 2022`, and `begroting 2023`, which is nothing.
pub(super) fn annual(cues: &Cues, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let (length, publication) = cues.annual(i, here.hash())?;
    let rest = years(i.get(length..)?)?;
    if publication {
        return Some(reading(here, upto(i, rest), NAMED));
    }
    Some(Match::nothing(here.offset_of(rest)))
}

/// A note or heading that is a publication's name and no more.
pub(super) fn note(cues: &Cues, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    if here.at > 0 || i.len() < here.flow.len() || i.len() > LONGEST {
        return None;
    }
    let noun = word_at_start(i).filter(|noun| cues.is_noun(noun.text))?;
    let end = ["http", "www.", " ("].iter().filter_map(|mark| i.find(mark)).min();
    let title = i.get(..end.unwrap_or(i.len()))?.trim_end_matches(['.', ' ', ':', ',', ';']);
    let bare = word(noun.rest).is_some_and(|next| {
        next.text.starts_with(char::is_alphabetic) && !cues.titles.is_stop(next.text)
    });
    let words = title.split(' ').count();
    let prose = title.contains(". ") || title.split(' ').any(|w| cues.titles.is_verb(w));
    let fits = bare && words > 2 && !prose && !noun.text.ends_with('-');
    fits.then(|| reading(here, title, NOTE))
}

/// The noun of a name, with the adjectives before it: the noun, and whether it has any.
fn noun<'i>(cues: &Cues, i: &'i str) -> Option<(Word<'i>, bool)> {
    let mut rest = i;
    while let Some(length) = cues.adjective(rest)
        && let Some(next) = rest.get(length..).and_then(|rest| rest.strip_prefix(' '))
    {
        rest = next;
    }
    // `Klimaat- en Energieverkenning`
    let mut noun = word_at_start(rest)?;
    if noun.text.ends_with('-')
        && is_capital(noun.text)
        && let Some(next) = noun.rest.strip_prefix(" en ")
    {
        rest = next;
        noun = word_at_start(rest)?;
    }
    let capital = is_capital(noun.text);
    (capital && cues.is_noun(noun.text)).then_some((noun, rest.len() < i.len()))
}

fn word_at_start(i: &str) -> Option<Word<'_>> {
    let mut end = 0;
    while let Some(rest) = i.get(end..)
        && rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
    {
        end += first_token(rest).len();
    }
    let (text, rest) = i.split_at_checked(end)?;
    (!text.is_empty()).then_some(Word { text, rest })
}

/// What is left behind the capital words of a name and the words between them.
fn capital_words<'i>(cues: &Cues, noun: Word<'i>) -> &'i str {
    let mut rest = noun.rest;
    // `Staat van het Onderwijs`; behind other nouns a preposition names whose it is.
    let joined = cues.is(Role::Joined, noun.text);
    loop {
        if let Some(after) = years(rest) {
            return after;
        }
        let mut next = rest;
        let (mut between, mut and) = (0, false);
        while (joined || rest.len() < noun.rest.len())
            && between < 3
            && let Some(small) = word(next)
            && BETWEEN.contains(&small.text)
            // `… en de` begins the next thing.
            && (between == 0 || !and)
        {
            and = small.text == "en";
            (next, between) = (small.rest, between + 1);
        }
        let Some(capital) = word(next) else {
            // `Strategische Actieagenda Industrie, Innovatie en Kennis`
            let listed = rest.len() < noun.rest.len();
            return listed.then(|| listed_capitals(cues, rest)).flatten().unwrap_or(rest);
        };
        let fits = capital.text.starts_with(char::is_uppercase)
            && (capital.text.len() > 1)
            // `… van de Inspectie van het Onderwijs`: whose it is.
            && !(cues.is_maker(capital.text) && (between > 0 || rest.len() == noun.rest.len()));
        if !fits {
            // `Richtlijn Psychosociale ondersteuning hoogrisicoberoepen 2024`
            let (lower, count) = cues.titles.words(rest, &[]);
            let continues =
                rest.len() < noun.rest.len() && count > 0 && ends_in_year(upto(rest, lower));
            return if continues { lower } else { rest };
        }
        rest = capital.rest;
    }
}

/// What is left behind `, Innovatie en Kennis`: capitals in a list that `en` closes.
fn listed_capitals<'i>(cues: &Cues, i: &'i str) -> Option<&'i str> {
    let capital = |i: &'i str| {
        let next = word(i)?;
        (is_capital(next.text) && !cues.is_maker(next.text)).then_some(next.rest)
    };
    let mut rest = capital(i.strip_prefix(',')?)?;
    while let Some(next) = rest.strip_prefix(',').and_then(capital) {
        rest = next;
    }
    rest.strip_prefix(" en").and_then(capital)
}

fn ends_in_year(words: &str) -> bool {
    words.rsplit(' ').next().is_some_and(is_year)
}

/// What is left behind ` 2023`, ` 2019 - 2022`, ` 2022- Q1 2023`, ` 2024/2025`.
fn years(i: &str) -> Option<&str> {
    let rest = year(i.strip_prefix(' ')?)?;
    let dashed = rest.trim_start().strip_prefix(['-', '/']).map(str::trim_start);
    match dashed.and_then(|last| year(quarter(last))) {
        Some(rest) => Some(rest),
        // `2014/17/EU` is no year.
        None if rest.starts_with('/') => None,
        None => Some(rest),
    }
}

/// What is left behind a year.
fn year(i: &str) -> Option<&str> {
    let (year, rest) = i.split_at_checked(4)?;
    (is_year(year) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// What is left behind `Q1 `; the same text where no quarter stands.
fn quarter(i: &str) -> &str {
    let digit = i.strip_prefix('Q').and_then(|i| i.strip_prefix(['1', '2', '3', '4']));
    digit.map_or(i, str::trim_start)
}
