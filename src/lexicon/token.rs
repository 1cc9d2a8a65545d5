//! The words of a text, runs of letters and digits, and a hash of each in which case does not count.
//!
//! Every list is asked about every word, so eight bytes are looked at in one step.

/// What a text begins with: a run of letters and digits, or one other character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its length in bytes; none where the text is empty.
    pub(crate) length: usize,
    /// Its [`folded_hash`].
    pub(crate) hash: u64,
}

impl Token {
    /// The first of `text`.
    #[inline]
    pub(crate) fn first(text: &str) -> Self {
        Self::near(text.as_bytes(), 0).unwrap_or_else(|| Self::at(text, 0))
    }

    /// The first of what stands in `text` from `at` on, a character boundary.
    #[inline]
    fn at(text: &str, at: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut length, mut hash) = (0, 0);
        loop {
            let chunk = chunk(bytes, at + length);
            let count = leading(chunk);
            if count == CHUNK {
                hash = mixed(hash, chunk | SMALL);
                length += CHUNK;
                continue;
            }
            match bytes.get(at + length + count) {
                Some(next) if !next.is_ascii() => {
                    return Self::first_of_any(text.get(at..).unwrap_or_default());
                }
                Some(&sign) if length + count == 0 => {
                    return Self { length: 1, hash: mixed(0, u64::from(sign)) };
                }
                _ => {}
            }
            if count > 0 {
                hash = mixed(hash, (chunk | SMALL) & !(u64::MAX << (8 * count)));
            }
            return Self { length: length + count, hash };
        }
    }

    /// [`Self::at`], where all that is looked at is ASCII and the text goes on for eight bytes more:
    /// nearly always.
    #[inline]
    fn near(bytes: &[u8], at: usize) -> Option<Self> {
        let (mut length, mut hash) = (0, 0);
        loop {
            let chunk = u64::from_le_bytes(*bytes.get(at + length..)?.first_chunk::<CHUNK>()?);
            let count = leading(chunk);
            let Some(next) = chunk.checked_shr(8 * count as u32) else {
                hash = mixed(hash, chunk | SMALL);
                length += CHUNK;
                continue;
            };
            let next = next as u8;
            if !next.is_ascii() {
                return None;
            }
            if count > 0 {
                hash = mixed(hash, (chunk | SMALL) & !(u64::MAX << (8 * count)));
            } else if length == 0 {
                return next
                    .is_ascii_graphic()
                    .then(|| Self { length: 1, hash: mixed(0, next.into()) });
            }
            return Some(Self { length: length + count, hash });
        }
    }

    /// The first, where a letter may be of any script.
    #[cold]
    fn first_of_any(text: &str) -> Self {
        let mut ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric());
        let length = match ends.next() {
            Some((0, sign)) => sign.len_utf8(),
            Some((end, _)) => end,
            None => text.len(),
        };
        Self { length, hash: folded_hash(text.get(..length).unwrap_or_default()) }
    }
}

/// A word or sign of a text in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its first byte.
    pub(crate) at: u32,
    /// Its length in bytes.
    pub(crate) length: u32,
    /// Its hash, as [`Token::hash`].
    pub(crate) hash: u64,
}

impl Word {
    /// Its first byte.
    #[inline]
    pub(crate) fn start(self) -> usize {
        self.at as usize
    }

    /// The byte behind it.
    #[inline]
    pub(crate) fn end(self) -> usize {
        self.start() + self.length as usize
    }

    /// What is left of the word in `text` from `at` on, a character boundary before its end.
    #[inline]
    pub(crate) fn from(self, text: &str, at: usize) -> Self {
        if at <= self.start() { self } else { self.cut(text, at) }
    }

    #[cold]
    fn cut(self, text: &str, at: usize) -> Self {
        let rest = text.get(at..self.end()).unwrap_or_default();
        Self { at: at as u32, length: rest.len() as u32, hash: Token::first(rest).hash }
    }

    /// The word in `text`, where it stands.
    #[inline]
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether it is a run of letters and digits in `text`, where it stands.
    #[inline]
    pub(crate) fn is_in_letters(self, text: &str) -> bool {
        match text.as_bytes().get(self.start()) {
            Some(first) if first.is_ascii() => first.is_ascii_alphanumeric(),
            Some(_) => {
                let rest = text.get(self.start()..).unwrap_or_default();
                rest.starts_with(char::is_alphanumeric)
            }
            None => false,
        }
    }
}

/// The words and signs of a text, in order.
pub(crate) fn tokens_of(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if first == b' ' {
            at += 1;
            continue;
        }
        let near = Token::near(bytes, at).map(|token| (at, token));
        let next = near.or_else(|| next_token(text, at, text.len()));
        let Some((start, token)) = next else { break };
        words.push(Word { at: start as u32, length: token.length as u32, hash: token.hash });
        at = start + token.length;
    }
    words
}

/// The first run of letters and digits of `text`, or its first character.
#[inline]
pub(crate) fn first_token(text: &str) -> &str {
    text.get(..Token::first(text).length).unwrap_or_default()
}

