/* Leiden's fast local moving. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/move.h"

#include "base/blocks.h"

#include <string.h>

/* Nodes to be visited: a ring in work->order, flagged in work->flag. */
struct queue {
	uint32_t *ring;
	uint8_t *queued;
	size_t n, head, count;
};

static void queue_add(struct queue *queue, uint32_t node)
{
	size_t end = queue->head + queue->count;
	queue->ring[end < queue->n ? end : end - queue->n] = node;
	queue->queued[node] = 1;
	queue->count++;
}

static uint32_t queue_take(struct queue *queue)
{
	uint32_t node = queue->ring[queue->head];
	queue->head = queue->head + 1 < queue->n ? queue->head + 1 : 0;
	queue->count--;
	queue->queued[node] = 0;
	return node;
}

/* The node `ahead` places behind the first. */
static uint32_t queue_peek(const struct queue *queue, size_t ahead)
{
	size_t at = queue->head + ahead;
	return queue->ring[at < queue->n ? at : at - queue->n];
}

static inline G_ALWAYS_INLINE void prefetch_queued(const struct leiden_level *level,
	const uint32_t *of, const struct queue *queue, const struct leiden_workspace *work)
{
	if (queue->count > 15) {
		const uint32_t ahead[4] = {queue_peek(queue, 15), queue_peek(queue, 8),
			queue_peek(queue, 3), queue_peek(queue, 1)};
		leiden_prefetch(level, ahead, of, work->group);
	}
}

/* Sums the ties of a node by group; returns in how many groups its neighbours are. */
static inline G_ALWAYS_INLINE size_t sum_ties(const struct leiden_level *level, const uint32_t *of,
	uint32_t node, struct leiden_workspace *work)
{
	size_t seen = 0;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t g = of[level->to[e]];
		work->seen[seen] = g;
		seen += work->group[g].tied == 0;
		work->group[g].tied += level->weight ? level->weight[e] : 1;
	}
	return seen;
}

/* What a node loses by being in a group with others. */
static inline G_ALWAYS_INLINE double penalty(const struct leiden_level *level, uint32_t node,
	const struct leiden_workspace *work, uint32_t group)
{
	bool directed = level->node_in_weight != NULL;
	double sum = level->node_weight[node] *
		     (directed ? work->in_weight[group] : work->group[group].weight);
	if (directed) {
		sum += level->node_in_weight[node] * work->group[group].weight;
	}
	return level->resolution * sum;
}

static inline G_ALWAYS_INLINE void add_to_group(const struct leiden_level *level, uint32_t node,
	struct leiden_workspace *work, uint32_t group, double sign)
{
	work->group[group].weight += sign * level->node_weight[node];
	if (level->node_in_weight) {
		work->in_weight[group] += sign * level->node_in_weight[node];
	}
}

/* Some group without nodes; there is one whenever a group has two. */
static uint32_t empty_group(const struct leiden_level *level, const struct leiden_workspace *work)
{
	uint32_t g = 0;
	while (work->size[g] > 0) {
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
 * The group a node gains most from, given that it has been taken out of its own; its margin
 * is stored. Groups cost something, so the next best gains at most what it is tied by.
 */
static inline G_ALWAYS_INLINE struct choice best_group(const struct leiden_level *level,
	const uint32_t *of, uint32_t node, struct leiden_workspace *work)
{
	uint32_t own = of[node], best = own;
	size_t seen = sum_ties(level, of, node, work);
	double stay = work->group[own].tied - penalty(level, node, work, own);
	double most = stay + level->min_gain, tied_to_best = work->group[own].tied, next = 0;
	work->group[own].tied = 0;
	for (size_t k = 0; k < seen; k++) {
		uint32_t g = work->seen[k];
		double tied = work->group[g].tied;
		work->group[g].tied = 0;
		double here = tied > most ? tied - penalty(level, node, work, g) : tied;
		if (here > most) {
			double left = tied_to_best;
			tied_to_best = tied;
			tied = left;
			most = here;
			best = g;
		}
		next = MAX(next, tied);
	}
	work->margin[node] = (float)(most - next);
	if (most < 0 && work->size[own] > 1) {
		return (struct choice){empty_group(level, work), -stay};
	}
	return (struct choice){best, most - stay};
}

/* A run ends when a node of the ground was visited about six times: a guess, for a bar. */
static void report(const struct leiden_workspace *work)
{
	kith_blocks_tell(MIN(99, 100 * work->visits / (6 * work->n)), 100);
}

/* Queues those for whom the move of a node from its own group may change what is best. */
static inline G_ALWAYS_INLINE void queue_neighbours(const struct leiden_level *level,
	const uint32_t *of, struct leiden_workspace *work, struct queue *queue,
	const uint32_t moved[2])
{
	uint32_t node = moved[0], before = moved[1], now = of[node];
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		if (queue->queued[other] || of[other] == now) {
			continue;
		}
		float weight = level->weight ? (float)level->weight[e] : 1;
		work->margin[other] -= of[other] == before ? 2 * weight : weight;
		if (work->margin[other] < 0) {
			queue_add(queue, other);
		}
	}
}

static inline G_ALWAYS_INLINE double move_all(const struct leiden_level *level, uint32_t *of,
	struct leiden_workspace *work, struct queue *queue)
{
	double gain = 0;
	while (queue->count > 0) {
		prefetch_queued(level, of, queue, work);
		if (work->reports && (++work->visits & 0xffff) == 0) {
			report(work);
		}
		uint32_t node = queue_take(queue), own = of[node];
		work->steps += 1 + (double)(level->start[node + 1] - level->start[node]);
		add_to_group(level, node, work, own, -1);
		struct choice best = best_group(level, of, node, work);
		add_to_group(level, node, work, best.group, 1);
		if (best.group == own) {
			continue;
		}
		gain += best.gain;
		of[node] = best.group;
		work->size[own]--;
		work->size[best.group]++;
		const uint32_t moved[2] = {node, own};
		queue_neighbours(level, of, work, queue, moved);
	}
	return gain;
}

static void fill_groups(
	const struct leiden_level *level, const uint32_t *of, struct leiden_workspace *work)
{
	memset(work->group, 0, level->n * sizeof *work->group);
	memset(work->size, 0, level->n * sizeof *work->size);
	if (level->node_in_weight) {
		memset(work->in_weight, 0, level->n * sizeof *work->in_weight);
	}
	for (size_t i = 0; i < level->n; i++) {
		add_to_group(level, (uint32_t)i, work, of[i], 1);
		work->size[of[i]]++;
	}
}

double leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work,
	struct kith_random *random)
{
	struct queue queue = {.ring = work->order, .queued = work->flag, .n = level->n};
	fill_groups(level, of, work);
	for (size_t i = 0; i < level->n; i++) {
		if (!level->fixed || !level->fixed[i]) {
			work->order[queue.count++] = (uint32_t)i;
		}
	}
	kith_random_shuffle(random, work->order, queue.count);
	memset(work->flag, 1, level->n); /* who is fixed waits for ever */
	return move_all(level, of, work, &queue);
}
