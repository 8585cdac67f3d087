//! What the name of an instrument says: kind, number, sign and year, or kind, title and year.

use super::{numeral, spelling};
use crate::lexicon::{LexiconError, Table};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The name of an instrument taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstrumentName {
    /// `nghị quyết`, as a key; all of the name before the number or, of a title, its first words.
    pub kind: String,
    /// By what it is known.
    pub by: By,
    /// The year that the name gives.
    pub year: Option<u16>,
}

/// By what an instrument is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum By {
    /// `22-NQ/TW`: the number without leading zeros and the letters of the sign (`nqtw`).
    Sign(String, String),
    /// `22`.
    Number(String),
    /// `Luật Du lịch`: the words of the whole name that count.
    Title(String),
}

impl InstrumentName {
    /// Takes a name apart.
    pub fn new(name: &str) -> InstrumentName {
        let words: Vec<&str> = name.split_whitespace().collect();
        let at = words.iter().position(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let numbered = at.filter(|&at| at > 0 && at + 1 == words.len());
        let (Some(at), Some(number)) = (numbered, numbered.and_then(|at| Number::new(words[at]))) else {
            return titled(name);
        };
        let kind = spelling::key(&words[..at].join(" "));
        // `Luật Đất đai 2013` and `Hiến pháp 2013` are a title and a year.
        let year = numeral::year(&number.digits).is_some() && (at > 2 || kind == "hiến pháp");
        if number.sign.is_empty() && (at > 3 || year) {
            return titled(name);
        }
        let digits = match number.digits.trim_start_matches('0') {
            "" => "0".to_owned(),
            digits => digits.to_owned(),
        };
        let by = if number.sign.is_empty() { By::Number(digits) } else { By::Sign(digits, number.sign) };
        InstrumentName { kind: kind.strip_suffix(" số").unwrap_or(&kind).to_owned(), by, year: number.year }
    }
}

struct Number {
    digits: String,
    year: Option<u16>,
    sign: String,
}

impl Number {
    /// Reads `22-NQ/TW`, `202/2025/QH15`, `167`.
    fn new(word: &str) -> Option<Number> {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let mut number = Number { sign: String::new(), year: None, digits };
        for part in word[number.digits.len()..].split(['/', '-', '–', '.']) {
            match numeral::year(part) {
                Some(year) if number.year.is_none() => number.year = Some(year),
                _ => number.sign.extend(part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)),
            }
        }
        (!number.digits.is_empty() && number.sign.chars().next().is_none_or(char::is_alphabetic)).then_some(number)
    }
}

/// Words that are there or not in the title of one instrument.
const FILLER: [&str; 8] = ["của", "về", "và", "số", "các", "năm", "việc", "giai"];

fn titled(name: &str) -> InstrumentName {
    let key = spelling::key(name);
    let mut words: Vec<&str> = key.split(' ').collect();
    let year = match words.last().and_then(|last| numeral::year(last)) {
        Some(year) if words.len() > 1 => {
            words.pop();
            Some(year)
        }
        _ => None,
    };
    let kind = Issuers::builtin().kind_of(&words);
    let title = plenum(&words).unwrap_or_else(|| {
        words.retain(|word| !FILLER.contains(word));
        words.join(" ")
    });
    InstrumentName { kind, by: By::Title(title), year }
}

/// `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII` is `Nghị quyết Trung ương 4 khóa XII`, and `Nghị quyết Đại
/// hội đại biểu toàn quốc lần thứ XII của Đảng` is `Nghị quyết Đại hội XII`.
fn plenum(words: &[&str]) -> Option<String> {
    let has = |pair: [&str; 2]| words.windows(2).any(|words| words == pair);
    if !words.starts_with(&["nghị", "quyết"]) {
        return None;
    }
    let number = |at: usize| words.get(at).and_then(|word| numeral::ordinal(word));
    let after = |word: &str| words.iter().position(|&known| known == word).and_then(|at| number(at + 1));
    if has(["trung", "ương"]) {
        let term = after("khóa")?;
        let direct = words.windows(2).position(|words| words == ["trung", "ương"]).and_then(|at| number(at + 2));
        let number = after("thứ").or(after("lần")).or(direct)?;
        return (words.len() <= 18).then(|| format!("nghị quyết trung ương {number} khóa {term}"));
    }
    let rest = &words[2..];
    let congress =
        rest.starts_with(&["đại", "hội"]) && (rest.len() <= 4 || has(["toàn", "quốc"]) || has(["của", "đảng"]));
    if !congress || has(["đảng", "bộ"]) {
        return None;
    }
    let direct = rest.iter().skip(2).find_map(|word| numeral::roman(word));
    after("thứ").or(direct).map(|number| format!("nghị quyết đại hội {number}"))
}

/// How far number and sign go in naming one instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One in the country in its year.
    National,
    /// One in the country in a term of five years.
    Term,
    /// Every province and organ has its own.
    Local,
}

/// The table of issuers.
pub struct Issuers {
    signs: Vec<Sign>,
    kinds: FxHashMap<String, usize>,
}

struct Sign {
    letters: String,
    digits_follow: bool,
    reach: Reach,
    issuers: Vec<String>,
}