/// The next word or sign of `text` at or behind `at` and before `end`, and its start.
#[inline]
pub(crate) fn next_token(text: &str, at: usize, end: usize) -> Option<(usize, Token)> {
    let bytes = text.as_bytes();
    let start = at + usize::from(bytes.get(at) == Some(&b' '));
    // A word may be cut at `end`.
    let near = Token::near(bytes, start).filter(|token| start + token.length <= end);
    near.map(|token| (start, token)).or_else(|| next_of_any(text, at, end))
}

/// [`next_token`], whatever stands there.
fn next_of_any(text: &str, at: usize, end: usize) -> Option<(usize, Token)> {
    let rest = text.get(at..end)?.trim_start();
    (!rest.is_empty()).then(|| (end - rest.len(), Token::first(rest)))
}

/// The runs of letters and digits of `text`, in order, each with its start.
#[inline]
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (usize, Token)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, token) = next_word(text, at)?;
        at = start + token.length;
        Some((start, token))
    })
}

/// The next run of letters and digits at or behind `at`, a character boundary, and its start.
#[inline]
fn next_word(text: &str, at: usize) -> Option<(usize, Token)> {
    let bytes = text.as_bytes();
    let mut start = at + usize::from(bytes.get(at) == Some(&b' '));
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let c = text.get(start..)?.chars().next()?;
        if c.is_alphanumeric() {
            break;
        }
        start += c.len_utf8();
    }
    Some((start, Token::near(bytes, start).unwrap_or_else(|| Token::at(text, start))))
}

/// A hash of a word in lower case, made without the lower-case word.
#[inline]
pub(crate) fn folded_hash(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut at, mut hash) = (0, 0);
    while at < bytes.len() {
        let chunk = chunk(bytes, at);
        if chunk & HIGH != 0 {
            return folded_hash_of_any(word);
        }
        hash = mixed(hash, chunk | (capitals(chunk) >> 2));
        at += CHUNK;
    }
    hash
}

/// [`folded_hash`], where a letter may be of any script.
fn folded_hash_of_any(word: &str) -> u64 {
    let mut hash = Hash::default();
    for c in word.chars() {
        if c.is_ascii() {
            hash.push(c.to_ascii_lowercase() as u8);
            continue;
        }
        for c in c.to_lowercase() {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hash.push(byte));
        }
    }
    hash.flush();
    hash.value
}

/// Whether `word` in lower case ends with `ending`, which is in lower case.
#[inline]
pub(crate) fn ends_folded(word: &str, ending: &str) -> bool {
    let (mut word_left, mut ending_left) = (word.as_bytes(), ending.as_bytes());
    while let [more @ .., want] = ending_left {
        let [before @ .., have] = word_left else { return false };
        if !have.is_ascii() {
            return word.to_lowercase().ends_with(ending);
        }
        if have.to_ascii_lowercase() != *want {
            return false;
        }
        (word_left, ending_left) = (before, more);
    }
    true
}

/// Whether `word` in lower case is `form`.
#[inline]
pub(super) fn is_folded(word: &str, form: &str) -> bool {
    folded_prefix(word, form) == Some(word.len())
}

/// The length of the start of `text` that equals `form` when its case is folded; `form` is in
/// lower case.
#[inline]
pub(super) fn folded_prefix(text: &str, form: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), form.as_bytes());
    let mut plain = 0;
    while let (Some(have), Some(want)) = (bytes.get(plain), wanted.get(plain))
        && have.to_ascii_lowercase() == *want
        && want.is_ascii()
    {
        plain += 1;
    }
    match (bytes.get(plain), wanted.get(plain)) {
        (_, None) => Some(plain),
        (None, _) => None,
        (Some(have), Some(want)) if have.is_ascii() && want.is_ascii() => None,
        _ => Some(plain + folded_prefix_of_any(text.get(plain..)?, form.get(plain..)?)?),
    }
}

fn folded_prefix_of_any(text: &str, form: &str) -> Option<usize> {
    let mut want = form.chars();
    let mut length = 0;
    let mut left = text.chars();
    loop {
        let Some(next) = want.next() else { return Some(length) };
        let c = left.next()?;
        length += c.len_utf8();
        let mut folded = c.to_lowercase();
        if folded.next() != Some(next) {
            return None;
        }
        for more in folded {
            if want.next() != Some(more) {
                return None;
            }
        }
    }
}

/// A hash of bytes that come one by one: the same as of eight at a time.
#[derive(Default)]
struct Hash {
    value: u64,
    chunk: u64,
    count: u32,
}

