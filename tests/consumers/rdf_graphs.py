"""rdflib, pyoxigraph and pySHACL read the RDF."""
import pathlib
import urllib.parse

import pyoxigraph
import pyshacl
import rdflib
from rdflib.compare import to_isomorphic

from reference import Graph, same

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph: <urn:graph:>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
NODES = """SELECT ?id ?class ?name ?date ?end ?province ?confidence ?node WHERE {
    ?node a ?class ; dcterms:identifier ?id ; schema:name ?name ; graph:confidence ?confidence .
    FILTER(?class IN (graph:Official, graph:Body, graph:Resolution, graph:Event, graph:Province))
    OPTIONAL { ?node graph:date ?date } OPTIONAL { ?node graph:end ?end }
    OPTIONAL { ?node graph:in_province ?province } }"""
EDGES = """SELECT ?id ?source ?relation ?target ?title ?former ?site ?since ?until ?confidence ?edge WHERE {
    ?edge a rdf:Statement ; dcterms:identifier ?id ; graph:confidence ?confidence ;
        rdf:subject [dcterms:identifier ?source] ; rdf:predicate ?relation ; rdf:object [dcterms:identifier ?target] .
    OPTIONAL { ?edge graph:title ?title } OPTIONAL { ?edge graph:former ?former }
    OPTIONAL { ?edge graph:site ?site }
    OPTIONAL { ?edge graph:since ?since } OPTIONAL { ?edge graph:until ?until } }"""
EVIDENCE = """SELECT ?of ?article ?sentence ?start ?end ?trigger ?source ?target ?rule ?site ?confidence WHERE {
    ?thing prov:wasDerivedFrom ?piece ; dcterms:identifier ?of .
    ?piece oa:hasSource [dcterms:identifier ?article] ; graph:trigger ?trigger ; graph:confidence ?confidence ;
        oa:hasSelector [oa:exact ?sentence ; oa:start ?start ; oa:end ?end] .
    OPTIONAL { ?piece graph:source_words ?source } OPTIONAL { ?piece graph:target_words ?target }
    OPTIONAL { ?piece graph:rule ?rule } OPTIONAL { ?piece graph:site ?site } }"""
ATTENDED = "SELECT ?who ?event WHERE { ?a graph:attended ?b . ?a schema:name ?who . ?b schema:name ?event }"
ATTENDEES = "SELECT ?who ?event WHERE { ?b schema:attendee ?a . ?a schema:name ?who . ?b schema:name ?event }"
EXACT = "SELECT ?node ?text WHERE { ?node %s ?text }"


class Engine:
    """SPARQL answers as rows of texts, whoever gives them."""

    def __init__(self, ask):
        self.ask = lambda query: ask(PREFIXES + query)

    def all(self, query):
        rows = {}
        for subject, value in self.ask(query):
            rows.setdefault(subject, []).append(value)
        return rows


def rdflib_engine(data):
    return Engine(lambda query: [[None if term is None else str(term) for term in row] for row in data.query(query)])


def oxigraph_engine(store, union=False):
    def ask(query):
        rows = store.query(query, use_default_graph_as_union=union)
        return [[None if term is None else term.value for term in row] for row in rows]
    return Engine(ask)


def span(words):
    start, end = words.rsplit("#char=", 1)[1].split(",")
    return {"start": int(start), "end": int(end)}


def graph_of(engine):
    """The graph as SPARQL tells it."""
    graph, evidence = Graph(), {}
    for of, article, sentence, start, end, trigger, source, target, rule, site, confidence in engine.ask(EVIDENCE):
        piece = {"article": article, "sentence": sentence, "sentence_span": {"start": int(start), "end": int(end)},
                 "trigger": span(trigger), "source_span": source and span(source),
                 "target_span": target and span(target), "rule": rule, "site": site, "confidence": float(confidence)}
        known = {name: value for name, value in piece.items() if value is not None}
        evidence.setdefault(of, []).append(known)
    order = lambda pieces: sorted(pieces, key=repr)
    sources = engine.all("SELECT ?thing ?id { ?thing dcterms:source [dcterms:identifier ?id] }")
    aliases = engine.all("SELECT ?thing ?name { ?thing skos:altLabel ?name }")
    for id, kind, name, date, end, province, confidence, iri in engine.ask(NODES):
        assert urllib.parse.unquote(iri) == f"urn:graph:{id}", iri
        graph.add_node(id, {"type": kind.removeprefix("urn:graph:").lower(), "name": name, "date": date, "end": end,
                            "province": province, "confidence": float(confidence),
                            "aliases": sorted(aliases.get(iri, [])), "sources": sorted(sources.get(iri, [])),
                            "evidence": order(evidence.get(id, []))})
    for id, source, relation, target, title, former, site, since, until, confidence, iri in engine.ask(EDGES):
        assert urllib.parse.unquote(iri) == f"urn:graph:{id}", iri
        graph.add_edge(id, {"source": source, "target": target, "type": relation.removeprefix("urn:graph:"),
                            "title": title, "former": former == "true", "site": site, "since": since, "until": until,
                            "confidence": float(confidence), "sources": sorted(sources.get(iri, [])),
                            "evidence": order(evidence.get(id, []))})
    return graph


