//! Fields: what Word computes, as its code and the result it printed last.
//!
//! A field's code stands between its beginning and its separator, its result between that and its
//! end; all three may lie in different paragraphs, and a field may stand in another's code.

/// Fields whose result says nothing of the paper.
const OF_THE_PAGE: &[&str] = &["PAGE", "NUMPAGES", "SECTIONPAGES"];

/// Fields that list what stands elsewhere in the paper.
const LISTS: &[&str] = &["TOC", "INDEX", "TOA"];

#[derive(Debug, Default)]
struct Field {
    code: String,
    /// Whether its result has begun.
    result: bool,
}

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Whether numbers of pages are text: in running feet, where they are what the page prints.
    pub(super) of_the_page: bool,
}

/// A code is no longer than this, in bytes.
const LONGEST: usize = 8_192;

impl Fields {
    pub(super) fn begin(&mut self) {
        self.open.push(Field::default());
    }

    /// A part of the innermost field's code.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.result)
            && field.code.len() + text.len() <= LONGEST
        {
            field.code.push_str(text);
        }
    }

    /// The result of the innermost field begins; gives the address it links to.
    pub(super) fn separate(&mut self) -> Option<String> {
        let field = self.open.last_mut()?;
        field.result = true;
        let target = address(&field.code)?;
        (!self.hides()).then_some(target)
    }

    /// The innermost field ends. Gives whether it was one that links.
    pub(super) fn end(&mut self) -> bool {
        self.open.pop().is_some_and(|field| field.result && address(&field.code).is_some())
    }

    /// Whether text here is no text of the paper.
    pub(super) fn hides(&self) -> bool {
        let of_the_page = |field: &Field| OF_THE_PAGE.contains(&field.name().as_str());
        self.open.iter().any(|field| !field.result || !self.of_the_page && of_the_page(field))
    }

    /// Whether text here lists what stands elsewhere.
    pub(super) fn lists(&self) -> bool {
        self.open.iter().any(|field| field.result && LISTS.contains(&field.name().as_str()))
    }

    /// All fields end, where a part of the package does.
    pub(super) fn close(&mut self) {
        self.open.clear();
    }
}

impl Field {
    fn name(&self) -> String {
        self.code.split_whitespace().next().unwrap_or_default().to_uppercase()
    }
}

/// The address in the code of a link: `HYPERLINK "https://…" \o "…"`.
fn address(code: &str) -> Option<String> {
    let rest = code.trim_start();
    let (name, rest) = rest.split_once([' ', '"'])?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '"']);
    let end = rest.find(['"', ' ']).unwrap_or(rest.len());
    let target = rest.get(..end)?;
    is_address(target).then(|| target.to_owned())
}

/// Whether a link leads to the web.
pub(super) fn is_address(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_field_within_the_code_of_another_prints_nothing() {
        let mut fields = Fields::default();
        fields.begin();
        fields.code(" if ");
        fields.begin();
        fields.code("DOCPROPERTY datum ");
        assert_eq!(fields.separate(), None);
        assert!(fields.hides());
        fields.end();
        fields.code(" = \"1\" \"a\" \"b\"");
        fields.separate();
        assert!(!fields.hides());
        fields.end();
        assert!(!fields.hides() && !fields.end());
    }

    #[test]
    fn ok_links_and_lists() {
        for (code, want) in [
            (" HYPERLINK \"https://x.nl/a b\" \\o \"tip\" ", Some("https://x.nl/a")),
            ("hyperlink https://x.nl", Some("https://x.nl")),
            (" HYPERLINK \\l \"_Toc1\" ", None),
            ("HYPERLINK \"mailto:a@b.nl\"", None),
            ("HYPERLINK", None),
            ("PAGEREF _Toc1 \\h", None),
        ] {
            assert_eq!(address(code).as_deref(), want, "{code}");
        }
        let mut fields = Fields::default();
        fields.begin();
        fields.code(" TOC \\o \"1-3\" ");
        assert!(!fields.lists());
        fields.separate();
        assert!(fields.lists() && !fields.hides());
        fields.begin();
        fields.code("page \\* MERGEFORMAT");
        fields.separate();
        assert!(fields.hides());
    }
}
