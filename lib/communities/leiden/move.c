/* Leiden's fast local moving. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/move.h"

#include "base/blocks.h"

#include <math.h>
#include <string.h>

#include <omp.h>

/* A margin of this, as any below 0, says that the node waits to choose. */
#define WAITS (-1)

/* Nodes being moved. */
struct moving {
	const struct leiden_level *level;
	uint32_t *of;
	struct leiden_workspace *work;
	double units; /* of margins in a weight of 1 */
};

/* What a node loses by being in a group that weighs so much without it. */
static inline G_ALWAYS_INLINE double penalty_of(
	const struct leiden_level *level, uint32_t node, double weight, double in_weight)
{
	double sum = level->node_weight[node] * (level->node_in_weight ? in_weight : weight);
	if (level->node_in_weight) {
		sum += level->node_in_weight[node] * weight;
	}
	return level->resolution * sum;
}

static inline G_ALWAYS_INLINE double penalty(
	const struct moving *moving, uint32_t node, uint32_t group)
{
	const struct leiden_workspace *work = moving->work;
	double in_weight = moving->level->node_in_weight ? work->in_weight[group] : 0;
	return penalty_of(moving->level, node, work->weight[group], in_weight);
}

/* The same of its own group. */
static inline G_ALWAYS_INLINE double own_penalty(const struct moving *moving, uint32_t node)
{
	const struct leiden_level *level = moving->level;
	const struct leiden_workspace *work = moving->work;
	uint32_t own = moving->of[node];
	double in_weight =
		level->node_in_weight ? work->in_weight[own] - level->node_in_weight[node] : 0;
	return penalty_of(level, node, work->weight[own] - level->node_weight[node], in_weight);
}

/* The first group without nodes; there is one whenever a group has two. */
static uint32_t empty_group(const struct leiden_level *level, struct leiden_workspace *work)
{
	while (work->size[work->empty] > 0) {
		work->empty++;
	}
	g_assert(work->empty < level->n);
	return work->empty;
}

/*
 * The group a node gains most from; its margin is stored, as a whole number, so that it can be
 * taken from in any order. Groups cost something, so the next best gains at most what it is tied
 * by.
 */
static inline G_ALWAYS_INLINE struct leiden_choice choose(
	const struct moving *moving, uint32_t node, struct leiden_tally *tally)
{
	const struct leiden_workspace *work = moving->work;
	uint32_t own = moving->of[node];
	tally->count = 0;
	leiden_tally_row(moving->level, node, moving->of, tally);
	double tied_to_own = leiden_tally_take(tally, own), next = 0;
	double most = tied_to_own - own_penalty(moving, node) + moving->level->min_gain;
	struct leiden_choice best = {own, tied_to_own, tied_to_own};
	for (size_t k = 0; k < tally->count; k++) {
		uint32_t group = tally->seen[k];
		double tied = leiden_tally_take(tally, group);
		double here = tied > most ? tied - penalty(moving, node, group) : tied;
		if (here > most) {
			double left = best.tied;
			best.tied = tied;
			best.group = group;
			tied = left;
			most = here;
		}
		next = MAX(next, tied);
	}
	work->margin[node] = (int32_t)fmax((most - next) * moving->units, 0);
	if (most < 0 && work->size[own] > 1) {
		best = (struct leiden_choice){KITH_NOBODY, 0, tied_to_own};
	}
	return best;
}

/*
 * Moves a node where it chose to go, if that is still a gain: others that chose when it did may
 * have moved before. Returns the gain, 0 if it stays.
 */
static inline G_ALWAYS_INLINE double settle(
	const struct moving *moving, uint32_t node, const struct leiden_choice *choice)
{
	const struct leiden_level *level = moving->level;
	struct leiden_workspace *work = moving->work;
	uint32_t own = moving->of[node], group = choice->group;
	if (group == own || (group == KITH_NOBODY && work->size[own] == 1)) {
		return 0;
	}
	group = group == KITH_NOBODY ? empty_group(level, work) : group;
	double gain = choice->tied - penalty(moving, node, group) -
		      (choice->tied_to_own - own_penalty(moving, node));
	if (gain <= 0) {
		return 0;
	}
	leiden_add(level, node, work, own, -1);
	leiden_add(level, node, work, group, 1);
	moving->of[node] = group;
	work->size[group]++;
	if (--work->size[own] == 0) {
		work->empty = MIN(work->empty, own);
	}
	return gain;
}

