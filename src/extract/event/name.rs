//! How an event is called: its words as they stand.

use super::{Event, Scene, candidate::Candidate, coreference::Cluster};
use crate::{language::TokenRange, model::Confidence};

impl Scene<'_> {
    /// The event that a cluster of candidates names; `mentions` are these and those that refer to it.
    pub(super) fn event<'c>(
        &self,
        cluster: &Cluster,
        candidates: &'c [Candidate],
        mentions: impl Iterator<Item = &'c Candidate> + Clone,
    ) -> Event {
        let members = || cluster.members.iter().map(|&member| &candidates[member]);
        let fullest = cluster
            .members
            .iter()
            .copied()
            .max_by_key(|&m| (candidates[m].keys.len(), std::cmp::Reverse(m)))
            .unwrap_or_default();
        let name = self.name_of(&candidates[fullest]);
        let mut aliases: Vec<String> = Vec::new();
        for alias in members().map(|member| self.name_of(member)) {
            if alias != name && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        let (date, end) = self.date_of(members(), mentions);
        Event { name, aliases, kind: candidates[fullest].kind, date, end, confidence: Confidence::new(0.8) }
    }

    /// How a candidate calls its event; with who acts, where that stands apart from the verb.
    fn name_of(&self, candidate: &Candidate) -> String {
        let apart = |part: &TokenRange| !part.is_empty() && !candidate.range.overlaps(*part);
        let parts = [candidate.subject.filter(apart), Some(candidate.head).filter(apart), Some(candidate.range)];
        let words: Vec<String> = parts.into_iter().flatten().map(|part| self.words_of(part)).collect();
        words.join(" ")
    }

    /// The words of a range on one line.
    fn words_of(&self, range: TokenRange) -> String {
        let mut name = String::new();
        for (i, word) in self.document.slice(range).split_whitespace().enumerate() {
            if i > 0 {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }
}
