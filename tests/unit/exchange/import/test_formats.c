/* Claims about lib/exchange/import: files of other tools. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#define XML "<?xml version='1.0'?>"

static void graphml_has_keys_defaults_and_directions(void **state)
{
	(void)state;
	check_import("a.graphml",
		XML "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
		    "<key id='d0' for='node' attr.name='name' attr.type='string'/>"
		    "<key id='d1' for='node' attr.name='city'><default>Rome</default></key>"
		    "<key id='d2' for='edge' attr.name='weight'/>"
		    "<graph edgedefault='directed'>"
		    "<edge source='n1' target='n2'><data key='d2'> 2 </data></edge>"
		    "<node id='n1'><data key='d0'>Ada &amp; \"Co\"</data></node>"
		    "<node id='n2'><data key='d0'>Bo</data><data key='d1'>Oslo</data></node>"
		    "<edge source='n2' target='n1' directed='false'/>"
		    "</graph></graphml>",
		"source,target,directed,weight,city\n\"Ada & \"\"Co\"\"\",,,,Rome\nBo,,,,Oslo\n"
		"\"Ada & \"\"Co\"\"\",Bo,1,2,\nBo,\"Ada & \"\"Co\"\"\",,,\n");
}

static void attributes_of_xml_are_unescaped(void **state)
{
	(void)state;
	check_import("a.graphml",
		"<graphml><graph><node id='A &amp; B'/><node id='&#233;'/>"
		"<edge source='A &amp; B' target='&#xe9;'/></graph></graphml>",
		"source,target\nA & B,\né,\nA & B,é\n");
}

static void columns_of_ties_stay_theirs(void **state)
{
	(void)state;
	check_import("a.graphml",
		"<graphml><key id='w' for='node' attr.name='weight'/>"
		"<key id='s' for='edge' attr.name='source'/><graph>"
		"<node id='A'><data key='w'>-7</data></node><node id='B'/>"
		"<edge source='A' target='B'><data key='s'>poll</data></edge></graph></graphml>",
		"source,target,person weight,tie source\nA,,-7,\nB,,,\nA,B,,poll\n");
}

static void groups_of_yed_keep_their_labels(void **state)
{
	(void)state;
	check_import("a.graphml",
		"<graphml><key id=\"g\" yfiles.type=\"nodegraphics\"/><graph "
		"edgedefault=\"directed\">"
		"<node id=\"n0\"><data key=\"g\"><NodeLabel>Ada</NodeLabel></data></node>"
		"<node id=\"n1\"><data key=\"g\"><NodeLabel>Team</NodeLabel></data>"
		"<graph edgedefault=\"directed\"><node id=\"n1::n0\"><data key=\"g\">"
		"<NodeLabel>Bo</NodeLabel></data></node></graph></node>"
		"<edge source=\"n0\" target=\"n1::n0\"><data key=\"g\"><EdgeLabel>boss</EdgeLabel>"
		"</data></edge></graph></graphml>",
		"source,target,id,label,directed\nAda,,n0,,\nTeam,,n1,,\nBo,,n1::n0,,\n"
		"Ada,Bo,,boss,1\n");
}

static void gexf_has_declared_attributes(void **state)
{
	(void)state;
	check_import("a.gexf",
		XML
		"<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz'>"
		"<graph defaultedgetype='undirected'>"
		"<attributes class='node'><attribute id='0' title='city'>"
		"<default>Rome</default></attribute></attributes>"
		"<attributes class='edge'><attribute id='0' title='place'/></attributes>"
		"<nodes><node id='x' label='Ada'><attvalues><attvalue for='0' value='Oslo'/>"
		"</attvalues><viz:position x='1.5' y='2'/></node><node id='y' label='Bo'/></nodes>"
		"<edges><edge id='0' source='x' target='y' weight='2' type='directed' kind='work' "
		"start='2024-01-02'><attvalues><attvalue for='0' value='Leeds'/></attvalues>"
		"</edge></edges></graph></gexf>",
		"source,target,id,city,x,y,directed,weight,kind,date,place\n"
		"Ada,,x,Oslo,1.5,2,,,,,\nBo,,y,Rome,,,,,,,\nAda,Bo,,,,,1,2,work,2024-01-02,"
		"Leeds\n");
}

static void entities_are_refused_before_they_grow(void **state)
{
	(void)state;
	check_import_fails("a.graphml",
		XML "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
		    "<graphml><graph><node id='&b;'/></graph></graphml>",
		KITH_ERROR_DATA, "a.graphml:1:*: a DOCTYPE*");
	check_import_fails("a.gexf", "<!DOCTYPE gexf SYSTEM 'file:///etc/passwd'><gexf/>",
		KITH_ERROR_DATA, "a.gexf:1:*: a DOCTYPE*");
}

static void a_declared_encoding_is_believed_once(void **state)
{
	(void)state;
	const char *graph = "source,target\nJosé,\n";
	check_import("a.graphml",
		"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><graph>"
		"<node id=\"Jos\xe9\"/></graph></graphml>",
		graph);
	check_import("a.graphml",
		"<?xml version=\"1.0\" encoding=\"UTF-16\"?><graphml><graph>"
		"<node id=\"José\"/></graph></graphml>",
		graph);
}

static void broken_xml_names_its_line(void **state)
{
	(void)state;
	check_import_fails("a.graphml", "<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>",
		KITH_ERROR_DATA, "a.graphml:4:*: this is not sound XML*");
	check_import_fails("a.graphml", "<graphml><graph><node/></graph></graphml>",
		KITH_ERROR_DATA, "a.graphml:1:*: a node without an id*");
	check_import_fails("a.graphml",
		"<graphml><graph><node id='a'/>\n<node id='a'/></graph></graphml>", KITH_ERROR_DATA,
		"a.graphml:2:*: two people have the id \"a\"*");
	check_import_fails("a.graphml",
		"<graphml><graph><node id='a'/><edge source='a' target='b'/></graph></graphml>",
		KITH_ERROR_DATA, "a.graphml:1: a tie names \"b\"*");
	check_import_fails("a.graphml", "<graphml>/edge></graphml>", KITH_ERROR_DATA,
		"a.graphml:1:*: a text stands in <graphml>*");
	check_import_fails("a.graphml", "<graphml></graphml>", KITH_ERROR_DATA, "*no <graph>*");
	check_import_fails(
		"a.xml", "<data/>", KITH_ERROR_DATA, "a.xml: *neither GraphML nor GEXF*");
}

static void deep_xml_ends_early(void **state)
{
	(void)state;
	g_autoptr(GString) deep = g_string_new("<graphml>");
	for (size_t k = 0; k < 10000; k++) {
		g_string_append(deep, "<graph>");
	}
	check_import_fails("a.graphml", deep->str, KITH_ERROR_DATA, "*nested deeper than 100*");
}

static void gml_has_keys_in_any_order(void **state)
{
	(void)state;
	check_import("a.gml",
		"# by hand\nCreator \"me\"\ngraph [\n directed 1\n edge [ source 5 target 1 weight "
		"2.5 ]"
		" node [ id 1 label \"Ada &amp; Co\" city \"Rome\" graphics [ x 1 y -2.5 ] ]"
		" node [ id 5 label \"B&#233;\" nested [ deep [ er 1 ] ] ] ]\nignored",
		"source,target,id,directed,weight,city,x,y,nested.deep.er\n"
		"Ada & Co,,1,,,Rome,1,-2.5,\nBé,,5,,,,,,1\nBé,Ada & Co,,1,2.5,,,,\n");
	check_import("a.gml", "graph []", "source,target\n");
	check_import("a.gml", "graph [ node [ ] node [ id 1 ] ]", "source,target\nn0,\n1,\n");
}

static void keys_of_gml_that_stand_twice_are_lists(void **state)
{
	(void)state;
	check_import("a.gml",
		"graph [ node [ id 1 label \"Ada\" likes \"music\" likes \"art\" label \"no\" ] ]",
		"source,target,likes\nAda,,music;art\n");
}

static void lies_of_gexf_end_early(void **state)
{
	(void)state;
	check_import("a.gexf",
		"<gexf><graph><nodes count=\"2\"><node id=\"a\"/><node id=\"b\"/></nodes>"
		"<edges count=\"1\"><edge source=\"a\" target=\"b\"/></edges></graph></gexf>",
		"source,target\na,\nb,\na,b\n");
	check_import_fails("a.gexf",
		"<gexf><graph><nodes count=\"4000000000\"><node id=\"a\"/></nodes></graph></gexf>",
		KITH_ERROR_DATA, "a.gexf: the file says that there are 4000000000 nodes*");
}

static void broken_gml_names_its_place(void **state)
{
	(void)state;
	check_import_fails("a.gml", "graph [ node [ id 1 label \"x", KITH_ERROR_DATA,
		"a.gml:1:27: a quoted text does not end*");
	check_import_fails(
		"a.gml", "graph [ node [ id 1 ]", KITH_ERROR_DATA, "*ends inside the graph*");
	check_import_fails("a.gml", "graph [\nedge [ source 1 ] ]", KITH_ERROR_DATA,
		"a.gml:2:*a tie without a target*");
	check_import_fails("a.gml", "graph [ node [ id 1 ]\nedge [ source 1 target 1 weight 0 ] ]",
		KITH_ERROR_DATA, "a.gml:2:*the weight \"0\"*");
	check_import_fails("a.gml", "graph [ node [ id a ] ]", KITH_ERROR_DATA, "*quote texts*");
	g_autoptr(GString) deep = g_string_new("graph [");
	for (size_t k = 0; k < 10000; k++) {
		g_string_append(deep, "a [");
	}
	check_import_fails("a.gml", deep->str, KITH_ERROR_DATA, "*nested deeper than 32*");
}

static void relations_of_pajek_are_kinds(void **state)
{
	(void)state;
	check_import("a.net",
		"% by hand\n*Network n\n*Vertices 3\n1 \"Ada A\" 0.1 0.2 box ic Red\n2 Bo\n"
		"*Arcs :1 \"advice\"\n1 2 2.5 l \"often\"\n*Edges :2 \"friend\"\n2 3\n",
		"source,target,x,y,shape,ic,directed,kind,weight,label\n"
		"Ada A,,0.1,0.2,box,Red,,,,\nBo,,,,,,,,,\n3,,,,,,,,,\n"
		"Ada A,Bo,,,,,1,advice,2.5,often\nBo,3,,,,,,friend,,\n");
	check_import("a.net", "*vertices 3\r*arcslist\r1 2 3\r*edgeslist\r2 3\r",
		"source,target,directed\n1,,\n2,,\n3,,\n1,2,1\n1,3,1\n2,3,\n");
	check_import("a.net", "*Vertices 2\n*Matrix\n0 1\n1 0\n",
		"source,target,weight\n1,,\n2,,\n1,2,1\n");
	check_import("a.paj",
		"*Network n\n*Vertices 2\n1 A\n2 B\n*Edges\n1 2\n\n*Partition side\n"
		"*Vertices 2\n1\n2\n",
		"source,target,side\nA,,1\nB,,2\nA,B,\n");
}

static void vertices_of_pajek_have_shapes_or_none(void **state)
{
	(void)state;
	check_import("a.net", "*Vertices 2\n1 \"Ada\" 0.1 0.2 0.5 ic Red\n2 Bo box ic Blue\n",
		"source,target,x,y,ic,shape\nAda,,0.1,0.2,Red,\nBo,,,,Blue,box\n");
}

static void two_modes_of_pajek_become_ties(void **state)
{
	(void)state;
	check_import("a.net", "*Vertices 5 3\n1 A\n2 B\n3 C\n4 e\n5 f\n*Edges\n1 4\n2 4\n5 2\n",
		"source,target,weight,events\nA,,,1\nB,,,2\nC,,,\nA,B,1,1\n");
	check_import("a.net", "*Vertices 4 2\n*Matrix\n1 1\n0 1\n",
		"source,target,weight,events\n1,,,2\n2,,,1\n1,2,1,1\n");
	check_import_fails("a.net", "*Vertices 5 3\n*Edges\n1 2\n", KITH_ERROR_DATA,
		"a.net:*inside one mode*");
}

static void lies_of_pajek_end_early(void **state)
{
	(void)state;
	check_import_fails("a.net", "*Vertices 4000000000\n*Edges\n1 2\n", KITH_ERROR_DATA,
		"a.net:*far too short*");
	check_import_fails("a.net", "*Vertices 2\n*Edges\n1 3\n", KITH_ERROR_DATA,
		"a.net:*numbers of two vertices*");
	check_import_fails("a.net", "*Vertices 2\n*Edges\n1 2 -1\n", KITH_ERROR_DATA,
		"a.net:3:1: the weight \"-1\"*");
	check_import_fails("a.net", "*Vertices 1 3\n", KITH_ERROR_DATA, "a.net:*Vertices must be*");
	check_import_fails(
		"a.net", "*Vertices 2\n1 A\n1 B\n", KITH_ERROR_DATA, "a.net:*the id \"1\"*");
	check_import_fails(
		"a.net", "*Vertices 3\n*Matrix\n0 1 1\n", KITH_ERROR_DATA, "a.net:*fewer rows*");
}

static void entities_of_gml_are_characters_that_there_are(void **state)
{
	(void)state;
	check_import("a.gml",
		"graph [ node [ id 1 label \"A&#65;&#x41;&#X42;\" ] node [ id 2 label "
		"\"&#x110000;&#0;&#65x;&#55296;&#4294967361;&#;&#xg;&amp;&a\" ] ]",
		"source,target\nAAAB,\n&#x110000;&#0;&#65x;&#55296;&#4294967361;&#;&#xg;&&a,\n");
	check_import("a.gml",
		"graph [ node [ id 1 _a -inf label \"A\" ] node [ id 2 _a .5 label \"B\" ] "
		"node [ id 3 label \"C\" _a +NaN ] ]",
		"source,target,_a\nA,,-inf\nB,,.5\nC,,+NaN\n");
	check_import_fails("a.gml", "graph [ 9key 1 ]", KITH_ERROR_DATA, "a.gml:1:9: a key is*");
}

static void dl_is_a_matrix_or_a_list(void **state)
{
	(void)state;
	static const char *const two[] = {
		"dl\tn=2 format=edgelist1\nlabels embedded\ndata:\nAda Bo\n",
		"dl\rn=2 format=edgelist1\rlabels: Ada,Bo\rdata:\r1 2\r",
		"dl,n=2 format=edgelist1\nlabels:\n\"Ada\",Bo\ndata:\n1 2\n"};
	for (size_t k = 0; k < G_N_ELEMENTS(two); k++) {
		check_import("a.dl", two[k], "source,target,directed\nAda,,\nBo,,\nAda,Bo,1\n");
	}
	check_import("a.dl",
		"dl n=3 format=edgelist1\nlabels:\nAda\nlabels\nembedded\ndata:\n1 2\n",
		"source,target,directed\nAda,,\nlabels,,\nembedded,,\nAda,labels,1\n");
	check_import("a.dl",
		"dl n = 2, nm = 2 format = fullmatrix\nlabels:\nAda,Bo\nmatrix labels:\n"
		"work,home\ndata:\n0 1\n1 0\n0 2\n0 0\n",
		"source,target,weight,kind,directed\nAda,,,,\nBo,,,,\nAda,Bo,1,work,\n"
		"Ada,Bo,2,home,1\n");
	check_import("a.dl",
		"DL n=3\nformat = edgelist1\nlabels embedded:\ndata:\n\"Ada A\" Bo 2\n"
		"Bo Cy\n",
		"source,target,directed,weight\nAda A,,,\nBo,,,\nCy,,,\nAda A,Bo,1,2\nBo,Cy,1,\n");
	check_import("a.dl", "dl n=3 format=nodelist1\ndata:\n1 2 3\n",
		"source,target,directed\n1,,\n2,,\n3,,\n1,2,1\n1,3,1\n");
	check_import("a.dl", "dl n=2 diagonal=absent\ndata:\n1\n2\n",
		"source,target,weight,directed\n1,,,\n2,,,\n1,2,1,1\n2,1,2,1\n");
	check_import("a.dl", "dl nr=2, nc=1 row labels:\nA,B\ncol labels:\ne\ndata:\n1\n1\n",
		"source,target,weight,events\nA,,,1\nB,,,1\nA,B,1,1\n");
	check_import("a.dl",
		"dl nr=2, nc=1 diagonal=absent row labels:\nA,B\ncol labels:\ne\ndata:\n1\n1\n",
		"source,target,weight,events\nA,,,1\nB,,,1\nA,B,1,1\n");
	check_import("a.dl",
		"dl nr=2, nc=3 format=fullmatrix\nlabels embedded\ndata:\nX Y Z\nAda 1 0 1\n"
		"Bo 0 0 1\n",
		"source,target,weight,events\nAda,,,2\nBo,,,1\nAda,Bo,1,1\n");
	check_import("a.dl",
		"dl nr=2 nc=2 format=edgelist2\nlabels embedded\ndata:\nAda X 0\nAda Y 2\nBo Y\n",
		"source,target,weight,events\nAda,,,1\nBo,,,1\nAda,Bo,1,1\n");
	check_import("a.dl", "dl n=2 labels embedded data:\nA B\nA 0 1\nB 1 0\n",
		"source,target,weight\nA,,\nB,,\nA,B,1\n");
}

static void dl_has_more_formats(void **state)
{
	(void)state;
	const char *half = "source,target,weight\na,,\nb,,\nc,,\na,b,1\na,c,3\nb,c,2\n";
	check_import("a.dl",
		"dl n=3 format=lowerhalf diagonal=absent\nlabels: a,b,c\ndata:\n1\n3 2\n", half);
	check_import("a.dl", "DL N=3 FORMAT=LH\nLABELS:\na b c\nDATA:\n0\n1 0\n3 2 0\n", half);
	check_import(
		"a.dl", "dl n=3 format=uh diagonal=absent\nlabels:\na b c\ndata:\n1 3\n2\n", half);
	check_import(
		"a.dl", "dl n=3 format=upperhalf\nlabels:\na b c\ndata:\n0 1 3\n0 2\n0\n", half);
	check_import("a.dl", "dl n=3 format=nodelist1b\ndata:\n2 2 3\n0\n1 1\n",
		"source,target,directed\n1,,\n2,,\n3,,\n1,2,1\n1,3,1\n3,1,1\n");
	check_import("a.dl", "dl n=3 format=rankedlist1\nlabels:\na b c\ndata:\n1 3 2\n",
		"source,target,directed,weight,rank\na,,,,\nb,,,,\nc,,,,\na,c,1,1,1\na,b,1,0.5,"
		"2\n");
	check_import("a.dl",
		"dl n=2 nm=2 format=edgearray1 labels embedded\nmatrix labels: like, hate\ndata:\n"
		"a b 1 0\nb a 2 1\n",
		"source,target,directed,weight,kind\na,,,,\nb,,,,\na,b,1,1,like\nb,a,1,2,like\n"
		"b,a,1,1,hate\n");
	check_import("a.dl",
		"DL NR=2 NC=1\nROW LABELS:\nann\nbob\nCOLUMN LABELS:\ntea\nDATA:\n1\n1\n",
		"source,target,weight,events\nann,,,1\nbob,,,1\nann,bob,1,1\n");
}

static void lies_of_dl_end_early(void **state)
{
	(void)state;
	check_import_fails("a.dl", "dl n=4000000000 format=edgelist1\ndata:\n1 2\n",
		KITH_ERROR_DATA, "a.dl:*more people than the file has bytes*");
	check_import_fails("a.dl", "dl nr=2 nc=2 format=lowerhalf\ndata:\n1\n", KITH_ERROR_DATA,
		"a.dl:*no columns apart from the rows*");
	check_import_fails("a.dl", "dl nr=2 format=fullmatrix\ndata:\n1\n", KITH_ERROR_DATA,
		"a.dl:*does not say how many people*");
	check_import_fails("a.dl", "dl n=3\ndata:\n1 2\n", KITH_ERROR_DATA, "a.dl:*fewer numbers*");
	check_import_fails("a.dl", "dl n=3 format=blockmatrix\ndata:\n1\n", KITH_ERROR_DATA,
		"a.dl:*save it as*");
	check_import_fails("a.dl", "dl n=2 format=nodelist1b\ndata:\n2 1\n0\n", KITH_ERROR_DATA,
		"a.dl:3:*say how many follow*");
	static const char *const of_one_mode[] = {
		"lowerhalf", "upperhalf", "rankedlist1", "edgearray1"};
	for (size_t k = 0; k < G_N_ELEMENTS(of_one_mode); k++) {
		g_autofree char *text =
			g_strdup_printf("dl nr=2 nc=5 format=%s\ndata:\n1 2 1\n", of_one_mode[k]);
		check_import_fails("a.dl", text, KITH_ERROR_DATA, "a.dl:*leave out nr and nc*");
	}
	check_import_fails("a.dl", "dl n=1 nm=4000000000\ndata:\n1\n", KITH_ERROR_DATA,
		"a.dl:*fewer matrices*");
	check_import_fails("a.dl", "dl data:\n1\n", KITH_ERROR_DATA, "a.dl:*how many people*");
	check_import_fails(
		"a.dl", "dl foo data:\n1\n", KITH_ERROR_DATA, "a.dl:*\"foo\" has no meaning*");
}

static void gdf_quotes_either_way(void **state)
{
	(void)state;
	check_import("a.gdf", "nodedef>name VARCHAR,label VARCHAR\nn0,Pat O'Brien\nn1,\"x, y's\"\n",
		"source,target\nPat O'Brien,\n\"x, y's\",\n");
	check_import("a.gdf",
		"nodedef>name VARCHAR,label VARCHAR,city VARCHAR\n"
		"s1,'Ada, B','Rome'\ns2,\"Bo\",\nedgedef>node1 VARCHAR,node2 VARCHAR,"
		"weight DOUBLE,directed BOOLEAN\ns1,s2,2.5,true\ns2,s1,,false\n",
		"source,target,id,city,weight,directed\n\"Ada, B\",,s1,Rome,,\nBo,,s2,,,\n"
		"\"Ada, B\",Bo,,,2.5,1\nBo,\"Ada, B\",,,,\n");
	check_import_fails("a.gdf", "nodedef>name\na,b\n", KITH_ERROR_DATA, "a.gdf:2:1: this row*");
}

static void dot_has_chains_subgraphs_and_defaults(void **state)
{
	(void)state;
	check_import("a.dot",
		"/* by */ digraph \"g\" { // hand\n rankdir=LR; node [city=Rome];\n"
		"a [label=\"Ada\" + \" A\"]; edge [weight=2]\n a -> b:n -> {c; d [city=Oslo]}\n"
		"subgraph cluster_x { edge [weight=3]; b -> c [dir=none, kind=friend] }\n"
		"d -> a [weight=1.5] }",
		"source,target,id,city,directed,weight,kind\nAda A,,a,Rome,,,\nb,,b,Rome,,,\n"
		"c,,c,Rome,,,\nd,,d,Oslo,,,\nAda A,b,,,1,2,\nb,c,,,1,2,\nb,d,,,1,2,\n"
		"b,c,,,,3,friend\nd,Ada A,,,1,1.5,\n");
	check_import("a.dot", "strict graph { \"Ada \\\"A\\\"\" -- <b<i>c</i>> -- -1.5 }",
		"source,target\n\"Ada \"\"A\"\"\",\nb<i>c</i>,\n-1.5,\n\"Ada "
		"\"\"A\"\"\",b<i>c</i>\n"
		"b<i>c</i>,-1.5\n");
}

