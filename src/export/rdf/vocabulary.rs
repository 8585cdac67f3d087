//! The words of the RDF: our own for what the graph means to the letter, and beside them those of W3C ORG, PROV-O, the
//! Web Annotation model, SKOS, Dublin Core, schema.org and ELI wherever they say the same.
//!
//! `docs/vocabulary.ttl` explains each word of our own; a test holds the two together.

use crate::model::{EdgeType, NodeType};
use oxrdf::NamedNodeRef;

/// The namespace of all that is ours. What follows is a word for a term (`attended`), and has a colon for a thing
/// (`official:đoàn-thu-hà`), so that in SPARQL and Turtle both can be written with one prefix.
pub const NAMESPACE: &str = "urn:graph:";

/// The prefixes under which the namespaces are usually written.
pub const PREFIXES: [(&str, &str); 11] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("graph", NAMESPACE),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

macro_rules! terms {
    ($(#[$doc:meta])* $module:ident = $namespace:literal: $($name:ident $term:literal,)*) => {
        $(#[$doc])*
        pub mod $module {
            use oxrdf::NamedNodeRef;
            $(
                #[doc = concat!("`<", $namespace, $term, ">`")]
                pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $term));
            )*
            /// All of them, with the local part of each.
            #[cfg(test)]
            pub const ALL: &[&str] = &[$($term),*];
        }
    };
}

terms! {
    /// Our own.
    graph = "urn:graph:":
    OFFICIAL "Official", BODY "Body", RESOLUTION "Resolution", EVENT "Event", PROVINCE "Province",
    CHAIRED "chaired", ATTENDED "attended", SPOKE_AT "spoke_at", ORGANIZED "organized", HELD_IN "held_in",
    HAS_SITE "has_site", HOLDS_POSITION "holds_position", ISSUED "issued", IMPLEMENTS "implements",
    DISCUSSED "discussed", PART_OF "part_of", ESTABLISHED "established",
    CHAIR "Chair",
    DATE "date", END "end", IN_PROVINCE "in_province", CONFIDENCE "confidence",
    TITLE "title", FORMER "former", SITE "site", SINCE "since", UNTIL "until",
    TRIGGER "trigger", SOURCE_WORDS "source_words", TARGET_WORDS "target_words", RULE "rule",
}
terms! {
    /// W3C Organization Ontology.
    org = "http://www.w3.org/ns/org#":
    FORMAL_ORGANIZATION "FormalOrganization", MEMBERSHIP "Membership", ROLE_CLASS "Role",
    MEMBER "member", ORGANIZATION "organization", ROLE "role", MEMBER_OF "memberOf", SUB_ORGANIZATION_OF "subOrganizationOf",
}
terms! {
    /// W3C Provenance Ontology.
    prov = "http://www.w3.org/ns/prov#":
    ENTITY "Entity", AGENT_CLASS "Agent", ACTIVITY "Activity", ASSOCIATION "Association",
    QUALIFIED_ASSOCIATION "qualifiedAssociation", AGENT "agent", HAD_ROLE "hadRole", WAS_DERIVED_FROM "wasDerivedFrom",
}
terms! {
    /// W3C Web Annotation: where in an article.
    oa = "http://www.w3.org/ns/oa#":
    SPECIFIC_RESOURCE "SpecificResource", TEXT_POSITION_SELECTOR "TextPositionSelector",
    TEXT_QUOTE_SELECTOR "TextQuoteSelector", HAS_SOURCE "hasSource", HAS_SELECTOR "hasSelector", START "start", END "end",
    EXACT "exact",
}
terms! {
    /// SKOS: names with their language.
    skos = "http://www.w3.org/2004/02/skos/core#":
    PREF_LABEL "prefLabel", ALT_LABEL "altLabel",
}
terms! {
    /// Dublin Core.
    dcterms = "http://purl.org/dc/terms/":
    IDENTIFIER "identifier", SOURCE "source", PUBLISHER "publisher",
}
terms! {
    /// schema.org.
    schema = "https://schema.org/":
    PERSON "Person", GOVERNMENT_ORGANIZATION "GovernmentOrganization", LEGISLATION "Legislation", EVENT "Event",
    ADMINISTRATIVE_AREA "AdministrativeArea", NEWS_ARTICLE "NewsArticle", NAME "name", HEADLINE "headline",
    DATE_PUBLISHED "datePublished", URL "url", START_DATE "startDate", END_DATE "endDate", ATTENDEE "attendee",
    PERFORMER "performer", ORGANIZER "organizer", LOCATION "location", ABOUT "about", FOUNDER "founder",
}
terms! {
    /// European Legislation Identifier.
    eli = "http://data.europa.eu/eli/ontology#":
    LEGAL_RESOURCE "LegalResource", DATE_DOCUMENT "date_document", PASSED_BY "passed_by",
    ENSURES_IMPLEMENTATION_OF "ensures_implementation_of",
}

