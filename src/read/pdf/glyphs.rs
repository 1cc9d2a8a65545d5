//! What a page shows, glyph by glyph: the one file that knows the crate that interprets PDFs.

use hayro_interpret::font::{Glyph as Shown, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Rect as PdfRect, String as PdfString,
};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

/// The most glyphs one page is read for; a page of small print has some ten thousand.
const MOST_GLYPHS: usize = 400_000;

/// The most rules and links of one page.
const MOST_SHAPES: usize = 2_000;

/// A glyph: what it says and where. Coordinates are points from the page's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f64,
    /// Its base line.
    pub(super) y: f64,
    pub(super) width: f64,
    /// The size of its font.
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Whether the PDF says that it belongs to the page, not to the paper.
    pub(super) artifact: bool,
}

/// A thin line from left to right, as above notes and between the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
}

/// Where a click leads, and the box it works in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkBox {
    pub(super) area: Rect,
    pub(super) target: String,
}

/// What a page shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PageGlyphs {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The text as most of it runs, in the order of the file.
    pub(super) upright: Vec<Glyph>,
    /// Text at a right angle to that: stamps, notes in the margin.
    pub(super) sideways: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    pub(super) links: Vec<LinkBox>,
    pub(super) has_images: bool,
    /// Glyphs of which the PDF does not say what they mean.
    pub(super) unknown: usize,
}

/// Reads what the pages show, one after the other; `each` says whether to go on.
pub(super) fn pages(pdf: &Pdf, mut each: impl FnMut(PageGlyphs) -> bool) {
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter() {
        if !each(page_glyphs(pdf, page, &cache)) {
            break;
        }
    }
}

fn page_glyphs<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let placed = page.initial_transform(true).to_kurbo();
    let area = Rect::new(0.0, 0.0, width, height);
    let settings = InterpreterSettings::default();
    let mut context = Context::new(placed, area, cache, pdf.xref(), settings);
    let mut camera = Camera::default();
    interpret_page(page, &mut context, &mut camera);
    let mut shown = camera.finish(width, height);
    shown.links = links(page.raw(), placed);
    shown
}

/// The links of a page that lead to an address.
fn links(page: &Dict<'_>, placed: Affine) -> Vec<LinkBox> {
    let Some(annotations) = page.get::<Array<'_>>(b"Annots") else { return Vec::new() };
    let link = |annotation: Dict<'_>| {
        let name = annotation.get::<Name<'_>>(b"Subtype")?;
        let action = annotation.get::<Dict<'_>>(b"A").filter(|_| name.as_str() == "Link")?;
        let target = action.get::<PdfString<'_>>(b"URI")?;
        let target = String::from_utf8_lossy(target.as_bytes()).trim().to_owned();
        let area = annotation.get::<PdfRect>(b"Rect")?;
        let area = placed.transform_rect_bbox(Rect::new(area.x0, area.y0, area.x1, area.y1));
        let leads_out = target.starts_with("http://") || target.starts_with("https://");
        leads_out.then_some(LinkBox { area, target })
    };
    annotations.iter::<Dict<'_>>().take(MOST_SHAPES).filter_map(link).collect()
}

/// Takes down what the interpreter shows.
#[derive(Default)]
struct Camera {
    seen: Vec<Seen>,
    rules: Vec<Rule>,
    has_images: bool,
    /// The marked content around what comes, outermost first: whether it is an artifact.
    artifacts: Vec<bool>,
}

/// A glyph as shown, with its direction.
struct Seen {
    glyph: Glyph,
    /// Quarter turns clockwise; none where the text runs aslant.
    turns: Option<usize>,
    hidden: bool,
    known: bool,
}

