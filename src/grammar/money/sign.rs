//! What stands right before a sum: a minus, a qualifier, a word of a row.

/// How far ahead the second of two dashes is looked for, in bytes.
const ASIDE: usize = 120;

/// What stands before a sum, read backwards from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before<'t> {
    /// Whether a minus or `-/-` stands there.
    pub(super) minus: bool,
    /// The text before the minus, without the space at its end.
    pub(super) text: &'t str,
}

/// Reads a sign at the end of `behind`. `ahead` is what follows the sum: a dash with a second one
/// behind the sum is an aside, and a dash that begins a line or follows a semicolon is a bullet.
pub(super) fn before<'t>(behind: &'t str, ahead: &str) -> Before<'t> {
    let text = behind.trim_end();
    let none = Before { minus: false, text };
    if let Some(rest) = text.strip_suffix("-/-") {
        return Before { minus: true, text: rest.trim_end() };
    }
    if let Some(rest) = text.strip_suffix("minus")
        && !rest.ends_with(char::is_alphanumeric)
        && !rest.trim_end().ends_with(|c: char| c.is_ascii_digit())
    {
        return Before { minus: true, text: rest.trim_end() };
    }
    let Some(rest) = text.strip_suffix('-') else { return none };
    let glued = text.len() == behind.len();
    let previous = rest.chars().next_back();
    let minus = match previous {
        None => glued,
        Some('(') => true,
        Some(' ') if glued => true,
        Some(' ') => {
            let bullet = rest.trim_end().ends_with(';') || rest.trim_end().is_empty();
            !bullet && !is_aside(ahead)
        }
        Some(_) => false,
    };
    if minus { Before { minus, text: rest.trim_end() } } else { none }
}

/// Whether a second dash follows in the same sentence.
fn is_aside(ahead: &str) -> bool {
    let mut end = ahead.len().min(ASIDE);
    while !ahead.is_char_boundary(end) {
        end -= 1;
    }
    let ahead = ahead.get(..end).unwrap_or_default();
    let dash = ahead.find(" - ").or_else(|| ahead.find(" -,")).unwrap_or(usize::MAX);
    dash < ahead.find(". ").unwrap_or(usize::MAX)
}