static void broken_dot_names_its_place(void **state)
{
	(void)state;
	check_import_fails(
		"a.dot", "graph { a -- ", KITH_ERROR_DATA, "a.dot:1:*a name is expected*");
	check_import_fails("a.dot", "graph { a -- \"b", KITH_ERROR_DATA, "a.dot:1:*does not end*");
	check_import_fails(
		"a.dot", "graph { /* ", KITH_ERROR_DATA, "a.dot:1:*comment does not end*");
	g_autoptr(GString) deep = g_string_new("graph ");
	for (size_t k = 0; k < 10000; k++) {
		g_string_append(deep, "{");
	}
	check_import_fails("a.dot", deep->str, KITH_ERROR_DATA, "*nested deeper than 32*");
}

static void d3_links_by_id_or_by_position(void **state)
{
	(void)state;
	check_import("a.json",
		"{\"nodes\": [{\"name\": \"Ada\", \"group\": 1}, {\"name\": \"Bo\\u00e9\"}],"
		"\"links\": [{\"source\": 0, \"target\": 1, \"value\": 2.50}]}",
		"source,target,group,weight\nAda,,1,\nBoé,,,\nAda,Boé,,2.50\n");
	check_import("a.json",
		"{\"directed\": true, \"nodes\": [{\"id\": \"Ada\", \"tags\": [\"x\", 1]},"
		"{\"id\": \"Bo\", \"no\": null}], \"edges\": [{\"source\": \"Bo\","
		"\"target\": {\"id\": \"Ada\"}, \"weight\": 1e1}, {\"source\": \"Ada\", \"target\":"
		"\"Bo\", \"directed\": false}]}",
		"source,target,tags,directed,weight\nAda,,x;1,,\nBo,,,,\nBo,Ada,,1,1e1\nAda,Bo,,,"
		"\n");
}

