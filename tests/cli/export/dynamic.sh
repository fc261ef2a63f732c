# Gephi's timeline opens what has dates: ties from first to last, people as long as they or their ties; networkx reads it too.
cat >dates.csv <<'ROWS'
source,target,first_seen,last_seen,date,first,last
Ada,,2024-01-01,2024-02-01,,,
Di,,2023-05,,,,
Eve,,2023-05,,,,
Ada,Bo,,,2024-03-05,2024-01-05,2024-03-05
Bo,Cy,,,2024-04-01,,
Cy,Di,,,soon,,
ROWS
kith export --format gexf dates.csv -o dates.gexf
grep -E '<(graph|node|edge) ' dates.gexf
kith import dates.gexf
echo '-- Without dates'
printf 'source,target\nAda,Bo\n' | kith export --format gexf - | grep '<graph'
echo '-- Mixed, and several loops'
printf 'source,target,directed\nAda,Bo,1\nBo,Cy,\n' >mixed.csv
for format in gexf graphml d3 cytoscape; do
	kith export --format "$format" mixed.csv -o out 2>&1
done
printf 'source,target\nAda,Ada\nAda,Ada\n' | kith export --format d3 - | head -n 1
command -v python3 >/dev/null && python3 -c 'import networkx' 2>/dev/null || exit 0
python3 -c 'import networkx
graph = networkx.read_gexf("dates.gexf", relabel=True)
assert graph.edges["Ada", "Bo"]["start"] == "2024-01-05", graph.edges
assert graph.nodes["Bo"]["end"] == "2024-04-01" and "start" not in graph.nodes["Cy"], graph.nodes'
