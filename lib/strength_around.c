/* Ties seen from their surroundings: the way around a tie, the circles it disperses over. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include <omp.h>

#include "strength.h"

#define PARALLEL_FROM ((uint64_t)1 << 14) /* ties */

/* A search from the two ends of a tie at once. */
struct around {
	uint32_t *reached; /* [n] 2 * step + side + 1 of each person reached; 0: not yet */
	uint32_t *queue[2];
	size_t length[2];
};

static bool around_init(struct around *around, size_t n, GError **error)
{
	*around = (struct around){.reached = KITH_ARRAY(uint32_t, n, error)};
	around->queue[0] = around->reached ? KITH_ARRAY(uint32_t, n, error) : NULL;
	around->queue[1] = around->queue[0] ? KITH_ARRAY(uint32_t, n, error) : NULL;
	return around->queue[1] != NULL;
}

static void around_finish(struct around *around)
{
	g_free(around->reached);
	g_free(around->queue[0]);
	g_free(around->queue[1]);
}

/*
 * One more step from one side; returns the length of the shortest way to the other side that it
 * finds, 0 for none. The tie between the two ends itself is not taken: they are the only people at
 * step 0.
 */
static uint32_t widen(const kith_csr *csr, struct around *around, unsigned side, size_t *from)
{
	size_t end = around->length[side];
	uint32_t best = 0;
	for (; *from < end; ++*from) {
		uint32_t i = around->queue[side][*from];
		uint32_t step = (around->reached[i] - 1) / 2;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e], seen = around->reached[j];
			if (!seen) {
				around->reached[j] = 2 * (step + 1) + side + 1;
				around->queue[side][around->length[side]++] = j;
				continue;
			}
			uint32_t other = (seen - 1) / 2;
			bool meets = (seen - 1) % 2 != side && step + other > 0;
			if (meets && (!best || step + other + 1 < best)) {
				best = step + other + 1;
			}
		}
	}
	return best;
}

/* Steps between u and v without their tie, which is no bridge: there is a way. */
static uint32_t steps_around(const kith_csr *csr, struct around *around, uint32_t u, uint32_t v)
{
	uint32_t ends[2] = {u, v}, found = 0;
	size_t from[2] = {0, 0};
	for (unsigned side = 0; side < 2; side++) {
		around->reached[ends[side]] = side + 1;
		around->queue[side][0] = ends[side];
		around->length[side] = 1;
	}
	while (!found) {
		size_t front[2] = {around->length[0] - from[0], around->length[1] - from[1]};
		unsigned side = front[1] && (!front[0] || front[1] < front[0]);
		found = widen(csr, around, side, &from[side]);
	}
	for (unsigned side = 0; side < 2; side++) {
		for (size_t k = 0; k < around->length[side]; k++) {
			around->reached[around->queue[side][k]] = 0;
		}
	}
	return found;
}

static void spans_of(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	struct around *around, double *span)
{
#pragma omp for schedule(dynamic, 64)
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint64_t tie = kith_csr_tie(csr, i, e);
			if (shared[tie]) {
				span[tie] = (double)NAN;
			} else if (side[tie]) {
				span[tie] = (double)INFINITY;
			} else {
				span[tie] = steps_around(csr, around, (uint32_t)i, csr->to[e]);
			}
		}
	}
}

bool kith_strength_span(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	double *span, GError **error)
{
	int threads = kith_csr_ties(csr) >= PARALLEL_FROM ? omp_get_max_threads() : 1;
	g_autofree struct around *around = g_new0(struct around, (size_t)threads);
	bool ready = true;
	for (int k = 0; ready && k < threads; k++) {
		ready = around_init(&around[k], csr->n, error);
	}
	if (ready) {
#pragma omp parallel num_threads(threads)
		spans_of(csr, shared, side, &around[omp_get_thread_num()], span);
	}
	for (int k = 0; k < threads; k++) {
		around_finish(&around[k]);
	}
	return ready;
}

/* What is kept while dispersion is counted. */
struct near {
	uint32_t *contact; /* [n] u + 1 for u's contacts */
	uint32_t *shared;  /* [n] stamp: a shared contact of u and v */
	uint32_t *close;   /* [n] stamp: tied to s, or by one in u's network */
	uint32_t shared_stamp, close_stamp;
};

