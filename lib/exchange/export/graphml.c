/* GraphML. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include "exchange/export/xml.h"

static void put_keys(struct kith_export *export, const GPtrArray *all, const char *of)
{
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		fprintf(export->out, "  <key id=\"%c%u\" for=\"%s\" attr.name=\"", *of, k, of);
		kith_export_put_xml(export->out, field->key);
		fprintf(export->out, "\" attr.type=\"%s\"/>\n", kith_export_xml_type(field));
	}
}

static void put_data(struct kith_export *export, const GPtrArray *all, char prefix, size_t row)
{
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		const char *cell = kith_export_cell(field, row);
		if (*cell) {
			fprintf(export->out, "      <data key=\"%c%u\">", prefix, k);
			kith_export_put_xml(export->out, cell);
			fputs("</data>\n", export->out);
		}
	}
}

static void graphml_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
	      "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n",
		out);
	put_keys(export, export->of_people, "node");
	put_keys(export, export->of_ties, "edge");
	fprintf(out, "  <graph edgedefault=\"%sdirected\">\n", export->directed ? "" : "un");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "    <node id=\"n%zu\">\n      <data key=\"name\">", i);
		kith_export_put_xml(out, kith_graph_name(graph, i));
		fputs("</data>\n", out);
		put_data(export, export->of_people, 'n', i);
		fputs("    </node>\n", out);
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool turned = export->directed && !kith_export_one_way(export, t);
		fprintf(out, "    <edge source=\"n%u\" target=\"n%u\"%s>\n", graph->source[t],
			graph->target[t], turned ? " directed=\"false\"" : "");
		put_data(export, export->of_ties, 'e', t);
		fputs("    </edge>\n", out);
	}
	fputs("  </graph>\n</graphml>\n", out);
	kith_export_lose_blanks(export);
	kith_export_lose_characters(export);
	kith_export_warn_of_mixed(
		export, "networkx refuses such a file, igraph reads all as one-way");
}

const struct kith_export_format kith_export_graphml = {
	.name = {"graphml", ".graphml", "GraphML, for Gephi, yEd, igraph, networkx, Cytoscape"},
	.write = graphml_write,
	.taken_of_people = "name",
};
