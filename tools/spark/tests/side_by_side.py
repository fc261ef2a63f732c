#!/usr/bin/env python3
"""kith-spark beside kith: every column both fill, value by value.

    python3 tools/spark/tests/side_by_side.py build/kith FILE... [--only COMMAND]

FILE: a graph; its folder stands for it where its name is edges.csv. Circles are those of label propagation on both sides.
Integers and text must be equal, other numbers to 1e-9 of their size. Prints values compared and differing; exit status 1
where any differ.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from kith_spark import answers, cli, graph, network, session  # noqa: E402

EMPTY = {  # what kith-spark says that it leaves empty
    "summary": {"diameter", "mean_distance"}, "ties": {"span", "tie_betweenness", "dispersion"},
    "brokers": {"betweenness", "cutpoint", "why"}, "people": set(), "communities": {"confidence"},
}
KEYS = {"summary": ["figure"], "ties": ["source", "target"]}


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def ask_kith(kith, command, file, options):
    """kith's answer on the graph with circles by label propagation."""
    circles = [kith, "communities", "-q", "--method", "labels", *options, file]
    if command == "communities":
        line = [circles]
    elif command == "summary":
        line = [[kith, command, "-q", *options, file]]
    else:
        line = [[*circles[:2], "-g", *circles[2:]], [kith, command, "-q"]]
    text = None
    for step in line:
        text = subprocess.run(step, input=text, capture_output=True, text=True, check=True).stdout
    return table(text)


class Spark:
    """One file, read once, to be asked more than one question."""

    def __init__(self, file, options):
        self.options = cli.parse(["people", "-q", "--master", "local[2]", *options, file])
        self.store = session.Store(session.start("local[2]"), tempfile.gettempdir())
        whole = graph.read(self.store, [file], self.options, [])
        graph.give_numbers(self.store, whole)
        self.network = network.Network(self.store, whole, self.options.unweighted)

    def ask(self, command):
        out = io.StringIO()
        cli.print_rows(answers.COMMANDS[command](self.network, self.options, []), out)
        return table(out.getvalue())


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

    def check(self, what, theirs, ours):
        self.compared += 1
        if not same(theirs, ours):
            self.differing += 1
            if self.differing <= 40:
                print(f"{what}: kith has {theirs!r}, kith-spark {ours!r}")


def compare(report, command, where, theirs, ours):
    keys = KEYS.get(command, ["name"])
    sort = lambda rows: sorted(rows, key=lambda row: [row[key] for key in keys])  # noqa: E731
    theirs, ours = sort(theirs), sort(ours)
    report.check(f"{where} {command} rows", str(len(theirs)), str(len(ours)))
    for a, b in zip(theirs, ours):
        for column, value in b.items():
            name = f"{where} {command} {' - '.join(b[key] for key in keys)} {column}"
            empty = column in EMPTY[command] or command == "summary" and b["figure"] in EMPTY[command]
            if not empty or column in keys:
                report.check(name, as_spark_has_it(command, column, a[column]), value)
            elif value:
                report.check(name, "", value)


def as_spark_has_it(command, column, value):
    return "local bridge" if (command, column, value) == ("ties", "class", "bridge") else value


def compare_all(report, kith, file, commands, options):
    where = os.path.basename(os.path.dirname(file)) if file.endswith("edges.csv") else os.path.basename(file)
    spark = Spark(file, options)
    try:
        for command in commands:
            compare(report, command, where, ask_kith(kith, command, file, options), spark.ask(command))
            print(f"{where}, up to {command}: {report.compared} values compared, {report.differing} differing", flush=True)
    finally:
        spark.store.close()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("kith")
    asked.add_argument("files", nargs="+")
    asked.add_argument("--only", action="append")
    asked.add_argument("--directed", action="store_true")
    asked = asked.parse_args()
    report = Report()
    for file in asked.files:
        compare_all(report, asked.kith, file, asked.only or EMPTY, ["--directed"] if asked.directed else [])
    print(f"in all: {report.compared} values compared, {report.differing} differing")
    return 1 if report.differing else 0


if __name__ == "__main__":
    sys.exit(main())
