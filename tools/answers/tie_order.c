/* The order of ties by what they hold together. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/tie_findings.h"

#include <math.h>
#include <string.h>

#include "measures/strength.h"

struct order {
	const struct kith_tie_findings *findings;
	const kith_graph *graph;
};

static int rank_of(uint8_t tie_class)
{
	switch (tie_class) {
	case KITH_TIE_BRIDGE:
		return 0;
	case KITH_TIE_LOCAL_BRIDGE:
		return 1;
	case KITH_TIE_PENDANT:
		return 3;
	default:
		return 2;
	}
}

static int compare_numbers(double a, double b)
{
	return (a < b) - (a > b);
}

static int compare_names(const struct order *order, size_t a, size_t b)
{
	const struct kith_tie_findings *f = order->findings;
	int names = strcmp(kith_graph_name(order->graph, f->source[a]),
		kith_graph_name(order->graph, f->source[b]));
	return names ? names
		     : strcmp(kith_graph_name(order->graph, f->target[a]),
			       kith_graph_name(order->graph, f->target[b]));
}

static int compare(const void *left, const void *right, void *data)
{
	const struct order *order = data;
	const struct kith_tie_findings *f = order->findings;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	int rank = rank_of(f->tie_class[a]), result = rank - rank_of(f->tie_class[b]);
	if (result == 0 && rank == 0) {
		result = compare_numbers(f->side[a], f->side[b]);
	}
	if (result == 0 && rank == 1) {
		result = compare_numbers(f->span[a], f->span[b]);
	}
	if (result == 0) {
		result = compare_numbers(f->betweenness.tie[a], f->betweenness.tie[b]);
	}
	return result ? result : compare_names(order, a, b);
}

size_t *kith_tie_findings_order(
	const struct kith_tie_findings *findings, const kith_graph *graph, GError **error)
{
	size_t *rows = KITH_ARRAY(size_t, findings->rows, error), row = 0;
	struct order order = {findings, graph};
	for (size_t t = 0; rows && t < findings->count; t++) {
		if (!findings->kept || findings->kept[t]) {
			rows[row++] = t;
		}
	}
	if (rows) {
		g_qsort_with_data(rows, (gint)findings->rows, sizeof *rows, compare, &order);
	}
	return rows;
}
