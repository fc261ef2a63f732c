#!/usr/bin/env python3
"""What python-igraph needs for a file's constraint, overlap and cutpoints: the peer of `bench_brokers load`.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import sys

import igraph


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return igraph.Graph.TupleList(((a, b, float(w)) for a, b, w in rows), weights=True)


def overlap(graph):
    """n_ij / ((k_i - 1) + (k_j - 1) - n_ij), from Jaccard's n_ij / (k_i + k_j - n_ij)."""
    degree, ends, result = graph.degree(), graph.get_edgelist(), []
    for (i, j), jaccard in zip(ends, graph.similarity_jaccard(pairs=ends, loops=False)):
        both = degree[i] + degree[j]
        shared = jaccard * both / (1 + jaccard)
        result.append(shared / (both - 2 - shared) if both > 2 else None)
    return result


def main():
    graph = read(sys.argv[1])
    constraint = graph.constraint(weights="weight")
    known = overlap(graph)
    cutpoints = graph.articulation_points()
    print(f"{graph.vcount()} people, {graph.ecount()} ties, {len(constraint)} constraints, "
          f"{sum(value == 0 for value in known)} ties without overlap, {len(cutpoints)} cutpoints", file=sys.stderr)


if __name__ == "__main__":
    main()
