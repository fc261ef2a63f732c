/* How far word travels: what a chain of introductions costs, layer by layer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/reach.h"

#define COST_UNKNOWN INT64_C(-1)
#define NO_SLOT SIZE_MAX

bool kith_reach_init(struct kith_reach *reach, size_t n, unsigned steps,
	const struct kith_tolls *tolls, GError **error)
{
	*reach = (struct kith_reach){.n = n, .steps = steps, .tolls = tolls};
	reach->met = kith_marks_new(n, error);
	reach->near = reach->met ? kith_marks_new(n, error) : NULL;
	reach->slot = reach->near ? kith_array_resize(NULL, n, sizeof *reach->slot, error) : NULL;
	reach->around = reach->slot ? KITH_ARRAY(struct kith_tie_list, steps + 1, error) : NULL;
	if (!reach->around) {
		kith_reach_finish(reach);
		return false;
	}
	for (unsigned h = 0; h <= steps; h++) {
		reach->around[h].person = KITH_NOBODY;
	}
	return true;
}

void kith_reach_finish(struct kith_reach *reach)
{
	for (unsigned h = 0; reach->around && h <= reach->steps; h++) {
		kith_tie_list_finish(&reach->around[h]);
	}
	g_free(reach->around);
	g_free(reach->met);
	g_free(reach->near);
	g_free(reach->slot);
	g_free(reach->person);
	g_free(reach->closed);
	g_free(reach->cost);
	*reach = (struct kith_reach){0};
}

void kith_reach_clear(struct kith_reach *reach)
{
	for (size_t i = 0; i < reach->count; i++) {
		reach->met[reach->person[i] / 8] = 0;
	}
	reach->count = reach->end_start = 0;
	reach->known = 0;
}

static bool make_room(struct kith_reach *reach, GError **error)
{
	if (reach->count < reach->room) {
		return true;
	}
	size_t room = reach->room ? 2 * reach->room : 256;
	void *person = kith_array_resize(reach->person, room, sizeof *reach->person, error);
	reach->person = person ? person : reach->person;
	void *closed = person ? kith_array_resize(reach->closed, room, 1, error) : NULL;
	reach->closed = closed ? closed : reach->closed;
	void *cost = closed ? kith_array_resize(reach->cost, room * (reach->steps + 1),
				      sizeof *reach->cost, error)
			    : NULL;
	reach->cost = cost ? cost : reach->cost;
	if (cost) {
		reach->room = room;
	}
	return cost != NULL;
}

static size_t slot_of(const struct kith_reach *reach, uint32_t person)
{
	return kith_is_marked(reach->met, person) ? reach->slot[person] : NO_SLOT;
}

static int64_t *cost_at(const struct kith_reach *reach, size_t slot, unsigned steps)
{
	return &reach->cost[slot * (reach->steps + 1) + steps];
}

/* The place of a person, made when they are met for the first time; NO_SLOT on failure. */
static size_t meet(struct kith_reach *reach, uint32_t person, GError **error)
{
	size_t slot = slot_of(reach, person);
	if (slot != NO_SLOT) {
		return slot;
	}
	if (!make_room(reach, error)) {
		return NO_SLOT;
	}
	slot = reach->count++;
	kith_mark(reach->met, person);
	reach->slot[person] = (uint32_t)slot;
	reach->person[slot] = person;
	reach->closed[slot] = 0;
	for (unsigned h = 0; h <= reach->steps; h++) {
		*cost_at(reach, slot, h) = h <= reach->known ? KITH_COST_NEVER : COST_UNKNOWN;
	}
	return slot;
}

bool kith_reach_close(struct kith_reach *reach, uint32_t person, GError **error)
{
	size_t slot = meet(reach, person, error);
	if (slot == NO_SLOT) {
		return false;
	}
	reach->closed[slot] = 1;
	for (unsigned h = 0; h <= reach->steps; h++) {
		*cost_at(reach, slot, h) = KITH_COST_NEVER;
	}
	return true;
}

bool kith_reach_start(struct kith_reach *reach, uint32_t person, int64_t cost, GError **error)
{
	if (kith_reach_is_closed(reach, person)) {
		return true;
	}
	if (reach->end_start == 0) {
		reach->first_start = reach->count;
	}
	if (!kith_reach_close(reach, person, error)) {
		return false;
	}
	*cost_at(reach, slot_of(reach, person), 0) = cost;
	reach->end_start = reach->count;
	return true;
}

bool kith_reach_starts_at(const struct kith_reach *reach, uint32_t person)
{
	size_t slot = slot_of(reach, person);
	return slot != NO_SLOT && *cost_at(reach, slot, 0) != KITH_COST_NEVER;
}

bool kith_reach_is_closed(const struct kith_reach *reach, uint32_t person)
{
	size_t slot = slot_of(reach, person);
	return slot != NO_SLOT && reach->closed[slot];
}

int64_t kith_reach_toll(const struct kith_reach *reach, uint32_t person)
{
	return reach->tolls ? kith_cost(kith_tolls_chance(reach->tolls, person)) : 0;
}

/* Asks for the chances of listed ties at once, so that not each is waited for in turn. */
static void fetch_chances(const struct kith_ways *ways, const struct kith_tie_list *list)
{
	const double *chance = ways->chance ? ways->chance : ways->rows->weight;
	for (size_t i = 0; chance && i < list->count; i++) {
		__builtin_prefetch(&chance[list->tie[i]]);
	}
}

