"""Spark, and where what is found in between is kept."""
# SPDX-License-Identifier: GPL-2.0-or-later
import os
import uuid

from pyspark.sql import DataFrame, Observation, SparkSession, functions as F

BYTES_A_PART = 32 << 20
SMALL = 1 << 20


def start(master=None):
    """Spark as spark-submit set it up, else two threads of this machine, heard by nobody else."""
    builder = SparkSession.builder.appName("kith-spark")
    local = master or (None if "SPARK_ENV_LOADED" in os.environ or "PYSPARK_GATEWAY_PORT" in os.environ else "local[*]")
    if local:
        builder = builder.master(local)
        if local.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            builder = builder.config("spark.driver.memory", f"{half_of_memory()}m")
    settings = {
        "spark.sql.ansi.enabled": "false",  # hashes of label propagation wrap around
        "spark.sql.csv.parser.columnPruning.enabled": "false",  # every row is checked whole
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.broadcastTimeout": "3600",
        "spark.sql.files.ignoreCorruptFiles": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def half_of_memory():
    """In MB; PYSPARK_SUBMIT_ARGS="--driver-memory 4g pyspark-shell" in the environment goes before it."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 21


class Store:
    """A folder of tables, on whatever the cluster shares; a table kept has no lineage, so that a
    worker that is lost costs the step at hand and no more, and rounds do not grow. Of a `small` graph
    tables are kept in memory: writing and opening files would take longer than all else."""

    def __init__(self, spark, folder):
        self.spark, self.folder, self.count = spark, f"{folder}/kith-spark-{uuid.uuid4().hex}", 0
        self.small = False

    def keep(self, frame):
        if self.small:
            kept = self.spark._jsparkSession.createDataFrame(frame._jdf.collectAsList(), frame._jdf.schema())
            kept = DataFrame(kept, self.spark)
            kept.place = None
            return kept
        self.count += 1
        path = f"{self.folder}/{self.count}"
        frame.write.option("compression", "lz4").parquet(path)
        kept = self.spark.read.schema(frame.schema).parquet(path)
        kept.place = path
        return kept

    def keep_and_tell(self, frame, **figures):
        """The table kept, and sums over it that were taken while it was written."""
        seen = Observation()
        kept = self.keep(frame.observe(seen, *[figure.alias(name) for name, figure in figures.items()]))
        return kept, seen.get

    def drop(self, kept):
        """Frees a table that the next round has made needless."""
        if kept.place:
            remove(self.spark, kept.place)

    def close(self):
        remove(self.spark, self.folder)


def file_system(spark, path):
    jvm = spark._jvm
    path = jvm.org.apache.hadoop.fs.Path(path)
    return path.getFileSystem(spark._jsc.hadoopConfiguration()), path


def remove(spark, path):
    system, path = file_system(spark, path)
    system.delete(path, True)


def size_of(spark, paths):
    """Bytes of all the files of the paths."""
    total = 0
    for name in paths:
        system, path = file_system(spark, name)
        total += system.getContentSummary(path).getLength()
    return total


def divide(spark, size):
    """Sets in how many parts tables of so many bytes are worked on: enough for every core, none too large.
    What is small is not worth compiling code for. Returns whether it is."""
    small = size < SMALL
    parts = 1 if small else max(spark.sparkContext.defaultParallelism, -(-size // BYTES_A_PART))
    for name, value in {"shuffle.partitions": parts, "adaptive.enabled": not small, "codegen.wholeStage": not small,
                        "leafNodeDefaultParallelism": 1 if small else spark.sparkContext.defaultParallelism}.items():
        spark.conf.set(f"spark.sql.{name}", str(value).lower())
    return small


def table_of(spark, rows, schema):
    """A table of a few rows, `schema` their names and types; no Python worker is started for it."""
    types = [column.split() for column in schema.split(", ")]
    cells = [F.struct(*[F.lit(value).cast(kind).alias(name) for value, (name, kind) in zip(row, types)]) for row in rows]
    return spark.range(1).select(F.inline(F.array(*cells)))


def number(store, frame, order, name):
    """Adds the column `name`: 0, 1, 2 ... in the order of the columns `order`.

    Sorts, counts each part (one number a part goes to the driver) and adds what stands before. The frame
    is kept first where it would be computed twice: once to find where to part it."""
    parts = int(store.spark.conf.get("spark.sql.shuffle.partitions"))
    frame = frame if parts == 1 else store.keep(frame)
    ordered = frame.repartitionByRange(parts, *order).sortWithinPartitions(*order)
    ordered = store.keep(ordered.withColumn("slot", F.monotonically_increasing_id()))
    part = F.shiftright("slot", 33)
    before, total = [], 0
    for which, count in sorted(map(tuple, ordered.groupBy(part).count().collect())):
        before.append((which, total - (which << 33)))
        total += count
    shifts = table_of(store.spark, before or [(0, 0)], "part long, shift long")
    shifted = ordered.join(F.broadcast(shifts), part == shifts.part)
    return shifted.withColumn(name, F.col("slot") + F.col("shift")).drop("part", "slot", "shift")


def at_ranks(store, frame, column, ranks):
    """The values of a column at some ranks, from 0."""
    ranked = number(store, frame.select(column), [column], "rank")
    found = {row["rank"]: row[column] for row in ranked.where(F.col("rank").isin(ranks)).collect()}
    return [found[rank] for rank in ranks]
