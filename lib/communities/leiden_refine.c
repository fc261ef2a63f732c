/* Leiden's refinement: every group taken apart and put together again in connected sets. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden_level.h"

#include <string.h>

/* The sets as they grow. A set bears the number of the node it began with. */
struct sets {
	const struct leiden_level *level;
	const uint32_t *of;       /* group of each node */
	uint32_t *set;            /* set of each node */
	struct leiden_room *room; /* group: mass of each set, and ties while a node looks round */
};

static double weight_at(const struct leiden_level *level, uint64_t e)
{
	return level->weight ? level->weight[e] : 1;
}

/* Ties of every node to the others of its group; multiplied, not branched: nothing foretells it. */
static void fill_rest(struct sets *sets)
{
	const struct leiden_level *level = sets->level;
	for (size_t i = 0; i < level->n; i++) {
		uint32_t own = sets->of[i];
		double sum = 0;
		for (uint64_t e = level->start[i]; e < level->start[i + 1]; e++) {
			sum += (double)(sets->of[level->to[e]] == own) * weight_at(level, e);
		}
		sets->room->rest[i] = sum;
	}
}

/* Whether a set is tied to the rest of its group as strongly as its mass asks. */
static bool well_connected(const struct sets *sets, uint32_t set, uint32_t group)
{
	const struct leiden_room *room = sets->room;
	double out = room->group[set].mass, asked = out * (room->whole[group] - out);
	if (sets->level->in_mass) {
		double in = room->in_mass[set];
		asked = out * (room->in_whole[group] - in) + in * (room->whole[group] - out);
	}
	return room->rest[set] >= sets->level->price * asked - sets->level->least;
}

/* Sums a node's ties to the sets of its group; returns how many sets they lead to. */
static size_t look_round(struct sets *sets, uint32_t node)
{
	const struct leiden_level *level = sets->level;
	struct leiden_room *room = sets->room;
	size_t seen = 0;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		if (sets->of[other] == sets->of[node]) {
			uint32_t set = sets->set[other];
			room->seen[seen] = set;
			seen += room->group[set].tied == 0;
			room->group[set].tied += weight_at(level, e);
		}
	}
	return seen;
}

static double gain_of(const struct sets *sets, uint32_t node, uint32_t set)
{
	const struct leiden_level *level = sets->level;
	const struct leiden_group *group = &sets->room->group[set];
	double asked = level->mass[node] * group->mass;
	if (sets->level->in_mass) {
		asked = level->mass[node] * sets->room->in_mass[set] +
			level->in_mass[node] * group->mass;
	}
	return group->tied - level->price * asked;
}

/* Puts a node that is alone into the set it is tied to by `tied`. */
static void merge(struct sets *sets, uint32_t node, uint32_t set, double tied)
{
	struct leiden_room *room = sets->room;
	sets->set[node] = set;
	room->flag[node] = room->flag[set] = 0;
	room->rest[set] += room->rest[node] - 2 * tied;
	room->group[set].mass += room->group[node].mass;
	if (sets->level->in_mass) {
		room->in_mass[set] += room->in_mass[node];
	}
}

static void refine_node(struct sets *sets, uint32_t node)
{
	struct leiden_room *room = sets->room;
	uint32_t group = sets->of[node], best = node;
	double gain = 0, tied = 0;
	size_t seen = look_round(sets, node);
	for (size_t k = 0; k < seen; k++) {
		uint32_t set = room->seen[k];
		double here = gain_of(sets, node, set);
		if (here > gain && well_connected(sets, set, group)) {
			gain = here;
			tied = room->group[set].tied;
			best = set;
		}
		room->group[set].tied = 0;
	}
	if (best != node) {
		merge(sets, node, best, tied);
	}
}

/* Every node a set of its own, and the groups' masses put by. */
static void take_apart(struct sets *sets)
{
	const struct leiden_level *level = sets->level;
	struct leiden_room *room = sets->room;
	for (size_t i = 0; i < level->n; i++) {
		sets->set[i] = (uint32_t)i;
		room->whole[i] = room->group[i].mass;
		room->group[i].mass = level->mass[i];
		if (level->in_mass) {
			room->in_whole[i] = room->in_mass[i];
			room->in_mass[i] = level->in_mass[i];
		}
	}
	memset(room->flag, 1, level->n);
	fill_rest(sets);
}

size_t leiden_number_sets(uint32_t *set, const uint32_t *order, size_t n, struct leiden_room *room)
{
	uint32_t *number = room->seen;
	size_t count = 0;
	memset(number, 0xff, n * sizeof *number);
	for (size_t k = 0; k < n; k++) {
		size_t i = order ? order[k] : k;
		if (number[set[i]] == UINT32_MAX) {
			number[set[i]] = (uint32_t)count++;
		}
	}
	for (size_t i = 0; i < n; i++) {
		set[i] = number[set[i]];
	}
	return count;
}

/*
 * Nodes group by group, in random order within each: what a group needs is then at hand, and sets
 * numbered in this order keep groups together on the next level.
 */
static void order_by_group(
	const uint32_t *of, size_t n, struct leiden_room *room, struct kith_random *random)
{
	uint32_t *shuffled = room->seen, *place = room->size, sum = 0;
	for (size_t i = 0; i < n; i++) {
		shuffled[i] = (uint32_t)i;
	}
	kith_random_shuffle(random, shuffled, n);
	for (size_t g = 0; g < n; g++) {
		uint32_t count = place[g];
		place[g] = sum;
		sum += count;
	}
	for (size_t k = 0; k < n; k++) {
		room->order[place[of[shuffled[k]]]++] = shuffled[k];
	}
}

size_t leiden_refine(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_room *room, struct kith_random *random)
{
	struct sets sets = {level, of, set, room};
	take_apart(&sets);
	order_by_group(of, level->n, room, random);
	for (size_t k = 0; k < level->n; k++) {
		uint32_t node = room->order[k];
		leiden_fetch_listed(level, room->order, k, of, room->group);
		if (room->flag[node] && well_connected(&sets, node, of[node])) {
			refine_node(&sets, node);
		}
	}
	return leiden_number_sets(set, room->order, level->n, room);
}

static uint32_t first_of(uint32_t *set, uint32_t node)
{
	while (set[node] != node) {
		set[node] = set[set[node]];
		node = set[node];
	}
	return node;
}

size_t leiden_pieces(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_room *room)
{
	for (size_t i = 0; i < level->n; i++) {
		set[i] = (uint32_t)i;
	}
	for (size_t i = 0; i < level->n; i++) {
		for (uint64_t e = level->start[i]; e < level->start[i + 1]; e++) {
			if (of[i] == of[level->to[e]]) {
				uint32_t a = first_of(set, (uint32_t)i);
				uint32_t b = first_of(set, level->to[e]);
				set[MAX(a, b)] = MIN(a, b);
			}
		}
	}
	for (size_t i = 0; i < level->n; i++) {
		set[i] = first_of(set, (uint32_t)i);
	}
	return leiden_number_sets(set, NULL, level->n, room);
}
