//! Texts that would cost a careless reader more than their length: each repeats one thing that a
//! step looks at twice.

use std::fmt::Write as _;

/// The shapes, by name; each is repeated to any length by [`text`].
pub(crate) const SHAPES: &[(&str, Shape)] = &[
    ("euro signs", Shape::Piece("€ ")),
    ("digits", Shape::Piece("1")),
    ("van van van", Shape::Piece("van ")),
    ("open brackets", Shape::Piece("(")),
    ("brackets in words", Shape::Piece("a (b ")),
    ("numbers", Shape::Piece("1 ")),
    ("one word", Shape::Piece("a")),
    ("one capital word", Shape::Piece("A")),
    ("capital words", Shape::Piece("Aa Bb ")),
    ("accents", Shape::Piece("e\u{301}")),
    ("marks on one letter", Shape::Piece("\u{301}")),
    ("nested quotes", Shape::Nested),
    ("quotes", Shape::Piece("\"'\u{201c}\u{2018}")),
    ("cells", Shape::Piece("1\t2\n")),
    ("named cells", Shape::Piece("Totaal\t2024\t€ 12\n")),
    ("strokes", Shape::Piece("|\n")),
    ("cells between strokes", Shape::Piece("| a | 1 |\n")),
    ("aligned columns", Shape::Piece("Zorg      12    34\n")),
    ("note marks", Shape::Piece("woord1 ")),
    ("note marks behind stops", Shape::Piece("x.1..")),
    ("superscripts", Shape::Piece("woord¹ ")),
    ("notes", Shape::Piece("1 Kamerstuk 29 628, nr. 5\n")),
    ("notes in brackets", Shape::Piece("[1] Zie [2] \n")),
    ("notes of a site", Shape::Piece("X Noot\n1\n")),
    ("counted notes", Shape::Counted("Tekst", ".\n")),
    ("starred notes", Shape::Piece("a* b\n* c\n")),
    ("questions", Shape::Piece("Vraag 1\n")),
    ("questions and answers", Shape::Piece("Vraag 1\nIs dat zo?\nAntwoord 1\nJa.\n")),
    ("numbered questions", Shape::Counted("\n", ". Is dat zo?\n")),
    ("headings", Shape::Piece("Inleiding\n\n")),
    ("list items", Shape::Piece("- iets\n")),
    ("ministers in sentences", Shape::Piece("De minister zal ")),
    ("ministers in a list", Shape::Piece("De minister van Financi\u{eb}n, ")),
    ("ministers on lines", Shape::Piece("De minister van Defensie\n")),
    ("closings", Shape::Piece("Hoogachtend\n")),
    ("addressees", Shape::Piece("Aan de Voorzitter ")),
    ("signatures", Shape::Piece("Hoogachtend,\nDe Minister van Financiën,\nJ. Jansen\n")),
    ("heads", Shape::Piece("Aan de Voorzitter\nDatum 1 mei 2024\n")),
    ("margin labels", Shape::Piece("Ons kenmerk\n1234-5\n")),
    ("line ends", Shape::Piece("\n")),
    ("spaces", Shape::Piece(" ")),
    ("spaced lines", Shape::Piece("a                    b\n")),
    ("short lines", Shape::Piece("a\n")),
    ("hyphens at line ends", Shape::Piece("woord-\n")),
    ("stops", Shape::Piece(". ")),
    ("initials", Shape::Piece("A. ")),
    ("abbreviations", Shape::Piece("nr. ")),
    ("questions marks", Shape::Piece("A? ")),
    ("commas", Shape::Piece("en, ")),
    ("subordinate clauses", Shape::Piece("dat ik zal, ")),
    ("days", Shape::Piece("1 mei 2024 ")),
    ("days without a year", Shape::Piece("14 en 15 maart. ")),
    ("days in a row", Shape::Piece("1, 2 en 3 mei, ")),
    ("terms", Shape::Piece("uiterlijk 1 mei 2024 zal ik, ")),
    ("years", Shape::Piece("2024 en ")),
    ("years ahead", Shape::Piece("in 2030 zal ik dit doen, ")),
    ("years with sums", Shape::Piece("€ 1 miljoen in 2024, ")),
    ("sums", Shape::Piece("€ 1 mln. (€ 2) ")),
    ("kinds of event", Shape::Piece("start besluit in 2024 ")),
    ("citations", Shape::Piece("Kamerstuk 29 628, nr. 5 ")),
    ("numbers of citations", Shape::Piece("nrs. 1, 2, 3 en ")),
    ("papers in a row", Shape::Counted("Kamerstuk 29 628, nrs. 1 en", ", ")),
    ("articles", Shape::Piece("artikel 1 van de Wet ")),
    ("laws", Shape::Piece("Wet op de Wet op ")),
    ("motions", Shape::Piece("motie van de leden A en B ")),
    ("motions by name", Shape::Piece("De motie-Jansen. ")),
    ("ever other motions", Shape::Counted("De motie-Jansen (36 000, nr.", "), ")),
    ("names of motions", Shape::Piece("motie-A/B/")),
    ("ministers", Shape::Piece("minister van ")),
    ("departments in a row", Shape::Piece("ministers van BZK, SZW en ")),
    ("organisations", Shape::Piece("Raad voor de Raad van ")),
    ("one organisation", Shape::Piece("de Algemene Rekenkamer en ")),
    ("ever other organisations", Shape::Counted("de Stichting Aap", " en ")),
    ("aliases", Shape::Counted("de Stichting Aap (hierna: SA", ") en ")),
    ("one alias", Shape::Piece("de Stichting Aap (hierna: SA) en ")),
    ("short names", Shape::Piece("de Taskforce en ")),
    ("addresses of the web", Shape::Piece("https://a.nl/")),
    ("reports", Shape::Piece("rapport \u{2018}Aap ")),
    ("controls", Shape::Piece("\u{0}\u{200b}\u{202e}")),
];

/// How a shape grows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// This, again and again.
    Piece(&'static str),
    /// These with a number between that counts up.
    Counted(&'static str, &'static str),
    /// Quotes opened, and as many closed.
    Nested,
}

/// The shape, as long as this or a little longer.
pub(crate) fn text(shape: Shape, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 64);
    match shape {
        Shape::Piece(piece) => text.push_str(&piece.repeat(bytes / piece.len() + 1)),
        Shape::Counted(before, behind) => {
            for number in 1.. {
                if text.len() >= bytes {
                    break;
                }
                let _ = write!(text, "{before} {number}{behind}");
            }
        }
        Shape::Nested => {
            let depth = bytes / "\u{ab}\u{bb}".len();
            text.push_str(&"\u{ab}".repeat(depth));
            text.push_str(&"\u{bb}".repeat(depth));
        }
    }
    text
}
