/* The kinds of brokerage between groups: which pairs of groups each person joins. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/blocks.h"
#include "measures/roles_inside.h"

/* People whose pairs are found in one go. Fixed, so that rows come in one order for any threads. */
enum { PEOPLE_AT_ONCE = 64, MEMORY = 1 << 28 };

/* From how many times as many contacts on, rows are searched instead of gone through. */
enum { LONGER = 8 };

struct job {
	const struct kith_roles_input *input;
	struct kith_roles_pairs *pairs;
	GError *error; /* memory ran out while gathering */
};

/* One person b at a time: the groups of their contacts, and the open ways from one to another. */
struct worker {
	const struct kith_roles_input *input;
	uint32_t *pointed; /* [n] b + 1 where b points at */
	uint32_t *place;   /* [groups] 1 + its place in `group`, else 0 */
	uint32_t *group;   /* [groups] those met */
	size_t met;
	uint64_t *ways; /* [met * met] from the one to the other */
	uint64_t *in;   /* [groups] contacts who point at b */
	uint64_t *out;  /* [groups] contacts b points at */
	size_t room;    /* of `ways` */
	struct kith_roles_pairs found;
	GError *error; /* memory ran out while working */
};

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		g_free(worker->pointed);
		g_free(worker->place);
		g_free(worker->group);
		g_free(worker->ways);
		g_free(worker->in);
		g_free(worker->out);
		kith_roles_pairs_finish(&worker->found);
		g_clear_error(&worker->error);
		g_free(worker);
	}
}

static void *worker_open(void *data, GError **error)
{
	const struct job *job = data;
	size_t n = job->input->out->n, groups = job->input->groups->groups;
	struct worker *worker = g_new0(struct worker, 1);
	worker->input = job->input;
	bool opened = (worker->pointed = KITH_ARRAY(uint32_t, n, error)) &&
		      (worker->place = KITH_ARRAY(uint32_t, groups, error)) &&
		      (worker->group = KITH_ARRAY(uint32_t, groups, error)) &&
		      (worker->in = KITH_ARRAY(uint64_t, groups, error)) &&
		      (worker->out = KITH_ARRAY(uint64_t, groups, error));
	if (!opened) {
		g_clear_pointer(&worker, worker_close);
	}
	return worker;
}

/* Adds a pair; doubles the room when it is full. */
static bool add_pair(struct kith_roles_pairs *pairs, struct kith_roles_pair pair, GError **error)
{
	if (pairs->count == pairs->room) {
		size_t room = MAX(2 * pairs->room, 64);
		struct kith_roles_pair *moved =
			kith_array_resize(pairs->pair, room, sizeof *moved, error);
		if (!moved) {
			return false;
		}
		pairs->pair = moved;
		pairs->room = room;
	}
	pairs->pair[pairs->count++] = pair;
	return true;
}

/* The ways from the group of a to that of c; both must have been met. */
static uint64_t *ways_between(struct worker *worker, uint32_t a, uint32_t c)
{
	const uint32_t *group = worker->input->groups->of;
	return &worker->ways[(worker->place[group[a]] - 1) * worker->met +
			     (worker->place[group[c]] - 1)];
}

static void meet(struct worker *worker, const kith_csr *rows, uint32_t b, uint64_t *contacts)
{
	const uint32_t *group = worker->input->groups->of;
	for (uint64_t e = rows->start[b]; e < rows->start[b + 1]; e++) {
		uint32_t g = group[rows->to[e]];
		if (g == KITH_NO_GROUP) {
			continue;
		}
		if (!worker->place[g]) {
			worker->group[worker->met++] = g;
			worker->place[g] = (uint32_t)worker->met;
		}
		contacts[worker->place[g] - 1]++;
	}
}

/* All ways through b by groups, open or closed, those that end where they began among them. */
static bool count_all(struct worker *worker, uint32_t b)
{
	meet(worker, worker->input->in, b, worker->in);
	meet(worker, worker->input->out, b, worker->out);
	size_t cells = worker->met * worker->met;
	if (cells > worker->room) {
		uint64_t *moved =
			kith_array_resize(worker->ways, cells, sizeof *moved, &worker->error);
		if (!moved) {
			return false;
		}
		worker->ways = moved;
		worker->room = cells;
	}
	for (size_t k = 0; k < cells; k++) {
		worker->ways[k] = worker->in[k / worker->met] * worker->out[k % worker->met];
	}
	return true;
}

