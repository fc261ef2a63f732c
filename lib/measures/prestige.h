/* Prestige: being chosen by people who are themselves chosen. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PRESTIGE_H
#define KITH_PRESTIGE_H

#include "csr/csr.h"

/*
 * PageRank: where someone is found who follows ties at random, starting afresh now and then.
 *
 *   x_i = (1 - d) / n + d (sum_{j -> i} w_ji x_j / s_j + sum_{j: s_j = 0} x_j / n)
 *
 * with s_j = sum_k w_jk; whoever points at no one passes everything on to all alike.
 *
 * in       who points at a person (undirected: the graph)
 * strength [n] s_j, the weights going out of j
 * damping  d, 0 <= d < 1; .85 is usual
 * score    [n] out; the sum is 1
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time a round, rounds until the scores together change by
 * less than 1e-15 or by no more than rounding (at most 210 for d = .85), 16n bytes.
 * Brin & Page (1998), Comput. Netw. 30:107.
 */
bool kith_prestige_pagerank(
	const kith_csr *in, const double *strength, double damping, double *score, GError **error);

/* Sum of the weights in each row, [n] out: 0 where the row is empty. O(m). */
void kith_prestige_strength(const kith_csr *graph, double *strength);

/*
 * Eigenvector centrality: a person counts as much as their contacts do together.
 *
 *   l x_i = sum_j w_ij x_j,  l the largest eigenvalue
 *
 * Where the network falls into parts only the part with the largest eigenvalue has scores; the
 * others are 0. Parts that share that eigenvalue share in the scores as they do in the degrees.
 *
 * graph  undirected
 * score  [n] out, the largest is 1; without ties everyone is 1
 *
 * Fails with KITH_ERROR_SYSTEM. Locally optimal conjugate gradients: O(n + m) time a round, some
 * tens of rounds, 56n bytes.
 * Bonacich (1972), J. Math. Sociol. 2:113; Knyazev (2001), SIAM J. Sci. Comput. 23:517.
 */
bool kith_prestige_eigenvector(const kith_csr *graph, double *score, GError **error);

#endif
