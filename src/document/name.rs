//! Names of persons, as signatures write them.

use super::day::fail;
use super::lists::{Lists, NamePart};
use nom::IResult;

/// The most bytes of an initial, its full stop included.
const INITIAL: usize = 8;

/// A name without its titles: initials and surname (`G.A. van der Steur`), or, where `plain` says
/// that the place is one for names and the line holds nothing else, first name and surname (`Foort
/// van Oosten`) or a surname alone (`Kuipers`). What is returned first is the text behind the name
/// and the letters of degree that follow it.
pub(super) fn name<'t>(lists: &Lists, text: &'t str, plain: bool) -> IResult<&'t str, &'t str> {
    let start = titles(lists, text);
    let behind_initials = initials(start);
    let rest = if behind_initials.len() < start.len() {
        let surname = surname(lists, call_name(behind_initials))?;
        // A second surname (`Bruins Slot`) only where the line ends with it.
        more(lists, surname, 1).filter(|rest| line_ends(lists, rest)).unwrap_or(surname)
    } else if plain {
        if !start.starts_with(char::is_uppercase) {
            return fail(text);
        }
        let first = surname(lists, start)?;
        // `Marnix L.A. van Rij`
        let middle = initials(first.trim_start_matches(' '));
        let rest = if middle.len() < first.trim_start_matches(' ').len() {
            surname(lists, middle)?
        } else {
            more(lists, first, 3).unwrap_or(first)
        };
        if !line_ends(lists, rest) || no_name(lists, start) {
            return fail(text);
        }
        rest
    } else {
        return fail(text);
    };
    let found = start.get(..start.len() - rest.len()).unwrap_or_default();
    Ok((degrees(lists, rest), found))
}

/// Whether a line of capitalised words is an office or a field of policy.
fn no_name(lists: &Lists, text: &str) -> bool {
    let articles = ["De ", "DE ", "de "];
    let text = articles.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    lists.offices.longest(text).is_some()
        || lists.portfolios.longest(text).is_some()
        || lists.labels.longest(text).is_some()
        || lists.marks.longest(text).is_some()
}

fn titles<'t>(lists: &Lists, text: &'t str) -> &'t str {
    let mut rest = text;
    while let Some((matched, NamePart::Title)) = lists.name_parts.longest(rest) {
        rest = rest.get(matched.len()..).unwrap_or_default().trim_start_matches(' ');
    }
    rest
}

/// `G.A. `, `Th.J. `, `A. B. `: the text behind them.
fn initials(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = initial(rest) {
        rest = after.trim_start_matches(' ');
    }
    rest
}

/// One initial with its full stop: `A.`, `Th.`, `IJ.`: the text behind it.
fn initial(text: &str) -> Option<&str> {
    let length = text.bytes().take(INITIAL).position(|byte| byte == b'.')?;
    let (letters, rest) = (text.get(..length)?, text.get(length + 1..)?);
    let mut chars = letters.chars();
    let upper = chars.next()?.is_uppercase();
    let lower = letters == "IJ" || chars.all(char::is_lowercase);
    (upper && lower && letters.chars().count() <= 3).then_some(rest)
}

/// `(Hugo) ` between initials and surname.
fn call_name(text: &str) -> &str {
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    bracketed.filter(|(name, _)| name.len() <= 20).map_or(text, |(_, rest)| rest.trim_start())
}

/// Infixes and one capitalised word, with the parts a hyphen joins to it.
fn surname<'t>(
    lists: &Lists,
    text: &'t str,
) -> Result<&'t str, nom::Err<nom::error::Error<&'t str>>> {
    let mut rest = infixes(lists, text);
    loop {
        let length = rest.find(|c: char| !(c.is_alphabetic() || c == '\'')).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let upper = word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
            || word.starts_with("d'");
        let infix = matches!(lists.name_parts.longest(word), Some((_, NamePart::Infix)));
        if !upper || infix || word.chars().count() < 2 {
            return fail(text).map(|(rest, ())| rest);
        }
        rest = rest.get(length..).unwrap_or_default();
        // Behind an initial stands a full stop: that is the next person.
        if rest.starts_with('.') && word.chars().count() <= 2 {
            return fail(text).map(|(rest, ())| rest);
        }
        let Some(joined) = rest.strip_prefix('-').or_else(|| rest.strip_prefix(" - ")) else {
            return Ok(rest);
        };
        rest = infixes(lists, joined.trim_start_matches(' '));
    }
}

