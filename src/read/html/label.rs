//! The labels browsers print before the items of a list.

use scraper::node::Element;

/// A list that is open, and the number of its next item.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    style: Style,
    next: i32,
    step: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Nothing,
    Bullet,
    Decimal,
    Letter,
    Roman,
    /// As the style after it, in capitals.
    UpperLetter,
    UpperRoman,
}

impl List {
    /// A list as its element says; `items` is how many it has.
    pub(super) fn of(element: &Element, items: usize) -> Self {
        let ordered = element.name() == "ol";
        let plain = element.attr("style").is_some_and(|style| style.contains("none"))
            || element.classes().any(|class| matches!(class, "expliciet" | "list-style-none"));
        let style = match element.attr("type") {
            _ if plain => Style::Nothing,
            _ if !ordered => Style::Bullet,
            Some("a") => Style::Letter,
            Some("A") => Style::UpperLetter,
            Some("i") => Style::Roman,
            Some("I") => Style::UpperRoman,
            _ => Style::Decimal,
        };
        let backwards = element.attr("reversed").is_some();
        let first = if backwards { i32::try_from(items).unwrap_or(1) } else { 1 };
        let next = integer(element.attr("start")).unwrap_or(first);
        Self { style, next, step: if backwards { -1 } else { 1 } }
    }

    /// The label of the next item, which may bear a number of its own.
    pub(super) fn label(&mut self, item: &Element) -> Option<String> {
        let number = integer(item.attr("value")).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let text = match self.style {
            Style::Nothing => return None,
            Style::Bullet => return Some("•".to_owned()),
            Style::Decimal => None,
            Style::Letter => letters(number),
            Style::UpperLetter => letters(number).map(|text| text.to_uppercase()),
            Style::Roman => roman(number),
            Style::UpperRoman => roman(number).map(|text| text.to_uppercase()),
        };
        Some(text.map_or_else(|| format!("{number}."), |text| format!("{text}.")))
    }
}

/// Whether an item's own text begins with a label: `– `, `a. `, `(ii) `, `2°.`.
pub(super) fn is_labelled(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(['–', '—', '-', '•', '·', '‒', '□', '○', '\u{f0b7}']) {
        return true;
    }
    let word = text.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_start_matches('(');
    let core = bare.trim_end_matches(['.', ')', ':', '°', 'º']);
    let short = !core.is_empty() && core.len() <= 6;
    let numbered = core.chars().all(|c| c.is_ascii_digit() || c == '.')
        || core.len() <= 2 && core.chars().all(|c| c.is_ascii_alphabetic())
        || core.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    core.len() < bare.len() && short && numbered
}

fn integer(value: Option<&str>) -> Option<i32> {
    value.and_then(|value| value.trim().parse().ok())
}

fn letters(number: i32) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut text = Vec::new();
    while rest > 0 {
        rest -= 1;
        text.push(char::from(b'a' + u8::try_from(rest % 26).ok()?));
        rest /= 26;
    }
    Some(text.into_iter().rev().collect())
}

fn roman(number: i32) -> Option<String> {
    const SIGNS: &[(i32, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for &(value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Node};

    fn labels(markup: &str) -> Vec<String> {
        let html = Html::parse_fragment(markup);
        let elements: Vec<&Element> = html.tree.values().filter_map(Node::as_element).collect();
        let items: Vec<&Element> =
            elements.iter().copied().filter(|element| element.name() == "li").collect();
        let list = elements.iter().find(|element| matches!(element.name(), "ol" | "ul"));
        let mut list = List::of(list.expect("a list"), items.len());
        items.iter().filter_map(|item| list.label(item)).collect()
    }

    #[test]
    fn ok_labels_as_browsers_print_them() {
        let cases: &[(&str, &[&str])] = &[
            ("<ol><li><li>", &["1.", "2."]),
            ("<ol start=26 type=a><li><li><li>", &["z.", "aa.", "ab."]),
            ("<ol type=I start=3><li><li>", &["III.", "IV."]),
            ("<ol type=i start=4000><li>", &["4000."]),
            ("<ol type=A start=0><li><li>", &["0.", "A."]),
            ("<ol reversed><li><li>", &["2.", "1."]),
            ("<ol><li value=7><li>", &["7.", "8."]),
            ("<ol start=2147483647><li><li>", &["2147483647.", "2147483647."]),
            ("<ol start=x><li>", &["1."]),
            ("<ul><li><li>", &["•", "•"]),
            ("<ul class='expliciet whitespace-small'><li>", &[]),
            ("<ul style='list-style: none'><li>", &[]),
        ];
        for (markup, want) in cases {
            assert_eq!(labels(markup), *want, "{markup}");
        }
    }

    #[test]
    fn ok_items_with_labels_of_their_own() {
        for text in ["– de wet", "a. de", "(ii) de", "2°. de", "1.2.3. de", "10) de", "• x"] {
            assert!(is_labelled(text), "{text}");
        }
        for text in ["De wet", "a de", "2024 was", "van. x", "", "A"] {
            assert!(!is_labelled(text), "{text}");
        }
    }
}
