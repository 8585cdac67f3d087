//! What of a resolution's name says which one it is: kind, number, sign.

use super::wording::{Bag, is_word, lower};

/// Kinds of instrument; of two that begin at one place the first counts.
const KINDS: [&str; 25] = [
    "nghị quyết",
    "chỉ thị",
    "nghị định",
    "quyết định",
    "thông tư",
    "kết luận",
    "thông báo",
    "kế hoạch",
    "công văn",
    "luật",
    "bộ luật",
    "hiến pháp",
    "đề án",
    "chương trình",
    "quy định",
    "pháp lệnh",
    "hướng dẫn",
    "lệnh",
    "sắc lệnh",
    "văn bản",
    "công điện",
    "tờ trình",
    "báo cáo",
    "nghị định thư",
    "dự án luật",
];

/// The least share of common words at which two titles without numbers are one.
const SAME_TITLE: f64 = 0.7;

/// One name of a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Empty where the name says none.
    kind: &'static str,
    number: Option<Number>,
    words: Bag,
}

/// The first number of a name, with what follows it: `22` and `nqtw` of `22-NQ/TW`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    /// Without leading zeros.
    digits: String,
    /// Letters only; empty where there is none.
    sign: String,
}

impl Instrument {
    /// What a name says.
    pub fn of(name: &str) -> Instrument {
        let text = without_dates(&lower(name));
        let places = KINDS.iter().filter_map(|kind| Some((text.find(kind)?, *kind)));
        // The first of those that begin at the first place.
        let kind = places.min_by_key(|(at, _)| *at).map_or("", |(_, kind)| kind);
        Instrument { kind, number: number(&text), words: Bag::of(name) }
    }

    /// How alike two names are; 0.0 where they cannot mean one instrument.
    pub fn likeness(&self, other: &Instrument) -> f64 {
        let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        match (&self.number, &other.number) {
            (Some(a), Some(b)) => {
                let same = !a.digits.is_empty() && a.digits == b.digits;
                f64::from(u8::from(same && agree(self.kind, other.kind) && agree(&a.sign, &b.sign)))
            }
            (None, None) => Some(self.words.f1(&other.words)).filter(|f1| *f1 >= SAME_TITLE).unwrap_or(0.0),
            _ => 0.0,
        }
    }
}

/// `ngày 5/6/2017` and `năm 2020` hold numbers that are no number of an instrument.
fn without_dates(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((at, word)) =
        ["ngày", "tháng", "năm"].into_iter().filter_map(|word| Some((rest.find(word)?, word))).min()
    {
        let (before, after) = rest.split_at(at + word.len());
        let day = after.trim_start();
        if day.starts_with(|c: char| c.is_ascii_digit()) {
            out.extend([&before[..at], " "]);
            rest = day.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
        } else {
            out.push_str(before);
            rest = after;
        }
    }
    out + rest
}

fn number(text: &str) -> Option<Number> {
    let digits = &text[text.find(|c: char| c.is_ascii_digit())?..];
    let (digits, rest) = digits.split_at(digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()));
    let sign = sign(rest.trim_start()).chars().filter(|c| matches!(c, 'a'..='z' | 'đ')).collect();
    Some(Number { digits: digits.trim_start_matches('0').to_owned(), sign })
}

/// The longest beginning that is made of `-` or `/`, each with word characters after it.
fn sign(text: &str) -> &str {
    let mut end = 0;
    while let Some(rest) = text[end..].strip_prefix(['-', '/']) {
        let word = rest.find(|c| !is_word(c) && c != '&').unwrap_or(rest.len());
        if word == 0 {
            break;
        }
        end += 1 + word;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart() {
        for (name, kind, number) in [
            ("Nghị quyết số 22-NQ/TW", "nghị quyết", Some(("22", "nqtw"))),
            ("Nghị quyết ngày 5/6/2017", "nghị quyết", None),
            ("Nghị định 016/2016/NĐ-CP ngày 3-2", "nghị định", Some(("16", "nđcp"))),
            ("Bộ luật Lao động năm 2012", "bộ luật", None),
            ("Dự án Luật Du lịch", "dự án luật", None),
            ("Kết luận 0", "kết luận", Some(("", ""))),
            ("Chỉ thị 15 của Ban Bí thư", "chỉ thị", Some(("15", ""))),
            ("22 - NQ", "", Some(("22", ""))),
        ] {
            let instrument = Instrument::of(name);
            let said = instrument.number.as_ref().map(|number| (number.digits.as_str(), number.sign.as_str()));
            assert_eq!((instrument.kind, said), (kind, number), "{name}");
        }
    }

    #[test]
    fn one_number_is_one_instrument_unless_kind_or_sign_differ() {
        let alike = |a, b| Instrument::of(a).likeness(&Instrument::of(b));
        assert_eq!(alike("Nghị quyết 22", "22-NQ/TW"), 1.0);
        assert_eq!(alike("Nghị quyết 22-NQ/TW", "Nghị quyết 22/NQ-CP"), 0.0);
        assert_eq!(alike("Nghị quyết 22", "Chỉ thị 22"), 0.0);
        assert_eq!(alike("Nghị quyết 22", "Nghị quyết về hội nhập"), 0.0);
        assert_eq!(alike("Luật Du lịch", "Luật Du lịch (sửa đổi)"), 2.0 * 3.0 / 8.0);
        assert_eq!(alike("Luật Du lịch", "Luật Báo chí"), 0.0);
    }
}