impl Hash {
    fn push(&mut self, byte: u8) {
        self.chunk |= u64::from(byte) << (8 * self.count);
        self.count += 1;
        if self.count as usize == CHUNK {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.count > 0 {
            self.value = mixed(self.value, self.chunk);
            (self.chunk, self.count) = (0, 0);
        }
    }
}

/// How many bytes are looked at in one step.
const CHUNK: usize = 8;

/// The bit that makes a capital a small letter, and leaves a digit and a small letter as they are.
const SMALL: u64 = 0x20 * ONES;

/// The high bit of each byte.
const HIGH: u64 = 0x80 * ONES;

/// A one in each byte.
const ONES: u64 = u64::MAX / 0xff;

/// Eight bytes from `at` on, the first lowest; zeros behind the end.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(chunk) = rest.first_chunk::<CHUNK>() {
        return u64::from_le_bytes(*chunk);
    }
    let shift = 8 * rest.len() as u32;
    if let Some(last) = bytes.last_chunk::<CHUNK>() {
        return u64::from_le_bytes(*last).checked_shr(u64::BITS - shift).unwrap_or_default();
    }
    if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (shift - u32::BITS);
    }
    rest.iter().rev().fold(0, |chunk, &byte| chunk << 8 | u64::from(byte))
}

/// How many bytes from the lowest on are ASCII letters or digits.
#[inline]
fn leading(chunk: u64) -> usize {
    let seven = chunk & !HIGH;
    let word = between(seven, b'0', b'9') | between(seven | SMALL, b'a', b'z');
    ((!word | chunk) & HIGH).trailing_zeros() as usize / 8
}

/// The high bit of each byte that is an ASCII capital.
#[inline]
fn capitals(chunk: u64) -> u64 {
    between(chunk & !HIGH, b'A', b'Z') & !chunk & HIGH
}

/// The high bit of each byte, all of seven bits, that lies between two; other bits mean nothing.
#[inline]
fn between(seven: u64, first: u8, last: u8) -> u64 {
    let from_first = seven + u64::from(0x80 - first) * ONES;
    let behind_last = seven + u64::from(0x7f - last) * ONES;
    from_first & !behind_last
}

/// A hash with eight bytes more (the step of Fx).
#[inline]
fn mixed(hash: u64, chunk: u64) -> u64 {
    (hash.rotate_left(5) ^ chunk).wrapping_mul(0x517c_c1b7_2722_0a95)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_first_token_and_its_hash() {
        let cases = [
            ("", ""),
            ("de Raad", "de"),
            ("2024,", "2024"),
            ("voorzitter van", "voorzitter"),
            ("Kinderen", "Kinderen"),
            ("Kinderen en", "Kinderen"),
            ("verantwoordelijkheden.", "verantwoordelijkheden"),
            ("Financi\u{eb}n te", "Financi\u{eb}n"),
            ("co\u{f6}peratieve\u{201d}", "co\u{f6}peratieve"),
            ("zin\u{201d}", "zin"),
            ("\u{201d}zin", "\u{201d}"),
            ("\u{20ac} 5", "\u{20ac}"),
            ("\u{cb}lan", "\u{cb}lan"),
            ("(a)", "("),
            ("@a", "@"),
            ("a@", "a"),
            (" a", " "),
            ("12345678", "12345678"),
            ("123456789\u{e9}", "123456789\u{e9}"),
        ];
        for (text, want) in cases {
            let token = Token::first(text);
            assert_eq!(first_token(text), want, "{text}");
            assert_eq!(token.hash, folded_hash(want), "{text}");
            assert_eq!(token.hash, folded_hash(&want.to_uppercase()), "{text}");
        }
    }

    #[test]
    fn ok_every_byte_is_what_it_is() {
        for byte in 0..=u8::MAX {
            let high = 0x80;
            let is = |mask: u64| mask == high;
            assert_eq!(leading(u64::from(byte)) == 1, byte.is_ascii_alphanumeric(), "{byte}");
            assert_eq!(is(capitals(u64::from(byte))), byte.is_ascii_uppercase(), "{byte}");
        }
    }

    #[test]
    fn ok_a_sign_is_not_its_neighbour_in_small_letters() {
        for (one, other) in [("@", "`"), ("[", "{"), ("a[", "a{"), ("\u{212a}amer", "\u{212a}amen")]
        {
            assert_ne!(folded_hash(one), folded_hash(other));
        }
        assert_eq!(folded_hash("\u{212a}amer"), folded_hash("kamer"));
    }

    #[test]
    fn ok_words_in_order() {
        let text = "\u{2018}Nee\u{2019}, zei B&W (\u{e9}\u{e9}n).";
        let words: Vec<&str> =
            words_of(text).map(|(at, token)| &text[at..at + token.length]).collect();
        assert_eq!(words, ["Nee", "zei", "B", "W", "\u{e9}\u{e9}n"]);
    }

    #[test]
    fn ok_ends_in_any_case() {
        for (word, ending, want) in [
            ("Jaarverslag", "verslag", true),
            ("JAARVERSLAG", "verslag", true),
            ("verslag", "verslag", true),
            ("slag", "verslag", false),
            ("Energieco\u{d6}peratie", "co\u{f6}peratie", true),
            ("Energieco\u{f6}peratie", "vereniging", false),
        ] {
            assert_eq!(ends_folded(word, ending), want, "{word}");
        }
    }
}
