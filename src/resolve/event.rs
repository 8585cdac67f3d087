//! Identity of events.

use super::corpus::{Corpus, RecordId};
use super::spelling;
use crate::model::{NodeType, PartialDate};
use std::collections::BTreeMap;

/// The clusters of events, each sorted.
pub fn clusters(corpus: &Corpus) -> Vec<Vec<RecordId>> {
    let mut same: BTreeMap<(String, Option<PartialDate>), Vec<RecordId>> = BTreeMap::new();
    for id in corpus.of_type(NodeType::Event) {
        let entity = corpus.records[id].entity;
        same.entry((spelling::key(&entity.name), entity.date)).or_default().push(id);
    }
    same.into_values().collect()
}
