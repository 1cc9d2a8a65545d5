//! Values by the hashes of words.

use rustc_hash::FxHashMap;

/// Values by the hash of a word in lower case ([`super::Token::hash`]).
#[derive(Debug, Clone)]
pub(crate) struct ByHash<V> {
    values: FxHashMap<u64, V>,
    /// A bit for each hash: nearly every other word is turned away here.
    bits: Box<[u64]>,
    /// How far a hash is shifted to say which of `bits` holds its bit.
    shift: u32,
}

impl<V> ByHash<V> {
    /// The value for a hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<&V> {
        if self.bits.get((hash >> self.shift) as usize)? & bit_of(hash) == 0 {
            return None;
        }
        self.values.get(&hash)
    }
}

impl<V> ByHash<V> {
    /// The hashes that have a value, in no order.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        self.values.keys().copied()
    }
}

impl<V: Default> ByHash<V> {
    /// The value for a hash, made where there is none.
    pub(crate) fn entry(&mut self, hash: u64) -> &mut V {
        if self.values.len() >= self.bits.len() * PER_WORD {
            *self = Self::over(std::mem::take(&mut self.values), self.bits.len() * 2);
        }
        if let Some(bits) = self.bits.get_mut((hash >> self.shift) as usize) {
            *bits |= bit_of(hash);
        }
        self.values.entry(hash).or_default()
    }
}

impl<V> ByHash<V> {
    /// These values, with so many words of bits, a power of two.
    fn over(values: FxHashMap<u64, V>, count: usize) -> Self {
        let shift = u64::BITS - count.ilog2();
        let mut bits = vec![0_u64; count].into_boxed_slice();
        #[expect(clippy::iter_over_hash_type, reason = "bits are the same in any order")]
        for &hash in values.keys() {
            if let Some(bits) = bits.get_mut((hash >> shift) as usize) {
                *bits |= bit_of(hash);
            }
        }
        Self { values, bits, shift }
    }
}

impl<V> Default for ByHash<V> {
    fn default() -> Self {
        FxHashMap::default().into()
    }
}

impl FromIterator<u64> for ByHash<()> {
    fn from_iter<I: IntoIterator<Item = u64>>(hashes: I) -> Self {
        hashes.into_iter().map(|hash| (hash, ())).collect::<FxHashMap<u64, ()>>().into()
    }
}

impl<V> From<FxHashMap<u64, V>> for ByHash<V> {
    fn from(values: FxHashMap<u64, V>) -> Self {
        let count = (values.len() / PER_WORD).next_power_of_two().max(2);
        Self::over(values, count)
    }
}

/// How many hashes share a word of bits: one hash in sixteen that has no value passes its bit.
const PER_WORD: usize = 4;

/// The bit of a hash in its word of bits.
#[inline]
fn bit_of(hash: u64) -> u64 {
    1 << ((hash >> 32) & 63)
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
