"""Reads every export with the programs that it is for, and compares what they hold with the graph, thing by thing.

    tests/consumers/run        sets up what this needs, and runs it
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import hostile
import javascript
import pictures
import rdf_graphs
import reference
import tables
import xml_graphs

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FORMATS = ["json", "jsonl", "graphml", "gexf", "cytoscape", "cypher", "turtle", "ntriples", "nquads", "jsonld", "dot"]


class Exports:
    """One store, written in every format into one folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def graph(self, *arguments):
        command = [self.program, "--quiet", "--store", self.folder / "graph.db", *arguments]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout

    def write(self):
        for format in FORMATS:
            self.graph("export", f"--{format}", "-o", self.file(format))
        self.graph("export", "--csv", self.file("csv"))

    def file(self, format):
        return str(self.folder / "tables") if format == "csv" else str(self.folder / f"graph.{format}")

    def attended(self):
        """Who attended which conference, as the program itself answers."""
        rows = json.loads(self.graph("query", "attended", "--format", "json"))
        return sorted((row["who"], row["event"]) for row in rows)


def check(exports, modules):
    exports.write()
    wanted, attended = reference.read(exports.file("json")), exports.attended()
    assert wanted.nodes and wanted.edges and attended
    xml_graphs.check(wanted, exports.file)
    rdf_graphs.check(wanted, exports.file, attended)
    tables.check(wanted, exports.file, attended)
    javascript.check(wanted, exports.file, modules)
    pictures.check(wanted, exports.file)
    check_lines_build(wanted, exports)


def check_lines_build(wanted, exports):
    """The lines of an export give the same graph when they are built elsewhere."""
    elsewhere = Exports(exports.program, exports.folder / "elsewhere")
    elsewhere.folder.mkdir()
    elsewhere.graph("build", exports.file("jsonl"))
    elsewhere.graph("export", "--json", "-o", elsewhere.file("json"))
    again = reference.read(elsewhere.file("json"))
    if exports.spoilt:
        assert len(again.nodes) == len(wanted.nodes), "graph build: another graph"
    else:
        reference.same(wanted, again, "graph build, jsonl")


def main(program, modules):
    started = time.monotonic()
    for name, articles in [("the sample articles", None), ("the hostile graph", hostile)]:
        print(name)
        with tempfile.TemporaryDirectory() as folder:
            exports = Exports(program, folder)
            exports.spoilt = articles is not None
            if articles is None:
                exports.graph("build", PROJECT / "data" / "articles")
            else:
                records = exports.folder / "records.jsonl"
                articles.write(records)
                exports.graph("build", records)
                articles.spoil(exports.folder / "graph.db")
            check(exports, modules)
    print(f"every consumer has what was exported ({time.monotonic() - started:.0f} s)")


if __name__ == "__main__":
    main(*sys.argv[1:])
