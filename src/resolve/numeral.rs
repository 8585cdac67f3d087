//! Numbers in a row as names write them: digits, Roman numerals, words.

/// A number in digits (at most three), in Roman numerals or in words (`tư`, `mười`); the word is in the form of a key.
pub fn ordinal(word: &str) -> Option<u16> {
    const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    if let Some(at) = WORDS.iter().position(|&known| known == word) {
        return Some(at as u16 + 1);
    }
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { roman(word) } else { digits.parse().ok().filter(|_| digits.len() <= 3) }
}

/// A Roman numeral in lower case, up to 39.
pub fn roman(word: &str) -> Option<u16> {
    let values: Vec<i32> = word
        .chars()
        .map(|c| match c {
            'i' => Some(1),
            'v' => Some(5),
            'x' => Some(10),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let value = |at: usize| if values.get(at + 1) > Some(&values[at]) { -values[at] } else { values[at] };
    u16::try_from((0..values.len()).map(value).sum::<i32>()).ok().filter(|n| (1..40).contains(n))
}

/// A year in four digits.
pub fn year(word: &str) -> Option<u16> {
    word.parse::<u16>().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_form() {
        for (word, expected) in [
            ("39", Some(39)),
            ("ix", Some(9)),
            ("xiv", Some(14)),
            ("tư", Some(4)),
            ("2017", None),
            ("trưởng", None),
            ("iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", None),
            ("", None),
        ] {
            assert_eq!(ordinal(word), expected, "{word}");
        }
        assert_eq!(year("2017"), Some(2017));
        assert_eq!(year("12017"), None);
    }
}
