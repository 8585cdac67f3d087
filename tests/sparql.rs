//! `graph sparql` answers over the store what the RDF of the graph says, and what `graph query` answers.

mod sandbox;

use graph::{
    export::rdf::{self, iri},
    graph::KnowledgeGraph,
    sparql::StoreDataset,
    store::Store,
};
use oxrdf::{Dataset, GraphName, Quad, QuadRef, Term};
use sandbox::{Run, Sandbox};
use serde_json::Value;
use spareval::{QueryEvaluator, QueryResults, QueryableDataset};
use std::{collections::BTreeSet, convert::Infallible, sync::LazyLock};

/// A folder whose store holds the sample articles; only read from.
static SAMPLE: LazyLock<Sandbox> = LazyLock::new(Sandbox::of_sample_articles);

/// All that the graph says, as the RDF export has it, with the evidence in the graphs of its articles.
static QUADS: LazyLock<Vec<Quad>> = LazyLock::new(|| {
    let store = Store::open(&SAMPLE.path("graph.db")).unwrap();
    let graph = KnowledgeGraph::load(&store).unwrap();
    let mut quads = BTreeSet::new();
    let mut take = |quad: QuadRef<'_>| -> Result<(), Infallible> {
        quads.insert(quad.into_owned().to_string());
        Ok(())
    };
    for (_, article) in store.article_page(None, 0, 1000).unwrap() {
        let Ok(()) = rdf::of_article(&article, &mut take);
    }
    for node in graph.nodes() {
        let Ok(()) = rdf::of_node(node, &mut take);
        let Ok(()) = rdf::of_evidence(&iri::node(&node.id), &node.evidence, &mut take);
        node.evidence.iter().for_each(|piece| rdf::of_sentence(piece, &mut take).unwrap());
    }
    for edge in graph.edges() {
        let Ok(()) = rdf::of_edge(edge, &mut take);
        let Ok(()) = rdf::of_evidence(&iri::edge(&edge.id), &edge.evidence, &mut take);
        edge.evidence.iter().for_each(|piece| rdf::of_sentence(piece, &mut take).unwrap());
    }
    quads.into_iter().map(|quad| quad.parse().unwrap()).collect()
});

fn ask(query: &str, format: &str) -> Run {
    SAMPLE.run(&["sparql", "-q", query, "--format", format])
}

/// The values of the solutions, the rows sorted.
fn values(query: &str) -> Vec<Vec<String>> {
    let run = ask(query, "json");
    assert_eq!(run.stderr, "", "{query}");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    let variables: Vec<&str> =
        answer["head"]["vars"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let text = |row: &Value, name: &str| row[name]["value"].as_str().unwrap_or_default().to_owned();
    let rows = answer["results"]["bindings"].as_array().unwrap().iter();
    let mut rows: Vec<Vec<String>> = rows.map(|row| variables.iter().map(|name| text(row, name)).collect()).collect();
    rows.sort();
    rows
}

/// The same of `graph query`: these columns of its rows.
fn rows(question: &[&str], columns: &[&str]) -> Vec<Vec<String>> {
    let run = SAMPLE.run(&[&["query", "-q", "--evidence", "--format", "json"], question].concat());
    let rows: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace("null", "");
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|column| text(&row[*column])).collect()).collect();
    rows.sort();
    rows
}