/// The classes of a node, our own first.
pub fn classes(kind: NodeType) -> [NamedNodeRef<'static>; 3] {
    match kind {
        NodeType::Official => [graph::OFFICIAL, schema::PERSON, prov::AGENT_CLASS],
        NodeType::Body => [graph::BODY, org::FORMAL_ORGANIZATION, schema::GOVERNMENT_ORGANIZATION],
        NodeType::Resolution => [graph::RESOLUTION, eli::LEGAL_RESOURCE, schema::LEGISLATION],
        NodeType::Event => [graph::EVENT, schema::EVENT, prov::ACTIVITY],
        NodeType::Province => [graph::PROVINCE, schema::ADMINISTRATIVE_AREA, prov::ENTITY],
    }
}

/// The predicate of the direct triple from an edge's source to its target: the word of the command line.
pub const fn relation(kind: EdgeType) -> NamedNodeRef<'static> {
    match kind {
        EdgeType::Chaired => graph::CHAIRED,
        EdgeType::Attended => graph::ATTENDED,
        EdgeType::SpokeAt => graph::SPOKE_AT,
        EdgeType::Organized => graph::ORGANIZED,
        EdgeType::HeldIn => graph::HELD_IN,
        EdgeType::HasSite => graph::HAS_SITE,
        EdgeType::HoldsPosition => graph::HOLDS_POSITION,
        EdgeType::Issued => graph::ISSUED,
        EdgeType::Implements => graph::IMPLEMENTS,
        EdgeType::Discussed => graph::DISCUSSED,
        EdgeType::PartOf => graph::PART_OF,
        EdgeType::Established => graph::ESTABLISHED,
    }
}

/// How a public vocabulary says what an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// From source to target, as we do.
    Along(NamedNodeRef<'static>),
    /// From target to source.
    Against(NamedNodeRef<'static>),
    /// No word means the same.
    None,
}

/// The word of a public vocabulary that means what an edge of this type from such a source means.
pub const fn standard(kind: EdgeType, source: Option<NodeType>) -> Standard {
    match kind {
        EdgeType::Attended => Standard::Against(schema::ATTENDEE),
        EdgeType::SpokeAt => Standard::Against(schema::PERFORMER),
        EdgeType::Organized => Standard::Against(schema::ORGANIZER),
        EdgeType::HeldIn => Standard::Along(schema::LOCATION),
        EdgeType::HoldsPosition => Standard::Along(org::MEMBER_OF),
        EdgeType::Issued => Standard::Against(eli::PASSED_BY),
        EdgeType::Implements if matches!(source, Some(NodeType::Resolution)) => {
            Standard::Along(eli::ENSURES_IMPLEMENTATION_OF)
        }
        EdgeType::Discussed => Standard::Along(schema::ABOUT),
        EdgeType::PartOf => Standard::Along(org::SUB_ORGANIZATION_OF),
        EdgeType::Established => Standard::Against(schema::FOUNDER),
        EdgeType::Chaired | EdgeType::HasSite | EdgeType::Implements => Standard::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_relation_is_called_as_on_the_command_line() {
        for kind in EdgeType::ALL {
            assert_eq!(relation(kind).as_str(), format!("{NAMESPACE}{kind}"));
        }
        for kind in NodeType::ALL {
            assert_eq!(classes(kind)[0].as_str().to_lowercase(), format!("{NAMESPACE}{kind}"));
        }
    }

    #[test]
    fn the_namespaces_of_the_terms_are_those_of_the_prefixes() {
        for term in [graph::CHAIR, org::ROLE, prov::AGENT, oa::EXACT, skos::ALT_LABEL, dcterms::SOURCE, schema::URL] {
            assert!(PREFIXES.iter().any(|(_, namespace)| term.as_str().starts_with(namespace)), "{term}");
        }
        assert!(PREFIXES.is_sorted());
    }

    #[test]
    fn the_vocabulary_explains_every_word_of_our_own_and_no_other() {
        let text = include_str!("../../../docs/vocabulary.ttl");
        let explained: BTreeSet<String> = oxttl::TurtleParser::new()
            .for_slice(text)
            .map(|triple| triple.unwrap())
            .filter(|triple| triple.predicate == oxrdf::vocab::rdfs::COMMENT)
            .filter_map(|triple| match triple.subject {
                oxrdf::NamedOrBlankNode::NamedNode(term) => term.as_str().strip_prefix(NAMESPACE).map(str::to_owned),
                oxrdf::NamedOrBlankNode::BlankNode(_) => None,
            })
            .collect();
        let used: BTreeSet<String> = graph::ALL.iter().map(|term| (*term).to_owned()).collect();
        assert_eq!(explained, used);
    }
}
