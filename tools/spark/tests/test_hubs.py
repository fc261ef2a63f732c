"""People with very many ties do not leave one task with the work of all."""
# SPDX-License-Identifier: GPL-2.0-or-later
import random
import tempfile
import types
import unittest

from pyspark.sql import functions as F

import bed  # noqa: F401
import event_log
import side_by_side
from kith_spark import components, graph, session, triangles

HUBS, SPOKES, PEOPLE, OTHERS = 4, 2500, 8000, 20_000
PARTS = 8
SETTINGS = {"shuffle.partitions": PARTS, "adaptive.enabled": "false", "codegen.wholeStage": "false", "autoBroadcastJoinThreshold": -1,
            "files.maxPartitionBytes": 4 << 20}  # what it costs to open a file: so every file is read in a task of its own
RING = 24_000


def write_ties(path):
    """Hubs that many know, who come first; who knows them knows others, too."""
    draw = random.Random(3)
    with open(path, "w", encoding="utf-8") as out:
        out.write("source,target\n")
        for hub in range(HUBS):
            out.writelines(f"h{hub},p{person}\n" for person in draw.sample(range(PEOPLE), SPOKES))
        out.writelines(f"p{draw.randrange(PEOPLE)},p{draw.randrange(PEOPLE)}\n" for _ in range(OTHERS))


class Hubs(unittest.TestCase):
    def setUp(self):
        self.spark = session.start("local[2]")
        for name, value in SETTINGS.items():
            name = f"spark.sql.{name}"
            self.addCleanup(self.spark.conf.set, name, self.spark.conf.get(name))
            self.spark.conf.set(name, str(value))
        self.replace(graph, "divide", lambda spark, size: None)
        self.replace(components, "BROADCAST", 0)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def replace(self, owner, name, value):
        self.addCleanup(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)

    def check(self, work):
        """What is found by work none of whose tasks moves three times as much as the median one of its step: of as many as
        there are parts, since a step that reads two tables has tasks of two sizes."""
        with event_log.kept(self.spark.sparkContext, self.folder) as stages:
            found = work()
        telling = [stage for stage in stages() if stage.tells(bytes_a_task=16 << 10)]
        self.assertGreater(len(telling), 4)
        largest = [event_log.by_median(sorted(stage.bytes)[-PARTS:]) for stage in telling]
        self.assertLess(max(largest), event_log.UNEVEN)
        return found

    def test_triangles_of_people_whom_very_many_know(self):
        ties = f"{self.folder}/ties.csv"
        write_ties(ties)
        asked = side_by_side.Spark(ties, [])
        self.addCleanup(asked.store.close)
        self.check(lambda: triangles.shared(asked.analysed()))

    def test_all_who_hang_together_hang_on_one_person(self):
        ring = self.spark.range(1, RING, numPartitions=PARTS)
        pairs = ring.select(F.lit(0).cast("long").alias("a"), F.col("id").alias("b")).union(
            ring.where(F.col("id") < RING - 1).select("id", F.col("id") + 1))
        network = types.SimpleNamespace(store=session.Store(self.spark, self.folder), n=RING)
        found = self.check(lambda: components.roots(network, pairs))
        self.assertEqual(tuple(found.agg(F.count("id"), F.max("root")).first()), (RING, 0))
