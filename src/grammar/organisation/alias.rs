//! Aliases defined behind a name: `(hierna: de inspectie)`, `(verder: KCR2)`, `(LMS)`.
//!
//! ```text
//! alias     = [","] "(" [intro [":"]] [quote] [article] words [quote] ( ")" | "," | ";" )
//! intro     = "hierna" ["te noemen" | "genoemd" | "verder" …] | "verder" | "ook wel" | …
//! ```
//! Without an intro only an abbreviation whose letters stand in the name in that order, or one the
//! register gives, is an alias: `(VVD)` behind a person's name and `(Kamerstuk …)` are none.
//! The intros stand in `grammars/alias_intros.csv`.
//! Source: Aanwijzingen voor de regelgeving 3.7 and 5.1 on short names, and the habits of letters.

use super::register::slug;
use crate::error::Error;
use crate::lexicon::Grammars;
use serde::Deserialize;

/// An alias and its place behind the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias<'t> {
    /// The alias, without article and quotes.
    pub(super) text: &'t str,
    /// Bytes from the end of the name to the end of the definition, closing bracket included.
    pub(super) length: usize,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
}

/// The words that open a definition.
#[derive(Debug)]
pub(super) struct Aliases {
    /// Longest first.
    intros: Vec<String>,
}

impl Aliases {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("alias_intros.csv")?;
        let mut intros: Vec<String> = rows.into_iter().map(|row| row.form).collect();
        intros.sort_by_key(|intro| std::cmp::Reverse(intro.len()));
        Ok(Self { intros })
    }

    /// The alias that `rest`, the text behind `name`, begins with. `known` says whether an
    /// abbreviation belongs to the name by the register.
    pub(super) fn behind<'t>(
        &self,
        rest: &'t str,
        name: &str,
        known: impl Fn(&str) -> bool,
    ) -> Option<Alias<'t>> {
        let open = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let inner = open.strip_prefix('(')?.trim_start();
        let close = inner.find(')')?;
        let inside = inner.get(..close)?;
        let defined = self.intro(inside);
        let text = defined.unwrap_or(inside);
        let text = text.split([',', ';', ':']).next()?;
        let text = bare(text);
        let words = text.split(' ').count();
        let fits = if defined.is_some() {
            words <= 5 && text.len() <= 60
        } else {
            is_abbreviation(text) && !is_roman(text) && (known(text) || letters_fit(text, name))
        };
        if !fits || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        // Offsets are taken from the slices, which all come from `rest`.
        let length = nom::Offset::offset(rest, inner) + close + 1;
        Some(Alias { text, length })
    }

    /// What stands behind the opening words of a definition.
    fn intro<'t>(&self, inside: &'t str) -> Option<&'t str> {
        self.intros.iter().find_map(|intro| {
            let rest = inside.get(intro.len()..)?;
            let opens = inside.get(..intro.len())?.eq_ignore_ascii_case(intro);
            (opens && rest.starts_with([' ', ':', ',']))
                .then(|| rest.trim_start_matches([' ', ':', ',']))
        })
    }
}

/// The alias itself, without quotes and article.
fn bare(text: &str) -> &str {
    let mut text = text.trim().trim_matches(['\'', '"']).trim();
    for article in ["de ", "het ", "De ", "Het ", "'t "] {
        if let Some(rest) = text.strip_prefix(article) {
            text = rest.trim_matches(['\'', '"']);
            break;
        }
    }
    text
}

/// Whether it looks like an abbreviation: one word, or a few in capitals, with two capitals or more.
pub(super) fn is_abbreviation(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let all = text.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let one = !text.contains(' ');
    let length = text.chars().count();
    (2..=15).contains(&length)
        && (capitals >= 2 || one && capitals == 1 && length <= 5)
        && (one || all)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '&' | '-' | '/' | '.' | '\''))
}

/// A chapter of the budget: `(VI)` behind a ministry.
fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether the letters of an abbreviation stand in the name, in order, the first at its beginning.
///
/// `RZO` fits `Raad voor civiel-militaire Zorg en Onderzoek`, `KCR2` fits `Knooppunt Coördinatie
/// Regio's-Rijk` (digits count letters), `DT&V` fits `Dienst Terugkeer en Vertrek`.
pub(super) fn letters_fit(abbreviation: &str, name: &str) -> bool {
    let short: String = slug(abbreviation).replace("-en-", "").replace('-', "");
    let full = slug(name);
    let mut left = full.chars();
    let mut want = short.chars().filter(char::is_ascii_alphabetic);
    let Some(first) = want.next() else { return false };
    // The name may carry a word in front that the abbreviation leaves out: `Koninklijke`, `de`.
    let starts = full.split('-').take(3).any(|word| word.starts_with(first));
    if !starts || !left.any(|c| c == first) {
        return false;
    }
    want.all(|c| left.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_aliases() {
        let cases = [
            (" (hierna: de inspectie) trof", "Inspectie van het Onderwijs", "inspectie"),
            (" (hierna BZK) en", "Binnenlandse Zaken en Koninkrijksrelaties", "BZK"),
            (" (hierna te noemen: 'de Taskforce')", "Taskforce Wonen", "Taskforce"),
            (" (verder: KCR2)", "Knooppunt Coördinatie Regio's-Rijk", "KCR2"),
            (" (LMS) in", "Landelijke Meldkamer Samenwerking", "LMS"),
            (" (DT&V),", "dienst Terugkeer en Vertrek", "DT&V"),
            (", (RvdK), het", "Raad voor de Kinderbescherming", "RvdK"),
            (" (JUSTID), het", "Justitiële Informatiedienst", "JUSTID"),
            (" (BIT), dat", "Bureau ICT-toetsing", "BIT"),
            (" (NLVi)", "Nederlands Veteraneninstituut", "NLVi"),
            (" (AEF, 2021)", "Andersson Elffers Felix", "AEF"),
            (" (hierna ook \"de Raad\")", "Raad voor Cultuur", "Raad"),
        ];
        let aliases = Aliases::new(&Grammars::built_in()).unwrap();
        for (rest, name, want) in cases {
            assert_eq!(aliases.behind(rest, name, |_| false).map(|a| a.text), Some(want), "{rest}");
        }
    }

    #[test]
    fn err_no_aliases() {
        let cases = [
            (" (VVD) vraagt", "Raad voor Cultuur"),
            (" (Kamerstuk 31 066, nr. 4)", "Algemene Rekenkamer"),
            (" (2021)", "Raad voor Cultuur"),
            (" (zie bijlage)", "Raad voor Cultuur"),
            (" en (hierna: X)", "Raad voor Cultuur"),
            (" (zonder einde", "Raad voor Cultuur"),
            (" (VI) voor", "ministerie van Veiligheid en Justitie"),
            (" (circa 40 leden)", "Raad voor Cultuur"),
        ];
        let aliases = Aliases::new(&Grammars::built_in()).unwrap();
        for (rest, name) in cases {
            assert_eq!(aliases.behind(rest, name, |_| false), None, "{rest}");
        }
    }
}
