# networkx and igraph see the same people, ties and attributes; where they are installed.
python=/usr/bin/python3
[ -x $python ] || exit 0
. "$CLI/network.sh"
for graph in network directed; do
	for format in graphml gexf gml pajek dot gdf d3 cytoscape gephi dl; do
		kith export -q --format $format $graph.csv -o $graph.$format
	done
done
$python -W ignore "$CLI/opens.py" network directed
