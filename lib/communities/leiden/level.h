/* One level of Leiden's aggregation, what its steps work in, and the next level above it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_LEVEL_H
#define KITH_LEIDEN_LEVEL_H

#include "base/random.h"
#include "csr/csr.h"

/*
 * A network of nodes, each of them one person or, above the ground level, a connected set of
 * people. Ties within a node are left out: they stay inside whatever group it joins.
 *
 * The gain of node u in group C is  ties(u, C) - resolution * weight(u) * weight(C),  where a node
 * weighs its strength (modularity) or how many people it holds (CPM). In directed networks weights
 * have two sides, and the gain is  ties(u, C) - resolution * (out(u) in(C) + in(u) out(C)).
 */
struct leiden_level {
	size_t n;
	uint64_t *start;        /* [n + 1] */
	uint32_t *to;           /* [start[n]] */
	double *weight;         /* [start[n]], or NULL: every tie counts 1 */
	double *node_weight;    /* [n] */
	double *node_in_weight; /* [n] of directed networks, whose node_weight is out; or NULL */
	uint8_t *fixed;         /* [n] 1: the node stays in its group, others may join; or NULL */
	double resolution;      /* as the objective scales it */
	double min_gain;        /* a gain below this is none: it may be rounding */
	bool borrowed;          /* start, to and weight belong to a CSR */
};

void leiden_level_finish(struct leiden_level *level);

/* Where one thread sums a node's ties by group. */
struct leiden_tally {
	double *tied;    /* [n] 0 between visits */
	uint32_t *seen;  /* [n + 1] groups the node is tied to */
	size_t count;    /* of them */
	char apart[128]; /* what two threads write lies in different lines of their caches */
};

/* Where a node wants to go, and how strongly it is tied there and to the others of its own group.
 */
struct leiden_choice {
	uint32_t group; /* KITH_NOBODY: one of its own */
	double tied, tied_to_own;
};

/* Nodes are moved in so many batches or, where few wait, one by one. */
#define LEIDEN_BATCHES 16

/* Arcs of those waiting from which it is worth while to let many choose at the same time. */
#define LEIDEN_MANY_TIES 4e5

/* Scratch of the steps, as large as the ground level and used again on every level. */
struct leiden_workspace {
	size_t n;
	int threads;
	struct leiden_tally *tally; /* [threads] */
	double *weight;             /* [n] of each group or refined set */
	double *in_weight;          /* [n] of each group in directed networks, or NULL */
	double *rest;               /* [n] ties of a refined set to the rest of its group */
	uint32_t *number;           /* [n] what nodes or groups are numbered or named by */
	uint32_t *order;            /* [n] nodes in random order; the ring of the queue */
	uint32_t *size;             /* [n] nodes in each group */
	uint32_t empty;             /* no group before this one has no nodes */
	int32_t *margin;            /* [n] gain in a node's group over the next best, less what has
				       changed among its neighbours since, in fixed point;
				       below 0 the node waits to choose */
	struct leiden_choice *choice; /* [n / LEIDEN_BATCHES + 1] of a batch that chooses at once */
	uint8_t *flag;                /* [n] the refined set is still alone */
	size_t refused;               /* in the last round: who chose what was no gain by then */
	double least_gain; /* a round of batches that gains less is the last of its level */
	bool reports;      /* progress, by the nodes visited */
	size_t visits;
	double steps; /* nodes visited and their ties */
};

static inline G_ALWAYS_INLINE void leiden_tally_add(
	struct leiden_tally *tally, uint32_t group, double weight)
{
	tally->seen[tally->count] = group;
	tally->count += tally->tied[group] == 0;
	tally->tied[group] += weight;
}

/* Adds all ties of a node by the group they lead to: `of` of the neighbour. As leiden_tally_add for
 * each, but what the tally holds stays in registers. */
static inline G_ALWAYS_INLINE void leiden_tally_row(const struct leiden_level *level, uint32_t node,
	const uint32_t *of, struct leiden_tally *tally)
{
	const uint32_t *to = level->to;
	const double *weight = level->weight;
	uint32_t *seen = tally->seen;
	double *tied = tally->tied;
	size_t count = tally->count;
	for (uint64_t e = level->start[node], end = level->start[node + 1]; e < end; e++) {
		uint32_t group = of[to[e]];
		double before = tied[group];
		seen[count] = group;
		count += before == 0;
		tied[group] = before + (weight ? weight[e] : 1);
	}
	tally->count = count;
}

/* How strongly the node is tied to a group; forgotten when told. */
static inline G_ALWAYS_INLINE double leiden_tally_take(struct leiden_tally *tally, uint32_t group)
{
	double tied = tally->tied[group];
	tally->tied[group] = 0;
	return tied;
}

