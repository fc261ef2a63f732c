"""From CSV or Parquet to a graph: names become numbers, as kith numbers them."""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv

from pyspark.errors import AnalysisException
from pyspark.sql import functions as F

from . import header as headers
from .failure import DATA, SYSTEM, Failure
from .session import divide, file_system, number, remove, size_of

BLANKS = " \t\n\r\f\v"
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
LEAST, MOST = 1e-100, 1e100
TORN = "\ufffd\0"  # in place of what is not UTF-8, and what no text has
NO_TEXT = "this is not UTF-8 text; save the file as UTF-8, or let kith read it, which knows others"
EMPTY = "the file is empty; it needs at least a header, \"source,target\" for a network"


def compose(end):
    """Names are compared in NFC; a file of plain ASCII does not come here."""
    return F.expr(f"reflect('com.ibm.icu.text.Normalizer', 'compose', {end}, false)")


class Graph:
    """rows      the file: row (its order), source, target, every other column by its inner name, and of ties amount
              (the weight as a number) and one_way
    columns   names of these other columns; own: of those that people have something in
    directed  whether any tie goes one way
    people    id, name: those with rows of their own first, then as first met; n of them
    ties      row, source and target (ids), weight, one_way, kind; loops and parallel rows included
    facts     what was counted on the way"""

    def __init__(self, rows, facts):
        self.rows, self.facts, self.columns = rows, facts, [headers.outer(name) for name in others(rows)]
        self.own = [name for k, name in enumerate(self.columns) if facts[f"people {k}"]]


def trimmed(column):
    return F.btrim(column, F.lit(BLANKS))


def number_of(column, comma):
    """The number in a cell, null where it is none."""
    cell = trimmed(column)
    cell = F.translate(cell, ",", ".") if comma else cell
    return F.when(cell.rlike(NUMBER), cell.cast("double"))


def unreadable(paths, error):
    return Failure(SYSTEM, f"{paths[0]} cannot be read: {str(error).splitlines()[0]}")


def first_lines(spark, paths):
    try:
        lines = [row.value for row in spark.read.text(paths).limit(40).collect()]
    except AnalysisException as error:
        raise unreadable(paths, error) from None
    filled = [line for line in [line.removeprefix("\ufeff") for line in lines[:1]] + lines[1:] if line.strip()]
    if not filled:
        raise Failure(DATA, f"{paths[0]}: {EMPTY}")
    return filled


class CsvFile:
    """A CSV file, or a folder of them that are cut alike."""

    def __init__(self, spark, paths, options):
        self.spark, self.paths, self.options = spark, paths, options
        lines = first_lines(spark, paths)
        if any(sign in lines[0] for sign in TORN):
            raise Failure(DATA, f"{paths[0]}:1: {NO_TEXT}")
        told = {"tab": "\t", "\\t": "\t", "blanks": " "}.get(options.delimiter, options.delimiter)
        kept = [line for line in lines if not line.startswith("#")]
        self.delimiter = told or headers.delimiter_of(kept)
        self.comment = "#" if self.delimiter in "\t " else None
        if not self.comment and lines[0].startswith("# "):
            raise Failure(DATA, f"{paths[0]}:1: this is a comment, {lines[0]!r}; here they are read only where cells are parted by "
                                "tabs or blanks: remove it, and all others")
        first = next(csv.reader(kept if self.comment else lines, delimiter=self.delimiter))
        self.columns = first if options.no_header else [cell.strip() for cell in first]

    def frame(self, many_lines=False):
        """Every cell as text: c0, c1 ...; `whole`: the row where it has another number of cells."""
        schema = ", ".join(f"c{k} string" for k in range(len(self.columns))) + ", whole string"
        reader = self.spark.read.schema(schema).options(
            sep=self.delimiter, quote='"', escape='"', header=not self.options.no_header, enforceSchema=True,
            mode="PERMISSIVE", columnNameOfCorruptRecord="whole", multiLine=many_lines, maxCharsPerColumn=-1)
        if self.comment:
            reader = reader.option("comment", self.comment)
        return reader.csv(self.paths)


