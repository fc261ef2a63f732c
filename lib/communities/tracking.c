/* What became of communities between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/tracking.h"

#include "csr/contingency.h"

/* Both times, and which community goes on as which. */
struct tracking {
	const struct kith_partition *side[2];
	struct kith_contingency table;
	uint32_t *size[2];  /* [groups] */
	uint32_t *first[2]; /* [groups] the first person of each */
	uint32_t *mate[2];  /* [groups] of the other side, KITH_NO_GROUP: none */
	/* [groups] with which of the other side it has most people in common; with its mate */
	const struct kith_contingency_cell **nearest[2], **shared;
};

/* Counts the people of every group, and finds the first of them. */
static bool meet_people(struct tracking *tracking, int t, GError **error)
{
	const struct kith_partition *side = tracking->side[t];
	tracking->size[t] = KITH_ARRAY(uint32_t, side->groups, error);
	tracking->first[t] = tracking->size[t] ? KITH_ARRAY(uint32_t, side->groups, error) : NULL;
	for (uint32_t i = 0; tracking->first[t] && i < side->n; i++) {
		uint32_t group = side->of[i];
		if (group != KITH_NO_GROUP && !tracking->size[t][group]++) {
			tracking->first[t][group] = i;
		}
	}
	return tracking->first[t] != NULL;
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
		tracking->mate[t] = meet_people(tracking, t, error)
					    ? no_mates(tracking->side[t]->groups, error)
					    : NULL;
		tracking->nearest[t] = !tracking->mate[t]
					       ? NULL
					       : KITH_ARRAY(const struct kith_contingency_cell *,
							 tracking->side[t]->groups, error);
		if (!tracking->nearest[t]) {
			return false;
		}
	}
	tracking->shared =
		KITH_ARRAY(const struct kith_contingency_cell *, tracking->side[0]->groups, error);
	return tracking->shared != NULL;
}

static void tracking_finish(struct tracking *tracking)
{
	kith_contingency_finish(&tracking->table);
	for (int t = 0; t < 2; t++) {
		g_free(tracking->size[t]);
		g_free(tracking->first[t]);
		g_free(tracking->mate[t]);
		g_free(tracking->nearest[t]);
	}
	g_free(tracking->shared);
}

static double likeness(const struct tracking *tracking, const struct kith_contingency_cell *cell)
{
	uint64_t either =
		(uint64_t)tracking->size[0][cell->a] + tracking->size[1][cell->b] - cell->count;
	return (double)cell->count / (double)either;
}

/* Most alike first; the order is the same whichever time comes first, and however groups are
 * numbered. */
static gint compare_cells(gconstpointer x, gconstpointer y, gpointer data)
{
	const struct kith_contingency_cell *a = x, *b = y;
	const struct tracking *tracking = data;
	double p = likeness(tracking, a), q = likeness(tracking, b);
	if (p < q || p > q) {
		return p > q ? -1 : 1;
	}
	uint32_t ends[2][2] = {{tracking->first[0][a->a], tracking->first[1][a->b]},
		{tracking->first[0][b->a], tracking->first[1][b->b]}};
	uint32_t keys[][2] = {{b->count, a->count},
		{MIN(ends[0][0], ends[0][1]), MIN(ends[1][0], ends[1][1])},
		{MAX(ends[0][0], ends[0][1]), MAX(ends[1][0], ends[1][1])},
		{ends[0][0], ends[1][0]}};
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
			tracking->shared[cell->a] = cell;
		}
	}
}

/* Finds of every group, with which of the other side it has most people in common. */
static void find_nearest(struct tracking *tracking)
{
	for (size_t k = 0; k < tracking->table.cells; k++) {
		const struct kith_contingency_cell *cell = &tracking->table.cell[k];
		const uint32_t group[2] = {cell->a, cell->b};
		for (int t = 0; t < 2; t++) {
			const struct kith_contingency_cell **best = &tracking->nearest[t][group[t]];
			*best = *best && (*best)->count >= cell->count ? *best : cell;
		}
	}
}

