"""The graph as `graph export --json` has it, and the comparison with what a consumer has read."""
import json

# What is known of every node and edge; what is unknown is None.
OF_NODES = ["type", "name", "aliases", "date", "end", "province", "sources", "confidence", "evidence"]
OF_EDGES = ["source", "target", "type", "title", "former", "site", "since", "until", "sources", "confidence", "evidence"]


class Graph:
    """Nodes and edges by id, each with all its attributes."""

    def __init__(self):
        self.nodes, self.edges = {}, {}

    def add_node(self, id, values):
        assert id not in self.nodes, f"node {id!r} twice"
        self.nodes[id] = {name: values.get(name) for name in OF_NODES}

    def add_edge(self, id, values):
        assert id not in self.edges, f"edge {id!r} twice"
        self.edges[id] = {name: values.get(name) for name in OF_EDGES}


def read(path):
    graph = Graph()
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    for node in data["nodes"]:
        graph.add_node(node["id"], node)
    for edge in data["edges"]:
        graph.add_edge(edge["key"], {**edge, "former": edge.get("former", False)})
    assert len(data["nodes"]) == len(graph.nodes) and len(data["edges"]) == len(graph.edges)
    return graph


def same(wanted, found, what, change=lambda text: text, but=()):
    """Fails unless both have the same nodes and edges with the same attributes, one by one.

    `change` is what the format does to a text, also to one that is JSON; `but` are the attributes that it does not
    hold."""
    for kind in ["nodes", "edges"]:
        ours, theirs = getattr(wanted, kind), getattr(found, kind)
        missing, more = sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())
        assert not missing and not more, f"{what}: {kind} missing {missing[:3]}, too many {more[:3]}"
        for id, values in ours.items():
            for name, value in values.items():
                if name in but:
                    continue
                value, read = changed(value, change), theirs[id][name]
                assert value == read and type(value) is type(read), (
                    f"{what}: {name} of {id[:100]!r} should be\n  {short(value)}\nbut was read as\n  {short(read)}")
    print(f"  {what}: {len(wanted.nodes)} nodes, {len(wanted.edges)} edges")


def changed(value, change):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return json.loads(change(json.dumps(value, ensure_ascii=False)))
    return value


def short(value):
    return repr(value) if len(repr(value)) < 400 else repr(value)[:400] + "…"


def flat(values, names, lists=("aliases", "sources", "evidence")):
    """Attributes as a flat format gives them: lists are JSON, and what is missing may be empty."""
    read = {name: values.get(name) for name in names}
    for name in lists:
        if isinstance(read.get(name), str):
            read[name] = json.loads(read[name])
    return read