static bool near_init(struct near *near, size_t n, GError **error)
{
	*near = (struct near){.contact = KITH_ARRAY(uint32_t, n, error)};
	near->shared = near->contact ? KITH_ARRAY(uint32_t, n, error) : NULL;
	near->close = near->shared ? KITH_ARRAY(uint32_t, n, error) : NULL;
	return near->close != NULL;
}

static void near_finish(struct near *near)
{
	g_free(near->contact);
	g_free(near->shared);
	g_free(near->close);
}

/* A stamp not used before; the array is wiped when numbers run out. */
static uint32_t next_stamp(uint32_t *stamps, uint32_t *last, size_t n)
{
	if (++*last == 0) {
		memset(stamps, 0, n * sizeof *stamps);
		*last = 1;
	}
	return *last;
}

/* Stamps everyone in u's network who is tied to s, or to one tied to s there, v left out. */
static void stamp_close(const kith_csr *csr, struct near *near, uint32_t u, uint32_t v, uint32_t s)
{
	uint32_t stamp = next_stamp(near->close, &near->close_stamp, csr->n);
	near->close[s] = stamp;
	for (uint64_t e = csr->start[s]; e < csr->start[s + 1]; e++) {
		uint32_t x = csr->to[e];
		if (near->contact[x] != u + 1 || x == v) {
			continue;
		}
		near->close[x] = stamp;
		for (uint64_t f = csr->start[x]; f < csr->start[x + 1]; f++) {
			near->close[csr->to[f]] = stamp;
		}
	}
}

/* Pairs s, t of shared contacts of u and v that are not close, each counted from both ends. */
static double dispersed_pairs(const kith_csr *csr, struct near *near, uint32_t u, uint32_t v)
{
	uint64_t apart = 0;
	uint32_t stamp = next_stamp(near->shared, &near->shared_stamp, csr->n);
	for (uint64_t e = csr->start[v]; e < csr->start[v + 1]; e++) {
		if (near->contact[csr->to[e]] == u + 1) {
			near->shared[csr->to[e]] = stamp;
		}
	}
	for (uint64_t e = csr->start[v]; e < csr->start[v + 1]; e++) {
		uint32_t s = csr->to[e];
		if (near->shared[s] != stamp) {
			continue;
		}
		stamp_close(csr, near, u, v, s);
		for (uint64_t f = e + 1; f < csr->start[v + 1]; f++) {
			uint32_t t = csr->to[f];
			apart += near->shared[t] == stamp && near->close[t] != near->close_stamp;
		}
	}
	return (double)apart;
}

static void disperse(
	const kith_csr *csr, const uint8_t *from_larger, struct near *near, double *dispersion)
{
#pragma omp for schedule(dynamic, 64)
	for (size_t person = 0; person < csr->n; person++) {
		uint32_t u = (uint32_t)person;
		for (uint64_t e = csr->start[u]; e < csr->start[u + 1]; e++) {
			near->contact[csr->to[e]] = u + 1;
		}
		for (uint64_t e = csr->start[u]; e < csr->start[u + 1]; e++) {
			uint32_t v = csr->to[e];
			uint64_t tie = u < v ? kith_csr_tie(csr, u, e)
					     : kith_csr_tie(csr, v, kith_csr_find(csr, v, u));
			if ((from_larger && from_larger[tie]) == (u > v)) {
				dispersion[tie] = dispersed_pairs(csr, near, u, v);
			}
		}
	}
}

bool kith_strength_dispersion(
	const kith_csr *csr, const uint8_t *from_larger, double *dispersion, GError **error)
{
	int threads = kith_csr_ties(csr) >= PARALLEL_FROM ? omp_get_max_threads() : 1;
	g_autofree struct near *near = g_new0(struct near, (size_t)threads);
	bool ready = true;
	for (int k = 0; ready && k < threads; k++) {
		ready = near_init(&near[k], csr->n, error);
	}
	if (ready) {
#pragma omp parallel num_threads(threads)
		disperse(csr, from_larger, &near[omp_get_thread_num()], dispersion);
	}
	for (int k = 0; k < threads; k++) {
		near_finish(&near[k]);
	}
	return ready;
}
