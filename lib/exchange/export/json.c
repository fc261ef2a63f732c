/* JSON of D3, networkx and Cytoscape. Inside of export. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

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

static void put_fields(struct kith_export *export, const GArray *all, bool of_person, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	for (size_t k = 0; k < count; k++) {
		const char *cell = of_person ? kith_export_person(&fields[k], row)
					     : kith_export_tie(&fields[k], row);
		if (!*cell) {
			continue;
		}
		fputs(", ", export->out);
		put_text(export->out, fields[k].key);
		fputs(": ", export->out);
		if (fields[k].truth) {
			fputs(cell, export->out);
		} else if (fields[k].number) {
			kith_export_put_number(export->out, cell);
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
	put_fields(export, export->of_people, true, person);
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
	put_fields(export, export->of_ties, false, tie);
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

void kith_export_d3(struct kith_export *export)
{
	fprintf(export->out, "{\"directed\": %s, \"multigraph\": %s, \"graph\": {}, \"nodes\": [",
		truth(export->directed), truth(export->parallel));
	put_all(export, true, "", "");
	fputs("\n], \"links\": [", export->out);
	put_all(export, false, "", "");
	fputs("\n]}\n", export->out);
}

void kith_export_cytoscape(struct kith_export *export)
{
	export->valued = true;
	fprintf(export->out,
		"{\"data\": [], \"directed\": %s, \"multigraph\": %s, \"elements\": {\"nodes\": [",
		truth(export->directed), truth(export->parallel));
	put_all(export, true, "{\"data\": ", "}");
	fputs("\n], \"edges\": [", export->out);
	put_all(export, false, "{\"data\": ", "}");
	fputs("\n]}}\n", export->out);
}
