/* Introductions: whom to ask, to reach somebody by way of people who know each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/routes.h"

#include "base/queue.h"

#include "measures/nearby.h"

/* Past this many ties, looking back from the asker is likely to be the shorter way. */
#define MANY_TIES (UINT64_C(1) << 18)

/* Which of two people to turn to when both would do equally well; counted once, then remembered. */
struct tie_break {
	const struct kith_asking *asking;
	const struct kith_hop_distances *targets; /* its sources are the targets */
	GHashTable *traits;
	uint8_t *knows_asker, *knows_target; /* [n / 8 + 1] a bit a person; one target's only */
};

struct traits {
	size_t mutual, target_mutual, shared;
	double load;
	const uint32_t *counted; /* the targets for which more than `mutual` has been */
};

/* The contacts of one person as a set, so that each mutual one takes a single look. */
static uint8_t *set_of_contacts(const kith_csr *both, uint32_t person, GError **error)
{
	uint8_t *contacts = kith_bitset_new(both->n, error);
	for (uint64_t e = both->start[person]; contacts && e < both->start[person + 1]; e++) {
		kith_bitset_add(contacts, both->to[e]);
	}
	return contacts;
}

/* Makes the set of one person's contacts that of another's. */
static void change_set(uint8_t *contacts, const kith_csr *both, uint32_t from, uint32_t to)
{
	for (uint64_t e = both->start[from]; e < both->start[from + 1]; e++) {
		contacts[both->to[e] / 8] = 0;
	}
	for (uint64_t e = both->start[to]; e < both->start[to + 1]; e++) {
		kith_bitset_add(contacts, both->to[e]);
	}
}

/* To be finished also after failure. */
static bool tie_break_init(struct tie_break *tie_break, const struct kith_asking *asking,
	const struct kith_hop_distances *targets, GError **error)
{
	*tie_break = (struct tie_break){
		.asking = asking,
		.targets = targets,
		.traits = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.knows_asker = set_of_contacts(asking->both, asking->asker, error),
	};
	if (!tie_break->knows_asker) {
		return false;
	}
	if (asking->target_count != 1) {
		return true;
	}
	tie_break->knows_target = set_of_contacts(asking->both, asking->targets[0], error);
	return tie_break->knows_target != NULL;
}

static void tie_break_finish(struct tie_break *tie_break)
{
	g_clear_pointer(&tie_break->traits, g_hash_table_unref);
	g_free(tie_break->knows_asker);
	g_free(tie_break->knows_target);
}

/* The mutual contacts of `person` and of somebody, whose contacts are given as a set, too. */
static size_t count_mutual(
	const kith_csr *both, uint32_t somebody, const uint8_t *contacts, uint32_t person)
{
	size_t count = 0;
	if (kith_csr_degree(both, person) / KITH_MUCH_LONGER > kith_csr_degree(both, somebody)) {
		return kith_nearby_mutual(both, somebody, person, NULL);
	}
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		count += kith_bitset_has(contacts, both->to[e]);
	}
	return count;
}

static size_t known_targets(const struct tie_break *tie_break, uint32_t person)
{
	const kith_csr *both = tie_break->asking->both;
	size_t known = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		known += kith_hop_distances_is_source(tie_break->targets, both->to[e]);
	}
	return known;
}

static struct traits *traits_of(struct tie_break *tie_break, uint32_t person)
{
	gpointer key = GSIZE_TO_POINTER((gsize)person);
	struct traits *traits = g_hash_table_lookup(tie_break->traits, key);
	if (traits) {
		return traits;
	}
	const struct kith_asking *asking = tie_break->asking;
	traits = g_new0(struct traits, 1);
	traits->mutual = count_mutual(asking->both, asking->asker, tie_break->knows_asker, person);
	g_hash_table_insert(tie_break->traits, key, traits);
	return traits;
}

