/* A graph as analysed: direction and weighting applied, with the rows the kernels want. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NETWORK_H
#define KITH_NETWORK_H

#include "csr/csr.h"
#include "graph/graph.h"

/* How ties are read. */
enum kith_direction {
	KITH_AS_GIVEN,   /* directed when some tie is */
	KITH_DIRECTED,   /* every row is one way */
	KITH_UNDIRECTED, /* directions dropped, both ways summed */
	KITH_MUTUAL,     /* only reciprocated ties, their first rows, at the smaller weight */
};

typedef struct kith_network {
	kith_graph *graph; /* borrowed */
	bool directed;     /* out, in and both differ */
	bool weighted;     /* weights came from a column and are used */
	uint64_t loops;    /* rows left out because both ends are one person */
	uint64_t parallel; /* rows summed into another */
	kith_csr *out;     /* who a person points at; undirected: everyone they are tied to */
	kith_csr *in;      /* who points at a person; undirected: == out */
	kith_csr *both;    /* z_ij = w_ij + w_ji; undirected: == out */
} kith_network;

/*
 * Builds the rows of `graph`, which must outlive the network. All directions but
 * KITH_AS_GIVEN with directed ties change graph->one_way (and KITH_MUTUAL drops rows), so that what
 * is printed is what was analysed.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
kith_network *kith_network_new(
	kith_graph *graph, enum kith_direction direction, bool unweighted, GError **error);
void kith_network_free(kith_network *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_network, kith_network_free)

/*
 * For each tie row of the graph the number of its merged tie (kith_csr_tie of network->out),
 * UINT64_MAX for loops. [graph->m], to be freed. Fails with KITH_ERROR_SYSTEM.
 */
uint64_t *kith_network_tie_of_row(const kith_network *network, GError **error);

/*
 * The median of all merged ties' weights (arcs when directed), out; 1 where there are none.
 *
 * Fails with KITH_ERROR_SYSTEM. O(m) time on average, 8 bytes a tie of scratch.
 */
bool kith_network_median_weight(const kith_network *network, double *median, GError **error);

#endif
