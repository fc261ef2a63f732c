"""The part of the graph in which every short route between two people runs, for kith intro."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import Window, functions as F

from .failure import USAGE, Failure
from .header import inner
from .session import at_ranks, table_of


def with_names(rows, names, end):
    """Rows one end of which is among `names` (ask, name), once for every question they are in."""
    on = ["ask", end] if "ask" in rows.columns else [end]
    return rows.join(F.broadcast(names.select("ask", F.col("name").alias(end))), on)


def ball(store, rows, names, steps):
    """ask, name of everybody within so many steps, whichever way ties go."""
    for _ in range(steps):
        beside = with_names(rows, names, "source").select("ask", F.col("target").alias("name")).union(
            with_names(rows, names, "target").select("ask", F.col("source").alias("name")))
        names = store.keep(names.union(beside).where("name <> ''").distinct())
    return names


def find_person(rows, option, name):
    """The name meant: exactly, else without regard to case when only one is."""
    ends = rows.select(F.explode(F.array("source", "target")).alias("name"))
    alike = ends.where(F.lower("name") == name.lower()).distinct().limit(10)
    found = sorted(row.name for row in alike.collect())
    if name in found:
        return name
    if len(found) == 1:
        return found[0]
    raise Failure(USAGE, f"{option}: nobody is called '{name}'" + (f"; there are: {', '.join(found)}" if found else ""))


def arcs(rows, directed):
    """The row of every arc (a, b), both ways of a two-way row; undirected, a < b."""
    if not directed:
        return rows.withColumns({"a": F.least("source", "target"), "b": F.greatest("source", "target")})
    one = rows.withColumns({"a": F.col("source"), "b": F.col("target")})
    back = rows.where("not one_way").withColumns({"a": F.col("target"), "b": F.col("source")})
    return one.union(back)


def median(store, weights):
    """Of the weights of all merged ties: the mean of the middle two."""
    count = weights.count()
    if not count:
        return 1.0
    lower, upper = at_ranks(store, weights, "weight", [(count - 1) // 2, count // 2])
    return (lower + upper) / 2


def merged_ties(store, graph, unweighted):
    """weight, a, b of every merged tie of the whole graph, and their median; found once."""
    if not hasattr(graph, "merged"):
        everything = arcs(graph.rows.where("target <> '' and source <> target"), graph.directed)
        merged = everything.groupBy("a", "b").agg((F.lit(1.0) if unweighted else F.sum("amount")).alias("weight"))
        graph.merged, told = store.keep_and_tell(merged.select("weight", "a", "b"),
                                                 others=F.sum(F.expr("cast(weight <> 1 as long)")))
        graph.median = median(store, graph.merged) if told["others"] else None
    return graph.merged, graph.median


def add_chances(store, graph, part, unweighted):
    """The rows of the part with `chance`, w / (w + median) over the merged ties of the whole graph, as
    kith intro would find it there. A two-way row of a directed graph becomes two, one for each way."""
    merged, middle = merged_ties(store, graph, unweighted)
    if middle is None:
        return part
    rows = arcs(part.where("target <> ''"), graph.directed)
    rows = rows.join(merged.withColumnRenamed("weight", "merged"), ["a", "b"], "left")
    if graph.directed:
        rows = rows.withColumns({"source": F.col("a"), "target": F.col("b"), "directed": F.lit("1")})
    chance = (F.col("merged") / (F.col("merged") + middle)).cast("string")
    chance = F.when(F.col("source") == F.col("target"), F.lit("")).otherwise(chance)
    if "chance" in part.columns:
        given = F.max(F.when(F.col("chance") != "", 1)).over(Window.partitionBy("ask", "a", "b"))
        chance = F.when(given.isNotNull(), F.col("chance")).otherwise(chance)
    rows = rows.withColumn("chance", chance)
    people = part.where("target = ''").withColumns({name: F.lit("") for name in rows.columns if name not in part.columns})
    return people.select(rows.columns).union(rows)


def near(store, graph, options, notes):
    """What `parts` finds for one question."""
    names = [find_person(graph.rows, option, name) for option, name in (("--me", options.me), ("--to", options.to)) if name]
    steps = options.steps if not options.to else max(1, options.steps // 2)
    asked = table_of(store.spark, [(0, name) for name in names], "ask long, name string")
    return parts(store, graph, asked, steps, bool(options.to), options.unweighted).drop("ask")


def told_along(rows):
    """Rows from which the whole graph is known in a part: the latest date, from which days count, and somebody with
    a label, for whose sake answers have columns of labels."""
    def first(column, of, rank):
        place = F.broadcast(of.select(rank(F.struct(column, "row")).alias("first")))
        return rows.join(place, (F.col("row") == F.col("first.row")) & (F.col(column) != "")).drop("first")
    if "date" in rows.columns:
        yield first("date", rows.where("target <> ''"), F.max)
    if "label" in rows.columns:
        yield first("label", rows.where("target = '' and label <> ''"), F.min)


def parts(store, graph, asked, steps, routes, unweighted=False):
    """For every question `ask`, the rows with both ends within so many steps of one of its people. With
    half the steps of a route, so are both ends of every tie of it, and all whom its ends know in common with
    those on it; for `routes`, rows that tell of the whole come along, and chances."""
    rows = graph.rows
    people = ball(store, rows, asked, steps)
    nobody = asked.select("ask", F.lit("").alias("name")).distinct()
    part = with_names(with_names(rows, people, "source"), people.union(nobody), "target")
    for row in told_along(rows) if routes else ():
        row = row.crossJoin(F.broadcast(nobody.select("ask")))
        part = part.union(row.select(part.columns)).dropDuplicates(["ask", "row"])
    if routes:
        part = add_chances(store, graph, part, unweighted)
    part = store.keep(part)
    columns = list(dict.fromkeys(name for name in graph.columns + ["directed", "chance"] if inner(name) in part.columns))
    cells = [F.col(f"`{inner(name)}`") for name in columns]
    told = part.select("ask", F.when(F.col("target") == "", 0).otherwise(2).alias("kind of row"), "row",
                       F.lit(0).alias("side"), "source", "target", *cells)
    bare = without_rows(rows, people).select("ask", F.lit(1), "met.row", "met.side", "name", F.lit(""),
                                             *[F.lit("").alias(name) for name in columns])
    cells = [cell.alias(name) for cell, name in zip(cells, columns)]
    return told.union(bare).orderBy("ask", "kind of row", "row", "side").select("ask", "source", "target", *cells)


def without_rows(rows, people):
    """ask, name of those who have no row of their own, and where they are first met in the whole graph: with
    rows in that order people have the same order in the part, and so have lists of them."""
    tie = F.col("target") != ""
    ends = rows.select(F.col("source").alias("name"), F.struct(tie.alias("tie"), "row", F.lit(0).alias("side")).alias("met"))
    ends = ends.union(rows.where(tie).select(F.col("target"), F.struct(tie.alias("tie"), "row", F.lit(1).alias("side"))))
    first = ends.join(F.broadcast(people.select("name").distinct()), "name").groupBy("name").agg(F.min("met").alias("met"))
    return people.join(first, "name").where("met.tie")
