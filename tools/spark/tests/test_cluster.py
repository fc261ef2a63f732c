"""On a cluster of one master and two workers, on loopback; workers that are lost change nothing in the answer."""
# SPDX-License-Identifier: GPL-2.0-or-later
import contextlib
import io
import os
import random
import re
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import bed
import side_by_side
from kith_spark import cli, graph, session

LITTLE = {"shuffle.partitions": 4, "adaptive.enabled": "false", "codegen.wholeStage": "false"}


def set_all(spark, size=None):
    for name, value in LITTLE.items():
        spark.conf.set(f"spark.sql.{name}", value)


def failed_tasks(context):
    told = context._jsc.sc().statusStore()
    stages = told.stageList(None, False, False, context._gateway.new_array(context._jvm.double, 0), None)
    return sum(stages.apply(k).numFailedTasks() for k in range(stages.length()))


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
        bed.stop()
        self.addCleanup(bed.stop)

    def server(self, ready, name, *arguments):
        process = spark_class(f"org.apache.spark.deploy.{name}", *arguments, "--webui-port", "0")
        self.addCleanup(end, process)
        process.said = wait_for(process, ready)
        return process

    def worker(self):
        return self.server("registered with master", "worker.Worker", "--host", "127.0.0.1", "-c", "1", "-m", "1g",
                           "-d", os.path.join(self.folder.name, "work"), self.url)

    def replace(self, owner, name, value):
        self.addCleanup(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)

    def answer(self, *arguments):
        """What brokers finds while two workers are killed, another one coming after the first."""
        keep, close, lost = session.Store.keep, session.Store.close, []

        def lose_worker(context, step):
            tracker = context.statusTracker()
            while not any(stage.numActiveTasks > 1 for stage in filter(None, map(
                    tracker.getStageInfo, tracker.getActiveStageIds()))):
                time.sleep(0.001)
            lost.append(step)
            end(self.workers.pop(0))
            if step == "triangles":
                self.workers.append(self.worker())

        def keep_and_lose(store, frame):
            step = {"through": "triangles", "content": "labels"}.get(frame.columns[-2 if "through" in frame.columns else -1])
            if step and step not in asked:
                asked.append(step)
                context = store.spark.sparkContext
                while context._jsc.sc().getExecutorMemoryStatus().size() < 3:
                    time.sleep(0.1)
                threading.Thread(target=lose_worker, args=(context, step), daemon=True).start()
            store.spark.conf.set("spark.sql.autoBroadcastJoinThreshold", -1 if step == "triangles" else 10 << 20)
            return keep(store, frame)

        def count_and_close(store):
            failed.append(failed_tasks(store.spark.sparkContext))
            close(store)

        asked, failed = [], []
        self.replace(graph, "divide", set_all)
        self.replace(session.Store, "keep", keep_and_lose)
        self.replace(session.Store, "close", count_and_close)
        out = io.StringIO()
        self.assertEqual(cli.run([*arguments, "--master", self.url, "--work", self.folder.name], out), 0)
        self.assertEqual(lost, ["triangles", "labels"])
        self.assertGreater(failed[0], 0)
        return out.getvalue()

    def test_workers_lost_in_the_triangle_join_and_while_labels_spread(self):
        ties = os.path.join(self.folder.name, "ties.csv")
        write_ties(ties)
        ours = self.answer("brokers", ties)
        report = side_by_side.Report()
        side_by_side.compare(report, "brokers", "cluster", side_by_side.ask_kith(bed.KITH, "brokers", ties, []),
                             side_by_side.table(ours))
        self.assertEqual(report.differing, 0)
        self.assertGreater(report.compared, 2000)
