//! Names as they are compared: in lower case, abbreviations expanded, without punctuation.

use crate::lexicon::{LexiconError, Table};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Words that do not tell two names apart.
const FILLER: [&str; 24] = [
    "của", "và", "về", "tỉnh", "thành", "phố", "tại", "ở", "các", "những", "với", "cho", "do", "được", "đã", "cộng",
    "hòa", "xã", "hội", "chủ", "nghĩa", "nước", "trong", "",
];

/// The name as it is compared: NFC, lower case, abbreviations expanded, one space for whatever is no word.
pub fn expand(text: &str) -> String {
    let mut text = lower(text);
    for (short, long) in abbreviations() {
        if let Some(replaced) = replace_word(&text, short, long) {
            text = replaced;
        }
    }
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// NFC in lower case.
pub fn lower(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// Whether a character is part of a word; a combining mark is not.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The text with `long` in the place of every `short` that is a word by itself; `None` where there is none.
fn replace_word(text: &str, short: &str, long: &str) -> Option<String> {
    let (mut out, mut kept, mut from) = (String::new(), 0, 0);
    while let Some(at) = text[from..].find(short).map(|at| at + from) {
        let end = at + short.len();
        let begins = text[..at].chars().next_back().is_none_or(|c| !is_word(c));
        let ends = text[end..].chars().next().is_none_or(|c| !is_word(c));
        if begins && ends {
            out.extend([&text[kept..at], " ", long, " "]);
            (kept, from) = (end, end);
        } else {
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    out.push_str(&text[kept..]);
    (kept > 0).then_some(out)
}

/// Short and long forms, in the order in which they are expanded.
fn abbreviations() -> &'static [(&'static str, &'static str)] {
    static TABLE: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    TABLE.get_or_init(|| load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
}

fn load() -> Result<Vec<(&'static str, &'static str)>, LexiconError> {
    let text = include_str!("../../data/evaluation/abbreviations.tsv");
    let table = Table::read("data/evaluation/abbreviations.tsv", text, &["short", "long"])?;
    table
        .rows()
        .map(|(line, cells)| match cells {
            [short, long] if !short.is_empty() && !long.is_empty() => Ok((*short, *long)),
            _ => Err(table.error(line, "a short and a long form are needed")),
        })
        .collect()
}

/// The words of a name that tell it from others, with how often each stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bag(Vec<String>);

impl Bag {
    /// The words of a name.
    pub fn of(name: &str) -> Bag {
        Bag::of_expanded(&expand(name))
    }

    /// The words of a name that has been [expanded](expand).
    pub fn of_expanded(name: &str) -> Bag {
        let mut words: Vec<String> = name.split(' ').filter(|word| !FILLER.contains(word)).map(str::to_owned).collect();
        words.sort_unstable();
        Bag(words)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How much of both is common, 0.0 to 1.0: the harmonic mean of the shares of either.
    pub fn f1(&self, other: &Bag) -> f64 {
        let (mut a, mut b, mut common) = (0, 0, 0_u32);
        while let (Some(left), Some(right)) = (self.0.get(a), other.0.get(b)) {
            let order = left.cmp(right);
            common += u32::from(order.is_eq());
            a += usize::from(order.is_le());
            b += usize::from(order.is_ge());
        }
        if common == 0 { 0.0 } else { f64::from(2 * common) / (self.len() + other.len()) as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_loads() {
        assert!(load().is_ok(), "{:?}", load().err());
    }

    #[test]
    fn abbreviations_are_expanded_as_whole_words() {
        for (name, expanded) in [
            ("UBND tỉnh Cà Mau", "ủy ban nhân dân tỉnh cà mau"),
            ("Sở KH&ĐT TP.HCM", "sở kế hoạch và đầu tư thành phố hồ chí minh"),
            ("Uỷ ban  MTTQ", "ủy ban mặt trận tổ quốc"),
            ("Công ty TPA", "công ty tpa"),
            ("QH, QH", "quốc hội quốc hội"),
            ("“Lễ ra quân” – 2024", "lễ ra quân 2024"),
            (" . ", ""),
        ] {
            assert_eq!(expand(name), expanded);
        }
    }

    #[test]
    fn composed_and_decomposed_names_are_one() {
        let decomposed: String = "Hội đồng nhân dân".nfd().collect();
        assert_eq!(expand(&decomposed), expand("HĐND"));
    }

    #[test]
    fn likeness_counts_every_word_once_for_each_time_it_stands_there() {
        let f1 = |a, b| Bag::of(a).f1(&Bag::of(b));
        assert_eq!(f1("hội nghị tổng kết", "tổng kết"), 2.0 * 2.0 / 5.0);
        assert_eq!(f1("lần lần", "lần"), 2.0 / 3.0);
        assert_eq!(f1("của tỉnh", "của tỉnh"), 0.0);
    }
}
