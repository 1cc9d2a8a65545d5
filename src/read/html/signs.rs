//! What the sites that publish papers mean by their markup.
//!
//! One row a sign: an element (`nav`), a class (`.noot`), an id (`#broodtekst`), an element with a
//! class (`h4.tussenkop`) or an ARIA role (`[role=main]`). The first row that fits an element
//! counts. Signs of one site seldom mean something else on another, so a page need not say whose
//! it is.

use rustc_hash::FxHashMap;
use scraper::node::Element;
use std::sync::LazyLock;

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It holds the paper; of several, what stands first in the table.
    Main,
    /// It belongs to the site, not to the paper.
    Dropped,
    /// It holds the notes; a heading in it names them.
    Notes,
    /// A note.
    Note,
    /// The mark of a note in the running text.
    NoteReference,
    /// A question, its number included.
    Question,
    /// An answer, its number included.
    Answer,
    /// A paragraph, whatever its element: the number of a question, what questions are about.
    Paragraph,
    /// The label of an item, as printed.
    Label,
    /// A line of the printed head; in a question or an answer its label.
    Line,
    /// A heading, whatever its element.
    Heading,
    /// The title of the table below.
    Caption,
    /// The block of signatures.
    Signature,
    /// An office or a name in it.
    Signatory,
}

