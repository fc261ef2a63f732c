/* Leiden's levels: the workspace of its steps, and the next level made from sets of nodes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/level.h"

#include <string.h>

void leiden_level_finish(struct leiden_level *level)
{
	if (!level->borrowed) {
		g_free(level->start);
		g_free(level->to);
		g_free(level->weight);
	}
	g_free(level->node_weight);
	g_free(level->node_in_weight);
	g_free(level->fixed);
	*level = (struct leiden_level){0};
}

bool leiden_workspace_init(struct leiden_workspace *work, size_t n, bool directed, GError **error)
{
	*work = (struct leiden_workspace){.n = n};
	if ((work->group = KITH_ARRAY(struct leiden_group, n, error)) &&
		(!directed || (work->in_weight = KITH_ARRAY(double, n, error))) &&
		(!directed || (work->group_in_weight = KITH_ARRAY(double, n, error))) &&
		(work->group_weight = KITH_ARRAY(double, n, error)) &&
		(work->rest = KITH_ARRAY(double, n, error)) &&
		(work->seen = KITH_ARRAY(uint32_t, n + 1, error)) &&
		(work->order = KITH_ARRAY(uint32_t, n, error)) &&
		(work->size = KITH_ARRAY(uint32_t, n, error)) &&
		(work->margin = KITH_ARRAY(float, n, error)) &&
		(work->flag = KITH_ARRAY(uint8_t, n, error))) {
		return true;
	}
	leiden_workspace_finish(work);
	return false;
}

void leiden_workspace_finish(struct leiden_workspace *work)
{
	g_free(work->group);
	g_free(work->in_weight);
	g_free(work->group_weight);
	g_free(work->group_in_weight);
	g_free(work->rest);
	g_free(work->seen);
	g_free(work->order);
	g_free(work->size);
	g_free(work->margin);
	g_free(work->flag);
	*work = (struct leiden_workspace){0};
}

size_t leiden_renumber(
	uint32_t *set, const uint32_t *order, size_t n, struct leiden_workspace *work)
{
	uint32_t *number = work->seen;
	size_t count = 0;
	memset(number, 0xff, n * sizeof *number);
	for (size_t k = 0; k < n; k++) {
		size_t i = order ? order[k] : k;
		if (number[set[i]] == UINT32_MAX) {
			number[set[i]] = (uint32_t)count++;
		}
	}
	for (size_t i = 0; i < n; i++) {
		set[i] = number[set[i]];
	}
	return count;
}

/* Sorts the nodes by set into work->order; work->size[s] becomes where set s ends. */
static void sort_by_set(const struct leiden_level *level, const uint32_t *set, size_t sets,
	struct leiden_workspace *work)
{
	memset(work->size, 0, sets * sizeof *work->size);
	for (size_t i = 0; i < level->n; i++) {
		work->size[set[i]]++;
	}
	uint32_t sum = 0;
	for (size_t s = 0; s < sets; s++) {
		uint32_t count = work->size[s];
		work->size[s] = sum;
		sum += count;
	}
	for (size_t i = 0; i < level->n; i++) {
		work->order[work->size[set[i]]++] = (uint32_t)i;
	}
}

/*
 * Sums the ties of a set's nodes by the set they lead to, 0 for those within; returns how many sets
 * were seen. Ties within are summed and then forgotten, for leaving them out would cost a branch
 * that cannot be foreseen.
 */
static size_t sum_ties(const struct leiden_level *level, const uint32_t *set,
	const size_t members[2], struct leiden_workspace *work)
{
	size_t seen = 0;
	for (size_t k = members[0]; k < members[1]; k++) {
		uint32_t node = work->order[k];
		leiden_prefetch_listed(level, work->order, k, set, work->group);
		for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
			uint32_t other = set[level->to[e]];
			work->seen[seen] = other;
			seen += work->group[other].tied == 0;
			work->group[other].tied += level->weight ? level->weight[e] : 1;
		}
	}
	work->group[set[work->order[members[0]]]].tied = 0;
	return seen;
}

/* Makes sure `more` arcs fit beside those there are. */
static bool reserve(
	struct leiden_level *next, uint64_t used, size_t more, uint64_t *work, GError **error)
{
	if (used + more <= *work) {
		return true;
	}
	uint64_t wanted = MAX(used + more, *work + *work / 2);
	uint32_t *to = kith_array_resize(next->to, wanted, sizeof *to, error);
	if (!to) {
		return false;
	}
	next->to = to;
	double *weight = kith_array_resize(next->weight, wanted, sizeof *weight, error);
	if (!weight) {
		return false;
	}
	next->weight = weight;
	*work = wanted;
	return true;
}

static bool fill_rows(const struct leiden_level *level, const uint32_t *set,
	struct leiden_workspace *work, struct leiden_level *next, GError **error)
{
	uint64_t used = 0, space = 0;
	size_t members[2] = {0, 0};
	for (size_t s = 0; s < next->n; s++) {
		members[0] = members[1];
		members[1] = work->size[s];
		size_t seen = sum_ties(level, set, members, work);
		if (!reserve(next, used, seen, &space, error)) {
			return false;
		}
		for (size_t k = 0; k < seen; k++) {
			uint32_t other = work->seen[k];
			next->to[used] = other;
			next->weight[used] = work->group[other].tied;
			used += work->group[other].tied > 0;
			work->group[other].tied = 0;
		}
		next->start[s + 1] = used;
	}
	return reserve(next, used, 32, &space, error);
}

static void sum_node_weights(
	const struct leiden_level *level, const uint32_t *set, struct leiden_level *next)
{
	for (size_t i = 0; i < level->n; i++) {
		next->node_weight[set[i]] += level->node_weight[i];
		if (level->node_in_weight) {
			next->node_in_weight[set[i]] += level->node_in_weight[i];
		}
		if (level->fixed) {
			next->fixed[set[i]] |= level->fixed[i];
		}
	}
}

bool leiden_aggregate(const struct leiden_level *level, const uint32_t *set,
	struct leiden_workspace *work, struct leiden_level *next, GError **error)
{
	struct leiden_level made = {
		.n = next->n, .resolution = level->resolution, .min_gain = level->min_gain};
	sort_by_set(level, set, made.n, work);
	if (!(made.start = KITH_ARRAY(uint64_t, made.n + 1, error)) ||
		!(made.node_weight = KITH_ARRAY(double, made.n, error)) ||
		(level->node_in_weight &&
			!(made.node_in_weight = KITH_ARRAY(double, made.n, error))) ||
		(level->fixed && !(made.fixed = KITH_ARRAY(uint8_t, made.n, error))) ||
		!fill_rows(level, set, work, &made, error)) {
		leiden_level_finish(&made);
		return false;
	}
	sum_node_weights(level, set, &made);
	*next = made;
	return true;
}