/* A run ends when a node of the ground was visited about six times: a guess, for a bar. */
static void report(struct leiden_workspace *work, size_t visits)
{
	size_t before = work->visits;
	work->visits += visits;
	if (work->reports && before >> 16 != work->visits >> 16) {
		kith_blocks_tell(MIN(99, 100 * work->visits / (6 * work->n)), 100);
	}
}

/* How far the margin of a node falls when a node that it is tied to leaves `before` for `now`. */
static inline G_ALWAYS_INLINE int32_t fall(
	const struct moving *moving, uint64_t e, uint32_t group, uint32_t before)
{
	double weight = moving->level->weight ? moving->level->weight[e] : 1;
	return 1 + (int32_t)((group == before ? 2 * weight : weight) * moving->units);
}

/* Nodes to be visited one after the other: a ring in work->order. */
struct queue {
	uint32_t *ring;
	size_t n, head, count;
};

static void queue_add(struct queue *queue, uint32_t node)
{
	size_t end = queue->head + queue->count;
	queue->ring[end < queue->n ? end : end - queue->n] = node;
	queue->count++;
}

static uint32_t queue_take(struct queue *queue)
{
	uint32_t node = queue->ring[queue->head];
	queue->head = queue->head + 1 < queue->n ? queue->head + 1 : 0;
	queue->count--;
	return node;
}

/* The node `ahead` places behind the first. */
static uint32_t queue_peek(const struct queue *queue, size_t ahead)
{
	size_t at = queue->head + ahead;
	return queue->ring[at < queue->n ? at : at - queue->n];
}

static inline G_ALWAYS_INLINE void prefetch_queued(
	const struct moving *moving, const struct queue *queue)
{
	if (queue->count > 15) {
		const uint32_t ahead[4] = {queue_peek(queue, 15), queue_peek(queue, 8),
			queue_peek(queue, 3), queue_peek(queue, 1)};
		leiden_prefetch(moving->level, ahead, moving->of, moving->work->tally->tied);
	}
}

/* Queues those for whom the move of a node from its own group may change what is best. */
static inline G_ALWAYS_INLINE void queue_neighbours(
	const struct moving *moving, struct queue *queue, uint32_t node, uint32_t before)
{
	const struct leiden_level *level = moving->level;
	uint32_t now = moving->of[node];
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		int32_t *margin = &moving->work->margin[other];
		if (*margin < 0 || moving->of[other] == now) {
			continue;
		}
		*margin -= fall(moving, e, moving->of[other], before);
		if (*margin < 0) {
			queue_add(queue, other);
		}
	}
}

/* Visits the first `count` nodes of work->order, and whoever is queued meanwhile. */
static double move_one_by_one(const struct moving *moving, size_t count)
{
	const struct leiden_level *level = moving->level;
	struct leiden_workspace *work = moving->work;
	struct queue queue = {work->order, level->n, 0, count};
	double gain = 0;
	while (queue.count > 0) {
		prefetch_queued(moving, &queue);
		report(work, 1);
		uint32_t node = queue_take(&queue), before = moving->of[node];
		work->steps += 1 + (double)(level->start[node + 1] - level->start[node]);
		struct leiden_choice choice = choose(moving, node, work->tally);
		gain += settle(moving, node, &choice);
		if (moving->of[node] != before) {
			queue_neighbours(moving, &queue, node, before);
		}
	}
	return gain;
}

/* Lets the margins of a node's neighbours fall, but of those that are to choose again anyhow. */
static inline G_ALWAYS_INLINE void lower_neighbours(
	const struct moving *moving, uint32_t node, uint32_t before, bool alone)
{
	const struct leiden_level *level = moving->level;
	uint32_t now = moving->of[node];
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		uint32_t other = level->to[e];
		int32_t *margin = &moving->work->margin[other], left;
#pragma omp atomic read
		left = *margin;
		if (left < 0 || moving->of[other] == now) {
			continue;
		}
		int32_t by = fall(moving, e, moving->of[other], before);
		if (alone) {
			*margin = left - by;
		} else {
#pragma omp atomic
			*margin -= by;
		}
	}
}