class ParquetFile:
    delimiter = ","

    def __init__(self, spark, paths):
        try:
            self.source = spark.read.parquet(*paths)
        except AnalysisException as error:
            if error.getCondition() == "UNABLE_TO_INFER_SCHEMA":
                raise Failure(DATA, f"{paths[0]}: {EMPTY}") from None
            raise unreadable(paths, error) from None
        self.columns = self.source.columns

    def frame(self, many_lines=False):
        cells = [F.col(f"`{column}`").cast("string").alias(f"c{k}") for k, column in enumerate(self.columns)]
        return self.source.select(*cells, F.lit(None).cast("string").alias("whole"))


def in_order(frame, files):
    """Adds `row`, which rises as the rows do in the files."""
    place = F.monotonically_increasing_id()
    if files == 1:
        return frame.withColumn("row", place)
    return frame.withColumn("row", F.struct(F.col("_metadata.file_path").alias("file"),
                                            F.col("_metadata.file_block_start").alias("block"), place.alias("place")))


def open_file(spark, paths, options):
    if options.parquet or all(path.rstrip("/").endswith(".parquet") for path in paths):
        return ParquetFile(spark, paths)
    return CsvFile(spark, paths, options)


def cells_of(file, header, files, many_lines=False):
    """The rows under the names of their columns, ends trimmed, empty cells empty."""
    frame = in_order(file.frame(many_lines), files)
    columns = []
    for k, name in enumerate(header.columns):
        if k in (header.source, header.target):
            cell = trimmed(F.coalesce(F.col(f"c{k}"), F.lit("")))
            columns.append(cell.alias("source" if k == header.source else "target"))
        else:
            name = "weight" if k == header.weight else headers.canonical(name)
            cell = F.coalesce(F.col(f"c{k}"), F.lit(""))
            columns.append((trimmed(cell) if name in headers.RESERVED else cell).alias(headers.inner(name)))
    return frame.select("row", "whole", *columns)


def others(rows):
    """The columns that are neither ends nor place."""
    return [name for name in rows.columns if name not in ("row", "whole", "source", "target")]


def first_where(condition, *cells):
    """The first row of which something is true: its cells."""
    return F.min(F.when(condition, F.struct("row", *cells)))


def survey(rows, comma):
    """One pass over the file: what is wrong with it, and what its columns hold."""
    tie = F.col("target") != ""
    cells = {name: F.col(f"`{name}`") for name in others(rows)}
    texts = ["source", "target", *[f"`{name}`" for name in cells]]
    ask = {
        "rows": F.count(F.lit(1)),
        "ragged": first_where(F.col("whole").isNotNull(), "whole"),
        "quoted": F.max(F.greatest(*[F.instr(F.col(t), '"') for t in texts], F.lit(0))),
        "torn": first_where(F.greatest(*[F.instr(F.col(t), sign) for t in texts for sign in TORN]) > 0, "source", "target"),
        "accents": F.max((F.length("source") != F.octet_length("source")) |
                         (F.length("target") != F.octet_length("target"))),
        "no_source": first_where(F.col("source") == "", "source", "target"),
        "loops": F.sum((tie & (F.col("source") == F.col("target"))).cast("long")),
    }
    if "weight" in cells:
        weight = number_of(cells["weight"], comma)
        bad = (cells["weight"] != "") & (weight.isNull() | (weight < LEAST) | (weight > MOST))
        ask["bad_weight"] = first_where(tie & bad, "source", "target", cells["weight"].alias("cell"))
        ask["no_target"] = first_where(~tie & (cells["weight"] != ""), "source")
    if "directed" in cells:
        ask["bad_directed"] = first_where(~cells["directed"].isin("", "0", "1"), "source", "target",
                                          cells["directed"].alias("cell"))
        ask["one_way"] = F.max(tie & (cells["directed"] == "1"))
    for k, name in enumerate(cells):
        ask[f"people {k}"] = F.sum((~tie & (cells[name] != "")).cast("long"))
        if headers.outer(name).lower() in headers.WEIGHTS:
            ask[f"number {k}"] = F.min((tie & number_of(cells[name], comma).isNotNull()) | ~tie)
        if name.lower() == "type":
            word = F.lower(trimmed(cells[name]))
            ask["types"] = F.min(~tie | word.isin("directed", "undirected", ""))
            ask["typed"] = F.max(tie & (word == "directed"))
    return rows.agg(*[what.alias(name) for name, what in ask.items()]).first().asDict()


