//! Characters of symbol fonts as characters of text.

/// Character codes of fonts that draw signs where others have letters, and the signs they draw.
const SIGNS: &[(&str, u32, char)] = &[
    ("wingdings", 0xFE, '\u{2611}'),
    ("wingdings", 0xFD, '\u{2612}'),
    ("wingdings", 0xA8, '\u{2610}'),
    ("wingdings", 0x6F, '\u{2610}'),
    ("wingdings", 0xFC, '\u{2713}'),
    ("wingdings", 0xFB, '\u{2717}'),
    ("wingdings", 0xE0, '\u{2192}'),
    ("wingdings", 0xE8, '\u{2192}'),
    ("wingdings", 0xF0, '\u{21e8}'),
    ("wingdings", 0xDF, '\u{2190}'),
    ("wingdings", 0x28, '\u{260e}'),
    ("symbol", 0xA3, '\u{2264}'),
    ("symbol", 0xB3, '\u{2265}'),
    ("symbol", 0xB1, '\u{b1}'),
    ("symbol", 0xB4, '\u{d7}'),
    ("symbol", 0xB9, '\u{2260}'),
    ("symbol", 0xBB, '\u{2248}'),
    ("symbol", 0xA0, '\u{20ac}'),
    ("symbol", 0xA2, '\u{2032}'),
    ("symbol", 0xAE, '\u{2192}'),
    ("symbol", 0xB0, '\u{b0}'),
    ("symbol", 0x2D, '\u{2212}'),
    ("symbol", 0x61, '\u{3b1}'),
    ("symbol", 0x62, '\u{3b2}'),
    ("symbol", 0x67, '\u{3b3}'),
    ("symbol", 0x44, '\u{394}'),
    ("symbol", 0x6D, '\u{3bc}'),
    ("symbol", 0x53, '\u{3a3}'),
];

/// The sign that a font draws for a code in hexadecimal digits; a bullet for any other sign of a
/// font of signs.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let private = (0xF000..=0xF0FF).contains(&code);
    let font = font.to_lowercase();
    let known = ["symbol", "wingdings"].iter().any(|known| font.starts_with(known));
    if !known && !private {
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let place = code & 0xFF;
    let sign = SIGNS.iter().find(|&&(of, at, _)| font.starts_with(of) && at == place);
    sign.map(|&(_, _, sign)| sign).or(Some('\u{2022}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_symbols() {
        for (font, code, want) in [
            ("Wingdings", "F0FE", Some('\u{2611}')),
            ("Wingdings 2", "F052", Some('\u{2022}')),
            ("Symbol", "F0B3", Some('\u{2265}')),
            ("Calibri", "20AC", Some('\u{20ac}')),
            ("Calibri", "0007", None),
            ("Symbol", "x", None),
        ] {
            assert_eq!(symbol(font, code), want, "{font} {code}");
        }
    }
}