/*
 * Most of the time goes into waiting for memory: so what the next nodes will need is
 * prefetched while one is visited. First where their rows begin, then the rows, then the groups
 * those lead to, last what is known of these groups. Rows are long or short; the first 32 arcs do.
 *
 * Always inline, as are those that call it: gcc takes a function that only prefetches for one
 * without effect and leaves calls of it out.
 *
 * ahead  nodes that come 15, 8, 3 and 1 places after the present one
 */
static inline G_ALWAYS_INLINE void leiden_prefetch(const struct leiden_level *level,
	const uint32_t ahead[4], const uint32_t *of, const double *of_group)
{
	const uint64_t *start = level->start;
	__builtin_prefetch(&start[ahead[0]]);
	__builtin_prefetch(&level->to[start[ahead[1]]]);
	__builtin_prefetch(&level->to[start[ahead[1]] + 16]);
	__builtin_prefetch(&level->node_weight[ahead[1]]);
	__builtin_prefetch(&of[ahead[1]]);
	if (level->weight) {
		__builtin_prefetch(&level->weight[start[ahead[1]]]);
		__builtin_prefetch(&level->weight[start[ahead[1]] + 8]);
	}
	__builtin_prefetch(&of_group[of[ahead[2]]]);
	uint64_t end = MIN(start[ahead[2] + 1], start[ahead[2]] + 32);
	for (uint64_t e = start[ahead[2]]; e < end; e++) {
		__builtin_prefetch(&of[level->to[e]]);
	}
	end = MIN(start[ahead[3] + 1], start[ahead[3]] + 32);
	for (uint64_t e = start[ahead[3]]; e < end; e++) {
		__builtin_prefetch(&of_group[of[level->to[e]]]);
	}
}

/* leiden_prefetch for nodes in the order of a list, at place k of n. */
static inline G_ALWAYS_INLINE void leiden_prefetch_listed(const struct leiden_level *level,
	const uint32_t *list, size_t k, const uint32_t *of, const double *weight)
{
	if (k + 15 < level->n) {
		const uint32_t ahead[4] = {list[k + 15], list[k + 8], list[k + 3], list[k + 1]};
		leiden_prefetch(level, ahead, of, weight);
	}
}

/* For so many threads. Fails with KITH_ERROR_SYSTEM, with nothing to finish. */
bool leiden_workspace_init(
	struct leiden_workspace *work, size_t n, bool directed, int threads, GError **error);
void leiden_workspace_finish(struct leiden_workspace *work);

/* Adds a node's weight to a group's, or takes it away: sign -1. */
static inline G_ALWAYS_INLINE void leiden_add(const struct leiden_level *level, uint32_t node,
	struct leiden_workspace *work, uint32_t group, double sign)
{
	work->weight[group] += sign * level->node_weight[node];
	if (level->node_in_weight) {
		work->in_weight[group] += sign * level->node_in_weight[node];
	}
}

/* What each group weighs, into work->weight and work->in_weight. O(n). */
void leiden_weigh(
	const struct leiden_level *level, const uint32_t *of, struct leiden_workspace *work);

/* How strongly a node is tied to the others of its group. O(its arcs). */
double leiden_tied_within(const struct leiden_level *level, const uint32_t *of, uint32_t node);

/*
 * Numbers sets (any numbers below n) from 0 as they come up in a list of the nodes, NULL for by
 * number; returns how many there are.
 */
size_t leiden_renumber(
	uint32_t *set, const uint32_t *order, size_t n, struct leiden_workspace *work);

/*
 * Orders a list by chance but so that memory is gone through upwards: every sixteenth of it, then
 * every sixteenth of the rest, and so on, in random order of where each begins. What follow one
 * another in memory, and are often tied, come in different batches.
 *
 * list  [count] at most work->n numbers, rising; in/out
 */
void leiden_stride(
	uint32_t *list, size_t count, struct leiden_workspace *work, struct kith_random *random);

/* Sorts the nodes by set into work->order; work->size[s] becomes where set s ends. O(n). */
void leiden_sort(const uint32_t *set, size_t n, size_t sets, struct leiden_workspace *work);

/*
 * The next level, whose nodes are the sets of this one.
 *
 * next  out; next->n is given: how many sets there are
 *
 * Fails with KITH_ERROR_SYSTEM. O(arcs).
 */
bool leiden_aggregate(const struct leiden_level *level, const uint32_t *set,
	struct leiden_workspace *work, struct leiden_level *next, GError **error);

#endif
