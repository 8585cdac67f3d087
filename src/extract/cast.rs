//! The cast of an article: its entities, where each is meant, and the claims between them, while they are gathered.

use crate::{
    language::{Document, TokenRange},
    model::{
        ArticleHead, Claim, Confidence, EdgeType, Entity, EntityIndex, Mention, NodeType, PartialDate, Reading,
        Sentence, Span,
    },
};
use rustc_hash::FxHashMap;

/// A place where an entity is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The words.
    pub range: TokenRange,
    /// Who or what.
    pub entity: EntityIndex,
    /// Of what type.
    pub kind: NodeType,
    /// Whether the words name it by themselves.
    pub named: bool,
}

/// A claim between two places of the text.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub kind: EdgeType,
    pub source: (EntityIndex, TokenRange),
    pub target: (EntityIndex, TokenRange),
    pub trigger: TokenRange,
    pub title: Option<String>,
    pub former: bool,
    pub site: Option<String>,
    pub rule: &'static str,
    pub confidence: f64,
}

impl Said {
    /// A claim without title or site.
    pub fn new(
        kind: EdgeType,
        source: (EntityIndex, TokenRange),
        target: (EntityIndex, TokenRange),
        trigger: TokenRange,
        rule: &'static str,
        confidence: f64,
    ) -> Said {
        Said { kind, source, target, trigger, title: None, former: false, site: None, rule, confidence }
    }
}

/// What is known of an entity so far.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub kind: NodeType,
    pub name: String,
    pub date: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub province: Option<String>,
    pub confidence: f64,
}

/// The entities of one article and what is said of them.
#[derive(Debug, Default)]
pub(super) struct Cast {
    members: Vec<Member>,
    by_name: FxHashMap<(NodeType, String), EntityIndex>,
    placed: Vec<Placed>,
    said: Vec<Said>,
}

impl Cast {
    /// The entity of a type and canonical name; a new one if there is none.
    pub fn member(&mut self, kind: NodeType, name: &str) -> EntityIndex {
        if let Some(&known) = self.by_name.get(&(kind, name.to_owned())) {
            return known;
        }
        let fresh = self.members.len() as EntityIndex;
        self.by_name.insert((kind, name.to_owned()), fresh);
        self.members.push(Member {
            kind,
            name: name.to_owned(),
            date: None,
            end: None,
            province: None,
            confidence: 0.95,
        });
        fresh
    }

    /// The entity of a type and canonical name, if there is one.
    pub fn find(&self, kind: NodeType, name: &str) -> Option<EntityIndex> {
        self.by_name.get(&(kind, name.to_owned())).copied()
    }

    /// What is known of an entity, to add to it.
    pub fn get_mut(&mut self, entity: EntityIndex) -> &mut Member {
        &mut self.members[entity as usize]
    }

    /// What is known of an entity.
    pub fn get(&self, entity: EntityIndex) -> &Member {
        &self.members[entity as usize]
    }

    /// Notes that an entity is meant at a place.
    pub fn place(&mut self, entity: EntityIndex, range: TokenRange, named: bool) {
        let kind = self.members[entity as usize].kind;
        self.placed.push(Placed { range, entity, kind, named });
    }

    /// Notes a claim; its ends must be of the types that the edge allows, and two different entities.
    pub fn say(&mut self, said: Said) {
        let (source, target) = (self.get(said.source.0).kind, self.get(said.target.0).kind);
        if said.kind.allows(source, target) && said.source.0 != said.target.0 {
            self.said.push(said);
        }
    }

    /// All claims so far.
    pub fn claims(&self) -> &[Said] {
        &self.said
    }

    /// Drops the claims that `keep` refuses.
    pub fn retain_claims(&mut self, keep: impl FnMut(&Said) -> bool) {
        self.said.retain(keep);
    }

    /// All places so far, in the order of the text.
    pub fn places(&mut self) -> &[Placed] {
        self.placed.sort_by_key(|placed| (placed.range, placed.entity));
        &self.placed
    }

