//! From glyphs to words: what stands close together, on one base line, in one size.

use super::glyphs::{Glyph, LinkBox};

/// A word, or the part of one that is printed in one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The base line of its line of text: for a raised word that of the word it stands at.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) artifact: bool,
    /// Whether a space stands before it in the file.
    pub(super) spaced: bool,
    pub(super) height: Height,
    /// The index of its link.
    pub(super) link: Option<usize>,
}

/// How a word stands to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Height {
    Line,
    /// Above it: a note's mark, an ordinal.
    Raised,
    /// Below it: CO₂.
    Lowered,
}

impl Word {
    pub(super) fn is_raised(&self) -> bool {
        self.height == Height::Raised
    }

    fn of(glyph: &Glyph, spaced: bool, link: Option<usize>) -> Self {
        Self {
            text: glyph.text.clone(),
            left: glyph.x,
            right: glyph.x + glyph.width,
            y: glyph.y,
            size: glyph.size,
            bold: glyph.bold,
            artifact: glyph.artifact,
            spaced,
            height: Height::Line,
            link,
        }
    }

    /// Whether a glyph goes on with this word; `gap` is the widest gap within a word, in its size.
    fn takes(&self, glyph: &Glyph, gap: f64) -> bool {
        let size = self.size.max(glyph.size);
        let between = (glyph.x - self.right) / size;
        (self.size - glyph.size).abs() < 0.08 * size
            && (self.y - glyph.y).abs() < 0.08 * size
            && (-0.35..gap).contains(&between)
            && self.artifact == glyph.artifact
            && (self.bold == glyph.bold || between < 0.05)
    }

    /// Whether a glyph is one this word ends on, drawn anew to look bold or to cast a shadow.
    fn ends_on(&self, glyph: &Glyph) -> bool {
        let shift = 0.15 * self.size;
        self.text.ends_with(&glyph.text)
            && (self.right - (glyph.x + glyph.width)).abs() < shift
            && (self.y - glyph.y).abs() < shift
            && glyph.width > 2.0 * (self.right - (glyph.x + glyph.width)).abs()
    }
}

/// The words of a page, in the order of the file.
pub(super) fn words(glyphs: &[Glyph], links: &[LinkBox]) -> Vec<Word> {
    let is_space = |glyph: &&Glyph| glyph.text.trim().is_empty();
    // A file that writes its spaces out has no others; one that has none parts words by gaps.
    let spaces = glyphs.iter().filter(is_space).count();
    let gap = if spaces * 25 > glyphs.len() { 0.25 } else { 0.14 };
    let mut words: Vec<Word> = Vec::new();
    let mut spaced = true;
    let mut broken = true;
    for (nth, glyph) in glyphs.iter().enumerate() {
        if is_space(&glyph) {
            // A space without width stands for a hyphen that was not needed.
            let next = glyphs.get(nth + 1);
            if next.is_some_and(|next| {
                (next.y - glyph.y).abs() < 0.1 && (next.x - glyph.x).abs() < 0.05 * glyph.size
            }) {
                continue;
            }
            spaced = true;
            broken = true;
            continue;
        }
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - 0.3 * glyph.size);
        let link = links.iter().position(|link| {
            (link.area.x0..=link.area.x1).contains(&x) && (link.area.y0..=link.area.y1).contains(&y)
        });
        match words.last_mut() {
            Some(word) if word.ends_on(glyph) => continue,
            Some(word) if !broken && word.link == link && word.takes(glyph, gap) => {
                word.text.push_str(&glyph.text);
                word.right = word.right.max(glyph.x + glyph.width);
            }
            _ => words.push(Word::of(glyph, spaced, link)),
        }
        spaced = false;
        broken = false;
    }
    settle_raised(&mut words);
    words
}