#[test]
fn ten_questions_have_the_answers_of_query() {
    let participation = |relation: &str| {
        format!("SELECT ?who ?event WHERE {{ ?w graph:{relation} ?e . ?w schema:name ?who . ?e schema:name ?event }}")
    };
    let statement = |relation: &str| {
        format!(
            "SELECT ?source ?target WHERE {{ ?s graph:{relation} ?t . ?s schema:name ?source . ?t schema:name ?target }}"
        )
    };
    let mut asked = 0;
    for relation in ["chaired", "attended", "spoke_at", "organized"] {
        let expected = rows(&[relation], &["who", "event"]);
        assert!(!expected.is_empty());
        assert_eq!(values(&participation(relation)), expected, "{relation}");
        asked += 1;
    }
    for relation in ["held_in", "has_site", "issued", "implements"] {
        let expected = rows(&[relation], &["source", "target"]);
        assert!(!expected.is_empty());
        assert_eq!(values(&statement(relation)), expected, "{relation}");
        asked += 1;
    }
    let posts = "SELECT ?official ?title ?body ?since WHERE {
        ?post rdf:predicate graph:holds_position ; rdf:subject ?o ; rdf:object ?b .
        ?o schema:name ?official . ?b schema:name ?body .
        OPTIONAL { ?post graph:title ?title } OPTIONAL { ?post graph:since ?since } }";
    assert_eq!(values(posts), rows(&["holds_position"], &["official", "title", "body", "since"]));
    let since = "SELECT ?who ?event WHERE { ?w graph:attended ?e ; schema:name ?who .
        ?e graph:date ?date ; schema:name ?event FILTER(?date >= \"2020-01-01\"^^xsd:date) }";
    assert_eq!(values(since), rows(&["attended", "--since", "2020"], &["who", "event"]));
    let of_one = "SELECT ?relation ?event WHERE { ?w schema:name \"Nguyễn Xuân Phúc\" ; ?word ?e .
        ?e a graph:Event ; schema:name ?event BIND(STRAFTER(STR(?word), \"urn:graph:\") AS ?relation) }";
    let expected =
        rows(&["--official", "Nguyễn Xuân Phúc", "--relation", "chaired,attended,spoke_at"], &["relation", "event"]);
    assert_eq!(values(of_one), expected);
    assert_eq!(asked + 3, 11);
}

#[test]
fn each_piece_of_evidence_leads_to_its_sentence() {
    let sentences = values(
        "SELECT ?sentence WHERE { ?s rdf:subject ?who ; rdf:predicate graph:attended ; prov:wasDerivedFrom ?piece .
         ?who schema:name \"Đoàn Thu Hà\" . ?piece oa:hasSelector ?words . ?words oa:exact ?sentence }",
    );
    assert_eq!(sentences, rows(&["attended", "--official", "Đoàn Thu Hà"], &["evidence"]));
    let article = values(
        "SELECT DISTINCT ?article WHERE { GRAPH ?article { ?s prov:wasDerivedFrom ?piece }
         ?s rdf:subject ?who ; rdf:predicate graph:attended . ?who schema:name \"Đoàn Thu Hà\" }",
    );
    assert_eq!(article, [["urn:graph:article:phien-hop-dau-tien-lang-son"]]);
}

/// What a dataset answers to a pattern, sorted; twice the same is twice there.
fn found<'a, D: QueryableDataset<'a>>(
    dataset: &D,
    terms: [Option<&Term>; 3],
    graph: Option<Option<&Term>>,
) -> Vec<String> {
    let terms = terms.map(|term| term.map(|term| dataset.internalize_term(term.clone()).unwrap()));
    let graph = graph.map(|name| name.map(|name| dataset.internalize_term(name.clone()).unwrap()));
    let [subject, predicate, object] = terms.each_ref().map(Option::as_ref);
    let graph = graph.as_ref().map(|name| name.as_ref());
    let text = |term| dataset.externalize_term(term).unwrap().to_string();
    let quads = dataset.internal_quads_for_pattern(subject, predicate, object, graph).map(|quad| {
        let quad = quad.unwrap();
        let graph = quad.graph_name.map_or(String::new(), text);
        format!("{} {} {} {graph}", text(quad.subject), text(quad.predicate), text(quad.object))
    });
    let mut quads: Vec<String> = quads.collect();
    quads.sort();
    quads
}

#[test]
fn every_pattern_is_answered_as_a_copy_in_memory_answers_it() {
    let store = Store::open(&SAMPLE.path("graph.db")).unwrap();
    let ours = StoreDataset::of(&store);
    let named: Dataset = QUADS.iter().collect();
    // The default graph of the store holds everything.
    let merged: Dataset =
        QUADS.iter().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() }).collect();
    let check = |terms: [Option<&Term>; 3]| {
        assert_eq!(found(&ours, terms, Some(None)), found(&&merged, terms, Some(None)), "{terms:?}");
        assert_eq!(found(&ours, terms, None), found(&&named, terms, None), "{terms:?} in articles");
    };
    check([None, None, None]);
    let predicates: BTreeSet<String> = QUADS.iter().map(|quad| quad.predicate.as_str().to_owned()).collect();
    assert!(predicates.len() > 40, "{predicates:?}");
    for predicate in &predicates {
        check([None, Some(&Term::NamedNode(oxrdf::NamedNode::new(predicate).unwrap())), None]);
    }
    for (at, quad) in QUADS.iter().enumerate().filter(|(at, _)| at % 61 == 0) {
        let (subject, predicate) = (Term::from(quad.subject.clone()), Term::from(quad.predicate.clone()));
        for bound in 1..8 {
            let keep = |bit: u8, term| (bound & bit != 0).then_some(term);
            check([keep(1, &subject), keep(2, &predicate), keep(4, &quad.object)]);
        }
        if let GraphName::NamedNode(name) = &quad.graph_name {
            let name = Term::from(name.clone());
            let terms = [Some(&subject), None, None];
            assert_eq!(found(&ours, terms, Some(Some(&name))), found(&&named, terms, Some(Some(&name))), "{at}");
        }
    }
}

