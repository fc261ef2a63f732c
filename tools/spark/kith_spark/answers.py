"""The answers: the columns of kith's tools of the same names."""
# SPDX-License-Identifier: GPL-2.0-or-later
from pyspark.sql import functions as F

from . import circle_names, components, graph as graphs, labels, measures, triangles
from .failure import USAGE, Failure
from .session import at_ranks, table_of


def empty(kind="double"):
    return F.lit(None).cast(kind)


def groups_of(network, options, notes):
    """id and group of whoever has one: a column of people's own rows, else circles found."""
    graph, column = network.graph, options.group or "community"
    if column in graph.own:
        return graphs.own_columns(graph, [column]).withColumnRenamed("cell 0", "group").where("group <> ''")
    if options.group:
        raise Failure(USAGE, f"--group: no person has anything in a column \"{column}\"; there are: "
                             f"{', '.join(graph.own) or 'none'}")
    notes.append("circles are those of kith-spark communities")
    circle = labels.circles(network, options.seed)
    return circle.select("id", F.col("number").cast("string").alias("group"))


def people(network, options, notes):
    graph = network.graph
    found = network.degrees()
    if network.directed:
        arcs = network.arcs
        given = arcs.groupBy(F.col("a").alias("id")).agg(F.count(F.lit(1)).alias("out"))
        taken = arcs.groupBy(F.col("b").alias("id")).agg(F.count(F.lit(1)).alias("in"))
        both = arcs.join(arcs.select(F.col("a").alias("b"), F.col("b").alias("a")), ["a", "b"]).groupBy(
            F.col("a").alias("id")).agg(F.count(F.lit(1)).alias("returned"))
        found = found.join(given, "id", "left").join(taken, "id", "left").join(both, "id", "left")
        found = found.fillna({"in": 0, "out": 0, "returned": 0})
        found = found.withColumn("given_back", F.when(F.col("out") > 0, F.col("returned") / F.col("out")))
    else:
        found = found.withColumns({"in": empty("long"), "out": empty("long"), "given_back": empty()})
    for more in (triangles.clustering(network).select("id", "clustering"), measures.coreness(network),
                 measures.pagerank(network),
                 components.components(network).select("id", F.col("number").alias("component"))):
        found = found.join(more, "id")
    found = found.join(groups_of(network, options, notes).withColumnRenamed("group", "community"), "id", "left")
    found = found.join(graph.people, "id")
    columns = ["name", "degree", "in", "out", "strength", "given_back", "clustering", "coreness", "pagerank", "component",
               "community"]
    own = [name for name in graph.own if name not in columns]
    if own:
        found = found.join(graphs.own_columns(graph, own), "id", "left")
    return found.orderBy("id").select(*columns, *[F.col(f"cell {k}").alias(name) for k, name in enumerate(own)])


def correlation(store, ties, x, y):
    """Of two columns over ties, both filled; None where one of them does not vary. The columns are kept, since their
    means are needed before the rest."""
    ties = store.keep(ties.select(x.alias("x"), y.alias("y")).where("x is not null and y is not null"))
    mean = ties.agg(F.avg("x"), F.avg("y"), F.sqrt(F.sum(F.col("x") ** 2) * F.sum(F.col("y") ** 2))).first()
    if mean[0] is None:
        return None
    x, y = F.col("x") - mean[0], F.col("y") - mean[1]
    both, spread = ties.agg(F.sum(x * y), F.sqrt(F.sum(x * x) * F.sum(y * y))).first()
    return both / spread if spread > 1e-14 * mean[2] else None


def by_category(ties):
    """Newman's assortativity of x and y, the groups of a tie's ends."""
    ties = ties.where("x <> '' and y <> ''")
    whole, within = ties.agg(F.count(F.lit(1)), F.sum(F.expr("cast(x = y as long)"))).first()
    if not whole:
        return None
    sent, taken = (ties.groupBy(F.col(end).alias("group")).count().withColumnRenamed("count", end) for end in "xy")
    chance = (sent.join(taken, "group").agg(F.sum(F.col("x") * F.col("y"))).first()[0] or 0) / whole ** 2
    return (within / whole - chance) / (1 - chance) if chance < 1 else None


