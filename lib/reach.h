/* How far word travels: what a chain of introductions costs, layer by layer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REACH_H
#define KITH_REACH_H

#include "csr.h"

/*
 * Chances are added up as costs, -log2(chance) in fixed point, so that the order in which a product
 * is taken never matters and powers of two are exact.
 */
#define KITH_COST_ONE (INT64_C(1) << 46) /* the cost of an even chance */
#define KITH_COST_NEVER INT64_MAX        /* the cost of no chance at all */

/* The ties in one direction, and how likely a request is to pass along each. */
struct kith_ways {
	const kith_csr *rows;
	const double *chance; /* [rows->start[n]] 0..1; NULL: w / (w + median) */
	double median;        /* of the weights of all merged ties, > 0 */
};

/* The cost of a chance in 0..1: 0 for 1, KITH_COST_NEVER for 0. */
int64_t kith_cost(double chance);

/* Two costs of one level are chances equal to within a relative 1e-10. Rises with the cost. */
int64_t kith_cost_level(int64_t cost);

/* What passing a request on costs: how willing people are, and how much they are asked already. */
struct kith_tolls {
	const double *willing; /* [n] 0..1; NULL: 1 */
	const double *load;    /* [n] asks planned, >= 0; NULL: 0 */
	double decay;          /* 0..1, for every person in between */
};

/* The chance that `person` passes a request on: willing / (1 + load) * decay. */
double kith_tolls_chance(const struct kith_tolls *tolls, uint32_t person);

/* The chance of the tie at position e of the rows. */
double kith_ways_chance(const struct kith_ways *ways, uint64_t e);

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
	const struct kith_ways
		*back;    /* borrowed; set before a layer that is not complete is asked for */
	uint8_t *met;     /* [n / 8 + 1] a bit a person: all that is read of most of them */
	uint32_t *slot;   /* [n] the place below of a person who is met */
	uint32_t *person; /* [count] */
	uint8_t *closed;  /* [count] 1: no chain goes through or to them, starts included */
	int64_t *cost;    /* [count * (steps + 1)] */
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
 * The cost of the cheapest chain of exactly `steps` ties to or from `person`. Where that layer is
 * not complete it is found by looking back from `person` along the rows of reach->back, the ways
 * turned round, and remembered.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_reach_cost(
	struct kith_reach *reach, uint32_t person, unsigned steps, int64_t *cost, GError **error);

/* True when chains to or from `person` were counted, or `person` was closed. */
static inline bool kith_reach_has_met(const struct kith_reach *reach, uint32_t person)
{
	return reach->met[person / 8] >> person % 8 & 1;
}

/* True when it takes no looking to know that no chain of at most `steps` ties is there. */
static inline bool kith_reach_is_beyond(
	const struct kith_reach *reach, uint32_t person, unsigned steps)
{
	return steps <= reach->known && !kith_reach_has_met(reach, person);
}

/* True when chains begin at `person`. */
bool kith_reach_starts_at(const struct kith_reach *reach, uint32_t person);

/* True when no chain may go on through `person`; starts are closed to chains from elsewhere. */
bool kith_reach_is_closed(const struct kith_reach *reach, uint32_t person);

/* What `person` adds to the cost of a chain that passes through them. */
int64_t kith_reach_toll(const struct kith_reach *reach, uint32_t person);

/* The sum of two costs; never stays never. */
static inline int64_t kith_cost_add(int64_t a, int64_t b)
{
	return a == KITH_COST_NEVER || b == KITH_COST_NEVER ? KITH_COST_NEVER : a + b;
}

#endif
