//! The store as spareval wants to see data.

use super::pattern::{Pattern, Scan, Where};
use crate::export::rdf::{self, iri};
use crate::model::{Edge, EdgeType, Node};
use crate::store::{Page, Store, StoreError};
use oxrdf::{GraphNameRef, QuadRef, Term};
use rustc_hash::FxHashSet;
use spareval::{InternalQuad, QueryableDataset};
use std::{collections::VecDeque, convert::Infallible};

/// How many rows are read at once: few at first, since often the first that fits will do.
const PAGES: [u32; 2] = [64, 1024];

/// A store seen as RDF, in the vocabulary of [`crate::export::rdf`]. No more of it is in memory than a page of rows and, of
/// posts, what was already said of them.
#[derive(Clone, Copy)]
pub struct StoreDataset<'s> {
    store: &'s Store,
}

impl<'s> StoreDataset<'s> {
    /// A store seen as RDF.
    pub fn of(store: &'s Store) -> StoreDataset<'s> {
        StoreDataset { store }
    }
}

impl<'s> QueryableDataset<'s> for StoreDataset<'s> {
    type InternalTerm = Term;
    type Error = StoreError;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Term>,
        predicate: Option<&Term>,
        object: Option<&Term>,
        graph_name: Option<Option<&Term>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Term>, StoreError>> + use<'s> {
        let graph = match graph_name {
            Some(None) => Where::Everywhere,
            Some(Some(name)) => Where::One(name.clone()),
            None => Where::Articles,
        };
        let pattern =
            Pattern { subject: subject.cloned(), predicate: predicate.cloned(), object: object.cloned(), graph };
        let scans = pattern.plan().into();
        Quads {
            store: self.store,
            pattern,
            scans,
            after: 0,
            read: 0,
            ready: VecDeque::new(),
            told: FxHashSet::default(),
        }
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Term, StoreError>> + use<'s> {
        let store = self.store;
        let mut after = Some(0);
        let pages = std::iter::from_fn(move || {
            let page = store.article_page(None, after?, PAGES[1]);
            after = page.as_ref().ok().and_then(|page| page.last().map(|(key, _)| *key));
            Some(page)
        });
        pages.flat_map(move |page| {
            let (articles, error) = match page {
                Ok(page) => (page, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            let named = articles.into_iter().filter_map(move |(_, article)| match store.cited_sentences(&article.id) {
                Ok(sentences) => (!sentences.is_empty()).then(|| Ok(iri::article(&article.id).into())),
                Err(error) => Some(Err(error)),
            });
            named.chain(error.map(Err)).collect::<Vec<_>>()
        })
    }

    fn internalize_term(&self, term: Term) -> Result<Term, StoreError> {
        Ok(term)
    }

    fn externalize_term(&self, term: Term) -> Result<Term, StoreError> {
        Ok(term)
    }
}

/// The quads that fit a pattern, read page by page.
struct Quads<'s> {
    store: &'s Store,
    pattern: Pattern,
    scans: VecDeque<Scan>,
    /// The key behind which the scan at the front goes on.
    after: i64,
    /// How many pages it has read.
    read: usize,
    ready: VecDeque<InternalQuad<Term>>,
    /// What several edges say of a person, a body or a role, which counts once.
    told: FxHashSet<(Term, Term, Term)>,
}

