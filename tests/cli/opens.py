"""Opens exports in networkx and python-igraph and compares them with the graph CSV they came from."""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import json
import re
import sys
from inspect import signature

import igraph
import networkx


def plain(cell):
    """A cell as a number or a truth where it is one."""
    if isinstance(cell, bool) or cell in ("true", "false"):
        return str(cell).lower()
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell


def kept(attributes, names):
    """The attributes that count, empty ones left out; what stands in quotes, as in DOT, without."""
    found = {}
    for name in names:
        cell = attributes.get(name)
        if isinstance(cell, str) and len(cell) > 1 and cell[0] == cell[-1] == '"':
            cell = cell[1:-1]
        if cell not in (None, "") and cell == cell:
            found[name] = plain(cell)
    return found


PEOPLE = ("city", "age", "vip", "note", "Key")
TIES = ("weight", "kind", "date")
# What a format or its reader does not hold: names of columns of people and ties that it does.
HELD = {"pajek": ((), ("weight",)), "dl": ((), ("weight",))}


def expected(path):
    """People and ties of a graph CSV."""
    people, ties = {}, []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["target"]:
                ties.append((row["source"], row["target"], row))
            else:
                people[row["source"]] = row
    return people, ties


def settled(graph, form, directed):
    """People and ties for every order of rows, and of ends where there is no direction."""
    of_people, of_ties = HELD.get(form, (PEOPLE, TIES))
    ends = lambda a, b: (a, b) if directed else tuple(sorted((a, b)))
    people = {name: kept(cells, of_people) for name, cells in graph[0].items()}
    ties = [(ends(a, b), sorted(kept(cells, of_ties).items(), key=str)) for a, b, cells in graph[1]]
    return people, sorted(ties, key=str)


def of_networkx(graph, name):
    """People and ties of a networkx graph."""
    called = {node: data.get(name, node) for node, data in graph.nodes(data=True)}
    return ({called[node]: data for node, data in graph.nodes(data=True)},
            [(called[a], called[b], data) for a, b, data in graph.edges(data=True)])


def numbered(text):
    """A text of GML, whose characters by number igraph leaves as they are."""
    return re.sub("&#([0-9]+);", lambda found: chr(int(found[1])), text)


def of_igraph(graph, unescape):
    """People and ties of an igraph graph."""
    columns = graph.vs.attributes()
    key = next(key for key in ("name", "label", "id") if key in columns)
    called = [unescape(name) for name in graph.vs[key]]
    clear = lambda cells: {k: unescape(c) if isinstance(c, str) else c for k, c in cells.items()}
    people = {called[v.index]: clear(v.attributes()) for v in graph.vs}
    return people, [(called[e.source], called[e.target], clear(e.attributes())) for e in graph.es]


def check(what, form, seen, own, directed):
    """Complains where what was seen is not what was written."""
    seen, own = settled(seen, form, directed), settled(own, form, directed)
    if form in ("pajek", "dl"):  # a tie without a weight gets one there
        own = own[0], [(ends, cells or [("weight", 1.0)]) for ends, cells in own[1]]
    if form == "dl" and not directed:  # mutual ties stand there twice
        seen = seen[0], seen[1][::2]
    for a, b in zip(seen, own):
        if a != b:
            print(what, a, "not", b)


def load(path):
    """A file of JSON."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_dot(path):
    """DOT by pydot, which makes a node of what stands behind the last line."""
    graph = networkx.nx_pydot.read_dot(path)
    graph.remove_nodes_from(["\\n"])
    return graph


# D3 calls ties links; networkx from 3.4 on has to be told.
LINKS = {"edges": "links"} if "edges" in signature(networkx.node_link_graph).parameters else {}
NETWORKX = {
    "graphml": (networkx.read_graphml, "name"),
    "gexf": (networkx.read_gexf, "label"),
    "gml": (networkx.read_gml, "label"),
    "d3": (lambda path: networkx.node_link_graph(load(path), **LINKS), "name"),
    "cytoscape": (lambda path: networkx.cytoscape_graph(load(path)), "name"),
    "pajek": (networkx.read_pajek, "name"),
    "dot": (read_dot, "name"),
}
WRITE = {
    "graphml": networkx.write_graphml,
    "gexf": networkx.write_gexf,
    "gml": networkx.write_gml,
    "pajek": networkx.write_pajek,
    "dot": networkx.nx_pydot.write_dot,
}
IGRAPH = {
    "graphml": igraph.Graph.Read_GraphML,
    "gml": igraph.Graph.Read_GML,
    "pajek": igraph.Graph.Read_Pajek,
    "dl": igraph.Graph.Read_DL,
}

at_fault = {}


def opened(form, read, path):
    """What networkx reads; None where it cannot read back what it writes itself either."""
    try:
        return read(path)
    except Exception:
        if form not in WRITE:
            raise
        try:
            WRITE[form](networkx.path_graph(3), "own." + form)
            read("own." + form)
        except Exception as fault:
            at_fault[form] = fault
            return None
        raise


for argument in sys.argv[1:]:
    name, *passed_over = argument.split("-")
    own, directed = expected(name + ".csv"), name == "directed"
    for form, (read, key) in NETWORKX.items():
        if form not in passed_over:
            graph = opened(form, read, name + "." + form)
            if graph is None:
                continue
            if graph.is_directed() != directed:
                print("networkx", name, form, "direction")
            check(f"networkx {name} {form}", form, of_networkx(graph, key), own, directed)
    for form, read in IGRAPH.items():
        if form not in passed_over:
            graph = read(name + "." + form)
            if form != "dl" and graph.is_directed() != directed:
                print("igraph", name, form, "direction")
            check(f"igraph {name} {form}", form, of_igraph(graph, numbered if form == "gml" else str), own, directed)

if at_fault:
    for form, fault in at_fault.items():
        print(f"networkx {networkx.__version__} cannot read its own {form}, so kith's was not tried: {fault!r}",
              file=sys.stderr)
    sys.exit(77)
