//! Lines that are furniture by what they hold, wherever they stand.

use crate::layout::cues::{folded, folded_chars};
use crate::layout::flow::is_space;

/// Three or more words in square brackets: a site's menu.
pub(super) fn is_menu(content: &str) -> bool {
    content.starts_with('[') && content.matches("] [").count() >= 2
}

/// `_____`, `-----`, `* * *`: a rule, not words.
pub(super) fn is_rule(content: &str) -> bool {
    let mut marks = content.chars().filter(|&c| !is_space(c));
    let first = marks.next();
    let rule = first.is_some_and(|c| {
        matches!(c, '_' | '-' | '*' | '=' | '\u{2014}' | '\u{2500}' | '~' | '\u{2015}')
    });
    rule && marks.clone().count() >= 2 && marks.all(|c| Some(c) == first)
}

/// A foot of the printed series: `'s-Gravenhage 2019     Tweede Kamer, vergaderjaar 2018–2019,
/// 35 238, nr. 6     1`. Without the page number it must stand alone, or it may be a citation.
pub(super) fn is_series_foot(content: &str, alone: impl FnOnce() -> bool) -> bool {
    if !may_be_foot(content) {
        return false;
    }
    let text = folded(content);
    let mut rest = text.as_str();
    for place in ["'s-gravenhage ", "den haag ", "sdu "] {
        if let Some(tail) = rest.strip_prefix(place) {
            let year = tail.get(..4).unwrap_or_default();
            if !is_number(year) {
                return false;
            }
            rest = tail.get(4..).unwrap_or_default().trim_start();
            if rest.is_empty() {
                return true;
            }
        }
    }
    // The page number of an even page can stand before the foot.
    let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let leading = bare.len() < rest.len();
    rest = bare.trim_start();
    let chambers = [
        "tweede kamer,",
        "eerste kamer,",
        "t weede kamer,",
        "staten-generaal,",
        "tweede kamer ",
        "eerste kamer ",
    ];
    let Some(tail) = chambers.iter().find_map(|chamber| rest.strip_prefix(chamber)) else {
        return false;
    };
    let tail = tail.trim_start();
    let Some(tail) = tail.strip_prefix("vergaderjaar").or_else(|| tail.strip_prefix("zitting"))
    else {
        return false;
    };
    let words: Vec<&str> = tail.split(' ').filter(|word| !word.is_empty()).collect();
    let Some((year, words)) = words.split_first() else { return false };
    if !year.starts_with(|c: char| c.is_ascii_digit()) || words.len() > 10 {
        return false;
    }
    let all_known = words.iter().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || bare.len() <= 6
                && bare
                    .chars()
                    .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'a'..='h' | 'j' | 'k' | 'r'))
            || matches!(
                bare,
                "nr" | "aanhangsel" | "van" | "de" | "handelingen" | "bijlage" | "herdruk"
            )
    });
    let last = words.last().copied().unwrap_or_default();
    let before =
        words.len().checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or_default();
    // `nr. 6 1`: the page number is a number behind the paper's own.
    let paged = is_number(last)
        && (is_number(before)
            || before == "aanhangsel"
            || before == "handelingen"
            || before.len() == 1);
    all_known && !rest.ends_with('.') && !rest.ends_with(';') && (paged || leading || alone())
}

/// Whether a line begins as feet of the printed series do: what turns most lines away.
fn may_be_foot(content: &str) -> bool {
    let digits = |c: &char| c.is_ascii_digit() || *c == ' ';
    let first = content.bytes().find(|byte| !digits(&char::from(*byte)));
    let fits = |byte: u8| !byte.is_ascii() || b"'`dest\t".contains(&byte.to_ascii_lowercase());
    if !first.is_some_and(fits) {
        return false;
    }
    let mut chars = folded_chars(content).skip_while(digits);
    match [chars.next(), chars.next(), chars.next()] {
        [Some('t'), Some(' '), _] => true,
        [Some(a), Some(b), Some(c)] => matches!(
            [a, b, c],
            ['\'', 's', '-']
                | ['d', 'e', 'n']
                | ['s', 'd', 'u']
                | ['t', 'w', 'e']
                | ['e', 'e', 'r']
                | ['s', 't', 'a']
        ),
        _ => false,
    }
}

/// `kst-35238-6`, `ah-tk-20212022-2998`, `KST99999`, `2001-2002`-less old marks, alone on a line.
pub(super) fn is_publication_id(content: &str) -> bool {
    let text = content
        .trim_end_matches(|c: char| is_space(c) || c.is_ascii_digit() && content.contains(' '));
    let text = text.trim();
    if text.contains(is_space) || text.len() > 40 {
        return false;
    }
    let lower = text.to_lowercase();
    let known = [
        "kst-", "kst", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "kv-tk-", "kv-ek-", "blg-", "stcrt-",
        "stb-", "trb-", "ag-tk-", "nds-tk-",
    ];
    known.iter().any(|mark| {
        lower.strip_prefix(mark).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
    }) || is_old_mark(&lower)
}

/// Marks of the nineties: `9K1234`, `2K0987`, `KVR12345`, `0809tkkvr123`.
fn is_old_mark(lower: &str) -> bool {
    let digits = |text: &str, range: std::ops::RangeInclusive<usize>| {
        range.contains(&text.len()) && is_number(text)
    };
    lower.strip_prefix("kvr").is_some_and(|rest| digits(rest, 3..=6))
        || lower.split_once("tkkvr").is_some_and(|(a, b)| digits(a, 4..=4) && digits(b, 1..=5))
        || lower.split_once('k').is_some_and(|(a, b)| digits(a, 1..=1) && digits(b, 4..=5))
}

/// `- 3 -`, `– 12 –`, `| 4 |`, `[ 5 ]`.
pub(super) fn is_dashed_number(content: &str) -> bool {
    let inner = content.trim_matches(|c: char| {
        is_space(c) || matches!(c, '-' | '\u{2013}' | '\u{2014}' | '|' | '~')
    });
    inner.len() < content.len()
        && content.starts_with(['-', '\u{2013}', '\u{2014}', '|', '~'])
        && content.ends_with(['-', '\u{2013}', '\u{2014}', '|', '~'])
        && inner.len() <= 4
        && is_number(inner)
}

/// `7`, `3 van 7`, `3/7`, `3 of 7`, with nothing else: what follows `Pagina`.
pub(super) fn is_page_count(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [page] => page.len() <= 4 && is_number(page),
        [page, all] | [page, "van" | "of" | "uit", all] => {
            page.len() <= 4 && is_number(page) && is_number(all)
        }
        _ => false,
    }
}

/// A line that ends with its page, parted from the rest: `Totaallijst feitelijke vragen …  32/36`,
/// `Brief aan de Kamer | Pagina 3 van 7`.
pub(super) fn ends_with_page_count(content: &str) -> bool {
    if !content.ends_with(|c: char| c.is_ascii_digit() || c == '/') {
        return false;
    }
    if let Some(at) = content.to_lowercase().rfind("pagina ")
        && is_page_count(folded(content.get(at..).unwrap_or_default()).trim_start_matches("pagina"))
    {
        return true;
    }
    let (head, last) = match content.rsplit_once(is_space) {
        Some((head, last)) => (Some(head), last),
        None => (None, content),
    };
    let Some((page, all)) = last.split_once('/') else { return false };
    let (Ok(page), Ok(all)) = (page.parse::<u16>(), all.parse::<u16>()) else { return false };
    let parted = head.is_none_or(|head| head.ends_with(is_space));
    page >= 1 && page <= all && all < 1000 && parted && (page, all) != (24, 7)
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
