//! Titles of offices, and where each is held when the text does not say.

use super::table::{LexiconError, Table};
use crate::language::{Phrases, Token, Vocabulary};

/// Where an office is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Only where the text says.
    Stated,
    /// At this body, or at that of the country that follows (`Thủ tướng Đức` → `Chính phủ Đức`).
    Body(String),
    /// The office is itself the institution (`Tổng thống Mỹ`, `Chủ tịch nước`).
    Institution(String),
    /// At the ministry of the sector that follows.
    Ministry,
    /// At the assembly that the article is about.
    Delegate,
    /// At the embassy of the country that follows.
    Embassy,
    /// At the consulate general of the country that follows.
    Consulate,
    /// At the People's Committee of the place that follows.
    Committee,
    /// At the Party committee of the place that follows.
    Party,
    /// At the standing committee of the Party committee that follows.
    PartyStanding,
    /// At the authority of the foreign province that follows.
    Provincial,
    /// At a body whose name the title's last word begins (`Trưởng ban Tổ chức`): that word or words.
    Head(String),
}

/// A title.
#[derive(Clone, Debug)]
pub struct Title {
    /// As it is written on the edge.
    pub name: String,
    /// Where it is held.
    pub seat: Seat,
}

/// All titles.
#[derive(Debug)]
pub struct Titles(Phrases<Title>);

impl Titles {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Titles, LexiconError> {
        let table = Table::read(
            "data/lexicon/titles.tsv",
            include_str!("../../data/lexicon/titles.tsv"),
            &["title", "body", "write"],
        )?;
        let mut titles = Phrases::new(vocabulary);
        for (line, row) in table.rows() {
            let name = if row[2].is_empty() { row[0] } else { row[2] };
            let seat = match row[1] {
                "" => Seat::Stated,
                "ministry" => Seat::Ministry,
                "delegate" => Seat::Delegate,
                "embassy" => Seat::Embassy,
                "consulate" => Seat::Consulate,
                "committee" => Seat::Committee,
                "party" => Seat::Party,
                "party-standing" => Seat::PartyStanding,
                "provincial" => Seat::Provincial,
                "=" => Seat::Institution(row[0].to_owned()),
                body => match (body.strip_prefix('='), body.strip_prefix('~')) {
                    (Some(institution), _) => Seat::Institution(institution.to_owned()),
                    (_, Some(head)) => Seat::Head(head.to_owned()),
                    _ => Seat::Body(body.to_owned()),
                },
            };
            titles
                .insert(row[0], vocabulary, Title { name: name.to_owned(), seat })
                .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
        }
        Ok(Titles(titles))
    }

    /// The longest title that begins at a token: the token after it, and the title.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, &Title)> {
        self.0.longest(tokens, at)
    }
}