    /// Whether a claim of one of these types has the entity at either end.
    pub fn has_claim(&self, entity: EntityIndex, kinds: &[EdgeType]) -> bool {
        self.said.iter().any(|said| kinds.contains(&said.kind) && (said.source.0 == entity || said.target.0 == entity))
    }

    /// The entities that are meant somewhere and that `keep` accepts: the new number of each, and the old ones in order of
    /// first mention.
    pub fn order(&mut self, keep: impl Fn(&Cast, EntityIndex) -> bool) -> (Vec<Option<EntityIndex>>, Vec<EntityIndex>) {
        self.places();
        self.placed.dedup();
        let mut number: Vec<Option<EntityIndex>> = vec![None; self.members.len()];
        let mut order: Vec<EntityIndex> = Vec::new();
        for placed in &self.placed {
            if number[placed.entity as usize].is_none() && keep(self, placed.entity) {
                number[placed.entity as usize] = Some(order.len() as EntityIndex);
                order.push(placed.entity);
            }
        }
        (number, order)
    }

    /// The reading: entities that are meant somewhere and that `keep` accepts, in order of first mention, the claims
    /// between them, and the sentences that bear either.
    pub fn finish(
        mut self,
        head: &ArticleHead,
        document: &Document,
        keep: impl Fn(&Cast, EntityIndex) -> bool,
    ) -> Reading {
        let (number, order) = self.order(keep);
        let mut sentences = Sentences::new(document);
        let mut entities: Vec<Entity> = order
            .iter()
            .map(|&entity| {
                let member = &self.members[entity as usize];
                Entity {
                    kind: member.kind,
                    name: member.name.clone(),
                    mentions: Vec::new(),
                    date: member.date,
                    end: member.end,
                    province: member.province.clone(),
                    confidence: Confidence::new(member.confidence),
                }
            })
            .collect();
        for placed in &self.placed {
            if let Some(at) = number[placed.entity as usize] {
                entities[at as usize].mentions.push(Mention {
                    text: document.slice(placed.range).to_owned(),
                    span: document.span(placed.range),
                    sentence: sentences.number(placed.range),
                    named: placed.named,
                });
            }
        }
        self.said.sort_by_key(|said| (said.trigger, said.kind, said.source, said.target));
        let claims = self.said.iter().filter_map(|said| {
            let (source, target) = (number[said.source.0 as usize]?, number[said.target.0 as usize]?);
            Some(Claim {
                kind: said.kind,
                source,
                target,
                title: said.title.clone(),
                former: said.former,
                site: said.site.clone(),
                sentence: sentences.number(said.trigger),
                trigger: document.span(said.trigger),
                source_span: document.span(said.source.1),
                target_span: document.span(said.target.1),
                rule: said.rule.to_owned(),
                confidence: Confidence::new(said.confidence),
            })
        });
        let mut claims: Vec<Claim> = claims.collect();
        let sentences = sentences.finish(&mut entities, &mut claims);
        Reading { article: head.clone(), sentences, entities, claims }
    }
}

/// The sentences that bear evidence, numbered anew in the order of the text.
struct Sentences<'a> {
    document: &'a Document<'a>,
    used: Vec<bool>,
}

impl<'a> Sentences<'a> {
    fn new(document: &'a Document<'a>) -> Sentences<'a> {
        Sentences { document, used: vec![false; document.sentences.len()] }
    }

    /// The number of a sentence in the document, for now.
    fn number(&mut self, range: TokenRange) -> u32 {
        let number = self.document.sentence_of(range.first());
        self.used[number] = true;
        number as u32
    }

    fn finish(self, entities: &mut [Entity], claims: &mut [Claim]) -> Vec<Sentence> {
        let mut renumbered = vec![0; self.used.len()];
        let mut sentences = Vec::new();
        for (number, _) in self.used.iter().enumerate().filter(|(_, used)| **used) {
            renumbered[number] = sentences.len() as u32;
            let range = self.document.sentence(number);
            let span: Span = self.document.span(range);
            sentences.push(Sentence { span, text: self.document.slice(range).to_owned() });
        }
        for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
            mention.sentence = renumbered[mention.sentence as usize];
        }
        for claim in claims {
            claim.sentence = renumbered[claim.sentence as usize];
        }
        sentences
    }
}
