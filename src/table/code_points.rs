//! From bytes to code points, once a paper.

/// How many bytes apart the counted marks stand.
const STEP: usize = 256;

/// The number of code points before any byte of a text, after one pass over it.
///
/// A count is kept for every [`STEP`]th byte, so a question costs at most that many bytes.
#[derive(Debug)]
pub(super) struct CodePoints<'t> {
    bytes: &'t [u8],
    counts: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let counts = bytes.chunks(STEP).scan(0, |sum, chunk| {
            let before = *sum;
            *sum += starts(chunk);
            Some(before)
        });
        Self { bytes, counts: counts.collect() }
    }

    /// The number of code points that begin before the byte `at`; past the end, all of them.
    pub(super) fn before(&self, at: usize) -> usize {
        let at = at.min(self.bytes.len());
        let step = (at / STEP).min(self.counts.len().saturating_sub(1));
        let counted = self.counts.get(step).copied().unwrap_or(0);
        counted + starts(self.bytes.get(step * STEP..at).unwrap_or_default())
    }
}

/// The number of code points that begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_every_boundary_of_a_text_with_wide_characters() {
        for text in [String::new(), "é".repeat(128), "a€😀 ↩︎\r\n".repeat(97)] {
            let counted = CodePoints::of(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(counted.before(at), count);
            }
            assert_eq!(counted.before(text.len()), text.chars().count());
            assert_eq!(counted.before(text.len() + 1000), text.chars().count());
        }
    }
}
