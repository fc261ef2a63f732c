/* Pajek. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

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

static void pajek_write(struct kith_export *export)
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

const struct kith_export_format kith_export_pajek = {
	.name = {"pajek", ".net", "Pajek"},
	.write = pajek_write,
};
