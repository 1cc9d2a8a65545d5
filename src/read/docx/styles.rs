//! The styles of a document, each with what it takes from those it is based on.

use super::super::xml;
use super::word::{child, name, number, switch, value};
use roxmltree::{Document, Node};
use rustc_hash::FxHashMap;

/// How far a style may be based on others.
const CHAIN: usize = 20;

/// What a style says, as far as it matters here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Its name in lower case: `heading 1`, `kop 1`, `toc 2`.
    name: String,
    based_on: Option<String>,
    /// The depth of a heading, from 0; 9 is body text.
    outline: Option<u8>,
    /// The list it numbers its paragraphs in, and the level there.
    list: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
    /// Whether it draws lines around the cells of tables.
    lines: bool,
}

/// The styles of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: FxHashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    pub(super) fn of(part: &Document<'_>) -> Self {
        let mut styles = Self::default();
        for node in part.root_element().children().filter(|node| name(*node) == "style") {
            let Some(id) = xml::attribute(node, "styleId") else { continue };
            let paragraph = child(node, "pPr");
            let listed = paragraph.and_then(|p| child(p, "numPr"));
            let style = Style {
                name: value(node, "name").unwrap_or_default().to_lowercase(),
                based_on: value(node, "basedOn").map(str::to_owned),
                outline: paragraph.and_then(|p| number(p, "outlineLvl")),
                list: listed.and_then(|n| value(n, "numId")).map(str::to_owned),
                level: listed.and_then(|n| number(n, "ilvl")),
                hidden: child(node, "rPr").and_then(|run| switch(run, "vanish")),
                lines: xml::attribute(node, "type") == Some("table") && draws_lines(node),
            };
            let default = matches!(xml::attribute(node, "default"), Some("1" | "true"));
            if default && xml::attribute(node, "type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// The style with this id and those it is based on, itself first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let style = self.by_id.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(CHAIN)
    }

    /// The depth of the headings a style makes, from 1.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        let mut chain = self.chain(id);
        let level = chain.find_map(|style| style.outline.or_else(|| heading_of_name(&style.name)));
        level.filter(|&level| level < 9).map(|level| level + 1)
    }

    /// The list and level a style numbers its paragraphs in.
    pub(super) fn list(&self, id: Option<&str>) -> (Option<String>, Option<usize>) {
        let list = self.chain(id).find_map(|style| style.list.clone());
        (list, self.chain(id).find_map(|style| style.level))
    }

    /// Whether text of this style is hidden.
    pub(super) fn hides(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.hidden)
    }

    /// Whether a style of tables draws lines around their cells.
    pub(super) fn draws_lines(&self, id: Option<&str>) -> bool {
        id.is_some() && self.chain(id).any(|style| style.lines)
    }

    /// Whether a style is one of Word's own, under its English or its Dutch name.
    pub(super) fn is(&self, id: Option<&str>, names: &[&str]) -> bool {
        self.chain(id).take(3).any(|style| {
            let bare = style.name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            names.contains(&bare)
        })
    }
}

/// Whether a style of tables draws lines anywhere.
fn draws_lines(style: Node<'_, '_>) -> bool {
    let borders = style.descendants().filter(|n| matches!(name(*n), "tblBorders" | "tcBorders"));
    let mut lines = borders.flat_map(|borders| borders.children()).filter(Node::is_element);
    lines.any(|line| !matches!(xml::attribute(line, "val"), None | Some("nil" | "none")))
}

/// `heading 2`, `kop 2`, `title`: the depth from 0, by the names Word gives its own styles.
fn heading_of_name(name: &str) -> Option<u8> {
    if matches!(name, "title" | "titel") {
        return Some(0);
    }
    let number = ["heading ", "kop "].iter().find_map(|word| name.strip_prefix(word))?;
    number.trim().parse::<u8>().ok()?.checked_sub(1).filter(|&level| level < 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
        <w:style w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Eigen"><w:name w:val="Tussenkop"/><w:basedOn w:val="Kop1"/>
            <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:styleId="Plat"><w:name w:val="Kop plat"/><w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
        <w:style w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond"/></w:style>
        <w:style w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="Inhopg2"><w:name w:val="toc 2"/></w:style></w:styles>"#;

    #[test]
    fn ok_what_styles_take_from_others() {
        let part = xml::parse(PART).unwrap();
        let styles = Styles::of(&part);
        assert_eq!(styles.heading(Some("Kop1")), Some(1));
        assert_eq!(styles.heading(Some("Eigen")), Some(3));
        for none in [None, Some("Plat"), Some("Rond"), Some("Onbekend")] {
            assert_eq!(styles.heading(none), None, "{none:?}");
        }
        assert_eq!(styles.list(Some("Eigen")), (Some("7".to_owned()), Some(1)));
        assert_eq!(styles.hides(Some("Weg")), Some(true));
        assert!(styles.is(Some("Inhopg2"), &["toc"]) && !styles.is(Some("Kop1"), &["toc"]));
    }
}
