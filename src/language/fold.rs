//! Folding: what is left of a text when case and diacritics are taken away, for finding names and never for telling them apart.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in lower case without diacritics, `đ` as `d`; everything else (spaces, digits, signs) stays.
///
/// Folding a folded text changes nothing, and composed and decomposed spellings fold alike. `Hùng` and `Hưng` fold to the
/// same word, so a fold must never serve as an identity.
///
/// ```
/// assert_eq!(graph::language::fold("Ủy ban nhân dân tỉnh Đắk Lắk"), "uy ban nhan dan tinh dak lak");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_diacritics_go() {
        for (text, folded) in [
            ("Đỗ Đức Đạt", "do duc dat"),
            ("HỘI NGHỊ TRỰC TUYẾN", "hoi nghi truc tuyen"),
            ("Thừa Thiên - Huế", "thua thien - hue"),
            ("Nghị quyết 22-NQ/TW", "nghi quyet 22-nq/tw"),
            ("ăâđêôơư", "aadeoou"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn composed_and_decomposed_spellings_fold_alike() {
        let decomposed: String = "Nguyễn Thị Ngọc Ánh".nfd().collect();
        assert_eq!(fold(&decomposed), fold("Nguyễn Thị Ngọc Ánh"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
