//! Which part of a page holds the paper.

use super::node::{is_block, is_dropped, short_text};
use super::parse::text_of;
use super::signs::{PREVIEW, PREVIEW_SITE, Role, sign_of, site_at};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashMap;
use scraper::node::Element;
use scraper::{Html, Node};

/// What is held for the paper has at least so many characters.
const LEAST: usize = 40;

/// What of a page holds the paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Main<'p> {
    pub(super) node: NodeRef<'p, Node>,
    /// The site whose sign it bears, as in the table of signs.
    pub(super) site: &'static str,
}

/// How much text a node holds, in characters that are no white space.
#[derive(Debug, Default, Clone, Copy)]
struct Size {
    text: usize,
    /// Of that, in links.
    linked: usize,
}

/// The node that holds the paper: by the signs of the sites, else the smallest that holds the
/// running text, what stands beside it being links.
pub(super) fn main(html: &Html) -> Main<'_> {
    let root = html.tree.root();
    let sizes = sizes(root);
    let size = |node: NodeRef<'_, Node>| sizes.get(&node.id()).copied().unwrap_or_default();
    let mut best: Option<(usize, usize, NodeRef<'_, Node>)> = None;
    for node in root.descendants() {
        let Some(element) = node.value().as_element() else { continue };
        if element.name() == PREVIEW.0
            && short_text(node, PREVIEW.1.len()) == PREVIEW.1
            && let Some(around) = node.parent()
        {
            return Main { node: around, site: PREVIEW_SITE };
        }
        if let Some((place, Role::Main)) = sign_of(element) {
            let text = size(node).text;
            let better = best.is_none_or(|(other, longest, _)| {
                place < other || place == other && text > longest
            });
            if text >= LEAST && better {
                best = Some((place, text, node));
            }
        }
    }
    if let Some((place, _, node)) = best {
        return Main { node, site: site_at(place) };
    }
    let is_body = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| element.name() == "body")
    };
    let mut at = root.descendants().find(is_body).unwrap_or(root);
    loop {
        let all = size(at);
        // What is dropped does not count in what is around it.
        let seen = |element: &Element| is_block(element) && !is_dropped(element);
        let blocks = at.children().filter(|child| child.value().as_element().is_some_and(seen));
        let Some(largest) = blocks.max_by_key(|child| size(*child).text - size(*child).linked)
        else {
            return Main { node: at, site: site_at(usize::MAX) };
        };
        let held = size(largest);
        let (beside, linked) = (all.text - held.text, all.linked - held.linked);
        let running = (held.text - held.linked) * 10 >= (all.text - all.linked) * 7;
        if !running || held.text < LEAST || linked * 2 < beside {
            return Main { node: at, site: site_at(usize::MAX) };
        }
        at = largest;
    }
}

/// How much text each element holds. Nothing that is dropped counts where it stands, but it has a
/// size of its own: what holds a paper may be hidden until someone asks for it.
fn sizes(root: NodeRef<'_, Node>) -> FxHashMap<NodeId, Size> {
    let mut sizes = FxHashMap::default();
    let mut open: Vec<Size> = vec![Size::default()];
    let mut links = 0_usize;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    links += usize::from(element.name() == "a");
                    open.push(Size::default());
                }
                node => {
                    if let (Some(text), Some(size)) = (text_of(node), open.last_mut()) {
                        let length = text.chars().filter(|c| !c.is_whitespace()).count();
                        size.text += length;
                        size.linked += if links > 0 { length } else { 0 };
                    }
                }
            },
            Edge::Close(node) => {
                let Some(element) = node.value().as_element() else { continue };
                links -= usize::from(element.name() == "a");
                let size = open.pop().unwrap_or_default();
                sizes.insert(node.id(), size);
                if let Some(around) = open.last_mut()
                    && !is_dropped(element)
                {
                    around.text += size.text;
                    around.linked += size.linked;
                }
            }
        }
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "De minister zegt de Kamer toe dat zij voor de zomer een brief ontvangt.";

    fn held(markup: &str) -> String {
        let html = Html::parse_document(markup);
        short_text(main(&html).node, 500)
    }

    #[test]
    fn ok_by_the_signs_of_sites() {
        let other = "<p>Nieuws van vandaag over iets dat ook wel enige lengte heeft.</p>";
        let pages = [
            format!("<main>{other}<div id=broodtekst><p>{TEXT}</div></main>"),
            format!(
                "<main>{other}<div aria-hidden=true><div class='m-modal__content'>{TEXT}\
                     </div></div><div class='m-modal__content'>Deel</div></main>"
            ),
            format!("<div id=content class=article><p>{TEXT}</div>{other}"),
            format!("{other}<div role=main>{TEXT}</div>"),
            format!("<main></main>{other}<article>{TEXT}</article>").replace(other, "<p>x</p>"),
        ];
        for page in pages {
            assert_eq!(held(&page), TEXT, "{page}");
        }
        let preview =
            format!("<main>{other}<div><h4>Preview document (origineel)</h4>{TEXT}</div>");
        assert!(held(&preview).ends_with(TEXT) && !held(&preview).contains("Nieuws"));
    }

    #[test]
    fn ok_running_text_without_signs() {
        let links = "<li><a href=x>Onderwerpen van de regering</a>".repeat(5);
        let page =
            format!("<ul>{links}</ul><div><div><h1>Brief</h1><p>{TEXT}<p>{TEXT}</div></div>");
        assert_eq!(held(&page), format!("Brief{TEXT}{TEXT}"));
        let page = format!("<div hidden>{TEXT}{TEXT}</div><div>{TEXT}</div>");
        assert_eq!(held(&page), TEXT);
        // What stands beside the text and is no list of links stays.
        let page = format!("<h1>Brief over het onderwerp</h1><div>{TEXT}</div><p>W. Jansen</p>");
        assert!(held(&page).starts_with("Brief over") && held(&page).ends_with("W. Jansen"));
    }
}
