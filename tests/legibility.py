#!/usr/bin/env python3
"""Can the names on a picture be read, and is it clear whose they are?

  legibility.py KITH DATA [COLLECTION]      draws networks at five sizes and checks each
  legibility.py --of FILE.svg ...           prints the figures of pictures at hand

DATA is the folder of this project's examples, COLLECTION one of real networks, a folder each; what
is not there is left out. Counted are, from the SVG alone:

  nearer    names that lie nearer another's disc than their own; where a leader leads to it, nearer
            another that is not faded
  doubtful  names about as near another's disc, in pictures of few people
  covering  names that lie on another's disc, and chances on anybody's who is named
  clashing  pairs of names that overlap, and names beyond the margins that the title keeps
  astray    chances that lie on another tie of a route than the nearest
  hubs      of the 25 best-connected people, those without a name

Of few people hardly anybody goes without a name.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
HUBS, MOST_UNNAMED = 25, 3
SIZES = ("1600x1200", "800x600", "A4", "1080x1920", "4000x3000")
ASCENT, DESCENT = 0.74, 0.2  # of letters, in sizes of their type
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
SEEN, CURVE = 0.3, 256  # opacity of a tie that is plainly seen; points on it
SLACK = 0.5  # what rounding may move, picture units
CLEARLY = 2.5  # so much nearer a name is to its own disc, picture units
MOST_DOUBTFUL = 0.06  # of names: where they touch their own disc, others may be closer
MOST_NAMELESS = 0.05  # of few people
ON_ROUTES = 8  # people, all of them to be named
FADED = 0.5  # opacity of discs that are ground to what is told
LEADER_WIDTH = 0.8  # width of a line from a name to its disc


def runs_of(root):
    """Every text with a halo, as (text, left, top, right, bottom)."""
    for group in root.iter(SVG + "g"):
        size = float(group.get("font-size", 0))
        for text in group.findall(SVG + "text"):
            if text.get("textLength") is None:
                continue
            width, x, y = (float(text.get(k)) for k in ("textLength", "x", "y"))
            anchor = text.get("text-anchor", "start")
            back = {"start": 0, "middle": width / 2, "end": width}[anchor]
            if text.get("direction") == "rtl" and anchor != "middle":
                back = width - back
            left = x - back
            yield text.text, left, y - ASCENT * size, left + width, y + DESCENT * size


def discs_of(root):
    """Every person as (name, x, y, radius, whether faded), with the rings around them."""
    reach = {}
    faded = {shape for group in root.iter(SVG + "g")
             if float(group.get("fill-opacity", 1)) < FADED for shape in group}
    for shape in root.iter(SVG + "circle"):
        at = shape.get("cx"), shape.get("cy")
        reach[at] = max(reach.get(at, 0), float(shape.get("r")))
    for shape in root.iter():
        title = shape.find(SVG + "title")
        if shape.tag == SVG + "circle" and title is not None:
            at = shape.get("cx"), shape.get("cy")
            yield title.text, float(at[0]), float(at[1]), reach[at], shape in faded
        if shape.tag == SVG + "rect" and title is not None:
            side = float(shape.get("width"))
            yield (title.text, float(shape.get("x")) + side / 2,
                   float(shape.get("y")) + side / 2, side / 1.772, shape in faded)


def gap(box, disc):
    """How far the rim of a disc is from a box, 0 where they touch."""
    dx = max(box[1] - disc[1], disc[1] - box[3], 0)
    dy = max(box[2] - disc[2], disc[2] - box[4], 0)
    return max((dx * dx + dy * dy) ** 0.5 - disc[3], 0)


def ties_of(root):
    """The ties that are plainly seen, each as points close to one another."""
    for group in root.iter(SVG + "g"):
        if not SEEN <= float(group.get("stroke-opacity", 1)) or group.get("fill") != "none":
            continue
        for path in group.findall(SVG + "path"):
            v = [float(n) for n in NUMBER.findall(path.get("d"))]
            if len(v) == 4:  # M x y l dx dy
                v[2:] = [v[2] / 2, v[3] / 2, v[2], v[3]]
            if len(v) == 6:  # M x y q dx dy dx dy
                steps = [k / CURVE for k in range(CURVE + 1)]
                yield [(v[0] + 2 * t * (1 - t) * v[2] + t * t * v[4],
                        v[1] + 2 * t * (1 - t) * v[3] + t * t * v[5]) for t in steps]


def leaders_of(root):
    """The lines from discs to names, as (x0, y0, x1, y1)."""
    for group in root.iter(SVG + "g"):
        if float(group.get("stroke-width", 0)) != LEADER_WIDTH or group.get("fill") != "none":
            continue
        for path in group.findall(SVG + "path"):
            v = [float(n) for n in NUMBER.findall(path.get("d"))]
            if len(v) == 4:
                yield v[0], v[1], v[0] + v[2], v[1] + v[3]


def has_leader(box, disc, leaders):
    """Whether a line leads from the rim of a disc to a name."""
    for x0, y0, x1, y1 in leaders:
        rim = ((x0 - disc[1]) ** 2 + (y0 - disc[2]) ** 2) ** 0.5 - disc[3]
        there = box[1] - SLACK < x1 < box[3] + SLACK and box[2] - SLACK < y1 < box[4] + SLACK
        if abs(rim) < 2 * SLACK and there:
            return True
    return False


def is_astray(box, ties):
    """Whether a second tie runs through the figures of a chance."""
    foot = box[4] - DESCENT * (box[4] - box[2]) / (ASCENT + DESCENT)
    return sum(any(box[1] < x < box[3] and box[2] < y < foot for x, y in tie) for tie in ties) > 1


def is_name_of(text, name):
    return text == name or (text.endswith("…") and name.startswith(text[:-1]))


def measure(path):
    """The figures of a picture, and the names it shows."""
    root = ET.parse(path).getroot()
    page = [float(v) for v in root.get("viewBox").split()]
    discs, runs = list(discs_of(root)), list(runs_of(root))
    margin = float(next(root.iter(SVG + "text")).get("x"))
    found = {"nearer": [], "doubtful": [], "covering": [], "clashing": [], "astray": []}
    named, leaders = set(), list(leaders_of(root))
    for k, box in enumerate(runs):
        if box[1] < margin - SLACK or box[2] < -SLACK or \
                box[3] > page[2] - margin + SLACK or box[4] > page[3] + SLACK:
            found["clashing"].append(box[0])
        for other in runs[:k]:
            if min(box[3], other[3]) - max(box[1], other[1]) > SLACK and \
                    min(box[4], other[4]) - max(box[2], other[2]) > SLACK:
                found["clashing"].append(box[0])
        own = [d for d in discs if is_name_of(box[0], d[0])]
        if not own:
            continue  # a circle's, or a chance
        named.add(box[0])
        nearest = min(own, key=lambda d: gap(box, d))
        others = [gap(box, d) for d in discs if d is not nearest]
        told = has_leader(box, nearest, leaders)
        rivals = [gap(box, d) for d in discs if d is not nearest and not (told and d[4])]
        if rivals and min(rivals) < gap(box, nearest) - SLACK:
            found["nearer"].append(box[0])
        if others and min(others) < gap(box, nearest) + CLEARLY - SLACK:
            found["doubtful"].append(box[0])
        if others and min(others) <= 0:
            found["covering"].append(box[0])
    chances = [box for box in runs if box[0].endswith("%")]
    ties = list(ties_of(root)) if chances else []
    for box in chances:
        if is_astray(box, ties):
            found["astray"].append(box[0])
        if any(gap(box, d) <= 0 for d in discs if d[0] in named):
            found["covering"].append(box[0])
    return {k: len(v) for k, v in found.items()}, named, found, discs, len(chances)


def hubs_of(edges, labels):
    """The names of the 25 people with most contacts."""
    contacts = {}
    with open(edges, newline="", encoding="utf-8") as file:
        rows = csv.reader(line for line in file)
        next(rows)
        for row in rows:
            if row[0] != row[1] and row[1]:
                contacts.setdefault(row[0], set()).add(row[1])
                contacts.setdefault(row[1], set()).add(row[0])
    best = sorted(contacts, key=lambda p: -len(contacts[p]))[:HUBS]
    return [labels.get(p) or p for p in best]


def labels_in(path):
    if not os.path.exists(path):
        return {}
    with open(path, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file)]
    key = next((k for k in ("id", "source") if rows and k in rows[0]), None)
    return {row[key]: row["label"] for row in rows if row.get("label")} if key else {}


def networks(data, collection):
    """(name, edges, words for kith, labels, sizes at which no name may be nearer another)."""
    for name in ("community", "lesmis"):
        edges = os.path.join(data, name + ".csv")
        yield name, edges, [edges], labels_in(edges), SIZES
    for name, sizes in (("football", SIZES), ("polblogs", SIZES[:1]), ("asoiaf-all", SIZES[:1]),
                        ("facebook-combined", SIZES[:1])):
        edges = os.path.join(collection or "", name, "edges.csv")
        people = os.path.join(collection or "", name, "nodes.csv")
        if collection and os.path.exists(edges):
            words = [edges] + (["--people", people] if os.path.exists(people) else [])
            yield name, edges, words, labels_in(people), sizes


def check_chances(kith, data, picture):
    """Routes amid everybody: the chances on short ties have the least room of all."""
    faults = 0
    asked = subprocess.run([kith, "intro", "-qg", os.path.join(data, "community.csv"), "--from",
                            "Amara Okafor", "--to", "Rhiannon Pryce"],
                           check=True, capture_output=True).stdout
    for size, least in zip(SIZES, (9, 7, 8, 10, 9)):
        subprocess.run([kith, "plot", "-q", "--size", size, "-o", picture], input=asked, check=True)
        figures, named, found, _, chances = measure(picture)
        print(f"{'chances':18} {size:10} {chances:5}  {figures['nearer']:6}  {figures['doubtful']:8}  "
              f"{figures['covering']:8}  {figures['clashing']:8}")
        if chances < least or len(named) < ON_ROUTES or \
                any(v for k, v in figures.items() if k != "doubtful"):
            print("   FAULT", {k: v for k, v in found.items() if v})
            faults += 1
    return faults


def check(kith, data, collection):
    faults = 0
    print("network            size       names  nearer  doubtful  covering  clashing  hubs unnamed")
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, "web.svg")
        for name, edges, words, labels, sizes in networks(data, collection):
            for size in sizes:
                subprocess.run([kith, "plot", "-q", *words, "--size", size, "-o", picture],
                               check=True)
                figures, named, found, discs, _ = measure(picture)
                hubs = [h for h in hubs_of(edges, labels)
                        if not any(is_name_of(text, h) for text in named)]
                print(f"{name:18} {size:10} {len(named):5}  {figures['nearer']:6}  {figures['doubtful']:8}  "
                      f"{figures['covering']:8}  {figures['clashing']:8}  {len(hubs):12}")
                large = len(discs) > 120
                bad = figures["nearer"] or figures["clashing"] or len(hubs) > MOST_UNNAMED or \
                    (not large and figures["covering"]) or \
                    (not large and figures["doubtful"] > MOST_DOUBTFUL * len(named)) or \
                    (not large and len(discs) - len(named) > MOST_NAMELESS * len(discs))
                if bad:
                    print("   FAULT", {k: v for k, v in found.items() if v}, hubs)
                faults += bool(bad)
        faults += check_chances(kith, data, picture)
    return faults


if __name__ == "__main__":
    if sys.argv[1:2] == ["--of"]:
        for path in sys.argv[2:]:
            figures, named, found, discs, _ = measure(path)
            print(path, len(discs), "discs", len(named), "named", figures)
            print({k: v for k, v in found.items() if v})
        sys.exit(0)
    sys.exit(1 if check(sys.argv[1], sys.argv[2], *(sys.argv[3:4] or [None])) else 0)
