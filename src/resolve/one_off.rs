//! Names that differ in one letter or one tone: a slip of the pen, or another thing.

use unicode_normalization::UnicodeNormalization;

/// Whether two people's names (as [`super::spelling::key`]) differ in one letter or tone of one word.
pub fn people(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if a.len() != b.len() {
        return false;
    }
    let mut differing = a.iter().zip(&b).filter(|(a, b)| a != b);
    match (differing.next(), differing.next()) {
        (Some((a, b)), None) => words(a, b),
        _ => false,
    }
}

/// Whether two stems (words in any order) differ in one letter or tone of one word. Numbers never do: `Quân khu 4` and
/// `Quân khu 7` are two.
pub fn bodies(a: &str, b: &str) -> bool {
    let left_over = |of: &str, other: &str| -> Vec<String> {
        let mut rest: Vec<&str> = other.split(' ').collect();
        let mut out = Vec::new();
        for word in of.split(' ') {
            match rest.iter().position(|&known| known == word) {
                Some(at) => drop(rest.swap_remove(at)),
                None => out.push(word.to_owned()),
            }
        }
        out
    };
    match (&left_over(a, b)[..], &left_over(b, a)[..]) {
        ([a], [b]) => words(a, b),
        _ => false,
    }
}

/// Whether two different words differ in one letter or in the tone; a word of one letter or with a digit has no slips.
fn words(a: &str, b: &str) -> bool {
    let sound = |word: &str| word.chars().count() >= 2 && !word.contains(|c: char| c.is_ascii_digit());
    if !sound(a) || !sound(b) {
        return false;
    }
    let ((a, tone_a), (b, tone_b)) = (letters_and_tone(a), letters_and_tone(b));
    if tone_a == tone_b { within_one_edit(&a, &b) } else { a == b }
}

/// The letters with their own marks (`ơ`, `ê`), and the tone mark of the word.
fn letters_and_tone(word: &str) -> (Vec<char>, Option<char>) {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let tone = word.nfd().find(|c| TONES.contains(c));
    (word.nfd().filter(|c| !TONES.contains(c)).nfc().collect(), tone)
}

/// Whether one letter is changed, left out or added.
fn within_one_edit(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => short[same..].iter().skip(1).eq(long[same..].iter().skip(1)),
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_one_tone() {
        for (a, b) in [
            ("lò thụ cương", "lò thú cương"),
            ("hồ sỹ trạch", "hồ sĩ trạch"),
            ("trịnh ngọc vân", "trịnh ngọc văn"),
            ("trịnh ngọc vân", "trinh ngọc vân"),
            ("lê thanh hải", "lê thành hải"),
        ] {
            assert!(people(a, b), "{a} / {b}");
        }
        for (a, b) in [
            ("lê văn an", "lê văn bình"),
            ("lê văn an", "lê an"),
            ("lê văn an", "lê văn an"),
            ("trịnh ngọc vân", "trịnh ngọc vấng"),
            ("a đrương", "y đrương"),
        ] {
            assert!(!people(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn words_of_a_body_may_stand_in_any_order() {
        assert!(bodies("bộ lao thương binh đông", "binh bộ lao thương động"));
        assert!(!bodies("khu quân 4", "khu quân 7"));
        assert!(!bodies("bộ y tế", "bộ y tế"));
    }
}