impl Iterator for Quads<'_> {
    type Item = Result<InternalQuad<Term>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let scan = self.scans.front()?.clone();
            if let Err(error) = self.read_page(&scan) {
                self.scans.clear();
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

impl Quads<'_> {
    fn read_page(&mut self, scan: &Scan) -> Result<(), StoreError> {
        let most = PAGES[self.read.min(1)];
        let last = match scan {
            Scan::Nodes(filter) | Scan::NodeEvidence(filter) => {
                let page = self.store.node_page(filter, self.after, most)?;
                let last = next(&page, most);
                self.read_nodes(page, matches!(scan, Scan::NodeEvidence(_)))?;
                last
            }
            Scan::Edges(filter) | Scan::EdgeEvidence(filter) => {
                let page = self.store.edge_page(filter, self.after, most)?;
                let last = next(&page, most);
                self.read_edges(page, matches!(scan, Scan::EdgeEvidence(_)))?;
                last
            }
            Scan::Articles(id) => {
                let page = self.store.article_page(id.as_deref(), self.after, most)?;
                for (_, article) in &page {
                    let Ok(()) = rdf::of_article(article, &mut self.taker());
                }
                next(&page, most)
            }
            Scan::Sentences(id) => {
                let page = self.store.article_page(id.as_deref(), self.after, most)?;
                for (_, article) in &page {
                    let sentences = self.store.cited_sentences(&article.id)?;
                    let mut take = self.taker();
                    for sentence in &sentences {
                        let Ok(()) = rdf::of_sentence(sentence, &mut take);
                    }
                }
                next(&page, most)
            }
        };
        self.read += 1;
        match last {
            Some(key) => self.after = key,
            None => {
                self.scans.pop_front();
                (self.after, self.read) = (0, 0);
            }
        }
        Ok(())
    }

    /// Takes what nodes say, or their evidence.
    fn read_nodes(&mut self, mut page: Page<Node>, evidence: bool) -> Result<(), StoreError> {
        if evidence || self.pattern.wants_sources() {
            self.store.attest_nodes(page.iter_mut().map(|(_, node)| node))?;
        }
        let mut take = self.taker();
        for (_, node) in &page {
            let Ok(()) = if evidence {
                rdf::of_evidence(&iri::node(&node.id), &node.evidence, &mut take)
            } else {
                rdf::of_node(node, &mut take)
            };
        }
        Ok(())
    }

    /// Takes what edges say, or their evidence.
    fn read_edges(&mut self, mut page: Page<Edge>, evidence: bool) -> Result<(), StoreError> {
        if evidence || self.pattern.wants_sources() {
            self.store.attest_edges(page.iter_mut().map(|(_, edge)| edge))?;
        }
        for (_, edge) in &page {
            if evidence {
                let own = iri::edge(&edge.id);
                let Ok(()) = rdf::of_evidence(&own, &edge.evidence, &mut self.taker());
            } else {
                self.read_edge(edge);
            }
        }
        Ok(())
    }

    fn read_edge(&mut self, edge: &Edge) {
        // Only posts are several between the same two nodes.
        let repeats = edge.kind == EdgeType::HoldsPosition;
        let mut own: Option<Term> = None;
        let Quads { pattern, ready, told, .. } = self;
        let mut take = |quad: QuadRef<'_>| -> Result<(), Infallible> {
            if pattern.fits(quad) {
                let found = internal(quad, &pattern.graph);
                let again = repeats
                    && found.subject != *own.get_or_insert_with(|| iri::edge(&edge.id).into())
                    && !told.insert((found.subject.clone(), found.predicate.clone(), found.object.clone()));
                if !again {
                    ready.push_back(found);
                }
            }
            Ok(())
        };
        if let Some([subject, object]) = pattern.says_at_once(edge) {
            if let Some(Term::NamedNode(predicate)) = &pattern.predicate {
                let Ok(()) = take(QuadRef::new(&subject, predicate, &object, GraphNameRef::DefaultGraph));
            }
        } else {
            let Ok(()) = rdf::of_edge(edge, &mut take);
        }
    }

    /// Takes the quads that fit.
    fn taker(&mut self) -> impl FnMut(QuadRef<'_>) -> Result<(), Infallible> {
        let Quads { pattern, ready, .. } = self;
        |quad| {
            if pattern.fits(quad) {
                ready.push_back(internal(quad, &pattern.graph));
            }
            Ok(())
        }
    }
}

/// The key behind which to go on after a page that could hold so many rows; `None` where it was the last.
fn next<T>(page: &Page<T>, most: u32) -> Option<i64> {
    page.last().filter(|_| page.len() >= most as usize).map(|(key, _)| *key)
}

/// A quad found in a graph; in the default graph all are at home.
fn internal(quad: QuadRef<'_>, graph: &Where) -> InternalQuad<Term> {
    InternalQuad {
        subject: quad.subject.into_owned().into(),
        predicate: quad.predicate.into_owned().into(),
        object: quad.object.into_owned(),
        graph_name: match quad.graph_name {
            GraphNameRef::NamedNode(name) if *graph != Where::Everywhere => Some(name.into_owned().into()),
            _ => None,
        },
    }
}
