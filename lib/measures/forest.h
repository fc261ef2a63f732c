/* Paths where no ties form a circle: one at most between any two people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FOREST_H
#define KITH_FOREST_H

#include "csr/csr.h"
#include "measures/paths.h"

/*
 * Counts the paths that lead through people and over ties, if the graph is a forest.
 *
 *   through v = (c - 1)^2 - sum_b s_b^2,   over e = 2 s (c - s)
 *
 * over ordered pairs, with c the people of the component, s_b those of the parts that it falls into
 * without v, s those on one side of e.
 *
 * graph   undirected, else it is taken for no forest; weights do not matter
 * person  [n] zeros, out; or NULL
 * tie     [ties] zeros, out, by tie number; or NULL
 * forest  out: whether it is one; if not, nothing is counted
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log d) time, d the largest degree; 12n bytes of scratch.
 */
bool kith_forest_paths(
	const kith_csr *graph, double *person, double *tie, bool *forest, GError **error);

/*
 * Distances over all pairs of people between whom there is a path, if the graph is a forest.
 *
 *   sum_s sum_t d(s, t) = sum_e 2 s_e (c - s_e)
 *
 * with c and s as above; the largest is that between the two deepest branches that meet anywhere.
 *
 * graph      undirected, else it is taken for no forest
 * distances  out, exact, where it is one
 * forest     out: whether it is one
 *
 * Fails with KITH_ERROR_SYSTEM. O(n) time, 16n bytes of scratch.
 */
bool kith_forest_distances(
	const kith_csr *graph, struct kith_distances *distances, bool *forest, GError **error);

#endif
