//! Values by the hashes of words.

use rustc_hash::FxHashMap;

/// Values by the hash of a word in lower case ([`super::Token::hash`]).
#[derive(Debug, Clone)]
pub(crate) struct ByHash<V> {
    values: FxHashMap<u64, V>,
    /// A bit for each hash: nearly every other word is turned away here.
    bits: Box<[u64]>,
}

impl<V> ByHash<V> {
    /// The value for a hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<&V> {
        let (place, bit) = bit_of(hash, self.bits.len());
        if self.bits.get(place)? & bit == 0 {
            return None;
        }
        self.values.get(&hash)
    }
}

impl<V> From<FxHashMap<u64, V>> for ByHash<V> {
    fn from(values: FxHashMap<u64, V>) -> Self {
        let mut bits = vec![0_u64; (values.len() / 4).next_power_of_two()].into_boxed_slice();
        #[expect(clippy::iter_over_hash_type, reason = "bits are the same in any order")]
        for &hash in values.keys() {
            let (place, bit) = bit_of(hash, bits.len());
            if let Some(bits) = bits.get_mut(place) {
                *bits |= bit;
            }
        }
        Self { values, bits }
    }
}

/// Where the bit of a hash stands in `length` words of bits, a power of two.
fn bit_of(hash: u64, length: usize) -> (usize, u64) {
    let high = hash >> 32;
    ((high >> 6) as usize & (length - 1), 1 << (high & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Token;

    #[test]
    fn ok_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..500).map(|n| format!("woord{n}")).collect();
        let hash = |word: &str| Token::first(word).hash;
        for count in [0, 1, 3, 250] {
            let (known, other) = words.split_at(count);
            let map: FxHashMap<u64, usize> =
                known.iter().enumerate().map(|(at, word)| (hash(word), at)).collect();
            let map = ByHash::from(map);
            for (at, word) in known.iter().enumerate() {
                assert_eq!(map.get(hash(word)), Some(&at), "{word}");
            }
            assert!(other.iter().all(|word| map.get(hash(word)).is_none()));
        }
    }
}
