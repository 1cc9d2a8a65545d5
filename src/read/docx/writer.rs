//! From the markup of a document to its text and marks.
//!
//! The walk keeps its own stack, so no nesting can exhaust the program's.

use super::super::rendering::Rendering;
use super::super::{Mark, MarkKind, xml};
use super::fields::Fields;
use super::notes::Notes;
use super::numbering::Numbering;
use super::parts::{Links, Parts, Place};
use super::sections::Section;
use super::styles::Styles;
use super::symbols::symbol;
use super::word::{child, name, switch, value};
use roxmltree::Node;

/// Writes a document.
#[expect(clippy::struct_excessive_bools, reason = "what is open around the place, a flag each")]
pub(super) struct Writer<'a> {
    pub(super) parts: &'a Parts<'a>,
    pub(super) page: Rendering,
    steps: Vec<Step<'a>>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) footnotes: Notes<'a>,
    pub(super) endnotes: Notes<'a>,
    links: &'a Links,
    pub(super) sections: &'a [Section],
    /// The section that is written.
    pub(super) section: usize,
    /// The page that is written.
    pub(super) number: u32,
    /// Whether a page has started in the row of a table that is written.
    pub(super) turned: Option<bool>,
    pub(super) place: Place,
    pub(super) mode: Mode,
    pub(super) fields: Fields,
    /// How many things around the place hide text: deletions, hidden runs.
    pub(super) quiet: usize,
    /// Whether the paragraph's style hides its text.
    pub(super) hidden: bool,
    /// Whether a link is open: links do not nest.
    pub(super) linked: bool,
    /// Line breaks behind the last text of the paragraph.
    pub(super) breaks: usize,
    /// The kind of the paragraph that is open, where it may be parted at two line breaks.
    pub(super) parted: bool,
    /// Text boxes anchored in the paragraph that is written.
    pub(super) boxes: Vec<Node<'a, 'a>>,
    /// How many lists of contents stand around the place.
    pub(super) contents: usize,
    /// Whether the head of the first page may go on.
    pub(super) head: bool,
    /// Paragraphs written in the head.
    pub(super) headed: usize,
    /// Whether the last paragraph goes on with the next, its end being deleted.
    pub(super) merged: bool,
    /// A mark that a note's text repeats at its start.
    pub(super) repeated: Option<String>,
}

/// What paragraphs are where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Blocks of their own.
    Body,
    /// Parts of a cell.
    Cell,
    /// Parts of a note.
    Note,
    /// Lines of a block that is open.
    Lines,
    /// Words of a line that is open.
    Joined,
}

/// What is still to be done.
pub(super) enum Step<'a> {
    Visit(Node<'a, 'a>),
    Begin(MarkKind),
    End,
    /// The paragraph ends; it is marked, goes on with the next, ends its section.
    EndParagraph(super::paragraph::Ending),
    /// The number of a paragraph, or another sign of its own.
    Label(String),
    EndNote(Place, Mode),
    EndField,
    EndLink,
    EndContents,
    EndRow,
    Loud,
    LineBreak,
    Tab,
    Mode(Mode),
}

impl<'a> Writer<'a> {
    pub(super) fn new(parts: &'a Parts<'a>) -> Self {
        Self {
            parts,
            page: Rendering::default(),
            steps: Vec::new(),
            styles: parts.related("styles").map(Styles::of).unwrap_or_default(),
            numbering: parts.related("numbering").map(Numbering::of).unwrap_or_default(),
            footnotes: Notes::of(
                parts.related("footnotes"),
                parts.counting("footnotePr"),
                "decimal",
            ),
            endnotes: Notes::of(
                parts.related("endnotes"),
                parts.counting("endnotePr"),
                "lowerRoman",
            ),
            links: parts.links,
            sections: &parts.sections,
            section: 0,
            number: 1,
            turned: None,
            place: Place::Main,
            mode: Mode::Body,
            fields: Fields::default(),
            quiet: 0,
            hidden: false,
            linked: false,
            breaks: 0,
            parted: false,
            boxes: Vec::new(),
            contents: 0,
            head: true,
            headed: 0,
            merged: false,
            repeated: None,
        }
    }

    /// The text of the document and its marks.
    pub(super) fn write(mut self) -> (String, Vec<Mark>) {
        let (first, others) = self.parts.running();
        if self.parts.paged {
            self.page.page_start(self.number);
        }
        self.place = Place::Running;
        if let Some(first) = first {
            self.aside(MarkKind::Letterhead, first.root_element());
        }
        self.place = Place::Main;
        let body = child(self.parts.main.root_element(), "body");
        self.push(body.into_iter().flat_map(|body| body.children()).map(Step::Visit).collect());
        self.run();
        if self.merged {
            self.page.end();
        }
        self.place = Place::Running;
        for other in others {
            self.aside(MarkKind::Furniture, other.root_element());
        }
        self.page.finish()
    }

