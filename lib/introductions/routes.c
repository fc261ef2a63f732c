/* Introductions: whom to ask, to reach somebody by way of people who know each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/routes.h"

#include "introductions/search.h"

static void route_finish(struct kith_route *route)
{
	g_free(route->people);
}

void kith_routes_free(kith_routes *routes)
{
	if (!routes) {
		return;
	}
	for (size_t i = 0; i < routes->count; i++) {
		route_finish(&routes->route[i]);
	}
	g_free(routes->route);
	g_free(routes);
}

/* The chance of a route as the formula has it, and its thinnest tie. */
static void measure(struct kith_route *route, const struct kith_asking *asking)
{
	double thinnest = 2;
	route->chance = 1;
	for (unsigned i = 0; i < route->steps; i++) {
		uint64_t e =
			kith_csr_find(asking->out.rows, route->people[i], route->people[i + 1]);
		double p = kith_arc_chance(&asking->out, e);
		route->chance *= p;
		if (i > 0) {
			route->chance *= kith_node_chance(&asking->node_costs, route->people[i]);
		}
		if (p < thinnest) {
			thinnest = p;
			route->weakest = i;
		}
	}
}

/* Adds the route that ends at `last`. */
static bool keep(
	kith_routes *routes, const struct kith_search *search, uint32_t last, GError **error)
{
	if (routes->count == routes->room) {
		size_t room = routes->room ? 2 * routes->room : 16;
		void *more = kith_array_resize(routes->route, room, sizeof *routes->route, error);
		if (!more) {
			return false;
		}
		routes->route = more;
		routes->room = room;
	}
	const struct kith_stage *stage = kith_search_stage(search, last);
	struct kith_route route = {.steps = stage->depth, .level = stage->level};
	route.people = g_new(uint32_t, route.steps + 1);
	for (unsigned i = route.steps + 1; i-- > 0;) {
		route.people[i] = stage->person;
		stage = kith_search_stage(search, stage->before);
	}
	measure(&route, search->asking);
	routes->route[routes->count++] = route;
	return true;
}

/* Which of two different routes is better, and by what. */
static int compare(struct kith_tie_break *tie_break, const struct kith_route *a,
	const struct kith_route *b, enum kith_decided *by)
{
	*by = KITH_BY_CHANCE;
	if (a->level != b->level) {
		return a->level < b->level ? -1 : 1;
	}
	*by = KITH_BY_STEPS;
	if (a->steps != b->steps) {
		return a->steps < b->steps ? -1 : 1;
	}
	for (unsigned i = 1; i <= a->steps; i++) {
		if (a->people[i] != b->people[i]) {
			return kith_tie_break_compare(tie_break, a->people[i], b->people[i], by);
		}
	}
	return 0;
}

static int compare_routes(gconstpointer a, gconstpointer b, gpointer tie_break)
{
	enum kith_decided by;
	return compare(tie_break, a, b, &by);
}

static void say_what_decided(kith_routes *routes, struct kith_tie_break *tie_break)
{
	for (size_t i = 0; i < routes->count; i++) {
		struct kith_route *route = &routes->route[i];
		route->decided = KITH_LAST_ROUTE;
		if (i + 1 < routes->count) {
			compare(tie_break, route, route + 1, &route->decided);
		}
	}
}

static bool best_through_each(struct kith_search *search, kith_routes *routes, GError **error)
{
	const kith_csr *rows = search->asking->out.rows;
	uint32_t asker = search->asking->asker, last;
	kith_search_only_best(search);
	for (uint64_t e = rows->start[asker]; e < rows->start[asker + 1]; e++) {
		if (!kith_search_begin(search, e, true, error) ||
			!kith_search_next(search, &last, error) ||
			(last && !keep(routes, search, last, error))) {
			return false;
		}
	}
	if (routes->count > 1) {
		g_qsort_with_data(routes->route, (gint)routes->count, sizeof *routes->route,
			compare_routes, &search->tie_break);
	}
	return true;
}

static bool visits(const struct kith_route *route, uint32_t person)
{
	for (unsigned i = 0; i <= route->steps; i++) {
		if (route->people[i] == person) {
			return true;
		}
	}
	return false;
}

static bool same_people(const struct kith_route *a, const struct kith_route *b)
{
	if (a->steps != b->steps) {
		return false;
	}
	for (unsigned i = 0; i <= a->steps; i++) {
		if (!visits(b, a->people[i])) {
			return false;
		}
	}
	return true;
}

/* Takes back the last route when one before it goes through the same people. */
static void drop_repeat(kith_routes *routes)
{
	struct kith_route *last = &routes->route[routes->count - 1];
	for (size_t i = 0; i + 1 < routes->count; i++) {
		if (same_people(&routes->route[i], last)) {
			route_finish(last);
			routes->count--;
			return;
		}
	}
}

static bool best_overall(
	struct kith_search *search, kith_routes *routes, size_t count, GError **error)
{
	const kith_csr *rows = search->asking->out.rows;
	uint32_t asker = search->asking->asker, last = 0;
	if (count == 1) {
		kith_search_only_best(search);
	}
	for (uint64_t e = rows->start[asker]; e < rows->start[asker + 1]; e++) {
		if (!kith_search_begin(search, e, false, error)) {
			return false;
		}
	}
	while (routes->count < count) {
		if (!kith_search_next(search, &last, error) ||
			(last && !keep(routes, search, last, error))) {
			return false;
		}
		if (!last) {
			return true;
		}
		drop_repeat(routes);
	}
	return true;
}

/* Searches for `count` routes (0: the best through each first person) without the used people. */
static bool look(kith_routes *routes, const struct kith_asking *asking, const GArray *used,
	size_t count, GError **error)
{
	struct kith_search search;
	bool found = kith_search_init(&search, asking, used, error) &&
		     (count == 0 ? best_through_each(&search, routes, error)
				 : best_overall(&search, routes, count, error));
	if (found) {
		say_what_decided(routes, &search.tie_break);
	}
	kith_search_finish(&search);
	return found;
}

static kith_routes *look_once(const struct kith_asking *asking, size_t count, GError **error)
{
	g_autoptr(kith_routes) routes = g_new0(kith_routes, 1);
	g_autoptr(GArray) nobody = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return look(routes, asking, nobody, count, error) ? g_steal_pointer(&routes) : NULL;
}

kith_routes *kith_routes_through_each(const struct kith_asking *asking, GError **error)
{
	return look_once(asking, 0, error);
}

kith_routes *kith_routes_best(const struct kith_asking *asking, size_t count, GError **error)
{
	return look_once(asking, MAX(count, 1), error);
}

kith_routes *kith_routes_disjoint(const struct kith_asking *asking, size_t count, GError **error)
{
	g_autoptr(kith_routes) routes = g_new0(kith_routes, 1);
	g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	size_t before = 0;
	do {
		before = routes->count;
		if (!look(routes, asking, used, before + 1, error)) {
			return NULL;
		}
		if (routes->count > before) {
			const struct kith_route *last = &routes->route[before];
			g_array_append_vals(used, last->people + 1, last->steps - 1);
		}
	} while (routes->count > before && routes->count != count);
	return g_steal_pointer(&routes);
}
