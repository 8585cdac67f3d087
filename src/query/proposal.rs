//! What a reader may want to decide: doubtful merges and splits, each with the sentences of both sides.

use crate::model::{ArticleId, Evidence, Node, NodeType};
use crate::resolve::{Comparison, Pointer, Resolved, Verdict};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How many sentences stand for a side.
const SENTENCES: usize = 3;

/// Two mentions that came near to being otherwise than they are.
#[derive(Clone, Debug)]
pub struct Proposal<'g> {
    /// What the user may say of them that would change the graph: that two nodes are one, or that one node is two.
    pub change: Verdict,
    /// What speaks for and against.
    pub comparison: &'g Comparison,
    /// The one.
    pub a: Side<'g>,
    /// The other.
    pub b: Side<'g>,
}

/// One side of a proposal.
#[derive(Clone, Debug)]
pub struct Side<'g> {
    /// The mention.
    pub pointer: &'g Pointer,
    /// The node that it belongs to; that of the other side, if both are one now.
    pub node: &'g Node,
    /// The sentence of the mention first, then others of the side.
    pub sentences: Vec<&'g Evidence>,
}

/// All proposals, the least sure first, of those the one that more articles tell of.
pub fn proposals(resolved: &Resolved) -> Vec<Proposal<'_>> {
    let mut at = NodeAt::default();
    for node in &resolved.graph.nodes {
        for evidence in &node.evidence {
            at.entry((&evidence.article, node.kind, evidence.trigger.start)).or_insert(node);
        }
    }
    let of = |change, comparison| proposal(&at, change, comparison);
    let joins = resolved.doubts.iter().filter_map(|doubt| of(Verdict::Same, doubt));
    let splits = resolved.merges.iter().filter_map(|merge| of(Verdict::Different, merge));
    let mut proposals: Vec<Proposal<'_>> = joins.chain(splits).collect();
    let told = |proposal: &Proposal<'_>| proposal.a.node.sources.len().min(proposal.b.node.sources.len());
    proposals.sort_by_key(|proposal| (proposal.comparison.margin(), Reverse(told(proposal))));
    // One question at a time about the same nodes: the answer may settle the others.
    let mut asked = FxHashSet::default();
    proposals.retain(|proposal| asked.insert((&proposal.a.node.id, &proposal.b.node.id)));
    proposals
}

/// The node of each mention by name, by its article, type and first character.
type NodeAt<'g> = FxHashMap<(&'g ArticleId, NodeType, u32), &'g Node>;

fn proposal<'g>(at: &NodeAt<'g>, change: Verdict, comparison: &'g Comparison) -> Option<Proposal<'g>> {
    let side = |pointer: &'g Pointer| {
        let node: &Node = at.get(&(&pointer.anchor.article, pointer.anchor.kind, pointer.anchor.start))?;
        Some(Side { pointer, node, sentences: sentences(pointer, node, change == Verdict::Same) })
    };
    Some(Proposal { change, comparison, a: side(&comparison.a)?, b: side(&comparison.b)? })
}

/// The sentence of the mention, others of its article, and, if the whole node is meant, those of other articles.
fn sentences<'g>(pointer: &Pointer, node: &'g Node, of_all: bool) -> Vec<&'g Evidence> {
    let own = |evidence: &&Evidence| evidence.article == pointer.anchor.article;
    let mut chosen: Vec<&Evidence> = node.evidence.iter().filter(own).collect();
    chosen.sort_by_key(|evidence| evidence.trigger.start != pointer.anchor.start);
    if of_all {
        chosen.truncate(1);
        for evidence in node.evidence.iter().filter(|evidence| !own(evidence)) {
            if chosen.iter().all(|other| other.article != evidence.article) {
                chosen.push(evidence);
            }
        }
    }
    chosen.dedup_by(|b, a| a.sentence_span == b.sentence_span && a.article == b.article);
    chosen.truncate(SENTENCES);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, NodeId, Span};
    use crate::resolve::{Anchor, Feature, Graph, Reason};

    fn evidence(article: &str, start: u32) -> Evidence {
        let span = Span { start, end: start + 3 };
        Evidence {
            article: ArticleId::new(article),
            sentence: format!("{article} {start}"),
            sentence_span: span,
            trigger: span,
            source_span: None,
            target_span: None,
            rule: None,
            site: None,
            confidence: Confidence::CERTAIN,
        }
    }

    fn node(id: &str, evidence: Vec<Evidence>) -> Node {
        Node {
            id: NodeId::new(id),
            kind: NodeType::Official,
            name: id.to_owned(),
            aliases: vec![],
            date: None,
            end: None,
            province: None,
            sources: evidence.iter().map(|evidence| evidence.article.clone()).collect(),
            confidence: Confidence::CERTAIN,
            evidence,
        }
    }

    fn comparison(a: (&str, u32), b: (&str, u32), points: i32) -> Comparison {
        let pointer = |(article, start): (&str, u32)| Pointer {
            anchor: Anchor { article: ArticleId::new(article), kind: NodeType::Official, start },
            name: article.to_owned(),
        };
        let reasons = vec![Reason { feature: Feature::SameName, points }];
        Comparison::of(pointer(a), pointer(b), 20, reasons)
    }

    #[test]
    fn the_least_sure_comes_first_with_the_sentences_of_both_sides() {
        let one = node("one", vec![evidence("a", 0), evidence("a", 9), evidence("b", 0)]);
        let two = node("two", vec![evidence("c", 5)]);
        let resolved = Resolved {
            graph: Graph { nodes: vec![one, two], edges: vec![] },
            merges: vec![comparison(("a", 9), ("b", 0), 22)],
            doubts: vec![comparison(("a", 0), ("c", 5), 5)],
            contradictions: vec![],
        };
        let [split, join] = &proposals(&resolved)[..] else { panic!() };
        let shown = |side: &Side<'_>| side.sentences.iter().map(|e| e.sentence.clone()).collect::<Vec<_>>();
        assert_eq!((split.change, join.change), (Verdict::Different, Verdict::Same));
        assert_eq!((shown(&split.a), shown(&split.b)), (vec!["a 9".to_owned(), "a 0".into()], vec!["b 0".into()]));
        assert_eq!((shown(&join.a), shown(&join.b)), (vec!["a 0".to_owned(), "b 0".into()], vec!["c 5".into()]));
        assert_eq!(join.b.node.name, "two");
    }
}
