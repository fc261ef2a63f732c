/* The network with every tie once, from the end with fewer contacts to the end with more. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/forward.h"

#include <omp.h>

#include "base/blocks.h"

enum {
	ROWS_AT_ONCE = 64, /* people handed to a thread at a time */
	BYTES_A_TIE = 8,   /* what all threads may hold together for everybody */
	START_AHEAD = 24,  /* rows whose beginning is prefetched */
};

static const double STEPS_A_TIE = 100; /* about, to tell whether threads are worth it */

/* Writing first and moving on only where it was right spares the processor a guess. */
static void fill_rows(kith_forward *forward)
{
	const kith_csr *csr = forward->csr;
	uint64_t slot = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		uint32_t degree = kith_csr_degree(csr, i);
		forward->start[i] = slot;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e], other = kith_csr_degree(csr, j);
			if (e + START_AHEAD < csr->start[csr->n]) {
				__builtin_prefetch(&csr->start[csr->to[e + START_AHEAD]]);
			}
			forward->after[slot] = j;
			slot += (other > degree) | ((other == degree) & (j > i));
		}
		forward->longest = MAX(forward->longest, (uint32_t)(slot - forward->start[i]));
	}
	forward->start[csr->n] = slot;
}

kith_forward *kith_forward_new(const kith_csr *csr, GError **error)
{
	g_assert(!csr->directed);
	g_autoptr(kith_forward) forward = g_new0(kith_forward, 1);
	size_t ties = kith_csr_ties(csr);
	forward->csr = csr;
	forward->start = KITH_ARRAY(uint64_t, csr->n + 1, error);
	forward->after = forward->start
				 ? kith_array_resize(NULL, ties + 1, sizeof *forward->after, error)
				 : NULL;
	if (!forward->after) {
		return NULL;
	}
	fill_rows(forward);
	return g_steal_pointer(&forward);
}

void kith_forward_free(kith_forward *forward)
{
	if (!forward) {
		return;
	}
	g_free(forward->start);
	g_free(forward->after);
	g_free(forward);
}

double *kith_forward_weights(const kith_forward *forward, GError **error)
{
	const kith_csr *csr = forward->csr;
	double *weights = csr->weight ? KITH_ARRAY(double, forward->start[csr->n], error) : NULL;
	for (size_t i = 0; weights && i < csr->n; i++) {
		uint64_t e = csr->start[i];
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++, e++) {
			while (csr->to[e] != forward->after[slot]) {
				e++;
			}
			weights[slot] = csr->weight[e];
		}
	}
	return weights;
}

/* What all threads work on. */
struct job {
	const kith_forward *forward;
	const struct kith_forward_visit *visit;
};

/* What a thread needs for itself. */
struct worker {
	uint32_t *place;    /* [n] 1 + the place in u's row of those in it, else 0 */
	uint32_t *w;        /* [longest + 1] places in u's row of those found in v's */
	uint64_t *slot;     /* [longest + 1] of these in v's */
	unsigned char *row; /* of the visitor's, for u */
};

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		g_free(worker->place);
		g_free(worker->w);
		g_free(worker->slot);
		g_free(worker->row);
		g_free(worker);
	}
}

static void *worker_open(void *data, GError **error)
{
	const struct job *job = data;
	size_t longest = job->forward->longest;
	struct worker *worker = g_new0(struct worker, 1);
	bool opened = (worker->place = KITH_ARRAY(uint32_t, job->forward->csr->n, error)) &&
		      (worker->w = KITH_ARRAY(uint32_t, longest + 1, error)) &&
		      (worker->slot = KITH_ARRAY(uint64_t, longest + 1, error)) &&
		      (worker->row = kith_array(longest, job->visit->bytes, error));
	if (!opened) {
		g_clear_pointer(&worker, worker_close);
	}
	return worker;
}

/* Finds the people of u's row in v's. Writing first and moving on only where it was right spares
 * the processor a guess. */
static uint32_t find(const kith_forward *forward, const struct worker *worker, uint32_t v)
{
	uint32_t count = 0;
	for (uint64_t slot = forward->start[v]; slot < forward->start[v + 1]; slot++) {
		uint32_t place = worker->place[forward->after[slot]];
		worker->w[count] = place - 1;
		worker->slot[count] = slot;
		count += place != 0;
	}
	return count;
}

static void visit_person(const struct job *job, const struct worker *worker, uint32_t u, bool alone)
{
	const kith_forward *forward = job->forward;
	const struct kith_forward_visit *visit = job->visit;
	const uint32_t *row = forward->after + forward->start[u];
	uint32_t degree = kith_forward_degree(forward, u);
	struct kith_triangles_found found = {
		.u = u, .w = worker->w, .slot = worker->slot, .alone = alone};
	for (uint32_t k = 0; k < degree; k++) {
		worker->place[row[k]] = k + 1;
	}
	if (visit->begin) {
		visit->begin(visit->data, u, worker->row);
	}
	for (found.v = 0; found.v < degree; found.v++) {
		found.count = find(forward, worker, row[found.v]);
		visit->triangles(visit->data, &found, worker->row);
	}
	visit->end(visit->data, u, worker->row, alone);
	for (uint32_t k = 0; k < degree; k++) {
		worker->place[row[k]] = 0;
	}
}

static void work(void *data, void *worker, size_t block)
{
	const struct job *job = data;
	const uint32_t *left_outs = job->visit->left_out;
	bool alone = omp_get_num_threads() == 1;
	size_t end = MIN((block + 1) * ROWS_AT_ONCE, job->forward->csr->n);
	for (size_t u = block * ROWS_AT_ONCE; u < end; u++) {
		bool left_out = left_outs && left_outs[u] != KITH_NOBODY;
		if (!left_out && kith_forward_degree(job->forward, u) > 1) {
			visit_person(job, worker, (uint32_t)u, alone);
		}
	}
}

bool kith_forward_triangles(
	const kith_forward *forward, const struct kith_forward_visit *visit, GError **error)
{
	size_t n = forward->csr->n;
	struct job job = {forward, visit};
	struct kith_blocks blocks = {
		.count = (n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE,
		.bytes = n * sizeof(uint32_t),
		.budget = forward->start[n] * BYTES_A_TIE,
		.steps = (double)forward->start[n] * STEPS_A_TIE,
		.open = worker_open,
		.work = work,
		.close = worker_close,
	};
	return kith_blocks_run(&blocks, &job, error);
}