/* Prefetches what lower_neighbours will need of nodes that come 8 and 3 places later. */
static inline G_ALWAYS_INLINE void prefetch_moved(
	const struct moving *moving, const uint32_t *node, size_t left)
{
	const struct leiden_level *level = moving->level;
	if (left <= 8) {
		return;
	}
	__builtin_prefetch(&level->to[level->start[node[8]]]);
	__builtin_prefetch(&level->to[level->start[node[8]] + 16]);
	uint64_t begin = level->start[node[3]];
	uint64_t end = MIN(level->start[node[3] + 1], begin + 32);
	for (uint64_t e = begin; e < end; e++) {
		__builtin_prefetch(&moving->work->margin[level->to[e]]);
		__builtin_prefetch(&moving->of[level->to[e]]);
	}
}

/* In place of the group chosen by who does not want to move. */
#define STAYS (KITH_NOBODY - 1)

/* Prefetches what settle will need of the node 8 places later, and what of the one 16 later. */
static inline G_ALWAYS_INLINE void prefetch_chosen(
	const struct moving *moving, const uint32_t *node, const struct leiden_choice *choice)
{
	const struct leiden_workspace *work = moving->work;
	__builtin_prefetch(&moving->of[node[16]], 1);
	__builtin_prefetch(&moving->level->node_weight[node[16]]);
	uint32_t own = moving->of[node[8]];
	if (choice[8].group != STAYS && choice[8].group != KITH_NOBODY) {
		__builtin_prefetch(&work->weight[own], 1);
		__builtin_prefetch(&work->size[own], 1);
		__builtin_prefetch(&work->weight[choice[8].group], 1);
		__builtin_prefetch(&work->size[choice[8].group], 1);
	}
}

/* A node of a batch chooses. */
static inline G_ALWAYS_INLINE struct leiden_choice choose_waiting(
	const struct moving *moving, uint32_t node, struct leiden_tally *tally)
{
	struct leiden_choice choice = choose(moving, node, tally);
	choice.group = choice.group == moving->of[node] ? STAYS : choice.group;
	return choice;
}

/* Settles a batch in its order; of those who moved, their old groups are left in it, else nobody.
 */
static double settle_batch(const struct moving *moving, const uint32_t *node, size_t count)
{
	struct leiden_workspace *work = moving->work;
	double gain = 0;
	for (size_t k = 0; k < count; k++) {
		if (k + 16 < count) {
			prefetch_chosen(moving, node + k, work->choice + k);
		}
		if (work->choice[k].group == STAYS) {
			work->choice[k].group = KITH_NOBODY;
			continue;
		}
		uint32_t before = moving->of[node[k]];
		gain += settle(moving, node[k], &work->choice[k]);
		bool moved = moving->of[node[k]] != before;
		if (!moved) {
			work->margin[node[k]] = WAITS;
			work->refused++;
		}
		work->choice[k].group = moved ? before : KITH_NOBODY;
	}
	report(work, count);
	return gain;
}

/* Visits the first `count` nodes of work->order once, a batch of them at the same time. */
static double move_batches(const struct moving *moving, size_t count)
{
	const struct leiden_level *level = moving->level;
	struct leiden_workspace *work = moving->work;
	const uint32_t *order = work->order;
	size_t size = count / LEIDEN_BATCHES + 1;
	double gain = 0, steps = 0;
	work->refused = 0;
#pragma omp parallel num_threads(work->threads) reduction(+ : steps)
	for (size_t first = 0; first < count; first += size) {
		size_t end = MIN(first + size, count);
#pragma omp for schedule(dynamic, 32)
		for (size_t k = first; k < end; k++) {
			uint32_t node = order[k];
			leiden_prefetch_listed(level, order, k, moving->of,
				work->tally[omp_get_thread_num()].tied);
			work->choice[k - first] =
				choose_waiting(moving, node, &work->tally[omp_get_thread_num()]);
			steps += 1 + (double)(level->start[node + 1] - level->start[node]);
		}
#pragma omp single
		gain += settle_batch(moving, order + first, end - first);
#pragma omp for schedule(dynamic, 32)
		for (size_t k = first; k < end; k++) {
			prefetch_moved(moving, order + k, end - k);
			if (moving->work->choice[k - first].group != KITH_NOBODY) {
				lower_neighbours(moving, order[k],
					moving->work->choice[k - first].group, work->threads == 1);
			}
		}
	}
	work->steps += steps;
	return gain;
}

