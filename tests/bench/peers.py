#!/usr/bin/env python3
"""Runs kith and its peers side by side on the same file and prints one table: seconds, memory, quality.

usage: peers.py KITH FOLDER GRAPH.csv [--jobs communities,betweenness] [--patience SECONDS]

FOLDER, outside the tree, gets a virtual environment with python-igraph, leidenalg, NetworKit and networkx; graph-tool
is Debian's and taken where /usr/bin/python3 has it. The file has a header, then source, target and perhaps weight.
Every row is a process of its own, with reading and all; `alone` is the job after reading, as the peer measures it.
Whoever takes longer than the patience (600) is stopped. Quality: of communities the modularity, told by one referee
(igraph) for all; of betweenness, without weights, how many of the first ten are igraph's exact ones, and the largest
difference to them.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

DEBIAN = "/usr/bin/python3"
WANTED = ["igraph", "leidenalg", "networkit", "networkx"]


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    weighted = header[2:3] == ["weight"]
    return [(row[0], row[1], float(row[2]) if weighted else 1.0) for row in rows]


class Igraph:
    def __init__(self, path):
        import igraph
        self.version = igraph.__version__
        self.graph = igraph.Graph.TupleList(rows_of(path), weights=True)
        self.names = self.graph.vs["name"]

    def communities(self):
        return self.graph.community_leiden(objective_function="modularity", weights="weight").membership

    def betweenness(self):
        return self.graph.betweenness()


class Leidenalg(Igraph):
    def __init__(self, path):
        super().__init__(path)
        import leidenalg
        self.version, self.leiden = leidenalg.version, leidenalg

    def communities(self):
        return self.leiden.find_partition(self.graph, self.leiden.ModularityVertexPartition, weights="weight",
                                          seed=1).membership

    betweenness = None


class Networkit:
    def __init__(self, path):
        import networkit
        self.networkit, self.version = networkit, networkit.__version__
        number = {}
        self.graph = networkit.Graph(weighted=True)
        for source, target, weight in rows_of(path):
            ends = [number.setdefault(name, len(number)) for name in (source, target)]
            while self.graph.numberOfNodes() < len(number):
                self.graph.addNode()
            self.graph.addEdge(*ends, weight)
        self.names = list(number)

    def communities(self):
        self.networkit.setSeed(1, False)
        found = self.networkit.community.ParallelLeiden(self.graph)
        return found.run().getPartition().getVector()

    def betweenness(self):
        plain = self.networkit.graphtools.toUnweighted(self.graph)
        both_ways = self.networkit.centrality.Betweenness(plain).run().scores()
        return [value / 2 for value in both_ways]


class Networkx:
    def __init__(self, path):
        import networkx
        self.networkx, self.version = networkx, networkx.__version__
        self.graph = networkx.Graph()
        self.graph.add_weighted_edges_from(rows_of(path))
        self.names = list(self.graph)

    def communities(self):
        found = self.networkx.community.louvain_communities(self.graph, seed=1)
        of = {name: k for k, people in enumerate(found) for name in people}
        return [of[name] for name in self.names]

    def betweenness(self):
        return list(self.networkx.betweenness_centrality(self.graph, normalized=False).values())


class GraphTool:
    def __init__(self, path):
        import graph_tool
        from graph_tool import centrality
        self.centrality, self.version = centrality, graph_tool.__version__.split()[0]
        self.graph = graph_tool.load_graph_from_csv(path, skip_first=True, eprop_types=["double"])
        self.names = list(self.graph.vp.name)

    def betweenness(self):
        return list(self.centrality.betweenness(self.graph, norm=False)[0].a)

    communities = None


PEERS = {"igraph": Igraph, "leidenalg": Leidenalg, "NetworKit": Networkit, "networkx": Networkx,
         "graph-tool": GraphTool}


def work_as(peer, job, path, answer):
    """What the peer's own process does."""
    tool = PEERS[peer](path)
    start = time.perf_counter()
    values = getattr(tool, job)()
    seconds = time.perf_counter() - start
    with open(answer, "w", encoding="utf-8") as out:
        json.dump({"version": tool.version, "alone": seconds, "of": dict(zip(tool.names, values))}, out)


