"""Opens exports in networkx and python-igraph and compares them with the graph CSV they came from."""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import json
import sys

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None


def number(cell):
    """A cell as a number where it is one."""
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell


def kept(attributes, names):
    """The attributes that count, empty ones left out."""
    return {name: number(attributes[name]) for name in names
            if attributes.get(name) not in (None, "") and attributes[name] == attributes[name]}


PEOPLE = ("city", "age")
TIES = ("weight", "kind", "date")


def expected(path):
    """People and ties of a graph CSV."""
    people, ties = {}, []
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["target"]:
                ties.append((row["source"], row["target"], kept(row, TIES)))
            else:
                people[row["source"]] = kept(row, PEOPLE)
    return people, ties


def settled(people, ties, directed):
    """The same for every order of rows, and of ends where there is no direction."""
    ends = lambda a, b: (a, b) if directed else tuple(sorted((a, b)))
    return people, sorted((ends(a, b), sorted(at.items(), key=str)) for a, b, at in ties)


def of_networkx(graph, name="name"):
    """People and ties of a networkx graph."""
    called = {node: data.get(name, node) for node, data in graph.nodes(data=True)}
    people = {called[node]: kept(data, PEOPLE) for node, data in graph.nodes(data=True)}
    ties = [(called[a], called[b], kept(data, TIES)) for a, b, data in graph.edges(data=True)]
    return people, ties


def of_igraph(graph, name):
    """People and ties of an igraph graph."""
    people = {v[name]: kept(v.attributes(), PEOPLE) for v in graph.vs}
    ties = [(graph.vs[e.source][name], graph.vs[e.target][name], kept(e.attributes(), TIES))
            for e in graph.es]
    return people, ties


def check(what, graph, directed, seen, own):
    """Complains where what was seen is not what was written."""
    if graph.is_directed() != directed:
        print(what, "direction")
    if settled(*seen, directed) != settled(*own, directed):
        print(what, settled(*seen, directed), "not", settled(*own, directed))


def load(path):
    """A file of JSON."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def ties_only(own):
    """Names and weights, for formats that hold no more."""
    people, ties = own
    return {name: {} for name in people}, [(a, b, kept(at, ("weight",))) for a, b, at in ties]


for name in sys.argv[1:]:
    own, directed = expected(name + ".csv"), name == "directed"
    if networkx:
        for form, graph, key in (
                ("graphml", networkx.read_graphml(name + ".graphml"), "name"),
                ("gexf", networkx.read_gexf(name + ".gexf"), "label"),
                ("gml", networkx.read_gml(name + ".gml"), "name"),
                ("d3", networkx.node_link_graph(load(name + ".d3")), "name"),
                ("cytoscape", networkx.cytoscape_graph(load(name + ".cytoscape")), "name")):
            check(f"networkx {name} {form}", graph, directed, of_networkx(graph, key), own)
        graph = networkx.read_pajek(name + ".pajek")
        seen = of_networkx(graph)
        seen = (seen[0], [(a, b, kept(at, ("weight",))) for a, b, at in seen[1]])
        check(f"networkx {name} pajek", graph, directed, seen, ties_only(own))
    if igraph:
        graph = igraph.Graph.Read_GraphML(name + ".graphml")
        check(f"igraph {name} graphml", graph, directed, of_igraph(graph, "name"), own)
        graph = igraph.Graph.Read_Pajek(name + ".pajek")
        seen = of_igraph(graph, "id" if "id" in graph.vs.attributes() else "name")
        seen = (seen[0], [(a, b, kept(at, ("weight",))) for a, b, at in seen[1]])
        check(f"igraph {name} pajek", graph, directed, seen, ties_only(own))
        graph = igraph.Graph.Read_GML(name + ".gml")
        if (graph.vcount(), graph.ecount()) != (len(own[0]), len(own[1])):
            print(f"igraph {name} gml: {graph.vcount()} people, {graph.ecount()} ties")
