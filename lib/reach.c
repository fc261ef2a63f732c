/* How far word travels: what a chain of introductions costs, layer by layer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "reach.h"

#include <math.h>
#include <string.h>

#define COST_UNKNOWN INT64_C(-1)
#define NO_SLOT SIZE_MAX

/* Costs of equal chances taken in different orders differ by a few units; a level holds 2^13. */
#define LEVEL_BITS 13

int64_t kith_cost(double chance)
{
	if (!(chance > 0)) {
		return KITH_COST_NEVER;
	}
	return chance >= 1 ? 0 : llround(-log2(chance) * (double)KITH_COST_ONE);
}

/* Halves, quarters, eighths stand in the middle of their levels, not at an edge. */
int64_t kith_cost_level(int64_t cost)
{
	return cost == KITH_COST_NEVER ? KITH_COST_NEVER
				       : (cost + (INT64_C(1) << (LEVEL_BITS - 1))) >> LEVEL_BITS;
}

double kith_tolls_chance(const struct kith_tolls *tolls, uint32_t person)
{
	double willing = tolls->willing ? tolls->willing[person] : 1;
	double load = tolls->load ? tolls->load[person] : 0;
	return willing / (1 + load) * tolls->decay;
}

double kith_ways_chance(const struct kith_ways *ways, uint64_t e)
{
	if (ways->chance) {
		return ways->chance[e];
	}
	double weight = kith_csr_weight(ways->rows, e);
	return weight / (weight + ways->median);
}

bool kith_reach_init(struct kith_reach *reach, size_t n, unsigned steps,
	const struct kith_tolls *tolls, GError **error)
{
	*reach = (struct kith_reach){.n = n, .steps = steps, .tolls = tolls};
	reach->met = KITH_ARRAY(uint8_t, n / 8 + 1, error);
	reach->slot = reach->met ? kith_array_resize(NULL, n, sizeof *reach->slot, error) : NULL;
	if (!reach->slot) {
		g_clear_pointer(&reach->met, g_free);
	}
	return reach->slot != NULL;
}

void kith_reach_finish(struct kith_reach *reach)
{
	g_free(reach->met);
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
	reach->count = 0;
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
	return kith_reach_has_met(reach, person) ? reach->slot[person] : NO_SLOT;
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
	reach->met[person / 8] |= (uint8_t)(1U << person % 8);
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
	if (!kith_reach_close(reach, person, error)) {
		return false;
	}
	*cost_at(reach, slot_of(reach, person), 0) = cost;
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
	for (uint64_t e = ways->rows->start[person]; e < ways->rows->start[person + 1]; e++) {
		int64_t sum = kith_cost_add(cost, kith_cost(kith_ways_chance(ways, e)));
		size_t to = sum == KITH_COST_NEVER ? from : meet(reach, ways->rows->to[e], error);
		if (to == NO_SLOT) {
			return false;
		}
		if (!reach->closed[to] && sum < *cost_at(reach, to, h)) {
			*cost_at(reach, to, h) = sum;
		}
	}
	return true;
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

/* The cheapest chain of `steps` ties from `person` by way of one of their contacts. */
static bool look_back(struct kith_reach *reach, uint32_t person, unsigned steps, GError **error)
{
	const struct kith_ways *back = reach->back;
	int64_t best = KITH_COST_NEVER;
	for (uint64_t e = back->rows->start[person]; e < back->rows->start[person + 1]; e++) {
		uint32_t next = back->rows->to[e];
		if (kith_reach_is_beyond(reach, next, steps - 1) ||
			(steps > 1 && kith_reach_is_closed(reach, next))) {
			continue;
		}
		int64_t cost;
		if (!kith_reach_cost(reach, next, steps - 1, &cost, error)) {
			return false;
		}
		cost = cost == KITH_COST_NEVER || steps == 1
			       ? cost
			       : kith_cost_add(cost, kith_reach_toll(reach, next));
		if (cost < best) {
			cost = kith_cost_add(cost, kith_cost(kith_ways_chance(back, e)));
			best = MIN(best, cost);
		}
	}
	*cost_at(reach, slot_of(reach, person), steps) = best;
	return true;
}

bool kith_reach_cost(
	struct kith_reach *reach, uint32_t person, unsigned steps, int64_t *cost, GError **error)
{
	if (kith_reach_is_beyond(reach, person, steps)) {
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
