//! A quad pattern, and which rows of the store may say something that fits it.
//!
//! The plan may name rows too many, since what they say is held against the pattern afterwards, but never too few; a test
//! compares the answers to all patterns with those of a copy in memory.

use super::iri::Name;
use crate::export::rdf::iri;
use crate::export::rdf::vocabulary::{
    Standard, classes, dcterms, eli, graph, oa, org, prov, relation, schema, skos, standard,
};
use crate::model::{Edge, EdgeType, NodeType};
use crate::store::{EdgeFilter, NodeFilter};
use oxrdf::{GraphNameRef, NamedNode, NamedNodeRef, QuadRef, Term, TermRef, vocab::rdf};

/// In which graph a pattern looks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Where {
    /// The default graph, which holds everything.
    Everywhere,
    /// The graphs of all articles.
    Articles,
    /// One graph.
    One(Term),
}

/// What is known of a quad; `None` stands for anything.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub subject: Option<Term>,
    pub predicate: Option<Term>,
    pub object: Option<Term>,
    pub graph: Where,
}

/// Rows to read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scan {
    /// What is said of nodes.
    Nodes(NodeFilter),
    /// What is said of edges, and by edges of the nodes at their ends.
    Edges(EdgeFilter),
    /// What is said of articles, or of one.
    Articles(Option<String>),
    /// The evidence of nodes.
    NodeEvidence(NodeFilter),
    /// The evidence of edges.
    EdgeEvidence(EdgeFilter),
    /// The sentences cited of all articles, or of one.
    Sentences(Option<String>),
}

/// What speaks: each kind of rows that says something.
const NODES: u8 = 1;
const EDGES: u8 = 2;
const ARTICLES: u8 = 4;
const EVIDENCE: u8 = 8;
const SENTENCES: u8 = 16;
const ALL: u8 = NODES | EDGES | ARTICLES | EVIDENCE | SENTENCES;

impl Pattern {
    /// Whether a quad of a store fits.
    pub(super) fn fits(&self, quad: QuadRef<'_>) -> bool {
        let same = |wanted: &Option<Term>, is: TermRef<'_>| wanted.as_ref().is_none_or(|term| term.as_ref() == is);
        same(&self.predicate, quad.predicate.into())
            && same(&self.subject, quad.subject.into())
            && same(&self.object, quad.object)
            && match (&self.graph, quad.graph_name) {
                (Where::Everywhere, _) => true,
                (Where::Articles, name) => !name.is_default_graph(),
                (Where::One(term), GraphNameRef::NamedNode(name)) => term.as_ref() == name.into(),
                (Where::One(_), _) => false,
            }
    }

    /// Whether a quad that fits may name an article as a source of a node or an edge.
    pub(super) fn wants_sources(&self) -> bool {
        self.predicate.is_none() || self.is(&self.predicate, dcterms::SOURCE)
    }

    /// What an edge says to the predicate of this pattern, where that is one of the few that nearly every query has; `None`
    /// where it takes to hear all that it says.
    pub(super) fn says_at_once(&self, edge: &Edge) -> Option<[NamedNode; 2]> {
        let Some(Term::NamedNode(predicate)) = &self.predicate else { return None };
        let predicate = predicate.as_ref();
        if predicate == rdf::SUBJECT {
            Some([iri::edge(&edge.id), iri::node(&edge.source)])
        } else if predicate == rdf::OBJECT {
            Some([iri::edge(&edge.id), iri::node(&edge.target)])
        } else if predicate == rdf::PREDICATE {
            Some([iri::edge(&edge.id), relation(edge.kind).into_owned()])
        } else if predicate == relation(edge.kind) {
            Some([iri::node(&edge.source), iri::node(&edge.target)])
        } else {
            None
        }
    }

    fn is(&self, term: &Option<Term>, is: NamedNodeRef<'_>) -> bool {
        term.as_ref().is_some_and(|term| term.as_ref() == is.into())
    }

    /// The rows to read.
    pub(super) fn plan(&self) -> Vec<Scan> {
        let mut plan = Plan { speak: ALL, nodes: NodeFilter::default(), edges: EdgeFilter::default(), article: None };
        self.narrow_by_graph(&mut plan);
        self.narrow_by_predicate(&mut plan);
        if let Some(subject) = &self.subject {
            plan.narrow_by_subject(subject);
        }
        if let Some(object) = &self.object {
            self.narrow_by_object(object, &mut plan);
        }
        plan.scans()
    }

