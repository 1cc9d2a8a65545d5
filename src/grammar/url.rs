//! Addresses on the web.
//!
//! RFC 3986, as far as papers go: with a scheme, with `www.` only, or a known site with a path
//! (`open.overheid.nl/documenten`). A closing stop, comma or bracket that opened
//! outside is not part of it. An address that a line end broke arrives with one space behind the
//! mark it was broken at; the two halves are joined where the second cannot be a word.

use super::{Grammar, Here, Match, Mention, MentionKind, Rule, Trigger, UrlAddress, Value};
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use serde::Deserialize;

const SCHEME: Rule = Rule {
    name: "url.scheme",
    reads: "An address with its scheme: `https://www.rijksoverheid.nl/documenten`.",
};

const SITE: Rule = Rule {
    name: "url.site",
    reads: "An address without a scheme: `www.tweedekamer.nl/kamerstukken`, `open.overheid.nl/x`.",
};

/// The rules of this grammar.
const RULES: &[Rule] = &[SCHEME, SITE];

/// The endings an address without scheme or `www.` may have.
const ENDINGS: [&str; 8] = ["nl", "eu", "com", "org", "net", "int", "be", "info"];

#[derive(Debug, Deserialize)]
struct SiteRow {
    name: String,
}

/// Addresses on the web.
#[derive(Debug)]
pub(super) struct UrlGrammar {
    sites: Words<()>,
}

impl UrlGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<SiteRow> = grammars.rows("sites.csv")?;
        Ok(Self { sites: Words::new(rows.into_iter().map(|row| (row.name, Case::Any, ()))) })
    }
}