/* Counts what is left to count: seldom needed, as mutual contacts with the asker mostly decide. */
static void count_rest(const struct tie_break *tie_break, uint32_t person, struct traits *traits)
{
	const struct kith_asking *asking = tie_break->asking;
	if (traits->counted == asking->targets) {
		return;
	}
	traits->target_mutual = asking->target_count == 1
					? count_mutual(asking->both, asking->targets[0],
						  tie_break->knows_target, person)
					: known_targets(tie_break, person);
	traits->shared = asking->shared ? asking->shared(asking->data, person) : 0;
	traits->load = asking->node_costs.load ? asking->node_costs.load[person] : 0;
	traits->counted = asking->targets;
}

/*
 * Below 0 when `a` is to be asked rather than `b`, above 0 the other way, never 0 for two different
 * people; `by` is what decided.
 */
static int tie_break_compare(
	struct tie_break *tie_break, uint32_t a, uint32_t b, enum kith_decided *by)
{
	struct traits *x = traits_of(tie_break, a), *y = traits_of(tie_break, b);
	enum kith_decided decided = KITH_BY_NAME;
	int sign;
	if (x->mutual == y->mutual) {
		count_rest(tie_break, a, x);
		count_rest(tie_break, b, y);
	}
	if (x->mutual != y->mutual) {
		decided = KITH_BY_MUTUAL;
		sign = x->mutual > y->mutual ? -1 : 1;
	} else if (x->target_mutual != y->target_mutual) {
		decided = KITH_BY_TARGET_MUTUAL;
		sign = x->target_mutual > y->target_mutual ? -1 : 1;
	} else if (x->shared != y->shared) {
		decided = KITH_BY_SHARED;
		sign = x->shared > y->shared ? -1 : 1;
	} else if (x->load < y->load || x->load > y->load) {
		decided = KITH_BY_LOAD;
		sign = x->load < y->load ? -1 : 1;
	} else {
		const struct kith_asking *asking = tie_break->asking;
		sign = asking->by_name ? asking->by_name(asking->data, a, b) : 0;
		sign = sign ? sign : (a > b) - (a < b);
	}
	if (by) {
		*by = decided;
	}
	return sign;
}

/* The beginning of a route: a person, and where the route came from. */
struct stage {
	uint32_t person;
	uint32_t before; /* stage */
	unsigned depth;  /* ties so far */
	unsigned steps;  /* ties of the best route that goes on from here */
	int64_t cost;    /* so far, without this person's own */
	int64_t level;   /* of the best route that goes on from here */
	bool via;        /* has met whom it must */
	bool arrived;
};

/* A search for routes one after another, best first. */
struct search {
	const struct kith_asking *asking;
	struct kith_hop_distances targets; /* what is left to the targets */
	struct kith_hop_distances via;     /* what is left to the person every route must contain */
	struct tie_break tie_break;
	GArray *stages;          /* of struct stage; number 0 is the asker */
	struct kith_queue queue; /* of stage numbers */
	bool only_best;          /* nothing beyond the best route is asked for */
	int64_t bound; /* level of the best route known of, when it is all that is asked for */
	int64_t least; /* what is left of a route costs no less when nobody has looked yet */
};

static bool close_all(
	struct kith_hop_distances *distances, const uint32_t *people, size_t count, GError **error)
{
	for (size_t i = 0; i < count; i++) {
		if (!kith_hop_distances_close(distances, people[i], error)) {
			return false;
		}
	}
	return true;
}

/* Distances for what is left of a route after its first tie. */
static bool open_distances(
	struct kith_hop_distances *distances, const struct kith_asking *asking, GError **error)
{
	return kith_hop_distances_init(distances, asking->out.rows->n,
		MAX(asking->max_steps, 1) - 1, &asking->node_costs, error);
}

/* Keeps away from the asker and from people to avoid. */
static bool keep_away(struct kith_hop_distances *distances, const struct kith_asking *asking,
	const GArray *used, GError **error)
{
	return kith_hop_distances_close(distances, asking->asker, error) &&
	       close_all(distances, asking->avoid, asking->avoid_count, error) &&
	       close_all(distances, (const uint32_t *)(const void *)used->data, used->len, error);
}

