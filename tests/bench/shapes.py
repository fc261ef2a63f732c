#!/usr/bin/env python3
"""How long every tool takes on networks of odd shapes, and how much memory.

    python3 tests/bench/shapes.py build/kith [--part 0.01] [--shape NAME] [--tool NAME] [--limit SECONDS]

Prints a table of tools and shapes: seconds, and megabytes at most. Seconds are the shorter of those on the clock and
those computed, as other work lengthens the first and a second thread the second. A tool that takes longer than ten
seconds and three times as long as reading does is marked with a star, and the exit status is 1.

--part makes every shape smaller, for a test that is over soon: what is quadratic in one hub still stands out.
"""
import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time


def pairs(of):
    return lambda n: ((f"p{i}", f"p{j}") for i, j in of(n))


SHAPES = {  # name: people, and the rows of so many
    "isolates": (2_000_000, lambda n: ((f"p{i}", "") for i in range(n))),
    "star": (3_000_000, pairs(lambda n: ((0, i) for i in range(1, n)))),
    "path": (3_000_000, pairs(lambda n: ((i - 1, i) for i in range(1, n)))),
    "short path": (300_000, pairs(lambda n: ((i - 1, i) for i in range(1, n)))),
    "clique": (3_000, pairs(lambda n: ((i, j) for j in range(n) for i in range(j)))),
}

ME = ["--me", "p1"]
TOOLS = {  # arguments of every tool that takes a graph, but for those that ask who is meant
    "check": [], "summary": [], "people": [], "communities": [], "brokers": [], "roles": [], "ties": [],
    "triads": [], "give": [], "ego": ME, "doors": ME, "meet": ME,
    "intro": [*ME, "--to", "p5"], "path": ["--from", "p1", "--to", "p5"], "export": ["--format", "gexf"],
    "plot": ["--format", "png"], "report": [], "report --me": ME,
}
READING = ["path", "--from", "p1", "--to", "p2"]


def write(shape, part, folder):
    people, rows = SHAPES[shape]
    if shape == "clique":
        part **= 0.5
    path = os.path.join(folder, shape.replace(" ", "-") + ".csv")
    with open(path, "w") as out:
        out.write("source,target\n")
        out.writelines(f"{a},{b}\n" for a, b in rows(max(8, int(people * part))))
    return path


def measure(command, limit):
    """Seconds and megabytes, or None where more seconds were computed than `limit`."""
    begin = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1)))
    status, usage = os.wait4(process.pid, 0)[1:]
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == -signal.SIGXCPU:
        return None
    if process.returncode not in (0, 1):  # 1: no answer, which is one too
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    wall = time.monotonic() - begin
    return min(wall, usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("kith")
    asked.add_argument("--part", type=float, default=1)
    asked.add_argument("--shape", action="append")
    asked.add_argument("--tool", action="append")
    asked.add_argument("--limit", type=int, default=300, help="seconds a tool may compute (default: 300)")
    asked = asked.parse_args()
    shapes = asked.shape or list(SHAPES)
    tools = asked.tool or list(TOOLS)
    cells, slow = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for shape in shapes:
            path = write(shape, asked.part, folder)
            reading = measure([asked.kith, *READING, path], asked.limit)
            mark = 10 + 3 * reading[0]
            cells["reading", shape] = f"{reading[0]:.1f}, {reading[1]:.0f}"
            for tool in tools:
                found = measure([asked.kith, tool.split()[0], *TOOLS[tool], path], asked.limit)
                late = found is None or found[0] > mark
                text = f"over {asked.limit}" if found is None else f"{found[0]:.1f}, {found[1]:.0f}"
                cells[tool, shape] = text + (" *" if late else "")
                print(shape, tool, cells[tool, shape], file=sys.stderr, flush=True)
                if late:
                    slow.append((tool, shape))
    print("| tool | " + " | ".join(shapes) + " |")
    print("|" + "---|" * (len(shapes) + 1))
    for tool in ["reading", *tools]:
        print(f"| `{tool}` | " + " | ".join(cells[tool, shape] for shape in shapes) + " |")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
