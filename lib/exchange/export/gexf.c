/* GEXF. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include "exchange/export/xml.h"

static bool is_weight(const struct kith_export *export, const struct kith_export_field *field)
{
	return field->column == export->graph->weight_column;
}

static void declare(struct kith_export *export, const GPtrArray *all, const char *of)
{
	fprintf(export->out, "    <attributes class=\"%s\">\n", of);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		if (is_weight(export, field)) {
			continue;
		}
		fprintf(export->out, "      <attribute id=\"%u\" title=\"", k);
		kith_export_put_xml(export->out, field->key);
		fprintf(export->out, "\" type=\"%s\"/>\n", kith_export_xml_type(field));
	}
	fputs("    </attributes>\n", export->out);
}

static void put_values(struct kith_export *export, const GPtrArray *all, size_t row)
{
	fputs("<attvalues>", export->out);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		const char *cell = kith_export_cell(field, row);
		if (*cell && !is_weight(export, field)) {
			fprintf(export->out, "<attvalue for=\"%u\" value=\"", k);
			kith_export_put_xml(export->out, cell);
			fputs("\"/>", export->out);
		}
	}
	fputs("</attvalues>", export->out);
}

/* Where the person is drawn, for programs that draw. */
static void put_place(struct kith_export *export, size_t person)
{
	const char *x = kith_column_person(kith_graph_column(export->graph, "x"), person);
	const char *y = kith_column_person(kith_graph_column(export->graph, "y"), person);
	if (*x && *y) {
		fputs("<viz:position x=\"", export->out);
		kith_export_put_xml(export->out, x);
		fputs("\" y=\"", export->out);
		kith_export_put_xml(export->out, y);
		fputs("\" z=\"0\"/>", export->out);
	}
}

static void put_edge(struct kith_export *export, size_t t)
{
	const kith_graph *graph = export->graph;
	bool turned = export->directed && !kith_export_one_way(export, t);
	const char *weight = kith_export_weight(export, t);
	fprintf(export->out, "      <edge id=\"%zu\" source=\"n%u\" target=\"n%u\"%s", t,
		graph->source[t], graph->target[t], turned ? " type=\"undirected\"" : "");
	if (*weight) {
		fputs(" weight=\"", export->out);
		kith_export_put_xml(export->out, weight);
		fputs("\"", export->out);
	}
	fputs(">", export->out);
	put_values(export, export->of_ties, t);
	fputs("</edge>\n", export->out);
}

static void gexf_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
		"xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
		"  <graph mode=\"static\" defaultedgetype=\"%sdirected\">\n",
		export->directed ? "" : "un");
	declare(export, export->of_people, "node");
	declare(export, export->of_ties, "edge");
	fputs("    <nodes>\n", out);
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "      <node id=\"n%zu\" label=\"", i);
		kith_export_put_xml(out, kith_graph_name(graph, i));
		fputs("\">", out);
		put_values(export, export->of_people, i);
		put_place(export, i);
		fputs("</node>\n", out);
	}
	fputs("    </nodes>\n    <edges>\n", out);
	for (size_t t = 0; t < graph->m; t++) {
		put_edge(export, t);
	}
	fputs("    </edges>\n  </graph>\n</gexf>\n", out);
	kith_export_lose_characters(export);
}

const struct kith_export_format kith_export_gexf = {
	.name = {"gexf", ".gexf", "GEXF, for Gephi and networkx"},
	.write = gexf_write,
	.taken_of_people = "label|name",
};
