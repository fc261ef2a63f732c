/* The network with every tie once, from the end with fewer contacts to the end with more. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "forward.h"

#include <omp.h>

#include "blocks.h"

enum {
	STEPS_A_TIE = 100, /* about, to tell whether threads are worth it */
	ROWS_AT_ONCE = 64, /* people handed to a thread at a time */
	START_AHEAD = 24,  /* rows whose beginning is asked of memory ahead of time */
	ROW_AHEAD = 8,     /* rows that are */
	SPARSENESS = 8,    /* entries of the hash table for each contact in it */
	FANS = 32,         /* fans found before the first of them is visited */
	HITS = 1024,       /* triangles likewise */
};

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
	forward->after = forward->start ? KITH_ARRAY(uint32_t, ties + 1, error) : NULL;
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

/*
 * Where each contact after u stands in u's row, as a hash table with chains. It is small enough for
 * the nearest cache, and nearly every look at it finds an empty entry.
 */
struct places {
	unsigned shift;  /* a hash is the upper 32 - shift bits */
	uint32_t *first; /* place + 1, or 0 */
	uint32_t *next;  /* [longest] of each place, likewise */
};

/* All a thread needs for itself. */
struct scratch {
	struct places places;
	struct kith_fan fans[FANS]; /* found, not yet visited */
	uint32_t count;             /* of them */
	uint32_t hits;              /* triangles in them */
	uint32_t *in_u, *in_v;      /* [longest + HITS + 1] of their w's */
	unsigned char *row;
};

static size_t table_size(uint32_t degree)
{
	size_t size = 64;
	while (size < (size_t)SPARSENESS * degree) {
		size *= 2;
	}
	return size;
}

/* What all threads work on. */
struct job {
	const kith_forward *forward;
	const struct kith_forward_visit *visit;
};

static void scratch_close(void *worker)
{
	struct scratch *scratch = worker;
	if (scratch) {
		g_free(scratch->places.first);
		g_free(scratch->row);
		g_free(scratch);
	}
}

static void *scratch_open(void *data, GError **error)
{
	const struct job *job = data;
	uint32_t longest = job->forward->longest;
	size_t table = table_size(longest), list = (size_t)longest + HITS + 1;
	struct scratch *scratch = g_new0(struct scratch, 1);
	uint32_t *block = KITH_ARRAY(uint32_t, table + 3 * list, error);
	scratch->row = block ? KITH_ARRAY(unsigned char, list * job->visit->bytes, error) : NULL;
	scratch->places.first = block;
	if (!scratch->row) {
		scratch_close(scratch);
		return NULL;
	}
	scratch->places.next = block + table;
	scratch->in_u = block + table + list;
	scratch->in_v = scratch->in_u + list;
	return scratch;
}

static inline uint32_t hash(uint32_t id, unsigned shift)
{
	return (id * UINT32_C(0x9E3779B1)) >> shift; /* 2^32 / golden ratio: Knuth's */
}

static void places_fill(struct places *places, const uint32_t *row, uint32_t degree)
{
	places->shift = 32;
	for (size_t size = table_size(degree); size > 1; size /= 2) {
		places->shift--;
	}
	for (uint32_t k = 0; k < degree; k++) {
		uint32_t *first = &places->first[hash(row[k], places->shift)];
		places->next[k] = *first;
		*first = k + 1;
	}
}

static void places_clear(struct places *places, const uint32_t *row, uint32_t degree)
{
	for (uint32_t k = 0; k < degree; k++) {
		places->first[hash(row[k], places->shift)] = 0;
	}
}

/* Finds the people of v's row in u's, whose places are known: first who may be, then who is. */
static uint32_t common(const struct scratch *scratch, const uint32_t *row_u, const uint32_t *row_v,
	uint32_t degree_v)
{
	const uint32_t *first = scratch->places.first, *next = scratch->places.next;
	unsigned shift = scratch->places.shift;
	uint32_t *restrict in_u = scratch->in_u + scratch->hits;
	uint32_t *restrict in_v = scratch->in_v + scratch->hits;
	uint32_t maybe = 0, count = 0;
	for (uint32_t q = 0; q < degree_v; q++) {
		in_v[maybe] = q;
		maybe += first[hash(row_v[q], shift)] != 0;
	}
	for (uint32_t k = 0; k < maybe; k++) {
		uint32_t w = row_v[in_v[k]], place = first[hash(w, shift)];
		while (place && row_u[place - 1] != w) {
			place = next[place - 1];
		}
		in_u[count] = place - 1;
		in_v[count] = in_v[k];
		count += place != 0;
	}
	return count;
}

