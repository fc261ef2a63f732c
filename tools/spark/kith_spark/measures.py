"""Figures of people that take rounds, or the triangle join."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F

from .network import Along

DAMPING, SETTLED, WALK_ROUNDS = 0.85, 1e-11, 1000
REMEMBERED = 5  # steps that are mixed


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


def solve(matrix, right):
    """x of a symmetric, positive system, a little of the diagonal added so that it is one."""
    n = len(right)
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for k in range(n):
        rows[k][k] += 1e-13 * matrix[k][k]
    for k in range(n):
        if rows[k][k] <= 0:
            return [0.0] * n
        for below in rows[k + 1:]:
            part = below[k] / rows[k][k]
            below[k:] = [a - part * b for a, b in zip(below[k:], rows[k][k:])]
    found = [0.0] * n
    for k in reversed(range(n)):
        found[k] = (rows[k][n] - sum(rows[k][j] * found[j] for j in range(k + 1, n))) / rows[k][k]
    return found


def mixture(told, depth):
    """Weights of the last steps, adding up to 1, whose changes together are least (Anderson 1965)."""
    if depth == 1:
        return [1.0]
    product = [[told[f"p{min(i, j)}{max(i, j)}"] for j in range(depth)] for i in range(depth)]
    less = [[product[i][j] - product[i][0] - product[0][j] + product[0][0] for j in range(1, depth)]
            for i in range(1, depth)]
    weights = solve(less, [product[0][0] - product[0][i] for i in range(1, depth)])
    return [1 - sum(weights), *weights]


def pagerank(network):
    """id and pagerank: a walk along ties by weight, from everybody to anybody 15 times in 100.

    Every round takes a step from the best mixture of the last ones, which saves about half of the rounds that
    plain steps take; ends where a step changes the scores together by less than 1e-11."""
    out, n = network.out(), max(network.n, 1)
    given = out.groupBy("a").agg(F.sum("weight").alias("given"))
    shares = out.join(given, "a").select(F.col("b").alias("a"), F.col("a").alias("b"),
                                         (F.col("weight") / F.col("given")).alias("weight"))
    along = Along(network, shares)
    passes = given.select(F.col("a").alias("id"), F.lit(True).alias("passes"))
    state = network.with_people(passes, passes=False).withColumn("x", F.lit(1.0 / n))
    state, told = network.store.keep_and_tell(state, lost=F.sum(F.when(~F.col("passes"), F.col("x"))))
    lost, depth = told["lost"] or 0.0, 0
    for _ in range(WALK_ROUNDS):
        before = state
        carried = along.hear(before.select("id", "x")).groupBy(F.col("a").alias("id")).agg(
            F.sum(F.col("weight") * F.col("x")).alias("carried"))
        depth = min(depth + 1, REMEMBERED)
        step = (1 - DAMPING) / n + DAMPING * (F.col("carried") + lost / n)
        old = [F.col(f"{kind}{k}").alias(f"{kind}{k + 1}") for k in range(depth - 1) for kind in "gf"]
        state = before.join(carried, "id").select("id", "passes", step.alias("g0"), (step - F.col("x")).alias("f0"), *old)
        sums = {f"p{i}{j}": F.sum(F.col(f"f{i}") * F.col(f"f{j}")) for i in range(depth) for j in range(i, depth)}
        state, told = network.store.keep_and_tell(
            state, change=F.sum(F.abs("f0")), **sums,
            **{f"lost{k}": F.sum(F.when(~F.col("passes"), F.col(f"g{k}"))) for k in range(depth)})
        network.store.drop(before)
        if not told["change"] or told["change"] <= SETTLED:
            break
        weights = mixture(told, depth)
        lost = sum(weight * (told[f"lost{k}"] or 0.0) for k, weight in enumerate(weights))
        place = state.place
        state = state.withColumn("x", sum(F.lit(weight) * F.col(f"g{k}") for k, weight in enumerate(weights)))
        state.place = place
    along.close()
    return state.select("id", F.col("g0").alias("pagerank"))