#[test]
fn every_form_of_query_is_answered_as_in_memory() {
    let store = Store::open(&SAMPLE.path("graph.db")).unwrap();
    let merged: Dataset =
        QUADS.iter().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() }).collect();
    for text in [
        "SELECT ?kind (COUNT(*) AS ?count) WHERE { ?thing a ?kind } GROUP BY ?kind ORDER BY ?kind",
        "SELECT DISTINCT ?a ?b WHERE { ?a graph:attended/^graph:chaired ?b FILTER(?a != ?b) } ORDER BY ?a ?b",
        "SELECT ?x WHERE { ?x graph:implements+ <urn:graph:resolution:nghị-quyết-22-nq/tw> } ORDER BY ?x",
        "SELECT ?name WHERE { { ?x a graph:Body } UNION { ?x a graph:Province } ?x skos:prefLabel ?name } ORDER BY ?name",
        "SELECT ?name WHERE { ?x a graph:Event ; schema:name ?name MINUS { ?who graph:chaired ?x } } ORDER BY ?name",
        "SELECT ?who (MAX(?sure) AS ?best) WHERE { ?s rdf:subject ?who ; graph:confidence ?sure } GROUP BY ?who ORDER BY ?who",
        "SELECT ?article (COUNT(?n) AS ?c) WHERE { ?n dcterms:source ?article } GROUP BY ?article HAVING(COUNT(?n) > 2) ORDER BY ?article",
        "SELECT ?x WHERE { VALUES ?kind { graph:Resolution graph:Province } ?x a ?kind FILTER NOT EXISTS { ?y graph:issued ?x } } ORDER BY ?x",
        "SELECT ?title WHERE { ?post a org:Membership ; org:role/skos:prefLabel ?title } ORDER BY ?title",
    ] {
        let query = graph::sparql::parse(text).unwrap();
        let solutions = |results: QueryResults<'_>| -> Vec<String> {
            let QueryResults::Solutions(solutions) = results else { panic!("{text}") };
            solutions.map(|solution| format!("{:?}", solution.unwrap())).collect()
        };
        let here = solutions(graph::sparql::answer(&store, &query).unwrap());
        let there = solutions(QueryEvaluator::new().prepare(&query).execute(&merged).unwrap());
        assert!(!here.is_empty(), "{text}");
        assert_eq!(here, there, "{text}");
    }
}

