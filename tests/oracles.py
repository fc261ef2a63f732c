#!/usr/bin/env python3
"""Compares kith with independently computed figures on real networks, where such a collection is at hand.

usage: oracles.py KITH FOLDER [NAME...]

FOLDER holds one folder for each network: edges.csv, nodes.csv and expected/{nodes,edges,edges.sample,brokerage,
brokerage_z,mixing,graph}.csv; and peer-tests/ with edges.csv and expected.csv. Every figure kith prints must agree to
1e-9; what is there but is not compared is listed at the end with the reason, and without one the run fails.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import math
import os
import re
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
           "diameter_hops_undirected": "diameter", "mean_distance_undirected": "mean_distance",
           "edges_undirected_simple": "ties"}


# Columns and keys that are passed over, by file, as patterns; in expected.csv "measure argument".
PASSED_OVER = {
    "nodes.csv": {"id": "says whom the row is about", "constraint_egonet": "kith prints the whole-network form"},
    "edges.csv": {"source|target": "say which tie the row is about",
                  "jaccard|adamic_adar|resource_allocation": "ties prints overlap instead"},
    "brokerage.csv": {"id|group": "say whom the row is about"},
    "brokerage_z.csv": {"id|group": "say whom the row is about", "expect_.*": "roles prints z alone"},
    "mixing.csv": {"from_group|to_group": "say which groups the row is about"},
    "graph.csv": {
        "edge_rows|self_loops|edges_simple": "said on standard error",
        "dyads_.*": "no tool prints that census",
        "components_strong|largest_scc|clustering_avg_zero|reciprocity_dyads|reciprocity_rho": "other definitions",
        "group_column|groups|ties_internal|ties_external|EI_index|modularity_of_groups": "other tools than these",
        "people|events|attendances|.*projection.*|.*newman.*": "of two-mode data, before it is imported"},
    "expected.csv": {
        "(jaccard|adamic_adar|resource_allocation) ": "ties prints overlap instead",
        "k_shortest .*": "intro's", "span weights as lengths": "kith counts steps",
        "reciprocity(_dyads)? .*": "other definitions",
        ".*networkx .*": "what another tool gets wrong", "betweenness igraph with parallel .*": "kith merges them"},
    "other files": {
        "partition_best.*": "communities'", "paths.csv": "intro's", "projection_.*": "import's",
        "people.csv": "import's"},
}


class Report:
    def __init__(self):
        self.compared = self.wrong = 0
        self.seen, self.used = set(), set()

    def see(self, file, names):
        self.seen |= {(file, name) for name in names}

    def use(self, file, *names):
        self.used |= {(file, name) for name in names}

    def left_out(self):
        """Says what was there and not compared; returns how much of it has no reason."""
        groups = {}
        for file, name in self.seen - self.used:
            reasons = [why for pattern, why in PASSED_OVER.get(file, {}).items() if re.fullmatch(pattern, name)]
            groups.setdefault((file, reasons[0] if reasons else "NO REASON"), []).append(name)
        for (file, reason), names in sorted(groups.items()):
            print(f"passed over ({reason}): {file}: {', '.join(sorted(names))}")
        return sum(len(names) for (_, reason), names in groups.items() if reason == "NO REASON")

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


TURNED = ["--source-column", "target", "--target-column", "source"]


def by_ends(ties):
    return {(row["source"], row["target"]): row for row in ties}


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
        found = rows(path) if os.path.exists(path) else []
        if found and name != "graph.csv":
            self.report.see(name.replace(".sample", ""), found[0])
        return found

    def ask(self, tool, *arguments):
        return ask(self.kith, tool, *self.edges, *arguments)

    def compare(self, file, what, wanted, got, columns):
        for theirs, ours in columns.items():
            if theirs in wanted:
                self.report.use(file, theirs)
                self.report.check(f"{self.name} {what} {ours}", wanted[theirs], got[ours])

    def check_people(self, wanted):
        people = {row["name"]: row for row in self.ask("people", "--unweighted")}
        for row in wanted:
            self.compare("nodes.csv", row["id"], row, people[row["id"]],
                         {"neighbours": "degree", "in": "in", "out": "out", "coreness": "coreness",
                          "local_clustering": "clustering"})

    def brokers(self, *arguments):
        return {row["name"]: row for row in self.ask("brokers", "--exact", *arguments)}

    def check_betweenness(self, wanted, column, got, directed):
        n = len(wanted)
        pairs = (n - 1) * (n - 2) / (1 if directed else 2)
        for row in wanted if column in wanted[0] else []:
            self.report.use("nodes.csv", column)
            self.report.check(f"{self.name} {row['id']} {column}", number(row[column]) / pairs if pairs else 0,
                              got[row["id"]]["betweenness"])

    def check_brokers(self, wanted):
        plain = self.brokers("--unweighted", "--columns", "all")
        self.check_betweenness(wanted, "betweenness", plain, self.directed)
        turned = plain
        if self.directed:
            self.edges.remove("--directed")
            turned = self.brokers("--unweighted", "--undirected", "--columns", "harmonic")
            self.edges.append("--directed")
        self.check_betweenness(wanted, "betweenness_undirected", turned, False)
        weighted = self.brokers("--columns", "all") if "constraint_w" in wanted[0] else plain
        self.check_betweenness(wanted, "betweenness_w_inv", weighted, self.directed)
        for row in wanted:
            names = ("constraint", "effective_size", "efficiency", "hierarchy", "coreness")
            self.compare("nodes.csv", row["id"], row, plain[row["id"]],
                         {"neighbours": "degree", "articulation": "cutpoint"} | {name: name for name in names})
            self.compare("nodes.csv", row["id"], row, turned[row["id"]], {"harmonic_undirected_norm": "harmonic"})
            self.compare("nodes.csv", row["id"] + " weighted", row, weighted[row["id"]],
                         {"constraint_w": "constraint", "effective_size_w": "effective_size",
                          "hierarchy_w": "hierarchy", "strength": "strength"})

    def check_ties(self, wanted):
        ties = by_ends(self.ask("ties", "--unweighted"))
        seen_from_target = by_ends(self.ask("ties", "--unweighted", *TURNED))
        for row in wanted:
            pair = (row["source"], row["target"])
            turned = pair not in ties
            got = ties[pair[::-1] if turned else pair]
            span = dict(row, span=row["span"] if row["local_bridge"] == "1" else "")
            what = "-".join(pair)
            self.compare("edges.csv", what, span, dict(got, local_bridge="01"[got["span"] != ""]),
                         {"embeddedness": "shared", "overlap": "overlap", "span": "span",
                          "local_bridge": "local_bridge"})
            ego = ("dispersion_source_ego", "dispersion_target_ego")
            self.compare("edges.csv", what, row, got, {ego[turned]: "dispersion"})
            other = seen_from_target[pair if turned else pair[::-1]]
            self.compare("edges.csv", what, row, other, {ego[not turned]: "dispersion"})
        pairs = {frozenset(pair): tie for pair, tie in ties.items()}.values()
        spans = [number(tie["span"]) for tie in pairs if tie["span"]]
        overlaps = [number(tie["overlap"]) for tie in pairs if tie["overlap"]]
        got = {"bridges": sum(map(math.isinf, spans)), "local_bridges": len(spans),
               "local_bridge_max_finite_span": max(filter(math.isfinite, spans), default=""),
               "overlap_undefined": len(pairs) - len(overlaps),
               "embeddedness_mean": sum(number(tie["shared"]) for tie in pairs) / len(pairs),
               "overlap_mean": sum(overlaps) / len(overlaps) if overlaps else math.nan}
        self.compare("graph.csv", "ties", self.graph, got, {name: name for name in got})

    def check_roles(self, wanted, scores):
        group = self.graph.get("group_column")
        if not wanted or not group:
            return
        arguments = ["--group", group] + (["--expected"] if scores else [])
        roles = {row["name"]: row for row in self.ask("roles", *arguments)}
        joined = {}
        for row in self.ask("roles", "--between", "--group", group):
            joined[row["name"]] = joined.get(row["name"], 0) + number(row["ways"])
        for row in wanted:
            if row["id"] in roles:
                self.compare("brokerage.csv", row["id"], row, roles[row["id"]], ROLES)
                across = sum(number(row[role]) for role in ("gatekeeper", "representative", "liaison"))
                self.report.check(f"{self.name} {row['id']} between", across, joined.get(row["id"], 0))
        for row in scores:
            if row["id"] in roles:
                self.compare("brokerage_z.csv", row["id"], row, roles[row["id"]],
                             {f"z_{theirs}": f"{ours}_z" for theirs, ours in ROLES.items()})

    def check_mixing(self, wanted):
        if not wanted:
            return
        got = {(row["group"], row["other"]): row["ties"]
               for row in self.ask("summary", "--unweighted", "--between", self.graph["group_column"])}
        for row in wanted:
            pair = (row["from_group"], row["to_group"])
            ties = got.get(pair) or (None if self.directed else got.get(pair[::-1]))
            self.compare("mixing.csv", " - ".join(pair), row, {"ties": ties or 0}, {"ties": "ties"})

    def check_summary(self):
        figures = {row["figure"]: row["value"] for row in self.ask("summary", "--unweighted")}
        columns = dict(SUMMARY)
        if self.directed:
            both_ways = [word for word in self.edges if word != "--directed"]
            figures |= {row["figure"]: row["value"] for row in ask(
                self.kith, "summary", *both_ways, "--unweighted", "--undirected") if row["figure"] in ("diameter", "mean_distance")}
            del columns["edges_undirected_simple"]
        group = self.graph.get("group_column")
        numeric = all(row[group].isdigit() for row in rows(self.path("nodes.csv"))) if group else True
        if not numeric and f"assortativity_{group}" in figures:  # of numbers it is a correlation
            columns["assortativity_nominal"] = f"assortativity_{group}"
        columns |= {name: name.replace("_numeric", "") for name in self.graph if name.startswith("assortativity_numeric")}
        self.compare("graph.csv", "summary", self.graph, figures, columns)

    def check_triads(self):
        census = {f"triads_{row['triad']}": row["count"] for row in self.ask("triads")}
        census["triangles"] = sum(int(census.get(f"triads_{closed}", 0))
                                  for closed in ("030T", "030C", "120D", "120U", "120C", "210", "300"))
        self.compare("graph.csv", "triads", self.graph, census, {name: name for name in census})

    def check(self):
        self.report.see("graph.csv", self.graph)
        people = self.expected("nodes.csv")
        if people:
            self.check_people(people)
            self.check_brokers(people)
        ties = self.expected("edges.csv") or self.expected("edges.sample.csv")
        if ties:
            self.check_ties(ties)
        self.check_roles(self.expected("brokerage.csv"), self.expected("brokerage_z.csv"))
        self.check_mixing(self.expected("mixing.csv"))
        self.check_summary()
        self.check_triads()
        known = {"nodes.csv", "edges.csv", "edges.sample.csv", "brokerage.csv", "brokerage_z.csv", "mixing.csv",
                 "graph.csv"}
        self.report.see("other files", set(os.listdir(self.path("expected"))) - known)


def roles_of_case(kith, folder, groups, partial):
    """Roles where a case names the group of each person in order: A,A,B, or as person:group."""
    people = [name for name in re.findall(r"[^ ,:]+:([A-Z])", groups) or re.findall(r"\b[A-Z]\b", groups)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("id,team\n" + "".join(f"{k + 1},{name}\n" for k, name in enumerate(people)))
        file.flush()
        answer = ask(kith, "roles", os.path.join(folder, "edges.csv"), "--directed", "--people", file.name,
                     "--group", "team", *(["--partial"] if partial else []))
    return {row["name"]: row for row in answer}


def figure_of_case(case, row):
    """What kith prints for one expectation, or None where that is not compared."""
    measure, argument, a, b = row["measure"], row["arg"], row["a"], row["b"]
    people = case["plain"] if "unweighted" in argument or argument == "simplified" else case["weighted"]
    ties, n = case["ties"], len(case["plain"])
    tie = ties.get((a, b)) or ties.get((b, a))
    if any(re.fullmatch(pattern, f"{measure} {argument}") for pattern in PASSED_OVER["expected.csv"]):
        return None
    if measure in ("constraint", "effective_size", "hierarchy", "efficiency"):
        return number(people[a][measure])
    if measure == "betweenness":
        return number(people[a]["betweenness"]) * (n - 1) * (n - 2) / (1 if case["directed"] else 2)
    if measure == "dispersion":
        if (a, b) not in ties:
            ties = by_ends(ask(case["kith"], "ties", *case["edges"], "--unweighted", *TURNED))
        return number(ties[a, b]["dispersion"]) / (number(tie["shared"]) if "/" in argument else 1)
    if measure in ("bridges", "local_bridges"):
        return sum(tie["span"] == "inf" or (measure == "local_bridges" and tie["span"] != "") for tie in ties.values())
    if measure == "span":
        return number(tie["span"])
    if measure == "reciprocity_edges":
        figures = {row["figure"]: row["value"] for row in ask(case["kith"], "summary", *case["edges"])}
        return number(figures["reciprocity"])
    if measure in ROLES:
        groups = case.setdefault("groups", argument)
        roles = roles_of_case(case["kith"], case["folder"], groups, "partial" in argument)
        return number(roles[a or "2"][ROLES[measure]])
    raise KeyError(f"{measure} {argument}")


def with_isolates(folder, file):
    """The ties of a case, and its people who have none, written to a file; returns its name."""
    with open(os.path.join(folder, "edges.csv"), encoding="utf-8") as ties:
        lines = ties.read().splitlines()
    tied = {name for line in lines[1:] for name in line.split(",")[:2]}
    alone = {row["a"] for row in rows(os.path.join(folder, "expected.csv"))} - tied - {""}
    blank = "," * lines[0].count(",")
    file.write("\n".join(lines + [name + blank for name in sorted(alone)]) + "\n")
    file.flush()
    return file.name


def check_case(kith, folder, directed, report):
    """One case of another tool's own tests: measure,arg,a,b,value,tol."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        check_figures(kith, folder, [with_isolates(folder, file)] + (["--directed"] if directed else []), report)


