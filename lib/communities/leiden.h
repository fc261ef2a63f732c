/* Communities by Leiden's method (or Louvain's), on the rows themselves. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_H
#define KITH_LEIDEN_H

#include "csr/csr.h"
#include "csr/partition.h"

/* What is made as large as it can be. */
enum kith_objective {
	KITH_MODULARITY, /* see kith_partition_modularity */
	KITH_CPM,        /* constant Potts model: sum_c (w_c - resolution n_c (n_c - 1) / 2) */
};

/* How to search. */
struct kith_leiden_options {
	enum kith_objective objective;
	double resolution; /* > 0; 1 is Newman's modularity; CPM wants one near the density */
	bool louvain;      /* without refinement: Louvain's method */
	uint64_t seed;
	size_t runs; /* independent searches; 0: kith_leiden_runs of the network */
	bool brief;  /* stops, as in huge networks, when quality rises by little */
	const struct kith_partition *fixed; /* groups to keep, or NULL */
};

/* What was found. */
struct kith_leiden_result {
	size_t runs;
	struct kith_partition *all; /* [runs] */
	double *qualities;          /* [runs]; NAN without ties */
	size_t best;                /* the run of highest quality, the first of equals */
};

/*
 * How many runs are worth their time by default: many in small networks, one in huge ones; no more
 * than two where the first two take many steps.
 */
size_t kith_leiden_runs(const kith_csr *csr);

/*
 * Searches for the communities of highest quality.
 *
 * Each run starts from single people and repeats local moving, refinement and aggregation until
 * quality no longer rises (in networks of more than half a million ties, and where a run has
 * taken 5e7 steps: by half a thousandth of itself; and the last moves of people, where they gain
 * less than a fiftieth, are kept without another search above them, or left out where hardly
 * anybody gains by one). Every community is connected,
 * but with Louvain's method need not be. People without ties get KITH_NO_GROUP; groups are numbered
 * as kith_partition_order does without a comparison.
 *
 * With groups to keep, each of them stays together and apart from the others, whatever its ties;
 * everybody else is placed with one of them or in groups of their own.
 *
 *   modularity  as kith_partition_modularity; directed, with each person's out and in weights
 *   CPM         w_c the weight inside community c, n_c its people; Traag, Van Dooren & Nesterov
 *               (2011), Phys. Rev. E 84:016114; both ways of a directed tie are summed
 *
 * both    undirected: everyone a person is tied to, z_ij = w_ij + w_ji
 * out     whom a person points at, for directed modularity; undirected networks: == both
 * result  out, to be finished
 *
 * Several runs are shared among threads, and a large network's one run is: see README.md for how.
 * The answer is the same for any number of them. Fails with
 * KITH_ERROR_SYSTEM. About O(m) time a run; O(n + m) memory a thread.
 * Traag, Waltman & van Eck (2019), Sci. Rep. 9:5233; Leicht & Newman (2008), Phys. Rev. Lett.
 * 100:118703.
 */
bool kith_leiden_find(const kith_csr *both, const kith_csr *out,
	const struct kith_leiden_options *options, struct kith_leiden_result *result,
	GError **error);

/* Frees what the result holds and empties it. */
void kith_leiden_finish(struct kith_leiden_result *result);

#endif
