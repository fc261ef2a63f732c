/* The connected parts of a network, each with rows of its own. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/private.h"

/* Labels the people reachable from `from` with `label`; returns how many they are. */
static uint32_t flood(
	const kith_csr *graph, uint32_t from, uint32_t label, uint32_t *of, uint32_t *stack)
{
	uint32_t count = 0, top = 0;
	stack[top++] = from;
	of[from] = label;
	while (top > 0) {
		uint32_t i = stack[--top];
		count++;
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t j = graph->to[e];
			if (of[j] == KITH_NOBODY) {
				of[j] = label;
				stack[top++] = j;
			}
		}
	}
	return count;
}

/* Larger first, then the part found first. */
static gint by_size(gconstpointer a, gconstpointer b, gpointer data)
{
	const uint32_t *size = data;
	uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
	if (size[p] != size[q]) {
		return size[p] < size[q] ? 1 : -1;
	}
	return p < q ? -1 : p > q;
}

/* Lays the members of every part out in order of size; `of` is what flood() found. */
static void sort_members(struct kith_layout_parts *parts, size_t n, const uint32_t *of,
	uint32_t *size, uint32_t *rank)
{
	uint32_t *order = parts->start;
	for (uint32_t p = 0; p < parts->count; p++) {
		order[p] = p;
	}
	g_qsort_with_data(order, (gint)parts->count, sizeof *order, by_size, size);
	for (uint32_t k = 0; k < parts->count; k++) {
		rank[order[k]] = k;
		parts->connected += size[order[k]] > 1;
	}
	uint32_t sum = 0;
	for (uint32_t k = 0; k < parts->count; k++) {
		uint32_t count = size[order[k]];
		size[order[k]] = sum;
		order[k] = sum;
		sum += count;
	}
	parts->start[parts->count] = sum;
	for (uint32_t i = 0; i < n; i++) {
		parts->member[size[of[i]]++] = i;
	}
}

bool kith_layout_split(const kith_csr *graph, struct kith_layout_parts *parts, GError **error)
{
	size_t n = graph->n;
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, n, error);
	g_autofree uint32_t *size = KITH_ARRAY(uint32_t, n, error);
	g_autofree uint32_t *scratch = KITH_ARRAY(uint32_t, n, error);
	g_autofree uint32_t *start = KITH_ARRAY(uint32_t, n + 1, error);
	g_autofree uint32_t *member = KITH_ARRAY(uint32_t, n, error);
	if (!of || !size || !scratch || !start || !member) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		of[i] = KITH_NOBODY;
	}
	uint32_t count = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (of[i] == KITH_NOBODY) {
			size[count] = flood(graph, i, count, of, scratch);
			count++;
		}
	}
	*parts = (struct kith_layout_parts){.count = count,
		.start = g_steal_pointer(&start),
		.member = g_steal_pointer(&member)};
	sort_members(parts, n, of, size, scratch);
	parts->local = g_steal_pointer(&scratch);
	return true;
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
