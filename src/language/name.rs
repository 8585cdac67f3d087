//! Names as they are compared with what people type.

use super::fold;

/// The folded words of a name, joined by single spaces; signs part words, and `số` before a number is left out, since
/// `Nghị quyết số 5` and `Nghị quyết 5` are one name.
pub fn name_words(name: &str) -> String {
    let folded = fold(name);
    let all: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers = |at: usize| all.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let kept = all.iter().enumerate().filter(|(at, word)| **word != "so" || !numbers(at + 1));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_typed_otherwise_is_left_out() {
        for (name, words) in [
            ("Nghị quyết số 22-NQ/TW", "nghi quyet 22 nq tw"),
            ("  Đắk   Lắk ", "dak lak"),
            ("Tổng số đại biểu", "tong so dai bieu"),
            ("–", ""),
        ] {
            assert_eq!(name_words(name), words);
        }
    }
}
