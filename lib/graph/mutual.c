/* Keeping only ties that are reciprocated. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/mutual.h"

#include "base/number.h"
#include "io/table.h"

static kith_csr *arcs_with_weights(const kith_graph *graph, GError **error)
{
	bool cells = graph->weight_column && graph->weight_column->tie;
	g_autofree uint32_t *ones = cells ? NULL : KITH_ARRAY(uint32_t, graph->m, error);
	const double one = 1;
	struct kith_arcs arcs = {
		.n = graph->n,
		.m = graph->m,
		.source = graph->source,
		.target = graph->target,
		.cell = cells ? graph->weight_column->tie : ones,
		.value = cells ? graph->weight : &one,
		.one_way = graph->one_way,
	};
	return cells || ones ? kith_csr_new(&arcs, error) : NULL;
}

/* Marks the first row of each reciprocated pair and gives it the smaller weight. */
static bool choose_rows(const kith_graph *graph, uint8_t *kept, double *weight, GError **error)
{
	g_autoptr(kith_csr) out = arcs_with_weights(graph, error);
	g_autofree uint8_t *seen = out ? KITH_ARRAY(uint8_t, kith_csr_ties(out), error) : NULL;
	if (!seen) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t i = graph->source[t], j = graph->target[t];
		uint64_t there = i == j ? UINT64_MAX : kith_csr_find(out, i, j);
		uint64_t back = i == j ? UINT64_MAX : kith_csr_find(out, j, i);
		if (there != UINT64_MAX && back != UINT64_MAX && !seen[there] && !seen[back]) {
			kept[t] = seen[there] = 1;
			weight[t] = MIN(kith_csr_weight(out, there), kith_csr_weight(out, back));
		}
	}
	return true;
}

/* Makes `weight` [m] the weights of the ties and of their column. */
static bool set_weights(kith_graph *graph, const double *weight, GError **error)
{
	struct kith_column *column = kith_column_new("weight", error);
	g_autoptr(GString) text = g_string_new(NULL);
	if (!column) {
		return false;
	}
	struct kith_column *old = graph->weight_column;
	guint at;
	if (old && g_ptr_array_find(graph->columns, old, &at)) {
		kith_column_free(old);
		graph->columns->pdata[at] = column;
	} else {
		g_ptr_array_add(graph->columns, column);
	}
	graph->weight_column = column;
	g_free(graph->weight);
	graph->weight = KITH_ARRAY(double, graph->m + 1, error);
	column->tie = graph->weight ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	for (size_t t = 0; column->tie && t < graph->m; t++) {
		g_string_truncate(text, 0);
		kith_number_print(text, weight[t]);
		column->tie[t] = kith_names_add(column->values, text->str, text->len, error);
		if (column->tie[t] == KITH_NO_NAME) {
			return false;
		}
		graph->weight[column->tie[t]] = weight[t];
	}
	return column->tie != NULL;
}

bool kith_graph_keep_mutual(kith_graph *graph, GError **error)
{
	if (!graph->one_way) {
		return true;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	g_autofree double *weight = kept ? KITH_ARRAY(double, graph->m, error) : NULL;
	if (!weight || !choose_rows(graph, kept, weight, error)) {
		return false;
	}
	size_t count = 0;
	for (size_t t = 0; t < graph->m; t++) {
		weight[count] = weight[t];
		count += kept[t];
	}
	return kith_graph_keep(graph, NULL, kept, error) && set_weights(graph, weight, error) &&
	       kith_graph_set_one_way(graph, NULL, error);
}
