/* Leiden's refinement: every group taken apart and put together again in connected sets. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/refine.h"

#include <string.h>

/* The sets as they grow. A set bears the number of the node it began with. */
struct sets {
	const struct leiden_level *level;
	const uint32_t *of; /* group of each node */
	uint32_t *set;      /* set of each node */
	struct leiden_workspace
		*work; /* group: mass of each set, and ties while a node is visited */
};

static double weight_at(const struct leiden_level *level, uint64_t e)
{
	return level->weight ? level->weight[e] : 1;
}

/* Ties of every node to the others of its group; multiplied, not branched: nothing foretells it. */
static void fill_rest(struct sets *sets)
{
	const struct leiden_level *level = sets->level;
	for (size_t i = 0; i < level->n; i++) {
		uint32_t own = sets->of[i];
		double sum = 0;
		for (uint64_t e = level->start[i]; e < level->start[i + 1]; e++) {
			sum += (double)(sets->of[level->to[e]] == own) * weight_at(level, e);
		}
		sets->work->rest[i] = sum;
	}
}

/* Whether a set is tied to the rest of its group as strongly as its weight asks. */
static bool well_connected(const struct sets *sets, uint32_t set, uint32_t group)
{
	const struct leiden_workspace *work = sets->work;
	double out = work->group[set].weight, asked = out * (work->group_weight[group] - out);
	if (sets->level->node_in_weight) {
		double in = work->in_weight[set];
		asked = out * (work->group_in_weight[group] - in) +
			in * (work->group_weight[group] - out);
	}
	return work->rest[set] >= sets->level->resolution * asked - sets->level->min_gain;
}

/* Sums a node's ties to the sets of its group; returns how many sets they lead to. */
static size_t sum_ties(struct sets *sets, uint32_t node)
{
	const struct leiden_level *level = sets->level;
	struct leiden_workspace *work = sets->work;
	size_t seen = 0;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		if (sets->of[other] == sets->of[node]) {
			uint32_t set = sets->set[other];
			work->seen[seen] = set;
			seen += work->group[set].tied == 0;
			work->group[set].tied += weight_at(level, e);
		}
	}
	return seen;
}

static double gain_of(const struct sets *sets, uint32_t node, uint32_t set)
{
	const struct leiden_level *level = sets->level;
	const struct leiden_group *group = &sets->work->group[set];
	double asked = level->node_weight[node] * group->weight;
	if (sets->level->node_in_weight) {
		asked = level->node_weight[node] * sets->work->in_weight[set] +
			level->node_in_weight[node] * group->weight;
	}
	return group->tied - level->resolution * asked;
}

/* Puts a node that is alone into the set it is tied to by `tied`. */
static void merge(struct sets *sets, uint32_t node, uint32_t set, double tied)
{
	struct leiden_workspace *work = sets->work;
	sets->set[node] = set;
	work->flag[node] = work->flag[set] = 0;
	work->rest[set] += work->rest[node] - 2 * tied;
	work->group[set].weight += work->group[node].weight;
	if (sets->level->node_in_weight) {
		work->in_weight[set] += work->in_weight[node];
	}
}

static void refine_node(struct sets *sets, uint32_t node)
{
	struct leiden_workspace *work = sets->work;
	uint32_t group = sets->of[node], best = node;
	double gain = 0, tied = 0;
	size_t seen = sum_ties(sets, node);
	for (size_t k = 0; k < seen; k++) {
		uint32_t set = work->seen[k];
		double here = gain_of(sets, node, set);
		if (here > gain && well_connected(sets, set, group)) {
			gain = here;
			tied = work->group[set].tied;
			best = set;
		}
		work->group[set].tied = 0;
	}
	if (best != node) {
		merge(sets, node, best, tied);
	}
}

/* Every node a set of its own, and the groups' weights put by. */
static void take_apart(struct sets *sets)
{
	const struct leiden_level *level = sets->level;
	struct leiden_workspace *work = sets->work;
	for (size_t i = 0; i < level->n; i++) {
		sets->set[i] = (uint32_t)i;
		work->group_weight[i] = work->group[i].weight;
		work->group[i].weight = level->node_weight[i];
		if (level->node_in_weight) {
			work->group_in_weight[i] = work->in_weight[i];
			work->in_weight[i] = level->node_in_weight[i];
		}
	}
	memset(work->flag, 1, level->n);
	fill_rest(sets);
}

/*
 * Nodes group by group, in random order within each: what a group needs is then at hand, and sets
 * numbered in this order keep groups together on the next level.
 */
static void order_by_group(
	const uint32_t *of, size_t n, struct leiden_workspace *work, struct kith_random *random)
{
	uint32_t *shuffled = work->seen, *place = work->size, sum = 0;
	for (size_t i = 0; i < n; i++) {
		shuffled[i] = (uint32_t)i;
	}
	kith_random_shuffle(random, shuffled, n);
	for (size_t g = 0; g < n; g++) {
		uint32_t count = place[g];
		place[g] = sum;
		sum += count;
	}
	for (size_t k = 0; k < n; k++) {
		work->order[place[of[shuffled[k]]]++] = shuffled[k];
	}
}

size_t leiden_refine(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_workspace *work, struct kith_random *random)
{
	struct sets sets = {level, of, set, work};
	take_apart(&sets);
	order_by_group(of, level->n, work, random);
	for (size_t k = 0; k < level->n; k++) {
		uint32_t node = work->order[k];
		leiden_prefetch_listed(level, work->order, k, of, work->group);
		if (work->flag[node] && well_connected(&sets, node, of[node])) {
			refine_node(&sets, node);
		}
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

size_t leiden_pieces(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_workspace *work)
{
	for (size_t i = 0; i < level->n; i++) {
		set[i] = (uint32_t)i;
	}
	for (size_t i = 0; i < level->n; i++) {
		for (uint64_t e = level->start[i]; e < level->start[i + 1]; e++) {
			if (of[i] == of[level->to[e]]) {
				uint32_t a = first_of(set, (uint32_t)i);
				uint32_t b = first_of(set, level->to[e]);
				set[MAX(a, b)] = MIN(a, b);
			}
		}
	}
	for (size_t i = 0; i < level->n; i++) {
		set[i] = first_of(set, (uint32_t)i);
	}
	return leiden_renumber(set, NULL, level->n, work);
}
