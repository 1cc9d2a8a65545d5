//! Running heads and feet, and page numbers: what stands at one height on page after page.

use super::lines::Piece;
use super::page::Page;
use std::collections::BTreeMap;

/// The parts of the page, at its top and bottom, where running heads and feet stand.
const ZONE: f64 = 0.14;

/// Pieces this close in height stand at the same height.
const CLOSE: f64 = 2.5;

/// A piece in a zone: its page and its place in it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    page: usize,
    piece: usize,
    y: f64,
}

/// Sets apart the running heads, feet and page numbers of each page.
pub(super) fn set_apart(pages: &mut [Page]) {
    let mut chosen: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    let clusters = clusters(pages);
    let repeated: Vec<&Vec<Seen>> =
        clusters.iter().filter(|cluster| is_repeated(pages, cluster)).collect();
    let mut strangers: Vec<Seen> =
        clusters.iter().filter(|cluster| cluster.len() < 2).flatten().copied().collect();
    strangers.sort_by(|a, b| a.y.total_cmp(&b.y));
    for cluster in repeated {
        let Some(first) = cluster.first() else { continue };
        // What stands at the same height on other pages: where the text begins there are many.
        let from = strangers.partition_point(|seen| seen.y < first.y - CLOSE);
        let to = strangers.partition_point(|seen| seen.y <= first.y + CLOSE);
        if (to - from) * 3 <= cluster.len() {
            for seen in cluster {
                choose(&mut chosen, *seen);
            }
        }
    }
    let total = pages.len();
    for (index, page) in pages.iter().enumerate() {
        for (piece, y) in zoned(page) {
            let Some(shown) = page.pieces.get(piece) else { continue };
            if is_page_number(&shown.text(), index + 1, total) && is_alone(page, shown) {
                choose(&mut chosen, Seen { page: index, piece, y });
            }
        }
        for (piece, shown) in page.pieces.iter().enumerate() {
            // On the first page the head of the paper may be an artifact of its template.
            let low = shown.y > (1.0 - ZONE) * page.height;
            if shown.words.iter().all(|word| word.artifact) && (index > 0 || low) {
                choose(&mut chosen, Seen { page: index, piece, y: shown.y });
            }
        }
    }
    for (page, chosen) in pages.iter().zip(&mut chosen) {
        beside(page, chosen);
    }
    for (page, mut chosen) in pages.iter_mut().zip(chosen) {
        chosen.sort_unstable();
        let pieces = std::mem::take(&mut page.pieces);
        for (at, piece) in pieces.into_iter().enumerate() {
            let kept = chosen.binary_search(&at).is_err();
            if kept { &mut page.pieces } else { &mut page.furniture }.push(piece);
        }
    }
}

/// Chooses what stands alone in a zone on one base line with what was chosen: the title of a
/// chapter beside the page's number.
fn beside(page: &Page, chosen: &mut Vec<usize>) {
    let lines: Vec<f64> =
        chosen.iter().filter_map(|&at| page.pieces.get(at)).map(|piece| piece.y).collect();
    for (at, y) in zoned(page) {
        let near = lines.iter().any(|line| (line - y).abs() < 1.0);
        if near && page.pieces.get(at).is_some_and(|piece| is_alone(page, piece)) {
            chosen.push(at);
        }
    }
}

fn choose(chosen: &mut [Vec<usize>], seen: Seen) {
    if let Some(pieces) = chosen.get_mut(seen.page) {
        pieces.push(seen.piece);
    }
}

/// The pieces of a page that stand in the zones, and their heights.
fn zoned(page: &Page) -> impl Iterator<Item = (usize, f64)> {
    let (top, bottom) = (ZONE * page.height, (1.0 - ZONE) * page.height);
    let pieces = page.pieces.iter().enumerate().map(|(at, piece)| (at, piece.y));
    pieces.filter(move |&(_, y)| y < top || y > bottom)
}

/// The pieces in the zones that say the same, but for their numbers, at the same height.
fn clusters(pages: &[Page]) -> Vec<Vec<Seen>> {
    let mut alike: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    for (page, shown) in pages.iter().enumerate() {
        for (piece, y) in zoned(shown) {
            let text = shown.pieces.get(piece).map(Piece::text).unwrap_or_default();
            alike.entry(masked(&text)).or_default().push(Seen { page, piece, y });
        }
    }
    let mut clusters = Vec::new();
    for mut seen in alike.into_values() {
        seen.sort_by(|a, b| a.y.total_cmp(&b.y));
        let same = |a: &Seen, b: &Seen| b.y - a.y <= CLOSE;
        clusters.extend(seen.chunk_by(same).map(<[Seen]>::to_vec));
    }
    clusters
}

/// The text with every number as one sign.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let digit = c.is_ascii_digit();
        if !(digit && out.ends_with('#')) {
            out.push(if digit { '#' } else { c });
        }
    }
    out
}

