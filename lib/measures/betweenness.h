/* Betweenness: how often people and ties lie on the shortest paths between others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BETWEENNESS_H
#define KITH_BETWEENNESS_H

#include "measures/paths.h"

/* What is wanted. */
struct kith_betweenness_options {
	bool people, ties;
	struct kith_sources sources; /* searched from: count 0 for everyone, which is exact */
	bool plain; /* only registers that every processor has: slower, and the same bytes */
};

/* Shares of all pairs, 0..1; arrays that were not wanted are NULL. */
struct kith_betweenness {
	double *person;       /* [n] */
	double *person_error; /* [n] half-width; NULL where exact */
	double *tie;          /* [ties], by tie number */
	double *tie_error;    /* [ties] half-width; NULL where exact */
	size_t sources;       /* people searched from; 0 where paths were drawn */
	size_t samples;       /* paths drawn; 0 where people were searched from */
};

/*
 * Whether betweenness from everyone takes no longer than half a minute or so on one thread: some
 * searches from people drawn by chance say how many ties all of them would look at, and 4e9 are
 * affordable (from 8 sources at once), 1.5e9 where ties differ in weight. What is counted does not
 * depend on the machine, so the answer is the same on all. An undirected forest is always soon
 * done.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_betweenness_is_soon(const kith_csr *graph, uint64_t seed, bool *soon, GError **error);

/* Whether ties differ in weight, so that lengths, not steps, make a path short. O(m). */
bool kith_betweenness_weighted(const kith_csr *graph);

/*
 * Betweenness of people and ties, as shares of all pairs of people in the graph.
 *
 *   b(v) = sum_{s != v != t} sigma_st(v) / sigma_st  / ((n - 1)(n - 2))
 *   b(e) = sum_{s != t}      sigma_st(e) / sigma_st  / (n (n - 1))
 *
 * over ordered pairs s, t (undirected: each pair twice, and so the same as over pairs / 2), with
 * sigma_st the number of shortest paths, sigma_st(v) of those through v. A tie of weight w is 1/w
 * long; lengths that differ by less than KITH_PATHS_TOLERANCE of the longer are equal. Without
 * weights, or where all are equal, steps are counted. There may be any number of paths, more than a
 * double can hold as well. b = 0 for everyone where n < 3, for ties
 * where n < 2.
 *
 * From K drawn sources the estimate scales their sum by n / K, and the error is the half-width of
 * a 95 % interval that holds for all people at once (for all ties at once): with x the share of
 * targets that one source reaches through v, 0 <= x <= 1, S^2 its variance and Q the mean of x^2 in
 * the sample, and L = ln(4 N / .05), N people or ties,
 *
 *   |mean - E x| <= s a + a^2 / 6,   a = sqrt(2 L / K),
 *   s the least of 1/2 and the larger roots of  s^2 = Q + s a  and
 *   s^2 = S^2 + (s a + a^2 / 6)^2 + s a
 *
 * which joins Bernstein's inequality for the mean and its one-sided form for the means of x^2 and
 * of (x - E x)^2, both at most 1: an empirical Bernstein bound that also holds when drawing without
 * replacement, as sums of such draws are dominated by those with (Hoeffding 1963, theorem 4). For
 * K > n / 2 the sources not drawn are the sample, which is narrower; people who cannot lie
 * between others (fewer than two contacts, or none on one side) are certain: 0.
 *
 * graph   undirected, or directed: out; weights > 0
 * result  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM. Unweighted: 8 sources at once in the lanes of vector registers,
 * O(K (n + m)) time; weighted: O(K (m + n log n)); everyone in an undirected forest: O(n log n),
 * see measures/forest.h. The same bytes for any number of threads. Memory beside the graph and the
 * result: about 190n bytes a thread that works, not more threads than fit in 24 bytes a tie (or 256
 * MB), and as much for each as it gathers. Freeman (1977), Sociometry 40:35; Brandes (2001), J.
 * Math. Sociol. 25:163; Brandes & Pich (2007); Maurer & Pontil (2009), COLT.
 */
bool kith_betweenness_find(const kith_csr *graph, const struct kith_betweenness_options *options,
	struct kith_betweenness *result, GError **error);

/*
 * Whether a person lies between nobody for certain: without a contact on one side, or with only one
 * in all. `in` is the graph turned round, or where undirected the same.
 */
bool kith_betweenness_is_never(const kith_csr *out, const kith_csr *in, size_t person);

/* Frees what the result holds and empties it. */
void kith_betweenness_finish(struct kith_betweenness *result);

#endif
