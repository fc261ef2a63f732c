# One line says what a format does not hold.
. "$CLI/network.sh"
kith export --format dl mixed.csv >/dev/null
kith export --format pajek mixed.csv >/dev/null
kith export --format gml mixed.csv >/dev/null
kith export --format gephi network.csv >/dev/null
kith export --format graphml mixed.csv >/dev/null
for format in graphml gexf gml pajek dot gdf d3 cytoscape gephi dl; do
	kith export --format $format nasty.csv >/dev/null
done
