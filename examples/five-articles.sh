#!/usr/bin/env bash
# From nothing to a picture: sets up what this machine lacks, builds the graph of the five sample articles, draws it
# as five-articles.svg, and prints who chaired and who attended which conference. Running it again is safe.
#
#   examples/five-articles.sh [OUTPUT_FOLDER]     default: the folder you are in
set -euo pipefail
output=$(mkdir -p "${1:-.}" && cd "${1:-.}" && pwd)
cd "$(dirname "$0")/.."

./setup.sh
[ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"

echo "compiling (a few minutes the first time) …" >&2
cargo build --quiet --release --locked
graph=${CARGO_TARGET_DIR:-target}/release/graph
store=$output/five-articles.db

"$graph" build --store "$store" data/articles
"$graph" --quiet export --dot --store "$store" -o "$output/five-articles.dot"
dot -Tsvg "$output/five-articles.dot" -o "$output/five-articles.svg"

echo "drawn: $output/five-articles.svg (open it in a web browser)" >&2
echo "asked: who chaired, who attended which conference?" >&2
"$graph" query chaired,attended --store "$store"
