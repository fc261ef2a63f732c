# What an import once got wrong without a word.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
echo '-- A tie that names nobody, with its line'
printf '{"nodes":[{"id":"a"}],\n"links":[\n{"source":"a","target":"zz"}]}\n' >a.json
printf '{"elements":{"nodes":[{"data":{"id":"a"}}],\n"edges":[\n{"data":{"source":"a","target":"zz"}}]}}\n' >c.json
printf 'graph [\nnode [ id 1 ]\nedge [\nsource 1\ntarget 9 ]\n]\n' >a.gml
printf '<gexf><graph><nodes><node id="1"/></nodes>\n<edges>\n<edge source="1" target="9"/></edges></graph></gexf>\n' >a.gexf
printf '<graphml><graph>\n<node id="1"/>\n<edge source="1" target="9"/></graph></graphml>\n' >a.graphml
printf 'nodedef>name\na\nedgedef>node1,node2\na,zz\n' >a.gdf
for file in a.json c.json a.gml a.gexf a.graphml a.gdf; do
	run import "$file"
done
echo '-- A matrix whose corner says ID; cells that nobody knows'
printf 'ID,Ada,Bo\nAda,0,1\nBo,1,0\n' >matrix.csv
run import matrix.csv
printf 'ID,Ada,Bo\nAda,NA,1\nBo,.,NA\n' >unknown.csv
run import unknown.csv
run import unknown.csv --missing none
run import unknown.csv --missing some
echo '-- Row numbers taken for the names of people'
printf 'source,target\nAda,Bo\nBo,Cy\n' >ties.csv
printf 'id,full,city\n1,Ada,Leeds\n2,Bo,York\n3,Cy,Hull\n' >people.csv
run people ties.csv --people people.csv
run people ties.csv --people people.csv --people-column full | cut -d, -f1,12-
