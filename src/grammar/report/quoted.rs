//! Titles between quotes: what stands before the quotation decides.

use super::cues::{Cues, Role};
use super::{LONGEST, QUOTED, reading};
use crate::grammar::{Here, Match};
use crate::lexicon::Token;

/// How many words may stand between a cue and its quotation: `het rapport van de Inspectie Justitie
/// en Veiligheid aan: '…'`.
const BETWEEN: usize = 12;

/// How far from the start of its note a title may stand, behind its author, in bytes.
const SOURCE: usize = 80;

/// Reads a quotation that is the title of a publication.
pub(super) fn read(cues: &Cues, here: Here<'_>) -> Option<Match> {
    let i = here.ahead();
    let quote = i.chars().next()?;
    let opens = here.previous().is_none_or(|c| c.is_whitespace() || "(-/".contains(c));
    let body = i.get(quote.len_utf8()..)?;
    if !opens || body.starts_with(' ') {
        return None;
    }
    let end = closing(body, quote)?;
    let inside = body.get(..end)?;
    let title = inside.trim_end_matches([',', '.', ' ']);
    let company = company(cues, here.behind());
    let title_like = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // `in het "Plan van aanpak versnellen procedures"`
    let plan =
        cues.cue(title, Token::first(title).hash).and_then(|length| title.split_at_checked(length));
    let named_inside = title.split_once(' ').is_some_and(|(first, _)| cues.is_noun(first))
        || plan.is_some_and(|(cue, rest)| cue.contains(' ') && rest.starts_with(' '));
    let fits = title.len() > 2
        && title.len() <= LONGEST
        && match company {
            Some(Role::Cue) => title_like,
            Some(Role::Name) => title_like && title.contains(' '),
            _ => title_like && (named_inside || (title.contains(' ') && sourced(cues, here))),
        };
    if !fits {
        return None;
    }
    // Walk on behind the closing quote.
    let found = reading(here, title, QUOTED);
    Some(Match { end: here.offset_of(inside) + inside.len() + quote.len_utf8(), ..found })
}

/// Where a quotation ends: the sign that opened it, behind a word and before none.
fn closing(body: &str, quote: char) -> Option<usize> {
    body.match_indices(quote).map(|(at, _)| at).find(|at| {
        let before = body.get(..*at).is_some_and(|inside| !inside.ends_with(' '));
        let after = body.get(at + quote.len_utf8()..);
        // Behind it may stand the mark of a note that the paper does not print.
        let after = after.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        before && !after.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// What the nearest word before a quotation that says anything says.
fn company(cues: &Cues, behind: &str) -> Option<Role> {
    let mut rest = behind;
    for distance in 0..BETWEEN {
        let word_end = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        let gap = rest.get(word_end.len()..).unwrap_or_default();
        let start = word_end
            .char_indices()
            .rev()
            .find(|(_, c)| !c.is_alphanumeric())
            .map_or(0, |(at, c)| at + c.len_utf8());
        let (before, word) = word_end.split_at_checked(start)?;
        if word.is_empty() || ends_sentence(word, gap) {
            return None;
        }
        if let Some(role) = cues.before(word) {
            return Some(role);
        }
        if distance > 0 && cues.titles.is_verb(word) {
            return None;
        }
        rest = before;
    }
    None
}

/// Whether the text before a quotation is its author, as in a note: `Gezondheidsraad, '…'`, `SCP
/// (2020): '…'`. A newspaper and its headline stand so too.
fn sourced(cues: &Cues, here: Here<'_>) -> bool {
    let behind = here.behind().trim_end();
    if here.at > SOURCE || !(behind.ends_with(',') || behind.ends_with("):")) {
        return false;
    }
    let author = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let words = author.split([' ', ',']).filter(|word| !word.is_empty());
    author.starts_with(char::is_uppercase)
        && !author.contains(['"', '\''])
        && words.clone().count() < 10
        && !words.into_iter().any(|word| cues.titles.is_verb(word))
}

/// Whether the marks behind a word end its sentence. A short word with a stop is an abbreviation.
fn ends_sentence(word: &str, gap: &str) -> bool {
    gap.contains([';', '!', '?']) || (gap.contains('.') && word.chars().count() > 4)
}
