#!/usr/bin/env python3
"""What an answer costs as networks grow, kith-spark beside kith.

    tools/spark/kith-spark --python tools/spark/tests/growth.py build/kith COMMAND FILE...

One row a file, smaller ones first: ties, then of kith-spark and of kith seconds on the clock, seconds computed and most
memory in MB; of kith-spark also bytes shuffled a tie, and how many times the median task the longest one took, of steps of
eight tasks and more in which it is at least a second of work (so for skew, give Spark many small parts: PART=1048576 bytes in
the environment). The exponents say how seconds computed and bytes grow with ties from the row before.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import math
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CHILD = """
import os, sys, time
sys.path.insert(0, {package!r})
from kith_spark import cli, session
from pyspark import SparkContext
session.BYTES_A_PART = int(os.environ.get("PART", session.BYTES_A_PART))
begin = time.monotonic()
status = cli.run(sys.argv[1:], open(os.devnull, "w"))
wall = time.monotonic() - begin
context = SparkContext._active_spark_context
pid = context._gateway.proc.pid
fields = open(f"/proc/{{pid}}/stat").read().rsplit(")", 1)[1].split()
computed = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
memory = int([line for line in open(f"/proc/{{pid}}/status") if line.startswith("VmHWM")][0].split()[1]) / 1024
store = context._jsc.sc().statusStore()
doubles = lambda count: context._gateway.new_array(context._jvm.double, count)
stages = store.stageList(None, False, False, doubles(0), None)
stages = [stages.apply(k) for k in range(stages.length())]
shuffled = sum(stage.shuffleWriteBytes() for stage in stages)
ranks = doubles(2)
ranks[0], ranks[1] = 0.5, 1.0
skew = 0.0
for stage in stages:
    if stage.numCompleteTasks() >= 8 and stage.executorCpuTime() > 1e9:
        times = store.taskSummary(stage.stageId(), stage.attemptId(), ranks).get().executorCpuTime()
        if times.apply(1) >= 1e9:
            skew = max(skew, times.apply(1) / times.apply(0))
print("told", wall, computed, memory, shuffled, skew, file=sys.stderr)
sys.exit(status)
"""


def spark(command, file):
    """Seconds, seconds computed, MB, bytes shuffled, longest task by the median one."""
    code = CHILD.format(package=os.path.join(HERE, ".."))
    told = subprocess.run([sys.executable, "-c", code, command, file, "--master", "local[2]"], stderr=subprocess.PIPE,
                          text=True, check=True).stderr
    return [float(cell) for cell in told.rsplit("told ", 1)[1].split()]


def kith(program, command, file):
    """Seconds, seconds computed, MB."""
    line = [program, command, "-q", file] + (["--method", "labels"] if command == "communities" else [])
    begin = time.monotonic()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    process.returncode = 0
    return [time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]


def rows_of(file):
    with open(file, "rb") as lines:
        return sum(1 for _ in lines) - 1


def main():
    program, command, *files = sys.argv[1:]
    before = None
    print("| ties | kith-spark s | computed s | MB | shuffled B/tie | longest task | kith s | computed s | MB | exponents |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for file in sorted(files, key=os.path.getsize):
        ties, ours, theirs = rows_of(file), spark(command, file), kith(program, command, file)
        grown = ""
        if before:
            by = math.log(ties / before[0])
            grown = f"{math.log(ours[1] / before[1]) / by:.2f}, {math.log(ours[3] / before[2]) / by:.2f}"
        print(f"| {ties:,} | {ours[0]:.0f} | {ours[1]:.0f} | {ours[2]:.0f} | {ours[3] / ties:.0f} | {ours[4]:.1f} | "
              f"{theirs[0]:.1f} | {theirs[1]:.1f} | {theirs[2]:.0f} | {grown} |", flush=True)
        before = ties, ours[1], ours[3]


if __name__ == "__main__":
    main()
