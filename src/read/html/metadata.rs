//! What a page says of the paper on it: in its head, and around the text.

use super::address::identifier;
use super::content::Main;
use super::node::{is_named, short_text};
use super::parse::text_of;
use crate::lexicon::month;
use crate::read::Metadata;
use crate::read::official_xml::metadata::{Entry, of_entries};
use chrono::NaiveDate;
use ego_tree::NodeRef;
use scraper::{Html, Node};
use serde_json::Value;

/// How much of a page around the paper is looked at, in bytes.
const AROUND: usize = 20_000;

/// How titles of pages end that name their site.
const SITES: &[&str] = &["overheid", "tweede kamer", "bekendmakingen", "opentk"];

/// What a page says of the paper that `main` holds.
pub(super) fn of(html: &Html, main: Main<'_>) -> Metadata {
    let head = Head::of(html);
    let said = match main.site {
        "tweedekamer" | "tkconv" => around(html, main.node),
        _ => Metadata::default(),
    };
    let said = said.or(rijksoverheid(html, main.node)).or(head.statements());
    let title = said.title.as_deref().map(bare_title).filter(|title| !title.is_empty());
    Metadata { title, ..said }
}

/// The program that made the page, where it says it.
pub(super) fn generator(html: &Html) -> Option<&str> {
    let mut elements = html.tree.values().filter_map(Node::as_element);
    let made = elements.find(|element| element.attr("name") == Some("generator"));
    made.filter(|element| element.name() == "meta")?.attr("content")
}

/// The page's own address, where it says it.
pub(super) fn address(html: &Html) -> Option<String> {
    let elements = html.tree.values().filter_map(Node::as_element);
    let mut addresses = elements.filter_map(|element| match element.name() {
        "link" if element.attr("rel") == Some("canonical") => element.attr("href"),
        "meta" if element.attr("property") == Some("og:url") => element.attr("content"),
        "base" => element.attr("href"),
        _ => None,
    });
    addresses.find(|address| address.starts_with("http")).map(str::to_owned)
}

/// What the head of a page states.
#[derive(Debug, Default)]
struct Head<'p> {
    entries: Vec<Entry<'p>>,
    title: Option<String>,
    /// The day of publication in JSON-LD.
    published: Option<NaiveDate>,
    address: Option<String>,
}

impl<'p> Head<'p> {
    fn of(html: &'p Html) -> Self {
        let mut head = Self { address: address(html), ..Self::default() };
        for node in html.tree.nodes() {
            let Some(element) = node.value().as_element() else { continue };
            match element.name() {
                "meta" => {
                    let name = element.attr("name").or_else(|| element.attr("property"));
                    let content = element.attr("content").unwrap_or_default().trim();
                    if let Some(name) = name.filter(|_| !content.is_empty()) {
                        let scheme = element.attr("scheme").unwrap_or_default();
                        head.entries.push((name.to_lowercase(), scheme, content));
                    }
                }
                // Drawings have titles too.
                "title" if head.title.is_none() && has_parent(node, "head") => {
                    let text: String =
                        node.children().filter_map(|child| text_of(child.value())).collect();
                    head.title = Some(text);
                }
                "script" if head.published.is_none() => {
                    let text: String =
                        node.children().filter_map(|child| text_of(child.value())).collect();
                    head.published = published(&text);
                }
                _ => {}
            }
        }
        head
    }

    fn first(&self, name: &str) -> Option<&'p str> {
        self.entries.iter().find(|(known, ..)| known == name).map(|&(_, _, content)| content)
    }

    fn statements(&self) -> Metadata {
        let said = of_entries(&self.entries);
        // What a site calls an identifier may be an address.
        let named = said.identifier.as_deref().and_then(identifier);
        let title = ["dcterms.title", "og:title"].iter().find_map(|name| self.first(name));
        let title = said.title.or_else(|| title.map(str::to_owned));
        let published = self.first("article:published_time").and_then(day);
        Metadata {
            title: title.or_else(|| self.title.clone()),
            date: said.date.or(published).or(self.published),
            identifier: named.or_else(|| self.address.as_deref().and_then(identifier)),
            ..said
        }
    }
}

