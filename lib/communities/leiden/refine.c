/* Leiden's refinement: every group taken apart and put together again in connected sets. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/refine.h"

#include <string.h>

#include <omp.h>

/* The sets as they grow. A set bears the number of the node it began with. */
struct sets {
	const struct leiden_level *level;
	const uint32_t *of;            /* group of each node */
	uint32_t *set;                 /* set of each node */
	uint32_t *joined;              /* set that each set has gone into; NULL while nodes do */
	struct leiden_workspace *work; /* weight: of each set */
	double group_weight, group_in_weight; /* of the group being refined */
};

static double weight_at(const struct leiden_level *level, uint64_t e)
{
	return level->weight ? level->weight[e] : 1;
}

/* Whether a set is tied to the rest of its group as strongly as its weight asks. */
static bool well_connected(const struct sets *sets, uint32_t set)
{
	const struct leiden_workspace *work = sets->work;
	double out = work->weight[set], asked = out * (sets->group_weight - out);
	if (sets->level->node_in_weight) {
		double in = work->in_weight[set];
		asked = out * (sets->group_in_weight - in) + in * (sets->group_weight - out);
	}
	return work->rest[set] >= sets->level->resolution * asked - sets->level->min_gain;
}

/* Sums the ties of nodes of one group, from place `begin` on, to the sets of it. */
static void sum_ties(const struct sets *sets, size_t begin, size_t end, struct leiden_tally *tally)
{
	const struct leiden_level *level = sets->level;
	const uint32_t *order = sets->work->order;
	uint32_t own = sets->of[order[begin]];
	tally->count = 0;
	for (size_t k = begin; k < end; k++) {
		for (uint64_t e = level->start[order[k]]; e < level->start[order[k] + 1]; e++) {
			uint32_t other = level->to[e];
			if (sets->of[other] == own) {
				uint32_t set = sets->set[other];
				set = sets->joined ? sets->joined[set] : set;
				leiden_tally_add(tally, set, weight_at(level, e));
			}
		}
	}
}

static double gain_of(const struct sets *sets, uint32_t alone, uint32_t set, double tied)
{
	const struct leiden_workspace *work = sets->work;
	double asked = work->weight[alone] * work->weight[set];
	if (sets->level->node_in_weight) {
		asked = work->weight[alone] * work->in_weight[set] +
			work->in_weight[alone] * work->weight[set];
	}
	return tied - sets->level->resolution * asked;
}

/* Puts a set that nothing has gone into yet into one that it is tied to by `tied`. */
static void merge(const struct sets *sets, uint32_t alone, uint32_t set, double tied)
{
	struct leiden_workspace *work = sets->work;
	(sets->joined ? sets->joined : sets->set)[alone] = set;
	work->flag[alone] = work->flag[set] = 0;
	work->rest[set] += work->rest[alone] - 2 * tied;
	work->weight[set] += work->weight[alone];
	if (sets->level->node_in_weight) {
		work->in_weight[set] += work->in_weight[alone];
	}
}

/* Finds a set of more for the one whose nodes are at these places. */
static void refine_set(
	const struct sets *sets, size_t begin, size_t end, struct leiden_tally *tally)
{
	uint32_t alone = sets->set[sets->work->order[begin]];
	if (!sets->work->flag[alone] || !well_connected(sets, alone)) {
		return;
	}
	uint32_t best = alone;
	double gain = 0, tied_to_best = 0;
	sum_ties(sets, begin, end, tally);
	for (size_t k = 0; k < tally->count; k++) {
		uint32_t set = tally->seen[k];
		double tied = leiden_tally_take(tally, set);
		double here = set == alone ? 0 : gain_of(sets, alone, set, tied);
		if (here > gain && well_connected(sets, set)) {
			gain = here;
			tied_to_best = tied;
			best = set;
		}
	}
	if (best != alone) {
		merge(sets, alone, best, tied_to_best);
	}
}

/* Every node a set of its own. */
static void take_apart(const struct sets *sets)
{
	const struct leiden_level *level = sets->level;
	struct leiden_workspace *work = sets->work;
#pragma omp parallel for schedule(static) num_threads(work->threads)
	for (size_t i = 0; i < level->n; i++) {
		sets->set[i] = (uint32_t)i;
		work->weight[i] = level->node_weight[i];
		if (level->node_in_weight) {
			work->in_weight[i] = level->node_in_weight[i];
		}
	}
	memset(work->flag, 1, level->n);
}

/*
 * Nodes group by group, in random order within each: what a group needs is then at hand, and sets
 * numbered in this order keep groups together on the next level.
 */
static void order_by_group(const uint32_t *of, size_t n, bool many, struct leiden_workspace *work,
	struct kith_random *random)
{
	uint32_t *shuffled = work->number, *place = work->size, sum = 0;
	for (size_t i = 0; i < n; i++) {
		shuffled[i] = (uint32_t)i;
	}
	if (many) {
		leiden_stride(shuffled, n, work, random);
	} else {
		kith_random_shuffle(random, shuffled, n);
	}
	for (size_t g = 0; g < n; g++) {
		uint32_t count = place[g];
		place[g] = sum;
		sum += count;
	}
	for (size_t k = 0; k < n; k++) {
		work->order[place[of[shuffled[k]]]++] = shuffled[k];
	}
}

