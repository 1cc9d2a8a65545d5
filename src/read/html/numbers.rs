//! The numbers of questions and answers, from the line above them.

use super::node::{heading_level, short_text};
use super::signs::{Role, role_of};
use ego_tree::NodeRef;
use scraper::Node;

/// A longer line above a question is no label.
const LONGEST_LABEL: usize = 80;

/// The most numbers a range stands for.
const WIDEST_RANGE: u32 = 100;

/// The numbers in the label of a question or an answer.
pub(super) fn numbers(block: NodeRef<'_, Node>) -> Vec<String> {
    let label = block.descendants().skip(1).take(12).find(|node| {
        node.value().as_element().is_some_and(|element| {
            heading_level(element).is_some()
                || matches!(role_of(element), Some(Role::Number | Role::Line))
        })
    });
    let text = label.map(|label| short_text(label, LONGEST_LABEL + 1)).unwrap_or_default();
    if text.chars().count() > LONGEST_LABEL { Vec::new() } else { numbers_in(&text) }
}

/// `Antwoord 2, 3 en 5 t/m 7`: 2, 3, 5, 6, 7.
fn numbers_in(label: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut between = String::new();
    let mut word = String::new();
    for c in label.chars().chain([' ']) {
        if c.is_ascii_digit()
            || c.is_ascii_lowercase() && word.starts_with(|c: char| c.is_ascii_digit())
        {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
            // `3a` is a number, `3e` of `3e termijn` or `2de` is none.
            if word.len() - digits <= 1 && digits <= 4 {
                let first = numbers.last().and_then(|last| last.parse::<u32>().ok());
                if let (true, Some(first), Ok(last)) =
                    (is_range(&between), first, word.parse::<u32>())
                    && (first..=first.saturating_add(WIDEST_RANGE)).contains(&last)
                {
                    numbers.extend((first + 1..last).map(|number| number.to_string()));
                }
                numbers.push(std::mem::take(&mut word));
            }
            word.clear();
            between.clear();
        }
        between.push(c);
    }
    numbers
}

fn is_range(between: &str) -> bool {
    matches!(between.trim(), "t/m" | "tot en met" | "-" | "–" | "‒" | "tot")
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn ok_numbers_of_labels() {
        let cases: &[(&str, &[&str])] = &[
            ("Vraag 1", &["1"]),
            ("Antwoord 2 en 3", &["2", "3"]),
            ("Antwoord op vragen 2, 3 en 5 t/m 7:", &["2", "3", "5", "6", "7"]),
            ("Antwoord 1 tot en met 4", &["1", "2", "3", "4"]),
            ("Vragen 3-5", &["3", "4", "5"]),
            ("Vraag 3a", &["3a"]),
            ("12", &["12"]),
            ("Antwoord", &[]),
            ("Vraag 7 - 2", &["7", "2"]),
            ("Vraag 1 – 4000", &["1", "4000"]),
            ("Kamerstuk 29517", &[]),
        ];
        for (label, want) in cases {
            assert_eq!(numbers_in(label), *want, "{label}");
        }
    }

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
