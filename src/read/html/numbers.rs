//! The numbers of questions and answers, from the line above them.

use super::node::{heading_level, short_text};
use super::signs::{Role, role_of};
use crate::read::official_xml::numbers;
use ego_tree::NodeRef;
use scraper::Node;

/// A longer line above a question is no label.
const LONGEST_LABEL: usize = 80;

/// The numbers in the label of a question or an answer.
pub(super) fn numbers(block: NodeRef<'_, Node>) -> Vec<String> {
    let label = block.descendants().skip(1).take(12).find(|node| {
        node.value().as_element().is_some_and(|element| {
            heading_level(element).is_some()
                || matches!(role_of(element), Some(Role::Paragraph | Role::Line))
        })
    });
    let text = label.map(|label| short_text(label, LONGEST_LABEL + 1)).unwrap_or_default();
    if text.chars().count() > LONGEST_LABEL { Vec::new() } else { numbers::numbers(&text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn ok_labels_above_questions() {
        let cases = [
            (
                "<div><h2 class=stuktitel><a id=a></a>Vraag 2\n </h2><p>Heeft u 3 jaar?</p></div>",
                "2",
            ),
            ("<div><p class=nummer>4</p><p>Heeft u 3 jaar?</p></div>", "4"),
            ("<div><p>Heeft u 3 jaar?</p></div>", ""),
        ];
        for (markup, want) in cases {
            let html = Html::parse_fragment(markup);
            let mut nodes = html.tree.root().descendants();
            let block = nodes.find(|node| {
                node.value().as_element().is_some_and(|element| element.name() == "div")
            });
            assert_eq!(numbers(block.expect("a block")).join(","), want, "{markup}");
        }
    }
}
