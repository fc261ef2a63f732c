"""Triangles: one join on ties turned from the end with fewer contacts to the end with more."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F


def later_contacts(network):
    """u and its contacts `after` it, in the order of degree, then number: nobody has more than
    sqrt(2 ties) of them, hubs included. A contact is its degree, id, weight of the tie, strength. Found once."""
    if hasattr(network, "_later"):
        return network._later
    of = {end: network.degrees().select(F.col("id").alias(end), F.struct("degree", "id", "strength").alias(f"who_{end}"))
          for end in "ab"}
    pairs = network.pairs.join(of["a"], "a").join(of["b"], "b")
    turned = pairs.select(F.least("who_a", "who_b").alias("u"), F.greatest("who_a", "who_b").alias("v"), "weight")
    contact = F.struct("v.degree", "v.id", "v.strength", "weight")
    network._later = network.store.keep(turned.groupBy("u").agg(F.sort_array(F.collect_list(contact)).alias("after")))
    return network._later


def each(contacts, field):
    return F.transform(contacts, lambda contact: contact[field])


def triangles(network):
    """u, v, w of every triangle, once, with the weights uv, uw, vw and the strengths su, sv, sw.

    Each tie u - v takes u's contacts after v to v, where they meet v's own. What is sent is one number
    and one weight for every path of two ties that a third may close."""
    rows = later_contacts(network)
    sent = rows.select("u", "after", F.posexplode("after").alias("place", "v")).where("place + 1 < size(after)")
    rest = F.slice("after", F.col("place") + 2, F.size("after"))
    sent = sent.select("u", F.col("v.id").alias("v"), F.col("v.weight").alias("uv"), each(rest, "id").alias("ids"),
                       each(rest, "weight").alias("weights"))
    own = rows.select(F.col("u.id").alias("v"), F.col("u.strength").alias("sv"), each("after", "id").alias("own"), "after")
    met = sent.join(own, "v").withColumn("w", F.explode(F.array_intersect("ids", "own")))
    here = F.element_at("after", F.array_position("own", F.col("w")).cast("int"))
    there = F.element_at("weights", F.array_position("ids", F.col("w")).cast("int"))
    return met.select(F.col("u.id").alias("u"), "v", "w", "uv", there.alias("uw"), here["weight"].alias("vw"),
                      F.col("u.strength").alias("su"), "sv", here["strength"].alias("sw"))


def shared(network):
    """pairs with what lies between their ends: shared, the contacts in common; through, the sum of
    z_iq z_jq / s_q over these; twice, the sum of z_iq z_jq. Found once."""
    if not hasattr(network, "_shared"):
        network._shared = network.store.keep(sum_sides(network))
    return network._shared


def sum_sides(network):
    def side(i, j, q, product):
        return F.struct(F.least(i, j).alias("a"), F.greatest(i, j).alias("b"), product.alias("twice"),
                        (product / F.col(f"s{q}")).alias("through"))
    sides = F.array(side("u", "v", "w", F.col("uw") * F.col("vw")), side("u", "w", "v", F.col("uv") * F.col("vw")),
                    side("v", "w", "u", F.col("uv") * F.col("uw")))
    sums = triangles(network).select(F.inline(sides)).groupBy("a", "b").agg(
        F.count(F.lit(1)).alias("shared"), F.sum("through").alias("through"), F.sum("twice").alias("twice"))
    return network.pairs.join(sums, ["a", "b"], "left").fillna({"shared": 0, "through": 0.0, "twice": 0.0})


def clustering(network):
    """id, closed (ordered pairs of contacts who are tied) and clustering, null below two contacts."""
    closed = triangles(network).select(F.explode(F.array("u", "v", "w")).alias("id")).groupBy("id").agg(
        (2 * F.count(F.lit(1))).alias("closed"))
    found = network.degrees().join(closed, "id", "left").fillna({"closed": 0})
    possible = F.col("degree") * (F.col("degree") - 1)
    return found.select("id", "closed", "degree", F.when(possible > 0, F.col("closed") / possible).alias("clustering"))