static void cytoscape_has_elements(void **state)
{
	(void)state;
	check_import("a.cyjs",
		"{\"data\": {\"directed\": true}, \"elements\": {\"nodes\": [{\"data\": {\"id\": "
		"\"a\","
		"\"name\": \"Ada\"}, \"position\": {\"x\": 1, \"y\": 2}}, {\"data\": {\"id\": "
		"\"b\"}}],"
		"\"edges\": [{\"data\": {\"source\": \"a\", \"target\": \"b\", \"weight\": 2}}]}}",
		"source,target,id,x,y,directed,weight\nAda,,a,1,2,,\nb,,b,,,,\nAda,b,,,,1,2\n");
	check_import("a.json",
		"{\"elements\": [{\"data\": {\"id\": \"a\"}}, {\"data\": {\"source\": \"a\","
		"\"target\": \"a\"}}]}",
		"source,target\na,\na,a\n");
}

static void elements_of_cytoscape_may_be_all(void **state)
{
	(void)state;
	check_import("a.json",
		"[{\"data\":{\"id\":\"a\"}},{\"data\":{\"id\":\"b\"}},"
		"{\"data\":{\"source\":\"a\",\"target\":\"b\",\"interaction\":\"pp\"}}]",
		"source,target,kind\na,,\nb,,\na,b,pp\n");
}