/* Those waiting who may move, into work->order. */
static size_t list_waiting(const struct leiden_level *level, struct leiden_workspace *work)
{
	size_t count = 0;
	for (size_t i = 0; i < level->n; i++) {
		work->order[count] = (uint32_t)i;
		count += work->margin[i] < 0 && !(level->fixed && level->fixed[i]);
	}
	return count;
}

static bool many_wait(const struct leiden_level *level, size_t count)
{
	return (double)count / (double)level->n * (double)level->start[level->n] >=
	       LEIDEN_MANY_TIES;
}

/*
 * In rounds while many wait and most can go where they chose: where everybody is tied to everybody
 * all of a batch choose the same group, and one of them finds it as it was.
 */
static double move_all(const struct moving *moving, struct kith_random *random)
{
	const struct leiden_level *level = moving->level;
	struct leiden_workspace *work = moving->work;
	double gain = 0;
	bool crowded = false;
	size_t count = list_waiting(level, work);
	while (!crowded && many_wait(level, count)) {
		leiden_stride(work->order, count, work, random);
		double gained = move_batches(moving, count);
		gain += gained;
		crowded = work->refused > count / 2;
		if (!crowded && gained < work->least_gain) {
			return gain;
		}
		count = list_waiting(level, work);
	}
	kith_random_shuffle(random, work->order, count);
	return gain + move_one_by_one(moving, count);
}

/* So many that twice the ties of anybody stay within half of what a margin can hold. */
static double choose_units(const struct leiden_level *level, int threads)
{
	double most = 0;
	int exponent;
#pragma omp parallel for schedule(static) num_threads(threads) reduction(max : most)
	for (size_t i = 0; i < level->n; i++) {
		uint64_t begin = level->start[i], end = level->start[i + 1];
		double sum = level->weight ? 0 : (double)(end - begin);
		for (uint64_t e = begin; level->weight && e < end; e++) {
			sum += level->weight[e];
		}
		most = MAX(most, sum);
	}
	frexp(most, &exponent);
	return ldexp(1, 28 - exponent);
}

/* What groups weigh and how many nodes they have. */
static void know_groups(
	const struct leiden_level *level, const uint32_t *of, struct leiden_workspace *work)
{
	leiden_weigh(level, of, work);
	work->empty = 0;
	memset(work->size, 0, level->n * sizeof *work->size);
	for (size_t i = 0; i < level->n; i++) {
		work->size[of[i]]++;
	}
}

/* One node of so many is asked; one of so many of these may want to go elsewhere. */
enum { ASKED = 16, ALLOWED = 4000 };

bool leiden_is_content(
	const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work)
{
	const struct moving moving = {level, of, work, 0};
	size_t wanting = 0;
	know_groups(level, of, work);
#pragma omp parallel for schedule(dynamic, 256) num_threads(work->threads) reduction(+ : wanting)
	for (size_t i = 0; i < level->n; i += ASKED) {
		struct leiden_tally *tally = &work->tally[omp_get_thread_num()];
		bool fixed = level->fixed && level->fixed[i];
		wanting += !fixed && choose(&moving, (uint32_t)i, tally).group != of[i];
	}
	return wanting * ALLOWED <= level->n / ASKED;
}

double leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work,
	struct kith_random *random)
{
	struct moving moving = {level, of, work, choose_units(level, work->threads)};
	know_groups(level, of, work);
	for (size_t i = 0; i < level->n; i++) {
		work->margin[i] = WAITS; /* who is fixed for ever */
	}
	return move_all(&moving, random);
}
