//! When two spellings are one name: what differs only in where a tone mark stands, in case, hyphens or spaces.
//!
//! Diacritics are never folded here: `Hùng` and `Hưng` are two people. Folding away diacritics is for finding, not for
//! identity.

use unicode_normalization::UnicodeNormalization;

/// The name in a form that all its spelling variants share.
///
/// Lower case; the tone mark moved behind its word (`hòa` and `hoà` are one, `Uỷ` and `Ủy` too); `&` read as `và`;
/// hyphens, commas, quotes and brackets read as a space (`Thừa Thiên - Huế`, `Thừa Thiên-Huế`).
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut tone = None;
    let mut open = false;
    for c in name.replace('&', " và ").to_lowercase().nfd() {
        if TONES.contains(&c) {
            tone = Some(c);
        } else if is_part_of_word(c) {
            if !open && !out.is_empty() {
                out.push(' ');
            }
            open = true;
            out.push(c);
        } else if open {
            out.extend(tone.take());
            open = false;
        }
    }
    if open {
        out.extend(tone);
    }
    out
}

/// The name with each tone mark where the older rule puts it (`hoà` becomes `hòa`, `Uỷ` becomes `Ủy`, `quý` stays), so that an
/// id does not depend on which spelling is more frequent. Composed (NFC).
pub fn standard(name: &str) -> String {
    let chars: Vec<char> = name.nfd().collect();
    let mut out = chars.clone();
    for at in 2..chars.len() {
        let ends_word = chars.get(at + 1).is_none_or(|&c| !is_part_of_word(c));
        let pair = (chars[at - 2].to_ascii_lowercase(), chars[at - 1].to_ascii_lowercase());
        let after_q = at >= 3 && chars[at - 3].eq_ignore_ascii_case(&'q');
        if TONES.contains(&chars[at]) && ends_word && matches!(pair, ('o', 'a' | 'e') | ('u', 'y')) && !after_q {
            out.swap(at - 1, at);
        }
    }
    out.into_iter().nfc().collect()
}

/// Grave, acute, tilde, hook above, dot below: the five tone marks as combining characters.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

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
            ("HOÀ", "HÒA"),
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