/// Site, sign and role.
const SIGNS: &[(&str, &str, Role)] = &[
    // Official publications, at zoek.officielebekendmakingen.nl, and as tkconv renders their XML.
    ("officielebekendmakingen", "#broodtekst", Role::Main),
    ("officielebekendmakingen", "#main-column", Role::Main),
    ("officielebekendmakingen", ".stuk", Role::Main),
    ("officielebekendmakingen", ".pageactions", Role::Dropped),
    ("officielebekendmakingen", ".to-top", Role::Dropped),
    ("officielebekendmakingen", ".modal", Role::Dropped),
    ("officielebekendmakingen", ".disclaimer", Role::Dropped),
    ("officielebekendmakingen", ".row--footer", Role::Dropped),
    ("officielebekendmakingen", ".publicatie-info", Role::Dropped),
    ("officielebekendmakingen", ".note-close", Role::Dropped),
    ("officielebekendmakingen", ".inhoudsopgave", Role::Dropped),
    ("officielebekendmakingen", "#technischeInfoHyperlink", Role::Dropped),
    ("officielebekendmakingen", "#noten", Role::Notes),
    ("officielebekendmakingen", ".tabelnoten", Role::Notes),
    ("officielebekendmakingen", ".noot", Role::Note),
    ("officielebekendmakingen", "a.nootnum", Role::NoteReference),
    ("officielebekendmakingen", ".vraag", Role::Question),
    ("officielebekendmakingen", ".antwoord", Role::Answer),
    ("officielebekendmakingen", "p.nummer", Role::Paragraph),
    ("officielebekendmakingen", "span.ol", Role::Label),
    ("officielebekendmakingen", "span.lidnr", Role::Label),
    ("officielebekendmakingen", "span.nr", Role::Label),
    ("officielebekendmakingen", ".dossiertitel", Role::Line),
    ("officielebekendmakingen", ".stuktitel", Role::Line),
    ("officielebekendmakingen", ".kamerstukkop", Role::Line),
    ("officielebekendmakingen", ".kamerstukdatum", Role::Line),
    ("officielebekendmakingen", ".kamervraagomschrijving", Role::Paragraph),
    ("officielebekendmakingen", ".kamervraagomschrijving_kop", Role::Paragraph),
    ("officielebekendmakingen", "p.tussenkop", Role::Heading),
    ("officielebekendmakingen", "p.tabeltitel", Role::Caption),
    ("officielebekendmakingen", ".table-title", Role::Caption),
    ("officielebekendmakingen", ".ondertekening", Role::Signature),
    ("officielebekendmakingen", "span.functie", Role::Signatory),
    ("officielebekendmakingen", "span.naam", Role::Signatory),
    // The Tweede Kamer shows the text of a paper in a window over the page about it.
    ("tweedekamer", ".m-modal__content", Role::Main),
    ("tweedekamer", ".h-visually-hidden", Role::Dropped),
    ("tweedekamer", ".m-breadcrumbs", Role::Dropped),
    ("tweedekamer", ".o-share", Role::Dropped),
    ("tweedekamer", ".m-share", Role::Dropped),
    // rijksoverheid.nl and the sites of ministries on the same platform.
    ("rijksoverheid", ".breadCrumbNav", Role::Dropped),
    ("rijksoverheid", ".mainNav", Role::Dropped),
    ("rijksoverheid", ".skiplinks", Role::Dropped),
    ("rijksoverheid", ".searchForm", Role::Dropped),
    ("rijksoverheid", ".assistive", Role::Dropped),
    ("rijksoverheid", ".article-meta", Role::Dropped),
    ("rijksoverheid", "div.download", Role::Dropped),
    ("rijksoverheid", "a.download", Role::Dropped),
    ("rijksoverheid", ".download-chunk", Role::Dropped),
    ("rijksoverheid", ".belongsTo", Role::Dropped),
    ("rijksoverheid", ".brickRow", Role::Dropped),
    ("rijksoverheid", ".topTaskNavigation", Role::Dropped),
    ("rijksoverheid", ".editorialNavigation", Role::Dropped),
    ("rijksoverheid", ".rightSide", Role::Dropped),
    ("rijksoverheid", "#follow-up", Role::Dropped),
    ("rijksoverheid", "#navBar", Role::Dropped),
    // Pandoc, which tkconv makes pages of Word files with.
    ("pandoc", "#TOC", Role::Dropped),
    ("pandoc", ".footnote-back", Role::Dropped),
    ("pandoc", ".footnotes", Role::Notes),
    ("pandoc", ".footnote-ref", Role::NoteReference),
    ("pandoc", "[role=doc-backlink]", Role::Dropped),
    ("pandoc", "[role=doc-endnotes]", Role::Notes),
    ("pandoc", "[role=doc-endnote]", Role::Note),
    ("pandoc", "[role=doc-footnote]", Role::Note),
    ("pandoc", "[role=doc-noteref]", Role::NoteReference),
    // Any page.
    ("any", "main", Role::Main),
    ("any", "[role=main]", Role::Main),
    ("any", "article", Role::Main),
    ("any", "#content", Role::Main),
    ("any", "#main-content", Role::Main),
    ("any", "#main", Role::Main),
    ("any", "nav", Role::Dropped),
    ("any", "footer", Role::Dropped),
    ("any", "aside", Role::Dropped),
    ("any", "head", Role::Dropped),
    ("any", "script", Role::Dropped),
    ("any", "style", Role::Dropped),
    ("any", "noscript", Role::Dropped),
    ("any", "template", Role::Dropped),
    ("any", "dialog", Role::Dropped),
    ("any", "button", Role::Dropped),
    ("any", "input", Role::Dropped),
    ("any", "select", Role::Dropped),
    ("any", "textarea", Role::Dropped),
    ("any", "label", Role::Dropped),
    ("any", "svg", Role::Dropped),
    ("any", "iframe", Role::Dropped),
    ("any", "object", Role::Dropped),
    ("any", "audio", Role::Dropped),
    ("any", "video", Role::Dropped),
    ("any", "canvas", Role::Dropped),
    ("any", "annotation", Role::Dropped),
    ("any", "del", Role::Dropped),
    ("any", "rp", Role::Dropped),
    ("any", "rt", Role::Dropped),
    ("any", "figcaption", Role::Caption),
    ("any", "[role=navigation]", Role::Dropped),
    ("any", "[role=banner]", Role::Dropped),
    ("any", "[role=contentinfo]", Role::Dropped),
    ("any", "[role=complementary]", Role::Dropped),
    ("any", "[role=search]", Role::Dropped),
    ("any", "[role=dialog]", Role::Dropped),
    ("any", "[role=alertdialog]", Role::Dropped),
    ("any", "#header", Role::Dropped),
    ("any", "#footer", Role::Dropped),
    ("any", "#sidebar", Role::Dropped),
    ("any", "#nav", Role::Dropped),
    ("any", "#navigation", Role::Dropped),
    ("any", "#menu", Role::Dropped),
    ("any", "#breadcrumb", Role::Dropped),
    ("any", "#breadcrumbs", Role::Dropped),
    ("any", "#cookie-banner", Role::Dropped),
    ("any", "#cookies", Role::Dropped),
    ("any", ".breadcrumb", Role::Dropped),
    ("any", ".breadcrumbs", Role::Dropped),
    ("any", ".cookie", Role::Dropped),
    ("any", ".cookies", Role::Dropped),
    ("any", ".cookie-banner", Role::Dropped),
    ("any", ".cookie-consent", Role::Dropped),
    ("any", ".cookie-notice", Role::Dropped),
    ("any", ".cookiebar", Role::Dropped),
    ("any", ".footer", Role::Dropped),
    ("any", ".menu", Role::Dropped),
    ("any", ".navbar", Role::Dropped),
    ("any", ".navigation", Role::Dropped),
    ("any", ".pagination", Role::Dropped),
    ("any", ".related", Role::Dropped),
    ("any", ".share", Role::Dropped),
    ("any", ".share-buttons", Role::Dropped),
    ("any", ".sharing", Role::Dropped),
    ("any", ".sidebar", Role::Dropped),
    ("any", ".skip-link", Role::Dropped),
    ("any", ".skiplink", Role::Dropped),
    ("any", ".social", Role::Dropped),
    ("any", ".social-media", Role::Dropped),
    ("any", ".socialMedia", Role::Dropped),
    ("any", ".sr-only", Role::Dropped),
    ("any", ".toolbar", Role::Dropped),
    ("any", ".visually-hidden", Role::Dropped),
];

