"""Which column is what: kith's names and aliases for the ends and the weight of a tie."""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv

from .failure import DATA, USAGE, Failure

ENDS = [("source", "target"), ("from", "to"), ("src", "dst"), ("vertex 1", "vertex 2"), ("node1", "node2"),
        (":start_id", ":end_id"), ("person1", "person2"), ("ego", "alter"), ("entity a", "entity b"), ("von", "an"),
        ("von", "zu"), ("quelle", "ziel"), ("de", "à"), ("de", "a"), ("de", "para"), ("da", "a"), ("van", "naar"),
        ("van", "aan"), ("origen", "destino"), ("origem", "destino"), ("origine", "destination"),
        ("origine", "destinazione"), ("u", "v")]
WEIGHTS = ("strength", "edge weight", "value", "count", "gewicht", "stärke", "poids", "peso")
RESERVED = ("weight", "date", "kind", "directed")
TABLES = ("name", "id", "label", "figure", "rank", "community", "resolution", "group", "severity", "tool")
DELIMITERS = ",;\t|"
# What columns of ours are called beside those of a file.
OURS = {"row", "whole", "source", "target", "amount", "one_way", "ask", "name", "a", "b", "merged", "met", "first",
        "side", "kind of row"}
THEIRS = " of theirs"


class Header:
    """Names of the columns; the places of source, target and weight (None: there is none)."""

    def __init__(self, columns, where):
        self.columns, self.where = columns, where
        self.source = self.target = self.weight = None

    def find(self, name):
        """The place of a column of that name, exactly or in any case."""
        if name in self.columns:
            return self.columns.index(name)
        folded = [column.lower() for column in self.columns]
        return folded.index(name.lower()) if name.lower() in folded else None

    def find_named(self, option, name):
        place = self.find(name)
        if place is None:
            raise Failure(USAGE, f"{option}: {self.where} has no column \"{name}\"; its columns are: {self.list()}")
        return place

    def list(self):
        return ", ".join(column for column in self.columns if column)


def delimiter_of(lines):
    """The delimiter that the first lines have most of, the same number in each."""
    def score(delimiter):
        counts = [len(row) for row in csv.reader(lines[:20], delimiter=delimiter)]
        return (counts[0] > 1 and len(set(counts)) == 1, counts[0] > 1, counts[0])
    return max(DELIMITERS, key=score)


def check_twice(header):
    seen = {}
    for place, column in enumerate(header.columns, 1):
        before = seen.setdefault(column.lower(), place) if column else place
        if before != place:
            raise Failure(DATA, f"{header.where}:1: the column \"{column}\" stands twice in the header (columns {before} "
                                f"and {place}); rename one")


def fail_unrecognised(header):
    if header.columns[0].lower() in TABLES:
        raise Failure(DATA, f"{header.where}:1: this is a table of answers or people ({header.list()}), not a graph; join "
                            "people to a graph with kith, whose -g writes both")
    if len(header.columns) == 1:
        raise Failure(DATA, f"{header.where}:1: there is one column only, \"{header.list()}\"; if something other than a "
                            "comma parts the cells, name it with -d")
    raise Failure(DATA, f"{header.where}:1: no columns source and target, only: {header.list()}; name them with "
                        "--source-column and --target-column, or say --no-header when the first row is a tie")


def find_ends(header, options):
    """Sets the places of source, target and weight by the options, else by their usual names."""
    check_twice(header)
    if options.source_column:
        header.source = header.find_named("--source-column", options.source_column)
    if options.target_column:
        header.target = header.find_named("--target-column", options.target_column)
    for names in ENDS:
        source, target = map(header.find, names)
        if source is not None and target is not None:
            header.source = source if header.source is None else header.source
            header.target = target if header.target is None else header.target
            break
    if header.source is None or header.target is None:
        fail_unrecognised(header)
    if header.source == header.target:
        raise Failure(USAGE, f"the column \"{header.columns[header.source]}\" cannot be both ends of a tie; name two with "
                             "--source-column and --target-column")
    header.weight = (header.find_named("--weight-column", options.weight_column) if options.weight_column
                     else header.find("weight"))


def bare(cells, where):
    """The header of a list of ties without one: source, target and, where it is a number, weight."""
    if len(cells) < 2:
        raise Failure(DATA, f"{where}:1: a row has one cell only; a tie needs two, parted by a comma (-d names another "
                            "delimiter)")
    header = Header(["source", "target"] + [f"column {k}" for k in range(3, len(cells) + 1)], where)
    header.source, header.target = 0, 1
    if len(cells) > 2 and is_number(cells[2]):
        header.columns[2], header.weight = "weight", 2
    return header


def is_number(cell):
    try:
        return cell.strip()[:1] in set("+-.0123456789") and float(cell) == float(cell)
    except ValueError:
        return False


def canonical(column):
    return column.lower() if column.lower() in RESERVED else column


def inner(column):
    """What a file's column is called among ours; Spark knows no capitals."""
    return column + THEIRS if column.lower() in OURS or column.endswith(THEIRS) else column


def outer(column):
    return column.removesuffix(THEIRS)
