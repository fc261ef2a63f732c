/* The connected parts of a network, each with rows of its own. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/parts.h"

#include "measures/components.h"

/* Sorts everybody by part; parts are numbered by falling size. */
static void sort_members(struct kith_layout_parts *parts, const struct kith_partition *of)
{
	uint32_t *start = parts->start;
	for (size_t i = 0; i < of->n; i++) {
		start[of->of[i] + 1]++;
	}
	for (size_t p = 0; p < of->groups; p++) {
		parts->connected += start[p + 1] > 1;
		start[p + 1] += start[p];
	}
	/* what each part's beginning has moved on by is taken back below */
	for (uint32_t i = 0; i < of->n; i++) {
		parts->member[start[of->of[i]]++] = i;
	}
	for (size_t p = of->groups; p > 0; p--) {
		start[p] = start[p - 1];
	}
	start[0] = 0;
}

bool kith_layout_parts_init(struct kith_layout_parts *parts, const kith_csr *graph, GError **error)
{
	struct kith_partition components;
	if (!kith_components_find(graph, &components, error)) {
		return false;
	}
	*parts = (struct kith_layout_parts){.count = components.groups};
	bool done = (parts->start = KITH_ARRAY(uint32_t, parts->count + 1, error)) &&
		    (parts->member = KITH_ARRAY(uint32_t, graph->n, error)) &&
		    (parts->local = KITH_ARRAY(uint32_t, graph->n, error));
	if (done) {
		sort_members(parts, &components);
	} else {
		kith_layout_parts_finish(parts);
	}
	kith_partition_finish(&components);
	return done;
}

void kith_layout_parts_finish(struct kith_layout_parts *parts)
{
	g_free(parts->start);
	g_free(parts->member);
	g_free(parts->local);
	*parts = (struct kith_layout_parts){0};
}

static kith_csr *rows_of_part(
	const kith_csr *graph, const uint32_t *member, size_t n, uint32_t *local, GError **error)
{
	g_autoptr(kith_csr) rows = g_new0(kith_csr, 1);
	rows->n = n;
	rows->start = KITH_ARRAY(uint64_t, n + 1, error);
	if (!rows->start) {
		return NULL;
	}
	for (size_t k = 0; k < n; k++) {
		local[member[k]] = (uint32_t)k;
		rows->start[k + 1] = rows->start[k] + kith_csr_degree(graph, member[k]);
	}
	rows->to = KITH_ARRAY(uint32_t, rows->start[n], error);
	if (!rows->to) {
		return NULL;
	}
	uint32_t *to = rows->to;
	for (size_t k = 0; k < n; k++) {
		uint32_t i = member[k];
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			*to++ = local[graph->to[e]];
		}
	}
	return g_steal_pointer(&rows);
}

bool kith_layout_part_init(struct kith_layout_part *part, const struct kith_layout *layout,
	const struct kith_layout_parts *parts, size_t number, GError **error)
{
	const uint32_t *member = parts->member + parts->start[number];
	size_t n = parts->start[number + 1] - parts->start[number];
	g_autofree uint32_t *group = KITH_ARRAY(uint32_t, n, error);
	g_autoptr(kith_csr) rows =
		group ? rows_of_part(layout->graph, member, n, parts->local, error) : NULL;
	if (!rows) {
		return false;
	}
	for (size_t k = 0; k < n; k++) {
		group[k] = layout->partition ? layout->partition->of[member[k]] : KITH_NO_GROUP;
	}
	*part = (struct kith_layout_part){.rows = g_steal_pointer(&rows),
		.group = g_steal_pointer(&group),
		.seed = layout->seed};
	return true;
}

void kith_layout_part_finish(struct kith_layout_part *part)
{
	kith_csr_free(part->rows);
	g_free(part->group);
	*part = (struct kith_layout_part){0};
}