    fn narrow_by_graph(&self, plan: &mut Plan) {
        match &self.graph {
            Where::Everywhere => {}
            Where::Articles => plan.only(EVIDENCE | SENTENCES),
            Where::One(Term::NamedNode(name)) => match Name::of(name.as_str()) {
                Name::Article(id) => {
                    plan.only(EVIDENCE | SENTENCES);
                    plan.cited_by(&id);
                }
                _ => plan.only(0),
            },
            Where::One(_) => plan.only(0),
        }
    }

    fn narrow_by_predicate(&self, plan: &mut Plan) {
        let Some(Term::NamedNode(predicate)) = &self.predicate else {
            if self.predicate.is_some() {
                plan.only(0);
            }
            return;
        };
        let predicate = predicate.as_ref();
        let kinds: Vec<EdgeType> = EdgeType::ALL.into_iter().filter(|kind| tells_directly(*kind, predicate)).collect();
        let speak = if !kinds.is_empty() {
            plan.edges.kinds = kinds;
            EDGES
        } else if [schema::NAME, skos::ALT_LABEL, graph::DATE, graph::END, graph::IN_PROVINCE].contains(&predicate)
            || [schema::START_DATE, schema::END_DATE, eli::DATE_DOCUMENT].contains(&predicate)
        {
            NODES
        } else if [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT, graph::SINCE, graph::UNTIL].contains(&predicate) {
            EDGES
        } else if [org::MEMBER, org::ORGANIZATION, org::ROLE, graph::TITLE, graph::FORMER].contains(&predicate) {
            plan.edges.kinds = vec![EdgeType::HoldsPosition];
            EDGES
        } else if [prov::AGENT, prov::HAD_ROLE, prov::QUALIFIED_ASSOCIATION].contains(&predicate) {
            plan.edges.kinds = vec![EdgeType::Chaired];
            EDGES
        } else if predicate == skos::PREF_LABEL || predicate == dcterms::SOURCE {
            NODES | EDGES
        } else if [schema::HEADLINE, schema::DATE_PUBLISHED, dcterms::PUBLISHER, schema::URL].contains(&predicate) {
            ARTICLES
        } else if predicate == dcterms::IDENTIFIER {
            NODES | EDGES | ARTICLES
        } else if [prov::WAS_DERIVED_FROM, oa::HAS_SOURCE, oa::HAS_SELECTOR, graph::TRIGGER].contains(&predicate)
            || [graph::SOURCE_WORDS, graph::TARGET_WORDS, graph::RULE].contains(&predicate)
        {
            EVIDENCE
        } else if [oa::START, oa::END, oa::EXACT].contains(&predicate) {
            SENTENCES
        } else {
            ALL
        };
        plan.only(speak);
    }

    fn narrow_by_object(&self, object: &Term, plan: &mut Plan) {
        match object {
            Term::NamedNode(iri) => {
                if self.is(&self.predicate, rdf::TYPE) {
                    plan.of_class(iri.as_ref());
                } else if self.is(&self.predicate, rdf::PREDICATE) {
                    plan.edges.kinds =
                        EdgeType::ALL.into_iter().filter(|kind| relation(*kind) == iri.as_ref()).collect();
                    if plan.edges.kinds.is_empty() {
                        plan.only(0);
                    }
                }
                match Name::of(iri.as_str()) {
                    Name::Thing(id) => {
                        plan.only(EDGES);
                        plan.edges_of(id);
                    }
                    Name::Article(id) => {
                        plan.only(NODES | EDGES | EVIDENCE);
                        plan.cited_by(&id);
                    }
                    Name::Words(id) => {
                        plan.only(EVIDENCE);
                        plan.cited_by(&id);
                    }
                    Name::Evidence(id) => {
                        plan.only(EVIDENCE);
                        plan.of_thing(&id);
                    }
                    Name::Role(title) => {
                        plan.only(EDGES);
                        plan.edges.title = Some(title);
                    }
                    Name::Other => {}
                }
            }
            Term::Literal(literal) if self.is(&self.predicate, schema::NAME) => {
                plan.nodes.name = Some(literal.value().to_owned());
            }
            Term::Literal(literal) if self.is(&self.predicate, dcterms::IDENTIFIER) => {
                plan.of_thing(literal.value());
                plan.article = Some(literal.value().to_owned());
            }
            Term::Literal(literal) if self.is(&self.predicate, graph::TITLE) => {
                plan.edges.title = Some(literal.value().to_owned());
            }
            Term::Literal(_) => {}
            Term::BlankNode(_) => plan.only(0),
        }
    }
}

