//! From markup to a tree, within bounds.
//!
//! html5ever follows the web standard, which some markup drives into work out of proportion to its
//! size: elements nested without end are searched through at every tag, formatting left open is
//! opened anew in every paragraph, each attribute of a tag is compared with all before it. The gate
//! between its tokenizer and its tree builder keeps depth, size and attributes within what pages
//! have.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};
use scraper::{Html, HtmlTreeSink, Node};
use std::cell::Cell;

/// Elements deeper than this are left out of the tree; their text stays.
const DEEPEST: usize = 200;

/// The most elements and stretches of text of a page.
const MOST_NODES: usize = 1_500_000;

/// The most tags of a page.
const MOST_TAGS: usize = 4_000_000;

/// The most attributes of a tag.
const MOST_ATTRIBUTES: usize = 2_000;

/// The attributes something is read from; all others are left out of the tree.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "datetime",
    "href",
    "hidden",
    "id",
    "name",
    "property",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scheme",
    "start",
    "style",
    "type",
    "value",
];

/// Elements whose text is no text of the page.
const MUTE: &[&str] = &["script", "style"];

/// The tree of a page.
///
/// # Errors
/// If the page has more of something than any page has.
pub(super) fn tree(text: &str) -> Result<Html, String> {
    if has_excess_attributes(text) {
        return Err(format!("a tag of the page has more than {MOST_ATTRIBUTES} attributes"));
    }
    let sink = HtmlTreeSink::new(Html::new_document());
    let gate = Gate {
        builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
        tags: Cell::new(0),
        is_mute: Cell::new(false),
        is_full: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // A script or a declared encoding stops the tokenizer, which then goes on where it was.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Gate { builder, is_full, .. } = tokenizer.sink;
    if is_full.get() {
        return Err("the page has more elements than griffie reads in one page".to_owned());
    }
    Ok(builder.sink.finish())
}

type Builder =
    TreeBuilder<<HtmlTreeSink as html5ever::tree_builder::TreeSink>::Handle, HtmlTreeSink>;

/// Lets through to the tree builder what is read and can be borne.
struct Gate {
    builder: Builder,
    tags: Cell<usize>,
    /// Whether the text to come is a script or a style sheet.
    is_mute: Cell<bool>,
    is_full: Cell<bool>,
}

impl Gate {
    /// How deep the node stands that came into the tree last.
    fn depth(&self) -> usize {
        let page = self.builder.sink.0.borrow();
        let last = page.tree.nodes().next_back();
        last.map_or(0, |node| node.ancestors().take(DEEPEST + 1).count())
    }

    fn is_over(&self) -> bool {
        self.tags.get() > MOST_TAGS || self.builder.sink.0.borrow().tree.values().len() > MOST_NODES
    }
}

impl TokenSink for Gate {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        if self.is_full.get() {
            return TokenSinkResult::Continue;
        }
        let token = match token {
            Token::ParseError(_) | Token::CommentToken(_) => return TokenSinkResult::Continue,
            Token::CharacterTokens(_) if self.is_mute.get() => return TokenSinkResult::Continue,
            Token::TagToken(mut tag) => {
                self.tags.set(self.tags.get() + 1);
                if self.is_over() {
                    self.is_full.set(true);
                    return TokenSinkResult::Continue;
                }
                tag.attrs.retain(|attribute| ATTRIBUTES.contains(&&*attribute.name.local));
                let mute = MUTE.contains(&&*tag.name);
                let is_start = tag.kind == TagKind::StartTag;
                self.is_mute.set(is_start && mute && !holds_data(&tag));
                if is_start && !mute && self.depth() >= DEEPEST {
                    return TokenSinkResult::Continue;
                }
                Token::TagToken(tag)
            }
            token => token,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether a script holds data about the page: JSON-LD.
fn holds_data(tag: &Tag) -> bool {
    let mut attributes = tag.attrs.iter();
    attributes.any(|attribute| &*attribute.name.local == "type" && attribute.value.contains("json"))
}

/// Whether a tag may have more attributes than any page gives one, counted as words outside quotes.
///
/// Where tags begin depends on scripts, comments and quotes, so every `<` before a letter counts as
/// a beginning, and what can stand inside and outside quotes is followed side by side.
fn has_excess_attributes(text: &str) -> bool {
    /// Attributes so far of a tag that is open, for each state it can be in.
    #[derive(Default)]
    struct Open {
        bare: Option<usize>,
        single: Option<usize>,
        double: Option<usize>,
    }
    let mut open = Open::default();
    let mut last = b' ';
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'<' if bytes
                .peek()
                .is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/') =>
            {
                open.bare = open.bare.max(Some(0));
            }
            b'>' => open.bare = None,
            b'"' | b'\'' => {
                let quoted = if byte == b'"' { &mut open.double } else { &mut open.single };
                let ends = quoted.take();
                if last == b'=' {
                    *quoted = open.bare.take();
                }
                open.bare = open.bare.max(ends);
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' => {}
            _ => {
                if matches!(last, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\'')
                    && let Some(count) = &mut open.bare
                {
                    *count += 1;
                    if *count > MOST_ATTRIBUTES {
                        return true;
                    }
                }
            }
        }
        // White space may stand between `=` and the quote.
        if !(last == b'=' && byte.is_ascii_whitespace()) {
            last = byte;
        }
    }
    false
}

/// Whether a node is text.
pub(super) fn text_of(node: &Node) -> Option<&str> {
    node.as_text().map(|text| &**text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &Html) -> Vec<&str> {
        let elements = html.tree.values().filter_map(Node::as_element);
        elements.map(scraper::node::Element::name).collect()
    }

    fn text(html: &Html) -> String {
        html.tree.root().descendants().filter_map(|node| text_of(node.value())).collect()
    }

    #[test]
    fn ok_scripts_comments_and_unread_attributes_are_left_out() {
        let page = "<!-- x --><p onclick=a class=b>Een</p><script>1 < 2</script><style>p</style>\
                    <script type='application/ld+json'>{}</script>";
        let page = tree(page).expect("a page");
        assert_eq!(text(&page), "Een{}");
        let paragraph = page.tree.values().filter_map(Node::as_element);
        let mut paragraph = paragraph.filter(|element| element.name() == "p");
        let attributes: Vec<_> = paragraph.next().expect("one").attrs().collect();
        assert_eq!(attributes, [("class", "b")]);
    }

    #[test]
    fn ok_deep_nesting_keeps_the_text() {
        let page = format!("{}diep{}<p>onder", "<div>".repeat(20_000), "</div>".repeat(20_000));
        let page = tree(&page).expect("a page");
        assert!(names(&page).len() < 2 * DEEPEST);
        assert_eq!(text(&page), "dieponder");
    }

    #[test]
    fn ok_formatting_left_open() {
        let open = (0..500).map(|n| format!("<b id=a{n}>")).collect::<Vec<_>>().concat();
        let page = format!("<p>{open}een{}", "<p>x".repeat(500));
        assert!(text(&tree(&page).expect("a page")).ends_with("xxx"));
    }

    #[test]
    fn ok_attributes_of_ordinary_pages() {
        let page = "<p title='a <b c' class=\"d\">x > y = \"z\"</p>".repeat(MOST_ATTRIBUTES);
        assert!(!has_excess_attributes(&page));
        let quoted = format!("<img alt=\"{}\">", "woord ".repeat(10_000));
        assert!(!has_excess_attributes(&quoted));
        let prose = format!("<p>a < b en {}</p>", "woord ".repeat(10_000));
        assert!(!has_excess_attributes(&prose));
    }

    #[test]
    fn err_attributes_without_end() {
        for attribute in [" a", " a=b", " a='b'", " a= \"b\"", "/a", " a=\"b\"a"] {
            for before in ["", "<script>a<b c=\"</script>", "<!-- <a b='", "<p title=\"<a b='\">"] {
                let page = format!("{before}<p{}>", attribute.repeat(5_000));
                let message = tree(&page).expect_err(attribute);
                assert!(message.contains("attributes"), "{message}");
            }
        }
    }

    #[test]
    fn err_elements_without_end() {
        let page = "<br>".repeat(MOST_NODES + 1);
        assert!(tree(&page).expect_err("too many").contains("more elements"));
    }
}
