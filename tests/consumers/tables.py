"""DuckDB reads the tables and the lines; an embedded Cypher database reads the script and the tables."""
import json
import pathlib
import re

import duckdb
import ladybug

from reference import OF_EDGES, OF_NODES, Graph, flat, same

LABELS = {"official": "Official", "body": "Body", "resolution": "Resolution", "event": "Event", "province": "Province"}
PIECE = ["article", "sentence", "sentence_span", "trigger", "source_span", "target_span", "rule", "site", "confidence"]


def rows(relation):
    columns = relation.columns
    return [dict(zip(columns, row)) for row in relation.fetchall()]


def read_csv(path):
    """A table with an empty text told from none, as README and FORMATS.md say."""
    header = pathlib.Path(path).open(encoding="utf-8").readline().strip().split(",")
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in header)
    return rows(duckdb.sql(f"""FROM read_csv('{path}', header=true, delim=',', quote='"', escape='"', strict_mode=true,
                               columns={{{columns}}}, allow_quoted_nulls=false)"""))


def of_tables(folder):
    graph, evidence = Graph(), {}
    number = lambda value: None if value is None else int(value)
    for row in read_csv(f"{folder}/evidence.csv"):
        spans = {name: {"start": number(row[f"{short}_start"]), "end": number(row[f"{short}_end"])}
                 for name, short in [("sentence_span", "sentence"), ("trigger", "trigger"), ("source_span", "source"),
                                     ("target_span", "target")]}
        piece = {**row, **spans, "confidence": float(row["confidence"])}
        known = {name: piece[name] for name in PIECE if piece[name] not in [None, {"start": None, "end": None}]}
        evidence.setdefault(row["of"], []).append(known)
    for row in read_csv(f"{folder}/nodes.csv"):
        assert row[":LABEL"] == LABELS[row["type"]]
        graph.add_node(row["id:ID"], {**flat(row, OF_NODES), "confidence": float(row["confidence:double"]),
                                      "evidence": evidence.get(row["id:ID"], [])})
    for row in read_csv(f"{folder}/edges.csv"):
        assert row[":TYPE"] == row["type"]
        graph.add_edge(row["edge_id"], {**flat(row, OF_EDGES), "source": row[":START_ID"], "target": row[":END_ID"],
                                        "former": row["former:boolean"] == "true",
                                        "confidence": float(row["confidence:double"]),
                                        "evidence": evidence.get(row["edge_id"], [])})
    return graph


def of_lines(path):
    """Nodes and edges of JSON Lines, their evidence as JSON."""
    graph = Graph()
    columns = {"record": "VARCHAR", "id": "VARCHAR", "type": "VARCHAR", "name": "VARCHAR", "aliases": "VARCHAR[]",
               "date": "VARCHAR", "end": "VARCHAR", "province": "VARCHAR", "source": "JSON", "target": "JSON",
               "title": "VARCHAR", "former": "BOOLEAN", "site": "VARCHAR", "since": "VARCHAR", "until": "VARCHAR",
               "sources": "VARCHAR[]", "confidence": "DOUBLE", "evidence": "JSON"}
    lines = rows(duckdb.sql(f"""FROM read_json('{path}', format='newline_delimited', columns={json.dumps(columns)},
                                maximum_object_size=100000000)"""))
    for line in lines:
        if line["record"] == "node":
            graph.add_node(line["id"], flat(line, OF_NODES))
        if line["record"] == "edge":
            ends = {end: json.loads(line[end]) for end in ["source", "target"]}
            graph.add_edge(line["id"], {**flat(line, OF_EDGES), **ends, "former": line["former"] or False})
    return graph


def schema(database, wanted):
    """The tables that an embedded database wants to know before: one for each label and each relation."""
    for label in LABELS.values():
        database.execute(f"""CREATE NODE TABLE {label}(id STRING PRIMARY KEY, name STRING, aliases STRING[], date STRING,
            `end` STRING, province STRING, sources STRING[], confidence DOUBLE, evidence STRING)""")
    ends = {}
    for edge in wanted.edges.values():
        pair = tuple(LABELS[edge[end].split(":")[0]] for end in ["source", "target"])
        ends.setdefault(edge["type"], set()).add(pair)
    for relation, pairs in ends.items():
        pairs = ", ".join(f"FROM {source} TO {target}" for source, target in sorted(pairs))
        database.execute(f"""CREATE REL TABLE {relation}({pairs}, edge_id STRING, title STRING, former BOOLEAN,
            site STRING, since STRING, until STRING, sources STRING[], confidence DOUBLE, evidence STRING)""")


def of_cypher(path, wanted):
    """The graph that the script makes. Its first lines are constraints, which are Neo4j's own."""
    database = ladybug.Connection(ladybug.Database(":memory:"))
    schema(database, wanted)
    for line in open(path, encoding="utf-8"):
        if not line.startswith("CREATE CONSTRAINT "):
            database.execute(line)
    graph = Graph()
    for label, node in database.execute("MATCH (n) RETURN label(n), n").get_all():
        graph.add_node(node["id"], {**flat(node, OF_NODES), "type": label.lower()})
    for source, relation, edge, target in database.execute("MATCH (a)-[e]->(b) RETURN a.id, label(e), e, b.id").get_all():
        graph.add_edge(edge["edge_id"], {**flat(edge, OF_EDGES), "type": relation, "source": source, "target": target})
    return graph, database


def check(wanted, file, attended):
    same(wanted, of_tables(file("csv")), "duckdb, csv")
    same(wanted, of_lines(file("jsonl")), "duckdb, jsonl")
    graph, database = of_cypher(file("cypher"), wanted)
    same(wanted, graph, "ladybug, cypher")
    answer = database.execute("MATCH (a)-[:attended]->(e:Event) RETURN a.name, e.name").get_all()
    assert sorted(map(tuple, answer)) == attended, "ladybug: another answer than graph query"
