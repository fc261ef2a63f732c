"""On a cluster of one master and two workers, on loopback; workers that are lost change nothing in the answer."""
# SPDX-License-Identifier: GPL-2.0-or-later
import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

import bed
import side_by_side

ANSWER = """
import sys, threading, time
sys.path.insert(0, {package!r})
from kith_spark import cli, graph, session

def divide(spark, size):
    for name, value in {{"shuffle.partitions": 4, "adaptive.enabled": "false", "codegen.wholeStage": "false"}}.items():
        spark.conf.set("spark.sql." + name, value)

def watch(context, step):
    tracker = context.statusTracker()
    at_work = lambda: filter(None, map(tracker.getStageInfo, tracker.getActiveStageIds()))
    while not any(stage.numActiveTasks > 1 for stage in at_work()):
        time.sleep(0.001)
    print("busy with", step, file=sys.stderr, flush=True)

def keep(store, frame):
    step = {{"through": "triangles", "content": "labels"}}.get(frame.columns[-2 if "through" in frame.columns else -1])
    if step and step not in seen:
        seen.add(step)
        context = store.spark.sparkContext
        while context._jsc.sc().getExecutorMemoryStatus().size() < 3:
            time.sleep(0.1)
        threading.Thread(target=watch, args=(context, step), daemon=True).start()
    store.spark.conf.set("spark.sql.autoBroadcastJoinThreshold", -1 if step == "triangles" else 10 << 20)
    return real(store, frame)

def failed_tasks(context):
    told = context._jsc.sc().statusStore()
    stages = told.stageList(None, False, False, context._gateway.new_array(context._jvm.double, 0), None)
    return sum(stages.apply(k).numFailedTasks() for k in range(stages.length()))

def close(store):
    print("failed tasks", failed_tasks(store.spark.sparkContext), file=sys.stderr)
    end(store)

seen, graph.divide = set(), divide
real, session.Store.keep, end, session.Store.close = session.Store.keep, keep, session.Store.close, close
sys.exit(cli.run(sys.argv[1:]))
"""


def spark_class(*arguments):
    import pyspark
    home = os.path.dirname(pyspark.__file__)
    return subprocess.Popen([os.path.join(home, "bin", "spark-class"), *arguments], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True, start_new_session=True,
                            env={**os.environ, "SPARK_HOME": home, "SPARK_LOCAL_IP": "127.0.0.1"})


def wait_for(process, pattern):
    """What a server says when it is ready; reads on afterwards, so that it never waits."""
    for line in process.stderr:
        found = re.search(pattern, line)
        if found:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[0]
    raise AssertionError(f"a server ended before it said {pattern}")


def end(process):
    """A server and the executors it started, which are of its process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def write_ties(path):
    """Circles of thirty, and ties between them."""
    draw = random.Random(7)
    with open(path, "w", encoding="utf-8") as out:
        out.write("source,target,weight\n")
        for _ in range(4000):
            a = draw.randrange(300)
            b = a // 30 * 30 + draw.randrange(30) if draw.random() < 0.9 else draw.randrange(300)
            out.write(f"p{a},p{b},{draw.randrange(1, 9)}\n")


class Cluster(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        master = self.server(r"spark://127\.0\.0\.1:\d+", "master.Master", "--host", "127.0.0.1", "--port", "0")
        self.url = master.said
        self.workers = [self.worker(), self.worker()]

    def server(self, ready, name, *arguments):
        process = spark_class(f"org.apache.spark.deploy.{name}", *arguments, "--webui-port", "0")
        self.addCleanup(end, process)
        process.said = wait_for(process, ready)
        return process

    def worker(self):
        return self.server("registered with master", "worker.Worker", "--host", "127.0.0.1", "-c", "1", "-m", "1g",
                           "-d", os.path.join(self.folder.name, "work"), self.url)

    def answer(self, *arguments):
        """What brokers finds while workers are killed, another one coming after the first; what was said."""
        code = ANSWER.format(package=os.path.join(bed.HERE, ".."))
        asked = subprocess.Popen([sys.executable, "-c", code, *arguments, "--master", self.url, "--work", self.folder.name],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                 env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"})
        self.addCleanup(asked.kill)
        out, said = [], []
        listener = threading.Thread(target=lambda: out.append(asked.stdout.read()))
        listener.start()
        for line in asked.stderr:
            said.append(line)
            if line.startswith("busy"):
                end(self.workers.pop(0))
                self.workers.append(self.worker())
        listener.join()
        self.assertEqual(asked.wait(), 0, "".join(said)[-3000:])
        return out[0], "".join(said)

    def test_workers_lost_in_the_triangle_join_and_while_labels_spread(self):
        ties = os.path.join(self.folder.name, "ties.csv")
        write_ties(ties)
        ours, said = self.answer("brokers", ties)
        self.assertRegex(said, "(?s)busy with triangles.*busy with labels.*failed tasks [1-9]")
        report = side_by_side.Report()
        side_by_side.compare(report, "brokers", "cluster", side_by_side.ask_kith(bed.KITH, "brokers", ties, []),
                             side_by_side.table(ours))
        self.assertEqual(report.differing, 0)
        self.assertGreater(report.compared, 2000)
