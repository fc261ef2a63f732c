/* Small graphs for the tests of kernels: by hand, at random, and relabelled. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEST_SMALL_GRAPHS_H
#define KITH_TEST_SMALL_GRAPHS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "csr/csr.h"
#include "base/random.h"
#include "unit/seeds.h"

enum { SMALL_MOST = 24, SMALL_ROWS = 160 };

/* Raw rows of a small graph, loops and parallel ties allowed. */
struct small {
	size_t n, m;
	uint32_t source[SMALL_ROWS], target[SMALL_ROWS];
	double value[SMALL_ROWS];
	uint8_t one_way[SMALL_ROWS];
	bool weighted, directed;
};

/* The same graph as a table: w[i][j] merged weight of i -> j, 0 where there is none. */
struct dense {
	size_t n;
	double w[SMALL_MOST][SMALL_MOST];
};

static inline kith_csr *small_csr(const struct small *small)
{
	struct kith_arcs arcs = {.n = small->n,
		.m = small->m,
		.source = small->source,
		.target = small->target,
		.value = small->weighted ? small->value : NULL,
		.one_way = small->directed ? small->one_way : NULL};
	GError *error = NULL;
	kith_csr *csr = kith_csr_new(&arcs, &error);
	assert_null(error);
	return csr;
}

/* The undirected view: the graph itself, or both directions summed. To be freed. */
static inline kith_csr *small_both(const struct small *small)
{
	kith_csr *csr = small_csr(small);
	if (!small->directed) {
		return csr;
	}
	kith_csr *both = kith_csr_symmetric(csr, NULL);
	kith_csr_free(csr);
	return both;
}

static inline void small_dense(const kith_csr *csr, struct dense *dense)
{
	*dense = (struct dense){.n = csr->n};
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			dense->w[i][csr->to[e]] = kith_csr_weight(csr, e);
		}
	}
}

/* Some of the pairs that are not tied, as rows; they become NAN in the table. To be freed. */
static inline kith_csr *small_unknown(const kith_csr *csr, struct dense *dense, uint64_t seed)
{
	struct small small = {.n = csr->n, .directed = csr->directed};
	struct kith_random random;
	kith_random_init(&random, seed);
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint32_t j = csr->directed ? 0 : i + 1; j < csr->n; j++) {
			if (i != j && !(dense->w[i][j] > 0) && small.m < SMALL_ROWS &&
				kith_random_below(&random, 3) == 0) {
				small.source[small.m] = i;
				small.target[small.m] = j;
				small.one_way[small.m++] = 1;
				dense->w[i][j] = NAN;
				dense->w[j][i] = csr->directed ? dense->w[j][i] : (double)NAN;
			}
		}
	}
	return small_csr(&small);
}

/* Ties by hand: pairs of people, unweighted, undirected. */
static inline struct small small_pairs(size_t n, size_t m, const uint32_t (*pairs)[2])
{
	struct small small = {.n = n, .m = m};
	for (size_t r = 0; r < m; r++) {
		small.source[r] = pairs[r][0];
		small.target[r] = pairs[r][1];
		small.value[r] = 1;
		small.one_way[r] = 1;
	}
	return small;
}

/* Makes a graph a star, or everybody tied to everybody, and keeps as many of its rows as fit. */
static inline void small_shape(struct small *small, bool star)
{
	size_t row = 0;
	for (uint32_t i = 0; i < small->n; i++) {
		for (uint32_t j = i + 1; j < (star && i ? 0 : small->n) && row < SMALL_ROWS; j++) {
			small->source[row] = i;
			small->target[row++] = j;
		}
	}
	small->m = MAX(small->m, row);
}

/*
 * A seeded random graph: one person, two or many, from empty to crowded, with loops,
 * parallel ties and isolates; some are stars or cliques, with more ties or without. The seed also
 * says whether it is weighted and directed.
 */
static inline struct small small_random(uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	struct small small = {.weighted = seed & 1, .directed = seed & 2};
	small.n = kith_random_below(&random, 8) ? 1 + kith_random_below(&random, SMALL_MOST)
						: 1 + kith_random_below(&random, 3);
	size_t most = kith_random_below(&random, 3) ? 2 * small.n : SMALL_ROWS;
	small.m = kith_random_below(&random, MIN(most, SMALL_ROWS));
	for (size_t r = 0; r < SMALL_ROWS; r++) {
		small.source[r] = (uint32_t)kith_random_below(&random, small.n);
		small.target[r] = (uint32_t)kith_random_below(&random, small.n);
		small.value[r] = (double)(1 + kith_random_below(&random, 20)) / 4;
		small.one_way[r] = kith_random_below(&random, 3) > 0;
	}
	uint64_t shape = kith_random_below(&random, 10);
	if (shape < 2) {
		small_shape(&small, shape == 0);
	}
	return small;
}

/* The same graph with people renumbered (i becomes to[i]), rows shuffled and ties turned. */
static inline struct small small_relabelled(const struct small *small, uint64_t seed, uint32_t *to)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	struct small other = *small;
	uint32_t row[SMALL_ROWS];
	for (uint32_t i = 0; i < small->n; i++) {
		to[i] = i;
	}
	for (uint32_t r = 0; r < small->m; r++) {
		row[r] = r;
	}
	kith_random_shuffle(&random, to, small->n);
	kith_random_shuffle(&random, row, small->m);
	for (size_t r = 0; r < small->m; r++) {
		bool turn = (!small->directed || !small->one_way[row[r]]) &&
			    kith_random_below(&random, 2);
		uint32_t s = to[small->source[row[r]]], t = to[small->target[row[r]]];
		other.source[r] = turn ? t : s;
		other.target[r] = turn ? s : t;
		other.value[r] = small->value[row[r]];
		other.one_way[r] = small->one_way[row[r]];
	}
	return other;
}

/* Tie number of a pair, whichever way round. */
static inline uint64_t small_tie(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint32_t from = csr->directed ? i : MIN(i, j), to = csr->directed ? j : MAX(i, j);
	uint64_t e = kith_csr_find(csr, from, to);
	assert_true(e != UINT64_MAX);
	return kith_csr_tie(csr, from, e);
}

/* Equal to one part in 10^12, or both undefined, or both infinite. */
static inline void assert_close(double a, double b)
{
	if (isnan(a) && isnan(b)) {
		return;
	}
	if (!(a == b || fabs(a - b) <= 1e-12 * fmax(1, fmax(fabs(a), fabs(b))))) {
		fail_msg("%.17g is not %.17g", a, b);
	}
}

#endif
