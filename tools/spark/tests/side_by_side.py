#!/usr/bin/env python3
"""kith-spark beside kith: every column both fill, value by value, and introductions byte for byte.

    tools/spark/kith-spark --python tools/spark/tests/side_by_side.py build/kith FILE... [--only COMMAND] [--pairs N] [--directed]

FILE: a graph, or a folder with edges.csv and, where they are known, nodes.csv (people and what is known of them) and
expected/graph.csv (where edges_simple differs from edges_undirected_simple, ties go one way); with --together all folders
whose ties go one way are one graph of as many parts, and all others another. Circles are those of label
propagation on both sides; of web, kith's circles and ties are counted afresh here. Integers and text must be equal, other
numbers to 1e-9 of their size. For near, kith intro must say of the part what it says of the whole, for N pairs of people
drawn by chance (default: 5), every tenth from one of the ten best-connected, and after a hundred to one. Prints values
compared and differing, command by command; exit status 1 where any differ.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import argparse
import collections
import csv
import io
import itertools
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from kith_spark import answers, cli, graph, near, network, session  # noqa: E402
from kith_spark.failure import Failure  # noqa: E402

EMPTY = {  # what kith-spark says that it leaves empty
    "summary": {"diameter", "mean_distance"}, "ties": {"span", "tie_betweenness", "dispersion"},
    "brokers": {"betweenness", "cutpoint", "why"}, "people": set(), "communities": {"confidence"}, "web": set(),
}
COMMANDS = [*EMPTY, "near"]
csv.field_size_limit(1 << 20)  # what kith takes
KEYS = {"summary": ["figure"], "ties": ["source", "target"], "web": ["source", "target"]}
BESIDE = {"circle", "confidence", "betweenness_error", "tie_betweenness_error"}  # of the circles handed on, and of samples


def table(text):
    """Names of columns, and rows."""
    rows = csv.DictReader(io.StringIO(text))
    return rows.fieldnames or [], list(rows)


def run(kith, *arguments, given=None):
    """Exit status and answer."""
    asked = subprocess.run([kith, *arguments], input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return asked.returncode, asked.stdout


def ask_kith(kith, command, file, options):
    """kith's answer on the graph with circles by label propagation."""
    circles = ["communities", "-q", "--method", "labels", *options, file]
    if command == "communities":
        return table(run(kith, *circles)[1])
    if command == "summary":
        columns, rows = table(run(kith, "summary", "-q", *options, file)[1])
        return columns, [row for row in rows if row["figure"] != "distances_sampled_from"]
    grouped = run(kith, *circles, "-g")[1]
    return web_of(grouped) if command == "web" else table(run(kith, command, "-q", given=grouped)[1])


def web_of(grouped):
    """The ties between circles, counted one by one."""
    rows = table(grouped)[1]
    directed = any(row.get("directed") == "1" for row in rows)
    circle = {row["source"]: row["community"] for row in rows if not row["target"]}
    pairs = collections.Counter()
    for row in rows:
        ends = tuple(sorted((row["source"], row["target"])))
        if row["target"] and ends[0] != ends[1]:
            pairs[ends] += float(row.get("weight") or 1) * (2 if directed and row["directed"] != "1" else 1)
    degree = collections.Counter(name for ends in pairs for name in ends)
    members = collections.defaultdict(list)
    for name, number in circle.items():
        members[number].append((-degree[name], name))
    title = {number: min(found)[1] + (f" +{len(found) - 1}" if len(found) > 1 else "")
             for number, found in members.items() if number}
    rows = [{"source": title[number], "target": "", "weight": "", "ties": "", "people": str(len(members[number]))}
            for number in title]
    between = collections.defaultdict(list)
    for (a, b), weight in pairs.items():
        if circle[a] != circle[b]:
            between[tuple(sorted((int(circle[a]), int(circle[b]))))].append(weight)
    rows += [{"source": title[str(a)], "target": title[str(b)], "weight": cli.cell(sum(weights)), "ties": str(len(weights)),
              "people": ""} for (a, b), weights in between.items()]
    return ["source", "target", "weight", "ties", "people"], rows


