/* The network with every tie once, from the end with fewer contacts to the end with more. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FORWARD_H
#define KITH_FORWARD_H

#include "csr/csr.h"

/*
 * People stand in order of their number of contacts, equal numbers in order of their own. Person
 * i's ties to people who come after i have the slots start[i] .. start[i + 1] - 1; nobody has more
 * than sqrt(2 ties) of them, hubs included, which is what makes triangles cheap to find.
 */
struct kith_forward {
	const kith_csr *csr; /* borrowed; undirected */
	uint64_t *start;     /* [n + 1] */
	uint32_t *after;     /* [ties] contacts who come after i, rising within a row */
	uint32_t longest;    /* the most contacts after anyone */
};

typedef struct kith_forward kith_forward;

/* Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time; holds 4 bytes a tie. */
kith_forward *kith_forward_new(const kith_csr *csr, GError **error);

/* Takes NULL. */
void kith_forward_free(kith_forward *forward);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_forward, kith_forward_free)

/* How many of i's contacts come after i. */
static inline uint32_t kith_forward_degree(const kith_forward *forward, size_t i)
{
	return (uint32_t)(forward->start[i + 1] - forward->start[i]);
}

/*
 * The triangles of u and v, where v comes after u and w after both. In u's row v and w have the
 * places v and w; the tie v - w has the slot.
 */
struct kith_triangles_found {
	uint32_t u, v;
	uint32_t count;
	const uint32_t *w;    /* [count] */
	const uint64_t *slot; /* [count] */
	bool alone;           /* only one thread runs: no need for atomics */
};

/*
 * What is done with triangles. Each u is handled by one thread, which hands `row`, zeroed at first,
 * from `begin` over all triangles of u to `end`, which leaves it zeroed; only that thread sees it.
 */
struct kith_forward_visit {
	void *data;
	size_t bytes;                                     /* of `row` for each place in u's row */
	void (*begin)(void *data, uint32_t u, void *row); /* NULL: nothing to do */
	void (*triangles)(void *data, const struct kith_triangles_found *found, void *row);
	void (*end)(void *data, uint32_t u, void *row, bool alone);
	const uint32_t *left_out; /* [n] not KITH_NOBODY: u's triangles are not visited; or NULL */
};

/*
 * Visits every triangle once, in parallel where there is enough to do. The order of visits depends
 * on the threads: only add whole numbers to what several of them share.
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out, before any visit. O(m^1.5) time at worst,
 * 4n bytes a thread. Chiba & Nishizeki (1985), SIAM J. Comput. 14:210; Latapy (2008),
 * Theor. Comput. Sci. 407:458.
 */
bool kith_forward_triangles(
	const kith_forward *forward, const struct kith_forward_visit *visit, GError **error);

/* The weights of the graph in order of slots, NULL without `error` where there are none; to be
 * freed. Fails with KITH_ERROR_SYSTEM. */
double *kith_forward_weights(const kith_forward *forward, GError **error);

#endif
