/* The network as the kernels see it: for each person a sorted row of the people they are tied to.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CSR_H
#define KITH_CSR_H

#include <stdint.h>

#include "base/memory.h"

#define KITH_NOBODY UINT32_MAX

/*
 * Compressed sparse rows. Person i's contacts are to[start[i]] .. to[start[i + 1] - 1], in rising
 * order, without i and without repeats: loops are left out and parallel ties are summed.
 *
 * Undirected (`directed` false): each tie stands in both rows, so start[n] is twice the number of
 * ties. Tie number t runs over the pairs i < j in order of (i, j): see kith_csr_tie.
 * Directed: rows hold arcs i -> j; the arc at position e is tie number e.
 */
struct kith_csr {
	size_t n;        /* people */
	uint64_t *start; /* [n + 1] */
	uint32_t *to;    /* [start[n]] */
	double *weight;  /* [start[n]], > 0, strength; NULL: every tie counts 1 */
	uint64_t *tie;   /* [n + 1] undirected: ties whose smaller end is below i; directed: NULL */
	bool directed;
};

typedef struct kith_csr kith_csr;

/* The raw material of a CSR: m rows of who is tied to whom. Borrowed, not owned. */
struct kith_arcs {
	size_t n, m;
	const uint32_t *source, *target; /* [m], below n; loops allowed, they are left out */
	const uint32_t *cell;            /* [m] index into value; NULL: the row's own number */
	const double *value;             /* weights, > 0; NULL: every merged tie counts 1 */
	const uint8_t *one_way; /* [m] 1: source -> target only, 0: both ways; NULL: undirected */
};

/*
 * Builds the rows, summing parallel ties in row order: undirected when arcs->one_way is NULL, else
 * directed, a row that is not one-way giving an arc each way.
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time.
 */
kith_csr *kith_csr_new(const struct kith_arcs *arcs, GError **error);

/* The arcs of a directed graph turned round: row i lists who points at i. Fails as kith_csr_new. */
kith_csr *kith_csr_reverse(const kith_csr *out, GError **error);

/*
 * A directed graph seen without directions: z_ij = w_ij + w_ji, with w = 1 for each arc where there
 * are no weights (so a reciprocated pair weighs 2). Fails as kith_csr_new.
 */
kith_csr *kith_csr_symmetric(const kith_csr *out, GError **error);

/*
 * A directed graph whose one-way ties lead back as well, at their own weight; a tie that runs both
 * ways keeps the weight of each.
 *
 *   w'_ij = w_ij where i -> j, else w_ji
 *
 * out, in  the graph, and the same turned round; given the other way about, the result is too
 *
 * Fails as kith_csr_new. O(n + m) time.
 */
kith_csr *kith_csr_either_way(const kith_csr *out, const kith_csr *in, GError **error);

/* Takes NULL. */
void kith_csr_free(kith_csr *csr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_csr, kith_csr_free)

/* Number of distinct people i is tied to (undirected) or points at (out). */
static inline uint32_t kith_csr_degree(const kith_csr *csr, size_t i)
{
	return (uint32_t)(csr->start[i + 1] - csr->start[i]);
}

/* Weight of the tie at position e of `to`; 1 where there are no weights. */
static inline double kith_csr_weight(const kith_csr *csr, uint64_t e)
{
	return csr->weight ? csr->weight[e] : 1.0;
}

/* Number of ties: pairs when undirected, arcs when directed. */
static inline uint64_t kith_csr_ties(const kith_csr *csr)
{
	return csr->directed ? csr->start[csr->n] : csr->start[csr->n] / 2;
}

/* Position of the first contact of i with a larger number (undirected). */
static inline uint64_t kith_csr_upper(const kith_csr *csr, size_t i)
{
	return csr->start[i + 1] - (csr->tie[i + 1] - csr->tie[i]);
}

/* Tie number of the tie at position e of row i; when undirected, to[e] must be larger than i. */
static inline uint64_t kith_csr_tie(const kith_csr *csr, size_t i, uint64_t e)
{
	return csr->directed ? e : csr->tie[i] + (e - kith_csr_upper(csr, i));
}

/*
 * In a row so many times as long as the list of people sought there, looking each of them up beats
 * walking along the row.
 */
#define KITH_MUCH_LONGER 16

/* Position of j in row i, or UINT64_MAX. O(log degree). */
uint64_t kith_csr_find(const kith_csr *csr, uint32_t i, uint32_t j);

#endif