/* Takes off the ways a -> b -> c that a -> c closes, and the way from a back to a. */
static void take_off(struct worker *worker, uint32_t a, uint32_t b)
{
	const kith_csr *out = worker->input->out;
	const uint32_t *group = worker->input->groups->of;
	bool longer = kith_csr_degree(out, a) / LONGER > kith_csr_degree(out, b);
	uint32_t from = longer ? b : a;
	for (uint64_t e = out->start[from]; e < out->start[from + 1]; e++) {
		uint32_t c = out->to[e];
		bool closed = longer ? kith_csr_find(out, a, c) != UINT64_MAX
				     : worker->pointed[c] == b + 1;
		if (closed && group[c] != KITH_NO_GROUP) {
			--*ways_between(worker, a, c);
		}
	}
	if (worker->pointed[a] == b + 1) {
		--*ways_between(worker, a, a);
	}
}

static void take_off_all(struct worker *worker, uint32_t b)
{
	const kith_csr *in = worker->input->in, *out = worker->input->out;
	for (uint64_t e = out->start[b]; e < out->start[b + 1]; e++) {
		worker->pointed[out->to[e]] = b + 1;
	}
	for (uint64_t e = in->start[b]; e < in->start[b + 1]; e++) {
		if (worker->input->groups->of[in->to[e]] != KITH_NO_GROUP) {
			take_off(worker, in->to[e], b);
		}
	}
}

/* Without directions a way and the way back are one pair, which is told from its lower group. */
static void list_pairs(struct worker *worker, uint32_t b)
{
	bool directed = worker->input->out->directed;
	for (size_t k = 0; k < worker->met * worker->met && !worker->error; k++) {
		size_t g = k / worker->met, h = k % worker->met;
		uint32_t from = worker->group[g], to = worker->group[h];
		uint64_t ways = worker->ways[k];
		if (!directed) {
			ways = from < to ? 2 * ways : 0;
		}
		if (ways > 0 && from != to) {
			struct kith_roles_pair pair = {b, from, to, (double)ways};
			add_pair(&worker->found, pair, &worker->error);
		}
	}
}

static void work(void *data, void *scratch, size_t block)
{
	(void)data;
	struct worker *worker = scratch;
	const struct kith_partition *groups = worker->input->groups;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, groups->n);
	worker->found.count = 0;
	for (uint32_t b = (uint32_t)(block * PEOPLE_AT_ONCE); b < end && !worker->error; b++) {
		if (groups->of[b] == KITH_NO_GROUP) {
			continue;
		}
		if (count_all(worker, b)) {
			take_off_all(worker, b);
			list_pairs(worker, b);
		}
		for (size_t k = 0; k < worker->met; k++) {
			worker->place[worker->group[k]] = 0;
			worker->in[k] = worker->out[k] = 0;
		}
		worker->met = 0;
	}
}

static void gather(void *data, void *scratch, size_t block)
{
	(void)block;
	struct job *job = data;
	struct worker *worker = scratch;
	if (worker->error && !job->error) {
		job->error = g_steal_pointer(&worker->error);
	}
	for (size_t k = 0; k < worker->found.count && !job->error; k++) {
		add_pair(job->pairs, worker->found.pair[k], &job->error);
	}
}

bool kith_roles_between(
	const struct kith_roles_input *input, struct kith_roles_pairs *pairs, GError **error)
{
	size_t n = input->out->n;
	struct kith_roles_pairs found = {0};
	struct job job = {input, &found, NULL};
	struct kith_blocks blocks = {.count = (n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = n * sizeof(uint32_t) + 24 * input->groups->groups,
		.budget = MEMORY,
		.steps = 20 * (double)input->out->start[n],
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close};
	bool done = kith_blocks_run(&blocks, &job, error);
	if (job.error) {
		g_propagate_error(error, job.error);
		done = false;
	}
	if (!done) {
		kith_roles_pairs_finish(&found);
		return false;
	}
	*pairs = found;
	return true;
}

void kith_roles_pairs_finish(struct kith_roles_pairs *pairs)
{
	g_free(pairs->pair);
	*pairs = (struct kith_roles_pairs){0};
}