#[test]
fn answers_come_as_a_table_as_csv_and_as_tsv() {
    let query = "SELECT ?event ?date WHERE { ?w schema:name \"Đoàn Thu Hà\" ; graph:attended ?event . ?event graph:date ?date }";
    let table = ask(query, "table").stdout;
    assert!(
        table.starts_with("event ") && table.contains("graph:event:phiên-họp-lần-thứ-nhất@2023-08-02  2023-08-02\n"),
        "{table}"
    );
    let csv = ask(query, "csv").stdout;
    assert!(csv.starts_with("event,date\r\nurn:graph:event:phiên-họp-lần-thứ-nhất@2023-08-02,2023-08-02"), "{csv}");
    let tsv = ask(query, "tsv").stdout;
    assert!(tsv.starts_with("?event\t?date\n<urn:graph:event:"), "{tsv}");
    assert!(tsv.contains("\"2023-08-02\"^^<http://www.w3.org/2001/XMLSchema#date>"), "{tsv}");
}

#[test]
fn a_query_may_stand_in_a_file_or_come_from_standard_input() {
    let query = "SELECT ?name WHERE { ?x a graph:Province ; schema:name ?name } ORDER BY ?name LIMIT 2";
    SAMPLE.write("question.rq", query.as_bytes());
    let typed = ask(query, "csv").stdout;
    assert_eq!(typed.lines().count(), 3, "{typed}");
    assert_eq!(SAMPLE.run(&["sparql", "question.rq", "--format", "csv"]).stdout, typed);
    assert_eq!(SAMPLE.run_with(&["sparql", "--format", "csv"], query).stdout, typed);
    assert_eq!(SAMPLE.run_with(&["sparql", "-", "--format", "csv"], query).stdout, typed);
}

#[test]
fn yes_and_no_are_told_by_the_exit_code_too() {
    let yes = SAMPLE.run(&["sparql", "ASK { ?who graph:chaired ?event }"]);
    assert_eq!((yes.code, yes.stdout.as_str()), (0, "yes\n"));
    let no = SAMPLE.run(&["sparql", "ASK { ?who graph:chaired <urn:graph:event:nothing> }"]);
    assert_eq!((no.code, no.stdout.as_str()), (1, "no\n"));
    let none = SAMPLE.run(&["sparql", "SELECT ?x WHERE { ?x a graph:Nothing }"]);
    assert_eq!((none.code, none.stdout.as_str(), none.stderr.as_str()), (1, "", "graph: nothing found\n"));
}

#[test]
fn a_constructed_graph_is_turtle() {
    let run = ask("CONSTRUCT { ?p graph:met ?q } WHERE { ?p graph:attended ?e . ?q graph:chaired ?e }", "table");
    let triples: Vec<_> = oxttl::TurtleParser::new().for_slice(&run.stdout).map(|triple| triple.unwrap()).collect();
    assert!(!triples.is_empty() && run.stdout.contains("graph:met"), "{}", run.stdout);
    let described = ask("DESCRIBE <urn:graph:official:đoàn-thu-hà>", "table").stdout;
    assert!(described.contains("Đoàn Thu Hà"), "{described}");
}

#[test]
fn what_is_no_query_and_what_is_not_here_are_wrong_use() {
    for (query, hint) in [
        ("SELECT ?x WHERE { ?x", "no SPARQL 1.1 query"),
        ("INSERT DATA { graph:a graph:b graph:c }", "no SPARQL 1.1 query"),
        ("SELECT ?x WHERE { SERVICE <http://example.org/> { ?x ?y ?z } }", "could not be evaluated"),
    ] {
        let run = SAMPLE.run(&["sparql", query]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{query}");
        assert!(run.stderr.contains(hint), "{}", run.stderr);
    }
}
