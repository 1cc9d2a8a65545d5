//! What holds of every page, however its glyphs stand.

use super::glyphs::{Glyph, LinkBox, PageGlyphs, Rule};
use super::page::Page;
use super::written;
use crate::Span;
use hayro_interpret::kurbo::Rect;
use proptest::prelude::*;
use std::cmp::Reverse;

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;

/// Pieces of pages, whose joints are where their order is lost.
const PIECES: &[&str] = &[
    "Tweede Kamer, vergaderjaar 2024\u{2013}2025, 29 517, nr. 253",
    "Pagina 3 van 7",
    "12",
    "1 Kamerstuk 29 517, nr. 1.",
    "1",
    "2",
    "Inleiding",
    "2.1 Aanleiding en doel",
    "Geachte voorzitter,",
    "De veiligheidsregio's werken samen met de politie en de brandweer aan een plan, dat",
    "in de zomer wordt overge-",
    "dragen.",
    "-",
    "\u{2022} eerste punt",
    "a. tweede punt",
    "Tabel 1 Kosten (x \u{20ac} 1.000)",
    "2024",
    "1.250",
    "Ons kenmerk",
    "https://www.rijksoverheid.nl/",
    " ",
    "\u{fffd}",
    "",
];

/// The glyphs of a piece from a place on.
fn glyphs() -> impl Strategy<Value = Vec<Glyph>> {
    let size = prop_oneof![
        6 => prop::sample::select(vec![9.0, 6.0, 12.0]),
        1 => prop::sample::select(vec![0.0, 1e-9, 0.5, 300.0, 1e12, -9.0]),
    ];
    let x = prop_oneof![4 => (0..9_u8).prop_map(|at| f64::from(at) * 66.0), 1 => 0.0..WIDTH];
    let y = prop_oneof![8 => (0..70_u8).prop_map(|at| f64::from(at) * 12.0), 1 => 0.0..HEIGHT];
    let pieces = prop::sample::select(PIECES);
    let advance = prop_oneof![9 => Just(0.5), 1 => prop::sample::select(vec![0.0, 3.0, -0.5])];
    (pieces, x, y, size, advance, prop::bool::weighted(0.2), prop::bool::weighted(0.05)).prop_map(
        |(piece, mut x, y, size, advance, bold, artifact)| {
            let glyph = |c: char| {
                let width = size * advance;
                let glyph = Glyph { text: c.to_string(), x, y, width, size, bold, artifact };
                x += width;
                glyph
            };
            piece.chars().map(glyph).collect()
        },
    )
}

fn pages() -> impl Strategy<Value = PageGlyphs> {
    let text = |most| prop::collection::vec(glyphs(), 0..most).prop_map(|runs| runs.concat());
    let rules = prop::collection::vec((0.0..WIDTH, 0.0..WIDTH, 0.0..HEIGHT), 0..4);
    let rules = rules.prop_map(|rules| {
        rules.into_iter().map(|(a, b, y)| Rule { left: a.min(b), right: a.max(b), y }).collect()
    });
    let links = prop::collection::vec((0.0..WIDTH, 0.0..HEIGHT, 0.0..300.0), 0..3);
    let links = links.prop_map(|links: Vec<(f64, f64, f64)>| {
        let target = "https://www.rijksoverheid.nl/".to_owned();
        let area = |(x, y, width)| Rect::new(x, y, x + width, y + 12.0);
        links.into_iter().map(|at| LinkBox { area: area(at), target: target.clone() }).collect()
    });
    (text(40), text(3), rules, links).prop_map(|(upright, sideways, rules, links)| PageGlyphs {
        width: WIDTH,
        height: HEIGHT,
        upright,
        sideways,
        rules,
        links,
        ..PageGlyphs::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn ok_any_pages_have_a_text_with_marks_that_nest(shown in prop::collection::vec(pages(), 1..5)) {
        let pages = || (1..).zip(shown.clone()).map(|(number, page)| Page::of(number, page));
        let (text, marks) = written(pages().collect());
        prop_assert_eq!(&(text.clone(), marks.clone()), &written(pages().collect()));
        let mut open: Vec<Span> = Vec::new();
        let mut last = None;
        for mark in &marks {
            let span = mark.span;
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?}", mark);
            let key = (span.start, Reverse(span.end));
            prop_assert!(last <= Some(key), "{:?} out of order", mark);
            last = Some(key);
            open.retain(|outer| outer.end > span.start);
            prop_assert!(open.iter().all(|outer| span.end <= outer.end), "{:?} crosses", mark);
            open.push(span);
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let shown = shown.iter().flat_map(|page| page.upright.iter().chain(&page.sideways));
        let shown: usize = shown.map(|glyph| letters(&glyph.text)).sum();
        prop_assert!(letters(&text) <= shown, "letters that no page shows");
    }
}
