//! One spelling of every character, before anything else looks at a text.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Composed characters (NFC), line breaks as LF, every other white space a space; without byte order marks, soft
/// hyphens, zero-width and control characters. Line breaks and the number of spaces stay as they are.
///
/// The Icelandic eth that old conversions from national encodings left in place of the Vietnamese `Đ` becomes `Đ`.
///
/// Doing it again changes nothing.
///
/// ```
/// assert_eq!(graph::article::normalize("\u{feff}Ho\u{323}p\u{a0}báo\r\n"), "Họp báo\n");
/// ```
pub fn normalize(text: &str) -> String {
    let mut mapped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                mapped.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => mapped.push('\n'),
            'Ð' => mapped.push('Đ'),
            'ð' => mapped.push('đ'),
            _ if character.is_whitespace() => mapped.push(' '),
            _ if character.is_control() || is_invisible(character) => {}
            _ => mapped.push(character),
        }
    }
    if is_nfc(&mapped) { mapped } else { mapped.nfc().collect() }
}

/// Characters that a reader does not see and that would part a name from itself.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_character_has_one_spelling() {
        for (given, wanted) in [
            ("Ho\u{302}\u{323}i nghi\u{323}", "Hội nghị"),
            ("\u{feff}Hà Nội", "Hà Nội"),
            ("một\r\nhai\rba\u{2028}bốn", "một\nhai\nba\nbốn"),
            ("Bộ\u{a0}Y\u{202f}tế\t1", "Bộ Y tế 1"),
            ("Chính\u{ad} phủ\u{200b}", "Chính phủ"),
            ("Lâm Ðồng, ðồng chí", "Lâm Đồng, đồng chí"),
            ("a\u{0}b\u{1b}[1m", "ab[1m"),
            // A mark that only an invisible character kept from its letter.
            ("e\u{200d}\u{301}", "é"),
            ("hai  chỗ trống\n\nđoạn", "hai  chỗ trống\n\nđoạn"),
        ] {
            assert_eq!(normalize(given), wanted, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn doing_it_again_changes_nothing(text in any::<String>()) {
            let once = normalize(&text);
            prop_assert_eq!(normalize(&once), once);
        }
    }
}
