#!/usr/bin/env python3
"""What must hold on any graph: who people are called and in which order they are written down changes no answer, and
what brokers says in words is true.

usage: properties.py KITH [GRAPHS [NETWORKS]]

Draws small graphs by chance, with loops, parallel ties, isolates, weights and directions, and asks about each of them
and about the same with other names, rows in another order and undirected ties turned round. Where the folder NETWORKS holds
real ones, as NAME/edges.csv, five of them change in time as well.
SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import os
import random
import re
import subprocess
import sys
import tempfile
from itertools import combinations

TOLERANCE = 1e-9


class Graph:
    """People by name with a group each, and rows of ties: source, target, weight, one-way, kind."""

    def __init__(self, people, ties, directed):
        self.people, self.ties = people, ties
        self.directed = directed and any(one_way for *_, one_way, _ in ties)

    @staticmethod
    def draw(seed):
        dice = random.Random(seed)
        n = dice.choice([1, 2, 3, 5, 8, 13, 21])
        names = [f"p{i}" for i in range(n)]
        people = {name: dice.choice(["red", "blue", "green", ""]) for name in names}
        people[names[0]] = people[names[0]] or "red"
        hub = dice.random() < .25
        ties = [(names[0] if hub and k < n else dice.choice(names), dice.choice(names),
                 dice.choice([1, 2, .5, 2.25]) if seed % 2 else 1, dice.random() < .7, dice.choice(["work", "family"]))
                for k in range(dice.choice([0, n, 2 * n, 4 * n]))]
        return Graph(people, ties, seed % 4 > 1)

    @staticmethod
    def read(path, directed):
        with open(path, encoding="utf-8", newline="") as file:
            ties = [(row["source"], row["target"], float(row.get("weight") or 1), directed, "work")
                    for row in csv.DictReader(file)]
        return Graph({name: "" for tie in ties for name in tie[:2]}, ties, directed)

    def renamed(self, seed):
        dice = random.Random(seed)
        new = [f"{dice.choice('ÄabZ')}{k}" for k in range(len(self.people))]
        dice.shuffle(new)
        to = dict(zip(self.people, new))
        people = [(to[name], group) for name, group in self.people.items()]
        ties = [(to[a], to[b], *rest) if self.directed and rest[1] or dice.random() < .5 else (to[b], to[a], *rest)
                for a, b, *rest in self.ties]
        dice.shuffle(people)
        dice.shuffle(ties)
        return Graph(dict(people), ties, self.directed), to

    def write(self, path):
        with open(path, "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["source", "target", "community", "weight", "kind"] + ["directed"] * self.directed)
            for name, group in self.people.items():
                out.writerow([name, "", group, "", ""] + [""] * self.directed)
            for a, b, weight, one_way, kind in self.ties:
                out.writerow([a, b, "", weight, kind] + ["01"[one_way]] * self.directed)

    def contacts(self):
        found = {name: set() for name in self.people}
        for a, b, *_ in self.ties:
            if a != b:
                found[a].add(b)
                found[b].add(a)
        return found


def ask(kith, tool, path, *arguments):
    done = subprocess.run([kith, tool, "-q", *arguments, path], capture_output=True, encoding="utf-8")
    if done.returncode > 1:
        raise RuntimeError(f"kith {tool} {' '.join(arguments)}: exit {done.returncode}: {done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def same(one, other):
    try:
        a, b = float(one), float(other)
    except ValueError:
        return one == other
    return a == b or abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


def by_name(rows):
    return {row.pop("name"): row for row in rows}


def by_pair(rows):
    """Pairs of groups each person joins: which group comes first is by their names."""
    return {(row["name"], row["from"], row["to"]): {"ways": row["ways"]} for row in rows}


def by_ends(rows, directed):
    """Ties are written as first met, so ends may be turned; dispersion is seen from one of them."""
    found = {}
    for row in rows:
        ends = (row.pop("source"), row.pop("target"))
        found[ends if directed else tuple(sorted(ends))] = row
        row["kinds"] = ";".join(sorted(row["kinds"].split(";")))
        row[f"dispersion from {ends[0]}"] = row.pop("dispersion")
    return found


def answers(kith, graph, path, me, to):
    """All answers, by what a row is about."""
    people = by_name(ask(kith, "people", path))
    parts = {}
    for name, row in people.items():  # components of equal size are numbered by name
        parts.setdefault(row.pop("component"), set()).add(name)
    found = {"people": people,
             "components": {tuple(sorted(part)): {} for part in parts.values()},
             "brokers": by_name(ask(kith, "brokers", path, "--columns", "all", "--exact")),
             "unweighted": by_name(ask(kith, "brokers", path, "--unweighted", "--exact")),
             "roles": by_name(ask(kith, "roles", path, "--expected")),
             "partial": by_name(ask(kith, "roles", path, "--partial")),
             "between": by_pair(ask(kith, "roles", path, "--between")),
             "triads": {row["triad"]: row for row in ask(kith, "triads", path)},
             "ties": by_ends(ask(kith, "ties", path, "--reciprocity", "--exact"), graph.directed),
             "summary": {row["figure"]: {"value": row["value"]} for row in ask(kith, "summary", path)}}
    if me != to:
        found["intro"] = {row["ask"]: {"steps": row["steps"], "chance": row["chance"]}
                          for row in ask(kith, "intro", path, "--me", me, "--to", to)}
    return found


def rename_key(key, to):
    if isinstance(key, tuple):
        return tuple(to.get(part, part) for part in key)
    return to.get(key, key)


def compare(one, other, to, directed):
    """Differences between the answers about a graph and about the same renamed, as texts."""
    for tool, rows in one.items():
        renamed = {}
        for key, row in rows.items():
            new = rename_key(key, to)
            if tool == "components" or (tool == "ties" and not directed):
                new = tuple(sorted(new))
            renamed[new] = {re.sub("(?<=dispersion from )p.*", lambda who: to[who[0]], column): cell
                            for column, cell in row.items()}
        if renamed.keys() != other[tool].keys():
            yield f"{tool}: rows about {sorted(renamed)} and {sorted(other[tool])}"
            continue
        for key, row in renamed.items():
            for column, cell in row.items():
                if not same(cell, other[tool][key].get(column, cell)):
                    yield f"{tool} {key} {column}: {cell} and {other[tool][key][column]}"


def pieces(contacts, gone):
    """Sizes of the parts that the contacts of somebody who is gone are in."""
    seen, sizes = {gone}, []
    for start in contacts[gone]:
        stack, size = [start], 0
        while stack:
            name = stack.pop()
            if name not in seen:
                seen.add(name)
                size += 1
                stack.extend(contacts[name])
        if size:
            sizes.append(size)
    return sizes


def sentence(graph, contacts, name):
    """What is true of somebody, in the words of brokers."""
    own = contacts[name]
    if not own:
        return "No ties yet"
    if len(own) == 1:
        return "One tie so far, so nobody meets through them yet"
    sizes = pieces(contacts, name)
    if len(sizes) > 1:
        cut_off = sum(sizes) - max(sizes)
        people = "person" if cut_off == 1 else "people"
        parts = f" in {len(sizes) - 1} parts" if len(sizes) > 2 else ""
        return f"Without them {cut_off} {people}{parts} would be cut off from the rest"
    groups = {graph.people[other] for other in own} - {""}
    everywhere = set(graph.people.values()) - {""}
    knows = {0: "", 1: "Knows people in one circle; "}.get(
        len(groups), f"Knows people in {len(groups)} of {len(everywhere)} circles; ")
    pairs = list(combinations(own, 2))
    apart = sum(b not in contacts[a] for a, b in pairs)
    if apart == 0:
        says = "the contacts all know one another"
    elif len(pairs) == 1:
        says = "the two contacts do not know each other"
    else:
        says = f"{apart} of {len(pairs)} pairs of their contacts do not know each other"
    return knows + says if knows else says[0].upper() + says[1:]


def untruths(graph, brokers):
    contacts = graph.contacts()
    for name, row in brokers.items():
        truth = sentence(graph, contacts, name)
        if row["why"] != truth:
            yield f"why of {name}: {row['why']!r}, but {truth!r}"


MIRROR = {"came": "left", "new": "lost", "stronger": "faded", "grew": "shrank", "split": "merged", "more": "less",
          "rises": "falls", "stayed": "stayed"}
MIRROR |= {there: back for back, there in MIRROR.items()}


def later(graph, seed):
    """The same network some time later: people and ties come and go, ties weigh more or less."""
    dice = random.Random(seed)
    people = {name: group for name, group in graph.people.items() if dice.random() < .9}
    people |= {f"n{k}": "red" for k in range(dice.choice([0, 1, 3]))}
    stay = [tie for tie in graph.ties if dice.random() < .8 and tie[0] in people and tie[1] in people]
    ties = [(a, b, weight * dice.choice([1, 1, 2]), *rest) for a, b, weight, *rest in stay]
    names = list(people) or [""]
    ties += [(dice.choice(names), dice.choice(names), 1, True, "work") for _ in range(len(stay) // 4 if people else 0)]
    return Graph(people, ties, graph.directed)


def moves(kith, old, new, directed):
    """What changed between two files, without its words."""
    found = []
    for row in ask(kith, "changes", new, old):
        ends = [row["name"], row["other"]]
        if row["what"] == "tie" and not directed:
            ends.sort()
        found.append((row["what"], row["change"], *ends, row["before"], row["after"]))
    return sorted(found)


def marked_ties(kith, old, new, directed):
    """Ties that changed, as they are marked on the graph of both times."""
    found = set()
    for row in ask(kith, "changes", new, "-g", old):
        if row["target"] and row["change"] not in ("kept", ""):
            ends = [row["source"], row["target"]]
            found.add((row["change"], *(ends if directed else sorted(ends))))
    return found


def mirrored(move):
    what, change, name, other, before, after = move
    back = {"new": "gone", "gone": "new"}.get(change) if what == "circle" else None
    if what == "circle" and other and change in ("grew", "shrank", "stayed"):
        name, other = other, name
    return what, back or MIRROR[change], name, other, after, before


def renamed_move(move, to):
    """Ties have no first end, and circles are called after their people: what they are called is left out."""
    what, change, name, other, before, after = move
    names = ("", "") if what == "circle" else tuple(sorted([to.get(name, name), to.get(other, other)]))
    return what, change, *names, before, after


def unruly_changes(kith, graph, to, paths):
    """Told backwards an answer is its mirror; nothing changes where nothing did; other names change names alone, and
    rows in another order nothing but, perhaps, what circles are found."""
    then = later(graph, len(graph.ties))
    directed = graph.directed or then.directed
    new_names = to | {name: name for name in then.people if name not in to}
    files = [paths[0] + "-new", paths[1] + "-new"]
    then.write(files[0])
    Graph({new_names[name]: group for name, group in then.people.items()},
          [(new_names[a], new_names[b], *rest) for a, b, *rest in then.ties], then.directed).write(files[1])
    there, back = moves(kith, paths[0], files[0], directed), moves(kith, files[0], paths[0], directed)
    if sorted(map(mirrored, there)) != back:
        yield f"changes mirrored: {set(map(mirrored, there)) ^ set(back)}"
    if moves(kith, paths[0], paths[0], directed):
        yield "changes between a network and itself"
    told = {(change, *ends) for what, change, *ends, _, _ in there if what == "tie"}
    marked = marked_ties(kith, paths[0], files[0], directed)
    if marked - told or (told - marked and not directed):  # a row that goes both ways has one mark
        yield f"ties marked on the graph of both times: {told ^ marked}"
    plain = Graph({to[name]: group for name, group in graph.people.items()},
                  [(to[a], to[b], *rest) for a, b, *rest in graph.ties], graph.directed)
    for name, file, whats in (("order", paths[1], "person tie figure"), ("names", paths[0] + "-plain", "circle broker")):
        if name == "names":
            plain.write(file)
        one = sorted(renamed_move(move, new_names) for move in there if move[0] in whats)
        two = sorted(renamed_move(move, {}) for move in moves(kith, file, files[1], directed) if move[0] in whats)
        if one != two:
            yield f"changes with other {name}: {set(one) ^ set(two)}"


def unruly_periods(kith, graph, seed, folder):
    """People and ties of a period are those of the one before, with who came and without who left."""
    path, dice = os.path.join(folder, "dated.csv"), random.Random(seed)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["source", "target", "weight", "date"])
        out.writerows([a, b, weight, f"20{dice.randint(20, 23)}-0{dice.randint(1, 9)}-15"]
                      for a, b, weight, *_ in graph.ties)
    rows = ask(kith, "changes", path, "--every", "3m") if graph.ties else []
    for before, row in zip(rows, rows[1:]):
        for whole, more, less in (("people", "came", "left"), ("ties", "new", "lost")):
            if int(row[whole]) != int(before[whole]) + int(row[more]) - int(row[less]):
                yield f"{whole} since {row['since']}: {row[whole]} after {before[whole]} +{row[more]} -{row[less]}"
        if int(row["hamming"]) != int(row["new"]) + int(row["lost"]):
            yield f"hamming since {row['since']}"


def check(kith, seed, folder):
    graph = Graph.draw(seed)
    other, to = graph.renamed(seed + 1)
    paths = [os.path.join(folder, name) for name in ("one.csv", "other.csv")]
    graph.write(paths[0])
    other.write(paths[1])
    me, goal = random.Random(seed).choices(list(graph.people), k=2)
    one = answers(kith, graph, paths[0], me, goal)
    yield from untruths(graph, one["brokers"])
    yield from compare(one, answers(kith, other, paths[1], to[me], to[goal]), to, graph.directed)
    yield from unruly_changes(kith, graph, to, paths)
    yield from unruly_periods(kith, graph, seed, folder)


# Real networks, and whether they are directed.
NETWORKS = {"karate": False, "dolphins": False, "lesmis": False, "football": False, "krackhardt-advice": True}


def check_history(kith, graph, seed, folder):
    """What must hold of two times and of many, ties and people removed and dates given by chance."""
    other, to = graph.renamed(seed + 1)
    paths = [os.path.join(folder, name) for name in ("one.csv", "other.csv")]
    graph.write(paths[0])
    other.write(paths[1])
    yield from unruly_changes(kith, graph, to, paths)
    yield from unruly_periods(kith, graph, seed, folder)


def main():
    kith, graphs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    real = NETWORKS if len(sys.argv) > 3 else {}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(graphs):
            for difference in check(kith, seed, folder):
                wrong += 1
                print(f"graph {seed}: {difference}")
        for seed, (name, directed) in enumerate(real.items()):
            graph = Graph.read(os.path.join(sys.argv[3], name, "edges.csv"), directed)
            for difference in check_history(kith, graph, seed, folder):
                wrong += 1
                print(f"{name}: {difference}")
    print(f"{graphs} graphs and {len(real)} networks, {wrong} differences")
    return 1 if wrong or not graphs else 0


if __name__ == "__main__":
    sys.exit(main())
