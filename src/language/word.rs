//! Word keys: how two spellings of one syllable are seen to be the same, and the numbers that stand for them.

use rustc_hash::FxHashMap;

/// The number of a word of the lexicon; [`WordId::UNKNOWN`] for any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that the lexicon does not know.
    pub const UNKNOWN: WordId = WordId(0);
}

/// Moves the tone mark of an open `oa`, `oe`, `uy` to its first vowel: `hoà` → `hòa`, `uỷ` → `ủy`; `quý` stays.
///
/// Both placements are in use for the same word; this is the one that most official names carry. `None` where
/// there is nothing to move. Expects NFC.
pub fn settle_tone(word: &str) -> Option<String> {
    let mut chars = word.char_indices().rev();
    let (_, last) = chars.next()?;
    let (before_at, before) = chars.next()?;
    if matches!(before, 'u' | 'U') && chars.next().is_some_and(|(_, c)| matches!(c, 'q' | 'Q')) {
        return None;
    }
    const ROWS: [(&str, [&str; 5], [&str; 5]); 3] = [
        ("oO", ["à", "á", "ả", "ã", "ạ"], ["òa", "óa", "ỏa", "õa", "ọa"]),
        ("oO", ["è", "é", "ẻ", "ẽ", "ẹ"], ["òe", "óe", "ỏe", "õe", "ọe"]),
        ("uU", ["ỳ", "ý", "ỷ", "ỹ", "ỵ"], ["ùy", "úy", "ủy", "ũy", "ụy"]),
    ];
    for (first, toned, settled) in ROWS {
        if first.contains(before)
            && let Some(at) = toned.iter().position(|t| t.starts_with(last))
        {
            let tail = settled[at];
            let mut word = word[..before_at].to_owned();
            if before.is_uppercase() {
                let mut tail = tail.chars();
                word.extend(tail.next().into_iter().flat_map(char::to_uppercase));
                word.extend(tail);
            } else {
                word.push_str(tail);
            }
            return Some(word);
        }
    }
    None
}

/// Writes the key of a word: lower case, the tone settled.
pub fn word_key(word: &str, key: &mut String) {
    key.clear();
    if word.is_ascii() {
        key.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    key.extend(word.chars().flat_map(char::to_lowercase));
    if let Some(settled) = settle_tone(key) {
        *key = settled;
    }
}

/// The words that a lexicon knows, each with its number.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of a word given by its key.
    pub fn get(&self, key: &str) -> WordId {
        self.ids.get(key).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The number of a word given as written; it becomes known if it was not.
    pub fn learn(&mut self, word: &str) -> WordId {
        let mut key = String::new();
        word_key(word, &mut key);
        let next = WordId(self.ids.len() as u32 + 1);
        *self.ids.entry(key.into_boxed_str()).or_insert(next)
    }

    /// How many words are known.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_both_placements_of_the_tone() {
        let key = |word: &str| {
            let mut key = String::new();
            word_key(word, &mut key);
            key
        };
        for (a, b) in [("Uỷ", "Ủy"), ("hoà", "HÒA"), ("hoá", "hóa"), ("khoẻ", "khỏe"), ("Thuỵ", "Thụy")]
        {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        for same in ["quý", "hoàn", "thuyền", "toán", "đạo", "a", ""] {
            assert_eq!(key(same), same);
        }
        assert_eq!(settle_tone("Hoà").as_deref(), Some("Hòa"));
        assert_eq!(settle_tone("Uỷ").as_deref(), Some("Ủy"));
    }
}
