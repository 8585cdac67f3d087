//! What of a body's name tells which body it is: the words in any order, and the place.

use super::place::{PlaceId, Places};
use super::spelling;
use crate::lexicon::{LexiconError, Table};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Words that are there or not in the name of one body.
const FILLER: [&str; 4] = ["của", "và", "về", "các"];

/// Words on whose two sides stand different things: `Đại sứ quán Lào tại Việt Nam`.
const ORDERING: [&str; 3] = ["tại", "với", "ở"];

/// Words that begin the name of a district or commune.
const LOWER: [&str; 6] = ["huyện", "quận", "xã", "phường", "trấn", "thôn"];

/// Words that end a name whose place is left out: `UBND tỉnh`, `Ủy ban nhân dân thành phố`.
const UNIT: [&str; 6] = ["tỉnh", "phố", "huyện", "quận", "xã", "phường"];

/// A body's name taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyName {
    /// The words that count, sorted where their order means nothing.
    pub stem: String,
    /// The first-level unit that the name itself gives.
    pub place: Option<PlaceId>,
    /// How far the name goes in naming one body.
    pub reach: Reach,
}

/// How far a name goes in naming one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// There is one in the country, or the place is in the name (`Bộ Y tế`).
    Whole,
    /// A district or commune of that name may be in several provinces (`Ủy ban nhân dân huyện Châu Thành`).
    LowerUnit,
    /// Every province has one (`Sở Y tế`).
    Local,
    /// It is any of many (`Ban Chỉ đạo`).
    Generic,
}

impl BodyName {
    /// Takes a name apart. `known` is the province that the article gives the body: with it `UBND tỉnh` is whole.
    pub fn new(name: &str, known: Option<PlaceId>) -> BodyName {
        let key = spelling::key(&without_brackets(name));
        let mut words: Vec<&str> = key.split(' ').collect();
        words.truncate(words.len() - term_words(&words));
        let mut place = None;
        if let Some(found) = Places::builtin().trailing(&words) {
            words.truncate(found.before);
            place = Some(found.place);
        } else {
            words.truncate(words.len() - country_words(&words));
        }
        let ordered = words.iter().any(|word| ORDERING.contains(word));
        words.retain(|word| !FILLER.contains(word));
        let mut reach = if place.is_some() { Reach::Whole } else { reach(&words.join(" "), &words) };
        if let (Reach::Local, Some(known)) = (reach, known)
            && let Some(unit_words) = unit_words(&words, known)
        {
            words.truncate(words.len() - unit_words);
            (place, reach) = (Some(known), Reach::Whole);
        }
        if !ordered {
            words.sort_unstable();
        }
        BodyName { stem: words.join(" "), place, reach }
    }
}

fn reach(plain: &str, words: &[&str]) -> Reach {
    let table = Unplaced::builtin();
    match table.exact.get(plain) {
        Some(&reach) => reach,
        None if ends_with_a_unit(words) => Reach::Local,
        None if (0..words.len()).any(|at| LOWER.contains(&words[at]) && !is_part_of_a_word(words, at)) => {
            Reach::LowerUnit
        }
        None if table.whole.iter().any(|opening| plain.starts_with(opening)) => Reach::Whole,
        None if table.openings.iter().any(|opening| plain.starts_with(opening)) => Reach::Local,
        None => Reach::Whole,
    }
}

fn ends_with_a_unit(words: &[&str]) -> bool {
    words.last().is_some_and(|word| UNIT.contains(word)) && !is_part_of_a_word(words, words.len() - 1)
}

/// `xã hội`, `hợp tác xã` and `nông thôn` are no commune and no village: there is one Ministry of `Phát triển nông thôn`.
fn is_part_of_a_word(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words[before]);
    match words[at] {
        "xã" => before == Some("tác") || words.get(at + 1) == Some(&"hội"),
        "thôn" => before == Some("nông"),
        _ => false,
    }
}

/// How many words `tỉnh` or `thành phố` is at the end of the name of a body of that province; `None` where the body is of a
/// lower unit.
fn unit_words(words: &[&str], place: PlaceId) -> Option<usize> {
    match words {
        [.., "tỉnh"] => Some(1),
        [.., "thành", "phố"] => Places::builtin().get(place).is_city.then_some(2),
        [.., last] if UNIT.contains(last) => None,
        ["huyện" | "quận" | "thị", "ủy" | "đoàn"] => None,
        _ => Some(0),
    }
}

/// `… (ARF)` is `…`: what stands in brackets is another name.
fn without_brackets(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut depth = 0usize;
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.chars().any(char::is_alphanumeric) { out } else { name.to_owned() }
}

/// How many words at the end name only the term: `khóa XIV`, `nhiệm kỳ 2016 - 2021`.
fn term_words(words: &[&str]) -> usize {
    let term = words.windows(2).skip(1).position(|pair| pair[0] == "khóa" || pair == ["nhiệm", "kỳ"]);
    term.map(|at| words.len() - at - 1).filter(|&length| length <= 6).unwrap_or(0)
}

