//! The parts of a page, each read from top to bottom: a margin column beside the text, columns of
//! prose beside each other.

use super::glyphs::Rule;
use super::lines::Piece;

/// A page with more pieces than this is not looked at for columns: it is a drawing.
const MOST_PIECES: usize = 1_500;

/// A margin column, or a column of prose, has at least so many lines.
const MARGIN_LINES: usize = 3;
const PROSE_LINES: usize = 6;

/// The parts of a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Columns {
    /// The narrow column beside the text.
    pub(super) margin: Vec<Piece>,
    /// The text, in the order it is read.
    pub(super) main: Vec<Vec<Piece>>,
}

/// Parts a page of this width.
pub(super) fn columns(pieces: Vec<Piece>, rules: &[Rule], width: f64) -> Columns {
    if pieces.len() > MOST_PIECES {
        return Columns { margin: Vec::new(), main: vec![pieces] };
    }
    let (margin, main) = match right_margin(&pieces, width) {
        Some(edge) => pieces.into_iter().partition(|piece| piece.left >= edge - 2.0),
        None => match left_margin(&pieces, width) {
            Some(edge) => {
                let before: Vec<bool> =
                    pieces.iter().map(|piece| stands_before(piece, &pieces, edge)).collect();
                let mut before = before.into_iter();
                pieces.into_iter().partition(|_| before.next() == Some(true))
            }
            None => (Vec::new(), pieces),
        },
    };
    Columns { margin, main: prose(main, rules, width) }
}

/// The left edge of a margin column at the right.
fn right_margin(pieces: &[Piece], width: f64) -> Option<f64> {
    let mut edges: Vec<f64> =
        pieces.iter().map(|piece| piece.left).filter(|&left| left > 0.6 * width).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| *a - *b < 2.0);
    edges.into_iter().find(|&edge| {
        let (inside, others): (Vec<&Piece>, Vec<&Piece>) =
            pieces.iter().partition(|piece| piece.left >= edge - 2.0);
        let aligned = inside.iter().filter(|piece| piece.left < edge + 3.0).count();
        aligned * 5 >= inside.len() * 4
            && is_margin(&inside, &others, |other| other.right > edge - 2.0)
    })
}

/// The left edge of the text beside a margin column at the left.
fn left_margin(pieces: &[Piece], width: f64) -> Option<f64> {
    let mut lefts: Vec<f64> = pieces.iter().map(|piece| piece.left).collect();
    lefts.sort_by(f64::total_cmp);
    // The text begins where most of its lines do.
    let beginning = |&at: &f64| {
        let from = lefts.partition_point(|&left| left < at - 1.0);
        lefts.partition_point(|&left| left <= at + 1.0) - from
    };
    let edge = lefts.iter().copied().rev().max_by_key(beginning)?;
    if !(0.15 * width..0.45 * width).contains(&edge) {
        return None;
    }
    let (inside, others): (Vec<&Piece>, Vec<&Piece>) =
        pieces.iter().partition(|piece| stands_before(piece, pieces, edge));
    is_margin(&inside, &others, |_| false).then_some(edge)
}

/// Whether a piece stands left of the text and is none of it: a number or label beside a line in
/// its size, such as the number of the dossier beside its title, belongs to that line.
fn stands_before(piece: &Piece, pieces: &[Piece], edge: f64) -> bool {
    let labels = |other: &Piece| {
        other.left >= edge - 2.0 && other.is_beside(piece) && piece.size > 0.93 * other.size
    };
    piece.right < edge - 2.0 && !pieces.iter().any(labels)
}

