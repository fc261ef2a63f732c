"""Circles by label propagation, in rounds in which all decide at once."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import Window, functions as F

from .components import ordered, roots_of_all
from .network import Along

ROUNDS = 200
EQUAL = 1 - 1e-9


def signed(number):
    return number - (1 << 64) if number >> 63 else number


def mix(state, value):
    """Splitmix64's next number from a state with a value in it; Steele, Lea & Flood (2014)."""
    z = state.bitwiseXOR(value) + F.lit(signed(0x9E3779B97F4A7C15))
    z = z.bitwiseXOR(F.shiftrightunsigned(z, 30)) * F.lit(signed(0xBF58476D1CE4E5B9))
    z = z.bitwiseXOR(F.shiftrightunsigned(z, 27)) * F.lit(signed(0x94D049BB133111EB))
    return z.bitwiseXOR(F.shiftrightunsigned(z, 31))


def long(number):
    return F.lit(number).cast("long")


def next_round(along, labels, seed, turn):
    """id, label and whether one was content, after one more round; the rule is in README.md."""
    heard = along.hear(labels)
    sums = heard.groupBy("a", "label").agg(F.sum("weight").alias("total"), F.max(F.expr("a = b")).alias("own"))
    heavy = F.col("total") >= F.max("total").over(Window.partitionBy("a")) * EQUAL
    sums = sums.withColumn("heavy", heavy)
    lot = mix(mix(long(seed), long(turn)), F.col("a"))
    key = F.shiftrightunsigned(mix(lot, F.col("label")), 1)
    if stays(turn):
        key = F.when(F.col("own"), F.lit(-1)).otherwise(key)
    best = F.min(F.when(F.col("heavy"), F.struct(key.alias("key"), "label")))
    chosen = sums.groupBy("a").agg(best.alias("best"), F.max(F.when(F.col("own"), F.col("label"))).alias("label"),
                                   F.max(F.col("own") & F.col("heavy")).alias("content"))
    turned = lot.bitwiseAND(F.lit(3)) == 3
    return chosen.select(F.col("a").alias("id"), F.when(turned, F.col("best.label")).otherwise(F.col("label")).alias("label"),
                         "content")


def stays(turn):
    """Whether in this round who is content keeps the label."""
    return turn % 2 == 1 or turn >= ROUNDS // 2


def propagate(network, seed):
    """id and label of everybody."""
    store = network.store
    along = Along(network, network.ends())
    labels = network.people.select("id", F.col("id").alias("label"))
    for turn in range(ROUNDS):
        labels, told = store.keep_and_tell(next_round(along, labels, seed, turn),
                                           restless=F.sum(F.expr("cast(not content as long)")))
        labels = labels.drop("content")
        if stays(turn) and not told["restless"]:
            break
    along.close()
    return labels


def circles(network, seed):
    """id, size and number of everybody's circle; people without ties have none. Found once.

    Who shares a label without hanging together through others who do is parted; circles are
    numbered by falling size, equal sizes by their smallest name."""
    if hasattr(network, "_circles"):
        return network._circles
    labels = propagate(network, seed)
    of = {end: labels.select(F.col("id").alias(end), F.col("label").alias(f"label_{end}")) for end in "ab"}
    inside = network.pairs.join(of["a"], "a").join(of["b"], "b").where("label_a = label_b")
    tied = roots_of_all(network, inside).join(network.degrees().where("degree > 0").select("id"), "id")
    network._circles = network.store.keep(ordered(network, tied.join(network.people, "id"), "name").drop("name"))
    return network._circles


def modularity(network, circle):
    """Newman's, of the network as directed as it is; `circle`: id and number."""
    of = {end: circle.select(F.col("id").alias(end), F.col("number").alias(f"circle_{end}")) for end in "ab"}
    out = network.out()
    inside = out.join(of["a"], "a", "left").join(of["b"], "b", "left")
    whole, within = inside.agg(F.sum("weight"), F.sum(F.when(F.expr("circle_a = circle_b"), F.col("weight")))).first()
    if not whole:
        return None
    given = inside.groupBy(F.col("circle_a").alias("circle")).agg(F.sum("weight").alias("given"))
    taken = inside.groupBy(F.col("circle_b").alias("circle")).agg(F.sum("weight").alias("taken"))
    chance = given.join(taken, "circle").agg(F.sum(F.col("given") * F.col("taken"))).first()[0] or 0
    return (within or 0) / whole - chance / whole ** 2
