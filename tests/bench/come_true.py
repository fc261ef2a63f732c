#!/usr/bin/env python3
"""Do suggestions come true? Hides the last fifth of the pairs of a dated network and asks kith for them.

usage: come_true.py KITH TIES.csv [PEOPLE.csv] [ASKERS]

TIES.csv has source,target,date (a date or any number that grows with time), a row each time two people met or wrote;
a pair that has met in either direction is one tie, its weight how often they met before the cut. Hidden are the last
fifth of the pairs to meet for the first time, of which those count whose two people were there before. PEOPLE.csv,
name and attributes, is joined where it is given.

meet: hits among the ten that `kith meet` names first, for each of those who had such a tie (at most ASKERS, 200, drawn
by chance), beside what chance would hit and the ten best by common neighbours, Adamic and Adar's measure and resource
allocation (networkx; equals in an order of chance) of everybody they were not tied to.

intro: how well the chance that `kith intro --to-file` prints (0 where nobody leads) tells whom they met from whom they
did not: the chance that a pair of one each is in the right order (AUC, equals count half), mean over a quarter of the
same people; beside the same for ten people to ask (`--routes 10`: the chance that one of them leads there), steps alone
and resource allocation.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import os
import random
import subprocess
import sys
import tempfile

import networkx as nx


def moment(text):
    """What dates are ordered by: numbers as such, dates by their text."""
    try:
        return (0, float(text), "")
    except ValueError:
        return (1, 0.0, text)


def read_pairs(path):
    """The rows of each pair, and the pairs by when they first met."""
    met = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["target"] and row.get("date") and row["source"] != row["target"]:
                pair = tuple(sorted((row["source"], row["target"])))
                met.setdefault(pair, []).append(moment(row["date"]))
    return met, sorted(met, key=lambda pair: (min(met[pair]), pair))


def split(path):
    """The network before the cut, and whom each of its people met after it."""
    met, pairs = read_pairs(path)
    kept = pairs[: len(pairs) * 4 // 5]
    cut = min(met[pairs[len(kept)]])
    early, later = nx.Graph(), {}
    for pair in kept:
        early.add_edge(*pair, weight=sum(time < cut for time in met[pair]) or 1)
    for a, b in pairs[len(kept):]:
        if a in early and b in early:
            later.setdefault(a, set()).add(b)
            later.setdefault(b, set()).add(a)
    return early, later


def ask(kith, *arguments):
    """The rows that a tool of kith answers with."""
    done = subprocess.run([kith, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return list(csv.DictReader(done.stdout.splitlines()))


def scores_of(graph, me, others):
    """What the simple rules make of everybody, by rule."""
    rules = {
        "common neighbours": lambda pairs: (
            (a, b, len(list(nx.common_neighbors(graph, a, b)))) for a, b in pairs),
        "Adamic-Adar": lambda pairs: nx.adamic_adar_index(graph, pairs),
        "resource allocation": lambda pairs: nx.resource_allocation_index(graph, pairs),
    }
    return {rule: {b: score for _, b, score in of([(me, other) for other in others])}
            for rule, of in rules.items()}


def auc(score, yes, no):
    """The chance that one of `yes` is above one of `no`."""
    right = sum((score.get(a, 0) > score.get(b, 0)) + (score.get(a, 0) == score.get(b, 0)) / 2
                for a in yes for b in no)
    return right / (len(yes) * len(no))


def chances_of(rows):
    """The chance that one of the ways to each that was wanted leads there."""
    missed = {}
    for row in rows:
        missed[row["wanted"]] = missed.get(row["wanted"], 1) * (1 - float(row["chance"] or 0))
    return {name: 1 - none for name, none in missed.items()}


def steps_of(graph, me):
    """Nearness in steps: larger is nearer."""
    return {person: -steps for person, steps in nx.single_source_shortest_path_length(graph, me).items()}


def main():
    """Prints a line for meet and one for intro."""
    kith, ties = sys.argv[1:3]
    people = [word for word in sys.argv[3:] if not word.isdigit()]
    most = next((int(word) for word in sys.argv[3:] if word.isdigit()), 200)
    early, later = split(ties)
    chance = random.Random(1)
    askers = sorted(later)
    askers = chance.sample(askers, min(most, len(askers)))
    hits, ranks = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        graph, everyone = os.path.join(folder, "early.csv"), os.path.join(folder, "everyone.txt")
        with open(graph, "w", encoding="utf-8") as file:
            file.write("source,target,weight\n")
            file.writelines(f"{a},{b},{w}\n" for a, b, w in early.edges(data="weight"))
        with open(everyone, "w", encoding="utf-8") as file:
            file.writelines(f"{person}\n" for person in early)
        joined = ["--people", people[0]] if people else []
        for number, me in enumerate(askers):
            others = [other for other in early if other != me and not early.has_edge(me, other)]
            met, scores = later[me], scores_of(early, me, others)
            first = {rule: sorted(others, key=lambda other, score=score: (-score[other], chance.random()))[:10]
                     for rule, score in scores.items()}
            first["kith meet"] = [row["name"] for row in ask(kith, "meet", "-q", graph, *joined, "--me", me, "-n", "10")]
            for rule, names in first.items():
                hits[rule] = hits.get(rule, 0) + len(met.intersection(names))
            hits["chance"] = hits.get("chance", 0) + min(10, len(others)) * len(met) / len(others)
            not_met = [other for other in others if other not in met]
            if number % 4 == 0 and not_met:
                for rule, ways in (("kith intro", "1"), ("kith intro, ten ways", "10")):
                    scores[rule] = chances_of(ask(kith, "intro", "-q", graph, *joined, "--me", me,
                                                  "--to-file", everyone, "--routes", ways))
                scores["steps"] = steps_of(early, me)
                for rule in ("kith intro", "kith intro, ten ways", "steps", "resource allocation"):
                    ranks.setdefault(rule, []).append(auc(
                        {other: scores[rule].get(other, -99 if rule == "steps" else 0) for other in others},
                        met, not_met))
    hidden = sum(len(later[me]) for me in askers)
    print(f"{os.path.basename(ties)}: {len(early)} people, {early.number_of_edges()} ties before, "
          f"{sum(map(len, later.values())) // 2} after; {len(askers)} askers, {hidden} to be found")
    print("  meet, hits among ten: " + ", ".join(
        f"{rule} {hits[rule] / len(askers):.3f}" for rule in
        ("chance", "common neighbours", "Adamic-Adar", "resource allocation", "kith meet")))
    print("  intro, AUC: " + ", ".join(f"{rule} {sum(of) / len(of):.3f}" for rule, of in ranks.items()))


if __name__ == "__main__":
    main()
