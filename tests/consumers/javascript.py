"""graphology and Cytoscape.js read their formats, in Node.js."""
import json
import os
import pathlib
import subprocess

from reference import OF_EDGES, OF_NODES, Graph, flat, same
from xml_graphs import visible

HERE = pathlib.Path(__file__).resolve().parent


def read(format, path, modules):
    """What the script prints. Node.js looks for packages above a script, so it is run beside them."""
    script = pathlib.Path(modules) / "javascript.mjs"
    script.write_bytes((HERE / "javascript.mjs").read_bytes())
    printed = subprocess.run(["node", script, format, path], stdout=subprocess.PIPE, check=True, env=os.environ).stdout
    graph, data = Graph(), json.loads(printed)
    for node in data["nodes"]:
        known = {**node, "end": node.get("last_day", node.get("end"))}
        graph.add_node(node["id"], flat(known, OF_NODES))
    for edge in data["edges"]:
        graph.add_edge(edge["id"], {**flat(edge, OF_EDGES), "former": edge.get("former", False)})
    return graph


def whole_as_floats(graph):
    """JavaScript prints 1.0 as 1."""
    for values in [*graph.nodes.values(), *graph.edges.values()]:
        values["confidence"] = float(values["confidence"])
    return graph


def check(wanted, file, modules):
    same(wanted, whole_as_floats(read("gexf", file("gexf"), modules)), "graphology, gexf", visible)
    same(wanted, whole_as_floats(read("cytoscape", file("cytoscape"), modules)), "Cytoscape.js, cytoscape")
