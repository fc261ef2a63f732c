"""Figures of people that take rounds, or the triangle join."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F

from .network import Along

DAMPING, SETTLED, WALK_ROUNDS = 0.85, 1e-11, 1000


def coreness(network):
    """id and coreness: the largest k of a group in which everyone has k contacts.

    Everybody takes the h-index of their contacts' values, degrees at first, until nothing changes.
    Lu, Zhou, Zhang & Stanley (2016), Nat. Commun. 7:10168."""
    along = Along(network, network.ends())
    values = network.degrees().select("id", F.col("degree").alias("coreness"))
    while True:
        heard = along.hear(values).groupBy("a").agg(
            F.sort_array(F.collect_list(F.when(F.expr("a <> b"), F.col("coreness"))), asc=False).alias("all"),
            F.max(F.when(F.expr("a = b"), F.col("coreness"))).alias("before"))
        index = F.size(F.filter("all", lambda value, place: value > place))
        found, told = network.store.keep_and_tell(
            heard.select(F.col("a").alias("id"), index.cast("long").alias("coreness"), "before"),
            moved=F.sum(F.col("before") - F.col("coreness")))
        values = found.select("id", "coreness")
        if not told["moved"]:
            along.close()
            return values


def pagerank(network):
    """id and pagerank: a walk along ties by weight, from everybody to anybody 15 times in 100.

    Stops where the scores together change by less than 1e-11."""
    out, n = network.out(), network.n
    given = out.groupBy("a").agg(F.sum("weight").alias("given"))
    shares = out.join(given, "a").select(F.col("b").alias("a"), F.col("a").alias("b"),
                                         (F.col("weight") / F.col("given")).alias("weight"))
    along = Along(network, shares)
    passes = given.select(F.col("a").alias("id"), F.lit(True).alias("passes"))
    scores = network.with_people(passes, passes=False).withColumn("score", F.lit(1.0 / max(n, 1)))
    scores = network.store.keep(scores)
    last = None
    lost = scores.where("not passes").agg(F.sum("score")).first()[0] or 0.0
    for _ in range(WALK_ROUNDS):
        heard = along.hear(scores).groupBy(F.col("a").alias("id")).agg(
            F.sum(F.col("weight") * F.col("score")).alias("carried"),
            F.max(F.when(F.expr("a = b"), F.col("score"))).alias("before"),
            F.max(F.when(F.expr("a = b"), F.col("passes"))).alias("passes"))
        score = (1 - DAMPING) / n + DAMPING * (F.col("carried") + lost / n)
        kept, told = network.store.keep_and_tell(
            heard.select("id", score.alias("score"), "passes", "before"),
            change=F.sum(F.abs(F.col("score") - F.col("before"))), lost=F.sum(F.when(~F.col("passes"), F.col("score"))))
        network.store.drop(last) if last else None
        last, scores, lost = kept, kept.drop("before"), told["lost"] or 0.0
        if not told["change"] or told["change"] <= SETTLED:
            break
    along.close()
    return scores.select("id", F.col("score").alias("pagerank"))
