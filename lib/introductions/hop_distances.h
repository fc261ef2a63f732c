/* Hop-limited distances: what the cheapest chains of 0, 1, 2 ... ties cost. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_HOP_DISTANCES_H
#define KITH_HOP_DISTANCES_H

#include "introductions/chance.h"
#include "csr/bitset.h"

/*
 * The cheapest chains between some starting people and everyone near them, apart by length: of
 * exactly 0, 1, 2 ... ties. Only people who are met take memory, beside one number per person.
 *
 * A chain pays for its ties and, for everybody strictly inside it, the cost of passing on.
 */
struct kith_hop_distances {
	size_t n;       /* people */
	unsigned steps; /* longest chain, in ties */
	unsigned known; /* layers 0 .. known are complete; longer ones are found when asked for */
	const struct kith_node_costs *node_costs; /* borrowed; NULL: passing on is free */
	const struct kith_arc_costs *back;        /* borrowed, see kith_hop_distances_reverse */
	uint8_t *met;                             /* bitset: all that is read of most people */
	uint8_t *near;    /* bitset of those with chains of fewer than `steps` ties */
	uint32_t *slot;   /* [n] the place below of a person who is met */
	uint32_t *person; /* [count] */
	uint8_t *closed;  /* [count] 1: no chain goes through or to them, starts included */
	int64_t *cost;    /* [count * (steps + 1)] */
	size_t count, capacity;
};

/* Nobody met yet, among n people. To be finished also after failure, KITH_ERROR_SYSTEM. */
bool kith_hop_distances_init(struct kith_hop_distances *distances, size_t n, unsigned steps,
	const struct kith_node_costs *node_costs, GError **error);
void kith_hop_distances_finish(struct kith_hop_distances *distances);

/* Forgets whom it has met, keeping the memory. O(people met). */
void kith_hop_distances_clear(struct kith_hop_distances *distances);

/* Lets no chain pass or end at `person`. Fails with KITH_ERROR_SYSTEM. */
bool kith_hop_distances_close(
	struct kith_hop_distances *distances, uint32_t person, GError **error);

/* Begins chains at `person`, at this cost, without what passing on costs them. Fails with
 * KITH_ERROR_SYSTEM. */
bool kith_hop_distances_add_source(
	struct kith_hop_distances *distances, uint32_t person, int64_t cost, GError **error);

/*
 * Makes one more layer complete: the cheapest chains of known + 1 ties from the starts along the
 * `arcs`.
 *
 * Fails with KITH_ERROR_SYSTEM. O(ties of the people in the layer before).
 */
bool kith_hop_distances_extend(
	struct kith_hop_distances *distances, const struct kith_arc_costs *arcs, GError **error);

/* The ties that the next kith_hop_distances_extend will look at. */
uint64_t kith_hop_distances_frontier_ties(
	const struct kith_hop_distances *distances, const struct kith_arc_costs *arcs);

/* What a chain longer than the complete layers costs at least. O(people met). */
int64_t kith_hop_distances_least(const struct kith_hop_distances *distances);

/*
 * Ends pushing for good: from now on longer chains are looked for from their other end, along
 * `back`, the arcs turned round. Cannot fail. O(people met).
 */
void kith_hop_distances_reverse(
	struct kith_hop_distances *distances, const struct kith_arc_costs *back);

/*
 * The cost of the cheapest chain of exactly `steps` ties to or from `person`. Where that layer is
 * not complete it is found by looking back from `person`, after kith_hop_distances_reverse, and
 * remembered.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_hop_distances_cost(struct kith_hop_distances *distances, uint32_t person, unsigned steps,
	int64_t *cost, GError **error);

/*
 * Whether `person` may have a chain of at most `steps` ties, fewer than the longest, after
 * kith_hop_distances_reverse: a look at a bit, as most ties of most people lead nowhere.
 */
bool kith_hop_distances_may_lead(
	const struct kith_hop_distances *distances, uint32_t person, unsigned steps);

/* The people who have such a chain for certain, lowest number first, to be freed. O(people met). */
size_t kith_hop_distances_near(const struct kith_hop_distances *distances, uint32_t **people);

/* True when chains begin at `person`. */
bool kith_hop_distances_is_source(const struct kith_hop_distances *distances, uint32_t person);

/* True when no chain may go on through `person`; starts are closed to chains from elsewhere. */
bool kith_hop_distances_is_closed(const struct kith_hop_distances *distances, uint32_t person);

/* What `person` adds to the cost of a chain that passes through them. */
int64_t kith_hop_distances_node_cost(const struct kith_hop_distances *distances, uint32_t person);

#endif