/// Whether the pieces inside are a column of their own: no line of the others reaches into it, and
/// it keeps lines of its own, or is in smaller print.
fn is_margin(inside: &[&Piece], others: &[&Piece], reaches_in: impl Fn(&Piece) -> bool) -> bool {
    if inside.len() < MARGIN_LINES || others.is_empty() {
        return false;
    }
    let top = inside.iter().map(|piece| piece.y - piece.size).fold(f64::MAX, f64::min);
    let bottom = inside.iter().map(|piece| piece.y + 0.5 * piece.size).fold(0.0, f64::max);
    let beside: Vec<&&Piece> =
        others.iter().filter(|other| (top..=bottom).contains(&other.y)).collect();
    if beside.iter().any(|other| reaches_in(other)) {
        return false;
    }
    let shared =
        inside.iter().filter(|piece| beside.iter().any(|other| other.is_beside(piece))).count();
    let small = median(inside.iter().map(|piece| piece.size))
        < 0.93 * median(others.iter().map(|piece| piece.size));
    shared * 2 <= inside.len() || small && shared * 3 <= inside.len() * 2
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

/// Parts the text where two columns of prose stand beside each other.
fn prose(pieces: Vec<Piece>, rules: &[Rule], width: f64) -> Vec<Vec<Piece>> {
    let gutters = (0..34_u32).map(|step| width * (0.33 + 0.01 * f64::from(step)));
    let bands = gutters.map(|x| (x, bands(&pieces, rules, x, width)));
    let read =
        |bands: &[(usize, usize)]| -> usize { bands.iter().map(|(from, to)| to - from).sum() };
    let best = bands.filter(|(_, bands)| !bands.is_empty()).max_by(|(a, x), (b, y)| {
        let middle = |x: &f64| (x - 0.5 * width).abs();
        read(x).cmp(&read(y)).then(middle(b).total_cmp(&middle(a)))
    });
    let Some((gutter, bands)) = best else { return vec![pieces] };
    let mut columns: Vec<Vec<Piece>> = Vec::new();
    let mut pieces = pieces.into_iter();
    let mut at = 0;
    for (from, to) in bands {
        columns.push(pieces.by_ref().take(from - at).collect());
        let band = pieces.by_ref().take(to - from);
        let (left, right) = band.partition(|piece: &Piece| piece.left < gutter);
        columns.extend([left, right]);
        at = to;
    }
    columns.push(pieces.collect());
    columns.retain(|column| !column.is_empty());
    columns
}

/// The stretches of the page, as indices of its pieces, in which prose stands at both sides of a
/// gutter and nothing crosses it.
fn bands(pieces: &[Piece], rules: &[Rule], gutter: f64, width: f64) -> Vec<(usize, usize)> {
    let crosses = |piece: &Piece| piece.left < gutter + 3.0 && piece.right > gutter - 3.0;
    let mut bands = Vec::new();
    let mut from = 0;
    for at in 0..=pieces.len() {
        if pieces.get(at).is_some_and(|piece| !crosses(piece)) {
            continue;
        }
        let band = pieces.get(from..at).unwrap_or_default();
        let (left, right): (Vec<&Piece>, Vec<&Piece>) =
            band.iter().partition(|piece| piece.left < gutter);
        // Rules across the gutter part the rows of a table.
        let (top, bottom) = (band.first().map_or(0.0, |p| p.y), band.last().map_or(0.0, |p| p.y));
        let ruled = rules
            .iter()
            .filter(|rule| (top..bottom).contains(&rule.y))
            .filter(|rule| rule.left < gutter - 3.0 && rule.right > gutter + 3.0)
            .count();
        if ruled < 2 && is_prose(&left, width) && is_prose(&right, width) {
            bands.push((from, at));
        }
        from = at + 1;
    }
    bands
}

/// Whether most lines of a column fill it.
fn is_prose(column: &[&Piece], width: f64) -> bool {
    let left = column.iter().map(|piece| piece.left).fold(f64::MAX, f64::min);
    let right = column.iter().map(|piece| piece.right).fold(0.0, f64::max);
    column.len() >= PROSE_LINES
        && right - left > 0.2 * width
        && median(column.iter().map(|piece| piece.width())) > 0.7 * (right - left)
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Glyph;
    use super::super::lines::pieces;
    use super::super::words::by_hand::set;
    use super::super::words::words;
    use super::*;

    /// Lines of text under each other, from a place, each so far below the one before.
    fn stack(lines: &[&str], x: f64, y: f64, size: f64, leading: f64) -> Vec<Glyph> {
        let mut y = y - leading;
        let line = |text: &&str| {
            y += leading;
            set(text, x, y, size)
        };
        lines.iter().flat_map(line).collect()
    }

    fn parted(glyphs: &[Glyph]) -> (Vec<String>, Vec<Vec<String>>) {
        let columns = columns(pieces(words(glyphs, &[])), &[], 600.0);
        let texts = |pieces: &Vec<Piece>| pieces.iter().map(Piece::text).collect();
        (texts(&columns.margin), columns.main.iter().map(texts).collect())
    }

    const PROSE: [&str; 7] = [
        "De politie werkt in de wijk aan de veiligheid",
        "van mensen die daar wonen en die daar werken",
        "en de gemeente helpt daarbij met eigen mensen",
        "zodat er altijd iemand is die kan komen zodra",
        "dat nodig is en die ook de weg weet in de wijk",
        "waar het om gaat en de mensen kent die er zijn",
        "en die ook weet wat er speelt en wat er moet.",
    ];

    #[test]
    fn ok_a_margin_column_is_set_apart() {
        let body = stack(&PROSE, 80.0, 200.0, 10.0, 13.0);
        let labels = ["Directie Politie", "Datum", "3 mei 2024", "Ons kenmerk", "123456"];
        let margin = stack(&labels, 440.0, 203.0, 7.0, 9.0);
        let (aside, main) = parted(&[body.clone(), margin].concat());
        assert_eq!(
            (aside, main),
            (labels.map(str::to_owned).to_vec(), vec![PROSE.map(str::to_owned).to_vec()])
        );
        let dossier = set("29 628", 20.0, 200.0, 10.0);
        let left = [dossier, stack(&labels, 20.0, 216.0, 7.0, 9.0)].concat();
        let shifted = stack(&PROSE, 130.0, 200.0, 10.0, 13.0);
        assert_eq!(parted(&[left, shifted].concat()).0.len(), 5);
    }

    #[test]
    fn err_the_last_column_of_a_table_is_no_margin() {
        let labels =
            stack(&["Politie", "Gemeente", "Brandweer", "Totaal"], 80.0, 200.0, 10.0, 13.0);
        let numbers = stack(&["12,5", "13,5", "14,5", "40,5"], 440.0, 200.0, 10.0, 13.0);
        assert_eq!(parted(&[labels, numbers].concat()).0, [""; 0]);
    }

    #[test]
    fn ok_columns_of_prose_are_read_one_after_the_other() {
        let title = set(
            "Verslag van een algemeen overleg van de commissie voor de politie",
            120.0,
            100.0,
            11.0,
        );
        let page = [
            title,
            stack(&PROSE, 50.0, 200.0, 10.0, 13.0),
            stack(&PROSE, 310.0, 200.0, 10.0, 13.0),
        ];
        let (_, main) = parted(&page.concat());
        assert_eq!(main.iter().map(Vec::len).collect::<Vec<_>>(), [1, 7, 7]);
        assert_eq!(main[1], main[2]);
    }

    #[test]
    fn err_a_table_of_words_and_numbers_is_not_prose() {
        let page = [
            stack(&["Politie"; 8], 50.0, 200.0, 10.0, 13.0),
            stack(&["12,5 miljoen euro"; 8], 310.0, 200.0, 10.0, 13.0),
            stack(&["en daarnaast ook veel meer dan dat"; 2], 310.0, 304.0, 10.0, 13.0),
        ];
        assert_eq!(parted(&page.concat()).1.len(), 1);
    }
}
