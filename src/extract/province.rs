//! Provinces in the text: spellings of first-level units that stand for the place and not for something named after it.

use super::mention::ProvinceMention;
use crate::{
    language::{Document, Shape, TokenRange},
    lexicon::{Lexicon, Use},
};

/// Words before a name that make it a place below the first level, a street, a paper, a ship: `huyện Hòa Bình`.
/// `TP Trà Vinh`, the seat of a province of that name, still names the province.
const OTHER_PLACES: [&str; 16] = [
    "huyện",
    "quận",
    "xã",
    "phường",
    "thôn",
    "ấp",
    "đường",
    "phố",
    "cầu",
    "chợ",
    "sông",
    "báo",
    "tàu",
    "trấn",
    "chùa",
    "thủy",
];

/// Finds the first-level units that a document names.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<ProvinceMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match lexicon.provinces.spellings().longest(&document.tokens, at) {
            Some((end, &(unit, usage))) if names_the_unit(document, TokenRange::new(at, end), usage) => {
                found.push(ProvinceMention { range: TokenRange::new(at, end), unit });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

fn names_the_unit(document: &Document, range: TokenRange, usage: Use) -> bool {
    let capital = document.tokens[range.first()..range.end()]
        .iter()
        .all(|token| token.is_capital() || token.shape == Shape::Mark);
    if !capital || usage == Use::Initials {
        return false;
    }
    let mut before = (0..range.first()).rev().map(|i| document.word(i)).filter(|&word| word != ".");
    let last = before.next().unwrap_or_default().to_lowercase();
    let after_city = match last.as_str() {
        "tp" | "ủy" | "uỷ" => true,
        "phố" => before.next().is_some_and(|word| word.eq_ignore_ascii_case("thành") || word == "Thành"),
        _ => false,
    };
    after_city || usage == Use::Anywhere && !OTHER_PLACES.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provinces(text: &str) -> Vec<&'static str> {
        let lexicon = Lexicon::builtin();
        let document = Document::new(text, &lexicon.vocabulary);
        find(&document, lexicon).iter().map(|m| lexicon.provinces.unit(m.unit).name.as_str()).collect()
    }

    #[test]
    fn names_old_and_new_by_any_spelling() {
        assert_eq!(provinces("UBND tỉnh Thừa Thiên – Huế"), ["Thừa Thiên Huế"]);
        assert_eq!(provinces("tại TP.HCM và Hà Bắc"), ["Thành phố Hồ Chí Minh", "Hà Bắc"]);
        assert_eq!(provinces("BẮC NINH- Sáng 14/1"), ["Bắc Ninh"]);
    }

    #[test]
    fn leaves_out_what_is_named_after_a_province() {
        for text in ["huyện Hòa Bình", "Chủ tịch Hồ Chí Minh", "môi trường hòa bình", "đường Hà Nội"]
        {
            assert_eq!(provinces(text), [""; 0], "{text}");
        }
        assert_eq!(provinces("Thành ủy Hồ Chí Minh"), ["Thành phố Hồ Chí Minh"]);
    }
}
