"""What hangs together."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F

from .network import BROADCAST, both_ways
from .session import number

HEAVY = 8  # shares of a task's rows, one of which a person or a group may have


def few_rows(network, count):
    """Of so many rows, how many of one key may go to one task; None: what is known of keys can be sent everywhere."""
    parts = int(network.store.spark.conf.get("spark.sql.shuffle.partitions"))
    return None if network.n <= BROADCAST else count // (HEAVY * parts)


def beside(store, rows, told, key, few):
    """Rows with what is told of their key. A key of more than `few` rows (told has the column `rows`) is told where
    these are, so that no task gets all of them; `few` None: every key is."""
    if few is None:
        return rows.join(F.broadcast(told.drop("rows")), key)
    told = store.keep(told)
    many = F.broadcast(told.where(F.col("rows") > few).drop("rows"))
    others = rows.join(many.select(key), key, "left_anti")
    return rows.join(many, key).union(others.join(told.drop("rows"), key))


def least_of(rows, key, other):
    """`key`, the least `other` of it, and how many rows it has."""
    return rows.groupBy(key).agg(F.min(other).alias("least"), F.count(F.lit(1)).alias("rows"))


def roots(network, pairs):
    """id and root, the smallest person one hangs together with; only of people in `pairs` (a < b, none twice).

    Alternating stars: every person's larger contacts are hung on the smallest of all they know, then
    every person's smaller ones on the smallest of these, until nothing moves. O(log^2 n) rounds.
    Kiveris, Lattanzi, Mirrokni, Rastogi & Vassilvitskii (2014), SoCC '14."""
    store = network.store
    stars, told = keep_stars(store, pairs.select("a", "b"))
    while True:
        before, few = told, few_rows(network, told["count"])
        known = beside(store, stars, least_of(both_ways(stars), "a", F.least("a", "b")), "a", few)
        hung = store.keep(known.select(F.col("least").alias("a"), "b").distinct())
        known = beside(store, hung, least_of(hung, "b", "a"), "b", few)
        moved = known.where("a <> least").select(F.col("least").alias("a"), F.col("a").alias("b")).union(
            known.select(F.col("least").alias("a"), "b")).distinct()
        stars, told = keep_stars(store, moved)
        if told == before:
            return stars.select(F.col("b").alias("id"), F.col("a").alias("root")).union(
                stars.select(F.col("a").alias("id"), F.col("a").alias("root")).distinct())


def keep_stars(store, stars):
    return store.keep_and_tell(stars, count=F.count(F.lit(1)), hash=F.sum(F.xxhash64("a", "b")))


def roots_of_all(network, pairs):
    """id and root of everybody, alone where they are in no pair."""
    found = network.people.select("id").join(roots(network, pairs), "id", "left")
    return network.store.keep(found.select("id", F.coalesce("root", "id").alias("root")))


def ordered(network, groups, first):
    """id and `number` from 1: groups by falling size, equal sizes by the column `first`'s smallest."""
    sizes = groups.groupBy("root").agg(F.count(F.lit(1)).alias("size"), F.min(first).alias("first"))
    places = number(network.store, sizes.withColumn("less", -F.col("size")), ["less", "first"], "place")
    told = places.select("root", "size", (F.col("place") + 1).alias("number"), F.col("size").alias("rows"))
    return beside(network.store, groups, told, "root", few_rows(network, network.n)).drop("root")


def components(network):
    """id, size and number of the component everybody is in."""
    return network.store.keep(ordered(network, roots_of_all(network, network.pairs), "root"))