def assortativities(network):
    """Name and value for every column in which people can be alike."""
    graph, found = network.graph, []
    names = [name for name in graph.own if name not in circle_names.FOUND | {"weight", "date", "kind", "directed"}]
    cells = graphs.own_columns(graph, names)
    for k, name in enumerate(names):
        cell = cells.select("id", F.col(f"cell {k}").alias("cell"))
        filled = cell.where("cell <> ''")
        if filled.groupBy("cell").count().where("count > 1").isEmpty():
            continue
        of = {end: cell.select(F.col("id").alias(key), F.col("cell").alias(end)) for key, end in (("a", "x"), ("b", "y"))}
        ties = network.out().join(of["x"], "a", "left").join(of["y"], "b", "left")
        if filled.where(graphs.number_of(F.col("cell"), False).isNull()).isEmpty():
            value = correlation(network.store, ties, graphs.number_of(F.col("x"), False), graphs.number_of(F.col("y"), False))
        else:
            value = by_category(ties)
        found.append((f"assortativity_{name}", value))
    return found


def reciprocity(network):
    if not network.directed or not network.tie_count:
        return None
    arcs = network.arcs
    back = arcs.select(F.col("a").alias("b"), F.col("b").alias("a"))
    return arcs.join(back, ["a", "b"]).count() / network.tie_count


def degree_assortativity(network):
    if not network.directed:
        ties = triangles.later_contacts(network).select(F.col("u.degree").alias("x"), F.explode("after.degree").alias("y"))
        return correlation(network.store, ties.union(ties.select("y", "x")), F.col("x"), F.col("y"))
    x = network.arcs.groupBy("a").agg(F.count(F.lit(1)).cast("double").alias("x"))
    y = network.arcs.groupBy("b").agg(F.count(F.lit(1)).cast("double").alias("y"))
    return correlation(network.store, network.arcs.join(x, "a").join(y, "b"), F.col("x"), F.col("y"))


def summary(network, options, notes):
    n, ties = network.n, network.tie_count
    pairs = n * (n - 1) / (1 if network.directed else 2)
    component = components.components(network)
    closed = triangles.clustering(network)
    mean, triples, possible = closed.agg(F.avg("clustering"), F.sum("closed"),
                                         F.sum(F.col("degree") * (F.col("degree") - 1))).first()
    rows = [
        ("people", n), ("ties", ties), ("isolates", network.degrees().where("degree = 0").count()),
        ("density", ties / pairs if n > 1 else None), ("mean_degree", 2 * network.pair_count / n if n else None),
        ("components", component.agg(F.max("number")).first()[0] or 0),
        ("largest", component.agg(F.max("size")).first()[0] or 0),
        ("mean_clustering", mean), ("transitivity", triples / possible if possible else None),
        ("diameter", None), ("mean_distance", None),
        ("reciprocity", reciprocity(network)), ("degree_assortativity", degree_assortativity(network)),
        *assortativities(network)]
    notes.append("diameter and mean_distance need searches from everybody and are left empty; kith summary finds them")
    rows = [(k, name, None if value is None else float(value)) for k, (name, value) in enumerate(rows)]
    frame = table_of(network.store.spark, rows, "place long, figure string, value double")
    return frame.orderBy("place").select("figure", "value")


def brokers(network, options, notes):
    notes.append("betweenness, cutpoint and why need searches through the whole graph and are left empty; kith brokers "
                 "finds them")
    between = triangles.shared(network)
    sides = between.union(between.select("b", "a", *between.columns[2:]))
    largest = network.ends().groupBy(F.col("a").alias("b")).agg(F.max("weight").alias("largest"))
    sides = sides.withColumn("invested", F.col("weight") + F.col("through")).join(largest, "b")
    squares = F.col("invested") ** 2
    sums = sides.groupBy(F.col("a").alias("id")).agg(
        F.sum(squares).alias("squares"), F.sum(squares * F.log(squares)).alias("logs"),
        F.sum(F.col("twice") / F.col("largest")).alias("redundancy"))
    found = network.degrees().join(sums, "id", "left").join(participation(network, options, notes), "id", "left")
    size = F.col("degree") - F.col("redundancy") / F.col("strength")
    # sum of y ln y with y = c / C, out of sum c ln c: the whole need not be known beforehand
    entropy = F.col("logs") / F.col("squares") - F.log("squares")
    hierarchy = 1 + entropy / F.log("degree")
    return found.join(network.people, "id").select(
        "name", "degree", empty().alias("betweenness"),
        (F.col("squares") / F.col("strength") ** 2).alias("constraint"), size.alias("effective_size"),
        (size / F.col("degree")).alias("efficiency"),
        F.when(F.col("degree") > 1, F.when(hierarchy < 1e-14, 0.0).otherwise(hierarchy)).alias("hierarchy"),
        "participation", empty("long").alias("cutpoint"), empty("string").alias("why")
    ).orderBy(F.asc_nulls_last("constraint"), "name")


