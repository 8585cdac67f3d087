//! The ways in which a long name is written: any of its parts may be abbreviated.

use super::table::Table;

/// At most this many spellings of one name.
const MOST: usize = 128;

/// Full words and what is written for them.
pub struct Spellings<'t> {
    rows: Vec<(&'t str, Vec<&'t str>)>,
}

impl<'t> Spellings<'t> {
    /// From a table of full words and, separated by semicolons, short ones. Longer ones are tried first.
    pub fn new(table: &Table<'t>) -> Spellings<'t> {
        let mut rows: Vec<(&str, Vec<&str>)> =
            table.rows().map(|(_, row)| (row[0], row[1].split(';').map(str::trim).collect())).collect();
        rows.sort_by_key(|(full, _)| std::cmp::Reverse(full.len()));
        Spellings { rows }
    }

    /// The name itself and all its abbreviated forms.
    pub fn of(&self, name: &str) -> Vec<String> {
        let mut found = vec![name.to_owned()];
        for (full, shorts) in &self.rows {
            for at in 0..found.len() {
                let Some(place) = find_words(&found[at], full) else { continue };
                for short in shorts {
                    if found.len() >= MOST {
                        return found;
                    }
                    let variant = format!("{}{short}{}", &found[at][..place], &found[at][place + full.len()..]);
                    if !found.contains(&variant) {
                        found.push(variant);
                    }
                }
            }
        }
        found
    }
}

/// Where the words stand in a text as whole words, whatever their case.
fn find_words(text: &str, words: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|&at| {
        let Some(here) = text.get(at..at + words.len()) else { return false };
        let starts = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let ends = text[at + words.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        starts && ends && here.to_lowercase() == words.to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_may_be_abbreviated() {
        let table =
            Table::read("t", "full\tshort\nTrung ương\tT.Ư; TW\nBan Chấp hành\tBCH\n", &["full", "short"]).unwrap();
        let spellings = Spellings::new(&table);
        assert_eq!(
            spellings.of("Ban chấp hành Trung ương Đảng"),
            [
                "Ban chấp hành Trung ương Đảng",
                "BCH Trung ương Đảng",
                "Ban chấp hành T.Ư Đảng",
                "Ban chấp hành TW Đảng",
                "BCH T.Ư Đảng",
                "BCH TW Đảng"
            ]
        );
        assert_eq!(spellings.of("Trung ương hóa").len(), 3);
        assert_eq!(spellings.of("Ban Chấp hànhX"), ["Ban Chấp hànhX"]);
    }
}
