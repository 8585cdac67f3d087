//! First-level units as identity sees them: which spellings are one, which gave way to which.

use super::spelling;
use crate::lexicon::{LexiconError, Table};
use crate::model::PartialDate;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The number of a unit in [`Places`].
pub type PlaceId = usize;

/// A province or centrally-run city, old or new.
pub struct Place {
    /// Without prefix, but for `Thành phố Hồ Chí Minh`.
    pub name: String,
    /// Whether it is (or was last) a centrally-run city, so that `thành phố` before it is no city of a province.
    pub is_city: bool,
    /// The units that took its place, if it is no more.
    pub successors: Vec<PlaceId>,
    /// The first day of its successors.
    pub ended: Option<PartialDate>,
    /// The law by which it ended.
    pub law: String,
}

/// All units, found by any spelling.
pub struct Places {
    places: Vec<Place>,
    by_key: FxHashMap<String, Spelling>,
    longest: usize,
}

#[derive(Clone, Copy)]
struct Spelling {
    place: PlaceId,
    /// `Hồ Chí Minh` is the city only after `thành phố`, `Thành ủy`.
    only_after_city: bool,
}

/// A place at the end of a name.
pub struct Trailing {
    /// Which.
    pub place: PlaceId,
    /// How many words stand before it and its unit word (`tỉnh`, `thành phố`).
    pub before: usize,
}

