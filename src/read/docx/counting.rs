//! Numbers as Word prints them: `iv`, `c`, `03`, `§`.

/// A number in a format of Word's; one it has no letters for in digits.
pub(super) fn printed(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number).to_lowercase(),
        "upperLetter" => letters(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}e"),
        "numberInDash" => format!("- {number} -"),
        "chicago" => chicago(number),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb`: the letter again for each round.
fn letters(number: u32) -> String {
    let Some(place) = number.checked_sub(1) else { return "0".to_owned() };
    let letter = char::from(b'A' + (place % 26) as u8);
    if place >= 26 * 8 {
        return number.to_string();
    }
    letter.to_string().repeat(place as usize / 26 + 1)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4_000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// `*`, `†`, `‡`, `§`, then each twice.
fn chicago(number: u32) -> String {
    const SIGNS: [&str; 4] = ["*", "\u{2020}", "\u{2021}", "\u{a7}"];
    let place = number.saturating_sub(1) as usize;
    let sign = SIGNS.get(place % 4).copied().unwrap_or_default();
    if place >= 32 { number.to_string() } else { sign.repeat(place / 4 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_formats() {
        for (number, format, want) in [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (3, "lowerLetter", "c"),
            (28, "upperLetter", "BB"),
            (14, "lowerRoman", "xiv"),
            (1999, "upperRoman", "MCMXCIX"),
            (6, "chicago", "\u{2020}\u{2020}"),
            (2, "none", ""),
            (7, "japaneseCounting", "7"),
            (u32::MAX, "lowerLetter", "4294967295"),
            (u32::MAX, "upperRoman", "4294967295"),
            (0, "lowerLetter", "0"),
        ] {
            assert_eq!(printed(number, format), want, "{number} {format}");
        }
    }
}