/* Brings the nodes of each set together, sets in the order of the nodes they began with. */
static void sort_group(
	const struct sets *sets, size_t begin, size_t end, struct leiden_tally *tally)
{
	uint32_t *order = sets->work->order, *place = sets->work->number, sum = 0;
	for (size_t k = begin; k < end; k++) {
		place[order[k]] = 0;
	}
	for (size_t k = begin; k < end; k++) {
		place[sets->set[order[k]]]++;
	}
	for (size_t k = begin; k < end; k++) {
		uint32_t count = place[order[k]];
		place[order[k]] = sum;
		sum += count;
	}
	for (size_t k = begin; k < end; k++) {
		tally->seen[place[sets->set[order[k]]]++] = order[k];
	}
	memcpy(order + begin, tally->seen, (end - begin) * sizeof *order);
}

/* The sets of a group refined like nodes. */
static void refine_again(
	const struct sets *nodes, size_t begin, size_t end, struct leiden_tally *tally)
{
	struct sets sets = *nodes;
	const uint32_t *order = sets.work->order;
	sort_group(nodes, begin, end, tally);
	sets.joined = sets.work->number;
	for (size_t k = begin; k < end; k++) {
		sets.joined[order[k]] = order[k];
		sets.work->flag[order[k]] = 1;
	}
	for (size_t k = begin, next; k < end; k = next) {
		for (next = k + 1; next < end && sets.set[order[next]] == sets.set[order[k]];) {
			next++;
		}
		refine_set(&sets, k, next, tally);
	}
	for (size_t k = begin; k < end; k++) {
		sets.set[order[k]] = sets.joined[sets.set[order[k]]];
	}
}

/* The nodes of one group, in their order: first how strongly each is tied to the others, whereupon
 * their rows are at hand. */
static void refine_group(
	const struct sets *all, size_t group, bool twice, struct leiden_tally *tally)
{
	struct sets sets = *all;
	const struct leiden_workspace *work = sets.work;
	size_t begin = group ? work->size[group - 1] : 0, end = work->size[group];
	for (size_t k = begin; k < end; k++) {
		uint32_t node = work->order[k];
		leiden_prefetch_listed(sets.level, work->order, k, sets.of, tally->tied);
		work->rest[node] = leiden_tied_within(sets.level, sets.of, node);
		sets.group_weight += work->weight[node];
		sets.group_in_weight += sets.level->node_in_weight ? work->in_weight[node] : 0;
	}
	for (size_t k = begin; k < end; k++) {
		refine_set(&sets, k, k + 1, tally);
	}
	if (twice) {
		refine_again(&sets, begin, end, tally);
	}
}

/* Groups whose numbers one thread takes at a time; most numbers are no group's. */
#define NUMBERS_PER_BLOCK 64

size_t leiden_refine(const struct leiden_level *level, const uint32_t *of, bool twice,
	uint32_t *set, struct leiden_workspace *work, struct kith_random *random)
{
	const struct sets sets = {level, of, set, NULL, work, 0, 0};
	take_apart(&sets);
	bool many = (double)level->start[level->n] >= LEIDEN_MANY_TIES;
	order_by_group(of, level->n, many, work, random);
#pragma omp parallel for schedule(dynamic, NUMBERS_PER_BLOCK) num_threads(work->threads)
	for (size_t group = 0; group < level->n; group++) {
		refine_group(&sets, group, twice, &work->tally[omp_get_thread_num()]);
	}
	return leiden_renumber(set, work->order, level->n, work);
}

static uint32_t first_of(uint32_t *set, uint32_t node)
{
	while (set[node] != node) {
		set[node] = set[set[node]];
		node = set[node];
	}
	return node;
}

/* Unites all that are tied within one group. */
static void unite_group(const struct sets *sets, size_t group)
{
	const struct leiden_level *level = sets->level;
	const struct leiden_workspace *work = sets->work;
	for (size_t k = group ? work->size[group - 1] : 0; k < work->size[group]; k++) {
		uint32_t node = work->order[k];
		for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
			if (sets->of[level->to[e]] == group) {
				uint32_t a = first_of(sets->set, node);
				uint32_t b = first_of(sets->set, level->to[e]);
				sets->set[MAX(a, b)] = MIN(a, b);
			}
		}
	}
}

size_t leiden_pieces(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_workspace *work)
{
	const struct sets sets = {level, of, set, NULL, work, 0, 0};
	for (size_t i = 0; i < level->n; i++) {
		set[i] = (uint32_t)i;
	}
	leiden_sort(of, level->n, level->n, work);
#pragma omp parallel for schedule(dynamic, NUMBERS_PER_BLOCK) num_threads(work->threads)
	for (size_t group = 0; group < level->n; group++) {
		unite_group(&sets, group);
	}
	for (size_t i = 0; i < level->n; i++) {
		set[i] = first_of(set, (uint32_t)i);
	}
	return leiden_renumber(set, NULL, level->n, work);
}