/* Chains from the far end, half the way; what is longer is looked for from the asker's side. */
static bool extend_half(
	struct kith_hop_distances *distances, const struct kith_asking *asking, GError **error)
{
	while (distances->known < distances->steps / 2 &&
		kith_hop_distances_frontier_ties(distances, &asking->in) < MANY_TIES) {
		if (!kith_hop_distances_extend(distances, &asking->in, error)) {
			return false;
		}
	}
	kith_hop_distances_reverse(distances, &asking->out);
	return true;
}

static bool is_target(const struct kith_asking *asking, uint32_t person)
{
	for (size_t i = 0; i < asking->target_count; i++) {
		if (asking->targets[i] == person) {
			return true;
		}
	}
	return false;
}

/* Distances to the targets; one that every route must contain is the only one. */
static bool aim_at_targets(
	struct search *search, const GArray *used, bool via_is_target, GError **error)
{
	const struct kith_asking *asking = search->asking;
	struct kith_hop_distances *distances = &search->targets;
	if (!keep_away(distances, asking, used, error)) {
		return false;
	}
	for (size_t i = 0; i < asking->target_count; i++) {
		uint32_t target = asking->targets[i];
		bool other = via_is_target && target != asking->via;
		if (!(other ? kith_hop_distances_close(distances, target, error)
			    : kith_hop_distances_add_source(distances, target, 0, error))) {
			return false;
		}
	}
	return extend_half(distances, asking, error);
}

/* Distances to the person every route must contain. */
static bool aim_at_via(struct search *search, const GArray *used, GError **error)
{
	const struct kith_asking *asking = search->asking;
	struct kith_hop_distances *distances = &search->via;
	if (!open_distances(distances, asking, error) ||
		!keep_away(distances, asking, used, error) ||
		!close_all(distances, asking->targets, asking->target_count, error)) {
		return false;
	}
	return kith_hop_distances_add_source(distances, asking->via, 0, error) &&
	       extend_half(distances, asking, error);
}

static struct stage *stage_at(const struct search *search, uint32_t stage)
{
	return &g_array_index(search->stages, struct stage, stage);
}

/* Two beginnings of equal chance and length: the first people they do not have in common decide. */
static bool leads(void *data, uint32_t a, uint32_t b)
{
	struct search *search = data;
	const struct stage *x = stage_at(search, a);
	const struct stage *y = stage_at(search, b);
	if (x->level != y->level) {
		return x->level < y->level;
	}
	if (x->steps != y->steps) {
		return x->steps < y->steps;
	}
	bool shorter = x->depth < y->depth;
	while (x->depth > y->depth) {
		x = stage_at(search, a = x->before);
	}
	while (y->depth > x->depth) {
		y = stage_at(search, b = y->before);
	}
	if (a == b) {
		return shorter;
	}
	while (x->before != y->before) {
		x = stage_at(search, x->before);
		y = stage_at(search, y->before);
	}
	return tie_break_compare(&search->tie_break, x->person, y->person, NULL) < 0;
}

/* Prepares a search; `used` are more people to avoid. To be finished also after failure. */
static bool search_init(
	struct search *search, const struct kith_asking *asking, const GArray *used, GError **error)
{
	*search = (struct search){
		.asking = asking,
		.bound = KITH_COST_NEVER,
		.stages = g_array_new(FALSE, FALSE, sizeof(struct stage)),
	};
	kith_queue_init(&search->queue, leads, search);
	bool asked_for = asking->via != KITH_NOBODY && asking->via != asking->asker;
	bool via_is_target = asked_for && is_target(asking, asking->via);
	bool on_the_way = asked_for && !via_is_target;
	struct stage asker = {.person = asking->asker, .via = !on_the_way};
	g_array_append_val(search->stages, asker);
	if (!tie_break_init(&search->tie_break, asking, &search->targets, error) ||
		!open_distances(&search->targets, asking, error) ||
		!aim_at_targets(search, used, via_is_target, error)) {
		return false;
	}
	return !on_the_way || aim_at_via(search, used, error);
}