def check(facts, header):
    """Fails for the first thing that is wrong."""
    where = header.where

    def fail(place, what):
        raise Failure(DATA, f"{where}: {place}: {what}")
    if facts["ragged"]:
        fail(f"the row {facts['ragged']['whole']!r}", f"it has another number of cells than the header, {len(header.columns)}; "
             "add or remove delimiters, or quote cells that contain one")
    if facts["torn"]:
        fail(tie_text(facts["torn"]), NO_TEXT)
    if facts["no_source"]:
        if facts["no_source"]["target"]:
            fail(tie_text(facts["no_source"]), "a tie without a source; fill the cell, or remove the row")
        fail("a row", "neither source nor target is filled here; name the person, or remove the row")
    if facts.get("no_target"):
        fail(f"the row of \"{facts['no_target']['source']}\"", "a weight without a target; name who the tie goes to, or "
             "empty the weight")
    if facts.get("bad_directed"):
        fail(tie_text(facts["bad_directed"]), f"\"{facts['bad_directed']['cell']}\" in the column directed; write 1 for a "
             "one-way tie, 0 or nothing for a mutual one")
    if facts.get("bad_weight"):
        fail(tie_text(facts["bad_weight"]), f"the weight \"{facts['bad_weight']['cell']}\" is not a number above 0 between "
             "1e-100 and 1e100; empty the cell if the strength is not known, or remove the row if there is no tie")


def tie_text(row):
    return f"the tie \"{row['source']}\" - \"{row['target']}\""


def weight_column(rows, facts, header, notes):
    """The column of weights: `weight`, or the one alias that holds nothing but numbers."""
    names = others(rows)
    if "weight" in names:
        return "weight"
    found = [name for k, name in enumerate(names) if facts.get(f"number {k}") and not facts[f"people {k}"]]
    if len(found) > 1:
        raise Failure(DATA, f"{header.where}:1: both \"{headers.outer(found[0])}\" and \"{headers.outer(found[1])}\" could be the strength of ties; say "
                            "which with --weight-column")
    if found and facts["rows"]:
        notes.append(f"the column {headers.outer(found[0])} is read as the weight of ties")
        return found[0]
    return None


def one_way_of(rows, facts, options, header):
    """Whether a row is a one-way tie, and whether any is."""
    if options.directed or options.undirected:
        return F.lit(bool(options.directed)), bool(options.directed)
    if "directed" in others(rows):
        return F.col("directed") == "1", bool(facts["one_way"])
    if facts.get("types") and facts.get("typed"):
        return F.lower(trimmed(F.col(f"`{header.columns[header.find('type')]}`"))) == "directed", True
    return F.lit(False), False


def met(rows, later, end):
    """When a row meets a name: people's own rows first; what is one number is quicker to compare."""
    if dict(rows.dtypes)["row"] == "bigint":
        return (F.when(later, F.lit(1 << 62)).otherwise(F.lit(0)) + 2 * F.col("row") + end).alias("met")
    return F.struct(later, "row", F.lit(end)).alias("met")


