//! What stands between two printed lines: a space, nothing, or a hyphen to take out.
//!
//! A hyphen at a line end is either the printer's (`immateri-` / `ële`) or the word's own
//! (`risico-` / `inventarisatie`, `waarde-` / `en premieoverdracht`, `Noord-` / `Holland`). Which
//! one is settled by, in this order: what stands behind it, the word as spelled elsewhere in the
//! paper, the list `grammars/hyphens.csv` of first members that keep a hyphen, and the rule of Dutch
//! spelling that a compound takes a hyphen where two vowels would be read as one
//! (<https://woordenlijst.org/leidraad>, 6.3).

use super::flow::is_space;
use crate::error::Error;
use crate::lexicon::Grammars;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A row of `grammars/hyphens.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    keeps: Keeps,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Keeps {
    /// A first member with a hyphen behind it: `oud-`, `ex-`.
    First,
    /// A last member with a hyphen before it: `-generaal`, `-president`.
    Last,
    /// A word behind a hyphen that stands for the rest of a compound: `en`, `of`.
    And,
}

/// What stands between two stretches of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A break between words.
    Space,
    /// Nothing: a web address or a hyphen of the word's own.
    Nothing,
    /// The hyphen at the end of the first stretch belongs to the line: its length in bytes.
    Hyphen(usize),
}

/// Settles line ends.
#[derive(Debug)]
pub(super) struct Hyphens {
    first: FxHashSet<String>,
    last: FxHashSet<String>,
    and: FxHashSet<String>,
}

impl Hyphens {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("hyphens.csv")?;
        let of = |keeps| -> FxHashSet<String> {
            let forms = rows.iter().filter(|row| row.keeps == keeps);
            forms.map(|row| row.form.to_lowercase()).collect()
        };
        Ok(Self { first: of(Keeps::First), last: of(Keeps::Last), and: of(Keeps::And) })
    }

    /// What stands between a line that ends with `before` and the next one, `after`, both without
    /// the white space around them.
    pub(super) fn joint(&self, before: &str, after: &str, words: &Vocabulary<'_>) -> Joint {
        let last = before.rsplit(is_space).next().unwrap_or_default();
        let next = after.split(is_space).next().unwrap_or_default();
        if is_address(last) {
            return address_joint(last, next);
        }
        let Some(end) = last.chars().next_back() else { return Joint::Space };
        if end == '\u{ad}' {
            return Joint::Nothing;
        }
        if end == '/' {
            // zijn/ haar, risico-/ geüniformeerde; not the closing stroke of `km /`.
            let joined = last.chars().count() > 1 && after.starts_with(char::is_alphanumeric);
            return if joined { Joint::Nothing } else { Joint::Space };
        }
        if !is_hyphen(end) {
            return Joint::Space;
        }
        let stem = last.strip_suffix(end).unwrap_or_default();
        let Some(open) = stem.chars().next_back() else { return Joint::Space };
        let Some(begin) = next.chars().next() else { return Joint::Space };
        if !open.is_alphanumeric() && !matches!(open, ')' | '.' | '\'' | '\u{2019}') {
            return Joint::Space;
        }
        if begin.is_ascii_digit() {
            return Joint::Nothing;
        }
        if is_long_dash(end) {
            // A long dash is no hyphen: 2018– / 2019 was handled, `zaak –` / `net` is two words.
            return if open.is_ascii_digit() { Joint::Nothing } else { Joint::Space };
        }
        if !begin.is_alphabetic() {
            return Joint::Space;
        }
        self.word_joint(stem, next, begin, end.len_utf8(), words)
    }

    fn word_joint(
        &self,
        stem: &str,
        next: &str,
        begin: char,
        hyphen: usize,
        words: &Vocabulary<'_>,
    ) -> Joint {
        let tail: String = next.chars().take_while(|&c| in_word(c)).collect::<String>();
        let bare = tail.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if self.and.contains(&bare) || next.starts_with("en/of") {
            return Joint::Space;
        }
        let head: String = {
            let start = stem
                .char_indices()
                .rev()
                .take_while(|&(_, c)| in_word(c))
                .last()
                .map_or(stem.len(), |(at, _)| at);
            stem.get(start..).unwrap_or_default().to_lowercase()
        };
        let capitals = |part: &str| {
            let letters = part.chars().filter(|c| c.is_alphabetic());
            part.chars().any(char::is_alphabetic) && letters.clone().all(char::is_uppercase)
        };
        if begin.is_uppercase() {
            // VOLKSGEZOND- / HEID, but EU- / VN: a whole line in capitals is a matter of its own.
            let joined = format!("{head}{bare}");
            let broken = capitals(stem) && capitals(next) && head.chars().count() > 4;
            return if broken || words.has(&joined) {
                Joint::Hyphen(hyphen)
            } else {
                Joint::Nothing
            };
        }
        if matches!(begin, 'ë' | 'ï' | 'ö' | 'ü' | 'ä') {
            return Joint::Hyphen(hyphen);
        }
        let hyphened = format!("{head}-{bare}");
        if words.has(&hyphened) {
            return Joint::Nothing;
        }
        if words.has(&format!("{head}{bare}")) {
            return Joint::Hyphen(hyphen);
        }
        let member = head.rsplit('-').next().unwrap_or_default();
        let written = stem.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let single = member.chars().count() == 1;
        if single
            || written.ends_with(|c: char| c.is_ascii_digit())
            || (capitals(written) && written.chars().count() >= 2)
            || self.first.contains(member)
            || self.last.contains(bare.split('-').next().unwrap_or_default())
            || words.has_stem(&head)
            || clash(member, &bare)
        {
            return Joint::Nothing;
        }
        Joint::Hyphen(hyphen)
    }
}

/// Whether the last vowel of `head` and the first of `tail` would be read as one, so that a
/// compound of the two takes a hyphen: `risico-inventarisatie`, `foto-opname`.
fn clash(head: &str, tail: &str) -> bool {
    let (Some(a), Some(b)) = (head.chars().next_back(), tail.chars().next()) else { return false };
    // `ie` and `ui` are left to the paper's own words: they are far more often one syllable cut in
    // two by a careless converter than a compound.
    matches!(
        (a, b),
        ('a', 'a' | 'e' | 'i' | 'u')
            | ('e', 'e' | 'i' | 'u')
            | ('i', 'i' | 'j')
            | ('o', 'e' | 'i' | 'o' | 'u')
            | ('u', 'u' | 'i')
    )
}

/// A web address, however its line end broke it.
pub(super) fn is_address(token: &str) -> bool {
    let bare = token.trim_start_matches(['(', '[', '<', '"', '\'', '\u{201c}', '\u{2018}']);
    bare.contains("://") || bare.starts_with("www.")
}

fn address_joint(last: &str, next: &str) -> Joint {
    if next.is_empty() || is_address(next) {
        return Joint::Space;
    }
    if last.ends_with(['-', '_', '=', '&', '?', '%', '#', '~']) {
        return Joint::Nothing;
    }
    let inner = next.trim_end_matches(['.', ',', ';', ')', ']']);
    let strokes = inner.contains(['/', '_', '=', '?', '&', '%', '#'])
        || inner.contains('-') && inner.chars().filter(char::is_ascii_digit).count() > 0
        || inner.matches('-').count() >= 2
        || [".html", ".pdf", ".htm", ".nl", ".eu", ".com", ".aspx", ".php", ".docx"]
            .iter()
            .any(|end| inner.ends_with(end));
    let plain = inner.is_ascii() && !inner.starts_with(|c: char| c.is_ascii_uppercase());
    let continued = next.starts_with(['-', '_', '?', '&', '=', '%', '#'])
        || next.starts_with('/') && next.len() > 1;
    if continued || (strokes && plain && !inner.starts_with("en/of")) {
        return Joint::Nothing;
    }
    // `…/jaar` / `verslag.pdf` was handled; a bare word behind a stroke is the next word.
    let part = last.ends_with(['/', '.']) && plain && inner.contains('-') && inner.len() > 3;
    if part { Joint::Nothing } else { Joint::Space }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_hyphen(c) || matches!(c, '\'' | '\u{2019}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}') || is_long_dash(c)
}

fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')
}

/// The words of a paper, in lower case, as they stand inside its lines; gathered when one is asked
/// for, since most papers of the web break no word.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'t> {
    lines: Vec<&'t str>,
    gathered: OnceCell<Gathered<'t>>,
}

#[derive(Debug, Default)]
struct Gathered<'t> {
    words: FxHashSet<Cow<'t, str>>,
    stems: FxHashSet<Box<str>>,
}

impl<'t> Vocabulary<'t> {
    /// The words of these stretches of text; a word cut by a line end is left out.
    pub(super) fn of(lines: impl IntoIterator<Item = &'t str>) -> Self {
        Self { lines: lines.into_iter().collect(), gathered: OnceCell::new() }
    }

    fn gathered(&self) -> &Gathered<'t> {
        self.gathered.get_or_init(|| Gathered::of(&self.lines))
    }

    fn has(&self, word: &str) -> bool {
        self.gathered().words.contains(word)
    }

    /// Whether the word stands elsewhere as the first member of a word with a hyphen and also
    /// alone: then it is a word, and its hyphen may be its own.
    fn has_stem(&self, stem: &str) -> bool {
        self.gathered().stems.contains(stem) && self.has(stem)
    }
}

impl<'t> Gathered<'t> {
    fn of(lines: &[&'t str]) -> Self {
        let mut gathered = Self::default();
        for line in lines {
            let line = line.strip_suffix(is_hyphen).map_or(*line, |cut| {
                cut.rfind(is_space).and_then(|at| cut.get(..at)).unwrap_or_default()
            });
            for token in line.split(|c: char| !(c.is_alphabetic() || is_hyphen(c))) {
                let word = token.trim_matches(is_hyphen);
                let word = if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                    Cow::Borrowed(word)
                } else {
                    Cow::Owned(word.replace(is_hyphen, "-").to_lowercase())
                };
                if word.len() < 3 || word.len() > 60 {
                    continue;
                }
                if let Some((stem, _)) = word.split_once('-')
                    && stem.len() >= 4
                {
                    gathered.stems.insert(stem.into());
                }
                gathered.words.insert(word);
            }
        }
        gathered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, after: &str, elsewhere: &str) -> String {
        let hyphens = Hyphens::new(&Grammars::built_in()).unwrap();
        let words = Vocabulary::of([elsewhere]);
        match hyphens.joint(before, after, &words) {
            Joint::Space => format!("{before} {after}"),
            Joint::Nothing => format!("{before}{after}"),
            Joint::Hyphen(length) => format!("{}{after}", &before[..before.len() - length]),
        }
    }

    #[test]
    fn ok_hyphens_at_line_ends() {
        let cases = [
            ("de immateri-", "ële schade", "immateriële schade"),
            ("geïntensiveerde samen-", "werking. Daarbij", "samenwerking. Daarbij"),
            ("begeleidingspro-", "gramma\u{2019}s voor", "begeleidingsprogramma\u{2019}s voor"),
            ("middel van risico-", "inventarisatie en", "risico-inventarisatie en"),
            ("de waarde-", "en premieoverdracht", "waarde- en premieoverdracht"),
            ("opsporings-", "en vervolgingsbeleid", "opsporings- en vervolgingsbeleid"),
            ("personeels-", "en/of materiële", "personeels- en/of materiële"),
            ("provincie Noord-", "Holland", "Noord-Holland"),
            ("over 2018-", "2019 heen", "2018-2019 heen"),
            ("over 2018\u{2013}", "2019 heen", "2018\u{2013}2019 heen"),
            ("de EU-", "lidstaten", "EU-lidstaten"),
            ("de COVID-", "19-crisis", "COVID-19-crisis"),
            ("een 24-", "uurs dienst", "24-uurs dienst"),
            ("de oud-", "minister", "oud-minister"),
            ("de secretaris-", "generaal", "secretaris-generaal"),
            ("per e-", "mail", "e-mail"),
            ("een video-", "opname", "video-opname"),
            ("De RZO is \u{2013}", "net als ik", "RZO is \u{2013} net als ik"),
            ("VOLKSGEZOND-", "HEID, WELZIJN", "VOLKSGEZONDHEID, WELZIJN"),
            ("andere risico-/", "geüniformeerde", "risico-/geüniformeerde"),
            ("en/", "of", "en/of"),
            ("soft\u{ad}", "hyphen", "soft\u{ad}hyphen"),
            ("een - ", "los", "een -  los"),
        ];
        for (before, after, want) in cases {
            assert!(joined(before, after, "").ends_with(want), "{}", joined(before, after, ""));
        }
    }

    #[test]
    fn ok_the_papers_own_spelling_decides() {
        assert_eq!(joined("agressie-", "aanpak", "de agressieaanpak loopt"), "agressieaanpak");
        assert_eq!(joined("agressie-", "aanpak", "de agressie-aanpak"), "agressie-aanpak");
        assert_eq!(joined("co-", "locatie", "op een co-locatie"), "co-locatie");
    }

    #[test]
    fn ok_web_addresses_at_line_ends() {
        let cases = [
            (
                "zie https://www.nl/miljoenen-",
                "bijles-blijven",
                "https://www.nl/miljoenen-bijles-blijven",
            ),
            ("https://a.nl/x/", "2024/rapport.pdf", "https://a.nl/x/2024/rapport.pdf"),
            ("https://a.nl/x", "?id=3", "https://a.nl/x?id=3"),
            ("https://a.nl/x", "https://a.nl/x", "https://a.nl/x https://a.nl/x"),
            ("https://a.nl/x/", "en daarna", "https://a.nl/x/ en daarna"),
            ("https://a.nl/x", "De minister", "https://a.nl/x De minister"),
            ("https://a.nl/x;", "vgl. 2022Z07744", "https://a.nl/x; vgl. 2022Z07744"),
        ];
        for (before, after, want) in cases {
            assert!(joined(before, after, "").ends_with(want), "{}", joined(before, after, ""));
        }
    }
}
