/* DOT, the language of Graphviz. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include "base/text.h"

/* A name in quotes, quotes and backslashes behind a backslash. */
static void put_text(FILE *out, const char *text)
{
	fputc('"', out);
	for (const char *at = text; *at; at++) {
		if (*at == '\n') {
			fputs("\\n", out);
			continue;
		}
		if (*at == '"' || *at == '\\') {
			fputc('\\', out);
		}
		fputc(*at, out);
	}
	fputc('"', out);
}

/* pydot takes quotes for a part of the key. */
static void put_key(FILE *out, const char *key)
{
	size_t length = strspn(key, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
	if (key[length] || g_ascii_isdigit(*key) ||
		kith_text_is_one_of(key, "node|edge|graph|digraph|subgraph|strict")) {
		put_text(out, key);
	} else {
		fputs(key, out);
	}
}

/* The rest of a list of attributes, of which some may stand there already. */
static void put_fields(struct kith_export *export, const GPtrArray *all, size_t row, bool some)
{
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		const char *cell = kith_export_cell(field, row);
		if (*cell) {
			fputs(some ? ", " : "", export->out);
			put_key(export->out, field->key);
			fputc('=', export->out);
			put_text(export->out, cell);
			some = true;
		}
	}
	fputs("];\n", export->out);
}

static void put_node(struct kith_export *export, size_t person)
{
	const char *name = kith_graph_name(export->graph, person);
	bool label = kith_graph_column(export->graph, "label") != NULL;
	fputs("  ", export->out);
	put_text(export->out, name);
	fputs(" [", export->out);
	if (label) {
		/* Or readers would take the label for it; "name" itself is too much for pydot. */
		fputs("Name=", export->out);
		put_text(export->out, name);
	}
	put_fields(export, export->of_people, person, label);
}

static void put_edge(struct kith_export *export, size_t tie)
{
	const kith_graph *graph = export->graph;
	bool turned = export->directed && !kith_export_one_way(export, tie);
	fputs("  ", export->out);
	put_text(export->out, kith_graph_name(graph, graph->source[tie]));
	fputs(export->directed ? " -> " : " -- ", export->out);
	put_text(export->out, kith_graph_name(graph, graph->target[tie]));
	fputs(turned ? " [dir=none" : " [", export->out);
	put_fields(export, export->of_ties, tie, turned);
}

static void dot_write(struct kith_export *export)
{
	fprintf(export->out, "%s {\n", export->directed ? "digraph" : "graph");
	for (size_t i = 0; i < export->graph->n; i++) {
		put_node(export, i);
	}
	for (size_t t = 0; t < export->graph->m; t++) {
		put_edge(export, t);
	}
	fputs("}\n", export->out);
}

/* Graphviz makes links of these, or opens the file. */
#define LINKS                                                                                      \
	"URL|href|image|imagepath|shapefile|stylesheet|fontpath|edgeURL|edgehref|headURL|"         \
	"headhref|tailURL|tailhref|labelURL|labelhref"

const struct kith_export_format kith_export_dot = {
	.name = {"dot", ".dot", "DOT, for Graphviz"},
	.write = dot_write,
	.taken_of_people = "name|" LINKS,
	.taken_of_ties = "dir|" LINKS,
};