def participation(network, options, notes):
    """id and participation: how evenly contacts are spread over groups."""
    group = groups_of(network, options, notes).withColumnRenamed("id", "b")
    count = network.ends().join(group, "b").groupBy(F.col("a").alias("id"), "group").count()
    return count.groupBy("id").agg((1 - F.sum(F.col("count") ** 2) / F.sum("count") ** 2).alias("participation"))


def first_met(network):
    """a and b of every tie with source and target as they stand where it is first met, and kinds."""
    ties = network.graph.ties.where("source <> target")
    row = F.struct("row", "source", "target")
    if network.directed:
        back = ties.where("not one_way").select("row", F.col("target").alias("a"), F.col("source").alias("b"), "kind")
        ways = ties.select("row", F.col("source").alias("a"), F.col("target").alias("b"), "kind").union(back)
        ends = [F.col("a").alias("source"), F.col("b").alias("target")]
        ways = ways.withColumns({"source": F.col("a"), "target": F.col("b")})
    else:
        ways = ties.select("row", F.least("source", "target").alias("a"), F.greatest("source", "target").alias("b"), "kind",
                           "source", "target")
        ends = [F.col("first.source").alias("source"), F.col("first.target").alias("target")]
    said = F.when(F.col("kind") != "", F.struct("row", "kind"))
    met = ways.groupBy("a", "b").agg(F.min(row).alias("first"), F.sort_array(F.collect_set(said)).alias("said"))
    parts = F.flatten(F.transform("said", lambda one: F.split(one["kind"], r"[;|]")))
    kinds = F.array_distinct(F.filter(F.transform(parts, lambda one: F.btrim(one, F.lit(graphs.BLANKS))),
                                      lambda one: one != ""))
    return met.select("a", "b", *ends, F.array_join(kinds, ";").alias("kinds"))


def disparity(share, degree):
    return F.when(degree < 2, 1.0).otherwise(F.greatest(F.lit(0.0), 1 - share) ** (degree - 1))


def backbone(network):
    """a, b, weight and backbone of every tie, in the direction it has."""
    ties = network.arcs if network.directed else network.pairs
    if network.directed:
        given = ties.groupBy("a").agg(F.sum("weight").alias("sa"), F.count(F.lit(1)).alias("ka"))
        taken = ties.groupBy("b").agg(F.sum("weight").alias("sb"), F.count(F.lit(1)).alias("kb"))
    else:
        given, taken = (network.degrees().select(F.col("id").alias(end), F.col("strength").alias(f"s{end}"),
                                                 F.col("degree").alias(f"k{end}")) for end in "ab")
    ties = ties.join(given, "a").join(taken, "b")
    return ties.select("a", "b", "weight", F.least(disparity(F.col("weight") / F.col("sa"), F.col("ka")),
                                                   disparity(F.col("weight") / F.col("sb"), F.col("kb"))).alias("backbone"))


def embedded(network):
    """pa < pb of every pair: shared, overlap, and class as far as surroundings tell."""
    degree = {end: network.degrees().select(F.col("id").alias(end), F.col("degree").alias(f"k{end}")) for end in "ab"}
    pairs = triangles.shared(network).join(degree["a"], "a").join(degree["b"], "b")
    others = F.col("ka") + F.col("kb") - 2 - F.col("shared")
    place = F.when((F.col("ka") == 1) | (F.col("kb") == 1), "pendant").when(F.col("shared") == 0, "local bridge")
    pairs = network.store.keep(pairs.select(F.col("a").alias("pa"), F.col("b").alias("pb"), "shared", F.when(
        others > 0, F.col("shared") / others).alias("overlap"), place.alias("class")))
    weak, moderate = terciles(network, pairs.where("class is null"))
    rest = F.when(F.col("overlap") > moderate, "strong").when(F.col("overlap") > weak, "moderate").otherwise("weak")
    return pairs.withColumn("class", F.coalesce("class", rest))


