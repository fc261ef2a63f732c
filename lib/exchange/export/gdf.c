/* GDF, for Gephi and GUESS. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include <string.h>

/* In quotes where needed, of the kind the text has not: there is no way to write one inside. */
static void put_text(FILE *out, const char *text)
{
	g_autofree char *flat = g_strdup(text);
	g_strdelimit(flat, "\n\r\t", ' ');
	if (strchr(flat, '\'')) {
		g_strdelimit(flat, "\"", '\'');
	}
	char quote = strchr(flat, '\'') ? '"' : '\'';
	if (strpbrk(flat, ", '\"#")) {
		fprintf(out, "%c%s%c", quote, flat, quote);
	} else {
		fputs(flat, out);
	}
}

static bool is_beyond_gdf(const char *text)
{
	return strpbrk(text, "\n\r\t") || (strchr(text, '"') && strchr(text, '\''));
}

static void put_fields(struct kith_export *export, const GPtrArray *all, size_t row)
{
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		fputc(',', export->out);
		put_text(export->out, kith_export_cell(field, row));
	}
	fputc('\n', export->out);
}

static void put_header(struct kith_export *export, const GPtrArray *all, const char *begin)
{
	fputs(begin, export->out);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		fprintf(export->out, ",%s %s", field->key,
			field->truth    ? "BOOLEAN"
			: field->number ? "DOUBLE"
					: "VARCHAR");
	}
	fputc('\n', export->out);
}

static void gdf_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	put_header(export, export->of_people, "nodedef>name VARCHAR,label VARCHAR");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(export->out, "n%zu,", i);
		put_text(export->out, kith_graph_name(graph, i));
		put_fields(export, export->of_people, i);
	}
	put_header(export, export->of_ties, "edgedef>node1 VARCHAR,node2 VARCHAR,directed BOOLEAN");
	for (size_t t = 0; t < graph->m; t++) {
		fprintf(export->out, "n%u,n%u,%s", graph->source[t], graph->target[t],
			kith_export_one_way(export, t) ? "true" : "false");
		put_fields(export, export->of_ties, t);
	}
	if (kith_export_any(export, true, is_beyond_gdf)) {
		kith_export_lose(export, "line ends, and quotes of both kinds in one text");
	}
}

const struct kith_export_format kith_export_gdf = {
	.name = {"gdf", ".gdf", "GDF, for Gephi and GUESS"},
	.write = gdf_write,
	.taken_of_people = "name|label",
	.taken_of_ties = "node1|node2|directed",
	.plain_keys = true,
};
