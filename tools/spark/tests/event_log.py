#!/usr/bin/env python3
"""How evenly the tasks of Spark's steps shared the work, read from an event log.

    python3 tools/spark/tests/event_log.py LOG...

LOG is a file that spark.eventLog.enabled=true left, neither compressed nor rolled. Prints the steps that tell something of
balance, those of eight tasks and more that moved a megabyte a task: tasks, MB, longest task by the median one, in seconds
computed and in bytes; exit status 1 where a task computed more than three times as long as the median one, and a second at least.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import contextlib
import glob
import json
import statistics
import sys

FEW_TASKS, FEW_BYTES, SHORT, UNEVEN = 8, 1 << 20, 1.0, 3.0


class Stage:
    """One step: seconds computed and bytes read and written of every task, bytes shuffled and spilled of all."""

    def __init__(self):
        self.seconds, self.bytes, self.shuffled, self.spilled, self.name = [], [], 0, 0, ""

    def add(self, metrics):
        read, written = metrics["Shuffle Read Metrics"], metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
        self.seconds.append(metrics["Executor CPU Time"] / 1e9)
        self.bytes.append(metrics["Input Metrics"]["Bytes Read"] + metrics["Output Metrics"]["Bytes Written"] + written +
                          read["Remote Bytes Read"] + read["Local Bytes Read"])
        self.shuffled += written
        self.spilled += metrics["Disk Bytes Spilled"]

    def tells(self, bytes_a_task=FEW_BYTES):
        return len(self.seconds) >= FEW_TASKS and sum(self.bytes) >= bytes_a_task * len(self.bytes)

    def longest(self):
        """The longest task by the median one; 1 where it is too short to tell."""
        return by_median(self.seconds) if max(self.seconds) >= SHORT else 1.0

    def largest(self):
        return by_median(self.bytes)


def by_median(values):
    middle = statistics.median(values)
    return max(values) / middle if middle else float("inf")


def stages(path):
    """The steps of a log, in their order."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for event in map(json.loads, lines):
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                found.setdefault((event["Stage ID"], event["Stage Attempt ID"]), Stage()).add(event["Task Metrics"])
            elif event["Event"] == "SparkListenerStageCompleted":
                told = event["Stage Info"]
                found.setdefault((told["Stage ID"], told["Stage Attempt ID"]), Stage()).name = told["Stage Name"]
    return [found[key] for key in sorted(found)]


@contextlib.contextmanager
def kept(context, folder):
    """What a running Spark does meanwhile is written into the folder; yields a function that tells the steps afterwards."""
    jvm, inside = context._jvm, context._jsc.sc()
    settings = inside.conf().clone().set("spark.eventLog.compress", "false").set("spark.eventLog.rolling.enabled", "false")
    log = jvm.org.apache.spark.scheduler.EventLoggingListener(
        context.applicationId, jvm.scala.Option.empty(), jvm.java.net.URI(f"file://{folder}"), settings,
        inside.hadoopConfiguration())
    log.start()
    inside.addSparkListener(log)
    try:
        yield lambda: stages(*glob.glob(f"{folder}/{context.applicationId}"))
    finally:
        inside.listenerBus().waitUntilEmpty()
        inside.removeSparkListener(log)
        log.stop()


def main():
    uneven = 0
    print("| tasks | MB | spilled MB | longest task by median: s | by median: bytes | step |")
    print("|---|---|---|---|---|---|")
    for stage in (stage for log in sys.argv[1:] for stage in stages(log) if stage.tells()):
        print(f"| {len(stage.seconds)} | {sum(stage.bytes) / 1e6:.0f} | {stage.spilled / 1e6:.0f} | {stage.longest():.1f} | "
              f"{stage.largest():.1f} | {stage.name.split(' at ')[0]} |")
        uneven += stage.longest() > UNEVEN
    return 1 if uneven else 0


if __name__ == "__main__":
    sys.exit(main())