static void broken_json_names_its_place(void **state)
{
	(void)state;
	check_import_fails(
		"a.json", "{\"nodes\": [", KITH_ERROR_DATA, "a.json:1:*value is expected*");
	check_import_fails(
		"a.json", "{\"nodes\":\n[{\"id\" 1}]}", KITH_ERROR_DATA, "a.json:2:*colon*");
	check_import_fails("a.json", "{}", KITH_ERROR_DATA, "a.json: *neither nodes nor links*");
	check_import_fails(
		"a.json", "{\"nodes\": []} x", KITH_ERROR_DATA, "*goes on behind its end*");
	check_import_fails(
		"a.json", "{\"nodes\": [\"\\ud800\\n\"]}", KITH_ERROR_DATA, "*half a character*");
	g_autoptr(GString) deep = g_string_new("{\"nodes\":");
	for (size_t k = 0; k < 100000; k++) {
		g_string_append(deep, "[");
	}
	check_import_fails("a.json", deep->str, KITH_ERROR_DATA, "*nested deeper than 64*");
}

static void what_is_not_text_is_refused_everywhere(void **state)
{
	(void)state;
	static const char *const formats[] = {"graphml", "gexf", "gml", "pajek", "dl", "gdf", "dot",
		"d3", "cytoscape", "csv", "attendance", "matrix", "messages", "guests", "list"};
	static const char bytes[] = "graph\0[ \xff ]\n";
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		const struct kith_import_options options = {.format = formats[k]};
		g_autoptr(kith_import) import = kith_import_new(&options, NULL);
		g_autoptr(GError) error = NULL;
		kith_source *source =
			kith_source_open_bytes("x", bytes, sizeof bytes - 1, NULL, NULL);
		assert_false(kith_import_add(import, source, &error));
		assert_int_equal(error->code, KITH_ERROR_DATA);
		assert_true(g_str_has_prefix(error->message, "x:"));
	}
}

