"""The command line: kith's words, kith's exit statuses."""
# SPDX-License-Identifier: GPL-2.0-or-later
import argparse
import csv
import math
import os
import sys
import tempfile

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from . import answers, graph, near, network, session
from .failure import SYSTEM, USAGE, Failure

QUESTIONS = {
    "summary": "what does the network look like in numbers?",
    "people": "how is each person connected; who is on their own?",
    "ties": "which ties are strong, weak, bridges?",
    "brokers": "who connects others?",
    "communities": "which circles are there?",
    "near": "the part of the graph in which every short route between two people runs, for kith intro",
    "web": "the web of circles, each as if it were a person, for kith plot",
}


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="kith-spark", description="kith's answers for graphs that live on a cluster.",
        epilog="What a command prints is described by kith COMMAND --help; tools/spark/README.md says what is left empty.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, question in QUESTIONS.items():
        add_command(commands, name, question)
    return parser.parse_args(arguments)


def add_command(commands, name, question):
    command = commands.add_parser(name, help=question, description=f"kith-spark {name}: {question}")
    add = command.add_argument
    add("files", nargs="+", metavar="FILE", help="CSV or Parquet files or folders, on whatever Spark can read")
    add("-o", "--output", metavar="FOLDER", help="write the answer there (default: CSV on standard output)")
    add("--format", choices=["csv", "parquet"], default="csv", help="of the folder (default: csv)")
    add("--parquet", action="store_true", help="the files are Parquet, whatever they are called")
    add("-d", "--delimiter", metavar="C", help="what parts the cells: a character, tab or blanks")
    add("--no-header", action="store_true", help="the first row is a tie")
    for column in ("source", "target", "weight"):
        add(f"--{column}-column", metavar="NAME", help=f"the column that is the {column}")
    add("--directed", action="store_true", help="every tie goes one way, from source to target")
    add("--undirected", action="store_true", help="no tie has a direction")
    add("--unweighted", action="store_true", help="every tie counts 1")
    if name == "near":
        add("--me", metavar="NAME", required=True, help="from whom routes start")
        add("--to", metavar="NAME", help="where they lead (default: to anyone)")
        add("--steps", type=count, default=3, metavar="N", help="ties of a route at most (default: 3)")
    else:
        add("--group", metavar="COLUMN", help="the column of groups (default: community, found where there is none)")
        add("--seed", type=int, default=1, metavar="N", help="of chance (default: 1)")
    add("--work", metavar="FOLDER", help="for tables in between, where all workers can read and write (default: beside -o, "
                                         "else this machine's)")
    add("--master", metavar="URL", help="Spark's master where spark-submit names none (default: local[*])")
    add("-q", "--quiet", action="store_true", help="no notes")
    return command


def count(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def say(options, message):
    print(f"kith-spark {options.command}: {message}", file=sys.stderr)


def cell(value):
    """A value as kith writes it."""
    if value is None or isinstance(value, float) and math.isnan(value):
        return ""
    return f"{value:.10g}" if isinstance(value, float) else value


def print_rows(frame, out):
    """Part by part: the driver never holds more than one."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.toLocalIterator():
        writer.writerow([cell(value) for value in row])
    out.flush()


def answer(store, options, out):
    notes = []
    found = graph.read(store, options.files, options, notes)
    if options.command == "near":
        frame = near.near(store, found, options, notes)
    else:
        graph.give_numbers(store, found)
        analysed = network.Network(store, found, options.unweighted)
        notes += network.notes_on_rows(analysed)
        frame = answers.COMMANDS[options.command](analysed, options, notes)
    if options.output:
        graph.write(frame, options.output, options.format)
    else:
        print_rows(frame, out)
    for note in () if options.quiet else notes:
        say(options, note)


def work_folder(options, spark):
    """Where all workers can read and write."""
    if options.work or options.output:
        return options.work or os.path.dirname(options.output.rstrip("/")) or "."
    if spark.sparkContext.master.startswith("local"):
        return tempfile.gettempdir()
    raise Failure(USAGE, "on a cluster tables in between need a place that all workers share; name it with --work")


def run(arguments, out=None):
    """Does what a command line says; returns the exit status."""
    options = parse(arguments)
    store = None
    try:
        spark = session.start(options.master)
        store = session.Store(spark, work_folder(options, spark))
        return answer(store, options, out or sys.stdout) or 0
    except Failure as failure:
        say(options, failure)
        return failure.status
    except (PySparkException, Py4JError) as error:
        say(options, f"Spark gave up: {str(error).strip().splitlines()[0]}; is there room for its tables, and memory enough "
                     "(spark-submit --driver-memory, --executor-memory)?")
        return SYSTEM
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        if store:
            store.close()