def number_people(store, rows):
    """id and name: people with rows of their own in their order, then the others as first met."""
    tie = F.col("target") != ""
    first = rows.select(F.col("source").alias("name"), met(rows, tie, 0)).union(
        rows.where(tie).select("target", met(rows, tie, 1)))
    return store.keep(number(store, first.groupBy("name").agg(F.min("met").alias("met")), ["met"], "id").select("id", "name"))


def replace_names(rows, people):
    """Ends by their numbers."""
    for end in ("source", "target"):
        known = people.select(F.col("id").alias(f"{end}_id"), F.col("name").alias(end))
        rows = rows.join(known, end).drop(end).withColumnRenamed(f"{end}_id", end)
    return rows


def read(store, paths, options, notes):
    """The graph of files of ties; `notes` gets what a person should be told."""
    spark = store.spark
    file = open_file(spark, paths, options)
    where = paths[0]
    if options.no_header and isinstance(file, CsvFile):
        header = headers.bare(file.columns, where)
    else:
        header = headers.Header(file.columns, where)
        headers.find_ends(header, options)
    store.small = divide(spark, size_of(spark, paths))
    files = len(file.frame().inputFiles())
    comma = file.delimiter == ";"
    rows = cells_of(file, header, files)
    facts = survey(rows, comma)
    if facts["quoted"] or facts["ragged"]:
        rows = cells_of(file, header, files, many_lines=True)
        facts = survey(rows, comma)
    check(facts, header)
    if facts["accents"]:
        rows = rows.withColumns({end: compose(end) for end in ("source", "target")})
    weight = weight_column(rows, facts, header, notes)
    amount = F.lit(1.0)
    if weight:
        rows = rows.withColumnRenamed(weight, "weight")
        rows = rows.withColumn("weight", F.translate("weight", ",", ".")) if comma else rows
        amount = F.coalesce(number_of(F.col("weight"), False), F.lit(1.0))
    graph = Graph(rows.drop("whole"), facts)
    one_way, graph.directed = one_way_of(rows, facts, options, header)
    graph.rows = graph.rows.withColumns({"amount": amount, "one_way": one_way})
    return graph


def give_numbers(store, graph):
    """Sets people, n and ties. The file is read once; after that, this table of what analyses need of it."""
    kind = F.col("kind") if "kind" in graph.columns else F.lit("")
    rows = store.keep(graph.rows.select("row", "source", "target", F.col("amount").alias("weight"), "one_way",
                                        kind.alias("kind")))
    graph.people = number_people(store, rows)
    graph.n = graph.people.count()
    graph.ties = store.keep(replace_names(rows.where("target <> ''"), graph.people))


def own_columns(graph, names):
    """id, and `cell 0`, `cell 1` ... of people's own rows, in the order of the names: the last that is not empty."""
    cells = [F.col(f"`{headers.inner(name)}`") for name in names]
    cells = [F.coalesce(F.max_by(cell, F.when(cell != "", F.col("row"))), F.lit("")).alias(f"cell {k}")
             for k, cell in enumerate(cells)]
    rows = graph.rows.where(F.col("target") == "")
    found = rows.groupBy(F.col("source").alias("name")).agg(F.count(F.lit(1)).alias("rows"), *cells)
    return found.join(graph.people, "name").drop("name", "rows")


def write(frame, folder, form):
    """Writes a whole folder or none: beside it first, then under its name."""
    spark, part = frame.sparkSession, f"{folder.rstrip('/')}.part"
    system, path = file_system(spark, folder)
    if system.exists(path):
        raise Failure(SYSTEM, f"{folder} is there already; remove it, or name another folder with -o")
    try:
        remove(spark, part)
        writer = frame.write.option("header", "true").option("emptyValue", "").option("escape", '"')
        writer.format(form).save(part)
        if not system.rename(file_system(spark, part)[1], path):
            raise Failure(SYSTEM, f"{folder} cannot be written; is its folder there?")
    finally:
        remove(spark, part)