/// The heading above a paper's text on a page of tkconv: what it stands in holds the paper.
pub(super) const PREVIEW: (&str, &str) = ("h4", "Preview document");

/// The site that has it.
pub(super) const PREVIEW_SITE: &str = "tkconv";

/// The site of the row at a place of the table.
pub(super) fn site_at(place: usize) -> &'static str {
    SIGNS.get(place).map_or("any", |(site, ..)| site)
}

/// What of an element a sign looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Look {
    Name,
    Class,
    Id,
    AriaRole,
}

/// A row: its place in the table, the element it asks for beside its class, and its role.
type Row = (usize, Option<&'static str>, Role);

static ROWS: LazyLock<FxHashMap<(Look, &'static str), Vec<Row>>> = LazyLock::new(|| {
    let mut rows: FxHashMap<_, Vec<Row>> = FxHashMap::default();
    for (place, &(_, sign, role)) in SIGNS.iter().enumerate() {
        let aria = sign.strip_prefix("[role=").and_then(|rest| rest.strip_suffix(']'));
        let (look, name, element) = if let Some(aria) = aria {
            (Look::AriaRole, aria, None)
        } else if let Some(id) = sign.strip_prefix('#') {
            (Look::Id, id, None)
        } else if let Some((element, class)) = sign.split_once('.') {
            (Look::Class, class, Some(element).filter(|element| !element.is_empty()))
        } else {
            (Look::Name, sign, None)
        };
        rows.entry((look, name)).or_default().push((place, element, role));
    }
    rows
});

/// What an element is for, with the place of the sign in the table.
pub(super) fn sign_of(element: &Element) -> Option<(usize, Role)> {
    let names = std::iter::once((Look::Name, element.name()))
        .chain(element.attr("id").map(|id| (Look::Id, id)))
        .chain(element.attr("role").map(|role| (Look::AriaRole, role)))
        .chain(element.classes().map(|class| (Look::Class, class)));
    let rows = names.filter_map(|name| ROWS.get(&name)).flatten();
    let fits = rows.filter(|(_, wanted, _)| wanted.is_none_or(|wanted| wanted == element.name()));
    fits.min_by_key(|(place, ..)| *place).map(|&(place, _, role)| (place, role))
}

/// What an element is for.
pub(super) fn role_of(element: &Element) -> Option<Role> {
    sign_of(element).map(|(_, role)| role)
}

/// Whether an element is not shown.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Node};

    fn roles(markup: &str) -> Vec<Role> {
        let html = Html::parse_fragment(markup);
        let elements = html.tree.values().filter_map(Node::as_element);
        elements.filter_map(role_of).collect()
    }

    #[test]
    fn ok_first_row_that_fits() {
        assert_eq!(roles("<div class='voet noot snb-pinned'>"), [Role::Note]);
        assert_eq!(roles("<h2 class='stuktitel no-toc'>"), [Role::Line]);
        assert_eq!(roles("<a class='nootnum x'></a><span class=nootnum>"), [Role::NoteReference]);
        assert_eq!(roles("<div id=broodtekst class='stuk footer'>"), [Role::Main]);
        assert_eq!(roles("<div role=navigation>"), [Role::Dropped]);
        assert_eq!(roles("<p class=lead>"), []);
    }

    #[test]
    fn ok_no_sign_stands_twice() {
        for (at, (_, sign, _)) in SIGNS.iter().enumerate() {
            assert!(SIGNS.iter().skip(at + 1).all(|(_, other, _)| other != sign), "{sign}");
        }
    }
}
