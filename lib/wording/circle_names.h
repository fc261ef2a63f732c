/* What to call a circle: by what sets it apart, else by its best-connected member. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CIRCLE_NAMES_H
#define KITH_CIRCLE_NAMES_H

#include "graph/graph.h"
#include "csr/partition.h"

/*
 * A name for every group of people.
 *
 * By attributes first: a value of a person column names a circle when at least half of its members
 * (and two) have it, and so many would be had by chance with a probability below 0.05 divided by
 * all values times all groups (Fisher's exact test, one-sided, Bonferroni's correction):
 *
 *   P(X >= x) = sum_{k >= x} C(K, k) C(N - K, s - k) / C(N, s)
 *
 * for x of s members and K of N grouped people. The least probable value names it, joined by the
 * next one from another column that passes too: "robotics, Leeds". Circles that would share a name
 * are told apart by their best-connected member: "robotics (Ada +7)".
 *
 * Where nothing sets a circle apart: its best-connected member and how many others, "Medici +7".
 *
 * Cells may hold several values separated by ; or |. Left out are columns of numbers or dates,
 * those kith computes, and those that have a cell of its own for everybody.
 *
 * both       degrees are counted on it, [graph->n]
 * partition  of the graph's people
 *
 * [partition->groups] names and a NULL, to be freed with g_strfreev. Fails with KITH_ERROR_SYSTEM.
 * O(cells) and for every value O(people who have it).
 * Fisher (1922), J. R. Stat. Soc. 85:87.
 */
char **kith_circle_names(const kith_graph *graph, const kith_csr *both,
	const struct kith_partition *partition, GError **error);

/* Natural logarithm of P(X >= x) above. x at most the smaller of K and s. */
double kith_log_chance(double x, double s, double K, double N);

#endif