impl Places {
    /// The units that the program knows.
    pub fn builtin() -> &'static Places {
        static BUILTIN: OnceLock<Places> = OnceLock::new();
        BUILTIN.get_or_init(|| Places::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<Places, LexiconError> {
        let mut places = Places { places: Vec::new(), by_key: FxHashMap::default(), longest: 0 };
        let units = Table::read(
            "data/lexicon/provinces.tsv",
            include_str!("../../data/lexicon/provinces.tsv"),
            &["name", "kind", "from", "to", "successors", "note"],
        )?;
        for (_, row) in units.rows() {
            places.add(row[0], row[1] == "thành phố");
        }
        for (line, row) in units.rows().filter(|(_, row)| !row[4].is_empty()) {
            let known = |name: &str| places.find(name).ok_or_else(|| units.error(line, format!("no unit {name}")));
            let successors: Vec<PlaceId> =
                row[4].split(';').map(|name| known(name.trim())).collect::<Result<_, _>>()?;
            let ended = row[3].parse::<PartialDate>().map_err(|error| units.error(line, error.to_string()))?;
            let place = known(row[0])?;
            // A province that became a city of the same name goes on.
            if !successors.contains(&place) {
                let place = &mut places.places[place];
                (place.successors, place.ended) = (successors, Some(ended.plus_days(1).unwrap_or(ended)));
                place.law = row[5].to_owned();
            }
        }
        let aliases = Table::read(
            "data/lexicon/province_aliases.tsv",
            include_str!("../../data/lexicon/province_aliases.tsv"),
            &["alias", "name", "kind"],
        )?;
        for (line, row) in aliases.rows().filter(|(_, row)| matches!(row[2], "alias" | "city")) {
            let place = places.find(row[1]).ok_or_else(|| aliases.error(line, format!("no unit {}", row[1])))?;
            places.spell(row[0], Spelling { place, only_after_city: row[2] == "city" });
        }
        Ok(places)
    }

    fn add(&mut self, name: &str, is_city: bool) {
        if let Some(known) = self.find(name) {
            self.places[known].is_city |= is_city;
            return;
        }
        let place = self.places.len();
        let (name, law) = (name.to_owned(), String::new());
        self.spell(&name, Spelling { place, only_after_city: false });
        self.places.push(Place { name, is_city, successors: Vec::new(), ended: None, law });
    }

    fn spell(&mut self, name: &str, spelling: Spelling) {
        let key = spelling::key(name);
        self.longest = self.longest.max(key.split(' ').count());
        self.by_key.entry(key).or_insert(spelling);
    }

    /// The place that is named, with or without `tỉnh`, `thành phố` before it.
    pub fn find(&self, name: &str) -> Option<PlaceId> {
        let key = spelling::key(name);
        let bare = ["tỉnh ", "thành phố ", "tp ", "thủ đô "].iter().find_map(|unit| key.strip_prefix(unit));
        let found = self.by_key.get(&key).filter(|spelling| !spelling.only_after_city);
        found.or_else(|| self.by_key.get(bare?)).map(|spelling| spelling.place)
    }

    /// One of the units.
    pub fn get(&self, place: PlaceId) -> &Place {
        &self.places[place]
    }

    /// Every unit with its number.
    pub fn all(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places.iter().enumerate()
    }

    /// The first-level unit at the end of a name given as words of its key: `… tỉnh Hòa Bình`, but not `… huyện Hòa
    /// Bình`, nor `… thành phố Lào Cai`, which is a city of the province.
    pub fn trailing(&self, words: &[&str]) -> Option<Trailing> {
        for length in (1..=self.longest.min(words.len().saturating_sub(1))).rev() {
            let at = words.len() - length;
            let Some(&Spelling { place, only_after_city }) = self.by_key.get(&words[at..].join(" ")) else { continue };
            let before = Before::of(&words[..at]);
            let of_city = matches!(before, Before::City(_) | Before::CityOrgan);
            if matches!(before, Before::Lower) || only_after_city && !of_city {
                return None;
            }
            if matches!(before, Before::City(_)) && !self.places[place].is_city {
                return None;
            }
            let unit_words = match before {
                Before::City(unit_words) => unit_words,
                Before::Province => 1,
                _ => 0,
            };
            return Some(Trailing { place, before: at - unit_words });
        }
        None
    }
}

/// What stands before the name of a place.
enum Before {
    /// `thành phố`, `TP`: so many words.
    City(usize),
    /// `Thành ủy`, `Thành đoàn`.
    CityOrgan,
    /// `tỉnh`.
    Province,
    /// `huyện`, `xã`, `Huyện ủy`: a lower unit of that name.
    Lower,
    /// Anything else.
    Other,
}

impl Before {
    fn of(words: &[&str]) -> Before {
        let (two, one) = match words {
            [.., two, one] => (*two, *one),
            [one] => ("", *one),
            [] => return Before::Other,
        };
        match (two, one) {
            ("thành", "phố") => Before::City(2),
            (_, "tp") => Before::City(1),
            ("thành", "ủy" | "đoàn") => Before::CityOrgan,
            (_, "tỉnh") => Before::Province,
            (_, "huyện" | "quận" | "xã" | "phường" | "trấn" | "thôn" | "bản" | "đường" | "sông" | "đảo")
            | ("huyện" | "quận" | "thị", "ủy")
            | ("huyện" | "quận", "đoàn") => Before::Lower,
            _ => Before::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trailing(name: &str) -> Option<(String, usize)> {
        let key = spelling::key(name);
        let words: Vec<&str> = key.split(' ').collect();
        let places = Places::builtin();
        places.trailing(&words).map(|found| (places.get(found.place).name.clone(), found.before))
    }

    #[test]
    fn a_place_at_the_end_of_a_name_is_found_with_its_unit_word() {
        for (name, place, before) in [
            ("Ủy ban nhân dân tỉnh Hoà Bình", "Hòa Bình", 4),
            ("Ủy ban nhân dân TP. Hà Nội", "Hà Nội", 4),
            ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", 4),
            ("Thành ủy Hồ Chí Minh", "Thành phố Hồ Chí Minh", 2),
            ("Sở Y tế Bắc Cạn", "Bắc Kạn", 3),
            ("Tỉnh ủy Thừa Thiên - Huế", "Thừa Thiên Huế", 2),
            ("Tỉnh ủy Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu", 2),
        ] {
            assert_eq!(trailing(name), Some((place.to_owned(), before)), "{name}");
        }
    }

    #[test]
    fn a_lower_unit_or_a_person_of_that_name_is_no_province() {
        for name in [
            "Ủy ban nhân dân huyện Hòa Bình",
            "Ủy ban nhân dân thành phố Lào Cai",
            "Học viện Chính trị quốc gia Hồ Chí Minh",
            "Huyện ủy Hòa Bình",
            "Hà Nội",
        ] {
            assert_eq!(trailing(name), None, "{name}");
        }
    }

    #[test]
    fn a_place_is_found_by_any_spelling() {
        let places = Places::builtin();
        let name = |text: &str| places.find(text).map(|place| places.get(place).name.as_str());
        assert_eq!(name("tỉnh Đắc Lắc"), Some("Đắk Lắk"));
        assert_eq!(name("TP.HCM"), Some("Thành phố Hồ Chí Minh"));
        assert_eq!(name("TP. Hồ Chí Minh"), Some("Thành phố Hồ Chí Minh"));
        assert_eq!(name("Hồ Chí Minh"), None);
        assert_eq!(name("Biển Đông"), None);
    }

    #[test]
    fn every_unit_that_ended_says_when_and_gave_way_to_others() {
        for (id, place) in Places::builtin().all() {
            assert_eq!(place.successors.is_empty(), place.ended.is_none(), "{}", place.name);
            assert!(!place.successors.contains(&id), "{}", place.name);
        }
    }
}
