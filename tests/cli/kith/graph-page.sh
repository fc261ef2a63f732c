# Every example of graph CSV in its man page is read as the page says.
page=$CLI/../../tools/cli/kith-graph.5.in
sed 's/\\-/-/g' "$page" | awk '
	/^\.EX/ { file = "graph" ++n; next }
	/^\.EE/ { file = "" }
	file { print >file }'
for graph in graph*; do
	echo "$graph"
	kith people -q "$graph" | cut -d , -f 1-5
done
