# What was made to hurt ends at once, as bad data.
refused() {
	status=0
	timeout 120 kith import "$1" >out 2>err || status=$?
	[ "$status" -eq 3 ] || echo "$1: exit $status: $(cut -c1-200 err)"
	[ ! -s out ] || echo "$1: printed something"
}
big() {
	printf "$1"
	head -c 100000000 /dev/zero | tr '\0' x
}
big 'source,target\nAda,"' >field.csv
big 'graph [ node [ label "' >field.gml
big '*Vertices 2\n1 "' >field.net
big 'graph { "' >field.dot
big '{"nodes": ["' >field.json
big '<graphml><graph><node id="' >field.graphml
big '<gexf><graph><node id="a">' >field.gexf
big 'nodedef>name\n' >field.gdf
big 'dl n=2\nlabels:\n' >field.dl
printf '*Vertices 4294967294\n' >lie.net
printf 'dl n=4294967294\ndata:\n0\n' >lie.dl
printf 'source,target\nA,B\0\n' >nul.csv
printf '<!DOCTYPE a [<!ENTITY b "bb">]><graphml>&b;</graphml>' >bomb.graphml
printf 'PK\003\004' >sheet.xlsx
printf '\320\317\021\340\241' >sheet.xls
for file in *.*; do
	refused "$file"
done
