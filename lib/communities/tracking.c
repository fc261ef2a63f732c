/* What became of communities between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/tracking.h"

#include "csr/contingency.h"

/* Both times, and which community goes on as which. */
struct tracking {
	const struct kith_partition *side[2];
	struct kith_contingency table;
	uint32_t *size[2]; /* [groups] */
	uint32_t *mate[2]; /* [groups] of the other side, KITH_NO_GROUP: none */
};

static uint32_t *count_people(const struct kith_partition *partition, GError **error)
{
	uint32_t *size = KITH_ARRAY(uint32_t, partition->groups, error);
	for (size_t i = 0; size && i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			size[partition->of[i]]++;
		}
	}
	return size;
}

static uint32_t *no_mates(size_t groups, GError **error)
{
	uint32_t *mate = KITH_ARRAY(uint32_t, groups, error);
	for (size_t g = 0; mate && g < groups; g++) {
		mate[g] = KITH_NO_GROUP;
	}
	return mate;
}

static bool tracking_init(struct tracking *tracking, GError **error)
{
	if (!kith_contingency_init(&tracking->table, tracking->side[0], tracking->side[1], error)) {
		return false;
	}
	for (int t = 0; t < 2; t++) {
		tracking->size[t] = count_people(tracking->side[t], error);
		tracking->mate[t] =
			tracking->size[t] ? no_mates(tracking->side[t]->groups, error) : NULL;
		if (!tracking->mate[t]) {
			return false;
		}
	}
	return true;
}

static void tracking_finish(struct tracking *tracking)
{
	kith_contingency_finish(&tracking->table);
	for (int t = 0; t < 2; t++) {
		g_free(tracking->size[t]);
		g_free(tracking->mate[t]);
	}
}

static double likeness(const struct tracking *tracking, const struct kith_contingency_cell *cell)
{
	uint64_t either =
		(uint64_t)tracking->size[0][cell->a] + tracking->size[1][cell->b] - cell->count;
	return (double)cell->count / (double)either;
}

/* Most alike first; the order is the same whichever time comes first. */
static gint compare_cells(gconstpointer x, gconstpointer y, gpointer data)
{
	const struct kith_contingency_cell *a = x, *b = y;
	double p = likeness(data, a), q = likeness(data, b);
	if (p < q || p > q) {
		return p > q ? -1 : 1;
	}
	uint32_t keys[][2] = {{b->count, a->count}, {MIN(a->a, a->b), MIN(b->a, b->b)},
		{MAX(a->a, a->b), MAX(b->a, b->b)}, {a->a, b->a}};
	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		if (keys[k][0] != keys[k][1]) {
			return keys[k][0] < keys[k][1] ? -1 : 1;
		}
	}
	return 0;
}

static void pair_up(struct tracking *tracking)
{
	struct kith_contingency *table = &tracking->table;
	if (table->cells > 1) {
		g_qsort_with_data(table->cell, (gint)table->cells, sizeof *table->cell,
			compare_cells, tracking);
	}
	for (size_t k = 0; k < table->cells; k++) {
		const struct kith_contingency_cell *cell = &table->cell[k];
		if (likeness(tracking, cell) >= KITH_TRACKING_LEAST &&
			tracking->mate[0][cell->a] == KITH_NO_GROUP &&
			tracking->mate[1][cell->b] == KITH_NO_GROUP) {
			tracking->mate[0][cell->a] = cell->b;
			tracking->mate[1][cell->b] = cell->a;
		}
	}
}

/* Of the other side, the one with most of the people of a group that has no mate. */
static struct kith_contingency_cell nearest(
	const struct tracking *tracking, int side, uint32_t group)
{
	struct kith_contingency_cell best = {KITH_NO_GROUP, KITH_NO_GROUP, 0};
	for (size_t k = 0; k < tracking->table.cells; k++) {
		const struct kith_contingency_cell *cell = &tracking->table.cell[k];
		if ((side ? cell->b : cell->a) == group && cell->count > best.count) {
			best = *cell;
		}
	}
	return best;
}

static void add_pair(const struct tracking *tracking, uint32_t a, GArray *tracked)
{
	uint32_t b = tracking->mate[0][a];
	struct kith_tracked row = {.before = a,
		.after = b,
		.size_before = tracking->size[0][a],
		.size_after = tracking->size[1][b]};
	row.fate = row.size_after > row.size_before   ? KITH_GREW
		   : row.size_after < row.size_before ? KITH_SHRANK
						      : KITH_STAYED;
	for (size_t k = 0; k < tracking->table.cells; k++) {
		const struct kith_contingency_cell *cell = &tracking->table.cell[k];
		row.shared = cell->a == a && cell->b == b ? cell->count : row.shared;
	}
	g_array_append_val(tracked, row);
}

/* What goes on as none, seen from its own side. */
static void add_single(const struct tracking *tracking, int side, uint32_t group, GArray *tracked)
{
	struct kith_contingency_cell cell = nearest(tracking, side, group);
	uint32_t other = side ? cell.a : cell.b;
	bool half = cell.count && 2 * cell.count >= tracking->table.size[side][group] &&
		    tracking->mate[!side][other] != KITH_NO_GROUP;
	struct kith_tracked row = {.shared = half ? cell.count : 0};
	uint32_t *own = side ? &row.after : &row.before, *their = side ? &row.before : &row.after;
	uint32_t *size = side ? &row.size_after : &row.size_before;
	*own = group;
	*their = half ? other : KITH_NO_GROUP;
	*size = tracking->size[side][group];
	row.fate = half ? (side ? KITH_SPLIT : KITH_MERGED) : side ? KITH_NEW : KITH_GONE;
	g_array_append_val(tracked, row);
}

GArray *kith_tracking_find(
	const struct kith_partition *before, const struct kith_partition *after, GError **error)
{
	struct tracking tracking = {.side = {before, after}};
	GArray *tracked = NULL;
	if (tracking_init(&tracking, error)) {
		pair_up(&tracking);
		tracked = g_array_new(FALSE, FALSE, sizeof(struct kith_tracked));
		for (uint32_t a = 0; a < before->groups; a++) {
			if (tracking.mate[0][a] != KITH_NO_GROUP) {
				add_pair(&tracking, a, tracked);
			}
		}
		for (int side = 0; side < 2; side++) {
			for (uint32_t g = 0; g < tracking.side[side]->groups; g++) {
				if (tracking.mate[side][g] == KITH_NO_GROUP &&
					tracking.size[side][g]) {
					add_single(&tracking, side, g, tracked);
				}
			}
		}
	}
	tracking_finish(&tracking);
	return tracked;
}
