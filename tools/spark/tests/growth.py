#!/usr/bin/env python3
"""What an answer costs as networks grow, kith-spark beside kith.

    tools/spark/kith-spark --python tools/spark/tests/growth.py build/kith COMMAND FILE...

One row a file, smaller ones first: ties, then of kith-spark and of kith seconds on the clock, seconds computed and most
memory in MB; of kith-spark also bytes shuffled a tie, MB spilled, and how many times the median task the longest one took (as
event_log.py says; for skew give Spark many small parts: PART=1048576 bytes in the environment). The exponents say how seconds
computed and bytes grow with ties from the row before. PYSPARK_SUBMIT_ARGS="--driver-memory 8g pyspark-shell" gives Spark
memory; exit status 1 where a task was more than three times the median one.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import math
import os
import subprocess
import sys
import time

import event_log

HERE = os.path.dirname(os.path.abspath(__file__))
CHILD = """
import os, sys, tempfile, time
sys.path[:0] = {places!r}
import event_log
from kith_spark import cli, session
begin = time.monotonic()
spark = session.start("local[2]")
if "PART" in os.environ:
    session.BYTES_A_PART = int(os.environ["PART"])
    spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", "false")
context = spark.sparkContext
with tempfile.TemporaryDirectory() as log:
    with event_log.kept(context, log) as stages:
        status = cli.run(sys.argv[1:], open(os.devnull, "w"))
        wall = time.monotonic() - begin
    stages = stages()
pid = context._gateway.proc.pid
fields = open(f"/proc/{{pid}}/stat").read().rsplit(")", 1)[1].split()
computed = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
memory = int([line for line in open(f"/proc/{{pid}}/status") if line.startswith("VmHWM")][0].split()[1]) / 1024
longest = max((stage.longest() for stage in stages if stage.tells()), default=1.0)
print("told", wall, computed, memory, sum(stage.shuffled for stage in stages),
      sum(stage.spilled for stage in stages) / 1e6, longest, file=sys.stderr)
sys.exit(status)
"""


def spark(command, file):
    """Seconds, seconds computed, MB, bytes shuffled, MB spilled, longest task by the median one."""
    code = CHILD.format(places=[os.path.join(HERE, ".."), HERE])
    told = subprocess.run([sys.executable, "-c", code, command, file], stderr=subprocess.PIPE, text=True, check=True).stderr
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
    before, uneven = None, False
    print("| ties | kith-spark s | computed s | MB | shuffled B/tie | spilled MB | longest task | kith s | computed s | MB | "
          "exponents |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for file in sorted(files, key=os.path.getsize):
        ties, ours, theirs = rows_of(file), spark(command, file), kith(program, command, file)
        grown = ""
        if before:
            by = math.log(ties / before[0])
            grown = f"{math.log(ours[1] / before[1]) / by:.2f}, {math.log(ours[3] / before[2]) / by:.2f}"
        print(f"| {ties:,} | {ours[0]:.0f} | {ours[1]:.0f} | {ours[2]:.0f} | {ours[3] / ties:.0f} | {ours[4]:.0f} | "
              f"{ours[5]:.1f} | {theirs[0]:.1f} | {theirs[1]:.1f} | {theirs[2]:.0f} | {grown} |", flush=True)
        before = ties, ours[1], ours[3]
        uneven |= ours[5] > event_log.UNEVEN
    return 1 if uneven else 0


if __name__ == "__main__":
    sys.exit(main())
