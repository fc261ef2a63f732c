#!/usr/bin/env python3
"""Introductions found in what near hands on, beside those found in the whole graph, byte for byte.

    tools/spark/kith-spark --python tools/spark/tests/pairs.py build/kith FILE [PAIRS]

Asks for pairs of people drawn by chance (default: 200), every tenth of them from one of the ten best-connected, and prints
how many were asked and how many differed; exit status 1 where any did.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import collections
import csv
import io
import random
import subprocess
import sys
import tempfile

import bed  # noqa: F401: where kith_spark is
from kith_spark import cli, graph, near, session


def draw_pairs(file, count):
    degrees = collections.Counter()
    with open(file, encoding="utf-8") as rows:
        for row in list(csv.reader(rows))[1:]:
            degrees.update(name for name in row[:2] if name)
    draw, people = random.Random(1), sorted(degrees)
    hubs = [name for name, _ in degrees.most_common(10)]
    for k in range(count):
        first = draw.choice(hubs if k % 10 == 9 else people)
        yield first, draw.choice([name for name in (draw.choice(people) for _ in range(9)) if name != first])


def intro(kith, me, to, file, given=None):
    asked = subprocess.run([kith, "intro", "-q", "--me", me, "--to", to, file], input=given, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    return asked.returncode, asked.stdout


def main():
    kith, file, count = (*sys.argv[1:], 200)[:3]
    store = session.Store(session.start("local[2]"), tempfile.gettempdir())
    asked = differing = 0
    try:
        options = cli.parse(["near", file, "--me", "nobody", "--to", "nobody"])
        whole = graph.read(store, [file], options, [])
        whole.rows = whole.rows.persist()
        for options.me, options.to in draw_pairs(file, int(count)):
            out = io.StringIO()
            cli.print_rows(near.near(store, whole, options, []), out)
            theirs, ours = intro(kith, options.me, options.to, file), intro(kith, options.me, options.to, "-", out.getvalue())
            asked += 1
            if theirs != ours:
                differing += 1
                print(f"{options.me} > {options.to}: kith has {theirs}, the part {ours}"[:2000])
            print(f"{asked} asked, {differing} differing", file=sys.stderr, flush=True)
    finally:
        store.close()
    print(f"{asked} introductions compared, {differing} differing")
    return 1 if differing or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
