#!/usr/bin/env python3
"""Compares the communities kith finds with those of other tools on real networks, where such a collection is at hand.

usage: oracle_communities.py KITH FOLDER

FOLDER holds communities.csv (dataset, weights, algorithm, Q_best, NMI_median ...) and a folder for each network:
edges.csv, nodes.csv and expected/graph.csv, which names the column of known groups. The median agreement (NMI) of single
runs with the known groups must lie within 0.02 of the other tool's median for the same method, and what kith prints by
default for leiden must be no worse in modularity than the best the other tool found in all its runs.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import os
import re
import statistics
import subprocess
import sys
import tempfile

DATASETS = ("email-eu-core", "football", "primary-school", "polblogs")
NEAR = 0.02
# Their name, ours, and how many single runs: one where nothing is left to chance.
METHODS = {"leiden_modularity": ("leiden", 21), "louvain": ("louvain", 21), "infomap": ("infomap", 3),
           "label_propagation": ("labels", 41), "walktrap4": ("walktrap", 1), "fastgreedy": ("fastgreedy", 1)}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_graph(folder, path):
    """The network as graph CSV, people in the collection's order: fastgreedy depends on it."""
    graph = {row["key"]: row["value"] for row in rows(os.path.join(folder, "expected", "graph.csv"))}
    group = graph["group_column"]
    ties = rows(os.path.join(folder, "edges.csv"))
    weighted = "weight" in ties[0]
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["source", "target", group] + ["weight"] * weighted)
        out.writerows([row["id"], "", row[group]] + [""] * weighted for row in rows(os.path.join(folder, "nodes.csv")))
        out.writerows([tie["source"], tie["target"], ""] + [tie.get("weight")] * weighted for tie in ties)
    return group


def ask(kith, graph, row, *arguments):
    """The first line of kith's answer, and what it tells beside."""
    unweighted = ["--unweighted"] if row["weights"] == "unweighted" else []
    command = [kith, "communities", graph, "--undirected", "--largest", *unweighted, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.strip()}")
    return next(csv.DictReader(io.StringIO(done.stdout))), done.stderr


def check(kith, graph, group, row):
    method, runs = METHODS[row["algorithm"]]
    how = ("--method", method, "--compare", group)
    single = [ask(kith, graph, row, *how, "-q", "--runs", "1", "--seed", str(seed))[0] for seed in range(1, runs + 1)]
    nmi = statistics.median(float(answer["nmi"]) for answer in single)
    wanted = float(row["NMI_median"])
    faults = [] if abs(nmi - wanted) <= NEAR else [f"differs by more than {NEAR}"]
    if method == "leiden":
        printed = float(re.search(r"modularity ([0-9.]+)", ask(kith, graph, row, *how)[1]).group(1))
        best = float(row["Q_best"])
        faults += [] if printed >= best - 1e-9 else [f"modularity {printed} is below {best}"]
    print(f"{row['dataset']:15}{row['weights']:11}{method:11}NMI {nmi:.4f}, elsewhere {wanted:.4f}"
          f" {'; '.join(faults)}".rstrip())
    return not faults


def main():
    kith, folder = sys.argv[1:]
    wanted = [row for row in rows(os.path.join(folder, "communities.csv"))
              if row["dataset"] in DATASETS and row["algorithm"] in METHODS]
    right = 0
    with tempfile.TemporaryDirectory() as scratch:
        graphs = {}
        for row in wanted:
            name = row["dataset"]
            path = os.path.join(scratch, f"{name}.csv")
            if name not in graphs:
                graphs[name] = write_graph(os.path.join(folder, name), path)
            right += check(kith, path, graphs[name], row)
    print(f"{right} of {len(wanted)} agree")
    return 0 if wanted and right == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main())
