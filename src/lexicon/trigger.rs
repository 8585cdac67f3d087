//! Words that tell who did what at an event.

use super::table::{LexiconError, Table};
use crate::{
    language::{Phrases, Token, Vocabulary},
    model::{EdgeType, UnknownWord},
};

/// Where the one who did it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Before the words: `A chủ trì hội nghị`.
    Subject,
    /// Before, or after as a list: `Dự hội nghị có A, B`.
    List,
    /// After: `dưới sự chủ trì của A`.
    Agent,
    /// A verb of saying.
    Speech,
}

/// What some words signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The claim.
    pub edge: EdgeType,
    /// Where its subject stands.
    pub form: Form,
    /// The words themselves.
    pub words: &'static str,
}

/// All triggers.
#[derive(Debug)]
pub struct Triggers(Phrases<Trigger>);

impl Triggers {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Triggers, LexiconError> {
        let table = Table::read(
            "data/lexicon/triggers.tsv",
            include_str!("../../data/lexicon/triggers.tsv"),
            &["phrase", "edge", "form"],
        )?;
        let mut triggers = Phrases::new(vocabulary);
        for (line, row) in table.rows() {
            let edge = row[1].parse().map_err(|error: UnknownWord| table.error(line, error.to_string()))?;
            let form = match row[2] {
                "subject" => Form::Subject,
                "list" => Form::List,
                "agent" => Form::Agent,
                "speech" => Form::Speech,
                other => return Err(table.error(line, format!("form {other}, not subject, list, agent or speech"))),
            };
            triggers
                .insert(row[0], vocabulary, Trigger { edge, form, words: row[0] })
                .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
        }
        Ok(Triggers(triggers))
    }

    /// The longest trigger that begins at a token: the token after it, and what it signals.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, Trigger)> {
        self.0.longest(tokens, at).map(|(end, trigger)| (end, *trigger))
    }
}
