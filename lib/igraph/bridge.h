/* What kith borrows from igraph: its community methods and its classic layouts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IGRAPH_BRIDGE_H
#define KITH_IGRAPH_BRIDGE_H

#include "csr/csr.h"
#include "csr/partition.h"

/*
 * igraph is entered by one thread at a time, with handlers of our own: what it reports as an error,
 * even what it would abort on, comes back as a GError, and it prints nothing. Its chance is seeded
 * from ours, so the same seed gives the same answer.
 */

/* A community method of igraph, as told to people. */
struct kith_igraph_method {
	const char *name;
	const char *aim;   /* what it makes as large or small as it can */
	const char *paper; /* where it was published */
	bool directed;     /* heeds the direction of ties; else both ways are summed */
};

/*
 * The method of that name, or NULL: leiden, infomap, walktrap, fastgreedy, eigenvector,
 * edge-betweenness, spinglass. Louvain's, which may never end in some versions of igraph, and
 * Leiden's for larger networks are in leiden.h, label propagation in label_propagation.h.
 */
const struct kith_igraph_method *kith_igraph_method_find(const char *name);

/* What is asked of a method. */
struct kith_igraph_search {
	const struct kith_igraph_method *method; /* from kith_igraph_method_find */
	double resolution;  /* of modularity, for leiden and spinglass; 1 is Newman's */
	uint64_t seed;      /* of chance */
	double code_length; /* out: of infomap, bits a step of the walk; else as it was */
};

/*
 * Communities by one of igraph's methods. People without ties get KITH_NO_GROUP; groups are
 * numbered as kith_partition_order does without a comparison.
 *
 * csr        undirected, or directed: rows of whom each person points at
 * partition  out, to be finished
 *
 * Weights count as strengths everywhere; edge-betweenness walks distances of 1/weight. Leiden is
 * repeated from its own result until modularity no longer rises.
 *
 * Fails with KITH_ERROR_SYSTEM when there is not enough memory (asked before anything is built),
 * KITH_ERROR_NO_ANSWER when the method gives up on this network, saying why (spinglass wants a
 * connected network). Time: leiden, infomap about O(m); fastgreedy, walktrap
 * O(n m log n); eigenvector O(n m); spinglass and edge-betweenness O(m^2 n) and only for hundreds
 * of people.
 */
bool kith_igraph_communities(const kith_csr *csr, struct kith_igraph_search *search,
	struct kith_partition *partition, GError **error);

/*
 * Places for everybody by one of igraph's layouts: fr (Fruchterman & Reingold 1991), kk (Kamada &
 * Kawai 1989), mds (Torgerson 1952, by steps apart), dh (Davidson & Harel 1996), gem (Frick et al.
 * 1995), graphopt, tree (Reingold & Tilford 1981), circle, star, grid, random.
 *
 * csr   directed or not; heavier ties pull closer (fr) or are shorter (kk: 1/weight)
 * x, y  [csr->n] out, in igraph's own unit
 *
 * Fails with KITH_ERROR_USAGE when there is no such layout, naming those there are,
 * KITH_ERROR_SYSTEM, or KITH_ERROR_NO_ANSWER when igraph gives up. kk and mds need O(n^2) memory.
 */
bool kith_igraph_layout(
	const kith_csr *csr, const char *name, uint64_t seed, double *x, double *y, GError **error);

#endif
