"""What hangs together."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F

from .network import both_ways
from .session import number


def roots(store, pairs):
    """id and root, the smallest person one hangs together with; only of people in `pairs`.

    Alternating stars: every person's larger contacts are hung on the smallest of all they know, then
    every person's smaller ones on the smallest of these, until nothing moves. O(log^2 n) rounds.
    Kiveris, Lattanzi, Mirrokni, Rastogi & Vassilvitskii (2014), SoCC '14."""
    stars = store.keep(pairs.select("a", "b").where("a <> b").distinct())
    mark = None
    while True:
        ways = both_ways(stars)
        least = ways.groupBy("a").agg(F.least(F.min("b"), F.col("a")).alias("least"))
        hung = ways.where("b > a").join(least, "a").select(F.col("least").alias("a"), "b").where("a <> b").distinct()
        hung = store.keep(hung)
        least = hung.groupBy("b").agg(F.min("a").alias("least"))
        known = hung.join(least, "b")
        moved = known.where("a <> least").select(F.col("least").alias("a"), F.col("a").alias("b")).union(
            known.select(F.col("least").alias("a"), "b")).distinct()
        stars, told = store.keep_and_tell(moved, count=F.count(F.lit(1)), hash=F.sum(F.xxhash64("a", "b")))
        before, mark = mark, told
        if mark == before:
            return stars.select(F.col("b").alias("id"), F.col("a").alias("root")).union(
                stars.select(F.col("a").alias("id"), F.col("a").alias("root")).distinct())


def roots_of_all(network, pairs):
    """id and root of everybody, alone where they are in no pair."""
    found = network.people.select("id").join(roots(network.store, pairs), "id", "left")
    return network.store.keep(found.select("id", F.coalesce("root", "id").alias("root")))


def ordered(network, groups, first):
    """id and `number` from 1: groups by falling size, equal sizes by the column `first`'s smallest."""
    sizes = groups.groupBy("root").agg(F.count(F.lit(1)).alias("size"), F.min(first).alias("first"))
    places = number(network.store, sizes.withColumn("less", -F.col("size")), ["less", "first"], "place")
    return groups.join(places.select("root", "size", (F.col("place") + 1).alias("number")), "root").drop("root")


def components(network):
    """id, size and number of the component everybody is in."""
    return network.store.keep(ordered(network, roots_of_all(network, network.pairs), "root"))