/// `Quốc hội Việt Nam` is `Quốc hội`; but `Đại sứ quán Lào tại Việt Nam` is not `Đại sứ quán Lào tại`.
fn country_words(words: &[&str]) -> usize {
    match words {
        [.., before, "việt", "nam"] if !ORDERING.contains(before) => 2,
        _ => 0,
    }
}

/// The table of names that name no body until a place or a purpose is added.
struct Unplaced {
    exact: FxHashMap<String, Reach>,
    openings: Vec<String>,
    /// Openings of names that are whole although a shorter opening says otherwise.
    whole: Vec<String>,
}

impl Unplaced {
    fn builtin() -> &'static Unplaced {
        static BUILTIN: OnceLock<Unplaced> = OnceLock::new();
        BUILTIN.get_or_init(|| Unplaced::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<Unplaced, LexiconError> {
        let table = Table::read(
            "data/lexicon/unplaced_bodies.tsv",
            include_str!("../../data/lexicon/unplaced_bodies.tsv"),
            &["name", "kind"],
        )?;
        let mut unplaced = Unplaced { exact: FxHashMap::default(), openings: Vec::new(), whole: Vec::new() };
        for (line, row) in table.rows() {
            let reach = match row[1] {
                "generic" => Reach::Generic,
                "local" => Reach::Local,
                "whole" => Reach::Whole,
                other => return Err(table.error(line, format!("kind {other}, not generic, local or whole"))),
            };
            match row[0].strip_suffix('*') {
                Some(opening) if reach == Reach::Whole => unplaced.whole.push(spelling::key(opening)),
                Some(opening) => unplaced.openings.push(spelling::key(opening) + " "),
                None => {
                    let key = spelling::key(row[0]);
                    let words = key.split(' ').filter(|word| !FILLER.contains(word));
                    unplaced.exact.insert(words.collect::<Vec<_>>().join(" "), reach);
                }
            }
        }
        Ok(unplaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_word_orders_of_one_body_are_one() {
        for (a, b) in [
            ("Ủy ban nhân dân tỉnh Hòa Bình", "Uỷ ban nhân dân Hoà Bình"),
            ("Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân TP Hà Nội"),
            ("Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch - Đầu tư"),
            ("Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động, Thương binh & Xã hội"),
            ("Quốc hội khóa XIV", "Quốc hội Việt Nam"),
            ("Hội đồng nhân dân tỉnh Trà Vinh khóa VIII, nhiệm kỳ 2011-2016", "Hội đồng nhân dân tỉnh Trà Vinh"),
            ("Ủy ban Pháp luật của Quốc hội", "Ủy ban Pháp luật Quốc hội"),
            ("Ban Chỉ đạo Trung ương về phòng, chống thiên tai", "Ban Chỉ đạo phòng chống thiên tai Trung ương"),
            ("Nhóm Bạn về người khuyết tật (GOFD)", "Nhóm Bạn về người khuyết tật"),
        ] {
            assert_eq!(BodyName::new(a, None), BodyName::new(b, None), "{a} / {b}");
        }
    }

    #[test]
    fn other_bodies_stay_others() {
        for (a, b) in [
            ("Ủy ban nhân dân thành phố Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
            ("Đại sứ quán Việt Nam tại Lào", "Đại sứ quán Lào tại Việt Nam"),
            ("Tỉnh ủy Hà Nam", "Tỉnh ủy Nam Hà"),
            ("Quân khu 4", "Quân khu 7"),
            ("Ban Chỉ đạo quốc gia về hội nhập quốc tế", "Ban Chỉ đạo Hội nhập quốc tế thành phố Hải Phòng"),
            ("Bộ Công an", "Bộ Công Thương"),
        ] {
            assert_ne!(BodyName::new(a, None), BodyName::new(b, None), "{a} / {b}");
        }
    }

    #[test]
    fn a_name_says_how_far_it_goes() {
        for (name, reach) in [
            ("Bộ Y tế", Reach::Whole),
            ("Sở Y tế tỉnh Hòa Bình", Reach::Whole),
            ("Sở Y tế", Reach::Local),
            ("UBND tỉnh", Reach::Local),
            ("Ủy ban nhân dân thành phố", Reach::Local),
            ("Ban Thường vụ Tỉnh ủy", Reach::Local),
            ("Ủy ban nhân dân huyện Châu Thành", Reach::LowerUnit),
            ("Ban Chỉ đạo", Reach::Generic),
            ("Ban Chỉ đạo Trung ương", Reach::Generic),
            ("Ban Chỉ đạo quốc gia về hội nhập quốc tế", Reach::Whole),
            ("Bộ Nông nghiệp và Phát triển nông thôn", Reach::Whole),
            ("Bộ Lao động - Thương binh và Xã hội", Reach::Whole),
            ("Liên minh Hợp tác xã Việt Nam", Reach::Whole),
            ("Phòng Thương mại và Công nghiệp Việt Nam", Reach::Whole),
            ("Phòng Nông nghiệp và Phát triển nông thôn", Reach::Local),
            ("Ủy ban nhân dân xã Minh Khai", Reach::LowerUnit),
        ] {
            assert_eq!(BodyName::new(name, None).reach, reach, "{name}");
        }
    }
}
