/* Routes one after another, best first: the engine behind introductions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/search.h"

/* Past this many ties, looking back from the asker is likely to be the shorter way. */
#define MANY_TIES (UINT64_C(1) << 18)

/* A tie looked at from the far end costs about as much as so many from the asker's. */
#define FAR_MORE 4

static bool close_people(struct kith_hop_distances *distances, const struct kith_asking *asking,
	const GArray *used, GError **error)
{
	bool closed = kith_hop_distances_close(distances, asking->asker, error);
	for (size_t i = 0; closed && i < asking->avoid_count; i++) {
		closed = kith_hop_distances_close(distances, asking->avoid[i], error);
	}
	for (size_t i = 0; closed && i < used->len; i++) {
		closed = kith_hop_distances_close(
			distances, g_array_index(used, uint32_t, i), error);
	}
	return closed;
}

/* The ties that looking back two steps from the asker would look at. */
static uint64_t ties_behind(const struct kith_asking *asking)
{
	const kith_csr *rows = asking->out.rows;
	uint64_t ties = 0;
	for (uint64_t e = rows->start[asking->asker]; e < rows->start[asking->asker + 1]; e++) {
		ties += kith_csr_degree(rows, rows->to[e]);
	}
	return ties;
}

/*
 * Chains from the far end, half the way and on for as long as the asker's side has far more ties;
 * what is longer is looked for from there.
 */
