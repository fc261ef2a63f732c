/* Routes one after another, best first: the engine behind introductions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SEARCH_H
#define KITH_SEARCH_H

#include "introductions/tie_break.h"

/* The beginning of a route: a person, and where the route came from. */
struct kith_stage {
	uint32_t person;
	uint32_t before; /* stage */
	unsigned depth;  /* ties so far */
	unsigned steps;  /* ties of the best route that goes on from here */
	int64_t cost;    /* so far, without this person's node_cost */
	int64_t level;   /* of the best route that goes on from here */
	bool via;        /* has met whom it must */
	bool arrived;
};

struct kith_search {
	const struct kith_asking *asking;
	struct kith_hop_distances targets; /* what is left to the targets */
	struct kith_hop_distances via;     /* what is left to the person every route must contain */
	struct kith_tie_break tie_break;
	GArray *stages; /* of struct kith_stage; number 0 is the asker */
	GArray *queue;  /* of uint32_t stage numbers: a binary heap */
	bool only_best; /* nothing beyond the best route is asked for */
	int64_t bound;  /* level of the best route known of, when it is all that is asked for */
	int64_t least;  /* what is left of a route costs no less when nobody has looked yet */
};

/*
 * Prepares a search; `used` are more people to avoid. To be finished also after failure.
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_search_init(struct kith_search *search, const struct kith_asking *asking,
	const GArray *used, GError **error);
void kith_search_finish(struct kith_search *search);

/*
 * Says that of what is queued no more than the best route will be asked for: beginnings that cannot
 * lead to it are spared.
 */
void kith_search_only_best(struct kith_search *search);

/*
 * Queues the routes whose first tie is at position e of the asker's row; forgets all that is queued
 * before when `alone`. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_search_begin(struct kith_search *search, uint64_t e, bool alone, GError **error);

/*
 * The next best route among those queued: its last stage, or 0 when there are no more.
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_search_next(struct kith_search *search, uint32_t *stage, GError **error);

/* The stage with this number. */
struct kith_stage *kith_search_stage(const struct kith_search *search, uint32_t stage);

#endif
