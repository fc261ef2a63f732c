/* Leiden's levels: the workspace of its steps, and the next level made from sets of nodes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/level.h"

#include <string.h>

#include <omp.h>

void leiden_level_finish(struct leiden_level *level)
{
	if (!level->borrowed) {
		g_free(level->start);
		g_free(level->to);
		g_free(level->weight);
	}
	g_free(level->node_weight);
	g_free(level->node_in_weight);
	g_free(level->fixed);
	*level = (struct leiden_level){0};
}

static bool tally_init(struct leiden_tally *tally, size_t n, GError **error)
{
	return (tally->tied = KITH_ARRAY(double, n, error)) &&
	       (tally->seen = KITH_ARRAY(uint32_t, n + 1, error));
}

bool leiden_workspace_init(
	struct leiden_workspace *work, size_t n, bool directed, int threads, GError **error)
{
	*work = (struct leiden_workspace){.n = n, .threads = threads};
	work->tally = g_new0(struct leiden_tally, (size_t)threads);
	bool done =
		(work->weight = KITH_ARRAY(double, n, error)) &&
		(!directed || (work->in_weight = KITH_ARRAY(double, n, error))) &&
		(work->rest = KITH_ARRAY(double, n, error)) &&
		(work->number = KITH_ARRAY(uint32_t, n, error)) &&
		(work->order = KITH_ARRAY(uint32_t, n, error)) &&
		(work->size = KITH_ARRAY(uint32_t, n, error)) &&
		(work->margin = KITH_ARRAY(int32_t, n, error)) &&
		(work->choice = KITH_ARRAY(struct leiden_choice, n / LEIDEN_BATCHES + 1, error)) &&
		(work->flag = KITH_ARRAY(uint8_t, n, error));
	for (int t = 0; done && t < threads; t++) {
		done = tally_init(&work->tally[t], n, error);
	}
	if (!done) {
		leiden_workspace_finish(work);
	}
	return done;
}

void leiden_workspace_finish(struct leiden_workspace *work)
{
	for (int t = 0; t < work->threads; t++) {
		g_free(work->tally[t].tied);
		g_free(work->tally[t].seen);
	}
	g_free(work->tally);
	g_free(work->weight);
	g_free(work->in_weight);
	g_free(work->rest);
	g_free(work->number);
	g_free(work->order);
	g_free(work->size);
	g_free(work->margin);
	g_free(work->choice);
	g_free(work->flag);
	*work = (struct leiden_workspace){0};
}

size_t leiden_renumber(
	uint32_t *set, const uint32_t *order, size_t n, struct leiden_workspace *work)
{
	uint32_t *number = work->number;
	size_t count = 0;
	memset(number, 0xff, n * sizeof *number);
	for (size_t k = 0; k < n; k++) {
		size_t i = order ? order[k] : k;
		if (number[set[i]] == UINT32_MAX) {
			number[set[i]] = (uint32_t)count++;
		}
	}
#pragma omp parallel for schedule(static) num_threads(work->threads)
	for (size_t i = 0; i < n; i++) {
		set[i] = number[set[i]];
	}
	return count;
}

void leiden_weigh(
	const struct leiden_level *level, const uint32_t *of, struct leiden_workspace *work)
{
	memset(work->weight, 0, level->n * sizeof *work->weight);
	if (level->node_in_weight) {
		memset(work->in_weight, 0, level->n * sizeof *work->in_weight);
	}
	for (size_t i = 0; i < level->n; i++) {
		leiden_add(level, (uint32_t)i, work, of[i], 1);
	}
}

/* Multiplied, not branched: nothing foretells it. */
double leiden_tied_within(const struct leiden_level *level, const uint32_t *of, uint32_t node)
{
	double sum = 0;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		sum += (double)(of[level->to[e]] == of[node]) *
		       (level->weight ? level->weight[e] : 1);
	}
	return sum;
}

