/* Ties: how far around each of them it is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "base/blocks.h"
#include "measures/strength.h"

enum {
	STEPS_A_TIE = 1000,  /* about, to tell whether threads are worth it */
	BYTES_A_TIE = 16,    /* what all searches may hold together */
	PEOPLE_AT_ONCE = 64, /* whose ties are searched in one go */
};

/* A search from the two ends of a tie at once. */
struct around {
	uint32_t *home;    /* [n] i + 1 for the contacts of i, whose ties are looked at */
	uint32_t *reached; /* [n] 2 * step + side + 1 of each person reached; 0: not yet */
	uint32_t *queue[2];
	size_t length[2];
};

/* What all searches work on. */
struct job {
	const kith_csr *csr;
	double *span;
};

static void around_close(void *worker)
{
	struct around *around = worker;
	if (around) {
		g_free(around->home);
		g_free(around);
	}
}

static void *around_open(void *data, GError **error)
{
	size_t n = ((const struct job *)data)->csr->n;
	uint32_t *block = KITH_ARRAY(uint32_t, 4 * n, error);
	struct around *around = block ? g_new(struct around, 1) : NULL;
	if (around) {
		*around = (struct around){block, block + n, {block + 2 * n, block + 3 * n}, {0}};
	}
	return around;
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

/* Whether a contact of j, other than i, has a contact in common with i, other than j. */
static bool is_three(const kith_csr *csr, const struct around *around, uint32_t i, uint32_t j)
{
	for (uint64_t e = csr->start[j]; e < csr->start[j + 1]; e++) {
		uint32_t b = csr->to[e];
		for (uint64_t f = csr->start[b]; b != i && f < csr->start[b + 1]; f++) {
			if (around->home[csr->to[f]] == i + 1 && csr->to[f] != j) {
				return true;
			}
		}
	}
	return false;
}

static uint64_t tie_number(const kith_csr *csr, uint32_t i, uint64_t e)
{
	uint32_t j = csr->to[e];
	return i < j ? kith_csr_tie(csr, i, e) : kith_csr_tie(csr, j, kith_csr_find(csr, j, i));
}

/* Every tie is looked at from the end with more contacts, whose contacts are marked but once. */
static bool is_at_home(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint32_t here = kith_csr_degree(csr, i), there = kith_csr_degree(csr, j);
	return here > there || (here == there && i < j);
}

static void spans_from(const kith_csr *csr, struct around *around, uint32_t i, double *span)
{
	bool marked = false;
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		uint32_t j = csr->to[e];
		uint64_t tie = is_at_home(csr, i, j) ? tie_number(csr, i, e) : UINT64_MAX;
		if (tie == UINT64_MAX || span[tie] != 0) {
			continue;
		}
		for (uint64_t f = csr->start[i]; !marked && f < csr->start[i + 1]; f++) {
			around->home[csr->to[f]] = i + 1;
		}
		marked = true;
		span[tie] = is_three(csr, around, i, j) ? 3 : steps_around(csr, around, i, j);
	}
}

/*
 * Ties in a chain, of people with two ties each that are no bridges, lie on the same circles: what
 * is found for the first of them holds for all. A ring of a million people is searched once.
 */
struct chains {
	const kith_csr *csr;
	const uint32_t *side;
	uint32_t
		*roads; /* [n] ties that are no bridges; 0 for people whose chain has been walked */
};

/* The tie of i that is no bridge and does not lead to `but`: position, i being on a chain. */
static uint64_t road_from(const struct chains *chains, uint32_t i, uint32_t but)
{
	const kith_csr *csr = chains->csr;
	uint64_t e = csr->start[i];
	while (csr->to[e] == but || chains->side[tie_number(csr, i, e)]) {
		e++;
	}
	return e;
}

/* Points the ties from i on, away from `back`, to the first tie of their chain: -1 - its number. */
static void walk(struct chains *chains, uint32_t i, uint32_t back, uint64_t first, double *span)
{
	while (chains->roads[i] == 2) {
		uint64_t e = road_from(chains, i, back);
		uint64_t tie = tie_number(chains->csr, i, e);
		chains->roads[i] = 0;
		if (tie != first && span[tie] == 0) {
			span[tie] = -1 - (double)first;
		}
		back = i;
		i = chains->csr->to[e];
	}
}

static bool find_chains(const kith_csr *csr, const uint32_t *side, double *span, GError **error)
{
	g_autofree uint32_t *roads = KITH_ARRAY(uint32_t, csr->n, error);
	if (!roads) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			bool road = !side[kith_csr_tie(csr, i, e)];
			roads[i] += road;
			roads[csr->to[e]] += road;
		}
	}
	struct chains chains = {csr, side, roads};
	for (uint32_t i = 0; i < csr->n; i++) {
		if (roads[i] == 2) {
			uint64_t e = road_from(&chains, i, KITH_NOBODY);
			uint64_t first = tie_number(csr, i, e);
			walk(&chains, i, csr->to[e], first, span);
			walk(&chains, csr->to[e], i, first, span);
		}
	}
	return true;
}

/* NAN and INFINITY where the answer is known, 0 where it is to be found. */
static void fill_known(const uint32_t *shared, const uint32_t *side, double *span, uint64_t ties)
{
	for (uint64_t tie = 0; tie < ties; tie++) {
		span[tie] = shared[tie] ? (double)NAN : side[tie] ? (double)INFINITY : 0;
	}
}

static void work(void *data, void *worker, size_t block)
{
	const struct job *job = data;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, job->csr->n);
	for (size_t i = block * PEOPLE_AT_ONCE; i < end; i++) {
		spans_from(job->csr, worker, (uint32_t)i, job->span);
	}
}

static bool search_all(const kith_csr *csr, double *span, GError **error)
{
	size_t ties = kith_csr_ties(csr);
	struct job job = {csr, span};
	struct kith_blocks blocks = {
		.count = (csr->n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = 4 * csr->n * sizeof(uint32_t),
		.budget = ties * BYTES_A_TIE,
		.steps = (double)ties * STEPS_A_TIE,
		.open = around_open,
		.work = work,
		.close = around_close,
	};
	return kith_blocks_run(&blocks, &job, error);
}

bool kith_strength_span(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	double *span, GError **error)
{
	uint64_t ties = kith_csr_ties(csr);
	fill_known(shared, side, span, ties);
	if (!find_chains(csr, side, span, error) || !search_all(csr, span, error)) {
		return false;
	}
	for (uint64_t tie = 0; tie < ties; tie++) {
		if (span[tie] < 0) {
			span[tie] = span[(uint64_t)(-1 - span[tie])];
		}
	}
	return true;
}
