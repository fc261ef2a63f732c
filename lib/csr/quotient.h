/* The web of circles: every circle of a network as if it were one person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_QUOTIENT_H
#define KITH_QUOTIENT_H

#include "csr/partition.h"

struct kith_quotient {
	kith_csr *graph;     /* circles; weights are sums over the ties between two of them */
	uint32_t *people;    /* [graph->n] how many are in each */
	uint32_t *best;      /* [graph->n] who has most ties, the smaller number among equals */
	size_t people_shown; /* in all of them */
};

/*
 * Makes the quotient of a network by its circles.
 *
 *   W_ab = sum over i in a, j in b of w_ij,  a != b
 *
 * graph      undirected
 * partition  circles by falling size (kith_partition_order); people in none are left out
 * most       circles at most, the largest
 * quotient   out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m + most^2) time, O(most^2) scratch.
 */
bool kith_quotient_init(struct kith_quotient *quotient, const kith_csr *graph,
	const struct kith_partition *partition, size_t most, GError **error);
void kith_quotient_finish(struct kith_quotient *quotient);

#endif
