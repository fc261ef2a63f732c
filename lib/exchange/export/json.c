/* JSON of D3, networkx and Cytoscape. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

static void put_text(FILE *out, const char *text)
{
	fputc('"', out);
	for (const char *at = text; *at; at++) {
		if (*at == '"' || *at == '\\') {
			fprintf(out, "\\%c", *at);
		} else if (*at == '\n') {
			fputs("\\n", out);
		} else if ((unsigned char)*at < ' ') {
			fprintf(out, "\\u%04x", (unsigned)*at);
		} else if (*at == '<') {
			fputs("\\u003c", out); /* so that the file may stand inside a page */
		} else {
			fputc(*at, out);
		}
	}
	fputc('"', out);
}

static void put_fields(struct kith_export *export, const GPtrArray *all, size_t row)
{
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		const char *cell = kith_export_cell(field, row);
		if (!*cell) {
			continue;
		}
		fputs(", ", export->out);
		put_text(export->out, field->key);
		fputs(": ", export->out);
		if (field->truth) {
			fputs(cell, export->out);
		} else if (field->number) {
			kith_export_put_number(export->out, cell, false);
		} else {
			put_text(export->out, cell);
		}
	}
}

/* The keys are all the person's name; networkx looks for `value` in Cytoscape's JSON. */
static void put_node(struct kith_export *export, size_t person)
{
	static const char *const keys[] = {"id", "name", "value"};
	for (size_t k = 0; k < (export->valued ? 3 : 2); k++) {
		fprintf(export->out, "%s\"%s\": ", k ? ", " : "{", keys[k]);
		put_text(export->out, kith_graph_name(export->graph, person));
	}
	put_fields(export, export->of_people, person);
	fputs("}", export->out);
}

static void put_link(struct kith_export *export, size_t tie)
{
	const kith_graph *graph = export->graph;
	fputs("{\"source\": ", export->out);
	put_text(export->out, kith_graph_name(graph, graph->source[tie]));
	fputs(", \"target\": ", export->out);
	put_text(export->out, kith_graph_name(graph, graph->target[tie]));
	if (export->mixed) {
		fprintf(export->out, ", \"directed\": %s",
			kith_export_one_way(export, tie) ? "true" : "false");
	}
	if (export->parallel) {
		fprintf(export->out, ", \"key\": %zu", tie);
	}
	put_fields(export, export->of_ties, tie);
	fputs("}", export->out);
}

static void put_all(struct kith_export *export, bool nodes, const char *begin, const char *end)
{
	size_t count = nodes ? export->graph->n : export->graph->m;
	for (size_t k = 0; k < count; k++) {
		fprintf(export->out, "%s\n%s", k ? "," : "", begin);
		if (nodes) {
			put_node(export, k);
		} else {
			put_link(export, k);
		}
		fputs(end, export->out);
	}
}

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

static void d3_write(struct kith_export *export)
{
	fprintf(export->out, "{\"directed\": %s, \"multigraph\": %s, \"graph\": {}, \"nodes\": [",
		truth(export->directed), truth(export->parallel));
	put_all(export, true, "", "");
	fputs("\n], \"links\": [", export->out);
	put_all(export, false, "", "");
	fputs("\n]}\n", export->out);
	kith_export_warn_of_mixed(export, "networkx reads all as one-way");
}

const struct kith_export_format kith_export_d3 = {
	.name = {"d3", ".json", "JSON of nodes and links, for D3 and networkx"},
	.write = d3_write,
	.taken_of_people = "id|name",
	.taken_of_ties = "source|target|directed|key",
};

static void cytoscape_write(struct kith_export *export)
{
	export->valued = true;
	fprintf(export->out,
		"{\"data\": [], \"directed\": %s, \"multigraph\": %s, \"elements\": {\"nodes\": [",
		truth(export->directed), truth(export->parallel));
	put_all(export, true, "{\"data\": ", "}");
	fputs("\n], \"edges\": [", export->out);
	put_all(export, false, "{\"data\": ", "}");
	fputs("\n]}}\n", export->out);
	kith_export_warn_of_mixed(export, "networkx reads all as one-way");
}

const struct kith_export_format kith_export_cytoscape = {
	.name = {"cytoscape", ".cyjs", "JSON, for Cytoscape"},
	.write = cytoscape_write,
	.taken_of_people = "id|name|value",
	.taken_of_ties = "source|target|directed|id|key",
};
