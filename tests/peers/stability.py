#!/usr/bin/env python3
"""The CS-coefficient as bootnet's corStability has it, worked out with igraph, as a table.

    /usr/bin/python3 stability.py KITH DRAWS FILE.csv > stability.csv

bootnet drops cases: of each of ten shares from .05 to .75 it draws so often, and the coefficient is the largest share
dropped at which more than .95 of the correlations with the whole are above .7 (Epskamp, Borsboom & Fried 2018). Here the
cases are ties or people, the centrality is betweenness, weights left aside. A row is a share dropped, `high` how many of
the draws correlate above .7.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import os
import random
import subprocess
import sys

import igraph

LEAST, MOST, SHARES, LIKE = .05, .75, 10, .7


def read_network(kith, file):
    def ask(tool):
        run = subprocess.run([kith, tool, "-q", file], capture_output=True, check=True, encoding="utf-8")
        return list(csv.DictReader(io.StringIO(run.stdout)))

    people = {row["name"]: i for i, row in enumerate(ask("people"))}
    ties = [(people[row["source"]], people[row["target"]]) for row in ask("ties")]
    with open(file, encoding="utf-8") as lines:
        directed = "directed" in lines.readline()
    return igraph.Graph(len(people), ties, directed=directed)


def likeness(a, b):
    """Pearson's correlation, 0 where all values of one are alike."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
    squares = sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)
    return both / squares ** .5 if squares > 1e-18 else 0


def without_ties(graph, whole, count):
    kept = random.sample(graph.get_edgelist(), graph.ecount() - count)
    return likeness(igraph.Graph(graph.vcount(), kept, directed=graph.is_directed()).betweenness(), whole)


def without_people(graph, whole, count):
    kept = sorted(random.sample(range(graph.vcount()), graph.vcount() - count))
    return likeness(graph.induced_subgraph(kept).betweenness(), [whole[i] for i in kept])


def main():
    kith, draws, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    random.seed(1)
    graph = read_network(kith, file)
    whole = graph.betweenness()
    print("network,of,draws,dropped,high")
    for of, cases, one in (("ties", graph.ecount(), without_ties), ("people", graph.vcount(), without_people)):
        counts = sorted({round((LEAST + (MOST - LEAST) * k / (SHARES - 1)) * cases) for k in range(SHARES)} - {0})
        for count in counts:
            high = sum(one(graph, whole, count) > LIKE for _ in range(draws))
            print(f"{os.path.basename(file)},{of},{draws},{count / cases:.12g},{high / draws:.12g}", flush=True)


if __name__ == "__main__":
    main()