void leiden_stride(
	uint32_t *list, size_t count, struct leiden_workspace *work, struct kith_random *random)
{
	uint32_t *strided = work->tally->seen, from[LEIDEN_BATCHES];
	size_t place[LEIDEN_BATCHES], sum = 0;
	for (uint32_t b = 0; b < LEIDEN_BATCHES; b++) {
		from[b] = b;
	}
	kith_random_shuffle(random, from, LEIDEN_BATCHES);
	for (size_t b = 0; b < LEIDEN_BATCHES; b++) {
		place[from[b]] = sum;
		sum += (count + LEIDEN_BATCHES - 1 - from[b]) / LEIDEN_BATCHES;
	}
#pragma omp parallel for schedule(static) num_threads(work->threads)
	for (size_t k = 0; k < count; k++) {
		strided[place[k % LEIDEN_BATCHES] + k / LEIDEN_BATCHES] = list[k];
	}
	memcpy(list, strided, count * sizeof *strided);
}

void leiden_sort(const uint32_t *set, size_t n, size_t sets, struct leiden_workspace *work)
{
	memset(work->size, 0, sets * sizeof *work->size);
	for (size_t i = 0; i < n; i++) {
		work->size[set[i]]++;
	}
	uint32_t sum = 0;
	for (size_t s = 0; s < sets; s++) {
		uint32_t count = work->size[s];
		work->size[s] = sum;
		sum += count;
	}
	for (size_t i = 0; i < n; i++) {
		work->order[work->size[set[i]]++] = (uint32_t)i;
	}
}

/* What the next level is made from. */
struct aggregation {
	const struct leiden_level *level;
	const uint32_t *set;
	struct leiden_workspace *work;
	struct leiden_level *next;
};

/*
 * Sums the ties of a set's nodes by the set they lead to. Ties within are summed and then
 * forgotten, for leaving them out would cost a branch that cannot be foreseen.
 */
static void sum_ties(
	const struct aggregation *job, size_t begin, size_t end, struct leiden_tally *tally)
{
	const struct leiden_level *level = job->level;
	const uint32_t *order = job->work->order;
	tally->count = 0;
	for (size_t k = begin; k < end; k++) {
		uint32_t node = order[k];
		leiden_prefetch_listed(level, order, k, job->set, tally->tied);
		leiden_tally_row(level, node, job->set, tally);
	}
}

/* Some sets' rows, on their way to the next level. */
struct rows {
	uint32_t *to;
	double *weight;
	size_t used, place; /* where the first arc goes there */
};

static bool rows_init(struct rows *rows, size_t room, GError **error)
{
	return (rows->to = kith_array_resize(NULL, room, sizeof *rows->to, error)) &&
	       (rows->weight = kith_array_resize(NULL, room, sizeof *rows->weight, error));
}

static void rows_finish(struct rows *rows)
{
	g_free(rows->to);
	g_free(rows->weight);
}

/* Appends the row of one set; notes its length where it will start. */
static void add_row(
	const struct aggregation *job, size_t set, struct leiden_tally *tally, struct rows *rows)
{
	sum_ties(job, set ? job->work->size[set - 1] : 0, job->work->size[set], tally);
	size_t used = rows->used;
	for (size_t k = 0; k < tally->count; k++) {
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there is room by now */
		rows->to[used] = tally->seen[k];
		rows->weight[used] = leiden_tally_take(tally, tally->seen[k]);
		used += tally->seen[k] != set;
	}
	job->next->start[set + 1] = used - rows->used;
	rows->used = used;
}

/* Sets whose rows one thread makes at a time. */
static size_t sets_per_block(size_t sets)
{
	return MAX(sets / 32, 1);
}

/* The most arcs that a block of sets may lead to, and one, which is written and left out. */
static size_t most_of_a_block(const struct aggregation *job)
{
	const struct leiden_workspace *work = job->work;
	const uint64_t *start = job->level->start;
	size_t sets = job->next->n, size = sets_per_block(sets), most = 0;
#pragma omp parallel for schedule(static) num_threads(work->threads) reduction(max : most)
	for (size_t first = 0; first < sets; first += size) {
		size_t sum = 1, end = work->size[MIN(first + size, sets) - 1];
		for (size_t k = first ? work->size[first - 1] : 0; k < end; k++) {
			sum += start[work->order[k] + 1] - start[work->order[k]];
		}
		most = MAX(most, sum);
	}
	return most;
}