fn has_parent(node: NodeRef<'_, Node>, name: &str) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_some_and(|element| element.name() == name)
}

/// The day of publication that JSON-LD gives.
fn published(text: &str) -> Option<NaiveDate> {
    let value: Value = serde_json::from_str(text).ok()?;
    let things = match &value {
        Value::Array(things) => things.as_slice(),
        Value::Object(object) => match object.get("@graph") {
            Some(Value::Array(things)) => things.as_slice(),
            _ => std::slice::from_ref(&value),
        },
        _ => return None,
    };
    things.iter().find_map(|thing| thing.get("datePublished")?.as_str().and_then(day))
}

/// What pages about a paper print around it: `Nummer: 2025D43420, datum: 8 oktober 2025`, its
/// title and its kind.
fn around(html: &Html, main: NodeRef<'_, Node>) -> Metadata {
    let mut metadata = Metadata::default();
    let mut text = String::new();
    let mut in_head = true;
    let mut at = Some(html.tree.root());
    while let Some(node) = at.filter(|_| text.len() < AROUND) {
        if let Some(element) = node.value().as_element() {
            in_head &= element.name() != "body";
            match element.name() {
                "h1" | "h2" if metadata.title.is_none() => {
                    let title = short_text(node, 400);
                    let (kind, title) = match title.split_once(" : ") {
                        Some((kind, title)) => (Some(kind.to_owned()), title.to_owned()),
                        None => (None, title),
                    };
                    metadata.kind = metadata.kind.or(kind);
                    metadata.title = Some(title).filter(|title| !title.is_empty());
                }
                "em" if metadata.kind.is_none() && has_parent(node, "p") => {
                    metadata.kind = Some(short_text(node, 80)).filter(|kind| !kind.is_empty());
                }
                "a" if metadata.identifier.is_none() => {
                    let official = element.attr("href").filter(|_| {
                        short_text(node, 24).to_lowercase().starts_with("officiële html")
                    });
                    metadata.identifier = official.and_then(identifier);
                }
                _ => {}
            }
        } else if let Some(part) = text_of(node.value()).filter(|_| !in_head) {
            text.push_str(part);
            text.push(' ');
        }
        let below = node.first_child().filter(|_| node != main);
        at = below.or_else(|| super::node::after(node, html.tree.root()));
    }
    let label = text.to_lowercase().find("datum:").map(|at| at + "datum:".len());
    metadata.date = label.and_then(|at| text.get(at..)).and_then(day);
    metadata
}

/// `Kamerstuk: Kamerbrief | 24-04-2026 | BZK`, below the title of a page of rijksoverheid.nl.
fn rijksoverheid(html: &Html, main: NodeRef<'_, Node>) -> Metadata {
    let line = html.tree.nodes().find(|node| {
        let element = node.value().as_element();
        element.is_some_and(|element| element.classes().any(|class| class == "article-meta"))
    });
    let Some(line) = line else { return Metadata::default() };
    let text = short_text(line, 200);
    let mut parts = text.split('|').map(str::trim);
    let kind = parts.next().and_then(|kind| kind.split_once(": ")).map(|(_, kind)| kind.to_owned());
    let mut headings = main.descendants().filter(|node| is_named(*node, "h1"));
    let title = headings.next().map(|heading| short_text(heading, 400));
    Metadata { title, kind, date: parts.find_map(day), ..Metadata::default() }
}

/// A title without the name of the site.
fn bare_title(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    for sign in [" | ", " - ", " – "] {
        if let Some((front, site)) = title.rsplit_once(sign)
            && SITES.iter().any(|name| site.to_lowercase().contains(name))
        {
            return front.to_owned();
        }
    }
    title
}

