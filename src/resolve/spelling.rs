//! When two spellings are one name: what differs only in where a tone mark stands, in case, hyphens or spaces.
//!
//! Diacritics are never folded here: `Hùng` and `Hưng` are two people. Folding away diacritics is for finding, not for
//! identity.

use crate::language::settle_tone;
use unicode_normalization::UnicodeNormalization;

/// The name in a form that all its spelling variants share: lower case, composed, tones settled (`hoà` and `hòa` are one,
/// `Uỷ` and `Ủy` too), `&` read as `và`, and one space for hyphens, commas, quotes and brackets (`Thừa Thiên - Huế`).
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(&name.replace('&', " và ").to_lowercase().nfc().collect::<String>()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(settle_tone(word).as_deref().unwrap_or(word));
    }
    out
}

/// The runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_part_of_word(c)).filter(|word| !word.is_empty())
}

/// The name with each tone mark where the older rule puts it (`hoà` becomes `hòa`, `Uỷ` becomes `Ủy`, `quý` stays), so that an
/// id does not depend on which spelling is more frequent. Composed (NFC).
pub fn standard(name: &str) -> String {
    let composed: String = name.nfc().collect();
    let mut out = String::with_capacity(composed.len());
    let mut rest = composed.as_str();
    while !rest.is_empty() {
        let word = rest.find(|c| !is_part_of_word(c)).unwrap_or(rest.len());
        let gap = rest[word..].find(is_part_of_word).map_or(rest.len(), |gap| word + gap);
        out.push_str(settle_tone(&rest[..word]).as_deref().unwrap_or(&rest[..word]));
        out.push_str(&rest[word..gap]);
        rest = &rest[gap..];
    }
    out
}

/// Letters, digits and the marks that make a letter another (`ă`, `ư`); a combining mark is no letter to Unicode.
fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_one_name_share_a_key() {
        for (a, b) in [
            ("Hòa Bình", "Hoà Bình"),
            ("Ủy ban nhân dân", "Uỷ Ban Nhân Dân"),
            ("Thừa Thiên - Huế", "Thừa Thiên-Huế"),
            ("Thừa Thiên Huế", "Thừa Thiên – Huế"),
            ("Bộ Kế hoạch & Đầu tư", "Bộ Kế hoạch và Đầu tư"),
            ("Phạm Thúy Ngân", "Phạm Thuý\u{a0}Ngân"),
            ("Phú Yên", "Phu\u{301} Ye\u{302}n"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn other_letters_are_other_names() {
        for (a, b) in
            [("Hùng", "Hưng"), ("Tuấn", "Tuân"), ("Đào", "Dào"), ("Nguyễn An", "Nguyên An"), ("Hà Nam", "Hànam")]
        {
            assert_ne!(key(a), key(b));
        }
    }

    #[test]
    fn the_older_rule_places_the_tone() {
        for (given, expected) in [
            ("hoà bình", "hòa bình"),
            ("Uỷ ban", "Ủy ban"),
            ("khoẻ, thuý", "khỏe, thúy"),
            ("quý", "quý"),
            ("hoàn toàn", "hoàn toàn"),
            ("oà", "òa"),
        ] {
            assert_eq!(standard(given), expected);
        }
    }

    #[test]
    fn nothing_but_marks_is_empty() {
        assert_eq!(key(" - “” "), "");
    }
}
