//! Edges: claims that say the same of the same two nodes.

use super::corpus::{Corpus, RecordId, Said, sentence};
use super::node::{best_name, together};
use super::{id, spelling};
use crate::model::{ArticleId, Edge, EdgeType, Evidence, Node, NodeType, PartialDate};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The edges between the nodes; `node_of` says in which node each record ended.
pub fn build(corpus: &Corpus, nodes: &[Node], node_of: &[usize]) -> Vec<Edge> {
    let mut same: BTreeMap<(usize, EdgeType, usize, String), Vec<&Said>> = BTreeMap::new();
    for said in &corpus.claims {
        let (source, target) = (node_of[said.source], node_of[said.target]);
        if source == target {
            continue;
        }
        let title = title_of(said).map(spelling::key).unwrap_or_default();
        same.entry((source, said.claim.kind, target, title)).or_default().push(said);
    }
    let same: Vec<_> = same.into_iter().collect();
    let mut edges: Vec<Edge> = same
        .into_par_iter()
        .map(|((source, kind, target, _), claims)| {
            one(corpus, (&nodes[source], kind, &nodes[target]), &claims, nodes, node_of)
        })
        .collect();
    edges.sort_by(|a, b| a.id.cmp(&b.id));
    edges
}

fn title_of<'a>(said: &Said<'a>) -> Option<&'a str> {
    said.claim.title.as_deref().filter(|_| said.claim.kind == EdgeType::HoldsPosition)
}

fn one(
    corpus: &Corpus,
    (source, kind, target): (&Node, EdgeType, &Node),
    claims: &[&Said],
    nodes: &[Node],
    node_of: &[usize],
) -> Edge {
    let chosen = |words: &mut dyn Iterator<Item = &str>| Some(best_name(words)).filter(|name| !name.is_empty());
    let title = chosen(&mut claims.iter().filter_map(|said| title_of(said)));
    let site = chosen(&mut claims.iter().filter_map(|said| said.claim.site.as_deref()));
    let seen: Vec<(PartialDate, PartialDate)> =
        claims.iter().filter(|said| !said.claim.former).filter_map(|said| days(corpus, said, nodes, node_of)).collect();
    let sources: BTreeSet<ArticleId> = claims.iter().map(|said| said.reading.article.id.clone()).collect();
    Edge {
        id: id::edge(kind, &source.id, &target.id, title.as_deref()),
        kind,
        source: source.id.clone(),
        target: target.id.clone(),
        title,
        former: claims.iter().all(|said| said.claim.former),
        site,
        since: seen.iter().map(|days| days.0).min(),
        until: seen.iter().map(|days| days.1).max(),
        sources: sources.into_iter().collect(),
        confidence: together(claims.iter().map(|said| (&said.reading.article.id, said.claim.confidence))),
        evidence: claims.iter().filter_map(|said| evidence(said)).collect(),
    }
}

/// The first and last day on which this claim shows the edge to hold: those of the event at either end, the day of an
/// instrument's signature, else the day on which the article came out.
fn days(corpus: &Corpus, said: &Said, nodes: &[Node], node_of: &[usize]) -> Option<(PartialDate, PartialDate)> {
    let ends = [said.source, said.target];
    let of_type = |kind: NodeType| ends.into_iter().find(|&end| corpus.records[end].entity.kind == kind);
    if let Some(event) = of_type(NodeType::Event) {
        let node = &nodes[node_of[event]];
        return node.date.filter(|date| date.year().is_some()).map(|date| (date, node.end.unwrap_or(date)));
    }
    if said.claim.kind == EdgeType::Issued {
        return nodes[node_of[said.target]].date.map(|date| (date, date));
    }
    let day = said.reading.article.published.or_else(|| day_of_article(corpus, said.source, nodes, node_of))?;
    day.year().map(|_| (day, day))
}

/// Where an article has no date, the last event that the person takes part in dates what it says of their post.
fn day_of_article(corpus: &Corpus, person: RecordId, nodes: &[Node], node_of: &[usize]) -> Option<PartialDate> {
    let claims = corpus.records[person].claims.iter().map(|&id| &corpus.claims[id]);
    claims
        .filter(|said| corpus.records[said.target].entity.kind == NodeType::Event)
        .filter_map(|said| nodes[node_of[said.target]].date)
        .filter(|date| date.year().is_some())
        .max()
}

fn evidence(said: &Said) -> Option<Evidence> {
    let sentence = sentence(said.reading, said.claim.sentence)?;
    Some(Evidence {
        article: said.reading.article.id.clone(),
        sentence: sentence.text.clone(),
        sentence_span: sentence.span,
        trigger: said.claim.trigger,
        source_span: Some(said.claim.source_span),
        target_span: Some(said.claim.target_span),
        rule: Some(said.claim.rule.clone()),
        site: said.claim.site.clone(),
        confidence: said.claim.confidence,
    })
}