def check_figures(kith, folder, edges, report):
    directed = "--directed" in edges
    case = {"kith": kith, "folder": folder, "directed": directed, "edges": edges,
            "plain": {row["name"]: row for row in ask(kith, "brokers", *edges, "--unweighted", "--exact")},
            "weighted": {row["name"]: row for row in ask(kith, "brokers", *edges, "--exact")},
            "ties": by_ends(ask(kith, "ties", *edges, "--unweighted"))}
    for row in rows(os.path.join(folder, "expected.csv")):
        what = f"{row['measure']} {row['arg']}"
        report.see("expected.csv", [what])
        got = figure_of_case(case, row)
        if got is None:
            continue
        report.use("expected.csv", what)
        wanted, tolerance = number(row["value"]), float(row["tol"] or 0) + TOLERANCE
        report.compared += 1
        if not (agree(wanted, got) or abs(wanted - got) <= tolerance):
            report.wrong += 1
            print(f"{os.path.basename(folder)} {what} {row['a']} {row['b']}: expected {wanted}, got {got}")


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
    unknown = report.left_out()
    print(f"{report.compared} figures compared, {report.wrong} differ; {unknown} kinds left out without a reason")
    return 1 if report.wrong or unknown or not report.compared else 0


if __name__ == "__main__":
    sys.exit(main())
