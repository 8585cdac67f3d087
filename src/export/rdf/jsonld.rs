//! JSON-LD: an object for each thing, under a context that stands in the file, so that it reads as plain JSON as well.
//!
//! Words and things are written with their prefix. The context says which properties lead to things, which hold text in
//! Vietnamese, and which decimal numbers; a date carries its type with it, since that depends on how much is known of it.

use super::{
    quads::LANGUAGE,
    vocabulary::{PREFIXES, dcterms, eli, graph, oa, org, prov, relation, schema, skos},
    write::of_all,
};
use crate::export::source::{ExportError, Source};
use crate::model::EdgeType;
use oxrdf::{
    NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, QuadRef, TermRef,
    vocab::{rdf, xsd},
};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Properties that lead to things, beside the relations.
const THINGS: [NamedNodeRef<'static>; 26] = [
    dcterms::SOURCE,
    eli::ENSURES_IMPLEMENTATION_OF,
    eli::PASSED_BY,
    graph::SOURCE_WORDS,
    graph::TARGET_WORDS,
    graph::TRIGGER,
    oa::HAS_SELECTOR,
    oa::HAS_SOURCE,
    org::MEMBER,
    org::MEMBER_OF,
    org::ORGANIZATION,
    org::ROLE,
    org::SUB_ORGANIZATION_OF,
    prov::AGENT,
    prov::HAD_ROLE,
    prov::QUALIFIED_ASSOCIATION,
    prov::WAS_DERIVED_FROM,
    rdf::OBJECT,
    rdf::PREDICATE,
    rdf::SUBJECT,
    schema::ABOUT,
    schema::ATTENDEE,
    schema::FOUNDER,
    schema::LOCATION,
    schema::ORGANIZER,
    schema::PERFORMER,
];
/// Properties that hold text in Vietnamese.
const VIETNAMESE: [NamedNodeRef<'static>; 3] = [schema::HEADLINE, skos::ALT_LABEL, skos::PREF_LABEL];
/// Properties that hold decimal numbers, written as strings: a number of JSON would be read as a binary fraction.
const DECIMAL: [NamedNodeRef<'static>; 1] = [graph::CONFIDENCE];

pub(in crate::export) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"{\"@context\":")?;
    serde_json::to_writer(&mut *out, &context())?;
    out.write_all(b",\n\"@graph\":[")?;
    let mut objects = Objects { out, open: None, first: true };
    of_all(source, &mut |quad| objects.add(quad))?;
    objects.close()?;
    Ok(objects.out.write_all(b"\n]}\n")?)
}

fn context() -> Value {
    let mut context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, namespace)| ((*prefix).to_owned(), json!(namespace))).collect();
    let relations = EdgeType::ALL.map(relation);
    let things = THINGS.iter().chain(&relations).map(|term| (term, json!({"@type": "@id"})));
    let vietnamese = VIETNAMESE.iter().map(|term| (term, json!({"@language": LANGUAGE})));
    let decimal = DECIMAL.iter().map(|term| (term, json!({"@type": "xsd:decimal"})));
    context.extend(things.chain(vietnamese).chain(decimal).map(|(term, meaning)| (short(*term), meaning)));
    Value::Object(context)
}

/// Gathers what is said of one thing in a row.
struct Objects<'o> {
    out: &'o mut dyn Write,
    open: Option<(NamedOrBlankNode, Map<String, Value>)>,
    first: bool,
}

impl Objects<'_> {
    fn add(&mut self, quad: QuadRef<'_>) -> Result<(), ExportError> {
        if self.open.as_ref().is_none_or(|(subject, _)| subject.as_ref() != quad.subject) {
            self.close()?;
        }
        let (_, object) = self.open.get_or_insert_with(|| {
            let id = match quad.subject {
                NamedOrBlankNodeRef::NamedNode(iri) => short(iri),
                NamedOrBlankNodeRef::BlankNode(blank) => blank.to_string(),
            };
            (quad.subject.into_owned(), Map::from_iter([("@id".to_owned(), Value::String(id))]))
        });
        let (key, value) = property(quad.predicate, quad.object);
        match object.get_mut(&key) {
            None => drop(object.insert(key, value)),
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ExportError> {
        let Some((_, object)) = self.open.take() else { return Ok(()) };
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        Ok(serde_json::to_writer(&mut *self.out, &object)?)
    }
}

/// A property with its value, in the short form if the context completes it to what it is.
fn property(predicate: NamedNodeRef<'_>, object: TermRef<'_>) -> (String, Value) {
    let is_thing = || THINGS.contains(&predicate) || EdgeType::ALL.iter().any(|kind| relation(*kind) == predicate);
    let value = match object {
        TermRef::NamedNode(class) if predicate == rdf::TYPE => {
            return ("@type".to_owned(), Value::String(short(class)));
        }
        TermRef::NamedNode(iri) if is_thing() => Value::String(short(iri)),
        TermRef::NamedNode(iri) => json!({"@id": short(iri)}),
        TermRef::BlankNode(blank) => json!({"@id": blank.to_string()}),
        TermRef::Literal(literal) => {
            let (text, kind) = (literal.value(), literal.datatype());
            let stands_for_itself = match literal.language() {
                Some(LANGUAGE) => VIETNAMESE.contains(&predicate),
                Some(_) => false,
                None if kind == xsd::DECIMAL => DECIMAL.contains(&predicate),
                None => kind == xsd::STRING,
            };
            match (literal.language(), kind) {
                _ if stands_for_itself => Value::String(text.to_owned()),
                (Some(language), _) => json!({"@value": text, "@language": language}),
                (None, xsd::BOOLEAN) => Value::Bool(text == "true"),
                (None, xsd::INTEGER) => text.parse::<i64>().map_or_else(|_| typed(text, kind), Value::from),
                (None, _) => typed(text, kind),
            }
        }
    };
    (short(predicate), value)
}

fn typed(text: &str, kind: NamedNodeRef<'_>) -> Value {
    json!({"@value": text, "@type": short(kind)})
}

/// An IRI with the prefix of its namespace.
fn short(iri: NamedNodeRef<'_>) -> String {
    let iri = iri.as_str();
    let with_prefix = |(prefix, namespace): &(&str, &str)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?));
    PREFIXES.iter().find_map(with_prefix).unwrap_or_else(|| iri.to_owned())
}