const struct kith_tie_list *kith_reach_near(
	struct kith_reach *reach, uint32_t person, unsigned steps, GError **error)
{
	struct kith_tie_list *list = &reach->around[steps];
	const kith_csr *rows = reach->back->rows;
	size_t starts = reach->end_start - reach->first_start;
	if (list->person == person) {
		return list;
	}
	bool look_up = steps == 0 && starts * KITH_MUCH_LONGER < kith_csr_degree(rows, person);
	bool listed = look_up ? kith_tie_list_to(list, rows, person,
					&reach->person[reach->first_start], starts, error)
			      : kith_tie_list_marked(list, rows, person,
					steps <= reach->known ? reach->near : NULL, error);
	if (!listed) {
		return NULL;
	}
	fetch_chances(reach->back, list);
	return list;
}

/* Offers a chain of this cost to the person at the end of a tie. */
static bool offer(struct kith_reach *reach, const struct kith_ways *ways, int64_t cost, uint64_t e,
	GError **error)
{
	int64_t sum = kith_cost_add(cost, kith_cost(kith_ways_chance(ways, e)));
	if (sum == KITH_COST_NEVER) {
		return true;
	}
	size_t to = meet(reach, ways->rows->to[e], error);
	if (to == NO_SLOT) {
		return false;
	}
	if (!reach->closed[to]) {
		int64_t *best = cost_at(reach, to, reach->known);
		*best = MIN(*best, sum);
	}
	return true;
}

/* Offers one person's chains of h - 1 ties to their contacts; nobody pays a toll at the start. */
static bool pass_on(
	struct kith_reach *reach, const struct kith_ways *ways, size_t from, GError **error)
{
	unsigned h = reach->known;
	uint32_t person = reach->person[from];
	int64_t toll = h > 1 ? kith_reach_toll(reach, person) : 0;
	int64_t cost = kith_cost_add(*cost_at(reach, from, h - 1), toll);
	if (cost == KITH_COST_NEVER) {
		return true;
	}
	const uint8_t *marks = h == reach->steps ? reach->last : NULL;
	struct kith_tie_list *list = &reach->around[0];
	bool offered = kith_tie_list_marked(list, ways->rows, person, marks, error);
	for (size_t i = 0; offered && i < list->count; i++) {
		offered = offer(reach, ways, cost, list->tie[i], error);
	}
	return offered;
}

bool kith_reach_push(struct kith_reach *reach, const struct kith_ways *ways, GError **error)
{
	size_t met = reach->count;
	unsigned h = ++reach->known;
	for (size_t i = 0; i < met; i++) {
		*cost_at(reach, i, h) = KITH_COST_NEVER;
	}
	for (size_t i = 0; i < met; i++) {
		if (!pass_on(reach, ways, i, error)) {
			return false;
		}
	}
	return true;
}

uint64_t kith_reach_ahead(const struct kith_reach *reach, const struct kith_ways *ways)
{
	uint64_t ties = 0;
	for (size_t i = 0; i < reach->count; i++) {
		if (*cost_at(reach, i, reach->known) != KITH_COST_NEVER) {
			ties += kith_csr_degree(ways->rows, reach->person[i]);
		}
	}
	return ties;
}

/* Whatever is longer begins with a chain of the last complete layer. */
int64_t kith_reach_least(const struct kith_reach *reach)
{
	int64_t least = KITH_COST_NEVER;
	for (size_t i = 0; i < reach->count; i++) {
		least = MIN(least, *cost_at(reach, i, reach->known));
	}
	return least;
}

void kith_reach_turn(struct kith_reach *reach, const struct kith_ways *back)
{
	reach->back = back;
	reach->around[0].person = KITH_NOBODY;
	for (size_t i = 0; i < reach->count; i++) {
		uint32_t person = reach->person[i];
		for (unsigned h = 0; h <= reach->known && h < reach->steps; h++) {
			if (*cost_at(reach, i, h) != KITH_COST_NEVER) {
				kith_mark(reach->near, person);
			}
		}
	}
}

/* Lowers `best` to the cost of the cheapest chain of `steps` ties that begins with this one. */
static bool try_tie(
	struct kith_reach *reach, uint64_t e, unsigned steps, int64_t *best, GError **error)
{
	uint32_t next = reach->back->rows->to[e];
	int64_t cost;
	if (!kith_reach_cost(reach, next, steps - 1, &cost, error)) {
		return false;
	}
	if (cost != KITH_COST_NEVER && steps > 1) {
		cost = kith_cost_add(cost, kith_reach_toll(reach, next));
	}
	if (cost < *best) {
		cost = kith_cost_add(cost, kith_cost(kith_ways_chance(reach->back, e)));
		*best = MIN(*best, cost);
	}
	return true;
}

/* The cheapest chain of `steps` ties from `person` by way of one of their contacts. */
static bool look_back(struct kith_reach *reach, uint32_t person, unsigned steps, GError **error)
{
	int64_t best = KITH_COST_NEVER;
	const struct kith_tie_list *near = kith_reach_near(reach, person, steps - 1, error);
	for (size_t i = 0; near && i < near->count; i++) {
		if (!try_tie(reach, near->tie[i], steps, &best, error)) {
			return false;
		}
	}
	if (!near) {
		return false;
	}
	*cost_at(reach, slot_of(reach, person), steps) = best;
	return true;
}

bool kith_reach_cost(
	struct kith_reach *reach, uint32_t person, unsigned steps, int64_t *cost, GError **error)
{
	if (steps <= reach->known && !kith_is_marked(reach->met, person)) {
		*cost = KITH_COST_NEVER;
		return true;
	}
	size_t slot = meet(reach, person, error);
	if (slot == NO_SLOT) {
		return false;
	}
	if (*cost_at(reach, slot, steps) == COST_UNKNOWN &&
		!look_back(reach, person, steps, error)) {
		return false;
	}
	*cost = *cost_at(reach, slot, steps);
	return true;
}
