"""networkx and igraph read GraphML, GEXF and node-link data."""
import json

import igraph
import networkx

from reference import OF_EDGES, OF_NODES, Graph, flat, same


def visible(text):
    """What stands for characters that XML cannot hold."""
    def sign(c):
        if c < " " and c not in "\t\n\r":
            return chr(0x2400 + ord(c))
        return "\ufffd" if c in "\ufffe\uffff" else c
    return "".join(map(sign, text))


def of_networkx(read):
    graph = Graph()
    assert read.is_directed() and read.is_multigraph()
    for id, values in read.nodes(data=True):
        end = values.get("last_day" if "label" in values else "end")
        graph.add_node(id, {**flat(values, OF_NODES), "end": end})
    for source, target, key, values in read.edges(keys=True, data=True):
        ends = {"source": source, "target": target}
        # Node-link data has the id as key, the others as attribute beside it.
        assert values.get("edge_id", key) == key, f"{key} is called {values['edge_id']}"
        graph.add_edge(key, {**flat(values, OF_EDGES), **ends, "former": values.get("former", False)})
    return graph


def of_igraph(read):
    """igraph has "" for a text that is missing, and a boolean that is missing is False."""
    graph = Graph()
    for node in read.vs:
        values = node.attributes()
        known = {name: values[name] or None for name in ["date", "end", "province"]}
        graph.add_node(values["id"], {**flat(values, OF_NODES), **known})
    for edge in read.es:
        values = edge.attributes()
        known = {name: values[name] or None for name in ["title", "site", "since", "until"]}
        ends = {"source": read.vs[edge.source]["id"], "target": read.vs[edge.target]["id"]}
        graph.add_edge(values["edge_id"], {**flat(values, OF_EDGES), **known, **ends})
    return graph


def check(wanted, file):
    with open(file("json"), encoding="utf-8") as data:
        same(wanted, of_networkx(networkx.node_link_graph(json.load(data), edges="edges")), "networkx, json")
    same(wanted, of_networkx(networkx.read_graphml(file("graphml"), force_multigraph=True)), "networkx, graphml", visible)
    same(wanted, of_igraph(igraph.Graph.Read_GraphML(file("graphml"))), "igraph, graphml", visible)
    gexf = networkx.read_gexf(file("gexf"))
    same(wanted, of_networkx(networkx.MultiDiGraph(gexf)), "networkx, gexf", visible)
    check_time(wanted, gexf)


def check_time(wanted, gexf):
    """Events last from their first to their last day, as far as their years are known."""
    for id, values in gexf.nodes(data=True):
        node = wanted.nodes[id]
        dated = node["type"] == "event" and node["date"] is not None and not node["date"].startswith("--")
        assert (values.get("start") is not None) == dated, f"gexf: {id} starts {values.get('start')}"
        if dated:
            assert values["start"].startswith(node["date"]) and values["end"].startswith(node["end"] or node["date"])
    lasting = [edge for *_, edge in gexf.edges(data=True) if edge.get("start")]
    assert lasting, "gexf: no edge has a time"
