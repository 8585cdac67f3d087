//! How alike two nodes of one type are.

use super::{
    instrument::Instrument,
    wording::{Bag, expand},
};
use crate::model::{NodeType, PartialDate};

/// A person of whom only an alias of several words agrees.
const BY_ALIAS: f64 = 0.9;
/// The least share of common words at which two bodies are one.
const SAME_BODY: f64 = 0.8;
/// What a body that is known by an alias of the gold only counts less.
const BODY_ALIAS_COST: f64 = 0.01;
/// The least share of common words at which two events are one, and if they are of one day.
const SAME_EVENT: f64 = 0.5;
const SAME_EVENT_SAME_DAY: f64 = 0.3;
/// What one day adds to the likeness of two events.
const SAME_DAY: f64 = 0.1;
/// A name with fewer words says little more than the kind of event.
const TELLING_WORDS: usize = 3;

/// What of a node is compared, made once for each node.
#[derive(Clone, Debug)]
pub enum Signature {
    /// A person: the name and all names.
    Official(String, Vec<String>),
    /// A body: the name, its words, the words of every name.
    Body(String, Bag, Vec<Bag>),
    /// An instrument by every name.
    Resolution(Vec<Instrument>),
    /// An event by its telling names, with its first and last day.
    Event(Vec<Bag>, Option<PartialDate>, Option<PartialDate>),
    /// A province by its name without prefix.
    Province(String),
}

impl Signature {
    /// What of a node is compared. Its first day and its last count for events only.
    pub fn of(
        kind: NodeType,
        name: &str,
        others: &[String],
        date: Option<PartialDate>,
        end: Option<PartialDate>,
    ) -> Signature {
        let names = || std::iter::once(name).chain(others.iter().map(String::as_str)).filter(|name| !name.is_empty());
        match kind {
            NodeType::Official => Signature::Official(person(name), names().map(person).collect()),
            NodeType::Body => {
                let expanded = expand(name);
                let words = Bag::of_expanded(&expanded);
                Signature::Body(expanded, words, names().map(Bag::of).collect())
            }
            NodeType::Resolution => Signature::Resolution(names().map(Instrument::of).collect()),
            NodeType::Event => Signature::Event(telling(names().map(Bag::of).collect()), date, end),
            NodeType::Province => Signature::Province(province(name)),
        }
    }

    /// 0.0 where what the graph says cannot be this node of the gold, else how alike they are. Not symmetric.
    pub fn likeness(&self, said: &Signature) -> f64 {
        match (self, said) {
            (Signature::Official(name, names), Signature::Official(said, said_names)) => {
                if name == said {
                    return 1.0;
                }
                let shared = names.iter().any(|name| name.contains(' ') && said_names.contains(name));
                if shared { BY_ALIAS } else { 0.0 }
            }
            (Signature::Body(name, words, names), Signature::Body(said, said_words, said_names)) => {
                if name == said {
                    return 1.0;
                }
                let by_name = best(said_names.iter().map(|said| words.f1(said)));
                let by_alias = best(names.iter().map(|name| name.f1(said_words) - BODY_ALIAS_COST));
                Some(by_name.max(by_alias)).filter(|best| *best >= SAME_BODY).unwrap_or(0.0)
            }
            (Signature::Resolution(names), Signature::Resolution(said)) => {
                best(names.iter().flat_map(|name| said.iter().map(|said| name.likeness(said))))
            }
            (Signature::Event(names, date, end), Signature::Event(said, said_date, _)) => {
                event(names, (*date, *end), said, *said_date)
            }
            (Signature::Province(name), Signature::Province(said)) => f64::from(u8::from(name == said)),
            _ => 0.0,
        }
    }
}

fn best(likenesses: impl Iterator<Item = f64>) -> f64 {
    likenesses.fold(0.0, f64::max)
}

fn event(
    names: &[Bag],
    (date, end): (Option<PartialDate>, Option<PartialDate>),
    said: &[Bag],
    said_date: Option<PartialDate>,
) -> f64 {
    if let (Some(date), Some(said)) = (date, said_date) {
        let inside = end.is_some_and(|end| date <= said && said <= end);
        if !date.agrees_with(said) && !inside {
            return 0.0;
        }
    }
    // A month of a year is near enough to a day; a year alone, or a month without one, is not.
    let same_day = date.is_some_and(|date| Some(date) == said_date && date.precision() >= 2);
    let best = best(names.iter().flat_map(|name| said.iter().map(|said| name.f1(said))));
    let (least, bonus) = if same_day { (SAME_EVENT_SAME_DAY, SAME_DAY) } else { (SAME_EVENT, 0.0) };
    if best >= least { best + bonus } else { 0.0 }
}