impl Issuers {
    /// The table that the program carries.
    pub fn builtin() -> &'static Issuers {
        static BUILTIN: OnceLock<Issuers> = OnceLock::new();
        BUILTIN.get_or_init(|| Issuers::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<Issuers, LexiconError> {
        let table = Table::read(
            "data/lexicon/issuer_signs.tsv",
            include_str!("../../data/lexicon/issuer_signs.tsv"),
            &["sign", "reach", "issuers"],
        )?;
        let mut issuers = Issuers { signs: Vec::new(), kinds: FxHashMap::default() };
        for (line, row) in table.rows() {
            let reach = match row[1] {
                "national" | "kind" => Reach::National,
                "term" => Reach::Term,
                "local" => Reach::Local,
                other => return Err(table.error(line, format!("reach {other}, not national, term, local or kind"))),
            };
            let names = row[2].split(';').map(spelling::key).filter(|name| !name.is_empty()).collect();
            if row[1] == "kind" {
                issuers.kinds.insert(spelling::key(row[0]), issuers.signs.len());
            }
            let letters: String = row[0].chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let digits_follow = row[0].ends_with('*');
            issuers.signs.push(Sign { letters, digits_follow, reach, issuers: names });
        }
        Ok(issuers)
    }

    /// The issuer's row for a sign's letters (`nqtw`): the longest sign at its end.
    fn of_sign(&self, letters: &str) -> Option<usize> {
        let bare = letters.trim_end_matches(|c: char| c.is_ascii_digit());
        let fits = |sign: &Sign| match sign.digits_follow {
            true => bare.ends_with(&sign.letters),
            false => letters.ends_with(&sign.letters),
        };
        let of_signs = self.signs.iter().enumerate().filter(|(at, _)| !self.kinds.values().any(|kind| kind == at));
        of_signs.filter(|(_, sign)| fits(sign)).max_by_key(|(_, sign)| sign.letters.len()).map(|(at, _)| at)
    }

    /// The issuer's row for a name: by its sign, else by its kind.
    fn of(&self, name: &InstrumentName) -> Option<usize> {
        match &name.by {
            By::Sign(_, letters) => self.of_sign(letters).or_else(|| self.kinds.get(&name.kind).copied()),
            _ => self.kinds.get(&name.kind).copied(),
        }
    }

    /// How far number and sign go; what no table knows is local.
    pub fn reach(&self, name: &InstrumentName) -> Reach {
        self.of(name).map_or(Reach::Local, |at| self.signs[at].reach)
    }

    /// Whether the sign or the kind of the name says that a body of this name (as a key) can have issued it; `None` if they say
    /// nothing.
    pub fn agrees(&self, name: &InstrumentName, issuer: &str) -> Option<bool> {
        let issuers = &self.signs[self.of(name)?].issuers;
        (!issuers.is_empty()).then(|| issuers.iter().any(|known| known == issuer))
    }

    /// The kind at the beginning of a title: a kind of the table, else the first two words.
    fn kind_of(&self, words: &[&str]) -> String {
        let known =
            (1..=3.min(words.len())).rev().map(|n| words[..n].join(" ")).find(|kind| self.kinds.contains_key(kind));
        known.unwrap_or_else(|| words[..2.min(words.len())].join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_instrument_are_one() {
        for (a, b) in [
            ("Nghị quyết 22-NQ/TW", "Nghị quyết số 22/NQ-TW"),
            ("Chỉ thị 05-CT/TW", "Chỉ thị 5-CT/TW"),
            ("Luật Hôn nhân và gia đình", "Luật Hôn nhân, gia đình"),
            ("Luật Đất đai 2013", "Luật Đất đai năm 2013"),
            ("Hiến pháp 2013", "Hiến pháp năm 2013"),
            (
                "Nghị quyết Trung ương 4 khóa XII",
                "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XII)",
            ),
            ("Nghị quyết Đại hội XII", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng"),
        ] {
            assert_eq!(InstrumentName::new(a), InstrumentName::new(b), "{a} / {b}");
        }
    }

    #[test]
    fn other_instruments_stay_others() {
        for (a, b) in [
            ("Nghị quyết 22-NQ/TW", "Nghị quyết 22/NQ-CP"),
            ("Nghị quyết 22-NQ/TW", "Kết luận 22-KL/TW"),
            ("Luật Đất đai 2013", "Luật Đất đai 2024"),
            ("Luật Đất đai", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"),
            ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XI"),
            ("Nghị quyết Đại hội XII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII"),
        ] {
            assert_ne!(InstrumentName::new(a), InstrumentName::new(b), "{a} / {b}");
        }
    }

    #[test]
    fn the_sign_says_who_issues_and_how_far_it_goes() {
        let issuers = Issuers::builtin();
        for (name, reach, issuer, agrees) in [
            ("Nghị quyết 22-NQ/TW", Reach::Term, "Bộ Chính trị", Some(true)),
            ("Nghị quyết 22-NQ/TW", Reach::Term, "Chính phủ", Some(false)),
            ("Nghị quyết 202/2025/QH15", Reach::National, "Quốc hội", Some(true)),
            ("Nghị quyết 51/2017/UBTVQH14", Reach::National, "Quốc hội", Some(false)),
            ("Quyết định 1988/QĐ-UBND", Reach::Local, "Ủy ban nhân dân tỉnh Hà Tây", None),
            ("Nghị định 86", Reach::National, "Chính phủ", Some(true)),
            ("Quyết định 167", Reach::Local, "Thủ tướng Chính phủ", None),
        ] {
            let name = InstrumentName::new(name);
            assert_eq!(issuers.reach(&name), reach, "{name:?}");
            assert_eq!(issuers.agrees(&name, &spelling::key(issuer)), agrees, "{name:?}");
        }
    }
}