/* Copies what a thread made last to the next level. */
static void put_away(const struct rows *rows, struct leiden_level *next)
{
	if (rows->used == 0) {
		return;
	}
	memcpy(next->to + rows->place, rows->to, rows->used * sizeof *rows->to);
	memcpy(next->weight + rows->place, rows->weight, rows->used * sizeof *rows->weight);
}

/* Rows by blocks of sets. A block learns its place when those before it are made, and goes there
 * while others are made: whoever stays in an iteration holds up the rest. */
static void fill_rows(const struct aggregation *job, const struct rows *own)
{
	struct leiden_level *next = job->next;
	size_t size = sets_per_block(next->n), used = 0;
#pragma omp parallel num_threads(job->work->threads)
	{
		struct rows rows = own[omp_get_thread_num()];
#pragma omp for ordered schedule(dynamic, 1) nowait
		for (size_t first = 0; first < next->n; first += size) {
			put_away(&rows, next);
			rows.used = 0;
			for (size_t s = first; s < MIN(first + size, next->n); s++) {
				add_row(job, s, &job->work->tally[omp_get_thread_num()], &rows);
			}
#pragma omp ordered
			{
				rows.place = used;
				used += rows.used;
			}
		}
		put_away(&rows, next);
	}
}

/* Arcs there is room for behind the last: leiden_prefetch looks so far ahead. */
#define ROOM_AHEAD 32

/* Room for all ties of the level, of which pages that nothing is written to cost nothing. */
static bool make_room(struct leiden_level *next, const struct leiden_level *level, GError **error)
{
	size_t room = level->start[level->n] + ROOM_AHEAD;
	return (next->to = kith_array_resize(NULL, room, sizeof *next->to, error)) &&
	       (next->weight = kith_array_resize(NULL, room, sizeof *next->weight, error));
}

static bool give_room_back(struct leiden_level *next, GError **error)
{
	size_t room = next->start[next->n] + ROOM_AHEAD;
	uint32_t *to = kith_array_resize(next->to, room, sizeof *to, error);
	double *weight = to ? kith_array_resize(next->weight, room, sizeof *weight, error) : NULL;
	next->to = to ? to : next->to;
	next->weight = weight ? weight : next->weight;
	return weight != NULL;
}

static bool make_rows(const struct aggregation *job, GError **error)
{
	struct leiden_level *next = job->next;
	int threads = job->work->threads;
	size_t most = most_of_a_block(job);
	g_autofree struct rows *own = g_new0(struct rows, (size_t)threads);
	bool done = make_room(next, job->level, error);
	for (int t = 0; done && t < threads; t++) {
		done = rows_init(&own[t], most, error);
	}
	if (done) {
		fill_rows(job, own);
		for (size_t s = 0; s < next->n; s++) {
			next->start[s + 1] += next->start[s];
		}
	}
	for (int t = 0; t < threads; t++) {
		rows_finish(&own[t]);
	}
	return done && give_room_back(next, error);
}

static void sum_node_weights(
	const struct leiden_level *level, const uint32_t *set, struct leiden_level *next)
{
	for (size_t i = 0; i < level->n; i++) {
		next->node_weight[set[i]] += level->node_weight[i];
		if (level->node_in_weight) {
			next->node_in_weight[set[i]] += level->node_in_weight[i];
		}
		if (level->fixed) {
			next->fixed[set[i]] |= level->fixed[i];
		}
	}
}

bool leiden_aggregate(const struct leiden_level *level, const uint32_t *set,
	struct leiden_workspace *work, struct leiden_level *next, GError **error)
{
	struct leiden_level made = {
		.n = next->n, .resolution = level->resolution, .min_gain = level->min_gain};
	leiden_sort(set, level->n, made.n, work);
	if (!(made.start = KITH_ARRAY(uint64_t, made.n + 1, error)) ||
		!(made.node_weight = KITH_ARRAY(double, made.n, error)) ||
		(level->node_in_weight &&
			!(made.node_in_weight = KITH_ARRAY(double, made.n, error))) ||
		(level->fixed && !(made.fixed = KITH_ARRAY(uint8_t, made.n, error))) ||
		!make_rows(&(struct aggregation){level, set, work, &made}, error)) {
		leiden_level_finish(&made);
		return false;
	}
	sum_node_weights(level, set, &made);
	*next = made;
	return true;
}
