/* Introductions: whom to ask, to reach somebody by way of people who know each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROUTES_H
#define KITH_ROUTES_H

#include "introductions/hop_distances.h"

/* Who wants to meet whom, and what is known about the way there. Borrows everything. */
struct kith_asking {
	struct kith_arc_costs out;         /* along ties: the asker's tie leads out */
	struct kith_arc_costs in;          /* the same turned round; undirected: equal to out */
	const kith_csr *both;              /* who is acquainted with whom, for mutual contacts */
	struct kith_node_costs node_costs; /* decay 1 unless asked for */
	unsigned max_steps;                /* ties in a route at most, 1 .. KITH_MAX_STEPS */
	uint32_t asker;
	const uint32_t *targets; /* reaching one of them is enough */
	size_t target_count;
	const uint32_t *avoid; /* people no route goes through or to */
	size_t avoid_count;
	uint32_t via; /* whom every route must contain, or KITH_NOBODY */

	/* Interests etc. a person shares with the asker; NULL: not counted. */
	uint32_t (*shared)(const void *data, uint32_t person);
	/* People by name, for the last word between equals; NULL: by number. */
	int (*by_name)(const void *data, uint32_t a, uint32_t b);
	const void *data; /* for both */
};

#define KITH_MAX_STEPS 64

/* What put a route before the next one. */
enum kith_decided {
	KITH_BY_CHANCE,
	KITH_BY_STEPS,
	KITH_BY_MUTUAL,        /* more mutual contacts with the asker */
	KITH_BY_TARGET_MUTUAL, /* more mutual contacts with the target; of a group: knows more of it
				*/
	KITH_BY_SHARED,        /* more shared with the asker */
	KITH_BY_LOAD,          /* asked for less already */
	KITH_BY_NAME,
	KITH_LAST_ROUTE, /* no route after it */
};

struct kith_route {
	uint32_t *people; /* [steps + 1] from the asker to a target */
	unsigned steps;
	unsigned weakest; /* the tie people[weakest] - people[weakest + 1] is the thinnest */
	double chance;
	int64_t level; /* routes of one level count as equally likely */
	enum kith_decided decided;
};

/* Routes, best first. */
typedef struct kith_routes {
	struct kith_route *route; /* [count] */
	size_t count, capacity;
} kith_routes;

void kith_routes_free(kith_routes *routes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_routes, kith_routes_free)

/*
 * The best route through every first person to ask, of at most max_steps ties. For the route
 * v_0 .. v_k, with p the chance of a tie and t the chance that a person passes a request on,
 *
 *   chance = prod_i p(v_i-1, v_i) * prod_{0<i<k} t(v_i),  t = willing / (1 + load) * decay.
 *
 * Equal chances (to within a relative 1e-10) go by fewer steps, then along the route, person by
 * person, by more mutual contacts with the asker, more with the target, more shared, lower load,
 * name. A route never visits anybody twice and ends at the first target it meets.
 *
 * Routes are found best first: what is left of a route is valued by the cheapest walk of at most
 * as many ties as are left. As nothing on the way makes a request likelier, a walk that visits
 * somebody twice is never better than the same walk without the detour, and longer: so without
 * `via` the first walk found is a route, and no other is ever looked at.
 *
 * An empty result is not a failure. Fails with KITH_ERROR_SYSTEM. Visits only people within
 * max_steps - 1 ties of the asker or half as many of the targets.
 *
 * Hart, Nilsson & Raphael (1968), IEEE Trans. SSC 4:100.
 */
kith_routes *kith_routes_through_each(const struct kith_asking *asking, GError **error);

/*
 * The `count` best routes overall, no two of them through the same set of people (of several orders
 * the best is kept). Otherwise as kith_routes_through_each.
 */
kith_routes *kith_routes_best(const struct kith_asking *asking, size_t count, GError **error);

/*
 * The best route to each of `targets` [count], whatever targets the asking has: kith_routes * in
 * their order, of no route where none leads there. No person is asked for `via`. As
 * kith_routes_best for one target after another, whose memory it uses again.
 */
GPtrArray *kith_routes_to_each(
	const struct kith_asking *asking, const uint32_t *targets, size_t count, GError **error);

/*
 * The best route, then the best that shares nobody between its ends with those before, and so on;
 * at most `count`, 0 for as many as there are. Otherwise as kith_routes_through_each.
 */
kith_routes *kith_routes_disjoint(const struct kith_asking *asking, size_t count, GError **error);

#endif
