/* Leiden's fast local moving. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden_level.h"

#include "base/blocks.h"

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

static inline G_ALWAYS_INLINE void fetch_ahead(const struct leiden_level *level, const uint32_t *of,
	const struct queue *queue, const struct leiden_room *room)
{
	if (queue->count > 15) {
		const uint32_t ahead[4] = {queue_peek(queue, 15), queue_peek(queue, 8),
			queue_peek(queue, 3), queue_peek(queue, 1)};
		leiden_fetch(level, ahead, of, room->group);
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

static inline G_ALWAYS_INLINE void put(const struct leiden_level *level, uint32_t node,
	struct leiden_room *room, uint32_t group, double sign)
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

/* Where a node goes, and what that adds to what it has where it is. */
struct choice {
	uint32_t group;
	double gain;
};

/*
 * The group a node gains most from, given that it has been taken out of its own; how far it leads
 * is put by. Groups cost something, so the next best gains at most what it is tied by.
 */
static inline G_ALWAYS_INLINE struct choice best_group(const struct leiden_level *level,
	const uint32_t *of, uint32_t node, struct leiden_room *room, int kind)
{
	bool weighted = kind & 1, directed = kind & 2;
	uint32_t own = of[node], best = own;
	size_t seen = look_round(level, of, node, room, weighted);
	double stay = room->group[own].tied - charge(level, node, room, own, directed);
	double most = stay + level->least, tied_to_best = room->group[own].tied, next = 0;
	room->group[own].tied = 0;
	for (size_t k = 0; k < seen; k++) {
		uint32_t g = room->seen[k];
		double tied = room->group[g].tied;
		room->group[g].tied = 0;
		double here = tied > most ? tied - charge(level, node, room, g, directed) : tied;
		if (here > most) {
			double left = tied_to_best;
			tied_to_best = tied;
			tied = left;
			most = here;
			best = g;
		}
		next = MAX(next, tied);
	}
	room->lead[node] = (float)(most - next);
	if (most < 0 && room->size[own] > 1) {
		return (struct choice){empty_group(level, room), -stay};
	}
	return (struct choice){best, most - stay};
}

/* A run ends when a node of the ground has looked round about six times: a guess, for a bar. */
static void tell(const struct leiden_room *room)
{
	kith_blocks_tell(MIN(99, 100 * room->looks / (6 * room->n)), 100);
}

/* Lets those look round for whom the move of a node from its own group may change what is best. */
static inline G_ALWAYS_INLINE void wake_neighbours(const struct leiden_level *level,
	const uint32_t *of, struct leiden_room *room, struct queue *queue, const uint32_t moved[2])
{
	uint32_t node = moved[0], before = moved[1], now = of[node];
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		if (queue->waits[other] || of[other] == now) {
			continue;
		}
		float weight = level->weight ? (float)level->weight[e] : 1;
		room->lead[other] -= of[other] == before ? 2 * weight : weight;
		if (room->lead[other] < 0) {
			queue_add(queue, other);
		}
	}
}

static inline G_ALWAYS_INLINE double move_all(const struct leiden_level *level, uint32_t *of,
	struct leiden_room *room, struct queue *queue, int kind)
{
	double gain = 0;
	while (queue->count > 0) {
		fetch_ahead(level, of, queue, room);
		if (room->tells && (++room->looks & 0xffff) == 0) {
			tell(room);
		}
		uint32_t node = queue_take(queue), own = of[node];
		put(level, node, room, own, -1);
		struct choice best = best_group(level, of, node, room, kind);
		put(level, node, room, best.group, 1);
		if (best.group == own) {
			continue;
		}
		gain += best.gain;
		of[node] = best.group;
		room->size[own]--;
		room->size[best.group]++;
		const uint32_t moved[2] = {node, own};
		wake_neighbours(level, of, room, queue, moved);
	}
	return gain;
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

double leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_room *room,
	struct kith_random *random)
{
	struct queue queue = {.ring = room->order, .waits = room->flag, .n = level->n};
	fill_groups(level, of, room);
	for (size_t i = 0; i < level->n; i++) {
		if (!level->fixed || !level->fixed[i]) {
			room->order[queue.count++] = (uint32_t)i;
		}
	}
	kith_random_shuffle(random, room->order, queue.count);
	memset(room->flag, 1, level->n); /* who is fixed waits for ever */
	/* One kernel, made four times over: the branches inside cost a tenth of the time. */
	switch ((level->weight ? 1 : 0) + (level->in_mass ? 2 : 0)) {
	case 0:
		return move_all(level, of, room, &queue, 0);
	case 1:
		return move_all(level, of, room, &queue, 1);
	case 2:
		return move_all(level, of, room, &queue, 2);
	default:
		return move_all(level, of, room, &queue, 3);
	}
}
