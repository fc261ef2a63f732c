#!/usr/bin/env python3
"""Compares kith with independently computed figures on real networks, where such a collection is at hand.

usage: oracles.py KITH FOLDER [NAME...]

FOLDER holds one folder for each network: edges.csv, nodes.csv and expected/{nodes,edges,brokerage,brokerage_z,
graph}.csv; and peer-tests/ with edges.csv and expected.csv. Every figure kith prints must agree to 1e-9.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import math
import os
import subprocess
import sys
import tempfile

TOLERANCE = 1e-9
SKIPPED_CASES = {"burt-full4-zero"}  # has a weight of 0, which kith refuses

ROLES = {"coordinator": "coordinator", "itinerant": "consultant", "gatekeeper": "gatekeeper",
         "representative": "representative", "liaison": "liaison", "total": "total"}
SUMMARY = {"nodes": "people", "isolates": "isolates", "components_weak": "components",
           "largest_component": "largest", "density": "density", "transitivity_global": "transitivity", "degree_assortativity": "degree_assortativity",
           "clustering_avg_skip": "mean_clustering", "reciprocity_edges": "reciprocity",
           "diameter_hops_undirected": "diameter", "mean_distance_undirected": "mean_distance"}


class Report:
    def __init__(self):
        self.compared = self.wrong = 0

    def check(self, place, expected, got):
        self.compared += 1
        if not agree(expected, got):
            self.wrong += 1
            if self.wrong <= 40:
                print(f"{place}: expected {expected!r}, got {got!r}")


def number(cell):
    if cell in ("", "NaN", "nan", "NA", None):
        return math.nan
    return float(cell)


def agree(expected, got):
    a, b = number(str(expected)), number(str(got))
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(kith, tool, *arguments):
    command = [kith, tool, "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.strip()}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


class Network:
    def __init__(self, kith, folder, report):
        self.kith, self.folder, self.report = kith, folder, report
        self.name = os.path.basename(folder)
        self.graph = {row["key"]: row["value"] for row in rows(self.path("expected", "graph.csv"))}
        self.directed = "reciprocity_edges" in self.graph
        self.edges = [self.path("edges.csv")]
        if os.path.exists(self.path("nodes.csv")):
            self.edges += ["--people", self.path("nodes.csv"), "--people-column", "id"]
        if self.directed:
            self.edges.append("--directed")

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def expected(self, name):
        path = self.path("expected", name)
        return rows(path) if os.path.exists(path) else []

    def ask(self, tool, *arguments):
        return ask(self.kith, tool, *self.edges, *arguments)

    def compare(self, what, wanted, got, columns):
        for theirs, ours in columns.items():
            if theirs in wanted and ours in got:
                self.report.check(f"{self.name} {what} {ours}", wanted[theirs], got[ours])

    def check_people(self, wanted):
        people = {row["name"]: row for row in self.ask("people", "--unweighted")}
        for row in wanted:
            self.compare(row["id"], row, people[row["id"]],
                         {"neighbours": "degree", "in": "in", "out": "out", "coreness": "core",
                          "local_clustering": "clustering"})

    def check_brokers(self, wanted):
        n = len(wanted)
        pairs = (n - 1) * (n - 2) / (1 if self.directed else 2)
        plain = {row["name"]: row for row in self.ask("brokers", "--unweighted", "--exact", "--columns", "all")}
        weighted = {}
        if "constraint_w" in wanted[0]:
            weighted = {row["name"]: row for row in self.ask("brokers", "--exact")}
        for row in wanted:
            got = plain[row["id"]]
            self.report.check(f"{self.name} {row['id']} betweenness", number(row["betweenness"]) / pairs if pairs else 0,
                              got["betweenness"])
            self.compare(row["id"], row, got,
                         {name: name for name in ("constraint", "effective_size", "efficiency", "hierarchy", "coreness")})
            self.report.check(f"{self.name} {row['id']} cutpoint", row["articulation"], got["cutpoint"])
            if weighted:
                got = weighted[row["id"]]
                self.compare(row["id"] + " weighted", row, got,
                             {"constraint_w": "constraint", "effective_size_w": "effective_size",
                              "hierarchy_w": "hierarchy", "strength": "strength"})
                if "betweenness_w_inv" in row and pairs:
                    self.report.check(f"{self.name} {row['id']} weighted betweenness",
                                      number(row["betweenness_w_inv"]) / pairs, got["betweenness"])

    def check_ties(self, wanted):
        ties = {(row["source"], row["target"]): row for row in self.ask("ties", "--unweighted")}
        for row in wanted:
            pair = (row["source"], row["target"])
            turned = pair not in ties
            got = ties[pair[::-1] if turned else pair]
            span = dict(row, span=row["span"] if row["local_bridge"] == "1" else "")
            what = "-".join(pair)
            self.compare(what, span, got, {"embeddedness": "shared", "overlap": "overlap", "span": "span"})
            ego = "dispersion_target_ego" if turned else "dispersion_source_ego"
            self.compare(what, row, got, {ego: "dispersion"})

    def check_roles(self, wanted, scores):
        group = self.graph.get("group_column")
        if not wanted or not group:
            return
        arguments = ["--group", group] + (["--expected"] if scores else [])
        roles = {row["name"]: row for row in self.ask("roles", *arguments)}
        for row in wanted:
            if row["id"] in roles:
                self.compare(row["id"], row, roles[row["id"]], ROLES)
        for row in scores:
            if row["id"] in roles:
                self.compare(row["id"], row, roles[row["id"]],
                             {f"z_{theirs}": f"{ours}_z" for theirs, ours in ROLES.items()})

    def check_summary(self):
        figures = {row["figure"]: row["value"] for row in self.ask("summary", "--unweighted")}
        self.compare("summary", self.graph, figures, SUMMARY)

    def check(self):
        people = self.expected("nodes.csv")
        if people:
            self.check_people(people)
            self.check_brokers(people)
        ties = self.expected("edges.csv")
        if ties:
            self.check_ties(ties)
        self.check_roles(self.expected("brokerage.csv"), self.expected("brokerage_z.csv"))
        self.check_summary()


def check_case(kith, folder, directed, report):
    """One case of another tool's own tests: measure,arg,a,b,value,tol."""
    name = os.path.basename(folder)
    edges = [os.path.join(folder, "edges.csv")] + (["--directed"] if directed else [])
    plain = {row["name"]: row for row in ask(kith, "brokers", *edges, "--unweighted", "--exact")}
    weighted = {row["name"]: row for row in ask(kith, "brokers", *edges, "--exact")}
    ties = {(row["source"], row["target"]): row for row in ask(kith, "ties", *edges, "--unweighted")}
    n = len(plain)
    pairs = (n - 1) * (n - 2) / (1 if directed else 2)
    for row in rows(os.path.join(folder, "expected.csv")):
        measure, argument, got = row["measure"], row["arg"], None
        people = plain if "unweighted" in argument else weighted
        if "networkx" in argument:  # what another tool gets wrong
            continue
        if measure in ("constraint", "effective_size", "hierarchy", "efficiency") and row["a"] in people:
            got = number(people[row["a"]][measure])
        elif measure == "betweenness" and argument in ("distance 1/weight", "simplified"):
            source = weighted if argument == "distance 1/weight" else plain
            got = number(source[row["a"]]["betweenness"])
        elif measure == "dispersion" and argument == "raw" and (row["a"], row["b"]) in ties:
            got = number(ties[row["a"], row["b"]]["dispersion"])
        elif measure == "bridges":
            got = sum(tie["span"] == "inf" for tie in ties.values())
        elif measure == "span" and argument == "hops":
            tie = ties.get((row["a"], row["b"])) or ties.get((row["b"], row["a"]))
            got = number(tie["span"]) if tie and tie["span"] else None
        if got is None:
            continue
        wanted, tolerance = number(row["value"]), float(row["tol"] or 0) + TOLERANCE
        if measure == "betweenness":
            got *= pairs
        report.compared += 1
        if not (agree(wanted, got) or abs(wanted - got) <= tolerance):
            report.wrong += 1
            print(f"{name} {measure} {argument} {row['a']} {row['b']}: expected {wanted}, got {got}")


