/* Pairs of people of whom nobody knows whether they are tied. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/unknown.h"

#include <string.h>

bool kith_unknown_is(const char *cell)
{
	return !strcmp(cell, KITH_UNKNOWN_WEIGHT);
}

static bool reserve(struct kith_unknown *unknown, size_t more, GError **error)
{
	size_t count = unknown->count + more;
	uint32_t *source = kith_array_resize(unknown->source, count, sizeof *source, error);
	unknown->source = source ? source : unknown->source;
	uint32_t *target =
		source ? kith_array_resize(unknown->target, count, sizeof *target, error) : NULL;
	unknown->target = target ? target : unknown->target;
	uint8_t *one_way =
		target ? kith_array_resize(unknown->one_way, count, sizeof *one_way, error) : NULL;
	unknown->one_way = one_way ? one_way : unknown->one_way;
	uint8_t *half =
		one_way ? kith_array_resize(unknown->half, count, sizeof *half, error) : NULL;
	unknown->half = half ? half : unknown->half;
	return half != NULL;
}

static void push(struct kith_unknown *unknown, uint32_t source, uint32_t target, uint8_t one_way,
	uint8_t half)
{
	unknown->source[unknown->count] = source;
	unknown->target[unknown->count] = target;
	unknown->one_way[unknown->count] = one_way;
	unknown->half[unknown->count++] = half;
}

bool kith_unknown_set_apart(kith_graph *graph, GError **error)
{
	const struct kith_column *weight = graph->weight_column;
	uint32_t na = weight && weight->tie ? kith_names_find(weight->values, KITH_UNKNOWN_WEIGHT)
					    : KITH_NO_NAME;
	size_t count = 0;
	for (size_t t = 0; na != KITH_NO_NAME && t < graph->m; t++) {
		count += weight->tie[t] == na;
	}
	if (!count) {
		return true;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	if (!kept || !reserve(&graph->unknown, count, error)) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		kept[t] = weight->tie[t] != na;
		if (!kept[t] && graph->source[t] != graph->target[t]) {
			push(&graph->unknown, graph->source[t], graph->target[t],
				graph->one_way ? graph->one_way[t] : 0, 0);
		}
	}
	return kith_graph_keep(graph, NULL, kept, error);
}

void kith_unknown_renumber(struct kith_unknown *unknown, const uint32_t *number)
{
	size_t count = unknown->count;
	unknown->count = 0;
	for (size_t k = 0; k < count; k++) {
		uint32_t source = number[unknown->source[k]], target = number[unknown->target[k]];
		if (source != KITH_NO_NAME && target != KITH_NO_NAME && source != target) {
			push(unknown, source, target, unknown->one_way[k], unknown->half[k]);
		}
	}
}

bool kith_unknown_add(struct kith_unknown *unknown, const struct kith_unknown *from,
	const uint32_t *number, uint8_t half, GError **error)
{
	if (from->count && !reserve(unknown, from->count, error)) {
		return false;
	}
	for (size_t k = 0; k < from->count; k++) {
		push(unknown, number[from->source[k]], number[from->target[k]], from->one_way[k],
			half);
	}
	return true;
}

void kith_unknown_finish(struct kith_unknown *unknown)
{
	g_free(unknown->source);
	g_free(unknown->target);
	g_free(unknown->one_way);
	g_free(unknown->half);
}

/* Adds an arc unless it is tied. */
static void add_arc(struct kith_arcs *arcs, uint32_t *source, uint32_t *target,
	const kith_csr *tied, uint32_t i, uint32_t j)
{
	if (kith_csr_find(tied, i, j) == UINT64_MAX) {
		source[arcs->m] = i;
		target[arcs->m++] = j;
	}
}

bool kith_unknown_rows(const kith_graph *graph, const kith_csr *tied, uint8_t half, kith_csr **rows,
	GError **error)
{
	const struct kith_unknown *unknown = &graph->unknown;
	*rows = NULL;
	if (!unknown->count) {
		return true;
	}
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, 2 * unknown->count, error);
	g_autofree uint32_t *target =
		source ? KITH_ARRAY(uint32_t, 2 * unknown->count, error) : NULL;
	g_autofree uint8_t *one_way =
		target ? KITH_ARRAY(uint8_t, 2 * unknown->count, error) : NULL;
	if (!one_way) {
		return false;
	}
	memset(one_way, 1, 2 * unknown->count);
	struct kith_arcs arcs = {.n = graph->n,
		.source = source,
		.target = target,
		.one_way = tied->directed ? one_way : NULL};
	for (size_t k = 0; k < unknown->count; k++) {
		uint32_t i = unknown->source[k], j = unknown->target[k];
		if (half != KITH_BOTH_HALVES && unknown->half[k] != half) {
			continue;
		}
		add_arc(&arcs, source, target, tied, i, j);
		if (tied->directed && !unknown->one_way[k]) {
			add_arc(&arcs, source, target, tied, j, i);
		}
	}
	*rows = kith_csr_new(&arcs, error);
	return *rows != NULL;
}
