#!/usr/bin/env python3
"""Times kith's layout of a network beside graph-tool's and Graphviz's, in one run.

usage: layouts.py FOLDER-OF-BENCH GRAPH.csv...      (Debian: python3-graph-tool graphviz)

Each is given what it needs and timed for the layout alone: kith and graph-tool by the process
time around the call, Graphviz (one thread only) as a whole run less a run on a network of two.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time

GRAPH_TOOL = """
import sys, time, graph_tool as gt, graph_tool.draw, graph_tool.stats
ties = []
for line in open(sys.argv[1], encoding="utf-8"):
    a, b = map(int, line.split())
    ties.append((a, b))
graph = gt.Graph(directed=False)
graph.add_edge_list(ties)
gt.seed_rng(1)
start, begun = time.monotonic(), time.process_time()
gt.draw.sfdp_layout(graph)
print(time.monotonic() - start, time.process_time() - begun)
"""


def read_ties(path):
    """Pairs of numbers, each once, without loops."""
    names, ties = {}, set()
    with open(path, newline="", encoding="utf-8") as table:
        rows = csv.reader(table)
        next(rows)
        for row in rows:
            if row[1] and row[0] != row[1]:
                ends = [names.setdefault(name, len(names)) for name in row[:2]]
                ties.add((min(ends), max(ends)))
    return sorted(ties)


def timed(command):
    """Wall and processor seconds of a command that prints to nowhere."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (time.monotonic() - start,
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def median(measure, rounds):
    runs = [measure() for _ in range(rounds)]
    return [sorted(part)[rounds // 2] for part in zip(*runs)]


def graphviz(folder, ties, rounds):
    runs = []
    for name, pairs in [("whole", ties), ("two", [(0, 1)])]:
        file = os.path.join(folder, name + ".dot")
        with open(file, "w", encoding="utf-8") as out:
            out.write("graph {\n" + "".join(f"{a} -- {b}\n" for a, b in pairs) + "}\n")
        runs.append(median(lambda file=file: timed(["sfdp", "-Tplain", file]), rounds))
    return [whole - two for whole, two in zip(*runs)]


def graph_tool(folder, ties, threads, rounds):
    file = os.path.join(folder, "ties")
    with open(file, "w", encoding="utf-8") as out:
        out.writelines(f"{a} {b}\n" for a, b in ties)
    run = ["/usr/bin/python3", "-W", "ignore", "-c", GRAPH_TOOL, file]
    found = lambda: [float(word) for word in subprocess.run(
        run, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "OMP_NUM_THREADS": str(threads)}).stdout.split()]
    return median(found, rounds)


def kith(bench, path, threads):
    printed = subprocess.run([os.path.join(bench, "bench_layouts"), path, str(threads)],
                             check=True, stdout=subprocess.PIPE, text=True).stdout
    return [float(word) for word in printed.split(",")[2:4]]


def main():
    bench = sys.argv[1]
    print("network,tool,threads,wall_s,processor_s,times_kith")
    for path in sys.argv[2:]:
        ties = read_ties(path)
        rounds = 1 if len(ties) > 50000 else 5
        with tempfile.TemporaryDirectory() as folder:
            rows = [("Graphviz sfdp", 1, graphviz(folder, ties, rounds))]
            own = {}
            for threads in [1, 2]:
                own[threads] = kith(bench, path, threads)
                rows.append(("kith", threads, own[threads]))
                rows.append(("graph-tool sfdp", threads,
                             graph_tool(folder, ties, threads, rounds)))
        for tool, threads, (wall, processor) in rows:
            print(f"{os.path.basename(path)},{tool},{threads},{wall:.4f},{processor:.4f},"
                  f"{processor / own[threads][1]:.1f}", flush=True)


main()
