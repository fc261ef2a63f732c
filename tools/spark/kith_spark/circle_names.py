"""What to call a circle: by what sets its members apart, else by its best-connected member."""
# SPDX-License-Identifier: GPL-2.0-or-later
import math

from pyspark.sql import Window, functions as F

from . import graph as graphs

ALMOST_NEVER = 0.05
TERMS = 100_000  # of a sum at most; where a value sets a circle apart they fall fast
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?([T ]\d.*)?$"
FOUND = {  # columns that kith's tools add to people: no attributes of theirs
    "degree", "in", "out", "strength", "given_back", "clustering", "coreness", "pagerank", "component", "community",
    "circle", "confidence", "betweenness", "betweenness_error", "constraint", "effective_size", "efficiency", "hierarchy",
    "participation", "cutpoint", "why", "coordinator", "consultant", "gatekeeper", "representative", "liaison", "total",
    "route", "step", "x", "y", "mode", "next", "kinds", "new_circle", "lost_circle", "shared_values", "mutual_names",
    "name_field", "name_job", "name_company", "name_label", "ask_label", "next_label", "targets", "reach_rank",
    "break_rank", "rank_from", "rank_to", "cs_coefficient"}


def is_telling(cells):
    """Whether a column (cell) has words that people share."""
    each = cells.groupBy("cell").agg(F.count(F.lit(1)).alias("people"))
    words = graphs.number_of(F.col("cell"), True).isNull() & ~F.col("cell").rlike(DATE)
    filled, distinct, words, split = each.agg(
        F.sum("people"), F.count(F.lit(1)), F.sum(words.cast("long")), F.max(F.col("cell").rlike("[;|]"))).first()
    return bool(distinct) and 2 * words > distinct and (distinct < filled or split)


def values(network):
    """id, column (its place), value (folded) and text (as first met) of what people have; None: nothing tells."""
    graph, found = network.graph, []
    names = [name for name in graph.own if name not in FOUND]
    cells = network.store.keep(graphs.own_columns(graph, names)) if names else None
    for k, name in enumerate(names):
        cell = cells.select("id", F.col(f"cell {k}").alias("cell")).where("cell <> ''")
        if is_telling(cell):
            found.append(cell.select("id", F.lit(k).alias("column"), F.posexplode(F.split("cell", "[;|]")).alias(
                "place", "text")))
    if not found:
        return None
    every = found[0]
    for more in found[1:]:
        every = every.union(more)
    every = every.withColumn("text", graphs.trimmed(F.col("text"))).where("text <> ''")
    every = every.withColumn("value", F.lower("text"))
    first = Window.partitionBy("column", "value").orderBy("id", "place")
    return network.store.keep(every.withColumn("text", F.first("text").over(first)).select(
        "id", "column", "value", "text").distinct())


def log_choose(n, k):
    def log_factorial(x):
        return F.call_function("reflect", F.lit("org.apache.commons.math3.special.Gamma"), F.lit("logGamma"),
                               (x + 1).cast("double")).cast("double")
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k)


def log_chance(x, s, K, N):
    """Logarithm of the chance that x or more of s members have what K of N people have: Fisher (1922)."""
    def add(state, j):
        k = x + j
        term = state["term"] * (K - k) * (s - k) / ((k + 1) * (N - K - s + k + 1))
        return F.struct(term.alias("term"), (state["sum"] + term).alias("sum"))
    one = F.struct(F.lit(1.0).alias("term"), F.lit(1.0).alias("sum"))
    steps = F.sequence(F.lit(0), F.least(K - x, s - x, F.lit(TERMS)).cast("int"))
    rest = F.log(F.aggregate(steps, one, add)["sum"])
    return F.least(F.lit(0.0), log_choose(K, x) + log_choose(N - K, s - x) - log_choose(N, s) + rest)


def signs(network, circle):
    """number and sign of every circle that a value sets apart, the least probable one, joined by the next of
    another column; None where nothing tells people apart. As in kith's lib/wording/circle_names.h."""
    every = values(network)
    if every is None:
        return None
    members, groups = circle.agg(F.count(F.lit(1)), F.max("number")).first()
    kinds = every.select("column", "value").distinct().count()
    if not members or not kinds:
        return None
    limit = math.log(ALMOST_NEVER) - math.log(kinds) - math.log(groups)
    having = every.join(circle, "id").groupBy("number", "column", "value").agg(
        F.count(F.lit(1)).alias("x"), F.first("size").alias("s"), F.first("text").alias("text"))
    having = having.withColumn("K", F.sum("x").over(Window.partitionBy("column", "value")))
    having = having.where("x >= 2 and 2 * x >= s")
    chance = log_chance(F.col("x"), F.col("s"), F.col("K"), F.lit(members))
    best = having.withColumn("chance", chance).where(F.col("chance") < limit).groupBy("number", "column").agg(
        F.min(F.struct("chance", "text")).alias("best"))
    best = best.groupBy("number").agg(F.sort_array(F.collect_list("best")).alias("best"))
    return best.select("number", F.array_join(F.transform(F.slice("best", 1, 2), lambda one: one["text"]), ", ").alias(
        "sign"))


def centres(network, circle):
    """number, size, title and centre of every circle: its member of most contacts, the first by name among
    equals, and how many more there are; centre says the label where there is one, title the name."""
    member = circle.join(network.degrees(), "id").join(network.people, "id").withColumn("label", F.lit(""))
    if "label" in network.graph.own:
        label = graphs.own_columns(network.graph, ["label"]).withColumnRenamed("cell 0", "label")
        member = member.drop("label").join(label, "id", "left")
    best = F.min(F.struct((-F.col("degree")).alias("less"), "name", "label")).alias("best")
    known = member.groupBy("number").agg(F.first("size").alias("size"), best)
    called = F.when(F.col("best.label") != "", F.col("best.label")).otherwise(F.col("best.name"))
    others = F.when(F.col("size") > 1, F.concat(F.lit(" +"), (F.col("size") - 1).cast("string"))).otherwise("")
    return network.store.keep(known.select("number", "size", F.concat(called, others).alias("centre"),
                                           F.concat("best.name", others).alias("title")))


def circle_names(network, circle):
    """number and circle, the name of every circle; those that would share one are told apart by their centres."""
    known, sign = centres(network, circle), signs(network, circle)
    if sign is None:
        return known.select("number", F.col("centre").alias("circle"))
    known = known.join(sign, "number", "left")
    known = known.withColumn("uses", F.count("sign").over(Window.partitionBy("sign")))
    name = F.when(F.col("uses") == 1, F.col("sign")).when(
        F.col("uses") > 1, F.concat("sign", F.lit(" ("), "centre", F.lit(")"))).otherwise(F.col("centre"))
    return network.store.keep(known.select("number", name.alias("circle")))
