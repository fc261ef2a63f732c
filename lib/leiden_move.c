/* Leiden's fast local moving. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "leiden_level.h"

#include <string.h>

/* Nodes that wait to look round: a ring in room->order, flagged in room->flag. */
struct queue {
	uint32_t *ring;
	uint8_t *waits;
	size_t n, head, count;
};

static void queue_add(struct queue *queue, uint32_t node)
{
	size_t end = queue->head + queue->count;
	queue->ring[end < queue->n ? end : end - queue->n] = node;
	queue->waits[node] = 1;
	queue->count++;
}

static uint32_t queue_take(struct queue *queue)
{
	uint32_t node = queue->ring[queue->head];
	queue->head = queue->head + 1 < queue->n ? queue->head + 1 : 0;
	queue->count--;
	queue->waits[node] = 0;
	return node;
}

/* The node `ahead` places behind the first. */
static uint32_t queue_peek(const struct queue *queue, size_t ahead)
{
	size_t at = queue->head + ahead;
	return queue->ring[at < queue->n ? at : at - queue->n];
}

/*
 * Most of the time goes into waiting for memory: so what the next nodes will need is asked for
 * while this one looks round. First where their row begins, then the row, then its groups.
 */
static void fetch_ahead(
	const struct leiden_level *level, const uint32_t *of, const struct queue *queue)
{
	if (queue->count < 16) {
		return;
	}
	__builtin_prefetch(&level->start[queue_peek(queue, 15)]);
	uint32_t soon = queue_peek(queue, 8);
	__builtin_prefetch(&level->to[level->start[soon]]);
	__builtin_prefetch(&level->to[level->start[soon] + 16]);
	uint32_t next = queue_peek(queue, 3);
	uint64_t first = level->start[next], end = MIN(level->start[next + 1], first + 32);
	for (uint64_t e = first; e < end; e++) {
		__builtin_prefetch(&of[level->to[e]]);
	}
}

/* Sums the ties of a node by group; returns in how many groups its neighbours are. */
static inline G_ALWAYS_INLINE size_t look_round(const struct leiden_level *level,
	const uint32_t *of, uint32_t node, struct leiden_room *room, bool weighted)
{
	size_t seen = 0;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t g = of[level->to[e]];
		room->seen[seen] = g;
		seen += room->group[g].tied == 0;
		room->group[g].tied += weighted ? level->weight[e] : 1;
	}
	return seen;
}

/* What a node is charged for being in a group with others. */
static inline G_ALWAYS_INLINE double charge(const struct leiden_level *level, uint32_t node,
	const struct leiden_room *room, uint32_t group, bool directed)
{
	double sum =
		level->mass[node] * (directed ? room->in_mass[group] : room->group[group].mass);
	if (directed) {
		sum += level->in_mass[node] * room->group[group].mass;
	}
	return level->price * sum;
}

static void put(const struct leiden_level *level, uint32_t node, struct leiden_room *room,
	uint32_t group, double sign)
{
	room->group[group].mass += sign * level->mass[node];
	if (level->in_mass) {
		room->in_mass[group] += sign * level->in_mass[node];
	}
}

/* Some group without nodes; there is one whenever a group has two. */
static uint32_t empty_group(const struct leiden_level *level, const struct leiden_room *room)
{
	uint32_t g = 0;
	while (room->size[g] > 0) {
		g++;
	}
	g_assert(g < level->n);
	return g;
}

/* The group a node gains most from, given that it has been taken out of its own. */
static inline G_ALWAYS_INLINE uint32_t best_group(const struct leiden_level *level, uint32_t *of,
	uint32_t node, struct leiden_room *room, bool weighted, bool directed)
{
	uint32_t own = of[node], best = own;
	size_t seen = look_round(level, of, node, room, weighted);
	double gain = room->group[own].tied - charge(level, node, room, own, directed);
	gain += level->least;
	room->group[own].tied = 0;
	for (size_t k = 0; k < seen; k++) {
		uint32_t g = room->seen[k];
		double tied = room->group[g].tied;
		room->group[g].tied = 0;
		if (tied > gain) {
			double here = tied - charge(level, node, room, g, directed);
			if (here > gain) {
				gain = here;
				best = g;
			}
		}
	}
	return gain < 0 && room->size[own] > 1 ? empty_group(level, room) : best;
}

static inline G_ALWAYS_INLINE void move_all(const struct leiden_level *level, uint32_t *of,
	struct leiden_room *room, struct queue *queue, int kind)
{
	bool weighted = kind & 1, directed = kind & 2;
	while (queue->count > 0) {
		fetch_ahead(level, of, queue);
		uint32_t node = queue_take(queue), own = of[node];
		put(level, node, room, own, -1);
		uint32_t best = best_group(level, of, node, room, weighted, directed);
		put(level, node, room, best, 1);
		if (best == own) {
			continue;
		}
		of[node] = best;
		room->size[own]--;
		room->size[best]++;
		for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
			uint32_t other = level->to[e];
			if (!queue->waits[other] && of[other] != best) {
				queue_add(queue, other);
			}
		}
	}
}

static void fill_groups(
	const struct leiden_level *level, const uint32_t *of, struct leiden_room *room)
{
	memset(room->group, 0, level->n * sizeof *room->group);
	memset(room->size, 0, level->n * sizeof *room->size);
	if (level->in_mass) {
		memset(room->in_mass, 0, level->n * sizeof *room->in_mass);
	}
	for (size_t i = 0; i < level->n; i++) {
		put(level, (uint32_t)i, room, of[i], 1);
		room->size[of[i]]++;
	}
}

void leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_room *room,
	struct kith_random *random)
{
	struct queue queue = {room->order, room->flag, level->n, 0, level->n};
	fill_groups(level, of, room);
	for (size_t i = 0; i < level->n; i++) {
		room->order[i] = (uint32_t)i;
	}
	kith_random_shuffle(random, room->order, level->n);
	memset(room->flag, 1, level->n);
	/* One kernel, made four times over: the branches inside cost a tenth of the time. */
	switch ((level->weight ? 1 : 0) + (level->in_mass ? 2 : 0)) {
	case 0:
		move_all(level, of, room, &queue, 0);
		break;
	case 1:
		move_all(level, of, room, &queue, 1);
		break;
	case 2:
		move_all(level, of, room, &queue, 2);
		break;
	default:
		move_all(level, of, room, &queue, 3);
	}
}