static void add_pair(const struct tracking *tracking, uint32_t a, GArray *tracked)
{
	uint32_t b = tracking->mate[0][a];
	struct kith_tracked row = {.before = a,
		.after = b,
		.size_before = tracking->size[0][a],
		.size_after = tracking->size[1][b],
		.shared = tracking->shared[a]->count};
	row.fate = row.size_after > row.size_before   ? KITH_GREW
		   : row.size_after < row.size_before ? KITH_SHRANK
						      : KITH_STAYED;
	g_array_append_val(tracked, row);
}

/* What goes on as none, seen from its own side. */
static void add_single(const struct tracking *tracking, int side, uint32_t group, GArray *tracked)
{
	const struct kith_contingency_cell *cell = tracking->nearest[side][group];
	uint32_t other = !cell ? KITH_NO_GROUP : side ? cell->a : cell->b;
	bool half = cell && 2 * cell->count >= tracking->table.size[side][group] &&
		    tracking->mate[!side][other] != KITH_NO_GROUP;
	struct kith_tracked row = {.shared = half ? cell->count : 0};
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
		find_nearest(&tracking);
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

/* Communities followed: who was in which, when they were last in any. */
struct following {
	struct kith_partition last;
	uint8_t *current; /* [numbers so far] 1: there at the time before */
};

/* Gives communities that go on from one of `before` its number. number [now->groups] */
static bool pass_on(const struct kith_partition *before, const struct kith_partition *now,
	uint32_t *number, GError **error)
{
	g_autoptr(GArray) tracked = kith_tracking_find(before, now, error);
	for (guint k = 0; tracked && k < tracked->len; k++) {
		const struct kith_tracked *row = &g_array_index(tracked, struct kith_tracked, k);
		if (row->fate <= KITH_SHRANK) {
			number[row->after] = row->before;
		}
	}
	return tracked != NULL;
}

/* Numbers those that come back: what had not gone on to the time before. */
static bool bring_back(const struct following *following, const struct kith_partition *now,
	uint32_t *number, GError **error)
{
	struct kith_partition gone = {0}, unknown = {0};
	bool done = kith_partition_init(&gone, now->n, error) &&
		    kith_partition_init(&unknown, now->n, error);
	gone.groups = following->last.groups;
	unknown.groups = now->groups;
	for (size_t i = 0; done && i < now->n; i++) {
		uint32_t was = following->last.of[i], is = now->of[i];
		gone.of[i] = was != KITH_NO_GROUP && following->current[was] ? KITH_NO_GROUP : was;
		unknown.of[i] =
			is != KITH_NO_GROUP && number[is] != KITH_NO_GROUP ? KITH_NO_GROUP : is;
	}
	done = done && pass_on(&gone, &unknown, number, error);
	kith_partition_finish(&gone);
	kith_partition_finish(&unknown);
	return done;
}

/* Makes the numbers those of `now`, and remembers who is in which. */
static bool take_numbers(
	struct following *following, struct kith_partition *now, uint32_t *number, GError **error)
{
	size_t all = following->last.groups;
	for (size_t g = 0; g < now->groups; g++) {
		number[g] = number[g] == KITH_NO_GROUP ? (uint32_t)all++ : number[g];
	}
	g_free(following->current);
	following->current = kith_array(all, 1, error);
	following->last.groups = all;
	for (size_t i = 0; following->current && i < now->n; i++) {
		if (now->of[i] != KITH_NO_GROUP) {
			now->of[i] = following->last.of[i] = number[now->of[i]];
			following->current[now->of[i]] = 1;
		}
	}
	now->groups = all;
	return following->current != NULL;
}

bool kith_tracking_follow(struct kith_partition *times, size_t count, GError **error)
{
	struct following following = {0};
	bool done = !count || kith_partition_init(&following.last, times[0].n, error);
	for (size_t t = 0; done && t < count; t++) {
		g_autofree uint32_t *number = no_mates(times[t].groups, error);
		done = number && (!t || pass_on(&times[t - 1], &times[t], number, error)) &&
		       bring_back(&following, &times[t], number, error) &&
		       take_numbers(&following, &times[t], number, error);
	}
	for (size_t t = 0; done && t < count; t++) {
		times[t].groups = following.last.groups;
	}
	kith_partition_finish(&following.last);
	g_free(following.current);
	return done;
}