def unordered(wanted):
    """The reference with its evidence in the order of `graph_of`: RDF knows none."""
    graph = Graph()
    key = lambda piece: repr({name: piece[name] for name in PIECE if name in piece})
    for id, node in wanted.nodes.items():
        graph.add_node(id, {**node, "evidence": sorted(map(ordered, node["evidence"]), key=repr),
                            "aliases": sorted(node["aliases"]), "sources": sorted(node["sources"])})
    for id, edge in wanted.edges.items():
        graph.add_edge(id, {**edge, "evidence": sorted(map(ordered, edge["evidence"]), key=repr),
                            "sources": sorted(edge["sources"])})
    return graph


PIECE = ["article", "sentence", "sentence_span", "trigger", "source_span", "target_span", "rule", "site", "confidence"]


def ordered(piece):
    return {name: piece[name] for name in PIECE if name in piece}


def check(wanted, file, attended):
    wanted = unordered(wanted)
    turtle = rdflib.Graph().parse(file("turtle"), format="turtle")
    same(wanted, graph_of(rdflib_engine(turtle)), "rdflib, turtle")
    triples = to_isomorphic(turtle)
    for name, format in [("ntriples", "nt"), ("jsonld", "json-ld")]:
        read = rdflib.Graph().parse(file(name), format=format)
        assert to_isomorphic(read) == triples, f"rdflib: {name} says something else than turtle"
        print(f"  rdflib, {name}: the {len(read)} triples of turtle")
    quads = rdflib.Dataset(default_union=True).parse(file("nquads"), format="nquads")
    assert len({triple[:3] for triple in quads.quads()}) == len(turtle), "rdflib: nquads says something else than turtle"
    articles = {str(article) for article in turtle.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/NewsArticle"))}
    graphs = {str(graph.identifier) for graph in quads.graphs()} - {str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)}
    assert graphs <= articles and graphs, "rdflib: a graph of the nquads is no article"

    for name, format in [("turtle", pyoxigraph.RdfFormat.TURTLE), ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES),
                         ("nquads", pyoxigraph.RdfFormat.N_QUADS), ("jsonld", pyoxigraph.RdfFormat.JSON_LD)]:
        store = pyoxigraph.Store()
        store.load(path=file(name), format=format)
        assert len(store) == len(turtle), f"pyoxigraph: {len(store)} triples in {name}, rdflib has {len(turtle)}"
        engine = oxigraph_engine(store, union=name == "nquads")
        same(wanted, graph_of(engine), f"pyoxigraph, {name}")
        for query in [ATTENDED, ATTENDEES]:
            assert sorted(map(tuple, engine.ask(query))) == attended, f"pyoxigraph, {name}: another answer than graph query"
    for query in [ATTENDED, ATTENDEES]:
        answer = sorted(map(tuple, rdflib_engine(turtle).ask(query)))
        assert answer == attended, "rdflib: who attended which conference is answered otherwise than by graph query"
    check_shapes(turtle)


def check_shapes(turtle):
    shapes = rdflib.Graph().parse(DOCS / "shapes.ttl")
    vocabulary = rdflib.Graph().parse(DOCS / "vocabulary.ttl")
    conforms, _, text = pyshacl.validate(turtle, shacl_graph=shapes, ont_graph=vocabulary, inference="none")
    assert conforms, text[:4000]
    # The shapes are worth something only if they notice what is wrong.
    graph = rdflib.Namespace("urn:graph:")
    edge = next(turtle.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    node = next(turtle.subjects(rdflib.RDF.type, graph.Event))
    for subject, predicate, wrong in [(edge, graph.confidence, rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)),
                                      (edge, rdflib.RDF.subject, rdflib.Literal("x")),
                                      (node, graph.date, rdflib.Literal("--13-45", datatype=rdflib.XSD.gMonthDay))]:
        spoilt = rdflib.Graph() + turtle
        spoilt.set((subject, predicate, wrong))
        assert not pyshacl.validate(spoilt, shacl_graph=shapes, inference="none")[0], f"the shapes allow {predicate} {wrong}"
    print("  pyshacl: conforms to docs/shapes.ttl, which notice what is wrong")
