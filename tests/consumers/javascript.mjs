// Reads an export with graphology or Cytoscape.js and prints what they hold: `node javascript.mjs gexf FILE`.
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";
import graphology from "graphology";
import gexf from "graphology-gexf";

function withGraphology(text) {
  const graph = gexf.parse(graphology.MultiDirectedGraph, text);
  return {
    nodes: graph.mapNodes((id, values) => ({ ...values, id })),
    edges: graph.mapEdges((id, values, source, target) => ({ ...values, id, source, target })),
  };
}

function withCytoscape(text) {
  const graph = cytoscape({ headless: true, ...JSON.parse(text) });
  return { nodes: graph.nodes().map((node) => node.data()), edges: graph.edges().map((edge) => edge.data()) };
}

const [format, path] = process.argv.slice(2);
const read = { gexf: withGraphology, cytoscape: withCytoscape }[format];
process.stdout.write(JSON.stringify(read(readFileSync(path, "utf8"))));