static void blanks_between_many_elements_do_not_add_up(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new("<graphml><graph>");
	g_autofree char *blanks = g_strnfill(100000, ' ');
	for (size_t k = 0; k < 20; k++) {
		g_string_append_printf(text, "%s<node id='%zu'/>", blanks, k);
	}
	g_string_append(text, "</graph></graphml>");
	const struct file files[] = {{"a.graphml", text->str}, {NULL, NULL}};
	const struct kith_import_options options = {0};
	g_autoptr(kith_graph) graph = try_import(files, &options, NULL, NULL, NULL);
	assert_non_null(graph);
	assert_int_equal(graph->n, 20);
}

static void huge_values_end_early(void **state)
{
	(void)state;
	static const char *const beginnings[] = {"graph [ node [ label \"", "graph { \"",
		"{\"nodes\": [\"", "<graphml><graph><node id='a'>", "<graphml><graph><node id='"};
	for (size_t k = 0; k < G_N_ELEMENTS(beginnings); k++) {
		g_autoptr(GString) text = g_string_new(beginnings[k]);
		g_autofree char *fill = g_strnfill((gsize)2 << 20, 'x');
		g_string_append(text, fill);
		check_import_fails("a", text->str, KITH_ERROR_DATA, "a:*larger than 1 MiB*");
	}
}

