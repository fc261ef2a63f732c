# In files that go line by line what is wrong is told with its line.
bad() {
	printf "$2" >"$1"
	status=0
	kith import "$1" 2>&1 || status=$?
	[ "$status" -eq 3 ] || echo "$1: exit $status: $2"
}

# The column is the XML parser's own.
in_xml() {
	bad "$@" | sed 's/:[0-9]*: /: /'
}

bad a.net '*Vertices 2\n1 A\n3 B\n'
bad a.net '*Vertices 2\nA\n'
bad a.net '*Vertices x\n'
bad a.net '*Vertices\n'
bad a.net '*Vertices 2\n*Edges\n1\n'
bad a.net '*Vertices 2\n*Edges\n1 B\n'
bad a.net '*Vertices 2\n*Arcslist\n1 2\n1 3\n'
bad a.net '*Vertices 2\n*Edgeslist\n3 2\n'
bad a.net '*Vertices 2\n*Matrix\n0 1\n1 x\n'
bad a.net '*Vertices 2\n*Matrix\n0 1\n1\n'
bad a.net '*Vertices 2\n*Matrix\n0 1\n1 0\n0 1\n'
bad a.net '*Vertices 2\n*Matrix\n0 1\n*Edges\n1 2\n'
bad a.net '*Vertices 2\n*Matrix\n0 -1\n1 0\n'
bad a.net '*Vertices 3 2\n*Matrix\n1\nx\n'
bad a.net '*Vertices 3 2\n*Arcslist\n1 2\n'

bad a.dl 'dl n=2\ndata:\n0 1\n1 x\n'
bad a.dl 'dl n=2\ndata:\n0 1\n1\n'
bad a.dl 'dl n=2\ndata:\n0 1\n1 0\n0\n'
bad a.dl 'dl n=x\ndata:\n0\n'
bad a.dl 'dl n=2\nlabels:\na,b\ndata\n'
bad a.dl 'dl n=2 format=edgelist1\ndata:\na\n'
bad a.dl 'dl n=2 format=edgelist1\ndata:\na b -3\n'
bad a.dl 'dl n=2 format=edgearray1\ndata:\na b x\n'
bad a.dl 'dl n=2 nm=2 format=edgearray1\ndata:\na b 1 -2\n'
bad a.dl 'dl n=2 format=nodelist1b\ndata:\n1 2\n1 1\n0\n'
bad a.dl 'dl nr=2 nc=0\ndata:\n1\n'
bad a.dl 'dl n=2 labels:\na,a\ndata:\n0 1\n1 0\n'

bad a.gdf 'nodedef>name,label\na,A,B\n'
bad a.gdf 'nodedef>label\nA\n'
bad a.gdf 'nodedef>name\na\na\n'
bad a.gdf 'nodedef>name\na\nedgedef>node1,weight\na,1\n'
bad a.gdf 'nodedef>name\na\nedgedef>node1,node2,weight\na,a,none\n'
bad a.gdf 'nodedef>name\na\nedgedef>node1,node2\na,b\n'

in_xml a.graphml '<graphml>\n<graph>\n<edge source="a"/></graph></graphml>'
in_xml a.graphml '<graphml>\n<graph>\n<node id=""/></graph></graphml>'
in_xml a.graphml '<graphml>\n<key id="w" for="edge" attr.name="weight"><default>0</default></key>
<graph><node id="a"/>\n<edge source="a" target="a"/></graph></graphml>'
in_xml a.graphml '<graphml><key id="w" for="edge" attr.name="weight"/>
<graph><node id="a"/>\n<edge source="a" target="a">\n<data key="w">x</data></edge></graph></graphml>'
in_xml a.gexf '<gexf>\n</gexf>'
in_xml a.gexf '<gexf>\n<graph>\n<node/></graph></gexf>'
in_xml a.gexf '<gexf>\n<graph>\n<edge source="a"/></graph></gexf>'
in_xml a.gexf '<gexf>\n<graph>\n<node id="a"/><node id="a"/></graph></gexf>'
in_xml a.gexf '<gexf>\n<graph>\n<node id="a"/>\n<edge source="a" target="a" weight="-2"/></graph></gexf>'
in_xml a.gexf '<gexf><graph><edges count="2"/></graph></gexf>'
in_xml a.gexf '<gexf>\n<graph><nodes count="-1"><node id="a"/></nodes>\n<edge source="a" target="b"/></graph></gexf>'
