//! Identity of provinces.

use super::corpus::{Corpus, RecordId};
use super::spelling;
use crate::model::NodeType;
use std::collections::BTreeMap;

/// The clusters of provinces, each sorted.
pub fn clusters(corpus: &Corpus) -> Vec<Vec<RecordId>> {
    let mut same: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
    for id in corpus.of_type(NodeType::Province) {
        same.entry(spelling::key(&corpus.records[id].entity.name)).or_default().push(id);
    }
    same.into_values().collect()
}
