/* Hop-limited distances: what the cheapest chains of 0, 1, 2 ... ties cost. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/hop_distances.h"

#define COST_UNKNOWN INT64_C(-1)
#define NO_SLOT SIZE_MAX

bool kith_hop_distances_init(struct kith_hop_distances *distances, size_t n, unsigned steps,
	const struct kith_node_costs *node_costs, GError **error)
{
	*distances = (struct kith_hop_distances){.n = n, .steps = steps, .node_costs = node_costs};
	distances->met = kith_bitset_new(n, error);
	if (!distances->met) {
		return false;
	}
	distances->near = kith_bitset_new(n, error);
	if (!distances->near) {
		return false;
	}
	distances->slot = kith_array_resize(NULL, n, sizeof *distances->slot, error);
	return distances->slot != NULL;
}

void kith_hop_distances_finish(struct kith_hop_distances *distances)
{
	g_free(distances->met);
	g_free(distances->near);
	g_free(distances->slot);
	g_free(distances->person);
	g_free(distances->closed);
	g_free(distances->cost);
	*distances = (struct kith_hop_distances){0};
}

void kith_hop_distances_clear(struct kith_hop_distances *distances)
{
	for (size_t i = 0; i < distances->count; i++) {
		distances->met[distances->person[i] / 8] = 0;
		distances->near[distances->person[i] / 8] = 0;
	}
	distances->count = 0;
	distances->known = 0;
}

/* Gives an array room for `count` elements. */
static bool grow(void *array, size_t count, size_t size, GError **error)
{
	void **place = array;
	void *more = kith_array_resize(*place, count, size, error);
	*place = more ? more : *place;
	return more != NULL;
}

static bool reserve(struct kith_hop_distances *distances, GError **error)
{
	size_t capacity = distances->capacity ? 2 * distances->capacity : 256;
	size_t costs = capacity * (distances->steps + 1);
	if (distances->count < distances->capacity) {
		return true;
	}
	if (!grow(&distances->person, capacity, sizeof *distances->person, error) ||
		!grow(&distances->closed, capacity, sizeof *distances->closed, error) ||
		!grow(&distances->cost, costs, sizeof *distances->cost, error)) {
		return false;
	}
	distances->capacity = capacity;
	return true;
}

static size_t slot_of(const struct kith_hop_distances *distances, uint32_t person)
{
	return kith_bitset_has(distances->met, person) ? distances->slot[person] : NO_SLOT;
}

static int64_t *cost_at(const struct kith_hop_distances *distances, size_t slot, unsigned steps)
{
	return &distances->cost[slot * (distances->steps + 1) + steps];
}

/* The place of a person, made when they are met for the first time; NO_SLOT on failure. */
static size_t meet(struct kith_hop_distances *distances, uint32_t person, GError **error)
{
	size_t slot = slot_of(distances, person);
	if (slot != NO_SLOT) {
		return slot;
	}
	if (!reserve(distances, error)) {
		return NO_SLOT;
	}
	slot = distances->count++;
	kith_bitset_add(distances->met, person);
	distances->slot[person] = (uint32_t)slot;
	distances->person[slot] = person;
	distances->closed[slot] = 0;
	for (unsigned h = 0; h <= distances->steps; h++) {
		*cost_at(distances, slot, h) =
			h <= distances->known ? KITH_COST_NEVER : COST_UNKNOWN;
	}
	return slot;
}

bool kith_hop_distances_close(struct kith_hop_distances *distances, uint32_t person, GError **error)
{
	size_t slot = meet(distances, person, error);
	if (slot == NO_SLOT) {
		return false;
	}
	distances->closed[slot] = 1;
	for (unsigned h = 0; h <= distances->steps; h++) {
		*cost_at(distances, slot, h) = KITH_COST_NEVER;
	}
	return true;
}

