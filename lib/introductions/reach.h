/* How far word travels: what a chain of introductions costs, layer by layer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REACH_H
#define KITH_REACH_H

#include "introductions/chance.h"
#include "csr/bitset.h"

/*
 * The cheapest chains between some starting people and everyone near them, apart by length: of
 * exactly 0, 1, 2 ... ties. Only people who are met take memory, beside one number per person.
 *
 * A chain pays for its ties and, for everybody strictly inside it, that person's toll.
 */
struct kith_reach {
	size_t n;       /* people */
	unsigned steps; /* longest chain, in ties */
	unsigned known; /* layers 0 .. known are complete; longer ones are found when asked for */
	const struct kith_tolls *tolls; /* borrowed; NULL: passing on is free */
	const struct kith_ways *back;   /* borrowed, see kith_reach_turn */
	const uint8_t *last; /* borrowed; marks who needs chains of `steps` ties; NULL: everybody */
	uint8_t *met;        /* marks: all that is read of most people */
	uint8_t *near;       /* marks of those with chains of fewer than `steps` ties */
	struct kith_tie_list *around; /* [steps + 1] the last answers of kith_reach_near */
	uint32_t *slot;               /* [n] the place below of a person who is met */
	uint32_t *person;             /* [count] */
	uint8_t *closed; /* [count] 1: no chain goes through or to them, starts included */
	int64_t *cost;   /* [count * (steps + 1)] */
	size_t first_start, end_start; /* places of those at whom chains begin */
	size_t count, room;
};

/* Nobody met yet, among n people. Fails with KITH_ERROR_SYSTEM. */
bool kith_reach_init(struct kith_reach *reach, size_t n, unsigned steps,
	const struct kith_tolls *tolls, GError **error);
void kith_reach_finish(struct kith_reach *reach);

/* Forgets whom it has met, keeping the memory. O(people met). */
void kith_reach_clear(struct kith_reach *reach);

/* Lets no chain pass or end at `person`. Fails with KITH_ERROR_SYSTEM. */
bool kith_reach_close(struct kith_reach *reach, uint32_t person, GError **error);

/* Begins chains at `person`, at this cost, without their toll. Fails with KITH_ERROR_SYSTEM. */
bool kith_reach_start(struct kith_reach *reach, uint32_t person, int64_t cost, GError **error);

/*
 * Makes one more layer complete: the cheapest chains of known + 1 ties from the starts along the
 * rows of `ways`.
 *
 * Fails with KITH_ERROR_SYSTEM. O(ties of the people in the layer before).
 */
bool kith_reach_push(struct kith_reach *reach, const struct kith_ways *ways, GError **error);

/* The ties that the next kith_reach_push will look at. */
uint64_t kith_reach_ahead(const struct kith_reach *reach, const struct kith_ways *ways);

/* What a chain longer than the complete layers costs at least. O(people met). */
int64_t kith_reach_least(const struct kith_reach *reach);

/*
 * Ends pushing for good: from now on longer chains are looked for from their other end, along
 * `back`, the ways turned round. Cannot fail. O(people met).
 */
void kith_reach_turn(struct kith_reach *reach, const struct kith_ways *back);

/*
 * The cost of the cheapest chain of exactly `steps` ties to or from `person`. Where that layer is
 * not complete it is found by looking back from `person`, after kith_reach_turn, and remembered.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_reach_cost(
	struct kith_reach *reach, uint32_t person, unsigned steps, int64_t *cost, GError **error);

/*
 * The ties of `person`, after kith_reach_turn, to everybody who may have a chain of at most `steps`
 * ties, fewer than the longest. Kept until somebody else's are asked for with the same `steps`.
 *
 * NULL and KITH_ERROR_SYSTEM on failure. O(d), see kith_tie_list_marked.
 */
const struct kith_tie_list *kith_reach_near(
	struct kith_reach *reach, uint32_t person, unsigned steps, GError **error);

/* True when chains begin at `person`. */
bool kith_reach_starts_at(const struct kith_reach *reach, uint32_t person);

/* True when no chain may go on through `person`; starts are closed to chains from elsewhere. */
bool kith_reach_is_closed(const struct kith_reach *reach, uint32_t person);

/* What `person` adds to the cost of a chain that passes through them. */
int64_t kith_reach_toll(const struct kith_reach *reach, uint32_t person);

#endif
