"""Graphviz draws the picture, and every node and every pair of ends is in it."""
import re
import subprocess
import xml.etree.ElementTree as xml

from xml_graphs import visible

SVG = "{http://www.w3.org/2000/svg}"


def check(wanted, file):
    run = subprocess.run(["dot", "-Tsvg", file("dot")], capture_output=True)
    # Graphviz exits with 0 even where it leaves something out; then it says so.
    assert run.returncode == 0 and run.stderr == b"", f"dot: {run.stderr.decode(errors='replace')[:2000]}"
    # Reading it shows that the picture is XML whatever the names hold.
    drawn = {"node": {}, "edge": {}}
    for element in xml.fromstring(run.stdout).iter(f"{SVG}g"):
        drawn.get((element.get("class") or "-").split()[0], {})[element.findtext(f"{SVG}title")] = element
    missing = sorted(wanted.nodes.keys() - drawn["node"].keys())
    assert not missing, f"dot: not drawn: {missing[:3]}"
    pairs = {f"{edge['source']}->{edge['target']}" for edge in wanted.edges.values()}
    missing = sorted(pairs - drawn["edge"].keys())
    assert not missing, f"dot: no line for {missing[:3]}"
    # A label is broken into lines and may be shortened, but begins with the name,
    # its first letter in upper case.
    for id, node in wanted.nodes.items():
        beginning = squeezed(visible(node["name"]))[:40]
        assert beginning in squeezed("".join(drawn["node"][id].itertext())), f"dot: {id!r} is not labelled {beginning!r} "
    print(f"  Graphviz, dot: {len(wanted.nodes)} nodes, {len(pairs)} lines")


def squeezed(text):
    return re.sub(r"\s|[\u200b\u00a0…]", "", text).lower()
