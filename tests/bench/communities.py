#!/usr/bin/env python3
"""Measures kith's Leiden beside igraph's and, where they are installed, networkx's Louvain and graph-tool's modularity.

usage: communities.py BENCH GRAPH.csv [unweighted]

BENCH is the program bench_communities, which measures the first two and whose columns are followed: tool, threads, modularity,
communities, seconds, and seconds computed by the process. The graph (a header, then source, target and perhaps weight)
is built before the clock starts. graph-tool's search takes no weights, so it runs on unweighted graphs only.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import importlib.util
import subprocess
import sys
import time


def read(path, unweighted):
    """Ties as (smaller end, larger end) -> weight; loops left out, parallel ties summed."""
    ties, number = {}, {}
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
        weighted = len(header) > 2 and header[2] == "weight" and not unweighted
        for row in rows:
            a, b = sorted(number.setdefault(name, len(number)) for name in row[:2])
            if a != b:
                ties[a, b] = ties.get((a, b), 0) + float(row[2]) if weighted else 1
    return len(number), ties, weighted


def measure(tool, search):
    start, begun = time.perf_counter(), time.process_time()
    modularity, communities = search()
    print(f"{tool},1,{modularity:.6f},{communities},{time.perf_counter() - start:.3f},{time.process_time() - begun:.3f}",
          flush=True)


def measure_networkx(people, ties):
    import networkx
    graph = networkx.Graph()
    graph.add_nodes_from(range(people))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in ties.items())

    def search():
        found = networkx.community.louvain_communities(graph, seed=1)
        return networkx.community.modularity(graph, found), len(found)
    measure("networkx", search)


def measure_graph_tool(people, ties):
    import graph_tool
    from graph_tool import inference
    graph_tool.openmp_set_num_threads(1)
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(people)
    graph.add_edge_list(list(ties))

    def search():
        state, infinite = inference.ModularityState(graph), float("inf")
        best = before = -1
        while best > before + 1e-4 or before < 0:
            before = best
            state.multiflip_mcmc_sweep(niter=10, beta=infinite)
            best = inference.modularity(graph, state.b)
        return best, len(set(state.b.a))
    measure("graph-tool", search)


def main():
    bench, path, *options = sys.argv[1:]
    unweighted = options == ["unweighted"]
    subprocess.run([bench, path, *options], check=True)
    people, ties, weighted = read(path, unweighted)
    if importlib.util.find_spec("networkx"):
        measure_networkx(people, ties)
    if importlib.util.find_spec("graph_tool") and not weighted:
        measure_graph_tool(people, ties)


if __name__ == "__main__":
    sys.exit(main())
