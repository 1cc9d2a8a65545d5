//! The numbers that the head of a question or an answer names.

/// The most numbers one answer names.
const MOST: usize = 200;

/// The numbers in `Vraag 7a`, `Antwoord 2 en 3`, `Antwoord 10 t/m 12`.
pub(in crate::read) fn numbers(head: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut rest = head;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (between, from) = rest.split_at_checked(at).unwrap_or(("", rest));
        let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let lettered = from.get(digits..).is_some_and(|behind| {
            let mut behind = behind.chars();
            behind.next().is_some_and(|c| c.is_ascii_lowercase())
                && !behind.next().is_some_and(char::is_alphanumeric)
        });
        let (number, behind) =
            from.split_at_checked(digits + usize::from(lettered)).unwrap_or((from, ""));
        rest = behind;
        let through = match between.trim() {
            "-" | "\u{2013}" | "t/m" | "tot en met" => {
                all.last().and_then(|last| last.parse().ok())
            }
            _ => None,
        };
        if let (Some(first), Ok(last)) = (through, number.parse::<u32>()) {
            let first: u32 = first;
            all.extend((first.saturating_add(1)..last).take(MOST).map(|n| n.to_string()));
        }
        all.push(number.to_owned());
        if all.len() > MOST {
            break;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers() {
        for (head, want) in [
            ("Vraag 1", "1"),
            ("Vraag 7a", "7a"),
            ("3", "3"),
            ("Antwoord 2 en 3", "2 3"),
            ("Antwoord 2, 3 en 5", "2 3 5"),
            ("Antwoord 10 t/m 12", "10 11 12"),
            ("Antwoord op de vragen 4\u{2013}6", "4 5 6"),
            ("Antwoord", ""),
            ("9-3", "9 3"),
        ] {
            assert_eq!(numbers(head).join(" "), want, "{head}");
        }
        assert!(numbers("1-4294967295").len() < 300);
    }
}
