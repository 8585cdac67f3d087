//! The posts that people hold, as one article or another gives them.

use crate::graph::{KnowledgeGraph, Link};
use crate::language::fold;
use crate::model::{ArticleId, EdgeType, NodeId, Span};
use rustc_hash::FxHashMap;
use std::fmt;

/// One post of one person.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a>(Link<'a>);

/// The posts of everyone in a graph.
pub struct Posts<'a> {
    of: FxHashMap<&'a NodeId, Vec<Post<'a>>>,
}

impl<'a> Posts<'a> {
    /// The posts that a graph knows of.
    pub fn of(graph: &'a KnowledgeGraph) -> Posts<'a> {
        let mut of: FxHashMap<&NodeId, Vec<Post<'a>>> = FxHashMap::default();
        for link in graph.links().filter(|link| link.edge.kind == EdgeType::HoldsPosition) {
            of.entry(&link.source.id).or_default().push(Post(link));
        }
        Posts { of }
    }

    /// What the articles that give a link call the person at its source, each post once: present
    /// posts first, in the order in which they are told.
    pub fn at(&self, link: Link<'_>) -> Vec<String> {
        let told_there =
            |post: &&Post<'a>| post.0.edge.sources.iter().any(|article| link.edge.sources.contains(article));
        let mut posts: Vec<&Post<'a>> = self.of.get(&link.source.id).into_iter().flatten().filter(told_there).collect();
        posts.sort_by_key(|post| (post.0.edge.former, post.place(&link.edge.sources)));
        let mut names: Vec<String> = Vec::new();
        for name in posts.into_iter().map(ToString::to_string) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Post<'_> {
    /// Where the first of these articles to do so tells of it.
    fn place(&self, articles: &[ArticleId]) -> Option<(&ArticleId, Span, Option<Span>)> {
        let told = self.0.edge.evidence.iter().filter(|evidence| articles.contains(&evidence.article));
        told.map(|evidence| (&evidence.article, evidence.trigger, evidence.target_span)).min()
    }
}

/// Reads as in an article: `Phó Chủ tịch Bộ Di sản`, `nguyên Bộ trưởng …`. Words that end the title and begin the body's
/// name are said once: `Trưởng Ban` of the `Ban Chỉ đạo …`, `Đại biểu Quốc hội` of the `Quốc hội`.
impl fmt::Display for Post<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.edge.former {
            f.write_str("nguyên ")?;
        }
        let title: Vec<&str> = self.0.edge.title.as_deref().unwrap_or_default().split_whitespace().collect();
        let body: Vec<&str> = self.0.target.name.split_whitespace().collect();
        let same = |count: &usize| {
            let (end, start) = (&title[title.len() - count..], &body[..*count]);
            end.iter().zip(start).all(|(a, b)| fold(a) == fold(b))
        };
        let shared = (0..=title.len().min(body.len())).rev().find(same).unwrap_or(0);
        f.write_str(&[&title[..], &body[shared..]].concat().join(" "))
    }
}

impl<'a> From<Link<'a>> for Post<'a> {
    /// The post that an edge of the type [`EdgeType::HoldsPosition`] gives.
    fn from(link: Link<'a>) -> Post<'a> {
        Post(link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use crate::model::Edge;

    #[test]
    fn a_title_is_not_followed_by_what_it_already_says() {
        for (title, body, reads) in [
            ("Bộ trưởng", "Bộ Di sản", "Bộ trưởng Bộ Di sản"),
            ("Trưởng Ban", "Ban Chỉ đạo di sản", "Trưởng Ban Chỉ đạo di sản"),
            ("Phó Chủ nhiệm Ủy ban", "Ủy ban Di sản", "Phó Chủ nhiệm Ủy ban Di sản"),
            ("Phó Chủ tịch nước", "Chủ tịch nước", "Phó Chủ tịch nước"),
            ("Đại biểu quốc hội", "Quốc hội", "Đại biểu quốc hội"),
            ("", "Bộ Di sản", "Bộ Di sản"),
        ] {
            let (official, node) = (sample::node("official:a", "A"), sample::node("body:b", body));
            let edge = sample::edge("official:a", EdgeType::HoldsPosition, "body:b");
            let edge = Edge { title: Some(title.to_owned()), ..edge };
            let post = Post(Link { source: &official, edge: &edge, target: &node });
            assert_eq!(post.to_string(), reads);
        }
    }

    #[test]
    fn posts_are_those_that_the_same_articles_give() {
        let graph = sample::graph();
        let posts = Posts::of(&graph);
        let at = |id: &str| posts.at(graph.links().find(|link| link.edge.id.as_str() == id).unwrap());
        let conference = sample::CONFERENCE;
        let expected = ["Bộ Di sản", "Phó Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk"];
        assert_eq!(at(&format!("official:trần-văn-hùng@đắk-lắk>attended>{conference}")), expected);
        let elsewhere = at(&format!("official:trần-văn-hùng>attended>{conference}"));
        assert!(elsewhere.is_empty(), "another article gives the former post: {elsewhere:?}");
    }
}
