//! Whether what is one thing in several articles is one node, and what is several is several.

use super::{
    align::{Alignment, ArticleGraphs},
    gold::{GoldArticle, GoldEntity},
    score::harmonic_mean,
    similarity::province,
    wording::expand,
};
use crate::model::{ArticleId, NodeId, NodeType};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Which entities of different articles are one, by type, each written `article:entity`. Officials, bodies, resolutions
/// and provinces of one name are one without being listed; events only if they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links(BTreeMap<NodeType, Vec<Vec<String>>>);

/// Why links cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LinksError {
    /// The system cannot read the file.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Not the form of links.
    #[error("{}: {source}; links are written {{\"event\": [[\"article:entity\", \"article:entity\"]]}}", .path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// An article of the gold has no such entity of this type.
    #[error("{}: \"{member}\" is no {kind} of the gold", .path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// The type under which it stands.
        kind: NodeType,
        /// What is linked.
        member: String,
    },
}

impl Links {
    /// Reads links: `{"event": [["tin-1:e1", "tin-2:e3"]]}`. Links between articles that are not in the gold are passed
    /// over.
    ///
    /// # Errors
    /// A [`LinksError`] where the file cannot be read or names an entity that its article does not have.
    pub fn read(path: &Path, gold: &[GoldArticle]) -> Result<Links, LinksError> {
        let text = fs::read_to_string(path).map_err(|source| LinksError::Io { path: path.to_owned(), source })?;
        let links: BTreeMap<NodeType, Vec<Vec<String>>> =
            serde_json::from_str(&text).map_err(|source| LinksError::Form { path: path.to_owned(), source })?;
        let entities: FxHashSet<(String, NodeType)> = gold
            .iter()
            .flat_map(|article| article.entities.iter().map(|entity| (item(&article.id, entity), entity.kind)))
            .collect();
        let articles: FxHashSet<&str> = gold.iter().map(|article| article.id.as_str()).collect();
        for (&kind, member) in links.iter().flat_map(|(kind, groups)| groups.iter().flatten().map(move |m| (kind, m))) {
            let outside = member.rsplit_once(':').is_some_and(|(article, _)| !articles.contains(article));
            if !outside && !entities.contains(&(member.clone(), kind)) {
                return Err(LinksError::Unknown { path: path.to_owned(), kind, member: member.clone() });
            }
        }
        Ok(Links(links))
    }
}

fn item(article: &ArticleId, entity: &GoldEntity) -> String {
    format!("{article}:{}", entity.id)
}

/// B-cubed: for each mention of a thing in an article, how much of its node belongs there (precision) and how much of
/// what belongs there is in its node (recall); the mean of all. Shares of 0.0 to 1.0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BCubed {
    /// The mean share of a node that belongs together.
    pub precision: f64,
    /// The mean share of what belongs together that is in one node.
    pub recall: f64,
    /// How many entities of the gold were found, over which the means are taken.
    pub found: u64,
}

impl BCubed {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        harmonic_mean(self.precision, self.recall)
    }
}

/// What an entity of the gold is, whatever the article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Thing {
    Linked(usize),
    Named(String),
    Alone(String),
}

/// B-cubed of each node type, over the entities that were found.
pub fn identity(gold: &[GoldArticle], graphs: &ArticleGraphs<'_>, links: &Links) -> BTreeMap<NodeType, BCubed> {
    let pairs: Vec<Alignment<'_>> =
        gold.iter().map(|article| Alignment::of(article, graphs.get(&article.id))).collect();
    let of_type = |kind: NodeType| {
        let linked = linked(links.0.get(&kind).map(Vec::as_slice).unwrap_or_default());
        let mut found: Vec<(Thing, &NodeId)> = Vec::new();
        for (article, pairs) in gold.iter().zip(&pairs) {
            for (at, entity) in article.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind) {
                if let Some(node) = pairs.said(at) {
                    found.push((thing(item(&article.id, entity), entity, &linked), &node.id));
                }
            }
        }
        (kind, b_cubed(&found))
    };
    NodeType::ALL.into_iter().map(of_type).collect()
}

fn linked(groups: &[Vec<String>]) -> FxHashMap<&str, usize> {
    groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |member| (member.as_str(), at))).collect()
}

fn thing(item: String, entity: &GoldEntity, linked: &FxHashMap<&str, usize>) -> Thing {
    match (linked.get(item.as_str()), entity.kind) {
        (Some(group), _) => Thing::Linked(*group),
        (None, NodeType::Event) => Thing::Alone(item),
        (None, NodeType::Province) => Thing::Named(province(&entity.name)),
        (None, _) => Thing::Named(expand(&entity.name)),
    }
}

fn b_cubed(found: &[(Thing, &NodeId)]) -> BCubed {
    let mut true_size: FxHashMap<&Thing, u32> = FxHashMap::default();
    let mut said_size: FxHashMap<&NodeId, u32> = FxHashMap::default();
    let mut shared: FxHashMap<(&Thing, &NodeId), u32> = FxHashMap::default();
    for (thing, node) in found {
        *true_size.entry(thing).or_default() += 1;
        *said_size.entry(node).or_default() += 1;
        *shared.entry((thing, node)).or_default() += 1;
    }
    let mean = |size: &dyn Fn(&Thing, &NodeId) -> u32| {
        let shares =
            found.iter().map(|(thing, node)| f64::from(shared[&(thing, *node)]) / f64::from(size(thing, node)));
        shares.sum::<f64>() / found.len().max(1) as f64
    };
    BCubed {
        precision: mean(&|_, node| said_size[node]),
        recall: mean(&|thing, _| true_size[thing]),
        found: found.len() as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(found: &[(&str, &str)]) -> BCubed {
        let nodes: Vec<NodeId> = found.iter().map(|(_, node)| NodeId::new(node)).collect();
        let named = found.iter().map(|(thing, _)| Thing::Named((*thing).to_owned()));
        b_cubed(&named.zip(&nodes).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_one_and_found_as_one_is_right() {
        let all = measured(&[("a", "1"), ("a", "1"), ("b", "2")]);
        assert_eq!((all.precision, all.recall, all.f1(), all.found), (1.0, 1.0, 1.0, 3));
    }

    #[test]
    fn a_node_too_many_costs_recall_and_a_merge_costs_precision() {
        let split = measured(&[("a", "1"), ("a", "2")]);
        assert_eq!((split.precision, split.recall), (1.0, 0.5));
        let merged = measured(&[("a", "1"), ("b", "1")]);
        assert_eq!((merged.precision, merged.recall), (0.5, 1.0));
        assert_eq!(measured(&[]).f1(), 0.0);
    }
}