/// Up to `count` more capitalised words behind a name.
fn more<'t>(lists: &Lists, text: &'t str, count: usize) -> Option<&'t str> {
    let mut rest = None;
    for _ in 0..count {
        let next = rest
            .unwrap_or(text)
            .strip_prefix(' ')
            .filter(|next| !matches!(lists.name_parts.longest(next), Some((_, NamePart::Behind))));
        let after = next.and_then(|next| surname(lists, next).ok());
        if after.is_none() {
            break;
        }
        rest = after;
    }
    rest
}

fn infixes<'t>(lists: &Lists, text: &'t str) -> &'t str {
    let mut rest = text;
    while let Some((matched, NamePart::Infix)) = lists.name_parts.longest(rest) {
        let Some(after) = rest.get(matched.len()..) else { break };
        let next =
            after.strip_prefix(' ').unwrap_or(if after.starts_with('\'') { after } else { "" });
        if next.is_empty() {
            break;
        }
        rest = next;
    }
    rest
}

fn degrees<'t>(lists: &Lists, text: &'t str) -> &'t str {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches([' ', ',']);
        let Some((matched, NamePart::Behind)) = lists.name_parts.longest(next) else {
            return rest;
        };
        rest = next.get(matched.len()..).unwrap_or_default();
    }
}

/// Whether nothing but letters of degree and signs stands on the rest of the line.
pub(super) fn line_ends(lists: &Lists, rest: &str) -> bool {
    let rest = degrees(lists, rest).trim_start_matches([' ', ',', '.']);
    rest.is_empty() || rest.starts_with('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, plain: bool) -> Option<String> {
        name(&Lists::built_in(), text, plain).ok().map(|(_, name)| name.to_owned())
    }

    #[test]
    fn ok_names() {
        for (text, want) in [
            ("G.A. van der Steur", "G.A. van der Steur"),
            ("A.J. Terhorst", "A.J. Terhorst"),
            ("D.M. van Weel M.C.G. Keijzer", "D.M. van Weel"),
            ("D. Yeşilgöz-Zegerius", "D. Yeşilgöz-Zegerius"),
            ("drs. A. de Vries", "A. de Vries"),
            ("mr. drs. J.P.H. Donner\n", "J.P.H. Donner"),
            ("H.G.J. Bruins Slot", "H.G.J. Bruins Slot"),
            ("prof. dr. R.H.A. Plasterk", "R.H.A. Plasterk"),
            ("Th.J.A.M. de Bruijn", "Th.J.A.M. de Bruijn"),
            ("IJ. Jansen", "IJ. Jansen"),
            ("C. van Nieuwenhuizen Wijbenga", "C. van Nieuwenhuizen Wijbenga"),
            ("J. van 't Veer", "J. van 't Veer"),
            ("W.B. Hoekstra 1 Kamerstukken", "W.B. Hoekstra"),
            ("M.L.J. Paul RA", "M.L.J. Paul"),
            ("H.M. (Hugo) de Jonge", "H.M. (Hugo) de Jonge"),
        ] {
            assert_eq!(read(text, false).as_deref(), Some(want), "{text}");
        }
        for (text, want) in [
            ("Foort van Oosten", "Foort van Oosten"),
            ("Sophie Hermans\nMinister", "Sophie Hermans"),
            ("mevrouw Kuipers", "Kuipers"),
            ("Van der Staaij", "Van der Staaij"),
            ("Marnix L.A. van Rij", "Marnix L.A. van Rij"),
        ] {
            assert_eq!(read(text, true).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn err_no_names() {
        for (text, plain) in [
            ("Foort van Oosten", false),
            ("Cultuur en Wetenschap", true),
            ("De Minister van Defensie,", true),
            ("Financiën", true),
            ("A. de", true),
            ("der Staten-Generaal", true),
            ("DEN HAAG", true),
            ("De", true),
            ("DE MINISTER VAN DEFENSIE", true),
            ("", true),
            ("Hierbij bied ik u aan", true),
        ] {
            assert_eq!(read(text, plain), None, "{text}");
        }
    }
}