/// The day at the start of a text: `2026-04-24T11:36`, `24-04-2026`, `24 april 2026`.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim_start();
    if let Some(date) = text.get(..10).and_then(|date| date.parse().ok()) {
        return Some(date);
    }
    let mut parts = text.split(|c: char| c == '-' || c.is_whitespace());
    let mut parts = parts.by_ref().filter(|part| !part.is_empty());
    let day = parts.next().filter(|day| day.len() <= 2)?.parse().ok()?;
    let name = parts.next()?;
    let month = month(name).or_else(|| name.parse().ok())?;
    let year = parts.next()?;
    let digits = year.find(|c: char| !c.is_ascii_digit()).unwrap_or(year.len());
    let year = year.get(..digits).filter(|year| year.len() == 4)?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::super::content;
    use super::*;

    fn metadata(markup: &str) -> Metadata {
        let html = super::super::parse::tree(markup).expect("a page");
        of(&html, content::main(&html))
    }

    const TEXT: &str = "De minister zegt de Kamer toe dat zij voor de zomer een brief ontvangt.";

    #[test]
    fn ok_page_of_rijksoverheid() {
        let page = format!(
            "<title>Kamerbrief over x | Kamerstuk | Rijksoverheid.nl</title>\
             <meta name=DCTERMS.title content='Kamerbrief over x - Rijksoverheid.nl'>\
             <meta name=DCTERMS.issued content='2026-04-23T09:00'>\
             <div id=content class=article><h1 class=download>Kamerbrief over x</h1>\
             <p class=article-meta>Kamerstuk: Kamerbrief | 24-04-2026 | BZK</p><p>{TEXT}</div>"
        );
        let want = Metadata {
            title: Some("Kamerbrief over x".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 4, 24),
            kind: Some("Kamerbrief".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(metadata(&page), want);
    }

    #[test]
    fn ok_page_of_the_tweede_kamer() {
        let page = format!(
            "<main><h1><span class='u-text-primary'>Brief regering</span> : Verkiezingen</h1><p>\
             <span class=h-visually-hidden>Nummer:</span> 2022D06725</p><p><span \
             class=h-visually-hidden>Datum:</span> 21 februari 2022</p>\
             <div class=m-modal__content>{TEXT}</div></main>"
        );
        let want = Metadata {
            title: Some("Verkiezingen".to_owned()),
            date: NaiveDate::from_ymd_opt(2022, 2, 21),
            kind: Some("Brief regering".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(metadata(&page), want);
    }

    #[test]
    fn ok_page_of_tkconv() {
        let page = format!(
            "<title>OpenTK</title><main class=container><hblock><h2>Stand van zaken</h2><h4>Brief \
             over x</h4><p><em>Brief regering</em></p></hblock><p>Nummer: <b>2025D43420</b>, \
             datum: <b>2025-10-08T00:00:00</b>, versie: 3</p><p><a href=getraw/1>x</a>, <a \
             href='https://zoek.officielebekendmakingen.nl/kst-29517-264.html'>officiële HTML \
             versie</a></p><div><h4>Preview document (🔗 <a href=getraw/1>origineel</a>)</h4>\
             <p>{TEXT}</div></main>"
        );
        let want = Metadata {
            title: Some("Stand van zaken".to_owned()),
            date: NaiveDate::from_ymd_opt(2025, 10, 8),
            kind: Some("Brief regering".to_owned()),
            identifier: Some("kst-29517-264".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(metadata(&page), want);
    }

    #[test]
    fn ok_days() {
        let date = NaiveDate::from_ymd_opt(2026, 4, 4);
        for text in ["2026-04-04", "2026-04-04T11:36", "04-04-2026", " 4 april 2026, versie 3"] {
            assert_eq!(day(text), date, "{text}");
        }
        for text in ["", "april 2026", "31-02-2026", "4 april", "2026", "4-4-26"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
