//! Which addresses the page links to.

/// Whether an address is one of the web, safe to link to.
pub(super) fn is_web(url: &str) -> bool {
    let scheme = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    scheme && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_only_addresses_of_the_web_are_links() {
        let cases = [
            ("https://wetten.overheid.nl/BWBR0040635", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("https://example.org/\u{0}", false),
            ("//example.org", false),
            ("data:text/html,x", false),
            ("http", false),
            ("", false),
        ];
        for (url, want) in cases {
            assert_eq!(is_web(url), want, "{url}");
        }
    }
}