/// The names of an event that say more than its kind (`hội nghị`); if there is none, the first.
fn telling(mut names: Vec<Bag>) -> Vec<Bag> {
    if names.iter().any(|name| name.len() >= TELLING_WORDS) {
        names.retain(|name| name.len() >= TELLING_WORDS);
    } else {
        names.truncate(1);
    }
    names
}

/// A person's name without form of address.
fn person(name: &str) -> String {
    without_prefix(&expand(name), &["ông ", "bà ", "đồng chí ", "đ c ", "anh ", "chị "])
}

/// A province's name without its kind, under the name that it is compared by.
pub fn province(name: &str) -> String {
    without_prefix(&expand(name), &["tỉnh ", "thành phố ", "thủ đô "])
        .replace("thừa thiên huế", "huế")
        .replace("sài gòn", "hồ chí minh")
}

fn without_prefix(name: &str, prefixes: &[&str]) -> String {
    prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(kind: NodeType, names: &[&str]) -> Signature {
        let others: Vec<String> = names[1..].iter().map(|&name| name.to_owned()).collect();
        Signature::of(kind, names[0], &others, None, None)
    }

    fn alike(kind: NodeType, gold: &[&str], said: &[&str]) -> f64 {
        node(kind, gold).likeness(&node(kind, said))
    }

    fn event_of(name: &str, date: &str, end: Option<&str>) -> Signature {
        let day = |day: &str| day.parse().unwrap();
        Signature::of(NodeType::Event, name, &[], Some(date).filter(|date| !date.is_empty()).map(day), end.map(day))
    }

    #[test]
    fn a_person_is_known_by_name_or_by_an_alias_of_several_words() {
        let alike = |gold, said| alike(NodeType::Official, gold, said);
        assert_eq!(alike(&["Lê Thị Mẫu"], &["bà Lê Thị Mẫu"]), 1.0);
        assert_eq!(alike(&["Lê Thị Mẫu", "Lê Mẫu"], &["Lê Mẫu"]), 0.9);
        assert_eq!(alike(&["Lê Thị Mẫu", "Mẫu"], &["Trần Văn Mẫu", "Mẫu"]), 0.0);
    }

    #[test]
    fn a_body_is_known_by_most_of_its_words() {
        let alike = |gold, said| alike(NodeType::Body, gold, said);
        assert_eq!(alike(&["UBND tỉnh Cà Mau"], &["Ủy ban nhân dân tỉnh Cà Mau"]), 1.0);
        assert_eq!(alike(&["Ban Chỉ đạo 389"], &["Ban Chỉ đạo", "Ban Chỉ đạo 389"]), 1.0);
        assert_eq!(alike(&["Ban Chỉ đạo quốc gia 389", "BCĐ 389"], &["Ban Chỉ đạo 389"]), 0.99);
        assert_eq!(alike(&["Sở Y tế Cà Mau"], &["Sở Y tế Bến Tre"]), 0.0);
    }

    #[test]
    fn provinces_go_by_name_whatever_their_kind() {
        assert_eq!(alike(NodeType::Province, &["Thừa Thiên - Huế"], &["Thành phố Huế"]), 1.0);
        assert_eq!(alike(NodeType::Province, &["TP.HCM"], &["Thành phố Hồ Chí Minh"]), 1.0);
        assert_eq!(alike(NodeType::Province, &["Hà Nam"], &["Hà Nội"]), 0.0);
    }

    #[test]
    fn one_day_makes_events_alike_and_another_day_unlike() {
        let gold = event_of("Hội nghị tổng kết công tác tư pháp", "2024-01-05", Some("2024-01-07"));
        let said = |name, date| gold.likeness(&event_of(name, date, None));
        let part = 2.0 * 4.0 / 11.0;
        assert_eq!(said("hội nghị cuối năm tổng kết", "2024-01-05"), 2.0 * 3.0 / 12.0 + 0.1);
        assert_eq!(said("tổng kết tư pháp", "2024-01-06"), part);
        assert_eq!(said("tổng kết tư pháp", "2024-02-05"), 0.0);
        assert_eq!(said("tổng kết tư pháp", "2024"), part);
        assert_eq!(said("hội nghị", ""), 0.0);
    }
}