bool kith_hop_distances_add_source(
	struct kith_hop_distances *distances, uint32_t person, int64_t cost, GError **error)
{
	if (kith_hop_distances_is_closed(distances, person)) {
		return true;
	}
	if (!kith_hop_distances_close(distances, person, error)) {
		return false;
	}
	*cost_at(distances, slot_of(distances, person), 0) = cost;
	return true;
}

bool kith_hop_distances_is_source(const struct kith_hop_distances *distances, uint32_t person)
{
	size_t slot = slot_of(distances, person);
	return slot != NO_SLOT && *cost_at(distances, slot, 0) != KITH_COST_NEVER;
}

bool kith_hop_distances_is_closed(const struct kith_hop_distances *distances, uint32_t person)
{
	size_t slot = slot_of(distances, person);
	return slot != NO_SLOT && distances->closed[slot];
}

int64_t kith_hop_distances_node_cost(const struct kith_hop_distances *distances, uint32_t person)
{
	return distances->node_costs ? kith_cost(kith_node_chance(distances->node_costs, person))
				     : 0;
}

bool kith_hop_distances_may_lead(
	const struct kith_hop_distances *distances, uint32_t person, unsigned steps)
{
	return steps > distances->known || kith_bitset_has(distances->near, person);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

size_t kith_hop_distances_near(const struct kith_hop_distances *distances, uint32_t **people)
{
	size_t count = 0;
	*people = g_new(uint32_t, distances->count + 1);
	for (size_t i = 0; i < distances->count; i++) {
		if (kith_bitset_has(distances->near, distances->person[i])) {
			(*people)[count++] = distances->person[i];
		}
	}
	qsort(*people, count, sizeof **people, by_number);
	return count;
}

/* Offers a chain of this cost to the person at the end of a tie. */
static bool offer(struct kith_hop_distances *distances, const struct kith_arc_costs *arcs,
	int64_t cost, uint64_t e, GError **error)
{
	int64_t sum = kith_cost_add(cost, kith_cost(kith_arc_chance(arcs, e)));
	if (sum == KITH_COST_NEVER) {
		return true;
	}
	size_t to = meet(distances, arcs->rows->to[e], error);
	if (to == NO_SLOT) {
		return false;
	}
	if (!distances->closed[to]) {
		int64_t *best = cost_at(distances, to, distances->known);
		*best = MIN(*best, sum);
	}
	return true;
}

/* Offers one person's chains of h - 1 ties to their contacts; nobody pays for passing on at the
 * start. */
static bool pass_on(struct kith_hop_distances *distances, const struct kith_arc_costs *arcs,
	size_t from, GError **error)
{
	unsigned h = distances->known;
	uint32_t person = distances->person[from];
	int64_t node_cost = h > 1 ? kith_hop_distances_node_cost(distances, person) : 0;
	int64_t cost = kith_cost_add(*cost_at(distances, from, h - 1), node_cost);
	if (cost == KITH_COST_NEVER) {
		return true;
	}
	const kith_csr *rows = arcs->rows;
	for (uint64_t e = rows->start[person]; e < rows->start[person + 1]; e++) {
		if (!offer(distances, arcs, cost, e, error)) {
			return false;
		}
	}
	return true;
}

bool kith_hop_distances_extend(
	struct kith_hop_distances *distances, const struct kith_arc_costs *arcs, GError **error)
{
	size_t met = distances->count;
	unsigned h = ++distances->known;
	for (size_t i = 0; i < met; i++) {
		*cost_at(distances, i, h) = KITH_COST_NEVER;
	}
	for (size_t i = 0; i < met; i++) {
		if (!pass_on(distances, arcs, i, error)) {
			return false;
		}
	}
	return true;
}

uint64_t kith_hop_distances_frontier_ties(
	const struct kith_hop_distances *distances, const struct kith_arc_costs *arcs)
{
	uint64_t ties = 0;
	for (size_t i = 0; i < distances->count; i++) {
		if (*cost_at(distances, i, distances->known) != KITH_COST_NEVER) {
			ties += kith_csr_degree(arcs->rows, distances->person[i]);
		}
	}
	return ties;
}

/* Whatever is longer begins with a chain of the last complete layer. */
int64_t kith_hop_distances_least(const struct kith_hop_distances *distances)
{
	int64_t least = KITH_COST_NEVER;
	for (size_t i = 0; i < distances->count; i++) {
		least = MIN(least, *cost_at(distances, i, distances->known));
	}
	return least;
}

void kith_hop_distances_reverse(
	struct kith_hop_distances *distances, const struct kith_arc_costs *back)
{
	distances->back = back;
	for (size_t i = 0; i < distances->count; i++) {
		uint32_t person = distances->person[i];
		for (unsigned h = 0; h <= distances->known && h < distances->steps; h++) {
			if (*cost_at(distances, i, h) != KITH_COST_NEVER) {
				kith_bitset_add(distances->near, person);
			}
		}
	}
}

/* Lowers `best` to the cost of the cheapest chain of `steps` ties that begins with this one. */
static bool try_tie(struct kith_hop_distances *distances, uint64_t e, unsigned steps, int64_t *best,
	GError **error)
{
	uint32_t next = distances->back->rows->to[e];
	int64_t cost;
	if (!kith_hop_distances_cost(distances, next, steps - 1, &cost, error)) {
		return false;
	}
	if (cost != KITH_COST_NEVER && steps > 1) {
		cost = kith_cost_add(cost, kith_hop_distances_node_cost(distances, next));
	}
	if (cost < *best) {
		cost = kith_cost_add(cost, kith_cost(kith_arc_chance(distances->back, e)));
		*best = MIN(*best, cost);
	}
	return true;
}

/* The same along those ties of `person` alone that lead to somebody met: they are fewer. */
static bool try_met(struct kith_hop_distances *distances, uint32_t person, unsigned steps,
	int64_t *best, GError **error)
{
	for (size_t i = 0; i < distances->count; i++) {
		uint32_t next = distances->person[i];
		uint64_t e = kith_bitset_has(distances->near, next)
				     ? kith_csr_find(distances->back->rows, person, next)
				     : UINT64_MAX;
		if (e != UINT64_MAX && !try_tie(distances, e, steps, best, error)) {
			return false;
		}
	}
	return true;
}

static bool is_hub(const struct kith_hop_distances *distances, uint32_t person)
{
	return kith_csr_degree(distances->back->rows, person) / KITH_MUCH_LONGER > distances->count;
}

/* The cheapest chain of `steps` ties from `person` by way of one of their contacts. */
static bool look_back(
	struct kith_hop_distances *distances, uint32_t person, unsigned steps, GError **error)
{
	int64_t best = KITH_COST_NEVER;
	const kith_csr *rows = distances->back->rows;
	if (steps - 1 <= distances->known && is_hub(distances, person)) {
		bool tried = try_met(distances, person, steps, &best, error);
		*cost_at(distances, slot_of(distances, person), steps) = best;
		return tried;
	}
	for (uint64_t e = rows->start[person]; e < rows->start[person + 1]; e++) {
		if (kith_hop_distances_may_lead(distances, rows->to[e], steps - 1) &&
			!try_tie(distances, e, steps, &best, error)) {
			return false;
		}
	}
	*cost_at(distances, slot_of(distances, person), steps) = best;
	return true;
}

bool kith_hop_distances_cost(struct kith_hop_distances *distances, uint32_t person, unsigned steps,
	int64_t *cost, GError **error)
{
	if (steps <= distances->known && !kith_bitset_has(distances->met, person)) {
		*cost = KITH_COST_NEVER;
		return true;
	}
	size_t slot = meet(distances, person, error);
	if (slot == NO_SLOT) {
		return false;
	}
	if (*cost_at(distances, slot, steps) == COST_UNKNOWN &&
		!look_back(distances, person, steps, error)) {
		return false;
	}
	*cost = *cost_at(distances, slot, steps);
	return true;
}