impl Grammar for UrlGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Url
    }

    fn triggers(&self) -> Vec<Trigger> {
        let words = ["http", "https", "www"].map(str::to_owned).into_iter();
        let mut triggers: Vec<Trigger> =
            words.chain(self.sites.first_words()).map(Trigger::Word).collect();
        triggers.push(Trigger::Capital);
        triggers
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        if here.previous().is_some_and(|c| "@/._-".contains(c)) {
            return None;
        }
        let ahead = here.ahead_of_url();
        let rule = self.opening(ahead)?;
        let length = whole(ahead);
        let text = ahead.get(..length)?;
        let address: String = text.chars().filter(|c| *c != ' ').collect();
        let host = address.split("://").last().unwrap_or(&address);
        if !host.split(['/', '?', '#']).next().is_some_and(is_host) {
            return None;
        }
        let span = Span::new(here.at, here.at + length);
        Some(Match::one(Mention { span, rule, value: Value::Url(UrlAddress { address }) }))
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

impl UrlGrammar {
    /// By which rule an address begins here, if one does.
    fn opening(&self, ahead: &str) -> Option<Rule> {
        if starts(ahead, "https://") || starts(ahead, "http://") {
            return Some(SCHEME);
        }
        if starts(ahead, "www.") {
            return Some(SITE);
        }
        if !ahead.bytes().take_while(|byte| !byte.is_ascii_whitespace()).any(|byte| byte == b'/') {
            return None;
        }
        let run = ahead.get(..closed(ahead, run(ahead)))?;
        // A site's name alone is who publishes, not what is cited: `Rijksoverheid.nl`.
        let (host, _) = run.split_once('/')?;
        let (name, ending) = host.rsplit_once('.')?;
        let known = ENDINGS.contains(&ending);
        let site = self.sites.longest(ahead).is_some() || host.starts_with(char::is_uppercase);
        (known && site && name.len() > 1 && is_host(host)).then_some(SITE)
    }
}

fn starts(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The length of the address at the start of `ahead`, broken ends joined.
fn whole(ahead: &str) -> usize {
    let mut end = run(ahead);
    loop {
        let (before, behind) = ahead.split_at_checked(end).unwrap_or((ahead, ""));
        let Some(next) = behind.strip_prefix(' ') else { break };
        let length = run(next);
        let half = next.get(..closed(next, length)).unwrap_or_default();
        if !goes_on(before, half) {
            break;
        }
        end += 1 + length;
    }
    closed(ahead, end)
}

/// Whether `half` is the second half of an address that a line end broke behind `before`.
fn goes_on(before: &str, half: &str) -> bool {
    let addressed = half.chars().all(in_address);
    let plain = half.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let structured = half.contains(['-', '/', '_', '=', '%']) || half.contains(".htm");
    let file = [".pdf", ".html", ".aspx", ".php"].iter().any(|ending| half.ends_with(ending));
    if half.is_empty() || !addressed || starts(half, "http") || starts(half, "www.") {
        return false;
    }
    match before.chars().next_back() {
        // An address hardly ever ends so: what follows belongs to it.
        Some('-' | '_' | '=' | '&' | '%') => plain,
        Some('/') => plain && (structured || file),
        _ => false,
    }
}

/// How far an address may run: up to white space, or to a second address printed against it.
fn run(text: &str) -> usize {
    let end = text.find(|c: char| !in_address(c)).unwrap_or(text.len());
    let body = text.get(..end).unwrap_or_default();
    let again = ["https://", "http://"].into_iter().filter_map(|scheme| {
        let at = body.get(8..)?.find(scheme)? + 8;
        // An archive or a redirect holds another address behind a slash or an equals sign.
        (!body.get(..at)?.ends_with(['/', '=', ':'])).then_some(at)
    });
    again.min().unwrap_or(end)
}

/// The length of the address that runs to `end`, without the marks that close the sentence.
fn closed(text: &str, mut end: usize) -> usize {
    while let Some(body) = text.get(..end)
        && let Some(last) = body.chars().next_back()
    {
        let unopened = |open: char, close: char| {
            last == close && body.matches(close).count() > body.matches(open).count()
        };
        let closing = ".,;:!?'*".contains(last) || unopened('(', ')') || unopened('[', ']');
        if !closing {
            break;
        }
        end -= last.len_utf8();
    }
    end
}

fn in_address(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
        || (c.is_alphabetic() && !c.is_ascii())
}

/// Labels of letters, digits and dashes, parted by stops, the last one of letters.
fn is_host(host: &str) -> bool {
    let host = host.split(':').next().unwrap_or(host);
    let labels: Vec<&str> = host.split('.').collect();
    let fits = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    labels.len() > 1
        && labels.iter().all(fits)
        && labels
            .last()
            .is_some_and(|last| last.len() > 1 && last.chars().all(|c| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Scanner;

    fn read(text: &str) -> Vec<(String, String)> {
        let scanner = Scanner::new(&Grammars::built_in()).unwrap();
        let urls = scanner.scan(text).into_iter().filter_map(|mention| match mention.value {
            Value::Url(url) => Some((mention.span.of(text).to_owned(), url.address)),
            _ => None,
        });
        urls.collect()
    }

    #[test]
    fn ok_one_address() {
        let cases = [
            (
                "Zie https://www.inspectie-jenv.nl/documenten/2025/08/07/brief-toezicht.",
                "https://www.inspectie-jenv.nl/documenten/2025/08/07/brief-toezicht",
            ),
            ("(zie www.rijksoverheid.nl/cao),", "www.rijksoverheid.nl/cao"),
            (
                "http://www.cbs.nl/nl-nl/cijfers/detail/84639NED?q=a,b; en",
                "http://www.cbs.nl/nl-nl/cijfers/detail/84639NED?q=a,b",
            ),
            (
                "vindplaats: https://nl.wikipedia.org/wiki/Wob_(wet).",
                "https://nl.wikipedia.org/wiki/Wob_(wet)",
            ),
            ("HTTPS://WWW.NCTV.NL/", "HTTPS://WWW.NCTV.NL/"),
            (
                "rijksoverheid.nl/documenten/kamerstukken/2023",
                "rijksoverheid.nl/documenten/kamerstukken/2023",
            ),
            ("eur-lex.europa.eu/legal-content/NL", "eur-lex.europa.eu/legal-content/NL"),
            (
                "https://zoek.officielebekendmakingen.nl/kst-29517-264.html|",
                "https://zoek.officielebekendmakingen.nl/kst-29517-264.html",
            ),
            (
                "<https://www.tweedekamer.nl/kamerstukken/detail?id=2022Z03223&did=2022D06725>",
                "https://www.tweedekamer.nl/kamerstukken/detail?id=2022Z03223&did=2022D06725",
            ),
            (
                "https://www.nu.nl/onderwijs/6201177/zicht.html\u{21a9}",
                "https://www.nu.nl/onderwijs/6201177/zicht.html",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), [(want.to_owned(), want.to_owned())], "{text}");
        }
    }

    #[test]
    fn ok_broken_addresses_are_joined() {
        let cases = [
            (
                "https://www.krant.nl/binnenland/miljoenen- bijles-blijven en",
                "https://www.krant.nl/binnenland/miljoenen-bijles-blijven",
            ),
            (
                "https://www.rijksoverheid.nl/documenten/ rapporten/2023/04/05/x. Dit",
                "https://www.rijksoverheid.nl/documenten/rapporten/2023/04/05/x",
            ),
            (
                "https://www.cpb.nl/sites/default/files/ notitie.pdf)",
                "https://www.cpb.nl/sites/default/files/notitie.pdf",
            ),
        ];
        for (text, want) in cases {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, want, "{text}");
        }
    }

    #[test]
    fn ok_an_address_printed_twice_is_two() {
        for text in ["https://a.nl/x https://a.nl/x", "https://a.nl/xhttps://a.nl/x"] {
            let found = read(text);
            assert_eq!(
                found.iter().map(|(_, a)| a.as_str()).collect::<Vec<_>>(),
                ["https://a.nl/x"; 2]
            );
        }
    }

    #[test]
    fn ok_a_word_behind_an_address_is_not_joined() {
        let cases = [
            ("https://www.nctv.nl/ en verder", "https://www.nctv.nl/"),
            ("https://www.nctv.nl/ NCTV", "https://www.nctv.nl/"),
            ("https://www.nctv.nl/een-pagina in-en uitstroom", "https://www.nctv.nl/een-pagina"),
        ];
        for (text, want) in cases {
            assert_eq!(read(text)[0].1, want, "{text}");
        }
    }

    #[test]
    fn err_no_addresses() {
        let cases = [
            "info@minbzk.nl",
            "J.Jansen@Minvws.nl",
            "Dit is het einde.Nl is",
            "De heer A.B.Com",
            "https://",
            "www.",
            "C2000.",
            "open en overheid",
            "Nu.nl, 18 mei 2022",
            "| Brochure | Rijksoverheid.nl",
        ];
        for text in cases {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
