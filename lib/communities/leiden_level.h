/* The inside of Leiden: one level of aggregation, and the three steps taken on it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_LEVEL_H
#define KITH_LEIDEN_LEVEL_H

#include "csr/csr.h"
#include "base/random.h"

/*
 * A network of nodes, each of them one person or, above the ground level, a connected set of
 * people. Ties within a node are left out: they stay inside whatever group it joins.
 *
 * The gain of node u in group C is  tied(u, C) - price * mass(u) * mass(C),  with mass the strength
 * of a node (modularity) or how many people it holds (CPM). In directed networks mass has two
 * sides, and the price is asked for  out(u) in(C) + in(u) out(C).
 */
struct leiden_level {
	size_t n;
	uint64_t *start; /* [n + 1] */
	uint32_t *to;    /* [start[n]] */
	double *weight;  /* [start[n]], or NULL: every tie counts 1 */
	double *mass;    /* [n] */
	double *in_mass; /* [n] of directed networks, where `mass` is the out side; or NULL */
	uint8_t *fixed;  /* [n] 1: others may join the node's group, but it stays there; or NULL */
	double price;
	double least;  /* a gain below this is none: it may be rounding */
	bool borrowed; /* start, to and weight belong to a CSR */
};

void leiden_level_finish(struct leiden_level *level);

/* What a group holds, and (while one node looks round) how strongly that node is tied to it. */
struct leiden_group {
	double mass;
	double tied; /* 0 between looks */
};

/* Room for the steps, as large as the ground level and used again on every level. */
struct leiden_room {
	size_t n;
	struct leiden_group *group; /* [n] */
	double *in_mass;            /* [n] of each group in directed networks, or NULL */
	double *whole, *in_whole;   /* [n] mass of the groups while `group` is about sets */
	double *rest;               /* [n] ties of a refined set to the rest of its group */
	uint32_t *seen;             /* [n + 1] groups the node looking round is tied to */
	uint32_t *order;            /* [n] nodes in random order; the ring of those who wait */
	uint32_t *size;             /* [n] nodes in each group */
	float *lead;                /* [n] by what a node's group led over the next, less what has
				       changed among its neighbours since */
	uint8_t *flag;              /* [n] the node waits; the node is still alone */
	bool tells;                 /* who watches is told how far this run has come */
	size_t looks;               /* nodes that have looked round */
};

/*
 * Most of the time goes into waiting for memory: so what the next nodes will need is asked for
 * while one is looked at. First where their rows begin, then the rows, then the groups those lead
 * to, last what is known of these groups. Rows are long or short; the first 32 arcs do.
 *
 * ahead  nodes that come 15, 8, 3 and 1 places after the present one
 */
static inline G_ALWAYS_INLINE void leiden_fetch(const struct leiden_level *level,
	const uint32_t ahead[4], const uint32_t *of, const struct leiden_group *group)
{
	const uint64_t *start = level->start;
	__builtin_prefetch(&start[ahead[0]]);
	__builtin_prefetch(&level->to[start[ahead[1]]]);
	__builtin_prefetch(&level->to[start[ahead[1]] + 16]);
	__builtin_prefetch(&level->mass[ahead[1]]);
	__builtin_prefetch(&of[ahead[1]]);
	if (level->weight) {
		__builtin_prefetch(&level->weight[start[ahead[1]]]);
		__builtin_prefetch(&level->weight[start[ahead[1]] + 8]);
	}
	__builtin_prefetch(&group[of[ahead[2]]]);
	uint64_t end = MIN(start[ahead[2] + 1], start[ahead[2]] + 32);
	for (uint64_t e = start[ahead[2]]; e < end; e++) {
		__builtin_prefetch(&of[level->to[e]]);
	}
	end = MIN(start[ahead[3] + 1], start[ahead[3]] + 32);
	for (uint64_t e = start[ahead[3]]; e < end; e++) {
		__builtin_prefetch(&group[of[level->to[e]]]);
	}
}

/* leiden_fetch for nodes in the order of a list, at place k of n. */
static inline G_ALWAYS_INLINE void leiden_fetch_listed(const struct leiden_level *level,
	const uint32_t *list, size_t k, const uint32_t *of, const struct leiden_group *group)
{
	if (k + 15 < level->n) {
		const uint32_t ahead[4] = {list[k + 15], list[k + 8], list[k + 3], list[k + 1]};
		leiden_fetch(level, ahead, of, group);
	}
}

bool leiden_room_init(struct leiden_room *room, size_t n, bool directed, GError **error);
void leiden_room_finish(struct leiden_room *room);

/*
 * Fast local moving: nodes in random order go to the group with the largest gain, and whenever one
 * moves its neighbours outside that group look round again, once so much weight has moved that
 * another group could have become better for them.
 *
 * of  [level->n] in/out group of each node, below level->n
 *
 * Returns the sum of the gains. Leaves the masses of the groups in room->group, sizes in
 * room->size. O(arcs visited). Traag, Waltman & van Eck (2019), Sci. Rep. 9:5233, Algorithm A.2.
 */
double leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_room *room,
	struct kith_random *random);

/*
 * Refinement: within each group, single nodes that are well connected to it merge with the set of
 * largest gain that is well connected too. Every set is connected.
 *
 * of    [level->n] group of each node
 * set   [level->n] out; refined set of each node, numbered from 0
 * room  as leiden_move left it: with the groups' masses and sizes
 *
 * Returns the number of sets. O(arcs). Algorithm A.2 of the same paper, always taking the best.
 */
size_t leiden_refine(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_room *room, struct kith_random *random);

/*
 * The pieces every group falls into, as sets: for when refinement finds nothing to merge.
 * Arguments and answer as for leiden_refine. O(arcs).
 */
size_t leiden_pieces(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_room *room);

/*
 * Numbers sets (any numbers below n) from 0 as they come up in a list of the nodes, NULL for by
 * number; returns how many there are.
 */
size_t leiden_number_sets(uint32_t *set, const uint32_t *order, size_t n, struct leiden_room *room);

/*
 * The next level, whose nodes are the sets of this one.
 *
 * next  out; next->n is given: how many sets there are
 *
 * Fails with KITH_ERROR_SYSTEM. O(arcs).
 */
bool leiden_aggregate(const struct leiden_level *level, const uint32_t *set,
	struct leiden_room *room, struct leiden_level *next, GError **error);

#endif