/* Ties of everyone with everyone, again and again; ever new attributes. */
static void little_text_cannot_become_much(void **state)
{
	(void)state;
	g_autoptr(GString) ties = g_string_new("graph {");
	for (size_t k = 0; k < 10; k++) {
		for (size_t side = 0; side < 2; side++) {
			g_string_append(ties, side ? " -- {" : "{");
			for (size_t i = 0; i < 800; i++) {
				g_string_append_printf(ties, "%zu ", i);
			}
			g_string_append(ties, "}");
		}
		g_string_append(ties, ";\n");
	}
	g_string_append(ties, "}");
	check_import_fails("a.dot", ties->str, KITH_ERROR_DATA, "a.dot:*four million pairs*");
	g_autoptr(GString) keys = g_string_new("graph [");
	for (size_t k = 0; k < 1100; k++) {
		g_string_append_printf(keys, "node [ id %zu a%zu 1 ]\n", k, k);
	}
	g_string_append(keys, "]");
	check_import_fails("a.gml", keys->str, KITH_ERROR_DATA, "a.gml:*different attributes*");
	g_autoptr(GString) attributes = g_string_new("<graphml><graph><node id='a=\"='");
	for (size_t k = 0; k < 2000; k++) {
		g_string_append_printf(attributes, " a%zu='1'", k);
	}
	check_import_fails("a.graphml", attributes->str, KITH_ERROR_DATA,
		"a.graphml:*more than 1000 attributes*");
}

