/* The network with every tie once, from the end with fewer contacts to the end with more. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/forward.h"

#include <omp.h>
#include <string.h>

#include "base/blocks.h"
#include "csr/triangle_search.h"

enum {
	ROWS_AT_ONCE = 64, /* people handed to a thread at a time */
	START_AHEAD = 24,  /* rows whose beginning is asked of memory ahead of time */
	PEOPLE_AHEAD = 32, /* people likewise */
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
	forward->after = forward->start ? kith_array_resize(NULL, ties + KITH_FORWARD_BEYOND,
						  sizeof *forward->after, error)
					: NULL;
	if (!forward->after) {
		return NULL;
	}
	fill_rows(forward);
	memset(forward->after + ties, 0, KITH_FORWARD_BEYOND * sizeof *forward->after);
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

/*
 * All a thread needs for itself. While triangles are searched for, memory fetches what the visit to
 * those found before will change.
 */
struct worker {
	struct kith_triangle_search *search;
	unsigned char *rows[2];            /* of the person searched for, and of the one before */
	unsigned char *row;                /* of whom triangles wait for a visit; or NULL */
	struct kith_triangles_found found; /* which those are */
};

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		kith_triangle_search_free(worker->search);
		g_free(worker->rows[0]);
		g_free(worker->rows[1]);
		g_free(worker);
	}
}

static void *worker_open(void *data, GError **error)
{
	const struct job *job = data;
	size_t bytes = job->forward->longest * job->visit->bytes;
	struct worker *worker = g_new0(struct worker, 1);
	if (!(worker->search = kith_triangle_search_new(job->forward, true, error)) ||
		!(worker->rows[0] = kith_array(bytes, 1, error)) ||
		!(worker->rows[1] = kith_array(bytes, 1, error))) {
		worker_close(worker);
		return NULL;
	}
	return worker;
}

/* Asks memory for what the visit will change. Always inline, here and below, or gcc 12 takes it for
 * a function without effect. */
G_ALWAYS_INLINE static inline void ask_for(
	const struct kith_forward_visit *visit, const struct kith_triangles_found *found)
{
	for (size_t k = 0; k < G_N_ELEMENTS(visit->by_slot) && visit->by_slot[k]; k++) {
		const char *array = visit->by_slot[k];
		for (uint32_t t = 0; t < found->count; t++) {
			__builtin_prefetch(array + found->slot[t] * visit->slot_bytes[k], 1);
		}
	}
}

/* Asks memory for the people in the rows of those to come. */
G_ALWAYS_INLINE static inline void ask_for_people(const struct job *job, uint32_t u)
{
	const kith_forward *forward = job->forward;
	const char *array = job->visit->by_person;
	uint64_t end = forward->start[forward->csr->n];
	for (uint64_t slot = forward->start[u]; slot < forward->start[u + 1]; slot++) {
		if (slot + PEOPLE_AHEAD < end) {
			__builtin_prefetch(array + forward->after[slot + PEOPLE_AHEAD] *
							   job->visit->person_bytes);
		}
	}
}

/* Visits what was found before. */
static void catch_up(const struct kith_forward_visit *visit, struct worker *worker)
{
	const struct kith_triangles_found *found = &worker->found;
	if (worker->row) {
		visit->triangles(visit->data, found, worker->row);
		if (found->last) {
			visit->end(visit->data, found->u, worker->row, found->alone);
		}
	}
	worker->row = NULL;
}

static void visit_person(const struct job *job, uint32_t u, struct worker *worker, bool alone)
{
	const struct kith_forward_visit *visit = job->visit;
	unsigned char *row = worker->rows[worker->row == worker->rows[0]];
	struct kith_triangles_found found = {.alone = alone};
	kith_triangle_search_start(worker->search, u);
	if (visit->begin) {
		ask_for_people(job, u);
		visit->begin(visit->data, u, row);
	}
	do {
		kith_triangle_search_next(worker->search, &found);
		ask_for(visit, &found);
		catch_up(visit, worker);
		worker->row = row;
		worker->found = found;
	} while (!found.last);
}

static void work(void *data, void *worker, size_t block)
{
	const struct job *job = data;
	bool alone = omp_get_num_threads() == 1;
	size_t end = MIN((block + 1) * ROWS_AT_ONCE, job->forward->csr->n);
	for (size_t u = block * ROWS_AT_ONCE; u < end; u++) {
		if (kith_forward_degree(job->forward, u) > 1) {
			visit_person(job, (uint32_t)u, worker, alone);
		}
	}
	catch_up(job->visit, worker);
}

bool kith_forward_triangles(
	const kith_forward *forward, const struct kith_forward_visit *visit, GError **error)
{
	size_t n = forward->csr->n;
	struct job job = {forward, visit};
	struct kith_blocks blocks = {
		.count = (n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE,
		.steps = (double)forward->start[n] * STEPS_A_TIE,
		.open = worker_open,
		.work = work,
		.close = worker_close,
	};
	return kith_blocks_run(&blocks, &job, error);
}
