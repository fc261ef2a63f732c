# What goes out comes in again, row for row; formats that lose something lose it once.
. "$CLI/network.sh"

# The graph without the order of columns and rows.
settled() {
	awk -F, 'NR == 1 { for (k = 1; k <= NF; k++) name[k] = $k; next }
		{ line = ""
		for (k = 3; k <= NF; k++) if ($k != "") cell[name[k]] = $k
		count = split("weight kind date city age directed", order, " ")
		for (k = 1; k <= count; k++) line = line ";" cell[order[k]]
		print $1 "," $2 line
		delete cell }' | sort
}
# awk parts cells by every comma: the one inside a name goes.
flat() {
	sed 's/"Cy, D"/Cy/g'
}
for graph in network directed mixed; do
	flat <$graph.csv | settled >plain
	for format in graphml gexf gml dot gdf d3 cytoscape; do
		kith export -q --format $format $graph.csv -o out.$format
		kith import -q out.$format >in.csv
		flat <in.csv | settled | diff plain - || echo "$graph, $format: not the same"
	done
	for format in graphml gexf gml pajek dot gdf d3 cytoscape dl; do
		kith export -q --format $format $graph.csv | kith import -q >first.csv
		kith export -q --format $format first.csv | kith import -q >second.csv
		cmp first.csv second.csv || echo "$graph, $format: no fixpoint"
	done
	kith export -q --format gephi --nodes nodes.csv $graph.csv -o edges.csv
	kith import -q edges.csv nodes.csv | flat | settled | diff plain - || echo "$graph, gephi"
done
kith export -q --format pajek mixed.csv | kith import -q | flat | cut -d, -f1,2 | sort >pajek
flat <mixed.csv | cut -d, -f1,2 | sort | diff - pajek

# What is hard to write down stays as it came in, too; ties and people are as many, and of the same names
# where a format holds quotes and line ends.
kith import -q nasty.csv >plain
for format in graphml gexf gml pajek dot gdf d3 cytoscape dl; do
	kith export -q --format $format nasty.csv | kith import -q >first.csv
	kith export -q --format $format first.csv | kith import -q >second.csv
	cmp first.csv second.csv || echo "nasty, $format: no fixpoint"
	case $format in
	pajek | gdf | dl) ;;
	*)
		kith people -q plain | cut -d, -f1-3 >people
		kith people -q first.csv | cut -d, -f1-3 | cmp - people || echo "nasty, $format: people"
		kith ties -q plain | sort >ties
		kith ties -q first.csv | sort | cmp - ties || echo "nasty, $format: ties"
		;;
	esac
done
kith export -q --format gephi --nodes nodes.csv nasty.csv -o edges.csv
kith import -q edges.csv nodes.csv >first.csv
kith export -q --format gephi --nodes nodes.csv first.csv -o edges.csv
kith import -q edges.csv nodes.csv | cmp - first.csv || echo "nasty, gephi: no fixpoint"
