# networkx and igraph see the same people, ties and attributes.
python=/usr/bin/python3
$python -c 'import igraph, networkx, pydot' 2>/dev/null || exit 77 # are not installed: skipped
. "$CLI/network.sh"
sed 's/"Cy, D"/CyD/g; s/Bo & Cé/Bö/g' network.csv >simple.csv
for graph in network directed nasty simple; do
	for format in graphml gexf gml pajek dot gdf d3 cytoscape gephi dl; do
		kith export -q --format $format $graph.csv -o $graph.$format
	done
done
# After a dash, formats whose readers cannot take such names: igraph knows no quotes in DL, pydot and
# Pajek none within quotes.
$python -W ignore "$CLI/opens.py" network-dl directed-dl simple nasty-dl-pajek-dot