static bool push_half(
	struct kith_hop_distances *distances, const struct kith_asking *asking, GError **error)
{
	uint64_t behind = ties_behind(asking) / FAR_MORE;
	bool pushed = true;
	while (pushed && distances->known < distances->steps &&
		kith_hop_distances_frontier_ties(distances, &asking->in) <
			(distances->known < distances->steps / 2 ? MANY_TIES
								 : MIN(behind, MANY_TIES))) {
		pushed = kith_hop_distances_extend(distances, &asking->in, error);
	}
	kith_hop_distances_reverse(distances, &asking->out);
	return pushed;
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

/* A target that every route must contain is the only target. */
static bool aim(struct kith_search *search, bool via_is_target, GError **error)
{
	const struct kith_asking *asking = search->asking;
	bool aimed = true;
	search->targets.last = search->tie_break.knows_asker;
	for (size_t i = 0; aimed && i < asking->target_count; i++) {
		uint32_t target = asking->targets[i];
		aimed = via_is_target && target != asking->via
				? kith_hop_distances_close(&search->targets, target, error)
				: kith_hop_distances_add_source(&search->targets, target, 0, error);
	}
	return aimed && push_half(&search->targets, asking, error);
}

static bool aim_via(struct kith_search *search, const GArray *used, GError **error)
{
	const struct kith_asking *asking = search->asking;
	bool aimed = close_people(&search->via, asking, used, error);
	for (size_t i = 0; aimed && i < asking->target_count; i++) {
		aimed = kith_hop_distances_close(&search->via, asking->targets[i], error);
	}
	return aimed && kith_hop_distances_add_source(&search->via, asking->via, 0, error) &&
	       push_half(&search->via, asking, error);
}

bool kith_search_init(struct kith_search *search, const struct kith_asking *asking,
	const GArray *used, GError **error)
{
	*search = (struct kith_search){
		.asking = asking,
		.bound = KITH_COST_NEVER,
		.stages = g_array_new(FALSE, FALSE, sizeof(struct kith_stage)),
		.queue = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
	};
	size_t n = asking->out.rows->n;
	unsigned steps = MAX(asking->max_steps, 1);
	const struct kith_node_costs *node_costs = &asking->node_costs;
	bool asked_for = asking->via != KITH_NOBODY && asking->via != asking->asker;
	bool via_is_target = asked_for && is_target(asking, asking->via);
	bool on_the_way = asked_for && !via_is_target;
	struct kith_stage asker = {.person = asking->asker, .via = !on_the_way};
	g_array_append_val(search->stages, asker);
	return kith_tie_break_init(&search->tie_break, asking, &search->targets, error) &&
	       kith_hop_distances_init(&search->targets, n, steps - 1, node_costs, error) &&
	       (!on_the_way ||
		       kith_hop_distances_init(&search->via, n, steps - 1, node_costs, error)) &&
	       close_people(&search->targets, asking, used, error) &&
	       aim(search, via_is_target, error) && (!on_the_way || aim_via(search, used, error));
}

void kith_search_finish(struct kith_search *search)
{
	kith_hop_distances_finish(&search->targets);
	kith_hop_distances_finish(&search->via);
	kith_tie_break_finish(&search->tie_break);
	g_array_unref(search->stages);
	g_array_unref(search->queue);
}

struct kith_stage *kith_search_stage(const struct kith_search *search, uint32_t stage)
{
	return &g_array_index(search->stages, struct kith_stage, stage);
}

/* Two beginnings of equal chance and length: the first people they do not have in common decide. */
static bool leads(struct kith_search *search, uint32_t a, uint32_t b)
{
	const struct kith_stage *x = kith_search_stage(search, a);
	const struct kith_stage *y = kith_search_stage(search, b);
	if (x->level != y->level) {
		return x->level < y->level;
	}
	if (x->steps != y->steps) {
		return x->steps < y->steps;
	}
	bool shorter = x->depth < y->depth;
	while (x->depth > y->depth) {
		x = kith_search_stage(search, a = x->before);
	}
	while (y->depth > x->depth) {
		y = kith_search_stage(search, b = y->before);
	}
	if (a == b) {
		return shorter;
	}
	while (x->before != y->before) {
		x = kith_search_stage(search, x->before);
		y = kith_search_stage(search, y->before);
	}
	return kith_tie_break_compare(&search->tie_break, x->person, y->person, NULL) < 0;
}

static void enqueue(struct kith_search *search, uint32_t stage)
{
	GArray *queue = search->queue;
	g_array_append_val(queue, stage);
	uint32_t *heap = (uint32_t *)(void *)queue->data;
	size_t at = queue->len - 1;
	while (at > 0 && leads(search, stage, heap[(at - 1) / 2])) {
		heap[at] = heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap[at] = stage;
}

static uint32_t dequeue(struct kith_search *search)
{
	GArray *queue = search->queue;
	uint32_t *heap = (uint32_t *)(void *)queue->data;
	uint32_t first = heap[0], last = heap[queue->len - 1];
	size_t count = queue->len - 1, at = 0;
	g_array_set_size(queue, (guint)count);
	for (size_t child = 1; child < count; child = 2 * at + 1) {
		if (child + 1 < count && leads(search, heap[child + 1], heap[child])) {
			child++;
		}
		if (!leads(search, heap[child], last)) {
			break;
		}
		heap[at] = heap[child];
		at = child;
	}
	if (count > 0) {
		heap[at] = last;
	}
	return first;
}

/* The cheapest walk of `steps` ties from a person to a target, by way of whom it must. */
static bool rest_of_walk(struct kith_search *search, const struct kith_stage *stage, unsigned steps,
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
static bool value(struct kith_search *search, struct kith_stage *stage, GError **error)
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
			kith_cost_level(kith_cost_add(cost, search->least)) > search->bound) {
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

static bool has_met(const struct kith_search *search, uint32_t stage, uint32_t person)
{
	for (; stage != 0; stage = kith_search_stage(search, stage)->before) {
		if (kith_search_stage(search, stage)->person == person) {
			return true;
		}
	}
	return false;
}

/* Goes on along the tie at position e, from a beginning whose cost, with passing on, is `cost`. */
static bool go_on(
	struct kith_search *search, uint32_t before, int64_t cost, uint64_t e, GError **error)
{
	const struct kith_asking *asking = search->asking;
	uint32_t person = asking->out.rows->to[e];
	bool arrived = kith_hop_distances_is_source(&search->targets, person);
	if ((!arrived && kith_hop_distances_is_closed(&search->targets, person)) ||
		has_met(search, before, person)) {
		return true;
	}
	const struct kith_stage *from = kith_search_stage(search, before);
	struct kith_stage stage = {
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
		enqueue(search, search->stages->len - 1);
		search->bound = search->only_best ? MIN(search->bound, stage.level) : search->bound;
	}
	return true;
}

void kith_search_only_best(struct kith_search *search)
{
	search->only_best = search->asking->via == KITH_NOBODY;
	search->least = kith_cost_add(kith_hop_distances_least(&search->targets),
		kith_arc_least_cost(&search->asking->out));
}

/* Goes on from a beginning along every tie that may lead somewhere. */
static bool go_on_along_all(struct kith_search *search, uint32_t before, GError **error)
{
	struct kith_hop_distances *targets = &search->targets;
	struct kith_stage from = *kith_search_stage(search, before);
	unsigned left = search->asking->max_steps - from.depth - 1;
	int64_t cost = kith_cost_add(from.cost, kith_hop_distances_node_cost(targets, from.person));
	const struct kith_tie_list *near =
		kith_hop_distances_near(targets, from.person, left, error);
	bool gone = near != NULL;
	for (size_t i = 0; gone && i < near->count; i++) {
		gone = go_on(search, before, cost, near->tie[i], error);
	}
	return gone;
}

bool kith_search_begin(struct kith_search *search, uint64_t e, bool alone, GError **error)
{
	if (alone) {
		g_array_set_size(search->stages, 1);
		g_array_set_size(search->queue, 0);
		search->bound = KITH_COST_NEVER;
	}
	return go_on(search, 0, 0, e, error);
}

bool kith_search_next(struct kith_search *search, uint32_t *stage, GError **error)
{
	while (search->queue->len > 0) {
		uint32_t best = dequeue(search);
		if (kith_search_stage(search, best)->arrived) {
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