static void search_finish(struct search *search)
{
	kith_hop_distances_finish(&search->targets);
	kith_hop_distances_finish(&search->via);
	tie_break_finish(&search->tie_break);
	g_array_unref(search->stages);
	kith_queue_finish(&search->queue);
}

/* The cheapest walk of `steps` ties from a person to a target, by way of whom it must. */
static bool rest_of_walk(struct search *search, const struct stage *stage, unsigned steps,
	int64_t *cost, GError **error)
{
	const struct kith_asking *asking = search->asking;
	if (stage->via) {
		return kith_hop_distances_cost(&search->targets, stage->person, steps, cost, error);
	}
	int64_t node_cost = kith_hop_distances_node_cost(&search->targets, asking->via);
	*cost = KITH_COST_NEVER;
	for (unsigned h = 1; h < steps; h++) {
		int64_t there, on;
		if (!kith_hop_distances_cost(&search->via, stage->person, h, &there, error) ||
			!kith_hop_distances_cost(
				&search->targets, asking->via, steps - h, &on, error)) {
			return false;
		}
		*cost = MIN(*cost, kith_cost_add(kith_cost_add(there, node_cost), on));
	}
	return true;
}

/* The best that can become of a beginning; level KITH_COST_NEVER when nothing can. */
static bool value(struct search *search, struct stage *stage, GError **error)
{
	stage->level = KITH_COST_NEVER;
	if (stage->arrived) {
		stage->level = stage->via ? kith_cost_level(stage->cost) : KITH_COST_NEVER;
		stage->steps = stage->depth;
		return true;
	}
	int64_t cost = kith_cost_add(
		stage->cost, kith_hop_distances_node_cost(&search->targets, stage->person));
	for (unsigned h = 1;
		cost != KITH_COST_NEVER && stage->depth + h <= search->asking->max_steps; h++) {
		int64_t rest;
		if (h > search->targets.known &&
			kith_cost_level(kith_cost_add(cost, search->least)) >
				MIN(search->bound, stage->level)) {
			break;
		}
		if (!rest_of_walk(search, stage, h, &rest, error)) {
			return false;
		}
		int64_t level = kith_cost_level(kith_cost_add(cost, rest));
		if (level < stage->level) {
			stage->level = level;
			stage->steps = stage->depth + h;
		}
	}
	return true;
}

static bool has_met(const struct search *search, uint32_t stage, uint32_t person)
{
	for (; stage != 0; stage = stage_at(search, stage)->before) {
		if (stage_at(search, stage)->person == person) {
			return true;
		}
	}
	return false;
}

/* Goes on along the tie at position e, from a beginning whose cost, with passing on, is `cost`. */
static bool go_on(struct search *search, uint32_t before, int64_t cost, uint64_t e, GError **error)
{
	const struct kith_asking *asking = search->asking;
	uint32_t person = asking->out.rows->to[e];
	bool arrived = kith_hop_distances_is_source(&search->targets, person);
	if ((!arrived && kith_hop_distances_is_closed(&search->targets, person)) ||
		has_met(search, before, person)) {
		return true;
	}
	const struct stage *from = stage_at(search, before);
	struct stage stage = {
		.person = person,
		.before = before,
		.depth = from->depth + 1,
		.cost = kith_cost_add(cost, kith_cost(kith_arc_chance(&asking->out, e))),
		.via = from->via || person == asking->via,
		.arrived = arrived,
	};
	if (!value(search, &stage, error)) {
		return false;
	}
	if (stage.level != KITH_COST_NEVER && stage.level <= search->bound) {
		g_array_append_val(search->stages, stage);
		kith_queue_push(&search->queue, search->stages->len - 1);
		search->bound = search->only_best ? MIN(search->bound, stage.level) : search->bound;
	}
	return true;
}

/*
 * Says that of what is queued no more than the best route will be asked for: beginnings that cannot
 * lead to it are spared.
 */
