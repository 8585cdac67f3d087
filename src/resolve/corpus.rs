//! All readings as one list of records, in an order that does not depend on the order in which they came.

use crate::model::{Claim, Entity, Mention, NodeType, Reading};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// The index of a record in [`Corpus::records`].
pub type RecordId = usize;

/// One thing that one article names: what resolution makes clusters of.
pub struct Record<'a> {
    /// The article.
    pub reading: &'a Reading,
    /// The position of the article among all, in order of their ids.
    pub article: usize,
    /// The entity; of several that are the same to the letter, the first.
    pub entity: &'a Entity,
    /// Every mention whose sentence is known, in order of the text.
    pub mentions: Vec<&'a Mention>,
    /// The claims that it is the source or the target of.
    pub claims: Vec<ClaimId>,
}

/// The index of a claim in [`Corpus::claims`].
pub type ClaimId = usize;

/// A claim with its two ends as records.
pub struct Said<'a> {
    /// The article that says it.
    pub reading: &'a Reading,
    /// What it says.
    pub claim: &'a Claim,
    /// Of whom or what.
    pub source: RecordId,
    /// In relation to what.
    pub target: RecordId,
}

/// All that all articles say.
pub struct Corpus<'a> {
    /// Sorted by article, then by place in it.
    pub records: Vec<Record<'a>>,
    /// Sorted by article, then by place in it.
    pub claims: Vec<Said<'a>>,
}

impl<'a> Corpus<'a> {
    /// Sorts the readings by article and leaves out what has no evidence: an entity without a mention or a name, a claim
    /// without its sentence, an end that is not there or of a type that the edge does not allow. Of several readings of
    /// one article the one that says most is taken.
    pub fn new(readings: &'a [Reading]) -> Corpus<'a> {
        let mut corpus = Corpus { records: Vec::new(), claims: Vec::new() };
        for (article, reading) in one_an_article(readings).into_iter().enumerate() {
            corpus.add(article, reading);
        }
        corpus
    }

    /// The records of one type.
    pub fn of_type(&self, kind: NodeType) -> impl Iterator<Item = RecordId> + '_ {
        self.records.iter().enumerate().filter(move |(_, record)| record.entity.kind == kind).map(|(id, _)| id)
    }

    fn add(&mut self, article: usize, reading: &'a Reading) {
        let mut ids: Vec<Option<RecordId>> = Vec::with_capacity(reading.entities.len());
        let mut twins = FxHashMap::default();
        for entity in &reading.entities {
            let mentions = sound_mentions(reading, entity);
            if mentions.is_empty() || super::spelling::key(&entity.name).is_empty() {
                ids.push(None);
                continue;
            }
            let next = self.records.len();
            // An article that tells of two people or two gatherings of one name knows them apart.
            let start = match entity.kind {
                NodeType::Official | NodeType::Event => mentions[0].span.start,
                _ => 0,
            };
            let id = *twins.entry((entity.kind, entity.name.as_str(), entity.date, start)).or_insert(next);
            if id == next {
                self.records.push(Record { reading, article, entity, mentions, claims: Vec::new() });
            } else {
                let twin = &mut self.records[id].mentions;
                twin.extend(mentions);
                twin.sort_by_key(|mention| mention.span);
            }
            ids.push(Some(id));
        }
        let end = |index: u32| ids.get(index as usize).copied().flatten();
        for claim in &reading.claims {
            let (Some(source), Some(target)) = (end(claim.source), end(claim.target)) else { continue };
            let (from, to) = (self.records[source].entity.kind, self.records[target].entity.kind);
            if source == target || !claim.kind.allows(from, to) || sentence(reading, claim.sentence).is_none() {
                continue;
            }
            let id = self.claims.len();
            self.claims.push(Said { reading, claim, source, target });
            self.records[source].claims.push(id);
            self.records[target].claims.push(id);
        }
    }
}

/// The sentence of that index, if the reading has it.
pub fn sentence(reading: &Reading, index: u32) -> Option<&crate::model::Sentence> {
    reading.sentences.get(index as usize)
}

fn sound_mentions<'a>(reading: &Reading, entity: &'a Entity) -> Vec<&'a Mention> {
    let mut mentions: Vec<&Mention> =
        entity.mentions.iter().filter(|mention| sentence(reading, mention.sentence).is_some()).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The readings in order of their article's id, one for each.
fn one_an_article(readings: &[Reading]) -> Vec<&Reading> {
    let mut sorted: Vec<&Reading> = readings.iter().collect();
    sorted.sort_by(|a, b| a.article.id.cmp(&b.article.id).then_with(|| richer_first(a, b)));
    sorted.dedup_by(|later, first| later.article.id == first.article.id);
    sorted
}

/// Of two readings of one article, that with more claims and entities first; else by what they say.
fn richer_first(a: &Reading, b: &Reading) -> Ordering {
    let size = |reading: &Reading| (reading.claims.len(), reading.entities.len());
    let text = |reading: &Reading| serde_json::to_string(reading).unwrap_or_default();
    size(b).cmp(&size(a)).then_with(|| text(a).cmp(&text(b)))
}