def terciles(network, rest):
    """The overlaps at the ranks ceil(R/3) and ceil(2R/3) of R ties."""
    count = rest.count()
    ranks = [(count + 2) // 3 - 1, (2 * count + 2) // 3 - 1]
    return [F.lit(value) for value in at_ranks(network.store, rest, "overlap", ranks)] if count else [F.lit(0.0)] * 2


def ties(network, options, notes):
    notes.append("span, tie_betweenness and dispersion need searches through the whole graph and are left empty, and what "
                 "is a bridge is called a local bridge; kith ties tells them apart")
    found = backbone(network).join(first_met(network), ["a", "b"])
    found = found.withColumns({"pa": F.least("a", "b"), "pb": F.greatest("a", "b")})
    found = found.join(embedded(network), ["pa", "pb"])
    group = groups_of(network, options, notes)
    for end in "ab":
        found = found.join(group.select(F.col("id").alias(end), F.col("group").alias(f"group_{end}")), end, "left")
    for end in ("source", "target"):
        known = network.people.select(F.col("id").alias(end), F.col("name").alias(f"{end}_name"))
        found = found.join(known, end)
    first = F.when(F.col("class") == "pendant", 2).when(F.col("class") == "local bridge", 0).otherwise(1)
    return found.withColumn("first", first).orderBy("first", "overlap", "source_name", "target_name").select(
        F.col("source_name").alias("source"), F.col("target_name").alias("target"), "weight", "shared", "overlap",
        empty().alias("span"), empty().alias("tie_betweenness"), F.expr("cast(group_a <> group_b as long)").alias("across"),
        empty().alias("dispersion"), "backbone", "kinds", "class", *[F.lit(1).alias("directed")] * network.directed)


def communities(network, options, notes):
    circle = labels.circles(network, options.seed)
    quality = labels.modularity(network, circle)
    names = circle_names.circle_names(network, circle)
    count = names.count()
    notes.append(f"{count} communit{'y' if count == 1 else 'ies'}" +
                 ("" if quality is None else f", modularity {quality:.10g}, by labels: everybody where most of their weight is"))
    found = network.people.join(circle, "id", "left").join(names, "number", "left")
    return found.orderBy(F.asc_nulls_last("number"), "name").select(
        "name", F.col("number").alias("community"), "circle", empty().alias("confidence"))


def web(network, options, notes):
    """Circles as if they were people: their rows, then the ties between them."""
    circle = labels.circles(network, options.seed)
    known = circle_names.centres(network, circle)
    of = {end: circle.select(F.col("id").alias(end), F.col("number").alias(f"circle_{end}")) for end in "ab"}
    ties = network.pairs.join(of["a"], "a").join(of["b"], "b").where("circle_a <> circle_b")
    ties = ties.groupBy(F.least("circle_a", "circle_b").alias("first"), F.greatest("circle_a", "circle_b").alias("second"))
    ties = ties.agg(F.sum("weight").alias("weight"), F.count(F.lit(1)).alias("ties"))
    rows = known.select(F.lit(0).alias("part"), "number", empty("long").alias("other"), F.col("title").alias("source"),
                        empty("string").alias("target"), empty().alias("weight"),
                        empty("long").alias("ties"), F.col("size").alias("people"))
    for end in ("first", "second"):
        ties = ties.join(known.select(F.col("number").alias(end), F.col("title").alias(f"{end}_title")), end)
    rows = rows.union(ties.select(F.lit(1), "first", "second", "first_title", "second_title", "weight", "ties",
                                  empty("long")))
    return rows.orderBy("part", "number", "other").select("source", "target", "weight", "ties", "people")


COMMANDS = {"summary": summary, "people": people, "ties": ties, "brokers": brokers, "communities": communities, "web": web}
