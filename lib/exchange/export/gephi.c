/* Gephi's tables of edges and nodes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "exchange/export/format.h"

#include <string.h>

#include "io/table.h"

static void put_cell(FILE *out, GString *line, const char *cell)
{
	g_string_assign(line, ",");
	kith_csv_append(line, cell);
	fputs(line->str, out);
}

static void put_header(FILE *out, const GPtrArray *all, const char *begin)
{
	g_autoptr(GString) line = g_string_new(NULL);
	fputs(begin, out);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		put_cell(out, line, strcmp(field->key, "weight") ? field->key : "Weight");
	}
	fputc('\n', out);
}

static void put_row(FILE *out, const GPtrArray *all, size_t row)
{
	g_autoptr(GString) line = g_string_new(NULL);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		put_cell(out, line, kith_export_cell(field, row));
	}
	fputc('\n', out);
}

static void put_name(FILE *out, const char *name)
{
	g_autoptr(GString) line = g_string_new(NULL);
	kith_csv_append(line, name);
	fputs(line->str, out);
}

static void gephi_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	g_autoptr(GString) line = g_string_new(NULL);
	put_header(export->out, export->of_ties, "Source,Target,Type");
	for (size_t t = 0; t < graph->m; t++) {
		put_name(export->out, kith_graph_name(graph, graph->source[t]));
		put_cell(export->out, line, kith_graph_name(graph, graph->target[t]));
		fputs(kith_export_one_way(export, t) ? ",Directed" : ",Undirected", export->out);
		put_row(export->out, export->of_ties, t);
	}
	if (!export->nodes) {
		kith_export_lose(export,
			"people without ties and what is known of people (" KITH_CALLER_NODES " "
			"FILE writes them)");
		return;
	}
	put_header(export->nodes, export->of_people, "Id,Label");
	for (size_t i = 0; i < graph->n; i++) {
		put_name(export->nodes, kith_graph_name(graph, i));
		put_cell(export->nodes, line, kith_graph_name(graph, i));
		put_row(export->nodes, export->of_people, i);
	}
	kith_export_lose_blanks(export);
}

const struct kith_export_format kith_export_gephi = {
	.name = {"gephi", ".csv",
		"edges as CSV for Gephi; " KITH_CALLER_NODES " writes the people"},
	.write = gephi_write,
	.taken_of_people = "id|label|name",
	.taken_of_ties = "source|target|type|id|label",
};