fn numbers(text: &str) -> Vec<usize> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    digits.filter_map(|part| part.parse().ok()).collect()
}

/// Whether a cluster is one running head: the same text on several pages, or one that counts them.
fn is_repeated(pages: &[Page], cluster: &[Seen]) -> bool {
    let shown = |seen: &Seen| {
        let page = pages.get(seen.page)?;
        Some((page, page.pieces.get(seen.piece)?))
    };
    let mut on: Vec<usize> = cluster.iter().map(|seen| seen.page).collect();
    on.sort_unstable();
    on.dedup();
    if on.len() < 2 {
        return false;
    }
    let mut texts = cluster.iter().filter_map(shown).map(|(_, piece)| piece.text());
    let first = texts.next().unwrap_or_default();
    if texts.all(|text| text == first) {
        return first.chars().any(char::is_alphanumeric);
    }
    let counts = |seen: &Seen| {
        let text = shown(seen).map(|(_, piece)| piece.text()).unwrap_or_default();
        numbers(&text).into_iter().map(|number| number.wrapping_sub(seen.page)).collect::<Vec<_>>()
    };
    let mut steps = cluster.iter().map(counts);
    let of_first = steps.next().unwrap_or_default();
    let counting = of_first.iter().enumerate().any(|(nth, step)| {
        cluster.iter().skip(1).map(counts).all(|counts| counts.get(nth) == Some(step))
    });
    counting && cluster.iter().filter_map(shown).all(|(page, piece)| is_alone(page, piece))
}

/// Whether a text is nothing but the page's number, with the number of pages and a word or two.
fn is_page_number(text: &str, page: usize, pages: usize) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match numbers(text).as_slice() {
        [number] => *number == page && words.count() == 1,
        [number, total] => *number == page && *total == pages && words.count() <= 4,
        _ => false,
    }
}

/// Whether no line of text stands right above or below a piece.
fn is_alone(page: &Page, piece: &Piece) -> bool {
    !page.pieces.iter().any(|other| {
        let away = (other.y - piece.y).abs();
        let above = other.left < piece.right && piece.left < other.right;
        above && away > CLOSE && away < 1.7 * piece.size.max(other.size)
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::by_hand::set;
    use super::*;

    /// What is set apart from pages with a top line, a body and a bottom line.
    fn apart(pages: &[[&str; 4]]) -> Vec<Vec<String>> {
        let page = |[top, first, second, bottom]: &[&str; 4]| {
            let glyphs = [
                set(top, 50.0, 40.0, 8.0),
                set(first, 50.0, 80.0, 10.0),
                set(second, 50.0, 93.0, 10.0),
                set(bottom, 300.0, 780.0, 8.0),
            ];
            Page::by_hand(&glyphs.concat(), 600.0, 800.0)
        };
        let mut pages: Vec<Page> = pages.iter().map(page).collect();
        set_apart(&mut pages);
        let texts = |page: &Page| page.furniture.iter().map(Piece::text).collect();
        pages.iter().map(texts).collect()
    }

    #[test]
    fn ok_heads_feet_and_page_numbers() {
        let pages = [
            ["Ministerie", "Vraag 1", "Is dat zo?", "Pagina 1 van 3"],
            ["Ministerie", "Vraag 2", "En dit?", "Pagina 2 van 3"],
            ["Ministerie", "Vraag 3", "Dan ook?", "Pagina 3 van 3"],
        ];
        let got = apart(&pages);
        assert_eq!(got[0], ["Ministerie", "Pagina 1 van 3"]);
        assert_eq!(got[2], ["Ministerie", "Pagina 3 van 3"]);
        assert_eq!(apart(&[["Kop", "Een", "twee", "1"]]), [vec!["1".to_owned()]]);
        let glyphs = [set("Hoofdstuk 2", 50.0, 40.0, 8.0), set("1", 500.0, 40.0, 8.0)].concat();
        let mut pages = [Page::by_hand(&glyphs, 600.0, 800.0)];
        set_apart(&mut pages);
        assert_eq!(pages[0].furniture.len(), 2);
        let series = [
            ["", "Een", "twee", "Tweede Kamer, 29 628, nr. 9 7"],
            ["", "Drie", "vier", "Tweede Kamer, 29 628, nr. 9 8"],
        ];
        assert_eq!(apart(&series)[1].len(), 1);
    }

    #[test]
    fn err_text_that_begins_pages_stays() {
        let pages = [
            ["", "Vraag 1", "Is dat zo?", "daarom"],
            ["", "Vraag 2", "En dit?", "hierom"],
            ["", "Antwoord", "Ja.", "waarom"],
        ];
        assert_eq!(apart(&pages), vec![vec![""; 0]; 3]);
    }
}