class Spark:
    """One file, read once, to be asked more than one question."""

    def __init__(self, file, options):
        self.options = cli.parse(["people", "-q", "--master", "local[2]", *options, file])
        self.store = session.Store(session.start("local[2]"), tempfile.gettempdir())
        self.network = None
        try:
            self.whole = graph.read(self.store, [file], self.options, [])
        except Failure:
            self.store.close()
            raise

    def analysed(self):
        if not self.network:
            graph.give_numbers(self.store, self.whole)
            self.network = network.Network(self.store, self.whole, self.options.unweighted)
        return self.network

    def ask(self, command):
        out = io.StringIO()
        cli.print_rows(answers.COMMANDS[command](self.analysed(), self.options, []), out)
        return table(out.getvalue())

    def near(self, pairs):
        """The part of the graph for every pair, in their order, as graph CSV."""
        asked = [(k, name) for k, pair in enumerate(pairs) for name in pair]
        found = near.parts(self.store, self.whole, session.table_of(self.store.spark, asked, "ask long, name string"), 1, True)
        header = found.columns[1:]
        for _, rows in itertools.groupby(found.toLocalIterator(), key=lambda row: row["ask"]):
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([cli.cell(value) for value in row[1:]] for row in rows)
            yield out.getvalue()


def same(a, b):
    if a == b:
        return True
    try:
        x, y = float(a), float(b)
    except ValueError:
        return False
    # ten digits are printed: half a unit of the last may be rounding on either side
    return not (a.isdigit() and b.isdigit()) and abs(x - y) <= 1.1e-9 * max(abs(x), abs(y)) + 1e-12


class Report:
    def __init__(self):
        self.compared = self.differing = 0
        self.told = 0, 0

    def tell(self, what):
        """Prints what was compared since the last time."""
        compared, differing = (now - before for now, before in zip((self.compared, self.differing), self.told))
        self.told = self.compared, self.differing
        print(f"{what}: {compared} values compared, {differing} differing", flush=True)

    def check(self, what, theirs, ours):
        self.compared += 1
        if not same(theirs, ours):
            self.differing += 1
            if self.differing <= 40:
                print(f"{what}: kith has {theirs!r}, kith-spark {ours!r}"[:2000])


def compare(report, command, where, theirs, ours):
    keys = KEYS.get(command, ["name"])
    report.check(f"{where} {command} columns", ",".join(name for name in theirs[0] if name in ours[0] or name not in BESIDE),
                 ",".join(ours[0]))
    sort = lambda rows: sorted(rows, key=lambda row: [row[key] for key in keys])  # noqa: E731
    theirs, ours = sort(theirs[1]), sort(ours[1])
    report.check(f"{where} {command} rows", str(len(theirs)), str(len(ours)))
    for a, b in zip(theirs, ours):
        for column, value in b.items():
            name = f"{where} {command} {' - '.join(b[key] for key in keys)} {column}"
            empty = column in EMPTY[command] or command == "summary" and b["figure"] in EMPTY[command]
            if not empty or column in keys:
                report.check(name, as_spark_has_it(command, column, a.get(column, "")), value)
            elif value:
                report.check(name, "", value)


def as_spark_has_it(command, column, value):
    return "local bridge" if (command, column, value) == ("ties", "class", "bridge") else value


def draw_pairs(rows, count):
    degrees = collections.Counter()
    for row in rows:
        degrees.update(name for name in (row["source"], row["target"]) if name)
    draw, people = random.Random(1), sorted(degrees)
    hubs = [name for name, _ in degrees.most_common(10)]
    for k in range(count if len(people) > 1 else 0):
        turn = k // 10
        first = hubs[turn % len(hubs)] if k % 10 == 9 else draw.choice(people)
        other = draw.choice([name for name in draw.sample(people, min(9, len(people))) if name != first])
        yield (other, first) if k % 10 == 9 and turn >= len(hubs) else (first, other)


