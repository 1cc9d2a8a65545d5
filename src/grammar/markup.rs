//! What the publisher marked: links to publications with their exact identifiers, and to pages of
//! the web.
//!
//! A link and the citation it stands in are one mention: the link's identifier is exact, the
//! grammar's words say the rest (Chamber, session year, page). A link in other words is a mention
//! of its own.

use super::{Citation, CitationKind, Mention, Rule, Scanner, UrlAddress, Value};
use crate::Span;

pub(super) const RULES: &[Rule] = &[EXTREF, LINK];

const EXTREF: Rule = Rule {
    name: "markup.extref",
    reads: "A link that the publisher made to an official publication: its identifier is exact.",
};

const LINK: Rule = Rule {
    name: "markup.link",
    reads: "A link to a page of the web, under words that are no address.",
};

/// A link in a flow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MarkedLink<'m> {
    /// The words it stands under, as bytes of the flow.
    pub(crate) span: Span,
    /// An identifier or an address.
    pub(crate) target: &'m str,
}

/// Lays the links of a flow over its mentions.
pub(crate) fn link(
    scanner: &Scanner,
    flow: &str,
    links: &[MarkedLink<'_>],
    mentions: &mut Vec<Mention>,
) {
    for link in links {
        let text = link.span.of(flow);
        let start = link.span.start + (text.len() - text.trim_start().len());
        let span = Span::new(start, start + text.trim().len());
        if span.is_empty() {
            continue;
        }
        match publication(scanner, link.target) {
            Some(cited) if cited.kind == CitationKind::Wet => law(span, cited, mentions),
            Some(cited) => publication_at(span, cited, mentions),
            None if is_address(link.target) => page(span, link.target, mentions),
            None => {}
        }
    }
    if !links.is_empty() {
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    }
}

/// The publication a target leads to: by its identifier, or by the address of its page.
fn publication(scanner: &Scanner, target: &str) -> Option<Citation> {
    let target = target.trim();
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let host = path.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
    let name = match host {
        None => path,
        Some(host) => {
            let official = ["officielebekendmakingen.nl", "overheid.nl"];
            let official = official.iter().any(|site| {
                host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            });
            if !official {
                return None;
            }
            let names = path.split('/').skip(3);
            names.filter(|name| name.contains('-') || name.starts_with("BWB")).last()?
        }
    };
    let file = [".html", ".xml", ".pdf"].iter().find_map(|ending| name.strip_suffix(ending));
    let name = file.unwrap_or(name);
    // A dossier's page is named by its number alone, as no identifier is.
    let found = scanner.scan(name).into_iter().find(|m| m.span == Span::new(0, name.len()))?;
    match found.value {
        Value::Citation(citation) if citation.identifier.as_deref() == Some(name) => Some(citation),
        _ => None,
    }
}

fn is_address(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

/// A publication cited under these words.
fn publication_at(span: Span, cited: Citation, mentions: &mut Vec<Mention>) {
    // A day or a sum within the words of a citation is none.
    mentions.retain(|mention| {
        !(matches!(mention.value, Value::Time(_) | Value::Money(_)) && span.contains(mention.span))
    });
    let shared = |mention: &Mention| {
        let (start, end) = (mention.span.start.max(span.start), mention.span.end.min(span.end));
        end.saturating_sub(start)
    };
    let free = mentions.iter_mut().filter(|mention| {
        shared(mention) > 0 && mention.rule != EXTREF && matches!(mention.value, Value::Citation(_))
    });
    let best = free.max_by_key(|mention| {
        let Value::Citation(citation) = &mention.value else { return (false, 0) };
        (citation.identifier == cited.identifier, shared(mention))
    });
    let Some(mention) = best else {
        let taken = |mention: &Mention| mention.span.start == span.start && refers(mention);
        if !mentions.iter().any(taken) {
            mentions.push(Mention { span, rule: EXTREF, value: Value::Citation(cited) });
        }
        return;
    };
    if let Value::Citation(citation) = &mut mention.value {
        let read = std::mem::replace(citation, cited);
        citation.chamber = citation.chamber.or(read.chamber);
        citation.session_year = citation.session_year.take().or(read.session_year);
        citation.page = read.page;
        if citation.kind == CitationKind::Handelingen {
            // The identifier ends with the item; the number is that of the sitting.
            citation.number = read.number.or_else(|| citation.number.take());
        }
        mention.rule = EXTREF;
    }
}

/// A law linked to its place in the register.
fn law(span: Span, cited: Citation, mentions: &mut Vec<Mention>) {
    let over = |mention: &Mention| mention.span.overlaps(span);
    let law = mentions.iter().position(|m| over(m) && matches!(m.value, Value::Law(_)));
    if let Some(mention) = law.and_then(|index| mentions.get_mut(index)) {
        if let Value::Law(law) = &mut mention.value
            && law.bwb_id != cited.identifier
        {
            law.bwb_id = cited.identifier;
            mention.rule = EXTREF;
        }
    } else if !mentions.iter().any(|mention| over(mention) && refers(mention)) {
        mentions.push(Mention { span, rule: EXTREF, value: Value::Citation(cited) });
    }
}

/// A page of the web under these words, unless they cite something themselves.
fn page(span: Span, target: &str, mentions: &mut Vec<Mention>) {
    if mentions.iter().any(|mention| mention.span.overlaps(span) && refers(mention)) {
        return;
    }
    let value = Value::Url(UrlAddress { address: target.trim().to_owned() });
    mentions.push(Mention { span, rule: LINK, value });
}

/// Whether a mention is a reference.
fn refers(mention: &Mention) -> bool {
    matches!(mention.value, Value::Url(_) | Value::Citation(_) | Value::Law(_) | Value::Report(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Grammars;
    use std::sync::LazyLock;

    static SCANNER: LazyLock<Scanner> =
        LazyLock::new(|| Scanner::new(&Grammars::built_in()).unwrap());

    /// The references of a flow with links under these words: rule, words and what is cited.
    fn read(flow: &str, links: &[(&str, &str)]) -> Vec<String> {
        let links: Vec<MarkedLink<'_>> = links
            .iter()
            .map(|&(words, target)| {
                let at = flow.find(words).expect("words of the flow");
                MarkedLink { span: Span::new(at, at + words.len()), target }
            })
            .collect();
        let mut mentions = SCANNER.scan(flow);
        link(&SCANNER, flow, &links, &mut mentions);
        let said = |mention: &Mention| match &mention.value {
            Value::Citation(c) => {
                [c.identifier.as_deref(), c.chamber, c.session_year.as_deref(), c.page.as_deref()]
                    .map(Option::unwrap_or_default)
                    .join(" ")
            }
            Value::Url(url) => url.address.clone(),
            Value::Law(law) => law.bwb_id.clone().unwrap_or_default(),
            other => format!("{other:?}"),
        };
        let shown = mentions.iter().map(|m| {
            let rule = m.rule.name.split('.').next().unwrap_or_default();
            format!("{rule}: {} = {}", m.span.of(flow), said(m).trim())
        });
        shown.collect()
    }

    #[test]
    fn ok_a_link_and_its_citation_are_one() {
        for (flow, words, target, want) in [
            (
                "Kamerstukken II 2022/23, 36 274, nr. 3, p. 7-8.",
                "36 274, nr. 3",
                "kst-36274-3",
                "markup: Kamerstukken II 2022/23, 36 274, nr. 3, p. 7-8 = kst-36274-3 TK 2022-2023 7-8",
            ),
            (
                "Handelingen II 2022/23, nr. 84, item 12.",
                "84, item 12",
                "h-tk-20222023-84-12",
                "markup: Handelingen II 2022/23, nr. 84, item 12 = h-tk-20222023-84-12 TK 2022-2023",
            ),
            (
                "zie de brief van 3 mei hierover.",
                "brief van 3 mei",
                "kst-29517-264",
                "markup: brief van 3 mei = kst-29517-264",
            ),
            (
                "Kamerstuk 29 628, nr. 1198",
                "29 628, nr. 1198",
                "https://zoek.officielebekendmakingen.nl/kst-29628-1198.html?x=1",
                "markup: Kamerstuk 29 628, nr. 1198 = kst-29628-1198",
            ),
            ("zie hier", "hier", "https://x.nl/rapport", "markup: hier = https://x.nl/rapport"),
            (
                "zie https://x.nl/a",
                "https://x.nl/a",
                "https://x.nl/a",
                "url: https://x.nl/a = https://x.nl/a",
            ),
            (
                "de Awb",
                "Awb",
                "https://wetten.overheid.nl/BWBR0005537/2024-01-01",
                "law: Awb = BWBR0005537",
            ),
        ] {
            assert_eq!(read(flow, &[(words, target)]), [want], "{flow}");
        }
    }

    #[test]
    fn ok_each_number_of_a_list_has_its_own_link() {
        let flow = "Kamerstukken II 2023/24, 29 517, nrs. 264 en 265";
        let links = [("264", "kst-29517-264"), ("265", "kst-29517-265")];
        let read = read(flow, &links);
        assert_eq!(read.len(), 2, "{read:?}");
        assert!(read[0].ends_with("kst-29517-264 TK 2023-2024"), "{read:?}");
        assert!(read[1].ends_with("kst-29517-265 TK 2023-2024"), "{read:?}");
    }

    #[test]
    fn err_links_to_nothing_known() {
        for target in ["", "dossier/36274", "#noot1", "mailto:a@b.nl", "javascript:x"] {
            assert_eq!(read("zie hier", &[("hier", target)]), [""; 0], "{target}");
        }
        assert_eq!(read("zie  hier", &[("  ", "kst-29517-264")]), [""; 0]);
    }
}