/*
 * Asks memory for the rows of those soon to come, the next persons' as well: most of the time of a
 * naive walk is waiting. Always inline, or gcc 12 takes it for a function without effect.
 */
G_ALWAYS_INLINE static inline void look_ahead(
	const kith_forward *forward, const struct kith_forward_visit *visit, uint64_t slot)
{
	if (slot + START_AHEAD < forward->start[forward->csr->n]) {
		const uint64_t *start = forward->start;
		const uint32_t *row = forward->after + start[forward->after[slot + ROW_AHEAD]];
		uint32_t later = forward->after[slot + START_AHEAD];
		__builtin_prefetch(&start[later]);
		__builtin_prefetch(row);
		__builtin_prefetch(row + 16);
		if (visit->by_person) {
			const char *array = visit->by_person;
			__builtin_prefetch(array + later * visit->person_bytes);
		}
	}
}

/* Asks memory for what the visit of a fan will change. */
G_ALWAYS_INLINE static inline void ask_for(
	const struct kith_forward_visit *visit, const struct kith_fan *fan)
{
	for (size_t k = 0; k < G_N_ELEMENTS(visit->by_slot) && visit->by_slot[k]; k++) {
		const char *array = visit->by_slot[k];
		__builtin_prefetch(array + (fan->row_v + fan->in_v[0]) * visit->slot_bytes[k], 1);
	}
}

static void visit_fans(const struct kith_forward_visit *visit, struct scratch *scratch)
{
	for (uint32_t k = 0; k < scratch->count; k++) {
		visit->fan(visit->data, &scratch->fans[k], scratch->row);
	}
	scratch->count = scratch->hits = 0;
}

/* Finds the fans of u and visits them a batch at a time. */
static void find_fans(const kith_forward *forward, const struct kith_forward_visit *visit,
	struct kith_fan fan, struct scratch *scratch)
{
	const uint32_t *row_u = forward->after + forward->start[fan.u];
	uint32_t degree = kith_forward_degree(forward, fan.u);
	for (fan.at = 0; fan.at < degree; fan.at++) {
		look_ahead(forward, visit, forward->start[fan.u] + fan.at);
		fan.v = row_u[fan.at];
		fan.row_v = forward->start[fan.v];
		fan.in_u = scratch->in_u + scratch->hits;
		fan.in_v = scratch->in_v + scratch->hits;
		fan.count = common(scratch, row_u, forward->after + fan.row_v,
			kith_forward_degree(forward, fan.v));
		if (fan.count) {
			ask_for(visit, &fan);
			scratch->hits += fan.count;
			scratch->fans[scratch->count++] = fan;
			if (scratch->count == FANS || scratch->hits > HITS) {
				visit_fans(visit, scratch);
			}
		}
	}
	visit_fans(visit, scratch);
}

static void visit_person(const kith_forward *forward, const struct kith_forward_visit *visit,
	uint32_t u, struct scratch *scratch, bool alone)
{
	uint32_t degree = kith_forward_degree(forward, u);
	if (degree < 2) {
		return;
	}
	const uint32_t *row_u = forward->after + forward->start[u];
	places_fill(&scratch->places, row_u, degree);
	if (visit->begin) {
		visit->begin(visit->data, u, scratch->row);
	}
	find_fans(forward, visit, (struct kith_fan){.u = u, .alone = alone}, scratch);
	visit->end(visit->data, u, scratch->row, alone);
	places_clear(&scratch->places, row_u, degree);
}

static void work(void *data, void *worker, size_t block)
{
	const struct job *job = data;
	bool alone = omp_get_num_threads() == 1;
	size_t end = MIN((block + 1) * ROWS_AT_ONCE, job->forward->csr->n);
	for (size_t u = block * ROWS_AT_ONCE; u < end; u++) {
		visit_person(job->forward, job->visit, (uint32_t)u, worker, alone);
	}
}

bool kith_forward_triangles(
	const kith_forward *forward, const struct kith_forward_visit *visit, GError **error)
{
	size_t n = forward->csr->n;
	struct job job = {forward, visit};
	struct kith_blocks blocks = {
		.count = (n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE,
		.steps = (double)forward->start[n] * STEPS_A_TIE,
		.open = scratch_open,
		.work = work,
		.close = scratch_close,
	};
	return kith_blocks_run(&blocks, &job, error);
}
