# What is wrong in another tool's file is told with its place: the line, and the column it begins at.
bad() {
	printf "$2" >"$1"
	status=0
	kith import "$1" 2>&1 || status=$?
	[ "$status" -eq 3 ] || echo "$1: exit $status: $2"
}

# An edge is read whole before it is judged: the place is where it begins, not where the next does.
bad a.dot 'graph {\n a -- b [weight=-1]\n\n c\n}'
bad a.dot 'graph {\n a [label=b weight=2\n c\n}'
bad a.dot 'graph {\n a -- %% b }'
bad a.dot 'graph {\n a /\n b }'
bad a.dot 'graph { a\n- b }'
bad a.dot 'graph { "a" +\n b }'
bad a.dot 'graph { a [x=] }'
bad a.dot 'graph { a [=x] }'
bad a.dot 'digraph { a -> }'
bad a.dot 'digraph { a:{} }'
bad a.dot 'graph { subgraph [] }'
bad a.dot 'graph a\nb {'
bad a.dot 'graph {\n <a>  <<b> }'
bad a.dot 'graph {\n "a }'
bad a.dot 'graph {\n /* a }'
bad a.dot '// graph {\n grph {}'
bad a.dot 'graph { a\n'

bad a.gml 'graph [\n node [ id 1 label Ada ] ]'
bad a.gml 'graph [\n node 1 ]'
bad a.gml 'graph [\n node [ id 1 ]\n node [ id 1 ]\n\n]'
bad a.gml 'graph [\n node [ 3 ] ]'
bad a.gml 'graph [\n node [ id 1 label "A ] ]'
bad a.gml 'graph [\n node [ id 1 ]\n edge [ source 1 target 1 weight 0 ]\n\n]'
bad a.gml 'graph [ node [ id 1\n'
bad a.gml 'graph [ node [ id 1 ]\n'
bad a.gml 'Version 3\n [ graph ]'
bad a.gml 'Version 3 x [ y 3 ] \n'
bad a.gml 'graph [\n node [ id 1 ] edge [ source 1 target 2 ] ]'

bad a.json '{"nodes":\n[{"id" 1}]}'
bad a.json '{"nodes":\n[{"id": 1 2}]}'
bad a.json '{"nodes":\n[{"id": "a\\xb"}]}'
bad a.json '{"nodes":\n[{"id": "a\\u00g0"}]}'
bad a.json '{"nodes":\n[{"id": "a\\ud800\\n"}]}'
bad a.json '{"nodes":\n[{"id": "a}]}'
bad a.json '{"nodes":\n[{id: "a"}]}'
bad a.json '{"nodes":\n[{"id": }]}'
bad a.json '{"nodes": []}\n x'
bad a.json '{"nodes": [\n'
bad a.json '{"nodes": [{"id": "a"}, {"id": "a"}]}'
bad a.json '{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "a", "weight": "-1"}]}'
