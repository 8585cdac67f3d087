//! Countries and territories, by any of their names.

use super::table::{LexiconError, Table};
use crate::language::{Phrases, Token, Vocabulary};

/// The countries, and the words that name them.
#[derive(Debug)]
pub struct Countries {
    names: Vec<String>,
    spellings: Phrases<usize>,
    home: usize,
}

impl Countries {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Countries, LexiconError> {
        let table = Table::read(
            "data/lexicon/countries.tsv",
            include_str!("../../data/lexicon/countries.tsv"),
            &["name", "aliases"],
        )?;
        let mut countries = Countries { names: Vec::new(), spellings: Phrases::new(vocabulary), home: 0 };
        for (line, row) in table.rows() {
            let number = countries.names.len();
            countries.names.push(row[0].to_owned());
            for spelling in std::iter::once(row[0]).chain(row[1].split(';').map(str::trim).filter(|s| !s.is_empty())) {
                countries
                    .spellings
                    .insert(spelling, vocabulary, number)
                    .map_err(|_| table.error(line, format!("{spelling} is there already")))?;
            }
        }
        countries.home = countries.names.iter().position(|name| name == "Việt Nam").unwrap_or(0);
        Ok(countries)
    }

    /// The country named at a token, written with a capital: the token after it, and its name.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, &str)> {
        let (end, &number) = self.spellings.longest(tokens, at)?;
        tokens[end - 1].is_capital().then(|| (end, self.names[number].as_str()))
    }

    /// Whether a name is that of Viet Nam itself.
    pub fn is_home(&self, name: &str) -> bool {
        self.names[self.home] == name
    }
}
