//! What the graph says as quads: facts in the default graph, and what an article gives as evidence in the graph of that
//! article.

use super::{
    iri,
    vocabulary::{Standard, classes, dcterms, eli, graph, oa, org, prov, relation, schema, skos, standard},
};
use crate::model::{ArticleHead, ArticleId, Confidence, Edge, EdgeType, Evidence, Node, NodeType, PartialDate, Span};
use oxrdf::{
    GraphNameRef, LiteralRef, NamedNode, NamedNodeRef, QuadRef, TermRef,
    vocab::{rdf, xsd},
};
use rustc_hash::FxHashMap;

/// The language of names, headlines and sentences.
pub(super) const LANGUAGE: &str = "vi";

/// Hands on what is said of one subject, in one graph.
struct Subject<'s, E> {
    subject: NamedNodeRef<'s>,
    graph: GraphNameRef<'s>,
    take: &'s mut dyn FnMut(QuadRef<'_>) -> Result<(), E>,
}

impl<'s, E> Subject<'s, E> {
    fn new(subject: &'s NamedNode, take: &'s mut dyn FnMut(QuadRef<'_>) -> Result<(), E>) -> Subject<'s, E> {
        Subject { subject: subject.as_ref(), graph: GraphNameRef::DefaultGraph, take }
    }

    fn says<'o>(&mut self, predicate: NamedNodeRef<'_>, object: impl Into<TermRef<'o>>) -> Result<(), E> {
        (self.take)(QuadRef::new(self.subject, predicate, object.into(), self.graph))
    }

    fn is_a(&mut self, classes: &[NamedNodeRef<'_>]) -> Result<(), E> {
        classes.iter().try_for_each(|class| self.says(rdf::TYPE, *class))
    }

    fn text(&mut self, predicate: NamedNodeRef<'_>, text: Option<&str>) -> Result<(), E> {
        text.map_or(Ok(()), |text| self.says(predicate, LiteralRef::new_simple_literal(text)))
    }

    fn vietnamese(&mut self, predicate: NamedNodeRef<'_>, text: &str) -> Result<(), E> {
        self.says(predicate, LiteralRef::new_language_tagged_literal_unchecked(text, LANGUAGE))
    }

    fn day(&mut self, predicate: NamedNodeRef<'_>, date: Option<PartialDate>) -> Result<(), E> {
        let Some(date) = date else { return Ok(()) };
        self.says(predicate, LiteralRef::new_typed_literal(&date.to_string(), date_type(date)))
    }

    fn sure(&mut self, confidence: Confidence) -> Result<(), E> {
        let text = format!("{:?}", confidence.value());
        self.says(graph::CONFIDENCE, LiteralRef::new_typed_literal(&text, xsd::DECIMAL))
    }

    fn number(&mut self, predicate: NamedNodeRef<'_>, number: u32) -> Result<(), E> {
        self.says(predicate, LiteralRef::new_typed_literal(&number.to_string(), xsd::INTEGER))
    }

    fn articles(&mut self, articles: &[ArticleId]) -> Result<(), E> {
        articles.iter().try_for_each(|article| self.says(dcterms::SOURCE, &iri::article(article)))
    }
}

/// The datatype of a date as precise as it is known.
fn date_type(date: PartialDate) -> NamedNodeRef<'static> {
    match (date.year().is_some(), date.month().is_some(), date.day().is_some()) {
        (true, _, true) => xsd::DATE,
        (true, true, false) => xsd::G_YEAR_MONTH,
        (true, false, false) => xsd::G_YEAR,
        (false, _, true) => xsd::G_MONTH_DAY,
        (false, _, false) => xsd::G_MONTH,
    }
}

/// All that is known of a node but its evidence, for which see [`of_evidence`].
///
/// # Errors
/// Those of `take`, which is then not called again.
pub fn of_node<E>(node: &Node, take: &mut dyn FnMut(QuadRef<'_>) -> Result<(), E>) -> Result<(), E> {
    let subject = iri::node(&node.id);
    let mut it = Subject::new(&subject, take);
    it.is_a(&classes(node.kind))?;
    it.text(dcterms::IDENTIFIER, Some(node.id.as_str()))?;
    it.text(schema::NAME, Some(&node.name))?;
    it.vietnamese(skos::PREF_LABEL, &node.name)?;
    node.aliases.iter().try_for_each(|alias| it.vietnamese(skos::ALT_LABEL, alias))?;
    it.day(graph::DATE, node.date)?;
    it.day(graph::END, node.end)?;
    match node.kind {
        NodeType::Event => {
            it.day(schema::START_DATE, node.date)?;
            it.day(schema::END_DATE, node.end)?;
        }
        NodeType::Resolution => it.day(eli::DATE_DOCUMENT, node.date)?,
        NodeType::Official | NodeType::Body | NodeType::Province => {}
    }
    it.text(graph::IN_PROVINCE, node.province.as_deref())?;
    it.sure(node.confidence)?;
    it.articles(&node.sources)
}

/// All that is known of an edge but its evidence: a direct triple from source to target in our word and, where there is
/// one, in that of a public vocabulary, and a statement under the edge's own IRI with title, days and confidence, which
/// is a membership where a person holds a post, and an association where someone chairs an event.
///
/// # Errors
/// Those of `take`, which is then not called again.
pub fn of_edge<E>(edge: &Edge, take: &mut dyn FnMut(QuadRef<'_>) -> Result<(), E>) -> Result<(), E> {
    let (source, target, subject) = (iri::node(&edge.source), iri::node(&edge.target), iri::edge(&edge.id));
    Subject::new(&source, take).says(relation(edge.kind), &target)?;
    match standard(edge.kind, type_of(edge.source.as_str())) {
        // Public vocabularies speak of the present.
        _ if edge.former => {}
        Standard::Along(word) => Subject::new(&source, take).says(word, &target)?,
        Standard::Against(word) => Subject::new(&target, take).says(word, &source)?,
        Standard::None => {}
    }
    if edge.kind == EdgeType::Chaired {
        Subject::new(&target, take).says(prov::QUALIFIED_ASSOCIATION, &subject)?;
    }

    let mut it = Subject::new(&subject, take);
    it.is_a(&[rdf::STATEMENT])?;
    match edge.kind {
        EdgeType::HoldsPosition => it.is_a(&[org::MEMBERSHIP])?,
        EdgeType::Chaired => it.is_a(&[prov::ASSOCIATION])?,
        _ => {}
    }
    it.says(rdf::SUBJECT, &source)?;
    it.says(rdf::PREDICATE, relation(edge.kind))?;
    it.says(rdf::OBJECT, &target)?;
    it.text(dcterms::IDENTIFIER, Some(edge.id.as_str()))?;
    it.text(graph::TITLE, edge.title.as_deref())?;
    if edge.former {
        it.says(graph::FORMER, LiteralRef::new_typed_literal("true", xsd::BOOLEAN))?;
    }
    it.text(graph::SITE, edge.site.as_deref())?;
    it.day(graph::SINCE, edge.since)?;
    it.day(graph::UNTIL, edge.until)?;
    it.sure(edge.confidence)?;
    it.articles(&edge.sources)?;
    match edge.kind {
        EdgeType::HoldsPosition => {
            it.says(org::MEMBER, &source)?;
            it.says(org::ORGANIZATION, &target)?;
            let Some(title) = edge.title.as_deref() else { return Ok(()) };
            let role = iri::role(title);
            it.says(org::ROLE, &role)?;
            let mut it = Subject::new(&role, take);
            it.is_a(&[org::ROLE_CLASS])?;
            it.vietnamese(skos::PREF_LABEL, title)
        }
        EdgeType::Chaired => {
            it.says(prov::AGENT, &source)?;
            it.says(prov::HAD_ROLE, graph::CHAIR)
        }
        _ => Ok(()),
    }
}

/// The type that a node's id begins with.
fn type_of(id: &str) -> Option<NodeType> {
    id.split_once(':').and_then(|(kind, _)| kind.parse().ok())
}

/// The evidence of a node or an edge, in the graphs of the articles that give it. The sentences that it refers to are
/// not told again; see [`of_sentence`].
///
/// # Errors
/// Those of `take`, which is then not called again.
pub fn of_evidence<E>(
    owner: &NamedNode,
    evidence: &[Evidence],
    take: &mut dyn FnMut(QuadRef<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut seen: FxHashMap<(&ArticleId, Span), u32> = FxHashMap::default();
    let mut article = evidence.first().map(|piece| (&piece.article, iri::article(&piece.article)));
    for piece in evidence {
        let nth = seen.entry((&piece.article, piece.trigger)).or_default();
        *nth += 1;
        let subject = iri::evidence(owner.as_str(), &piece.article, piece.trigger, *nth);
        // Evidence stands article by article.
        let article = match &mut article {
            Some((id, iri)) if *id == &piece.article => &*iri,
            other => &other.insert((&piece.article, iri::article(&piece.article))).1,
        };
        let graph_name = GraphNameRef::from(article);
        Subject { graph: graph_name, ..Subject::new(owner, take) }.says(prov::WAS_DERIVED_FROM, &subject)?;
        let mut it = Subject { graph: graph_name, ..Subject::new(&subject, take) };
        it.is_a(&[oa::SPECIFIC_RESOURCE])?;
        it.says(oa::HAS_SOURCE, article)?;
        it.says(oa::HAS_SELECTOR, &iri::words(article, piece.sentence_span))?;
        it.says(graph::TRIGGER, &iri::words(article, piece.trigger))?;
        if let Some(span) = piece.source_span {
            it.says(graph::SOURCE_WORDS, &iri::words(article, span))?;
        }
        if let Some(span) = piece.target_span {
            it.says(graph::TARGET_WORDS, &iri::words(article, span))?;
        }
        it.text(graph::RULE, piece.rule.as_deref())?;
        it.text(graph::SITE, piece.site.as_deref())?;
        it.sure(piece.confidence)?;
    }
    Ok(())
}

/// The sentence of a piece of evidence, in the graph of its article.
///
/// # Errors
/// Those of `take`, which is then not called again.
pub fn of_sentence<E>(evidence: &Evidence, take: &mut dyn FnMut(QuadRef<'_>) -> Result<(), E>) -> Result<(), E> {
    let article = iri::article(&evidence.article);
    let subject = iri::words(&article, evidence.sentence_span);
    let mut it = Subject { graph: GraphNameRef::from(&article), ..Subject::new(&subject, take) };
    it.is_a(&[oa::TEXT_POSITION_SELECTOR, oa::TEXT_QUOTE_SELECTOR])?;
    it.number(oa::START, evidence.sentence_span.start)?;
    it.number(oa::END, evidence.sentence_span.end)?;
    it.text(oa::EXACT, Some(&evidence.sentence))
}

/// An article without its text.
///
/// # Errors
/// Those of `take`, which is then not called again.
pub fn of_article<E>(head: &ArticleHead, take: &mut dyn FnMut(QuadRef<'_>) -> Result<(), E>) -> Result<(), E> {
    let subject = iri::article(&head.id);
    let mut it = Subject::new(&subject, take);
    it.is_a(&[schema::NEWS_ARTICLE, prov::ENTITY])?;
    it.text(dcterms::IDENTIFIER, Some(head.id.as_str()))?;
    if !head.title.is_empty() {
        it.vietnamese(schema::HEADLINE, &head.title)?;
    }
    it.day(schema::DATE_PUBLISHED, head.published)?;
    it.text(dcterms::PUBLISHER, head.source.as_deref())?;
    it.text(schema::URL, head.url.as_deref())
}