/// Brings raised and lowered words to the base line of the word they stand at.
fn settle_raised(words: &mut [Word]) {
    // By height, so that a word's neighbours are found without a look at the whole page.
    let mut order: Vec<usize> = (0..words.len()).collect();
    let y = |at: &usize| words.get(*at).map_or(0.0, |word| word.y);
    order.sort_by(|a, b| y(a).total_cmp(&y(b)));
    let mut settled: Vec<(usize, f64, bool)> = Vec::new();
    for (nth, &at) in order.iter().enumerate() {
        let Some(word) = words.get(at) else { continue };
        if word.text.chars().count() > 12 {
            continue;
        }
        let reach = 2.0 * word.size;
        let near = |other: &&Word| (other.y - word.y).abs() <= reach;
        let of = |at: &usize| words.get(*at);
        let below = order.get(nth + 1..).unwrap_or_default().iter().filter_map(of).take_while(near);
        let above =
            order.get(..nth).unwrap_or_default().iter().rev().filter_map(of).take_while(near);
        let host = below.take(400).chain(above.take(400)).filter_map(|host| {
            let lift = (host.y - word.y) / host.size;
            let raised = (0.12..0.75).contains(&lift);
            let lowered = (-0.35..-0.08).contains(&lift);
            // At its right, as a note's mark; at its left, as the number of a note.
            let behind = (word.left - host.right) / host.size;
            let before = (host.left - word.right) / host.size;
            let beside = (-0.3..0.45).contains(&behind) || (-0.1..0.9).contains(&before) && raised;
            (word.size < 0.86 * host.size && beside && (raised || lowered)).then_some((
                behind.abs().min(before.abs()),
                host.y,
                raised,
            ))
        });
        if let Some((_, y, raised)) = host.min_by(|a, b| a.0.total_cmp(&b.0)) {
            settled.push((at, y, raised));
        }
    }
    for (at, y, raised) in settled {
        if let Some(word) = words.get_mut(at) {
            word.y = y;
            word.height = if raised { Height::Raised } else { Height::Lowered };
        }
    }
}

#[cfg(test)]
pub(super) mod by_hand {
    use super::*;

    /// The glyphs of a text set at a place, half its size wide each.
    pub(in super::super) fn set(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let mut x = x;
        let glyph = |c: char| {
            let width = size / 2.0;
            x += width;
            Glyph {
                text: c.to_string(),
                x: x - width,
                y,
                width,
                size,
                bold: false,
                artifact: false,
            }
        };
        text.chars().map(glyph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::by_hand::set;
    use super::*;

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        words(glyphs, &[]).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn ok_spaces_and_gaps_part_words() {
        assert_eq!(texts(&set("de motie", 10.0, 10.0, 10.0)), ["de", "motie"]);
        let apart = [set("de", 10.0, 10.0, 10.0), set("motie", 22.0, 10.0, 10.0)].concat();
        assert_eq!(texts(&apart), ["de", "motie"]);
        let close = [set("poli", 10.0, 10.0, 10.0), set("tie", 31.0, 10.0, 10.0)].concat();
        assert_eq!(texts(&close), ["politie"]);
        let unused = [
            set("Kui", 10.0, 10.0, 10.0),
            set(" ", 25.0, 10.0, 10.0),
            set("pers", 25.0, 10.0, 10.0),
        ];
        assert_eq!(texts(&unused.concat()), ["Kuipers"]);
        let lines = [set("een", 10.0, 10.0, 10.0), set("twee", 10.0, 22.0, 10.0)].concat();
        assert_eq!(texts(&lines), ["een", "twee"]);
    }

    #[test]
    fn ok_text_drawn_twice_is_read_once() {
        let mut twice = Vec::new();
        for glyph in set("vet", 10.0, 10.0, 10.0) {
            twice.push(glyph.clone());
            twice.push(Glyph { x: glyph.x + 0.3, ..glyph });
        }
        assert_eq!(texts(&twice), ["vet"]);
        assert_eq!(texts(&set("kaas", 10.0, 10.0, 10.0)), ["kaas"]);
    }

    #[test]
    fn ok_raised_words_come_to_their_line() {
        let cases = [
            // text before, size and height of the small word, whether it is raised
            (6.0, 96.0, Some(true)),
            (6.0, 102.0, Some(false)),
            (6.0, 100.0, None),
            (10.0, 96.0, None),
            (6.0, 90.0, None),
        ];
        for (size, y, want) in cases {
            let glyphs = [set("agent", 10.0, 100.0, 10.0), set("12", 35.0, y, size)].concat();
            let words = words(&glyphs, &[]);
            let got = words.get(1).filter(|word| word.height != Height::Line);
            assert_eq!(got.map(Word::is_raised), want, "{size} at {y}: {words:?}");
            let brought = got.is_none_or(|word| (word.y - 100.0).abs() < 1e-6);
            assert!(brought, "{size} at {y}: {words:?}");
        }
        let label = [set("1", 10.0, 96.0, 5.0), set("Kamerstuk", 15.0, 100.0, 8.0)].concat();
        assert!(words(&label, &[]).first().is_some_and(Word::is_raised));
    }
}