def run(command, patience):
    """Seconds and megabytes of a command; None for seconds where it was stopped or failed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        words = process.communicate(timeout=patience)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None, f"over {patience:.0f} s"
    seconds = time.perf_counter() - start
    return (seconds, "") if process.returncode == 0 else (None, words.decode().strip().splitlines()[-1][:80])


KITH = {"communities": (["communities"], "community"), "betweenness": (["brokers", "--unweighted"], "betweenness")}


def kith(program, job, path, folder, patience):
    """kith's row: the whole command."""
    command, column = KITH[job]
    answer = folder / "kith.csv"
    seconds, trouble = run(["/usr/bin/time", "-f", "%M", "-o", folder / "mb", program, *command, path, "-o", answer],
                           patience)
    of = {}
    if seconds:
        with open(answer, newline="", encoding="utf-8") as file:
            of = {row["name"]: float(row[column]) for row in csv.DictReader(file) if row[column]}
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    return {"version": version, "alone": None, "of": of, "seconds": seconds, "trouble": trouble}


def peer_row(peer, job, path, folder, patience, python):
    answer = folder / "peer.json"
    answer.unlink(missing_ok=True)
    seconds, trouble = run(["/usr/bin/time", "-f", "%M", "-o", folder / "mb", python, __file__, "--as", peer, job, path,
                            answer], patience)
    row = json.loads(answer.read_text(encoding="utf-8")) if seconds else {"version": "", "alone": None, "of": {}}
    return row | {"seconds": seconds, "trouble": trouble}


def quality(job, row, truth):
    if not row["of"] or not truth:
        return row["trouble"]
    if job == "communities":
        return f"modularity {truth(row['of']):.4f}"
    n = len(truth)
    scale = 2 / ((n - 1) * (n - 2))
    mine = {name: value if row["alone"] is None else value * scale for name, value in row["of"].items()}
    theirs = {name: value * scale for name, value in truth.items()}
    worst = max(abs(mine[name] - theirs[name]) for name in mine)
    first = [set(sorted(of, key=of.get)[-10:]) for of in (mine, theirs)]
    return f"{len(first[0] & first[1])} of the first ten, off by {worst:.1e}"


def referee(path):
    """A function that tells the modularity of {name: community}."""
    judge = Igraph(path)
    return lambda of: judge.graph.modularity([int(of[name]) for name in judge.names], weights="weight")


def prepare(folder):
    python = folder / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *WANTED], check=True)
    return python


def measure(options, folder, python):
    print("| job | tool | version | s, whole | s, alone | MB | |\n|---|---|---|---|---|---|---|")
    for job in options.jobs.split(","):
        rows = {"kith": kith(options.kith, job, options.graph, folder, options.patience)}
        rows["kith"]["mb"] = int((folder / "mb").read_text().split()[-1]) // 1024
        for peer, tool in PEERS.items():
            if getattr(tool, job) is None:
                continue
            rows[peer] = peer_row(peer, job, options.graph, folder, options.patience,
                                  DEBIAN if peer == "graph-tool" else python)
            rows[peer]["mb"] = int((folder / "mb").read_text().split()[-1]) // 1024 if rows[peer]["seconds"] else ""
        truth = referee(options.graph) if job == "communities" else rows["igraph"]["of"]
        for name, row in rows.items():
            cells = [row["seconds"] and f"{row['seconds']:.2f}", row["alone"] and f"{row['alone']:.2f}", row["mb"]]
            print("|", " | ".join([job, name, row["version"], *(str(cell or "") for cell in cells),
                                   quality(job, row, truth)]), "|", flush=True)


def main():
    if sys.argv[1:2] == ["--as"]:
        return work_as(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kith")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("graph")
    parser.add_argument("--jobs", default="communities,betweenness")
    parser.add_argument("--patience", type=float, default=600)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    python = prepare(options.folder)
    if pathlib.Path(sys.executable).resolve() != python.resolve() or sys.prefix == sys.base_prefix:
        os.execv(python, [python, *sys.argv])
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        measure(options, pathlib.Path(scratch), python)
    return 0


if __name__ == "__main__":
    sys.exit(main())
