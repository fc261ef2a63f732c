#!/usr/bin/env python3
"""How long every tool takes on networks of odd shapes, and how much memory.

    python3 tests/bench/shapes.py build/kith [--part 0.01] [--shape NAME] [--tool NAME] [--limit SECONDS]
    python3 tests/bench/shapes.py build/kith --growth [--part 0.01] ...

Prints a table of tools and shapes: seconds, and megabytes at most. Seconds are the shorter of those on the clock and
those computed, as other work lengthens the first and a second thread the second. A tool that takes longer than ten
seconds and three times as long as reading does is marked with a star, and the exit status is 1.

--part makes every shape smaller. --growth compares what is computed on a shape of that part with one that has four times
as many rows: whatever the machine and its other work, what is quadratic in a hub, or visits every triangle, fails.
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
# For four times as many rows: a hub's square would be sixteen times as much, a clique's triangles eight.
GROWTH = {"clique": 6}
USUAL_GROWTH, START = 9, 0.5  # START: seconds that need no reason
READING = ["path", "--from", "p1", "--to", "p2"]


def write(shape, part, folder):
    people, rows = SHAPES[shape]
    if shape == "clique":
        part **= 0.5
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, shape.replace(" ", "-") + ".csv")
    with open(path, "w") as out:
        out.write("source,target\n")
        out.writelines(f"{a},{b}\n" for a, b in rows(max(8, int(people * part))))
    return path


def computed(command, limit):
    return (measure(command, limit) or (0, 0, limit))[2]


def grow(asked, shapes, tools, folder):
    """How many tools compute more than GROWTH allows on four times as many rows, twice in turn."""
    failed = 0
    for shape in shapes:
        small, large = (write(shape, part, os.path.join(folder, name))
                        for name, part in (("small", asked.part), ("large", 4 * asked.part)))
        for tool in tools:
            command = [asked.kith, tool.split()[0], *TOOLS[tool]]
            for _ in range(2):
                few, many = (computed([*command, path], asked.limit) for path in (small, large))
                late = many > GROWTH.get(shape, USUAL_GROWTH) * few + START
                print(f"{shape}: {tool}: {few:.2f} s, then {many:.2f} s", "TOO MUCH" if late else "", flush=True)
                if not late:
                    break
            failed += late
    return failed


def measure(command, limit):
    """Seconds, megabytes and seconds computed, or None where more seconds were computed than `limit`."""
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
    wall, busy = time.monotonic() - begin, usage.ru_utime + usage.ru_stime
    return min(wall, busy), usage.ru_maxrss / 1024, busy


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("kith")
    asked.add_argument("--part", type=float, default=1)
    asked.add_argument("--shape", action="append")
    asked.add_argument("--tool", action="append")
    asked.add_argument("--growth", action="store_true")
    asked.add_argument("--limit", type=int, default=300, help="seconds a tool may compute (default: 300)")
    asked = asked.parse_args()
    shapes = asked.shape or list(SHAPES)
    tools = asked.tool or list(TOOLS)
    cells, slow = {}, []
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"  # so that threads that wait are not counted as computing
    with tempfile.TemporaryDirectory() as folder:
        if asked.growth:
            return 1 if grow(asked, shapes, tools, folder) else 0
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