/// Whether edges of a type say something with this predicate of the nodes at their ends.
fn tells_directly(kind: EdgeType, predicate: NamedNodeRef<'_>) -> bool {
    relation(kind) == predicate
        || kind.sources().iter().any(|source| match standard(kind, Some(*source)) {
            Standard::Along(word) | Standard::Against(word) => word == predicate,
            Standard::None => false,
        })
}

struct Plan {
    speak: u8,
    nodes: NodeFilter,
    edges: EdgeFilter,
    article: Option<String>,
}

impl Plan {
    fn only(&mut self, speak: u8) {
        self.speak &= speak;
    }

    fn of_thing(&mut self, id: &str) {
        // Two ids are asked for where subject and object differ; the quads are held against both in any case.
        self.nodes.id = Some(id.to_owned());
        self.edges.id = Some(id.to_owned());
    }

    /// The edge of this id, or those at the node of this id: only edges have the sign in theirs.
    fn edges_of(&mut self, id: String) {
        if id.contains('>') { self.edges.id = Some(id) } else { self.edges.at.push(id) }
    }

    fn cited_by(&mut self, article: &str) {
        self.nodes.cited = Some(article.to_owned());
        self.edges.cited = Some(article.to_owned());
        self.article = Some(article.to_owned());
    }

    fn of_class(&mut self, class: NamedNodeRef<'_>) {
        let kinds: Vec<NodeType> = NodeType::ALL.into_iter().filter(|kind| classes(*kind).contains(&class)).collect();
        match kinds.as_slice() {
            [kind] => {
                self.only(if class == prov::ENTITY { NODES | ARTICLES } else { NODES });
                self.nodes.kind = Some(*kind);
            }
            _ if class == rdf::STATEMENT => self.only(EDGES),
            _ if class == org::MEMBERSHIP || class == org::ROLE_CLASS => {
                self.only(EDGES);
                self.edges.kinds = vec![EdgeType::HoldsPosition];
            }
            _ if class == prov::ASSOCIATION => {
                self.only(EDGES);
                self.edges.kinds = vec![EdgeType::Chaired];
            }
            _ if class == schema::NEWS_ARTICLE => self.only(ARTICLES),
            _ => {}
        }
    }

    fn narrow_by_subject(&mut self, subject: &Term) {
        let Term::NamedNode(iri) = subject else { return self.only(0) };
        match Name::of(iri.as_str()) {
            Name::Thing(id) => {
                self.only(NODES | EDGES | EVIDENCE);
                self.nodes.id = Some(id.clone());
                self.edges_of(id);
            }
            Name::Article(id) => {
                self.only(ARTICLES);
                self.article = Some(id);
            }
            Name::Role(title) => {
                self.only(EDGES);
                self.edges.title = Some(title);
            }
            Name::Words(id) => {
                self.only(SENTENCES);
                self.article = Some(id);
            }
            Name::Evidence(id) => {
                self.only(EVIDENCE);
                self.of_thing(&id);
            }
            Name::Other => self.only(0),
        }
    }

    fn scans(self) -> Vec<Scan> {
        let Plan { speak, nodes, edges, article } = self;
        let says = |what: u8| speak & what != 0;
        // The evidence of an edge is under its own name, never under that of a node at its end.
        let own = EdgeFilter { at: Vec::new(), ..edges.clone() };
        let of_a_node = edges.id.is_none() && nodes.id.is_some();
        let scans = [
            says(NODES).then(|| Scan::Nodes(nodes.clone())),
            says(EDGES).then_some(Scan::Edges(edges)),
            says(ARTICLES).then(|| Scan::Articles(article.clone())),
            says(EVIDENCE).then_some(Scan::NodeEvidence(nodes)),
            (says(EVIDENCE) && !of_a_node).then_some(Scan::EdgeEvidence(own)),
            says(SENTENCES).then_some(Scan::Sentences(article)),
        ];
        scans.into_iter().flatten().collect()
    }
}