static void only_best_matters(struct search *search)
{
	search->only_best = search->asking->via == KITH_NOBODY;
	search->least = kith_cost_add(kith_hop_distances_least(&search->targets),
		kith_arc_least_cost(&search->asking->out));
}

/* Goes on along those ties of a person that lead to somebody near the targets. */
static bool go_on_to_near(struct search *search, uint32_t before, int64_t cost, GError **error)
{
	const kith_csr *rows = search->asking->out.rows;
	uint32_t person = stage_at(search, before)->person;
	g_autofree uint32_t *near = NULL;
	size_t count = kith_hop_distances_near(&search->targets, &near);
	for (size_t i = 0; i < count; i++) {
		uint64_t e = kith_csr_find(rows, person, near[i]);
		if (e != UINT64_MAX && !go_on(search, before, cost, e, error)) {
			return false;
		}
	}
	return true;
}

/* Whether a hub's contacts are worth no look but for the few from whom the targets are near. */
static bool only_near_matter(
	const struct search *search, uint32_t person, int64_t cost, unsigned left)
{
	const struct kith_hop_distances *targets = &search->targets;
	uint32_t contacts = kith_csr_degree(search->asking->out.rows, person);
	bool others_too_late = kith_cost_level(kith_cost_add(cost, search->least)) > search->bound;
	return contacts / KITH_MUCH_LONGER > targets->count &&
	       (left <= targets->known || others_too_late);
}

/* Goes on from a beginning along every tie that may lead somewhere. */
static bool go_on_along_all(struct search *search, uint32_t before, GError **error)
{
	struct kith_hop_distances *targets = &search->targets;
	struct stage from = *stage_at(search, before);
	unsigned left = search->asking->max_steps - from.depth - 1;
	int64_t cost = kith_cost_add(from.cost, kith_hop_distances_node_cost(targets, from.person));
	const kith_csr *rows = search->asking->out.rows;
	if (only_near_matter(search, from.person, cost, left)) {
		return go_on_to_near(search, before, cost, error);
	}
	for (uint64_t e = rows->start[from.person]; e < rows->start[from.person + 1]; e++) {
		if (kith_hop_distances_may_lead(targets, rows->to[e], left) &&
			!go_on(search, before, cost, e, error)) {
			return false;
		}
	}
	return true;
}

/*
 * Queues the routes whose first tie is at position e of the asker's row; forgets all that is queued
 * before when `alone`.
 */
static bool begin(struct search *search, uint64_t e, bool alone, GError **error)
{
	if (alone) {
		g_array_set_size(search->stages, 1);
		g_array_set_size(search->queue.number, 0);
		search->bound = KITH_COST_NEVER;
	}
	return go_on(search, 0, 0, e, error);
}

/* The next best route among those queued: its last stage, or 0 when there are no more. */
static bool next_route(struct search *search, uint32_t *stage, GError **error)
{
	while (search->queue.number->len > 0) {
		uint32_t best = kith_queue_pop(&search->queue);
		if (stage_at(search, best)->arrived) {
			*stage = best;
			return true;
		}
		if (!go_on_along_all(search, best, error)) {
			return false;
		}
	}
	*stage = 0;
	return true;
}

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
static bool keep(kith_routes *routes, const struct search *search, uint32_t last, GError **error)
{
	if (routes->count == routes->capacity) {
		size_t capacity = routes->capacity ? 2 * routes->capacity : 1;
		void *more =
			kith_array_resize(routes->route, capacity, sizeof *routes->route, error);
		if (!more) {
			return false;
		}
		routes->route = more;
		routes->capacity = capacity;
	}
	const struct stage *stage = stage_at(search, last);
	struct kith_route route = {.steps = stage->depth, .level = stage->level};
	route.people = g_new(uint32_t, route.steps + 1);
	for (unsigned i = route.steps + 1; i-- > 0;) {
		route.people[i] = stage->person;
		stage = stage_at(search, stage->before);
	}
	measure(&route, search->asking);
	routes->route[routes->count++] = route;
	return true;
}