def compare_near(report, kith, where, file, spark, options, count):
    pairs = list(draw_pairs(spark.whole.rows.select("source", "target").toLocalIterator(), count))
    asked = 0
    for (me, to), part in zip(pairs, spark.near(pairs)):
        question = ["intro", "-q", "--me", me, "--to", to]
        report.check(f"{where} near {me} > {to}", repr(run(kith, *question, *options, file)),
                     repr(run(kith, *question, *options, "-", given=part)))
        asked += 1
    report.check(f"{where} near pairs", str(len(pairs)), str(asked))


def read_table(*path):
    """Names of columns, and rows; none where there is no such file."""
    path = os.path.join(*path)
    if not os.path.exists(path):
        return [], []
    with open(path, encoding="utf-8", newline="") as text:
        return table(text.read())


def is_directed(place):
    told = {row["key"]: row["value"] for row in read_table(place, "expected", "graph.csv")[1]}
    return told.get("edges_simple") != told.get("edges_undirected_simple")


def write_graph(places, file):
    """Graph CSV of folders; of more than one, every name begins with its folder's."""
    people, ties, columns = [], [], {"source": 1, "target": 1}
    for place in places:
        prefix = f"{os.path.basename(place.rstrip('/'))} " if len(places) > 1 else ""
        known, found = read_table(place, "nodes.csv"), read_table(place, "edges.csv")
        columns.update(dict.fromkeys([*found[0], *[name for name in known[0] if name not in ("id", "weight", "kind")]]))
        for row in found[1]:
            ties.append({**row, **{end: prefix + row[end] for end in ("source", "target")}})
        for row in known[1]:
            people.append({**{name: row[name] for name in row if name in columns and name not in found[0]},
                           "source": prefix + row["id"]})
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n", restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(people + ties)


def file_of(places, folder):
    """The file of a graph or of folders, its name, and options that say how it is read."""
    name = " ".join(os.path.basename(place.rstrip("/")) for place in places)
    if not os.path.isdir(places[0]):
        return places[0], name, []
    file = os.path.join(folder, "graph.csv")
    write_graph(places, file)
    return file, name if len(places) == 1 else f"{len(places)} folders", ["--directed"] if is_directed(places[0]) else []


def alike(places):
    """Folders by whether their ties go one way."""
    return [group for group in ([place for place in places if is_directed(place) == way] for way in (False, True)) if group]


def compare_all(report, kith, places, commands, pairs, directed=False):
    with tempfile.TemporaryDirectory() as folder:
        file, where, options = file_of(places, folder)
        options = ["--directed"] if directed else options
        try:
            spark = Spark(file, options)
        except Failure as failure:
            report.check(f"{where} {failure}: exit status", str(run(kith, "summary", *options, file)[0]), str(failure.status))
            report.tell(where)
            return
        try:
            for command in commands:
                if command == "near":
                    compare_near(report, kith, where, file, spark, options, pairs)
                else:
                    compare(report, command, where, ask_kith(kith, command, file, options), spark.ask(command))
                report.tell(" ".join([where, *options, command]))
        finally:
            spark.store.close()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("kith")
    asked.add_argument("files", nargs="+")
    asked.add_argument("--only", action="append", choices=COMMANDS)
    asked.add_argument("--pairs", type=int, default=5)
    asked.add_argument("--directed", action="store_true", help="ties go one way, whatever is known of them")
    asked.add_argument("--together", action="store_true", help="folders whose ties are alike as one graph each")
    asked = asked.parse_args()
    report = Report()
    for places in alike(asked.files) if asked.together else [[file] for file in asked.files]:
        compare_all(report, asked.kith, places, asked.only or COMMANDS, asked.pairs, asked.directed)
    print(f"in all: {report.compared} values compared, {report.differing} differing")
    return 1 if report.differing or not report.compared else 0


if __name__ == "__main__":
    sys.exit(main())
