/* Leiden's levels: the room its steps work in, and the next level made from sets of nodes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden_level.h"

#include <string.h>

void leiden_level_finish(struct leiden_level *level)
{
	if (!level->borrowed) {
		g_free(level->start);
		g_free(level->to);
		g_free(level->weight);
	}
	g_free(level->mass);
	g_free(level->in_mass);
	g_free(level->fixed);
	*level = (struct leiden_level){0};
}

bool leiden_room_init(struct leiden_room *room, size_t n, bool directed, GError **error)
{
	*room = (struct leiden_room){.n = n};
	if ((room->group = KITH_ARRAY(struct leiden_group, n, error)) &&
		(!directed || (room->in_mass = KITH_ARRAY(double, n, error))) &&
		(!directed || (room->in_whole = KITH_ARRAY(double, n, error))) &&
		(room->whole = KITH_ARRAY(double, n, error)) &&
		(room->rest = KITH_ARRAY(double, n, error)) &&
		(room->seen = KITH_ARRAY(uint32_t, n + 1, error)) &&
		(room->order = KITH_ARRAY(uint32_t, n, error)) &&
		(room->size = KITH_ARRAY(uint32_t, n, error)) &&
		(room->lead = KITH_ARRAY(float, n, error)) &&
		(room->flag = KITH_ARRAY(uint8_t, n, error))) {
		return true;
	}
	leiden_room_finish(room);
	return false;
}

void leiden_room_finish(struct leiden_room *room)
{
	g_free(room->group);
	g_free(room->in_mass);
	g_free(room->whole);
	g_free(room->in_whole);
	g_free(room->rest);
	g_free(room->seen);
	g_free(room->order);
	g_free(room->size);
	g_free(room->lead);
	g_free(room->flag);
	*room = (struct leiden_room){0};
}

/* Sorts the nodes by set into room->order; room->size[s] becomes where set s ends. */
static void sort_by_set(const struct leiden_level *level, const uint32_t *set, size_t sets,
	struct leiden_room *room)
{
	memset(room->size, 0, sets * sizeof *room->size);
	for (size_t i = 0; i < level->n; i++) {
		room->size[set[i]]++;
	}
	uint32_t sum = 0;
	for (size_t s = 0; s < sets; s++) {
		uint32_t count = room->size[s];
		room->size[s] = sum;
		sum += count;
	}
	for (size_t i = 0; i < level->n; i++) {
		room->order[room->size[set[i]]++] = (uint32_t)i;
	}
}

/*
 * Sums the ties of a set's nodes by the set they lead to, 0 for those within; returns how many sets
 * were seen. Ties within are summed and then forgotten, for leaving them out would cost a branch
 * that cannot be foreseen.
 */
static size_t sum_ties(const struct leiden_level *level, const uint32_t *set,
	const size_t members[2], struct leiden_room *room)
{
	size_t seen = 0;
	for (size_t k = members[0]; k < members[1]; k++) {
		uint32_t node = room->order[k];
		leiden_fetch_listed(level, room->order, k, set, room->group);
		for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
			uint32_t other = set[level->to[e]];
			room->seen[seen] = other;
			seen += room->group[other].tied == 0;
			room->group[other].tied += level->weight ? level->weight[e] : 1;
		}
	}
	room->group[set[room->order[members[0]]]].tied = 0;
	return seen;
}

/* Makes sure `more` arcs fit beside those there are. */
static bool make_room(
	struct leiden_level *next, uint64_t used, size_t more, uint64_t *room, GError **error)
{
	if (used + more <= *room) {
		return true;
	}
	uint64_t wanted = MAX(used + more, *room + *room / 2);
	uint32_t *to = kith_array_resize(next->to, wanted, sizeof *to, error);
	if (!to) {
		return false;
	}
	next->to = to;
	double *weight = kith_array_resize(next->weight, wanted, sizeof *weight, error);
	if (!weight) {
		return false;
	}
	next->weight = weight;
	*room = wanted;
	return true;
}

static bool fill_rows(const struct leiden_level *level, const uint32_t *set,
	struct leiden_room *room, struct leiden_level *next, GError **error)
{
	uint64_t used = 0, space = 0;
	size_t members[2] = {0, 0};
	for (size_t s = 0; s < next->n; s++) {
		members[0] = members[1];
		members[1] = room->size[s];
		size_t seen = sum_ties(level, set, members, room);
		if (!make_room(next, used, seen, &space, error)) {
			return false;
		}
		for (size_t k = 0; k < seen; k++) {
			uint32_t other = room->seen[k];
			next->to[used] = other;
			next->weight[used] = room->group[other].tied;
			used += room->group[other].tied > 0;
			room->group[other].tied = 0;
		}
		next->start[s + 1] = used;
	}
	return make_room(next, used, 32, &space, error);
}

static void sum_masses(
	const struct leiden_level *level, const uint32_t *set, struct leiden_level *next)
{
	for (size_t i = 0; i < level->n; i++) {
		next->mass[set[i]] += level->mass[i];
		if (level->in_mass) {
			next->in_mass[set[i]] += level->in_mass[i];
		}
		if (level->fixed) {
			next->fixed[set[i]] |= level->fixed[i];
		}
	}
}

bool leiden_aggregate(const struct leiden_level *level, const uint32_t *set,
	struct leiden_room *room, struct leiden_level *next, GError **error)
{
	struct leiden_level made = {.n = next->n, .price = level->price, .least = level->least};
	sort_by_set(level, set, made.n, room);
	if (!(made.start = KITH_ARRAY(uint64_t, made.n + 1, error)) ||
		!(made.mass = KITH_ARRAY(double, made.n, error)) ||
		(level->in_mass && !(made.in_mass = KITH_ARRAY(double, made.n, error))) ||
		(level->fixed && !(made.fixed = KITH_ARRAY(uint8_t, made.n, error))) ||
		!fill_rows(level, set, room, &made, error)) {
		leiden_level_finish(&made);
		return false;
	}
	sum_masses(level, set, &made);
	*next = made;
	return true;
}
