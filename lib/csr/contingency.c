/* How the groups of two partitions overlap. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/contingency.h"

void kith_contingency_finish(struct kith_contingency *table)
{
	g_free(table->cell);
	g_free(table->size[0]);
	g_free(table->size[1]);
	*table = (struct kith_contingency){0};
}

/* The people of both partitions sorted by their group in a; end[g] becomes where group g ends. */
static void sort_people(const struct kith_partition *a, const struct kith_partition *b,
	uint32_t *end, uint32_t *person)
{
	for (size_t i = 0; i < a->n; i++) {
		if (kith_in_both(a, b, i)) {
			end[a->of[i]]++;
		}
	}
	uint32_t sum = 0;
	for (size_t g = 0; g < a->groups; g++) {
		uint32_t count = end[g];
		end[g] = sum;
		sum += count;
	}
	for (size_t i = 0; i < a->n; i++) {
		if (kith_in_both(a, b, i)) {
			person[end[a->of[i]]++] = (uint32_t)i;
		}
	}
}

/* Fills the cells of one group of a; `place` is the cell of each group of b, and one more. */
static void count_cells(struct kith_contingency *table, const struct kith_partition *b,
	uint32_t group, const uint32_t *person, uint32_t *place)
{
	size_t first = table->cells;
	for (uint32_t k = 0; k < table->size[0][group]; k++) {
		uint32_t other = b->of[person[k]];
		if (place[other] <= first) {
			table->cell[table->cells++] =
				(struct kith_contingency_cell){group, other, 0};
			place[other] = (uint32_t)table->cells;
		}
		table->cell[place[other] - 1].count++;
		table->size[1][other]++;
	}
}

static bool contingency_fill(struct kith_contingency *table, const struct kith_partition *a,
	const struct kith_partition *b, GError **error)
{
	g_autofree uint32_t *end = KITH_ARRAY(uint32_t, a->groups, error);
	g_autofree uint32_t *person = end ? KITH_ARRAY(uint32_t, a->n, error) : NULL;
	g_autofree uint32_t *place = person ? KITH_ARRAY(uint32_t, b->groups, error) : NULL;
	if (!place) {
		return false;
	}
	sort_people(a, b, end, person);
	for (uint32_t g = 0, first = 0; g < a->groups; first = end[g++]) {
		table->size[0][g] = end[g] - first;
		table->people += table->size[0][g];
		count_cells(table, b, g, person + first, place);
	}
	return true;
}

bool kith_contingency_init(struct kith_contingency *table, const struct kith_partition *a,
	const struct kith_partition *b, GError **error)
{
	*table = (struct kith_contingency){.groups = {a->groups, b->groups}};
	if ((table->cell = KITH_ARRAY(struct kith_contingency_cell, a->n, error)) &&
		(table->size[0] = KITH_ARRAY(uint32_t, a->groups, error)) &&
		(table->size[1] = KITH_ARRAY(uint32_t, b->groups, error)) &&
		contingency_fill(table, a, b, error)) {
		return true;
	}
	kith_contingency_finish(table);
	return false;
}