def check_prediction(kith, folder, report):
    """Resource allocation of pairs without a tie, as `meet` prints it; who is not printed has none."""
    edges = os.path.join(folder, "edges.csv")
    tied = {frozenset((row["source"], row["target"])) for row in rows(edges)}
    for row in rows(os.path.join(folder, "expected.csv")):
        if row["measure"] == "resource_allocation" and frozenset((row["a"], row["b"])) not in tied:
            near = {met["name"]: met["mutual"] for met in ask(kith, "meet", edges, "--me", row["a"])}
            report.check(f"{os.path.basename(folder)} {row['a']} {row['b']}", row["value"], near.get(row["b"], 0))


def check_paths(kith, folder, report):
    """The shortest paths one after another: the best routes where a tie's chance is exp(-length)."""
    wanted = [row for row in rows(os.path.join(folder, "expected.csv")) if row["measure"] == "k_shortest"]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as graph:
        print("source,target,chance", file=graph)
        for row in rows(os.path.join(folder, "edges.csv")):
            print(row["source"], row["target"], repr(math.exp(-float(row["weight"]))), sep=",", file=graph)
        graph.flush()
        routes = ask(kith, "intro", graph.name, "--directed", "--me", wanted[0]["a"], "--to", wanted[0]["b"],
                     "--routes", str(len(wanted)), "--max-steps", "5")
    report.check("paths-yen routes", len(wanted), len(routes))
    lengths = sorted(float(row["value"]) for row in wanted)
    for length, route in zip(lengths, routes):
        report.check(f"paths-yen {route['route']}", length, -math.log(float(route["chance"])))
    paths = {row["arg"].split(": ")[1].replace(" ", " > ") for row in wanted}
    report.check("paths-yen paths", len(wanted), len(paths & {route["route"] for route in routes}))


def main():
    kith, folder, *names = sys.argv[1:]
    report = Report()
    for name in names or sorted(os.listdir(folder)):
        if os.path.exists(os.path.join(folder, name, "expected", "graph.csv")):
            before = report.compared
            Network(kith, os.path.join(folder, name), report).check()
            print(f"{name}: {report.compared - before} figures")
    index = os.path.join(folder, "peer-tests", "INDEX.csv")
    for row in rows(index) if os.path.exists(index) and not names else []:
        if row["case"] not in SKIPPED_CASES:
            case = os.path.join(folder, "peer-tests", row["case"])
            if row["case"].startswith("predict-"):
                check_prediction(kith, case, report)
            elif row["case"] == "paths-yen":
                check_paths(kith, case, report)
            check_case(kith, case, row["directed"] == "True", report)
    print(f"{report.compared} figures compared, {report.wrong} differ")
    return 1 if report.wrong or not report.compared else 0


if __name__ == "__main__":
    sys.exit(main())