    /// Writes a running head or foot as lines of one block.
    fn aside(&mut self, kind: MarkKind, part: Node<'a, 'a>) {
        self.fields.close();
        self.fields.of_the_page = kind == MarkKind::Furniture;
        self.mode = Mode::Lines;
        let steps = [Step::Begin(kind)].into_iter();
        let steps = steps.chain(part.children().map(Step::Visit)).chain([Step::End]);
        self.push(steps.collect());
        self.run();
        self.mode = Mode::Body;
        self.fields.of_the_page = false;
        self.fields.close();
    }

    fn run(&mut self) {
        while let Some(step) = self.steps.pop() {
            self.step(step);
        }
    }

    /// Does `steps` next, in their order.
    pub(super) fn push(&mut self, steps: Vec<Step<'a>>) {
        self.steps.extend(steps.into_iter().rev());
    }

    fn step(&mut self, step: Step<'a>) {
        match step {
            Step::Visit(node) => self.visit(node),
            Step::Begin(kind) => self.page.begin(kind),
            Step::End => self.page.end(),
            Step::EndParagraph(ending) => self.end_paragraph(ending),
            Step::EndNote(place, mode) => {
                self.repeated = None;
                self.end_link();
                self.page.end_note();
                (self.place, self.mode) = (place, mode);
            }
            Step::Label(label) => {
                self.page.text(&label);
                self.page.text(" ");
            }
            Step::EndField => self.end_field(),
            Step::EndLink => self.end_link(),
            Step::EndContents => self.contents -= 1,
            Step::EndRow => self.turned = None,
            Step::Loud => self.quiet -= 1,
            Step::LineBreak => self.page.line_break(),
            Step::Tab => self.page.tab(),
            Step::Mode(mode) => self.mode = mode,
        }
    }

    pub(super) fn children(&mut self, node: Node<'a, 'a>) {
        self.push(node.children().map(Step::Visit).collect());
    }

    /// What a node holds, then a step.
    pub(super) fn children_then(&mut self, node: Node<'a, 'a>, last: Step<'a>) {
        self.push(node.children().map(Step::Visit).chain([last]).collect());
    }

    fn visit(&mut self, node: Node<'a, 'a>) {
        if !node.is_element() {
            return;
        }
        match name(node) {
            "" => self.foreign(node),
            "p" => self.paragraph(node),
            "tbl" => self.table(node),
            "r" => self.run_of_text(node),
            "t" => self.text(node),
            "instrText" | "delInstrText" => self.fields.code(node.text().unwrap_or_default()),
            "fldChar" => self.field_sign(node),
            "fldSimple" => {
                self.fields.begin();
                self.fields.code(xml::attribute(node, "instr").unwrap_or_default());
                let target = self.fields.separate();
                self.link(target);
                self.children_then(node, Step::EndField);
            }
            "hyperlink" => {
                let id = xml::attribute(node, "id").unwrap_or_default().to_owned();
                let target = self.links.get(&(self.place, id)).cloned();
                if self.link(target) {
                    self.children_then(node, Step::EndLink);
                } else {
                    self.children(node);
                }
            }
            "footnoteReference" | "endnoteReference" => self.note(node),
            "del" | "moveFrom" => {
                self.quiet += 1;
                self.children_then(node, Step::Loud);
            }
            "sdt" => self.control(node),
            "txbxContent" if self.shows() => self.boxes.push(node),
            "lastRenderedPageBreak" => self.page_break(),
            "tab" | "ptab" if self.shows() => self.page.tab(),
            "br" | "cr" if self.shows() => self.line_break(),
            "noBreakHyphen" if self.shows() => self.write_text("\u{2011}"),
            "sym" if self.shows() => {
                let value = |name| xml::attribute(node, name).unwrap_or_default();
                if let Some(sign) = symbol(value("font"), value("char")) {
                    self.write_text(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "rt" | "txbxContent" => {}
            tag if tag.ends_with("Pr") || tag.ends_with("PrChange") => {}
            _ => self.children(node),
        }
    }

    /// Markup of another language: what a drawing or a formula holds, and either of the two forms
    /// that something is given in.
    fn foreign(&mut self, node: Node<'a, 'a>) {
        match node.tag_name().name() {
            "AlternateContent" => {
                let form = |name: &str| {
                    node.children()
                        .find(|child| child.is_element() && child.tag_name().name() == name)
                };
                if let Some(form) = form("Choice").or_else(|| form("Fallback")) {
                    self.children(form);
                }
            }
            "t" => {
                if self.shows() {
                    self.write_text(node.text().unwrap_or_default());
                }
            }
            _ => self.children(node),
        }
    }

    /// A content control: a prompt to fill it in is no text, a list of contents no part of it.
    fn control(&mut self, node: Node<'a, 'a>) {
        let properties = child(node, "sdtPr");
        if properties.and_then(|p| switch(p, "showingPlcHdr")) == Some(true) {
            return;
        }
        let gallery = properties.and_then(|p| child(p, "docPartObj"));
        let gallery = gallery.and_then(|p| value(p, "docPartGallery")).unwrap_or_default();
        let content = child(node, "sdtContent");
        let Some(content) = content else { return };
        if gallery == "Table of Contents" {
            self.contents += 1;
            self.children_then(content, Step::EndContents);
        } else {
            self.children(content);
        }
    }
}