/* Which of two different routes is better, and by what. */
static int compare_routes(struct tie_break *tie_break, const struct kith_route *a,
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
			return tie_break_compare(tie_break, a->people[i], b->people[i], by);
		}
	}
	return 0;
}

static int by_quality(gconstpointer a, gconstpointer b, gpointer tie_break)
{
	enum kith_decided by;
	return compare_routes(tie_break, a, b, &by);
}

static void say_what_decided(kith_routes *routes, struct tie_break *tie_break)
{
	for (size_t i = 0; i < routes->count; i++) {
		struct kith_route *route = &routes->route[i];
		route->decided = KITH_LAST_ROUTE;
		if (i + 1 < routes->count) {
			compare_routes(tie_break, route, route + 1, &route->decided);
		}
	}
}

static bool best_through_each(struct search *search, kith_routes *routes, GError **error)
{
	const kith_csr *rows = search->asking->out.rows;
	uint32_t asker = search->asking->asker, last;
	only_best_matters(search);
	for (uint64_t e = rows->start[asker]; e < rows->start[asker + 1]; e++) {
		if (!begin(search, e, true, error) || !next_route(search, &last, error) ||
			(last && !keep(routes, search, last, error))) {
			return false;
		}
	}
	if (routes->count > 1) {
		g_qsort_with_data(routes->route, (gint)routes->count, sizeof *routes->route,
			by_quality, &search->tie_break);
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

static bool best_overall(struct search *search, kith_routes *routes, size_t count, GError **error)
{
	const kith_csr *rows = search->asking->out.rows;
	uint32_t asker = search->asking->asker, last = 0;
	if (count == 1) {
		only_best_matters(search);
	}
	for (uint64_t e = rows->start[asker]; e < rows->start[asker + 1]; e++) {
		if (!begin(search, e, false, error)) {
			return false;
		}
	}
	while (routes->count < count) {
		if (!next_route(search, &last, error) ||
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
	struct search search;
	bool found = search_init(&search, asking, used, error) &&
		     (count == 0 ? best_through_each(&search, routes, error)
				 : best_overall(&search, routes, count, error));
	if (found) {
		say_what_decided(routes, &search.tie_break);
	}
	search_finish(&search);
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

/* Turns a search to the next of its targets. */
static bool search_turn(struct search *search, struct kith_asking *asking, GError **error)
{
	g_autoptr(GArray) nobody = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t before = *asking->targets++;
	change_set(search->tie_break.knows_target, asking->both, before, *asking->targets);
	g_array_set_size(search->stages, 1);
	g_array_set_size(search->queue.number, 0);
	search->bound = KITH_COST_NEVER;
	kith_hop_distances_clear(&search->targets);
	return aim_at_targets(search, nobody, false, error);
}

static bool best_to_each(struct search *search, struct kith_asking *one, GPtrArray *found,
	size_t count, GError **error)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && !search_turn(search, one, error)) {
			return false;
		}
		kith_routes *routes = g_new0(kith_routes, 1);
		g_ptr_array_add(found, routes);
		if (!best_overall(search, routes, 1, error)) {
			return false;
		}
		say_what_decided(routes, &search->tie_break);
	}
	return true;
}

static void free_routes(void *routes)
{
	kith_routes_free(routes);
}

GPtrArray *kith_routes_to_each(
	const struct kith_asking *asking, const uint32_t *targets, size_t count, GError **error)
{
	g_assert(asking->via == KITH_NOBODY);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(free_routes);
	g_autoptr(GArray) nobody = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct kith_asking one = *asking;
	struct search search;
	one.targets = targets;
	one.target_count = 1;
	if (count == 0) {
		return g_steal_pointer(&found);
	}
	bool well = search_init(&search, &one, nobody, error) &&
		    best_to_each(&search, &one, found, count, error);
	search_finish(&search);
	return well ? g_steal_pointer(&found) : NULL;
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
