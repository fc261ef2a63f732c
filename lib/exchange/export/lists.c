/* Pajek, UCINET's DL and Gephi's tables. Inside of export. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/export/format.h"
#include "graph/sheet.h"
#include "io/table.h"

/* The ties of one direction; igraph and networkx know no relations, so the kind is a label. */
static void put_ties(struct kith_export *export, const struct kith_column *label, bool one_way)
{
	const kith_graph *graph = export->graph;
	bool begun = false;
	for (size_t t = 0; t < graph->m; t++) {
		if (kith_export_one_way(export, t) != one_way) {
			continue;
		}
		if (!begun) {
			fputs(one_way ? "*Arcs\n" : "*Edges\n", export->out);
			begun = true;
		}
		g_autofree char *words = kith_export_flat(kith_column_tie(label, t));
		const char *weight = kith_export_weight(export, t);
		weight = *words && !*weight ? "1" : weight;
		fprintf(export->out, "%u %u%s%s%s%s%s\n", graph->source[t] + 1,
			graph->target[t] + 1, *weight ? " " : "", weight, *words ? " l \"" : "",
			words, *words ? "\"" : "");
	}
}

void kith_export_pajek(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	const struct kith_column *x = kith_graph_column(graph, "x");
	const struct kith_column *y = kith_graph_column(graph, "y");
	const struct kith_column *kind = kith_graph_column(graph, "kind");
	fprintf(export->out, "*Vertices %zu\n", graph->n);
	for (size_t i = 0; i < graph->n; i++) {
		g_autofree char *name = kith_export_flat(kith_graph_name(graph, i));
		bool placed = *kith_column_person(x, i) && *kith_column_person(y, i);
		fprintf(export->out, "%zu \"%s\"%s%s%s%s\n", i + 1, name, placed ? " " : "",
			placed ? kith_column_person(x, i) : "", placed ? " " : "",
			placed ? kith_column_person(y, i) : "");
	}
	bool kinds = kind && kind->tie;
	const struct kith_column *label = kinds ? kind : kith_graph_column(graph, "label");
	put_ties(export, label, true);
	put_ties(export, label, false);
	if (kinds) {
		kith_export_lose(export, "the column kind, which is the label of ties there");
	}
	kith_export_lose_quotes(export, label && label->tie ? label : NULL);
	kith_export_lose_columns(export, kinds ? "x|y|kind|weight" : "x|y|label|weight");
}

/* Some readers know no quotes: where they are not needed there are none. */
static bool needs_quotes(const char *label)
{
	for (const char *at = label; *at; at++) {
		if (!g_ascii_isalnum(*at) && !strchr("_-.'", *at) && (unsigned char)*at < 0x80) {
			return true;
		}
	}
	return !*label || kith_sheet_is_one_of(
				  label, "data|labels|label|embedded|row|col|column|matrix|level");
}

void kith_export_dl(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	fprintf(export->out, "DL n=%zu\nformat = edgelist1\nlabels:\n", graph->n);
	for (size_t i = 0; i < graph->n; i++) {
		g_autofree char *name = kith_export_flat(kith_graph_name(graph, i));
		const char *quote = needs_quotes(name) ? "\"" : "";
		fprintf(export->out, "%s%s%s\n", quote, name, quote);
	}
	fputs("data:\n", export->out);
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t i = graph->source[t] + 1, j = graph->target[t] + 1;
		const char *weight = kith_export_weight(export, t);
		weight = *weight ? weight : "1";
		fprintf(export->out, "%u %u %s\n", i, j, weight);
		if (!kith_export_one_way(export, t) && i != j) {
			fprintf(export->out, "%u %u %s\n", j, i, weight);
		}
	}
	kith_export_lose_quotes(export, NULL);
	kith_export_lose_columns(export, "weight");
	if (!export->directed || export->mixed) {
		kith_export_lose(
			export, "that a tie is mutual: it stands there as two, one each way");
	}
}

static void put_cell(FILE *out, GString *line, const char *cell)
{
	g_string_assign(line, ",");
	kith_csv_append(line, cell, strlen(cell));
	fputs(line->str, out);
}

static void put_header(FILE *out, const GArray *all, const char *begin)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	g_autoptr(GString) line = g_string_new(NULL);
	fputs(begin, out);
	for (size_t k = 0; k < count; k++) {
		put_cell(out, line, strcmp(fields[k].key, "weight") ? fields[k].key : "Weight");
	}
	fputc('\n', out);
}

static void put_row(FILE *out, const GArray *all, bool of_person, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	g_autoptr(GString) line = g_string_new(NULL);
	for (size_t k = 0; k < count; k++) {
		put_cell(out, line,
			of_person ? kith_export_person(&fields[k], row)
				  : kith_export_tie(&fields[k], row));
	}
	fputc('\n', out);
}

static void put_name(FILE *out, const char *name)
{
	g_autoptr(GString) line = g_string_new(NULL);
	kith_csv_append(line, name, strlen(name));
	fputs(line->str, out);
}

void kith_export_gephi(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	g_autoptr(GString) line = g_string_new(NULL);
	put_header(export->out, export->of_ties, "Source,Target,Type");
	for (size_t t = 0; t < graph->m; t++) {
		put_name(export->out, kith_graph_name(graph, graph->source[t]));
		put_cell(export->out, line, kith_graph_name(graph, graph->target[t]));
		fputs(kith_export_one_way(export, t) ? ",Directed" : ",Undirected", export->out);
		put_row(export->out, export->of_ties, false, t);
	}
	if (!export->nodes) {
		kith_export_lose(export, "people without ties and what is known of people (--nodes "
					 "FILE writes them)");
		return;
	}
	put_header(export->nodes, export->of_people, "Id,Label");
	for (size_t i = 0; i < graph->n; i++) {
		put_name(export->nodes, kith_graph_name(graph, i));
		put_cell(export->nodes, line, kith_graph_name(graph, i));
		put_row(export->nodes, export->of_people, true, i);
	}
	kith_export_lose_blanks(export);
}
