/* Single figures about a whole network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FIGURES_H
#define KITH_FIGURES_H

#include "csr/csr.h"

/*
 * Density: ties as a share of those there could be.
 *
 *   undirected m / (n (n - 1) / 2), directed m / (n (n - 1))
 *
 * unknown  pairs of whom nobody knows whether they are tied, of the same n and directed as `graph`
 *          is: there could be no tie of them; or NULL
 *
 * NAN where there could be none. Cannot fail. O(1).
 */
double kith_figures_density(const kith_csr *graph, const kith_csr *unknown);

/*
 * Mean number of people someone is tied to (undirected; for a directed graph: kith_csr_symmetric).
 *
 *   2m / n
 *
 * NAN where n = 0. Cannot fail. O(1).
 */
double kith_figures_mean_degree(const kith_csr *both);

/*
 * Reciprocity: the share of directed ties that are returned.
 *
 *   |{(i, j): i -> j and j -> i}| / |{(i, j): i -> j}|
 *
 * out, in  a directed graph and its reverse
 * unknown  pairs of whom nobody knows whether they are tied: ties i -> j do not count where it is
 *          not known whether j -> i; or NULL
 *
 * NAN without ties; 1 when undirected (out == in). Fails (false) with KITH_ERROR_SYSTEM.
 * O(n + m) time. Wasserman & Faust (1994), 13.
 */
bool kith_figures_reciprocity(const kith_csr *out, const kith_csr *in, const kith_csr *unknown,
	double *reciprocity, GError **error);

/*
 * Assortativity by number: whether people tied to one another have like values.
 *
 *   r = sum_ij (x_i - <x>) (y_j - <y>) / (sd(x) sd(y))
 *
 * over ties i -> j, undirected ties both ways, each counting 1; <> and sd over the same ties.
 *
 * out   directed, or undirected
 * x, y  [n] values of the sender and of the receiver, usually the same; NAN: not known, their ties
 *       are left out
 *
 * -1..1; NAN where one of the values is the same for all ties. Cannot fail. O(n + m) time.
 * Newman (2003), Phys. Rev. E 67:026126.
 */
double kith_figures_assortativity(const kith_csr *out, const double *x, const double *y);

/*
 * Degree assortativity: the same with degrees; directed: the sender's out against the receiver's
 * in-degree.
 *
 * out, in  equal when undirected
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time. Newman (2002), Phys. Rev. Lett. 89:208701.
 */
bool kith_figures_degree_assortativity(
	const kith_csr *out, const kith_csr *in, double *assortativity, GError **error);

#endif
