"""The graph as analysed: parallel ties summed, loops left out, direction and weights applied."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark import StorageLevel
from pyspark.sql import functions as F

BROADCAST = 4 << 20  # people whose figures are sent to every worker rather than to where their ties are


class Network:
    """pairs   a < b, weight: who is tied to whom in either direction, weights summed
    arcs    a, b, weight: who points at whom; None where ties have no direction"""

    def __init__(self, store, graph, unweighted):
        self.store, self.graph, self.n, self.people = store, graph, graph.n, graph.people
        self.directed = graph.directed
        ties = graph.ties.where(F.col("source") != F.col("target"))
        total = F.lit(1.0) if unweighted else F.sum("weight")
        ways = ties.select(F.col("source").alias("a"), F.col("target").alias("b"), "weight")
        if self.directed:
            back = ties.where(~F.col("one_way")).select(F.col("target").alias("a"), F.col("source").alias("b"), "weight")
            self.arcs = store.keep(ways.union(back).groupBy("a", "b").agg(total.alias("weight")))
            ways = self.arcs
            total = F.sum("weight")
        else:
            self.arcs = None
        pair = ways.select(F.least("a", "b").alias("a"), F.greatest("a", "b").alias("b"), "weight")
        self.pairs = store.keep(pair.groupBy("a", "b").agg(total.alias("weight")))
        self.pair_count = self.pairs.count()
        self.tie_count = self.arcs.count() if self.directed else self.pair_count

    def ends(self):
        """Every pair from both of its ends: a, b, weight."""
        return both_ways(self.pairs)

    def out(self):
        """Who points at whom; undirected, every pair from both ends."""
        return self.arcs if self.directed else self.ends()

    def degrees(self):
        """id, degree, strength of everybody; kept once."""
        if not hasattr(self, "_degrees"):
            met = self.ends().groupBy(F.col("a").alias("id")).agg(
                F.count(F.lit(1)).alias("degree"), F.sum("weight").alias("strength"))
            self._degrees = self.store.keep(self.with_people(met, degree=0, strength=0.0))
        return self._degrees

    def with_people(self, found, **missing):
        """What was found of some people, for everybody: others get the values given."""
        everybody = self.people.select("id").join(found, "id", "left")
        return everybody.fillna(missing)


def both_ways(pairs):
    turned = [F.col({"a": "b", "b": "a"}.get(name, name)).alias(name) for name in pairs.columns]
    return pairs.union(pairs.select(*turned))


class Along:
    """What everybody hears from their contacts, round after round; everybody hears themselves too,
    at weight 0. Ties stay where they are: beside who hears while the values of all people can be
    sent everywhere, else beside who speaks."""

    def __init__(self, network, arcs):
        self.near = network.n <= BROADCAST
        self.parts = int(network.store.spark.conf.get("spark.sql.shuffle.partitions"))
        own = network.people.select(F.col("id").alias("a"), F.col("id").alias("b"), F.lit(0.0).alias("weight"))
        self.arcs = arcs.select("a", "b", "weight").union(own).repartition(self.parts, "a" if self.near else "b")
        self.arcs = self.arcs.persist(StorageLevel.MEMORY_AND_DISK)

    def hear(self, values):
        """a, b, weight and b's values, everything that one person hears in one place."""
        values = values.withColumnRenamed("id", "b")
        if self.near:
            return self.arcs.join(F.broadcast(values), "b")
        return self.arcs.join(values, "b").repartition(self.parts, "a")

    def close(self):
        self.arcs.unpersist()


def notes_on_rows(network):
    """What is said of rows that were merged or left out."""
    graph, notes = network.graph, []
    loops = graph.facts["loops"] or 0
    rows = graph.ties.agg(F.sum(F.when(F.col("source") == F.col("target"), 0).when(
        F.lit(graph.directed) & ~F.col("one_way"), 2).otherwise(1))).first()[0] or 0
    parallel = rows - network.tie_count
    if parallel:
        notes.append(f"{parallel} parallel tie{' was' if parallel == 1 else 's were'} summed")
    if loops:
        notes.append(f"{loops} tie{' of a person to themselves was' if loops == 1 else 's of people to themselves were'} "
                     "left out")
    return notes
