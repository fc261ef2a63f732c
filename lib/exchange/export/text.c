/* GML, GDF and DOT. Inside of export. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/export/format.h"
#include "graph/sheet.h"

/* A text for GML, which is ASCII: quotes, ampersands and all others as entities. */
static void put_gml(FILE *out, const char *text)
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

static void put_gml_fields(
	struct kith_export *export, const GArray *all, bool of_person, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	for (size_t k = 0; k < count; k++) {
		const char *cell = of_person ? kith_export_person(&fields[k], row)
					     : kith_export_tie(&fields[k], row);
		if (!*cell) {
			continue;
		}
		fprintf(export->out, "    %s ", fields[k].key);
		if (fields[k].number) {
			kith_export_put_number(export->out, cell);
		} else {
			put_gml(export->out, cell);
		}
		fputc('\n', export->out);
	}
}

void kith_export_gml(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out, "Creator \"kith\"\ngraph [\n  directed %d\n%s", export->directed,
		export->parallel ? "  multigraph 1\n" : "");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "  node [\n    id %zu\n    label ", i);
		put_gml(out, kith_graph_name(graph, i));
		fputc('\n', out);
		put_gml_fields(export, export->of_people, true, i);
		fputs("  ]\n", out);
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool turned = export->directed && !kith_export_one_way(export, t);
		fprintf(out, "  edge [\n    source %u\n    target %u\n%s", graph->source[t],
			graph->target[t], turned ? "    directed 0\n" : "");
		put_gml_fields(export, export->of_ties, false, t);
		fputs("  ]\n", out);
	}
	fputs("]\n", out);
	if (export->mixed) {
		kith_export_lose(export,
			"which ties are mutual, to all but kith: they are one-way with directed 0");
	}
}

/* In quotes where needed, of the kind the text has not: there is no way to write one inside. */
static void put_gdf(FILE *out, const char *text)
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

static void put_gdf_fields(
	struct kith_export *export, const GArray *all, bool of_person, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	for (size_t k = 0; k < count; k++) {
		fputc(',', export->out);
		put_gdf(export->out, of_person ? kith_export_person(&fields[k], row)
					       : kith_export_tie(&fields[k], row));
	}
	fputc('\n', export->out);
}

static void put_gdf_header(struct kith_export *export, const GArray *all, const char *begin)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	fputs(begin, export->out);
	for (size_t k = 0; k < count; k++) {
		fprintf(export->out, ",%s %s", fields[k].key,
			fields[k].truth    ? "BOOLEAN"
			: fields[k].number ? "DOUBLE"
					   : "VARCHAR");
	}
	fputc('\n', export->out);
}

void kith_export_gdf(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	put_gdf_header(export, export->of_people, "nodedef>name VARCHAR,label VARCHAR");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(export->out, "n%zu,", i);
		put_gdf(export->out, kith_graph_name(graph, i));
		put_gdf_fields(export, export->of_people, true, i);
	}
	put_gdf_header(
		export, export->of_ties, "edgedef>node1 VARCHAR,node2 VARCHAR,directed BOOLEAN");
	for (size_t t = 0; t < graph->m; t++) {
		fprintf(export->out, "n%u,n%u,%s", graph->source[t], graph->target[t],
			kith_export_one_way(export, t) ? "true" : "false");
		put_gdf_fields(export, export->of_ties, false, t);
	}
	if (kith_export_any(export, true, is_beyond_gdf)) {
		kith_export_lose(export, "line ends, and quotes of both kinds in one text");
	}
}

/* A name in quotes, quotes and backslashes behind a backslash. */
static void put_dot(FILE *out, const char *text)
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
static void put_dot_key(FILE *out, const char *key)
{
	size_t length = strspn(key, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
	if (key[length] || g_ascii_isdigit(*key) ||
		kith_sheet_is_one_of(key, "node|edge|graph|digraph|subgraph|strict")) {
		put_dot(out, key);
	} else {
		fputs(key, out);
	}
}

static void put_dot_fields(struct kith_export *export, const GArray *all, bool of_person,
	size_t row, const char *first)
{
	size_t count;
	const char *before = *first ? ", " : "";
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	fprintf(export->out, " [%s", first);
	if (of_person && kith_graph_column(export->graph, "label")) {
		/* Or readers would take the label for it; "name" itself is too much for pydot. */
		fputs("Name=", export->out);
		put_dot(export->out, kith_graph_name(export->graph, row));
		before = ", ";
	}
	for (size_t k = 0; k < count; k++) {
		const char *cell = of_person ? kith_export_person(&fields[k], row)
					     : kith_export_tie(&fields[k], row);
		if (*cell) {
			fputs(before, export->out);
			put_dot_key(export->out, fields[k].key);
			fputc('=', export->out);
			put_dot(export->out, cell);
			before = ", ";
		}
	}
	fputs("];\n", export->out);
}

void kith_export_dot(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out, "%s {\n", export->directed ? "digraph" : "graph");
	for (size_t i = 0; i < graph->n; i++) {
		fputs("  ", out);
		put_dot(out, kith_graph_name(graph, i));
		put_dot_fields(export, export->of_people, true, i, "");
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool turned = export->directed && !kith_export_one_way(export, t);
		fputs("  ", out);
		put_dot(out, kith_graph_name(graph, graph->source[t]));
		fputs(export->directed ? " -> " : " -- ", out);
		put_dot(out, kith_graph_name(graph, graph->target[t]));
		put_dot_fields(export, export->of_ties, false, t, turned ? "dir=none" : "");
	}
	fputs("}\n", out);
}
