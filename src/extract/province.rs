//! Provinces in the text: spellings of first-level units that stand for the place and not for something named after it.

use super::mention::ProvinceMention;
use crate::{
    language::{Document, Shape, TokenRange},
    lexicon::{Lexicon, Use},
    model::PartialDate,
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

/// Finds the first-level units that a document names. A city that became one after `published` is none yet (`TP Huế` in
/// 2017); a province merged away since still is one.
pub fn find(document: &Document, lexicon: &Lexicon, published: Option<PartialDate>) -> Vec<ProvinceMention> {
    let year = published.and_then(PartialDate::year);
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match lexicon.provinces.spellings().longest(&document.tokens, at) {
            Some((end, &(unit, usage))) => {
                let range = TokenRange::new(at, end);
                let from = lexicon.provinces.unit(unit).from.and_then(PartialDate::year);
                let in_time = from.zip(year).is_none_or(|(from, year)| from <= year);
                if in_time && names_the_unit(document, range, usage) && !is_byline(document, range) {
                    found.push(ProvinceMention { range, unit });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn names_the_unit(document: &Document, range: TokenRange, usage: Use) -> bool {
    let capital = document.tokens[range.first()..range.end()]
        .iter()
        .all(|token| token.is_capital() || token.shape == Shape::Mark);
    if !capital || matches!(usage, Use::Initials | Use::Other) {
        return false;
    }
    let mut before = (0..range.first()).rev().map(|i| document.word(i)).filter(|&word| word != ".");
    let last = before.next().unwrap_or_default().to_lowercase();
    let after_city = match last.as_str() {
        "tp" | "ủy" | "uỷ" => true,
        "phố" => before.next().is_some_and(|word| matches!(word, "thành" | "Thành" | "THÀNH")),
        // `điểm cầu Quảng Nam` is a remote site, `cầu Hà Nội` a bridge.
        "cầu" => before.next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "điểm" | "đầu")),
        _ => false,
    };
    after_city || usage == Use::Anywhere && !OTHER_PLACES.contains(&last.as_str())
}

/// A name alone at the end of the text is its author's.
fn is_byline(document: &Document, range: TokenRange) -> bool {
    let sentence = document.sentence(document.sentence_of(range.first()));
    sentence.end() == document.tokens.len() && sentence.first() > 0 && sentence == range
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provinces(text: &str) -> Vec<&'static str> {
        let lexicon = Lexicon::builtin();
        let document = Document::new(text, &lexicon.vocabulary);
        find(&document, lexicon, "2017".parse().ok())
            .iter()
            .map(|m| lexicon.provinces.unit(m.unit).name.as_str())
            .collect()
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
        assert_eq!(provinces("Từ điểm cầu Quảng Nam"), ["Quảng Nam"]);
        assert_eq!(provinces("châu Á - Thái Bình Dương; TP Huế"), [""; 0]);
        assert_eq!(provinces("Thành ủy Hồ Chí Minh"), ["Thành phố Hồ Chí Minh"]);
    }
}