static void memory_that_runs_out_is_a_message(void **state)
{
	(void)state;
	static const struct file files[][3] = {
		{{"a.graphml",
			"<graphml><key id='w' for='edge' attr.name='weight'/><graph><node id='a'/>"
			"<node id='b'/><edge source='a' target='b'><data key='w'>2</data></edge>"
			"</graph></graphml>"}},
		{{"a.gexf",
			"<gexf><graph><nodes><node id='x' label='A'/><node id='y' "
			"label='B'/></nodes>"
			"<edges><edge source='x' target='y' weight='2'/></edges></graph></gexf>"}},
		{{"a.gml",
			"graph [ node [ id 7 label \"A\" ] edge [ source 7 target 7 weight 2 ] ]"}},
		{{"a.net", "*Vertices 2\n1 A\n2 B\n*Arcs :1 \"x\"\n1 2 2\n"}},
		{{"b.net", "*Vertices 3 2\n1 A\n2 B\n3 e\n*Edges\n1 3\n2 3\n"}},
		{{"a.dl", "dl n=2\ndata:\n0 1\n1 0\n"}},
		{{"a.gdf", "nodedef>name,label\na,A\nedgedef>node1,node2\na,a\n"}},
		{{"a.dot", "digraph { a [label=A]; a -> b [weight=2] }"}},
		{{"a.json", "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": 0, "
			    "\"target\": 0}]}"}},
		{{"a.csv", "person,event\nA,e\nB,e\n"}, {"b.csv", "source,target,x\nA,C,1\n"}},
		{{"a.csv", ",A,B\nA,0,2\nB,1,0\n"}},
		{{"a.csv", "Id,Label\n1,A\n"}, {"b.csv", "Source,Target\n1,2\n"}},
		{{"a.csv", "First Name,Last Name,Connected On\nA,B,24 Mar 2024\n"}},
		{{"a.csv", "FROM,TO,CONVERSATION ID,DATE\nA,B,1,24 Mar 2024\n"}},
	};
	const struct kith_import_options options = {.me = "Me"};
	for (size_t k = 0; k < G_N_ELEMENTS(files); k++) {
		bool whole = false;
		for (long successes = 0; !whole; successes++) {
			g_autoptr(GError) error = NULL;
			kith_array_fail_after(successes);
			g_autoptr(kith_graph) graph =
				try_import(files[k], &options, NULL, NULL, &error);
			kith_array_fail_after(-1);
			whole = graph != NULL;
			assert_true(whole || error->code == KITH_ERROR_SYSTEM);
			assert_true(!whole || successes > 3);
			g_autoptr(kith_graph) merged =
				whole ? kith_import_merge(graph, NULL) : NULL;
			assert_true(!whole || merged);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(graphml_has_keys_defaults_and_directions),
		cmocka_unit_test(attributes_of_xml_are_unescaped),
		cmocka_unit_test(columns_of_ties_stay_theirs),
		cmocka_unit_test(groups_of_yed_keep_their_labels),
		cmocka_unit_test(gexf_has_declared_attributes),
		cmocka_unit_test(entities_are_refused_before_they_grow),
		cmocka_unit_test(a_declared_encoding_is_believed_once),
		cmocka_unit_test(broken_xml_names_its_line),
		cmocka_unit_test(deep_xml_ends_early),
		cmocka_unit_test(gml_has_keys_in_any_order),
		cmocka_unit_test(keys_of_gml_that_stand_twice_are_lists),
		cmocka_unit_test(lies_of_gexf_end_early),
		cmocka_unit_test(broken_gml_names_its_place),
		cmocka_unit_test(relations_of_pajek_are_kinds),
		cmocka_unit_test(vertices_of_pajek_have_shapes_or_none),
		cmocka_unit_test(two_modes_of_pajek_become_ties),
		cmocka_unit_test(lies_of_pajek_end_early),
		cmocka_unit_test(entities_of_gml_are_characters_that_there_are),
		cmocka_unit_test(dl_is_a_matrix_or_a_list),
		cmocka_unit_test(dl_has_more_formats),
		cmocka_unit_test(lies_of_dl_end_early),
		cmocka_unit_test(gdf_quotes_either_way),
		cmocka_unit_test(dot_has_chains_subgraphs_and_defaults),
		cmocka_unit_test(broken_dot_names_its_place),
		cmocka_unit_test(d3_links_by_id_or_by_position),
		cmocka_unit_test(cytoscape_has_elements),
		cmocka_unit_test(elements_of_cytoscape_may_be_all),
		cmocka_unit_test(broken_json_names_its_place),
		cmocka_unit_test(what_is_not_text_is_refused_everywhere),
		cmocka_unit_test(blanks_between_many_elements_do_not_add_up),
		cmocka_unit_test(huge_values_end_early),
		cmocka_unit_test(little_text_cannot_become_much),
		cmocka_unit_test(memory_that_runs_out_is_a_message),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