impl<'a> Device<'a> for Camera {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let artifact = self.artifacts.iter().any(|&artifact| artifact);
        for shown in run.glyphs() {
            if self.seen.len() >= MOST_GLYPHS {
                return;
            }
            let to_page = props.transform * shown.transform();
            let [right_x, right_y, up_x, up_y, x, y] = to_page.as_coeffs();
            let size = up_x.hypot(up_y) * 1000.0;
            let advance = match &**shown {
                Shown::Outline(outline) => outline.advance_width(),
                Shown::Type3(type3) => type3.advance_width(),
            };
            // A substitute for a font that is not in the file is stretched to the widths the file
            // gives; those hold for the glyph as it was.
            let scale = right_x.hypot(right_y).min(up_x.hypot(up_y));
            let width = f64::from(advance.unwrap_or(500.0)) * scale;
            if ![x, y, size, width].iter().all(|number| number.is_finite()) {
                continue;
            }
            let text = match shown.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => String::new(),
            };
            let known = !text.is_empty();
            let text = if known { plain(&text) } else { char::REPLACEMENT_CHARACTER.into() };
            let hidden = matches!(mode, DrawMode::Invisible);
            let glyph = Glyph { text, x, y, width, size, bold, artifact };
            self.seen.push(Seen {
                glyph,
                turns: turns(right_x, right_y, up_x, up_y),
                hidden,
                known,
            });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        let area = props.transform.transform_rect_bbox(path.bounding_box());
        if area.height() < 2.5 && area.width() > 20.0 && self.rules.len() < MOST_SHAPES {
            self.rules.push(Rule { left: area.x0, right: area.x1, y: area.y1 });
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.has_images = true;
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.artifacts.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.artifacts.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip(&mut self) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

impl Camera {
    fn finish(self, width: f64, height: f64) -> PageGlyphs {
        let mut page = PageGlyphs {
            width,
            height,
            rules: self.rules,
            has_images: self.has_images,
            ..PageGlyphs::default()
        };
        // The text that a scanner's software recognised lies unseen over the image. On a page that
        // shows its text, unseen text is a leftover.
        let hidden = self.seen.iter().filter(|seen| seen.hidden).count();
        let reads_hidden = hidden * 2 > self.seen.len();
        let inside = |glyph: &Glyph| {
            (-1.0..=width + 1.0).contains(&glyph.x) && (-1.0..=height + 1.0).contains(&glyph.y)
        };
        let mut seen: Vec<Seen> = self.seen;
        seen.retain(|seen| (reads_hidden || !seen.hidden) && inside(&seen.glyph));
        page.unknown = seen.iter().filter(|seen| !seen.known).count();
        let mut counts = [0_usize; 4];
        for seen in &seen {
            if let Some(count) = seen.turns.and_then(|turns| counts.get_mut(turns)) {
                *count += 1;
            }
        }
        // Upright text wins a draw.
        let main = (0..4).rev().max_by_key(|&turns| counts.get(turns)).unwrap_or(0);
        for Seen { glyph, turns, .. } in seen {
            match turns {
                Some(turns) if turns == main => {
                    page.upright.push(upright(glyph, turns, width, height));
                }
                Some(turns) => page.sideways.push(upright(glyph, turns, width, height)),
                // What lies aslant is a stamp over the page: CONCEPT.
                None => {}
            }
        }
        if main % 2 == 1 {
            (page.width, page.height) = (height, width);
        }
        if main != 0 {
            page.rules.clear();
        }
        page
    }
}

/// Turns a glyph so that its text runs from left to right.
fn upright(mut glyph: Glyph, turns: usize, width: f64, height: f64) -> Glyph {
    (glyph.x, glyph.y) = match turns {
        1 => (glyph.y, width - glyph.x),
        2 => (width - glyph.x, height - glyph.y),
        3 => (height - glyph.y, glyph.x),
        _ => (glyph.x, glyph.y),
    };
    glyph
}

/// The quarter turns clockwise by which a glyph is turned; a mirrored glyph is not turned.
fn turns(a: f64, b: f64, c: f64, d: f64) -> Option<usize> {
    let (along, across) = (a.abs() > 4.0 * b.abs(), b.abs() > 4.0 * a.abs());
    let upright = d < 0.0 || d == 0.0 && c == 0.0;
    match (along, across) {
        (true, _) if a > 0.0 || upright => Some(0),
        (true, _) => Some(2),
        (_, true) => Some(if b > 0.0 { 1 } else { 3 }),
        _ => None,
    }
}

fn is_bold(glyph: &Shown<'_>) -> bool {
    let Shown::Outline(outline) = glyph else { return false };
    outline.font_data().is_some_and(|font| {
        let name = font.postscript_name.unwrap_or_default().to_lowercase();
        font.weight.is_some_and(|weight| weight >= 600)
            || ["bold", "black", "heavy"].iter().any(|weight| name.contains(weight))
    })
}

/// The text of a glyph as papers write it: ligatures taken apart, the signs of symbol fonts by
/// their own characters, a printed hyphen as a hyphen.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{132}' => out.push_str("IJ"),
            '\u{133}' => out.push_str("ij"),
            '\u{ad}' | '\u{2010}' | '\u{f02d}' => out.push('-'),
            '\u{f0b7}' | '\u{f06c}' | '\u{f09f}' | '\u{25cf}' => out.push('•'),
            '\u{f0a7}' | '\u{f06e}' => out.push('▪'),
            '\u{f0d8}' | '\u{f0fc}' => out.push('‣'),
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_text_of_glyphs() {
        let cases = [
            ("\u{fb01}", "fi"),
            ("\u{133}", "ij"),
            ("\u{ad}", "-"),
            ("\u{f0b7}", "•"),
            ("\t", " "),
            ("é", "é"),
        ];
        for (glyph, want) in cases {
            assert_eq!(plain(glyph), want);
        }
    }

    #[test]
    fn ok_turns() {
        let cases = [
            ([1.0, 0.0, 0.0, -1.0], Some(0)),
            ([1.0, 0.02, 0.02, -1.0], Some(0)),
            ([0.0, 1.0, 1.0, 0.0], Some(1)),
            ([-1.0, 0.0, 0.0, 1.0], Some(2)),
            ([0.0, -1.0, -1.0, 0.0], Some(3)),
            ([0.7, -0.7, -0.7, -0.7], None),
        ];
        for ([a, b, c, d], want) in cases {
            assert_eq!(turns(a, b, c, d), want, "{a} {b} {c} {d}");
        }
    }
}
