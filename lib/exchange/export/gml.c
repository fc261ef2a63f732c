/* GML. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

/* A text for GML, which is ASCII: quotes, ampersands and all others as entities. */
static void put_text(FILE *out, const char *text)
{
	fputc('"', out);
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c == '&') {
			fputs("&amp;", out);
		} else if (c == '"') {
			fputs("&quot;", out);
		} else if (c < ' ' || c > '~') {
			fprintf(out, "&#%u;", c);
		} else {
			fputc((int)c, out);
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
		fprintf(export->out, "    %s ", field->key);
		if (field->number) {
			kith_export_put_number(export->out, cell, true);
		} else {
			put_text(export->out, cell);
		}
		fputc('\n', export->out);
	}
}

static void gml_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out, "Creator \"kith\"\ngraph [\n  directed %d\n%s", export->directed,
		export->parallel ? "  multigraph 1\n" : "");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "  node [\n    id %zu\n    label ", i);
		put_text(out, kith_graph_name(graph, i));
		fputc('\n', out);
		put_fields(export, export->of_people, i);
		fputs("  ]\n", out);
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool turned = export->directed && !kith_export_one_way(export, t);
		fprintf(out, "  edge [\n    source %u\n    target %u\n%s", graph->source[t],
			graph->target[t], turned ? "    directed 0\n" : "");
		put_fields(export, export->of_ties, t);
		fputs("  ]\n", out);
	}
	fputs("]\n", out);
	if (export->mixed) {
		kith_export_lose(export,
			"which ties are mutual, to all but kith: they are one-way with directed 0");
	}
}

const struct kith_export_format kith_export_gml = {
	.name = {"gml", ".gml", "GML, for Gephi, igraph, networkx"},
	.write = gml_write,
	.taken_of_people = "id|label|name",
	.taken_of_ties = "source|target|directed",
	.plain_keys = true,
};
