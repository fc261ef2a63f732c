#!/usr/bin/env python3
"""Measures `kith changes` against reading both of its files.

usage: changes.py KITH GRAPH.csv [ROUNDS]

The later time is the graph with a tenth of its ties moved: each to another person, drawn by chance, at its second end. Reading
is `kith intro` between the ends of the first tie, a whole process: the file, weighted rows, and one step; both files are read,
one after the other. Reading and changes take turns; each is told in seconds on the clock and, in brackets, computed.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time


def move_a_tenth(rows, seed=1):
    """Tie rows `source,target,...`, of which a tenth get another target."""
    chance = random.Random(seed)
    people = sorted({cell for row in rows for cell in row[:2]})
    for k in chance.sample(range(len(rows)), len(rows) // 10):
        target = chance.choice(people)
        if target != rows[k][0]:
            rows[k] = [rows[k][0], target, *rows[k][2:]]
    return rows


def write_later(graph, later):
    """Writes the later time; returns the ends of the first tie that both have."""
    with open(graph, encoding="utf-8") as file:
        header, *rows = [line.rstrip("\n").split(",") for line in file]
    moved = [rows[0], *move_a_tenth(rows[1:])]
    with open(later, "w", encoding="utf-8") as file:
        file.writelines(",".join(row) + "\n" for row in [header, *moved])
    return rows[0][:2]


def measure(*commands):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    kith, graph, *rounds = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        later = os.path.join(folder, "later.csv")
        one, other = write_later(graph, later)
        for _ in range(int(rounds[0]) if rounds else 3):
            reading = measure(*([kith, "intro", "-q", "--me", one, "--to", other, file] for file in (graph, later)))
            changes = measure([kith, "changes", "-q", graph, later])
            print(f"reading both {reading[0]:.2f} ({reading[1]:.2f}), changes {changes[0]:.2f} ({changes[1]:.2f}): "
                  f"{changes[0] / reading[0]:.2f} x ({changes[1] / reading[1]:.2f} x)", flush=True)


if __name__ == "__main__":
    main()
